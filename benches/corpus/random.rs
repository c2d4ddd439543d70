//! Numbers that look random and are the same on every machine, and days of the calendar.

use klynge::danish::MONTHS;

/// Splitmix64, by Sebastiano Vigna: a counter with its bits well stirred.
pub(super) struct Random(u64);

impl Random {
    /// Starts where `seed` and `stream` say: other streams give other numbers.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut start = Self(seed ^ stream.wrapping_mul(0xA24B_AED4_963E_E407));
        start.next();
        start
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A number from `from` up to and with `to`.
    pub(super) fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.below(to - from + 1)
    }

    /// Whether something happens that happens `percent` times of a hundred.
    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub(super) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::try_from(self.below(from.len() as u64)).unwrap_or(0)]
    }
}

const WEEKDAYS: [&str; 7] = ["Torsdag", "Fredag", "Lørdag", "Søndag", "Mandag", "Tirsdag", "Onsdag"];

/// A day of the calendar.
pub(super) struct Day {
    pub(super) year: u64,
    month: usize,
    day: u64,
    weekday: &'static str,
}

impl Day {
    /// The day that comes `days` after the first of January 2015, a Thursday.
    pub(super) fn after_2015(days: u64) -> Self {
        let weekday = WEEKDAYS[usize::try_from(days % 7).unwrap_or(0)];
        let (mut year, mut left) = (2015, days);
        let leap = |year: u64| year.is_multiple_of(4);
        while left >= 365 + u64::from(leap(year)) {
            left -= 365 + u64::from(leap(year));
            year += 1;
        }
        let mut month = 0;
        for length in [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
            if left < length {
                break;
            }
            left -= length;
            month += 1;
        }
        Self { year, month, day: left + 1, weekday }
    }

    /// "8. februar 2024"
    pub(super) fn written(&self) -> String {
        format!("{}. {} {}", self.day, MONTHS[self.month], self.year)
    }

    /// "Torsdag d. 8. februar 2024"
    pub(super) fn with_weekday(&self) -> String {
        format!("{} d. {}", self.weekday, self.written())
    }

    /// "08-02-2024"
    pub(super) fn figures(&self) -> String {
        format!("{:02}-{:02}-{}", self.day, self.month + 1, self.year)
    }

    /// "2024-02-08"
    pub(super) fn iso(&self) -> String {
        format!("{}-{:02}-{:02}", self.year, self.month + 1, self.day)
    }
}
