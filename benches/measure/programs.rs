//! The programs that are measured: how each is fed, how it is asked, and what it is.

use std::fs;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::place::Place;
use super::queries::Query;
use crate::floor;

/// A program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Program {
    Klynge,
    Floor,
    Sqlite,
    Xapian,
    Recoll,
    Ripgrep,
}

use Program::{Floor, Klynge, Recoll, Ripgrep, Sqlite, Xapian};

/// All of them. klynge is the first.
pub(super) const PROGRAMS: [Program; 6] = [Klynge, Floor, Sqlite, Xapian, Recoll, Ripgrep];

/// Above so many documents the slow ones are left out.
const SLOW_UP_TO: u64 = 20_000;

/// How SQLite is set for loading: no journal, since the file is new, but on disk at the end, as klynge's index is.
const SQLITE: &str = "PRAGMA journal_mode=OFF; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-200000; \
    PRAGMA temp_store=MEMORY;";

impl Program {
    pub(super) fn name(self) -> &'static str {
        match self {
            Klynge => "klynge",
            Floor => "tantivy floor",
            Sqlite => "SQLite FTS5",
            Xapian => "Xapian",
            Recoll => "recoll",
            Ripgrep => "ripgrep",
        }
    }

    /// The first line of what it says about itself; `None` if it is not installed.
    pub(super) fn version(self, klynge: &Path) -> Option<String> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        match self {
            Klynge => said(Command::new(klynge).arg("--version")),
            Floor => Some("0.27, in this benchmark".to_owned()),
            Sqlite => said(Command::new("sqlite3").arg("--version")).map(|said| said.chars().take(17).collect()),
            Xapian => {
                said(Command::new("scriptindex").arg("--version"))?;
                said(Command::new("quest").arg("--version"))
            }
            Recoll => {
                // It has no word for its version, and makes itself a folder when it is asked for help.
                let there = |name| std::env::split_paths(&path).any(|dir| dir.join(name).is_file());
                (there("recollindex") && there("recollq")).then_some(())?;
                said(Command::new("dpkg-query").args(["-W", "recollcmd"])).or(Some(String::new()))
            }
            Ripgrep => said(Command::new("rg").arg("--version")),
        }
    }

    /// Why it is left out at this size, if it is.
    pub(super) fn left_out(self, place: &Place) -> Option<&'static str> {
        if self.version(&place.klynge).is_none() {
            return Some("not installed");
        }
        let slow = matches!(self, Xapian | Recoll);
        if slow && !place.slow {
            return Some("too slow for a quick look");
        }
        (slow && place.count > SLOW_UP_TO).then_some("too slow for this size")
    }

    /// Its index.
    pub(super) fn index(self, place: &Place) -> PathBuf {
        place.at(match self {
            Klynge => "klynge",
            Floor => "floor",
            Sqlite => "fts5.db",
            Xapian => "xapian",
            Recoll => "recoll",
            Ripgrep => "no index",
        })
    }

    /// Makes what it is fed with, which is not measured.
    pub(super) fn prepare(self, place: &Place) -> io::Result<()> {
        match self {
            Klynge | Floor | Ripgrep => Ok(()),
            Sqlite => {
                let import = format!(".import --ascii '{}' rows", place.rows().display());
                let mut command = Command::new("sqlite3");
                command.args(["-batch", "-init", "/dev/null"]).arg(place.at("rows.db"));
                command.args([SQLITE, "CREATE TABLE rows (id TEXT, tekst TEXT)", &import]);
                command.stdout(Stdio::null()).status().map(|_| ())
            }
            Xapian => {
                fs::write(place.at("xapian.script"), "id : field=id\ntekst : index truncate=200 field=tekst\n")?;
                xapian_rows(place)
            }
            Recoll => {
                fs::create_dir_all(place.at("recoll-settings"))?;
                let settings = format!(
                    "topdirs = {}\ndbdir = {}\nloglevel = 1\nidxflushmb = 100\nindexstemminglanguages = danish\n",
                    place.corpus().display(),
                    Recoll.index(place).display()
                );
                fs::write(place.at("recoll-settings/recoll.conf"), settings)?;
                fs::write(place.at("recoll-settings/mimemap"), ".md = text/plain\n")
            }
        }
    }

    /// Makes its index from nothing; `None` for one that has none.
    pub(super) fn ingest(self, place: &Place) -> Option<Command> {
        let index = self.index(place);
        let mut command = match self {
            Klynge => {
                let mut command = Command::new(&place.klynge);
                command.arg("--index").arg(index).args(["-q", "ingest"]).arg(place.corpus());
                command
            }
            Floor => {
                let mut command = ourselves();
                command.arg(floor::INGEST).arg(place.rows()).arg(index);
                command
            }
            Sqlite => {
                let mut command = Command::new("sqlite3");
                let attach = format!("ATTACH '{}' AS made;", place.at("rows.db").display());
                command.args(["-batch", "-init", "/dev/null"]).arg(index).args([
                    SQLITE,
                    &attach,
                    "BEGIN; CREATE VIRTUAL TABLE punkt USING fts5(id UNINDEXED, tekst);
                     INSERT INTO punkt SELECT id, tekst FROM made.rows; COMMIT;",
                ]);
                command
            }
            Xapian => {
                let mut command = Command::new("scriptindex");
                command.env("XAPIAN_FLUSH_THRESHOLD", "100000").args(["--overwrite", "--stemmer=danish"]);
                command.arg(index).arg(place.at("xapian.script")).arg(place.at("xapian.rows"));
                command
            }
            Recoll => {
                let mut command = Command::new("recollindex");
                command.arg("-c").arg(place.at("recoll-settings")).arg("-z");
                command
            }
            Ripgrep => return None,
        };
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Some(command)
    }

    /// Prints the ten best with a piece of their text; ripgrep, which knows no best, all files.
    pub(super) fn search(self, place: &Place, query: &Query) -> Command {
        let index = self.index(place);
        match self {
            Klynge => asked(place, &["search", query.text]),
            Floor => {
                let mut command = ourselves();
                command.arg(floor::SEARCH).arg(index).arg(query.text);
                command
            }
            Sqlite => {
                let select = format!(
                    "SELECT id, snippet(punkt, 1, '[', ']', '…', 24) FROM punkt('{}') ORDER BY rank LIMIT 10;",
                    query.text
                );
                let mut command = Command::new("sqlite3");
                command.args(["-batch", "-readonly", "-init", "/dev/null"]).arg(index).arg(select);
                command
            }
            Xapian => {
                let mut command = Command::new("quest");
                command.args(["--stemmer=danish", "--msize=10", "--db"]).arg(index).arg(query.text);
                command
            }
            Recoll => {
                let mut command = Command::new("recollq");
                command.arg("-c").arg(place.at("recoll-settings")).args(["-n", "10", "-A", query.text]);
                command
            }
            Ripgrep => {
                let mut command = Command::new("rg");
                command.args(["--files-with-matches", "--ignore-case", "--fixed-strings"]);
                command.args(query.strings.iter().flat_map(|string| ["-e", string])).arg(place.corpus());
                command
            }
        }
    }
}

/// klynge on the index of this place.
pub(super) fn asked(place: &Place, arguments: &[&str]) -> Command {
    let mut command = Command::new(&place.klynge);
    command.arg("--index").arg(Klynge.index(place)).arg("-q").args(arguments);
    command
}

/// This benchmark, to be a floor.
pub(super) fn ourselves() -> Command {
    Command::new(std::env::current_exe().expect("this program"))
}

/// The rows as `scriptindex` takes them: a field a line, where every further line of a text begins with "=".
fn xapian_rows(place: &Place) -> io::Result<()> {
    let mut rows = BufReader::new(fs::File::open(place.rows())?);
    let mut out = BufWriter::new(fs::File::create(place.at("xapian.rows"))?);
    let mut row = Vec::new();
    while rows.read_until(floor::BEHIND as u8, &mut row)? > 0 {
        let text = String::from_utf8_lossy(&row);
        let (id, text) = text.trim_end_matches(floor::BEHIND).split_once(floor::BETWEEN).unwrap_or_default();
        write!(out, "id={id}\ntekst={}\n\n", text.replace('\n', "\n="))?;
        row.clear();
    }
    out.flush()
}

/// The first line that a program says, on whatever it says it.
fn said(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    let said = if output.stdout.is_empty() { output.stderr } else { output.stdout };
    let said = String::from_utf8_lossy(&said).into_owned();
    Some(said.lines().next().unwrap_or("").replace('\t', " "))
}
