//! The signs of a sentence: each word that decides, whose word it is, and whether it is denied.

use super::super::clause::{REACH, Word, decides_all_the_same, is_body};
use super::kinds::{is_content, starts_any};
use super::lexicon::{ADOPTED, PARTIES, REJECT};

/// What a word says that the body did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Adopt,
    Reject,
    /// Recommended to a body that decides.
    Recommend,
    /// Recommended, to whom is not said.
    Advise,
    Note,
    Postpone,
    Refer,
    /// Decided something that is none of the others.
    Decide,
    Discuss,
}

impl Kind {
    /// Whether the indstilling is settled by it.
    pub(super) fn settles(self) -> bool {
        !matches!(self, Self::Decide | Self::Discuss)
    }
}

/// A word that decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) kind: Kind,
    /// Said of a party or of somebody unknown, not of the body.
    pub(super) weak: bool,
    /// What was decided on is a proposal beside the indstilling.
    pub(super) of_proposal: bool,
    /// The word's place in its sentence.
    at: usize,
    /// The decision verb whose content it is.
    content_of: Option<usize>,
}

/// Adds the signs of one sentence, in order.
pub(super) fn collect(words: &[Word<'_>], found: &mut Vec<Sign>) {
    let of_proposal = words.iter().any(|w| w.text.contains("forslag") || w.text.starts_with("ændr"))
        && !words.iter().any(|w| w.text.starts_with("indstilling"));
    let mut signs: Vec<Sign> = (0..words.len())
        .filter(|&i| !words[i].subordinate || decides_all_the_same(words, i))
        .filter_map(|i| {
            let clause = Clause { words, at: i };
            let mut kind = clause.kind()?;
            if clause.negated() && !clause.lacks_support() {
                // Not postponed, not discussed: nothing is said of what was done instead. "Besluttede ikke at søge" is an answer.
                let answers = matches!(kind, Kind::Adopt | Kind::Note | Kind::Recommend | Kind::Advise)
                    || kind == Kind::Decide && clause.tail().take(3).any(|word| word == "at");
                kind = answers.then_some(Kind::Reject)?;
            }
            let weak = clause.speaker(kind)?;
            Some(Sign { kind, weak, of_proposal, at: i, content_of: words[i].content_of })
        })
        .collect();
    // "Gav afslag som indstillet": what was put was to reject.
    let as_put = words.windows(2).any(|pair| pair[0].text == "som" && pair[1].text == "indstillet");
    signs.retain(|sign| !as_put || sign.kind != Kind::Reject);
    // "vedtog at afvise": what was adopted is a rejection. The verbs come in the order of the text, so the list is
    // sorted.
    let overridden: Vec<usize> = signs
        .iter()
        .filter(|s| matches!(s.kind, Kind::Reject | Kind::Recommend | Kind::Note | Kind::Postpone | Kind::Refer))
        .filter(|s| s.kind != Kind::Refer || s.content_of.is_some_and(|verb| words[verb].text.starts_with("vedt")))
        .filter_map(|s| s.content_of)
        .collect();
    signs.retain(|s| s.kind != Kind::Adopt || overridden.binary_search(&s.at).is_err());
    found.append(&mut signs);
}

/// The bodies behind "til" and "over for".
pub(super) fn addressees(words: &[Word<'_>]) -> impl Iterator<Item = String> {
    let behind =
        words.windows(2).filter(|pair| matches!(pair[0].text.as_ref(), "til" | "for") && is_body(&pair[1].text));
    behind.map(|pair| pair[1].text.to_string())
}

/// A word in its clause.
pub(super) struct Clause<'a> {
    pub(super) words: &'a [Word<'a>],
    pub(super) at: usize,
}

impl Clause<'_> {
    pub(super) fn text(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.text.as_ref())
    }

    pub(super) fn previous(&self) -> &str {
        if self.at == 0 { "" } else { self.text(self.at - 1) }
    }

    /// The words of the clause before this one, nearest first.
    pub(super) fn lead(&self) -> impl Iterator<Item = &str> {
        let part = self.words[self.at].part;
        self.words[..self.at]
            .iter()
            .rev()
            .take(REACH)
            .take_while(move |w| w.part == part && !matches!(w.text.as_ref(), "og" | "men" | "hvorefter"))
            .filter(|w| !w.subordinate)
            .map(|w| w.text.as_ref())
    }

    /// The words behind this one up to the end of its part.
    pub(super) fn tail(&self) -> impl Iterator<Item = &str> {
        let part = self.words[self.at].part;
        self.words[self.at + 1..].iter().take(REACH).take_while(move |w| w.part == part).map(|w| w.text.as_ref())
    }

    /// All words of the part.
    pub(super) fn part(&self) -> impl Iterator<Item = &str> {
        let part = self.words[self.at].part;
        let near = self.at.saturating_sub(REACH)..self.words.len().min(self.at + REACH);
        self.words[near].iter().filter(move |w| w.part == part).map(|w| w.text.as_ref())
    }

    pub(super) fn says(&self, stems: &[&str]) -> bool {
        self.part().any(|w| stems.iter().any(|s| w.starts_with(s)))
    }

    /// Whether the word is one that rejects by what it is denied, "ikke flertal".
    pub(super) fn lacks_support(&self) -> bool {
        matches!(self.text(self.at), "flertal" | "tilslutning" | "opbakning" | "vedtagelse")
    }

    /// Whether "ikke" belongs to this word: before it in its clause ("kunne ikke tiltræde"), or right behind a finite
    /// verb ("godkendte ikke"). "ikke mindst" and its like negate nothing.
    fn negated(&self) -> bool {
        let not = |at: usize| {
            matches!(self.text(at), "ikke" | "ingen" | "ej" | "hverken")
                && !matches!(self.text(at + 1), "mindst" | "blot" | "kun" | "alene" | "bemærkninger")
        };
        let part = self.words[self.at].part;
        let before = (0..self.at)
            .rev()
            .take(REACH)
            .take_while(|&i| self.words[i].part == part && !matches!(self.text(i), "og" | "men" | "hvorefter"))
            .any(not);
        let finite = !ADOPTED.contains(&self.text(self.at));
        let behind = (self.at + 1..self.words.len().min(self.at + 4))
            .take_while(|&i| self.words[i].part == part && !matches!(self.text(i), "og" | "men" | "at"))
            .any(not);
        // "kunne godkende" has its "ikke" before it, and "flertal" is negated by its own rule.
        before || finite && behind && !self.text(self.at).ends_with("et")
    }

    /// Whether the word is said of a party or of somebody unknown; `None` where it is a minority's.
    fn speaker(&self, kind: Kind) -> Option<bool> {
        let word = self.text(self.at);
        let passive = word.ends_with('s')
            || self.lead().any(|w| matches!(w, "blev" | "bliver" | "er"))
            || self.lead().next().is_none();
        if passive {
            return Some(false);
        }
        // Whoever was named last speaks: "et flertal … godkendte, et mindretal … kunne ikke".
        let named = self.words[..self.at]
            .iter()
            .rev()
            .take(REACH)
            .find(|w| w.text.contains("flertal") || w.text.contains("mindretal"));
        if named.is_some_and(|w| w.text.contains("mindretal")) {
            return None;
        }
        let body =
            named.is_some() || self.lead().any(|w| is_body(w) || matches!(w, "man" | "der" | "det" | "den" | "alle"));
        let party = self.part().any(|w| PARTIES.contains(&w));
        if body && !party || !matches!(kind, Kind::Adopt | Kind::Reject | Kind::Recommend | Kind::Advise) {
            return Some(false);
        }
        let subject = self.lead().any(is_content);
        if named.is_some() {
            return Some(false);
        }
        Some(
            party
                || kind == Kind::Reject
                    && subject
                    && !REJECT.contains(&word)
                    && !starts_any(word, &["afslag", "flertal", "tilslut", "faldt"]),
        )
    }
}
