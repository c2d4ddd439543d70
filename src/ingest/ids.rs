//! Ids that are unique in the index, and the same whatever the order of ingestion.

use std::collections::HashSet;

use crate::index::Manifest;

/// The sources whose id is another now than the one they have, with folder, path and the id that is theirs. Where several
/// documents would have the same, the first by path keeps it and the others get "-2", "-3" …: a function of which sources
/// there are, not of when they came.
pub(super) fn changed(manifest: &Manifest) -> Vec<(String, String, String)> {
    let mut sources: Vec<_> = manifest.entries().map(|(root, sti, entry)| (entry.base, sti, root, entry.id)).collect();
    sources.sort_unstable();
    let is_base = |id: &str| sources.binary_search_by(|(base, ..)| (*base).cmp(id)).is_ok();
    let mut made: HashSet<String> = HashSet::new();
    let mut changed = Vec::new();
    for same in sources.chunk_by(|(a, ..), (b, ..)| a == b) {
        let mut count = 1;
        for (place, (base, sti, root, has)) in same.iter().enumerate() {
            let mut id = (*base).to_owned();
            while place > 0 && (is_base(&id) || !made.insert(id.clone())) {
                count += 1;
                id = format!("{base}-{count}");
            }
            if id != *has {
                changed.push(((*root).to_owned(), (*sti).to_owned(), id));
            }
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Entry, Record};

    fn manifest(files: &[(&str, &str, &str)]) -> Manifest {
        let mut manifest = Manifest::default();
        for (root, sti, base) in files {
            let entry = Entry {
                size: 0,
                mtime: 0,
                hash: [0; 32],
                base,
                id: "",
                udvalg: None,
                dato: None,
                punkter: 0,
                advarsler: Vec::new(),
            };
            manifest.put(root, Record::of(sti, &entry));
        }
        manifest
    }

    #[test]
    fn equal_ids_are_told_apart_by_path() {
        let manifest =
            manifest(&[("/b", "a.md", "x"), ("/a", "b.md", "x"), ("/a", "c.md", "x"), ("/a", "d.md", "x-2")]);
        let ids = changed(&manifest);
        let shown: Vec<_> = ids.iter().map(|(root, sti, id)| format!("{root}/{sti} {id}")).collect();
        assert_eq!(shown, ["/b/a.md x", "/a/b.md x-3", "/a/c.md x-4", "/a/d.md x-2"]);
    }
}
