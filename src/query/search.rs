//! Runs a query over an index: hits as data.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashMap;

use tantivy::DocAddress;

use super::ast::Query;
use super::compile::{Filter, filter};
use super::engine::{self, Rarity, Scored, standing};
use super::explain::{Explained, explain};
use super::matcher::{Match, Matcher, texts};
use super::meaning::Meaning;
use super::outcome::CompileError;
use super::rank;
use super::snippet::{Uddrag, snippets};
use crate::index::{Catalog, IndexError, Stored};
use crate::record::Punkt;

/// How many of the best are read to be put in order by how their words stand. The same for any limit, so that fewer hits
/// are always the first of more.
const READ: usize = 30;

/// What is asked of an index.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The query; without one, all that the filter lets through.
    pub query: Option<&'a Query>,
    /// What narrows the answer.
    pub filter: Filter,
    /// How many hits to give at most.
    pub limit: usize,
    /// Their order.
    pub sort: Sort,
}

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The best first.
    #[default]
    Relevans,
    /// The newest first.
    Dato,
}

/// A punkt that answers.
#[derive(Debug, Clone)]
pub struct Hit {
    /// How well; 0 where there is no query.
    pub score: f32,
    /// Whether it has everything that is asked for.
    pub all: bool,
    /// The punkt and its head.
    pub stored: Stored,
    /// The sentences that answer: one, or two where the words stand apart.
    pub uddrag: Vec<Uddrag>,
    /// Where it is.
    pub(super) address: DocAddress,
    /// The words that its texts have, by their places in [`Meaning::leaves`], in order.
    pub(super) words: Vec<usize>,
}

impl Hit {
    /// The line of the source where the answer stands.
    #[must_use]
    pub fn linje(&self) -> u32 {
        self.uddrag.first().map_or(self.stored.punkt.linjer.0, |uddrag| uddrag.linje)
    }
}

/// A search that failed.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The query asks for what cannot be.
    #[error(transparent)]
    Compile(#[from] CompileError),
    /// The index failed.
    #[error(transparent)]
    Index(#[from] IndexError),
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Index(error.into())
    }
}

/// The punkter that answer a request, best or newest first, none of them read yet. Of equal ones the newest is first, then
/// by id.
pub struct Answers<'a> {
    catalog: &'a Catalog,
    /// What the query means here.
    pub meaning: Option<Meaning>,
    rarities: Vec<Rarity>,
    scored: Vec<Scored>,
    /// How many punkter have everything that is asked for.
    pub with_all: usize,
    /// How many have some and not all; 0 where the query makes no such difference.
    pub with_some: usize,
    /// Those that were read to be put in order.
    read: HashMap<DocAddress, Read>,
}

/// What was found out about a punkt when it was read.
struct Read {
    /// What its score was multiplied by.
    factor: f32,
    /// What was found in its texts, if these were read.
    matches: Option<Vec<Match>>,
}

/// How many hits are wanted, and in which order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order {
    pub(super) limit: usize,
    pub(super) sort: Sort,
    /// Whether it counts how the words stand to each other.
    pub(super) by_standing: bool,
}

/// Answers a request.
///
/// # Errors
/// If the query asks for what cannot be, or the index cannot be read.
pub fn search<'a>(catalog: &'a Catalog, request: &Request<'_>) -> Result<Answers<'a>, SearchError> {
    let meaning = request.query.map(|query| Meaning::of(query, catalog)).transpose()?;
    answer(catalog, meaning, request)
}

/// Answers a request whose query means this, whatever it says itself.
///
/// # Errors
/// If the index cannot be read.
pub fn answer<'a>(
    catalog: &'a Catalog,
    meaning: Option<Meaning>,
    request: &Request<'_>,
) -> Result<Answers<'a>, SearchError> {
    let (rarities, scored) = found(catalog, meaning.as_ref(), &request.filter)?;
    let order = Order { limit: request.limit, sort: request.sort, by_standing: true };
    Answers::of(catalog, meaning, rarities, scored, order)
}

impl<'a> Answers<'a> {
    /// Puts what was found in order.
    pub(super) fn of(
        catalog: &'a Catalog,
        meaning: Option<Meaning>,
        rarities: Vec<Rarity>,
        scored: Vec<Scored>,
        order: Order,
    ) -> Result<Self, SearchError> {
        let with_all = scored.iter().filter(|scored| scored.all).count();
        let with_some = scored.len() - with_all;
        let mut out = Self { catalog, meaning, rarities, scored, with_all, with_some, read: HashMap::new() };
        if order.sort == Sort::Dato || out.meaning.is_none() {
            out.newest_first(order.limit);
        } else {
            out.best_first(order)?;
        }
        out.scored.truncate(order.limit);
        Ok(out)
    }
}

impl Answers<'_> {
    /// How many punkter have anything that is asked for.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.with_all + self.with_some
    }

    /// How many of them there are to read: all, or as many as were asked for.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.scored.len()
    }

    /// The addresses of those of them that have everything that is asked for, in order.
    pub fn addresses_with_all(&self) -> impl Iterator<Item = DocAddress> {
        self.scored.iter().filter(|scored| scored.all).map(|scored| scored.address)
    }

    /// Reads them one by one, in order.
    pub fn hits(&self) -> impl Iterator<Item = Result<Hit, SearchError>> {
        let matcher = self.meaning.as_ref().map(Matcher::new);
        self.scored.iter().map(move |scored| {
            let stored = self.catalog.stored(scored.address)?;
            let found = || matcher.as_ref().map(|matcher| find(matcher, &stored.punkt)).unwrap_or_default();
            let known = self.read.get(&scored.address).and_then(|read| read.matches.as_deref()).map(Cow::Borrowed);
            let matches = known.unwrap_or_else(|| Cow::Owned(found()));
            let uddrag = snippets(&stored, self.meaning.as_ref(), &matches);
            let mut words: Vec<usize> = matches.iter().map(|found| found.leaf).collect();
            words.sort_unstable();
            words.dedup();
            Ok(Hit { score: scored.score, all: scored.all, stored, uddrag, address: scored.address, words })
        })
    }

    /// The words of a hit, as typed.
    #[must_use]
    pub fn words_of<'h>(&'h self, hit: &'h Hit) -> Vec<&'h str> {
        let leaf = |place: &usize| self.meaning.as_ref()?.leaves.get(*place);
        hit.words.iter().filter_map(leaf).map(|leaf| leaf.text.as_str()).collect()
    }

    /// How the score of a hit came about; `None` where there is no query.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn explain(&self, hit: &Hit) -> Result<Option<Explained>, SearchError> {
        let Some(meaning) = &self.meaning else { return Ok(None) };
        let factor = self.read.get(&hit.address).map_or(1.0, |read| read.factor);
        explain(self.catalog, meaning, &self.rarities, hit, factor).map(Some)
    }

    fn newest_first(&mut self, wanted: usize) {
        // All words before some: whatever the order, a reader must see where the answer ends.
        self.scored.sort_by_key(|scored| !scored.all);
        let (all, some) = self.scored.split_at_mut(self.with_all);
        self.catalog.newest_first(all, wanted, |scored| scored.address);
        self.catalog.newest_first(some, wanted.saturating_sub(all.len()), |scored| scored.address);
    }

    fn best_first(&mut self, order: Order) -> Result<(), SearchError> {
        let wanted = order.limit.max(READ);
        let better = |a: &Scored, b: &Scored| b.all.cmp(&a.all).then_with(|| b.score.total_cmp(&a.score));
        if wanted < self.scored.len() {
            self.scored.select_nth_unstable_by(wanted, better);
            // Who is level with the last one wanted has the same right to be there.
            let last = self.scored[wanted];
            let mut end = wanted;
            for place in wanted..self.scored.len() {
                if better(&self.scored[place], &last).is_eq() {
                    self.scored.swap(place, end);
                    end += 1;
                }
            }
            self.scored.truncate(end);
        }
        self.settle(better, wanted);
        if order.by_standing {
            self.read_best()?;
            self.settle(better, wanted);
        }
        Ok(())
    }

    /// Sorts as many as are wanted, the newest first of those that are level.
    fn settle(&mut self, better: impl Fn(&Scored, &Scored) -> Ordering, wanted: usize) {
        self.scored.sort_by(&better);
        let mut begin = 0;
        for level in self.scored.chunk_by_mut(|a, b| better(a, b).is_eq()) {
            let here = wanted.saturating_sub(begin);
            begin += level.len();
            if here == 0 {
                break;
            }
            if level.len() > 1 {
                self.catalog.newest_first(level, here, |scored| scored.address);
            }
        }
    }

    /// Reads the best, and weighs how their words stand.
    fn read_best(&mut self) -> Result<(), SearchError> {
        let Some(meaning) = self.meaning.as_ref().filter(|meaning| rank::can_differ(meaning)) else { return Ok(()) };
        let best: Vec<DocAddress> = self.scored.iter().take(READ).map(|scored| scored.address).collect();
        let read = if standing::is_cheap(meaning) {
            let seen = standing::seen(self.catalog, meaning, &best)?;
            seen.iter().map(|seen| Read { factor: rank::factor(meaning, seen), matches: None }).collect()
        } else {
            read(self.catalog, meaning, &best)?
        };
        for (scored, read) in self.scored.iter_mut().zip(read) {
            scored.score *= read.factor;
            self.read.insert(scored.address, read);
        }
        // A factor is never under 1: what was not read does not come to stand above what was.
        Ok(())
    }
}

/// What the score of a punkt is multiplied by for how the words of a meaning stand there: told from the postings, and from
/// its texts. For tests, which hold the two against each other.
///
/// # Errors
/// If the index cannot be read.
#[doc(hidden)]
pub fn standing_in_two_ways(
    catalog: &Catalog,
    meaning: &Meaning,
    punkt: DocAddress,
) -> Result<(f32, f32), SearchError> {
    let seen = standing::seen(catalog, meaning, &[punkt])?;
    let told = seen.iter().map(|seen| rank::factor(meaning, seen)).sum();
    Ok((told, read(catalog, meaning, &[punkt])?.iter().map(|read| read.factor).sum()))
}

/// Reads the texts of punkter for how the words stand there.
fn read(catalog: &Catalog, meaning: &Meaning, punkter: &[DocAddress]) -> Result<Vec<Read>, SearchError> {
    let matcher = Matcher::new(meaning);
    let one = |punkt: &DocAddress| {
        let punkt = catalog.punkt_at(*punkt)?;
        let texts: Vec<_> = texts(&punkt).collect();
        let matches = matcher.find(&texts);
        let factor = rank::factor(meaning, &rank::seen(meaning.leaves.len(), &matches, &texts));
        Ok(Read { factor, matches: Some(matches) })
    };
    punkter.iter().map(one).collect()
}

fn find(matcher: &Matcher<'_>, punkt: &Punkt) -> Vec<Match> {
    let texts: Vec<_> = texts(punkt).collect();
    matcher.find(&texts)
}

/// The punkter that answer, in no order but that of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching {
    /// The addresses of all that have everything that is asked for, sorted.
    pub with_all: Vec<DocAddress>,
    /// How many have some of it and not all.
    pub with_some: usize,
}

/// All punkter that answer.
///
/// # Errors
/// If the query asks for what cannot be, or the index cannot be read.
pub fn matching(catalog: &Catalog, query: Option<&Query>, filter: &Filter) -> Result<Matching, SearchError> {
    let meaning = query.map(|query| Meaning::of(query, catalog)).transpose()?;
    let (_, found) = found(catalog, meaning.as_ref(), filter)?;
    let with_all: Vec<DocAddress> = found.iter().filter(|scored| scored.all).map(|scored| scored.address).collect();
    Ok(Matching { with_some: found.len() - with_all.len(), with_all })
}

/// What answers a meaning, or, without one, all that the filter lets through.
fn found(
    catalog: &Catalog,
    meaning: Option<&Meaning>,
    narrow: &Filter,
) -> Result<(Vec<Rarity>, Vec<Scored>), SearchError> {
    let narrow = filter(narrow, catalog);
    match meaning {
        Some(meaning) => engine::run(catalog, meaning, narrow.as_deref()),
        None => Ok((Vec::new(), engine::all(catalog, narrow.as_deref())?)),
    }
}
