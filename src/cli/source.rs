//! Where a command looks: the index on disk, or folders read into memory.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::args::From;
use super::error::Failure;
use super::ui::Ui;
use crate::index::Catalog;
use crate::ingest::{self, IngestError, WalkError};
use crate::query::{self, Query};
use unicode_normalization::UnicodeNormalization;

/// The index that the user chose, or the one in the data directory.
pub(super) fn index_dir(chosen: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(path) = chosen {
        return Ok(path.to_owned());
    }
    let base = etcetera::base_strategy::choose_native_strategy().map_err(|error| {
        Failure::new(
            format!("there is no home directory to keep the index in: {error}"),
            "choose a place with `--index PATH`".to_owned(),
        )
    })?;
    Ok(base.data_dir().join("klynge"))
}

/// Opens what the command is to look in.
pub(super) fn catalog(from: &From, index: Option<&Path>, ui: &mut Ui) -> Result<Catalog, Failure> {
    if from.folders.is_empty() {
        return Ok(Catalog::open(&index_dir(index)?)?);
    }
    let (catalog, report) = ingest::in_memory(&from.folders).map_err(|error| match error {
        IngestError::Walk(WalkError::Unreadable(..)) => {
            Failure::new(error, "check the path and your rights to it".to_owned())
        }
        error => error.into(),
    })?;
    for failure in &report.failed {
        ui.warning(&format!("{}: {}", failure.path.display(), failure.reason));
    }
    Ok(catalog)
}

/// The query that the words on the command line make; `None` for none.
pub(super) fn query(words: &[String]) -> Result<Option<Query>, Failure> {
    let text: String = words.join(" ").nfc().collect();
    if text.trim().is_empty() {
        return Ok(None);
    }
    query::parse(&text).map(Some).map_err(|errors| Failure::query(&errors, &text))
}
