//! The Danish language: words and what they mean to each other, the spelling of names and ids, the names of months. Pure.

mod abbreviation;
mod analysis;
mod cluster;
mod compound;
mod edit;
mod fold;
mod form;
mod plain;
mod reach;
mod slug;
mod spelling;
mod stem;
mod vocabulary;

pub use abbreviation::{definitions, normal};
pub use analysis::{Kind, Terms, Token, lower, next_word, tokens};
pub use fold::{fold, fold_into};
pub use form::{Form, How, Near, Reach, Reached};
pub use reach::{Danish, FUNCTION_WORDS};
pub use slug::slug;
pub use spelling::name_key;
pub use stem::{STEMS, no_ending, stem};
pub use vocabulary::Vocabulary;

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
