//! What an outline was recognised by, told after the fact: for a person who wants to know why a document was read as it was.

use serde::Serialize;

use super::role::{Furniture, Role, Section};
use super::{Item, Outline, heads};
use crate::block::{Blocks, Kind};
use crate::field::titel::Titles;
use crate::record::Dokumenttype;

/// How the punkter of a document were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FamilyName {
    /// `Punkt n: <titel>` before each.
    Announced,
    /// Numbers before their titles.
    Numbered,
    /// Titles that the table of contents has, without numbers.
    Unnumbered,
    /// A memo: parts under headings of their own, and a sidebar.
    Notat,
    /// None.
    Unknown,
}

/// A family of layouts with what speaks for it, most telling first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Family {
    /// Which one.
    pub navn: FamilyName,
    /// What was seen, each with its lines.
    pub evidens: Vec<String>,
}

/// How many lines are furniture, by kind.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FurnitureLines {
    /// Page numbers, and headers and footers that come again.
    pub running: usize,
    /// The table of contents with its heading.
    pub toc: usize,
    /// What a web page prints to be clicked on.
    pub navigation: usize,
    /// The municipality's or region's name above the title.
    pub letterhead: usize,
}

/// The family that the document was read as, and why.
#[must_use]
pub fn family(blocks: &Blocks, outline: &Outline) -> Family {
    let heads = heads_of(blocks, outline);
    if outline.art == Some(Dokumenttype::Notat) {
        return Family { navn: FamilyName::Notat, evidens: memo(blocks, outline, &heads) };
    }
    if heads.is_empty() {
        return Family { navn: FamilyName::Unknown, evidens: unknown(blocks, outline) };
    }
    let announced = heads.iter().filter(|at| heads::announcement(&blocks.numbered_text(**at)).is_some()).count();
    let (navn, mut evidens) = if announced > 0 {
        let first = number(blocks, heads[0]);
        let mut evidens = vec![format!("{} `Punkt n: …`, first on line {first}", lines(announced))];
        evidens.extend(confirmed(outline));
        (FamilyName::Announced, evidens)
    } else if outline.items.iter().zip(&heads).any(|(item, at)| has_number(blocks, item, *at)) {
        (FamilyName::Numbered, titles(blocks, outline, &heads, "numbered title"))
    } else {
        (FamilyName::Unnumbered, titles(blocks, outline, &heads, "title without a number"))
    };
    evidens.push(kind(blocks, outline));
    Family { navn, evidens }
}

/// The furniture of a document, counted.
#[must_use]
pub fn furniture(outline: &Outline) -> FurnitureLines {
    let mut found = FurnitureLines::default();
    for role in &outline.roles {
        match role {
            Role::Furniture(Furniture::Toc) => found.toc += 1,
            Role::Furniture(Furniture::Navigation) => found.navigation += 1,
            Role::Furniture(Furniture::Letterhead) => found.letterhead += 1,
            Role::Furniture(Furniture::Running) => found.running += 1,
            _ => {}
        }
    }
    found
}

/// For each line of the source, from the first, the parts that it plays: several where the format has cut it, or where a
/// heading shares it with the text under it; none where the format sees nothing in it.
#[must_use]
pub fn line_roles(blocks: &Blocks, outline: &Outline) -> Vec<Vec<Role>> {
    let mut found: Vec<Vec<Role>> = vec![Vec::new(); blocks.source_lines as usize];
    let mut add = |at: usize, role: Role| {
        let number = blocks.lines().get(at).map_or(0, |line| line.number) as usize;
        if let Some(roles) = number.checked_sub(1).and_then(|at| found.get_mut(at))
            && !roles.contains(&role)
        {
            roles.push(role);
        }
    };
    for (at, role) in outline.roles.iter().enumerate() {
        add(at, *role);
    }
    for part in outline.items.iter().flat_map(|item| &item.parts) {
        for piece in part.pieces.iter().filter(|piece| piece.from > 0) {
            if matches!(outline.roles.get(piece.line), Some(Role::Heading(_))) {
                add(piece.line, Role::Text(part.section));
            }
        }
    }
    found
}

/// The first line of each punkt, as an index into the lines of the blocks.
fn heads_of(blocks: &Blocks, outline: &Outline) -> Vec<usize> {
    let at = |line: u32| blocks.lines().partition_point(|found| found.number < line);
    outline.items.iter().map(|item| at(item.linjer.0)).collect()
}

fn number(blocks: &Blocks, at: usize) -> u32 {
    blocks.lines().get(at).map_or(0, |line| line.number)
}

fn lines(count: usize) -> String {
    if count == 1 { "1 line".to_owned() } else { format!("{count} lines") }
}

/// Whether the punkt's number stands before its title, and was not counted.
fn has_number(blocks: &Blocks, item: &Item, at: usize) -> bool {
    let text = blocks.numbered_text(at);
    let Some((before, behind)) = text.split_once(item.nummer.as_str()) else { return false };
    // A title may have the same number in it: "Valg af 2 medlemmer".
    let title = item.titel.split(' ').next().unwrap_or("");
    !before.ends_with(char::is_alphanumeric) && (!behind.contains(char::is_alphanumeric) || behind.contains(title))
}

/// How the titles stand that are no announcements; `name` is what one of them is called.
fn titles(blocks: &Blocks, outline: &Outline, heads: &[usize], name: &str) -> Vec<String> {
    let all = heads.len();
    let headings = heads.iter().filter(|at| blocks.block_of(**at).kind == Kind::Heading).count();
    let bold = |at: &usize| blocks.lines().get(*at).is_some_and(|line| line.emphasised);
    let emphasised = heads.iter().filter(|at| blocks.block_of(**at).kind != Kind::Heading && bold(at)).count();
    let counted = if all == 1 { format!("1 {name}") } else { format!("{all} {}", name.replacen("title", "titles", 1)) };
    let mut out = vec![format!("{counted}, first on line {}", number(blocks, heads[0]))];
    for (count, what) in [(headings, "set as headings"), (emphasised, "set in bold")] {
        if count > 0 {
            out.push(format!("{what}: {count} of {all}"));
        }
    }
    out.extend(confirmed(outline));
    let sections = outline.items.iter().filter(|item| item.parts.iter().any(|part| is_named(part.section))).count();
    if sections > 0 {
        out.push(format!("with sections that have names: {sections} of {all}"));
    }
    out
}

/// How many titles the table of contents has too, where there is one.
fn confirmed(outline: &Outline) -> Option<String> {
    let toc = Titles::new(outline.toc.iter().map(|entry| entry.title.as_str()));
    let confirmed = outline.items.iter().filter(|item| toc.have(&item.titel)).count();
    let all = outline.items.len();
    (!toc.is_empty()).then(|| format!("confirmed by the table of contents: {confirmed} of {all}"))
}

/// What made the document a referat or a dagsorden.
fn kind(blocks: &Blocks, outline: &Outline) -> String {
    let art = match outline.art {
        Some(Dokumenttype::Dagsorden) => "dagsorden",
        Some(Dokumenttype::Notat) => "notat",
        Some(Dokumenttype::Referat) => "referat",
        Some(Dokumenttype::Ukendt) | None => return "no title names a referat, dagsorden or notat".to_owned(),
    };
    let title = (0..outline.roles.len()).find(|at| outline.roles[*at] == Role::Title);
    match title {
        Some(at) => format!("title line {}: {art}", number(blocks, at)),
        None => format!("no title, but the sections of a {art}: {}", headings(outline).join(", ")),
    }
}

fn memo(blocks: &Blocks, outline: &Outline, heads: &[usize]) -> Vec<String> {
    let with = |is: fn(&Role) -> bool| -> Vec<String> {
        let lines = (0..outline.roles.len()).filter(|at| is(&outline.roles[*at]));
        lines.map(|at| number(blocks, at).to_string()).collect()
    };
    let mut out = Vec::new();
    for (name, lines) in [
        ("title", with(|role| *role == Role::Title)),
        ("sidebar", with(|role| matches!(role, Role::Head(_)))),
        ("headings of parts", heads.iter().map(|at| number(blocks, *at).to_string()).collect()),
    ] {
        match lines.as_slice() {
            [] => {}
            [one] => out.push(format!("{name} line {one}")),
            many => out.push(format!("{name} lines {}", many.join(", "))),
        }
    }
    out
}

fn unknown(blocks: &Blocks, outline: &Outline) -> Vec<String> {
    let mut out = vec![kind(blocks, outline), "no line begins a punkt".to_owned()];
    let named = headings(outline);
    out.push(if named.is_empty() { "no sections".to_owned() } else { format!("sections: {}", named.join(", ")) });
    out
}

/// The names of the sections that have headings, each once.
fn headings(outline: &Outline) -> Vec<String> {
    let mut found: Vec<Section> = outline
        .roles
        .iter()
        .filter_map(|role| if let Role::Heading(section) = role { Some(*section) } else { None })
        .filter(|section| is_named(*section))
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|section| section.to_string()).collect()
}

const fn is_named(section: Section) -> bool {
    !matches!(section, Section::Andet | Section::Unavngivet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block;
    use crate::layout::outline;

    fn read(text: &str) -> (FamilyName, String) {
        let blocks = block::markdown(text);
        let found = family(&blocks, &outline(&blocks));
        (found.navn, found.evidens.join("; "))
    }

    #[test]
    fn each_family_says_why() {
        for (text, navn, evidens) in [
            (
                "# Referat\n\n## Punkt 1: A\n\n### Beslutning\n\nJa.\n\n## Punkt 2: B\n",
                FamilyName::Announced,
                "2 lines `Punkt n: …`, first on line 3; title line 1: referat",
            ),
            (
                "# Dagsorden\n\nIndhold\n\nValg..... 2\n\nØkonomi..... 3\n\n## 1. Valg\n\n### Resumé\n\nA\n\n## 2. Økonomien\n",
                FamilyName::Numbered,
                "2 numbered titles, first on line 9; set as headings: 2 of 2; confirmed by the table of contents: 1 of 2; \
                 with sections that have names: 1 of 2; title line 1: dagsorden",
            ),
            (
                "# Referat\n\nIndhold\n\nValg..... 2\n\nFest..... 3\n\n## Valg\n\nA\n\n## Fest\n\nB\n",
                FamilyName::Unnumbered,
                "2 titles without a number, first on line 9; set as headings: 2 of 2; \
                 confirmed by the table of contents: 2 of 2; title line 1: referat",
            ),
            (
                "# Referat\n\n## i. Valg\n\n### Beslutning\n\nJa.\n\n## ii. Fest\n\n### Beslutning\n\nNej.\n",
                FamilyName::Numbered,
                "2 numbered titles, first on line 3; set as headings: 2 of 2; with sections that have names: 2 of 2; \
                 title line 1: referat",
            ),
            (
                "# Notat\n\n## Status\n\n3. maj 2024\n\n### Møde i Havneudvalget\n\nA.\n",
                FamilyName::Notat,
                "title lines 1, 3; sidebar line 5; headings of parts line 7",
            ),
            (
                "Noget om havnen.\n",
                FamilyName::Unknown,
                "no title names a referat, dagsorden or notat; no line begins a punkt; no sections",
            ),
            (
                "# Referat\n\nIngen kom.\n",
                FamilyName::Unknown,
                "title line 1: referat; no line begins a punkt; no sections",
            ),
        ] {
            assert_eq!(read(text), (navn, evidens.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_line_may_have_two_roles() {
        let blocks = block::markdown("# Referat\n\n## Punkt 1: A\n\nBeslutning: Godkendt.\n");
        let roles = line_roles(&blocks, &outline(&blocks));
        let shown: Vec<Vec<String>> =
            roles.iter().map(|roles| roles.iter().map(ToString::to_string).collect()).collect();
        let expected: [&[&str]; 5] = [&["title"], &[], &["punkt"], &[], &["heading:beslutning", "text:beslutning"]];
        assert_eq!(shown[..5], expected.map(|roles| roles.iter().map(|role| (*role).to_owned()).collect::<Vec<_>>()));
    }
}
