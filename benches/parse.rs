//! How fast bytes become records: `cargo bench --bench parse`.
//!
//! Measured on 200 generated referater (6 MB, see `corpus`) and on the documents of `fixtures/`, as throughput:
//! `decode` is the source alone (encoding, line ends, NFC, hash), `pulldown_cmark` the floor (all events with offsets, of
//! the Markdown files alone), `parse` everything up to the record. Ratios against the floor are in `ratios`, which measures
//! both in turn; what is printed here is for looking at one of them.

#[expect(dead_code, reason = "each benchmark uses a part of the corpus")]
mod corpus;
mod documents;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use documents::{Documents, Set};
use klynge::parse;
use klynge::source::Source;

fn main() {
    divan::main();
}

#[divan::bench(args = [Set::Generated, Set::Fixtures])]
fn decode(bencher: Bencher<'_, '_>, set: Set) {
    run(bencher, Documents::all(set), |_, bytes| {
        black_box(Source::decode(bytes));
    });
}

#[divan::bench(args = [Set::Generated, Set::Fixtures])]
fn pulldown_cmark(bencher: Bencher<'_, '_>, set: Set) {
    run(bencher, Documents::markdown(set), |_, bytes| documents::pulldown_cmark(bytes));
}

#[divan::bench(args = [Set::Generated, Set::Fixtures])]
fn parse_markdown(bencher: Bencher<'_, '_>, set: Set) {
    run(bencher, Documents::markdown(set), |name, bytes| {
        black_box(parse::parse(name, bytes));
    });
}

#[divan::bench(args = [Set::Generated, Set::Fixtures])]
fn parse_all(bencher: Bencher<'_, '_>, set: Set) {
    run(bencher, Documents::all(set), |name, bytes| {
        black_box(parse::parse(name, bytes));
    });
}

fn run(bencher: Bencher<'_, '_>, documents: Documents, work: impl Fn(&str, &[u8]) + Sync) {
    bencher.counter(BytesCount::new(documents.bytes())).bench(|| documents.each(&work));
}
