//! What a check of the index came to, to read.

use std::io::{self, Write};

use super::Page;
use super::safe::line;
use crate::ingest::Verified;

/// Writes what differs, one line each.
///
/// # Errors
/// If `out` cannot be written to.
pub fn verified(out: &mut dyn Write, verified: &Verified, page: &Page) -> io::Result<()> {
    for difference in &verified.differences {
        let (kind, path) = (difference.kind.name(), difference.path.to_string_lossy());
        let heading = page.heading();
        writeln!(out, "{heading}{kind:<10}{heading:#} {}: {}", page.path(&path, ""), line(&difference.what))?;
    }
    Ok(())
}
