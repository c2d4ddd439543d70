//! The words of the generated language and how often each is drawn.
//!
//! Some thousand common words are drawn as Zipf and Mandelbrot found: the word of rank `r` with a weight of 1 / (r + 1.5).
//! Behind them come rare ones without end: each doubling of the rank is drawn three fifths as often as the one before. That
//! is the second, steeper part of Zipf's curve in large collections, and it makes vocabulary grow as Heaps says, with some
//! .57th power of the text. A rare word is not stored: it is made from its rank, whenever it is drawn. All is done with
//! integers, so that every machine draws the same words.

use std::fmt::Write as _;
use std::sync::LazyLock;

use super::prose::capital;
use super::random::Random;
use super::words;

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::new);

/// How many times of a hundred a rare word is no commoner than twice as rare.
const NEXT_OCTAVE: u64 = 60;

/// How many rare words of a hundred come once and hardly ever again: misprints, amounts, names.
const ONCE: u64 = 2;

struct Vocabulary {
    /// The common forms, the commonest first.
    common: Vec<String>,
    /// For each the sum of the weights up to it.
    sums: Vec<u64>,
    /// The weight of all rare words.
    rare: u64,
    /// What compounds are made of, those that are in most of them first.
    roots: Vec<&'static str>,
}

impl Vocabulary {
    fn new() -> Self {
        let common = common();
        let (mut sum, mut sums) = (0, Vec::with_capacity(common.len()));
        for rank in 0..common.len() as u64 {
            sum += 2_000_000_000 / (2 * rank + 3);
            sums.push(sum);
        }
        // The first doubling of the rank weighs what the curve would give it, the logarithm of two; the sum of all is so
        // much more.
        let rare = 693_000_000 * 100 / (100 - NEXT_OCTAVE);
        // "behandlingsansvar" is for a needle.
        let roots = words::PARTS.split_whitespace().chain(words::NOUNS.split_whitespace());
        let roots = stirred(roots.filter(|root| *root != "ansvar").collect());
        Self { common, sums, rare, roots }
    }
}

/// Base forms of all classes by turns, behind the commonest words; then their inflected forms in a stirred order.
fn common() -> Vec<String> {
    let mut forms: Vec<String> = words::COMMON.split_whitespace().map(str::to_owned).collect();
    let mut classes = [words::NOUNS, words::VERBS, words::QUALITIES].map(str::split_whitespace);
    loop {
        let before = forms.len();
        forms.extend(classes.iter_mut().filter_map(Iterator::next).map(str::to_owned));
        if forms.len() == before {
            break;
        }
    }
    let mut rest: Vec<String> = words::PARTS.split_whitespace().map(str::to_owned).collect();
    for noun in words::NOUNS.split_whitespace().chain(words::PARTS.split_whitespace()) {
        rest.extend((0..4).map(|ending| inflected(noun, ending)));
    }
    for verb in words::VERBS.split_whitespace() {
        let stem = verb.trim_end_matches('r');
        rest.extend([stem.to_owned(), format!("{stem}s"), format!("{stem}t"), format!("{stem}de")]);
    }
    forms.extend(stirred(rest));
    // "timers" is for needles, too.
    forms.retain(|form| form != "timers");
    forms
}

fn stirred<T>(mut all: Vec<T>) -> Vec<T> {
    let mut random = Random::new(0, 0);
    for place in (1..all.len()).rev() {
        let other = usize::try_from(random.below(place as u64 + 1)).unwrap_or(0);
        all.swap(place, other);
    }
    all
}

/// A noun with one of four endings; its gender goes by its letters.
fn inflected(noun: &str, ending: u64) -> String {
    let neuter = noun.bytes().map(u64::from).sum::<u64>() % 3 == 0;
    let e = if noun.ends_with('e') { "" } else { "e" };
    match ending {
        0 => format!("{noun}{e}{}", if neuter { "t" } else { "n" }),
        1 => format!("{noun}{e}r"),
        2 => format!("{noun}{e}rne"),
        _ => format!("{noun}s"),
    }
}

/// A word as texts have them, unless it is one that says what a text is about: then what `subject` gives, if it gives any.
pub(super) fn word(random: &mut Random, out: &mut String, subject: impl FnOnce(&mut Random, &mut String) -> bool) {
    let Vocabulary { common, sums, rare, .. } = &*VOCABULARY;
    let all = sums[sums.len() - 1];
    let drawn = random.below(all + rare);
    if drawn >= sums[words_of_any_text()] && subject(random, out) {
        return;
    }
    if drawn < all { out.push_str(&common[sums.partition_point(|sum| *sum <= drawn)]) } else { rare_word(random, out) }
}

fn words_of_any_text() -> usize {
    static COUNT: LazyLock<usize> = LazyLock::new(|| words::COMMON.split_whitespace().count());
    *COUNT
}

/// A common word that says what a text is about.
pub(super) fn content_word(random: &mut Random, out: &mut String) {
    let Vocabulary { common, sums, .. } = &*VOCABULARY;
    let least = sums[words_of_any_text()];
    let drawn = least + random.below(sums[sums.len() - 1] - least);
    out.push_str(&common[sums.partition_point(|sum| *sum <= drawn)]);
}

/// A word that is rare, as titles and cases have of their own.
pub(super) fn rare_word(random: &mut Random, out: &mut String) {
    if random.chance(ONCE) {
        return make(random.next() >> 20, out);
    }
    let first = VOCABULARY.common.len() as u64;
    let mut octave = 0;
    while octave < 30 && random.chance(NEXT_OCTAVE) {
        octave += 1;
    }
    let rank = (first << octave) + random.below(first << octave);
    make(rank, out);
}

/// A compound, as titles have them.
pub(super) fn compound(random: &mut Random) -> String {
    let mut out = String::new();
    let octave = random.below(16);
    let rank = 4_000 + random.below(16 << octave);
    compose(&mut Random::new(0xC0, rank), rank, &mut out);
    out
}

/// The word of a rank: most are compounds, the others what else is rare in minutes.
fn make(rank: u64, out: &mut String) {
    let mut random = Random::new(0xF0, rank);
    match random.below(100) {
        0..56 => compose(&mut random, rank, out),
        56..70 => {
            let from = out.len();
            root(&mut random, rank, out);
            let ending = random.below(7);
            if ending < 4 {
                let inflected = inflected(&out[from..], ending);
                out.truncate(from);
                out.push_str(&inflected);
            }
        }
        70..84 => out.push_str(&name(&mut random, rank)),
        84..90 => misspelt(&mut random, out),
        90..93 => (0..random.between(3, 5)).for_each(|_| out.push(letter(&mut random).to_ascii_uppercase())),
        _ => figure(&mut random, out),
    }
}

/// Two parts, seldom three, with the letter between them that such a part takes, and an ending.
fn compose(random: &mut Random, rank: u64, out: &mut String) {
    let from = out.len();
    for _ in 0..if random.chance(12) { 2 } else { 1 } {
        root(random, rank, out);
        let takes_s = ["ing", "hed", "ion", "skab", "dom", "else", "tet", "ment", "ling"];
        if takes_s.iter().any(|ending| out.ends_with(ending)) {
            out.push('s');
        }
    }
    root(random, rank, out);
    let ending = random.below(8);
    if ending < 4 {
        let inflected = inflected(&out[from..], ending);
        out.truncate(from);
        out.push_str(&inflected);
    }
}

/// A part: half of them from the list, where few are in many words; the others of the syllables of a name, of which
/// rarer words have new ones.
fn root(random: &mut Random, rank: u64, out: &mut String) {
    let roots = &VOCABULARY.roots;
    if random.chance(45) {
        let among = random.below(roots.len() as u64) + 1;
        out.push_str(roots[usize::try_from(random.below(among)).unwrap_or(0)]);
    } else {
        let mut own = Random::new(0x5A, random.below(1500 + rank / 30));
        syllables(&mut own, out);
    }
}

fn syllables(random: &mut Random, out: &mut String) {
    static PARTS: LazyLock<[Vec<&str>; 2]> =
        LazyLock::new(|| [words::ONSETS, words::RHYMES].map(|parts| parts.split_whitespace().collect()));
    for _ in 0..random.between(1, 2) {
        out.push_str(random.pick(&PARTS[0]));
        out.push_str(random.pick(&PARTS[1]));
    }
}

/// The name of a place or of people.
fn name(random: &mut Random, rank: u64) -> String {
    let mut out = String::new();
    syllables(&mut Random::new(0x6E, random.below(300 + rank / 20)), &mut out);
    out.push_str(random.pick(&words::NAME_ENDINGS));
    capital(&out)
}

/// A person's last name, of which there are always new ones.
pub(super) fn last_name(random: &mut Random) -> String {
    let rank = 1 << random.below(18);
    name(&mut Random::new(0x7A, random.below(rank)), rank)
}

/// A common word with a letter doubled, lost or changed.
fn misspelt(random: &mut Random, out: &mut String) {
    let common = &VOCABULARY.common;
    let word = &common[usize::try_from(150 + random.below(common.len() as u64 - 150)).unwrap_or(0)];
    let place = random.below(word.chars().count() as u64);
    let kind = random.below(3);
    for (at, char) in (0..).zip(word.chars()) {
        match kind {
            0 if at == place => out.extend([char, char]),
            1 if at == place => {}
            2 if at == place => out.push(letter(random)),
            _ => out.push(char),
        }
    }
}

fn letter(random: &mut Random) -> char {
    char::from(b'a' + u8::try_from(random.below(26)).unwrap_or(0))
}

/// Amounts, years and what else has figures.
fn figure(random: &mut Random, out: &mut String) {
    let _ = match random.below(4) {
        0 => write!(out, "{}.{:03}", random.between(1, 999), random.below(1000)),
        1 => write!(out, "{}.{:03}.{:03}", random.between(1, 99), random.below(1000), random.below(1000)),
        2 => write!(out, "{}/{}", random.between(1990, 2030), random.between(1990, 2030)),
        _ => write!(out, "{},{}", random.below(1000), random.below(100)),
    };
}
