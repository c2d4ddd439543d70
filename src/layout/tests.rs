//! Layouts as they are met, each with what was once read wrongly in it.

use super::*;
use crate::block;

fn text(source: &str) -> Outline {
    outline(&block::text(source))
}

fn sections(item: &Item) -> Vec<(Section, &str)> {
    item.parts.iter().map(|part| (part.section, part.overskrift.as_str())).collect()
}

#[test]
fn a_dated_heading_shares_its_block_with_the_decision() {
    let found = text(
        "Referat\n\nMøde i Udvalget for Havne\nonsdag den 6. marts 2024 kl. 13:00\nHavnehuset, lokale 2\n\n1. Moler\nÅbent\n\
         Udvalget for Havne\nBrevid: 4711234\n\nBehandling i Udvalget for Havne 06-03-2024, pkt. 1\nGodkendt.",
    );
    assert_eq!(found.udvalg.as_deref(), Some("Udvalget for Havne"));
    assert!(found.head.iter().any(|(field, _)| *field == HeadField::Sted));
    let heading = "Behandling i Udvalget for Havne 06-03-2024, pkt. 1";
    assert_eq!(sections(&found.items[0]), [(Section::Beslutning, heading)]);
    assert_eq!(found.items[0].adgang, Some(Adgang::Aaben));
}

#[test]
fn a_title_and_its_section_are_one_block_of_text() {
    let found = text(
        "Havneudvalget - Referat\nDato: 14. maj 2024\n\nIndholdsfortegnelse 1. Moler\n2. Kraner\n\n1. Moler\nBeslutning\n\
         Godkendt.\n\n2. Kraner\nInitialer: MK\nÅbent\n\nBeslutning\nUdsat.\n\nTil toppen",
    );
    let titles: Vec<_> = found.items.iter().map(|item| (item.titel.as_str(), item.adgang)).collect();
    assert_eq!(titles, [("Moler", None), ("Kraner", Some(Adgang::Aaben))]);
    assert_eq!(found.roles.last(), Some(&Role::Furniture(Furniture::Navigation)));
}

#[test]
fn a_case_number_stands_above_its_title() {
    let found = outline(&block::markdown(
        "# Havneudvalget - Referat - 12. juni 2023\n\n**Deltagere**\n\n• Eva Ø\n• Bo Å\n\n1. Moler\n2. Kraner\n\nSagsnr. \
         12/838\n\n## 1. Moler\n\n**Beslutning**\n\nGodkendt.\n\nSagsnr. 20/33839\n\n## 2. Kraner\n\n**Beslutning**\n\nUdsat.",
    ));
    let numbers: Vec<_> = found.items.iter().map(|item| item.labels[0].1.as_str()).collect();
    assert_eq!(numbers, ["12/838", "20/33839"]);
    assert!(found.loose.is_empty(), "the list of titles is a table of contents: {:?}", found.loose);
}

#[test]
fn prose_under_a_title_is_no_part_of_it() {
    let found = text(
        "Referat af bestyrelsesmøde i Havnens Venner\nOnsdag d. 4. oktober 2023 kl. 19.00\n\nAd 1. Valg af dirigent\nBo \
         blev valgt.\n\nAd 2. Økonomi\nKassereren gennemgik regnskabet, og det gav anledning til en længere snak om \
         moler og kraner.\n\nAd 3. Et punkt med en titel, der er så lang, at den må gå videre på linjen under den, som \
         her\nog ikke slutter før nu",
    );
    let titles: Vec<_> = found.items.iter().map(|item| item.titel.chars().take(17).collect::<String>()).collect();
    assert_eq!(titles, ["Valg af dirigent", "Økonomi", "Et punkt med en t"]);
    assert!(found.items[2].titel.ends_with("før nu"));
}

#[test]
fn a_body_stands_before_the_date_under_a_bare_title() {
    let found = outline(&block::markdown("**REFERAT**\n\n**Havneudvalget d. 05-09-2023**\n\n## Punkt 1: Moler"));
    assert_eq!(found.udvalg.as_deref(), Some("Havneudvalget"));
    let found = outline(&block::markdown("**REFERAT**\n\n**Tirsdag d. 05-09-2023**\n\n## Punkt 1: Moler"));
    assert_eq!(found.udvalg, None);
}

#[test]
fn people_listed_under_a_punkt_are_kept_where_the_meeting_has_its_list() {
    let found = text("Referat\n\nAfbud: Eva Ø\n\nPunkt 1: Moler\n\nAfbud: Bo Å\n\nBeslutning\n\nGodkendt.");
    assert_eq!(sections(&found.items[0])[0], (Section::Fravaerende, "Afbud"));
}

#[test]
fn a_unit_s_recommendation_is_a_case_text() {
    let found = outline(&block::markdown(
        "# Referat\n\n## Punkt 1: Moler\n\n### MOTION FRA EN GRUPPE\n\nForslag.\n\n### INDSTILLING FRA HAVN OG \
         KYST\n\nDet koster 3 mio. kr.\n\nDet indstilles,\n\nat sagen drøftes.",
    ));
    let found: Vec<Section> = sections(&found.items[0]).into_iter().map(|(section, _)| section).collect();
    assert_eq!(found, [Section::Andet, Section::Sagsfremstilling, Section::Indstilling]);
}

#[test]
fn a_case_text_goes_on_behind_the_people_listed_in_it() {
    let found = outline(&block::markdown(
        "# Referat\n\n**Havneudvalget**\n\n3. maj 2024\n\n## 1. Velkomst\n\n### Sagsfremstilling\n\nFormanden byder \
         velkommen.\n\n**Afbud:**\n\n- Eva Ø\n- Bo Å\n\nMødet sluttede med en rundvisning på molen.\n\n### Beslutning\n\nGodkendt.",
    ));
    let named: Vec<_> = found.items[0].parts.iter().map(|part| (part.section, part.pieces.len())).collect();
    use Section::{Afbud, Beslutning, Sagsfremstilling};
    assert_eq!(named, [(Sagsfremstilling, 1), (Afbud, 2), (Sagsfremstilling, 1), (Beslutning, 1)]);
}
