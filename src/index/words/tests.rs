use std::borrow::Cow;

use super::*;

/// Words with their fields, as their file holds them.
fn file(words: &[(&str, u32)]) -> Vec<u8> {
    let mut words: Vec<(Cow<'_, str>, (&str, u32))> = words.iter().map(|word| (fold(word.0), *word)).collect();
    words.sort();
    let folded = words.iter().map(|(folded, word)| (&**folded, *word));
    build::file(folded, words.len(), b"\x05ab\tcd").unwrap()
}

fn opened(words: &[(&str, u32)]) -> Words {
    Words::open(&file(words)).unwrap()
}

fn has_stem(words: &Words, stem: &str) -> bool {
    words.may_have_stem(Words::number_of_stem(stem))
}

const ALL: Wanted<'static> = &|_, _| true;

#[test]
fn words_are_found_by_beginning_inside_and_whole() {
    let words = opened(&[
        ("ansvar", 0b11),
        ("behandlingsansvar", 2),
        ("århus", 1),
        ("aarhus", 2),
        ("vand", 1),
        ("vandværk", 1),
        ("vandet", 1 << 13),
    ]);
    assert_eq!(words.containing("ansvar", ALL), ["ansvar", "behandlingsansvar"]);
    assert_eq!(words.containing("nd", ALL), ["behandlingsansvar", "vand", "vandet", "vandværk"]);
    assert_eq!(words.containing("aerk", ALL), ["vandværk"]);
    assert_eq!(words.containing("ansvar", &|term, fields| term.len() > 6 && fields == 2), ["behandlingsansvar"]);
    assert_eq!(words.beginning("aarh", ALL), ["aarhus", "århus"]);
    assert_eq!(words.folding_to("aarhus", ALL), ["aarhus", "århus"]);
    assert_eq!(words.folding_to("aarh", ALL), Vec::<String>::new());
    assert_eq!(words.beginning("vandv", ALL), ["vandværk"]);
    assert_eq!(words.containing("å", ALL), Vec::<String>::new());
    assert_eq!(words.inflected("vand", ALL), ["vand", "vandet"]);
    assert_eq!(words.inflected("ansva", ALL), ["ansvar"]);
    assert_eq!((words.find("ansvar"), words.find("århus"), words.find("vandet")), (3, 1, 1 << 13));
    assert_eq!((words.find("ansva"), words.find("zz"), words.find("")), (0, 0, 0));
    assert!(has_stem(&words, "ansvar") && has_stem(&words, "vand") && !has_stem(&words, "budget"));
    assert_eq!(words.beginning("", ALL).len(), 7);
    assert_eq!(words.names(), ["ab\tcd"]);
}

#[test]
fn many_words_are_found_as_they_are_in_a_list() {
    let parts = ["an", "be", "svar", "ø", "vej", "skole", "e", "r", "n", "s", "ing", "å"];
    let all: Vec<String> =
        (0..1500_usize).map(|n| format!("{}{}{}", parts[n % 12], parts[n / 12 % 12], parts[n / 144 % 12])).collect();
    let mut list: Vec<(String, String)> = all.iter().map(|word| (fold(word).into_owned(), word.clone())).collect();
    list.sort();
    list.dedup();
    let words = opened(&list.iter().map(|(_, word)| (word.as_str(), 1)).collect::<Vec<_>>());
    let those = |is: &dyn Fn(&str) -> bool| -> Vec<&str> {
        list.iter().filter(|(folded, _)| is(folded)).map(|(_, word)| word.as_str()).collect()
    };
    for asked in ["", "a", "an", "ans", "ansv", "skole", "svarer", "oe", "olean", "vejs", "zzz", "ø", "aaaa", "ingen"]
    {
        assert_eq!(words.containing(asked, ALL), those(&|word| word.contains(asked)), "{asked}");
        assert_eq!(words.beginning(asked, ALL), those(&|word| word.starts_with(asked)), "{asked}");
        assert_eq!(words.folding_to(asked, ALL), those(&|word| word == asked), "{asked}");
        let ends = |word: &str| word.strip_prefix(asked).is_some_and(|rest| no_ending(rest.as_bytes()).is_none());
        assert_eq!(words.inflected(asked, ALL), those(&ends), "{asked}");
    }
    assert!(list.iter().all(|(_, word)| words.find(word) == 1));
    assert!(list.iter().all(|(_, word)| has_stem(&words, &crate::danish::stem(word))));
}

#[test]
fn bytes_that_are_no_words_are_refused_or_read_without_panic() {
    assert!(Words::open(b"klynge").is_none());
    let good = file(&[("ansvar", 3), ("behandlingsansvar", 2), ("århus", 1), ("vand", 1)]);
    for at in 0..good.len() {
        for byte in [0, 1, 0x7F, 0x80, 0xFF] {
            let mut bytes = good.clone();
            bytes[at] = byte;
            let Some(words) = Words::open(&bytes) else { continue };
            assert!(words.beginning("", ALL).len() <= good.len() && words.containing("a", ALL).len() <= good.len());
            assert!(words.containing("ansvar", ALL).len() <= good.len() && words.names().len() <= good.len());
            assert!(words.inflected("vand", ALL).len() <= good.len());
            assert_eq!(words.find("zz"), 0);
        }
        assert!(Words::open(&good[..at]).is_none());
    }
}

/// The fuzzer begins with a file as we write it, or it would never come to read one.
#[test]
fn the_fuzzers_seed_is_a_file_of_words() {
    let words = [("ansvar", 3), ("behandlingsansvar", 2), ("børn", 1), ("vand", 1 << 13), ("århus", 1)];
    let bytes = file(&words);
    assert_eq!(bytes, include_bytes!("../../../fuzz/corpus/metadata/seed-words"));
}
