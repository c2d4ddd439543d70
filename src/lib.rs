//! klynge turns Danish meeting documents into structured records and finds what was decided.

pub mod record;
pub mod source;
pub mod danish;
pub mod block;
pub mod inline;
pub mod field;
pub mod layout;
pub mod dokument;
pub mod parse;
pub mod check;
pub mod index;
pub mod query;
pub mod ingest;
pub mod output;
pub mod cli;
