//! Absence told in a decision: "A Bsen (X) og C Dsen (Y) deltog ikke i sagens behandling."

use std::collections::HashSet;

use super::navn::{self, Kind};
use super::{bare, entries, label, parts};

/// What every sentence of absence has; a text without any of them has no such sentence.
const TRIGGERS: [&str; 7] = ["eltog", "eltager", "ravær", "fbud", "til stede", "forhindret", "orlod "];

/// What someone takes no part in, so that they are absent from an item or a meeting, and not from a project.
const MEETING: [&str; 10] =
    ["behandling", "sag", "mødet", "møde", "punkt", "pkt", "drøftelse", "beslutning", "dagsorden", "afgørelse"];

/// The people that the text of a decision says were absent from it.
pub fn absent_in_decision(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if !TRIGGERS.iter().any(|trigger| text.contains(trigger)) {
        return found;
    }
    let mut seen = HashSet::new();
    for sentence in text.lines().flat_map(sentences) {
        if !TRIGGERS.iter().any(|trigger| sentence.contains(trigger)) {
            continue;
        }
        let sentence = bare(sentence);
        let names = match label(sentence) {
            Some((true, rest)) => listed(rest, false),
            _ => named_behind(sentence).unwrap_or_else(|| told(sentence)),
        };
        found.extend(names.into_iter().filter(|name| seen.insert(name.clone())));
    }
    found
}

/// Numbers of items, as ranges with both ends included.
pub type Items = Vec<(u32, u32)>;

/// Who took no part in which items: "A Bsen (X) deltog ikke i behandlingen af punkt 6, 8 og 9-11." The numbers are
/// ranges, both ends included. `None` where the text says anything else, too.
pub fn absent_from_items(text: &str) -> Option<Vec<(String, Items)>> {
    let mut found = Vec::new();
    for sentence in text.lines().flat_map(sentences).filter(|sentence| !sentence.is_empty()) {
        let numbers = item_numbers(sentence)?;
        let names = told(sentence);
        if names.is_empty() {
            return None;
        }
        found.extend(names.into_iter().map(|name| (name, numbers.clone())));
    }
    (!found.is_empty()).then_some(found)
}

/// Where the names begin in "Alle var mødt, undtagen A Bsen og C Dsen": who is named there was not.
pub fn all_but(text: &str) -> Option<usize> {
    const CAME: [&str; 5] = ["mødt", "til stede", "tilstede", "deltog", "mødte"];
    const BUT: [&str; 4] = [" undtagen ", " bortset fra ", " på nær ", " med undtagelse af "];
    const ALL: [&str; 6] = [
        "Alle ",
        "Samtlige ",
        "Til stede var alle ",
        "Til stede var samtlige ",
        "Tilstede var alle ",
        "Tilstede var samtlige ",
    ];
    if !ALL.iter().any(|all| text.starts_with(all)) || text.len() >= 400 {
        return None;
    }
    let from = BUT.iter().find_map(|word| text.find(word).map(|at| at + word.len()))?;
    let before = text[..from].to_lowercase();
    let came = CAME.iter().any(|word| before.contains(word));
    let names = text[from..].trim_end_matches(" og");
    (came && entries(names).iter().any(|one| navn::full(&names[one.range.clone()]))).then_some(from)
}

/// The numbers behind the last "punkt" or "sag" of a sentence, if they end it.
fn item_numbers(sentence: &str) -> Option<Items> {
    items_at(sentence).map(|(_, items)| items)
}

/// The same with where the word stands.
pub(super) fn items_at(sentence: &str) -> Option<(usize, Items)> {
    const WORDS: [&str; 9] =
        ["punkterne ", "punkt nr. ", "punkt ", "pkt. ", "pkt ", "sagerne ", "sag nr. ", "sager ", "sag "];
    let (at, word) = WORDS
        .iter()
        .filter_map(|word| sentence.rfind(word).map(|at| (at, word)))
        .max_by_key(|(at, word)| at + word.len())?;
    let list = sentence[at + word.len()..].trim_end_matches(['.', ' ']).replace(" og ", ",").replace(" samt ", ",");
    let items: Option<Items> = list
        .split(',')
        .map(|part| {
            let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
            let [first, last] = [first, last].map(|number| number.trim().parse::<u32>());
            first.ok().zip(last.ok()).filter(|(first, last)| first <= last)
        })
        .collect();
    items.map(|items| (at, items))
}

/// The sentences of a line. A full stop behind one letter or a short title ends none ("Anna B. Holm", "Dr. Dahl").
pub(super) fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.match_indices(['.', '!', '?']).map(|(at, _)| at + 1).find(|end| {
            // Dot leaders are long: the word is looked for only where white space follows.
            rest[*end..].starts_with(char::is_whitespace) && {
                let word = rest[..end - 1].rsplit(char::is_whitespace).next().unwrap_or("").trim_start_matches('(');
                // A party's letter has its bracket: "A Bsen (Ø). C Dsen …".
                let short_name = word.len() <= 3 && word.starts_with(char::is_uppercase) && !word.ends_with(')');
                !(word.chars().take(2).count() < 2
                    || short_name && rest[*end..].trim_start().starts_with(char::is_uppercase)
                    || matches!(word, "Dr" | "dr" | "Hr" | "Fr" | "pkt" | "nr" | "pga" | "kl"))
            }
        });
        let (sentence, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(sentence.trim())
    })
}

/// "Deltog ikke i punktets behandling: A, B", "Deltog ikke: A, B".
fn named_behind(sentence: &str) -> Option<Vec<String>> {
    let (words, names) = sentence.split_once(':')?;
    let alone = words.trim_end().eq_ignore_ascii_case("deltog ikke");
    (alone || words.contains("eltog ikke i ")).then(|| listed(names, false))
}

/// The people of whom the sentence tells that they were absent.
pub(super) fn told(sentence: &str) -> Vec<String> {
    const ABSENT: [&str; 6] =
        ["fraværende", "ikke til stede", "ikke tilstede", "forhindret", "meldt afbud", "meldte afbud"];
    // The subject ends at the verb.
    let verb = [
        " var ",
        " er ",
        " deltog ",
        " deltager ",
        " har ",
        " havde ",
        " meldte ",
        " blev ",
        " forlod ",
        " gik ",
        " erklærede ",
    ]
    .iter()
    .filter_map(|verb| sentence.find(verb))
    .min();
    let Some(verb) = verb else { return Vec::new() };
    let (subject, predicate) = sentence.split_at(verb);
    let missed = ABSENT.iter().any(|word| predicate.contains(word)) && !predicate.contains("ikke fraværende");
    if missed || takes_no_part(predicate) || leaves(predicate) { listed(subject, true) } else { Vec::new() }
}

/// Whether a predicate is "forlod mødet under sagens behandling", or "var inhabil og forlod …": who goes for an item comes back
/// for the next.
fn leaves(predicate: &str) -> bool {
    let behind = || predicate.split_once(" og forlod ").filter(|(first, _)| first.contains("inhabil"));
    let rest = predicate.strip_prefix(" forlod ").or_else(|| behind().map(|(_, rest)| rest));
    let Some(rest) = rest else { return false };
    let when = [" under ", " ved ", " mens "].iter().filter_map(|word| rest.find(word).map(|at| at + word.len())).min();
    when.is_some_and(|at| {
        rest[at..]
            .split(|c: char| !c.is_alphanumeric())
            .take(4)
            .any(|word| MEETING.iter().any(|start| word.starts_with(start)))
    })
}

/// Whether a predicate is "deltog (of some reason) ikke in an item". Who does not vote is present.
fn takes_no_part(predicate: &str) -> bool {
    let Some(at) = predicate.find("deltog ").or_else(|| predicate.find("deltager ")) else { return false };
    let rest = &predicate[at..];
    let Some(not) = rest.find(" ikke") else { return false };
    // Between verb and "ikke" there is room for a reason ("pga. inhabilitet"), not for another clause.
    if rest[..not].contains(',') || rest[..not].split_whitespace().count() > 7 {
        return false;
    }
    let what = rest[not + " ikke".len()..].trim_end_matches(['.', ' ']);
    let item = what
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| MEETING.iter().any(|start| word.starts_with(start) || word.ends_with("behandlingen")));
    (what.is_empty() || item) && !what.contains("afstemning")
}

/// The names of a list. In a sentence (`strict`) every part must be a name or belong to one, and a single word is a name only
/// beside others: "Formanden", "Ingen", "Det Fagligt Strategiske niveau" are subjects too.
pub(super) fn listed(list: &str, strict: bool) -> Vec<String> {
    let list = list.trim().trim_end_matches('.');
    if list.len() > 2000 {
        return Vec::new();
    }
    let all = parts(list);
    let mut kinds = all.iter().map(|part| navn::kind(&list[part.clone()]));
    if strict && !kinds.all(|kind| kind != Kind::Other) {
        return Vec::new();
    }
    let found = entries(list);
    let sure = found.len() > 1 || found.iter().any(|entry| navn::full(&list[entry.range.clone()]));
    // A role before the first name ("Formanden, Anna Holm") belongs to nobody that is listed; it does no harm.
    if strict && !sure {
        return Vec::new();
    }
    found.into_iter().map(|entry| list[entry.range].trim().to_owned()).collect()
}
