//! `klynge ord`: what it lists is exactly what a search finds.

use std::collections::BTreeSet;

use klynge::danish::{Form, Near, Reached};
use klynge::query::{Filter, Leaf, Meaning, Request, Sort, Tree, listing, parse, search};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, FileFailurePersistence};

use crate::env::{Env, Has, Json};
use crate::equivalence::{WORLD, filter, words};
use crate::ingest::referat;

/// A word of the fixtures, or one like it: misspelt, without its Danish letters, a part or a beginning of it.
fn word() -> impl Strategy<Value = String> {
    let word = || words(1).prop_map(|words| words[0].clone());
    let ascii = |word: String| word.replace('å', "aa").replace('æ', "ae").replace('ø', "oe");
    prop_oneof![
        4 => word(),
        1 => word().prop_map(|word| word.to_uppercase()),
        1 => word().prop_map(ascii),
        1 => word().prop_map(|word| word.replace(['å', 'æ'], "a").replace('ø', "o")),
        3 => (word(), any::<Index>(), 0..4, "[a-zæøå]").prop_map(|(word, at, how, letter)| misspelt(&word, at, how, &letter)),
        1 => (word(), 2..9usize).prop_map(|(word, length)| word.chars().take(length).collect()),
        1 => (word(), 2..7usize).prop_map(|(word, length)| word.chars().skip(length).collect()),
        1 => (word(), 2..5usize).prop_map(|(word, length)| format!("{}*", word.chars().take(length).collect::<String>())),
        1 => (word(), word()).prop_map(|(a, b)| format!("{a}{b}")),
        1 => words(3).prop_map(|words| format!("\"{}\"", words.join(" "))),
    ]
}

fn misspelt(word: &str, at: Index, how: i32, letter: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let (at, letter) = (at.index(letters.len()), letter.chars().next().unwrap());
    match how {
        0 => letters.insert(at, letter),
        1 => drop(letters.remove(at)),
        2 => letters[at] = letter,
        _ => letters.swap(at, at.saturating_sub(1)),
    }
    letters.into_iter().collect()
}

/// The punkter that have just this, found by reading all of them.
fn having(forms: &[Form], near: &[Near], fields: u32, filter: &Filter) -> BTreeSet<&'static str> {
    let reached = Reached { forms: forms.to_vec(), near: near.to_vec() };
    let leaf = Leaf { text: String::new(), fields, reached, function_word: false };
    let meaning = Meaning { leaves: vec![leaf], root: Tree::Leaf(0) };
    let has = WORLD.punkter.iter().filter(|scanned| scanned.answers(&meaning, filter).is_some());
    has.map(|scanned| scanned.punkt.id.as_str()).collect()
}

proptest! {
    #![proptest_config(Config {
        cases: 64,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/proptest-regressions/listing.txt"))),
        ..Config::default()
    })]

    #[test]
    fn what_is_listed_is_what_is_found(words in prop::collection::vec(word(), 1..3), filter in filter()) {
        let Ok(query) = parse(&words.join(" ")) else { return Ok(()) };
        let Ok(listed) = listing(&WORLD.catalog, &query, &filter) else { return Ok(()) };
        let request = Request { query: Some(&query), filter: filter.clone(), limit: 1000, sort: Sort::Relevans };
        let answers = search(&WORLD.catalog, &request).unwrap();
        let hits: Vec<_> = answers.hits().map(Result::unwrap).collect();
        let found: BTreeSet<&str> = hits.iter().map(|hit| hit.stored.punkt.id.as_str()).collect();
        let fields = answers.meaning.as_ref().unwrap().leaves.iter().map(|leaf| leaf.fields);
        let mut union = BTreeSet::new();
        for (word, fields) in listed.ord.iter().zip(fields) {
            let mut of_word = BTreeSet::new();
            for (form, count) in &word.forms {
                let here = having(std::slice::from_ref(form), &[], fields, &filter);
                prop_assert_eq!(here.len(), *count, "{} of {}", &form.term, query);
                of_word.extend(here);
            }
            for (near, count) in &word.together {
                let here = having(&[], std::slice::from_ref(near), fields, &filter);
                prop_assert_eq!(here.len(), *count, "{:?} of {}", near, query);
                of_word.extend(here);
            }
            prop_assert_eq!(of_word.len(), word.punkter, "{} of {}", &word.text, query);
            if word.asked {
                union.extend(of_word);
            }
        }
        prop_assert_eq!(union, found, "{}", query);
        prop_assert_eq!((listed.with_all, listed.with_some), (answers.with_all, answers.with_some));
    }
}

#[test]
fn a_listing_to_read() {
    let env = Env::with_fixtures();
    for (name, args) in [
        ("ord_compounds", &["ord", "bevilling"][..]),
        ("ord_several", &["ord", "fald", "og", "forebyggelse", "--udvalg", "klynge"]),
        ("ord_together", &["ord", "budgetopfølgning", "psykiatriplan"]),
        ("ord_json", &["ord", "faldforebyggelse", "--json"]),
    ] {
        insta::assert_snapshot!(name, env.run(args).snapshot());
    }
    let total = env.run(&["search", "bevilling", "--count", "--json"]).expect(0, Json(|_| true), "");
    let total: serde_json::Value = serde_json::from_str(&total).unwrap();
    env.run(&["ord", "bevilling", "--json"]).expect(0, Json(|listed| listed["punkter"] == total["alle_ord"]), "");
    env.run(&["ord", "bevilling", "--in", "fixtures"]).expect(0, Has(&["bevilling: "]), "");
}

#[test]
fn what_is_no_word_is_not_listed() {
    let env = Env::with_fixtures();
    for query in ["skole AND budget", "+skole budget", "skole -udsat", "udfald:udsat", "nummer:3"] {
        env.run(&["ord", query]).expect(2, "", Has(&["more than words", "hint: name words side by side"]));
    }
    env.run(&["ord", " "]).expect(2, "", Has(&["there is no word", "klynge ord bevilling"]));
    env.run(&["ord", "(skole"]).expect(2, "", Has(&["unclosed parenthesis"]));
    env.run(&["ord", "findesikke"]).expect(1, "", "Nothing found.\n");
    env.run(&["ord", "findesikke", "--json", "-q"]).expect(1, Json(|listed| listed["punkter"] == 0), "");
}

/// Words of a document that is gone are not listed, and not counted where others have them too.
#[test]
fn deleted_documents_do_not_count() {
    let env = Env::new();
    env.write("docs/a.md", referat("Havneudvalget", "2024-01-10", "Molen og fyrtårnet"));
    env.write("docs/b.md", referat("Havneudvalget", "2024-01-11", "Molen og bolværket"));
    env.ingest("docs");
    env.run(&["ord", "molen"]).expect(0, Has(&["molen: 2 punkter", "molen 2"]), "");
    std::fs::remove_file(env.path("docs/a.md")).unwrap();
    env.ingest("docs");
    env.run(&["ord", "molen"]).expect(0, Has(&["molen: 1 punkt", "molen 1"]), "");
    env.run(&["ord", "fyrtårnet"]).expect(1, "", Has(&["Nothing found."]));
}
