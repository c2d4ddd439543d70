//! Any text as a query: no panic, and what parses prints as a text that parses to the same.

#![no_main]

use klynge::query;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match query::parse(text) {
        Ok(parsed) => {
            let canonical = parsed.to_string();
            assert_eq!(query::parse(&canonical).as_ref(), Ok(&parsed), "{canonical}");
        }
        Err(errors) => assert!(!errors.to_string().is_empty()),
    }
});
