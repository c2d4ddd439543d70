//! How good the parser is: records against truths that were written by hand, counted by kind of thing.
//!
//! A document's truth is `X.expected.json` beside it, written by somebody who did not look at the parser, or where there
//! is none its reviewed `X.export.json`. Whatever key a truth leaves out is not scored. The classes are those of
//! [`Class`]; the overall figure is the mean of the classes that truth or record has something of (what is invented
//! counts as much as what is missed). The total row adds all documents' counts up and is then figured as each row is.
//!
//! This module is included by path in tools of the parser's authors, so what needs the tests' own folders is in
//! `fixtures` alone.

mod align;
mod compare;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod made_up;
mod table;
mod tally;

pub(crate) use compare::score;
pub(crate) use table::{Row, around_difference, mistakes, table};
#[cfg(test)]
pub(crate) use tally::Class;
