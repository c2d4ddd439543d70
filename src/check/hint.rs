//! What to do about each kind of warning. `docs/advarsler.md` says the same under each kind's heading, and more.

use crate::record::Kode;

/// What to do about a warning, in a sentence.
#[must_use]
pub const fn hint(kode: Kode) -> &'static str {
    match kode {
        Kode::PunktnummerMangler => {
            "Put the missing punkt back, or renumber; if it is there, write its heading as the others are."
        }
        Kode::PunktnummerDobbelt => "Give one of the two another number.",
        Kode::TocUdenPunkt => "Add the punkt, or make its title the same in the table of contents and above the punkt.",
        Kode::PunktUdenToc => "Make the table of contents anew.",
        Kode::BeslutningMangler => {
            "Write the decision under a heading \"Beslutning\", or leave it if nothing was decided."
        }
        Kode::BilagNaevntEnGang => "Add the attachment to the other list, or take it out of this one.",
        Kode::BilagMangler => "Attach what the text names and put it on the punkt's list, or mend the reference.",
        Kode::DatoUkendt => "Write the date of the meeting with its year in the title or behind \"Mødedato\".",
        Kode::DatoModsiger => "Find out which of the two is wrong, and mend it.",
        Kode::SlutFoerStart => "Mend the times of the meeting.",
        Kode::CprMistanke => {
            "Remove the number before the document is published; if it is out already, tell whoever published it."
        }
        Kode::UlaeseligeTegn => "Save the document anew as UTF-8 from the program it was written in.",
        Kode::OpmaerkningUlaest => "Convert the document anew, or take the marks out of the lines.",
        Kode::UkendtDokument => {
            "Leave the file out, or name it in a file `.ignore`; if it is a meeting document, give its punkter numbers."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_sentence() {
        let mut seen = std::collections::BTreeSet::new();
        for kode in Kode::ALLE {
            let hint = hint(kode);
            let one = hint.ends_with('.') && !hint[..hint.len() - 1].contains(". ");
            assert!(one && hint.starts_with(char::is_uppercase), "{kode:?}: {hint}");
            assert!(seen.insert(hint), "{kode:?} has another's hint");
        }
    }
}
