//! The punkt that others are to be like.

use std::path::Path;

use super::error::Failure;
use super::show;
use crate::index::{Address, Catalog};
use crate::record::Punkt;

/// A punkt, and where it is in the index, if it is there.
pub(super) struct Model {
    pub(super) punkt: Punkt,
    pub(super) address: Option<Address>,
}

/// The punkt with an id, or at `path:line`: as the index has it, or else as the file has it now.
pub(super) fn model(what: &str, catalog: &Catalog) -> Result<Model, Failure> {
    let found = match show::place(what) {
        Some((path, line)) => at(path, line, catalog)?,
        None => match catalog.punkt(what)? {
            Some(address) => Some(Model { punkt: catalog.punkt_at(address)?, address: Some(address) }),
            None => None,
        },
    };
    found.ok_or_else(|| {
        let hint = "ids of punkter and `path:line` are printed by `klynge search`";
        Failure::new(format!("there is no punkt {what}"), hint.to_owned())
    })
}

fn at(path: &Path, line: u32, catalog: &Catalog) -> Result<Option<Model>, Failure> {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    for address in catalog.punkter_of(&whole)? {
        let punkt = catalog.punkt_at(address)?;
        if punkt.har_linje(line) {
            return Ok(Some(Model { punkt, address: Some(address) }));
        }
    }
    let punkt = show::file(path)?.punkt_at(line);
    Ok(punkt.map(|punkt| Model { punkt, address: None }))
}
