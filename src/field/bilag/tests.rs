use super::{bilag, merge};
use crate::record::Bilag;

fn made(nummer: &str, titel: &str, dok_id: &str, sags_id: &str) -> Bilag {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Bilag { nummer: some(nummer), titel: titel.to_owned(), dok_id: some(dok_id), sags_id: some(sags_id) }
}

#[test]
fn one_line() {
    let cases = [
        ("1. Titel (DokID: 10868260 - EMN-2022-08416)", made("1", "Titel", "10868260", "EMN-2022-08416")),
        ("1. Oversigt, 4 trin (DokID: 1 - EMN-2022-08416)", made("1", "Oversigt, 4 trin", "1", "EMN-2022-08416")),
        ("12. titel (DokID: 10868260)", made("12", "titel", "10868260", "")),
        (
            "1. Plan (udkast) (DokID: 10868260 - EMN-2022-08416)",
            made("1", "Plan (udkast)", "10868260", "EMN-2022-08416"),
        ),
        ("Bilag 3: Kort over området", made("3", "Kort over området", "", "")),
        ("Bilag 3 - Kort over området", made("3", "Kort over området", "", "")),
        ("Bilag 3 – Kort", made("3", "Kort", "", "")),
        ("BILAG 3. Kort", made("3", "Kort", "", "")),
        ("Bilag nr. 3a: Kort", made("3a", "Kort", "", "")),
        ("- Bilag 1: Kort", made("1", "Kort", "", "")),
        ("Bilag 2.1 Statusnotat", made("2.1", "Statusnotat", "", "")),
        ("Bilag 2.1 til aftalen", made("", "Bilag 2.1 til aftalen", "", "")),
        ("Bilag 3", made("3", "Bilag 3", "", "")),
        ("Bilag 1 til aftalen", made("", "Bilag 1 til aftalen", "", "")),
        ("Bilag 3.docx", made("", "Bilag 3.docx", "", "")),
        ("1. Bilag 3: Kort", made("1", "Bilag 3: Kort", "", "")),
        ("2) kort", made("2", "kort", "", "")),
        ("- Kort", made("", "Kort", "", "")),
        ("• Kort", made("", "Kort", "", "")),
        ("•Kort", made("", "Kort", "", "")),
        ("o Kort", made("", "Kort", "", "")),
        ("Oversigt, 4 trin", made("", "Oversigt, 4 trin", "", "")),
        ("Kort (påført 12.03.2020)", made("", "Kort (påført 12.03.2020)", "", "")),
        ("Mad og måltider - fælles indsats.docm", made("", "Mad og måltider - fælles indsats.docm", "", "")),
        ("1. kvartal 2023", made("", "1. kvartal 2023", "", "")),
        ("2023 regnskab", made("", "2023 regnskab", "", "")),
        ("2023. Regnskab", made("", "2023. Regnskab", "", "")),
        ("1.2 Notat", made("", "1.2 Notat", "", "")),
        ("Indstilling", made("", "Indstilling", "", "")),
        ("Bilagsoversigt", made("", "Bilagsoversigt", "", "")),
        ("Aftale (sag)", made("", "Aftale (sag)", "", "")),
        ("Budget 2024 PDF", made("", "Budget 2024", "", "")),
        ("Bilag 2 - Kort (pdf, 1 MB)", made("2", "Kort", "", "")),
        ("Om PDF-filer", made("", "Om PDF-filer", "", "")),
        ("PDF", made("", "PDF", "", "")),
        ("Høringsplan (295520/24)", made("", "Høringsplan", "295520/24", "")),
        ("Skoleåret (2023/24)", made("", "Skoleåret (2023/24)", "", "")),
        ("(", made("", "", "", "")),
    ];
    for (line, expected) in cases {
        assert_eq!(bilag(line), Some(expected).filter(|one| !one.titel.is_empty()), "{line}");
    }
}

#[test]
fn no_attachment() {
    for line in [
        "",
        " ",
        ".",
        "-",
        "–",
        "•",
        "- ",
        "Ingen",
        "Ingen.",
        "Ingen bilag",
        "Bilag",
        "Bilag:",
        "(DokID: 10868260)",
        "1.",
    ] {
        assert_eq!(bilag(line), None, "{line}");
    }
}

#[test]
fn two_lists_become_one() {
    let numbered = |nummer: &str, titel: &str| made(nummer, titel, "10863594", "EMN-2022-08415");
    let announced = |titel: &str| made("", titel, "", "");
    let lists = |a: &[&str], b: &[&str]| {
        let b = b.iter().zip(1..).map(|(titel, n)| numbered(&n.to_string(), titel)).collect();
        let (all, alone) = merge(a.iter().map(|titel| announced(titel)).collect(), b);
        (all.into_iter().map(|one| one.titel).collect::<Vec<_>>().join("|"), alone.join("|"))
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());

    let (all, alone) = merge(
        vec![announced("Sygplejeklinikker åbningstider marts-24")],
        vec![numbered("7", "Sygeplejeklinikker åbningstider marts-24")],
    );
    assert_eq!((all, alone), (vec![numbered("7", "Sygeplejeklinikker åbningstider marts-24")], Vec::new()));

    assert_eq!(lists(&[], &[]), pair("", ""));
    assert_eq!(lists(&["A", "B", "A"], &[]), pair("A|B", ""));
    assert_eq!(lists(&[], &["A", "A"]), pair("A", ""));
    assert_eq!(lists(&["A", "B"], &["B", "A"]), pair("B|A", ""));
    assert_eq!(lists(&["A", "Kun her"], &["A", "Kun der"]), pair("A|Kun der|Kun her", "Kun der|Kun her"));
    assert_eq!(
        lists(&["Bilag 1", "Bilag 2"], &["Bilag 2", "Bilag 3"]),
        pair("Bilag 2|Bilag 3|Bilag 1", "Bilag 3|Bilag 1")
    );
    // The shorter title begins the longer one: neither takes the other's place.
    let (short, long) = ("Projektbeskrivelse for klyngen i Syd", "Projektbeskrivelse for klyngen i Syd - økonomi");
    assert_eq!(lists(&[short, long], &[long, short]), pair(&format!("{long}|{short}"), ""));
}

#[test]
fn documents_of_one_title_with_two_ids_are_two() {
    let one = made("1", "Høringssvar", "1", "");
    let two = made("2", "Høringssvar", "2", "");
    let (all, alone) = merge(Vec::new(), vec![one.clone(), two.clone(), one.clone()]);
    assert_eq!((all, alone), (vec![one, two], Vec::new()));
}

/// Either list may be the one with the ids, and documents with different ids are two.
#[test]
fn what_one_list_lacks_is_taken_from_the_other() {
    let bare = made("", "Høringssvar", "", "");
    let full = made("1", "Høringssvar", "11702315", "EMN-2024-01519");
    assert_eq!(merge(vec![full.clone()], vec![bare.clone()]), (vec![full.clone()], Vec::new()));
    assert_eq!(merge(vec![bare], vec![full.clone()]), (vec![full.clone()], Vec::new()));
    let other = made("2", "Høringssvar", "11702316", "");
    let (all, alone) = merge(vec![other.clone()], vec![full.clone()]);
    assert_eq!((all, alone.len()), (vec![full, other], 2));
}
