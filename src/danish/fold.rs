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
    fold_into(word, &mut out);
    Cow::Owned(out)
}

/// Appends [`fold`] of a word.
pub fn fold_into(word: &str, out: &mut String) {
    let (plain, rest) = word.split_at(word.bytes().position(|byte| !byte.is_ascii()).unwrap_or(word.len()));
    out.push_str(plain);
    for letter in rest.chars() {
        match ascii(letter) {
            Some(letters) => out.push_str(letters),
            None => out.push(letter),
        }
    }
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
}
