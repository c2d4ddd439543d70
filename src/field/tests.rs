use super::{bilag, cpr, dato, personer, sag, titel};

/// Everything that a reader looks for, and letters that change their length with their case.
const PIECES: [&str; 64] = [
    "1",
    "13",
    "04",
    "2023",
    "111111",
    "1118",
    "12/838",
    "EMN-2022-08416",
    "-",
    "–",
    "/",
    ".",
    ",",
    ":",
    ";",
    " ",
    "\n",
    "\u{a0}",
    "(",
    ")",
    "…",
    "...",
    "kl",
    "Kl.",
    "til",
    "april",
    "maj",
    "d.",
    "den",
    "torsdag",
    "og",
    " og ",
    "Sag",
    "Sagsnr.",
    "Dok ID",
    "Brevid:",
    "J.nr.",
    "F2 ",
    "Initialer:",
    "Åbent",
    "Bilag",
    "DokID:",
    "•",
    "Anna",
    "Holm",
    "(A)",
    "formand",
    "Afbud",
    " afbud",
    "fraværende",
    "Fraværende:",
    " var ",
    " deltog ",
    " ikke",
    "sag",
    "İ",
    "ß",
    "K",
    "å\u{30a}",
    "𝟛",
    "٣",
    "\t",
    "|",
    "*",
];

#[test]
fn no_text_makes_a_reader_panic() {
    let mut seed = 7_u64;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap()
    };
    let mut last = String::new();
    for _ in 0..20_000 {
        let text: String = (0..next() % 12).map(|_| PIECES[next() % PIECES.len()]).collect();
        let found = dato::dates(&text, Some(2024)).into_iter().chain(cpr::suspected(&text));
        assert!(found.map(|one| &text[one.range]).all(|shown| shown.starts_with(|c: char| c.is_ascii_digit())));
        dato::clock(&text);
        dato::parse_filter(&text);
        sag::labelled(&text);
        sag::labelled_tail(&text);
        sag::is_case_id(&text);
        bilag::bilag(&text);
        personer::people(&text);
        personer::absent_in_decision(&text);
        assert!(titel::same_title(&text, &text));
        assert_eq!(titel::same_title(&text, &last), titel::same_title(&last, &text), "{text} | {last}");
        last = text;
    }
}
