//! The inside of a punkt: labels under its title, then sections, told by their names.
//!
//! Levels and emphasis of headings carry no meaning in converted documents: the same section stands at level 2, 3 or 4,
//! bold, italic or bare, and sub-headings inside a case text at the level of sections. Names decide.

mod heading;
mod labels;
mod sections;
mod whose;

use super::forms::Forms;
use super::heads::{self, Head};
use super::role::{Role, Section, Sections, free};
use super::vocabulary::{self, Weight};
use super::{Item, Part};
use crate::block::Blocks;
use crate::field::sag::{self, Label};
use crate::field::titel;
use crate::inline::Piece;
use heading::{Heading, heading, heading_in, puts_recommendation};

/// How far from another an item of a list stands, at most, in lines.
const BESIDE: usize = 3;

/// Whether line `at` begins a section: by its name, or by putting a recommendation.
pub(super) fn opens_section(blocks: &Blocks, at: usize) -> bool {
    heading(blocks, at).is_some_and(|heading| !heading.glued) || puts_recommendation(blocks, at)
}

/// For each line the heading of a section that it may be, by its name alone: asked for more than once, read once.
pub(super) struct Headings<'a>(Vec<Option<Heading<'a>>>);

impl<'a> Headings<'a> {
    pub(super) fn read(blocks: &'a Blocks, roles: &[Role]) -> Self {
        let free = |at: usize| roles[at] == Role::Blank;
        Self((0..roles.len()).map(|at| free(at).then(|| heading(blocks, at)).flatten()).collect())
    }

    fn get(&self, at: usize) -> Option<Heading<'a>> {
        self.0.get(at).copied().flatten()
    }

    /// Whether line `at` begins a section by a name that says so wherever it stands.
    pub(super) fn is_strong(&self, at: usize) -> bool {
        self.get(at).is_some_and(|heading| heading.weight == Weight::Strong && !heading.glued)
    }

    /// Whether line `at` begins a part of what a punkt says of its case.
    pub(super) fn is_of_case(&self, at: usize) -> bool {
        let of_case = |section| {
            matches!(
                section,
                Section::Resume
                    | Section::Sagsfremstilling
                    | Section::Oekonomi
                    | Section::Indstilling
                    | Section::Beslutning
                    | Section::TidligereBeslutninger
                    | Section::Forloeb
            )
        };
        self.is_strong(at) && self.get(at).is_some_and(|heading| of_case(heading.section))
    }

    /// Whether line `at` is the heading of a list of attachments.
    pub(super) fn lists_attachments(&self, at: usize) -> bool {
        self.get(at).is_some_and(|heading| heading.section == Section::Bilag && heading.rest.is_none())
    }
}

/// Where a punkt stands, and what its document says of it from outside.
pub(super) struct Place<'a> {
    pub(super) head: &'a Head,
    /// The line behind its last.
    pub(super) end: usize,
    /// The name of the body that meets.
    pub(super) body: Option<&'a str>,
    /// What a label over its title says.
    pub(super) labels: Vec<(Label, String)>,
    /// The names that the punkter share.
    pub(super) forms: &'a Forms<'a>,
    /// The headings that the tables know.
    pub(super) headings: &'a Headings<'a>,
}

/// Reads one punkt. Sets the roles of its lines.
pub(super) fn read<'a>(blocks: &'a Blocks, roles: &'a mut [Role], place: Place<'a>) -> Item {
    let head = place.head;
    let mut reader = Reader::new(blocks, roles, place);
    let mut from = head.end;
    reader.head_lines(head.at, from);
    if let Some(second) = reader.second_head(from) {
        reader.announcement(from, second.at);
        reader.item.adgang = second.adgang.or(reader.item.adgang);
        // A line of the announced title may be missing.
        if second.titel.len() > reader.item.titel.len() && second.titel.contains(&reader.item.titel) {
            reader.item.titel.clone_from(&second.titel);
            reader.item.titel_linjer.clone_from(&second.titel_linjer);
        }
        from = second.end;
        reader.head_lines(second.at, from);
    }
    reader.sections(from);
    reader.number_in_title();
    reader.item
}

struct Reader<'a> {
    blocks: &'a Blocks,
    roles: &'a mut [Role],
    item: Item,
    end: usize,
    body: Option<&'a str>,
    /// For each line behind the head, the heading that it may be.
    headings: Vec<Option<Heading<'a>>>,
    /// Sections that have a strong name somewhere in this punkt.
    named: Sections,
    /// Sections that have been opened.
    opened: Sections,
    /// The number of the case that the record will have.
    case: Option<String>,
    /// The number of the document that it will have.
    document: Option<String>,
    /// How the heading of the attachments looked: a plain title among them must not pass for a heading.
    list_style: u8,
    /// Whether they stand on the line of their label.
    listed: bool,
    /// The line of the section in which a list of bodies and days is told.
    telling: Option<u32>,
    /// Whether the open section's heading is in capitals; then so are those of its rank.
    in_capitals: bool,
    /// The level of the open section's heading, where levels say something.
    rank: u8,
}

impl<'a> Reader<'a> {
    fn new(blocks: &'a Blocks, roles: &'a mut [Role], place: Place<'a>) -> Self {
        let Place { head, end, body, labels, forms, headings: known } = place;
        let number = |at: usize| blocks.lines().get(at).map_or(0, |line| line.number);
        let mut item = head.item(number(head.at));
        let first = |wanted| {
            let found = labels.iter().find(|(label, value)| *label == wanted && !value.is_empty());
            found.map(|(_, value)| value.clone())
        };
        let (case, document) = (first(Label::Sag), first(Label::Dok));
        item.labels = labels;
        let last = free(roles, head.at..end).next_back().unwrap_or(head.at);
        item.linjer.1 = number(last.max(head.end - 1));
        let from = head.end.min(end);
        let free = |at: usize| roles[at] == Role::Blank;
        let headings: Vec<_> =
            (from..end).map(|at| free(at).then(|| heading_in(blocks, at, forms, known.get(at))).flatten()).collect();
        let strong = headings.iter().flatten().filter(|heading| heading.weight == Weight::Strong && !heading.glued);
        let named = strong.map(|heading| heading.section).collect();
        let (opened, list_style) = (Sections::default(), 0);
        let (listed, in_capitals, telling) = (false, false, None);
        Self {
            blocks,
            roles,
            item,
            end,
            body,
            headings,
            named,
            opened,
            case,
            document,
            list_style,
            listed,
            telling,
            in_capitals,
            rank: 0,
        }
    }

    /// The lines that are free now; later steps may take some of them.
    fn free(&self, from: usize, end: usize) -> impl Iterator<Item = usize> + use<'a> {
        free(self.roles, from..end).collect::<Vec<_>>().into_iter()
    }

    fn head_lines(&mut self, from: usize, end: usize) {
        for role in self.roles[from..end].iter_mut().filter(|role| matches!(role, Role::Blank | Role::PunktHead)) {
            *role = Role::PunktHead;
        }
    }

    /// Takes a case number in parentheses from the end of the title. A label's number comes first.
    fn number_in_title(&mut self) {
        let Some((title, found)) = sag::behind_title(&self.item.titel) else { return };
        let title = title.len();
        self.item.titel.truncate(title);
        self.item.labels.extend(found);
    }

    /// The line that repeats number and title with the access marker, if the punkt is printed behind an announcement. Attachments
    /// may be listed as "2 (Åben) …", too: behind a section, or their heading, it has to repeat the title, and is none of a list.
    fn second_head(&self, from: usize) -> Option<Head> {
        let is_section = |heading: &Heading<'_>| heading.weight == Weight::Strong && !heading.glued;
        let sections = self.headings.iter().position(|heading| heading.as_ref().is_some_and(is_section));
        let own = self.item.titel.as_str();
        let mut other = None;
        for at in free(self.roles, from..self.end) {
            let text = self.blocks.numbered_text(at);
            let Some(read) = heads::marked(&text).filter(|read| read.nummer == self.item.nummer) else { continue };
            let second = heads::head(self.blocks, self.roles, at, &read);
            let title = second.titel.as_str();
            if titel::same_title(own, title) {
                return Some(second);
            }
            let repeats = || has_words(title, own) || has_words(own, title);
            let before = sections.is_none_or(|first| at < from + first);
            if other.is_none() && !self.is_listed(&second) && (before || repeats()) {
                other = Some(second);
            }
        }
        other
    }

    /// Whether the line above or below has the number before or behind that of `head`, in the same form.
    fn is_listed(&self, head: &Head) -> bool {
        let number = |at: usize| {
            let text = self.blocks.numbered_text(at);
            heads::marked(&text).and_then(|read| read.nummer.parse::<u32>().ok())
        };
        let Ok(own) = head.nummer.parse::<u32>() else { return false };
        let above = free(self.roles, head.at.saturating_sub(BESIDE)..head.at).next_back();
        let below = free(self.roles, head.end..self.end.min(head.end + BESIDE)).next();
        above.is_some_and(|above| own > 1 && number(above) == Some(own - 1))
            || below.is_some_and(|below| number(below) == own.checked_add(1))
    }

    /// What stands between an announcement and the punkt itself: the case number and the attachments' titles.
    fn announcement(&mut self, from: usize, end: usize) {
        let mut listing = false;
        for at in self.free(from, end) {
            if self.roles[at] != Role::Blank || !listing && self.label(at) {
                continue;
            }
            let text = self.blocks.text(at);
            if vocabulary::section(text).is_some_and(|(section, _)| section == Section::Bilag) && !listing {
                listing = true;
                self.roles[at] = Role::Heading(Section::Bilag);
            } else {
                // What is announced beside the case number is what is attached, whether or not a heading says so.
                self.roles[at] = Role::Text(Section::Bilag);
                self.item.annonceret.push(Piece { line: at, from: 0 });
            }
        }
    }

    fn new_part(&mut self, section: Section, at: usize, overskrift: &str) {
        let linje = self.blocks.lines().get(at).map_or(0, |line| line.number);
        let overskrift = overskrift.trim_end_matches([':', ' ']).to_owned();
        self.opened.insert(section);
        self.item.parts.push(Part { section, overskrift, linje, videre: Vec::new(), pieces: Vec::new() });
    }

    fn push_text(&mut self, section: Section, at: usize, from: usize) {
        if self.item.parts.last().is_none_or(|part| part.section != section) {
            self.new_part(section, at, "");
        }
        self.roles[at] = Role::Text(section);
        self.push_piece(section, at, from);
    }

    fn push_piece(&mut self, section: Section, at: usize, from: usize) {
        if let Some(part) = self.item.parts.iter_mut().rev().find(|part| part.section == section) {
            part.pieces.push(Piece { line: at, from });
        }
    }
}

/// Whether `part` is in `text` and is no part of a longer word there.
fn has_words(text: &str, part: &str) -> bool {
    let Some(at) = text.find(part).filter(|_| !part.is_empty()) else { return false };
    !text[..at].ends_with(char::is_alphanumeric) && !text[at + part.len()..].starts_with(char::is_alphanumeric)
}
