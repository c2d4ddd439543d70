//! Data → bytes for a reader or a program. Knows no files and no terminal: the caller gives a writer and a [`Page`].

mod annotate;
mod bulk;
mod check;
mod counts;
mod explained;
mod export;
mod hits;
mod listing;
mod manual;
mod read;
mod safe;
mod status;
mod verify;

use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};

use crate::ingest::on_disk;

pub use annotate::annotated;
pub use bulk::{Engine, TooLong, bulk, bulk_mapping};
pub use check::{checked, checked_json, checked_json_end, checked_total};
pub use counts::{count, count_json, facets, facets_json, number_of};
pub use export::{ExportError, Narrow, json, jsonl, schema};
pub use hits::{Beside, HitsJson, HitsText, path};
pub use listing::{listing, listing_json};
pub use manual::manual;
pub use read::{dokument, punkt};
pub use safe::{block, line};
pub use status::status;
pub use verify::verified;

/// What output is laid out for.
#[derive(Debug, Clone)]
pub struct Page {
    /// Width in columns that text is wrapped to.
    pub width: usize,
    /// Whether somebody reads it on a screen: a pipe gets every hit's sentence on one line.
    pub screen: bool,
    /// Whether styles may be used.
    pub colour: bool,
    /// The folder that paths are shown relative to where they are below it.
    pub here: PathBuf,
}

impl Page {
    /// The path of a source as a user would type it here.
    #[must_use]
    pub fn path(&self, rod: &str, sti: &str) -> String {
        line(&self.exact(rod, sti).to_string_lossy()).into_owned()
    }

    /// The same, exactly as the file is named.
    fn exact(&self, rod: &str, sti: &str) -> PathBuf {
        let path = on_disk(rod, sti);
        path.strip_prefix(&self.here).map(Path::to_owned).unwrap_or(path)
    }

    const fn heading(&self) -> Style {
        self.style(Style::new().bold())
    }

    const fn dim(&self) -> Style {
        self.style(Style::new().dimmed())
    }

    const fn marked(&self) -> Style {
        self.style(Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow))))
    }

    const fn style(&self, style: Style) -> Style {
        if self.colour { style } else { Style::new() }
    }
}
