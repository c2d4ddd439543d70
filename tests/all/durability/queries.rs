//! Queries that somebody made to cost much: refused in words, or answered with what is there.

use super::corpus;
use crate::env::{Env, Has};

/// The longest that one argument may be is 128 kB, so a megabyte comes in pieces.
#[test]
fn a_query_of_a_megabyte_is_refused() {
    let env = Env::with_fixtures();
    let piece = "mole ".repeat(20_000);
    let mut args = vec!["search"];
    args.extend([piece.as_str(); 10]);
    let output = env.command(&args).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr.starts_with("error: ") && stderr.len() < 2000, "{} bytes: {:.200}", stderr.len(), stderr);
}

#[test]
fn ten_thousand_terms_and_deep_nesting_are_refused() {
    let env = Env::with_fixtures();
    let terms: String = (0..10_000).map(|number| format!("ord{number} ")).collect();
    let nested = format!("{}mole{}", "(".repeat(30_000), ")".repeat(30_000));
    let negated = "NOT ".repeat(20_000) + "mole";
    for query in [&terms, &nested, &negated] {
        let output = env.command(&["search", query]).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{:.100}", stderr);
        assert!(stderr.starts_with("error: ") && stderr.len() < 2000, "{} bytes: {:.200}", stderr.len(), stderr);
    }
}

/// Every letter and every pair of letters at once: answered, or refused with what to do, and in either case soon.
#[test]
fn prefixes_that_fit_everything_are_bounded() {
    let env = Env::new();
    for number in 0..60 {
        let (name, text) = corpus::document(1, number);
        env.write(&format!("kilder/{name}"), text);
    }
    env.ingest("kilder");
    let letters: Vec<String> = ('a'..='z').map(|a| format!("{a}*")).collect();
    let pairs: Vec<String> = ('a'..='h').flat_map(|a| "aeiou".chars().map(move |b| format!("{a}{b}*"))).collect();
    for query in [letters.join(" OR "), pairs.join(" OR "), pairs.join(" ")] {
        let output = env.command(&["search", &query, "-n", "3"]).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        let refused = output.status.code() == Some(2) && stderr.starts_with("error: ") && stderr.contains("hint: ");
        assert!(output.status.success() || refused, "{stderr}");
        assert!(!stderr.contains("foreseen"), "{stderr}");
    }
    env.run(&["search", "ve*"]).expect(0, Has(&[]), Has(&["found"]));
}
