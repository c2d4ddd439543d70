//! Readers of single fields: text in, values out.
//!
//! Nothing here knows of lines, headings or documents; each module recognises one kind of value by its shape.

pub mod adgang;
pub mod beslutninger;
pub mod beslutter;
pub mod bilag;
mod clause;
pub mod cpr;
pub mod dato;
pub mod forloeb;
pub mod klok;
pub(crate) mod lower;
pub mod moede;
pub mod organ;
pub mod pattern;
pub mod personer;
pub mod sag;
pub(crate) mod scan;
pub mod titel;
pub mod udfald;
pub mod ugedag;
pub mod vedlagt;

#[cfg(test)]
mod tests;
