//! What the language is asked against: the words that a collection has.

/// The words of a collection: all terms ([`super::Terms`]) that a punkt of it has today, and no others.
pub trait Vocabulary {
    /// Whether this term is there.
    fn has(&self, term: &str) -> bool;
    /// The terms of a stem ([`super::stem`]) that `wanted` takes, which all begin in one of these ways when they are folded
    /// and have an ending there or none: for each beginning in the order of [`Self::inflected`].
    fn of_stem(&self, _stem: &str, beginnings: &dyn Fn() -> Vec<String>, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        beginnings().iter().flat_map(|beginning| self.inflected(beginning, wanted)).collect()
    }
    /// Whether there is any of them.
    fn has_stem(&self, stem: &str, beginnings: &dyn Fn() -> Vec<String>, wanted: &dyn Fn(&str) -> bool) -> bool {
        !self.of_stem(stem, beginnings, wanted).is_empty()
    }
    /// The terms whose folded form ([`super::fold`]) is this and which `wanted` takes, each once, in order.
    fn folding_to(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String>;
    /// The terms whose folded form begins so and which `wanted` takes, each once, in the order of that
    /// form.
    fn beginning(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String>;
    /// The terms whose folded form is this or behind it, and before `to` if that is given, and which `wanted` takes, each
    /// once, in the same order.
    fn between(&self, from: &str, to: Option<&str>, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        let inside = |folded: &str| folded >= from && to.is_none_or(|to| folded < to);
        self.beginning("", &|term| inside(&super::fold(term)) && wanted(term))
    }
    /// The terms whose folded form is this with an ending or none ([`super::no_ending`]) and which `wanted` takes, each
    /// once, in the same order.
    fn inflected(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String>;
    /// The terms whose folded form has this in it and which `wanted` takes, each once, in the same order.
    fn containing(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String>;
    /// The abbreviations that the collection's texts explain, with the name that each stands for.
    fn definitions(&self) -> Vec<(String, String)>;
}
