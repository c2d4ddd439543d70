//! What narrows an answer, as a tantivy query.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{BooleanQuery, EmptyQuery, Occur, Query as TantivyQuery, RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use crate::danish::Danish;
use crate::index::{Catalog, date_range, number_key};
use crate::record::Udfald;

/// What narrows an answer beside the query.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Words of the body's name, or parts of its words; all of them.
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

/// The punkter that a filter lets through; `None` if that is all of them.
pub(super) fn filter(filter: &Filter, catalog: &Catalog) -> Option<Box<dyn TantivyQuery>> {
    let fields = catalog.fields();
    let mut out: Vec<Box<dyn TantivyQuery>> = Vec::new();
    if let Some(udvalg) = &filter.udvalg {
        let danish = Danish::new(catalog);
        out.extend(udvalg.split_whitespace().map(|word| {
            let forms = danish.of_name(word);
            let forms = forms.iter().map(|form| (Occur::Should, exact(fields.udvalg, &form.term))).collect();
            Box::new(BooleanQuery::new(forms)) as Box<dyn TantivyQuery>
        }));
    }
    if filter.fra.is_some() || filter.til.is_some() {
        let days = date_range(filter.fra.as_deref(), filter.til.as_deref());
        let day = |day| Term::from_field_u64(fields.dato, day);
        out.push(Box::new(RangeQuery::new(Bound::Included(day(days.start)), Bound::Excluded(day(days.end)))));
    }
    if let Some(udfald) = filter.udfald {
        out.push(exact(fields.udfald, udfald.navn()));
    }
    if let Some(sag) = &filter.sag {
        let key = number_key(sag);
        out.push(if key.is_empty() { Box::new(EmptyQuery) } else { exact(fields.sag, &key) });
    }
    let clauses: Vec<_> = out.into_iter().map(|query| (Occur::Must, query)).collect();
    (!clauses.is_empty()).then(|| Box::new(BooleanQuery::new(clauses)) as Box<dyn TantivyQuery>)
}

fn exact(field: Field, value: &str) -> Box<dyn TantivyQuery> {
    Box::new(TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic))
}
