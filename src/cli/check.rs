//! `klynge check`

use super::Outcome;
use super::args::Check;
use super::error::Failure;
use super::ui::Ui;
use crate::check::{Dom, check};
use crate::{ingest, output};

pub(super) fn run(args: &Check, ui: &mut Ui) -> Result<Outcome, Failure> {
    let page = ui.page();
    let (mut documents, mut ok, mut warnings) = (0, 0, 0);
    let skipped = ingest::each(&args.paths, |rod, parsed| -> Result<(), Failure> {
        let found = check(page.path(rod, &parsed.dokument.hoved.sti), parsed);
        if args.json {
            output::checked_json(ui.out(), documents, &found)?;
        } else {
            if documents > 0 {
                writeln!(ui.out())?;
            }
            output::checked(ui.out(), &found, &page)?;
        }
        documents += 1;
        ok += usize::from(found.dom == Dom::Ok);
        warnings += found.advarsler.len();
        Ok(())
    })?;
    if args.json {
        output::checked_json_end(ui.out(), documents)?;
    } else if documents > 1 {
        writeln!(ui.out())?;
        output::checked_total(ui.out(), documents, ok, warnings)?;
    }
    for failure in &skipped.failed {
        ui.warning(&format!("cannot read {}: {}; it was not checked", failure.path.display(), failure.reason));
    }
    for folder in &skipped.empty {
        ui.warning(&format!("no .md, .markdown or .txt files below {}", folder.display()));
    }
    Ok(match (skipped.failed.is_empty(), ok == documents) {
        (false, _) => Outcome::Partly,
        (true, false) => Outcome::Nothing,
        // What was not looked at is not in order.
        (true, true) if documents == 0 => Outcome::Nothing,
        (true, true) => Outcome::Done,
    })
}
