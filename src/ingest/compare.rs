//! What a folder holds now, beside what the index has of it.

use std::path::Path;

use super::Scope;
use super::walk::{File, Found};
use crate::index::Files;

/// How the files of a scope stand to what the index has of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Compared {
    /// For each file that was found, whether it has the size and the time that it had when it was indexed.
    pub(super) same: Vec<bool>,
    /// The paths of those that the index has and the folder has no longer, but for those in places that could not be looked
    /// into.
    pub(super) gone: Vec<String>,
}

/// Holds what was found in a scope against what is known of its folder. Both are in the order of their paths, so that they
/// are gone through side by side.
pub(super) fn compare(scope: &Scope, found: &Found, known: &Files) -> Compared {
    let unseen =
        |sti: &str| found.failed.iter().any(|failure| Path::new(&*scope.root).join(sti).starts_with(&failure.path));
    let mut gone = Vec::new();
    let mut missing = |sti: &str| {
        if scope.has(sti) && !unseen(sti) {
            gone.push(sti.to_owned());
        }
    };
    let mut known = known.iter().peekable();
    let mut same = |file: &File| {
        while let Some((sti, _)) = known.next_if(|(sti, _)| *sti < &*file.sti) {
            missing(sti);
        }
        let entry = known.next_if(|(sti, _)| *sti == &*file.sti);
        entry.is_some_and(|(_, entry)| (entry.size, entry.mtime) == (file.size, file.mtime))
    };
    let same = found.files.iter().map(&mut same).collect();
    known.for_each(|(sti, _)| missing(sti));
    Compared { same, gone }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Entry, Record};
    use crate::ingest::Failure;

    fn known(paths: &[(&str, u64)]) -> Files {
        let mut files = Files::default();
        for (sti, size) in paths {
            let entry = Entry {
                size: *size,
                mtime: 7,
                hash: [0; 32],
                base: "",
                id: "",
                udvalg: None,
                dato: None,
                punkter: 0,
                advarsler: Vec::new(),
            };
            files.put(Record::of(sti, &entry));
        }
        files
    }

    fn found(root: &Path, paths: &[(&str, u64)], failed: &[&str]) -> Found {
        let file = |(sti, size): &(&str, u64)| File::new(&root.to_string_lossy().into(), &root.join(sti), *size, 7);
        let failure = |path: &&str| Failure { path: root.join(path), reason: String::new() };
        Found { files: paths.iter().map(file).collect(), failed: failed.iter().map(failure).collect() }
    }

    #[test]
    fn files_are_the_same_or_others_or_gone() {
        let dir = tempfile::tempdir().unwrap();
        let scope = super::super::scope(dir.path(), &[]).unwrap();
        let root = Path::new(&*scope.root);
        let known = known(&[("a.md", 1), ("b.md", 2), ("c/d.md", 3), ("e.md", 4), ("f/g.md", 5)]);
        let now = found(root, &[("a.md", 1), ("aa.md", 1), ("b.md", 9), ("e.md", 4)], &["f"]);
        let compared = compare(&scope, &now, &known);
        assert_eq!(compared, Compared { same: vec![true, false, false, true], gone: vec!["c/d.md".to_owned()] });
        assert_eq!(compare(&scope, &found(root, &[], &[]), &known).gone.len(), 5);
        assert_eq!(compare(&scope, &now, &Files::default()).gone, [""; 0]);
    }
}
