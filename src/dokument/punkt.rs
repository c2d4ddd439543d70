//! The punkter of the record.

mod forloeb;

use foldhash::{HashMap, HashSet};

use super::beslutning::{self, Whose};
use super::deltagelse;
use super::tekst::{append, marks_of};
use super::vedlagt;
use crate::block::Blocks;
use crate::field::sag::Label;
use crate::field::{beslutninger, bilag, dato, moede, personer, udfald};
use crate::inline::{self, Rendered};
use crate::layout::{Item, Outline, Part, Section};
use crate::record::{Adgang, Afsnit, Bilag, Dokumenttype, Felt, Forloeb, Hoved, Linjekort, Punkt};

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
    let mut ids = HashMap::default();
    let mut punkter: Vec<Built> = Vec::with_capacity(outline.items.len().max(1));
    for item in &outline.items {
        let lead = if punkter.is_empty() { lead(blocks, outline) } else { None };
        punkter.push(one(blocks, item, hoved, lead, &mut ids));
    }
    if punkter.is_empty() {
        punkter.push(one(blocks, &whole(blocks, outline, hoved), hoved, None, &mut ids));
    }
    let (deltagere, fravaerende) = deltagelse::of_the_meeting(blocks, outline, &mut punkter);
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
        videre: Vec::new(),
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
fn lead(blocks: &Blocks, outline: &Outline) -> Option<Other> {
    if outline.loose.is_empty() {
        return None;
    }
    let rendered = inline::render(blocks, &outline.loose);
    let overskrift = outline.loose_heading.clone().unwrap_or_default();
    let title_line = outline.titel.as_ref().filter(|_| outline.loose_heading.is_some()).map(|(_, line)| *line);
    let line = title_line.or_else(|| rendered.marks.first().map(|(_, line)| *line))?;
    Some(Other::new(overskrift, vec![(0, line)], rendered))
}

fn one(blocks: &Blocks, item: &Item, hoved: &Hoved, lead: Option<Other>, ids: &mut HashMap<String, u32>) -> Built {
    let mut builder = Builder::new(blocks, item, hoved, ids);
    builder.afsnit.extend(lead);
    for part in &item.parts {
        builder.part(part);
    }
    builder.attachments();
    builder.derived();
    builder.finish()
}

/// A section with a name of its own.
struct Other {
    afsnit: Afsnit,
    /// The lines of its heading.
    heading: Vec<(u32, u32)>,
    /// The lines of its text.
    marks: Vec<(u32, u32)>,
}

impl Other {
    fn new(overskrift: String, heading: Vec<(u32, u32)>, rendered: Rendered) -> Self {
        Self { afsnit: Afsnit { overskrift, tekst: rendered.text }, heading, marks: rendered.marks }
    }
}

/// The texts of one field with the names of the headings they stood under.
struct Text<'a> {
    rendered: Rendered,
    heading: &'a str,
}

struct Builder<'a> {
    blocks: &'a Blocks,
    item: &'a Item,
    hoved: &'a Hoved,
    punkt: Punkt,
    texts: Vec<(Felt, Text<'a>)>,
    /// Other sections with the lines they come from.
    afsnit: Vec<Other>,
    linjekort: Linjekort,
    /// Whether a section of its own holds the case text.
    has_case_text: bool,
    /// The lines of the headings of decisions that are not this meeting's.
    others: HashSet<u32>,
    enlige_bilag: Vec<String>,
    /// Whether what was done with the case is being listed.
    in_forloeb: bool,
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
        let title_lines: &[(u32, u32)] =
            if item.titel_linjer.is_empty() { &[(0, item.linjer.0)] } else { &item.titel_linjer };
        linjekort.add(Felt::Titel, 0, title_lines);
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
            others: beslutning::whose(item, hoved)
                .into_iter()
                .filter(|(_, whose)| *whose == Whose::Other)
                .map(|(line, _)| line)
                .collect(),
            enlige_bilag: Vec::new(),
            in_forloeb: false,
        }
    }

    fn part(&mut self, part: &'a Part) {
        let rendered = inline::render(self.blocks, &part.pieces);
        self.in_forloeb = part.section == Section::Forloeb || self.in_forloeb && part.section == Section::Beslutning;
        match part.section {
            Section::Resume => self.push(Felt::Resume, part, rendered),
            Section::Sagsfremstilling => self.push(Felt::Sagsfremstilling, part, rendered),
            Section::Unavngivet if !self.has_case_text => self.push(Felt::Sagsfremstilling, part, rendered),
            Section::Oekonomi => self.push(Felt::Oekonomi, part, rendered),
            Section::Indstilling => self.push(Felt::Indstilling, part, rendered),
            Section::TidligereBeslutninger | Section::Forloeb if self.leads_to_others(part) => {}
            Section::TidligereBeslutninger => self.push(Felt::TidligereBeslutninger, part, rendered),
            Section::Beslutning if self.is_stop(part) => {
                self.push_forloeb(moede::beslutter(&part.overskrift), part, rendered);
            }
            Section::Beslutning if !self.others.contains(&part.linje) => {
                self.push(Felt::Beslutning, part, rendered);
            }
            Section::Beslutning if self.is_planned(part) => self.other(part, rendered),
            Section::Beslutning => self.push_forloeb(moede::beslutter(&part.overskrift), part, rendered),
            Section::Forloeb => self.forloeb(&rendered),
            Section::Fravaerende if self.elsewhere(part) => {
                deltagelse::absent_elsewhere(&mut self.punkt.forloeb, &mut self.linjekort, part, &rendered);
            }
            Section::Fravaerende => self.absent(part, rendered),
            Section::Andet | Section::Unavngivet => self.other(part, rendered),
            Section::Bilag | Section::Deltagere | Section::Afbud => {}
        }
    }

    /// Keeps a section under its own name.
    fn other(&mut self, part: &Part, rendered: Rendered) {
        self.afsnit.push(Other::new(part.overskrift.clone(), part.heading_lines(), rendered));
    }

    /// Adds a section to its field. The first heading names the field; a later one of another name stays in the text.
    fn push(&mut self, felt: Felt, part: &'a Part, rendered: Rendered) {
        let Some(at) = self.texts.iter().position(|(seen, _)| *seen == felt) else {
            self.texts.push((felt, Text { rendered, heading: &part.overskrift }));
            return;
        };
        let text = &mut self.texts[at].1;
        // A heading that says whose decision it is has said it.
        let says_whose = felt == Felt::Beslutning && dato::first_date(&part.overskrift, None).is_some();
        // Among what was done with the case, this meeting's decision stands again.
        if says_whose && same_words(&text.rendered.text, &rendered.text) {
            return;
        }
        let named_otherwise =
            !part.overskrift.is_empty() && !says_whose && !part.overskrift.eq_ignore_ascii_case(text.heading);
        if text.rendered.text.is_empty() {
            text.heading = &part.overskrift;
        } else if named_otherwise {
            append(&mut text.rendered, &part.overskrift, &part.heading_lines());
        }
        append(&mut text.rendered, &rendered.text, &rendered.marks);
    }

    /// Names under "Fraværende". What the list does not carry over stays as a section of its own.
    fn absent(&mut self, part: &Part, rendered: Rendered) {
        let listed = personer::people(&rendered.text);
        let names = if listed.is_empty() { personer::absent_in_decision(&rendered.text) } else { listed };
        let mut from = 0;
        for (nr, name) in (u32::try_from(self.punkt.fravaerende.len()).unwrap_or(u32::MAX)..).zip(&names) {
            // A name may be put together otherwise than it stands; then its line is that of the one before.
            go_on_to(&mut from, &rendered.text, name);
            let marks = marks_of(&rendered, &(from..from + name.len()));
            self.linjekort.add(Felt::Fravaerende, nr, &marks);
        }
        let kept = deltagelse::carries(&names, &rendered.text);
        self.punkt.fravaerende.extend(names);
        if !kept {
            self.other(part, rendered);
        }
    }

    fn attachments(&mut self) {
        let announced = vedlagt::read(self.blocks, &self.item.annonceret);
        let parts = self.item.parts.iter().filter(|part| part.section == Section::Bilag);
        let numbered: Vec<(Bilag, u32)> = parts.flat_map(|part| vedlagt::read(self.blocks, &part.pieces)).collect();
        // Where a title stands twice, its line is the later one: there it has its number and ids.
        let lines: HashMap<String, u32> =
            announced.iter().chain(&numbered).map(|(bilag, line)| (bilag.titel.clone(), *line)).collect();
        let titles = |list: Vec<(Bilag, u32)>| list.into_iter().map(|(bilag, _)| bilag).collect();
        (self.punkt.bilag, self.enlige_bilag) = bilag::merge(titles(announced), titles(numbered));
        for (nr, bilag) in (0u32..).zip(&self.punkt.bilag) {
            if let Some(line) = lines.get(&bilag.titel) {
                self.linjekort.add(Felt::Bilag, nr, &[(0, *line)]);
            }
        }
    }

    /// What follows from the texts: decisions told in prose, the kind of decision, who was absent.
    fn derived(&mut self) {
        let prose = self.hoved.art == Dokumenttype::Notat
            || self.hoved.art == Dokumenttype::Referat
                && self
                    .item
                    .parts
                    .iter()
                    .all(|part| matches!(part.section, Section::Unavngivet | Section::Andet | Section::Bilag));
        let text = |felt: Felt, texts: &[(Felt, Text<'_>)]| {
            texts.iter().find(|(seen, _)| *seen == felt).map(|(_, text)| text.rendered.text.clone())
        };
        let shown_alone = self.decision_without_heading();
        self.punkt.beslutning = text(Felt::Beslutning, &self.texts);
        if prose && !shown_alone {
            self.punkt.beslutning =
                text(Felt::Sagsfremstilling, &self.texts).and_then(|text| beslutninger::decision_sentences(&text));
            self.decision_lines();
        }
        if let Some(beslutning) = &self.punkt.beslutning {
            self.punkt.udfald = udfald::udfald(beslutning);
            let told = personer::absent_in_decision(beslutning);
            self.absent_by_decision(told);
        }
        if self.hoved.art == Dokumenttype::Notat {
            let year = self.hoved.dato.as_deref().and_then(|date| date.get(..4)).and_then(|year| year.parse().ok());
            if let Some((udvalg, dato)) = moede::moede_i(&self.item.titel, year) {
                self.linjekort.add(Felt::Forloeb, 0, &[(0, self.item.linjer.0)]);
                self.punkt.forloeb.push(Forloeb { udvalg: Some(udvalg), dato, punkt: None, tekst: None });
            }
        }
    }

    /// Adds those of whom the decision tells, each with the line that names it.
    fn absent_by_decision(&mut self, told: Vec<String>) {
        let decision = self.texts.iter().find(|(felt, _)| *felt == Felt::Beslutning).map(|(_, text)| &text.rendered);
        let mut from = 0;
        for name in told {
            if self.punkt.fravaerende.contains(&name) {
                continue;
            }
            if let Some(rendered) = decision
                && go_on_to(&mut from, &rendered.text, &name)
            {
                let nr = u32::try_from(self.punkt.fravaerende.len()).unwrap_or(u32::MAX);
                self.linjekort.add(Felt::Fravaerende, nr, &marks_of(rendered, &(from..from + name.len())));
            }
            self.punkt.fravaerende.push(name);
        }
    }

    /// A closed punkt may show its decision alone: then that is no case text.
    fn decision_without_heading(&mut self) -> bool {
        let closed = self.punkt.adgang == Some(Adgang::Lukket);
        let whole = |text: &str| beslutninger::decision_sentences(text).is_some_and(|found| found.len() == text.len());
        let alone = self.item.parts.iter().all(|part| part.section == Section::Unavngivet);
        if !closed || !alone {
            return false;
        }
        let is_decision =
            |(felt, text): &(Felt, Text<'_>)| *felt == Felt::Sagsfremstilling && whole(&text.rendered.text);
        let Some(at) = self.texts.iter().position(is_decision) else { return false };
        self.texts[at].0 = Felt::Beslutning;
        true
    }

    /// The lines of a decision told in prose: those of its sentences in the case text.
    fn decision_lines(&mut self) {
        let Some(beslutning) = self.punkt.beslutning.as_deref() else { return };
        let Some((_, case)) = self.texts.iter().find(|(felt, _)| *felt == Felt::Sagsfremstilling) else { return };
        let (mut here, mut there) = (0, 0);
        for sentence in beslutninger::sentences(beslutning) {
            let Some(offset) = beslutning[here..].find(sentence).map(|at| here + at) else { continue };
            let Some(source) = case.rendered.text[there..].find(sentence).map(|at| there + at) else { continue };
            (here, there) = (offset + sentence.len(), source + sentence.len());
            let marks: Vec<(u32, u32)> = marks_of(&case.rendered, &(source..there))
                .into_iter()
                .map(|(at, line)| (at.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX)), line))
                .collect();
            self.linjekort.add(Felt::Beslutning, 0, &marks);
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
        for (nr, other) in (0u32..).zip(self.afsnit) {
            self.linjekort.add(Felt::Afsnit, nr * 2, &other.heading);
            self.linjekort.add(Felt::Afsnit, nr * 2 + 1, &other.marks);
            self.punkt.oevrige_afsnit.push(other.afsnit);
        }
        Built { punkt: self.punkt, linjekort: self.linjekort, enlige_bilag: self.enlige_bilag }
    }
}

/// Whether two texts are alike but for their spaces and ends of lines.
fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// Goes on from a place in a text to where a name stands next; stays where it is if it stands nowhere.
fn go_on_to(from: &mut usize, text: &str, name: &str) -> bool {
    let ahead = text.get(*from..).and_then(|rest| rest.find(name));
    *from += ahead.unwrap_or(0);
    ahead.is_some()
}

/// `<dokument id>#<nummer>`; a number that comes again gets "-2", so that ids stay unique.
fn unique_id(dokument: &str, nummer: &str, ids: &mut HashMap<String, u32>) -> String {
    let base = [dokument, "#", nummer].concat();
    let count = ids.entry(base.clone()).and_modify(|count| *count += 1).or_insert(1);
    if *count == 1 { base } else { format!("{base}-{count}") }
}
