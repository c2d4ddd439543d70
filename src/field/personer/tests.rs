use super::*;

#[test]
fn participants() {
    let cases: [(&str, &[&str]); 30] = [
        (
            "Anna Holm | Nyrup Kommune\nBo Dahl | Lodserne\nCarl Ek | (afbud)",
            &["Anna Holm, Nyrup Kommune", "Bo Dahl, Lodserne"],
        ),
        (
            "Anna Holm (A), formand Bo Dahl (B), 1. næstformand Carl Ek (C) Dina Fog (D) - afbud Eva Gry (E)",
            &["Anna Holm (A), formand", "Bo Dahl (B), 1. næstformand", "Carl Ek (C)", "Eva Gry (E)"],
        ),
        ("Anna Holm\nBo Dahl fra kl. 16:30\nCarl Ek (til kl. 17:00)", &["Anna Holm", "Bo Dahl", "Carl Ek"]),
        ("Chef Anna Holm deltog under pkt. 3", &["Chef Anna Holm"]),
        ("Anna Holm for Bo Dahl", &["Anna Holm for Bo Dahl"]),
        ("Anna Holm\nBo Dahl\nCarl Ek\nSuppleant\nDina Fog", &["Anna Holm", "Bo Dahl", "Carl Ek", "Dina Fog"]),
        ("Anna Holm", &["Anna Holm"]),
        ("Anna Holm (A), Bo Dahl (B) og Carl Ek (C)", &["Anna Holm (A)", "Bo Dahl (B)", "Carl Ek (C)"]),
        ("Anna Holm (A), Formand", &["Anna Holm (A), Formand"]),
        (
            "Anna Holm (A), Formand\nBo Dahl (B), 1. næstformand\n",
            &["Anna Holm (A), Formand", "Bo Dahl (B), 1. næstformand"],
        ),
        ("• Anna Holm\n• Bo Dahl", &["Anna Holm", "Bo Dahl"]),
        ("- Anna Holm (A)\n- Bo Dahl (C) - afbud", &["Anna Holm (A)"]),
        (
            "Anna Holm, borgmester, Bo Dahl, direktør, Vesterå Kommune",
            &["Anna Holm, borgmester", "Bo Dahl, direktør, Vesterå Kommune"],
        ),
        ("Anna Holm, formand og borgmester, og Bo Dahl", &["Anna Holm, formand og borgmester", "Bo Dahl"]),
        (
            "Anna Holm, vicedirektør i Region Sjælland; Bo Dahl, PLO",
            &["Anna Holm, vicedirektør i Region Sjælland", "Bo Dahl, PLO"],
        ),
        ("Anna Holm, Psykiatrien Syd", &["Anna Holm, Psykiatrien Syd"]),
        ("Deltagere: Anna Holm, Bo Dahl", &["Anna Holm", "Bo Dahl"]),
        ("Deltagere\nAnna Holm\nBo Dahl\nAfbud\nCarl Ek", &["Anna Holm", "Bo Dahl"]),
        ("• Anna Holm\n• Afbud\n• Bo Dahl", &["Anna Holm"]),
        ("Til stede: Anna, Bo og Carl", &["Anna", "Bo", "Carl"]),
        ("Til stede: AH, BD, CE", &["AH", "BD", "CE"]),
        (
            "Anna-Marie de la Cour, Bo B. Dahl, Søren Østergård Øe",
            &["Anna-Marie de la Cour", "Bo B. Dahl", "Søren Østergård Øe"],
        ),
        ("Rådmand Bo Dahl (A)", &["Rådmand Bo Dahl (A)"]),
        ("Anna Holm (A) - formand", &["Anna Holm (A) - formand"]),
        ("Anna Holm (A) - deltog fra kl. 15", &["Anna Holm (A)"]),
        ("Anna Holm (A, formand), Bo Dahl", &["Anna Holm (A, formand)", "Bo Dahl"]),
        ("1. Anna Holm\n2. Bo Dahl", &["Anna Holm", "Bo Dahl"]),
        ("Anna Holm\nAnna Holm", &["Anna Holm"]),
        ("Anna Holm, afbud, Bo Dahl", &["Bo Dahl"]),
        ("Anna Holm | Bo Dahl\tCarl Ek", &["Anna Holm", "Bo Dahl", "Carl Ek"]),
    ];
    for (text, names) in cases {
        assert_eq!(people(text), names, "{text}");
    }
    let texts = [
        "",
        ".",
        "-",
        "Ingen",
        "Ingen.",
        "Alle",
        "Mødet blev afholdt på Teams.",
        "Godkendt.",
        "Formand",
        "Vesterå Kommune",
        "Det Fagligt Strategiske niveau deltog.",
        "(",
        ")",
        ", og ,",
        "12",
        "Alle medlemmer deltog",
        "((A)) ((B)) ((C)) (D)E)",
    ];
    for text in texts {
        let expected: &[&str] = if text == "Godkendt." { &["Godkendt"] } else { &[] };
        assert_eq!(people(text), expected, "{text}");
    }
}

#[test]
fn absentees() {
    let cases: [(&str, &[&str]); 14] = [
        ("Anna Holm (A)\nBo Dahl (C) - afbud", &["Bo Dahl (C)"]),
        ("Bo Dahl (C) – Afbud", &["Bo Dahl (C)"]),
        ("Bo Dahl (afbud), Anna Holm", &["Bo Dahl"]),
        ("Bo Dahl (C) (afbud)", &["Bo Dahl (C)"]),
        ("Bo Dahl (C), afbud", &["Bo Dahl (C)"]),
        ("Bo Dahl (C) afbud", &["Bo Dahl (C)"]),
        ("Bo Dahl - meldt afbud", &["Bo Dahl"]),
        ("Bo Dahl (fraværende)", &["Bo Dahl"]),
        ("Afbud: Anna Holm og Bo Dahl", &["Anna Holm", "Bo Dahl"]),
        ("Afbud fra Anna Holm", &["Anna Holm"]),
        ("• Anna Holm\n• Afbud\n• Bo Dahl", &["Bo Dahl"]),
        ("Afbud: Bo Dahl\nDeltagere: Anna Holm", &["Bo Dahl"]),
        ("Bo Dahl - fraværende under punkt 3", &[]),
        ("Afbud: Ingen.", &[]),
    ];
    for (text, names) in cases {
        assert_eq!(present_and_absent(text).1, names, "{text}");
    }
}

#[test]
fn absence_told_in_a_decision() {
    let cases: [(&str, &[&str]); 26] = [
        ("Anna Holm forlod mødet under sagens behandling på grund af inhabilitet.", &["Anna Holm"]),
        ("A Bsen (X) og C Dsen (Y) deltog ikke i sagens behandling.", &["A Bsen (X)", "C Dsen (Y)"]),
        ("Godkendt. Anna Holm var fraværende.", &["Anna Holm"]),
        ("A, B og C var fraværende", &["A", "B", "C"]),
        ("Godkendt.\n\nFraværende: Anna Holm", &["Anna Holm"]),
        ("Fraværende: A", &["A"]),
        ("Afbud fra Anna Holm og Bo Dahl", &["Anna Holm", "Bo Dahl"]),
        ("Afbud: Anna Holm (A), formand, Bo Dahl (B).", &["Anna Holm (A), formand", "Bo Dahl (B)"]),
        ("Der var afbud fra Anna Holm.", &["Anna Holm"]),
        ("Anna Holm (A) deltog ikke i behandlingen af punktet.", &["Anna Holm (A)"]),
        ("Anna Holm deltog ikke i mødet.", &["Anna Holm"]),
        ("Anna Holm deltog ikke.", &["Anna Holm"]),
        ("Anna Holm deltog ikke i sag 129-138.", &["Anna Holm"]),
        ("Anna Holm deltog ikke i behandlingen af punkt 6, 8, 9", &["Anna Holm"]),
        ("Anna Holm deltog pga. inhabilitet ikke i sagens behandling.", &["Anna Holm"]),
        ("Anna Holm var inhabil og deltog ikke i punktets behandling.", &["Anna Holm"]),
        ("Anna Holm forlod mødet og deltog ikke i behandlingen.", &["Anna Holm"]),
        ("Anna B. Holm (A) var ikke til stede under punktet.", &["Anna B. Holm (A)"]),
        ("Holm (A) var fraværende.", &["Holm (A)"]),
        ("Rådmand Anna Holm deltog ikke i mødet.", &["Rådmand Anna Holm"]),
        ("Anna Holm havde meldt afbud.", &["Anna Holm"]),
        ("Anna Holm, Vesterå Kommune, deltog ikke i mødet.", &["Anna Holm, Vesterå Kommune"]),
        ("Godkendt. Anna Holm var fraværende. Bo Dahl deltog ikke i sagens behandling.", &["Anna Holm", "Bo Dahl"]),
        (
            "Indstillingen blev godkendt, og sagen sendes videre.\nAnna Holm og Bo Dahl var fraværende.",
            &["Anna Holm", "Bo Dahl"],
        ),
        ("Ikke til stede: Anna Holm", &["Anna Holm"]),
        ("- Anna Holm var fraværende", &["Anna Holm"]),
    ];
    for (text, names) in cases {
        assert_eq!(absent_in_decision(text), names, "{text}");
    }
}

#[test]
fn prose_names_nobody() {
    let texts = [
        "",
        "Godkendt.",
        "Det Fagligt Strategiske niveau deltog ikke",
        "Det Fagligt Strategiske niveau deltog ikke i mødet.",
        "Ingen deltog ikke",
        "Ingen var fraværende.",
        "Alle deltog.",
        "Fraværende: Ingen",
        "Fraværende: .",
        "Fraværende:",
        "Formanden var fraværende.",
        "Vesterå Kommune deltog ikke i mødet.",
        "Region Sjælland og KL deltog ikke i behandlingen.",
        "Anna Holm deltog ikke i projektet.",
        "Anna Holm deltog ikke i afstemningen om sagen.",
        "Anna Holm deltog i mødet.",
        "Anna Holm forlod mødet kl. 16.",
        "Anna Holm forlod mødet efter behandlingen af punktet.",
        "Anna Holm var til stede.",
        "Fraværet blandt medarbejdere drøftes.",
        "Sygefravær: Region Sjælland",
        "Fraværende borgere kontaktes.",
        "Afbud fra Vesterå Kommune",
        "Borgere, der er fraværende, kontaktes i mødet.",
        "Danske Patienter deltog ikke i mødet.",
        "Udvalget blev orienteret om, at Anna Holm var fraværende.",
        "Mødet er aflyst grundet afbud.",
        "deltog ikke",
        " var fraværende",
        "Anna Holm var ikke fraværende.",
    ];
    for text in texts {
        assert_eq!(absent_in_decision(text), [""; 0], "{text}");
    }
}

#[test]
fn absence_from_some_punkter() {
    type Told<'a> = Option<&'a [(&'a str, &'a [(u32, u32)])]>;
    let cases: [(&str, Told<'_>); 7] = [
        (
            "Anna Holm (X) deltog ikke i behandlingen af punkt 6, 8 og 9-11.",
            Some(&[("Anna Holm (X)", &[(6, 6), (8, 8), (9, 11)])]),
        ),
        (
            "Anna Holm deltog ikke i sag 129–138. Bo Dahl deltog ikke i sag nr. 4.",
            Some(&[("Anna Holm", &[(129, 138)]), ("Bo Dahl", &[(4, 4)])]),
        ),
        (
            "Anna Holm og Bo Dahl deltog ikke i punkterne 1 samt 3.",
            Some(&[("Anna Holm", &[(1, 1), (3, 3)]), ("Bo Dahl", &[(1, 1), (3, 3)])]),
        ),
        ("Anna Holm deltog ikke i mødet.", None),
        ("Anna Holm deltog ikke i punkt 9-6.", None),
        ("Udvalget drøftede punkt 6.", None),
        ("", None),
    ];
    for (text, expected) in cases {
        let found = super::fravaer::absent_from_items(text);
        let found: Option<Vec<_>> =
            found.as_ref().map(|all| all.iter().map(|(name, items)| (name.as_str(), items.as_slice())).collect());
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}
