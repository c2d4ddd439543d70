//! Which sentences end where, and which of them report a decision.

use super::{decision_sentences, sentences};

/// Each reports a decision.
const REPORTS: &[&str] = &[
    "Udvalget besluttede at nedsætte en arbejdsgruppe, der skal udarbejde et forslag.",
    "Udvalget godkendte, at der udarbejdes en model for udskrivelser.",
    "Udvalget anmodede om at igangsætte et arbejde om genindlæggelser.",
    "Der blev også truffet beslutning om, at 1,2 mio. kr. går til det politisk besluttede projekt.",
    "Klyngen bad administrationen om at udarbejde en tidsplan.",
    "Desuden bad klyngen sekretariatet om en status.",
    "Det blev vedtaget at afholde et temamøde.",
    "Det blev aftalt, at parterne mødes igen i maj.",
    "Parterne enedes om en fælles model.",
    "Parterne blev enige om at dele data.",
    "Der var enighed om at fortsætte projektet.",
    "Man besluttede at vente.",
    "Sagen blev drøftet og taget til efterretning.",
    "Udvalget tog status til efterretning.",
    "Der blev givet en orientering, som udvalget tog til efterretning.",
    "Punktet blev udskudt til næste møde.",
    "Udvalget udsatte sagen.",
    "Sagen blev udsat.",
    "Forslaget blev afvist.",
    "Udvalget kunne ikke tiltræde forslaget.",
    "Udvalget godkendte ikke forslaget.",
    "Klyngen anbefalede regionsrådet at afsætte midler.",
    "På mødet den 3. marts besluttede det faglige niveau at udarbejde et oplæg.",
    "Efter at klyngen havde drøftet sagen, blev det besluttet at gå videre.",
    "Der blev holdt ekstraordinært møde, hvor det blev besluttet at lukke projektet.",
    "Klyngen gav mandat til arbejdsgruppen.",
    "Klyngen drøftede sagen og godkendte rammen.",
    "Midlerne er besluttet overført til 2023.",
    "Kommissoriet godkendtes.",
    "Udvalget tilsluttede sig indstillingen.",
    "Sundhedssamarbejdsudvalget vedtog en ny rammeaftale for hjælpemidler.",
    "Klyngen besluttede enstemmigt, at projektet fortsætter i 2025.",
    "Det blev besluttet, at sekretariatet udarbejder en oversigt.",
    "Forslaget blev forkastet, da finansieringen ikke var på plads.",
    "Udvalget tog orienteringen om akutpladser til efterretning.",
    "Punktet blev udsat til mødet i juni.",
    "Klyngen anmodede administrationen om at fremlægge en evaluering.",
    "Udvalget afsatte 2 mio. kr. til indsatsen.",
    "Der blev opnået enighed om en fælles målsætning.",
    "Udvalget prioriterede tre indsatser for 2025.",
    "Dagsordenen godkendt.",
    "Udvalget pålagde forvaltningen at følge op.",
];

/// None reports a decision.
const OTHERS: &[&str] = &[
    "Der blev gjort rede for de politisk besluttede projekter i området.",
    "Den besluttede indsats er i gang.",
    "Medlemmerne skal drøfte sundhedsaftalen.",
    "Oversigten vil blive forelagt udvalget med henblik på godkendelse.",
    "Planen vil blive godkendt i maj.",
    "Den planen godkendt i maj er ude.",
    "Planen forventes godkendt i maj.",
    "Klyngen drøftede de foreløbige erfaringer.",
    "Udvalget konstaterede, at flere klynger har igangsat indsatser.",
    "Der er indgået en aftale med lægerne.",
    "Der er sat tid af for at godkende budgettet.",
    "Det blev fremhævet, at loven rummer muligheder.",
    "Formanden oplyste, at regionsrådet har godkendt budgettet.",
    "Når planen er godkendt, går arbejdet i gang.",
    "Projektet, som udvalget godkendte i marts, er i god gænge.",
    "Der blev ikke truffet beslutning.",
    "Det er endnu ikke besluttet, hvem der deltager.",
    "Skal forslaget godkendes?",
    "Indsatsen er for særligt udsatte borgere.",
    "Regionen har nedsat et udvalg, som samler trådene.",
    "Analyserne viste, at de ældre har flere indlæggelsesdage end aftalt.",
    "Et mindretal besluttede sig for at stemme imod.",
    "Klyngen fik en præsentation af de godkendte projekter.",
    "Udvalget udtrykte ønske om hyppigere møder.",
    "Sagen forventes forelagt byrådet i juni med henblik på beslutning.",
    "Der er aftalt møde den 4. maj.",
    "Arbejdsgruppen, der blev nedsat i 2022, har afsluttet sit arbejde.",
    "Der blev spurgt til, hvornår planen bliver godkendt.",
    "Udvalget skal tage stilling til forslaget, inden budgettet vedtages.",
    "Det faglige niveau har udarbejdet et forslag til beslutning.",
    "Klyngen havde en drøftelse af de aftalte mål.",
];

#[test]
fn decisions_are_reported() {
    let missed: Vec<_> = REPORTS.iter().filter(|s| decision_sentences(s).as_deref() != Some(**s)).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn other_sentences_report_none() {
    let taken: Vec<_> = OTHERS.iter().filter(|s| decision_sentences(s).is_some()).collect();
    assert!(taken.is_empty(), "{taken:#?}");
}

#[test]
fn only_the_deciding_sentences_stay_in_order() {
    let text = "Klyngen drøftede data. Klyngen godkendte planen. Der var kaffe. Man vedtog at mødes.\n\nUdvalget besluttede at \
                vente. Tak.";
    let expected = "Klyngen godkendte planen. Man vedtog at mødes.\n\nUdvalget besluttede at vente.";
    assert_eq!(decision_sentences(text).as_deref(), Some(expected));
    assert_eq!(decision_sentences(""), None);
}

#[test]
fn the_list_that_a_decision_introduces_belongs_to_it() {
    let text = "Udvalget besluttede at:\n\n- nedsætte en gruppe\n- afsætte midler\n\nNæste møde er i maj.";
    let expected = "Udvalget besluttede at:\n- nedsætte en gruppe\n- afsætte midler";
    assert_eq!(decision_sentences(text).as_deref(), Some(expected));
}

/// `|` stands where a sentence ends.
const SPLITS: &[&str] = &[
    "Mødet er slut.|Der er kaffe.",
    "Det gælder bl.a. Region Øst og f.eks. Sydby.|Næste punkt.",
    "Jf. Sundhedsloven er det ca. 40 borgere, dvs. Alle.",
    "De 4,4 mio. kr. i puljen er brugt.|Resten er 4.218.750 kr.|Udvalget er enigt.",
    "Mødet den 1. marts og den 3. Sundhedsklynge.",
    "Status for 4. kvartal kl. 15.30 i lokale nr. 4.|Så var det slut.",
    "Det var i 2023.|Udvalget mødes i 2024.",
    "A. B. Hansen og C. Holm deltog.|De gik.",
    "Han sagde \"det er godt.\"|Alle nikkede.",
    "(Der var afbud.)|Mødet begyndte.",
    "Der er kaffe, te m.v.|Mødet slutter kl. 17.",
    "Der er kaffe, te mv. til alle.",
    "Se stk. 2, pkt. 3, evt. inkl. Bilag 1 vedr. Økonomi ift. Regionen.",
    "Første afsnit uden punktum\n\n|Andet afsnit",
    "Listen:\n|- en\n|- to\n|1. tre",
    "En linje\nsom går videre.|Ny.",
    "Er det godt?|Ja!|Fint ...|Så er det slut.",
    "Han kom pga. Hansen d. 4. maj.|Han gik.",
];

#[test]
fn sentences_end_where_they_end() {
    for text in SPLITS {
        let expected: Vec<_> = text.split('|').map(str::trim).collect();
        let whole = text.replace('|', if text.contains('\n') { "" } else { " " });
        let whole = if text.contains('\n') { text.replace(".|", ". ").replace('|', "") } else { whole };
        assert_eq!(sentences(&whole), expected, "{text}");
    }
}

#[test]
fn nothing_but_marks_is_no_sentence() {
    assert!(sentences(" . \n\n - ").is_empty());
}
