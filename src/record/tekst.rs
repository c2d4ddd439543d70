//! The texts of a punkt, field by field, and the lines of the source that they come from.

use super::Punkt;
use super::number::{push_number, read_number};

/// A field of a punkt that holds text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Felt {
    /// The title.
    Titel,
    /// Summary.
    Resume,
    /// Case text.
    Sagsfremstilling,
    /// Economy.
    Oekonomi,
    /// Recommendation.
    Indstilling,
    /// Earlier decisions.
    TidligereBeslutninger,
    /// Decision.
    Beslutning,
    /// Titles of attachments.
    Bilag,
    /// Sections with names of their own: heading and text.
    Afsnit,
    /// What other bodies did.
    Forloeb,
    /// Who was absent.
    Fravaerende,
}

impl Felt {
    /// Every field with text, in the order of a printed punkt.
    pub const ALLE: [Self; 11] = [
        Self::Titel,
        Self::Resume,
        Self::Sagsfremstilling,
        Self::Oekonomi,
        Self::Indstilling,
        Self::TidligereBeslutninger,
        Self::Beslutning,
        Self::Bilag,
        Self::Afsnit,
        Self::Forloeb,
        Self::Fravaerende,
    ];

    /// The name as the record writes it.
    #[must_use]
    pub const fn navn(self) -> &'static str {
        match self {
            Self::Titel => "titel",
            Self::Resume => "resume",
            Self::Sagsfremstilling => "sagsfremstilling",
            Self::Oekonomi => "oekonomi",
            Self::Indstilling => "indstilling",
            Self::TidligereBeslutninger => "tidligere_beslutninger",
            Self::Beslutning => "beslutning",
            Self::Bilag => "bilag",
            Self::Afsnit => "oevrige_afsnit",
            Self::Forloeb => "forloeb",
            Self::Fravaerende => "fravaerende",
        }
    }

    /// The heading that a reader knows it by.
    #[must_use]
    pub const fn overskrift(self) -> &'static str {
        match self {
            Self::Titel => "Titel",
            Self::Resume => "Resumé",
            Self::Sagsfremstilling => "Sagsfremstilling",
            Self::Oekonomi => "Økonomi",
            Self::Indstilling => "Indstilling",
            Self::TidligereBeslutninger => "Tidligere beslutninger",
            Self::Beslutning => "Beslutning",
            Self::Bilag => "Bilag",
            Self::Afsnit => "Øvrige afsnit",
            Self::Forloeb => "Forløb",
            Self::Fravaerende => "Fraværende",
        }
    }
}

/// One of a punkt's texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tekst<'a> {
    /// The field that it is in.
    pub felt: Felt,
    /// Which of the field's texts it is, counted from 0 (attachments, sections).
    pub nr: u32,
    /// The text.
    pub tekst: &'a str,
}

impl Punkt {
    /// Whether a line of the source is among those of the punkt.
    #[must_use]
    pub fn har_linje(&self, linje: u32) -> bool {
        (self.linjer.0..=self.linjer.1).contains(&linje)
    }

    /// All texts of the punkt that a reader would search, in the order of a printed punkt.
    pub fn tekster(&self) -> impl Iterator<Item = Tekst<'_>> {
        std::iter::once(Tekst { felt: Felt::Titel, nr: 0, tekst: self.titel.as_str() })
            .chain(one(Felt::Resume, self.resume.as_deref()))
            .chain(one(Felt::Sagsfremstilling, self.sagsfremstilling.as_deref()))
            .chain(one(Felt::Oekonomi, self.oekonomi.as_deref()))
            .chain(one(Felt::Indstilling, self.indstilling.as_deref()))
            .chain(one(Felt::TidligereBeslutninger, self.tidligere_beslutninger.as_deref()))
            .chain(one(Felt::Beslutning, self.beslutning.as_deref()))
            .chain(numbered(Felt::Bilag, self.bilag.iter().map(|bilag| bilag.titel.as_str())))
            .chain(numbered(
                Felt::Afsnit,
                self.oevrige_afsnit.iter().flat_map(|afsnit| [afsnit.overskrift.as_str(), afsnit.tekst.as_str()]),
            ))
            .chain(numbered(
                Felt::Forloeb,
                self.forloeb
                    .iter()
                    .flat_map(|led| [led.udvalg.as_deref(), led.tekst.as_deref()])
                    .map(Option::unwrap_or_default),
            ))
            .chain(numbered(Felt::Fravaerende, self.fravaerende.iter().map(String::as_str)))
            .filter(|tekst| !tekst.tekst.is_empty())
    }
}

fn one(felt: Felt, tekst: Option<&str>) -> Option<Tekst<'_>> {
    tekst.map(|tekst| Tekst { felt, nr: 0, tekst })
}

fn numbered<'a>(felt: Felt, texts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = Tekst<'a>> {
    (0u32..).zip(texts).map(move |(nr, tekst)| Tekst { felt, nr, tekst })
}

/// Where the texts of a punkt stand in the source.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Linjekort {
    /// In the order of the texts, within each in the order of the offsets.
    steder: Vec<Sted>,
}

/// From `offset` on, a text stands on `linje`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sted {
    felt: u8,
    nr: u32,
    offset: u32,
    linje: u32,
}

impl Linjekort {
    /// Says that text `nr` of `felt` stands on the lines of `marks` from their offsets on.
    pub fn add(&mut self, felt: Felt, nr: u32, marks: &[(u32, u32)]) {
        self.steder.extend(marks.iter().map(|(offset, linje)| Sted {
            felt: felt as u8,
            nr,
            offset: *offset,
            linje: *linje,
        }));
    }

    /// Makes room for a text before those of `felt`, and says on which line it stands.
    pub fn insert_first(&mut self, felt: Felt, linje: u32) {
        for sted in self.steder.iter_mut().filter(|sted| sted.felt == felt as u8) {
            sted.nr = sted.nr.saturating_add(1);
        }
        self.add(felt, 0, &[(0, linje)]);
    }

    /// The line of the source on which the byte at `offset` of text `nr` of `felt` stands, counted from 1.
    #[must_use]
    pub fn linje(&self, felt: Felt, nr: u32, offset: usize) -> Option<u32> {
        self.steder
            .iter()
            .filter(|sted| sted.felt == felt as u8 && sted.nr == nr)
            .take_while(|sted| sted.offset as usize <= offset)
            .last()
            .map(|sted| sted.linje)
    }

    /// As bytes for the index: LEB128 numbers, lines and offsets as differences.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.steder.len() * 5);
        let mut before = Sted { felt: 0, nr: 0, offset: 0, linje: 0 };
        for sted in &self.steder {
            let same = sted.felt == before.felt && sted.nr == before.nr;
            out.push(sted.felt);
            let offset = sted.offset.wrapping_sub(if same { before.offset } else { 0 });
            for number in [sted.nr, offset, zigzag(sted.linje.wrapping_sub(before.linje))] {
                push_number(&mut out, u64::from(number));
            }
            before = *sted;
        }
        out
    }

    /// Reads what `encode` wrote; stops at the first byte that makes no sense.
    #[must_use]
    pub fn decode(mut bytes: &[u8]) -> Self {
        let mut steder = Vec::new();
        let mut before = Sted { felt: 0, nr: 0, offset: 0, linje: 0 };
        while let Some((felt, rest)) = bytes.split_first() {
            bytes = rest;
            let mut number = || read_number(&mut bytes).map(|number| number as u32);
            let (Some(nr), Some(offset), Some(linje)) = (number(), number(), number()) else { break };
            let same = *felt == before.felt && nr == before.nr;
            let offset = offset.wrapping_add(if same { before.offset } else { 0 });
            before = Sted { felt: *felt, nr, offset, linje: before.linje.wrapping_add(unzigzag(linje)) };
            steder.push(before);
        }
        Self { steder }
    }
}

const fn zigzag(difference: u32) -> u32 {
    (difference << 1) ^ (0u32.wrapping_sub(difference >> 31))
}

const fn unzigzag(number: u32) -> u32 {
    (number >> 1) ^ (0u32.wrapping_sub(number & 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_survive_the_index() {
        let mut kort = Linjekort::default();
        kort.add(Felt::Titel, 0, &[(0, 412)]);
        kort.add(Felt::Sagsfremstilling, 0, &[(0, 430), (812, 434), (70_000, 500)]);
        kort.add(Felt::Bilag, 3, &[(0, 415)]);
        let again = Linjekort::decode(&kort.encode());
        assert_eq!(again, kort);
        assert_eq!(again.linje(Felt::Sagsfremstilling, 0, 900), Some(434));
        assert_eq!(again.linje(Felt::Sagsfremstilling, 0, 0), Some(430));
        assert_eq!(again.linje(Felt::Bilag, 3, 5), Some(415));
        assert_eq!(again.linje(Felt::Resume, 0, 0), None);
    }

    #[test]
    fn broken_bytes_are_no_panic() {
        for bytes in [&b"\x01"[..], b"\x01\xFF\xFF\xFF\xFF\xFF\xFF", b"\xFF\x00\x00"] {
            let _ = Linjekort::decode(bytes).encode();
        }
        assert_eq!(Linjekort::decode(b"\x02\x00\x05\x06").linje(Felt::Sagsfremstilling, 0, 9), Some(3));
    }
}
