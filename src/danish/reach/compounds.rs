//! Compounds: those that a word is part of, and the parts of the word itself.

use std::ops::Range;

use super::{Builder, Danish, ENDING, has_digit, is_word};
use crate::danish::compound;
use crate::danish::fold;
use crate::danish::fold::begins;
use crate::danish::form::{Form, How, Reach};

/// How many words the parts of a compound may be spread over: "læger, der er tilknyttet et plejehjem".
const NEARBY: u32 = 6;
/// Within how many words they say the same as the compound: "forebyggelse af fald".
const BESIDE: u32 = 3;
/// What is left of their weight where they stand farther apart.
const APART: f32 = 0.7;
/// Within how many they are still about one thing, where the collection does not have the compound.
const AROUND: u32 = 40;
/// What is left of their weight there.
const FAR: f32 = 0.55;
/// How far behind "børne-" the word may end whose head it shares: "børne- og ungdomspsykiatri".
pub(super) const SHARED: u32 = 4;
/// How many letters a part of a compound has at least.
const PART: usize = 3;
/// The head of a compound that stands for it where the collection lacks it has more letters than this.
const BROAD: usize = 4;
/// What makes nouns of verbs; each is tried before those that end as it does.
const VERBAL: [&str; 3] = ["else", "ning", "ing"];

impl Danish<'_> {
    /// A word that the collection has, in all its forms, with the compounds that it is in; nothing if it has none.
    pub(super) fn with_compounds(&self, word: &str) -> Builder {
        let mut out = Builder::default();
        let close = self.close(word);
        close.iter().cloned().for_each(|form| out.add(form));
        if !close.is_empty() {
            self.compounds(word, &close, &mut out);
        }
        out
    }

    /// Words of the collection that the word is a part of.
    pub(super) fn compounds(&self, word: &str, close: &[Form], out: &mut Builder) {
        let mut stems: Vec<String> = std::iter::once(word)
            .chain(close.iter().filter(|form| form.how == How::Spelling).map(|form| form.term.as_str()))
            .map(|word| self.stemmer.stem(word))
            .collect();
        stems.dedup();
        for stem in &stems {
            for beginning in self.stemmer.beginnings(stem) {
                if beginning.chars().count() < PART {
                    continue;
                }
                let longer = |term: &str| term.len() > beginning.len() + 2 && is_word(term) && !has_digit(term);
                let whole: Vec<(usize, &str)> = compound::whole_with(&beginning)
                    .filter(|(at, whole)| *at > 0 || self.stemmer.stem(whole) != *stem)
                    .collect();
                for term in self.vocabulary.containing(&beginning, &longer) {
                    if !out.has(&term)
                        && let Some((how, part)) = self.part_of(&term, &beginning, stem, &whole)
                    {
                        out.add(Form { part: Some(part), ..Form::new(term, how) });
                    }
                }
            }
        }
    }

    /// Which part of a compound is a form of the stem, which begins so: its head, or else a modifier with its link. In
    /// `whole` are words that begin there or before, and are no compounds: kulturudvalg has no tur in it.
    fn part_of(&self, term: &str, beginning: &str, stem: &str, whole: &[(usize, &str)]) -> Option<(How, Range<usize>)> {
        let in_whole = |start: usize| {
            whole.iter().any(|(at, whole)| {
                let from = start.checked_sub(*at).and_then(|from| term.get(from..));
                from.and_then(|from| from.strip_prefix(whole)).is_some_and(|rest| compound::ends_whole(rest, self))
            })
        };
        let starts = term.char_indices().filter_map(|(at, _)| Some((at, at + begins(&term[at..], beginning)?)));
        let starts: Vec<(usize, usize)> = starts.filter(|(start, _)| !in_whole(*start)).collect();
        for (start, _) in starts.iter().filter(|(start, end)| *start > 0 && term.len() - end <= ENDING) {
            let is_form = self.stemmer.stem(&term[*start..]) == stem;
            if is_form && compound::part_at(term, *start..term.len(), &Asked(self, &term[*start..])).is_some() {
                return Some((How::Head, *start..term.len()));
            }
        }
        for (start, end) in starts {
            for end in (end..term.len().min(end + 4)).filter(|end| term.is_char_boundary(*end)) {
                if self.stemmer.stem(&term[start..end]) != stem {
                    continue;
                }
                if let Some(part) = compound::part_at(term, start..end, &Asked(self, &term[start..end])) {
                    return Some((How::Modifier, part.range.start..part.range.end + part.link));
                }
            }
        }
        None
    }

    /// The word's own parts: near each other, or where it shares one of them with a neighbour.
    pub(super) fn parts(&self, word: &str, out: &mut Builder) {
        let Some(parts) = compound::split(word, &Typed(self)) else { return };
        let texts: Vec<&str> = parts.iter().map(|part| &word[part.range.clone()]).collect();
        let mut stems: Vec<String> = texts.iter().map(|text| self.stemmer.stem(text)).collect();
        stems.sort_unstable();
        stems.dedup();
        // Only of parts that the collection has just so, or that are long: chance finds parts in any word that nobody wrote.
        let long = |text: &str| text.len().min(self.stemmer.stem(text).len()) > BROAD;
        let known = |text: &&str| self.vocabulary.has(text) || long(text) && compound::Words::has_form(self, text);
        let lacking = texts.iter().all(known) && self.close(word).is_empty();
        if stems.len() == texts.len() {
            let slots: Vec<Vec<Form>> = texts.iter().map(|text| self.part(text)).collect();
            let reaches = [(BESIDE, 1.0), (NEARBY, APART), (AROUND, FAR)];
            for (within, share) in &reaches[..if lacking { 3 } else { 2 }] {
                out.near(slots.clone(), Reach::Within(*within), How::Parts, How::Parts.weight() * share);
            }
        }
        if let Some(head) = texts.last().filter(|head| lacking && head.chars().count() > BROAD) {
            self.broader(head, out);
        }
        for cut in 1..parts.len() {
            let end = parts[cut - 1].range.end;
            self.elided(&word[..end], &word[..end + parts[cut - 1].link], &word[parts[cut].range.start..], out);
        }
    }

    /// What the collection has of a compound that it does not have: what its head names.
    pub(super) fn broader(&self, head: &str, out: &mut Builder) {
        for form in self.with_compounds(head).done().forms.into_iter().filter(|form| form.how != How::Modifier) {
            out.add(Form { how: How::Broader, weight: How::Broader.weight() * form.weight, ..form });
        }
    }

    /// What a part of a compound is in running text: the word, or the verb that it is made of ("sortere affald" is
    /// affaldssortering).
    pub(super) fn part(&self, part: &str) -> Vec<Form> {
        let mut out = self.close(part);
        for ending in VERBAL {
            let Some(verb) = part.strip_suffix(ending).filter(|verb| verb.chars().count() > 2) else { continue };
            let forms = self.class(&self.stemmer.stem(&format!("{verb}e")));
            for term in forms.iter().filter(|term| !out.iter().any(|known| known.term == **term)).collect::<Vec<_>>() {
                out.push(Form::new(term.clone(), How::Inflection));
            }
            break;
        }
        out
    }

    /// "børne- og ungdomspsykiatri", "vejbelysning og -skilte". The hyphen says that the neighbour is a compound with the
    /// same part, known to the collection or not.
    pub(super) fn elided(&self, first: &str, linked: &str, last: &str, out: &mut Builder) {
        let hangs = |word: &str| self.exact(&format!("{word}-"));
        let mut before = hangs(first);
        if linked != first {
            before.extend(hangs(linked));
        }
        if !before.is_empty() {
            let behind = self.neighbours(last, |term, word| term.ends_with(word));
            out.near(vec![before, behind], Reach::Ordered(SHARED), How::Elided, How::Elided.weight());
        }
        let behind: Vec<Form> =
            self.close(last).into_iter().flat_map(|form| self.exact(&format!("-{}", form.term))).collect();
        if !behind.is_empty() {
            let before = self.neighbours(first, |term, word| term.starts_with(word));
            out.near(vec![before, behind], Reach::Ordered(SHARED), How::Elided, How::Elided.weight());
        }
    }

    /// Words that are longer than a form of `word` at the end where they have it.
    pub(super) fn neighbours(&self, word: &str, has: impl Fn(&str, &str) -> bool) -> Vec<Form> {
        let mut out = Builder::default();
        for form in self.close(word) {
            let longer = |term: &str| is_word(term) && term.len() > form.term.len() + 2 && has(term, &form.term);
            for term in self.vocabulary.containing(&fold(&form.term), &longer) {
                out.add(Form::new(term, How::Head));
            }
        }
        out.done().forms
    }
}

/// The words of the collection, and the one that is looked for in its compounds: that it is a word, the query says.
struct Asked<'d, 'v, 'w>(&'d Danish<'v>, &'w str);

impl compound::Words for Asked<'_, '_, '_> {
    fn has(&self, word: &str) -> bool {
        word == self.1 || self.0.has(word)
    }

    fn has_form(&self, word: &str) -> bool {
        word == self.1 || self.0.has_form(word)
    }
}

/// The words of the collection for splitting a word that was typed: that is no chance, so the collection need not have its
/// parts in the very form that they have there.
struct Typed<'d, 'v>(&'d Danish<'v>);

impl compound::Words for Typed<'_, '_> {
    fn has(&self, word: &str) -> bool {
        self.0.has(word) || word.chars().count() > PART && self.0.has_form(word)
    }

    fn has_form(&self, word: &str) -> bool {
        self.0.has_form(word)
    }
}
