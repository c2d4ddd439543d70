//! What words reach in small collections, as tables.

use klynge::danish::Danish;

use crate::naive::Words;

/// Each row is a collection, what is typed, and the terms that it reaches by themselves, in order.
fn check(rows: &[(&str, &str, &[&str])]) {
    for (text, typed, expected) in rows {
        let words = Words::of_text(text);
        let danish = Danish::new(&words);
        let forms = match typed.split(' ').collect::<Vec<_>>().as_slice() {
            [word] => danish.word(word, &[]).forms,
            words => danish.together(words),
        };
        let mut reached: Vec<String> = forms.iter().map(|form| form.term.clone()).collect();
        reached.sort_unstable();
        assert_eq!(reached, *expected, "{typed} in {text:?}");
    }
}

#[test]
fn a_misspelt_word_is_known_by_other_forms_of_it() {
    check(&[
        ("Biblioteket holder åbent.", "biblotek", &["biblioteket"]),
        ("bibliotekerne, biblioteksbus, en bus", "biblotek", &["bibliotekerne", "biblioteksbus"]),
        // Of short words too many stems are alike.
        ("veje vejen bussen", "busk", &[]),
    ]);
}

#[test]
fn a_part_of_other_words_is_a_word_though_it_stands_nowhere_alone() {
    check(&[
        ("patienter med hjertesvigt", "hjerte", &["hjertesvigt"]),
        ("patienter med hjertesvigt, sigtelinjer", "hjerte", &["hjertesvigt"]),
        ("separatkloakering af byen", "kloakering", &["separatkloakering"]),
        ("et alkoholoverforbrug", "alkohol", &["alkoholoverforbrug"]),
        // The rest is an ending, belongs to a particle, or cannot begin a word.
        ("frivilligheden", "frivillig", &[]),
        ("bedsteforældre", "ældre", &[]),
        ("personalepolitik", "person", &[]),
    ]);
}

#[test]
fn words_that_are_no_compounds_have_no_parts_inside_of_others() {
    check(&[
        ("tur udvalg kulturudvalget", "tur", &["tur"]),
        ("rent frit renteindtægterne indtægter", "rent", &["rent"]),
        ("råd tilt tiltrådt", "råd", &["råd"]),
        ("vand stand standen vandstanden tand", "tand", &["tand"]),
        // Of two readings that of the words that there are: not vejr|eglerne.
        ("vej regler vejreglerne", "vej", &["vej", "vejreglerne"]),
    ]);
}

#[test]
fn what_is_typed_in_pieces_is_found_whole() {
    check(&[
        ("EMN-2022-08416", "EMN 2022 08416", &["emn202208416"]),
        ("NordTele", "Nord Tele", &["nordtele"]),
        ("Ældrerådets møde", "ældre råd", &["ældrerådets"]),
        // Words of grammar, and figures that are no number.
        ("fortiden", "for tiden", &[]),
        ("budget12", "budget 12", &[]),
    ]);
}

#[test]
fn a_short_word_in_capitals_has_no_forms() {
    check(&[
        ("emnet emner", "EMN", &[]),
        ("emnet emner", "emne", &["emner", "emnet"]),
        ("skolen", "SKOLE", &["skolen"]),
    ]);
}
