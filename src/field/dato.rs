//! Dates, as Danish documents write them, and as users type them.

use std::ops::Range;

use time::{Date, Month};

pub use super::klok::clock;
use super::scan;
use crate::danish::MONTHS;

#[cfg(test)]
mod tests;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// Bytes of the text that it was read from; of a date from its first digit, without "d." or a weekday.
    pub range: Range<usize>,
    /// What was read.
    pub value: T,
}

/// What stands before a day of a month that is no list number.
const INTRODUCTIONS: [&str; 10] =
    ["d", "den", "dato", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];

/// All dates in the text as `YYYY-MM-DD`, in order. One without a year counts only where `default_year` is given.
pub fn dates(text: &str, default_year: Option<i32>) -> Vec<Found<String>> {
    collect(text, default_year, usize::MAX)
}

/// The first date in the text as `YYYY-MM-DD`.
pub fn first_date(text: &str, default_year: Option<i32>) -> Option<String> {
    collect(text, default_year, 1).into_iter().next().map(|found| found.value)
}

/// The first and the last day of what a user typed: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `DD-MM-YYYY`, also with `.` or `/`.
pub fn parse_filter(text: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = text.trim().split(['-', '.', '/']).collect();
    let year = |part: &str| (part.len() == 4).then(|| part.parse::<u32>().ok().filter(|y| *y >= 1000)).flatten();
    let small = |part: &str| (1..=2).contains(&part.len()).then(|| part.parse::<u32>().ok()).flatten();
    if parts.iter().any(|part| !part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let day = |y: u32, m: u32, d: u32| calendar(i32::try_from(y).ok()?, m, d).map(|date| (date.clone(), date));
    match parts.as_slice() {
        [y] => year(y).map(|y| (format!("{y}-01-01"), format!("{y}-12-31"))),
        [y, m] => {
            let (y, m) = (year(y)?, small(m)?);
            let length = Month::try_from(u8::try_from(m).ok()?).ok()?.length(i32::try_from(y).ok()?);
            Some((format!("{y}-{m:02}-01"), format!("{y}-{m:02}-{length:02}")))
        }
        [a, m, b] if a.len() == 4 => day(year(a)?, small(m)?, small(b)?),
        [a, m, b] => day(year(b)?, small(m)?, small(a)?),
        _ => None,
    }
}

/// `YYYY-MM-DD` if there is such a day.
pub(crate) fn calendar(year: i32, month: u32, day: u32) -> Option<String> {
    let month = u8::try_from(month).ok()?;
    let day = u8::try_from(day).ok()?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Every date begins with a digit, so only digits are looked at, each run of them once.
fn collect(text: &str, default_year: Option<i32>, limit: usize) -> Vec<Found<String>> {
    let mut found: Vec<Found<String>> = Vec::new();
    let mut at = 0;
    while found.len() < limit
        && let Some(start) = scan::next_digit(text, at)
    {
        at = scan::digits(text, start);
        // Of "13.04.2023-14.04.2023" the second is a date because the first is one.
        let second = found.last().is_some_and(|last| last.range.end + 1 == start) && text[..start].ends_with('-');
        if at - start > 4 || !(second || scan::opens(text, start)) {
            continue;
        }
        if at - start == 4 {
            found.extend(iso(text, start));
        } else if at - start <= 2 {
            match numeric(text, start, default_year) {
                Some(date) => found.push(date),
                None => match month_first(text, start).or_else(|| hyphenated(text, start)) {
                    Some(date) => found.push(date),
                    None => found.extend(written(text, start, default_year).into_iter().flatten().flatten()),
                },
            }
        }
        at = found.last().map_or(at, |last| at.max(last.range.end));
    }
    found
}

/// `2023-04-13`, as file names and systems write it; a time may be joined by a `T`.
fn iso(text: &str, start: usize) -> Option<Found<String>> {
    let (year, at) = scan::number(text, start, 4)?;
    let (month, at) = scan::number(text, scan::skip(text, at, "-")?, 2)?;
    let (day, end) = scan::number(text, scan::skip(text, at, "-")?, 2)?;
    let exact = end - start == 10 && (scan::closes(text, end) || text[end..].starts_with('T'));
    let year = i32::try_from(year).ok().filter(|year| plausible(*year))?;
    exact.then(|| calendar(year, month, day)).flatten().map(|value| Found { range: start..end, value })
}

/// Day, month and year in figures: `13-04-2023`, `13.04.2023`, `13/4-2023`, `13/4 2023`, `13-4-23`, `13. 4. 2023`.
fn numeric(text: &str, start: usize, default_year: Option<i32>) -> Option<Found<String>> {
    let (day, month, year, end) = match in_figures(text, start) {
        Some(all) => all,
        // "13/4" alone is as often a fraction, a shift (24/7) or a case number: a date only where one is announced.
        None => {
            let (day, at) = scan::number(text, start, 2)?;
            let (month, end) = scan::number(text, scan::skip(text, at, "/")?, 2)?;
            (day, month, default_year.filter(|_| introduced(text, start))?, end)
        }
    };
    let range_follows = text[end..].starts_with('-') && in_figures(text, end + 1).is_some();
    if !(scan::closes(text, end) || range_follows) {
        return None;
    }
    calendar(year, month, day).map(|value| Found { range: start..end, value })
}

/// Day, month, year and the end, if figures with a date's marks between them stand at `start`.
fn in_figures(text: &str, start: usize) -> Option<(u32, u32, i32, usize)> {
    let (day, day_end) = scan::number(text, start, 2)?;
    let mark = text[day_end..].chars().next().filter(|c| matches!(c, '-' | '.' | '/'))?;
    let loose = |at: usize| if mark == '.' { at + 1 + usize::from(text[at + 1..].starts_with(' ')) } else { at + 1 };
    let month_start = loose(day_end);
    let (month, month_end) = scan::number(text, month_start, 2)?;
    let second = text[month_end..].chars().next()?;
    let year_start = match (mark, second) {
        ('/', '-' | ' ' | '.' | '/') | ('-', '-') => month_end + 1,
        ('.', '.') => loose(month_end),
        _ => return None,
    };
    let (year, end) = scan::number(text, year_start, 4)?;
    let year = i32::try_from(year).ok()?;
    let year = match end - year_start {
        4 => plausible(year).then_some(year)?,
        // Two figures of a year stand close to the month, and behind full stops only where day and month have two figures
        // each: "1.2.10" is a section or a version.
        2 if second == ' ' || (mark == '.' && year_start - start != 6) => return None,
        2 => year + if year < 80 { 2000 } else { 1900 },
        _ => return None,
    };
    Some((day, month, year, end))
}

/// The month in letters: `13. april 2023`, `13 april 2023`, `13. apr. 2023`, and without a year. Meetings of several days
/// name the month once (`13.-14. april 2023`): then there are two dates.
fn written(text: &str, start: usize, default_year: Option<i32>) -> Option<[Option<Found<String>>; 2]> {
    let (first, first_end) = scan::number(text, start, 2)?;
    let dotted = |at: usize| at + usize::from(text[at..].starts_with('.'));
    let mut at = scan::spaces(text, dotted(first_end));
    let (mut day, mut day_start, mut day_end) = (first, start, first_end);
    if let Some(joined) = scan::dash(text, at).or_else(|| scan::skip(text, at, "og ")) {
        day_start = scan::spaces(text, joined);
        (day, day_end) = scan::number(text, day_start, 2)?;
        at = scan::spaces(text, dotted(day_end));
    }
    let (month, short, month_end) = month(text, at)?;
    let wrapped = text[day_end..at].contains('\n');
    let small = text[at..].starts_with(char::is_lowercase);
    if wrapped && !small {
        return None;
    }
    let (year, end) = match year(text, month_end) {
        Some(found) => found,
        None => {
            // "3. Jan Holm", "4. Maj Invest": a list number and a name; a date is announced, or its month is small.
            let dot = text[..month_end].ends_with('.');
            let date = introduced(text, start) || (small && (dot || !short));
            (default_year.filter(|_| date)?, month_end)
        }
    };
    let second = Found { range: day_start..end, value: calendar(year, month, day)? };
    let first = (day_start != start && first < day)
        .then(|| calendar(year, month, first))
        .flatten()
        .map(|value| Found { range: start..first_end, value });
    Some([first, Some(second)])
}

/// The month before the day, as pages print it whose form is English: `Maj 9, 2019`.
fn month_first(text: &str, start: usize) -> Option<Found<String>> {
    let (day, day_end) = scan::number(text, start, 2)?;
    let (year, end) = text[day_end..].starts_with(',').then(|| year(text, day_end)).flatten()?;
    let before = text[..start].trim_end();
    let letters: usize = before.chars().rev().take(10).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let (month, _, _) = month(text, before.len() - letters).filter(|(_, _, end)| *end == before.len())?;
    calendar(year, month, day).map(|value| Found { range: start..end, value })
}

/// The month in letters between hyphens, as old systems print it: `15-maj-2002`, `15-jan-2002`.
fn hyphenated(text: &str, start: usize) -> Option<Found<String>> {
    let (day, day_end) = scan::number(text, start, 2)?;
    let (month, _, month_end) = month(text, scan::skip(text, day_end, "-")?)?;
    let year_start = scan::skip(text, month_end, "-")?;
    let (year, end) = scan::number(text, year_start, 4)?;
    let year = i32::try_from(year).ok().filter(|year| plausible(*year))?;
    let whole = end - year_start == 4 && scan::closes(text, end);
    whole.then(|| calendar(year, month, day)).flatten().map(|value| Found { range: start..end, value })
}

/// The month whose name, or the first letters of it, stand at `at`; whether it is cut short; the end with its full stop.
fn month(text: &str, at: usize) -> Option<(u32, bool, usize)> {
    let end = scan::letters(text, at);
    let word = &text[at..end];
    let (number, name) = (1..).zip(MONTHS).find(|(_, name)| {
        word.eq_ignore_ascii_case(name)
            || (word.len() == 3 && name.len() > 3 && word.eq_ignore_ascii_case(&name[..3]))
            || (word.len() == 4 && *name == "september" && word.eq_ignore_ascii_case("sept"))
    })?;
    let short = word.len() < name.len();
    Some((number, short, end + usize::from(short && text[end..].starts_with('.'))))
}

/// A year behind a month, with or without a comma; its end.
fn year(text: &str, at: usize) -> Option<(i32, usize)> {
    let start = scan::spaces(text, at + usize::from(text[at..].starts_with(',')));
    let (year, end) = scan::number(text, start, 4)?;
    let year = i32::try_from(year).ok().filter(|year| plausible(*year))?;
    let ends = !text[end..].starts_with(char::is_alphanumeric);
    (end - start == 4 && start > at && ends).then_some((year, end))
}

/// Meetings and what they refer to lie in these years; four figures outside of them are an amount or a number.
const fn plausible(year: i32) -> bool {
    1800 <= year && year < 2200
}

/// Whether "d.", "den" or a weekday stands before `at`.
fn introduced(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end().trim_end_matches(['.', ':', ',']);
    let letters: usize = before.chars().rev().take(8).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let word = before[before.len() - letters..].to_lowercase();
    INTRODUCTIONS.contains(&word.as_str())
}
