//! Any bytes as a document in Markdown.

#![no_main]

mod checks;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| checks::document("moede/referat.md", bytes));
