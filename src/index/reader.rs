//! Reads the index: stored records, and the documents in the order of an export.

use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use serde_json::value::RawValue;
use tantivy::collector::DocSetCollector;
use tantivy::query::TermQuery;
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{
    DocAddress, Index, IndexReader, InvertedIndexReader, ReloadPolicy, Searcher, SegmentReader, TantivyDocument,
    TantivyError, Term,
};

use super::checked::Checked;
use super::columns::{Columns, back, number};
use super::convert::kilde;
use super::records::{Records, Unpacked};
use super::schema::{Fields, HOVED};
use super::store::{damaged, open};
use super::words::{self, Words};
use super::{IndexError, Pointer};
use crate::record::{Dokument, Hoved, Linjekort, Punkt};

/// How many blocks of stored records are kept: a punkt and its head often stand in one, and an export reads them in order.
const CACHED_BLOCKS: usize = 16;

/// An index open for reading, as it was at its last commit.
pub struct Catalog {
    searcher: Searcher,
    fields: Fields,
    records: Records,
    /// Those of [`Fields::worded`].
    worded: Vec<Field>,
    /// The words of each segment.
    words: Vec<Words>,
    /// The columns of each segment.
    columns: Vec<Columns>,
    /// The dictionaries of each segment and each of those fields, once they were asked for.
    dictionaries: Vec<Vec<OnceLock<Arc<InvertedIndexReader>>>>,
}

/// A document of the index, with what an export is ordered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRef {
    /// Its id.
    pub id: String,
    /// Its body.
    pub udvalg: Option<String>,
    /// Its date as yyyymmdd.
    pub dato: Option<u64>,
    address: DocAddress,
    punkter: u32,
}

/// A punkt of the index with its head.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The folder that the source's path is relative to.
    pub rod: String,
    /// The head of its document.
    pub hoved: Hoved,
    /// The punkt.
    pub punkt: Punkt,
    /// The lines of its texts.
    pub linjekort: Linjekort,
}

impl DocumentRef {
    /// Where the punkt is at this place of the document, counted from 0.
    fn punkt(&self, place: usize) -> DocAddress {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        DocAddress::new(self.address.segment_ord, self.address.doc_id.saturating_add(1).saturating_add(place))
    }
}

impl Catalog {
    /// Opens the index at `dir`.
    ///
    /// # Errors
    /// If there is none, it is of another format, or it is damaged.
    pub fn open(dir: &Path) -> Result<Self, IndexError> {
        let mut before = None;
        loop {
            let pointer = Pointer::read(dir)?.ok_or_else(|| IndexError::Missing(dir.to_owned()))?;
            let opened = Self::of_pointer(dir, &pointer);
            // A writer may have put a new generation in place, or merged segments, between our look and the opening.
            let stamp = (pointer.clone(), meta_stamp(&pointer.generation_dir(dir)));
            if opened.is_ok() || before.as_ref() == Some(&stamp) {
                return opened;
            }
            before = Some(stamp);
        }
    }

    fn of_pointer(dir: &Path, pointer: &Pointer) -> Result<Self, IndexError> {
        pointer.usable(dir)?;
        Self::of_generation(&pointer.generation_dir(dir))
    }

    fn of_generation(generation: &Path) -> Result<Self, IndexError> {
        let folder = Checked::open(generation).map_err(|error| damaged(generation, &error.into()))?;
        Self::of(open(generation)?, Some(&folder)).map_err(|error| match error {
            IndexError::Tantivy(error) => damaged(generation, &error),
            error => error,
        })
    }

    /// An index, whose files are in `folder` if it is not in memory.
    pub(super) fn of(index: Index, folder: Option<&Checked>) -> Result<Self, IndexError> {
        let fields = Fields::of(&index.schema())?;
        let worded = fields.worded();
        let records = Records::open(folder)?;
        // No watcher: the process answers and ends.
        let reader: IndexReader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(CACHED_BLOCKS)
            .try_into()?;
        let searcher = reader.searcher();
        let words = searcher.segment_readers().iter().map(|segment| words::read_or_make(folder, segment, &fields));
        let words = words.collect::<Result<_, _>>()?;
        let columns = searcher.segment_readers().iter().map(|_| Columns::default()).collect();
        let none = || worded.iter().map(|_| OnceLock::new()).collect();
        let dictionaries = searcher.segment_readers().iter().map(|_| none()).collect();
        // A writer may have made the dictionary since we looked, and committed what needs it. That we looked before, too, is
        // for one who makes the index anew, and has taken away the folder by now.
        let records = if records.has_dictionary() { records } else { Records::open(folder)? };
        Ok(Self { searcher, fields, records, worded, words, columns, dictionaries })
    }

    /// Those of [`Fields::worded`].
    #[must_use]
    pub fn worded(&self) -> &[Field] {
        &self.worded
    }

    /// The words of each segment.
    pub(super) fn words(&self) -> &[Words] {
        &self.words
    }

    /// The dictionary of one of the worded fields in a segment.
    pub(super) fn dictionary(
        &self,
        segment: usize,
        place: usize,
        open: impl Fn() -> Result<Arc<InvertedIndexReader>, TantivyError>,
    ) -> Result<Arc<InvertedIndexReader>, TantivyError> {
        let Some(known) = self.dictionaries.get(segment).and_then(|fields| fields.get(place)) else { return open() };
        if let Some(index) = known.get() {
            return Ok(Arc::clone(index));
        }
        let index = open()?;
        Ok(Arc::clone(known.get_or_init(|| index)))
    }

    /// The columns of the segment that a punkt is in.
    pub(super) fn columns(&self, punkt: DocAddress) -> Option<(&Columns, &SegmentReader)> {
        let segment = punkt.segment_ord as usize;
        Some((self.columns.get(segment)?, self.searcher.segment_readers().get(segment)?))
    }

    /// Tantivy's searcher over the index.
    #[must_use]
    pub const fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// The fields of the index.
    #[must_use]
    pub const fn fields(&self) -> &Fields {
        &self.fields
    }

    /// All documents in the order of an export: by date (none last), body (none last), id.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn documents(&self) -> Result<Vec<DocumentRef>, IndexError> {
        let heads = self.addresses(self.fields.slags, HOVED)?;
        self.refs(&heads)
    }

    /// The documents that the punkter at `punkter` belong to, each once, in the order of an export.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn documents_of(&self, punkter: &[DocAddress]) -> Result<Vec<DocumentRef>, IndexError> {
        let mut heads: Vec<DocAddress> = punkter.iter().map(|punkt| self.head_of(*punkt)).collect::<Result<_, _>>()?;
        heads.sort_unstable();
        heads.dedup();
        self.refs(&heads)
    }

    /// The document with this id.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn document(&self, id: &str) -> Result<Option<DocumentRef>, IndexError> {
        let heads = self.addresses(self.fields.dokument, id)?;
        Ok(self.refs(&heads)?.into_iter().next())
    }

    /// The document whose source is at this path below the folder that was ingested.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn document_at(&self, sti: &str) -> Result<Option<DocumentRef>, IndexError> {
        let heads = self.addresses(self.fields.sti, sti)?;
        Ok(self.refs(&heads)?.into_iter().next())
    }

    /// A document whole, with the folder that its path is relative to.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn read(&self, document: &DocumentRef) -> Result<(String, Dokument), IndexError> {
        let (rod, hoved) = self.head(document)?;
        let punkter = self.raw_punkter(document, None)?;
        let punkter = punkter.iter().map(|raw| serde_json::from_str(raw.get())).collect::<Result<_, _>>()?;
        Ok((rod, Dokument { hoved, punkter }))
    }

    /// The head of a document, with the folder that its path is relative to.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn head(&self, document: &DocumentRef) -> Result<(String, Hoved), IndexError> {
        let head = self.record(document.address)?;
        Ok((rod(&head), serde_json::from_slice(head.json())?))
    }

    /// The lines of the texts of a document's punkter, in order.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn linjekort(&self, document: &DocumentRef) -> Result<Vec<Linjekort>, IndexError> {
        (0..document.punkter as usize)
            .map(|place| Ok(Linjekort::decode(self.record(document.punkt(place))?.with())))
            .collect()
    }

    /// Whether the punkt that is found by this id is the one at this place of a document, counted from 0.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn is_at(&self, id: &str, document: &DocumentRef, place: usize) -> Result<bool, IndexError> {
        Ok(self.punkt(id)? == Some(document.punkt(place)))
    }

    /// The address of the punkt with this id.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn punkt(&self, id: &str) -> Result<Option<DocAddress>, IndexError> {
        Ok(self.addresses(self.fields.id, id)?.into_iter().next())
    }

    fn addresses(&self, field: Field, value: &str) -> Result<Vec<DocAddress>, IndexError> {
        let query = TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic);
        let mut found: Vec<DocAddress> = self.searcher.search(&query, &DocSetCollector)?.into_iter().collect();
        found.sort_unstable();
        Ok(found)
    }

    fn refs(&self, heads: &[DocAddress]) -> Result<Vec<DocumentRef>, IndexError> {
        let mut out = Vec::with_capacity(heads.len());
        for segment in heads.chunk_by(|a, b| a.segment_ord == b.segment_ord) {
            let Some(first) = segment.first() else { continue };
            let fast = self.searcher.segment_reader(first.segment_ord).fast_fields();
            let (plads, dato) = (fast.u64("plads")?, fast.u64("dato")?);
            let (ids, names) = (fast.str("dokument")?, fast.str("udvalg_navn")?);
            let text =
                |column: &Option<tantivy::columnar::StrColumn>, doc: u32| -> Result<Option<String>, IndexError> {
                    let Some((column, ord)) =
                        column.as_ref().and_then(|column| Some((column, column.term_ords(doc).next()?)))
                    else {
                        return Ok(None);
                    };
                    let mut out = String::new();
                    let there = column.ord_to_str(ord, &mut out).map_err(|error| IndexError::Tantivy(error.into()))?;
                    Ok(there.then_some(out))
                };
            for address in segment {
                out.push(DocumentRef {
                    id: text(&ids, address.doc_id)?.unwrap_or_default(),
                    udvalg: text(&names, address.doc_id)?,
                    dato: dato.first(address.doc_id),
                    address: *address,
                    punkter: number(&plads, address.doc_id),
                });
            }
        }
        out.sort_by(|a, b| order(a).cmp(&order(b)));
        Ok(out)
    }

    /// The head of a document as the JSON that was stored.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn raw_head(&self, document: &DocumentRef) -> Result<Box<RawValue>, IndexError> {
        self.raw(document.address)
    }

    /// The punkter of a document as the JSON that was stored, in order; only those in `among`, if it is given (sorted).
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn raw_punkter(
        &self,
        document: &DocumentRef,
        among: Option<&[DocAddress]>,
    ) -> Result<Vec<Box<RawValue>>, IndexError> {
        (0..document.punkter as usize)
            .map(|place| document.punkt(place))
            .filter(|punkt| among.is_none_or(|among| among.binary_search(punkt).is_ok()))
            .map(|punkt| self.raw(punkt))
            .collect()
    }

    fn raw(&self, address: DocAddress) -> Result<Box<RawValue>, IndexError> {
        Ok(serde_json::from_slice(self.record(address)?.json())?)
    }

    /// A punkt without its head.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn punkt_at(&self, punkt: DocAddress) -> Result<Punkt, IndexError> {
        Ok(serde_json::from_slice(self.record(punkt)?.json())?)
    }

    /// The source of the document whose head is here: the folder, and the path below it.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn source(&self, head: DocAddress) -> Result<(String, String), IndexError> {
        let head = self.record(head)?;
        let hoved: Hoved = serde_json::from_slice(head.json())?;
        Ok((rod(&head), hoved.sti))
    }

    /// The punkter of the source at `path`, below whichever folder it was ingested, in order.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn punkter_of(&self, path: &Path) -> Result<Vec<DocAddress>, IndexError> {
        for rod in path.ancestors() {
            let Ok(sti) = path.strip_prefix(rod) else { continue };
            let sti: Vec<_> = sti.iter().map(|part| part.to_string_lossy()).collect();
            let documents = self.addresses(self.fields.kilde, &kilde(&rod.to_string_lossy(), &sti.join("/")))?;
            if let Some((_, punkter)) = documents.split_first() {
                return Ok(punkter.to_vec());
            }
        }
        Ok(Vec::new())
    }

    /// A punkt with its head.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn stored(&self, punkt: DocAddress) -> Result<Stored, IndexError> {
        let doc: TantivyDocument = self.searcher.doc(punkt)?;
        let plads = doc.get_first(self.fields.plads).and_then(|value| value.as_u64()).unwrap_or(0);
        let head = self.record(back(punkt, u32::try_from(plads).unwrap_or(u32::MAX)))?;
        let punkt = self.unpack(&doc)?;
        Ok(Stored {
            rod: rod(&head),
            hoved: serde_json::from_slice(head.json())?,
            punkt: serde_json::from_slice(punkt.json())?,
            linjekort: Linjekort::decode(punkt.with()),
        })
    }

    fn record(&self, address: DocAddress) -> Result<Unpacked, IndexError> {
        self.unpack(&self.searcher.doc(address)?)
    }

    fn unpack(&self, doc: &TantivyDocument) -> Result<Unpacked, IndexError> {
        self.records.read(doc.get_first(self.fields.post).and_then(|value| value.as_bytes()).unwrap_or_default())
    }
}

/// What tells one state of a generation from another: when its list of segments was written.
fn meta_stamp(generation: &Path) -> Option<(SystemTime, u64)> {
    let metadata = generation.join("meta.json").metadata().ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

/// The folder that the path of a head's source is relative to.
fn rod(head: &Unpacked) -> String {
    String::from_utf8_lossy(head.with()).into_owned()
}

fn order(document: &DocumentRef) -> (bool, Option<u64>, bool, &Option<String>, &str) {
    (document.dato.is_none(), document.dato, document.udvalg.is_none(), &document.udvalg, &document.id)
}
