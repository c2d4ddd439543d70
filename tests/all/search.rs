//! `klynge search` and `klynge show` over the fixtures.

use serde_json::Value;

use crate::env::{Env, Has, Json};
use crate::ingest::referat;

const REFERAT: &str = "sundhedsklynge-vesteraa-faglig-klynge-2024-02-08-referat";

fn ids(hits: &Value) -> Vec<String> {
    hits.as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect()
}

fn search(env: &Env, args: &[&str]) -> Vec<Value> {
    let all: &[&str] = if args.contains(&"-n") { &[] } else { &["-n", "1000"] };
    let args = [&["search", "--json", "-q"], all, args].concat();
    let hits = env.run(&args).expect(0, Json(|hits| hits.is_array()), "");
    serde_json::from_str::<Value>(&hits).unwrap().as_array().unwrap().clone()
}

#[test]
fn an_answer_to_read() {
    let env = Env::with_fixtures();
    insta::assert_snapshot!("hits", env.run(&["search", "72", "timers", "-n", "2"]).snapshot());
    insta::assert_snapshot!("hits_some", env.run(&["search", "vandingsanlæg", "epikrise"]).snapshot());
}

#[test]
fn json_is_the_record_with_what_the_search_says() {
    let env = Env::with_fixtures();
    let whole = env.run(&["export", "--jsonl"]).expect(0, crate::export::Lines, "");
    for hit in search(&env, &["72 timers"]) {
        let mut punkt = hit.clone();
        let punkt = punkt.as_object_mut().unwrap();
        assert!(punkt.remove("score").unwrap().as_f64().unwrap() > 0.0);
        assert!(punkt.remove("alle_ord").unwrap().is_boolean());
        assert!(punkt.remove("uddrag").unwrap().is_string());
        assert!(punkt.remove("uddrag_steder").unwrap().is_array());
        assert!(punkt.remove("linje").unwrap().is_u64());
        let same =
            whole.lines().any(|line| serde_json::from_str::<Value>(line).unwrap() == Value::Object(punkt.clone()));
        assert!(same, "{} is not as in the export", hit["id"]);
    }
}

/// Punkter that answer equally well and have no date come by the ids of their documents, in whichever segment they are.
#[test]
fn level_hits_are_in_the_order_of_their_ids() {
    let env = Env::new();
    for run in 0..2 {
        for nr in (run..120).step_by(2) {
            let text = "# Referat\n\n## 1. Godkendelse af dagsorden\n\n### Beslutning\n\nDagsordenen blev godkendt.\n";
            env.write(&format!("kilder/m{:03}.md", nr * 7 % 120), text);
        }
        env.ingest("kilder");
    }
    let expected: Vec<String> = (0..120).map(|nr| format!("m{nr:03}-referat#1")).collect();
    for order in [&[][..], &["--sort", "dato"]] {
        for count in [3, 50, 120] {
            let hits = search(&env, &[&["godkendelse", "-n", &count.to_string()], order].concat());
            assert_eq!(ids(&Value::Array(hits)), expected[..count], "{order:?}");
        }
    }
}

#[test]
fn nothing_found() {
    let env = Env::with_fixtures();
    env.run(&["search", "findesikke"]).expect(1, "", "Nothing found.\n");
    env.run(&["search", "findesikke", "--json"]).expect(1, "[]\n", "Nothing found.\n");
    env.run(&["search", "--sag", "EMN-1999-00001", "--json", "-q"]).expect(1, "[]\n", "");
    env.run(&["search", "findesikke", "--in", "fixtures", "--json"]).expect(1, "[]\n", "Nothing found.\n");
}

#[test]
fn filters_narrow() {
    let env = Env::with_fixtures();
    let all = |args: &[&str], holds: &dyn Fn(&Value) -> bool| {
        let hits = search(&env, args);
        assert!(!hits.is_empty(), "{args:?}");
        for hit in hits {
            assert!(holds(&hit), "{args:?}: {hit}");
        }
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    all(&["--udfald", "UDSAT"], &|hit| hit["udfald"] == "udsat");
    all(&["--udfald", "droeftet"], &|hit| hit["udfald"] == "drøftet");
    all(&["--udfald", "taget til efterretning"], &|hit| hit["udfald"] == "taget til efterretning");
    all(&["--udvalg", "politisk klynge"], &|hit| text(&hit["dokument"]["udvalg"]).contains("Politisk klynge"));
    all(&["--fra", "2024-05", "--til", "2024-09-12"], &|hit| {
        ("2024-05-01".."2024-09-13").contains(&text(&hit["dokument"]["dato"]).as_str())
    });
    all(&["--til", "08-02-2024"], &|hit| text(&hit["dokument"]["dato"]).as_str() <= "2024-02-08");
    all(&["--fra", "2024", "--til", "2024"], &|hit| text(&hit["dokument"]["dato"]).starts_with("2024"));
    all(&["--sag", "emn - 2024 - 01182"], &|hit| hit.to_string().contains("EMN-2024-01182"));
    all(&["klynge", "--sag", "EMN-2024-01182", "--udfald", "anbefalet"], &|hit| hit["udfald"] == "anbefalet");
    env.run(&["search", "--fra", "2025", "--til", "2024"]).expect(1, "", "Nothing found.\n");
}

#[test]
fn the_query_language_from_the_command_line() {
    let env = Env::with_fixtures();
    let first = |query: &[&str]| ids(&Value::Array(search(&env, query))).remove(0);
    assert_eq!(first(&["\"72 timers behandlingsansvar\"", "orientering"]), format!("{REFERAT}#6"));
    assert_eq!(first(&["72-timers linje"]), format!("{REFERAT}#6"));
    assert_eq!(first(&["dok:11402305"]), format!("{REFERAT}#6"));
    assert_eq!(first(&["titel:hjemmemonitorering"]), format!("{REFERAT}#7"));
    assert_eq!(first(&["HJEMMEMONITORERINGEN"]), format!("{REFERAT}#7"));
    // The sign is the query's, not an option's, where the shell's quotes hold it in the query.
    let with = search(&env, &["titel:timers sag:EMN-2024-01182"]).len();
    let without = search(&env, &["titel:timers sag:EMN-2024-01182 -udfald:anbefalet"]).len();
    assert!(without < with, "{without} {with}");
    assert_eq!(first(&["--", "timers", "-politisk", "orientering"]), format!("{REFERAT}#6"));
}

/// The end of a word that inflection changes is no hindrance: a prefix also stands for the word that it is a form of.
#[test]
fn a_whole_word_is_a_prefix_of_itself() {
    let env = Env::with_fixtures();
    for word in ["timers", "behandlingsansvaret", "borgere", "kommunerne"] {
        let whole = ids(&search(&env, &[word]).into());
        let prefix = ids(&search(&env, &[&format!("{word}*")]).into());
        assert!(whole.iter().all(|id| prefix.contains(id)), "{word}");
    }
}

/// What a combining mark spells is the same letter.
#[test]
fn queries_are_normalised_like_documents() {
    let env = Env::with_fixtures();
    let count = |word: &str| search(&env, &[word]).len();
    assert_eq!(count("a\u{30a}rsag* a\u{30a}havens va\u{30a}r"), count("årsag* åhavens vår"));
    assert_eq!(
        ids(&search(&env, &["--udvalg", "vestera\u{30a}"]).into()),
        ids(&search(&env, &["--udvalg", "vesterå"]).into())
    );
}

#[test]
fn fewer_hits_are_the_first_of_more() {
    let env = Env::with_fixtures();
    let queries: [&[&str]; 6] = [
        &["72 timers"],
        &["klynge", "--sort", "dato"],
        &["--fra", "2024"],
        &["beslutning:godkendt"],
        &["nummer:3"],
        &["--udvalg", "klynge"],
    ];
    for query in queries {
        let all = ids(&Value::Array(search(&env, query)));
        for limit in [1, 2, 3, 5, 7, 11, 20] {
            let some = ids(&Value::Array(search(&env, &[query, &["-n", &limit.to_string()]].concat())));
            assert_eq!(some, all[..limit.min(all.len())], "{query:?} -n {limit}");
        }
    }
}

#[test]
fn a_limit_of_none_and_of_all() {
    let env = Env::with_fixtures();
    env.run(&["search", "pumpe", "-n", "18446744073709551615"]).expect(0, Has(&["Vandingsanlægget"]), Has(&["punkt"]));
    env.run(&["search", "pumpe", "-n", "0", "--json"]).expect(0, "[]\n", Has(&["0 shown"]));
}

#[test]
fn newest_first() {
    let env = Env::with_fixtures();
    for args in [&["klynge", "--sort", "dato"][..], &["--udvalg", "klynge"]] {
        let hits = search(&env, args);
        let key = |hit: &Value| {
            (hit["alle_ord"] == false, std::cmp::Reverse(hit["dokument"]["dato"].as_str().map(str::to_owned)))
        };
        assert!(hits.is_sorted_by_key(key), "{args:?}");
    }
}

/// A folder without an index to keep gives the same answer.
#[test]
fn in_a_folder_is_as_in_the_index() {
    let env = Env::with_fixtures();
    for args in [&["search", "72 timers", "--json", "-n", "5"][..], &["search", "--udfald", "udsat", "--json"]] {
        let indexed = env.run(args).expect(0, Json(|_| true), Has(&["punkt"]));
        let direct = env.run(&[args, &["--in", "fixtures"]].concat()).expect(0, Json(|_| true), Has(&["punkt"]));
        assert_eq!(ids(&serde_json::from_str(&indexed).unwrap()), ids(&serde_json::from_str(&direct).unwrap()));
    }
    assert!(!env.path("home/.local").exists());
}

/// Text of a document is data: what would steer a terminal is not passed on.
#[test]
fn escapes_in_a_document_do_not_reach_the_terminal() {
    let env = Env::new();
    let evil = "Molen \u{1b}[31mgodkendt\u{7}\u{1b}]0;titel\u{7} \u{9b}2J \u{202e}dneb.";
    env.write(
        "docs/a.md",
        referat("Havne\u{1b}[2Judvalget", "2024-01-10", evil).replace("Sagen om", "Sagen \u{1b}[1m om"),
    );
    env.ingest("docs");
    env.run(&["search", "molen"]).expect(0, Has(&["godkendt"]), Has(&["1 punkt"]));
    let id = search(&env, &["molen"])[0]["dokument"]["id"].as_str().unwrap().to_owned();
    env.run(&["show", &id]).expect(0, Has(&["godkendt"]), "");
    env.run(&["show", &format!("{id}#1")]).expect(0, Has(&["godkendt"]), "");
    env.run(&["show", &id, "--raw"]).expect(0, Has(&["godkendt"]), "");
    env.run(&["search", "molen \u{1b}[31m("]).expect(2, "", Has(&["unclosed"]));
    env.run(&["show", "\u{1b}[31m"]).expect(2, "", Has(&["nothing has the id"]));
    env.run(&["search", "molen", "--json"]).expect(0, Has(&["godkendt"]), Has(&["1 punkt"]));
}

/// A word longer than a snippet, and a space of several bytes where it would be cut.
#[test]
fn snippets_of_odd_texts() {
    let env = Env::new();
    let long = format!("Se https://eksempel.dk/{}fyrskib{} om molen.", "a/b-".repeat(100), "/c-d".repeat(120));
    let wide = format!("{}\u{a0}{}\u{2003}molen og {}", "ord\u{a0}".repeat(60), "x\u{a0}", "igen\u{2003}".repeat(90));
    let unbroken = format!("Molen {}", "å".repeat(900));
    for (day, text) in (10..).zip([long, wide, unbroken]) {
        env.write(&format!("docs/{day}.md"), referat("Havneudvalget", &format!("2024-01-{day}"), &text));
    }
    env.ingest("docs");
    for (query, found) in [("molen", 3), ("eksempel", 1), ("https", 1), ("fyrskib", 1), ("igen", 1), ("ååå*", 1)] {
        let hits = search(&env, &[query]);
        assert_eq!(hits.len(), found, "{query}");
        for hit in hits {
            assert!(hit["uddrag"].as_str().unwrap().len() < 2000, "{query}: {}", hit["uddrag"]);
        }
    }
}

/// A name reaches its abbreviation, but not in quotes.
#[test]
fn what_is_quoted_is_not_abbreviated() {
    use klynge::danish::How;
    let env = Env::with_documents();
    std::fs::create_dir_all(env.path("kaf")).unwrap();
    let text =
        "# Referat\n\n3. maj 2024\n\n## 1. Valg\n\n### Beslutning\n\nDe kommunale akutfunktioner (KAF) består.\n";
    std::fs::write(env.path("kaf").join("a.md"), text).unwrap();
    let (catalog, _) = klynge::ingest::in_memory(&[env.path("kaf")]).unwrap();
    let reached = |query: &str| {
        let meaning = klynge::query::Meaning::of(&klynge::query::parse(query).unwrap(), &catalog).unwrap();
        let forms = meaning.leaves.iter().flat_map(|leaf| &leaf.reached.forms);
        forms.filter(|form| form.how == How::Abbreviation).map(|form| form.term.clone()).collect::<Vec<_>>()
    };
    assert_eq!(reached("kommunale akutfunktioner"), ["KAF", "KAF"]);
    for query in ["\"kommunale akutfunktioner\"", "\"kommunale akutfunktioner\"!", "kommunale akutfunktioner*"] {
        assert_eq!(reached(query), Vec::<String>::new(), "{query}");
    }
}

/// Numbers are kept in another way than words, and one that begins alike stands before this body's name in the order in
/// which they are read.
#[test]
fn a_number_is_found_in_case_numbers_and_in_all_of_a_bodys_punkter() {
    let env = Env::with_documents();
    std::fs::create_dir_all(env.path("tal")).unwrap();
    let head = |udvalg: &str| format!("# Referat\n\nUdvalg: {udvalg}\n\nDato: 3. maj 2024\n\n");
    let punkt = |number: usize| format!("## {number}. Valg {number}\n\n### Beslutning\n\nGodkendt.\n\n");
    let many: String = (1..=300).map(punkt).collect();
    std::fs::write(env.path("tal").join("a.md"), head("Byudvalget 10869999") + &many).unwrap();
    let one = head("Byrådet") + "## 1. Sag\n\nSagsnr.: 10863316\n\n### Beslutning\n\nGodkendt.\n";
    std::fs::write(env.path("tal").join("b.md"), one).unwrap();
    env.run(&["ingest", "-q", "tal"]).expect(0, "", "");
    assert_eq!(search(&env, &["1086"]).len(), 301);
}
