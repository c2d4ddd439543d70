//! The order of the modules, what each may reach for, and how long files may be.

use std::collections::BTreeMap;
use std::fs;

use crate::documents;

/// Who may touch files and standard streams.
const INPUT_OUTPUT: &[&str] = &["index", "ingest", "cli", "query/search", "output/atomic", "main.rs"];
const LONGEST_FILE: usize = 450;
/// Names of publishers and places: a layout is known by names of sections and by position, never by who printed it.
const PUBLISHERS: &[&str] =
    &["FirstAgenda", "SBSYS", "Prepare", "Region ", "Københavns", "Sjælland", "Nykøbing", "Vesterå", "Lyngvig"];

/// A source file: its path under src/, and its code without comments.
struct File {
    path: String,
    code: String,
    lines: usize,
}

fn files() -> Vec<File> {
    let src = documents::root().join("src");
    let rust = documents::files(&src).into_iter().filter(|path| path.ends_with(".rs"));
    rust.map(|path| {
        let text = fs::read_to_string(src.join(&path)).unwrap();
        File { lines: text.lines().count(), code: without_comments(&text), path }
    })
    .collect()
}

fn without_comments(text: &str) -> String {
    let code = text.lines().map(|line| match line.find("//") {
        Some(at) if !line[..at].ends_with(':') => &line[..at],
        _ => line,
    });
    code.collect::<Vec<_>>().join("\n")
}

impl File {
    /// "layout" for layout/heads.rs, layout/mod.rs and layout.rs.
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    fn is_under(&self, places: &[&str]) -> bool {
        places.iter().any(|place| {
            self.path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
        })
    }

    /// Whether `word` stands in the code, not inside a longer name.
    fn mentions(&self, word: &str) -> bool {
        let is_name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        self.code.match_indices(word).any(|(at, _)| {
            !is_name(self.code[..at].chars().next_back()) && !is_name(self.code[at + word.len()..].chars().next())
        })
    }

    /// The names behind `prefix`: `crate::x` and each of `crate::{x::…, y}`.
    fn uses(&self, prefix: &str) -> Vec<String> {
        let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices(prefix) {
            let rest = &self.code[at + prefix.len()..];
            if let Some(group) = rest.strip_prefix('{') {
                let mut depth = 0;
                let mut start = 0;
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth > 0 => depth -= 1,
                        ',' | '}' if depth == 0 => {
                            found.push(name(group[start..at].trim_start()));
                            start = at + 1;
                            if c == '}' {
                                break;
                            }
                        }
                        _ => {}
                    }
                }
            } else {
                found.push(name(rest));
            }
        }
        found.retain(|name| !name.is_empty());
        found
    }
}

/// The modules in the order of lib.rs.
fn order() -> Vec<String> {
    let lib = fs::read_to_string(documents::root().join("src/lib.rs")).unwrap();
    let names = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn modules_use_only_those_above_them() {
    let order = order();
    assert!(order.len() > 5, "lib.rs no longer lists its modules as `pub mod x;`: {order:?}");
    let place = |module: &str| order.iter().position(|name| name == module);
    let mut wrong = Vec::new();
    for file in files() {
        if matches!(file.path.as_str(), "lib.rs" | "main.rs") {
            continue;
        }
        // A folder that lib.rs does not name is not compiled.
        let Some(own) = place(file.module()) else { continue };
        for used in file.uses("crate::") {
            if place(&used).is_none_or(|place| place > own) {
                wrong.push(format!("{} uses crate::{used}", file.path));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn outer_crates_stay_in_the_modules_that_own_them() {
    let owners: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("tantivy", &["index", "query"][..]),
        ("clap", &["cli", "main.rs"]),
        ("std::fs", INPUT_OUTPUT),
        ("std::net", &[]),
        ("File", INPUT_OUTPUT),
        ("stdin", INPUT_OUTPUT),
        ("stdout", INPUT_OUTPUT),
        ("stderr", INPUT_OUTPUT),
        ("tempfile", INPUT_OUTPUT),
        ("pulldown_cmark", &["block"]),
        ("encoding_rs", &["source"]),
        ("rust_stemmers", &["danish"]),
    ]);
    let mut wrong = Vec::new();
    for file in files() {
        for (word, places) in &owners {
            if file.mentions(word) && !file.is_under(places) {
                wrong.push(format!("{} mentions {word}", file.path));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn files_stay_short() {
    let long = files().into_iter().filter(|file| {
        file.lines > if file.path == "main.rs" { 30 } else { LONGEST_FILE } && !file.path.starts_with("target")
    });
    assert_none(&long.map(|file| format!("{}: {} lines", file.path, file.lines)).collect::<Vec<_>>());
}

/// Memos and meetings are two families of layouts; what both need stands in files that know of neither.
#[test]
fn families_of_layouts_do_not_know_each_other() {
    let meetings = ["meeting", "item"];
    let shared = ["furniture", "role", "vocabulary"];
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.module() == "layout") {
        let name = file.path.trim_start_matches("layout/").trim_end_matches(".rs");
        let used = [file.uses("super::"), file.uses("crate::layout::")].concat();
        for used in used {
            let crosses = name == "memo" && meetings.contains(&used.as_str())
                || used == "memo" && name != "mod"
                || shared.contains(&name) && (meetings.contains(&used.as_str()) || used == "item");
            if crosses {
                wrong.push(format!("layout/{name} uses {used}"));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn layouts_know_no_publisher() {
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.module() == "layout") {
        let code = file.code.split("#[cfg(test)]").next().unwrap();
        for name in PUBLISHERS.iter().filter(|name| code.contains(**name)) {
            wrong.push(format!("{} names {name}", file.path));
        }
    }
    assert_none(&wrong);
}

#[test]
fn grouped_imports_are_seen() {
    let file = File { path: String::new(), code: "use crate::{a::{b, c}, d};\ncrate::e::f()".to_owned(), lines: 2 };
    assert_eq!(file.uses("crate::"), ["a", "d", "e"]);
}
