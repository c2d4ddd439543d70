//! Queries: text → tree → tantivy query → hits.
//!
//! `ast`, `parse` and `wanted` know no index; `compile`, `search` and `snippet` answer.

mod ast;
mod compile;
mod error;
mod lex;
mod parse;
mod search;
mod snippet;
mod wanted;

#[cfg(test)]
mod roundtrip_tests;
#[cfg(test)]
mod tests;

pub use ast::{Field, Node, Query};
pub use compile::{CompileError, Filter, udfald};
pub use error::{QueryError, QueryErrorKind, QueryErrors, Side};
pub use parse::{MAX_CHARS, MAX_DEPTH, MAX_TERMS, parse};
pub use search::{Answer, Hit, Request, SearchError, Sort, matching, search};
pub use snippet::Uddrag;
pub use wanted::{Pattern, Wanted, felt, wanted};
