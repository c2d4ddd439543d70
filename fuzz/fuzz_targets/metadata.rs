//! Any bytes as the index's own files: the pointer, the list of sources, blocks with checksums, lists of words.
#![no_main]

use klynge::index::check_metadata;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    assert_eq!(check_metadata(data), None);
});
