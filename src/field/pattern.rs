//! Constant regular expressions.

use regex::Regex;

/// Compiles a constant pattern; the statics that use it are all compiled in the tests.
#[expect(clippy::expect_used, reason = "the pattern is a constant, compiled in the tests")]
pub fn pattern(re: &'static str) -> Regex {
    Regex::new(re).expect("a constant pattern")
}
