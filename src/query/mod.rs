//! Queries: text → tree → what it means in the collection → hits.
//!
//! `ast`, `lex` and `parse` know no index; `meaning` asks the collection's words; `engine`, `search` and `snippet` answer.

mod ast;
mod compile;
mod engine;
mod error;
mod lex;
mod matcher;
mod meaning;
mod near;
mod parse;
mod rank;
mod search;
mod snippet;
mod weight;

#[cfg(test)]
mod roundtrip_tests;
#[cfg(test)]
mod tests;

pub use ast::{Field, Node, Query};
pub use compile::{CompileError, Filter, udfald};
pub use error::{QueryError, QueryErrorKind, QueryErrors, Side};
pub use matcher::{Match, Matcher, Piece, Text, beside, texts};
pub use meaning::{ALL_FIELDS, DOK, FieldSet, Leaf, Meaning, SAG, Tree, UDVALG, Value, felt};
pub use parse::{MAX_CHARS, MAX_DEPTH, MAX_TERMS, parse};
pub use search::{Answers, Hit, Request, SearchError, Sort, answer, matching, search};
pub use snippet::Uddrag;
