//! `klynge ingest`

use std::path::Path;
use std::time::Instant;

use super::Outcome;
use super::args::Ingest;
use super::error::Failure;
use super::hints::counted;
use super::interrupt;
use super::source::index_dir;
use super::ui::Ui;
use crate::index::Rebuild;
use crate::ingest::{self, IngestError, Options, Report};
use crate::output::number_of;

pub(super) fn run(args: &Ingest, index: Option<&Path>, ui: &mut Ui) -> Result<Outcome, Failure> {
    let dir = index_dir(index)?;
    let started = Instant::now();
    let bar = ui.progress();
    let Ingest { rebuild, verify, wait, .. } = *args;
    let options = Options { rebuild, verify, wait, stop: interrupt::watch() };
    let report = ingest::ingest_with(&dir, &args.folders, options, &mut |done, total| {
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    let report = match report {
        Err(IngestError::Stopped) => {
            ui.warning(&format!("{}: run the same command again to go on", IngestError::Stopped));
            return Ok(Outcome::Stopped);
        }
        report => report?,
    };
    match report.rebuild {
        Some(Rebuild::Format(format)) => {
            ui.status(&format!("The index had the older format {format}: it was made anew from its sources."))
        }
        Some(Rebuild::Sources) => {
            ui.status("The index and its list of sources did not belong together: it was made anew.")
        }
        Some(Rebuild::Asked) => ui.status("The index was made anew from its sources."),
        None => {}
    }
    for failure in &report.failed {
        ui.warning(&format!("{}: {}", failure.path.display(), failure.reason));
    }
    if report.documents + report.unchanged + report.failed.len() == 0 {
        ui.warning("no .md, .markdown or .txt files below the folders");
    }
    ui.status(&summary(&report, started.elapsed().as_secs_f64()));
    Ok(if report.failed.is_empty() { Outcome::Done } else { Outcome::Partly })
}

fn summary(report: &Report, seconds: f64) -> String {
    format!(
        "{} with {} indexed ({}), {} unchanged, {} removed, {} failed, in {seconds:.1} s",
        number_of(report.documents, "document", "documents"),
        counted(report.punkter),
        number_of(report.warnings, "warning", "warnings"),
        report.unchanged,
        report.removed,
        report.failed.len()
    )
}
