//! The scorer itself, on small records: it must see each kind of mistake, and nothing else.

use serde_json::{Value, json};

use super::tally::{Score, Tally};
use super::{Class, Row, mistakes, score, table};

fn record() -> Value {
    json!({
        "type": "referat", "titel": "Referat", "udvalg": "Byrådet", "dato": "2024-05-14", "start": null,
        "deltagere": ["Anna Holm (A)", "Bo Å (B)"], "fravaerende": [],
        "punkter": [
            {
                "nummer": "1", "titel": "Valg", "adgang": "åben", "sags_id": null, "resume": "Kort.",
                "sagsfremstilling": "Første led.\n\nAndet led.", "indstilling": null, "beslutning": "", "fravaerende": [],
                "bilag": [
                    {"nummer": "1", "titel": "Liste", "dok_id": "123", "sags_id": null},
                    {"nummer": "2", "titel": "Kort", "dok_id": null, "sags_id": null},
                ],
                "oevrige_afsnit": [{"overskrift": "Høring", "tekst": "Ingen svar."}],
                "forloeb": [
                    {"udvalg": "Økonomiudvalget", "dato": "2024-05-07", "punkt": "3", "tekst": "Anbefalet."},
                    {"udvalg": "Socialudvalget", "dato": "2024-05-01", "punkt": null, "tekst": "Drøftet."},
                ],
                "udfald": null,
            },
            {"nummer": "2", "titel": "Eventuelt", "beslutning": "Godkendt.", "udfald": "godkendt"},
        ],
    })
}

/// The record changed by `change`, against the record.
fn after(change: impl FnOnce(&mut Value)) -> Score {
    let mut got = record();
    change(&mut got);
    score(&record(), &got)
}

fn places(score: &Score) -> Vec<&str> {
    score.mistakes.iter().map(|mistake| mistake.place.as_str()).collect()
}

fn tally(right: usize, expected: usize, got: usize) -> Tally {
    Tally { right, expected, got }
}

/// The classes that are not wholly right.
fn wrong(score: &Score) -> Vec<Class> {
    Class::ALL.into_iter().filter(|class| score.class(*class).f1().is_some_and(|figure| figure < 1.0)).collect()
}

#[test]
fn a_record_is_right_against_itself() {
    let score = after(|_| {});
    assert_eq!(score.mistakes, []);
    assert_eq!(score.overall(), Some(1.0));
    assert_eq!(score.class(Class::Punkter), tally(2, 2, 2));
    // Five values of the head are there; those that are nothing on both sides count nothing.
    assert_eq!(score.class(Class::Head), tally(5, 5, 5));
    assert_eq!(score.class(Class::Sections), tally(5, 5, 5));
}

#[test]
fn a_missing_punkt_takes_its_texts_with_it() {
    let score = after(|got| drop(got["punkter"].as_array_mut().unwrap().remove(1)));
    assert_eq!(score.class(Class::Punkter), tally(1, 2, 1));
    assert_eq!(wrong(&score), [Class::Punkter, Class::Sections, Class::Udfald]);
    assert_eq!(places(&score), ["punkt 2 Eventuelt", "punkt 2 Eventuelt: beslutning", "punkt 2 Eventuelt: udfald"]);
}

#[test]
fn an_invented_punkt_is_a_mistake() {
    let extra = json!({"nummer": "1", "titel": "Indstilling", "beslutning": null, "resume": "Kort."});
    let score = after(|got| got["punkter"].as_array_mut().unwrap().insert(1, extra));
    assert_eq!(score.class(Class::Punkter), tally(2, 2, 3));
    assert_eq!(places(&score), ["punkt 1 Indstilling", "punkt 1 Indstilling: resume"]);
}

#[test]
fn a_misread_title_leaves_the_texts_to_be_compared() {
    let score = after(|got| got["punkter"][1]["titel"] = json!("Eventuelt Godkendt."));
    assert_eq!(wrong(&score), [Class::Punkter]);
    assert_eq!(score.class(Class::Punkter), tally(1, 2, 2));
}

#[test]
fn punkter_in_another_order_are_not_all_found() {
    let score = after(|got| got["punkter"].as_array_mut().unwrap().reverse());
    assert_eq!(score.class(Class::Punkter), tally(1, 2, 2));
}

#[test]
fn a_boundary_is_right_or_wrong() {
    let score = after(|got| got["punkter"][0]["sagsfremstilling"] = json!("Første led."));
    assert_eq!(wrong(&score), [Class::Sections]);
    assert_eq!(score.class(Class::Sections), tally(4, 5, 5));
    assert_eq!(places(&score), ["punkt 1 Valg: sagsfremstilling"]);
    // Of the eight words of all texts, two are missing.
    assert_eq!(score.words, tally(6, 8, 6));
}

#[test]
fn a_text_in_another_form_has_its_boundaries() {
    let score = after(|got| got["punkter"][0]["sagsfremstilling"] = json!("Første led. Andet led."));
    assert_eq!(wrong(&score), []);
    assert_eq!(score.verbatim, tally(4, 5, 5));
    assert_eq!(places(&score), ["punkt 1 Valg: sagsfremstilling (form only)"]);
}

#[test]
fn an_empty_text_is_not_a_missing_one() {
    for (key, value) in [("beslutning", Value::Null), ("indstilling", json!("")), ("resume", Value::Null)] {
        let score = after(|got| got["punkter"][0][key] = value);
        assert_eq!(wrong(&score), [Class::Sections], "{key}");
        assert_eq!(places(&score), [format!("punkt 1 Valg: {key}")]);
    }
}

#[test]
fn a_section_under_another_name_is_two_mistakes() {
    let score = after(|got| got["punkter"][0]["oevrige_afsnit"][0]["overskrift"] = json!("Høringssvar"));
    assert_eq!(score.class(Class::Sections), tally(4, 6, 6));
}

#[test]
fn swapped_forloeb_are_seen() {
    let swapped_entries = after(|got| got["punkter"][0]["forloeb"].as_array_mut().unwrap().reverse());
    assert_eq!(swapped_entries.class(Class::Forloeb), tally(1, 2, 2));
    let swapped_texts = after(|got| {
        got["punkter"][0]["forloeb"][0]["tekst"] = json!("Drøftet.");
        got["punkter"][0]["forloeb"][1]["tekst"] = json!("Anbefalet.");
    });
    assert_eq!(swapped_texts.class(Class::Forloeb), tally(0, 2, 2));
    assert_eq!(wrong(&swapped_texts), [Class::Forloeb]);
}

#[test]
fn an_attachment_is_its_number_title_and_ids() {
    for (key, value) in [("nummer", json!("2")), ("titel", json!("Listen")), ("dok_id", Value::Null)] {
        let score = after(|got| got["punkter"][0]["bilag"][0][key] = value);
        assert_eq!(score.class(Class::Bilag), tally(1, 2, 2), "{key}");
        assert_eq!(wrong(&score), [Class::Bilag], "{key}");
    }
    let twice = after(|got| {
        let first = got["punkter"][0]["bilag"][0].clone();
        got["punkter"][0]["bilag"].as_array_mut().unwrap().push(first);
    });
    assert_eq!(twice.class(Class::Bilag), tally(2, 2, 3));
}

#[test]
fn values_are_right_or_wrong_as_wholes() {
    let score = after(|got| got["deltagere"] = json!(["Bo Å (B)", "Anna Holm (A)"]));
    assert_eq!((wrong(&score), places(&score)), (vec![Class::Head], vec!["deltagere"]));
    let score = after(|got| got["start"] = json!("19:00"));
    assert_eq!((score.class(Class::Head), places(&score)), (tally(5, 6, 6), vec!["start"]));
    let score = after(|got| got["punkter"][0]["adgang"] = json!("lukket"));
    assert_eq!((wrong(&score), places(&score)), (vec![Class::Labels], vec!["punkt 1 Valg: adgang"]));
    let score = after(|got| got["punkter"][1]["udfald"] = json!("udsat"));
    assert_eq!(wrong(&score), [Class::Udfald]);
}

#[test]
fn what_the_truth_leaves_out_is_not_scored() {
    let mut truth = record();
    truth["punkter"][0].as_object_mut().unwrap().remove("bilag");
    truth.as_object_mut().unwrap().remove("deltagere");
    let score = score(&truth, &record());
    assert_eq!(score.mistakes, []);
    assert_eq!(score.class(Class::Bilag), tally(0, 0, 0));
    assert_eq!(score.overall(), Some(1.0));
}

#[test]
fn the_overall_figure_is_the_mean_of_the_classes() {
    let truth = json!({"titel": "Referat", "punkter": [{"nummer": "1", "titel": "Valg"}]});
    let got = json!({"titel": "Referat", "punkter": []});
    assert_eq!(score(&truth, &got).overall(), Some(0.5));
}

#[test]
fn the_table_has_a_row_for_each_document_and_one_for_all() {
    let rows = [
        Row { name: "a.md".to_owned(), score: after(|_| {}) },
        Row { name: "b.txt".to_owned(), score: after(|got| got["punkter"][0]["resume"] = json!("Kort. Og mere.")) },
    ];
    insta::assert_snapshot!(table(&rows) + "\n" + &mistakes(&rows));
}
