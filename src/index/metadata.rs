//! The index's own files from any bytes, for the fuzzer and for tests: read or refused, and the same when written again.

use std::path::Path;

use tantivy::directory::OwnedBytes;

use super::blocks::{self, Blocks};
use super::words::Words;
use super::{Manifest, Sealed, records};

/// Reads `bytes` as each of the files that klynge itself keeps in an index. Gives what does not hold, if something does not.
#[must_use]
pub fn check_metadata(bytes: &[u8]) -> Option<&'static str> {
    records::check(bytes);
    check_pointer(bytes)
        .or_else(|| check_manifest(bytes))
        .or_else(|| check_blocks(bytes))
        .or_else(|| check_words(bytes))
}

fn check_pointer(bytes: &[u8]) -> Option<&'static str> {
    let Sealed { pointer, .. } = serde_json::from_slice(bytes).ok()?;
    let sealed = Sealed { sum: pointer.sum().ok()?, pointer: pointer.clone() };
    let again: Sealed = serde_json::from_slice(&serde_json::to_vec(&sealed).ok()?).ok()?;
    let same = again.pointer == pointer && again.sum == sealed.sum && again.pointer.sum().ok()? == sealed.sum;
    // It names a folder inside of the index and nothing else.
    let inside = pointer.generation_dir(Path::new("indeks")).parent() == Some(Path::new("indeks"));
    (!same || !inside).then_some("klynge.json is not the same when it is written again")
}

fn check_manifest(bytes: &[u8]) -> Option<&'static str> {
    let manifest = Manifest::read(bytes)?;
    let mut written = Vec::new();
    manifest.write(&mut written).ok()?;
    (Manifest::read(&written) != Some(manifest))
        .then_some("the list of sources is not the same when it is written again")
}

fn check_blocks(bytes: &[u8]) -> Option<&'static str> {
    let read = |file: Vec<u8>| Blocks::open(Path::new("fil"), OwnedBytes::new(file)).and_then(|blocks| blocks.all());
    if let Ok(inner) = read(bytes.to_vec())
        && blocks::seal(&inner) != bytes
    {
        return Some("a file was read that was not written so");
    }
    let same = read(blocks::seal(bytes)).is_ok_and(|inner| &inner[..] == bytes);
    (!same).then_some("what was written is not what is read")
}

fn check_words(bytes: &[u8]) -> Option<&'static str> {
    let words = Words::open(bytes)?;
    let most = bytes.len();
    let all = words.beginning("", &|_, _| true);
    let wrong = all.len() > most
        || words.beginning("a", &|_, _| true).len() > most
        || words.inflected("a", &|_, _| true).len() > most
        || words.containing("e", &|_, _| true).len() > most
        || words.containing("ing", &|_, _| true).len() > most
        || words.names().len() > most
        || all.iter().take(50).filter(|term| words.find(term) != 0).count() > most;
    wrong.then_some("there are more words than bytes")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::index::{Entry, Record};
    use crate::record::Kode;

    const POINTER: &str = r#"{"format":3,"generation":1,"roots":["/a/kilder"],"sum":"88d070ec"}"#;
    /// The same bytes are seeds of the fuzzer.
    const MANIFEST: &[u8] = include_bytes!("../../fuzz/corpus/metadata/seed-sources");
    const WORDS: &[u8] = include_bytes!("../../fuzz/corpus/metadata/seed-words");

    fn manifest() -> Manifest {
        let mut manifest = Manifest { parser: 7, roots: BTreeMap::new() };
        let mut entry = Entry {
            size: 1,
            mtime: 2,
            hash: *b"0123456789abcdef0123456789abcdef",
            base: "d",
            id: "d-2",
            udvalg: None,
            dato: Some("2024-01-10"),
            punkter: 3,
            advarsler: vec![(Kode::BilagMangler, 1)],
        };
        manifest.put("/a", Record::of("b.md", &entry));
        (entry.id, entry.udvalg) = ("d", Some("Økonomiudvalget"));
        manifest.put("/a", Record::of("c/d.md", &entry));
        manifest
    }

    /// A file of ours with some of its bytes changed.
    fn changed() -> impl Strategy<Value = Vec<u8>> {
        let files = vec![POINTER.as_bytes().to_vec(), MANIFEST.to_vec(), blocks::seal(WORDS), WORDS.to_vec()];
        let changes = proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..6);
        (proptest::sample::select(files), changes, any::<Option<proptest::sample::Index>>()).prop_map(
            |(mut file, changes, cut)| {
                for (place, byte) in changes {
                    let at = place.index(file.len());
                    file[at] = byte;
                }
                if let Some(cut) = cut {
                    file.truncate(cut.index(file.len() + 1));
                }
                file
            },
        )
    }

    #[test]
    fn files_as_they_are_written_are_read() {
        assert!(serde_json::from_str::<Sealed>(POINTER).is_ok());
        let mut written = Vec::new();
        manifest().write(&mut written).unwrap();
        assert_eq!(written.escape_ascii().to_string(), MANIFEST.escape_ascii().to_string());
        assert_eq!(Manifest::read(MANIFEST), Some(manifest()));
        assert!(Words::open(WORDS).is_some());
    }

    proptest! {
        #[test]
        fn files_of_ours_with_changes_are_read_or_refused(file in changed()) {
            prop_assert_eq!(check_metadata(&file), None);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            prop_assert_eq!(check_metadata(&bytes), None);
        }
    }
}
