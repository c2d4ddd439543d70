//! `klynge export`: the schema, the keys, the order, and that the same sources give the same bytes.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::documents;
use crate::env::{Check, Env, Has, Json};

const DOKUMENT: &[&str] = &[
    "id",
    "sti",
    "indhold_hash",
    "type",
    "titel",
    "udvalg",
    "dato",
    "start",
    "slut",
    "sted",
    "sagsnumre",
    "sagsbehandler",
    "deltagere",
    "fravaerende",
    "punkter",
    "advarsler",
];
const PUNKT: &[&str] = &[
    "id",
    "nummer",
    "titel",
    "adgang",
    "sags_id",
    "dok_id",
    "resume",
    "sagsfremstilling",
    "oekonomi",
    "indstilling",
    "tidligere_beslutninger",
    "beslutning",
    "fravaerende",
    "bilag",
    "oevrige_afsnit",
    "forloeb",
    "udfald",
    "linjer",
];
const PARTS: &[(&str, &[&str])] = &[
    ("bilag", &["nummer", "titel", "dok_id", "sags_id"]),
    ("oevrige_afsnit", &["overskrift", "tekst"]),
    ("forloeb", &["udvalg", "dato", "punkt", "tekst"]),
];

/// A JSON value a line.
pub(crate) struct Lines;

impl Check for Lines {
    fn wrong(&self, text: &str) -> Option<String> {
        text.lines().find_map(|line| serde_json::from_str::<Value>(line).err()).map(|error| format!("has {error}"))
    }
}

fn json(env: &Env, args: &[&str]) -> Vec<Value> {
    let text = env.run(&[&["export", "--json"], args].concat()).expect(0, Json(|_| true), "");
    serde_json::from_str(&text).unwrap()
}

fn keys(object: &Value) -> BTreeSet<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

fn validate(env: &Env, folder: &str) {
    let schema = env.run(&["export", "--schema"]).expect(0, Json(|schema| schema["format"] == 1), "");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let whole = jsonschema::validator_for(&schema["schema"]).unwrap();
    let line = jsonschema::validator_for(&schema["jsonl"]).unwrap();
    let dokumenter = Value::Array(json(env, &["--in", folder]));
    let wrong: Vec<_> =
        whole.iter_errors(&dokumenter).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let lines = env.run(&["export", "--jsonl", "--in", folder]).expect(0, Lines, "");
    for text in lines.lines() {
        let value: Value = serde_json::from_str(text).unwrap();
        if let Some(error) = line.iter_errors(&value).next() {
            panic!("{}: {error}", value["id"]);
        }
    }
}

#[test]
fn the_export_is_what_the_schema_says() {
    let env = Env::with_fixtures();
    validate(&env, "fixtures");
    let real = documents::real();
    for document in &real {
        env.write(&format!("real/{}", document.sti), &document.bytes);
    }
    if !real.is_empty() {
        validate(&env, "real");
    }
}

#[test]
fn the_keys_are_those_of_the_record() {
    let env = Env::with_fixtures();
    for dokument in json(&env, &[]) {
        assert_eq!(keys(&dokument), DOKUMENT.iter().copied().collect());
        for advarsel in dokument["advarsler"].as_array().unwrap() {
            assert_eq!(keys(advarsel), ["kode", "besked", "linje"].into());
        }
        for punkt in dokument["punkter"].as_array().unwrap() {
            assert_eq!(keys(punkt), PUNKT.iter().copied().collect());
            // A number that comes twice gets a suffix.
            let id = format!("{}#{}", dokument["id"].as_str().unwrap(), punkt["nummer"].as_str().unwrap());
            assert!(punkt["id"].as_str().unwrap().starts_with(&id), "{}", punkt["id"]);
            for (part, names) in PARTS {
                for object in punkt[part].as_array().unwrap() {
                    assert_eq!(keys(object), names.iter().copied().collect(), "{part}");
                }
            }
        }
    }
}

#[test]
fn the_order_is_that_of_the_record() {
    let env = Env::with_fixtures();
    let dokumenter = json(&env, &[]);
    let key = |dokument: &Value| {
        let text = |name: &str| dokument[name].as_str().map(str::to_owned);
        (text("dato").is_none(), text("dato"), text("udvalg").is_none(), text("udvalg"), text("id"))
    };
    assert!(dokumenter.is_sorted_by_key(key));
    for dokument in &dokumenter {
        assert!(dokument["punkter"].as_array().unwrap().is_sorted_by_key(|punkt| punkt["linjer"][0].as_u64()));
    }
}

#[test]
fn lines_are_the_punkter_with_their_document() {
    let env = Env::with_fixtures();
    for args in [&[][..], &["72 timers"], &["--udfald", "udsat"]] {
        let lines = env.run(&[&["export", "--jsonl"], args].concat()).expect(0, Lines, "");
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let mut expected = Vec::new();
        for mut dokument in json(&env, args) {
            let punkter = dokument.as_object_mut().unwrap().remove("punkter").unwrap();
            for mut punkt in punkter.as_array().unwrap().clone() {
                punkt["dokument"] = dokument.clone();
                expected.push(punkt);
            }
        }
        assert_eq!(lines, expected, "{args:?}");
    }
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let env = Env::with_fixtures();
    let whole = env.run(&["export", "--json"]).expect(0, Json(|_| true), "");
    env.run(&["export", "--json", "--out", "ud.json"]).expect(0, "", "");
    assert_eq!(std::fs::read_to_string(env.path("ud.json")).unwrap(), whole);
    let damaged = env.index().join("gen-1");
    for entry in std::fs::read_dir(&damaged).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "store") {
            let length = path.metadata().unwrap().len();
            std::fs::write(&path, vec![0xAA; usize::try_from(length).unwrap()]).unwrap();
        }
    }
    env.run(&["export", "--json", "--out", "ud.json"]).expect(2, "", Has(&["error: "]));
    assert_eq!(std::fs::read_to_string(env.path("ud.json")).unwrap(), whole, "untouched");
    env.run(&["export", "--schema", "--out", "væk/ud.json"]).expect(
        2,
        "",
        Has(&["cannot write væk/ud.json", "No such file"]),
    );
    let left: Vec<_> = std::fs::read_dir(env.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 4, "home, data, fixtures and ud.json: {left:?}");
}

/// The file is a usual one: others may read it, a link stays a link, and a device stays a device.
#[cfg(unix)]
#[test]
fn a_file_is_written_as_other_programs_do() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let env = Env::with_fixtures();
    env.write("vanlig", "");
    let usual = env.path("vanlig").metadata().unwrap().permissions().mode();
    env.run(&["export", "--jsonl", "--out", "ud.jsonl"]).expect(0, "", "");
    assert_eq!(env.path("ud.jsonl").metadata().unwrap().permissions().mode(), usual);
    symlink("vanlig", env.path("link")).unwrap();
    env.run(&["export", "--schema", "--out", "link"]).expect(0, "", "");
    assert!(env.path("link").symlink_metadata().unwrap().is_symlink());
    env.run(&["export", "--schema"]).expect(0, std::fs::read_to_string(env.path("vanlig")).unwrap().as_str(), "");
    symlink("/dev/null", env.path("intet")).unwrap();
    env.run(&["export", "--schema", "--out", "intet"]).expect(0, "", "");
    assert!(env.path("intet").symlink_metadata().unwrap().is_symlink());
}

/// In one go, one file at a time in either order, and without an index: the same bytes.
#[test]
fn the_same_sources_give_the_same_bytes() {
    let env = Env::with_fixtures();
    let whole = env.run(&["export", "--json"]).expect(0, Json(|_| true), "");
    assert_eq!(env.run(&["export", "--json", "--in", "fixtures"]).expect(0, Json(|_| true), ""), whole);
    let mut files = documents::all();
    for index in ["frem", "tilbage"] {
        let folder = format!("{index}-docs");
        // A few at a time: a third of the files are enough to make every order of segments.
        for chunk in files.chunks(6) {
            for document in chunk {
                env.write(&format!("{folder}/{}", document.sti), &document.bytes);
            }
            env.run(&["ingest", &folder, "--index", index]).expect(0, "", Has(&["0 failed"]));
        }
        assert_eq!(env.run(&["export", "--json", "--index", index]).expect(0, Json(|_| true), ""), whole, "{index}");
        files.reverse();
    }
    assert!(Path::new(&env.path("frem/klynge.json")).is_file());
}

/// A narrowed export is the whole one without the punkter that do not answer.
#[test]
fn narrowing_is_filtering() {
    let env = Env::with_fixtures();
    let whole = json(&env, &[]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    type Holds<'a> = &'a dyn Fn(&Value, &Value) -> bool;
    let cases: [(&[&str], Holds<'_>); 5] = [
        (&["--udfald", "udsat"], &|_, punkt| punkt["udfald"] == "udsat"),
        (&["--fra", "2024-03", "--til", "2024-09"], &|dokument, _| {
            ("2024-03".."2024-09-31").contains(&text(&dokument["dato"]).as_str())
        }),
        (&["--udvalg", "klynge politisk"], &|dokument, _| text(&dokument["udvalg"]).contains("Politisk klynge")),
        (&["beslutning:drøftet"], &|_, punkt| {
            let forms = ["drøfte", "drøfter", "drøftes", "drøftede", "drøftet"];
            text(&punkt["beslutning"]).to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|w| forms.contains(&w))
        }),
        (&["nummer:3", "--udfald", "godkendt"], &|_, punkt| punkt["nummer"] == "3" && punkt["udfald"] == "godkendt"),
    ];
    for (args, holds) in cases {
        let mut expected = whole.clone();
        for dokument in &mut expected {
            let head = dokument.clone();
            dokument["punkter"].as_array_mut().unwrap().retain(|punkt| holds(&head, punkt));
        }
        expected.retain(|dokument| !dokument["punkter"].as_array().unwrap().is_empty());
        assert!(!expected.is_empty(), "{args:?}");
        assert_eq!(json(&env, args), expected, "{args:?}");
    }
    env.run(&["export", "--json", "findesikke"]).expect(1, "[]\n", "Nothing found.\n");
    env.run(&["export", "--jsonl", "findesikke"]).expect(1, "", "Nothing found.\n");
}
