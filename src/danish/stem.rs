//! The stems of Danish words: the one form under which the forms of a word meet.
//!
//! Inflection is undone, derivation is not: godkendt meets godkender, not godkendelse; mulighed is not mulig. Endings
//! are taken off until none is left, so that dagsordenen and dagsorden meet although -en is an ending in one of them
//! only. Snowball's stemmer takes one ending off, and its -ig, -lig, -els and -hed make bil of billig.

mod forms;
mod irregular;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use self::forms::{Found, Kind};
use super::fold::fold;

/// What stands before a verb and leaves its inflection as it is: vedtage is inflected like tage. Several may be joined:
/// gen-op-tage.
const PARTICLES: [&str; 60] = [
    "ad", "af", "an", "bag", "be", "bi", "bort", "del", "efter", "er", "fast", "for", "fore", "forbi", "fort", "fra",
    "frem", "fri", "gen", "gennem", "god", "grund", "hen", "hjem", "i", "iagt", "igang", "igennem", "imøde", "ind",
    "iværk", "lov", "med", "mis", "mod", "ned", "om", "op", "over", "plan", "på", "råd", "sammen", "stad", "sted",
    "syge", "til", "tilbage", "tilrette", "tilside", "tilsides", "tilveje", "ud", "und", "under", "vare", "ved",
    "vedlige", "vej", "videre",
];

/// Verbs whose -ende is no participle: sende, oversende.
const VERBS_IN_END: [&str; 5] = ["kende", "sende", "vende", "blende", "rende"];

/// Verbs whose -ede is no past tense: lede, vejlede.
const VERBS_IN_ED: [&str; 9] = ["lede", "rede", "brede", "stede", "bede", "hede", "sprede", "frede", "smede"];

/// The length in bytes up to which a word has a stem; the longest real compounds have some 60.
const LONGEST: usize = 100;

/// The consonants behind which the e of -el comes and goes: eksempel, eksempler.
const COME_AND_GO: &str = "bdfgkmnpstv";

/// The version of the rules: it is raised when any word has another stem, since the files of an index's words remember
/// which stems there are. A test holds it.
pub const STEMS: u32 = 2;

/// The stem of a word in lower case.
#[must_use]
pub fn stem(word: &str) -> String {
    Stemmer::new().stem(word)
}

/// Makes stems of words.
#[derive(Debug, Clone, Default)]
pub(super) struct Stemmer {
    /// Those of the table, by the last byte of their stems.
    lines: OnceCell<HashMap<u8, Vec<Line>, RandomState>>,
}

/// A line of the table as [`Stemmer::beginnings`] needs it.
#[derive(Debug, Clone)]
struct Line {
    /// The stem of its words.
    stem: String,
    /// Its first word, and whether that is the stem as it stands.
    first: &'static str,
    as_it_stands: bool,
    /// The other words.
    forms: std::str::SplitAsciiWhitespace<'static>,
}

impl Line {
    /// The words, folded, that need not begin as the stem does: one that has its stem by rule does.
    fn forms(&self) -> impl Iterator<Item = Cow<'static, str>> {
        std::iter::once(self.first).filter(|_| self.as_it_stands).chain(self.forms.clone()).map(fold)
    }
}

impl Stemmer {
    /// A stemmer. Costs nothing: the table of irregular forms is laid out at compile time.
    #[must_use]
    pub(super) const fn new() -> Self {
        Self { lines: OnceCell::new() }
    }

    /// The stem of `word`, which is in lower case with its Danish letters; the stem is folded to ASCII (see [`fold`]).
    /// A word with a digit is its own stem, and so is one that no Dane wrote, for its length.
    #[must_use]
    pub(super) fn stem(&self, word: &str) -> String {
        if word.len() > LONGEST || word.bytes().any(|byte| byte.is_ascii_digit()) {
            return fold(word).into_owned();
        }
        let bare = without_s(word);
        let found = listed(word, true).or_else(|| (bare.len() < word.len()).then(|| listed(bare, true)).flatten());
        match found {
            Some((before, found)) => line_stem(before, found.first, found.as_it_stands),
            None => by_rule(bare, true),
        }
    }

    /// The beginnings, folded, with which the forms of a stem begin: mostly the stem itself. Every word of this stem
    /// begins with one of them when it is folded; not every word that does has this stem.
    #[must_use]
    pub(super) fn beginnings(&self, stem: &str) -> Vec<String> {
        let mut all = vec![
            stem.strip_suffix("el")
                .filter(|rest| ends_in(rest, COME_AND_GO) && is_long(rest))
                .unwrap_or(stem)
                .to_owned(),
        ];
        let lines = stem.bytes().last().and_then(|last| self.lines.get_or_init(lines).get(&last));
        for line in lines.into_iter().flatten() {
            if let Some(before) = stem.strip_suffix(line.stem.as_str()) {
                all.extend(line.forms().map(|form| format!("{before}{form}")));
            }
        }
        all.sort_unstable();
        all.dedup_by(|longer, kept| longer.starts_with(kept.as_str()));
        all
    }
}

/// Where what a folded word has behind the beginning of its stem ceases to be an ending: -erne, -ende, -ets and their like
/// behind a letter that may be doubled. `None` if it can be one. Most words that begin as a word does are its compounds,
/// and are told by this.
#[must_use]
pub fn no_ending(rest: &[u8]) -> Option<usize> {
    let strange = rest.iter().skip(1).position(|letter| !b"deghilmnrstu".contains(letter)).map(|at| at + 1);
    strange.or_else(|| (rest.len() > LONGEST_ENDING).then_some(LONGEST_ENDING))
}

/// The longest ending in bytes: "-endernes" behind a doubled consonant.
const LONGEST_ENDING: usize = 10;

fn lines() -> HashMap<u8, Vec<Line>, RandomState> {
    let mut out: HashMap<u8, Vec<Line>, RandomState> = HashMap::default();
    for (first, as_it_stands, forms) in forms::lines() {
        let stem = line_stem("", first, as_it_stands);
        let last = stem.bytes().last().unwrap_or_default();
        out.entry(last).or_default().push(Line { stem, first, as_it_stands, forms });
    }
    out
}

/// The stem of a line of the table behind `before`.
fn line_stem(before: &str, first: &str, as_it_stands: bool) -> String {
    let mut stem = fold(before).into_owned();
    if as_it_stands {
        stem.push_str(&fold(first));
    } else {
        stem.push_str(&by_rule(first, false));
    }
    stem
}

/// The form of the table that `word` is or ends in, and what stands before it. `whole`: no ending has been taken off but
/// -s. The longest form counts; of equally long ones, the parts of the table in their order.
fn listed(word: &str, whole: bool) -> Option<(&str, Found)> {
    let mut best: Option<(&str, Found)> = None;
    forms::endings(word, |found| {
        let before = &word[..found.before];
        let fits = match found.kind {
            Kind::Word => whole && before.is_empty(),
            Kind::Verb => whole && are_particles(before),
            Kind::Noun => before.is_empty() || before.chars().nth(2).is_some() && before.contains(is_vowel),
        };
        if fits && best.is_none_or(|(_, best)| found.before < best.before) {
            best = Some((before, found));
        }
    });
    best
}

/// The stem by rule, folded. `listed_too`: what is left after each ending is looked up in the table.
fn by_rule(word: &str, listed_too: bool) -> String {
    let mut rest = word;
    let mut whole = true;
    loop {
        if listed_too
            && !whole
            && let Some((before, found)) = listed(rest, false)
        {
            return line_stem(before, found.first, found.as_it_stands);
        }
        let Some(shorter) = outermost(rest).filter(|_| whole).or_else(|| ending(rest)) else { break };
        rest = shorter;
        whole = false;
    }
    let mut stem = fold(rest).into_owned();
    // The e of -el comes and goes: eksempel, eksempler; with it a double consonant: middel, midler.
    if let Some(before) = rest.strip_suffix('l')
        && ends_in(before, COME_AND_GO)
        && is_long(before)
    {
        stem.truncate(stem.len() - 1);
        stem.push_str("el");
    } else if let Some(before) = stem.strip_suffix("el")
        && let Some(single) = undoubled(before)
        && ends_in(single, COME_AND_GO)
        && is_long(single)
    {
        stem = format!("{single}el");
    }
    stem
}

/// `word` without the -s of the genitive or the passive. Not after i, o, u, y, æ, ø (praksis, hus, lys, løs).
fn without_s(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(rest) if !ends_in(rest, "siouyxæø") && is_long(rest) => rest,
        _ => word,
    }
}

/// `word` without an ending that only stands last.
fn outermost(word: &str) -> Option<&str> {
    if !word.ends_with(['e', 't']) {
        return None;
    }
    let cut = |ending: &str| word.strip_suffix(ending).filter(|rest| is_long(rest));
    // The present participle, which verbs in -end seem to be: godkende, but løbende.
    cut("ende")
        .filter(|_| !is_verb(word, &VERBS_IN_END))
        // The past tense: besluttede, but vejlede.
        .or_else(|| cut("ede").filter(|_| !is_verb(word, &VERBS_IN_ED)))
        // The definite plural, the superlative.
        .or_else(|| cut("erne").or_else(|| cut("ene")).or_else(|| after_vowel(word, &["erne", "ene", "ende"])))
        .or_else(|| cut("este").or_else(|| cut("est")))
        .or_else(|| ["igste", "igst"].iter().find_map(|e| cut(e)).map(|rest| &word[..rest.len() + 2]))
}

/// `word` without one ending that may stand before others.
fn ending(word: &str) -> Option<&str> {
    // What is behind none of these letters has no ending, but it may be doubled.
    if !word.ends_with(['r', 'n', 't', 'e', 'm']) {
        return undoubled(word).filter(|rest| is_long(rest));
    }
    let cut = |ending: &str| word.strip_suffix(ending).filter(|rest| is_long(rest));
    cut("er")
        .or_else(|| cut("en"))
        .or_else(|| cut("et"))
        .or_else(|| cut("e"))
        .or_else(|| after_vowel(word, &["er", "en", "et"]))
        // laboratorium, laboratoriet.
        .or_else(|| cut("um").filter(|rest| ends_in(rest, "ieæ")))
        // The neuter and the participle: kommunalt, godkendt. The nouns in -ent are many, their like are listed.
        .or_else(|| {
            cut("t")
                .filter(|rest| ends_in(rest, "bdgjklmnprsv") && !rest.ends_with("en") && rest.chars().nth(2).is_some())
        })
        // bus, busser.
        .or_else(|| undoubled(word).filter(|rest| is_long(rest)))
        // kælder, kældre; the e has gone before.
        .or_else(|| cut("r").filter(|rest| ends_in(rest, "bdfgkmptv") && rest.chars().nth(2).is_some()))
}

/// `word` without an ending behind the vowel of a short word: byen, stier, træerne.
fn after_vowel<'a>(word: &'a str, endings: &[&str]) -> Option<&'a str> {
    endings
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|rest| ends_in(rest, "iyoæøå") && rest.chars().nth(1).is_some() && !rest.starts_with(is_vowel))
}

/// Whether `rest` can be a stem: a vowel and after it a consonant.
fn is_long(rest: &str) -> bool {
    rest.find(is_vowel)
        .is_some_and(|at| rest[at..].contains(|letter: char| letter.is_alphabetic() && !is_vowel(letter)))
}

/// Whether `word` is one of `verbs`, alone or behind particles.
fn is_verb(word: &str, verbs: &[&str]) -> bool {
    verbs.iter().any(|verb| word.strip_suffix(verb).is_some_and(are_particles))
}

/// Whether `before` is nothing but particles.
fn are_particles(before: &str) -> bool {
    before.is_empty()
        || before.len() <= 24
            && PARTICLES.iter().any(|particle| before.strip_prefix(particle).is_some_and(are_particles))
}

/// `word` with its double consonant at the end made single.
fn undoubled(word: &str) -> Option<&str> {
    let mut back = word.bytes().rev();
    let last = back.next().filter(|last| b"bdfgklmnprst".contains(last))?;
    (back.next() == Some(last)).then(|| &word[..word.len() - 1])
}

fn ends_in(word: &str, letters: &str) -> bool {
    word.chars().next_back().is_some_and(|last| letters.contains(last))
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'æ' | 'ø' | 'å' | 'é' | 'ä' | 'ö' | 'ü')
}

#[cfg(test)]
mod tests;
