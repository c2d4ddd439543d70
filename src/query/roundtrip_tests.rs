//! Properties: printing and parsing are each other's inverse, and no text upsets the parser.

use std::fmt::Write as _;

use proptest::{
    collection::vec,
    prelude::{BoxedStrategy, Just, Strategy, any, prop_assert_eq, prop_oneof, proptest},
    sample::select,
};

use super::{Field, Node, Query, parse};
use crate::record::Udfald;

/// The groups that a node in normal form may not hold directly, or not at all.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Root,
    Field,
    All,
    Any,
}

fn word() -> impl Strategy<Value = Node> {
    let plain = "[a-zæøå0-9§#%][a-zæøåA-ZÆØÅ0-9./,'&_%+-]{0,8}".prop_filter("needs a letter", |w| has_word(w));
    let odd =
        select(vec!["10:30", "kl:12", "https://a.dk/b?c=d&e", "Bemærk:", "or", "Og", "e-mail", "–x", "\u{feff}a"]);
    let free = prop_oneof![4 => plain, 1 => odd.prop_map(str::to_owned)];
    let keyword = |w: &String| !["OR", "ELLER", "AND", "OG", "NOT", "IKKE"].contains(&w.as_str());
    let word = free.prop_filter("is an operator", keyword).prop_map(|text| Node::Word { text, prefix: false });
    prop_oneof![3 => word, 1 => "[a-zæøåA-ZÆØÅ]{2,6}".prop_map(|text| Node::Word { text, prefix: true })]
}

fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn leaf() -> BoxedStrategy<Node> {
    let phrase = prop_oneof!["[a-zæøå0-9 \"\\\\*()|:”«-]{0,12}", any::<String>()];
    let phrase = phrase.prop_filter("needs a letter", |p| has_word(p));
    let phrase = (phrase, any::<bool>())
        .prop_map(|(text, verbatim)| if verbatim { Node::Verbatim(text) } else { Node::Phrase(text) });
    prop_oneof![2 => word(), 1 => phrase].boxed()
}

/// A node that looks for something and is neither a `Not` nor a `Must`.
fn seeking(depth: u32, field: bool, within: Within) -> BoxedStrategy<Node> {
    if depth == 0 {
        return leaf();
    }
    let mut kinds = vec![leaf(), words(depth, field)];
    if within != Within::All {
        kinds.push(all(depth, field));
    }
    if within != Within::Any {
        kinds.push(vec(seeking(depth - 1, field, Within::Any), 2..4).prop_map(Node::Any).boxed());
    }
    if !field {
        let node = seeking(depth - 1, true, Within::Field).prop_map(Box::new);
        let free: Vec<Field> = Field::ALL.into_iter().filter(|field| *field != Field::Udfald).collect();
        kinds.push((select(free), node).prop_map(|(field, node)| Node::Field { field, node }).boxed());
        let outcome = select(Udfald::ALLE.to_vec()).prop_map(|udfald| Box::new(Node::Phrase(udfald.navn().to_owned())));
        kinds.push(outcome.prop_map(|node| Node::Field { field: Field::Udfald, node }).boxed());
    }
    (0..kinds.len()).prop_flat_map(move |i| kinds[i].clone()).boxed()
}

fn not(depth: u32, field: bool) -> BoxedStrategy<Node> {
    seeking(depth, field, Within::Root).prop_map(|node| Node::Not(Box::new(node))).boxed()
}

fn all(depth: u32, field: bool) -> BoxedStrategy<Node> {
    let sought = seeking(depth - 1, field, Within::All);
    let rest = vec(prop_oneof![sought.clone(), not(depth - 1, field)], 1..3);
    (sought, rest).prop_map(group).prop_shuffle().prop_map(Node::All).boxed()
}

fn words(depth: u32, field: bool) -> BoxedStrategy<Node> {
    let sought = seeking(depth - 1, field, Within::Root);
    let must = sought.clone().prop_map(|node| Node::Must(Box::new(node)));
    let one = prop_oneof![sought, must];
    let rest = vec(prop_oneof![2 => one.clone(), 1 => not(depth - 1, field)], 1..3);
    (one, rest).prop_map(group).prop_shuffle().prop_map(Node::Words).boxed()
}

fn group((first, mut rest): (Node, Vec<Node>)) -> Vec<Node> {
    rest.push(first);
    rest
}

/// Text made of what the language is made of, which arbitrary text seldom is.
fn soup() -> impl Strategy<Value = String> {
    let pieces = vec![
        "a", "bc", "72", " ", " ", " ", "\"", "”", "»", "«", "(", ")", "-", "+", "–", "|", "*", ":", "\\", "OR",
        " OR ", " AND ", " NOT ", "IKKE ", "titel:", "sag:", "foo:", "kl:1", "titel:(", "-(", "//", "æ", "\u{1b}",
        "\n", "punkt:",
    ];
    vec(select(pieces), 0..24).prop_map(|parts| parts.concat())
}

fn holds(text: &str) {
    match parse(text) {
        Ok(query) => {
            let printed = query.to_string();
            assert_eq!(parse(&printed), Ok(query), "{text:?} printed as {printed:?}");
        }
        Err(errors) => {
            assert!(!errors.as_slice().is_empty());
            for error in errors.as_slice() {
                let before = text.get(..error.range.start).expect("a place in the text");
                assert_eq!(error.column, before.chars().count() + 1);
                assert!(text.get(error.range.clone()).is_some(), "{error:?}");
            }
            let shown = errors.render(text);
            assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
            let mut other = errors.render("");
            write!(other, "{}", errors.render("æøå \" en anden forespørgsel")).expect("a string");
            assert!(other.contains('^'));
        }
    }
}

proptest! {
    #[test]
    fn a_printed_tree_parses_back(root in Just(()).prop_flat_map(|()| seeking(3, false, Within::Root))) {
        let query = Query { root };
        let printed = query.to_string();
        prop_assert_eq!(parse(&printed), Ok(query), "{}", printed);
    }

    #[test]
    fn any_text_is_parsed_or_refused(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_mixture_is_parsed_or_refused(text in soup()) {
        holds(&text);
    }
}
