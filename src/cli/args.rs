//! The arguments, from which help, man page and completions are made.

use std::path::PathBuf;

use clap::{Args as ClapArgs, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use unicode_normalization::UnicodeNormalization;

use crate::field::dato;
use crate::output::Engine;
use crate::query::{self, Filter};
use crate::record::Udfald;

/// Find what was decided in Danish meeting documents.
///
/// klynge reads referater, dagsordener and notater (Markdown or text), makes a record of every punkt, and finds them
/// again by what they say, with file and line.
#[derive(Debug, Parser)]
#[command(name = "klynge", version, max_term_width = 100, after_help = EXIT_CODES, disable_help_subcommand = true)]
pub(super) struct Args {
    /// Where the index lies [default: klynge in the user's data directory]
    #[arg(long, global = true, env = "KLYNGE_INDEX", value_name = "PATH", hide_env_values = true)]
    pub(super) index: Option<PathBuf>,
    /// Say nothing on stderr but warnings and errors
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXIT_CODES: &str =
    "Exit codes: 0 found or done, 1 nothing found (of check: warnings, of verify: differences), 2 error, 130 stopped.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    // What these do is said once, at their arguments.
    Ingest(Ingest),
    Search(Search),
    Ord(Ord),
    Show(Show),
    Check(Check),
    Export(Export),
    Status(Status),
    Verify(Verify),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page, or that of a command
    Man {
        /// The command
        command: Option<String>,
    },
    /// Print this message, the help of a command, or, with `query`, the query language
    Help {
        /// A command, or `query`
        #[arg(value_name = "COMMAND|query")]
        what: Option<String>,
    },
}

/// Read folders into the index.
///
/// Reads every .md, .markdown and .txt file below the folders; hidden and ignored files are left out. What has not
/// changed since the last time is not read again, what is gone is removed from the index. A file that cannot be read
/// is named, and the others are indexed all the same; the exit code is then 2. Ctrl-C stops it: the index is then as it
/// was before.
#[derive(Debug, ClapArgs)]
pub(super) struct Ingest {
    /// Folders to read
    #[arg(required = true, value_name = "FOLDER")]
    pub(super) folders: Vec<PathBuf>,
    /// Make the index anew from all its sources, also where it is damaged
    #[arg(long)]
    pub(super) rebuild: bool,
    /// Hash every file, and trust no size and no time
    #[arg(long)]
    pub(super) verify: bool,
    /// Wait where another klynge is writing to the index
    #[arg(long)]
    pub(super) wait: bool,
}

/// Find punkter.
///
/// Punkter that have all the words come first, the best of them on top; those that have some follow behind a line that
/// says so. Words are found in their inflected forms, in compounds, and in other spellings, whatever their case.
#[derive(Debug, ClapArgs)]
#[command(after_long_help = QUERY)]
pub(super) struct Search {
    /// What to look for; without words, all punkter that the filters let through, newest first
    #[arg(value_name = "QUERY")]
    pub(super) query: Vec<String>,
    #[command(flatten)]
    pub(super) from: From,
    /// How many hits to print at most [default: 10]
    ///
    /// With --files, how many files: all of them if you do not say.
    #[arg(short = 'n', long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Print every hit
    #[arg(long, conflicts_with = "limit")]
    pub(super) all: bool,
    /// Their order
    #[arg(long, value_enum, default_value_t = Sort::Relevans)]
    pub(super) sort: Sort,
    /// Look for punkter like this one
    ///
    /// It is named by its id, or by the path and a line of a file, which need not be in the index. The words that tell it
    /// from others are searched, and of each hit those are shown that it has.
    #[arg(long, value_name = "ID|PATH:LINE", conflicts_with = "query")]
    pub(super) similar: Option<String>,
    /// Say of each hit how its score came about
    ///
    /// Which forms answered which word of the query, how, in which field and how often, and the numbers that make the score.
    #[arg(long, conflicts_with = "mode")]
    pub(super) explain: bool,
    #[command(flatten)]
    pub(super) mode: Mode,
    /// Print JSON
    ///
    /// An array: each hit the punkt's record with dokument, score, alle_ord, uddrag, uddrag_steder and linje.
    #[arg(long, conflicts_with = "files")]
    pub(super) json: bool,
    // Last: its heading goes for all that follows.
    #[command(flatten)]
    pub(super) filters: Filters,
}

/// What is printed in place of hits.
#[derive(Debug, ClapArgs)]
#[group(id = "mode", multiple = true)]
pub(super) struct Mode {
    /// Print only how many punkter are found
    ///
    /// Those that have everything that is asked for, and those that have some of it and not all.
    #[arg(long, conflicts_with_all = ["limit", "all", "similar", "files", "facet"])]
    pub(super) count: bool,
    /// Print only the paths of the files, each once
    ///
    /// Of the punkter that have everything that is asked for, the best first.
    #[arg(long, conflicts_with_all = ["similar", "facet"])]
    pub(super) files: bool,
    /// With --files: end each path with a NUL byte (xargs -0)
    #[arg(short = '0', long, requires = "files")]
    pub(super) null: bool,
    /// Count what is found by a value
    ///
    /// All punkter that have everything that is asked for are counted, however many. May be given more than once. With
    /// --json, one object.
    #[arg(long, value_enum, value_name = "FACET", conflicts_with_all = ["limit", "all", "similar"])]
    pub(super) facet: Vec<Facet>,
}

impl Mode {
    /// Whether it asks for everything if nothing is asked for.
    pub(super) const fn is_whole(&self) -> bool {
        self.count || self.files || !self.facet.is_empty()
    }
}

const QUERY: &str = "\
The query, in short; all of it is on one page, `klynge help query`:
  72 timers           both words before either, in any form, also in compounds
  \"72 timers\"         the words in this order; \"72 timers\"! exactly as they stand
  +misbrug -alkohol   must be there; must not be there
  titel:behandl*      in one field, words that begin so

The shell takes quotes away, and a word that begins with - looks like an option:
put the query in quotes, as in  klynge search '\"72 timers\" -alkohol'";

/// What punkter are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Facet {
    /// The body
    Udvalg,
    /// The year
    #[value(alias = "år")]
    Aar,
    /// The outcome
    Udfald,
    /// The type of document
    Type,
    /// The punkt's case number
    Sag,
}

impl Facet {
    pub(super) const fn facet(self) -> query::Facet {
        match self {
            Self::Udvalg => query::Facet::Udvalg,
            Self::Aar => query::Facet::Aar,
            Self::Udfald => query::Facet::Udfald,
            Self::Type => query::Facet::Type,
            Self::Sag => query::Facet::Sag,
        }
    }
}

/// List the forms of the collection that a word reaches.
///
/// For whoever must know that nothing was overlooked: what is listed is what `klynge search` finds for the word, each
/// form with how it answers and how many punkter have it, the closest kinds first. What answers only together (the parts
/// of a compound near each other, the name that an abbreviation stands for) is listed last.
#[derive(Debug, ClapArgs)]
pub(super) struct Ord {
    /// Words, "phrases" and begin*, in a field (titel:ord) or not; several are understood together, as in a search
    #[arg(required = true, value_name = "ORD")]
    pub(super) words: Vec<String>,
    #[command(flatten)]
    pub(super) from: From,
    /// Print it as JSON, with all forms of what answers together
    #[arg(long)]
    pub(super) json: bool,
    // Last: its heading goes for all that follows.
    #[command(flatten)]
    pub(super) filters: Filters,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Sort {
    /// The best first
    Relevans,
    /// The newest first
    Dato,
}

/// Print a punkt or a document to read.
#[derive(Debug, ClapArgs)]
pub(super) struct Show {
    /// The id of a punkt or document, or the path of a file; `path:line` is the punkt there
    #[arg(value_name = "ID|PATH")]
    pub(super) what: String,
    #[command(flatten)]
    pub(super) from: From,
    /// Print the record as JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Print the lines of the source
    #[arg(long, conflicts_with = "json")]
    pub(super) raw: bool,
    /// With --raw: before each line its number and the part that it plays
    #[arg(long, requires = "raw")]
    pub(super) annotate: bool,
}

/// Say what is recognised in documents, and what is odd in them.
///
/// Reads files and folders without indexing them, and prints of each document what it was recognised as, and why, its
/// head, its punkter, and every warning with its line and what to do about it: to be run before a document is published.
/// Exit code 1 says that there are warnings, 2 that a path could not be read; the others are checked all the same.
#[derive(Debug, ClapArgs)]
pub(super) struct Check {
    /// Files, whatever their ending, and folders, whose .md, .markdown and .txt files are read
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Print a JSON array, one object a document
    #[arg(long)]
    pub(super) json: bool,
}

/// Print the records as JSON.
///
/// All of the index, or the punkter that have everything a query asks for, in their documents. Ordered by date, body and
/// id: the same sources give the same bytes.
#[derive(Debug, ClapArgs)]
#[command(group = clap::ArgGroup::new("format").required(true).args(["json", "jsonl", "bulk", "schema"]))]
pub(super) struct Export {
    /// Only punkter that have everything this asks for; the language is that of `klynge search`
    #[arg(value_name = "QUERY")]
    pub(super) query: Vec<String>,
    #[command(flatten)]
    pub(super) from: From,
    /// One array of documents
    #[arg(long)]
    pub(super) json: bool,
    /// One punkt a line, its document under `dokument`
    #[arg(long)]
    pub(super) jsonl: bool,
    /// NDJSON for the bulk API of a search engine, see docs/bulk.md
    #[arg(long, value_enum, value_name = "ENGINE")]
    pub(super) bulk: Option<Bulk>,
    /// With --bulk: the configuration of the engine's index, in place of the records
    #[arg(long, requires = "bulk", conflicts_with = "query")]
    pub(super) mapping: bool,
    /// The number of the format and its JSON Schema
    #[arg(long)]
    pub(super) schema: bool,
    /// Write to this file, whole or not at all
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    // Last: its heading goes for all that follows.
    #[command(flatten)]
    pub(super) filters: Filters,
}

/// Where an export is going to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Bulk {
    /// Elasticsearch 8 or newer: each punkt behind a line with its `_id`
    Elasticsearch,
    /// Quickwit 0.9 or newer: each punkt with a `tidspunkt`
    Quickwit,
}

impl Bulk {
    pub(super) const fn engine(self) -> Engine {
        match self {
            Self::Elasticsearch => Engine::Elasticsearch,
            Self::Quickwit => Engine::Quickwit,
        }
    }
}

/// Say what the index holds.
#[derive(Debug, ClapArgs)]
pub(super) struct Status {
    /// Print it as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Check the index against its sources.
///
/// Reads every byte of the index and every source again, and prints what differs: files of the index that are not as they
/// were written, sources that have changed, are gone or new, and records that are not what their source gives. Exit code 1
/// says that something differs, 2 that it could not be checked.
#[derive(Debug, ClapArgs)]
pub(super) struct Verify {
    /// Print it as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Where to look.
#[derive(Debug, ClapArgs)]
pub(super) struct From {
    /// Look in this folder instead of the index: it is read into memory, and nothing is kept
    #[arg(long = "in", value_name = "FOLDER")]
    pub(super) folders: Vec<PathBuf>,
}

/// What narrows an answer.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Filters")]
pub(super) struct Filters {
    /// Of bodies with these words, or compounds with them, in their name
    #[arg(long, value_name = "NAME")]
    pub(super) udvalg: Option<String>,
    /// From this date on: YYYY, YYYY-MM, YYYY-MM-DD or DD-MM-YYYY
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    pub(super) fra: Option<String>,
    /// Up to this date, all of it included
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    pub(super) til: Option<String>,
    /// With this outcome: godkendt, "ikke godkendt", "taget til efterretning", drøftet, udsat, anbefalet, oversendt, andet
    #[arg(long, value_name = "OUTCOME", value_parser = udfald)]
    pub(super) udfald: Option<Udfald>,
    /// Of this case
    #[arg(long, value_name = "CASE")]
    pub(super) sag: Option<String>,
}

impl Filters {
    /// The filter of the library.
    pub(super) fn filter(&self) -> Filter {
        Filter {
            udvalg: self.udvalg.as_deref().map(normal),
            fra: self.fra.clone(),
            til: self.til.clone(),
            udfald: self.udfald,
            sag: self.sag.as_deref().map(normal),
        }
    }
}

/// Spelled as documents and queries are.
fn normal(text: &str) -> String {
    text.nfc().collect()
}

fn first_day(text: &str) -> Result<String, String> {
    span(text).map(|(first, _)| first)
}

fn last_day(text: &str) -> Result<String, String> {
    span(text).map(|(_, last)| last)
}

fn span(text: &str) -> Result<(String, String), String> {
    // Eight figures with signs between are a day as it is to be written.
    let is_day = text.bytes().filter(u8::is_ascii_digit).count() == 8 && text.trim().len() == 10;
    let wrong = if is_day { "there is no such day" } else { "write YYYY, YYYY-MM, YYYY-MM-DD or DD-MM-YYYY" };
    dato::parse_filter(text).ok_or_else(|| wrong.to_owned())
}

fn udfald(text: &str) -> Result<Udfald, String> {
    query::udfald(text).map_err(|error| error.hint())
}

/// The command line as clap has it.
#[must_use]
pub fn command() -> clap::Command {
    Args::command()
}
