//! Splits a query into tokens, once from left to right.

use super::{
    ast::Field,
    error::{Found, QueryErrorKind, shown},
    parse::MAX_TERMS,
};

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Word {
        text: String,
        prefix: bool,
    },
    Phrase(String),
    /// A phrase with `!` behind it.
    Verbatim(String),
    /// A field's name with its colon.
    Field(Field),
    Open,
    Close,
    Or,
    And,
    Not,
    Minus,
    Plus,
    /// Something that already has its error; stands for an operand.
    Bad,
}

impl Kind {
    /// Whether it forbids or demands what follows it.
    pub(super) fn is_sign(&self) -> bool {
        matches!(self, Self::Not | Self::Minus | Self::Plus)
    }

    /// Whether it can begin an operand.
    pub(super) fn begins_operand(&self) -> bool {
        !matches!(self, Self::Close | Self::Or | Self::And)
    }
}

/// A token and its bytes in the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The tokens of a query and what is wrong with them.
pub(super) fn lex(text: &str) -> (Vec<Token>, Vec<Found>) {
    let mut lexer = Lexer { text, at: 0, terms: 0, tokens: Vec::new(), errors: Vec::new() };
    lexer.run();
    (lexer.tokens, lexer.errors)
}

/// Whether this text, with a `*` if it is a prefix, is read as exactly this word.
pub(super) fn is_word(text: &str, prefix: bool) -> bool {
    let written = if prefix { format!("{text}*") } else { text.to_owned() };
    let (tokens, errors) = lex(&written);
    let same = |kind: &Kind| matches!(kind, Kind::Word { text: read, prefix: p } if read == text && *p == prefix);
    errors.is_empty() && matches!(tokens.as_slice(), [token] if same(&token.kind))
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '»' | '«')
}

/// Whether `c` closes what `open` opened. Danish prints »so« and «so», „so“ and ”so”; word processors mix the last with
/// straight quotes. Inside straight quotes and guillemets the other kinds are text.
fn closes(open: char, c: char) -> bool {
    match open {
        '"' => c == '"',
        '»' | '«' => matches!(c, '»' | '«'),
        _ => matches!(c, '“' | '”' | '"'),
    }
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')' | '|')
}

fn has_word(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

fn keyword(word: &str) -> Option<Kind> {
    match word {
        "OR" | "ELLER" => Some(Kind::Or),
        "AND" | "OG" => Some(Kind::And),
        "NOT" | "IKKE" => Some(Kind::Not),
        _ => None,
    }
}

/// What the text before a colon is.
enum Prefix<'t> {
    Known(Field),
    Unknown(&'t str),
    /// A name for days before a number.
    Day(&'t str),
    /// Part of a word: `10:30`, `kl:12`, `https://…`, `Bemærk:`.
    Plain,
}

/// What is written for a field of days, which there is not.
const DAYS: [&str; 7] = ["aar", "date", "dato", "fra", "til", "year", "år"];

/// Looks for a field's name at the start of a word; `opens` says that a quote or parenthesis follows the word.
fn field_prefix(word: &str, opens: bool) -> Prefix<'_> {
    let Some((name, value)) = word.split_once(|c: char| !c.is_alphabetic() && c != '_') else { return Prefix::Plain };
    let colon = word.get(name.len()..).is_some_and(|tail| tail.starts_with(':'));
    if name.is_empty() || !colon {
        return Prefix::Plain;
    }
    if let Some(field) = Field::from_name(name) {
        return Prefix::Known(field);
    }
    let digit = value.starts_with(|c: char| c.is_ascii_digit());
    if digit && DAYS.contains(&name.to_lowercase().as_str()) {
        return Prefix::Day(name);
    }
    let number = digit && Field::nearest(name).is_none();
    if name.contains('_') || value.starts_with("//") || number || !(opens || has_word(value)) {
        Prefix::Plain
    } else {
        Prefix::Unknown(name)
    }
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    terms: usize,
    tokens: Vec<Token>,
    errors: Vec<Found>,
}

impl Lexer<'_> {
    fn run(&mut self) {
        while let Some(c) = self.text[self.at..].chars().next() {
            let start = self.at;
            match c {
                '(' => self.push(Kind::Open, start, start + 1),
                ')' => self.push(Kind::Close, start, start + 1),
                '|' => self.push(Kind::Or, start, self.until(start, |c| c != '|')),
                c if c.is_whitespace() => self.at = self.until(start, |c| !c.is_whitespace()),
                c if is_quote(c) => self.phrase(c),
                _ => self.chunk(),
            }
        }
    }

    /// Where the first character stands that `stops`, or the end.
    fn until(&self, start: usize, stops: impl Fn(char) -> bool) -> usize {
        self.text[start..].find(stops).map_or(self.text.len(), |len| start + len)
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.tokens.push(Token { kind, start, end });
        self.at = end;
    }

    fn push_term(&mut self, kind: Kind, start: usize, end: usize) {
        self.terms += 1;
        if self.terms == MAX_TERMS + 1 {
            self.errors.push(Found::new(start..end, QueryErrorKind::TooManyTerms));
        }
        self.push(kind, start, end);
    }

    /// Stands in for `start..end`, of which `from..to` is wrong.
    fn push_bad(&mut self, start: usize, end: usize, wrong: std::ops::Range<usize>, kind: QueryErrorKind) {
        self.errors.push(Found::new(wrong, kind));
        self.push(Kind::Bad, start, end);
    }

    fn phrase(&mut self, open: char) {
        let (text, start) = (self.text, self.at);
        let body = start + open.len_utf8();
        let mut phrase = String::new();
        let mut chars = text[body..].char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            if c == '\\'
                && let Some((_, escaped)) = chars.next_if(|(_, next)| matches!(next, '"' | '\\'))
            {
                phrase.push(escaped);
            } else if closes(open, c) {
                let end = body + i + c.len_utf8();
                if has_word(&phrase) {
                    let verbatim = text[end..].starts_with('!');
                    let kind = if verbatim { Kind::Verbatim(phrase) } else { Kind::Phrase(phrase) };
                    return self.push_term(kind, start, end + usize::from(verbatim));
                }
                return self.push_bad(start, end, start..end, QueryErrorKind::EmptyPhrase);
            } else {
                phrase.push(c);
            }
        }
        let after = text[body..].split_whitespace().next_back();
        let kind =
            after.map_or(QueryErrorKind::StrayQuote, |word| QueryErrorKind::UnclosedQuote { after: shown(word) });
        self.push_bad(start, text.len(), start..text.trim_end().len(), kind);
    }

    /// Everything up to the next space, quote, parenthesis or bar: signs, field names, and a word or operator.
    fn chunk(&mut self) {
        let text = self.text;
        let (mut start, end) = (self.at, self.until(self.at, ends_word));
        let opens = text[end..].starts_with(|c| c == '(' || is_quote(c));
        let last = text[start..end].rfind(|c: char| c.is_alphanumeric() || c == '*').map_or(start, |i| start + i + 1);
        // Behind the last letter only punctuation is left, which says something only where a phrase or group follows.
        while start < last || opens {
            let rest = &text[start..end];
            match rest.chars().next() {
                Some('-') => self.push(Kind::Minus, start, start + 1),
                Some('+') => self.push(Kind::Plus, start, start + 1),
                _ if start >= last => break,
                _ => match field_prefix(rest, opens) {
                    Prefix::Known(field) => {
                        let colon = self.until(start, |c| c == ':');
                        self.push(Kind::Field(field), start, colon + 1);
                    }
                    Prefix::Unknown(name) => return self.unknown_field(name, start, end),
                    Prefix::Day(name) => {
                        let kind = QueryErrorKind::DayField { name: shown(name) };
                        return self.push_bad(start, end, start..start + name.len(), kind);
                    }
                    Prefix::Plain => return self.word(start, end),
                },
            }
            start = self.at;
        }
        self.at = end;
    }

    fn unknown_field(&mut self, name: &str, start: usize, end: usize) {
        let kind = QueryErrorKind::UnknownField {
            name: shown(name),
            near: Field::nearest(name),
            text: shown(&self.text[start..end]),
        };
        self.push_bad(start, end, start..start + name.len(), kind);
    }

    fn word(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        if let Some(kind) = keyword(word) {
            return self.push(kind, start, end);
        }
        let Some((head, tail)) = word.split_once('*') else {
            return self.push_term(Kind::Word { text: word.to_owned(), prefix: false }, start, end);
        };
        let long = head.chars().filter(|c| c.is_alphanumeric()).nth(1).is_some();
        let star = start + head.len();
        if !tail.is_empty() {
            let head = long.then(|| shown(head));
            self.push_bad(start, end, star..star + 1, QueryErrorKind::StarInside { head });
        } else if long {
            self.push_term(Kind::Word { text: head.to_owned(), prefix: true }, start, end);
        } else {
            self.push_bad(start, end, start..end, QueryErrorKind::ShortPrefix);
        }
    }
}
