//! `klynge verify`

use std::path::Path;

use super::Outcome;
use super::args::Verify;
use super::error::Failure;
use super::hints::counted;
use super::source::index_dir;
use super::ui::Ui;
use crate::ingest::{self, Kind, Verified};
use crate::output::{self, number_of};

pub(super) fn run(args: &Verify, index: Option<&Path>, ui: &mut Ui) -> Result<Outcome, Failure> {
    let bar = ui.progress();
    let verified = ingest::verify(&index_dir(index)?, &mut |done, total| {
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    let verified = verified?;
    if args.json {
        serde_json::to_writer_pretty(ui.out(), &verified).map_err(std::io::Error::from)?;
        writeln!(ui.out())?;
    } else {
        let page = ui.page();
        output::verified(ui.out(), &verified, &page)?;
    }
    ui.gap();
    ui.status(&summary(&verified));
    Ok(if verified.differences.is_empty() { Outcome::Done } else { Outcome::Nothing })
}

fn summary(verified: &Verified) -> String {
    let Verified { files, bytes, dokumenter, punkter, differences, .. } = verified;
    let read = format!("{} of the index with {} kB read", number_of(*files, "file", "files"), bytes / 1000);
    let (documents, punkter) = (number_of(*dokumenter, "document", "documents"), counted(*punkter));
    let compared = format!("{documents} with {punkter} compared with their sources");
    let Some(worst) = differences.iter().map(|difference| difference.kind).min() else {
        return format!("{read}, {compared}: all as it should be.");
    };
    let way_out = match worst {
        Kind::Damaged | Kind::Record => "`klynge ingest --rebuild <folder>` makes the index anew",
        Kind::Changed | Kind::Gone | Kind::New => {
            "`klynge ingest <folder>` brings it up to date, and with `--rebuild` forgets a folder that is gone"
        }
        Kind::Unreadable => "see to the files that are named",
    };
    format!("{read}, {compared}: {}; {way_out}.", number_of(differences.len(), "difference", "differences"))
}
