//! One line, read as the head of a punkt.

use crate::field::{adgang, scan};
use crate::layout::vocabulary;
use crate::record::Adgang;

/// A line that may begin a punkt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::layout) struct Numbered<'a> {
    /// As printed, without "Punkt" and the full stop.
    pub(in crate::layout) nummer: &'a str,
    pub(in crate::layout) titel: &'a str,
    pub(in crate::layout) adgang: Option<Adgang>,
    pub(in crate::layout) form: Form,
}

/// What leads up to the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Form {
    /// `Punkt 6: <titel>`.
    Announced,
    /// `Ad 6. <titel>`.
    Ad,
    /// `Pkt. 6 <titel>`, `Sag 6. <titel>`.
    Named,
    /// `6 (Åben) <titel>`, `Åben - 6. <titel>`.
    Marked,
    /// `6. <titel>`, `6) <titel>`, `6: <titel>`.
    Dotted,
    /// `6      <titel>`: a number in a column of its own.
    Column,
    /// `6 <titel>`.
    Bare,
    /// `6.Titel`, `6Titel`: glued by a converter.
    Glued,
    /// `6` on a line of its own, right over its title.
    Over,
    /// `iii. <titel>`.
    Roman,
}

/// Words before a number that say that it is a punkt's.
const NAMES: &[&str] = &[
    "dagsordenens punkt ",
    "dagsordenens pkt. ",
    "dagsordenspunkt ",
    "punkt nr. ",
    "punkt ",
    "pkt. nr. ",
    "pkt. ",
    "pkt ",
    "sag nr. ",
    "sag ",
    "emne ",
];

/// The same in minutes that go back to an agenda; the word belongs to the number.
const AD: &[&str] = &["ad punkt ", "ad pkt. ", "ad. ", "ad "];

/// How far into a line its number begins, at most, in bytes.
const LONGEST_NAME: usize = 32;

/// `Punkt 6: <titel>`, as agenda systems announce a punkt before they print it.
pub(in crate::layout) fn announcement(text: &str) -> Option<Numbered<'_>> {
    if !may_be_named(text) {
        return None;
    }
    let (_, rest) = name(text, NAMES)?;
    let (nummer, rest) = number(rest)?;
    let titel = rest.trim_start().strip_prefix(':')?.trim();
    let (adgang, titel) = adgang::of_title(titel);
    Some(Numbered { nummer, titel, adgang, form: Form::Announced })
}

/// `6 (Åben) <titel>`: number, access marker, title.
pub(in crate::layout) fn marked(text: &str) -> Option<Numbered<'_>> {
    let (nummer, rest) = number(text)?;
    let rest = rest.trim_start_matches('.').trim_start();
    if !rest.starts_with('(') {
        return None;
    }
    let (adgang, titel) = adgang::of_title(rest);
    // Nothing but that it is open is no title.
    let adgang = adgang.filter(|_| adgang::line(rest) != Some(Adgang::Aaben))?;
    Some(Numbered { nummer, titel, adgang: Some(adgang), form: Form::Marked })
}

/// Any form.
pub(in crate::layout) fn any(text: &str) -> Option<Numbered<'_>> {
    // The heading of the contents may be glued to the title behind it.
    let text = vocabulary::behind_toc_heading(text).unwrap_or(text);
    if let Some(read) = behind_access(text) {
        return Some(read);
    }
    if !text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return marked(text).or_else(|| plain(text));
    }
    announcement(text).or_else(|| behind_name(text)).or_else(|| roman(text))
}

/// Whether a line begins as one of the forms can: most lines of prose do not, and need no closer look.
pub(super) fn may_begin(text: &str) -> bool {
    let first = text.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    first.is_ascii_digit() || b"padseivx".contains(&first) || behind_access(text).is_some()
}

/// `Lukket - 6. <titel>`, `Åben: 6. <titel>`: who may read it before its number.
fn behind_access(text: &str) -> Option<Numbered<'_>> {
    if !text.starts_with(['å', 'Å', 'l', 'L']) {
        return None;
    }
    let (adgang, rest) = adgang::split(text);
    let read = plain(rest).filter(|read| adgang.is_some() && read.form == Form::Dotted)?;
    Some(Numbered { adgang, form: Form::Marked, ..read })
}

fn behind_name(text: &str) -> Option<Numbered<'_>> {
    if let Some((word, rest)) = name(text, AD) {
        let (number, rest) = number(rest)?;
        let nummer = &text[..word + number.len()];
        return title(nummer, rest, Form::Ad, 0);
    }
    let (_, rest) = name(text, NAMES)?;
    let (nummer, rest) = number(rest)?;
    title(nummer, rest, Form::Named, 1)
}

fn plain(text: &str) -> Option<Numbered<'_>> {
    let (nummer, rest) = number(text)?;
    let form = match rest.as_bytes() {
        [b'.' | b')' | b':', b'\t' | b' ', ..] => Form::Dotted,
        [b'\t', ..] => Form::Column,
        [b' ', ..] => Form::Bare,
        _ => Form::Glued,
    };
    title(nummer, rest, form, usize::from(form != Form::Glued))
}

/// `iii. <titel>`: at most four marks of the Roman one to ten, and a full stop or bracket.
fn roman(text: &str) -> Option<Numbered<'_>> {
    let end = text.bytes().take_while(|byte| b"ivxIVX".contains(byte)).count();
    let nummer = &text[..end];
    let rest = text[end..].strip_prefix(['.', ')'])?;
    roman_value(nummer)?;
    title(nummer, rest, Form::Roman, 0)
}

/// The value of a Roman number up to 39, of one case.
pub(super) fn roman_value(text: &str) -> Option<u32> {
    let one_case = text.bytes().all(|b| b.is_ascii_lowercase()) || text.bytes().all(|b| b.is_ascii_uppercase());
    if text.is_empty() || text.len() > 7 || !one_case {
        return None;
    }
    let tens = ["", "x", "xx", "xxx"];
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let wanted = text.to_ascii_lowercase();
    (1u32..40).find(|value| {
        let (ten, one) = (tens[(value / 10) as usize], ones[(value % 10) as usize]);
        wanted.strip_prefix(ten).is_some_and(|rest| rest == one)
    })
}

/// The title behind a number: at least `gap` spaces away, and no amount, date or sentence's middle.
fn title<'a>(nummer: &'a str, rest: &'a str, form: Form, gap: usize) -> Option<Numbered<'a>> {
    let behind = rest.trim_start_matches(['.', ')', ':']);
    let titel = behind.trim_start_matches([' ', '\t', '-', '–', '—']);
    let apart = behind.len() - titel.len();
    let titel = titel.trim();
    // A title begins with a capital, also behind a quotation mark; "3 borgere", "3.000 kr." and "1. at" do not.
    let mut letters = titel.chars().filter(|c| !"\"”“»('’‘".contains(*c));
    let first = letters.next()?;
    let is_glued = form == Form::Glued || apart == 0;
    let starts_well = if is_glued {
        first.is_uppercase() && letters.next().is_some_and(char::is_lowercase)
    } else {
        first.is_uppercase() || first.is_ascii_digit() || is_small_name(titel)
    };
    if apart < gap || !starts_well || titel.len() > 300 || titel.parse::<f64>().is_ok() {
        return None;
    }
    // Nothing but that it is open is no title.
    if adgang::line(titel) == Some(Adgang::Aaben) {
        return None;
    }
    let (adgang, titel) = adgang::of_title(titel);
    Some(Numbered { nummer, titel, adgang, form })
}

/// Titles may begin with a name that is written small: "e-handel", "it-sikkerhed", "iPads".
fn is_small_name(titel: &str) -> bool {
    ["e-", "it-", "it ", "i-", "iPad", "p-", "u-"].iter().any(|start| titel.starts_with(start))
}

/// A number with nothing behind it, whose title is on the next line: its text as printed.
pub(super) fn alone(text: &str) -> Option<(&str, Form)> {
    let text = scan::trim(text).trim_end_matches([':', '.', ')', ' ']);
    let whole = |rest: &str| number(rest).is_some_and(|(_, behind)| behind.is_empty());
    if let Some((word, rest)) = name(text, AD) {
        return whole(rest).then(|| (&text[..word + rest.len()], Form::Ad));
    }
    let named = name(text, NAMES).map(|(_, rest)| rest);
    let rest = named.unwrap_or(text);
    whole(rest).then_some((rest, if named.is_some() { Form::Announced } else { Form::Dotted }))
}

/// Whether a line can be the head of a punkt by a word before its number: such lines are alike but for their numbers, too.
pub(in crate::layout) fn may_announce(text: &str) -> bool {
    if !may_be_named(text) || name(text, NAMES).or_else(|| name(text, AD)).is_none() {
        return false;
    }
    let number = text.split('\t').next().unwrap_or(text);
    let named = |form| matches!(form, Form::Announced | Form::Named | Form::Ad);
    any(text).is_some_and(|read| named(read.form)) || alone(number).is_some_and(|(_, form)| named(form))
}

/// The word of `names` that `text` begins with, its length, and what follows it.
fn name<'a>(text: &'a str, names: &[&str]) -> Option<(usize, &'a str)> {
    // Few letters begin a name.
    if !may_be_named(text) {
        return None;
    }
    let bytes = text.as_bytes();
    let start = bytes.first_chunk::<2>().map(|start| start.map(|byte| byte.to_ascii_lowercase()));
    let begins = |name: &str| {
        start.as_ref() == name.as_bytes().first_chunk()
            && bytes.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
    };
    names
        .iter()
        .find(|name| begins(name))
        .map(|name| (name.len(), text[name.len()..].trim_start()))
        .map(|(_, rest)| (text.len() - rest.len(), rest))
        .filter(|(end, rest)| *end < LONGEST_NAME && rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether one of the names begins with the first two letters of `text`.
fn may_be_named(text: &str) -> bool {
    let [first, second, ..] = text.as_bytes() else { return false };
    // Letters are made small by one bit.
    matches!(
        [first | 0x20, second | 0x20],
        [b'a', b'd'] | [b'd', b'a'] | [b'e', b'm'] | [b'p', b'k' | b'u'] | [b's', b'a']
    )
}

/// A title as a table of contents prints it, without the number that may stand before it.
pub(in crate::layout) fn without_number(title: &str) -> &str {
    let plain = any(title).filter(|read| read.form != Form::Roman).map_or(title, |read| read.titel);
    adgang::split(plain).1
}

/// A number of at most three digits, and parts behind points ("12.1") or the year that it counts in ("018/24"), at the start
/// of `text`.
fn number(text: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    loop {
        let digits = text[end..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 3 {
            break;
        }
        end += digits;
        match &text.as_bytes()[end..] {
            [b'.', b'0'..=b'9', ..] => end += 1,
            [b'/', year @ ..] if end == digits => {
                let year = year_length(year)?;
                return Some((&text[..=end + year], &text[end + 1 + year..]));
            }
            // "5a", "5b": a punkt that was divided.
            [b'a'..=b'h', next, ..] if !next.is_ascii_alphanumeric() && *next < 128 => {
                return Some((&text[..=end], &text[end + 1..]));
            }
            _ => return Some((&text[..end], &text[end..])),
        }
    }
    None
}

/// How many digits the year at the start of `text` has, if it is one: four, or two that are no month's, as those of a date
/// are ("12/3", "24/12"). More digits, or none of that kind, are those of a case ("24/117").
fn year_length(text: &[u8]) -> Option<usize> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let apart = matches!(text.get(digits), Some(b' ' | b'\t' | b'.' | b':' | b')') | None);
    let is_year = match &text[..digits] {
        year @ [b'1'..=b'9', _] => year > b"12".as_slice(),
        [b'2', b'0', ..] => digits == 4,
        _ => false,
    };
    (apart && is_year).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read() {
        let shown =
            |read: Option<Numbered<'_>>| read.map(|read| (read.nummer.to_owned(), read.titel.to_owned(), read.adgang));
        let expected = |nummer: &str, titel: &str, adgang| Some((nummer.to_owned(), titel.to_owned(), adgang));
        assert_eq!(shown(announcement("Punkt 6: 72 timers ansvar")), expected("6", "72 timers ansvar", None));
        assert_eq!(shown(announcement("Punkt 5: Lukket: Leje")), expected("5", "Leje", Some(Adgang::Lukket)));
        assert_eq!(shown(announcement("Punkt 6 blev drøftet")), None);
        assert_eq!(shown(marked("1 (Åben) Godkendelse")), expected("1", "Godkendelse", Some(Adgang::Aaben)));
        assert_eq!(shown(marked("1 (af 3) forslag")), None);
        for (text, nummer, titel) in [
            ("342.      Budget", "342", "Budget"),
            ("12.1 Budget", "12.1", "Budget"),
            ("Ad 3. Økonomi", "Ad 3", "Økonomi"),
            ("Ad pkt. 3: Økonomi", "Ad pkt. 3", "Økonomi"),
            ("Pkt. 4 Valg", "4", "Valg"),
            ("4.Valg af formand", "4", "Valg af formand"),
            ("4Valg af formand", "4", "Valg af formand"),
            ("iii. Valg", "iii", "Valg"),
            ("7. - Valg", "7", "Valg"),
            ("7: Valg", "7", "Valg"),
            ("018/24\tValg", "018/24", "Valg"),
            ("18/2024. Valg", "18/2024", "Valg"),
            ("7. e-handel", "7", "e-handel"),
        ] {
            assert_eq!(shown(any(text)), expected(nummer, titel, None), "{text}");
        }
        assert_eq!(shown(any("Åben - 3. Valg")), expected("3", "Valg", Some(Adgang::Aaben)));
        assert_eq!(shown(any("LUKKET: 3. Valg")), expected("3", "Valg", Some(Adgang::Lukket)));
        assert_eq!(shown(any("Lukket - 3 uger i juli")), None);
        assert_eq!(shown(any("3. Lukket sag")), expected("3", "Lukket sag", Some(Adgang::Lukket)));
        assert_eq!(shown(announcement("Punkt 3: Lukket")), expected("3", "Lukket", Some(Adgang::Lukket)));
        for text in [
            "2023 var et år",
            "1.250.000 kr. er sat af",
            "3 borgere klagede",
            "1. at sagen",
            "vi. Så",
            "3D",
            "12/3 Besøg i kirken",
            "24/12 Juleaften",
            "24/117 En sag",
            "10:30 Velkomst",
            "3. Åbent",
        ] {
            assert!(!any(text).is_some_and(|read| read.form != Form::Roman), "{text}");
        }
    }

    #[test]
    fn names_are_told_by_two_letters() {
        assert!(NAMES.iter().chain(AD).all(|name| may_be_named(name) && name.len() < LONGEST_NAME));
    }

    #[test]
    fn numbers_stand_alone() {
        assert_eq!(alone("Punkt 3"), Some(("3", Form::Announced)));
        assert_eq!(alone("Ad 3."), Some(("Ad 3", Form::Ad)));
        assert_eq!(alone("3."), Some(("3", Form::Dotted)));
        assert_eq!(alone("3. maj"), None);
    }

    #[test]
    fn roman_numbers() {
        let value = |text| roman_value(text);
        assert_eq!(
            [value("iv"), value("XIX"), value("x"), value("iiii"), value("Iv")],
            [Some(4), Some(19), Some(10), None, None]
        );
    }
}
