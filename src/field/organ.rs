//! The names of bodies that meet: what they are made of, and what lines beside them are not.

use super::lower::Lower;
use super::{dato, personer, sag, scan};

/// No body's name is longer, in bytes.
const LONGEST: usize = 160;

/// No line that is a name has more words.
const WORDS: usize = 16;

/// What the head of a body's name ends in, in lower case. Danish joins words: "Ældrerådet", "Forretningsudvalg".
const NOUNS: &[&str] = &[
    "udvalg",
    "udvalget",
    "råd",
    "rådet",
    "klynge",
    "klyngen",
    "bestyrelse",
    "bestyrelsen",
    "nævn",
    "nævnet",
    "forum",
    "kommission",
    "kommissionen",
    "komité",
    "komitéen",
    "komite",
    "komiteen",
    "repræsentation",
    "repræsentationen",
    "repræsentantskab",
    "repræsentantskabet",
    "formandskab",
    "formandskabet",
    "styregruppe",
    "styregruppen",
    "arbejdsgruppe",
    "arbejdsgruppen",
    "følgegruppe",
    "følgegruppen",
    "tovholdergruppe",
    "tovholdergruppen",
    "samarbejdsgruppe",
    "samarbejdsgruppen",
    "projektgruppe",
    "projektgruppen",
    "chefgruppe",
    "chefgruppen",
    "ledergruppe",
    "ledergruppen",
    "direktion",
    "direktionen",
    "magistrat",
    "magistraten",
    "forening",
    "foreningen",
    "selskab",
    "selskabet",
    "klub",
    "klubben",
    "laug",
    "lauget",
    "provsti",
    "vandværk",
];

/// Bodies that are written as letters.
const LETTERS: &[&str] = &["MED", "HMU", "LMU", "FMU", "OMU", "CMU", "HSU", "FSU", "LSU", "SSU", "KKR"];

/// Other words with the end of a body's.
const OTHERS: &[&str] = &["tråd", "forråd", "ledetråd"];

/// Words that a name does not have and a sentence does.
const VERBS: &[&str] = &[
    "er",
    "var",
    "bliver",
    "blev",
    "har",
    "havde",
    "kan",
    "skal",
    "vil",
    "indkaldes",
    "indkalder",
    "inviteres",
    "inviterer",
    "afholdes",
    "holdes",
    "bedes",
    "fremsendes",
    "godkendte",
    "besluttede",
    "drøftede",
    "bød",
    "hermed",
    "you",
    "your",
];

/// Lines that stand beside a title and name no body: what a page has to click on, who may read it, how it was held. In
/// lower case.
const NOTES: &[&str] = &[
    "abonner",
    "abonnér",
    "forside",
    "forsiden",
    "hjem",
    "menu",
    "søg",
    "del",
    "print",
    "udskriv",
    "kontakt",
    "politik",
    "demokrati",
    "nyheder",
    "kalender",
    "arkiv",
    "video",
    "webcast",
    "teams",
    "online",
    "pdf",
    "udkast",
    "endelig",
    "godkendt",
    "åben",
    "åbent",
    "åbne punkter",
    "lukket",
    "lukkede punkter",
    "fortrolig",
    "fortroligt",
    "offentlig",
    "offentligt",
    "møde",
    "mødet",
    "dagsorden",
    "dagsordener",
    "dagsordener og referater",
    "referat",
    "referater",
    "bilag",
];

/// How such lines begin.
const BEGINNINGS: &[&str] = &[
    "abonn",
    "hjem ",
    "forside ",
    "skip ",
    "spring ",
    "gå ",
    "hop ",
    "hent ",
    "vis ",
    "log ",
    "du er ",
    "læs ",
    "søg ",
    "del ",
    "se ",
    "tilgår ",
    "tilbage ",
    "luk ",
    "åbn ",
    "print ",
    "udskriv ",
    "download",
    "til ",
    "fra ",
    "med ",
    "om ",
    "vedr",
    "referent",
    "indkaldelse",
    "side ",
];

/// Whether a word says that the text names a body ("Udvalget for Havne", "Nordre Byråd", "HMU for Præhospitalet").
#[must_use]
pub fn named(text: &str) -> bool {
    // "MED" is a body among small letters, and a word among capitals.
    let is_letters = |word: &str| LETTERS.contains(&word) && (word == text || text.contains(char::is_lowercase));
    text.len() <= LONGEST && !is_sentence(text) && words(text).any(|word| is_noun(word) || is_letters(word))
}

/// Whether a line is the name of a body and nothing else, wherever in the document's head it stands.
#[must_use]
pub fn line(text: &str) -> bool {
    // A comma parts people and what they stand for; what is said of the body follows its name.
    let first = text.split(',').next().unwrap_or(text);
    named(before_preposition(first)) && !text.ends_with('.') && !speaks_against(text)
}

/// What stands before a word that leads to what something is about: "Nyt fra bestyrelsen" names the news, and no body.
fn before_preposition(text: &str) -> &str {
    const LEADING: [&str; 8] = [" fra ", " til ", " om ", " vedr", " angående ", " ved ", " med ", " hos "];
    let end = LEADING.iter().filter_map(|word| text.find(word)).min();
    &text[..end.unwrap_or(text.len())]
}

/// Whether a line is no body's name although it stands where one may: a note, a button, a number, a date, an address, a
/// person with a role, a sentence. A name that says what body it is may have a number in it.
#[must_use]
pub fn speaks_against(text: &str) -> bool {
    let text = scan::trim(text);
    if text.len() > LONGEST
        || !text.starts_with(char::is_alphabetic)
        || text.contains([':', '@', '\t', '|'])
        || is_sentence(text)
    {
        return true;
    }
    if is_note(text)
        || is_meeting(text)
        || sag::labelled(text).is_some()
        || sag::is_case_id(text)
        || dato::first_date(text, None).is_some()
    {
        return true;
    }
    !named(text) && (text.bytes().any(|byte| byte.is_ascii_digit()) || has_role(text))
}

/// Whether a role stands where persons have it: first, before a name or behind a comma. "Kommunens kreds af ledere med
/// direktør" is no person.
fn has_role(text: &str) -> bool {
    let mut parts = text.split(',');
    let first: Vec<&str> = parts.next().unwrap_or(text).split_whitespace().take(3).collect();
    personer::has_role(&first.join(" ")) || parts.any(personer::has_role)
}

/// Whether a line can be a person's name and no more.
#[must_use]
pub fn may_be_person(text: &str) -> bool {
    !named(text) && personer::is_one(text)
}

/// Whether the line is a note beside the title, or a button.
#[must_use]
pub fn is_note(text: &str) -> bool {
    // Longer than the tables' words by far, and still a button.
    let start = &text[..text.char_indices().nth(40).map_or(text.len(), |(end, _)| end)];
    // "Råd og nævn": what a page's part is called. "Byråd" alone is one.
    let kinds = ["råd", "nævn", "udvalg", "byråd", "kommissioner", "bestyrelser", "og"];
    let is_kind = |word: &str| Lower::new(word).is_some_and(|word| kinds.contains(&word.as_str()));
    if words(start).all(is_kind) && !start.eq_ignore_ascii_case("byråd") && start != "BYRÅD" {
        return true;
    }
    // "MED Teknik og Miljø" is a body, "Med bilag" a note.
    let in_letters = words(start).next().is_some_and(|word| LETTERS.contains(&word)) && named(start);
    let begins = !in_letters
        && Lower::new(start).is_some_and(|small| BEGINNINGS.iter().any(|start| small.as_str().starts_with(start)));
    begins || Lower::new(text).is_some_and(|small| NOTES.contains(&small.as_str()))
}

/// Whether a line is whose paper it is and nothing else: "Nordby Kommune".
#[must_use]
pub fn is_letterhead(text: &str) -> bool {
    let lower = text.to_lowercase();
    let named = lower.ends_with(" kommune") || lower.starts_with("region ") || lower.ends_with(" amt");
    named && text.split_whitespace().count() <= 4 && !text.contains([',', ':', '\t'])
}

/// "Ordinært møde", "Bestyrelsesmøde nr. 4": the meeting and not who meets, or where.
#[must_use]
pub fn is_meeting(text: &str) -> bool {
    const ENDS: [&str; 3] = ["møde", "mødet", "møder"];
    words(text).filter_map(Lower::new).any(|word| ENDS.iter().any(|end| word.as_str().ends_with(end)))
}

fn is_sentence(text: &str) -> bool {
    let is_verb =
        |word: &str| VERBS.contains(&word) || Lower::new(word).is_some_and(|word| VERBS.contains(&word.as_str()));
    text.ends_with(['?', '!']) || words(text).take(WORDS + 1).count() > WORDS || words(text).any(is_verb)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_noun(word: &str) -> bool {
    Lower::new(word).is_some_and(|word| {
        let word = word.as_str();
        NOUNS.iter().any(|noun| word.ends_with(noun)) && !OTHERS.contains(&word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bodies() {
        for text in [
            "Udvalget for Havne 2022-2025",
            "Nordre Byråd",
            "Område-MED Sundhed og Omsorg",
            "HMU for Præhospitalet",
            "Byråd",
            "MED Teknik og Miljø",
            "Styregruppen for fælles data",
            "MED-udvalget",
            "ÆLDRERÅDET",
            "Bestyrelsen for I/S Østerådal Renovation",
            "Sundhedsklynge Søby-Lund, det faglige niveau",
        ] {
            assert!(line(text), "{text}");
        }
        for text in [
            "Klitgården",
            "Rød tråd",
            "Hanne Brix, Ældrerådet",
            "REFERAT MED BILAG",
            "Byrådets sal",
            "Nyt fra bestyrelsen",
        ] {
            assert!(!line(text), "{text}");
        }
    }

    #[test]
    fn lines_that_are_none() {
        for text in [
            "Abonnér",
            "Gå til hovedindholdet",
            "Tilgår pressen",
            "Sagsnr. 18/2207",
            "NR. 3/2022",
            "Ordinært møde",
            "Møllevej 11",
            "Direktør Hanne Brix",
            "Hanne Brix, sekretær",
            "12. maj 2024",
            "Der indkaldes hermed til møde i Havnerådet",
            "Sted: Havnerådet",
            "You are here",
            "Byråd og udvalg",
            "",
        ] {
            assert!(speaks_against(text), "{text}");
        }
        for text in [
            "Klitgården",
            "Den selvejende institution Klitgården",
            "Netværket for sygeplejefaglige ledere",
            "Havne & Vej I/S",
            "Kommunens kreds af ledere med Direktør for Havne",
        ] {
            assert!(!speaks_against(text), "{text}");
        }
    }
}
