//! Lines wrapped at a page's width, as in text made from a PDF or Markdown written for a terminal.

use std::collections::HashMap;

use super::lines::{Line, line};

/// Wraps paragraphs and list items at `width` columns.
pub(crate) fn wrap(source: &str, width: usize) -> String {
    Wrapper { width, whole: HashMap::new() }.all(source)
}

/// Wraps them and cuts a word that does not fit at a syllable, if it stands whole elsewhere in the document: only then can
/// a reader who knows no Danish tell that the hyphen is not its own.
pub(crate) fn hyphenate(source: &str, width: usize) -> String {
    Wrapper { width, whole: words(source) }.all(source)
}

struct Wrapper {
    width: usize,
    /// The words that stand whole, each as often as it does; the last one is never cut.
    whole: HashMap<String, usize>,
}
impl Wrapper {
    fn all(mut self, source: &str) -> String {
        let lines = source.split('\n').map(|raw| match line(raw) {
            // Dot leaders fill the width of their page as they are.
            _ if raw.contains("....") => raw.to_owned(),
            Line::Text => self.fill("", raw, ""),
            Line::Item { indent, marker, text } if !text.is_empty() => {
                let start = format!("{indent}{marker} ");
                let hanging = " ".repeat(start.chars().count());
                self.fill(&start, text, &hanging)
            }
            _ => raw.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn fill(&mut self, start: &str, text: &str, hanging: &str) -> String {
        let mut out = String::new();
        let mut open = start.to_owned();
        for word in text.split_whitespace() {
            let used = open.chars().count();
            let empty = open.trim() == start.trim() || open.trim().is_empty();
            if empty || used + 1 + word.chars().count() <= self.width || is_marker(word) {
                open += if empty { "" } else { " " };
                open += word;
            } else if let Some((head, tail)) = self.cut(word, self.width.saturating_sub(used + 2)) {
                out += &format!("{open} {head}-\n");
                open = format!("{hanging}{tail}");
            } else {
                out += &format!("{open}\n");
                open = format!("{hanging}{word}");
            }
        }
        // Two spaces at the end are a break that somebody wanted.
        let end = if text.ends_with("  ") { "  " } else { "" };
        out + &open + end
    }

    fn cut<'a>(&mut self, word: &'a str, room: usize) -> Option<(&'a str, &'a str)> {
        let core = word.trim_end_matches(['.', ',', ':', ';', '?']);
        let left = self.whole.get_mut(&core.to_lowercase()).filter(|left| **left > 1)?;
        let at = syllable(core, room)?;
        *left -= 1;
        Some(word.split_at(at))
    }
}

/// How often each word stands in the document.
fn words(source: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in source.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 7) {
        *counts.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    counts
}

/// The last place in `word` where a syllable ends and at most `room` letters stand before: a vowel, then a consonant and a
/// vowel; or between two consonants among vowels.
fn syllable(word: &str, room: usize) -> Option<usize> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let vowel = |at: usize| "aeiouyæøåAEIOUYÆØÅ".contains(letters[at].1);
    let ends = |at: &usize| {
        let at = *at;
        !vowel(at) && vowel(at + 1) && (vowel(at - 1) || vowel(at - 2))
    };
    let last = room.min(letters.len().saturating_sub(3));
    (3..=last).rev().find(ends).map(|at| letters[at].0)
}

/// Whether a line that began with the word would begin a list, a heading or a rule: converters do not wrap there.
fn is_marker(word: &str) -> bool {
    let body = word.trim_end_matches(['.', ')']);
    let numbered = body.len() < word.len() && body.chars().count() <= 3 && body.chars().all(char::is_alphanumeric);
    numbered || word.starts_with('#') || word.starts_with('|') || !word.contains(char::is_alphanumeric) || word == "o"
}

#[cfg(test)]
mod tests {
    use super::{hyphenate, wrap};

    const TEXT: &str = "Samarbejdet om udskrivning er godt.\n\n- Alle parter roser nu samarbejdet.  \n\n## En overskrift er på én linje";

    #[test]
    fn lines_have_the_width_of_the_page() {
        assert_eq!(
            wrap(TEXT, 20),
            "Samarbejdet om\nudskrivning er godt.\n\n- Alle parter roser\n  nu samarbejdet.\n\n## En overskrift er på én linje"
        );
    }

    #[test]
    fn words_that_stand_elsewhere_are_cut_at_a_syllable() {
        assert_eq!(
            hyphenate("Vi roser samarbejdet. Samarbejdet er godt.", 17),
            "Vi roser samar-\nbejdet.\nSamarbejdet er\ngodt."
        );
        assert_eq!(hyphenate("Vi roser samarbejdet her.", 17), "Vi roser\nsamarbejdet her.");
    }
}
