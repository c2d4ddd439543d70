//! Words of a Danish sentence, and which of them stand in its main clause.
//!
//! Danish punctuation makes this readable without a parser: a subordinate clause opens with one of a few words and runs
//! to the next comma, after which the main clause goes on ("Når budgettet er godkendt, udsættes sagen").

use std::borrow::Cow;

use super::lower::lower;

/// A word in lower case and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// The word, lower-case, without the marks around it.
    pub(crate) text: Cow<'a, str>,
    /// Which part of the sentence it stands in; commas, colons, dashes and line ends part them.
    pub(crate) part: usize,
    /// It stands in a subordinate clause that does not say what was decided.
    pub(crate) subordinate: bool,
    /// The decision verb whose content it is ("besluttede at *udsætte*"): its index.
    pub(crate) content_of: Option<usize>,
}

/// How many words away another word can still bear on one. It bounds the work on text without stops.
pub(crate) const REACH: usize = 80;

/// Stands for the letter of a party behind a name, "(V)".
pub(crate) const PARTY: &str = "(parti)";

/// Words that open a subordinate clause wherever they stand.
const SUBORDINATORS: &[&str] = &[
    "når",
    "hvis",
    "såfremt",
    "forudsat",
    "idet",
    "fordi",
    "mens",
    "imens",
    "inden",
    "indtil",
    "eftersom",
    "hvor",
    "hvilke",
    "hvilken",
    "hvordan",
    "hvorvidt",
    "hvorfor",
    "hvem",
    "hvad",
    "selvom",
    "medmindre",
    "skønt",
    "hvilket",
    "hvorimod",
];

/// Verbs and phrases whose at-clause says what was decided.
const DECIDING: &[&str] = &[
    "besluttede",
    "besluttet",
    "beslutter",
    "besluttes",
    "besluttedes",
    "vedtog",
    "vedtaget",
    "vedtages",
    "vedtoges",
    "vedtager",
    "enedes",
    "enige",
    "enighed",
    "valgte",
    "vælger",
    "aftalte",
    "aftalt",
    "godkendte",
    "godkendt",
    "godkendes",
    "godkender",
    "tiltrådte",
    "tiltrådt",
    "tiltrædes",
    "tiltræder",
    "tiltræde",
    "beslutning",
    "følgende",
];

/// Words between a decision verb and its at-clause: adverbs, and "om" of "enige om at".
const BETWEEN: &[&str] = &[
    "om",
    "ikke",
    "enstemmigt",
    "herefter",
    "derfor",
    "derefter",
    "dog",
    "også",
    "samtidig",
    "således",
    "desuden",
    "endvidere",
    "endelig",
    "i",
    "stedet",
    "det",
    "der",
    "man",
    "blev",
    "på",
    "mødet",
];

/// Words that follow "som" where it means "as it was" and opens no clause.
const AS_PUT: &[&str] = &["indstillet", "foreslået", "anbefalet", "anført", "beskrevet", "forelagt", "helhed"];

/// Bodies that decide, by the end of their name: "Økonomiudvalget", "Sundhedsklyngen", "byråd".
const BODIES: &[&str] = &[
    "udvalg",
    "udvalget",
    "udvalgene",
    "råd",
    "rådet",
    "bestyrelse",
    "bestyrelsen",
    "klynge",
    "klyngen",
    "klyngerne",
    "niveau",
    "niveauet",
    "direktion",
    "direktionen",
    "forum",
    "forummet",
    "styregruppe",
    "styregruppen",
    "arbejdsgruppen",
    "magistrat",
    "magistraten",
    "kommission",
    "kommissionen",
    "komite",
    "komiteen",
    "ledelse",
    "ledelsen",
    "kredsen",
    "kreds",
    "forsamling",
    "forsamlingen",
    "formandskab",
    "formandskabet",
    "møde",
    "mødet",
    "deltagerne",
    "parterne",
    "kommunen",
    "kommunerne",
    "regionen",
    "ssu",
    "fsu",
    "øu",
    "ku",
    "flertal",
    "flertallet",
];

/// Whether a word names a body that can decide.
pub(crate) fn is_body(word: &str) -> bool {
    let bare = word.strip_suffix('s').unwrap_or(word);
    // A short word is a body only whole: "møde" ends no other body's name than its own.
    let ends = |word: &str, body: &str| match word.strip_suffix(body) {
        Some(before) => body.len() >= 5 || body == "råd" || before.is_empty(),
        None => false,
    };
    BODIES.iter().any(|body| ends(word, body) || bare.len() < word.len() && ends(bare, body))
}

/// Whether the word of a clause that looks subordinate is what the sentence says was done: of what a meeting adopts of its
/// own in "Der var ingen bemærkninger til dagsordenen, der blev godkendt.", and of a proposal whose content stands before the
/// verb in "Forslaget om at bygge faldt". Prices fall too, and a proposal may be well received ("faldt i god jord").
pub(crate) fn decides_all_the_same(words: &[Word<'_>], at: usize) -> bool {
    let back = |by: usize| at.checked_sub(by).map_or("", |at| words[at].text.as_ref());
    let put = |word: &str| word.contains("forslag") || word.starts_with("indstilling");
    let own = |word: &str| word.starts_with("dagsorden") || word.starts_with("referat") || put(word);
    let adopted = || own(back(3)) && back(2) == "der" && back(1) == "blev" && at + 1 == words.len();
    let fell = || {
        let next = words.get(at + 1).map_or("", |word| word.text.as_ref());
        words[at].text == "faldt" && next != "i" && words.iter().take(2).any(|word| put(&word.text))
    };
    adopted() || fell()
}

/// Reads one sentence. What stands in brackets is left out, for it is an aside; what stands in quotation marks is a
/// name, and is left out where other words remain.
pub(crate) fn read(sentence: &str) -> Vec<Word<'_>> {
    let mut words = split(sentence, true);
    if words.is_empty() {
        words = split(sentence, false);
    }
    mark(&mut words);
    words
}

fn closing(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '”' => Some('”'),
        '“' => Some('”'),
        '„' => Some('“'),
        '»' => Some('«'),
        '«' => Some('»'),
        _ => None,
    }
}

fn split(sentence: &str, skip_asides: bool) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut part = 0;
    let mut rest = sentence;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        if c.is_alphanumeric() {
            let end = word_end(rest);
            words.push(word(lower(&rest[..end]), part));
            rest = &rest[end..];
            continue;
        }
        rest = after;
        let joined = sentence[..sentence.len() - after.len() - c.len_utf8()].ends_with(char::is_alphanumeric);
        match c {
            ',' | ';' | ':' | '\n' | '–' | '—' | '.' => part += 1,
            // A hyphen that ends a word stands for the rest of a compound, "Børne- og Skoleudvalget", and parts
            // nothing.
            '-' if after.starts_with(' ') && !joined => part += 1,
            '(' if skip_asides => {
                if let Some(end) = find_near(after, ')') {
                    if (1..=3).contains(&after[..end].chars().count()) {
                        words.push(word(Cow::Borrowed(PARTY), part));
                    }
                    rest = &after[end + 1..];
                }
            }
            _ => {
                let end = closing(c).filter(|_| skip_asides).and_then(|close| Some((find_near(after, close)?, close)));
                if let Some((end, close)) = end {
                    rest = &after[end + close.len_utf8()..];
                }
            }
        }
    }
    words
}

/// Where `mark` stands in `text`, if it is near: a bracket that closes pages later is a misprint.
fn find_near(text: &str, mark: char) -> Option<usize> {
    text.char_indices().take(400).find(|(_, c)| *c == mark).map(|(at, _)| at)
}

fn word(text: Cow<'_, str>, part: usize) -> Word<'_> {
    Word { text, part, subordinate: false, content_of: None }
}

/// End of the word that `text` starts with. A mark with a letter or digit straight behind it belongs to the word:
/// "t.e", "bl.a", "3,6", "tvær-sektoriel".
fn word_end(text: &str) -> usize {
    let mut at = 0;
    loop {
        at += text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let mut rest = text[at..].chars();
        let Some(c) = rest.next() else { return at };
        let inner = matches!(c, '.' | ',' | '-' | '/' | '\'' | '’');
        if !(c.is_alphanumeric() || inner && rest.as_str().starts_with(char::is_alphanumeric)) {
            return at;
        }
        at += c.len_utf8();
    }
}

/// What kind of clause the reader is in.
#[derive(Clone, Copy, PartialEq)]
enum Clause {
    Main,
    Subordinate,
    /// Subordinate and without a finite verb of its own: "om *at holde møde* blev forkastet" ends at "blev".
    Infinitive,
}

fn mark(words: &mut [Word<'_>]) {
    let mut clause = Clause::Main;
    let mut content: Option<usize> = None;
    for i in 0..words.len() {
        let starts_part = i == 0 || words[i].part != words[i - 1].part;
        if starts_part {
            clause = Clause::Main;
        }
        if clause == Clause::Infinitive && resumes(words, i) {
            clause = Clause::Main;
        }
        if words[i].text == "at" {
            let continues = i > 0 && matches!(words[i - 1].text.as_ref(), "og" | "samt" | "men");
            if let Some(verb) = decision_before(words, i) {
                content = Some(verb);
                clause = Clause::Main;
            } else if continues && content.is_some() && clause == Clause::Main {
                clause = Clause::Main;
            } else {
                let infinitive = words.get(i + 1).is_some_and(|w| w.text.ends_with('e') && w.text != "alle");
                clause = if infinitive { Clause::Infinitive } else { Clause::Subordinate };
            }
        } else if opens(words, i, starts_part) {
            clause = Clause::Subordinate;
        }
        words[i].subordinate = clause != Clause::Main;
        words[i].content_of = content;
    }
}

/// Whether the word at `i` is a finite verb that takes up the main clause behind an infinitive: "om at mødes *blev*
/// forkastet", "nåede ikke at behandles og *overføres*".
fn resumes(words: &[Word<'_>], i: usize) -> bool {
    let text = words[i].text.as_ref();
    let coordinated = i > 0 && matches!(words[i - 1].text.as_ref(), "og" | "men");
    matches!(text, "blev" | "bliver" | "kunne" | "kan")
        || coordinated && (text.ends_with("es") || text.ends_with("ede"))
}

/// The decision verb whose content the "at" at `at` opens. A sentence or list item that starts with "at" is the
/// content of a decision that it does not name.
fn decision_before(words: &[Word<'_>], at: usize) -> Option<usize> {
    if at == 0 || at == 1 && words[0].text.chars().all(|c| c.is_ascii_digit()) {
        return Some(at);
    }
    for i in (0..at).rev().take(6) {
        let text = words[i].text.as_ref();
        if DECIDING.contains(&text) {
            return (!words[i].subordinate).then_some(i);
        }
        // Inverted order puts the body between verb and clause: "besluttede udvalget at".
        if !BETWEEN.contains(&text) && !is_body(text) {
            return None;
        }
    }
    None
}

/// Whether the word at `i` opens a subordinate clause.
fn opens(words: &[Word<'_>], i: usize, starts_part: bool) -> bool {
    let text = words[i].text.as_ref();
    let previous = if i == 0 { "" } else { words[i - 1].text.as_ref() };
    let next = words.get(i + 1).map_or("", |w| w.text.as_ref());
    match text {
        // "…, som blev godkendt", "…, som dermed er vedtaget" at the end, said of the item, goes on with what was done to it.
        "som" => {
            let goes_on = words.last().is_some_and(|w| w.part == words[i].part)
                && matches!(next, "blev" | "dermed" | "hermed" | "herefter" | "således")
                && ["forslag", "indstilling", "sag", "punkt"].iter().any(|s| previous.starts_with(s));
            !AS_PUT.contains(&next) && !goes_on
        }
        // "da" is "because" at the start of a clause, "then" inside it; "før" stands before nouns inside it.
        "da" | "før" => starts_part,
        // "der" is a relative pronoun behind a noun; behind a verb, an adverb or nothing it stands for a subject.
        "der" => {
            i > 0
                && (starts_part && words[i].part > 0 && !matches!(previous, "og" | "men"))
                && !matches!(previous, "at" | "besluttet")
                || i > 0 && !starts_part && !EXPLETIVE_BEHIND.contains(&previous)
        }
        "om" => {
            matches!(next, "indstillingen" | "sagen" | "der" | "hvorvidt" | "forslaget") && previous != "beslutning"
        }
        "henblik" | "henblikket" => true,
        "forudsætning" => true,
        _ => SUBORDINATORS.contains(&text),
    }
}

/// Words behind which "der" stands for a subject.
const EXPLETIVE_BEHIND: &[&str] = &[
    "blev",
    "bliver",
    "er",
    "var",
    "kan",
    "kunne",
    "og",
    "men",
    "at",
    "herefter",
    "derefter",
    "afholdes",
    "hvorefter",
    "gives",
    "meddeles",
    "skal",
    "vil",
    "har",
];
