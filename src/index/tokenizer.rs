//! Our analysis chain as a tantivy tokenizer.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::danish::{Analyser, next_word};

/// A tokenizer that gives what [`Analyser`] gives.
#[derive(Clone, Default)]
pub(super) struct DanishTokenizer {
    analyser: Analyser,
    token: Token,
}

/// The words of one text.
pub(super) struct DanishStream<'a> {
    tokenizer: &'a mut DanishTokenizer,
    text: &'a str,
    rest: usize,
}

impl Tokenizer for DanishTokenizer {
    type TokenStream<'a> = DanishStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> DanishStream<'a> {
        self.token.reset();
        DanishStream { tokenizer: self, text, rest: 0 }
    }
}

impl TokenStream for DanishStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(range) = next_word(self.text, self.rest) else { return false };
        self.rest = range.end;
        let token = &mut self.tokenizer.token;
        token.position = token.position.wrapping_add(1);
        token.offset_from = range.start;
        token.offset_to = range.end;
        token.text.clear();
        token.text.push_str(self.tokenizer.analyser.term(&self.text[range]));
        true
    }

    fn token(&self) -> &Token {
        &self.tokenizer.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokenizer.token
    }
}
