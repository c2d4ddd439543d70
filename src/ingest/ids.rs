//! Ids that are unique in the index, and the same whatever the order of ingestion.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use crate::index::Manifest;

/// Ids given as documents come: of those whose own would be the same, the second gets "-2", the third "-3". Where they come
/// by their paths that is nearly always what [`changed`] says in the end, so that none has to be indexed a second time.
pub(super) struct Given {
    /// How many documents have an id, by its hash: where two hashes are the same, a document is indexed a second time.
    counts: HashMap<u64, u32, RandomState>,
    hasher: RandomState,
}

impl Given {
    /// Behind the sources that there are.
    pub(super) fn of(manifest: &Manifest) -> Self {
        let mut given = Self { counts: HashMap::default(), hasher: RandomState::default() };
        manifest.entries().for_each(|(_, _, entry)| {
            given.count(entry.base);
        });
        given
    }

    /// The id of a document that comes, if it is not its own.
    pub(super) fn next(&mut self, own: &str) -> Option<String> {
        let count = self.count(own);
        (count > 1).then(|| format!("{own}-{count}"))
    }

    fn count(&mut self, own: &str) -> u32 {
        let count = self.counts.entry(self.hasher.hash_one(own)).or_insert(0);
        *count = count.saturating_add(1);
        *count
    }
}

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
        add(&mut manifest, files, |_| String::new());
        manifest
    }

    fn add(manifest: &mut Manifest, files: &[(&str, &str, &str)], mut id: impl FnMut(&str) -> String) {
        for (root, sti, base) in files {
            let entry = Entry {
                size: 0,
                mtime: 0,
                hash: [0; 32],
                base,
                id: &id(base),
                udvalg: None,
                dato: None,
                punkter: 0,
                advarsler: Vec::new(),
            };
            manifest.put(root, Record::of(sti, &entry));
        }
    }

    #[test]
    fn ids_given_in_the_order_of_paths_are_those_in_the_end() {
        let mut manifest = Manifest::default();
        let mut days: &[_] = &[("/a", "1.md", "x"), ("/a", "2.md", "y"), ("/a", "3.md", "x"), ("/a", "4.md", "x")];
        for _ in 0..2 {
            let mut given = Given::of(&manifest);
            add(&mut manifest, days, |own| given.next(own).unwrap_or_else(|| own.to_owned()));
            assert_eq!(changed(&manifest), []);
            days = &[("/a", "5.md", "y"), ("/a", "6.md", "z"), ("/a", "7.md", "x")];
        }
        let ids: Vec<_> = manifest.entries().map(|(_, _, entry)| entry.id).collect();
        assert_eq!(ids, ["x", "y", "x-2", "x-3", "y-2", "z", "x-4"]);
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
