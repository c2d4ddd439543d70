//! Ids that are unique in the index, and the same whatever the order of ingestion.

use std::collections::{BTreeMap, HashSet};

use crate::index::Manifest;

/// The id of every source, by folder and path. Where several documents would have the same, the first by path keeps it
/// and the others get "-2", "-3" …: a function of which sources there are, not of when they came.
pub(super) fn unique(manifest: &Manifest) -> BTreeMap<(&str, &str), String> {
    let mut groups: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (root, sti, entry) in manifest.entries() {
        groups.entry(&entry.base).or_default().push((sti, root));
    }
    let mut taken: HashSet<String> = groups.keys().map(|base| (*base).to_owned()).collect();
    let mut ids = BTreeMap::new();
    for (base, mut members) in groups {
        members.sort_unstable();
        let mut count = 1;
        for (place, (sti, root)) in members.into_iter().enumerate() {
            let mut id = base.to_owned();
            while place > 0 && !taken.insert(id.clone()) {
                count += 1;
                id = format!("{base}-{count}");
            }
            ids.insert((root, sti), id);
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Entry;

    fn manifest(files: &[(&str, &str, &str)]) -> Manifest {
        let mut manifest = Manifest::default();
        for (root, sti, base) in files {
            let entry = Entry {
                size: 0,
                mtime: 0,
                hash: String::new(),
                base: (*base).to_owned(),
                id: String::new(),
                udvalg: None,
                dato: None,
                punkter: 0,
                advarsler: BTreeMap::new(),
            };
            manifest.roots.entry((*root).to_owned()).or_default().insert((*sti).to_owned(), entry);
        }
        manifest
    }

    #[test]
    fn equal_ids_are_told_apart_by_path() {
        let manifest =
            manifest(&[("/b", "a.md", "x"), ("/a", "b.md", "x"), ("/a", "c.md", "x"), ("/a", "d.md", "x-2")]);
        let ids = unique(&manifest);
        let shown: Vec<_> = ids.iter().map(|((root, sti), id)| format!("{root}/{sti} {id}")).collect();
        assert_eq!(shown, ["/a/b.md x-3", "/a/c.md x-4", "/a/d.md x-2", "/b/a.md x"]);
    }
}
