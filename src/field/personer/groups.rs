//! Lists of people in groups ("For skolen: A, B"), and with what a person is on a line of its own.

use std::borrow::Cow;

use super::navn::{self, Kind};
use super::{Entry, at_colon, bare, marks_absence};

/// Roles at a meeting that make nobody one of its list.
const OFFICE: [&str; 6] = ["referent", "ordstyrer", "dirigent", "mødeleder", "sagsbehandler", "kontaktperson"];

/// Whether a label inside of a list stands before some of its people: "Formand", "For kommunen", "Repræsentanter for ledelse".
pub fn heads_some(label: &str) -> bool {
    let small = label.to_lowercase();
    let starts = ["for ", "fra ", "repræsentant", "medarbejder", "ledelse", "forældre"];
    // "Anna Holm: medlem" is one of them.
    is_person(label)
        || !OFFICE.iter().any(|office| small.starts_with(office))
            && (super::has_role(label) || starts.iter().any(|start| small.starts_with(start)))
}

/// Whether a label and what stands behind it list some of those who meet, where no label of all stands before them:
/// "Medarbejderrepræsentanter: Anna Holm, FOA, Bo Dahl, 3F".
pub fn heads_several(label: &str, names: &str) -> bool {
    let full = |one: &Entry| navn::full(&names[one.range.clone()]);
    // Who presides is listed among all as well.
    let presides = label.to_lowercase().starts_with("formand");
    heads_some(label)
        && !presides
        && !is_person(label)
        && super::entries(names).iter().filter(|one| full(one)).count() > 1
}

/// Whether a label names an organisation, and lists its people behind a list of others: "KL: Kontorchef A Bsen, konsulent C
/// Dsen". One person alone is told by a title.
pub fn heads_organisation(label: &str, names: &str) -> bool {
    let words = || label.split_whitespace();
    let organisation = navn::is_letters(label) || words().any(navn::is_body) && !words().any(navn::is_role);
    label.len() <= 60
        && organisation
        && (super::has_role(names) || super::parts(names).len() > 1)
        && !super::fravaer::listed(names, true).is_empty()
}

/// What of a line lists people: what stands behind a group's label, and nothing where the label is all there is.
pub(super) fn names_behind(line: &str) -> &str {
    let Some((label, rest)) = at_colon(line) else { return line };
    if !rest.is_empty() && is_person(label) || label.contains([',', ';']) || label.len() > 60 { line } else { rest }
}

/// "Anna Holm: medlem af byrådet": one person, with what they are.
pub(super) fn with_office(line: &str) -> Option<Entry> {
    let (name, rest) = at_colon(line).filter(|(name, _)| is_person(name))?;
    let absent = marks_absence(rest);
    Some(Entry { range: 0..if absent { name.len() } else { line.len() }, absent })
}

/// Whether the text is one person's full name; "For DH" is none, for all its capitals.
fn is_person(text: &str) -> bool {
    let speaks_for = ["For ", "Fra ", "Til "].iter().any(|word| text.starts_with(word));
    !speaks_for && navn::kind(text) == Kind::Name && navn::full(text)
}

/// The lines of a list with what is said of a person alone on a line ("Formand", "(A)") behind the name that it follows.
/// Where the first line is such a word, they stand above the names; so does one that heads a group ("Suppleant"), unless the
/// names have such words each.
pub(super) fn with_roles(text: &str) -> Cow<'_, str> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let is_role =
        |line: &str| is_party(line) || navn::kind(bare(line)) == Kind::Role && !line.contains([',', ':', '|']);
    let is_name = |line: &str| is_person(bare(line));
    if !lines().next().is_some_and(is_name) || !lines().any(is_role) {
        return Cow::Borrowed(text);
    }
    let (names, roles) = lines().fold((0, 0), |(names, roles), line| {
        (names + usize::from(is_name(line)), roles + usize::from(is_role(line) && !is_party(line)))
    });
    let each = 2 * roles > names;
    let is_role = |line: &str| is_role(line) && (each || !heads_group(line));
    let mut joined = String::with_capacity(text.len());
    let mut open = false;
    for line in lines() {
        if open && is_role(line) {
            joined.push_str(if is_party(line) { " " } else { ", " });
            joined.push_str(line.trim());
            continue;
        }
        open = is_name(line);
        if !joined.is_empty() {
            joined.push('\n');
        }
        joined.push_str(line);
    }
    Cow::Owned(joined)
}

/// Whether the role is one that lists have a group of: "Suppleanter", "Observatør".
fn heads_group(line: &str) -> bool {
    const GROUPS: [&str; 5] = ["suppleant", "observatør", "tilforordnet", "medarbejder", "gæst"];
    let word = bare(line).to_lowercase();
    GROUPS.iter().any(|group| word.starts_with(group)) || word == "medlemmer"
}

/// The lines of a list, people on lines of their own where party letters are all that parts them: "A Bsen (X), formand C Dsen
/// (Y) E Fsen (Z) - afbud G Hsen (X)". Where commas part them all, a role may stand before its name.
pub(super) fn at_parties(text: &str) -> Cow<'_, str> {
    if !text.lines().any(|line| breaks(line).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut apart = String::with_capacity(text.len() + 16);
    for line in text.lines() {
        let mut from = 0;
        for at in breaks(line).unwrap_or_default() {
            apart.push_str(line[from..at].trim_end());
            apart.push('\n');
            from = at;
        }
        apart.push_str(&line[from..]);
        apart.push('\n');
    }
    Cow::Owned(apart)
}

/// Where in a line people begin that nothing parts from those before; `None` where no name follows a party's letter at once.
fn breaks(line: &str) -> Option<Vec<usize>> {
    const LETTERS: usize = 3;
    let ends = || line.match_indices(')').map(|(end, _)| end + 1);
    ends().nth(LETTERS - 1)?;
    let (mut found, mut at_once, mut last) = (Vec::new(), false, None::<usize>);
    for end in ends() {
        // No further back than a letter's bracket can begin.
        let near = line[..end - 1].char_indices().rev().take(LETTERS + 1);
        let Some((open, _)) = near.into_iter().find(|(_, c)| *c == '(') else { continue };
        let letter = &line[open + 1..end - 1];
        if !letter.chars().all(char::is_alphabetic) || !letter.starts_with(char::is_uppercase) {
            continue;
        }
        if let Some(last) = last {
            let between = &line[last..open];
            let name = last + between.len() - last_words(between).len();
            let lead = line[last..name].trim_end();
            let parted =
                lead.ends_with([',', ';', '.', '-', '–', '/']) || lead.ends_with(" og") || lead.ends_with(" samt");
            if !parted && line[name..open].split_whitespace().count() > 1 {
                at_once |= lead.is_empty();
                found.push(name);
            }
        }
        last = Some(end);
    }
    at_once.then_some(found)
}

/// The words with a capital that a text ends in.
fn last_words(text: &str) -> &str {
    let text = text.trim_start();
    let small = text.split_inclusive(' ').scan(0, |end, word| {
        *end += word.len();
        Some((*end, word))
    });
    let from = small.filter(|(_, word)| !word.starts_with(char::is_uppercase)).map(|(end, _)| end).last().unwrap_or(0);
    &text[from..]
}

/// "(A)", on a line of its own.
fn is_party(line: &str) -> bool {
    let line = line.trim();
    line.len() <= 6 && line.starts_with('(') && line.ends_with(')')
}
