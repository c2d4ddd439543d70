//! What defines an abbreviation and what does not, as minutes have it.

use proptest::prelude::*;

use super::{definitions, normal};

/// A text, the short form in it and the long one.
const FOUND: &[(&str, &str, &str)] = &[
    ("Kommunale akutfunktioner (KAF) drøftes.", "KAF", "Kommunale akutfunktioner"),
    ("Status på KAF (kommunale akutfunktioner) i regionen", "KAF", "kommunale akutfunktioner"),
    ("Antallet af utilsigtede hændelser (UTH) er faldet.", "UTH", "utilsigtede hændelser"),
    ("Afrapportering: utilsigtede hændelser (UTH'er)", "UTH", "utilsigtede hændelser"),
    ("Børne- og Ungdomspsykiatrisk Center (BUC)", "BUC", "Børne- og Ungdomspsykiatrisk Center"),
    ("Borgere med kronisk obstruktiv lungesygdom (KOL) får", "KOL", "kronisk obstruktiv lungesygdom"),
    ("KOL (kronisk obstruktiv lungesygdom, før rygerlunger)", "KOL", "kronisk obstruktiv lungesygdom"),
    ("Det Fælles Medicinkort (FMK) er", "FMK", "Fælles Medicinkort"),
    ("brug af FMK (det fælles medicinkort).", "FMK", "fælles medicinkort"),
    ("Sundhedsaftale (SA)", "SA", "Sundhedsaftale"),
    ("Statens Serum Institut (SSI) oplyser", "SSI", "Statens Serum Institut"),
    ("Socialforskningsinstituttet (SFI)", "SFI", "Socialforskningsinstituttet"),
    ("Nykøbing Falster Sygehus (NFS)", "NFS", "Nykøbing Falster Sygehus"),
    ("møde på Nykøbing F. Sygehus (NFS)", "NFS", "Nykøbing F. Sygehus"),
    ("efter en Bestiller-Udfører-Model (BUM)", "BUM", "Bestiller-Udfører-Model"),
    ("Kommunernes Landsforening (KL) og Danske Regioner (DR)", "KL", "Kommunernes Landsforening"),
    ("Kommunernes Landsforening (KL) og Danske Regioner (DR)", "DR", "Danske Regioner"),
    ("Praktiserende Lægers Organisation (PLO)", "PLO", "Praktiserende Lægers Organisation"),
    ("Sundhedsstyrelsen (SST) anbefaler", "SST", "Sundhedsstyrelsen"),
    ("Notat fra sundhedschefen til Sundhedsstyrelsen (SST)", "SST", "Sundhedsstyrelsen"),
    ("Kommunekontaktrådet (KKR)", "KKR", "Kommunekontaktrådet"),
    ("Kommunernes Kontaktråd (KKR)", "KKR", "Kommunernes Kontaktråd"),
    ("indstille emner til de nationale lærings- og kvalitetsteams (LKT).", "LKT", "lærings- og kvalitetsteams"),
    ("til Lærings - og Kvalitetsteams (LKT)", "LKT", "Lærings - og Kvalitetsteams"),
    ("Møde i Sundhedssamarbejdsudvalget (SSU) den 1. marts", "SSU", "Sundhedssamarbejdsudvalget"),
    ("1. *Sundhedssamarbejdsudvalget (SSU)*", "SSU", "Sundhedssamarbejdsudvalget"),
    (
        "etableringen af Samarbejdsforum for Patientforløb Voksne (SAPV) og",
        "SAPV",
        "Samarbejdsforum for Patientforløb Voksne",
    ),
    (
        "Regionernes Kliniske Kvalitetsudviklingsprogram (RKKP)",
        "RKKP",
        "Regionernes Kliniske Kvalitetsudviklingsprogram",
    ),
    ("Individuelt planlagt job med støtte (IPS)", "IPS", "Individuelt planlagt job med støtte"),
    ("Styrelsen for Patientsikkerhed (STPS)", "STPS", "Styrelsen for Patientsikkerhed"),
    ("Center for Rusmidler (herefter CfR)", "CfR", "Center for Rusmidler"),
    ("jf. serviceloven (SEL) og sundhedsloven (SUL)", "SEL", "serviceloven"),
    ("jf. serviceloven (SEL) og sundhedsloven (SUL)", "SUL", "sundhedsloven"),
    ("vedr. Børn, Unge og Voksne (BUV)", "BUV", "Børn, Unge og Voksne"),
    ("BUV (Børn, Unge og Voksne)", "BUV", "Børn, Unge og Voksne"),
    ("arbejdsmiljørepræsentant (AMR)", "AMR", "arbejdsmiljørepræsentant"),
    ("Pædagogisk Psykologisk Rådgivning (PPR, se bilag 2)", "PPR", "Pædagogisk Psykologisk Rådgivning"),
    ("social- og sundhedsassistenter (SOSU)", "SOSU", "social- og sundhedsassistenter"),
    ("Lov om Social Service (LSS)", "LSS", "Lov om Social Service"),
    ("Projekt **Tidlig opsporing (\"TO\")**", "TO", "Tidlig opsporing"),
    ("den elektroniske patientjournal (EPJ)", "EPJ", "elektroniske patientjournal"),
    ("Økonomiudvalget (ØU) godkendte", "ØU", "Økonomiudvalget"),
    ("Fælles Sprog III (FSIII)", "FSIII", "Fælles Sprog III"),
    ("ph.d. (philosophiae doctor)", "ph.d.", "philosophiae doctor"),
    ("Referatet er godkendt. Region Sjælland (RS) deltog", "RS", "Region Sjælland"),
    ("forsøg (i to kommuner) med akut medicinsk afdeling (AMA)", "AMA", "akut medicinsk afdeling"),
    (
        "patientrapporterede oplysninger (PRO-data) og PRO (patientrapporterede oplysninger)",
        "PRO",
        "patientrapporterede oplysninger",
    ),
];

const NOT_FOUND: &[&str] = &[
    "Anne Andersen (A), formand",
    "For stemte 2 (A og F). Imod stemte 4 (V, C og O).",
    "Et flertal (A, V, D og C) anbefaler indstillingen",
    "Personalesag (LUKKET)",
    "Lønsum klinisk ernæring til enkelte (LUKKET)",
    "3 (Åben) Evaluering af forløb",
    "Den danske krone kurs (DKK)",
    "Budget (t.kr.)",
    "Tilskud i kroner (kr.)",
    "Regnskab (2023)",
    "Sundhedsloven (§ 204)",
    "Serviceloven (SUL § 118)",
    "Indsats i fase (II)",
    "Indre værdier, indikator (IV)",
    "Xenia, indsats, ventetid (XIV)",
    "KOMMUNALE AKUTFUNKTIONER (KAF)",
    "REFERAT FRA MØDE I UDVALGET (RMU)",
    "Søvnskole for unge med ADHD (Psykiatrien Vestfjord)",
    "Nanna Espelund (PLO-Vestfjord)",
    "Mette Dalum, FTR for FOA (næstformand)",
    "Tværasektorielt samarbejde om job til personer med psykisk sygdom (IPS)",
    "Rikke Bom, konsulent (KL)",
    "Rikke Bom, kommunaldirektør (KL)",
    "Rikke Bom, kontorleder (KL)",
    "Rikke Bom, hospitalsdirektør (HK)",
    "leder af Lægeforeningen (LL)",
    "Klyngens KAF-team (KAF)",
    "KAF kommunale akutfunktioner flere steder (KAF)",
    "Kommunale\nakutfunktioner (KAF)",
    "Kommunale møder. Der er akutfunktioner her (KAF)",
    "Akutfunktioner: i kommunerne (AK)",
    "Kommunale funktioner for akutte borgere der har været indlagt på sygehus (KS)",
    "1. Indstilling (DokID: 11523360 - EMN-2024-02217)",
    "Notat (påført 03.05.2024)",
    "[KAF](https://kommunale-akutfunktioner.example)",
    "[KAF](kommunale akutfunktioner)",
    "Vi drøftede KAF. (kommunale akutfunktioner)",
    "KAF (de kommunale aftaler drives i dag af fire kommuner)",
    "Kirsten (KN)",
    "Godkendelse (MED)",
    "Beslutning i dag (bl.a.)",
    "Kl. 16:00–18:00, Multisalen (teleslynge)",
    "Kommunale akutfunktioner (KAF",
    "Region Sjælland (R)",
    "Kommunale akutfunktioner (kaf)",
    "Kommunale akutfunktioner (Kaf)",
    "Kommunale (KAF) akutfunktioner",
    "Sekretariatet udsender en tidsplan for arbejdet (SST)",
    "Bente Sørensen (BUPL)",
];

#[test]
fn definitions_are_found_with_their_exact_words() {
    for (text, short, long) in FOUND {
        let found = definitions(text);
        assert!(found.iter().any(|d| d.short == *short && d.long == *long), "{text}: {found:?}");
        assert!(found.iter().all(|d| FOUND.iter().any(|(_, s, l)| d.short == *s && d.long == *l)), "{text}: {found:?}");
    }
}

#[test]
fn other_brackets_define_nothing() {
    for text in NOT_FOUND {
        assert_eq!(definitions(text), [], "{text}");
    }
}

#[test]
fn long_forms_are_compared_by_their_words() {
    assert_eq!(normal("Børne-  og\nUngdomspsykiatrisk Center."), "børne og ungdomspsykiatrisk center");
    assert_eq!(normal("sund\u{ad}heds aftale"), "sundheds aftale");
    assert_eq!(normal(" (–) "), "");
}

#[test]
fn a_long_text_of_odd_marks_is_read_to_its_end() {
    for unit in [
        "(",
        "(KAF",
        "(KAF)",
        "a (KAF) ",
        "K (",
        "KAF (kommunale a) ",
        "k.",
        " ",
        "a",
        "a-",
        "AB (",
        "a b. (AB) ",
        "\u{ad}",
    ] {
        let text = unit.repeat(1 << 14) + " Kommunale akutfunktioner (KAF)";
        let found = definitions(&text);
        assert!(!found.is_empty() || unit == "(KAF" || unit.ends_with('('), "{unit:?}");
    }
}

proptest! {
    #[test]
    fn parts_of_the_text_come_back(text in r#"([A-Zæøåa-z]{1,9}[ .,'’"-]{0,2}|\([A-Zæøåa-z.]{1,5}\)|[() \n*]|\PC){0,40}"#) {
        let within = |part: &str| {
            text.as_bytes().as_ptr_range().contains(&part.as_ptr()) && text.contains(part)
        };
        for found in definitions(&text) {
            prop_assert!(within(found.short) && within(found.long));
            prop_assert!((2..=11).contains(&found.short.chars().count()));
            prop_assert!(!found.long.contains(['\n', '(', ')']));
            let first = |part: &str| part.chars().flat_map(char::to_lowercase).next();
            prop_assert_eq!(first(found.short), first(found.long));
            let shape = normal(found.long);
            prop_assert_eq!(&normal(&shape), &shape);
        }
    }

    #[test]
    fn any_text_is_taken(text in ".*") {
        let _ = (definitions(&text), normal(&text));
    }
}
