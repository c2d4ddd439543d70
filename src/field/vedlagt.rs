//! Where a text says that something is attached: "vedlagt som bilag 2", "se bilag 3", "(bilag 1 og 2)".
//!
//! Only what speaks of the text's own attachments counts. "bilag 3 til sundhedsaftalen" and "aftalens bilag 3" are parts of
//! another document; "skal vedlægges" tells an applicant what to send; "var vedlagt" is of an earlier meeting.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::beslutninger::sentences;
use super::lower::lower;
use super::pattern::pattern;
use super::scan;

/// A place where a text says that something is attached to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vedlagt {
    /// The sentence.
    pub range: Range<usize>,
    /// The numbers of the attachments; none where the text gives no number.
    pub numre: Vec<u32>,
}

/// The names of attachments and the verbs of attaching, without the first letter's case: a regex of words alone is looked
/// for with vectors.
static NAMES: LazyLock<Regex> = LazyLock::new(|| pattern("ilag|edlagt|edlægges|edhæft|BILAG|EDLAGT|EDLÆGGES|EDHÆFT"));

/// Words that refer to an attachment right before its name.
const SEE: [&str; 6] = ["se", "jf", "jfr", "jvf", "jævnfør", "cf"];
/// Words that may stand between those and the name.
const BETWEEN: [&str; 9] = ["også", "venligst", "desuden", "endvidere", "vedlagte", "vedhæftede", "det", "de", "her"];
/// Words that stand between a verb of attaching and the name.
const AS: [&str; 8] = ["som", "i", "vedlagt", "vedlagte", "vedlægges", "vedhæftet", "vedhæftede", "vedhæftes"];
/// Words with which a verb of attaching tells what was, may be, or has to be attached to something else.
const NOT_NOW: [&str; 22] = [
    "ikke", "skal", "skulle", "kan", "kunne", "bør", "må", "vil", "ville", "var", "blev", "blive", "bliver", "har",
    "havde", "hvis", "såfremt", "når", "uden", "ingen", "bedes", "være",
];
/// Words behind "bilag 3" that make it part of another document.
const OF_ANOTHER: [&str; 7] = ["til", "i", "af", "fra", "hos", "under", "ad"];

/// Every sentence that says so, in order.
pub fn vedlagt(text: &str) -> Vec<Vedlagt> {
    // Almost every text is settled by this, and almost every sentence of the others.
    let named: Vec<usize> = NAMES.find_iter(text).map(|name| name.start()).collect();
    if named.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for sentence in sentences(text) {
        // It is a part of the text.
        let start = sentence.as_ptr().addr() - text.as_ptr().addr();
        let from = start + sentence.len();
        let next = named.partition_point(|at| *at < start);
        if named.get(next).is_none_or(|at| *at >= from) {
            continue;
        }
        let attaches = attaches(sentence);
        let numre = if !attaches && cites_law(sentence) { Vec::new() } else { numbers(sentence, attaches) };
        if !numre.is_empty() || attaches {
            found.push(Vedlagt { range: start..from, numre });
        }
    }
    found
}

/// The words of a text with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        at = text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |length| start + length);
        Some((start, &text[start..at]))
    })
}

/// Whether the sentence speaks of a law, whose annexes are called the same: "omfattet af miljøvurderingsloven (bilag 2)".
fn cites_law(sentence: &str) -> bool {
    words(sentence).any(|(_, word)| {
        let word = word.to_lowercase();
        ["lov", "loven", "lovens"].iter().any(|ending| word.ends_with(ending))
            || ["bekendtgørelse", "direktiv", "forordning"].iter().any(|part| word.contains(part))
    })
}

/// Whether the sentence says that something is attached to its own text, now.
fn attaches(sentence: &str) -> bool {
    let words: Vec<(usize, Cow<'_, str>)> = words(sentence).map(|(at, word)| (at, lower(word))).collect();
    (0..words.len()).any(|nr| {
        let (at, word) = &words[nr];
        let before = |back: usize| nr.checked_sub(back).map_or("", |nr| words[nr].1.as_ref());
        let next = words.get(nr + 1).map_or("", |(_, word)| word.as_ref());
        let next =
            if next == "denne" || next == "dette" { words.get(nr + 2).map_or("", |(_, word)| word) } else { next };
        let now = || (1..=3).all(|back| !NOT_NOW.contains(&before(back))) && next != "ikke";
        let ends = || {
            let rest = sentence[at + word.len()..].trim_start_matches(['*', '_', ' ']);
            rest.is_empty() || rest.starts_with(['.', ',', ')', ';', ':'])
        };
        let own = || {
            ends()
                || matches!(
                    next,
                    "som" | "sagen" | "sag" | "dagsordenen" | "punktet" | "punkt" | "referatet" | "er" | "findes"
                )
        };
        // Few words are one of these: of the others it is not asked what stands before them.
        let attaches = match word.as_ref() {
            "vedlægges" | "vedhæftes" => !next.starts_with("ansøgning"),
            "vedlagt" | "vedhæftet" => own() || next == "bilag",
            "vedlagte" | "vedhæftede" => {
                next == "bilag" || (1..=2).any(|back| matches!(before(back), "jf" | "se" | "jævnfør"))
            }
            _ => false,
        };
        attaches && now()
    })
}

/// The numbers of the sentence's own attachments; `attaches` tells whether a verb of attaching is in it.
fn numbers(sentence: &str, attaches: bool) -> Vec<u32> {
    let mut found: Vec<u32> = Vec::new();
    for (at, word) in words(sentence) {
        let name = word.to_lowercase();
        if name != "bilag" && name != "bilagene" {
            continue;
        }
        let Some((numbers, end)) = list(sentence, at + word.len()) else { continue };
        let next = words(&sentence[end..]).next().map_or(String::new(), |(_, word)| word.to_lowercase());
        let closed = sentence[end..].trim_start().starts_with(|c: char| !c.is_alphanumeric());
        if !closed && OF_ANOTHER.contains(&next.as_str()) || !refers(&sentence[..at], &sentence[end..], attaches) {
            continue;
        }
        found.extend(numbers);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether what stands before and behind "bilag 3" refers a reader to it.
fn refers(before: &str, behind: &str, attaches: bool) -> bool {
    if before.trim_end().ends_with('(') {
        return behind.trim_start().starts_with([')', ',', ';', ':']);
    }
    // The last words only: a sentence may be long, and name many.
    let back = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(4);
    let back: Vec<String> = back.map(str::to_lowercase).collect();
    let points =
        back.iter().find(|word| !BETWEEN.contains(&word.as_str())).is_some_and(|word| SEE.contains(&word.as_str()));
    points || attaches && back.first().is_none_or(|last| AS.contains(&last.as_str()))
}

/// The numbers behind the word "bilag": "3", "nr. 3", "3a", "1 og 2", "1, 2 og 3", "1-3"; and where they end.
fn list(text: &str, from: usize) -> Option<(Vec<u32>, usize)> {
    let at = scan::spaces(text, from);
    let at = scan::skip(text, at, "nr.").map_or(at, |at| scan::spaces(text, at));
    let (first, mut end) = figures(text, at)?;
    if !scan::closes(text, end) {
        let (last, after) = scan::dash(text, end).and_then(|dash| one(text, dash))?;
        return (first < last && last < first + 50).then(|| ((first..=last).collect(), after));
    }
    let mut numbers = vec![first];
    // Numbers behind commas are of the list only if it comes to its "og": "se bilag 1, 12 personer" has one.
    let mut open: Vec<u32> = Vec::new();
    let mut at = end;
    loop {
        let next = scan::spaces(text, at);
        if let Some(word) = ["og ", "samt ", "eller "].iter().find_map(|word| scan::skip(text, next, word)) {
            let word = scan::skip(text, word, "bilag ").unwrap_or(word);
            if let Some((last, after)) = one(text, word) {
                numbers.append(&mut open);
                numbers.push(last);
                end = after;
            }
            return Some((numbers, end));
        }
        let Some(comma) = scan::skip(text, at, ",") else { return Some((numbers, end)) };
        let Some((number, after)) = one(text, scan::spaces(text, comma)) else { return Some((numbers, end)) };
        open.push(number);
        at = after;
    }
}

/// A number of at most two figures, with or without a letter, and its end: "3", "3a".
fn figures(text: &str, at: usize) -> Option<(u32, usize)> {
    let digits = scan::digits(text, at);
    let (number, _) = scan::number(text, at, 2).filter(|_| digits > at)?;
    let letter = scan::letters(text, digits);
    Some((number, if letter - digits == 1 { letter } else { digits }))
}

/// The same, with nothing joined to it.
fn one(text: &str, at: usize) -> Option<(u32, usize)> {
    figures(text, at).filter(|(_, end)| scan::closes(text, *end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers_in(text: &str) -> Vec<u32> {
        vedlagt(text).into_iter().flat_map(|found| found.numre).collect()
    }

    #[test]
    fn own_attachments_by_number() {
        for (text, expected) in [
            ("Budgettet er vedlagt som bilag 2.", &[2][..]),
            ("Som bilag 1 og 2 vedlægges referater.", &[1, 2]),
            ("Bilag 4 er vedlagt.", &[4]),
            ("Planen fremgår nedenfor, jf. bilag 3.", &[3]),
            ("Planen (bilag 3) er ny.", &[3]),
            ("Planen (se bilag nr. 3a, side 2) er ny.", &[3]),
            ("Se også vedlagte bilag 1, 2 og 4 om økonomi.", &[1, 2, 4]),
            ("Se bilag 1-3.", &[1, 2, 3]),
            ("Se bilag 1, 12 personer svarede.", &[1]),
        ] {
            assert_eq!(numbers_in(text), expected, "{text}");
        }
    }

    #[test]
    fn attachments_of_other_documents() {
        for text in [
            "Se bilag 3 til sundhedsaftalen.",
            "Det følger af lovens bilag 3, som er vedlagt ansøgningen.",
            "Jf. aftalens bilag 3.",
            "Se bilag 1 og 2 i bekendtgørelsen.",
            "Bilag 3 blev drøftet.",
            "Borgeren har ret til bilag 3 dage før.",
            "Se bilag 2024.",
            "Afbilag 3",
            "Projektet er omfattet af miljøvurderingsloven (bilag 2, punkt 10).",
            "Se bekendtgørelse nr. 3, jf. bilag 1.",
        ] {
            assert_eq!(numbers_in(text), [0u32; 0], "{text}");
        }
    }

    #[test]
    fn something_is_attached() {
        for (text, expected) in [
            ("Notatet vedlægges.", true),
            ("Vedlagt findes en tidsplan.", true),
            ("Der vedlægges et notat.", true),
            ("Notatet er vedlagt som bilag.", true),
            ("Oversigten er *vedlagt*", true),
            ("Punkterne er vedlagt denne sag som bilag.", true),
            ("Forslaget fremgår af vedlagte bilag.", true),
            ("Forslaget ses, jf. vedlagte notat.", true),
            ("Referatet var vedlagt som bilag til sidste møde.", false),
            ("Ansøgningen skal vedlægges et budget.", false),
            ("Budgettet er ikke vedlagt.", false),
            ("Bilaget eftersendes.", false),
            ("Den vedlagte ansøgning er fra maj.", false),
            ("Kommunen har vedhæftet et brev til ansøgningen.", false),
        ] {
            assert_eq!(!vedlagt(text).is_empty(), expected, "{text}");
        }
    }
}
