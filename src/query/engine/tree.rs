//! Puts the punkter of single words together as the query does.

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::Rarity;
use super::leaf::Found;
use crate::index::{Catalog, PUNKT};
use crate::query::meaning::{Leaf, Meaning, Tree, Value};
use crate::query::search::SearchError;

/// A punkt that answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer {
    pub(super) doc: DocId,
    pub(super) score: f32,
    /// Whether it has everything that is asked for.
    pub(super) all: bool,
}

/// Punkter with their scores, in order.
type Scores = Vec<(DocId, f32)>;

/// The answers of one segment.
pub(super) struct Segment<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) reader: &'a SegmentReader,
    pub(super) leaves: &'a [Found],
    pub(super) rarities: &'a [Rarity],
}

/// Which leaves have to be looked for. Function words among other words do not: nearly every punkt has them.
pub(in crate::query) fn asked(meaning: &Meaning) -> Vec<bool> {
    let mut out = vec![true; meaning.leaves.len()];
    skip_function_words(&meaning.root, &meaning.leaves, &mut out);
    out
}

fn skip_function_words(tree: &Tree, leaves: &[Leaf], out: &mut [bool]) {
    match tree {
        Tree::Leaf(_) | Tree::Value(_) => {}
        Tree::Not(tree) | Tree::Must(tree) => skip_function_words(tree, leaves, out),
        Tree::All(trees) | Tree::Any(trees) => trees.iter().for_each(|tree| skip_function_words(tree, leaves, out)),
        Tree::Words(trees) => {
            for tree in trees {
                match tree {
                    Tree::Leaf(place) => out[*place] = counts(tree, trees, leaves),
                    tree => skip_function_words(tree, leaves, out),
                }
            }
        }
    }
}

/// Whether a clause is one that an answer is expected to have: no function word, if there are other words.
pub(in crate::query) fn counts(clause: &Tree, clauses: &[Tree], leaves: &[Leaf]) -> bool {
    let function_word =
        |tree: &Tree| matches!(tree, Tree::Leaf(place) if leaves.get(*place).is_some_and(|leaf| leaf.function_word));
    !function_word(clause) || clauses.iter().all(|tree| function_word(tree) || matches!(tree, Tree::Not(_)))
}

impl Segment<'_> {
    /// The punkter that answer, in order.
    pub(super) fn answers(&self, meaning: &Meaning) -> Result<Vec<Answer>, SearchError> {
        let Tree::Words(clauses) = &meaning.root else {
            let scores = self.scores(&meaning.root, &meaning.leaves)?;
            return Ok(scores.into_iter().map(|(doc, score)| Answer { doc, score, all: true }).collect());
        };
        self.words(clauses, &meaning.leaves)
    }

    fn scores(&self, tree: &Tree, leaves: &[Leaf]) -> Result<Scores, SearchError> {
        Ok(match tree {
            Tree::Leaf(place) => self.leaf(*place),
            Tree::Value(value) => self.value(value)?,
            Tree::Must(tree) => self.scores(tree, leaves)?,
            Tree::Not(tree) => without(self.everything()?, &self.scores(tree, leaves)?),
            Tree::Any(trees) => {
                let mut out = Scores::new();
                for tree in trees {
                    out = either(out, self.scores(tree, leaves)?);
                }
                out
            }
            Tree::All(trees) => {
                let mut out: Option<Scores> = None;
                for tree in trees.iter().filter(|tree| !matches!(tree, Tree::Not(_))) {
                    let scores = self.scores(tree, leaves)?;
                    out = Some(match out {
                        Some(before) => both(before, &scores),
                        None => scores,
                    });
                }
                let mut out = out.unwrap_or_default();
                for tree in trees {
                    if let Tree::Not(tree) = tree {
                        out = without(out, &self.scores(tree, leaves)?);
                    }
                }
                out
            }
            Tree::Words(trees) => {
                self.words(trees, leaves)?.into_iter().map(|answer| (answer.doc, answer.score)).collect()
            }
        })
    }

    /// Clauses side by side: any of them, all the demanded ones, none of the forbidden ones. An answer counts by the share
    /// that it has of what is asked for.
    fn words(&self, clauses: &[Tree], leaves: &[Leaf]) -> Result<Vec<Answer>, SearchError> {
        let asked: Vec<&Tree> =
            clauses.iter().filter(|tree| !matches!(tree, Tree::Not(_)) && counts(tree, clauses, leaves)).collect();
        let mut found: Vec<(DocId, f32, u32)> = Vec::new();
        let mut demanded: Option<Vec<DocId>> = None;
        for clause in &asked {
            let scores = self.scores(clause, leaves)?;
            if matches!(clause, Tree::Must(_)) {
                demanded = Some(match demanded {
                    Some(before) => before.into_iter().filter(|doc| has(&scores, *doc)).collect(),
                    None => scores.iter().map(|(doc, _)| *doc).collect(),
                });
            }
            found = gather(found, &scores);
        }
        if let Some(demanded) = demanded {
            found.retain(|(doc, ..)| demanded.binary_search(doc).is_ok());
        }
        for clause in clauses {
            if let Tree::Not(tree) = clause {
                let forbidden = self.scores(tree, leaves)?;
                found.retain(|(doc, ..)| !has(&forbidden, *doc));
            }
        }
        let all = asked.len() as u32;
        let answer = |(doc, score, count)| Answer { doc, score: score * share(count, all), all: count == all };
        Ok(found.into_iter().map(answer).collect())
    }

    fn leaf(&self, place: usize) -> Scores {
        let (Some(found), Some(rarity)) = (self.leaves.get(place), self.rarities.get(place)) else {
            return Scores::new();
        };
        let scores = found.strong.iter().zip(&found.weak);
        let scores = scores.map(|(strong, weak)| (rarity.strong * strong).max(rarity.weak * weak));
        found.docs.iter().copied().zip(scores).collect()
    }

    /// What has a value counts by its other words: it is there or not.
    fn value(&self, value: &Value) -> Result<Scores, SearchError> {
        let fields = self.catalog.fields();
        match value {
            Value::Udfald(name) => self.term(fields.udfald, name),
            Value::Nummer(number) => self.term(fields.nummer, number),
        }
    }

    fn everything(&self) -> Result<Scores, SearchError> {
        self.term(self.catalog.fields().slags, PUNKT)
    }

    fn term(&self, field: Field, term: &str) -> Result<Scores, SearchError> {
        let index = self.reader.inverted_index(field)?;
        let term = Term::from_field_text(field, term);
        let postings = index.read_postings(&term, IndexRecordOption::Basic).map_err(tantivy::TantivyError::from)?;
        let mut out = Scores::new();
        if let Some(mut postings) = postings {
            while postings.doc() != TERMINATED {
                out.push((postings.doc(), 0.0));
                postings.advance();
            }
        }
        Ok(out)
    }
}

/// What a punkt with `count` of `all` words is worth beside one with all of them.
pub(in crate::query) fn share(count: u32, all: u32) -> f32 {
    if all == 0 { 1.0 } else { 0.4 + 0.6 * count as f32 / all as f32 }
}

fn has(scores: &Scores, doc: DocId) -> bool {
    scores.binary_search_by_key(&doc, |(doc, _)| *doc).is_ok()
}

fn without(mut scores: Scores, forbidden: &Scores) -> Scores {
    scores.retain(|(doc, _)| !has(forbidden, *doc));
    scores
}

fn both(a: Scores, b: &Scores) -> Scores {
    let sum = |(doc, score): (DocId, f32)| {
        let place = b.binary_search_by_key(&doc, |(doc, _)| *doc).ok()?;
        Some((doc, score + b[place].1))
    };
    a.into_iter().filter_map(sum).collect()
}

fn either(a: Scores, b: Scores) -> Scores {
    let counted = gather(a.into_iter().map(|(doc, score)| (doc, score, 1)).collect(), &b);
    counted.into_iter().map(|(doc, score, _)| (doc, score)).collect()
}

/// Adds the scores of one more clause, and counts it.
fn gather(before: Vec<(DocId, f32, u32)>, scores: &Scores) -> Vec<(DocId, f32, u32)> {
    if before.is_empty() {
        return scores.iter().map(|(doc, score)| (*doc, *score, 1)).collect();
    }
    let mut out = Vec::with_capacity(before.len() + scores.len());
    let (mut before, mut added) = (before.into_iter().peekable(), scores.iter().copied().peekable());
    loop {
        match (before.peek(), added.peek()) {
            (Some((a, score, count)), Some((b, more))) if a == b => {
                out.push((*a, score + more, count + 1));
                before.next();
                added.next();
            }
            (Some((a, ..)), Some((b, _))) if a < b => out.extend(before.next()),
            (_, Some(_)) => out.extend(added.next().map(|(doc, score)| (doc, score, 1))),
            (Some(_), None) => out.extend(before.next()),
            (None, None) => return out,
        }
    }
}
