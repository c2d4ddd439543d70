//! Whether a sentence says that something was decided.
//!
//! A decision is reported by a verb in the past ("udvalget besluttede", "det blev vedtaget") in a main clause. Plans
//! ("skal drøfte", "vil blive forelagt med henblik på godkendelse") and attributes ("besluttede indsatser") report
//! none.

use super::super::clause::{self, REACH, Word, is_body};

/// Active verbs that report a decision by themselves.
const ACTIVE: &[&str] = &[
    "afsatte",
    "besluttede",
    "prioriterede",
    "vedtog",
    "godkendte",
    "tiltrådte",
    "afviste",
    "forkastede",
    "anbefalede",
    "indstillede",
    "enedes",
    "aftalte",
    "bevilgede",
    "pålagde",
    "bemyndigede",
    "nedsatte",
    "udskød",
    "oversendte",
    "hjemviste",
    "afslog",
    "imødekom",
    "nedstemte",
    "udpegede",
    "videresendte",
];
/// The past passive in -s: "godkendtes".
const PASSIVE: &[&str] = &[
    "besluttedes",
    "vedtoges",
    "godkendtes",
    "tiltrådtes",
    "afvistes",
    "forkastedes",
    "anbefaledes",
    "udsattes",
    "aftaltes",
    "bevilgedes",
    "nedsattes",
    "oversendtes",
];
/// Participles that report a decision behind "blev", "er", "har".
const PARTICIPLES: &[&str] = &[
    "besluttet",
    "vedtaget",
    "godkendt",
    "tiltrådt",
    "afvist",
    "forkastet",
    "anbefalet",
    "indstillet",
    "udsat",
    "udskudt",
    "aftalt",
    "bevilget",
    "nedsat",
    "pålagt",
    "bemyndiget",
    "afslået",
    "imødekommet",
    "nedstemt",
    "udpeget",
    "oversendt",
    "hjemvist",
    "tilsluttet",
    "videresendt",
];
const AUXILIARIES: &[&str] = &["blev", "blevet", "er", "var", "har", "havde"];
/// They make the form behind them an attribute: "politisk besluttede indsatser".
const ATTRIBUTIVE: &[&str] =
    &["den", "det", "de", "disse", "politisk", "tidligere", "allerede", "nyligt", "lokalt", "fælles", "af", "og"];

/// Whether `sentence` reports a decision of a body.
pub(super) fn reports_decision(sentence: &str) -> bool {
    if sentence.ends_with('?') {
        return false;
    }
    let words = clause::read(sentence);
    (0..words.len()).any(|at| Verb { words: &words, at }.decides())
}

/// A word, taken as the verb of its clause.
struct Verb<'a> {
    words: &'a [Word<'a>],
    at: usize,
}

impl Verb<'_> {
    fn text(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.text.as_ref())
    }

    fn previous(&self) -> &str {
        if self.at == 0 { "" } else { self.text(self.at - 1) }
    }

    /// The words before it that stand in the same clause, nearest first.
    fn lead(&self) -> impl Iterator<Item = &str> {
        let part = self.words[self.at].part;
        let subordinate = self.words[self.at].subordinate;
        self.words[..self.at]
            .iter()
            .rev()
            .take(REACH)
            .take_while(move |w| w.part == part && w.subordinate == subordinate)
            .map(|w| w.text.as_ref())
    }

    /// The words behind it, to the end of the sentence.
    fn tail(&self) -> impl Iterator<Item = &str> {
        self.words[self.at + 1..].iter().take(REACH).map(|w| w.text.as_ref())
    }

    fn decides(&self) -> bool {
        let word = self.text(self.at);
        if self.words[self.at].subordinate {
            let decides = PARTICIPLES.contains(&word) || word == "faldt";
            return self.continues_the_report(word) || decides && clause::decides_all_the_same(self.words, self.at);
        }
        if ACTIVE.contains(&word) || PASSIVE.contains(&word) {
            return !self.attributive(word) && !self.minority();
        }
        if PARTICIPLES.contains(&word) {
            return self.past();
        }
        match word {
            // "en udsat gruppe" and "de udsatte børn" are people; the verb has the item behind it.
            "udsatte" => self
                .tail()
                .take(3)
                .any(|w| ["sag", "punkt", "behandling", "beslutning"].iter().any(|s| w.starts_with(s))),
            "tilsluttede" => self.tail().any(|w| w == "sig" || w.starts_with("indstilling")),
            "anmodede" => self.tail().any(|w| matches!(w, "om" | "at")),
            // "bad" is also a bath, and asking for a thing said is no instruction.
            "bad" => {
                self.lead().any(is_body) && self.tail().any(|w| w == "om")
                    || self.tail().any(|w| w == "om") && inverted(self)
            }
            "efterretning" | "orientering" => self.noted(),
            "beslutning" | "afgørelse" => self.taken(&["traf", "truffet", "tog", "taget"]),
            "tilslutning" | "mandat" | "afslag" | "opbakning" | "godkendelse" => self.taken(&["gav", "givet"]),
            // "var enige om" and "der var enighed om" agree on something.
            "enige" | "enighed" => {
                self.lead().any(|w| matches!(w, "var" | "blev" | "opnået")) && self.tail().any(|w| w == "om")
            }
            "tiltræde" | "godkende" | "tilslutte" => {
                self.lead().any(|w| w == "kunne") && self.lead().any(is_body) && !self.minority()
            }
            // Minutes written at the meeting report in the present; only a body's own words are a decision.
            "anbefaler" | "godkender" | "beslutter" | "vedtager" => {
                self.lead().collect::<Vec<_>>().as_slice() == [self.previous()] && is_body(self.previous())
            }
            "sendt" => self.past() && self.tail().any(|w| matches!(w, "tilbage" | "retur" | "videre")),
            "valgte" => self.text(self.at + 1) == "at",
            // Of a proposal, not of prices; and a proposal may be well received: "faldt i god jord".
            "faldt" => {
                let proposal = |w: &str| w.contains("forslag") || w.starts_with("indstilling");
                self.lead().any(proposal) && self.text(self.at + 1) != "i"
            }
            _ => false,
        }
    }

    /// A clause at the end that goes on with the report: "…, som udvalget tog til efterretning", "…, hvor det blev
    /// besluttet at …", "hvilket udvalget godkendte".
    fn continues_the_report(&self, word: &str) -> bool {
        let opener = self.lead().last().unwrap_or("");
        let decides = || {
            ACTIVE.contains(&word) && self.lead().any(|w| is_body(w) || w == "man")
                || PARTICIPLES.contains(&word) && self.lead().any(|w| w == "blev")
        };
        let last = self.words.last().is_some_and(|w| w.part == self.words[self.at].part);
        match opener {
            "som" | "der" => last && word == "efterretning" && self.noted(),
            "hvilket" => decides() || word == "efterretning" && self.noted(),
            "hvor" => decides(),
            _ => false,
        }
    }

    /// "den besluttede indsats", "politisk besluttede indsatser"; but "det besluttede udvalget" turns the order round.
    fn attributive(&self, word: &str) -> bool {
        let next = self.text(self.at + 1);
        let participle = word.ends_with("de") || word.ends_with("te");
        let coordinated = self.previous() == "og" && self.at >= 2 && ATTRIBUTIVE.contains(&self.text(self.at - 2));
        participle
            && (coordinated || self.previous() != "og" && ATTRIBUTIVE.contains(&self.previous()))
            && !is_body(next)
            && next != "at"
    }

    fn minority(&self) -> bool {
        self.words[..self.at]
            .iter()
            .rev()
            .take(REACH)
            .find(|w| w.text.contains("flertal") || w.text.contains("mindretal"))
            .is_some_and(|w| w.text.contains("mindretal"))
    }

    /// A participle reports behind an auxiliary of the past, or alone at the head of the sentence. "vil blive godkendt"
    /// is a plan, and "er endnu ikke besluttet" reports that there is no decision.
    fn past(&self) -> bool {
        let lead: Vec<&str> = self.lead().collect();
        let plan = lead
            .iter()
            .any(|w| matches!(*w, "blive" | "bliver" | "være" | "skal" | "vil" | "forventes" | "søges" | "for"));
        let undecided = lead.contains(&"ikke") && !lead.contains(&"blev") || lead.contains(&"endnu");
        let attribute = self.previous() == "en" || matches!(self.previous(), "særligt" | "socialt");
        // "har nedsat et udvalg" describes what exists; "nedsatte" and "blev nedsat" report. So with "der er aftalt
        // møde".
        let word = self.text(self.at);
        let standing =
            matches!(word, "nedsat" | "udpeget") && lead.contains(&"har") || word == "aftalt" && lead.contains(&"er");
        // "Dagsordenen godkendt." and no more: minutes leave out the auxiliary.
        let telegram = self.at == 1 && self.words.len() == 2 && self.previous().ends_with(['n', 't']);
        let reports = self.at == 0 || telegram || lead.iter().any(|w| AUXILIARIES.contains(w));
        !standing && reports && !plan && !undecided && !attribute
    }

    fn noted(&self) -> bool {
        self.lead().take(3).any(|w| w == "til") && self.taken(&["tog", "taget", "toges"])
    }

    /// The noun with its verb of the past before it in the clause: "traf … beslutning", "der blev … taget til
    /// efterretning".
    fn taken(&self, verbs: &[&str]) -> bool {
        let lead: Vec<&str> = self.lead().collect();
        lead.iter().any(|w| verbs.contains(w))
            && !lead.iter().any(|w| matches!(*w, "ikke" | "blive" | "skal" | "vil" | "bliver"))
    }
}

/// The body behind the verb: "desuden bad udvalget administrationen om".
fn inverted(verb: &Verb<'_>) -> bool {
    is_body(verb.text(verb.at + 1)) || matches!(verb.text(verb.at + 1), "man" | "parterne")
}
