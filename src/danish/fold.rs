//! Danish letters as ASCII: as the Danes themselves write them so, and as they are carelessly typed.

use std::borrow::Cow;

/// What a letter is written as in ASCII: æ→ae, ø→oe, å→aa as in Danish names (Aarhus, Ørsted in an address), the
/// Swedish and German ä, ö as their Danish sisters; of the other letters the accent is dropped, é→e, ü→u.
const fn ascii(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' | 'ä' => "ae",
        'ø' | 'ö' => "oe",
        'å' => "aa",
        'á' | 'à' | 'â' | 'ã' => "a",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'ó' | 'ò' | 'ô' | 'õ' => "o",
        'ú' | 'ù' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ç' => "c",
        'ñ' => "n",
        'ß' => "ss",
        _ => return None,
    })
}

/// `word`, in lower case, with Danish and accented letters as ASCII. Every letter by itself: the beginning of a word
/// folds to a beginning of the folded word. Letters of other alphabets stay.
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len() + 2);
    for letter in word.chars() {
        match ascii(letter) {
            Some(letters) => out.push_str(letters),
            None => out.push(letter),
        }
    }
    Cow::Owned(out)
}

/// How many bytes of `word` fold to `folded`, if it begins so.
#[must_use]
pub(super) fn begins(word: &str, folded: &str) -> Option<usize> {
    let mut rest = folded;
    let mut buffer = [0; 4];
    for (at, letter) in word.char_indices() {
        if rest.is_empty() {
            return Some(at);
        }
        let letters = ascii(letter).unwrap_or_else(|| letter.encode_utf8(&mut buffer));
        rest = rest.strip_prefix(letters)?;
    }
    rest.is_empty().then_some(word.len())
}

/// Whether `typed` is `word` as somebody without Danish letters types it: a, aa for å; e, ae, a for æ; o, oe for ø; e
/// for é; mixed as they please. Everything else must be equal. Both in lower case.
#[must_use]
pub fn loosely_equal(typed: &str, word: &str) -> bool {
    // Each letter of the word moves the places in `typed` that have been reached, one bit each: å may have eaten one a
    // or two.
    if typed.len() >= 128 || word.is_ascii() {
        return typed == word;
    }
    let typed = typed.as_bytes();
    let mut reached = 1_u128;
    let mut buffer = [0; 4];
    for letter in word.chars() {
        let mut next = 0;
        let mut places = reached;
        while places != 0 {
            let at = places.trailing_zeros() as usize;
            places &= places - 1;
            let rest = &typed[at..];
            let itself = letter.encode_utf8(&mut buffer).as_bytes();
            for spelling in std::iter::once(itself).chain(careless(letter).iter().copied()) {
                if rest.starts_with(spelling) {
                    next |= 1 << (at + spelling.len());
                }
            }
        }
        if next == 0 {
            return false;
        }
        reached = next;
    }
    reached >> typed.len() & 1 == 1
}

/// How a letter is typed where the keyboard lacks it.
const fn careless(letter: char) -> &'static [&'static [u8]] {
    match letter {
        'å' => &[b"a", b"aa"],
        'æ' | 'ä' => &[b"e", b"ae", b"a"],
        'ø' | 'ö' => &[b"o", b"oe"],
        'á' | 'à' | 'â' => &[b"a"],
        'é' | 'è' | 'ê' | 'ë' => &[b"e"],
        'ó' | 'ò' | 'ô' => &[b"o"],
        'ü' => &[b"u", b"y"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_ascii() {
        for (word, folded) in
            [("ældreråd", "aeldreraad"), ("børn", "boern"), ("idé", "ide"), ("müller", "muller"), ("år", "aar")]
        {
            assert_eq!(fold(word), folded);
        }
        assert!(matches!(fold("budget"), Cow::Borrowed("budget")));
        assert_eq!(fold("日本"), "日本");
    }

    #[test]
    fn careless_typing_meets_the_word() {
        for (typed, word) in [
            ("born", "børn"),
            ("boern", "børn"),
            ("aeldrerad", "ældreråd"),
            ("eldreraad", "ældreråd"),
            ("arhus", "århus"),
            ("aarhus", "århus"),
            ("ældrerad", "ældreråd"),
            ("ide", "idé"),
            ("kraas", "kraås"),
            ("gaa", "gåa"),
            ("budget", "budget"),
            ("muller", "müller"),
        ] {
            assert!(loosely_equal(typed, word), "{typed} {word}");
        }
        for (typed, word) in
            [("børn", "born"), ("ar", "åre"), ("are", "år"), ("bad", "bed"), ("aaa", "å"), ("", "å"), ("a", "")]
        {
            assert!(!loosely_equal(typed, word), "{typed} {word}");
        }
        assert!(!loosely_equal(&"a".repeat(127), &"å".repeat(60)));
        assert!(loosely_equal(&"a".repeat(100), &"å".repeat(60)));
    }
}
