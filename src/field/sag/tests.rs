use super::*;
use Label::{Dok, Sag};

#[test]
fn spaces_are_removed() {
    assert_eq!(compact("2024 - 3451"), "2024-3451");
    assert_eq!(compact(" 12 / 838\u{a0}"), "12/838");
    assert_eq!(compact("2024 – 3451"), "2024-3451");
}

#[test]
fn shapes_that_need_no_label() {
    let ids = [
        "EMN-2022-08416",
        "2024-0052292",
        "330-2020-164",
        "306-2009-600",
        "1-51-71-3321-08",
        "1-00-3-14",
        "1-15-1-72-10-14",
        "1-01-72-12-09",
        "12/838",
        "20/33839",
        "16/34038",
        " EMN-2023-03335 ",
        "2024 - 0052292",
        "306-2010-1",
        "85.02.02-G01-3-23",
        "20.14.00-Ø34-5-18",
    ];
    for id in ids {
        assert!(is_case_id(id), "{id}");
    }
    let others = [
        "",
        "13/4",
        "1/2",
        "13/04",
        "24/7",
        "22/23",
        "24/9 2023",
        "11/12 2023",
        "2024-2027",
        "2024-3451",
        "299835",
        "24077452",
        "EMN",
        "Åbent",
        "12/8",
        "2023-04-13",
        "13-04-2023",
        "12/838 og mere",
        "nr. 12/838",
        "12-34-56-78",
        "010190-1234",
        "1/838",
        "123/838",
        "Lærings - og",
        "-",
        "/",
        "emn-2022-08416",
    ];
    for other in others {
        assert!(!is_case_id(other), "{other}");
    }
}

#[test]
fn labels_with_values() {
    let cases: [(&str, &[(Label, &str)]); 36] = [
        ("Sags ID: EMN-2022-08416", &[(Sag, "EMN-2022-08416")]),
        ("**Sags ID:** EMN-2022-08416", &[(Sag, "EMN-2022-08416")]),
        ("SagsID: EMN-2022-08416", &[(Sag, "EMN-2022-08416")]),
        ("Sags-ID: 1234", &[(Sag, "1234")]),
        ("SagsID:", &[(Sag, "")]),
        ("Sagsnr.: 12/838", &[(Sag, "12/838")]),
        ("Sagsnr. 12/838", &[(Sag, "12/838")]),
        ("SAGSNR: 12/838.", &[(Sag, "12/838")]),
        ("Sagnr.: 1-01-72-12-09", &[(Sag, "1-01-72-12-09")]),
        ("Sag 306-2009-600", &[(Sag, "306-2009-600")]),
        ("Sag: 306-2009-600", &[(Sag, "306-2009-600")]),
        ("Sag nr. 12/838", &[(Sag, "12/838")]),
        ("Journalnr.: 1-51-71-3321-08", &[(Sag, "1-51-71-3321-08")]),
        ("J.nr.: 85.02.02 P35", &[(Sag, "85.02.02P35")]),
        ("J. nr. 00.16.00-P20-1-12", &[(Sag, "00.16.00-P20-1-12")]),
        ("Dok ID: 10856807", &[(Dok, "10856807")]),
        ("DokID: 10856807", &[(Dok, "10856807")]),
        ("Dok.nr.: 24077452", &[(Dok, "24077452")]),
        ("Dok. 306-2010-1", &[(Dok, "306-2010-1")]),
        ("Dok. 10856807", &[(Dok, "10856807")]),
        ("Brevid: 123456", &[(Dok, "123456")]),
        ("Sagsnr.: 299835 Dok.nr.: 24077452 Åbent", &[(Sag, "299835"), (Dok, "24077452")]),
        ("Sag 306-2009-600 Dok. 306-2010-1 Initialer: XX Åbent", &[(Sag, "306-2009-600"), (Dok, "306-2010-1")]),
        ("J.nr.:. Sagsid.: Initialer: Åben sag", &[(Sag, ""), (Sag, "")]),
        ("J.nr.: 12/838 Sagsid.: 123 Initialer: abc Lukket sag", &[(Sag, "12/838"), (Sag, "123")]),
        ("Edoc-sagsnummer 2024-0052292", &[(Sag, "2024-0052292")]),
        ("Edoc-sagsnummer", &[(Sag, "")]),
        ("F2 sagsnummer", &[(Sag, "")]),
        ("F2 sagsnummer 2024 - 3451", &[(Sag, "2024-3451")]),
        ("eDoc sagsnr. 2024-0052292", &[(Sag, "2024-0052292")]),
        ("Sagsnr.: 12/838, 12/839 og 12/840", &[(Sag, "12/838"), (Sag, "12/839"), (Sag, "12/840")]),
        ("DokID: 10868260 - EMN-2022-08416", &[(Dok, "10868260"), (Sag, "EMN-2022-08416")]),
        ("Sagsnr.: 12/838 | Dok.nr.: 5", &[(Sag, "12/838"), (Dok, "5")]),
        ("Åbent Sagsnr.: 12/838", &[(Sag, "12/838")]),
        ("Brevid:\u{a0}123456", &[(Dok, "123456")]),
        ("Sagsnr.: S2012-123 (Åben)", &[(Sag, "S2012-123")]),
    ];
    for (line, expected) in cases {
        let expected: Vec<_> = expected.iter().map(|(label, value)| (*label, (*value).to_owned())).collect();
        assert_eq!(labelled(line), Some(expected), "{line}");
    }
}

#[test]
fn prose_and_titles_have_no_labels() {
    let lines = [
        "",
        "Sag",
        "Sag:",
        "Sagen blev drøftet",
        "Sag om leje",
        "Dokumentation: 12345",
        "sagsbehandling",
        "Sag: Ny skole",
        "Dok.",
        "Sag nr. 12/838 blev udsat",
        "Sagsnr. 12/838 Ny skole",
        "Sagsfremstilling",
        "Sagsbehandler",
        "Sagsforløb: BY",
        "Åbent",
        "Lukket sag",
        "Sager: 12",
        "Sagsnummer og titel",
        "Sag 5",
        "Sag nr. 5",
        "Sag 12 Budget 2024",
        "Sag 2024",
        "Dok 3",
        "Brev til 12345",
        "Sag: 1. behandling af budget",
        "Journalnotat: 12",
        "Initialer: XX",
        "Beslutning",
        "Dokument 1: Plan",
        "F2",
        "Edoc",
        "Indstilling: 1",
        "360 graders eftersyn",
        "Åben sag om leje",
        "Sag: 13/4",
        "Sagsgang",
        "Dokken 12345",
    ];
    for line in lines {
        assert_eq!(labelled(line), None, "{line}");
    }
}

#[test]
fn labels_behind_a_bodys_name() {
    let found = labelled_tail("Forretningsudvalget Brevid: 1234567");
    assert_eq!(found, Some(("Forretningsudvalget", vec![(Dok, "1234567".to_owned())])));
    let found = labelled_tail("Udvalget for By Sagsnr.: 12/838 Dok.nr.: 7 Åbent");
    let expected = vec![(Sag, "12/838".to_owned()), (Dok, "7".to_owned())];
    assert_eq!(found, Some(("Udvalget for By", expected)));
    for line in ["Se sag: 12/838", "Udvalget Brevid:", "Notat: 3", "Møde kl. 15:00", "Se sagsnr. 12/838 i dag"] {
        assert_eq!(labelled_tail(line), None, "{line}");
    }
}

#[test]
fn a_case_goes_by_its_own_number_and_not_by_its_plans() {
    let first = |line: &str| labelled(line).and_then(|found| found.into_iter().next());
    let sag = |id: &str| Some((Sag, id.to_owned()));
    assert_eq!(first("J.nr.: 00.01S00\tSagsid.: 2006-4471\tInitialer: hpe\tÅben sag"), sag("2006-4471"));
    assert_eq!(first("J.nr.: 07/1188. Sagsid.: 71204"), sag("07/1188"));
    assert_eq!(first("Sagsid.: 21/1190, Sagsinitialer: AGVA"), sag("21/1190"));
    assert_eq!(first("Sagsnr.: 24/118          Sagsbehandler: lkj"), sag("24/118"));
    assert_eq!(first("J.nr.: 00.01S00\tInitialer: hpe"), sag("00.01S00"));
}

#[test]
fn labels_before_a_bodys_name() {
    let read = |line: &str| labelled_start(line).map(|(found, rest)| (found[0].1.clone(), rest.to_owned()));
    let expected = |id: &str, rest: &str| Some((id.to_owned(), rest.to_owned()));
    assert_eq!(read("Sagsnr. 301144 Fritidsudvalget Åbent punkt"), expected("301144", "Fritidsudvalget"));
    assert_eq!(read("Sagsnr. 301144 Fritidsudvalget Lukket"), expected("301144", "Fritidsudvalget"));
    assert_eq!(read("Sagsnr. 301144 Åbent"), None);
    assert_eq!(read("Sagsnr. Fritidsudvalget"), None);
}

#[test]
fn behind_a_title() {
    let read = |title: &'static str| behind_title(title).map(|(title, mut found)| (title, found.remove(0).1));
    assert_eq!(read("Ny skole (2023-0187735)"), Some(("Ny skole", "2023-0187735".to_owned())));
    assert_eq!(read("Ny skole - (Sagsnr. 23/41)"), Some(("Ny skole", "23/41".to_owned())));
    assert_eq!(read("Ny skole - 17.01.00-Ø34-5-18"), Some(("Ny skole", "17.01.00-Ø34-5-18".to_owned())));
    for title in [
        "Regnskab - 10/2023",
        "Budget - 2023-2027",
        "Ny skole (2023-2027)",
        "Møde (11/12 2023)",
        "Skoleår (22/23)",
        "Ny skole (bilag 2)",
        "(2023-0187735)",
    ] {
        assert_eq!(read(title), None, "{title}");
    }
}

#[test]
fn alone_or_before_initials() {
    for (line, expected) in [
        ("SAG-2018-05899 boah", Some("SAG-2018-05899")),
        ("330-2020-164 KLH", Some("330-2020-164")),
        ("12/838 boah", None),
        ("SAG-2018-05899 Havnen", None),
        ("SAG-2018-05899", Some("SAG-2018-05899")),
        ("(2016-0003310)", Some("2016-0003310")),
        ("(KLH)", None),
        ("afsnit boah", None),
    ] {
        assert_eq!(alone(line).as_deref(), expected, "{line}");
    }
}
