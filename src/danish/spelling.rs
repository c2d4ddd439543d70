//! The spellings of a Danish name: a key under which Christian and Kristian, Sørensen and Sörensen meet.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// The key of a name in any case. It stands for how the name sounds where Danish spelling varies, and keeps apart what
/// sounds different (Petersen and Pedersen). Of use for words of four letters or more.
#[must_use]
pub fn name_key(word: &str) -> String {
    let word: Vec<char> = plain(word);
    let at = |i: usize| word.get(i).copied().unwrap_or(' ');
    let mut key = Key(String::with_capacity(word.len() + 2));
    let mut i = 0;
    while i < word.len() {
        let (before, c, next) = (key.last(), at(i), at(i + 1));
        let mut own = [0; 4];
        // How many letters are read, and what they sound like.
        let (read, sound) = match (c, next) {
            ('c', 'h') => (2, "k"),
            ('p', 'h') => (2, "f"),
            ('t', 'h') => (2, "t"),
            ('r', 'h') if i == 0 => (2, "r"),
            ('q', 'u') => (2, "kv"),
            ('q', _) => (1, "k"),
            ('c', 'e' | 'i' | 'y' | 'æ' | 'ø') => (1, "s"),
            ('c', _) => (1, "k"),
            ('w', _) => (1, "v"),
            ('x', _) => (1, "ks"),
            ('z', _) => (1, "s"),
            // Brandt, Brant.
            ('d', 't') => (1, ""),
            // Frandsen, Fransen, Frantzen; Schultz, Schulz.
            ('d' | 't', 's' | 'z') if matches!(before, 'n' | 'l') => (1, ""),
            // Knudsen, Knutsen: before s the two sound the same.
            ('d', 's' | 'z') => (1, "t"),
            // Kjær, Kær; Gjerlev, Gerlev.
            ('k' | 'g', 'j') if matches!(at(i + 2), 'e' | 'æ' | 'ø') => (2, if c == 'k' { "k" } else { "g" }),
            // Dahl, Dal; Krohn, Kron; Sarah, Sara.
            ('h', 'l' | 'm' | 'n' | 'r' | ' ') if is_vowel(before) => (1, ""),
            // Mejer, Meier, Meyer.
            ('j' | 'y', _) if is_vowel(before) => (1, "i"),
            // Katja, Katia.
            ('j', 'a') if before != ' ' => (1, "i"),
            // Henny, Henni.
            ('y', ' ') if i >= 2 && at(i - 1) == at(i - 2) => (1, "i"),
            // Nielsen, Nilsen; Mathiesen, Mathisen.
            ('i', 'e') if before != ' ' && !is_vowel(before) => (2, "i"),
            _ => (1, c.encode_utf8(&mut own) as &str),
        };
        sound.chars().for_each(|c| key.push(c));
        i += read;
    }
    key.0
}

/// A key as it grows; a doubled letter counts once.
struct Key(String);

impl Key {
    fn last(&self) -> char {
        self.0.chars().next_back().unwrap_or(' ')
    }

    fn push(&mut self, c: char) {
        if self.last() != c {
            self.0.push(c);
        }
    }
}

/// The letters and digits in lower case, without foreign accents, æ, ø and å each as one letter.
fn plain(word: &str) -> Vec<char> {
    // Before the first accent that stands alone, letters are composed as they are.
    if word.chars().all(|c| c < '\u{300}') { letters(word.chars()) } else { letters(word.nfc()) }
}

fn letters(word: impl Iterator<Item = char>) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(24);
    for c in word.flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()) {
        let c = match c {
            'ä' => 'æ',
            'ö' => 'ø',
            // Günther, Gynther.
            'ü' => 'y',
            'ß' => 's',
            'æ' | 'ø' | 'å' => c,
            _ if c.is_ascii() => c,
            _ => {
                let mut base = c;
                decompose_canonical(c, |part| {
                    if part.is_alphanumeric() && base == c {
                        base = part
                    }
                });
                base
            }
        };
        // Before 1948, and on keyboards without the Danish letters: Aage, Kjaer, Soerensen.
        match (out.last(), c) {
            (Some('a'), 'a') => replace_last(&mut out, 'å'),
            (Some('a'), 'e') => replace_last(&mut out, 'æ'),
            (Some('o'), 'e') => replace_last(&mut out, 'ø'),
            _ => out.push(c),
        }
    }
    out
}

fn replace_last(letters: &mut [char], by: char) {
    if let Some(last) = letters.last_mut() {
        *last = by;
    }
}

fn is_vowel(c: char) -> bool {
    "aeiouyæøå".contains(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::name_key;

    #[test]
    fn spellings_of_a_name_meet() {
        for names in [
            "Mathisen Mathiesen Matthiesen Matisen Matthisen",
            "Christian Kristian Cristian Kristjan",
            "Carlsen Karlsen Carlssen",
            "Sørensen Sörensen SØRENSEN Soerensen Sørenssen So\u{308}rensen",
            "Eriksen Erichsen Ericsen Erikssen",
            "Jakobsen Jacobsen Jachobsen",
            "Philip Filip Phillip",
            "Thomsen Tomsen Thommsen",
            "Aarup Årup aarup A\u{30a}rup",
            "Wilhelm Vilhelm",
            "Knudsen Knutsen Knudtsen",
            "Nielsen Nilsen Nilssen Niellsen",
            "Aagaard Ågård Aagård",
            "Kjær Kær Kjaer Kaer",
            "Kjeldsen Keldsen Kjeldssen",
            "Meyer Mejer Meier Mejér",
            "Ejnar Einar Eynar",
            "Højgaard Høigaard Høygård",
            "Dahl Dal Dall",
            "Ohlsen Olsen",
            "Sarah Sara",
            "Brandt Brant",
            "Frandsen Fransen Frantzen Franzen",
            "Lorentzen Lorenzen Lorentsen Lorensen",
            "Schultz Schulz Schults",
            "Bech Beck Bek",
            "Zacharias Sakarias",
            "Axelsen Akselsen Acselsen",
            "Quist Qvist Kvist",
            "Elisabeth Elizabeth Elisabet",
            "Cecilie Sesilie Cecili",
            "Dorthe Dorte",
            "Sofie Sophie Sofi",
            "Josef Joseph",
            "Michael Mikael Mickael",
            "Katja Katia Catja",
            "Henny Henni Hennie",
            "Günther Gynther Gynter",
            "André Andre",
            "Victor Viktor Wiktor",
            "Birgitte Birgite",
            "Rasmussen Rasmusen",
            "Friis Fris",
            "Majbritt Maibrit Maybritt",
            "Rhode Rode",
            "Håkon Haakon Haakkon",
        ] {
            let keys: Vec<String> = names.split(' ').map(name_key).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{names}: {keys:?}");
        }
    }

    #[test]
    fn different_names_stay_apart() {
        for names in [
            "Petersen Pedersen",
            "Hansen Jensen Jessen Johansen Hanson",
            "Larsen Laursen Lassen Lauritsen",
            "Andersen Andreasen Anders Andersson",
            "Christensen Christiansen",
            "Olsen Olesen Ulsen",
            "Anna Anne Hanne Hanna Johanne Johanna",
            "Marie Maria Mary",
            "Sofie Sofia",
            "Lund Lunde Lind Land Lundby",
            "Møller Müller Miller Mahler",
            "Holm Holme Helm Halm",
            "Bang Bank",
            "Berg Bjerg Borg Birk",
            "Kirsten Kristen Kerstin",
            "Karl Karla Karlo",
            "Poulsen Paulsen Polsen",
            "Mortensen Martensen Madsen",
            "Bent Bente Bengt",
            "Skov Skou Skog",
            "Bjerre Birre Berre",
            "Hjort Hort",
            "Dam Damgaard",
            "Vang Vagn",
            "Thygesen Tagesen",
            "Nissen Nilsen Nygaard",
            "Kjær Kjar Kier",
            "Kaja Karla",
            "Ågård Aggard",
            "Jytte Jette Jutta",
            "Bodil Bo Bodin",
            "Gerda Gerta Greta",
            "Svend Sven Svenne",
            "Henrik Hendrik Henrike",
            "Jonas Jonna",
            "Mette Mitte Matte",
            "Ravn Raun Rauni",
            "Tove Tave Tone",
            "Birk Bork Birkholm",
            "Søby Sæby Såby",
        ] {
            let keys: Vec<String> = names.split(' ').map(name_key).collect();
            for (i, key) in keys.iter().enumerate() {
                assert!(!keys[..i].contains(key), "{names}: {keys:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_word_has_a_key(word in ".*") {
            let key = name_key(&word);
            prop_assert!(key.chars().all(char::is_alphanumeric));
        }
    }
}
