//! The part that a line of the source plays.

use std::fmt::{self, Display, Formatter};
use std::ops::Range;

/// The part that a line plays in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Role {
    /// Nothing but space or marks.
    #[default]
    Blank,
    /// Printed by the machinery, not written by anyone.
    Furniture(Furniture),
    /// The document's title.
    Title,
    /// A label of the document's head, with or without its value.
    Head(HeadField),
    /// The number and title of a punkt.
    PunktHead,
    /// A label, case number or marker under a punkt's title.
    Label,
    /// The name of the body, repeated under a punkt's title.
    Body,
    /// The heading of a section.
    Heading(Section),
    /// Text of a section.
    Text(Section),
}

/// The lines of a range that play no part yet, in order.
pub(super) fn free(roles: &[Role], lines: Range<usize>) -> impl DoubleEndedIterator<Item = usize> + '_ {
    lines.filter(|at| roles[*at] == Role::Blank)
}

/// Lines that tell nothing about the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Furniture {
    /// A rule, a table's frame, an empty list item.
    Markup,
    /// A page number, or a header or footer that comes again on every page.
    Running,
    /// The table of contents and its heading.
    Toc,
    /// What a web page prints for its readers to click on.
    Navigation,
    /// The municipality's or region's name above the title.
    Letterhead,
}

/// What the head of a document says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HeadField {
    /// The body that meets.
    Udvalg,
    /// Date, and often the time with it.
    Dato,
    /// Start and end.
    Tid,
    /// The end alone.
    Slut,
    /// Place.
    Sted,
    /// Who takes part.
    Deltagere,
    /// Who is absent from the meeting.
    Afbud,
    /// Who was absent from which punkter.
    AfbudPunkter,
    /// Case numbers of the document.
    Sagsnummer,
    /// Who wrote it.
    Sagsbehandler,
}

/// A section of a punkt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
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
    /// What other bodies did.
    Forloeb,
    /// Who was absent for this punkt.
    Fravaerende,
    /// Who took part in the meeting, listed inside a punkt.
    Deltagere,
    /// Who was absent from the meeting, listed inside a punkt.
    Afbud,
    /// Attachments.
    Bilag,
    /// A section by a name of its own.
    Andet,
    /// Text under no heading.
    Unavngivet,
}

/// A set of sections.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sections(u16);

impl Sections {
    pub(super) const fn insert(&mut self, section: Section) {
        self.0 |= 1 << section as u16;
    }

    pub(super) const fn contains(self, section: Section) -> bool {
        self.0 & 1 << section as u16 != 0
    }
}

impl FromIterator<Section> for Sections {
    fn from_iter<I: IntoIterator<Item = Section>>(sections: I) -> Self {
        let mut all = Self::default();
        sections.into_iter().for_each(|section| all.insert(section));
        all
    }
}

/// The short, stable names that `klynge show --raw --annotate` prints: `title`, `head:dato`, `text:beslutning`.
impl Display for Role {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => f.write_str("blank"),
            Self::Furniture(kind) => write!(f, "furniture:{kind}"),
            Self::Title => f.write_str("title"),
            Self::Head(field) => write!(f, "head:{field}"),
            Self::PunktHead => f.write_str("punkt"),
            Self::Label => f.write_str("label"),
            Self::Body => f.write_str("body"),
            Self::Heading(section) => write!(f, "heading:{section}"),
            Self::Text(section) => write!(f, "text:{section}"),
        }
    }
}

impl Display for Furniture {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Markup => "markup",
            Self::Running => "running",
            Self::Toc => "toc",
            Self::Navigation => "navigation",
            Self::Letterhead => "letterhead",
        })
    }
}

impl Display for HeadField {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Udvalg => "udvalg",
            Self::Dato => "dato",
            Self::Tid => "tid",
            Self::Slut => "slut",
            Self::Sted => "sted",
            Self::Deltagere => "deltagere",
            Self::Afbud => "afbud",
            Self::AfbudPunkter => "afbud_punkter",
            Self::Sagsnummer => "sagsnummer",
            Self::Sagsbehandler => "sagsbehandler",
        })
    }
}

impl Display for Section {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Resume => "resume",
            Self::Sagsfremstilling => "sagsfremstilling",
            Self::Oekonomi => "oekonomi",
            Self::Indstilling => "indstilling",
            Self::TidligereBeslutninger => "tidligere_beslutninger",
            Self::Beslutning => "beslutning",
            Self::Forloeb => "forloeb",
            Self::Fravaerende => "fravaerende",
            Self::Deltagere => "deltagere",
            Self::Afbud => "afbud",
            Self::Bilag => "bilag",
            Self::Andet => "andet",
            Self::Unavngivet => "unavngivet",
        })
    }
}
