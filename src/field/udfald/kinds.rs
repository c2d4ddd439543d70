//! What a word says that the body did, by the words around it.

use super::super::clause::{REACH, is_body};
use super::lexicon::*;
use super::signs::{Clause, Kind};

impl Clause<'_> {
    /// What the word says, its negation aside.
    pub(super) fn kind(&self) -> Option<Kind> {
        let word = self.text(self.at);
        let kind = self
            .note(word)
            .or_else(|| self.postpone(word))
            .or_else(|| self.recommend(word))
            .or_else(|| self.reject(word))
            .or_else(|| self.adopt(word))
            .or_else(|| self.refer(word))
            .or_else(|| self.talk(word))?;
        let unreal = || self.words[self.at].content_of.is_none() && self.lead().any(|w| UNREAL.contains(&w));
        (!matches!(kind, Kind::Adopt | Kind::Reject | Kind::Recommend | Kind::Discuss) || !unreal()).then_some(kind)
    }

    fn note(&self, word: &str) -> Option<Kind> {
        let behind_til = || self.lead().take(3).any(|w| w == "til" || w == "ad");
        let taken = || self.part().any(|w| matches!(w, "taget" | "tages" | "tog" | "toges" | "tage" | "tager"));
        let alone = || self.part().count() <= 3;
        match word {
            "efterretning" | "notam" => behind_til(),
            // "sendes til orientering" goes to others; "taget til orientering" is an act of the body.
            "orientering" => behind_til() && (taken() || alone()) && !self.says(&["send", "forelæg"]),
            "t.e" | "te" => taken() || alone(),
            "noteret" => self.at == 0 || self.previous() == "blev",
            _ => false,
        }
        .then_some(Kind::Note)
    }

    fn postpone(&self, word: &str) -> Option<Kind> {
        let bare = || self.lead().all(|w| !is_content(w) || starts_any(w, ITEM) || w == "enstemmigt");
        let of_item = || bare() || self.says(ITEM) || self.words[self.at].content_of.is_some() && self.says(&["sag"]);
        let later = || {
            let words: Vec<&str> = self.part().collect();
            words.windows(2).any(|w| {
                matches!(w[0], "næste" | "kommende" | "senere" | "følgende" | "førstkommende")
                    && w[1].starts_with("møde")
            }) || words.windows(2).any(|w| w[0] == "til" && w[1].starts_with("mødet"))
        };
        match word {
            // "udsat" of people is an adjective: "særligt udsat", "udsat for".
            // "Årsplanen blev udsat": what is said to be at the end of a sentence is what was put to the body.
            "udsat" => {
                let ends = self.previous() == "blev" && self.at + 1 == self.words.len();
                !DETERMINERS.contains(&self.previous()) && self.text(self.at + 1) != "for" && (ends || of_item())
            }
            "udsatte" => {
                let next = self.text(self.at + 1);
                starts_any(next, ITEM) || is_body(next) && starts_any(self.text(self.at + 2), ITEM)
            }
            "behandles" | "optages" | "tages" | "drøftes" | "fortsættes" | "overføres" | "overført" => {
                later() && !self.part().any(|w| w == "efterretning") && !self.words[self.at].subordinate
            }
            _ => POSTPONE.contains(&word) && (of_item() || later()),
        }
        .then_some(Kind::Postpone)
    }

    fn recommend(&self, word: &str) -> Option<Kind> {
        let with_recommendation = matches!(word, "anbefaling" | "indstilling")
            && self.previous() == "med"
            && self.says(&["oversend", "send", "videresend", "fremsend"]);
        // "godkendt til indstilling til byrådet".
        let for_recommendation =
            word == "indstilling" && self.previous() == "til" && matches!(self.text(self.at + 1), "til" | "over");
        if with_recommendation || for_recommendation {
            return Some(Kind::Recommend);
        }
        // "som indstillet" adopts; what the administration recommends is not yet decided on.
        if !RECOMMEND.contains(&word) || matches!(self.previous(), "som" | "det") && word.ends_with("et") {
            return None;
        }
        if self.lead().any(|w| starts_any(w, ADMINISTRATION))
            || matches!(self.previous(), "den" | "de")
            || word.ends_with("ede") && self.previous() == "det"
        {
            return None;
        }
        let rest = || self.words[self.at + 1..].iter().take(REACH).map(|w| w.text.as_ref());
        let decided_there =
            rest().any(|w| matches!(w, "overfor" | "godkendt" | "vedtaget" | "tiltrådt") || w.starts_with("godkende"));
        let next = self.text(self.at + 1);
        let addressed = decided_there
            || rest().zip(rest().skip(1)).any(|(a, b)| a == "over" && b == "for")
            || is_body(next)
            || rest().zip(rest().skip(1)).any(|(a, b)| a == "til" && is_body(b));
        Some(if addressed { Kind::Recommend } else { Kind::Advise })
    }

    fn reject(&self, word: &str) -> Option<Kind> {
        let proposal = || self.says(&["indstilling", "forslag", "ændringsforslag", "underændring"]);
        match word {
            "faldt" | "falder" => proposal(),
            "afslag" => self.says(&["giv", "gav", "meddel"]) || self.at == 0,
            "imod" => self.lead().any(|w| w.starts_with("stem")) && self.lead().any(is_body),
            "nej" => {
                self.lead().any(|w| matches!(w, "sagde" | "siger" | "sige" | "stemte")) && self.lead().any(is_body)
            }
            // "ikke flertal for", "opnåede ikke tilslutning".
            _ if self.lacks_support() => self.lead().any(|w| w == "ikke") && !self.lead().any(|w| ADOPT.contains(&w)),
            _ => REJECT.contains(&word) && !DETERMINERS.contains(&self.previous()),
        }
        .then_some(Kind::Reject)
    }

    fn adopt(&self, word: &str) -> Option<Kind> {
        let previous = self.previous();
        let next = self.text(self.at + 1);
        let indstilling = || self.says(&["indstilling", "anbefaling", "forslag"]);
        if ADOPTED.contains(&word) || FOLLOW.contains(&word) && indstilling() {
            return (previous != "blive").then_some(Kind::Adopt);
        }
        // "den godkendte plan": a participle before a noun; "det godkendte udvalget" is a verb.
        if ADOPTS.contains(&word) && (!DETERMINERS.contains(&previous) || word.ends_with('s') || is_body(next)) {
            return Some(Kind::Adopt);
        }
        let able = || self.lead().any(|w| matches!(w, "at" | "kan" | "kunne" | "enige")) || is_marker(self.lead());
        if ADOPT.contains(&word) && able() {
            return Some(Kind::Adopt);
        }
        match word {
            "som" => matches!(next, "indstillet" | "foreslået"),
            "indstillingen" | "indstillingerne" | "indstilling" => {
                matches!(previous, "efter" | "med" | "jf" | "jævnfør" | "til")
                    && self.lead().any(|w| {
                        matches!(w, "overensstemmelse" | "henhold" | "enig" | "jf" | "jævnfør" | "efter") || w == "ja"
                    })
                    || self.lead().any(|w| matches!(w, "enig" | "enige"))
            }
            "tilslutning" | "godkendelse" => self.lead().any(|w| matches!(w, "gav" | "giver" | "givet" | "gives")),
            "besluttet" => {
                self.words.len() < 8
                    && self
                        .words
                        .iter()
                        .all(|w| !is_content(&w.text) || w.text == "besluttet" || w.text == "enstemmigt")
            }
            _ => false,
        }
        .then_some(Kind::Adopt)
    }

    fn refer(&self, word: &str) -> Option<Kind> {
        let (refers, sends) = (REFER.contains(&word), SEND.contains(&word));
        if !refers && !sends {
            return None;
        }
        let rest: Vec<&str> = self.tail().collect();
        let recipient = rest.iter().enumerate().any(|(i, w)| {
            *w == "tilbage"
                || *w == "retur"
                || matches!(*w, "til" | "i" | "for") && rest[i + 1..].iter().take(4).any(|b| decides_or_serves(b))
        }) || rest.first().is_some_and(|w| is_body(w));
        let passed_on = word.ends_with("es") && rest.first() == Some(&"til");
        let known = refers && (passed_on || self.says(ITEM) || recipient || self.at == 0 || self.says(&["forslag"]));
        // In the active only sending the item itself refers it: "medlemmerne sender forslag til sekretariatet" does
        // not.
        let sent = sends
            && recipient
            && (!matches!(word, "sender" | "sende" | "sendte" | "går" | "gå" | "gik") || self.says(ITEM));
        (known || sent).then_some(Kind::Refer)
    }

    fn talk(&self, word: &str) -> Option<Kind> {
        let participle =
            word.ends_with("ede") && DETERMINERS.contains(&self.previous()) && !is_body(self.text(self.at + 1));
        if participle {
            return None;
        }
        if DECIDE.contains(&word) {
            return Some(Kind::Decide);
        }
        DISCUSS.contains(&word).then_some(Kind::Discuss)
    }
}

/// Whether the word starts with one of `stems`: Danish hangs article and case behind them.
pub(super) fn starts_any(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|s| word.starts_with(s))
}

/// A word that can be a subject or an object, as against the small words of a clause.
pub(super) fn is_content(word: &str) -> bool {
    !matches!(
        word,
        "blev"
            | "bliver"
            | "er"
            | "var"
            | "kan"
            | "kunne"
            | "ikke"
            | "at"
            | "den"
            | "det"
            | "der"
            | "dermed"
            | "herefter"
            | "derefter"
            | "enstemmigt"
            | "dog"
            | "således"
            | "som"
            | "desuden"
            | "også"
            | "og"
            | "blevet"
            | "har"
            | "ad"
            | "derfor"
            | "igen"
            | "på"
            | "mødet"
            | "et"
            | "en"
    ) && word.chars().any(char::is_alphabetic)
}

/// Nothing before it, or only the number of a list item.
fn is_marker<'a>(lead: impl Iterator<Item = &'a str>) -> bool {
    lead.into_iter().all(|w| w.chars().all(|c| c.is_ascii_digit()))
}

/// A body that decides, or the administration that works for it.
fn decides_or_serves(word: &str) -> bool {
    is_body(word) || starts_any(word, ADMINISTRATION) || starts_any(word, &["politisk", "behandling", "byråd"])
}
