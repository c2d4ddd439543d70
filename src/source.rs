//! Bytes → text with a line convention: the encoding is found, line ends become `\n`, letters become NFC.
//!
//! Lines are those of the source as an editor counts them, from 1: nothing here adds, drops or moves one.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use unicode_normalization::UnicodeNormalization;

/// The largest document that is read, in bytes: ten times a referat of 1,000 pages. What it costs at most is in
/// `docs/hostile.md`.
pub const MAX_SIZE: u64 = 32 << 20;

/// A source document as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The text: NFC, lines ended by `\n`.
    pub text: String,
    /// BLAKE3 of the bytes as they were, in hexadecimal.
    pub hash: String,
    /// The encoding that the bytes were read as.
    pub encoding: &'static str,
    /// Lines with bytes that mean nothing in that encoding; each such byte became U+FFFD.
    pub undecodable: Vec<u32>,
}

impl Source {
    /// Reads any bytes. Never fails: what cannot be decoded becomes U+FFFD and is listed in `undecodable`.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Self {
        let (text, encoding, lossy) = to_text(bytes);
        let text = to_nfc(to_newlines(text));
        let undecodable = if lossy { replaced_lines(&text) } else { Vec::new() };
        Self { text: text.into_owned(), hash: hash(bytes), encoding: encoding.name(), undecodable }
    }
}

/// BLAKE3 of some bytes.
pub type Digest = [u8; 32];

/// BLAKE3 of `bytes`: the identity of a source's content.
#[must_use]
pub fn digest(bytes: &[u8]) -> Digest {
    blake3::hash(bytes).into()
}

/// The same in hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// What [`hash`] wrote; `None` if it has not.
#[must_use]
pub fn digest_of(hash: &str) -> Option<Digest> {
    blake3::Hash::from_hex(hash).ok().map(Into::into)
}

/// Why a file of `size` bytes is not read, and what to do about it; `None` for one that is.
#[must_use]
pub fn too_large(size: u64) -> Option<String> {
    let megabytes = |bytes: u64| bytes.div_ceil(1 << 20);
    (size > MAX_SIZE).then(|| {
        let (size, most) = (megabytes(size), megabytes(MAX_SIZE));
        format!(
            "it has {size} MB, and klynge reads documents of up to {most} MB: split it into one file for each meeting"
        )
    })
}

/// Whether the bytes are no text at all: NUL bytes, outside the two encodings where they are half of a letter.
#[must_use]
pub fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    head.contains(&0) && utf16(bytes).is_none()
}

fn to_text(bytes: &[u8]) -> (Cow<'_, str>, &'static Encoding, bool) {
    if let Some(encoding) = utf16(bytes) {
        let (text, lossy) = encoding.decode_with_bom_removal(bytes);
        return (text, encoding, lossy);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), encoding_rs::UTF_8, false),
        Err(_) if is_mostly_utf8(bytes) => (String::from_utf8_lossy(bytes), encoding_rs::UTF_8, true),
        Err(_) => {
            let (text, lossy) = windows_1252(bytes);
            (Cow::Owned(text), WINDOWS_1252, lossy)
        }
    }
}

/// UTF-16 by its byte order mark or, without one, by zeros in every other byte: Danish text is Latin letters.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(512) & !1];
    if head.len() < 8 {
        return None;
    }
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let most = head.len() / 2 * 9 / 10;
    match (zeros(0), zeros(1)) {
        (0, high) if high >= most => Some(UTF_16LE),
        (high, 0) if high >= most => Some(UTF_16BE),
        _ => None,
    }
}

/// A damaged UTF-8 file still has more whole multi-byte letters than broken ones; in Windows-1252 æøå are single
/// bytes above 0x7F, which are almost never followed by a continuation byte.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// The five bytes that Windows-1252 leaves undefined come out of the WHATWG decoder as control characters.
fn windows_1252(bytes: &[u8]) -> (String, bool) {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let undefined = |c: char| ('\u{80}'..='\u{9F}').contains(&c);
    if text.contains(undefined) { (text.replace(undefined, "\u{FFFD}"), true) } else { (text.into_owned(), false) }
}

/// `\r\n` → `\n`; in a file with no `\n` at all, `\r` alone ends the lines. In one with both it ends none and is a space:
/// readers of formats would differ on it.
fn to_newlines(text: Cow<'_, str>) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        text
    } else if text.contains('\n') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', " "))
    } else {
        Cow::Owned(text.replace('\r', "\n"))
    }
}

/// NFC, line by line, and only where a line has a character that NFC could change.
fn to_nfc(text: Cow<'_, str>) -> Cow<'_, str> {
    if !may_change_under_nfc(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if may_change_under_nfc(line) {
            out.extend(line.nfc());
        } else {
            out.push_str(line);
        }
    }
    Cow::Owned(out)
}

/// All below U+0300 is NFC already, and so is the general punctuation (dashes, quotes, bullets) of U+2000–U+207F
/// but for its first two spaces, which is where Danish text goes beyond Latin letters.
fn may_change_under_nfc(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Almost every text is settled by this, which looks at many bytes at once.
    if !bytes.iter().fold(false, |found, byte| found | (*byte >= 0xCC)) {
        return false;
    }
    bytes.iter().enumerate().any(|(at, byte)| {
        *byte >= 0xCC
            && !(*byte == 0xE2 && matches!(bytes.get(at + 1..at + 3), Some([0x80, third]) if *third > 0x81)
                || *byte == 0xEF && bytes.get(at + 1) == Some(&0xBF))
    })
}

fn replaced_lines(text: &str) -> Vec<u32> {
    (1u32..).zip(text.split('\n')).filter(|(_, line)| line.contains('\u{FFFD}')).map(|(number, _)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Møde på Ærø – é\nÅben sag";

    fn utf16_bytes(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let (cp1252, _, _) = WINDOWS_1252.encode(TEXT);
        let crlf = TEXT.replace('\n', "\r\n");
        let nfd: String = TEXT.nfd().collect();
        let cases: Vec<(&str, Vec<u8>)> = vec![
            ("UTF-8", TEXT.into()),
            ("BOM", format!("\u{FEFF}{TEXT}").into()),
            ("UTF-16LE BOM", utf16_bytes(&format!("\u{FEFF}{TEXT}"), u16::to_le_bytes)),
            ("UTF-16BE BOM", utf16_bytes(&format!("\u{FEFF}{TEXT}"), u16::to_be_bytes)),
            ("Windows-1252", cp1252.into_owned()),
            ("CRLF", crlf.into()),
            ("CR", TEXT.replace('\n', "\r").into()),
            ("NFD", nfd.into()),
        ];
        for (name, bytes) in cases {
            let source = Source::decode(&bytes);
            assert_eq!(source.text, TEXT, "{name}");
            assert!(source.undecodable.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_stray_carriage_return_is_a_space() {
        assert_eq!(Source::decode(b"a\rb\r\r\nc\n").text, "a b \nc\n");
    }

    #[test]
    fn utf16_without_a_mark() {
        let text = "Referat fra mødet på rådhuset";
        assert_eq!(Source::decode(&utf16_bytes(text, u16::to_le_bytes)).text, text);
        assert_eq!(Source::decode(&utf16_bytes(text, u16::to_be_bytes)).text, text);
    }

    #[test]
    fn broken_bytes_are_named_by_line() {
        let source = Source::decode(b"f\xC3\xB8rste\nan\xFFden \xC3\xA6\ntredje");
        assert_eq!(source.text, "første\nan\u{FFFD}den æ\ntredje");
        assert_eq!(source.undecodable, [2]);
        assert_eq!(Source::decode(b"m\xF8de\n\x81").undecodable, [2]);
    }

    #[test]
    fn nfc_does_not_touch_what_needs_none() {
        assert!(!may_change_under_nfc("Møde – “på” Ærø… • \u{FFFD}"));
        assert!(may_change_under_nfc("A\u{30A}"));
        assert!(may_change_under_nfc("\u{212B}"));
    }

    #[test]
    fn a_file_that_is_too_large_is_named_with_size_and_limit() {
        assert_eq!(too_large(MAX_SIZE), None);
        let reason = too_large(MAX_SIZE + 1).unwrap();
        assert!(reason.contains("33 MB") && reason.contains("32 MB"), "{reason}");
    }

    #[test]
    fn binary_files_are_told_from_utf16() {
        assert!(is_binary(b"PK\x03\x04\0\0\0\0\0\0\x21\0"));
        assert!(!is_binary(&utf16_bytes("Referat fra mødet", u16::to_le_bytes)));
        assert!(!is_binary("Referat".as_bytes()));
    }
}
