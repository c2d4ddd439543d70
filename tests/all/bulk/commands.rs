//! The command line, and the commands of docs/bulk.md with engines that only write down what they are sent.

use std::fs;
use std::process::Command;

use serde_json::Value;

use super::{ENGINES, elasticsearch, mapping, quickwit};
use crate::documents;
use crate::env::{Env, Has, Json};
use crate::export::Lines;

#[test]
fn exit_codes_are_those_of_an_export() {
    let env = Env::with_fixtures();
    for engine in ENGINES {
        env.run(&["export", "--bulk", engine, "findesikke"]).expect(1, "", "Nothing found.\n");
        env.run(&["export", "--bulk", engine, "--mapping", "timer"]).expect(2, "", Has(&["--mapping", "QUERY"]));
        env.run(&["export", "--bulk", engine, "--jsonl"]).expect(2, "", Has(&["--jsonl"]));
        env.run(&["export", "--bulk", engine, "(a"]).expect(2, "", Has(&["unclosed parenthesis"]));
        env.run(&["export", "--bulk", engine, "--index", "intet"]).expect(2, "", Has(&["error: "]));
    }
    env.run(&["export", "--mapping"]).expect(2, "", Has(&["--bulk"]));
    env.run(&["export", "--bulk", "solr"]).expect(2, "", Has(&["solr", "elasticsearch", "quickwit"]));
}

#[test]
fn a_file_has_what_stdout_would() {
    let env = Env::with_fixtures();
    for engine in ENGINES {
        let records = env.run(&["export", "--bulk", engine]).expect(0, Lines, "");
        env.run(&["export", "--bulk", engine, "--out", "punkter.ndjson"]).expect(0, "", "");
        assert_eq!(fs::read_to_string(env.path("punkter.ndjson")).unwrap(), records);
        // The mapping asks for no index, since it is the same for all.
        let made =
            env.run(&["export", "--bulk", engine, "--mapping", "--index", "intet"]).expect(0, Json(|_| true), "");
        env.run(&["export", "--bulk", engine, "--mapping", "--out", "index.json"]).expect(0, "", "");
        assert_eq!(fs::read_to_string(env.path("index.json")).unwrap(), made);
    }
}

#[test]
fn a_punkt_that_no_request_can_hold_is_named() {
    let env = Env::new();
    env.write("stort/stort.md", "En linje om vandværket.\n".repeat(450_000));
    env.write("stort/lille.md", "En linje om vandværket.\n");
    let id = "stort#1";
    let said = format!(
        "warning: 1 punkt is longer than the 10 MB that Quickwit takes in one request, the first of them {id}\n"
    );
    let run = env.run(&["export", "--in", "stort", "--bulk", "quickwit", "-q"]);
    let lines = run.expect(0, Lines, said.as_str());
    assert_eq!(lines.lines().count(), 2);
    env.run(&["export", "--in", "stort", "--bulk", "elasticsearch"]).expect(0, Lines, "");
}

/// The blocks of the page that are for a shell, without their fences.
fn blocks() -> Vec<String> {
    let page = fs::read_to_string(documents::root().join("docs/bulk.md")).unwrap();
    let blocks = page.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned());
    blocks.collect()
}

/// Writes down its arguments and, where it reads stdin or a file, that; says what the engine would say.
const ENGINE: &str = r#"#!/bin/sh
number=$(ls "$SENT" | wc -l)
here="$SENT/$(printf %04d "$number")"
mkdir "$here"
printf '%s\n' "$(basename "$0") $*" > "$here/command"
case "$*" in
*@-*|*"index ingest"*) cat > "$here/body" ;;
*--index-config*) cp "$(printf '%s\n' "$*" | sed 's/.*--index-config //')" "$here/body" ;;
esac
printf '{"errors":false}\n'
"#;

/// A request that a command of the page sent.
struct Sent {
    command: String,
    body: String,
}

/// Every block in order, in one folder with an index of the fixtures.
#[cfg(unix)]
fn sent(env: &Env) -> Vec<Sent> {
    use std::os::unix::fs::PermissionsExt;
    for engine in ["curl", "quickwit"] {
        env.write(&format!("bin/{engine}"), ENGINE);
        fs::set_permissions(env.path(&format!("bin/{engine}")), fs::Permissions::from_mode(0o755)).unwrap();
    }
    fs::create_dir(env.path("sent")).unwrap();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_klynge")).parent().unwrap();
    let path = format!("{}:{}:{}", env.path("bin").display(), program.display(), std::env::var("PATH").unwrap());
    for block in blocks() {
        let mut shell = Command::new("sh");
        shell.args(["-ec", &block]).current_dir(env.path(".")).env_clear().env("PATH", &path);
        shell.env("HOME", env.path("home")).env("XDG_DATA_HOME", env.path("data")).env("SENT", env.path("sent"));
        let output = shell.output().unwrap();
        assert!(output.status.success(), "{block}\n{}", String::from_utf8_lossy(&output.stderr));
    }
    let mut folders: Vec<_> = fs::read_dir(env.path("sent")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let read = |path: std::path::PathBuf| fs::read_to_string(path).unwrap_or_default();
    folders
        .iter()
        .map(|folder| Sent { command: read(folder.join("command")), body: read(folder.join("body")) })
        .collect()
}

/// `split --filter` is of the GNU tools.
#[cfg(unix)]
fn has_split() -> bool {
    let output = Command::new("split").arg("--help").output();
    output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("--filter"))
}

#[cfg(unix)]
#[test]
fn the_commands_of_the_page_send_what_the_engines_take() {
    if !has_split() {
        println!("skipped: split has no --filter here");
        return;
    }
    let env = Env::with_fixtures();
    let whole = env.run(&["export", "--jsonl"]).expect(0, Lines, "").lines().count();
    let sent = sent(&env);
    let to = |part: &str| sent.iter().filter(|sent| sent.command.contains(part)).collect::<Vec<_>>();
    let made = |sent: &[&Sent], engine: &str| {
        assert!(!sent.is_empty(), "nothing makes an index of {engine}");
        for sent in sent {
            assert_eq!(serde_json::from_str::<Value>(&sent.body).unwrap(), mapping(&env, engine));
        }
    };
    made(&to("-X PUT"), "elasticsearch");
    made(&[to("index create"), to("api/v1/indexes ")].concat(), "quickwit");
    // Each request is one by itself, and together they are everything.
    let requests = to("/_bulk");
    let mut documents = 0;
    for request in &requests {
        let lines: Vec<String> = request.body.split_terminator('\n').map(str::to_owned).collect();
        documents += elasticsearch::request(&lines).unwrap().len();
    }
    assert_eq!(documents, whole);
    let made = mapping(&env, "quickwit");
    let index = quickwit::Index::new(&made).unwrap();
    for way in ["index ingest", "/ingest"] {
        let lines: String = to(way).iter().map(|sent| sent.body.as_str()).collect();
        assert_eq!(lines.lines().count(), whole, "{way}");
        for line in lines.lines() {
            index.accepts(&serde_json::from_str(line).unwrap()).unwrap();
        }
    }
    // The rest are searches; what they ask for is JSON where it is a body.
    let searches = to("/_search");
    assert!(!searches.is_empty());
    for search in searches {
        let body = search.command.split_once(" -d ").unwrap().1;
        elasticsearch::query(&serde_json::from_str(body).unwrap(), &mapping(&env, "elasticsearch")).unwrap();
    }
}
