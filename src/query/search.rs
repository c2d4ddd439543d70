//! Runs a query over an index: hits as data.

use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::collector::{Count, DocSetCollector, TopDocs};
use tantivy::query::Query as TantivyQuery;
use tantivy::{DocAddress, Order};

use super::ast::Query;
use super::compile::{CompileError, Filter, compile};
use super::snippet::{Uddrag, snippet};
use super::wanted::{Wanted, wanted};
use crate::danish::Analyser;
use crate::index::{Catalog, IndexError, Stored};

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
    /// How well, by BM25 over the fields; 0 where there is no query.
    pub score: f32,
    /// Whether it has everything that is asked for.
    pub all: bool,
    /// The punkt and its head.
    pub stored: Stored,
    /// The sentence that answers.
    pub uddrag: Option<Uddrag>,
}

impl Hit {
    /// The line of the source where the answer stands.
    #[must_use]
    pub fn linje(&self) -> u32 {
        self.uddrag.as_ref().map_or(self.stored.punkt.linjer.0, |uddrag| uddrag.linje)
    }
}

/// The answer to a request.
#[derive(Debug, Default)]
pub struct Answer {
    /// Those that have everything, then those that have some of it.
    pub hits: Vec<Hit>,
    /// How many punkter have everything.
    pub with_all: usize,
    /// How many have some and not all; 0 where the query makes no such difference.
    pub with_some: usize,
}

impl Answer {
    /// How many punkter have anything that is asked for.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.with_all + self.with_some
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

/// Answers a request. Hits of equal score stand newest first, then by id.
///
/// # Errors
/// If the query asks for what cannot be, or the index cannot be read.
pub fn search(catalog: &Catalog, request: &Request<'_>) -> Result<Answer, SearchError> {
    let compiled = compile(request.query, &request.filter, catalog)?;
    let mut analyser = Analyser::default();
    let wanted = request.query.map(|query| wanted(query, &mut analyser)).unwrap_or_default();
    let mut runner = Runner { catalog, request, wanted, analyser };
    let mut answer = Answer { with_all: runner.count(&*compiled.all)?, ..Answer::default() };
    answer.hits = runner.hits(&*compiled.all, request.limit, true)?;
    if let Some(some) = compiled.some {
        answer.with_some = runner.count(&*some.any)?.saturating_sub(answer.with_all);
        let room = request.limit.saturating_sub(answer.hits.len());
        answer.hits.extend(runner.hits(&*some.not_all, room, false)?);
    }
    Ok(answer)
}

/// The addresses of all punkter that have everything that is asked for, sorted.
///
/// # Errors
/// If the query asks for what cannot be, or the index cannot be read.
pub fn matching(catalog: &Catalog, query: Option<&Query>, filter: &Filter) -> Result<Vec<DocAddress>, SearchError> {
    let compiled = compile(query, filter, catalog)?;
    let mut found: Vec<DocAddress> = catalog.searcher().search(&compiled.all, &DocSetCollector)?.into_iter().collect();
    found.sort_unstable();
    Ok(found)
}

/// A punkt with what it was ranked by.
#[derive(Debug, Clone, Copy)]
struct Ranked {
    score: f32,
    /// Its date as yyyymmdd, where that was looked at.
    dato: Option<u64>,
    address: DocAddress,
}

impl Ranked {
    fn ties(&self, other: &Self) -> bool {
        self.score.total_cmp(&other.score).is_eq() && self.dato == other.dato
    }
}

struct Runner<'a> {
    catalog: &'a Catalog,
    request: &'a Request<'a>,
    wanted: Vec<Wanted>,
    analyser: Analyser,
}

impl Runner<'_> {
    fn count(&self, query: &dyn TantivyQuery) -> Result<usize, SearchError> {
        Ok(self.catalog.searcher().search(query, &Count)?)
    }

    fn hits(&mut self, query: &dyn TantivyQuery, limit: usize, all: bool) -> Result<Vec<Hit>, SearchError> {
        if limit == 0 {
            return Ok(Vec::new());
        }
        let found = self.best(query, limit)?;
        let mut hits = Vec::with_capacity(found.len());
        for Ranked { score, address, .. } in found {
            hits.push(Hit { score, all, stored: self.catalog.stored(address)?, uddrag: None });
        }
        hits.sort_by(|a, b| self.order(a, b));
        hits.truncate(limit);
        for hit in &mut hits {
            hit.uddrag = snippet(&hit.stored.punkt, &hit.stored.linjekort, &self.wanted, &mut self.analyser);
        }
        Ok(hits)
    }

    /// The best `limit`, and those that rank with the last of them: which of these are shown is for [`Self::order`] to say,
    /// so that fewer hits are always the first of more.
    fn best(&self, query: &dyn TantivyQuery, limit: usize) -> Result<Vec<Ranked>, SearchError> {
        // Tantivy sets aside room for as many hits as it is asked for.
        let there = usize::try_from(self.catalog.searcher().num_docs()).unwrap_or(usize::MAX).max(1);
        let (mut count, mut dated) = (limit.saturating_add(1), false);
        loop {
            count = count.min(there);
            let mut found = self.top(query, count, dated)?;
            let Some(last) = found.get(limit - 1).copied() else { return Ok(found) };
            let end = found.iter().rposition(|ranked| ranked.ties(&last)).map_or(limit, |place| place + 1);
            if end < found.len() || found.len() < count || count == there {
                found.truncate(end);
                return Ok(found);
            }
            // Ties are rare. The date is looked up only for them: with it, tantivy cannot skip what scores too low.
            dated = true;
            count = count.saturating_mul(4).saturating_add(64);
        }
    }

    fn top(&self, query: &dyn TantivyQuery, count: usize, dated: bool) -> Result<Vec<Ranked>, SearchError> {
        let (searcher, top) = (self.catalog.searcher(), TopDocs::with_limit(count));
        if self.by_date() {
            let found = searcher.search(query, &top.order_by_fast_field::<u64>("dato", Order::Desc))?;
            return Ok(found.into_iter().map(|(dato, address)| Ranked { score: 0.0, dato, address }).collect());
        }
        if dated {
            let newest = SortByStaticFastValue::<u64>::for_field("dato");
            let key = ((SortBySimilarityScore, Order::Desc), (newest, Order::Desc));
            let found = searcher.search(query, &top.order_by(key))?;
            return Ok(found.into_iter().map(|((score, dato), address)| Ranked { score, dato, address }).collect());
        }
        let found = searcher.search(query, &top.order_by_score())?;
        Ok(found.into_iter().map(|(score, address)| Ranked { score, dato: None, address }).collect())
    }

    fn by_date(&self) -> bool {
        self.request.sort == Sort::Dato || self.request.query.is_none()
    }

    fn order(&self, a: &Hit, b: &Hit) -> std::cmp::Ordering {
        let newest = b.stored.hoved.dato.cmp(&a.stored.hoved.dato);
        let place = || {
            let key = |hit: &Hit| (hit.stored.hoved.id.clone(), hit.stored.punkt.linjer.0);
            key(a).cmp(&key(b))
        };
        let by_score = if self.by_date() { std::cmp::Ordering::Equal } else { b.score.total_cmp(&a.score) };
        by_score.then(newest).then_with(place)
    }
}
