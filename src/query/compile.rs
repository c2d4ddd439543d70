//! Queries → tantivy queries.

use std::ops::Bound;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, FuzzyTermQuery, Occur, PhrasePrefixQuery,
    PhraseQuery, Query as TantivyQuery, RangeQuery, TermQuery,
};
use tantivy::schema::{Field as IndexField, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::ast::{Field, Node, Query};
use super::wanted::{Pattern, felt};
use crate::danish::{Analyser, slug};
use crate::index::{Catalog, Fields, PUNKT, date_range, number_key};
use crate::record::{Felt, Udfald};

/// What narrows an answer beside the query.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Words of the body's name; all of them.
    pub udvalg: Option<String>,
    /// First day, `YYYY-MM-DD`.
    pub fra: Option<String>,
    /// Last day, `YYYY-MM-DD`.
    pub til: Option<String>,
    /// The kind of decision.
    pub udfald: Option<Udfald>,
    /// A case number.
    pub sag: Option<String>,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A query for the index.
pub(super) struct Compiled {
    /// The punkter that have everything that is asked for.
    pub(super) all: Box<dyn TantivyQuery>,
    /// The punkter that have some of it and not all; `None` where there is no such difference.
    pub(super) some: Option<Partly>,
}

/// The punkter that have some of what is asked for.
pub(super) struct Partly {
    /// Those that do not have all.
    pub(super) not_all: Box<dyn TantivyQuery>,
    /// Those that have any: the same and those with all, which is cheaper to count.
    pub(super) any: Box<dyn TantivyQuery>,
}

/// A query that has no answer in any index.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompileError {
    /// `udfald:` with a value that it never has.
    #[error("udfald is never \"{0}\"")]
    Udfald(String),
}

impl CompileError {
    /// What to write instead.
    #[must_use]
    pub fn hint(&self) -> String {
        let names: Vec<&str> = Udfald::ALLE.iter().map(|udfald| udfald.navn()).collect();
        format!("it is one of: {}", names.join(", "))
    }
}

/// The kind of decision that `text` names, in Danish or ASCII letters, whatever its case.
///
/// # Errors
/// If there is none of that name.
pub fn udfald(text: &str) -> Result<Udfald, CompileError> {
    let wanted = slug(text);
    let found = Udfald::ALLE.into_iter().find(|udfald| slug(udfald.navn()) == wanted);
    found.ok_or_else(|| CompileError::Udfald(text.to_owned()))
}

/// Compiles a query, or none (then every punkt that the filter lets through).
///
/// # Errors
/// If the query names a value that its field never has.
pub(super) fn compile(query: Option<&Query>, filter: &Filter, catalog: &Catalog) -> Result<Compiled, CompileError> {
    let fields = catalog.fields();
    let mut compiler = Compiler { fields, searcher: catalog.searcher(), analyser: Analyser::default() };
    let filters = compiler.filters(filter);
    let narrowed = |query: Box<dyn TantivyQuery>| -> Box<dyn TantivyQuery> {
        let mut clauses = vec![(Occur::Must, query)];
        clauses.extend(filters.iter().map(|filter| (Occur::Must, filter.box_clone())));
        if clauses.len() == 1 { clauses.remove(0).1 } else { Box::new(BooleanQuery::new(clauses)) }
    };
    let Some(query) = query else {
        // Whatever a query looks for, only punkter have; without one, the heads must be kept out.
        return Ok(Compiled { all: narrowed(exact(fields.slags, PUNKT)), some: None });
    };
    let Node::Words(clauses) = &query.root else {
        return Ok(Compiled { all: narrowed(compiler.node(&query.root, None)?), some: None });
    };
    let all = compiler.words(clauses, None, Occur::Must)?;
    let asked = clauses.iter().filter(|clause| !matches!(clause, Node::Not(_) | Node::Must(_))).count();
    let demanded = clauses.iter().any(|clause| matches!(clause, Node::Must(_)));
    let some = if asked + usize::from(demanded) > 1 {
        let any = compiler.words(clauses, None, Occur::Should)?;
        let not_all = BooleanQuery::new(vec![(Occur::Must, any.box_clone()), (Occur::MustNot, all.box_clone())]);
        Some(Partly { not_all: narrowed(Box::new(not_all)), any: narrowed(any) })
    } else {
        None
    };
    Ok(Compiled { all: narrowed(all), some })
}

struct Compiler<'a> {
    fields: &'a Fields,
    searcher: &'a Searcher,
    analyser: Analyser,
}

impl Compiler<'_> {
    fn node(&mut self, node: &Node, field: Option<Field>) -> Result<Box<dyn TantivyQuery>, CompileError> {
        Ok(match node {
            Node::Word { text, prefix } => self.word(text, *prefix, field)?,
            Node::Phrase(text) => self.word(text, false, field)?,
            Node::Field { field, node } => self.node(node, Some(*field))?,
            Node::Must(node) => self.node(node, field)?,
            // A query is never only this; among others it is taken care of by them.
            Node::Not(node) => {
                let forbidden = self.node(node, field)?;
                Box::new(BooleanQuery::new(vec![(Occur::Must, Box::new(AllQuery)), (Occur::MustNot, forbidden)]))
            }
            Node::All(nodes) => self.words(nodes, field, Occur::Must)?,
            Node::Any(nodes) | Node::Words(nodes) => self.words(nodes, field, Occur::Should)?,
        })
    }

    /// Clauses side by side; `occur` is what an unsigned one means.
    fn words(
        &mut self,
        nodes: &[Node],
        field: Option<Field>,
        occur: Occur,
    ) -> Result<Box<dyn TantivyQuery>, CompileError> {
        let mut clauses = Vec::with_capacity(nodes.len());
        for node in nodes {
            clauses.push(match node {
                Node::Not(node) => (Occur::MustNot, self.node(node, field)?),
                Node::Must(node) => (Occur::Must, self.node(node, field)?),
                node => (occur, self.node(node, field)?),
            });
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    fn word(&mut self, text: &str, prefix: bool, field: Option<Field>) -> Result<Box<dyn TantivyQuery>, CompileError> {
        let fields = self.fields;
        Ok(match field {
            None => self.anywhere(text, prefix),
            Some(Field::Udvalg) => self.in_field(text, prefix, fields.udvalg),
            Some(Field::Udfald) => exact(fields.udfald, udfald(text)?.navn()),
            Some(Field::Sag) => exact(fields.sag, &number_key(text)),
            Some(Field::Dok) => exact(fields.dok, &number_key(text)),
            Some(Field::Nummer) => exact(fields.nummer, &text.to_lowercase()),
            Some(field) => match felt(field) {
                Some(felt) => self.in_field(text, prefix, fields.tekst(felt)),
                None => Box::new(EmptyQuery),
            },
        })
    }

    /// A word without a field: in any text, or as a case or document number.
    fn anywhere(&mut self, text: &str, prefix: bool) -> Box<dyn TantivyQuery> {
        let pattern = Pattern::of(text, prefix, &mut self.analyser);
        let mut clauses: Vec<(Occur, Box<dyn TantivyQuery>)> = Vec::with_capacity(Felt::ALLE.len() + 3);
        let texts = Felt::ALLE.into_iter().map(|felt| (self.fields.tekst(felt), weight(felt)));
        for (field, weight) in texts.chain([(self.fields.udvalg, 0.3)]) {
            if self.may_have(&pattern, field) {
                clauses.push((Occur::Should, weighted(in_field(&pattern, field), weight)));
            }
        }
        if !prefix && text.contains(|c: char| c.is_ascii_digit()) {
            for field in [self.fields.sag, self.fields.dok] {
                clauses.push((Occur::Should, weighted(exact(field, &number_key(text)), 2.0)));
            }
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// Whether the field has all the words of the pattern anywhere. Most words are in few of the fields, and a field that is
    /// left out here is not looked up again by each of the queries that an answer takes.
    fn may_have(&self, pattern: &Pattern, field: IndexField) -> bool {
        let has =
            |term: &String| self.searcher.doc_freq(&Term::from_field_text(field, term)).map_or(true, |count| count > 0);
        pattern.prefix || pattern.terms.iter().all(has)
    }

    fn in_field(&mut self, text: &str, prefix: bool, field: IndexField) -> Box<dyn TantivyQuery> {
        in_field(&Pattern::of(text, prefix, &mut self.analyser), field)
    }

    fn filters(&mut self, filter: &Filter) -> Vec<Box<dyn TantivyQuery>> {
        let mut out: Vec<Box<dyn TantivyQuery>> = Vec::new();
        if let Some(udvalg) = &filter.udvalg {
            let names: Vec<&str> = udvalg.split_whitespace().collect();
            let words =
                names.iter().map(|name| (Occur::Must, self.in_field(name, false, self.fields.udvalg))).collect();
            out.push(Box::new(BooleanQuery::new(words)));
        }
        if filter.fra.is_some() || filter.til.is_some() {
            let days = date_range(filter.fra.as_deref(), filter.til.as_deref());
            let day = |day| Term::from_field_u64(self.fields.dato, day);
            out.push(Box::new(RangeQuery::new(Bound::Included(day(days.start)), Bound::Excluded(day(days.end)))));
        }
        if let Some(udfald) = filter.udfald {
            out.push(exact(self.fields.udfald, udfald.navn()));
        }
        if let Some(sag) = &filter.sag {
            out.push(exact(self.fields.sag, &number_key(sag)));
        }
        // Filters say what is in, not how good it is.
        out.into_iter().map(|query| -> Box<dyn TantivyQuery> { Box::new(ConstScoreQuery::new(query, 0.0)) }).collect()
    }
}

/// How much a word counts by where it stands: a title says what a punkt is about, attachments and other meetings less.
const fn weight(felt: Felt) -> f32 {
    match felt {
        Felt::Titel => 2.0,
        Felt::Bilag | Felt::Fravaerende => 0.5,
        Felt::TidligereBeslutninger | Felt::Forloeb => 0.7,
        _ => 1.0,
    }
}

fn weighted(query: Box<dyn TantivyQuery>, weight: f32) -> Box<dyn TantivyQuery> {
    Box::new(BoostQuery::new(query, weight))
}

/// How many words the last of a phrase may stand for. Tantivy's 50 leaves out words without saying so; it sets aside room
/// for all, which is what bounds this.
const EXPANSIONS: u32 = 10_000;

fn in_field(pattern: &Pattern, field: IndexField) -> Box<dyn TantivyQuery> {
    let terms: Vec<Term> = pattern.terms.iter().map(|term| Term::from_field_text(field, term)).collect();
    let Some(whole) = &pattern.whole else { return sequence(terms, pattern.prefix) };
    let before = &terms[..terms.len().saturating_sub(1)];
    let whole = [before, &[Term::from_field_text(field, whole)]].concat();
    Box::new(BooleanQuery::union(vec![sequence(whole, false), sequence(terms, pattern.prefix)]))
}

fn sequence(terms: Vec<Term>, prefix: bool) -> Box<dyn TantivyQuery> {
    match (terms.as_slice(), prefix) {
        ([], _) => Box::new(EmptyQuery),
        ([term], false) => Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)),
        ([term], true) => Box::new(FuzzyTermQuery::new_prefix(term.clone(), 0, false)),
        (_, false) => Box::new(PhraseQuery::new(terms)),
        (_, true) => {
            let mut query = PhrasePrefixQuery::new(terms);
            query.set_max_expansions(EXPANSIONS);
            Box::new(query)
        }
    }
}

fn exact(field: IndexField, value: &str) -> Box<dyn TantivyQuery> {
    Box::new(TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic))
}
