//! A search that reads everything: what a query means, without an index.

use klynge::danish::{Analyser, Token, slug};
use klynge::index::{case_numbers, document_numbers, number_key};
use klynge::query::{Field, Filter, Node, Pattern, Query, felt};
use klynge::record::{Dokument, Felt, Hoved, Punkt};

/// A punkt with its words.
pub(crate) struct Scanned {
    pub(crate) hoved: Hoved,
    pub(crate) punkt: Punkt,
    texts: Vec<(Felt, Vec<Token>)>,
    udvalg: Vec<Token>,
    cases: Vec<String>,
    documents: Vec<String>,
}

impl Scanned {
    pub(crate) fn all(dokument: Dokument, analyser: &mut Analyser) -> Vec<Self> {
        let hoved = dokument.hoved;
        let scan = |punkt: Punkt| Self {
            texts: punkt.tekster().map(|tekst| (tekst.felt, analyser.tokens(tekst.tekst))).collect(),
            udvalg: analyser.tokens(hoved.udvalg.as_deref().unwrap_or_default()),
            cases: case_numbers(&hoved, &punkt),
            documents: document_numbers(&punkt),
            hoved: hoved.clone(),
            punkt,
        };
        dokument.punkter.into_iter().map(scan).collect()
    }

    /// Whether it has all that is asked for (`Some(true)`), or some of it.
    pub(crate) fn answers(&self, query: &Query, filter: &Filter, analyser: &mut Analyser) -> Option<bool> {
        if !self.passes(filter, analyser) {
            return None;
        }
        if let Node::Words(nodes) = &query.root
            && nodes.iter().all(|node| self.has(node, None, analyser))
        {
            return Some(true);
        }
        let is_words = matches!(query.root, Node::Words(_));
        self.has(&query.root, None, analyser).then_some(!is_words)
    }

    fn passes(&self, filter: &Filter, analyser: &mut Analyser) -> bool {
        let words = filter.udvalg.as_deref().unwrap_or_default();
        let day = self.hoved.dato.as_deref();
        words.split_whitespace().all(|word| Pattern::of(word, false, analyser).is_in(&self.udvalg))
            && filter.fra.as_deref().is_none_or(|fra| day.is_some_and(|day| day >= fra))
            && filter.til.as_deref().is_none_or(|til| day.is_some_and(|day| day <= til))
            && (filter.udfald.is_none() || filter.udfald == self.punkt.udfald)
            && filter.sag.as_ref().is_none_or(|sag| self.cases.contains(&number_key(sag)))
    }

    fn has(&self, node: &Node, field: Option<Field>, analyser: &mut Analyser) -> bool {
        match node {
            Node::Word { text, prefix } => self.has_word(text, *prefix, field, analyser),
            Node::Phrase(text) => self.has_word(text, false, field, analyser),
            Node::Field { field, node } => self.has(node, Some(*field), analyser),
            Node::Must(node) => self.has(node, field, analyser),
            Node::Not(node) => !self.has(node, field, analyser),
            Node::All(nodes) => nodes.iter().all(|node| self.has(node, field, analyser)),
            Node::Any(nodes) => nodes.iter().any(|node| self.has(node, field, analyser)),
            // What is demanded and what is forbidden decides; if nothing is demanded, one of the others has to be there.
            Node::Words(nodes) => {
                let signed = |node: &&Node| matches!(node, Node::Must(_) | Node::Not(_));
                let demanded = nodes.iter().any(|node| matches!(node, Node::Must(_)));
                nodes.iter().filter(signed).all(|node| self.has(node, field, analyser))
                    && (demanded
                        || nodes.iter().filter(|node| !signed(node)).any(|node| self.has(node, field, analyser)))
            }
        }
    }

    fn has_word(&self, text: &str, prefix: bool, field: Option<Field>, analyser: &mut Analyser) -> bool {
        let pattern = Pattern::of(text, prefix, analyser);
        let in_text = |wanted: Option<Felt>| {
            self.texts.iter().any(|(felt, tokens)| wanted.is_none_or(|wanted| wanted == *felt) && pattern.is_in(tokens))
        };
        let number = number_key(text);
        match field {
            None => {
                let numbers = !prefix && text.contains(|c: char| c.is_ascii_digit());
                in_text(None)
                    || pattern.is_in(&self.udvalg)
                    || numbers && (self.cases.contains(&number) || self.documents.contains(&number))
            }
            Some(Field::Udvalg) => pattern.is_in(&self.udvalg),
            Some(Field::Udfald) => self.punkt.udfald.is_some_and(|udfald| slug(udfald.navn()) == slug(text)),
            Some(Field::Sag) => self.cases.contains(&number),
            Some(Field::Dok) => self.documents.contains(&number),
            Some(Field::Nummer) => self.punkt.nummer.to_lowercase() == text.to_lowercase(),
            Some(field) => in_text(felt(field)),
        }
    }
}
