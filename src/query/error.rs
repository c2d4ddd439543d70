//! What can be wrong with a query, and how it is shown under the place.

use std::{
    fmt::{self, Display, Formatter},
    ops::Range,
};

use super::{
    ast::Field,
    outcome::outcomes,
    parse::{MAX_DEPTH, MAX_TERMS},
};

/// How many characters of a long query are shown around an error, and how many of them before it.
const WINDOW: usize = 60;
const BEFORE: usize = 20;
/// How many characters of the query a message repeats.
const REPEATED: usize = 32;
/// How many errors are printed; a query with more has one mistake that looks like many.
const PRINTED: usize = 10;

/// A side of an operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Left,
    /// After it.
    Right,
}

impl Display for Side {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Left => "left",
            Self::Right => "right",
        })
    }
}

/// What is wrong. The texts in it are shortened and safe to print.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryErrorKind {
    /// Nothing but spaces and punctuation.
    #[error("empty query: there is no word to look for")]
    Empty,
    /// More than [`super::MAX_CHARS`] characters, as typed or in canonical form.
    #[error("the query is longer than 10,000 characters")]
    TooLong,
    /// More than [`MAX_DEPTH`] parentheses inside each other.
    #[error("parentheses nested deeper than {MAX_DEPTH}")]
    TooDeep,
    /// More than [`MAX_TERMS`] words and phrases.
    #[error("more than {MAX_TERMS} words and phrases")]
    TooManyTerms,
    /// A quote that nothing closes.
    #[error("unclosed quote: add a \" after `{after}`")]
    UnclosedQuote {
        /// The last word after it.
        after: String,
    },
    /// A quote at the very end.
    #[error("unclosed quote with nothing after it")]
    StrayQuote,
    /// Quotes without a letter or digit between them.
    #[error("no word between the quotes")]
    EmptyPhrase,
    /// `(` that nothing closes.
    #[error("unclosed parenthesis")]
    UnclosedParen,
    /// `)` that closes nothing.
    #[error("`)` without a `(` before it")]
    StrayParen,
    /// `()`.
    #[error("nothing between the parentheses")]
    EmptyParens,
    /// `AND` or `OR` at an edge, or beside another.
    #[error("`{operator}` needs a word on its {side}")]
    NoOperand {
        /// The operator as typed.
        operator: String,
        /// Where the word is missing.
        side: Side,
    },
    /// `-`, `+` or `NOT` before something that cannot be forbidden or demanded.
    #[error("`{sign}` needs a word after it")]
    NoSigned {
        /// The sign as typed.
        sign: String,
    },
    /// `--ord`, `+-ord`, `NOT -ord`.
    #[error("more than one of `-`, `+` and `NOT` before the same word")]
    ManySigns,
    /// `+a OR b`.
    #[error("`+` demands what `OR` leaves open")]
    DemandedChoice,
    /// A query that only forbids.
    #[error("only forbidden words: a query needs at least one word to look for")]
    OnlyForbidden,
    /// A part that only forbids where something to look for is needed: `a OR -b`, `-(-a)`.
    #[error("only forbidden words here: this part needs at least one word to look for")]
    ForbiddenPart,
    /// `foo:bar`.
    #[error("unknown field `{name}`{}", proposal(*near))]
    UnknownField {
        /// The name as typed.
        name: String,
        /// The field it is a likely misprint of.
        near: Option<Field>,
        /// The word with its colon.
        text: String,
    },
    /// `dato:2024`.
    #[error("`{name}` is no field: a meeting's day is asked for by `--fra` and `--til`")]
    DayField {
        /// The name as typed.
        name: String,
    },
    /// `titel:` and a space.
    #[error("`{}:` has no value", field.name())]
    NoValue {
        /// The field.
        field: Field,
    },
    /// `titel:(a beslutning:b)`.
    #[error("field `{}` inside another field", field.name())]
    NestedField {
        /// The inner field.
        field: Field,
    },
    /// `udfald:` with a value that it never has.
    #[error("udfald is never `{text}`")]
    NeverUdfald {
        /// The value as typed.
        text: String,
    },
    /// `b*`.
    #[error("`*` needs at least 2 letters or digits before it")]
    ShortPrefix,
    /// `be*handling`, `*handling`.
    #[error("`*` can stand only at the end of a word")]
    StarInside {
        /// What stands before it, if that is long enough for a prefix.
        head: Option<String>,
    },
}

fn proposal(near: Option<Field>) -> String {
    if let Some(field) = near {
        return format!(": did you mean `{}:`?", field.name());
    }
    format!("; the fields are {}", Field::ALL.map(Field::name).join(", "))
}

impl QueryErrorKind {
    /// What to write instead.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Empty => "write the words to look for, such as `72 timers`".to_owned(),
            Self::TooLong | Self::TooDeep | Self::TooManyTerms => "split it into several searches".to_owned(),
            Self::UnclosedQuote { .. } => return None,
            Self::StrayQuote | Self::EmptyPhrase => "remove it, or write the phrase: `\"72 timers\"`".to_owned(),
            Self::UnclosedParen => "add a `)` where the group ends".to_owned(),
            Self::StrayParen => "remove it, or add a `(` where the group begins".to_owned(),
            Self::EmptyParens => "remove them, or write words between them: `(skole OR gymnasium)`".to_owned(),
            Self::NoOperand { operator, .. } if operator.starts_with('|') => "remove it, or add the word".to_owned(),
            Self::NoOperand { operator: word, .. } | Self::NoSigned { sign: word } if word.len() > 1 => {
                format!("to look for the word itself, put it in quotes: `\"{word}\"`")
            }
            Self::NoOperand { .. } | Self::NoSigned { .. } => "remove it, or write a word right after it".to_owned(),
            Self::ManySigns => "keep one: `-ord` forbids, `+ord` demands".to_owned(),
            Self::DemandedChoice => "drop the `+`, or demand the choice as a whole: `+(a OR b)`".to_owned(),
            Self::OnlyForbidden => "add what to look for: `skole -udsat`".to_owned(),
            Self::ForbiddenPart => "forbid beside the group: `(skole OR gymnasium) -udsat`".to_owned(),
            Self::UnknownField { text, .. } => format!("in quotes it is plain text: `\"{text}\"`"),
            Self::DayField { .. } => "write it beside the query, as in `skole --fra 2024 --til 2024-06`".to_owned(),
            Self::NoValue { field } => format!("write it right after the colon: `{}:ord`", field.name()),
            Self::NestedField { .. } => "end the first field's group before it".to_owned(),
            Self::NeverUdfald { .. } => format!("it is one of: {}", outcomes()),
            Self::ShortPrefix => "write more of the word: `behandl*`".to_owned(),
            Self::StarInside { head: Some(head) } => format!("cut the word there: `{head}*`"),
            Self::StarInside { head: None } => "write the beginning of the word: `behandl*`".to_owned(),
        })
    }
}

/// An error before its column is known.
#[derive(Debug)]
pub(super) struct Found {
    range: Range<usize>,
    kind: QueryErrorKind,
}

impl Found {
    pub(super) fn new(range: Range<usize>, kind: QueryErrorKind) -> Self {
        Self { range, kind }
    }
}

/// One thing that is wrong with a query, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {kind}")]
pub struct QueryError {
    /// Bytes of the query.
    pub range: Range<usize>,
    /// Character of the query where it begins, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: QueryErrorKind,
}

impl QueryError {
    /// The query or a window of it, a line of carets under the place, the message and the hint.
    #[must_use]
    pub fn render(&self, query: &str) -> String {
        let total = query.chars().count();
        let at = self.column.saturating_sub(1).min(total);
        let marked = query.get(self.range.clone()).map_or(0, |place| place.chars().count());
        let from = if total <= WINDOW { 0 } else { at.saturating_sub(BEFORE).min(total - WINDOW) };
        let to = (from + WINDOW).min(total);
        let (mut line, mut carets) = (String::from("  "), String::from("  "));
        if from > 0 {
            line.push('…');
            carets.push(' ');
        }
        for (i, c) in query.chars().enumerate().take(to).skip(from) {
            let width = push_shown(&mut line, c);
            let mark = if (at..at + marked).contains(&i) { "^" } else { " " };
            carets.push_str(&mark.repeat(width));
        }
        if !carets.contains('^') {
            carets.push('^');
        }
        let cut = if to < total { "…" } else { "" };
        let mut out = format!("{line}{cut}\n{}\n{self}\n", carets.trim_end());
        if let Some(hint) = self.kind.hint() {
            out.push_str(&format!("hint: {hint}\n"));
        }
        out
    }
}

/// All that is wrong with a query, in its order; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryErrors {
    errors: Vec<QueryError>,
}

impl QueryErrors {
    pub(super) fn new(text: &str, mut found: Vec<Found>) -> Self {
        found.sort_by_key(|error| (error.range.start, error.range.end));
        let (mut byte, mut column) = (0, 1);
        let mut errors = Vec::with_capacity(found.len());
        for Found { range, kind } in found {
            column += text.get(byte..range.start).map_or(0, |passed| passed.chars().count());
            byte = range.start;
            errors.push(QueryError { range, column, kind });
        }
        Self { errors }
    }

    /// The errors, in the order of the query.
    #[must_use]
    pub fn as_slice(&self) -> &[QueryError] {
        &self.errors
    }

    /// Every error under its place in the query, for a terminal; the first few if there are very many.
    #[must_use]
    pub fn render(&self, query: &str) -> String {
        let shown: Vec<String> = self.errors.iter().take(PRINTED).map(|error| error.render(query)).collect();
        let mut out = shown.join("\n");
        if self.errors.len() > PRINTED {
            out.push_str(&format!("\nand {} more\n", self.errors.len() - PRINTED));
        }
        out
    }
}

impl Display for QueryErrors {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (i, error) in self.errors.iter().enumerate() {
            f.write_str(if i > 0 { "; " } else { "" })?;
            error.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for QueryErrors {}

/// Text of the query as a message repeats it.
pub(super) fn shown(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().take(REPEATED) {
        push_shown(&mut out, c);
    }
    if text.chars().nth(REPEATED).is_some() {
        out.push('…');
    }
    out
}

/// Adds a character, escaped if it would control the terminal or turn the text around; says how many that made.
fn push_shown(out: &mut String, c: char) -> usize {
    let hidden = matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    if !c.is_control() && !hidden {
        out.push(c);
        return 1;
    }
    let escaped = c.escape_default();
    let width = escaped.len();
    out.extend(escaped);
    width
}
