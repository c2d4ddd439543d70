//! What an index holds, to read.

use std::io::{self, Write};

use super::Page;
use super::safe::line;
use crate::index::Status;

/// Writes what an index holds.
///
/// # Errors
/// If `out` cannot be written to.
pub fn status(out: &mut dyn Write, status: &Status, page: &Page) -> io::Result<()> {
    let mut row = |name: &str, value: &str| {
        let heading = page.heading();
        writeln!(out, "{heading}{name:<10}{heading:#} {}", line(value))
    };
    row("Index", &status.index.to_string_lossy())?;
    row("Format", &status.format.to_string())?;
    row("Size", &size(status.bytes))?;
    for folder in &status.folders {
        row("Folder", folder)?;
    }
    row("Dokumenter", &status.dokumenter.to_string())?;
    row("Punkter", &status.punkter.to_string())?;
    row("Udvalg", &status.udvalg.to_string())?;
    if let (Some(first), Some(last)) = (&status.fra, &status.til) {
        row("Dates", &format!("{first} – {last}"))?;
    }
    row("Advarsler", &status.advarsler.values().sum::<u64>().to_string())?;
    for (kode, count) in &status.advarsler {
        row("", &format!("{count:>5} {}", kode.navn()))?;
    }
    Ok(())
}

fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} B"),
        10_000..10_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
