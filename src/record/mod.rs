//! The record: what an export prints and every later stage passes around.
//!
//! Keys are ASCII, values keep their Danish letters. A field that the source does not have is `None` or an empty list;
//! `Some("")` says that the source has the heading and nothing under it. This module imports nothing of ours.

pub(crate) mod number;
mod tekst;

pub use tekst::{Felt, Linjekort, Tekst};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Version of the export format; a change of the shapes below is a change of this number.
pub const FORMAT: u32 = 1;

/// One source document: its head and its punkter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dokument {
    /// All that is said of the document as a whole.
    #[serde(flatten)]
    pub hoved: Hoved,
    /// The punkter in source order.
    pub punkter: Vec<Punkt>,
}

/// A document without its punkter: the part that each of its punkter carries under `dokument`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hoved {
    /// Stable across runs and machines, readable, unique in the index: built from udvalg, date and type.
    pub id: String,
    /// Path of the source, relative to the ingested folder, with `/` between its parts.
    pub sti: String,
    /// BLAKE3 of the source's bytes, in hexadecimal.
    pub indhold_hash: String,
    /// What kind of document it is.
    #[serde(rename = "type")]
    pub art: Dokumenttype,
    /// The document's own title as written.
    pub titel: String,
    /// The body that met, as written.
    pub udvalg: Option<String>,
    /// The meeting's date, of a notat its own, as `YYYY-MM-DD`.
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub dato: Option<String>,
    /// Start of the meeting as `HH:MM`.
    #[schemars(regex(pattern = r"^[0-2][0-9]:[0-5][0-9]$"))]
    pub start: Option<String>,
    /// End of the meeting as `HH:MM`.
    #[schemars(regex(pattern = r"^[0-2][0-9]:[0-5][0-9]$"))]
    pub slut: Option<String>,
    /// Where the meeting was held.
    pub sted: Option<String>,
    /// Case numbers of the document itself, without spaces.
    pub sagsnumre: Vec<String>,
    /// The official who wrote a notat.
    pub sagsbehandler: Option<String>,
    /// Who took part.
    pub deltagere: Vec<String>,
    /// Who was absent from the meeting.
    pub fravaerende: Vec<String>,
    /// What was odd in the source; never a reason to drop text.
    pub advarsler: Vec<Advarsel>,
}

/// What kind of document a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Dokumenttype {
    /// Minutes.
    Referat,
    /// An agenda.
    Dagsorden,
    /// A memo.
    Notat,
    /// None of these, as far as can be told.
    Ukendt,
}

impl Dokumenttype {
    /// The value as the record writes it.
    #[must_use]
    pub const fn navn(self) -> &'static str {
        match self {
            Self::Referat => "referat",
            Self::Dagsorden => "dagsorden",
            Self::Notat => "notat",
            Self::Ukendt => "ukendt",
        }
    }
}

/// One item of a meeting, or one part of a memo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Punkt {
    /// `<dokument id>#<nummer>`.
    pub id: String,
    /// As the source numbers it; a notat's parts are numbered from 1.
    pub nummer: String,
    /// Without number, access marker or marks.
    pub titel: String,
    /// Whether the public may read it, where the source says so.
    pub adgang: Option<Adgang>,
    /// The case that the item belongs to.
    pub sags_id: Option<String>,
    /// The item's own document id.
    pub dok_id: Option<String>,
    /// Summary.
    pub resume: Option<String>,
    /// Case text; of a notat's part, all of its text.
    pub sagsfremstilling: Option<String>,
    /// Economy.
    pub oekonomi: Option<String>,
    /// Recommendation put to the body.
    pub indstilling: Option<String>,
    /// Earlier decisions.
    pub tidligere_beslutninger: Option<String>,
    /// What this body decided at this meeting.
    pub beslutning: Option<String>,
    /// Who was absent when this item was dealt with.
    pub fravaerende: Vec<String>,
    /// Each attachment once, however often the source lists it.
    pub bilag: Vec<Bilag>,
    /// Sections with other names, in order.
    pub oevrige_afsnit: Vec<Afsnit>,
    /// What other bodies, or earlier meetings, did with it.
    pub forloeb: Vec<Forloeb>,
    /// What kind of decision `beslutning` is; null where there is no decision text.
    pub udfald: Option<Udfald>,
    /// First and last line of the source, counted from 1.
    pub linjer: (u32, u32),
}

/// Whether the public may read an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Adgang {
    /// Open.
    #[serde(rename = "åben")]
    Aaben,
    /// Closed.
    #[serde(rename = "lukket")]
    Lukket,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilag {
    /// As the source numbers it.
    pub nummer: Option<String>,
    /// Its title.
    pub titel: String,
    /// Its document id.
    pub dok_id: Option<String>,
    /// The case it is filed on.
    pub sags_id: Option<String>,
}

/// A section whose name is none of the record's own fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Afsnit {
    /// The heading as written; empty for text that stands under none.
    pub overskrift: String,
    /// The text under it.
    pub tekst: String,
}

/// What another body, or an earlier meeting, did with an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Forloeb {
    /// The body.
    pub udvalg: Option<String>,
    /// The date of its meeting as `YYYY-MM-DD`.
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub dato: Option<String>,
    /// The item's number there.
    pub punkt: Option<String>,
    /// What was decided.
    pub tekst: Option<String>,
}

/// What kind of decision was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub enum Udfald {
    /// The indstilling, or a changed one, was adopted.
    #[serde(rename = "godkendt")]
    Godkendt,
    /// Rejected, did not carry.
    #[serde(rename = "ikke godkendt")]
    IkkeGodkendt,
    /// Noted, also when discussed first.
    #[serde(rename = "taget til efterretning")]
    TagetTilEfterretning,
    /// Discussed, and no more.
    #[serde(rename = "drøftet")]
    Droeftet,
    /// Postponed to a later meeting.
    #[serde(rename = "udsat")]
    Udsat,
    /// Recommended to another body, which will decide.
    #[serde(rename = "anbefalet")]
    Anbefalet,
    /// Sent to another body, or back for more work, unsettled.
    #[serde(rename = "oversendt")]
    Oversendt,
    /// A decision that is none of these.
    #[serde(rename = "andet")]
    Andet,
}

/// Something odd in a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Advarsel {
    /// Which kind of oddity.
    pub kode: Kode,
    /// What was seen, for a reader.
    pub besked: String,
    /// The line of the source, counted from 1.
    pub linje: u32,
}

/// Every kind of warning. Each is documented in `docs/advarsler.md` and has a case in the fixtures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kode {
    /// A number is skipped in the numbering of the punkter.
    PunktnummerMangler,
    /// Two punkter have the same number.
    PunktnummerDobbelt,
    /// The table of contents names a title that no punkt has.
    TocUdenPunkt,
    /// A punkt that the table of contents does not list.
    PunktUdenToc,
    /// An open punkt of a referat has no decision.
    BeslutningMangler,
    /// An attachment stands in only one of the two lists that a punkt has.
    BilagNaevntEnGang,
    /// The text of a punkt says that something is attached which the punkt does not list.
    BilagMangler,
    /// The document has no date that can be read.
    DatoUkendt,
    /// Two dates contradict each other.
    DatoModsiger,
    /// The meeting ends before it starts.
    SlutFoerStart,
    /// A number that looks like a CPR number.
    CprMistanke,
    /// Bytes that are no text in the file's encoding.
    UlaeseligeTegn,
    /// Lines whose marks were not followed, since that would have cost too much: they are plain text.
    OpmaerkningUlaest,
    /// Not recognised as a meeting document.
    UkendtDokument,
}

impl Kode {
    /// Every kind there is, in the order of the documentation.
    pub const ALLE: [Self; 14] = [
        Self::PunktnummerMangler,
        Self::PunktnummerDobbelt,
        Self::TocUdenPunkt,
        Self::PunktUdenToc,
        Self::BeslutningMangler,
        Self::BilagNaevntEnGang,
        Self::BilagMangler,
        Self::DatoUkendt,
        Self::DatoModsiger,
        Self::SlutFoerStart,
        Self::CprMistanke,
        Self::UlaeseligeTegn,
        Self::OpmaerkningUlaest,
        Self::UkendtDokument,
    ];
}

impl Kode {
    /// The value as the record writes it.
    #[must_use]
    pub const fn navn(self) -> &'static str {
        match self {
            Self::PunktnummerMangler => "punktnummer_mangler",
            Self::PunktnummerDobbelt => "punktnummer_dobbelt",
            Self::TocUdenPunkt => "toc_uden_punkt",
            Self::PunktUdenToc => "punkt_uden_toc",
            Self::BeslutningMangler => "beslutning_mangler",
            Self::BilagNaevntEnGang => "bilag_naevnt_en_gang",
            Self::BilagMangler => "bilag_mangler",
            Self::DatoUkendt => "dato_ukendt",
            Self::DatoModsiger => "dato_modsiger",
            Self::SlutFoerStart => "slut_foer_start",
            Self::CprMistanke => "cpr_mistanke",
            Self::UlaeseligeTegn => "ulaeselige_tegn",
            Self::OpmaerkningUlaest => "opmaerkning_ulaest",
            Self::UkendtDokument => "ukendt_dokument",
        }
    }
}

impl Udfald {
    /// Every kind there is.
    pub const ALLE: [Self; 8] = [
        Self::Godkendt,
        Self::IkkeGodkendt,
        Self::TagetTilEfterretning,
        Self::Droeftet,
        Self::Udsat,
        Self::Anbefalet,
        Self::Oversendt,
        Self::Andet,
    ];

    /// The value as the record writes it.
    #[must_use]
    pub const fn navn(self) -> &'static str {
        match self {
            Self::Godkendt => "godkendt",
            Self::IkkeGodkendt => "ikke godkendt",
            Self::TagetTilEfterretning => "taget til efterretning",
            Self::Droeftet => "drøftet",
            Self::Udsat => "udsat",
            Self::Anbefalet => "anbefalet",
            Self::Oversendt => "oversendt",
            Self::Andet => "andet",
        }
    }
}
