//! Our analysis chain as a tantivy tokenizer.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::danish::Terms;

/// A tokenizer that gives what [`Terms`] gives.
#[derive(Clone, Default)]
pub(super) struct DanishTokenizer {
    token: Token,
}

/// The terms of one text.
pub(super) struct DanishStream<'a> {
    terms: Terms<'a>,
    token: &'a mut Token,
}

impl Tokenizer for DanishTokenizer {
    type TokenStream<'a> = DanishStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> DanishStream<'a> {
        self.token.reset();
        DanishStream { terms: Terms::new(text), token: &mut self.token }
    }
}

impl TokenStream for DanishStream<'_> {
    fn advance(&mut self) -> bool {
        let Some((range, position, _)) = self.terms.next_into(&mut self.token.text) else { return false };
        self.token.position = position;
        self.token.offset_from = range.start;
        self.token.offset_to = range.end;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
