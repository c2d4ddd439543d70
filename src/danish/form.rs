//! What a word of a query can be answered by: forms of the collection, each with how it belongs to the word and how much
//! that counts.

use std::ops::Range;

/// How a word of the collection answers a word of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// It is that word.
    Exact,
    /// It is one of those that begin so, which was asked for.
    Prefix,
    /// The same letters in another spelling: å and aa, KL and kl, e-mail and email.
    Spelling,
    /// Another form of the word.
    Inflection,
    /// Its abbreviation, or what it abbreviates.
    Abbreviation,
    /// A, o or e typed for å, ø or æ.
    Loose,
    /// A compound that ends in the word: it names a kind of it.
    Head,
    /// The beginning or the end of a number.
    Number,
    /// The same name in another spelling.
    Name,
    /// A compound that shares its part with its neighbour: "børne- og ungdomspsykiatri" is a børnepsykiatri.
    Elided,
    /// The compound's own parts near each other.
    Parts,
    /// One letter was typed wrongly.
    Typo,
    /// A compound that the word is in, before its end.
    Modifier,
    /// A word that seems to be a compound with it, though the collection does not have the rest of it either.
    Seeming,
    /// What the head of a compound names, where the collection does not have the compound.
    Broader,
}

impl How {
    /// How much such a form counts, where that depends on nothing else; 1 is the word itself.
    #[must_use]
    pub const fn weight(self) -> f32 {
        match self {
            Self::Exact | Self::Prefix => 1.0,
            Self::Spelling => 0.95,
            Self::Inflection | Self::Abbreviation | Self::Elided => 0.9,
            Self::Loose => 0.87,
            Self::Head | Self::Number | Self::Name => 0.7,
            Self::Parts => 0.75,
            Self::Typo | Self::Modifier | Self::Seeming => 0.5,
            Self::Broader => 0.35,
        }
    }

    /// Its name for a reader.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "as typed",
            Self::Prefix => "begins so",
            Self::Spelling => "spelling",
            Self::Inflection => "inflection",
            Self::Abbreviation => "abbreviation",
            Self::Loose => "æøå typed as a, o, e",
            Self::Head => "compound, its head",
            Self::Number => "part of a number",
            Self::Name => "spelling of a name",
            Self::Elided => "compound with a shared part",
            Self::Parts => "parts of the compound, near each other",
            Self::Typo => "one letter away",
            Self::Modifier => "part of a compound",
            Self::Seeming => "perhaps a compound with it",
            Self::Broader => "the compound's head",
        }
    }
}

/// A term that answers a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The term.
    pub term: String,
    /// How it belongs to the word.
    pub how: How,
    /// How much it counts, above 0 and at most 1.
    pub weight: f32,
    /// The bytes of the term that are the word, where it is a part of a compound.
    pub part: Option<Range<usize>>,
}

impl Form {
    /// A form that counts as its kind does.
    #[must_use]
    pub const fn new(term: String, how: How) -> Self {
        Self { term, how, weight: how.weight(), part: None }
    }
}

/// How near each other words have to stand. Places are counted in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Each directly behind the one before.
    Phrase,
    /// In this order, the second at most so many words behind the first.
    Ordered(u32),
    /// In any order, all within so many words.
    Within(u32),
}

/// Several words that answer one word, or a phrase, together.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// The forms that can stand at each place.
    pub slots: Vec<Vec<Form>>,
    /// How near each other.
    pub reach: Reach,
    /// How they belong to the word.
    pub how: How,
    /// How much they count together.
    pub weight: f32,
}

/// All that answers a word or phrase.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Reached {
    /// Terms, each once, the closest first.
    pub forms: Vec<Form>,
    /// Several together.
    pub near: Vec<Near>,
}
