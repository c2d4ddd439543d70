//! How the score of a hit came about, from the same postings and in the same order as [`super::engine`] made it: the
//! numbers add up.

use tantivy::{DocAddress, DocSet};

use super::engine::{Rarity, counts, share};
use super::meaning::{Leaf, Meaning, SAG, Tree, UDVALG, Value};
use super::near;
use super::search::{Hit, SearchError};
use super::weight::{STRONG, field_weight, length_norm, saturated};
use crate::danish::{Form, How, Near};
use crate::index::{Catalog, Posting};
use crate::record::{Felt, Punkt};

/// The score of a hit: the sum of its words' points, times `share`, times `factor`.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The words of the query that the punkt has, in order. A forbidden word is none.
    pub ord: Vec<ExplainedWord>,
    /// The sum of their points.
    pub sum: f32,
    /// What an answer with so many of the words is worth beside one with all.
    pub share: f32,
    /// What it counts how the words stand to each other.
    pub factor: f32,
    /// The score.
    pub score: f32,
}

/// A word of the query, as a punkt has it. Its points are the product of its other numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedWord {
    /// As typed.
    pub text: String,
    /// What answers it, the closest first.
    pub evidence: Vec<Evidence>,
    /// How rare the word is.
    pub rarity: f32,
    /// How close to it the forms are that make its points.
    pub closeness: f32,
    /// From 0 to 1, what their number is worth.
    pub frequency: f32,
    /// Where the word stands in a group of the query: the group's share, as [`Explained::share`] is the whole query's.
    pub group: f32,
    /// What it adds.
    pub points: f32,
}

/// What answers a word in one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The form; several that answer together with " … " between them.
    pub form: String,
    /// How it answers.
    pub how: How,
    /// How much that counts.
    pub weight: f32,
    /// The name of the field.
    pub field: &'static str,
    /// How often it stands there.
    pub count: u32,
    /// What that counts, by the field and its length.
    pub counting: f32,
}

/// Explains a hit, whose score was multiplied by `factor` for how its words stand.
pub(super) fn explain(
    catalog: &Catalog,
    meaning: &Meaning,
    rarities: &[Rarity],
    hit: &Hit,
    factor: f32,
) -> Result<Explained, SearchError> {
    let mut leaves = Vec::with_capacity(meaning.leaves.len());
    for (leaf, rarity) in meaning.leaves.iter().zip(rarities) {
        leaves.push(Here { catalog, punkt: hit.address }.word(leaf, *rarity)?);
    }
    let reading = Reading { meaning, punkt: &hit.stored.punkt, leaves: &leaves };
    let (share, ord) = match &meaning.root {
        Tree::Words(clauses) => reading.words(clauses).unwrap_or((1.0, Vec::new())),
        root => (1.0, reading.read(root).unwrap_or_default()),
    };
    let sum = ord.iter().map(|word| word.points).sum();
    Ok(Explained { ord, sum, share, factor, score: hit.score })
}

/// Reads a query's tree as the engine does, for one punkt.
struct Reading<'a> {
    meaning: &'a Meaning,
    punkt: &'a Punkt,
    /// Each word, if the punkt has it.
    leaves: &'a [Option<ExplainedWord>],
}

impl Reading<'_> {
    /// The words that count of what the punkt has of this; `None` if it does not have it.
    fn read(&self, tree: &Tree) -> Option<Vec<ExplainedWord>> {
        match tree {
            Tree::Leaf(place) => self.leaves.get(*place)?.clone().map(|word| vec![word]),
            Tree::Value(value) => self.has(value).then(Vec::new),
            Tree::Must(tree) => self.read(tree),
            Tree::Not(tree) => self.read(tree).is_none().then(Vec::new),
            Tree::Any(trees) => {
                let found: Vec<Vec<ExplainedWord>> = trees.iter().filter_map(|tree| self.read(tree)).collect();
                (!found.is_empty()).then(|| found.concat())
            }
            Tree::All(trees) => {
                let found: Option<Vec<Vec<ExplainedWord>>> = trees.iter().map(|tree| self.read(tree)).collect();
                found.map(|found| found.concat())
            }
            Tree::Words(trees) => {
                let (share, mut words) = self.words(trees)?;
                for word in &mut words {
                    word.group *= share;
                    word.points *= share;
                }
                Some(words)
            }
        }
    }

    /// Clauses side by side: what so many of them are worth, and the words; `None` if the punkt does not answer them.
    fn words(&self, clauses: &[Tree]) -> Option<(f32, Vec<ExplainedWord>)> {
        let (mut all, mut found, mut out) = (0, 0, Vec::new());
        for clause in clauses {
            let answer = self.read(clause);
            match clause {
                Tree::Not(_) | Tree::Must(_) if answer.is_none() => return None,
                Tree::Not(_) => {}
                clause if !counts(clause, clauses, &self.meaning.leaves) => {}
                _ => {
                    all += 1;
                    found += u32::from(answer.is_some());
                    out.extend(answer.unwrap_or_default());
                }
            }
        }
        (found > 0).then(|| (share(found, all), out))
    }

    fn has(&self, value: &Value) -> bool {
        match value {
            Value::Udfald(name) => self.punkt.udfald.is_some_and(|udfald| udfald.navn() == *name),
            Value::Nummer(number) => self.punkt.nummer.to_lowercase() == *number,
        }
    }
}

/// Words in one punkt.
struct Here<'c> {
    catalog: &'c Catalog,
    punkt: DocAddress,
}

/// An [`Evidence`] before it is known what it counts.
struct Seen {
    form: String,
    how: How,
    weight: f32,
    field: usize,
    count: u32,
}

impl Here<'_> {
    /// A word with its points, if the punkt has it: of what counts equally much, with all that counts more, the best.
    fn word(&self, leaf: &Leaf, rarity: Rarity) -> Result<Option<ExplainedWord>, SearchError> {
        let mut seen = Vec::new();
        for form in &leaf.reached.forms {
            self.form(form, leaf, &mut seen)?;
        }
        for near in &leaf.reached.near {
            self.near(near, leaf, &mut seen)?;
        }
        seen.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        let evidence: Vec<Evidence> = seen.into_iter().map(|seen| self.counting(seen)).collect();
        let mut best: Option<ExplainedWord> = None;
        let mut occurrences = 0.0;
        for group in evidence.chunk_by(|a, b| a.weight.total_cmp(&b.weight).is_eq()) {
            let Some(closeness) = group.first().map(|evidence| evidence.weight) else { continue };
            group.iter().for_each(|evidence| occurrences += evidence.counting);
            let frequency = saturated(occurrences);
            let weak = Some(rarity.weak);
            let strong = (closeness >= STRONG).then_some(rarity.strong);
            for rarity in [weak, strong].into_iter().flatten() {
                let points = rarity * closeness * frequency;
                if best.as_ref().is_none_or(|best| points > best.points) {
                    let (text, evidence) = (leaf.text.clone(), Vec::new());
                    best = Some(ExplainedWord { text, evidence, rarity, closeness, frequency, group: 1.0, points });
                }
            }
        }
        Ok(best.map(|best| ExplainedWord { evidence, ..best }))
    }

    fn form(&self, form: &Form, leaf: &Leaf, out: &mut Vec<Seen>) -> Result<(), SearchError> {
        for posting in self.postings(&form.term, leaf)? {
            let count = self.places(&posting)?.map_or(0, |places| places.len().max(1));
            if count > 0 {
                let (form, count) = (form.clone(), u32::try_from(count).unwrap_or(u32::MAX));
                out.push(Seen { form: form.term, how: form.how, weight: form.weight, field: posting.field, count });
            }
        }
        Ok(())
    }

    fn near(&self, near: &Near, leaf: &Leaf, out: &mut Vec<Seen>) -> Result<(), SearchError> {
        let mut of_slots: Vec<Vec<(&str, Posting)>> = Vec::with_capacity(near.slots.len());
        for slot in &near.slots {
            let mut of_slot = Vec::new();
            for form in slot {
                of_slot
                    .extend(self.postings(&form.term, leaf)?.into_iter().map(|posting| (form.term.as_str(), posting)));
            }
            of_slots.push(of_slot);
        }
        for field in 0..self.catalog.worded().len() {
            // The places of each slot's forms in this field, each with its form.
            let mut slots: Vec<Vec<(u32, &str)>> = Vec::with_capacity(near.slots.len());
            for of_slot in &of_slots {
                let mut places = Vec::new();
                for (term, posting) in of_slot.iter().filter(|(_, posting)| posting.field == field) {
                    let here = self.places(posting)?.unwrap_or_default();
                    places.extend(here.into_iter().map(|place| (place, *term)));
                }
                places.sort_unstable();
                places.dedup_by_key(|(place, _)| *place);
                slots.push(places);
            }
            let numbers: Vec<Vec<u32>> =
                slots.iter().map(|slot| slot.iter().map(|(place, _)| *place).collect()).collect();
            let count = near::count(&numbers, near.reach);
            let Some(first) = near::places(&numbers, near.reach).into_iter().next().filter(|_| count > 0) else {
                continue;
            };
            let term = |(slot, place): (&Vec<(u32, &str)>, u32)| {
                slot.iter().find(|(at, _)| *at == place).map(|(_, term)| (*term).to_owned())
            };
            let terms: Vec<String> = slots.iter().zip(first).filter_map(term).collect();
            out.push(Seen { form: terms.join(" … "), how: near.how, weight: near.weight, field, count });
        }
        Ok(())
    }

    fn postings(&self, term: &str, leaf: &Leaf) -> Result<Vec<Posting>, SearchError> {
        Ok(self.catalog.postings(self.punkt.segment_ord as usize, term, leaf.fields)?)
    }

    /// At which words of the field the punkt has it; none are kept of numbers.
    fn places(&self, posting: &Posting) -> Result<Option<Vec<u32>>, SearchError> {
        use tantivy::postings::Postings;
        let mut postings = posting.places()?;
        if postings.doc() < self.punkt.doc_id {
            postings.seek(self.punkt.doc_id);
        }
        if postings.doc() != self.punkt.doc_id {
            return Ok(None);
        }
        let mut places = Vec::new();
        if posting.field < SAG {
            postings.positions(&mut places);
        }
        Ok(Some(places))
    }

    fn counting(&self, seen: Seen) -> Evidence {
        let Seen { form, how, weight, field, count } = seen;
        let counting = count as f32 * field_weight(field) * self.length(field);
        Evidence { form, how, weight, field: name(field), count, counting }
    }

    /// What the length of a field makes of an occurrence.
    fn length(&self, field: usize) -> f32 {
        let reader = self.catalog.searcher().segment_reader(self.punkt.segment_ord);
        let norms = self.catalog.worded().get(field).and_then(|field| reader.get_fieldnorms_reader(*field).ok());
        norms.and_then(|norms| length_norm(field, norms.fieldnorm(self.punkt.doc_id))).unwrap_or(1.0)
    }
}

/// The name of a field, by its place in [`crate::index::Fields::worded`], as the record writes it.
fn name(field: usize) -> &'static str {
    match Felt::ALLE.get(field) {
        Some(felt) => felt.navn(),
        None if field == UDVALG => "udvalg",
        None if field == SAG => "sags_id",
        None => "dok_id",
    }
}
