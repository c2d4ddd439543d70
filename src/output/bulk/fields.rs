//! The record as an engine is to see it: every key of a line, and how it is asked for.
//!
//! One table for all engines: what a key is for is a fact of the record, how an engine does that is the engine's.
//! `tests/all/bulk.rs` holds it against the JSON Schema of the record.

/// What a value is asked for as.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// Text: by its words.
    Tekst,
    /// The name of a body or a person: by its words, and as a whole to filter and count by.
    Navn,
    /// As it stands: an id, a path, one of a few values.
    Vaerdi,
    /// A case or document number, whatever signs stand in it.
    Sagsnummer,
    /// A date as `YYYY-MM-DD`.
    Dato,
    /// A whole number.
    Tal,
    /// An object.
    Objekt(&'static [Field]),
    /// Objects, of which each is asked for by itself: its parts belong together.
    Liste(&'static [Field]),
}

/// A key and what its values are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    /// The key.
    pub(super) name: &'static str,
    /// What it is asked for as.
    pub(super) kind: Kind,
    /// Whether it has a list of such values.
    pub(super) many: bool,
    /// Whether a search that names no field looks here: `klynge search` does.
    pub(super) searched: bool,
}

const fn one(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, many: false, searched: false }
}

const fn many(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, many: true, searched: false }
}

const fn searched(field: Field) -> Field {
    Field { searched: true, ..field }
}

/// A line of the export: a punkt with its document.
pub(super) const LINJE: &[Field] = &[
    one("id", Kind::Vaerdi),
    one("nummer", Kind::Vaerdi),
    searched(one("titel", Kind::Tekst)),
    one("adgang", Kind::Vaerdi),
    one("sags_id", Kind::Sagsnummer),
    one("dok_id", Kind::Sagsnummer),
    searched(one("resume", Kind::Tekst)),
    searched(one("sagsfremstilling", Kind::Tekst)),
    searched(one("oekonomi", Kind::Tekst)),
    searched(one("indstilling", Kind::Tekst)),
    searched(one("tidligere_beslutninger", Kind::Tekst)),
    searched(one("beslutning", Kind::Tekst)),
    searched(many("fravaerende", Kind::Navn)),
    one("bilag", Kind::Liste(BILAG)),
    one("oevrige_afsnit", Kind::Liste(AFSNIT)),
    one("forloeb", Kind::Liste(FORLOEB)),
    one("udfald", Kind::Vaerdi),
    many("linjer", Kind::Tal),
    one("dokument", Kind::Objekt(DOKUMENT)),
];

const BILAG: &[Field] = &[
    one("nummer", Kind::Vaerdi),
    searched(one("titel", Kind::Tekst)),
    one("dok_id", Kind::Sagsnummer),
    one("sags_id", Kind::Sagsnummer),
];

const AFSNIT: &[Field] = &[searched(one("overskrift", Kind::Tekst)), searched(one("tekst", Kind::Tekst))];

const FORLOEB: &[Field] = &[
    one("udvalg", Kind::Navn),
    one("dato", Kind::Dato),
    one("punkt", Kind::Vaerdi),
    searched(one("tekst", Kind::Tekst)),
];

const DOKUMENT: &[Field] = &[
    one("id", Kind::Vaerdi),
    one("sti", Kind::Vaerdi),
    one("indhold_hash", Kind::Vaerdi),
    one("type", Kind::Vaerdi),
    one("titel", Kind::Tekst),
    one("udvalg", Kind::Navn),
    one("dato", Kind::Dato),
    // HH:MM stands in the order of time as it is.
    one("start", Kind::Vaerdi),
    one("slut", Kind::Vaerdi),
    one("sted", Kind::Navn),
    many("sagsnumre", Kind::Sagsnummer),
    one("sagsbehandler", Kind::Navn),
    many("deltagere", Kind::Navn),
    many("fravaerende", Kind::Navn),
    // Every punkt of a document carries them: too many, and too seldom asked for, to be kept apart.
    many("advarsler", Kind::Objekt(ADVARSLER)),
];

const ADVARSLER: &[Field] = &[one("kode", Kind::Vaerdi), one("besked", Kind::Tekst), one("linje", Kind::Tal)];

/// The paths of the keys that a search without a field looks at.
pub(super) fn searched_paths() -> Vec<String> {
    let mut found = Vec::new();
    collect(LINJE, "", &mut found);
    found
}

fn collect(fields: &[Field], under: &str, found: &mut Vec<String>) {
    for field in fields {
        match field.kind {
            Kind::Objekt(parts) | Kind::Liste(parts) => collect(parts, &format!("{under}{}.", field.name), found),
            _ if field.searched => found.push(format!("{under}{}", field.name)),
            _ => {}
        }
    }
}
