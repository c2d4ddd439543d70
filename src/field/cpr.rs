//! Numbers that look like a CPR number, which should not stand in a published document.

use super::dato::{self, Found};
use super::scan;

/// Weights of the ten figures in the check that numbers given out until 2007 pass.
const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// What stands right before ten figures that are no CPR number.
const LABELS: [&str; 10] = ["dok", "sag", "brev", "ean", "cvr", "tlf", "telefon", "konto", "faktura", "journal"];

/// What looks like a CPR number, masked as `010190-xxxx`: a day of birth, a hyphen or one space, and four figures; or ten
/// figures in a row that also pass the check of the tenth.
pub fn suspected(text: &str) -> Vec<Found<String>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = scan::next_digit(text, at) {
        at = scan::digits(text, start);
        let end = match at - start {
            6 => apart(text, at),
            10 => Some(at).filter(|_| checked(&text[start..at]) && !labelled(&text[..start])),
            _ => None,
        };
        let Some(end) = end.filter(|end| scan::opens(text, start) && scan::closes(text, *end)) else { continue };
        if born(&text[start..start + 6], &text[end - 4..=end - 4]) {
            found.push(Found { range: start..end, value: format!("{}-xxxx", &text[start..start + 6]) });
            at = end;
        }
    }
    found
}

/// `text` with what looks like a CPR number masked: for whoever quotes a source.
pub fn masked(text: &str) -> String {
    let mut out = text.to_owned();
    for found in suspected(text).into_iter().rev() {
        out.replace_range(found.range, &found.value);
    }
    out
}

/// The end of four figures behind a separator at `at`. Typesetting turns the hyphen into a dash and the space into one that
/// does not break.
fn apart(text: &str, at: usize) -> Option<usize> {
    let separator = text[at..].chars().next().filter(|c| scan::is_dash(*c) || matches!(c, ' ' | '\u{a0}'))?;
    let start = at + separator.len_utf8();
    let end = scan::digits(text, start);
    (end - start == 4).then_some(end)
}

/// Whether the first six figures are a day; the seventh says of which century.
fn born(day: &str, seventh: &str) -> bool {
    let part = |at: usize| day.get(at..at + 2).and_then(|part| part.parse::<u32>().ok());
    let (Some(d), Some(m), Some(y), Ok(seventh)) = (part(0), part(2), part(4), seventh.parse::<u32>()) else {
        return false;
    };
    let century = match (seventh, y) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (_, ..58) => 2000,
        _ => 1800,
    };
    i32::try_from(century + y).is_ok_and(|year| dato::calendar(year, m, d).is_some())
}

fn checked(figures: &str) -> bool {
    let sum: u32 = figures.bytes().zip(WEIGHTS).map(|(figure, weight)| u32::from(figure - b'0') * weight).sum();
    sum.is_multiple_of(11)
}

/// Whether the words right before a number say that it is another kind of number.
fn labelled(before: &str) -> bool {
    let near: String = before.chars().rev().take(14).collect::<Vec<_>>().into_iter().rev().collect();
    let near = near.to_lowercase();
    let last = near.trim_end_matches([' ', ':', '.', '-', '\u{a0}']).trim_end_matches("nr").trim_end_matches("id");
    LABELS.iter().any(|label| last.contains(label)) && !last.contains("cpr")
}

#[cfg(test)]
mod tests {
    use super::{masked, suspected};

    fn values(text: &str) -> Vec<String> {
        suspected(text).into_iter().map(|found| found.value).collect()
    }

    // 111111-1118 is a made-up number that passes the check; the others do not belong to anyone we know of.
    #[test]
    fn quotes_are_masked() {
        assert_eq!(masked("æ 111111-1118 og 010190 0000, ø"), "æ 111111-xxxx og 010190-xxxx, ø");
        assert_eq!(masked("12/838"), "12/838");
    }

    #[test]
    fn found_and_masked() {
        let cases = [
            ("cpr 111111-1118.", "111111-xxxx"),
            ("CPR-nr.: 1111111118", "111111-xxxx"),
            ("(111111 1118)", "111111-xxxx"),
            ("111111–1118", "111111-xxxx"),
            ("cpr:111111-0000,", "111111-xxxx"),
            ("Født 290200-4000", "290200-xxxx"),
            ("111111\u{a0}1118", "111111-xxxx"),
            ("æ 311299-9999 ø", "311299-xxxx"),
        ];
        for (text, masked) in cases {
            assert_eq!(values(text), [masked], "{text}");
        }
        assert_eq!(
            suspected("æ 111111-1118 og 010190-0000").iter().map(|f| f.range.clone()).collect::<Vec<_>>(),
            [3..14, 18..29]
        );
    }

    #[test]
    fn other_numbers() {
        let texts = [
            "1-51-71-3321-08",
            "DokID: 10868260",
            "DokID: 1111111118",
            "Brevid 1111111118",
            "EAN-nr. 1111111118",
            "+451111111118",
            "1111111119",
            "111311-1118",
            "321111-1118",
            "000000-0000",
            "111111-11181",
            "2111111-1118",
            "111111-1118-01",
            "5-111111-1118",
            "111111  1118",
            "12 34 56 78",
            "2.103.464 kr.",
            "EMN-2022-08416",
            "2024-0052292",
            "290200-0000",
            "111111-111",
            "111111/1118",
            "A111111-1118",
            "111111-1118a",
            "11111111118",
            "",
        ];
        for text in texts {
            assert_eq!(values(text), [""; 0], "{text}");
        }
    }
}
