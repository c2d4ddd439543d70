//! klynge: find what was decided in Danish meeting documents.

use std::process::ExitCode;

fn main() -> ExitCode {
    klynge::cli::run(std::env::args_os())
}
