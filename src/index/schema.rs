//! The index's fields. A document is one tantivy document for its head, directly followed by one for each punkt, all in
//! one segment: see [`super::convert`].

use tantivy::TantivyError;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, STORED, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

use crate::record::Felt;

/// The format of what lies on disk; an index of another format is not read.
///
/// - 1: the first.
/// - 2: terms are words as written, no longer stems; the words of each segment stand beside it; abbreviations; values
///   that punkter are counted by.
/// - 3: every file has checksums.
/// - 4: the words of a segment are read a page at a time.
/// - 5: the list of sources is no longer JSON.
/// - 6: records are compressed one by one, with a dictionary.
pub const FORMAT_VERSION: u32 = 6;

/// The name under which the analyser is registered with tantivy.
pub(crate) const ANALYSER: &str = "dansk";

/// Marks the head of a document, in the field `slags`.
pub const HOVED: &str = "h";
/// Marks a punkt, in the field `slags`.
pub const PUNKT: &str = "p";

/// Handles of the index's fields.
#[derive(Debug, Clone)]
pub struct Fields {
    /// [`HOVED`] or [`PUNKT`].
    pub slags: Field,
    /// The source file: root and path. What is replaced and removed by.
    pub kilde: Field,
    /// Of a head, the path of its source below that folder.
    pub sti: Field,
    /// The document's id, of head and punkter; a fast field on the head.
    pub dokument: Field,
    /// The punkt's id.
    pub id: Field,
    /// Of a head, how many punkter follow; of a punkt, how many places back its head is. Stored too, so that a hit, which is
    /// read anyway, needs no column.
    pub plads: Field,
    /// The searchable texts, by [`Felt`].
    tekster: Vec<Field>,
    /// The body's name, as words.
    pub udvalg: Field,
    /// The body's name as it is: an export is ordered by it.
    pub udvalg_navn: Field,
    /// The meeting's date as the number yyyymmdd.
    pub dato: Field,
    /// The kind of decision, as the record writes it.
    pub udfald: Field,
    /// Of a punkt, the type of its document.
    pub dokumenttype: Field,
    /// The punkt's own case number as it is.
    pub sag_navn: Field,
    /// Abbreviations that the punkt explains: see `convert::definition`.
    pub forkortelse: Field,
    /// Case numbers: the punkt's, its attachments' and its document's; letters and digits in lower case.
    pub sag: Field,
    /// Document numbers of the punkt and its attachments.
    pub dok: Field,
    /// The punkt's number.
    pub nummer: Field,
    /// The record, compressed. Of a head it is all but its punkter, and with it stands the folder that its source's
    /// path is relative to; of a punkt it is the punkt, with the lines of its texts ([`crate::record::Linjekort`]). The only
    /// copy of the text.
    pub post: Field,
}

impl Fields {
    /// The field that holds the texts of `felt`.
    #[must_use]
    pub fn tekst(&self, felt: Felt) -> Field {
        self.tekster.get(felt as usize).copied().unwrap_or(self.udvalg)
    }

    /// All fields whose terms a query's words are looked for among: the texts in the order of [`Felt::ALLE`], then the
    /// body's name, case numbers and document numbers. A word's fields are told by their places in this list.
    #[must_use]
    pub fn worded(&self) -> Vec<Field> {
        let texts = self.tekster.iter().copied();
        texts.chain([self.udvalg, self.sag, self.dok]).collect()
    }

    /// Finds the fields in the schema of an index.
    ///
    /// # Errors
    /// If the schema lacks one: it is no index of this format.
    pub fn of(schema: &Schema) -> Result<Self, TantivyError> {
        let field = |name: &str| schema.get_field(name);
        Ok(Self {
            slags: field("slags")?,
            kilde: field("kilde")?,
            sti: field("sti")?,
            dokument: field("dokument")?,
            id: field("id")?,
            plads: field("plads")?,
            tekster: Felt::ALLE.iter().map(|felt| field(felt.navn())).collect::<Result<_, _>>()?,
            udvalg: field("udvalg")?,
            udvalg_navn: field("udvalg_navn")?,
            dato: field("dato")?,
            udfald: field("udfald")?,
            dokumenttype: field("type")?,
            sag_navn: field("sag_navn")?,
            forkortelse: field("forkortelse")?,
            sag: field("sag")?,
            dok: field("dok")?,
            nummer: field("nummer")?,
            post: field("post")?,
        })
    }
}

/// The schema of a new index.
pub(crate) fn schema() -> Schema {
    let mut schema = Schema::builder();
    let number = NumericOptions::default() | FAST;
    schema.add_text_field("slags", raw());
    schema.add_text_field("kilde", raw());
    schema.add_text_field("sti", raw());
    schema.add_text_field("dokument", raw() | FAST);
    schema.add_text_field("id", raw());
    schema.add_u64_field("plads", number.clone() | STORED);
    for felt in Felt::ALLE {
        text(&mut schema, felt.navn(), true);
    }
    text(&mut schema, "udvalg", false);
    schema.add_text_field("udvalg_navn", TextOptions::default().set_fast("raw"));
    schema.add_u64_field("dato", number | INDEXED);
    for name in ["sag", "dok", "nummer", "forkortelse"] {
        schema.add_text_field(name, raw());
    }
    schema.add_text_field("udfald", raw() | FAST);
    for name in ["type", "sag_navn"] {
        schema.add_text_field(name, TextOptions::default().set_fast("raw"));
    }
    schema.add_bytes_field("post", STORED);
    schema.build()
}

/// A value that is looked up as it is. How long it is says nothing, and is not kept.
fn raw() -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing.set_index_option(IndexRecordOption::Basic))
}

/// Text that is searched but not kept: its only copy is in `post`. `lengths` says whether it is kept how long it is.
fn text(schema: &mut SchemaBuilder, name: &str, lengths: bool) {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(ANALYSER)
        .set_fieldnorms(lengths)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing));
}
