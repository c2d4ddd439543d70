//! `klynge export`

use std::io::Write;
use std::path::Path;

use super::Outcome;
use super::args::{Bulk, Export};
use super::error::Failure;
use super::hints;
use super::source::{catalog, query};
use super::ui::Ui;
use crate::index::{Catalog, files};
use crate::output::{self, Engine, Narrow, TooLong};
use crate::query::matching;

pub(super) fn run(args: &Export, index: Option<&Path>, ui: &mut Ui) -> Result<Outcome, Failure> {
    let engine = args.bulk.map(Bulk::engine);
    if args.schema {
        return to_place(args, ui, |out| output::schema(out).map_err(Failure::from)).map(|()| Outcome::Done);
    }
    if let (Some(engine), true) = (engine, args.mapping) {
        return to_place(args, ui, |out| output::bulk_mapping(out, engine).map_err(Failure::from))
            .map(|()| Outcome::Done);
    }
    let query = query(&args.query)?;
    let filter = args.filters.filter();
    let catalog = catalog(&args.from, index, ui)?;
    let narrow = if query.is_none() && filter.is_empty() {
        Narrow::all(&catalog)?
    } else {
        Narrow::to(&catalog, matching(&catalog, query.as_ref(), &filter)?.with_all)?
    };
    match engine {
        Some(engine) => to_engine(args, ui, &catalog, &narrow, engine)?,
        None => to_place(args, ui, |out| {
            let write = if args.jsonl { output::jsonl } else { output::json };
            write(out, &catalog, &narrow).map_err(Failure::from)
        })?,
    }
    if narrow.is_empty() {
        hints::nothing(&catalog, query.as_ref(), &filter, ui)?;
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

/// Writes for an engine, and says what will not go into one of its requests.
fn to_engine(args: &Export, ui: &mut Ui, catalog: &Catalog, narrow: &Narrow, engine: Engine) -> Result<(), Failure> {
    let mut too_long = TooLong::default();
    to_place(args, ui, |out| {
        too_long = output::bulk(out, catalog, narrow, engine)?;
        Ok(())
    })?;
    if let TooLong { count, first: Some(first) } = too_long {
        let (punkter, limit, engine) =
            (if count == 1 { "punkt is" } else { "punkter are" }, engine.megabytes(), engine.navn());
        ui.warning(&format!(
            "{count} {punkter} longer than the {limit} MB that {engine} takes in one request, the first of them {first}"
        ));
    }
    Ok(())
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
