//! What a list of the absent says beside their names: who missed single items, and who came instead.

use super::fravaer::{Items, items_at, sentences, told};
use super::navn::{self, Kind};
use super::{bare, parts};

/// A list of the absent, and what it says of others.
#[derive(Debug, PartialEq, Eq)]
pub struct Told {
    /// The list without the rest.
    pub listed: String,
    /// Who missed which items, and no more: "A Bsen ved sag 31-32".
    pub missed: Vec<(String, Items)>,
    /// Who came instead of somebody: "Som stedfortræder mødte A Bsen".
    pub instead: Vec<String>,
    /// Whether sentences stood behind the names on their line.
    apart: bool,
    /// Whether what was taken out says no more than who missed which items.
    pub items_only: bool,
}

/// Takes apart a list of the absent; `None` where it has nothing but names.
pub fn apart(text: &str) -> Option<Told> {
    let mut told =
        Told { listed: String::new(), missed: Vec::new(), instead: Vec::new(), apart: false, items_only: true };
    for line in text.lines() {
        let mut all = sentences(line);
        // "A Bsen. C Dsen kom kl. 17.": what follows the names is about somebody.
        let first = all.next().filter(|first| first.len() < line.len() && lists_names(first));
        let edge = if first.is_some() { "\n" } else { " " };
        told.apart |= first.is_some();
        let kept: Vec<String> = sentences(line).filter_map(|sentence| told.take(sentence)).collect();
        if !kept.is_empty() {
            told.listed.push_str(&kept.join(edge));
            told.listed.push('\n');
        }
    }
    (!told.missed.is_empty() || !told.instead.is_empty() || told.apart).then_some(told)
}

/// Whether a sentence lists people and no more: "A Bsen og C Dsen."
fn lists_names(sentence: &str) -> bool {
    let all = parts(sentence);
    let named = |part: &std::ops::Range<usize>| navn::kind(&sentence[part.clone()]) == Kind::Name;
    !all.is_empty() && all.iter().all(named) && navn::full(&sentence[all[0].clone()])
}

impl Told {
    /// Takes what a sentence says of single items or of others. Gives back what it lists.
    fn take(&mut self, sentence: &str) -> Option<String> {
        if let Some(names) = came_instead(sentence) {
            self.instead.extend(names);
            self.items_only = false;
            return None;
        }
        // "A Bsen - C Dsen mødte som stedfortræder": behind the dash stands who came for the one before it.
        if let Some((gone, came)) = [" - ", " – "].iter().find_map(|dash| sentence.split_once(dash))
            && lists_names(gone)
            && let Some(names) = came_instead(came)
        {
            self.instead.extend(names);
            self.items_only = false;
            return Some(gone.to_owned());
        }
        if let Some((_, items)) = items_at(sentence) {
            let names = told(sentence);
            if !names.is_empty() {
                self.missed.extend(names.into_iter().map(|name| (name, items.clone())));
                self.items_only = false;
                return None;
            }
        }
        let pieces = pieces(sentence);
        let missed: Vec<Option<(String, Items)>> = pieces.iter().map(|piece| of_items(piece)).collect();
        if missed.iter().all(Option::is_none) {
            return Some(sentence.to_owned());
        }
        let listed: Vec<&str> =
            pieces.iter().zip(&missed).filter(|(_, one)| one.is_none()).map(|(piece, _)| *piece).collect();
        self.missed.extend(missed.into_iter().flatten());
        (!listed.is_empty()).then(|| listed.join(", "))
    }
}

/// The parts of a list, where the number of an item belongs to the name that it stands behind ("A Bsen, sag 3"), and so do
/// those that follow it ("A Bsen ved sag 3, 4 og 7").
fn pieces(sentence: &str) -> Vec<&str> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for part in parts(sentence) {
        let shown = &sentence[part.clone()];
        let number = shown.starts_with(|c: char| c.is_ascii_digit());
        let items = !number && items_at(shown).is_some_and(|(at, _)| at == 0);
        match found.last_mut() {
            Some(last) if items => last.end = part.end,
            Some(last) if number && sentence[last.clone()].ends_with(|c: char| c.is_ascii_digit()) => {
                last.end = part.end
            }
            _ => found.push(part),
        }
    }
    found.into_iter().map(|range| &sentence[range]).collect()
}

/// "A Bsen ved sag 31-32", "A Bsen, sag 3", "A Bsen (ikke til stede under punkt 3)", "A Bsen (deltog ikke i punkt 3)": nothing
/// but words of absence stands between.
fn of_items(piece: &str) -> Option<(String, Items)> {
    const LINKS: [&str; 15] = [
        "ved",
        "under",
        "i",
        "på",
        "for",
        "af",
        "og",
        "var",
        "behandlingen",
        "behandling",
        "ikke",
        "tilstede",
        "deltog",
        "afbud",
        "fraværende",
    ];
    let piece = bare(piece).trim_end_matches([')', ' ', '.']);
    let (at, items) = items_at(piece)?;
    let before = piece[..at].replace("til stede", "tilstede");
    let marks = ['(', ')', ',', '-', '–', ' '];
    let mut name = before.trim_end_matches(marks);
    let mut links: Vec<&str> = Vec::new();
    while let Some(word) = name.rsplit([' ', '(']).next().filter(|word| LINKS.contains(word)) {
        links.push(word);
        name = name[..name.len() - word.len()].trim_end_matches(marks);
    }
    // A party's letter has its bracket again.
    let name = if name.contains('(') && before[name.len()..].starts_with(')') { &before[..=name.len()] } else { name };
    let said = !links.is_empty() || before[name.len()..].contains(['(', ',']);
    let was_there = ["tilstede", "deltog"].iter().any(|word| links.contains(word)) && !links.contains(&"ikke");
    let name = last_name(name).filter(|_| said && !was_there)?;
    Some((name.to_owned(), items))
}

/// The full name that a text ends in: "Fra kl. 20 tillige A Bsen".
fn last_name(text: &str) -> Option<&str> {
    let is_full = |name: &str| navn::kind(name) == Kind::Name && navn::full(name);
    if is_full(text) {
        return Some(text);
    }
    let begins =
        text.rmatch_indices(' ').map(|(at, _)| at + 1).find(|at| text[*at..].starts_with(char::is_lowercase))?;
    let from = begins + text[begins..].find(' ')? + 1;
    Some(&text[from..]).filter(|name| is_full(name))
}

/// Who came instead of somebody: "I stedet deltog A Bsen for C Dsen", "Som stedfortræder mødte A Bsen", "For C Dsen mødte A
/// Bsen", "A Bsen deltog som suppleant for C Dsen".
fn came_instead(sentence: &str) -> Option<Vec<String>> {
    const VERBS: [&str; 6] = [" deltog ", " deltager ", " mødte ", " møder ", " var ", " er "];
    const INSTEAD: [&str; 5] = ["i stedet", "som stedfortræder", "som suppleant", "stedfortræder for", "suppleant for"];
    let (at, verb) = VERBS.iter().filter_map(|verb| sentence.find(verb).map(|at| (at, verb))).min()?;
    let (before, behind) = (sentence[..at].trim(), sentence[at + verb.len()..].trim_end_matches(['.', ' ']));
    // "For A Bsen var indkaldt stedfortræderen C Dsen".
    let behind = ["indkaldt ", "mødt ", "stedfortræderen ", "stedfortræder ", "suppleanten ", "suppleant "]
        .iter()
        .fold(behind, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let says = |text: &str| {
        let text = text.to_lowercase();
        INSTEAD.iter().any(|word| text.starts_with(word))
    };
    let for_one = before.strip_prefix("For ").and_then(last_name);
    let names = if says(before) || for_one.is_some() {
        behind.to_owned()
    } else if says(behind) {
        let whom = behind.rsplit_once(" for ").map_or(String::new(), |(_, whom)| format!(" for {whom}"));
        format!("{}{whom}", bare(before))
    } else {
        return None;
    };
    let all: Vec<&str> = parts(&names).into_iter().map(|part| &names[part]).collect();
    let named = all.iter().all(|name| navn::kind(name) == Kind::Name && navn::full(name));
    let whom = for_one.map_or(String::new(), |whom| format!(" for {whom}"));
    (named && !all.is_empty()).then(|| all.into_iter().map(|name| format!("{name}{whom}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<(String, Items)>, Vec<String>) {
        let told = apart(text).unwrap_or_else(|| panic!("{text}"));
        (told.listed.trim_end().to_owned(), told.missed, told.instead)
    }

    #[test]
    fn who_missed_single_items() {
        let one = |items: &[(u32, u32)]| vec![("Anna Holm".to_owned(), items.to_vec())];
        for (text, listed, items) in [
            ("Bo Dahl\nAnna Holm ved sag 31-32", "Bo Dahl", vec![(31, 32)]),
            ("Bo Dahl, Anna Holm (pkt. 3)", "Bo Dahl", vec![(3, 3)]),
            ("Bo Dahl, Anna Holm, sag 3", "Bo Dahl", vec![(3, 3)]),
            ("Bo Dahl, Anna Holm (deltog ikke i punkt 5-7)", "Bo Dahl", vec![(5, 7)]),
            ("Anna Holm under pkt. 3, 4 og 7, Bo Dahl", "Bo Dahl", vec![(3, 3), (4, 4), (7, 7)]),
            ("Fra kl. 20 tillige Anna Holm (ikke til stede ved punkt 8-11)", "", vec![(8, 11)]),
            (
                "Bo Dahl. Anna Holm forlod mødet kl. 16 og deltog ikke i behandlingen af pkt. 4.",
                "Bo Dahl.",
                vec![(4, 4)],
            ),
        ] {
            assert_eq!(read(text), (listed.to_owned(), one(&items), Vec::new()), "{text}");
        }
        let party = read("Anna Holm (A) (ikke til stede ved punkt 8)").1;
        assert_eq!(party, [("Anna Holm (A)".to_owned(), vec![(8, 8)])]);
    }

    #[test]
    fn who_came_instead() {
        for (text, listed, instead) in [
            ("Bo Dahl. I stedet deltog Anna Holm for Bo Dahl.", "Bo Dahl.", "Anna Holm for Bo Dahl"),
            ("Bo Dahl\nSom stedfortræder mødte Anna Holm", "Bo Dahl", "Anna Holm"),
            ("Bo Dahl. For Bo Dahl var indkaldt stedfortræderen Anna Holm.", "Bo Dahl.", "Anna Holm for Bo Dahl"),
            ("Bo Dahl (V) - Anna Holm (V) mødte som stedfortræder.", "Bo Dahl (V)", "Anna Holm (V)"),
            ("Bo Dahl. For Bo Dahl mødte Anna Holm.", "Bo Dahl.", "Anna Holm for Bo Dahl"),
            ("Bo Dahl. Anna Holm deltog som suppleant for Bo Dahl.", "Bo Dahl.", "Anna Holm for Bo Dahl"),
        ] {
            assert_eq!(read(text), (listed.to_owned(), Vec::new(), vec![instead.to_owned()]), "{text}");
        }
    }

    #[test]
    fn sentences_behind_the_names() {
        let told = apart("Carl Ek og Bo Dahl. Anna Holm kom kl. 17.").map(|told| told.listed);
        assert_eq!(told.as_deref(), Some("Carl Ek og Bo Dahl.\nAnna Holm kom kl. 17.\n"));
        assert_eq!(
            read("Bo Dahl. Anna Holm gik kl. 16 og deltog ikke i pkt. 4.").1,
            [("Anna Holm".to_owned(), vec![(4, 4)])]
        );
    }

    #[test]
    fn lists_of_names_only() {
        for text in [
            "",
            "Anna Holm, Bo Dahl (C)",
            "Anna Holm (til stede under punkt 3)",
            "Anna Holm til punkt 5",
            "Anna Holm fra punkt 5",
            "Ingen",
            "Formanden ved sag 3",
            "I stedet deltog en suppleant.",
        ] {
            assert_eq!(apart(text), None, "{text}");
        }
    }
}
