//! README.md and docs/ say what the program does: their commands are run and compared, every command and flag occurs in
//! them, and what they link to is there.
//!
//! In a ```console block each `$ ` line is a command, and what follows is its stdout. A ```text block right after it is
//! what the last command says on stderr. `…` alone on a line stands for any lines, inside a line for any text.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Commands for a reader that a test cannot run: they install, clone, or write outside of the repository.
const NOT_RUN: &[&str] = &[
    "cargo install --path . --locked",
    "klynge completions bash > ~/.local/share/bash-completion/completions/klynge",
    "klynge man > ~/.local/share/man/man1/klynge.1",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// README.md and CONTRIBUTING.md, then the pages of docs/ by name.
fn pages() -> Vec<(PathBuf, String)> {
    let docs = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let mut docs: Vec<PathBuf> = docs.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    docs.sort();
    docs.insert(0, root().join("CONTRIBUTING.md"));
    docs.insert(0, root().join("README.md"));
    docs.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// A command of a page and what it should print.
#[derive(Debug)]
struct Example {
    line: usize,
    command: String,
    stdout: Vec<String>,
    stderr: Option<Vec<String>>,
}

fn examples(page: &str) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let mut fence: Option<&str> = None;
    // Whether nothing but blank lines stands between the last console block and this line.
    let mut adjoins = false;
    for (line, text) in (1..).zip(page.lines()) {
        match (fence, text.strip_prefix("```")) {
            (None, Some(language)) => {
                fence = Some(if language == "text" && !adjoins { "other" } else { language });
                if fence == Some("text")
                    && let Some(last) = found.last_mut()
                {
                    last.stderr = Some(Vec::new());
                }
            }
            (Some(language), Some(_)) => {
                adjoins = language == "console";
                fence = None;
            }
            (None, None) => adjoins &= text.is_empty(),
            (Some("console"), None) => match (text.strip_prefix("$ "), found.last_mut()) {
                (Some(command), _) => {
                    found.push(Example { line, command: command.to_owned(), stdout: Vec::new(), stderr: None });
                }
                (None, Some(last)) => last.stdout.push(text.to_owned()),
                (None, None) => panic!("line {line}: output before any command"),
            },
            (Some("text"), None) => {
                if let Some(stderr) = found.last_mut().and_then(|last| last.stderr.as_mut()) {
                    stderr.push(text.to_owned());
                }
            }
            (Some(_), None) => {}
        }
    }
    found
}

/// Whether `text` is `pattern`, in which `…` stands for anything.
fn same_line(pattern: &str, text: &str) -> bool {
    match pattern.split_once('…') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            text.char_indices().map(|(at, _)| at).chain([text.len()]).any(|at| same_line(rest, &text[at..]))
        }),
    }
}

fn same(pattern: &[String], text: &[String]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some((first, rest)) if first == "…" => (0..=text.len()).any(|skipped| same(rest, &text[skipped..])),
        Some((first, rest)) => {
            text.split_first().is_some_and(|(line, text)| same_line(first, line) && same(rest, text))
        }
    }
}

/// Lines without the blank ones at the end, which set commands of a block apart.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

fn has_jq() -> bool {
    Command::new("jq").arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}

#[cfg(unix)]
#[test]
fn commands_print_what_the_pages_show() {
    let scratch = tempfile::tempdir().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_klynge"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let jq = has_jq();
    let mut wrong = String::new();
    for (page, text) in pages() {
        for example in examples(&text) {
            let command = example.command.as_str();
            if !command.starts_with("klynge ") || NOT_RUN.contains(&command) || (command.contains("jq ") && !jq) {
                continue;
            }
            let output = Command::new("sh")
                .args(["-c", command])
                .current_dir(root())
                .env_clear()
                .env("PATH", &path)
                .env("HOME", scratch.path())
                .env("KLYNGE_INDEX", scratch.path().join("klynge"))
                .env("NO_COLOR", "1")
                .output()
                .unwrap();
            let (stdout, stderr) =
                (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
            let expected = lines(&example.stdout.join("\n"));
            let said = example.stderr.as_ref().is_none_or(|stderr_is| same(stderr_is, &lines(&stderr)));
            if !output.status.success() || !same(&expected, &lines(&stdout)) || !said {
                let page = page.strip_prefix(root()).unwrap().display();
                let status = output.status;
                wrong += &format!("{page}:{}: $ {command}\n{status}\n{stdout}\n-- stderr\n{stderr}\n", example.line);
            }
        }
    }
    assert!(wrong.is_empty(), "these commands print something else than their page shows:\n\n{wrong}");
}

#[test]
fn other_commands_are_known() {
    let ci = fs::read_to_string(root().join(".ci/run")).unwrap();
    for (page, text) in pages() {
        for Example { command, line, .. } in examples(&text) {
            let known = command.starts_with("klynge ") || NOT_RUN.contains(&command.as_str()) || ci.contains(&command);
            assert!(known, "{}:{line}: neither run here, nor by .ci/run, nor known: {command}", page.display());
        }
    }
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains("\n$ cargo test --locked\n") && ci.contains("'cargo test --locked'"));
}

/// The names in the help of `klynge` with these words: sub-commands and flags.
fn help(words: &[&str]) -> (Vec<String>, Vec<String>) {
    let output = Command::new(env!("CARGO_BIN_EXE_klynge")).args(words).arg("--help").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let commands = text.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let name = |line: &str| line.split_whitespace().next().map(str::to_owned);
    let options = text.lines().map(str::trim_start).filter(|line| line.starts_with('-') && !line.starts_with("- "));
    let flags = options.flat_map(|line| line.split("  ").next().unwrap_or("").split([' ', ',']));
    let flags = flags.map(|word| word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()));
    let flags = flags.filter(|word| word.starts_with('-')).map(str::to_owned).collect();
    (commands.filter_map(name).collect(), flags)
}

#[test]
fn every_command_and_flag_is_documented() {
    let all: String = pages().into_iter().map(|(_, text)| text).collect();
    let words: BTreeSet<&str> = all.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).collect();
    let (commands, mut flags) = help(&[]);
    assert!(commands.len() > 6 && flags.len() > 4, "the help was not understood: {commands:?} {flags:?}");
    for command in commands.iter().filter(|command| *command != "help") {
        assert!(all.contains(&format!("klynge {command}")), "`klynge {command}` is not documented");
        flags.extend(help(&[command]).1);
    }
    // Every command line has these two.
    flags.retain(|flag| !["-h", "--help", "-V", "--version"].contains(&flag.as_str()));
    let missing: BTreeSet<&String> = flags.iter().filter(|flag| !words.contains(flag.as_str())).collect();
    assert!(missing.is_empty(), "not documented: {missing:?}");
}

#[test]
fn links_lead_somewhere() {
    for (page, text) in pages() {
        for (line, text) in (1..).zip(text.lines()) {
            for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
                let file = target.split('#').next().unwrap_or("");
                let leads = file.is_empty() || file.starts_with("https://") || page.with_file_name(file).exists();
                assert!(leads, "{}:{line}: there is no {target}", page.display());
            }
        }
    }
}

#[test]
fn every_warning_and_every_key_is_documented() {
    let page = |name: &str| fs::read_to_string(root().join("docs").join(name)).unwrap();
    let warnings = page("advarsler.md");
    for kode in klynge::record::Kode::ALLE {
        assert!(warnings.contains(&format!("\n## `{}`\n", kode.navn())), "docs/advarsler.md lacks {}", kode.navn());
        let row = format!("\n| `{}` | {} |\n", kode.navn(), klynge::check::hint(kode));
        assert!(warnings.contains(&row), "docs/advarsler.md lacks the hint {row}");
    }
    let record = page("record.md");
    let schema = Command::new(env!("CARGO_BIN_EXE_klynge")).args(["export", "--schema"]).output().unwrap();
    let schema: serde_json::Value = serde_json::from_slice(&schema.stdout).unwrap();
    let mut keys = BTreeSet::new();
    collect_keys(&schema, &mut keys);
    assert!(keys.len() > 30, "the schema was not understood: {keys:?}");
    let missing: Vec<_> = keys.iter().filter(|key| !record.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "docs/record.md lacks {missing:?}");
}

/// The names of all properties in a schema.
fn collect_keys(schema: &serde_json::Value, keys: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(object) => {
            if let Some(serde_json::Value::Object(properties)) = object.get("properties") {
                keys.extend(properties.keys().cloned());
            }
            object.values().for_each(|value| collect_keys(value, keys));
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| collect_keys(value, keys)),
        _ => {}
    }
}

#[test]
fn the_wildcard_matches_what_it_should() {
    let rows = |text: &str| lines(text);
    assert!(same(&rows("a\n…\nd"), &rows("a\nb\nc\nd")) && same(&rows("a\n…\nd"), &rows("a\nd")));
    assert!(!same(&rows("a\n…\nd"), &rows("a\nb")) && !same(&rows("a"), &rows("a\nb")));
    assert!(same_line("in … s", "in 0.1 s") && !same_line("in … s", "in 0.1 ms"));
}
