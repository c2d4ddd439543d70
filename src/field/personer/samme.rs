//! The same person in two lists: "Anna Holm, sundhedschef" among the members, and "Anna Holm" among those who sent their
//! apologies.

use std::collections::HashMap;

use super::navn;

/// No two entries of one person are longer together, in bytes.
const LONGEST: usize = 400;

/// Takes those who are absent out of the participants: a list of members has them, too, and with their role more often than
/// the other. Of two entries for one person the absent one gets what only the other tells.
pub fn without_absent(present: Vec<String>, absent: &mut Vec<String>) -> Vec<String> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut once: Vec<String> = Vec::with_capacity(absent.len());
    for entry in absent.drain(..) {
        match places.get(&bare_name(&entry)).and_then(|at| once.get_mut(*at)).filter(|seen| !are_two(seen, &entry)) {
            Some(seen) => tell(seen, &entry),
            None => {
                places.entry(bare_name(&entry)).or_insert(once.len());
                once.push(entry);
            }
        }
    }
    *absent = once;
    let is_absent = |entry: &String, absent: &mut Vec<String>| {
        let same = places.get(&bare_name(entry)).and_then(|at| absent.get_mut(*at));
        let same = same.filter(|seen| !are_two(seen, entry));
        same.map(|seen| tell(seen, entry)).is_some()
    };
    present.into_iter().filter(|entry| !is_absent(entry, absent)).collect()
}

/// Whether letters of parties tell two people of one name apart. What is longer than any entry is no person.
fn are_two(one: &str, other: &str) -> bool {
    one.len() + other.len() > LONGEST || party(one).zip(party(other)).is_some_and(|(one, other)| one != other)
}

/// What stands in the brackets behind a name, where it is as short as a party's letter is.
fn party(entry: &str) -> Option<&str> {
    let (_, rest) = entry.split_once('(')?;
    let (letter, _) = rest.split_once(')')?;
    (letter.len() <= 3).then_some(letter)
}

/// Adds to an entry what another of the same person tells beside the name.
fn tell(entry: &mut String, other: &str) {
    let words = |text: &str| -> Vec<String> { text.split(no_word).filter(|w| !w.is_empty()).map(lower).collect() };
    let (has, more) = (words(entry), words(other));
    if more.iter().all(|word| has.contains(word)) {
        return;
    }
    if has.iter().all(|word| more.contains(word)) {
        other.clone_into(entry);
        return;
    }
    let name = name_of(other);
    let behind = other.find(name).map_or(other, |at| &other[at + name.len()..]).trim_matches(no_word);
    let before = other.find(name).map_or("", |at| &other[..at]).trim_matches(no_word);
    for said in [before, behind].into_iter().filter(|said| !said.is_empty()) {
        entry.push_str(", ");
        entry.push_str(said);
    }
}

fn no_word(c: char) -> bool {
    !c.is_alphanumeric()
}

fn lower(word: &str) -> String {
    word.to_lowercase()
}

/// The name without title, party, role and organisation, in lower case.
pub(super) fn bare_name(entry: &str) -> String {
    let name = name_of(entry).split_whitespace().collect::<Vec<_>>().join(" ");
    lower(&name)
}

/// The name of an entry: what stands behind a title, and before the first mark.
fn name_of(entry: &str) -> &str {
    let ends = [",", "(", ":", ";", " - ", " – ", " for "];
    let end = ends.iter().filter_map(|mark| entry.find(mark)).min().unwrap_or(entry.len());
    let name = entry[..end].trim();
    let mut rest = name;
    let mut from = name;
    // "sygeplejefaglig direktør Anna Holm": all before the last role is title, if a first name and another follow.
    while let Some((word, behind)) = rest.split_once(' ') {
        rest = behind.trim_start();
        if navn::is_role(word) && rest.contains(' ') {
            from = rest;
        }
    }
    if from.is_empty() { entry } else { from }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_absent_are_no_participants() {
        type Names<'a> = &'a [&'a str];
        let cases: [(Names<'_>, Names<'_>, Names<'_>, Names<'_>); 6] = [
            (&["Anna Holm, chef", "Bo Dahl"], &["Anna Holm"], &["Bo Dahl"], &["Anna Holm, chef"]),
            (&["Borgmester Anna Holm"], &["Anna Holm (A)"], &[], &["Anna Holm (A), Borgmester"]),
            (&["sygeplejefaglig direktør Anna Holm"], &["Anna Holm"], &[], &["sygeplejefaglig direktør Anna Holm"]),
            (&["Anna Holm (A)"], &["Anna Holm (V)"], &["Anna Holm (A)"], &["Anna Holm (V)"]),
            (&["Bo Dahl"], &["Anna Holm (A)", "Anna Holm"], &["Bo Dahl"], &["Anna Holm (A)"]),
            (&["Anna Holm Dahl"], &["Anna Holm"], &["Anna Holm Dahl"], &["Anna Holm"]),
        ];
        for (present, absent, came, gone) in cases {
            let mut list = owned(absent);
            assert_eq!(without_absent(owned(present), &mut list), owned(came), "{present:?}");
            assert_eq!(list, owned(gone), "{present:?}");
        }
    }
}
