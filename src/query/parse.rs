//! The grammar. Loosest first: clauses side by side, `OR`, `AND`, one sign, then a word, phrase, group or field.
//!
//! Only parentheses recurse, and they only [`MAX_DEPTH`] deep. An operand that is missing or wrong is replaced by a
//! stand-in, so that one mistake gives one error and the rest of the query is still checked.

use std::{iter::Peekable, ops::Range, vec::IntoIter};

use super::{
    ast::{Field, Node, Query},
    error::{Found, QueryErrorKind, QueryErrors, Side, shown},
    lex::{Kind, Token, lex},
    outcome::udfald,
};

/// Most characters of a query.
pub const MAX_CHARS: usize = 10_000;
/// Most parentheses inside each other.
pub const MAX_DEPTH: usize = 64;
/// Most words and phrases.
pub const MAX_TERMS: usize = 1024;

/// Parses a query.
///
/// # Errors
/// All that is wrong with the query, in its order.
pub fn parse(text: &str) -> Result<Query, QueryErrors> {
    if let Some((at, _)) = text.char_indices().nth(MAX_CHARS) {
        return Err(QueryErrors::new(text, vec![Found::new(at..text.len(), QueryErrorKind::TooLong)]));
    }
    let (tokens, errors) = lex(text);
    let mut parser = Parser { text, tokens: tokens.into_iter().peekable(), depth: 0, in_field: None, errors };
    let root = parser.query();
    let mut errors = parser.errors;
    let query = Query { root };
    // The canonical form can be longer (`a|b`); it has to parse too.
    if errors.is_empty() && query.to_string().chars().nth(MAX_CHARS).is_some() {
        errors.push(Found::new(0..text.len(), QueryErrorKind::TooLong));
    }
    if errors.is_empty() { Ok(query) } else { Err(QueryErrors::new(text, errors)) }
}

/// A parsed part of the query.
struct Part {
    node: Node,
    range: Range<usize>,
    /// Whether it has something to look for, and does not only forbid.
    seeks: bool,
}

impl Part {
    /// Stands in for what has an error.
    fn bad(range: Range<usize>) -> Self {
        Self { node: Node::Words(Vec::new()), range, seeks: true }
    }

    /// Whether it only forbids and yet is not one forbidden thing.
    fn forbids_oddly(&self) -> bool {
        !self.seeks && !matches!(self.node, Node::Not(_))
    }
}

struct Parser<'t> {
    text: &'t str,
    tokens: Peekable<IntoIter<Token>>,
    depth: usize,
    /// The field whose value is read.
    in_field: Option<Field>,
    errors: Vec<Found>,
}

impl Parser<'_> {
    fn query(&mut self) -> Node {
        let Some(part) = self.clauses() else {
            if self.errors.is_empty() {
                self.error(0..self.text.len(), QueryErrorKind::Empty);
            }
            return Node::Words(Vec::new());
        };
        if !part.seeks {
            self.error(part.range, QueryErrorKind::OnlyForbidden);
        }
        without_must(part.node)
    }

    /// Clauses up to the end of the query or of the group.
    fn clauses(&mut self) -> Option<Part> {
        let mut parts = Vec::new();
        while let Some(token) = self.tokens.peek() {
            let range = token.start..token.end;
            match token.kind {
                Kind::Close if self.depth > 0 => break,
                Kind::Close => {
                    self.error(range, QueryErrorKind::StrayParen);
                    self.tokens.next();
                }
                Kind::And | Kind::Or => {
                    self.no_operand(range, Side::Left);
                    self.skip_operators();
                }
                _ => parts.push(self.any()),
            }
        }
        self.join(parts, Node::Words)
    }

    fn any(&mut self) -> Part {
        let first = self.all();
        let mut parts = vec![first];
        while let Some(operator) = self.tokens.next_if(|token| token.kind == Kind::Or) {
            let part = self.right_of(&operator, Self::all);
            parts.push(part);
        }
        if parts.len() > 1 {
            for part in &mut parts {
                self.check_choice(part);
            }
        }
        let range = range_of(&parts);
        self.join(parts, any_of).unwrap_or_else(|| Part::bad(range))
    }

    fn all(&mut self) -> Part {
        let first = self.signed();
        let mut parts = vec![first];
        while let Some(operator) = self.tokens.next_if(|token| token.kind == Kind::And) {
            let part = self.right_of(&operator, Self::signed);
            parts.push(part);
        }
        let range = range_of(&parts);
        self.join(parts, all_of).unwrap_or_else(|| Part::bad(range))
    }

    /// Neither a forbidden nor a demanded thing can be one of several to choose from.
    fn check_choice(&mut self, part: &mut Part) {
        if !part.seeks {
            self.error(part.range.clone(), QueryErrorKind::ForbiddenPart);
            part.seeks = true;
        } else if matches!(part.node, Node::Must(_)) {
            self.error(part.range.clone(), QueryErrorKind::DemandedChoice);
        }
    }

    /// The operand after an operator.
    fn right_of(&mut self, operator: &Token, operand: fn(&mut Self) -> Part) -> Part {
        if !self.at_operand() {
            self.no_operand(operator.start..operator.end, Side::Right);
            self.skip_operators();
        }
        if self.at_operand() { operand(self) } else { Part::bad(operator.start..operator.end) }
    }

    /// Makes one node of several parts; one part stays as it is, and of none there is none.
    fn join(&mut self, mut parts: Vec<Part>, make: fn(Vec<Node>) -> Node) -> Option<Part> {
        if parts.len() < 2 {
            return parts.pop();
        }
        let range = range_of(&parts);
        let mut seeks = false;
        for part in &parts {
            if part.forbids_oddly() {
                self.error(part.range.clone(), QueryErrorKind::ForbiddenPart);
            }
            seeks |= part.seeks || part.forbids_oddly();
        }
        let node = make(parts.into_iter().map(|part| part.node).collect());
        Some(Part { node, range, seeks })
    }

    /// An operand with the sign before it, if any.
    fn signed(&mut self) -> Part {
        let Some(sign) = self.tokens.next_if(|token| token.kind.is_sign()) else { return self.operand() };
        let mut signs = sign.start..sign.end;
        let mut mixed = false;
        while let Some(more) = self.tokens.next_if(|token| token.kind.is_sign()) {
            mixed |= sign.kind != Kind::Plus || more.kind != Kind::Plus;
            signs.end = more.end;
        }
        if mixed {
            self.error(signs.clone(), QueryErrorKind::ManySigns);
        }
        if !self.at_operand() {
            let typed = shown(&self.text[sign.start..sign.end]);
            self.error(signs.clone(), QueryErrorKind::NoSigned { sign: typed });
            return Part::bad(signs);
        }
        let part = self.operand();
        let range = signs.start..part.range.end;
        if mixed {
            return Part::bad(range);
        }
        if !part.seeks {
            self.error(part.range, QueryErrorKind::ForbiddenPart);
            return Part::bad(range);
        }
        let node = Box::new(without_must(part.node));
        let seeks = sign.kind == Kind::Plus;
        Part { node: if seeks { Node::Must(node) } else { Node::Not(node) }, range, seeks }
    }

    fn operand(&mut self) -> Part {
        let Some(Token { kind, start, end }) = self.tokens.next() else {
            return Part::bad(self.text.len()..self.text.len());
        };
        if let (Some(Field::Udfald), Kind::Word { text, .. } | Kind::Phrase(text) | Kind::Verbatim(text)) =
            (self.in_field, &kind)
            && udfald(text).is_err()
        {
            self.error(start..end, QueryErrorKind::NeverUdfald { text: shown(text) });
        }
        let node = match kind {
            Kind::Word { text, prefix } => Node::Word { text, prefix },
            Kind::Phrase(text) => Node::Phrase(text),
            Kind::Verbatim(text) => Node::Verbatim(text),
            Kind::Open => return self.group(start..end),
            Kind::Field(field) => return self.field(field, start..end),
            _ => return Part::bad(start..end),
        };
        Part { node, range: start..end, seeks: true }
    }

    /// What follows a `(`.
    fn group(&mut self, open: Range<usize>) -> Part {
        if self.depth == MAX_DEPTH {
            self.error(open.clone(), QueryErrorKind::TooDeep);
            return Part::bad(open.start..self.skip_group());
        }
        let before = self.errors.len();
        self.depth += 1;
        let inner = self.clauses();
        self.depth -= 1;
        let close = self.tokens.next_if(|token| token.kind == Kind::Close);
        let range = open.start..close.as_ref().map_or(self.text.len(), |token| token.end);
        if close.is_none() {
            self.error(open, QueryErrorKind::UnclosedParen);
        } else if inner.is_none() && self.errors.len() == before {
            self.error(range.clone(), QueryErrorKind::EmptyParens);
        }
        inner.map_or_else(|| Part::bad(range.clone()), |part| Part { range: range.clone(), ..part })
    }

    /// Passes over the rest of a group; says where it ends.
    fn skip_group(&mut self) -> usize {
        let mut open = 1;
        for token in self.tokens.by_ref() {
            match token.kind {
                Kind::Open => open += 1,
                Kind::Close => open -= 1,
                _ => {}
            }
            if open == 0 {
                return token.end;
            }
        }
        self.text.len()
    }

    /// What follows `titel:`. A sign on the value is a sign on the field: `titel:-a` is `-titel:a`.
    fn field(&mut self, field: Field, name: Range<usize>) -> Part {
        if self.in_field.is_some() {
            self.error(name.clone(), QueryErrorKind::NestedField { field });
            return Part::bad(name);
        }
        if !self.tokens.peek().is_some_and(|token| token.start == name.end && token.kind.begins_operand()) {
            self.error(name.clone(), QueryErrorKind::NoValue { field });
            return Part::bad(name);
        }
        self.in_field = Some(field);
        let value = self.signed();
        self.in_field = None;
        let within = |node| Node::Field { field, node };
        let node = match value.node {
            Node::Not(node) => Node::Not(Box::new(within(node))),
            Node::Must(node) => Node::Must(Box::new(within(node))),
            node => within(Box::new(node)),
        };
        Part { node, range: name.start..value.range.end, seeks: value.seeks }
    }

    fn at_operand(&mut self) -> bool {
        self.tokens.peek().is_some_and(|token| token.kind.begins_operand())
    }

    fn skip_operators(&mut self) {
        while self.tokens.next_if(|token| matches!(token.kind, Kind::And | Kind::Or)).is_some() {}
    }

    fn no_operand(&mut self, range: Range<usize>, side: Side) {
        let operator = shown(&self.text[range.clone()]);
        self.error(range, QueryErrorKind::NoOperand { operator, side });
    }

    fn error(&mut self, range: Range<usize>, kind: QueryErrorKind) {
        self.errors.push(Found::new(range, kind));
    }
}

fn range_of(parts: &[Part]) -> Range<usize> {
    parts.first().map_or(0, |part| part.range.start)..parts.last().map_or(0, |part| part.range.end)
}

/// To demand the only thing there is, or a thing that is forbidden or among `AND`, says no more than the thing.
fn without_must(node: Node) -> Node {
    if let Node::Must(node) = node { *node } else { node }
}

fn any_of(nodes: Vec<Node>) -> Node {
    let flat = nodes.into_iter().flat_map(|node| if let Node::Any(inner) = node { inner } else { vec![node] });
    Node::Any(flat.collect())
}

fn all_of(nodes: Vec<Node>) -> Node {
    let flat = nodes.into_iter().map(without_must);
    Node::All(flat.flat_map(|node| if let Node::All(inner) = node { inner } else { vec![node] }).collect())
}
