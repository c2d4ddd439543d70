//! The documents that the parser is measured on, in memory.

use std::fmt;
use std::path::Path;

use divan::black_box;

use crate::corpus;

/// Which documents.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Set {
    /// 200 of the generated ones.
    Generated,
    /// Those of `fixtures/`.
    Fixtures,
}

impl fmt::Display for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Generated => "200 generated",
            Self::Fixtures => "fixtures",
        })
    }
}

/// Names and bytes.
pub(crate) struct Documents(Vec<(String, Vec<u8>)>);

impl Documents {
    pub(crate) fn all(set: Set) -> Self {
        Self(match set {
            Set::Generated => (0..200)
                .map(|number| corpus::document(1, number))
                .map(|(name, text)| (name, text.into_bytes()))
                .collect(),
            Set::Fixtures => fixtures(),
        })
    }

    /// Only those that pulldown-cmark reads too.
    pub(crate) fn markdown(set: Set) -> Self {
        let Self(mut all) = Self::all(set);
        all.retain(|(name, bytes)| name.ends_with(".md") && std::str::from_utf8(bytes).is_ok());
        Self(all)
    }

    pub(crate) fn bytes(&self) -> usize {
        self.0.iter().map(|(_, bytes)| bytes.len()).sum()
    }

    pub(crate) fn each(&self, work: impl Fn(&str, &[u8])) {
        for (name, bytes) in &self.0 {
            work(name, bytes);
        }
    }
}

/// The documents that lie in `fixtures/` itself; the small cases below it are about one thing each.
fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut all: Vec<(String, Vec<u8>)> = entries
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .filter(|(name, _)| klynge::parse::is_document(name))
        .filter_map(|(name, path)| Some((name, std::fs::read(path).ok()?)))
        .collect();
    all.sort();
    all
}

/// The floor of parsing Markdown: every event and its offsets.
pub(crate) fn pulldown_cmark(bytes: &[u8]) {
    use pulldown_cmark::{Options, Parser};
    let text = std::str::from_utf8(bytes).unwrap_or("");
    for event in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        black_box(event);
    }
}
