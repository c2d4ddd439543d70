//! What a part of a list is: a person's name, a role or organisation, or neither.

/// What a part of a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A person.
    Name,
    /// What a person is, or whom they speak for.
    Role,
    /// Anything else.
    Other,
}

/// Ends of words that name a role. Danish joins words: "udvalgsformand", "sygehusdirektør", "1. næstformand".
const ROLE_ENDS: [&str; 46] = [
    "formand",
    "formanden",
    "forperson",
    "borgmester",
    "direktør",
    "direktøren",
    "chef",
    "sekretær",
    "medlem",
    "medlemmer",
    "leder",
    "konsulent",
    "læge",
    "præst",
    "provst",
    "rådmand",
    "kasserer",
    "suppleant",
    "referent",
    "repræsentant",
    "koordinator",
    "specialist",
    "rådgiver",
    "sygeplejerske",
    "inspektør",
    "observatør",
    "professor",
    "fuldmægtig",
    "arkitekt",
    "ingeniør",
    "assistent",
    "medarbejder",
    "terapeut",
    "jurist",
    "advokat",
    "revisor",
    "dirigent",
    "ordfører",
    "psykolog",
    "ansvarlig",
    "politiker",
    "minister",
    "forvalter",
    "planlægger",
    "formandskabet",
    "formandskab",
];

/// Ends of words that name an organisation or a part of one.
const BODY_ENDS: [&str; 48] = [
    "kommune",
    "kommunen",
    "kommuner",
    "kommunerne",
    "region",
    "regionen",
    "regioner",
    "regionerne",
    "hospital",
    "hospitalet",
    "sygehus",
    "sygehuset",
    "universitet",
    "universitetet",
    "forening",
    "foreningen",
    "råd",
    "rådet",
    "udvalg",
    "udvalget",
    "klynge",
    "klyngen",
    "styrelse",
    "styrelsen",
    "bestyrelsen",
    "forvaltning",
    "forvaltningen",
    "forvaltningerne",
    "center",
    "centeret",
    "centret",
    "psykiatri",
    "psykiatrien",
    "afdeling",
    "afdelingen",
    "sekretariat",
    "sekretariatet",
    "patienter",
    "handicap",
    "selskab",
    "forbund",
    "organisation",
    "organisationer",
    "samfund",
    "sammenslutning",
    "administrationen",
    "praksis",
    "landsforening",
];

/// Words that begin sentences, or stand for people without naming them; lower case.
const NO_NAMES: [&str; 46] = [
    "det",
    "den",
    "de",
    "der",
    "ingen",
    "alle",
    "intet",
    "ikke",
    "danske",
    "dansk",
    "punkt",
    "pkt",
    "sag",
    "mødet",
    "møde",
    "et",
    "en",
    "på",
    "i",
    "og",
    "som",
    "følgende",
    "herefter",
    "afbud",
    "fraværende",
    "deltagere",
    "medlemmer",
    "bilag",
    "resten",
    "øvrige",
    "samtlige",
    "begge",
    "hele",
    "niveau",
    "venstre",
    "radikale",
    "konservative",
    "socialdemokratiet",
    "enhedslisten",
    "gruppen",
    "partiet",
    "flere",
    "mange",
    "nogle",
    "han",
    "hun",
];

/// Words inside of names that are written small.
const PARTICLES: [&str; 18] = [
    "de", "la", "le", "von", "van", "der", "den", "ten", "af", "al", "el", "bin", "da", "do", "du", "della", "zu", "y",
];

/// Abbreviated titles before a name.
const TITLES: [&str; 6] = ["dr", "prof", "hr", "fr", "fru", "cand"];

/// What the part is; brackets (a party's letter, a role) do not count.
pub(crate) fn kind(part: &str) -> Kind {
    let plain = without_brackets(part);
    let words: Vec<&str> = plain.split_whitespace().collect();
    // "Bo Dahl for Anna Holm": one person, and whose place they take.
    if let Some((one, other)) = plain.split_once(" for ")
        && [one, other].iter().all(|name| full(name) && !name.contains(" for ") && kind(name) == Kind::Name)
    {
        return Kind::Name;
    }
    // No person has more names; what is longer is a sentence, or a role told at length.
    if words.is_empty() || words.len() > 12 {
        return Kind::Other;
    }
    // "Rådmand Bo Dahl", "Praktiserende læge Anna Holm": a title before a name is part of it.
    let title = words.iter().take(2).position(|word| is_role(word)).map_or(words.len(), |role| role + 1);
    let titled = words.len() > title + 1
        && is_role(words[title - 1])
        && words[title..].iter().all(|word| capital(word) && !is_role(word) && !is_body(word));
    if titled && words.len() <= 7 && words[title..].iter().all(|word| name_word(word, 1)) {
        return Kind::Name;
    }
    if !titled && words.iter().any(|word| is_role(word) || is_body(word)) {
        return if words.iter().any(|word| verb(word)) { Kind::Other } else { Kind::Role };
    }
    // Some boards list first names, or initials, only.
    let letters = words.len() <= 6 && words.iter().enumerate().all(|(at, word)| name_word(word, at));
    let known = words.iter().any(|word| NO_NAMES.contains(&lower(word).as_str()) && !(PARTICLES.contains(word)));
    if letters && !known { Kind::Name } else { Kind::Other }
}

/// Whether the part is the letters of an organisation where it stands among full names: "FOA", "3F". Who lists full names
/// lists no initials.
pub(super) fn is_letters(part: &str) -> bool {
    let part = without_brackets(part);
    let letters = part.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&part.chars().count())
        && letters > 0
        && part.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether the part is a name that is surely a person's: two words, or a party's letter behind it.
pub(crate) fn full(part: &str) -> bool {
    let plain = without_brackets(part);
    plain.split_whitespace().count() > 1 || (plain.len() < part.trim().len() && part.trim().ends_with(')'))
}

/// The part with what stands in brackets left out.
fn without_brackets(part: &str) -> String {
    let mut depth = 0_usize;
    let kept = part.chars().filter(|c| {
        depth += usize::from(*c == '(');
        let keep = depth == 0;
        depth -= usize::from(*c == ')' && depth > 0);
        keep
    });
    kept.collect::<String>().trim().to_owned()
}

/// Whether a word may be part of a name: it begins with a capital, and has letters, hyphens, apostrophes and full stops.
fn name_word(word: &str, at: usize) -> bool {
    let marks = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | '´'));
    marks && (capital(word) || (at > 0 && PARTICLES.contains(&word)) || TITLES.contains(&word.trim_end_matches('.')))
}

fn capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn lower(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

pub(super) fn is_role(word: &str) -> bool {
    let word = lower(word);
    ROLE_ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether the word names an organisation: by its end, by being the letters of one that sits in health committees, or by
/// beginning with such letters ("PLO-Sjælland", "DSR-Kreds").
pub(super) fn is_body(word: &str) -> bool {
    let letters = word.split_once('-').map_or("", |(letters, _)| letters);
    if letters.len() > 1 && letters.chars().all(char::is_uppercase) {
        return true;
    }
    // Ældre Sagen; "sagen" is a case, and "kl." an hour.
    if matches!(word, "Sagen" | "Sagens" | "KL") {
        return true;
    }
    let word = lower(word);
    matches!(word.as_str(), "a/s" | "aps" | "plo" | "dsr" | "ssu" | "ældresagen")
        || BODY_ENDS.iter().any(|end| word.ends_with(end))
}

/// Words that make a part a sentence.
fn verb(word: &str) -> bool {
    const VERBS: [&str; 23] = [
        "er",
        "var",
        "blev",
        "bliver",
        "har",
        "havde",
        "deltog",
        "deltager",
        "deltagelse",
        "forlod",
        "kom",
        "gik",
        "orienterede",
        "orienterer",
        "bød",
        "bemyndiges",
        "godkendte",
        "drøftede",
        "skal",
        "vil",
        "kan",
        "ikke",
        "ingen",
    ];
    VERBS.contains(&word.to_lowercase().as_str())
}
