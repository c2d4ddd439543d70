//! The tree of a query, its fields, and its canonical text.

use std::{
    fmt::{self, Display, Formatter, Write as _},
    str::FromStr,
};

use super::{error::QueryErrors, lex, parse::parse};

/// A parsed query.
///
/// Its `Display` is the canonical form, which parses back to an equal tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The whole query; never a `Not` or a `Must`, which are said of one clause among others.
    pub root: Node,
}

/// A part of a query.
///
/// What the parser returns is in normal form: groups have at least two members, `All` holds no `All` and `Any` no
/// `Any`; `Not` stands only in `All` and `Words`, `Must` only in `Words`, and both stand outside a `Field`; no `Field`
/// lies inside another; and every `Any`, `Not`, `Must`, nested group and root has something to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// One word as typed, for the analyser to split; it has at least one letter or digit.
    Word {
        /// The word without the `*` that makes it a prefix.
        text: String,
        /// Whether longer words that begin so are found too.
        prefix: bool,
    },
    /// Words in this order, in any of their forms; at least one letter or digit.
    Phrase(String),
    /// Words in this order, exactly as they stand; at least one letter or digit.
    Verbatim(String),
    /// Looked for in one field only.
    Field {
        /// The field.
        field: Field,
        /// What to look for there.
        node: Box<Node>,
    },
    /// Must not be there.
    Not(Box<Node>),
    /// Must be there.
    Must(Box<Node>),
    /// All of these (`AND`).
    All(Vec<Node>),
    /// At least one of these (`OR`).
    Any(Vec<Node>),
    /// Clauses side by side: any of them, all the demanded ones, none of the forbidden ones; ranking decides.
    Words(Vec<Node>),
}

/// How tightly a node binds when printed; a child that binds more loosely than its place asks for gets parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Words,
    Any,
    All,
    Sign,
    Tight,
}

impl Node {
    fn binding(&self) -> Binding {
        match self {
            Self::Words(_) => Binding::Words,
            Self::Any(_) => Binding::Any,
            Self::All(_) => Binding::All,
            Self::Not(_) | Self::Must(_) => Binding::Sign,
            Self::Word { .. } | Self::Phrase(_) | Self::Verbatim(_) | Self::Field { .. } => Binding::Tight,
        }
    }

    fn write(&self, f: &mut Formatter<'_>, place: Binding) -> fmt::Result {
        if self.binding() < place {
            f.write_char('(')?;
            self.write(f, Binding::Words)?;
            return f.write_char(')');
        }
        match self {
            Self::Word { text, prefix } => write_word(f, text, *prefix),
            Self::Phrase(text) => write_phrase(f, text),
            Self::Verbatim(text) => {
                write_phrase(f, text)?;
                f.write_char('!')
            }
            Self::Field { field, node } => {
                write!(f, "{}:", field.name())?;
                node.write(f, Binding::Tight)
            }
            Self::Not(node) => {
                f.write_char('-')?;
                node.write(f, Binding::Tight)
            }
            Self::Must(node) => {
                f.write_char('+')?;
                node.write(f, Binding::Tight)
            }
            Self::All(nodes) => write_list(f, nodes, " AND ", Binding::Sign),
            Self::Any(nodes) => write_list(f, nodes, " OR ", Binding::All),
            Self::Words(nodes) => write_list(f, nodes, " ", Binding::Any),
        }
    }
}

fn write_list(f: &mut Formatter<'_>, nodes: &[Node], between: &str, place: Binding) -> fmt::Result {
    for (i, node) in nodes.iter().enumerate() {
        if i > 0 {
            f.write_str(between)?;
        }
        node.write(f, place)?;
    }
    Ok(())
}

/// A word that only a hand-made tree can hold (`a b`, `OR`) is printed as a phrase, the nearest thing that parses.
fn write_word(f: &mut Formatter<'_>, text: &str, prefix: bool) -> fmt::Result {
    if lex::is_word(text, prefix) {
        f.write_str(text)?;
        return if prefix { f.write_char('*') } else { Ok(()) };
    }
    write_phrase(f, text)
}

fn write_phrase(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            f.write_char('\\')?;
        }
        f.write_char(c)?;
    }
    f.write_char('"')
}

impl Display for Node {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.write(f, Binding::Words)
    }
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)
    }
}

impl FromStr for Query {
    type Err = QueryErrors;

    fn from_str(text: &str) -> Result<Self, QueryErrors> {
        parse(text)
    }
}

/// A field that a query can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The punkt's title.
    Titel,
    /// Its summary.
    Resume,
    /// The exposition of the case.
    Sagsfremstilling,
    /// The economic consequences.
    Oekonomi,
    /// What the administration recommends.
    Indstilling,
    /// What other bodies decided before.
    Tidligere,
    /// What was decided.
    Beslutning,
    /// The enclosures.
    Bilag,
    /// Sections that have no field of their own.
    Afsnit,
    /// The course of the case.
    Forloeb,
    /// Who was absent.
    Fravaerende,
    /// The body that met.
    Udvalg,
    /// The outcome of the decision.
    Udfald,
    /// The case number.
    Sag,
    /// The document number.
    Dok,
    /// The number of the punkt.
    Nummer,
}

impl Field {
    /// All fields, in the order in which they are listed to the user.
    pub const ALL: [Self; 16] = [
        Self::Titel,
        Self::Resume,
        Self::Sagsfremstilling,
        Self::Oekonomi,
        Self::Indstilling,
        Self::Tidligere,
        Self::Beslutning,
        Self::Bilag,
        Self::Afsnit,
        Self::Forloeb,
        Self::Fravaerende,
        Self::Udvalg,
        Self::Udfald,
        Self::Sag,
        Self::Dok,
        Self::Nummer,
    ];

    /// The name first, then the other spellings.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Titel => &["titel"],
            Self::Resume => &["resume", "resumé"],
            Self::Sagsfremstilling => &["sagsfremstilling"],
            Self::Oekonomi => &["oekonomi", "økonomi", "okonomi"],
            Self::Indstilling => &["indstilling"],
            Self::Tidligere => &["tidligere", "tidligere_beslutninger"],
            Self::Beslutning => &["beslutning"],
            Self::Bilag => &["bilag"],
            Self::Afsnit => &["afsnit", "oevrige_afsnit"],
            Self::Forloeb => &["forloeb", "forløb"],
            Self::Fravaerende => &["fravaerende", "fraværende"],
            Self::Udvalg => &["udvalg"],
            Self::Udfald => &["udfald"],
            Self::Sag => &["sag", "sags_id"],
            Self::Dok => &["dok", "dok_id"],
            Self::Nummer => &["nummer", "punkt"],
        }
    }

    /// The name in the canonical form of a query.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.names().first().copied().unwrap_or_default()
    }

    /// The field of this name or alias, in capitals or not.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        Self::ALL.into_iter().find(|field| field.names().contains(&name.as_str()))
    }

    /// The field that a misprinted name most likely means.
    pub(super) fn nearest(name: &str) -> Option<Self> {
        let name: Vec<char> = name.to_lowercase().chars().collect();
        let most = match name.len() {
            0..=4 => 1,
            5..=24 => 2,
            _ => return None,
        };
        let names = Self::ALL.into_iter().flat_map(|field| field.names().iter().map(move |known| (field, *known)));
        let near = names.map(|(field, known)| (distance(&name, known), field)).filter(|(away, _)| *away <= most);
        near.min_by_key(|(away, _)| *away).map(|(_, field)| field)
    }
}

/// The Levenshtein distance.
fn distance(from: &[char], to: &str) -> usize {
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (i, wanted) in to.chars().enumerate() {
        let (mut corner, mut left) = (i, i + 1);
        for (cell, given) in row.iter_mut().skip(1).zip(from) {
            left = (*cell + 1).min(left + 1).min(corner + usize::from(*given != wanted));
            corner = std::mem::replace(cell, left);
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
