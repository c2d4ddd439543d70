//! Sentences whose words are as unevenly frequent as those of a language.

use std::sync::LazyLock;

use super::random::{Day, Random};
use super::words;

/// How many forms there are.
const FORMS: usize = 60_000;

/// The forms, the commonest first, and for each the sum of the weights up to it: weights fall as 1 / (rank + 3), after
/// Zipf and Mandelbrot. Integers, so that every machine draws the same words.
static VOCABULARY: LazyLock<(Vec<String>, Vec<u64>)> = LazyLock::new(|| {
    let forms = forms();
    let mut sum = 0;
    let sums = (0..forms.len() as u64)
        .map(|rank| {
            sum += 1_000_000_000 / (rank + 3);
            sum
        })
        .collect();
    (forms, sums)
});

/// Simple words by frequency, classes interleaved behind the commonest; then compounds in a stirred order.
fn forms() -> Vec<String> {
    let mut forms: Vec<String> = words::COMMON.split_whitespace().map(str::to_owned).collect();
    let mut classes = [words::NOUNS, words::VERBS, words::QUALITIES].map(str::split_whitespace);
    loop {
        let before = forms.len();
        forms.extend(classes.iter_mut().filter_map(Iterator::next).map(str::to_owned));
        if forms.len() == before {
            break;
        }
    }
    let first: Vec<&str> = words::FIRST_PARTS.split_whitespace().collect();
    let last: Vec<&str> = words::LAST_PARTS.split_whitespace().collect();
    let mut random = Random::new(0, 0);
    while forms.len() < FORMS {
        forms.push(format!("{}{}{}", random.pick(&first), random.pick(&last), random.pick(&words::ENDINGS)));
    }
    forms
}

fn word(random: &mut Random) -> &'static str {
    let (forms, sums) = &*VOCABULARY;
    let drawn = random.below(sums[sums.len() - 1]);
    &forms[sums.partition_point(|sum| *sum <= drawn)]
}

/// A compound, as titles have them.
pub(super) fn compound(random: &mut Random) -> &'static str {
    let (forms, _) = &*VOCABULARY;
    &forms[usize::try_from(random.between(2_000, FORMS as u64 - 1)).unwrap_or(0)]
}

/// A sentence without its stop.
pub(super) fn clause(random: &mut Random, words: u64) -> String {
    let mut out = String::new();
    for at in 0..words {
        let word = word(random);
        if at > 0 {
            out.push_str(if matches!(word, "at" | "som" | "men" | "når" | "hvor") { ", " } else { " " });
        }
        out.push_str(word);
    }
    match random.below(20) {
        0 => out.push_str(&format!(" {} mio. kr.", figure(random))),
        1 => out.push_str(&format!(" {} pct.", random.between(2, 98))),
        2 => out.push_str(&format!(" den {}", Day::after_2015(random.below(3652)).written())),
        3 => out.push_str(&format!(" {} borgere", random.between(12, 980))),
        _ => {}
    }
    out
}

fn figure(random: &mut Random) -> String {
    format!("{},{:02}", random.between(0, 48), random.below(100))
}

/// A sentence with its capital and stop.
pub(super) fn sentence(random: &mut Random) -> String {
    let length = random.between(8, 22);
    let clause = capital(&clause(random, length));
    if clause.ends_with('.') { clause } else { clause + "." }
}

/// Sentences up to about `bytes`.
pub(super) fn paragraph(random: &mut Random, bytes: usize) -> String {
    let mut out = sentence(random);
    while out.len() < bytes {
        out.push(' ');
        out.push_str(&sentence(random));
    }
    out
}

/// The text with a capital at its start.
pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
