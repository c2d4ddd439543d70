//! What a query looks for, as sequences of terms: the index, snippets and a naive scan all match by these.

use super::ast::{Field, Node, Query};
use crate::danish::{Analyser, Token, lower};
use crate::record::Felt;

/// Terms that stand one behind the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The terms; of a prefix, the last is the beginning of a word in lower case, not a stem.
    pub terms: Vec<String>,
    /// Whether the last term may go on.
    pub prefix: bool,
    /// Of a prefix that is itself a word, that word's term where it does not begin so: `timers*` is for "timers" too,
    /// which stands in the index as "tim".
    pub whole: Option<String>,
}

/// A pattern and where to look for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The field; `None` for all.
    pub felt: Option<Felt>,
    /// The pattern.
    pub pattern: Pattern,
}

impl Pattern {
    /// The terms of a word or phrase.
    #[must_use]
    pub fn of(text: &str, prefix: bool, analyser: &mut Analyser) -> Self {
        let tokens = analyser.tokens(text);
        let last = tokens.last().map(|token| token.range.clone());
        let mut terms: Vec<String> = tokens.into_iter().map(|token| token.term).collect();
        let mut whole = None;
        if let (true, Some(term), Some(range)) = (prefix, terms.last_mut(), last) {
            let stem = std::mem::replace(term, lower(&text[range]));
            whole = Some(stem).filter(|stem| !stem.starts_with(term.as_str()));
        }
        Self { terms, prefix, whole }
    }

    /// Whether any of its terms begins with this letter.
    #[must_use]
    pub fn begins_any(&self, first: char) -> bool {
        self.terms.iter().any(|term| term.starts_with(first))
    }

    /// Whether the pattern begins at token `at`; then the token behind its end.
    #[must_use]
    pub fn matches_at(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let end = at + self.terms.len();
        let here = tokens.get(at..end)?;
        let last = self.terms.len().checked_sub(1)?;
        let fits = here.iter().zip(&self.terms).enumerate().all(|(place, (token, term))| {
            if self.prefix && place == last {
                token.term.starts_with(term.as_str()) || self.whole.as_ref() == Some(&token.term)
            } else {
                token.term == *term
            }
        });
        fits.then_some(end)
    }

    /// Whether the pattern is anywhere among the tokens.
    #[must_use]
    pub fn is_in(&self, tokens: &[Token]) -> bool {
        (0..tokens.len()).any(|at| self.matches_at(tokens, at).is_some())
    }
}

/// The texts that a field of the language names, if it names texts.
#[must_use]
pub const fn felt(field: Field) -> Option<Felt> {
    Some(match field {
        Field::Titel => Felt::Titel,
        Field::Resume => Felt::Resume,
        Field::Sagsfremstilling => Felt::Sagsfremstilling,
        Field::Oekonomi => Felt::Oekonomi,
        Field::Indstilling => Felt::Indstilling,
        Field::Tidligere => Felt::TidligereBeslutninger,
        Field::Beslutning => Felt::Beslutning,
        Field::Bilag => Felt::Bilag,
        Field::Afsnit => Felt::Afsnit,
        Field::Forloeb => Felt::Forloeb,
        Field::Fravaerende => Felt::Fravaerende,
        Field::Udvalg | Field::Udfald | Field::Sag | Field::Dok | Field::Nummer => return None,
    })
}

/// What the texts of an answer are marked with: all that the query asks for, and nothing that it forbids.
#[must_use]
pub fn wanted(query: &Query, analyser: &mut Analyser) -> Vec<Wanted> {
    let mut out = Vec::new();
    collect(&query.root, None, analyser, &mut out);
    out
}

fn collect(node: &Node, field: Option<Field>, analyser: &mut Analyser, out: &mut Vec<Wanted>) {
    let (text, prefix) = match node {
        Node::Word { text, prefix } => (text, *prefix),
        Node::Phrase(text) => (text, false),
        Node::Field { field, node } => return collect(node, Some(*field), analyser, out),
        Node::Must(node) => return collect(node, field, analyser, out),
        Node::All(nodes) | Node::Any(nodes) | Node::Words(nodes) => {
            return nodes.iter().for_each(|node| collect(node, field, analyser, out));
        }
        Node::Not(_) => return,
    };
    let felt = match field {
        Some(field) => match felt(field) {
            Some(felt) => Some(felt),
            None => return,
        },
        None => None,
    };
    let wanted = Wanted { felt, pattern: Pattern::of(text, prefix, analyser) };
    if !wanted.pattern.terms.is_empty() && !out.contains(&wanted) {
        out.push(wanted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn patterns_match_inflected_sequences() {
        let mut analyser = Analyser::default();
        let tokens = analyser.tokens("Formålet med 72-timers behandlingsansvar");
        for (text, prefix, expected) in [
            ("72 timers", false, true),
            ("72-timer", false, true),
            ("timers 72", false, false),
            ("behandl", true, true),
            ("72 tim", true, true),
            ("behandlingsansvarets", true, true),
            ("72 timernes", true, true),
            ("ansvar", false, false),
        ] {
            assert_eq!(Pattern::of(text, prefix, &mut analyser).is_in(&tokens), expected, "{text}");
        }
    }

    #[test]
    fn forbidden_words_and_numbers_are_not_marked() {
        let query = parse("timer -lyst beslutning:udsat sag:EMN-1").unwrap();
        let terms: Vec<_> = wanted(&query, &mut Analyser::default())
            .into_iter()
            .map(|wanted| (wanted.felt, wanted.pattern.terms))
            .collect();
        assert_eq!(terms, [(None, vec!["tim".to_owned()]), (Some(Felt::Beslutning), vec!["udsat".to_owned()])]);
    }
}
