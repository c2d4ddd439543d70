//! Every rendering of every source. All differences of all of them are reported at once.

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization;

use super::{FOOTER, SOURCES, all, differences, without_targets};
use crate::accounting::letters;
use crate::documents;

fn sources() -> Vec<(&'static str, String)> {
    let read = |sti: &&'static str| (*sti, std::fs::read_to_string(documents::fixtures().join(sti)).unwrap());
    SOURCES.iter().map(read).collect()
}

#[test]
fn every_rendering_gives_the_record_of_its_source() {
    let mut wrong = String::new();
    for (sti, source) in sources() {
        for rendering in all() {
            let found = differences(sti, &source, &rendering);
            if !found.is_empty() {
                writeln!(wrong, "{sti}, {}:\n    {}", rendering.name, found.join("\n    ")).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A rendering that changes nothing would show nothing.
#[test]
fn every_rendering_is_another_text() {
    for rendering in all() {
        let changed = sources().iter().any(|(_, source)| (rendering.make)(source) != *source);
        assert!(changed, "{}", rendering.name);
    }
}

/// Only what comes again can be known as a footer.
#[test]
fn pages_end_several_times_in_every_source() {
    for (sti, source) in sources() {
        for rendering in all().iter().filter(|rendering| rendering.name.starts_with("pages")) {
            let ends = (rendering.make)(&source).matches(FOOTER).count();
            assert!(ends >= 3, "{sti}, {}: {ends}", rendering.name);
        }
    }
}

/// Whatever a rendering adds, the letters of its source are all there, in their order.
#[test]
fn no_rendering_takes_a_letter_away() {
    for (sti, source) in sources() {
        for rendering in all().iter().filter(|rendering| rendering.name != "entities") {
            let rendered = (rendering.make)(&source).nfkc().collect::<String>();
            let mut left = letters(&rendered).chars().collect::<Vec<_>>().into_iter();
            let wanted = letters(&without_targets(&source).nfkc().collect::<String>());
            let missing = wanted.char_indices().find(|(_, c)| !left.any(|found| found == *c));
            assert_eq!(missing.map(|(at, _)| &wanted[at..]), None, "{sti}, {}", rendering.name);
        }
    }
}
