//! The Danish language: folding of letters, the chain that makes words of text, and the names of months. Pure.

mod analysis;
mod fold;

pub use analysis::{Analyser, Token, lower, next_word};
pub use fold::slug;

/// Month names; Danish writes them in small letters, headings in any.
pub const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
