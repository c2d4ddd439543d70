//! The command line: arguments → the library → exit code. The only module with a terminal.

mod args;
mod check;
mod error;
mod export;
mod guard;
mod hints;
mod ingest;
mod interrupt;
mod manual;
mod ord;
mod search;
mod similar;
mod show;
mod source;
mod status;
mod ui;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

pub use args::command;
use args::{Args, Command};
use error::Failure;
use ui::Ui;

/// Found, or done.
pub const DONE: u8 = 0;
/// Nothing found; of a check: warnings.
pub const NOTHING: u8 = 1;
/// Something failed; stderr says what.
pub const FAILED: u8 = 2;

/// Told to stop, by Ctrl-C or SIGTERM.
pub const STOPPED: u8 = 130;

/// What a command came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Done,
    /// Nothing was found, or a check did not come out clean.
    Nothing,
    /// Done but for some files, which stderr has named.
    Partly,
    /// Ended before it was done, as the user wanted.
    Stopped,
}

/// Runs klynge with the process's arguments, program name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            let failed = error.use_stderr();
            // Help and errors alike go where clap says; a closed pipe is no error.
            let _ = error.print();
            return ExitCode::from(if failed { FAILED } else { DONE });
        }
    };
    let mut ui = Ui::new(args.quiet);
    let run = || dispatch(&args, &mut ui).and_then(|outcome| ui.finish().map(|()| outcome).map_err(Failure::from));
    match guard::guarded(&args.command, run) {
        Ok(Outcome::Done) => ExitCode::from(DONE),
        Ok(Outcome::Nothing) => ExitCode::from(NOTHING),
        Ok(Outcome::Partly) => ExitCode::from(FAILED),
        Ok(Outcome::Stopped) => ExitCode::from(STOPPED),
        Err(failure) if failure.is_closed_pipe() => ExitCode::from(DONE),
        Err(failure) => {
            ui.error(&failure);
            ExitCode::from(FAILED)
        }
    }
}

fn dispatch(args: &Args, ui: &mut Ui) -> Result<Outcome, Failure> {
    let index = args.index.as_deref();
    match &args.command {
        Command::Check(args) => check::run(args, ui),
        Command::Ingest(args) => ingest::run(args, index, ui),
        Command::Search(args) => search::run(args, index, ui),
        Command::Ord(args) => ord::run(args, index, ui),
        Command::Show(args) => show::run(args, index, ui),
        Command::Export(args) => export::run(args, index, ui),
        Command::Status(args) => status::run(args, index, ui),
        Command::Verify(args) => verify::run(args, index, ui),
        Command::Completions { shell } => manual::completions(*shell, ui),
        Command::Man { command } => manual::man(command.as_deref(), ui),
        Command::Help { what } => manual::help(what.as_deref(), ui),
    }
}
