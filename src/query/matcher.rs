//! Where the words of a query stand in a text: for snippets, marks, explanations and the order of the best.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::meaning::{DOK, Meaning, SAG, UDVALG, nears};
use super::near;
use crate::danish::{How, Kind, Terms};
use crate::index::{case_numbers, document_numbers};
use crate::record::{Hoved, Punkt};

/// A text and the field that it is in, by its place in [`crate::index::Fields::worded`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text<'t> {
    /// The field.
    pub field: usize,
    /// The text.
    pub text: &'t str,
}

/// The texts of a punkt, those of one field one behind the other.
pub fn texts(punkt: &Punkt) -> impl Iterator<Item = Text<'_>> {
    punkt.tekster().map(|tekst| Text { field: tekst.felt as usize, text: tekst.tekst })
}

/// What a punkt is also found by: its body's name and its numbers, as the index has them.
#[must_use]
pub fn beside(hoved: &Hoved, punkt: &Punkt) -> Vec<(usize, String)> {
    let mut out: Vec<(usize, String)> = hoved.udvalg.iter().map(|name| (UDVALG, name.clone())).collect();
    out.extend(case_numbers(hoved, punkt).into_iter().map(|number| (SAG, number)));
    out.extend(document_numbers(punkt).into_iter().map(|number| (DOK, number)));
    out
}

/// A piece of a text that answers, or part of what does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Which of the texts it is in.
    pub text: usize,
    /// Where, in bytes; of a compound only the part that is the word.
    pub range: Range<usize>,
    /// At which word of the field.
    pub place: u32,
}

/// Something that answers a word of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The word, by its place in [`Meaning::leaves`].
    pub leaf: usize,
    /// How it answers.
    pub how: How,
    /// How much it counts.
    pub weight: f32,
    /// The words that do, in the order of the text.
    pub pieces: Vec<Piece>,
}

/// Finds what a query means in texts.
pub struct Matcher<'m> {
    meaning: &'m Meaning,
    terms: HashMap<&'m str, Vec<Use<'m>>, RandomState>,
    /// The bytes that they begin with.
    begins: [bool; 256],
}

/// What a term is to the query.
#[derive(Clone, Copy)]
struct Use<'m> {
    leaf: usize,
    /// Where it is one of several that answer together: which, and its place among them.
    slot: Option<(usize, usize)>,
    how: How,
    weight: f32,
    part: Option<&'m Range<usize>>,
}

impl<'m> Matcher<'m> {
    /// A matcher for a meaning.
    #[must_use]
    pub fn new(meaning: &'m Meaning) -> Self {
        let mut terms: HashMap<&str, Vec<Use<'_>>, RandomState> = HashMap::default();
        for (leaf, one) in meaning.leaves.iter().enumerate() {
            for form in &one.reached.forms {
                let part = form.part.as_ref();
                let here = Use { leaf, slot: None, how: form.how, weight: form.weight, part };
                terms.entry(&form.term).or_default().push(here);
            }
        }
        for (place, (leaf, near)) in nears(&meaning.leaves).enumerate() {
            for (slot, forms) in near.slots.iter().enumerate() {
                for form in forms {
                    let part = form.part.as_ref();
                    let here = Use { leaf, slot: Some((place, slot)), how: near.how, weight: near.weight, part };
                    terms.entry(&form.term).or_default().push(here);
                }
            }
        }
        let mut begins = [false; 256];
        terms.keys().filter_map(|term| term.as_bytes().first()).for_each(|byte| begins[usize::from(*byte)] = true);
        Self { meaning, terms, begins }
    }

    /// Everything in the texts that answers. Texts of one field stand one behind the other.
    #[must_use]
    pub fn find(&self, texts: &[Text<'_>]) -> Vec<Match> {
        let mut out = Vec::new();
        let mut slots: Slots =
            nears(&self.meaning.leaves).map(|(_, near)| vec![Vec::new(); near.slots.len()]).collect();
        let mut begins = 0;
        for (at, text) in texts.iter().enumerate() {
            if at > 0 && texts[at - 1].field != text.field {
                self.settle(&mut slots, &mut out);
                begins = 0;
            }
            begins += self.read(at, text, begins, &mut slots, &mut out);
        }
        self.settle(&mut slots, &mut out);
        out
    }

    /// Reads one text whose first word is the field's word `begins`; gives how many words it has, with the one that the
    /// index leaves between texts.
    fn read(&self, at: usize, text: &Text<'_>, begins: u32, slots: &mut Slots, out: &mut Vec<Match>) -> u32 {
        let mut words = 0;
        let mut see = |term: &str, range: Range<usize>, place: u32| {
            for here in self.terms.get(term).into_iter().flatten() {
                let fields = self.meaning.leaves.get(here.leaf).map_or(0, |leaf| leaf.fields);
                if fields & (1 << text.field) == 0 {
                    continue;
                }
                let piece = Piece { text: at, range: part(text.text, &range, term, here.part), place };
                match here.slot {
                    Some((near, slot)) => slots[near][slot].push(piece),
                    None => {
                        out.push(Match { leaf: here.leaf, how: here.how, weight: here.weight, pieces: vec![piece] });
                    }
                }
            }
        };
        if text.field == SAG || text.field == DOK {
            see(text.text, 0..text.text.len(), begins);
            return 2;
        }
        let mut terms = Terms::beginning(text.text, &self.begins);
        let mut term = String::new();
        while let Some((range, position, kind)) = terms.next_into(&mut term) {
            let place = begins + u32::try_from(position).unwrap_or(u32::MAX - begins);
            words += u32::from(kind == Kind::Word);
            see(&term, range, place);
        }
        words + 1
    }

    /// At the end of a field: what stands near each other in it.
    fn settle(&self, slots: &mut Slots, out: &mut Vec<Match>) {
        for ((leaf, near), slots) in nears(&self.meaning.leaves).zip(slots.iter_mut()) {
            let places: Vec<Vec<u32>> = slots
                .iter()
                .map(|slot| {
                    let mut places: Vec<u32> = slot.iter().map(|piece| piece.place).collect();
                    places.dedup();
                    places
                })
                .collect();
            for places in near::places(&places, near.reach) {
                // Pieces stand in the order of the text.
                let piece = |(slot, place): (&Vec<Piece>, &u32)| {
                    slot.get(slot.partition_point(|piece| piece.place < *place)).cloned()
                };
                let mut pieces: Vec<Piece> = slots.iter().zip(&places).filter_map(piece).collect();
                pieces.sort_by_key(|piece| piece.place);
                out.push(Match { leaf, how: near.how, weight: near.weight, pieces });
            }
            slots.iter_mut().for_each(Vec::clear);
        }
    }
}

/// The pieces for each slot of all that answers together.
type Slots = Vec<Vec<Vec<Piece>>>;

/// The bytes of a text that the part of a term is, where the word is written as long as its term.
fn part(text: &str, range: &Range<usize>, term: &str, part: Option<&Range<usize>>) -> Range<usize> {
    let Some(part) = part.filter(|_| term.len() == range.len()) else { return range.clone() };
    let found = range.start + part.start..range.start + part.end;
    if text.get(found.clone()).is_some() { found } else { range.clone() }
}
