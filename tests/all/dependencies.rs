//! What klynge is built from: every direct dependency has its reason on the page, and every licence is one that we know.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use crate::documents::root;

/// Licences that let anyone use, change and pass on a program that has such parts, with no more asked than to name them.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// What cargo knows of the crates in the tree; of this platform's where the others were never fetched.
fn metadata() -> Value {
    let run = |more: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["metadata", "--offline", "--locked", "--format-version", "1"]).args(more).current_dir(root());
        cargo.output().unwrap()
    };
    let mut output = run(&[]);
    if !output.status.success() {
        let version = Command::new("rustc").arg("-vV").output().unwrap();
        let version = String::from_utf8(version.stdout).unwrap();
        let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
        println!("only the crates of {host} are here");
        output = run(&["--filter-platform", host]);
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Whether a licence expression leaves a choice, each part of which is allowed.
fn is_allowed(licence: &str) -> bool {
    let either = licence.replace('/', " OR ");
    let mut rest = either.trim();
    if let Some((first, second)) = split_top(rest, " AND ") {
        return is_allowed(first) && is_allowed(second);
    }
    while let Some((first, second)) = split_top(rest, " OR ") {
        if is_allowed(first) {
            return true;
        }
        rest = second;
    }
    let bare = rest.trim();
    match bare.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => is_allowed(inner),
        None => ALLOWED.contains(&bare),
    }
}

/// Splits at the first `word` that is in no parentheses.
fn split_top<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    text.match_indices(word).find_map(|(at, _)| {
        let depth = |sign: char| text[..at].matches(sign).count();
        (depth('(') == depth(')')).then(|| (&text[..at], &text[at + word.len()..]))
    })
}

fn page() -> String {
    std::fs::read_to_string(root().join("docs/dependencies.md")).unwrap()
}

#[test]
fn every_direct_dependency_is_on_the_page_and_no_other() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let klynge = packages.iter().find(|package| package["name"] == "klynge").unwrap();
    let direct: BTreeSet<&str> =
        klynge["dependencies"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    let page = page();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let named: BTreeSet<&str> = rows.map(|(name, _)| name).collect();
    assert_eq!(named, direct);
}

#[test]
fn the_page_counts_the_crates_in_the_lock_file() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let crates = lock.matches("[[package]]").count() - 1;
    let said = format!("**{crates} crates**");
    assert!(page().contains(&said), "docs/dependencies.md does not say {said}");
}

#[test]
fn every_licence_in_the_tree_is_allowed() {
    let metadata = metadata();
    let wrong: Vec<String> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (package["name"].as_str().unwrap(), package["license"].as_str().unwrap_or("none named")))
        .filter(|(_, licence)| !is_allowed(licence))
        .map(|(name, licence)| format!("{name}: {licence}"))
        .collect();
    assert_eq!(wrong, [""; 0]);
}

/// All of it comes from the registry, with the checksums that Cargo.lock holds it to.
#[test]
fn every_crate_comes_from_the_registry_with_a_checksum() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for package in lock.split("[[package]]").skip(1).filter(|package| !package.contains("name = \"klynge\"")) {
        let registry = package.contains("source = \"registry+https://github.com/rust-lang/crates.io-index\"");
        assert!(registry && package.contains("checksum = \""), "{package}");
    }
}

#[test]
fn licence_expressions_are_read() {
    for good in
        ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR GPL-3.0) AND Unicode-3.0", "Apache-2.0 / MIT / MPL-2.0"]
    {
        assert!(is_allowed(good), "{good}");
    }
    for bad in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND GPL-3.0", "none named", ""] {
        assert!(!is_allowed(bad), "{bad}");
    }
}
