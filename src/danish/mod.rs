//! The Danish language: folding of letters, and the chain that makes words of text. Pure.

mod analysis;
mod fold;

pub use analysis::{Analyser, Token};
pub use fold::slug;
