//! `klynge status`

use std::path::Path;

use super::Outcome;
use super::args::Status;
use super::error::Failure;
use super::source::index_dir;
use super::ui::Ui;
use crate::{index, output};

pub(super) fn run(args: &Status, index: Option<&Path>, ui: &mut Ui) -> Result<Outcome, Failure> {
    let status = index::status(&index_dir(index)?)?;
    if args.json {
        serde_json::to_writer_pretty(ui.out(), &status).map_err(std::io::Error::from)?;
        writeln!(ui.out())?;
    } else {
        let page = ui.page();
        output::status(ui.out(), &status, &page)?;
    }
    Ok(Outcome::Done)
}
