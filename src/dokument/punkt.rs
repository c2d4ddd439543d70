//! The punkter of the record.

use std::collections::{HashMap, HashSet};

use super::hoved;
use crate::block::{Blocks, Kind};
use crate::field::sag::Label;
use crate::field::{beslutninger, bilag, dato, moede, personer, udfald};
use crate::inline::{self, Piece, Rendered};
use crate::layout::{HeadField, Item, Outline, Part, Section};
use crate::record::{Afsnit, Bilag, Dokumenttype, Felt, Forloeb, Hoved, Linjekort, Punkt};

/// A punkt, and what is worth a warning.
pub(super) struct Built {
    pub(super) punkt: Punkt,
    pub(super) linjekort: Linjekort,
    /// Titles of attachments that stand in only one of the two lists.
    pub(super) enlige_bilag: Vec<String>,
}

/// All punkter, and the people who are listed for the meeting.
pub(super) struct AllBuilt {
    pub(super) punkter: Vec<Built>,
    pub(super) deltagere: Vec<String>,
    pub(super) fravaerende: Vec<String>,
}

/// Builds every punkt. A document without any gives one with all of its text.
pub(super) fn all(blocks: &Blocks, outline: &Outline, hoved: &Hoved) -> AllBuilt {
    let mut ids = HashMap::new();
    let mut punkter: Vec<Built> = outline.items.iter().map(|item| one(blocks, item, hoved, &mut ids)).collect();
    if punkter.is_empty() {
        punkter.push(one(blocks, &whole(blocks, outline, hoved), hoved, &mut ids));
    } else if !outline.loose.is_empty() {
        lead(blocks, outline, &mut punkter[0]);
    }
    let (deltagere, fravaerende) = people_of_the_meeting(blocks, outline, &mut punkter);
    AllBuilt { punkter, deltagere, fravaerende }
}

/// A document whose parts are not known, as one item.
fn whole(blocks: &Blocks, outline: &Outline, hoved: &Hoved) -> Item {
    let number = |at: usize| blocks.lines().get(at).map_or(1, |line| line.number);
    let first = outline.loose.first().map_or(1, |piece| number(piece.line));
    let last = outline.loose.last().map_or(first, |piece| number(piece.line));
    let part = Part {
        section: Section::Sagsfremstilling,
        overskrift: String::new(),
        linje: first,
        pieces: outline.loose.clone(),
    };
    Item {
        nummer: "1".to_owned(),
        titel: hoved.titel.clone(),
        linjer: (first, last.max(first)),
        parts: vec![part],
        ..Item::default()
    }
}

/// Text that stands before the first punkt and is no part of the head. The record has no place of its own for it, so it
/// leads the first punkt's other sections.
fn lead(blocks: &Blocks, outline: &Outline, first: &mut Built) {
    let text = inline::render(blocks, &outline.loose);
    if text.text.is_empty() {
        return;
    }
    let overskrift = outline.loose_heading.clone().unwrap_or_default();
    first.punkt.oevrige_afsnit.insert(0, Afsnit { overskrift, tekst: text.text });
    first.linjekort.add(Felt::Afsnit, 1, &text.marks);
}

fn one(blocks: &Blocks, item: &Item, hoved: &Hoved, ids: &mut HashMap<String, u32>) -> Built {
    let mut builder = Builder::new(blocks, item, hoved, ids);
    builder.decisions();
    for part in &item.parts {
        builder.part(part);
    }
    builder.attachments();
    builder.derived();
    builder.finish()
}

/// The texts of one field with the names of the headings they stood under.
#[derive(Default)]
struct Text {
    rendered: Rendered,
    heading: String,
}

struct Builder<'a> {
    blocks: &'a Blocks,
    item: &'a Item,
    hoved: &'a Hoved,
    punkt: Punkt,
    texts: Vec<(Felt, Text)>,
    /// Other sections with the lines they come from.
    afsnit: Vec<(Afsnit, Rendered)>,
    linjekort: Linjekort,
    /// Whether a section of its own holds the case text.
    has_case_text: bool,
    /// The decision that is this meeting's, among several.
    own_decision: Option<u32>,
    enlige_bilag: Vec<String>,
}

impl<'a> Builder<'a> {
    fn new(blocks: &'a Blocks, item: &'a Item, hoved: &'a Hoved, ids: &mut HashMap<String, u32>) -> Self {
        let labelled = |wanted| {
            item.labels
                .iter()
                .find(|(label, value)| *label == wanted && !value.is_empty())
                .map(|(_, value)| value.clone())
        };
        let mut linjekort = Linjekort::default();
        linjekort.add(Felt::Titel, 0, &[(0, item.linjer.0)]);
        let punkt = Punkt {
            id: unique_id(&hoved.id, &item.nummer, ids),
            nummer: item.nummer.clone(),
            titel: item.titel.clone(),
            adgang: item.adgang,
            sags_id: labelled(Label::Sag).or_else(|| item.case_ids.first().cloned()),
            dok_id: labelled(Label::Dok),
            resume: None,
            sagsfremstilling: None,
            oekonomi: None,
            indstilling: None,
            tidligere_beslutninger: None,
            beslutning: None,
            fravaerende: Vec::new(),
            bilag: Vec::new(),
            oevrige_afsnit: Vec::new(),
            forloeb: Vec::new(),
            udfald: None,
            linjer: item.linjer,
        };
        Self {
            blocks,
            item,
            hoved,
            punkt,
            texts: Vec::new(),
            afsnit: Vec::new(),
            linjekort,
            has_case_text: item.parts.iter().any(|part| part.section == Section::Sagsfremstilling),
            own_decision: None,
            enlige_bilag: Vec::new(),
        }
    }

    /// Several decisions under one punkt are several bodies', or meetings': the one under this meeting's date is its own,
    /// and where no heading has that date, the last, since they stand in the order in which they were made.
    fn decisions(&mut self) {
        let decisions: Vec<&Part> = self.item.parts.iter().filter(|part| part.section == Section::Beslutning).collect();
        let dated =
            |part: &&&Part| dato::first_date(&part.overskrift, None).is_some_and(|date| Some(date) == self.hoved.dato);
        let several = decisions.iter().filter(|part| !dato::dates(&part.overskrift, None).is_empty()).count() > 1;
        if several {
            self.own_decision = decisions.iter().rev().find(dated).or(decisions.last()).map(|part| part.linje);
        }
    }

    fn part(&mut self, part: &Part) {
        let rendered = inline::render(self.blocks, &part.pieces);
        match part.section {
            Section::Resume => self.push(Felt::Resume, part, rendered),
            Section::Sagsfremstilling => self.push(Felt::Sagsfremstilling, part, rendered),
            Section::Unavngivet if !self.has_case_text => self.push(Felt::Sagsfremstilling, part, rendered),
            Section::Oekonomi => self.push(Felt::Oekonomi, part, rendered),
            Section::Indstilling => self.push(Felt::Indstilling, part, rendered),
            Section::TidligereBeslutninger => self.push(Felt::TidligereBeslutninger, part, rendered),
            Section::Beslutning if self.own_decision.is_none_or(|own| own == part.linje) => {
                self.push(Felt::Beslutning, part, rendered);
            }
            Section::Beslutning => self.push_forloeb(moede::beslutter(&part.overskrift), part, rendered),
            Section::Forloeb => self.push_forloeb(None, part, rendered),
            Section::Fravaerende => self.absent(part, rendered),
            Section::Andet | Section::Unavngivet => {
                self.afsnit
                    .push((Afsnit { overskrift: part.overskrift.clone(), tekst: rendered.text.clone() }, rendered));
            }
            Section::Bilag | Section::Deltagere | Section::Afbud => {}
        }
    }

    /// Adds a section to its field. The first heading names the field; a later one of another name stays in the text.
    fn push(&mut self, felt: Felt, part: &Part, rendered: Rendered) {
        let Some(at) = self.texts.iter().position(|(seen, _)| *seen == felt) else {
            self.texts.push((felt, Text { rendered, heading: part.overskrift.clone() }));
            return;
        };
        let text = &mut self.texts[at].1;
        let named_otherwise = !part.overskrift.is_empty() && !part.overskrift.eq_ignore_ascii_case(&text.heading);
        if named_otherwise {
            append(&mut text.rendered, &part.overskrift, &[(0, part.linje)]);
        }
        append(&mut text.rendered, &rendered.text, &rendered.marks);
    }

    fn push_forloeb(&mut self, udvalg: Option<String>, part: &Part, rendered: Rendered) {
        let nr = u32::try_from(self.punkt.forloeb.len()).unwrap_or(u32::MAX).saturating_mul(2) + 1;
        self.linjekort.add(Felt::Forloeb, nr, &rendered.marks);
        let year = self.hoved.dato.as_deref().and_then(|date| date.get(..4)).and_then(|year| year.parse().ok());
        self.punkt.forloeb.push(Forloeb {
            udvalg,
            dato: dato::first_date(&part.overskrift, year),
            punkt: None,
            tekst: Some(rendered.text),
        });
    }

    /// Names under "Fraværende". What the list does not carry over stays as a section of its own.
    fn absent(&mut self, part: &Part, rendered: Rendered) {
        let names = personer::people(&rendered.text);
        self.linjekort.add(Felt::Fravaerende, 0, &rendered.marks);
        let kept = carries(&names, &rendered.text);
        self.punkt.fravaerende.extend(names);
        if !kept {
            self.afsnit.push((Afsnit { overskrift: part.overskrift.clone(), tekst: rendered.text.clone() }, rendered));
        }
    }

    fn attachments(&mut self) {
        let announced = self.read_attachments(&self.item.annonceret);
        let parts = self.item.parts.iter().filter(|part| part.section == Section::Bilag);
        let numbered: Vec<(Bilag, u32)> = parts.flat_map(|part| self.read_attachments(&part.pieces)).collect();
        // The line where each is listed last: that is the one with its number and ids.
        let lines: HashMap<String, u32> =
            announced.iter().chain(&numbered).map(|(bilag, line)| (bilag.titel.clone(), *line)).collect();
        let without_lines = |list: Vec<(Bilag, u32)>| list.into_iter().map(|(bilag, _)| bilag).collect();
        let (merged, lone) = bilag::merge(without_lines(announced), without_lines(numbered));
        for (nr, bilag) in (0u32..).zip(&merged) {
            if let Some(line) = lines.get(&bilag.titel) {
                self.linjekort.add(Felt::Bilag, nr, &[(0, *line)]);
            }
        }
        self.punkt.bilag = merged;
        self.enlige_bilag = lone;
    }

    /// The attachments that the lines list, each with the line that it begins on.
    fn read_attachments(&self, pieces: &[Piece]) -> Vec<(Bilag, u32)> {
        let mut listed: Vec<(String, u32)> = Vec::new();
        for piece in pieces {
            let goes_on =
                matches!(self.blocks.block_of(piece.line).kind, Kind::Item(_)) && !self.blocks.starts_block(piece.line);
            let text = self.blocks.text(piece.line).get(piece.from..).unwrap_or("");
            match listed.last_mut().filter(|_| goes_on) {
                Some((line, _)) => {
                    line.push(' ');
                    line.push_str(text);
                }
                None => {
                    let number = self.blocks.lines().get(piece.line).map_or(0, |line| line.number);
                    listed.push((self.with_number(*piece, text), number));
                }
            }
        }
        let read = |(line, number): &(String, u32)| Some((bilag::bilag(&line.replace('\t', " "))?, *number));
        listed.iter().filter_map(read).collect()
    }

    /// The text of a line with the number that the format took for a list's.
    fn with_number(&self, piece: Piece, text: &str) -> String {
        match self.blocks.marker(piece.line) {
            Some(marker) if marker.starts_with(char::is_alphanumeric) && piece.from == 0 => format!("{marker} {text}"),
            _ => text.to_owned(),
        }
    }

    /// What follows from the texts: decisions told in prose, the kind of decision, who was absent.
    fn derived(&mut self) {
        let prose = self.hoved.art == Dokumenttype::Notat
            || self.hoved.art == Dokumenttype::Referat
                && self.item.parts.iter().all(|part| matches!(part.section, Section::Unavngivet | Section::Andet));
        let text = |felt: Felt, texts: &[(Felt, Text)]| {
            texts.iter().find(|(seen, _)| *seen == felt).map(|(_, text)| text.rendered.text.clone())
        };
        self.punkt.beslutning = text(Felt::Beslutning, &self.texts);
        if prose {
            self.punkt.beslutning =
                text(Felt::Sagsfremstilling, &self.texts).and_then(|text| beslutninger::decision_sentences(&text));
        }
        if let Some(beslutning) = &self.punkt.beslutning {
            self.punkt.udfald = udfald::udfald(beslutning);
            self.punkt.fravaerende.extend(personer::absent_in_decision(beslutning));
            once(&mut self.punkt.fravaerende);
        }
        if self.hoved.art == Dokumenttype::Notat {
            let year = self.hoved.dato.as_deref().and_then(|date| date.get(..4)).and_then(|year| year.parse().ok());
            if let Some((udvalg, dato)) = moede::moede_i(&self.item.titel, year) {
                self.linjekort.add(Felt::Forloeb, 0, &[(0, self.item.linjer.0)]);
                self.punkt.forloeb.push(Forloeb { udvalg: Some(udvalg), dato, punkt: None, tekst: None });
            }
        }
    }

    fn finish(mut self) -> Built {
        for (felt, text) in self.texts {
            self.linjekort.add(felt, 0, &text.rendered.marks);
            let field = match felt {
                Felt::Resume => &mut self.punkt.resume,
                Felt::Sagsfremstilling => &mut self.punkt.sagsfremstilling,
                Felt::Oekonomi => &mut self.punkt.oekonomi,
                Felt::Indstilling => &mut self.punkt.indstilling,
                Felt::TidligereBeslutninger => &mut self.punkt.tidligere_beslutninger,
                _ => continue,
            };
            *field = Some(text.rendered.text);
        }
        for (nr, (afsnit, rendered)) in (0u32..).zip(self.afsnit) {
            let first = rendered.marks.first().map_or(self.punkt.linjer.0, |(_, line)| *line);
            self.linjekort.add(Felt::Afsnit, nr * 2, &[(0, first)]);
            self.linjekort.add(Felt::Afsnit, nr * 2 + 1, &rendered.marks);
            self.punkt.oevrige_afsnit.push(afsnit);
        }
        Built { punkt: self.punkt, linjekort: self.linjekort, enlige_bilag: self.enlige_bilag }
    }
}

fn append(text: &mut Rendered, more: &str, marks: &[(u32, u32)]) {
    if more.is_empty() {
        return;
    }
    if !text.text.is_empty() {
        text.text.push_str("\n\n");
    }
    let base = u32::try_from(text.text.len()).unwrap_or(u32::MAX);
    text.text.push_str(more);
    text.marks.extend(marks.iter().map(|(offset, line)| (base.saturating_add(*offset), *line)));
}

/// `<dokument id>#<nummer>`; a number that comes again gets "-2", so that ids stay unique.
fn unique_id(dokument: &str, nummer: &str, ids: &mut HashMap<String, u32>) -> String {
    let base = format!("{dokument}#{nummer}");
    let count = ids.entry(base.clone()).and_modify(|count| *count += 1).or_insert(1);
    if *count == 1 { base } else { format!("{base}-{count}") }
}

/// Who took part and who was absent: from the document's head, or listed under a punkt.
fn people_of_the_meeting(blocks: &Blocks, outline: &Outline, punkter: &mut [Built]) -> (Vec<String>, Vec<String>) {
    let mut lists = [Vec::new(), Vec::new()];
    for (field, section, list) in [(HeadField::Deltagere, Section::Deltagere, 0), (HeadField::Afbud, Section::Afbud, 1)]
    {
        let Some(pieces) = hoved::pieces(outline, field) else { continue };
        let text = inline::render(blocks, pieces).text;
        lists[list] = personer::people(&text);
        let absent = if list == 0 { personer::absentees_in_list(&text) } else { Vec::new() };
        let all: Vec<String> = lists[list].iter().chain(&absent).cloned().collect();
        lists[1].extend(absent);
        if !carries(&all, &text) {
            let owner = outline.items.iter().position(|item| item.parts.iter().any(|part| part.section == section));
            keep(blocks, pieces, field, &mut punkter[owner.unwrap_or(0)]);
        }
        // Where the head has a list of its own, a punkt's second one stays with the punkt.
        let first_punkt = outline.items.first().map_or(u32::MAX, |item| item.linjer.0);
        let of_head = |piece: &Piece| blocks.lines().get(piece.line).is_some_and(|line| line.number < first_punkt);
        if pieces.first().is_some_and(of_head) {
            for (item, owner) in outline.items.iter().zip(&mut *punkter) {
                for part in item.parts.iter().filter(|part| part.section == section && !part.pieces.is_empty()) {
                    keep(blocks, &part.pieces, field, owner);
                }
            }
        }
    }
    let [deltagere, mut fravaerende] = lists;
    once(&mut fravaerende);
    (deltagere, fravaerende)
}

/// Leaves each name once, where it stands first.
fn once(names: &mut Vec<String>) {
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
}

/// Keeps a list of people that could not be read as one, with its heading.
fn keep(blocks: &Blocks, pieces: &[Piece], field: HeadField, owner: &mut Built) {
    let overskrift = if field == HeadField::Deltagere { "Deltagere" } else { "Afbud" };
    let rendered = inline::render(blocks, pieces);
    let nr = u32::try_from(owner.punkt.oevrige_afsnit.len()).unwrap_or(u32::MAX).saturating_mul(2) + 1;
    owner.linjekort.add(Felt::Afsnit, nr, &rendered.marks);
    owner.punkt.oevrige_afsnit.push(Afsnit { overskrift: overskrift.to_owned(), tekst: rendered.text });
}

/// Whether the names hold every word of the text, but for the words that join or empty a list.
fn carries(names: &[String], text: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let held: HashSet<String> = names.iter().flat_map(|name| words(name)).collect();
    words(text).iter().all(|word| {
        held.contains(word)
            || matches!(word.as_str(), "og" | "samt" | "ingen" | "afbud" | "fra" | "fraværende" | "var" | "o")
    })
}
