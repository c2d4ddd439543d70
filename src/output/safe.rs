//! Text from documents and file names, made safe for a terminal: what could steer it becomes U+FFFD.

use std::borrow::Cow;

/// Text for one line: line ends and tabs become spaces.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    replace(text, |c| matches!(c, '\n' | '\t' | '\r').then_some(' '))
}

/// Text of several lines: line ends stay, tabs become spaces.
#[must_use]
pub fn block(text: &str) -> Cow<'_, str> {
    replace(text, |c| match c {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        _ => None,
    })
}

fn replace(text: &str, keep: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let safe = |c: char| if is_unsafe(c) { keep(c).unwrap_or('\u{FFFD}') } else { c };
    Cow::Owned(text.chars().map(safe).collect())
}

/// Control characters, and those that turn the direction of writing, with which a text can show what it does not say.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(line("a\x1b[31mrød\x07\nb\tc"), "a\u{FFFD}[31mrød\u{FFFD} b c");
        assert_eq!(block("a\nb\x1b]0;x"), "a\nb\u{FFFD}]0;x");
        assert_eq!(line("fil\u{202E}dm.txt"), "fil\u{FFFD}dm.txt");
        assert!(matches!(line("Møde – på Ærø"), Cow::Borrowed(_)));
    }
}
