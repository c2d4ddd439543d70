//! What holds for every command: help, status, streams, pipes, and where the index is.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use crate::documents;
use crate::env::{Env, Has, Json};

const COMMANDS: [&str; 10] =
    ["ingest", "search", "ord", "show", "check", "export", "status", "verify", "completions", "man"];

#[test]
fn help_of_every_command() {
    let env = Env::new();
    insta::assert_snapshot!("help", env.run(&["--help"]).snapshot());
    for command in COMMANDS {
        insta::assert_snapshot!(format!("help_{command}"), env.run(&[command, "--help"]).snapshot());
    }
    let short = env.run(&["search", "-h"]).expect(0, Has(&["Usage: klynge search"]), "");
    assert!(short.lines().count() < 40, "-h is the short help");
    env.run(&["--version"]).expect(0, concat!("klynge ", env!("CARGO_PKG_VERSION"), "\n"), "");
}

#[test]
fn wrong_arguments_are_status_2_and_silent_on_stdout() {
    let env = Env::new();
    let cases: &[(&[&str], &str)] = &[
        (&[], "Usage: klynge"),
        (&["find"], "unrecognized subcommand"),
        (&["ingest"], "<FOLDER>..."),
        (&["search"], "there is nothing to look for"),
        (&["search", "  "], "there is nothing to look for"),
        (&["search", "a", "--fra", "2024-13"], "write YYYY, YYYY-MM, YYYY-MM-DD or DD-MM-YYYY"),
        (&["search", "a", "--til", "i går"], "write YYYY, YYYY-MM, YYYY-MM-DD or DD-MM-YYYY"),
        (&["search", "a", "--udfald", "vedtaget"], "godkendt, ikke godkendt, taget til efterretning"),
        (&["search", "a", "-n", "mange"], "invalid digit"),
        (&["search", "a", "--sort", "alfabet"], "relevans"),
        (&["search", "udfald:vedtaget", "--in", "."], "column 8: udfald is never `vedtaget`"),
        (&["search", "a", "--facet", "måned"], "udvalg, aar, udfald, type, sag"),
        (&["ord"], "<ORD>..."),
        (&["show"], "ID|PATH"),
        (&["show", "a", "--json", "--raw"], "cannot be used with"),
        (&["show", "a", "--annotate"], "--raw"),
        (&["check"], "<PATH>..."),
        (&["export"], "--json"),
        (&["export", "--json", "--jsonl"], "cannot be used with"),
        (&["completions", "tcsh"], "bash"),
    ];
    for (args, message) in cases {
        env.run(args).expect(2, "", Has(&[message]));
    }
}

#[test]
fn a_broken_query_is_shown_with_its_place() {
    let env = Env::new();
    insta::assert_snapshot!(env.run(&["search", "foo:bar", "(skole"]).snapshot());
}

#[test]
fn without_an_index_there_is_a_hint() {
    let env = Env::new();
    let commands: [&[&str]; 5] =
        [&["search", "skole"], &["ord", "skole"], &["show", "x#1"], &["export", "--json"], &["status"]];
    let error = "error: there is no index at [tmp]/data/klynge\nhint: make one with `klynge ingest <folder>`, or search \
                 a folder directly with `--in <folder>`\n";
    for args in commands {
        env.run(args).expect(2, "", error);
        // --quiet silences what is said beside the answer, not errors.
        env.run(&[args, &["--quiet"]].concat()).expect(2, "", error);
    }
    assert!(!env.path("data").exists(), "looking makes nothing");
}

#[test]
fn where_the_index_lies() {
    let env = Env::new();
    env.write("docs/a.md", "# Referat\n");
    for (args, variable, place) in [
        (&["status", "--json"][..], None, "data/klynge"),
        (&["status", "--json"], Some("fra-env"), "fra-env"),
        (&["status", "--json", "--index", "fra-flag"], Some("fra-env"), "fra-flag"),
    ] {
        let with = |args: &[&str]| match variable {
            Some(value) => env.run(args).env("KLYNGE_INDEX", value),
            None => env.run(args),
        };
        let flag = if args.len() > 2 { &args[2..] } else { &[] };
        with(&[&["ingest", "docs"], flag].concat()).expect(0, "", Has(&["1 document"]));
        assert!(env.path(place).join("klynge.json").is_file(), "{place}");
        with(args).expect(0, Json(|status| status["index"].as_str().unwrap().ends_with(place)), "");
    }
    // Without XDG_DATA_HOME it is below the home directory.
    let mut command = env.command(&["ingest", "docs"]);
    let output = command.env_remove("XDG_DATA_HOME").output().unwrap();
    assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    assert!(env.path("home/.local/share/klynge/klynge.json").is_file());
}

#[test]
fn what_is_no_index_is_left_alone() {
    let env = Env::new();
    env.write("docs/a.md", "# Referat\n");
    env.write("fil", "min");
    env.write("mappe/noter.txt", "mine");
    env.run(&["ingest", "docs", "--index", "fil"]).expect(
        2,
        "",
        Has(&["error: fil is not a klynge index", "hint: choose"]),
    );
    env.run(&["search", "a", "--index", "fil"]).expect(
        2,
        "",
        Has(&["error: fil is not a klynge index", "hint: choose"]),
    );
    let foreign = Has(&["error: mappe is not a klynge index\n", "hint: choose an empty folder"]);
    env.run(&["ingest", "docs", "--index", "mappe"]).expect(2, "", foreign);
    env.run(&["search", "a", "--index", "mappe"]).expect(2, "", Has(&["there is no index at mappe", "hint: "]));
    assert_eq!(std::fs::read_to_string(env.path("fil")).unwrap(), "min");
    assert_eq!(std::fs::read_dir(env.path("mappe")).unwrap().count(), 1);
}

#[test]
fn quiet_leaves_the_answer() {
    let env = Env::with_fixtures();
    env.run(&["ingest", "fixtures", "-q"]).expect(0, "", "");
    let loud = env.run(&["search", "pumpe"]).expect(0, Has(&["5. Vandingsanlægget"]), Has(&["punkt"]));
    let quiet = env.run(&["--quiet", "search", "pumpe"]).expect(0, Has(&["5. Vandingsanlægget"]), "");
    assert_eq!(loud, quiet);
    env.run(&["search", "-q", "findesikke"]).expect(1, "", "");
}

#[test]
fn no_escapes_in_pipes() {
    let env = Env::with_fixtures();
    for (name, value) in [("NO_COLOR", "1"), ("CLICOLOR", "1"), ("COLORTERM", "truecolor")] {
        let runs: [&[&str]; 5] =
            [&["search", "pumpe"], &["show", "ikke-et-moede#1"], &["status"], &["--help"], &["search", "--help"]];
        for args in runs {
            // Has looks for control characters itself.
            let stderr = if args[0] == "search" && args[1] == "pumpe" { "punkt" } else { "" };
            env.run(args).env(name, value).expect(0, Has(&[]), Has(&[stderr]));
        }
        env.run(&["check", "fixtures"]).env(name, value).expect(
            1,
            Has(&[&format!("{} documents", documents::all().len())]),
            "",
        );
        env.run(&["search", "(a"]).env(name, value).expect(2, "", Has(&["unclosed parenthesis"]));
        env.run(&["serach"]).env(name, value).expect(2, "", Has(&["search"]));
    }
}

/// As in `klynge export --jsonl | head -1`: the reader goes, and nobody is told.
#[test]
fn a_closed_pipe_is_no_error() {
    let env = Env::with_fixtures();
    let runs: [&[&str]; 13] = [
        &["help", "query"],
        &["search", "--all", "-q"],
        &["check", "--json", "fixtures/koder"],
        &["export", "--jsonl"],
        &["export", "--json"],
        &["export", "--bulk", "elasticsearch"],
        &["export", "--bulk", "quickwit"],
        &["export", "--bulk", "elasticsearch", "--mapping"],
        &["show", "sundhedsklynge-vesteraa-faglig-klynge-2024-02-08-referat"],
        &["export", "--schema"],
        &["completions", "bash"],
        &["man"],
        &["search", "--help"],
    ];
    for args in runs {
        let mut child = env.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        {
            // A small buffer: what is behind the first line stays in the pipe, which then breaks.
            let mut stdout = BufReader::with_capacity(16, child.stdout.take().unwrap());
            stdout.read_line(&mut line).unwrap();
        }
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        let status = child.wait().unwrap();
        assert_eq!((status.code(), stderr.as_str(), line.is_empty()), (Some(0), "", false), "{args:?}");
    }
    // Closed before the first byte.
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = env.command(&["export", "--json"]).stdout(writer).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

/// A full disk is one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let env = Env::with_fixtures();
    for args in [
        &["export", "--json"][..],
        &["export", "--bulk", "quickwit"],
        &["search", "pumpe"],
        &["completions", "fish"],
        &["man"],
        &["status"],
    ] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = env.command(args).stdout(full).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?} {stderr}");
        assert!(stderr.contains("No space left"), "{args:?} {stderr}");
    }
}

#[test]
fn completions_know_every_command() {
    let env = Env::new();
    for (shell, head) in [("bash", "_klynge()"), ("zsh", "#compdef klynge"), ("fish", "complete -c klynge")] {
        let script = env.run(&["completions", shell]).expect(0, HasTabs, "");
        assert!(script.contains(head), "{shell}");
        for word in COMMANDS.iter().chain(&["udvalg", "udfald", "jsonl", "facet", "similar"]) {
            assert!(script.contains(word), "{shell} lacks {word}");
        }
    }
}

/// Scripts may have tabs.
struct HasTabs;

impl crate::env::Check for HasTabs {
    fn wrong(&self, text: &str) -> Option<String> {
        text.contains('\u{1b}').then(|| "has an escape".to_owned())
    }
}

#[test]
fn the_man_page_renders() {
    let env = Env::new();
    let page = env.run(&["man"]).expect(0, Has(&[".TH klynge 1", "KLYNGE_INDEX", "Exit codes: 0"]), "");
    for command in COMMANDS {
        assert!(page.contains(&format!("klynge\\-{command}(1)")), "{command}");
        env.run(&["man", command]).expect(0, Has(&[&format!(".TH klynge-{command} 1"), "SYNOPSIS"]), "");
    }
    env.run(&["man", "find"]).expect(2, "", "error: there is no command find\nhint: `klynge --help` lists them\n");
}

#[test]
fn stdin_is_not_read() {
    let env = Env::new();
    env.run(&["search", "a"]).stdin(b"anything\n").expect(2, "", Has(&["no index"]));
}
