//! Runs that end in the middle: what is on disk then is the old state or the new one, and the next ingest goes on from it.

use std::path::{Path, PathBuf};

use klynge::index::Catalog;
use klynge::ingest::{Report, ingest};
use klynge::output::{Narrow, json};
use tempfile::TempDir;

struct Place {
    _dir: TempDir,
    folder: PathBuf,
    index: PathBuf,
}

impl Place {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let place = Self { folder: dir.path().join("kilder"), index: dir.path().join("indeks"), _dir: dir };
        std::fs::create_dir_all(&place.folder).unwrap();
        place
    }

    fn write(&self, name: &str, decision: &str) {
        let text = format!("# Referat\n\n**{name}**\n\n3. maj 2024\n\n## 1. Valg\n\n### Beslutning\n\n{decision}\n");
        std::fs::write(self.folder.join(format!("{name}.md")), text).unwrap();
    }

    fn ingest(&self) -> Report {
        ingest(&self.index, std::slice::from_ref(&self.folder), &mut |_, _| {}).unwrap()
    }

    fn export(&self) -> String {
        let catalog = Catalog::open(&self.index).unwrap();
        let mut out = Vec::new();
        json(&mut out, &catalog, &Narrow::all(&catalog).unwrap()).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn generation(&self) -> PathBuf {
        self.index.join("gen-1")
    }
}

fn sources(generation: &Path) -> [PathBuf; 2] {
    ["sources", "sources.next"].map(|name| generation.join(name))
}

#[test]
fn a_run_that_ends_right_behind_its_commit_is_complete() {
    let place = Place::new();
    place.write("Havneudvalget", "Godkendt.");
    place.ingest();
    let [current, ahead] = sources(&place.generation());
    std::fs::rename(&current, &ahead).unwrap();

    let again = place.ingest();
    assert_eq!((again.documents, again.unchanged, again.rebuild), (0, 1, None), "what was committed is known");
    place.write("Broudvalget", "Udsat.");
    let more = place.ingest();
    assert_eq!((more.documents, more.unchanged, more.rebuild), (1, 1, None));
    assert!(place.export().contains("Havneudvalget") && place.export().contains("Broudvalget"));
    assert!(current.exists() && !ahead.exists());
}

#[test]
fn a_run_that_ends_before_its_commit_has_done_nothing() {
    let place = Place::new();
    place.write("Havneudvalget", "Godkendt.");
    place.ingest();
    let before = place.export();
    let [_, ahead] = sources(&place.generation());
    std::fs::write(ahead, "{\"parser\":1,\"roots\":{}}").unwrap();

    assert_eq!(place.export(), before);
    let again = place.ingest();
    assert_eq!((again.documents, again.unchanged, again.rebuild), (0, 1, None));
    assert_eq!(place.export(), before);
}

#[test]
fn a_first_run_that_ended_early_is_begun_anew() {
    let place = Place::new();
    place.write("Havneudvalget", "Godkendt.");
    std::fs::create_dir_all(place.generation()).unwrap();
    std::fs::write(place.generation().join("halv.store"), "half").unwrap();
    let report = place.ingest();
    assert_eq!((report.documents, report.failed.len()), (1, 0));
    assert!(place.export().contains("Havneudvalget"));
    assert!(!place.generation().join("halv.store").exists());
}

#[test]
fn a_writer_that_is_there_is_not_swept_away() {
    let place = Place::new();
    place.write("Havneudvalget", "Godkendt.");
    let store = klynge::index::Store::open(&place.index).unwrap();
    let writer = store.writer().unwrap();
    let refused = ingest(&place.index, std::slice::from_ref(&place.folder), &mut |_, _| {}).unwrap_err();
    assert!(refused.to_string().contains("another klynge is writing"), "{refused}");
    drop(writer);
    assert_eq!(place.ingest().documents, 1);
}
