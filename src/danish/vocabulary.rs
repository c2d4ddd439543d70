//! What the language is asked against: the words that a collection has.

/// The words of a collection: all terms ([`super::Terms`]) that a punkt of it has today, and no others.
pub trait Vocabulary {
    /// Whether this term is there.
    fn has(&self, term: &str) -> bool;
    /// Whether a term of this stem ([`super::stem`]) may be there; `false` only where there is none.
    fn may_have_stem(&self, _stem: &str) -> bool {
        true
    }
    /// The terms whose folded form ([`super::fold`]) is this and which `wanted` takes, each once, in order.
    fn folding_to(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String>;
    /// The terms whose folded form begins so and which `wanted` takes, each once, in the order of that
    /// form.
    fn beginning(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String>;
    /// The terms whose folded form is this with an ending or none ([`super::no_ending`]) and which `wanted` takes, each
    /// once, in the same order.
    fn inflected(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String>;
    /// The terms whose folded form has this in it and which `wanted` takes, each once, in the same order.
    fn containing(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String>;
    /// The abbreviations that the collection's texts explain, with the name that each stands for.
    fn definitions(&self) -> Vec<(String, String)>;
}
