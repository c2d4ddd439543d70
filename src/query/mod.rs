//! Queries: text → tree → what it means in the collection → hits.
//!
//! `ast`, `lex` and `parse` know no index; `meaning` asks the collection's words; `engine`, `search` and `snippet` answer.

mod ast;
mod compile;
mod engine;
mod error;
mod explain;
mod facet;
mod lex;
mod listing;
mod matcher;
mod meaning;
mod near;
mod outcome;
mod parse;
mod rank;
mod search;
mod similar;
mod snippet;
mod suggest;
mod weight;

#[cfg(test)]
mod roundtrip_tests;
#[cfg(test)]
mod tests;

pub use ast::{Field, Node, Query};
pub use compile::Filter;
pub use error::{QueryError, QueryErrorKind, QueryErrors, Side};
pub use explain::{Evidence, Explained, ExplainedWord};
pub use facet::{Counted, Facet, facet};
pub use listing::{Listed, Listing, ListingError, listing};
pub use matcher::{Match, Matcher, Piece, Text, beside, texts};
pub use meaning::{ALL_FIELDS, DOK, FieldSet, Leaf, Meaning, SAG, Tree, UDVALG, Value, felt};
pub use outcome::{CompileError, udfald};
pub use parse::{MAX_CHARS, MAX_DEPTH, MAX_TERMS, parse};
#[doc(hidden)]
pub use search::standing_in_two_ways;
pub use search::{Answers, Hit, Matching, Request, SearchError, Sort, answer, matching, search};
pub use similar::{Similar, similar};
pub use snippet::Uddrag;
pub use suggest::{Suggestions, suggest, unknown};
