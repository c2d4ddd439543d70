//! What misled parsers in real collections, each in the smallest document that has it.

use klynge::parse;
use klynge::record::{Adgang, Dokument, Punkt};

fn text(source: &str) -> Dokument {
    parse::parse("a.txt", source.as_bytes()).dokument
}

fn markdown(source: &str) -> Dokument {
    parse::parse("a.md", source.as_bytes()).dokument
}

fn titles(dokument: &Dokument) -> Vec<(&str, &str)> {
    dokument.punkter.iter().map(|punkt| (punkt.nummer.as_str(), punkt.titel.as_str())).collect()
}

fn attachments(punkt: &Punkt) -> Vec<&str> {
    punkt.bilag.iter().map(|bilag| bilag.titel.as_str()).collect()
}

#[test]
fn titles_wrap_and_the_contents_cut_them_off() {
    let found = text(
        "REFERAT Havneudvalget d. 05-09-2023\n\nIndholdsfortegnelse\n\nForlængelse af aftalen om sejladsen mellem øerne og \
         den ny\n    havn i vest................ 2\nEventuelt................ 3\n\u{C}Punkt 1: Forlængelse af aftalen om \
         sejladsen mellem øerne og den nye\nhavn i vest\n\nBeslutning\n\nGodkendt.\n\u{C}Punkt 2: Eventuelt\n\nBeslutning\n\n.",
    );
    let long = "Forlængelse af aftalen om sejladsen mellem øerne og den nye havn i vest";
    assert_eq!(titles(&found), [("1", long), ("2", "Eventuelt")]);
    assert_eq!(found.punkter[1].beslutning.as_deref(), Some(""), "an empty decision is not a missing one");
}

#[test]
fn an_attachment_is_called_indstilling() {
    let found = text(
        "REFERAT Havneudvalget d. 05-09-2023\n\nPunkt 1: Moler\n\nEMN-2023-04412\n\nBeslutninger\n\nGodkendt.\n\n\
         Beslutningspunkter\n\nDet indstilles, at molen bygges.\n\nBilag\n\nKort over molen\n\nIndstilling\n\nOverslag",
    );
    let punkt = &found.punkter[0];
    assert_eq!(attachments(punkt), ["Kort over molen", "Indstilling", "Overslag"]);
    assert_eq!(punkt.indstilling.as_deref(), Some("Det indstilles, at molen bygges."));
    assert_eq!(punkt.sags_id.as_deref(), Some("EMN-2023-04412"), "an id of its shape needs no label");
}

#[test]
fn a_punkt_is_titled_like_a_section() {
    let found = markdown(
        "# Referat af møde i Havneudvalget den 5. september 2023\n\n## 1. Fraværende\n\n### Beslutning\n\nEva Ø (A) var \
         fraværende.\n\n## 2. Økonomi\n\n### Beslutning\n\nTil efterretning.\n\n## 3. Beslutning om moler\n\n### Beslutning\n\nUdsat.",
    );
    assert_eq!(titles(&found), [("1", "Fraværende"), ("2", "Økonomi"), ("3", "Beslutning om moler")]);
    assert_eq!(found.punkter[0].fravaerende, ["Eva Ø (A)"]);
    assert_eq!(found.punkter[0].beslutning.as_deref(), Some("Eva Ø (A) var fraværende."), "and the text keeps it");
}

#[test]
fn closed_punkter_in_all_their_forms() {
    let found = markdown(
        "# Referat af møde i Havneudvalget den 5. september 2023\n\n## 1. (Åben) Moler\n\n### Beslutning\n\nGodkendt.\n\n\
         ## 2. LUKKET PUNKT - Køb af kran\n\nUdvalget godkendte indstillingen.\n\n## 3. Lukket: Personalesag\n\n## 4. Leje af \
         kaj – for lukkede døre\n\n### Beslutning\n\nGodkendt.\n\n## 5. Salg af bøje (lukket)\n\n### Beslutning\n\nUdsat.",
    );
    let titles = ["Moler", "Køb af kran", "Personalesag", "Leje af kaj", "Salg af bøje"];
    assert_eq!(found.punkter.iter().map(|punkt| punkt.titel.as_str()).collect::<Vec<_>>(), titles);
    let closed: Vec<bool> = found.punkter.iter().map(|punkt| punkt.adgang == Some(Adgang::Lukket)).collect();
    assert_eq!(closed, [false, true, true, true, true]);
    let shown_alone = &found.punkter[1];
    assert_eq!(shown_alone.beslutning.as_deref(), Some("Udvalget godkendte indstillingen."), "it has no heading");
    assert_eq!(found.punkter[2].beslutning, None);
}

#[test]
fn a_heading_between_punkter_closes_those_under_it() {
    let found = text(
        "Referat af møde i Havneudvalget den 5. september 2023\n\nÅbne punkter\n\n1. Moler\n\nBeslutning:\nGodkendt.\n\n\
         Til behandling - for lukkede døre\n\n2. Køb af kran\n\nBeslutning:\nGodkendt.",
    );
    let access: Vec<Option<Adgang>> = found.punkter.iter().map(|punkt| punkt.adgang).collect();
    assert_eq!(access, [Some(Adgang::Aaben), Some(Adgang::Lukket)]);
}

#[test]
fn the_decision_stands_before_the_case_text() {
    let found = text(
        "Referat fra møde i Havneudvalget den 5. september 2023\n\n1. Moler\n\nPOLITISK BEHANDLING\n\nHavneudvalgets beslutning \
         den 5. september 2023:\nGodkendt.\n\nBAGGRUND\nMolen er fra 1931.\n\nKOMMUNIKATION\nIngen.",
    );
    let punkt = &found.punkter[0];
    assert_eq!(punkt.beslutning.as_deref(), Some("Godkendt."));
    assert_eq!(punkt.sagsfremstilling.as_deref(), Some("Molen er fra 1931."));
    assert_eq!(punkt.oevrige_afsnit[0].overskrift, "KOMMUNIKATION");
}

#[test]
fn absence_by_range_by_punkt_and_under_a_punkt() {
    let found = text(
        "Referat fra møde i Havneudvalget den 5. september 2023\n\nDeltagere: Eva Holm (A), Bo Lind (V), Ib Krag (C)\n\nEva \
         Holm (A) deltog ikke i sag 129-130.\n\nBo Lind (V) deltog ikke i behandlingen af punkt 128 og 130.\n\n128. \
         Moler\n\nBeslutning:\nGodkendt.\n\n129. Kraner\n\nBeslutning:\nGodkendt.\n\nIb Krag (C) deltog ikke i sagens \
         behandling.\n\n130. Bøjer\n\nBeslutning:\nGodkendt.",
    );
    let absent: Vec<Vec<&str>> =
        found.punkter.iter().map(|punkt| punkt.fravaerende.iter().map(String::as_str).collect()).collect();
    assert_eq!(absent[0], ["Bo Lind (V)"]);
    assert_eq!(absent[1], ["Eva Holm (A)", "Ib Krag (C)"]);
    assert!(absent[2].contains(&"Eva Holm (A)") && absent[2].contains(&"Bo Lind (V)"));
    assert_eq!(titles(&found)[0].0, "128", "numbers run on through the year");
}

#[test]
fn the_decision_of_this_meeting_is_its_own() {
    let found = markdown(
        "# Referat af møde i Havneudvalget den 5. september 2023\n\n## 1. Moler\n\n### Beslutning i Kystrådet den \
         01-08-2023, pkt. 4\n\nAnbefales.\n\n### Beslutning i Havneudvalget den 05-09-2023\n\nGodkendt.\n\n## 2. Kraner\n\n### \
         Sagsforløb\n\nUdvalg: Kystrådet Dato: 01-08-2023 Punktnummer: 7\n\nDrøftet.\n\n### Beslutning\n\nUdsat.",
    );
    let other = &found.punkter[0].forloeb[0];
    assert_eq!(found.punkter[0].beslutning.as_deref(), Some("Godkendt."));
    assert_eq!((other.udvalg.as_deref(), other.punkt.as_deref()), (Some("Kystrådet"), Some("4")));
    assert_eq!(other.tekst.as_deref(), Some("Anbefales."));
    assert_eq!(found.punkter[1].forloeb[0].dato.as_deref(), Some("2023-08-01"), "of a meeting that is not here");
}

#[test]
fn several_cases_and_none_is_lost() {
    let found = text(
        "Referat fra møde i Havneudvalget den 5. september 2023\n\n1. Moler\n\nSagsnr.: 12/838, 12/839  Dok.nr.: 4471  \
         Åbent\n\nBeslutning:\nGodkendt.\n\n2. Kraner\n\nSagsnr.: 12/838\n\nBeslutning:\nGodkendt.",
    );
    let ids: Vec<Option<&str>> = found.punkter.iter().map(|punkt| punkt.sags_id.as_deref()).collect();
    assert_eq!(ids, [Some("12/838"), Some("12/838")], "one case may be that of several punkter");
    assert!(found.punkter[0].oevrige_afsnit[0].tekst.contains("12/839"));
}

#[test]
fn lists_are_no_punkter() {
    let found = text(
        "Referat fra møde i Havneudvalget den 5. september 2023\n\n1. Moler\n\nSagsfremstilling\nTre ting mangler:\n\n1. Sten\n2. \
         Beton\n3. Penge\n\nVi venter til den\n12. oktober med resten.\n\nBeslutning\nGodkendt.\n\n2. Kraner\n\n\
         Sagsfremstilling\nIngen.\n\nBeslutning\nGodkendt.",
    );
    assert_eq!(titles(&found), [("1", "Moler"), ("2", "Kraner")]);
    let case = found.punkter[0].sagsfremstilling.as_deref().unwrap();
    assert!(case.contains("1. Sten\n2. Beton\n3. Penge") && case.contains("den 12. oktober"), "{case}");
}

#[test]
fn numbers_as_printed() {
    for (numbers, expected) in [
        (["342. ", "343. ", "344. "], ["342", "343", "344"]),
        (["12.1 ", "12.2 ", "12.3 "], ["12.1", "12.2", "12.3"]),
        (["Ad 1. ", "Ad 2. ", "Ad 3. "], ["Ad 1", "Ad 2", "Ad 3"]),
        (["i. ", "ii. ", "iii. "], ["i", "ii", "iii"]),
        (["4. ", "5a. ", "5b. "], ["4", "5a", "5b"]),
        (["1.", "2.", "3."], ["1", "2", "3"]),
    ] {
        let punkter = numbers.map(|number| format!("## {number}Moler\n\n### Beslutning\n\nGodkendt.\n\n")).concat();
        let found = markdown(&format!("# Referat af møde i Havneudvalget den 5. september 2023\n\n{punkter}"));
        let nummer: Vec<&str> = found.punkter.iter().map(|punkt| punkt.nummer.as_str()).collect();
        assert_eq!(nummer, expected);
    }
}

#[test]
fn what_comes_again_is_the_form() {
    let punkt = |nr: u32| format!("{nr}. Emne {nr}\n\nDrøftelse: Vi talte om det.\n\nKonklusion: Godkendt.\n\n");
    let found =
        text(&format!("Referat fra møde i Havnerådet den 5. september 2023\n\n{}", [1, 2, 3].map(punkt).concat()));
    for punkt in &found.punkter {
        assert_eq!(punkt.beslutning.as_deref(), Some("Godkendt."));
        assert_eq!(punkt.oevrige_afsnit[0].overskrift, "Drøftelse");
    }
}

#[test]
fn what_comes_once_is_text() {
    let found = text(
        "Referat fra møde i Havnerådet den 5. september 2023\n\n1. Moler\n\nSagsfremstilling\nMolerne er gamle.\n\n\
         Tidligere: Vi reparerede dem i 1998.\n\nBeslutning\nGodkendt.\n\n2. Kraner\n\nBeslutning\nGodkendt.",
    );
    let [moler, kraner] = &found.punkter[..] else { panic!("{:?}", titles(&found)) };
    assert!(moler.sagsfremstilling.as_deref().unwrap().contains("Tidligere: Vi reparerede dem i 1998."));
    assert_eq!((moler.beslutning.as_deref(), kraner.beslutning.as_deref()), (Some("Godkendt."), Some("Godkendt.")));
    assert!(moler.oevrige_afsnit.is_empty(), "a decision that comes again is no heading of the form");
}

#[test]
fn a_price_list_is_no_meeting() {
    let found = text("Priser 2024\n\n1. Sten: 40 kr.\n2. Beton: 90 kr.\n\nBeslutningen om nye priser tages i maj.");
    assert_eq!((found.punkter.len(), found.punkter[0].titel.as_str()), (1, "Priser 2024"));
    assert!(found.punkter[0].beslutning.is_none() && found.punkter[0].sagsfremstilling.is_some());
    assert_eq!(found.hoved.advarsler.len(), 1);
}
