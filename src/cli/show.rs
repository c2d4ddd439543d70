//! `klynge show`

use std::path::{Path, PathBuf};

use super::Outcome;
use super::args::Show;
use super::error::Failure;
use super::source::catalog;
use super::ui::Ui;
use crate::index::Catalog;
use crate::ingest::on_disk;
use crate::layout::evidence;
use crate::output;
use crate::parse::parse;
use crate::record::{Dokument, Punkt};
use crate::source::{self, Source};

/// What is shown: a document, or one punkt of it.
pub(super) struct Shown {
    rod: String,
    dokument: Dokument,
    punkt: Option<Punkt>,
}

impl Shown {
    /// The punkt that a line is in.
    pub(super) fn punkt_at(&self, line: u32) -> Option<Punkt> {
        self.dokument.punkter.iter().find(|punkt| punkt.har_linje(line)).cloned()
    }
}

pub(super) fn run(args: &Show, index: Option<&Path>, ui: &mut Ui) -> Result<Outcome, Failure> {
    let path = Path::new(&args.what);
    let shown = if path.is_file() {
        file(path)?
    } else if let Some((path, line)) = place(&args.what) {
        at_line(file(path)?, line)
    } else {
        indexed(&args.what, &catalog(&args.from, index, ui)?)?
    };
    if args.raw {
        raw(&shown, args.annotate, ui)?;
    } else if args.json {
        match &shown.punkt {
            Some(punkt) => serde_json::to_writer_pretty(ui.out(), punkt).map_err(std::io::Error::from)?,
            None => serde_json::to_writer_pretty(ui.out(), &shown.dokument).map_err(std::io::Error::from)?,
        }
        writeln!(ui.out())?;
    } else {
        let page = ui.page();
        let hoved = &shown.dokument.hoved;
        match &shown.punkt {
            Some(punkt) => output::punkt(ui.out(), &shown.rod, hoved, punkt, &page)?,
            None => output::dokument(ui.out(), &shown.rod, hoved, &shown.dokument.punkter, &page)?,
        }
    }
    Ok(Outcome::Done)
}

/// A file and a line of it, as `klynge search` prints them: `path:line`.
pub(super) fn place(what: &str) -> Option<(&Path, u32)> {
    let (path, line) = what.rsplit_once(':')?;
    Some((Path::new(path), line.parse().ok()?)).filter(|(path, _)| path.is_file())
}

/// The punkt that the line is in; the whole document where it is in none.
fn at_line(shown: Shown, line: u32) -> Shown {
    Shown { punkt: shown.punkt_at(line), ..shown }
}

/// A file as it is now, whether or not the index has it.
pub(super) fn file(path: &Path) -> Result<Shown, Failure> {
    if let Some(reason) = path.metadata().ok().and_then(|metadata| source::too_large(metadata.len())) {
        return Err(Failure::new(format!("cannot read {}: {reason}", path.display()), None));
    }
    let read = || -> std::io::Result<(PathBuf, Vec<u8>)> { Ok((path.canonicalize()?, std::fs::read(path)?)) };
    let (path, bytes) =
        read().map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display()), None))?;
    if source::is_binary(&bytes) {
        return Err(Failure::new(format!("{} is not a text file", path.display()), None));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let rod = path.parent().map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Shown { rod, dokument: parse(&name, &bytes).dokument, punkt: None })
}

fn indexed(what: &str, catalog: &Catalog) -> Result<Shown, Failure> {
    if let Some(address) = catalog.punkt(what)? {
        let stored = catalog.stored(address)?;
        let dokument = Dokument { hoved: stored.hoved, punkter: Vec::new() };
        return Ok(Shown { rod: stored.rod, dokument, punkt: Some(stored.punkt) });
    }
    let found = match catalog.document(what)? {
        Some(document) => Some(document),
        None => catalog.document_at(what)?,
    };
    let Some(document) = found else {
        let hint = "ids are printed by `klynge search`; a path is that of a file, with or without `:line`, or of a source in the index";
        return Err(Failure::new(format!("nothing has the id or path {what}"), hint.to_owned()));
    };
    let (rod, dokument) = catalog.read(&document)?;
    Ok(Shown { rod, dokument, punkt: None })
}

/// The lines of the source, as the file has them now; `annotate` puts the part that each plays before it.
fn raw(shown: &Shown, annotate: bool, ui: &mut Ui) -> Result<(), Failure> {
    let hoved = &shown.dokument.hoved;
    let path = on_disk(&shown.rod, &hoved.sti);
    let bytes = std::fs::read(&path).map_err(|error| {
        let hint = "the source was moved or removed since it was indexed; `klynge ingest` its folder again".to_owned();
        Failure::new(format!("cannot read {}: {error}", path.display()), hint)
    })?;
    if source::hash(&bytes) != hoved.indhold_hash {
        ui.warning(&format!("{} has changed since it was indexed: the lines may be others", path.display()));
    }
    let source = Source::decode(&bytes);
    let (first, last) = shown.punkt.as_ref().map_or((1, u32::MAX), |punkt| punkt.linjer);
    if annotate {
        let parsed = parse(&hoved.sti, &bytes);
        let roles = evidence::line_roles(&parsed.blocks, &parsed.outline);
        let page = ui.page();
        output::annotated(ui.out(), &source.text, &roles, first..=last, &page)?;
        return Ok(());
    }
    for (number, text) in (1u32..).zip(source.text.lines()) {
        if (first..=last).contains(&number) {
            writeln!(ui.out(), "{}", output::line(text))?;
        }
    }
    Ok(())
}
