//! The sentences of a memo that report a decision.

mod report;
mod split;
#[cfg(test)]
mod tests;

pub use self::split::{ends_in_abbreviation, sentences};

/// The sentences of `text` that report a decision, verbatim and in order; `None` where there is none. A single space
/// joins those of a paragraph, a blank line those of different ones. A list that such a sentence introduces belongs to
/// it, each item on a line of its own.
pub fn decision_sentences(text: &str) -> Option<String> {
    let mut found = String::new();
    let mut introduces = false;
    for paragraph in paragraphs(text) {
        let mut gap = "\n\n";
        for sentence in sentences(paragraph) {
            let item = introduces && split::is_item(sentence);
            if item || report::reports_decision(sentence) {
                if !found.is_empty() {
                    found.push_str(if item { "\n" } else { gap });
                }
                found.push_str(sentence);
                gap = " ";
                introduces = item || sentence.ends_with([':', ',']) || sentence.ends_with(" at");
            } else {
                introduces = false;
            }
        }
    }
    (!found.is_empty()).then_some(found)
}

/// The parts of a text between its blank lines.
fn paragraphs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            found.push(&text[start..at]);
            start = at + line.len();
        }
        at += line.len();
    }
    found.push(&text[start..]);
    found
}
