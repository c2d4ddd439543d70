//! The floors. Of ingest and search: tantivy alone, fed with ready-made texts. Its own Danish analyser, positions, the text
//! stored; two threads and 200 MB. Of an ingest with nothing to do: listing the files, and asking for size and time of each.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use klynge::record::Dokument;

use tantivy::collector::{Count, TopDocs};
use tantivy::indexer::IndexWriterOptions;
use tantivy::query::QueryParser;
use tantivy::schema::{IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::{Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{Index, IndexWriter, ReloadPolicy, TantivyDocument};

/// The argument that makes the benchmark itself the bare search program.
pub(crate) const SEARCH: &str = "bare-search";
/// The one that makes it the bare program that indexes.
pub(crate) const INGEST: &str = "bare-ingest";
/// The one that makes it a program that lists files.
pub(crate) const LIST: &str = "bare-list";

/// What stands between the fields of a row in a file, and behind a row: ASCII's own separators.
pub(crate) const BETWEEN: char = '\u{1F}';
/// See [`BETWEEN`].
pub(crate) const BEHIND: char = '\u{1E}';

/// What is fed to the floor: an id and a text for each punkt.
pub(crate) type Texts = Vec<(String, String)>;

/// The texts of the punkter of a document.
pub(crate) fn texts(name: &str, dokument: &Dokument) -> Texts {
    let text = |punkt: &klynge::record::Punkt| -> String {
        punkt.tekster().map(|tekst| tekst.tekst).collect::<Vec<_>>().join("\n")
    };
    dokument.punkter.iter().map(|punkt| (format!("{name}#{}", punkt.nummer), text(punkt))).collect()
}

/// Indexes the rows of a file at `dir`, which is made.
pub(crate) fn ingest_rows(dir: &Path, rows: &Path) -> tantivy::Result<()> {
    fs::create_dir_all(dir)?;
    let rows = BufReader::with_capacity(1 << 20, File::open(rows)?).split(BEHIND as u8);
    ingest(
        dir,
        rows.map_while(Result::ok).filter_map(|row| {
            let row = String::from_utf8(row).ok()?;
            row.split_once(BETWEEN).map(|(id, text)| (id.to_owned(), text.to_owned()))
        }),
    )
}

/// Indexes the texts at `dir` and commits once.
pub(crate) fn ingest(dir: &Path, texts: impl Iterator<Item = (String, String)>) -> tantivy::Result<()> {
    let indexing =
        TextFieldIndexing::default().set_tokenizer("da").set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let mut schema = Schema::builder();
    let id = schema.add_text_field("id", STRING | STORED);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing).set_stored());
    let index = Index::create_in_dir(dir, schema.build())?;
    index.tokenizers().register("da", analyser());
    let options = IndexWriterOptions::builder()
        .num_worker_threads(2)
        .memory_budget_per_thread(100_000_000)
        .num_merge_threads(2)
        .build();
    let mut writer: IndexWriter = index.writer_with_options(options)?;
    for (name, body) in texts {
        let mut document = TantivyDocument::new();
        document.add_text(id, &name);
        document.add_text(text, &body);
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()
}

/// Searches the index at `dir` as a program of its own would, and prints the ten best with the start of their texts.
pub(crate) fn search(dir: &Path, query: &str) -> tantivy::Result<()> {
    let index = Index::open_in_dir(dir)?;
    index.tokenizers().register("da", analyser());
    let (id, text) = (index.schema().get_field("id")?, index.schema().get_field("text")?);
    let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
    let query = QueryParser::for_index(&index, vec![text]).parse_query(query)?;
    let (best, count) = searcher.search(&query, &(TopDocs::with_limit(10).order_by_score(), Count))?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (score, address) in best {
        let document: TantivyDocument = searcher.doc(address)?;
        let shown =
            |field| document.get_first(field).and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
        let start: String = shown(text).chars().take(200).collect();
        writeln!(out, "{score} {} {start}", shown(id))?;
    }
    writeln!(out, "{count}")?;
    Ok(())
}

/// Lists the folder and asks for the size and time of every file: what a second ingest cannot do without. How many files.
pub(crate) fn list(folder: &Path) -> io::Result<usize> {
    let mut files = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            files += list(&entry.path())?;
        } else {
            divan::black_box(entry.metadata()?.modified().ok());
            files += 1;
        }
    }
    Ok(files)
}

fn analyser() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(40))
        .filter(LowerCaser)
        .filter(Stemmer::new(Language::Danish))
        .build()
}
