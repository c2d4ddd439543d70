//! What pandoc writes beside text and means for its looks: `# Referat {#referat .unnumbered}`, `[Afbud:]{.underline}`,
//! `{width="1.9in"}`. Nobody types these.

use memchr::memmem;

/// How an attribute list begins.
const BEGINNINGS: [&str; 4] = ["{#", "{.", "{width=", "{height="];

/// No attribute list is longer, in bytes.
const LONGEST: usize = 200;

/// Takes attribute lists out of the text from `start` on, and the brackets around what they stand behind.
pub(super) fn strip(text: &mut String, start: usize) {
    let mut from = start;
    while let Some(open) = memchr::memchr(b'{', &text.as_bytes()[from..]).map(|at| from + at) {
        from = open + 1;
        let rest = &text[open..];
        if !BEGINNINGS.iter().any(|beginning| rest.starts_with(beginning)) {
            continue;
        }
        let Some(end) = memchr::memchr(b'}', rest.as_bytes()).filter(|end| *end <= LONGEST) else { continue };
        text.replace_range(open..=open + end, "");
        from = open;
        let bracket = text[start..open].strip_suffix(']').and_then(|before| memmem::rfind(before.as_bytes(), b"["));
        if let Some(bracket) = bracket {
            text.remove(open - 1);
            text.remove(start + bracket);
            from = open - 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_taken_out() {
        for (text, expected) in [
            ("Referat {#referat .unnumbered}", "Referat "),
            ("[Kommunerne:]{.underline} A og [B]{.smallcaps}", "Kommunerne: A og B"),
            ("Logo{width=\"1.9in\" height=\"0.61in\"}", "Logo"),
            ("Budget {2024} og {a}", "Budget {2024} og {a}"),
            ("{.", "{."),
            ("]{.x}", "]"),
        ] {
            let mut text = text.to_owned();
            strip(&mut text, 0);
            assert_eq!(text, expected);
        }
    }
}
