//! Sentences on a subject.

use super::random::{Day, Random};
use super::{vocabulary, words};

/// How many of a hundred words that have a meaning are those that the case is about.
const ON_SUBJECT: u64 = 40;

/// How many clauses of a hundred have a set phrase.
const SET_PHRASE: u64 = 40;

/// The words that a case is about, common and rare: its texts say them again and again.
pub(super) struct Subject(Vec<String>);

impl Subject {
    pub(super) fn new(random: &mut Random) -> Self {
        let words = (0..30).map(|_| {
            let mut word = String::new();
            if random.chance(40) {
                vocabulary::rare_word(random, &mut word);
            } else {
                vocabulary::content_word(random, &mut word);
            }
            word
        });
        Self(words.collect())
    }

    /// One of them, the first most often; or none.
    fn word(&self, random: &mut Random, out: &mut String) -> bool {
        let said = random.chance(ON_SUBJECT);
        if said {
            let among = random.below(self.0.len() as u64) + 1;
            out.push_str(&self.0[usize::try_from(random.below(among)).unwrap_or(0)]);
        }
        said
    }
}

/// A sentence without its stop.
pub(super) fn clause(random: &mut Random, subject: &Subject, length: u64) -> String {
    let mut out = String::with_capacity(160);
    // Some of the words are the set phrase's.
    let phrase = random.chance(SET_PHRASE).then(|| random.below(length - 3));
    for at in 0..length - if phrase.is_some() { 3 } else { 0 } {
        let from = out.len();
        if at > 0 {
            out.push(' ');
        }
        if phrase == Some(at) {
            out.push_str(random.pick(&words::SET_PHRASES));
            out.push(' ');
        }
        vocabulary::word(random, &mut out, |random, out| subject.word(random, out));
        if at > 0 && matches!(&out[from..], " at" | " som" | " men" | " når" | " hvor") {
            out.insert(from, ',');
        }
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
pub(super) fn sentence(random: &mut Random, subject: &Subject) -> String {
    let length = random.between(8, 22);
    let clause = capital(&clause(random, subject, length));
    if clause.ends_with('.') { clause } else { clause + "." }
}

/// Sentences up to about `bytes`.
pub(super) fn paragraph(random: &mut Random, subject: &Subject, bytes: usize) -> String {
    let mut out = sentence(random, subject);
    while out.len() < bytes {
        out.push(' ');
        out.push_str(&sentence(random, subject));
    }
    out
}

/// The text with a capital at its start.
pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
