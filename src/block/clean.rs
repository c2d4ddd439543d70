//! Characters that converters leave behind, put back as a person would have typed them.

/// Appends `raw` to `out`: no-break spaces become spaces, runs of spaces one, ligatures their letters; soft hyphens,
/// zero-width and control characters go. A tab, or a gap of three spaces and more, is a column's edge and becomes one
/// tab. `at_start` drops leading space.
pub(super) fn push(out: &mut String, raw: &str, at_start: bool) {
    let raw = if at_start { raw.trim_start() } else { raw };
    let gap_goes_on = raw.starts_with(' ') && out.ends_with([' ', '\t']);
    if !gap_goes_on && is_clean(raw.as_bytes()) {
        out.push_str(raw);
    } else {
        push_slowly(out, raw);
    }
}

/// Whether no character of `raw` needs a look: single spaces, no control characters, and none of the letters that
/// start with 0xC2 (controls, no-break space, soft hyphen), 0xE2 0x80 and 0xE2 0x81 (odd spaces; dashes, quotes and
/// bullets, of the same start, are U+2010–U+2027), 0xE3 0x80 (a wide space) or 0xEF (ligatures).
///
/// Looks at stretches of one length without a branch, which the compiler turns into vectors: all text comes by.
fn is_clean(raw: &[u8]) -> bool {
    let mut rest = raw;
    loop {
        // The last is filled up with letters, which change nothing.
        let mut filled = [b'a'; STRETCH + 2];
        let window = rest.first_chunk().unwrap_or_else(|| {
            filled[..rest.len()].copy_from_slice(rest);
            &filled
        });
        if !is_plain(window) && !is_clean_window(window) {
            return false;
        }
        match rest.get(STRETCH..) {
            Some(behind) if !behind.is_empty() => rest = behind,
            _ => return true,
        }
    }
}

/// How many bytes are looked at together.
const STRETCH: usize = 32;

/// Whether a stretch has nothing that needs a second look: almost all of them, and those with dashes and quotes have it.
fn is_plain(window: &[u8; STRETCH + 2]) -> bool {
    let odd =
        |byte: u8, next: u8| (byte < 0x20) | (byte == 0x7F) | (byte == 0xC2) | (byte >= 0xE2) | ((byte | next) == b' ');
    !(0..STRETCH).fold(false, |found, at| found | odd(window[at], window[at + 1]))
}

/// The same of one stretch, with the two bytes behind it that may be its last letter's.
fn is_clean_window(window: &[u8; STRETCH + 2]) -> bool {
    let odd = |byte: u8, next: u8, third: u8| {
        let control = (byte < 0x20) | (byte == 0x7F) | (byte == 0xC2) | (byte == 0xEF);
        let spaces = (byte == b' ') & (next == b' ');
        let general = (byte == 0xE2) & (next & 0xFE == 0x80) & ((next == 0x81) | (third.wrapping_sub(0x90) > 0x17));
        let wide = (byte == 0xE3) & (next == 0x80);
        control | spaces | general | wide
    };
    let triples = (0..STRETCH).map(|at| odd(window[at], window[at + 1], window[at + 2]));
    !triples.fold(false, |found, odd| found | odd)
}

fn push_slowly(out: &mut String, raw: &str) {
    let mut spaces = match out.as_bytes().last() {
        Some(b' ') => 1,
        Some(b'\t') => 3,
        _ => 0,
    };
    for c in raw.chars() {
        match c {
            '\t' => spaces = push_space(out, spaces, 3),
            ' ' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
                spaces = push_space(out, spaces, 1);
            }
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {}
            _ if c.is_control() => {}
            _ => {
                spaces = 0;
                push_letter(out, c);
            }
        }
    }
}

/// Adds `width` to a gap of `before` spaces, which is written as one space, or from three on as one tab.
fn push_space(out: &mut String, before: u8, width: u8) -> u8 {
    let gap = before.saturating_add(width);
    if before == 0 {
        out.push(if gap >= 3 { '\t' } else { ' ' });
    } else if before < 3 && gap >= 3 {
        out.pop();
        out.push('\t');
    }
    gap
}

fn push_letter(out: &mut String, c: char) {
    match c {
        'ﬀ' => out.push_str("ff"),
        'ﬁ' => out.push_str("fi"),
        'ﬂ' => out.push_str("fl"),
        'ﬃ' => out.push_str("ffi"),
        'ﬄ' => out.push_str("ffl"),
        'ﬅ' | 'ﬆ' => out.push_str("st"),
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::push;

    fn cleaned(raw: &str) -> String {
        let mut out = String::new();
        push(&mut out, raw, true);
        out
    }

    #[test]
    fn text_comes_out_as_typed() {
        for (raw, expected) in [
            ("Ingen.", "Ingen."),
            ("  to  mellemrum ", "to mellemrum "),
            ("1,066\u{A0}mio.\u{A0}kr.", "1,066 mio. kr."),
            ("sam\u{AD}arbejde", "samarbejde"),
            ("o\u{FB03}ciel \u{FB01}n", "officiel fin"),
            ("Sagsnr.:\t12/838", "Sagsnr.:\t12/838"),
            ("Dato:      13. april", "Dato:\t13. april"),
            ("a \t b", "a\tb"),
            ("\u{C}Punkt 1: x", "Punkt 1: x"),
            ("rød\u{1B}[31m", "rød[31m"),
            ("nul\u{200B}bredde – “ja”", "nulbredde – “ja”"),
        ] {
            assert_eq!(cleaned(raw), expected, "{raw:?}");
        }
    }

    #[test]
    fn pieces_join_without_doubling_spaces() {
        let mut out = String::new();
        for piece in ["Sags ID:", " ", " EMN"] {
            let at_start = out.is_empty();
            push(&mut out, piece, at_start);
        }
        assert_eq!(out, "Sags ID: EMN");
    }
}
