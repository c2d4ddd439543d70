//! Times of day.

use super::scan;

/// A meeting's start and end as `HH:MM`: from "kl. 15:00", "Kl. 9.00-11.30", "kl. 9 til 11", "15.00–17.00",
/// "slut kl. 17.30".
pub fn clock(text: &str) -> (Option<String>, Option<String>) {
    let Some(first) = after_kl(text, 0).or_else(|| bare(text)) else { return (None, None) };
    if closing(&text[..first.start]) {
        return (None, Some(first.text()));
    }
    let end = range_end(text, &first).or_else(|| {
        let mut from = first.end;
        while let Some(next) = after_kl(text, from) {
            if closing(&text[..next.start]) {
                return Some(next.text());
            }
            from = next.end;
        }
        None
    });
    (Some(first.text()), end)
}

/// A time of day; `start` is where its "kl", or else its hour, begins.
struct Time {
    start: usize,
    end: usize,
    hour: u32,
    minute: u32,
    /// Whether minutes are written.
    full: bool,
}

impl Time {
    fn text(&self) -> String {
        // Midnight as the end of a day is written 24.
        format!("{:02}:{:02}", self.hour % 24, self.minute)
    }
}

/// The first time behind a "kl" at or after `from`. "kl" is no word but this abbreviation (and KL, an association, which
/// no number follows).
fn after_kl(text: &str, from: usize) -> Option<Time> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(skipped) = bytes.get(at..)?.iter().position(|b| b.eq_ignore_ascii_case(&b'k')) {
        let start = at + skipped;
        at = start + 1;
        if text[..start].ends_with(char::is_alphanumeric) {
            continue;
        }
        let found = kl(text, start).and_then(|hour| time(text, hour, true));
        if let Some(time) = found {
            return Some(Time { start, ..time });
        }
    }
    None
}

/// Where the number begins behind a "kl", "kl." or "kl:" at `at`.
fn kl(text: &str, at: usize) -> Option<usize> {
    let end = scan::skip(text, at, "kl")?;
    let end = end + usize::from(text[end..].starts_with('.'));
    Some(scan::spaces(text, end + usize::from(text[end..].starts_with(':'))))
}

/// The time whose hour begins at `at`. Only where `announced` may the minutes be missing, or follow without a mark or
/// behind a comma.
fn time(text: &str, at: usize, announced: bool) -> Option<Time> {
    let run = scan::digits(text, at);
    let built = |hour, minute, end, full| {
        let valid = hour < 24 && minute < 60 || hour == 24 && minute == 0;
        valid.then_some(Time { start: at, end, hour, minute, full })
    };
    if announced && run - at == 4 {
        let (hour, minute) = (text[at..at + 2].parse().ok()?, text[at + 2..run].parse().ok()?);
        return scan::closes(text, run).then(|| built(hour, minute, run, true)).flatten();
    }
    let (hour, hour_end) = scan::number(text, at, 2)?;
    let mark = text[hour_end..].chars().next();
    if matches!(mark, Some(':' | '.')) || (announced && mark == Some(',')) {
        let end = scan::digits(text, hour_end + 1);
        if end - hour_end == 3 {
            let minute = text[hour_end + 1..end].parse().ok()?;
            let end = seconds(text, end).filter(|_| mark == Some(':')).unwrap_or(end);
            // "13.04.2023" is a date; "15.00-17.00" two times.
            let apart = scan::closes(text, end) || (text[end..].starts_with('-') && !text[..hour_end].ends_with('-'));
            return apart.then(|| built(hour, minute, end, true)).flatten();
        }
    }
    let apart = scan::closes(text, hour_end) || text[hour_end..].starts_with('-');
    (announced && apart).then(|| built(hour, 0, hour_end, false)).flatten()
}

/// The end of the seconds at `at`, which systems print: "09:00:00".
fn seconds(text: &str, at: usize) -> Option<usize> {
    let from = scan::skip(text, at, ":")?;
    let end = scan::digits(text, from);
    (end == from + 2 && text[from..end].parse::<u32>().is_ok_and(|seconds| seconds < 60)).then_some(end)
}

/// The end of a range that `first` begins: a dash or "til", perhaps another "kl", and a time.
fn range_end(text: &str, first: &Time) -> Option<String> {
    let at = scan::spaces(text, first.end);
    // Where only a typewriter's signs are left, a long dash is two short ones.
    let dash = scan::dash(text, at).map(|at| scan::dash(text, at).unwrap_or(at));
    let joined = dash.or_else(|| scan::skip(text, at, "til "))?;
    let at = scan::spaces(text, joined);
    let hour = kl(text, at).unwrap_or(at);
    let end = time(text, hour, true)?;
    // An hour alone may be the floor or a count of something else: it ends a meeting only after its start, and not as an
    // ordinal ("kl. 9 - 10. sal").
    let ordinal = text[end.end..].strip_prefix(". ").is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let later = (end.hour, end.minute) > (first.hour, first.minute);
    (end.full || (later && !ordinal && scan::closes(text, end.end))).then(|| end.text())
}

/// A time without "kl": hour and minutes, on their own or as a range.
fn bare(text: &str) -> Option<Time> {
    let mut at = 0;
    while let Some(start) = scan::next_digit(text, at) {
        at = scan::digits(text, start);
        if !scan::opens(text, start) {
            continue;
        }
        let Some(time) = time(text, start, false) else { continue };
        if text[at..].starts_with(':') || range_end(text, &time).is_some() || !other(text, &time) {
            return Some(time);
        }
        at = time.end;
    }
    None
}

/// Whether figures with a full stop between them are a day and month, a section or an amount.
fn other(text: &str, time: &Time) -> bool {
    const BEFORE: [&str; 10] = ["d", "den", "pkt", "punkt", "afsnit", "side", "bilag", "version", "§", "nr"];
    const AFTER: [&str; 8] = ["kr", "mio", "mia", "%", "pct", "procent", "km", "m2"];
    let before = text[..time.start].trim_end().trim_end_matches('.');
    // No word of the list is longer; a line without spaces is one long word.
    let letters: usize = before.chars().rev().take_while(|c| !c.is_whitespace()).take(9).map(char::len_utf8).sum();
    let last = before[before.len() - letters..].to_lowercase();
    let after = text[time.end..].trim_start().chars().take(8).collect::<String>().to_lowercase();
    BEFORE.contains(&last.as_str()) || AFTER.iter().any(|unit| after.starts_with(unit))
}

/// Whether the words right before a time say that the meeting ended then.
fn closing(before: &str) -> bool {
    const WORDS: [&str; 8] =
        ["slut", "sluttede", "sluttet", "sluttidspunkt", "hævet", "hævedes", "afsluttet", "afsluttedes"];
    let words = before.rsplit(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(1);
    words.map(str::to_lowercase).any(|word| WORDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn start_and_end() {
        let cases = [
            ("kl. 15:00", "15:00", ""),
            ("Kl. 9.00-11.30", "09:00", "11:30"),
            ("Kl. 9.00 -- 11.30", "09:00", "11:30"),
            ("kl. 15", "15:00", ""),
            ("15.00–17.00", "15:00", "17:00"),
            ("15.00-17.00", "15:00", "17:00"),
            ("kl. 16:30 - 18:00", "16:30", "18:00"),
            ("kl. 9 til 11", "09:00", "11:00"),
            ("fra kl. 9.00 til kl. 11.00", "09:00", "11:00"),
            ("kl. 9-11", "09:00", "11:00"),
            ("Torsdag d. 14. september 2023 kl. 15:00", "15:00", ""),
            ("13.04.2023 kl. 9.30", "09:30", ""),
            ("KL. 0900", "09:00", ""),
            ("kl.15.00", "15:00", ""),
            ("kl 15.00.", "15:00", ""),
            ("kl. 15,30", "15:30", ""),
            ("kl: 15.30", "15:30", ""),
            ("13-04-2023 15:00 - 17:00", "15:00", "17:00"),
            ("Tidspunkt: 15:00", "15:00", ""),
            ("15.00", "15:00", ""),
            ("kl. 19.00-00.30", "19:00", "00:30"),
            ("kl. 20-24", "20:00", "00:00"),
            ("kl.\u{a0}15.00\u{a0}–\u{a0}17.00", "15:00", "17:00"),
            ("Mødet sluttede kl. 17.30", "", "17:30"),
            ("Start kl. 9, slut kl. 11.15", "09:00", "11:15"),
            ("Mødet hævet kl. 18", "", "18:00"),
            ("kl. 9 - 10. sal", "09:00", ""),
            ("kl. 15 – 3. sal", "15:00", ""),
            ("kl. 15.00 - 13-04-2023", "15:00", ""),
            ("kl. 15.00-17", "15:00", "17:00"),
            ("kl. 9.00-11.30, lokale 12", "09:00", "11:30"),
            ("kl. 9 den 13.04.2023", "09:00", ""),
            ("11-06-2020 09:00:00", "09:00", ""),
            ("09:00:00 - 11:30:00", "09:00", "11:30"),
        ];
        for (text, start, end) in cases {
            let some = |value: &str| (!value.is_empty()).then(|| value.to_owned());
            assert_eq!(clock(text), (some(start), some(end)), "{text}");
        }
    }

    #[test]
    fn no_time() {
        let texts = [
            "",
            "13.04.2023",
            "13-04-2023",
            "d. 13.04",
            "klynge 15",
            "KL og PLO",
            "2.10 mio. kr.",
            "1.066 mio.",
            "25:00",
            "12:60",
            "pkt. 3.10",
            "kl. 99",
            "lokale 15",
            "EMN-2022-08416",
            "1:2",
            "12:345",
            "kl.",
            "uge 15",
            "1-51-71-3321-08",
            "10.20.30",
        ];
        for text in texts {
            assert_eq!(clock(text), (None, None), "{text}");
        }
    }
}
