//! The Danish language: folding of letters, and the chain that makes words of text. Pure.

mod analysis;
mod fold;

pub use analysis::{Analyser, Token, lower, next_word};
pub use fold::slug;
