//! Where the file of a source is.

use std::path::{Component, Path, PathBuf};

/// What stands in a source's path for bytes of its name that are no UTF-8.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// The file of the source that was found at `sti` below the folder `rod`. Both are text, and a name need not be: then the
/// folder that it is in tells the name that reads so. Of several that read the same it is the first; a file that is no longer
/// there is said to be where it was.
#[must_use]
pub fn on_disk(rod: &str, sti: &str) -> PathBuf {
    let path = if sti.is_empty() { PathBuf::from(rod) } else { Path::new(rod).join(sti) };
    if !(rod.contains(UNKNOWN) || sti.contains(UNKNOWN)) || path.exists() {
        return path;
    }
    let mut found = PathBuf::new();
    for part in path.components() {
        let name =
            part.as_os_str().to_str().filter(|name| matches!(part, Component::Normal(_)) && name.contains(UNKNOWN));
        match name.and_then(|name| reads_as(&found, name)) {
            Some(same) => found = same,
            None => found.push(part),
        }
    }
    found
}

/// What in a folder has a name that reads so.
fn reads_as(folder: &Path, name: &str) -> Option<PathBuf> {
    let entries = folder.read_dir().ok()?.flatten();
    entries.filter(|entry| entry.file_name().to_string_lossy() == name).map(|entry| entry.path()).min()
}
