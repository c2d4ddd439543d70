//! klynge as a process in an environment of its own: a folder of its own, no variable but those named here.
//!
//! A run ends in [`Run::expect`] or [`Run::snapshot`], and both look at status, stdout and stderr: none can be forgotten.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use regex::Regex;
use tempfile::TempDir;

use crate::documents;

/// A folder to work in; gone when dropped.
pub(crate) struct Env {
    folder: TempDir,
}

impl Env {
    pub(crate) fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("klynge-test-").tempdir().unwrap();
        std::fs::create_dir(folder.path().join("home")).unwrap();
        Self { folder }
    }

    /// With the documents of the fixtures, and nothing else that lies there, under `fixtures`.
    pub(crate) fn with_documents() -> Self {
        let env = Self::new();
        for document in documents::all() {
            env.write(&format!("fixtures/{}", document.sti), &document.bytes);
        }
        env
    }

    /// With those read into the index.
    pub(crate) fn with_fixtures() -> Self {
        let env = Self::with_documents();
        env.ingest("fixtures");
        env
    }

    /// Reads a folder into the index and asks no more of it than that it goes well.
    pub(crate) fn ingest(&self, folder: &str) {
        self.run(&["ingest", folder]).expect(0, "", Has(&[" indexed ("]));
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Where the index lies unless a test says otherwise.
    pub(crate) fn index(&self) -> PathBuf {
        self.path("data/klynge")
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        self.write_at(&self.path(path), bytes);
    }

    pub(crate) fn write_at(&self, path: &Path, bytes: impl AsRef<[u8]>) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// klynge with these arguments, in the folder.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_klynge"));
        command
            .args(args)
            .env_clear()
            .env("HOME", self.path("home"))
            .env("XDG_DATA_HOME", self.path("data"))
            // A terminal that could show colours, so that it is the pipe that keeps them away.
            .env("TERM", "xterm-256color")
            .current_dir(self.folder.path());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run<'_> {
        let args = args.iter().map(|arg| (*arg).to_owned()).collect();
        Run { env: self, args, variables: Vec::new(), stdin: Vec::new() }
    }

    /// Leaves out what differs from run to run: the folder's name, times, sizes.
    fn steady(&self, text: &str) -> String {
        static TIME: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"in \d+\.\d s").unwrap());
        static SIZE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(Størrelse +)\d+ k?B").unwrap());
        static BYTES: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#""bytes": \d+"#).unwrap());
        let real = self.folder.path().canonicalize().unwrap();
        let text = text.replace(real.to_str().unwrap(), "[tmp]");
        let text = text.replace(self.folder.path().to_str().unwrap(), "[tmp]");
        let text = TIME.replace_all(&text, "in [s] s");
        let text = BYTES.replace_all(&text, r#""bytes": 0"#);
        SIZE.replace_all(&text, "${1}[size]").into_owned()
    }
}

/// A run to be asked for its end.
#[must_use = "a run is asserted with `expect` or `snapshot`"]
pub(crate) struct Run<'e> {
    env: &'e Env,
    args: Vec<String>,
    variables: Vec<(String, String)>,
    stdin: Vec<u8>,
}

impl Run<'_> {
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn stdin(mut self, bytes: &[u8]) -> Self {
        self.stdin = bytes.to_vec();
        self
    }

    /// Asserts all three; gives what was on stdout.
    #[track_caller]
    pub(crate) fn expect(self, status: i32, stdout: impl Check, stderr: impl Check) -> String {
        let end = self.end();
        let wrong = [
            (end.status != status).then(|| format!("status is {}, not {status}", end.status)),
            stdout.wrong(&end.stdout).map(|wrong| format!("stdout {wrong}")),
            stderr.wrong(&end.stderr).map(|wrong| format!("stderr {wrong}")),
        ];
        let wrong: Vec<String> = wrong.into_iter().flatten().collect();
        assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), end.shown());
        end.stdout
    }

    /// All three as one text for a snapshot.
    pub(crate) fn snapshot(self) -> String {
        self.end().shown()
    }

    fn end(self) -> End {
        let args: Vec<&str> = self.args.iter().map(String::as_str).collect();
        let mut command = self.env.command(&args);
        command.envs(self.variables).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // klynge may not read it all, or at all.
        let _ = child.stdin.take().unwrap().write_all(&self.stdin);
        let output = child.wait_with_output().unwrap();
        let text = |bytes| self.env.steady(&String::from_utf8(bytes).expect("output is UTF-8"));
        End {
            args: self.args.join(" "),
            status: output.status.code().expect("not ended by a signal"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

struct End {
    args: String,
    status: i32,
    stdout: String,
    stderr: String,
}

impl End {
    fn shown(&self) -> String {
        let Self { args, status, stdout, stderr } = self;
        format!("$ klynge {args}\nstatus {status}\n--- stdout\n{stdout}--- stderr\n{stderr}")
    }
}

/// What a stream has to be.
pub(crate) trait Check {
    /// What is wrong with it, if something is.
    fn wrong(&self, text: &str) -> Option<String>;
}

/// Exactly this.
impl Check for &str {
    fn wrong(&self, text: &str) -> Option<String> {
        (text != *self).then(|| format!("is not {self:?}"))
    }
}

/// All of these in it, and no byte that steers a terminal.
pub(crate) struct Has<'a>(pub(crate) &'a [&'a str]);

impl Check for Has<'_> {
    fn wrong(&self, text: &str) -> Option<String> {
        let missing: Vec<_> = self.0.iter().filter(|part| !text.contains(**part)).collect();
        if !missing.is_empty() {
            return Some(format!("lacks {missing:?}"));
        }
        let control = text.chars().find(|c| c.is_control() && *c != '\n')?;
        Some(format!("has {control:?}"))
    }
}

/// JSON and nothing else, of which this is true.
pub(crate) struct Json<F: Fn(&serde_json::Value) -> bool>(pub(crate) F);

impl<F: Fn(&serde_json::Value) -> bool> Check for Json<F> {
    fn wrong(&self, text: &str) -> Option<String> {
        match serde_json::from_str(text) {
            Err(error) => Some(format!("is not JSON: {error}")),
            Ok(value) if !(self.0)(&value) => Some("is other JSON than expected".to_owned()),
            Ok(_) => None,
        }
    }
}
