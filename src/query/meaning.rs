//! What a query means in a collection: its words with all that answers them there, and how they are put together.
//!
//! The index, snippets, marks, explanations and a naive scan all answer by this.

use super::ast::{Field, Node, Query};
use super::outcome::{CompileError, udfald};
use crate::danish::{Danish, FUNCTION_WORDS, Form, How, Near, Reached, Vocabulary, lower};
use crate::index::number_key;
use crate::record::Felt;

/// A set of fields in which words are looked for: a bit for each place in [`crate::index::Fields::worded`].
pub type FieldSet = u32;

/// All fields.
pub const ALL_FIELDS: FieldSet = FieldSet::MAX;
/// The place of the body's name.
pub const UDVALG: usize = Felt::ALLE.len();
/// The place of case numbers.
pub const SAG: usize = UDVALG + 1;
/// The place of document numbers.
pub const DOK: usize = UDVALG + 2;

/// A word or phrase of a query with all that answers it.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// As typed.
    pub text: String,
    /// Where it is looked for.
    pub fields: FieldSet,
    /// What answers it.
    pub reached: Reached,
    /// Whether it only holds a sentence together: an answer has all words without it.
    pub function_word: bool,
}

/// How words are put together. Leaves are given by their place in [`Meaning::leaves`].
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// A word or phrase.
    Leaf(usize),
    /// A value that is there or not.
    Value(Value),
    /// Must not be there.
    Not(Box<Tree>),
    /// Must be there.
    Must(Box<Tree>),
    /// All of these.
    All(Vec<Tree>),
    /// At least one of these.
    Any(Vec<Tree>),
    /// Side by side: see [`Node::Words`].
    Words(Vec<Tree>),
}

/// A value that a punkt has or has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Its outcome.
    Udfald(&'static str),
    /// Its number, in lower case.
    Nummer(String),
}

/// What a query means.
#[derive(Debug, Clone, PartialEq)]
pub struct Meaning {
    /// Its words and phrases, in order.
    pub leaves: Vec<Leaf>,
    /// How they are put together.
    pub root: Tree,
}

impl Meaning {
    /// What `query` means in the collection that has these words.
    ///
    /// # Errors
    /// If it names a value that its field never has.
    pub fn of(query: &Query, vocabulary: &dyn Vocabulary) -> Result<Self, CompileError> {
        let danish = Danish::new(vocabulary);
        let mut reader = Reader { danish: &danish, words: Vec::new(), leaves: Vec::new(), bare: Vec::new() };
        collect(&query.root, &mut reader.words);
        let root = reader.tree(&query.root, ALL_FIELDS)?;
        let Reader { mut leaves, bare, .. } = reader;
        put_together(&root, &mut leaves, &bare, &danish);
        Ok(Self { leaves, root })
    }

    /// The words that the collection does not have and that something else answers, with what is shown in their place: what
    /// they may have been meant as, or what their head names.
    pub fn mended(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.leaves.iter().filter_map(|leaf| {
            let guessed = |form: &&Form| matches!(form.how, How::Typo | How::Loose | How::Seeming | How::Broader);
            // A compound with a word that was guessed is a guess too.
            let own = |form: &Form| !guessed(&form) && form.part.is_none();
            let shown: Vec<&str> = leaf.reached.forms.iter().filter(guessed).map(|form| form.term.as_str()).collect();
            let mended = !shown.is_empty() && !leaf.reached.forms.iter().any(own);
            mended.then_some((leaf.text.as_str(), shown))
        })
    }
}

struct Reader<'a, 'q> {
    danish: &'a Danish<'a>,
    /// The single words of the query.
    words: Vec<&'q str>,
    leaves: Vec<Leaf>,
    /// Which leaves are words as they are typed: no phrases, beginnings or numbers.
    bare: Vec<bool>,
}

impl<'q> Reader<'_, 'q> {
    fn tree(&mut self, node: &'q Node, fields: FieldSet) -> Result<Tree, CompileError> {
        Ok(match node {
            Node::Word { text, prefix } => {
                let reached = if *prefix { self.danish.prefix(text) } else { self.word(text) };
                let function_word = !prefix && FUNCTION_WORDS.contains(&lower(text).as_str());
                let leaf = self.leaf(text, fields, reached, function_word);
                self.bare.pop();
                self.bare.push(!prefix);
                leaf
            }
            Node::Phrase(text) => self.leaf(text, fields, self.danish.phrase(text), false),
            Node::Verbatim(text) => self.leaf(text, fields, self.danish.letters(text), false),
            Node::Field { field, node } => self.field(*field, node)?,
            Node::Not(node) => Tree::Not(Box::new(self.tree(node, fields)?)),
            Node::Must(node) => Tree::Must(Box::new(self.tree(node, fields)?)),
            Node::All(nodes) => Tree::All(self.trees(nodes, fields)?),
            Node::Any(nodes) => Tree::Any(self.trees(nodes, fields)?),
            Node::Words(nodes) => Tree::Words(self.trees(nodes, fields)?),
        })
    }

    fn trees(&mut self, nodes: &'q [Node], fields: FieldSet) -> Result<Vec<Tree>, CompileError> {
        nodes.iter().map(|node| self.tree(node, fields)).collect()
    }

    fn word(&self, text: &str) -> Reached {
        let others: Vec<&str> = self.words.iter().copied().filter(|word| *word != text).collect();
        self.danish.word(text, &others)
    }

    fn leaf(&mut self, text: &str, fields: FieldSet, reached: Reached, function_word: bool) -> Tree {
        self.leaves.push(Leaf { text: text.to_owned(), fields, reached, function_word });
        self.bare.push(false);
        Tree::Leaf(self.leaves.len() - 1)
    }

    fn field(&mut self, field: Field, node: &'q Node) -> Result<Tree, CompileError> {
        match field {
            Field::Udfald => values(node, &|text| Ok(Value::Udfald(udfald(text)?.navn()))),
            Field::Nummer => values(node, &|text| Ok(Value::Nummer(text.to_lowercase()))),
            Field::Sag => self.number(node, 1 << SAG),
            Field::Dok => self.number(node, 1 << DOK),
            Field::Udvalg => self.tree(node, 1 << UDVALG),
            field => self.tree(node, felt(field).map_or(0, |felt| 1 << felt as FieldSet)),
        }
    }

    /// A number is looked for whole; `sag:EMN-2022*` takes those that begin so.
    fn number(&mut self, node: &'q Node, fields: FieldSet) -> Result<Tree, CompileError> {
        Ok(match node {
            Node::Word { text, prefix } => {
                let key = number_key(text);
                let reached = if *prefix { self.danish.prefix(&key) } else { self.danish.letters(&key) };
                self.leaf(text, fields, reached, false)
            }
            Node::Phrase(text) | Node::Verbatim(text) => {
                let reached = self.danish.letters(&number_key(text));
                self.leaf(text, fields, reached, false)
            }
            Node::Field { node, .. } => self.number(node, fields)?,
            Node::Not(node) => Tree::Not(Box::new(self.number(node, fields)?)),
            Node::Must(node) => Tree::Must(Box::new(self.number(node, fields)?)),
            Node::All(nodes) => Tree::All(nodes.iter().map(|n| self.number(n, fields)).collect::<Result<_, _>>()?),
            Node::Any(nodes) => Tree::Any(nodes.iter().map(|n| self.number(n, fields)).collect::<Result<_, _>>()?),
            Node::Words(nodes) => Tree::Words(nodes.iter().map(|n| self.number(n, fields)).collect::<Result<_, _>>()?),
        })
    }
}

/// A field's values put together; each word or phrase is one.
fn values(node: &Node, value: &dyn Fn(&str) -> Result<Value, CompileError>) -> Result<Tree, CompileError> {
    let all = |nodes: &[Node]| nodes.iter().map(|node| values(node, value)).collect::<Result<Vec<_>, _>>();
    Ok(match node {
        Node::Word { text, .. } | Node::Phrase(text) | Node::Verbatim(text) => Tree::Value(value(text)?),
        Node::Field { node, .. } => values(node, value)?,
        Node::Not(node) => Tree::Not(Box::new(values(node, value)?)),
        Node::Must(node) => Tree::Must(Box::new(values(node, value)?)),
        Node::All(nodes) => Tree::All(all(nodes)?),
        Node::Any(nodes) => Tree::Any(all(nodes)?),
        Node::Words(nodes) => Tree::Words(all(nodes)?),
    })
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

/// The single words of a query, without those that it forbids.
fn collect<'q>(node: &'q Node, out: &mut Vec<&'q str>) {
    match node {
        Node::Word { text, .. } => out.push(text),
        Node::Phrase(text) | Node::Verbatim(text) => out.extend(text.split_whitespace()),
        Node::Field { node, .. } | Node::Must(node) => collect(node, out),
        Node::Not(_) => {}
        Node::All(nodes) | Node::Any(nodes) | Node::Words(nodes) => nodes.iter().for_each(|node| collect(node, out)),
    }
}

/// How many words a name can have that an abbreviation stands for.
const NAME: usize = 8;

/// Where words side by side are a name that the collection abbreviates, or the pieces of a number or a word of the
/// collection, the abbreviation, the number or the word answers each of them. What stands in quotes is meant as it stands
/// there.
fn put_together(root: &Tree, leaves: &mut [Leaf], bare: &[bool], danish: &Danish<'_>) {
    let clauses = match root {
        Tree::Words(clauses) | Tree::All(clauses) => clauses.as_slice(),
        root => std::slice::from_ref(root),
    };
    let place = |tree: &Tree| match tree {
        Tree::Leaf(place) if bare.get(*place) == Some(&true) => Some(*place),
        _ => None,
    };
    for first in 0..clauses.len() {
        for last in first..clauses.len().min(first + NAME) {
            let Some(places) = clauses[first..=last].iter().map(place).collect::<Option<Vec<_>>>() else { break };
            let words: Vec<&str> = places.iter().map(|place| leaves[*place].text.as_str()).collect();
            let mut forms = danish.abbreviations(&words);
            forms.extend(danish.together(&words));
            for place in places {
                add(&mut leaves[place], forms.clone());
            }
        }
    }
}

fn add(leaf: &mut Leaf, forms: Vec<Form>) {
    for form in forms {
        if !leaf.reached.forms.iter().any(|known| known.term == form.term) {
            leaf.reached.forms.push(form);
        }
    }
}

/// All words that answer together, of all leaves, each with the place of its leaf.
pub(super) fn nears(leaves: &[Leaf]) -> impl Iterator<Item = (usize, &Near)> {
    leaves.iter().enumerate().flat_map(|(place, leaf)| leaf.reached.near.iter().map(move |near| (place, near)))
}
