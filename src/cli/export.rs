//! `klynge export`

use std::io::Write;
use std::path::Path;

use super::Outcome;
use super::args::Export;
use super::error::Failure;
use super::source::{catalog, query};
use super::ui::Ui;
use crate::index::files;
use crate::output::{self, Narrow};
use crate::query::matching;

pub(super) fn run(args: &Export, index: Option<&Path>, ui: &mut Ui) -> Result<Outcome, Failure> {
    if args.schema {
        return to_place(args, ui, |out| output::schema(out).map_err(Failure::from)).map(|()| Outcome::Done);
    }
    let query = query(&args.query)?;
    let filter = args.filters.filter();
    let catalog = catalog(&args.from, index, ui)?;
    let narrow = if query.is_none() && filter.is_empty() {
        Narrow::all(&catalog)?
    } else {
        Narrow::to(&catalog, matching(&catalog, query.as_ref(), &filter)?.with_all)?
    };
    to_place(args, ui, |out| {
        let write = if args.jsonl { output::jsonl } else { output::json };
        write(out, &catalog, &narrow).map_err(Failure::from)
    })?;
    Ok(if narrow.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

/// Writes to stdout, or to the file that the user named.
fn to_place(
    args: &Export,
    ui: &mut Ui,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    match &args.out {
        None => write(ui.out()),
        Some(path) => files::replace_with(path, |out| write(out)).map_err(|failure: Failure| failure.at(path)),
    }
}
