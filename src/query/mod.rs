//! The query language: text to a tree and back, with no index behind it.

mod ast;
mod error;
mod lex;
mod parse;

#[cfg(test)]
mod roundtrip_tests;
#[cfg(test)]
mod tests;

pub use ast::{Field, Node, Query};
pub use error::{QueryError, QueryErrorKind, QueryErrors, Side};
pub use parse::{MAX_CHARS, MAX_DEPTH, MAX_TERMS, parse};
