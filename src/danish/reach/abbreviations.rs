//! Abbreviations and the names that they stand for.

use super::{Builder, Danish, Definition, words};
use crate::danish::analysis::{lower, tokens};
use crate::danish::form::{Form, How, Reach};
use crate::danish::normal;

impl Danish<'_> {
    /// The abbreviations that stand for exactly these words, which are some of a query's, one behind the other.
    #[must_use]
    pub fn abbreviations(&self, words: &[&str]) -> Vec<Form> {
        let stems: Vec<String> = words.iter().map(|word| self.stemmer.stem(&lower(word))).collect();
        let same = self.definitions().iter().filter(|definition| definition.stems == stems);
        let mut out: Vec<Form> = Vec::new();
        for definition in same {
            for form in self.exact(&definition.short) {
                if !out.iter().any(|known| known.term == form.term) {
                    out.push(Form { how: How::Abbreviation, weight: How::Abbreviation.weight(), ..form });
                }
            }
        }
        out
    }

    /// What an abbreviation stands for. Of several meanings the other words of the query have to tell which.
    pub(super) fn explained(&self, typed: &str, word: &str, others: &[&str], out: &mut Builder) {
        let means = |definition: &&Definition| definition.short == typed || lower(&definition.short) == word;
        let meanings: Vec<&Definition> = self.definitions().iter().filter(means).collect();
        let told = |definition: &&&Definition| {
            others.iter().any(|other| definition.stems.contains(&self.stemmer.stem(&lower(other))))
        };
        let chosen: Vec<&&Definition> =
            if one_meaning(&meanings) { meanings.iter().collect() } else { meanings.iter().filter(told).collect() };
        for definition in chosen {
            let mut slots: Vec<Vec<Form>> = definition.words.iter().map(|word| self.close(word)).collect();
            if slots.len() == 1 {
                for form in slots.remove(0) {
                    out.add(Form { how: How::Abbreviation, weight: How::Abbreviation.weight() * form.weight, ..form });
                }
            } else {
                out.near(slots, Reach::Phrase, How::Abbreviation, How::Abbreviation.weight());
            }
        }
    }

    pub(super) fn definitions(&self) -> &[Definition] {
        self.definitions.get_or_init(|| {
            let all = self.vocabulary.definitions().into_iter();
            let all = all.map(|(short, long)| {
                let words: Vec<String> = words(&tokens(&normal(&long))).map(str::to_owned).collect();
                Definition { short, stems: words.iter().map(|word| self.stemmer.stem(word)).collect(), words }
            });
            all.collect()
        })
    }
}

fn one_meaning(meanings: &[&Definition]) -> bool {
    meanings.windows(2).all(|pair| pair[0].stems == pair[1].stems)
}
