//! Weekdays that stand before a date and are not that date's.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use time::{Date, Month, Weekday};

use super::{dato, scan};

/// A weekday with a date that fell, or will fall, on another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forkert {
    /// The weekday and the date as written.
    pub range: Range<usize>,
    /// The date as `YYYY-MM-DD`.
    pub dato: String,
    /// The weekday that the date has.
    pub ugedag: &'static str,
}

const DAYS: [(&str, Weekday); 7] = [
    ("mandag", Weekday::Monday),
    ("tirsdag", Weekday::Tuesday),
    ("onsdag", Weekday::Wednesday),
    ("torsdag", Weekday::Thursday),
    ("fredag", Weekday::Friday),
    ("lørdag", Weekday::Saturday),
    ("søndag", Weekday::Sunday),
];
/// How each of them ends.
static ENDING: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("dag"));
/// What joins the last of several weekdays to those before it; the dates are then joined too, and do not pair one by one.
const JOINS: [&str; 5] = ["og", "til", "eller", "samt", "t.o.m."];

/// Every weekday that stands before a date with a year, as in "torsdag den 16. maj 2024", and is not that date's.
pub fn forkerte(text: &str) -> Vec<Forkert> {
    let mut found = Vec::new();
    // Every weekday ends so; prose has few words that do, and fewer with a date behind them.
    for at in ENDING.find_iter(text.as_bytes()) {
        let end = at + ENDING.needle().len();
        let date_at = behind_weekday(text, end);
        if date_at == end || !text[date_at..].starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let start = text[..at].rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + width(text, at));
        let word = text[start..end].to_lowercase();
        let Some((_, said)) = DAYS.iter().find(|(name, _)| *name == word) else { continue };
        // As far as a date can reach.
        let near = text[date_at..].char_indices().nth(24).map_or(text.len(), |(length, _)| date_at + length);
        let Some(date) = dato::dates(&text[date_at..near], None).into_iter().next() else { continue };
        let is_one_of_several = joined(&text[..start]) || joins_another(&text[date_at + date.range.end..]);
        if date.range.start != 0 || is_one_of_several {
            continue;
        }
        if let Some((name, _)) = weekday(&date.value).filter(|(_, real)| real != said) {
            found.push(Forkert { range: start..date_at + date.range.end, dato: date.value, ugedag: name });
        }
    }
    found
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// Where a date may begin behind a weekday: "torsdag 16.", "torsdag, den 16.", "torsdag d.16.".
fn behind_weekday(text: &str, end: usize) -> usize {
    let at = scan::spaces(text, scan::skip(text, end, ",").unwrap_or(end));
    ["den ", "d. ", "d.", "d "]
        .iter()
        .find_map(|word| scan::skip(text, at, word))
        .map_or(at, |at| scan::spaces(text, at))
}

/// "tirsdag og onsdag", "fredag-lørdag": whether a word or a mark that joins stands at the end of `before`.
fn joined(before: &str) -> bool {
    // A weekday and what joins it are no longer.
    let near = before.char_indices().rev().nth(20).map_or(before, |(at, _)| &before[at..]);
    let before = near.trim_end();
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("").to_lowercase();
    before.ends_with(scan::is_dash)
        || before.ends_with(['/', ',']) && ends_in_day(&word)
        || JOINS.contains(&word.as_str())
}

fn ends_in_day(word: &str) -> bool {
    let word = word.trim_end_matches([',', '/']);
    DAYS.iter().any(|(name, _)| word.ends_with(name))
}

/// "13.-14. maj 2024" is read as two dates, the first of which has no more than its day.
fn joins_another(behind: &str) -> bool {
    behind.trim_start_matches(['.', ' ']).starts_with(scan::is_dash)
}

/// The weekday of `YYYY-MM-DD`.
fn weekday(date: &str) -> Option<(&'static str, Weekday)> {
    let mut parts = date.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = Month::try_from(parts.next()?.parse::<u8>().ok()?).ok()?;
    let day = Date::from_calendar_date(year, month, parts.next()?.parse().ok()?).ok()?.weekday();
    DAYS.iter().find(|(_, known)| *known == day).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_that_is_not_the_dates() {
        for (text, expected) in [
            ("Mødet holdes torsdag den 15. maj 2024.", &[("torsdag den 15. maj 2024", "2024-05-15", "onsdag")][..]),
            ("Mandag d. 13-06-2024 kl. 9", &[("Mandag d. 13-06-2024", "2024-06-13", "torsdag")]),
            ("Søndag, den 1. juni 2024", &[("Søndag, den 1. juni 2024", "2024-06-01", "lørdag")]),
            ("LØRDAG 2/6 2024", &[]),
            ("lørdag 2/6 2024", &[("lørdag 2/6 2024", "2024-06-02", "søndag")]),
        ] {
            let found = forkerte(text);
            let shown: Vec<_> = found.iter().map(|f| (&text[f.range.clone()], f.dato.as_str(), f.ugedag)).collect();
            assert_eq!(shown, expected, "{text}");
        }
    }

    #[test]
    fn what_is_right_or_cannot_be_told() {
        for text in [
            "Torsdag den 16. maj 2024 kl. 9",
            "torsdag den 15. maj",
            "tirsdag og torsdag den 14. og 16. maj 2024",
            "lørdag-søndag den 1.-2. juni 2024",
            "mandag den 13.-14. maj 2024",
            "fra onsdag til fredag den 15. maj 2024",
            "hver torsdag. Den 15. maj 2024 er der fest",
            "Grundlovsdag den 5. juni 2024",
            "i dag den 15. maj 2024",
            "dag",
            "torsdag den 31. februar 2024",
        ] {
            assert_eq!(forkerte(text), [], "{text}");
        }
    }
}
