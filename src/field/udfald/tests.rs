//! A reader's specification: phrasings grouped by what they decide.

use super::udfald;
use crate::record::Udfald;

/// The indstilling, or a changed one, was adopted.
const GODKENDT: &[&str] = &[
    "Godkendt.",
    "Godk.",
    "Godkendtes.",
    "Teknisk Udvalg vedtog at give afslag som indstillet. Bo Dahl (A) stemte imod.",
    "Økonomiudvalget indstillede til byrådet, at indstillingen tiltrædes.\n\nBo Dahl var forhindret.\n\nByrådet tiltrådte indstillingen.",
    "Indstillingen blev godkendt.\n\nSekretariatet skriver et udkast til forretningsorden, som medlemmerne får til kommentering. Formanden for styregruppen bemyndiges til at godkende forretningsordenen for det nye forum .\n\nPunktet videresendes til godkendelse i det politiske udvalg.",
    "Godkendt. Punktet videresendes til godkendelse i det politiske udvalg.",
    "Godkendt og sendes tilbage til Teknik & Miljø.",
    "Godkendt med den ændring, at punkt 3 ikke godkendes.",
    "Godkendt med den ændring, at fristen udsættes til den 1. maj.",
    "Godkendt, idet det bemærkes, at der ikke er taget stilling til finansieringen.",
    "Godkendt, ikke mindst fordi borgerne har ønsket det.",
    "Godkendt, forudsat at budgettet vedtages i oktober.",
    "Tiltrådt.",
    "Tiltrådtes.",
    "Vedtaget.",
    "Enstemmigt vedtaget.",
    "Bevilget.",
    "Tilsluttet.",
    "Som indstillet.",
    "Indstillingen følges.",
    "Indstillingerne blev fulgt.",
    "Indstillingen blev taget til følge og godkendt.",
    "Administrationens indstilling godkendes.",
    "Forslaget blev vedtaget med 12 stemmer mod 5.",
    "Dagsordenen blev godkendt.",
    "Referatet godkendes.",
    "Udvalget besluttede at godkende indstillingen.",
    "Udvalget besluttede, at forslaget godkendes.",
    "Et flertal (A, V og C) kunne tiltræde indstillingen; et mindretal (Ø) stemte imod.",
    "Et flertal bestående af A, V og C godkendte forslaget, mens et mindretal ikke kunne godkende det.",
    "Et mindretal kunne ikke tiltræde indstillingen. Flertallet godkendte indstillingen.",
    "Anders And (V) kunne ikke tiltræde indstillingen. Indstillingen blev vedtaget.",
    "Indstillingen blev godkendt. Venstre tager forbehold, idet partiet ønsker sagen udsat.",
    "Godkendt. Enhedslisten kan ikke godkende punkt 2 og ønsker det ført til referat.",
    "Udvalget drøftede sagen og godkendte indstillingen.",
    "Drøftet og godkendt.",
    "Når budgettet er vedtaget, sendes planen i høring. Godkendt.",
    "Idet udvalget lægger vægt på de udsatte borgere, godkendes indstillingen.",
    "Under forudsætning af, at regionen godkender forslaget, tiltrædes indstillingen.",
    "Orienteringen blev taget til efterretning, og handleplanen blev godkendt.",
    "Udvalget kan godkende oplægget.",
    "Indsatsen for socialt udsatte blev godkendt.",
    "Byrådet vedtog, at gebyret sættes op.",
    "Et ændringsforslag fra Venstre blev nedstemt. Indstillingen godkendes herefter.",
    "Indstillingen blev forkastet. Ændringsforslaget blev vedtaget.",
    "Ad 1: Godkendt\nAd 2: Taget til efterretning",
    "Godkendt med bemærkning om, at sagen om pladser oversendes til Økonomiudvalget.",
    "Udvalget besluttede:\n- at godkende rammen\n- at evaluere efter et år",
    "Beslutning om ny struktur blev tiltrådt uden afstemning.",
    "Udvalget godkendte, at der udarbejdes en plan.",
    "Udvalget gav sin tilslutning til udkastet.",
    "Byrådet godkendte indstillingen enstemmigt.",
    "Indstillingen blev tiltrådt. Liste Ø tager forbehold for finansieringen.",
    "13 medlemmer stemte for og 2 imod. Indstillingen er dermed vedtaget.",
    "Kommissoriet blev godkendt med enkelte sproglige rettelser, som indarbejdes inden udsendelse.",
    "Regionsrådet vedtog, at puljen udmøntes som beskrevet i sagen.",
    "Klyngen tilsluttede sig forslaget til årshjul.",
    "Efter en drøftelse blev handleplanen godkendt.",
    "Udvalget kan tilslutte sig indstillingen, dog således at evalueringen fremrykkes til 2025.",
    "Ændringsforslaget fra Enhedslisten blev forkastet. Herefter blev indstillingen vedtaget.",
    "Ansøgningen blev imødekommet med 150.000 kr.",
    "Sundhedsklyngen besluttede at følge indstillingen.",
    "Udvalget tiltræder forvaltningens indstilling med 5 stemmer for (A, F og Ø) og 4 imod (V, C).",
    "Det indstillede blev godkendt.",
    "Det blev besluttet at godkende udkastet til samarbejdsaftale og sende det til parterne.",
    "For stemte 17 (A, V og C). Imod stemte 3 (Ø). 1 undlod at stemme. Indstillingen er herefter godkendt.",
    "Indstillingens punkt 1-3 blev godkendt. Punkt 4 blev udsat.",
    "Referatet blev godkendt uden bemærkninger.",
    "Beslutning: Godkendt som indstillet. Fraværende: Hans Jensen (V)",
    "Alle indstillingspunkter godkendt.",
    "Venstre stillede ændringsforslag om, at sagen sendes tilbage til udvalget. Forslaget blev ikke vedtaget. Indstillingen blev godkendt.",
    "A, B, C, F, V og Ø tiltrådte indstillingen. O stemte imod.",
    "Udvalget var enige i indstillingen.",
    "Punktet blev drøftet, hvorefter indstillingen blev godkendt.",
    "Bestyrelsen godkendte budgettet med 8 stemmer for og 1 imod.",
    "Godkendt, dog således at sekretariatet tilretter kommissoriet efter de faldne bemærkninger.",
    "Tiltrådt, idet SF ikke kan medvirke.",
    "Klyngen vedtog handleplanen for 2024.",
    "Der var opbakning til forslaget, som blev godkendt.",
    "Vedtaget med 5 stemmer for. Imod stemte Karl Holm (C), der ønskede forslaget afvist.",
];

/// Rejected.
const IKKE_GODKENDT: &[&str] = &[
    "Udvalget besluttede ikke at indsende en ansøgning, da økonomien ikke er afklaret.",
    "Ikke godkendt.",
    "Ikke vedtaget.",
    "Indstillingen blev ikke godkendt.",
    "Udvalget kunne ikke tiltræde indstillingen.",
    "Udvalget godkendte ikke indstillingen.",
    "Forslaget blev forkastet.",
    "Indstillingen bortfaldt.",
    "Afvist.",
    "Nedstemt.",
    "Forslaget blev nedstemt med 4 stemmer mod 15.",
    "Byrådet vedtog at afvise forslaget.",
    "Udvalget besluttede ikke at godkende projektet.",
    "Indstillingen blev ikke fulgt.",
    "Et flertal kunne ikke tiltræde forslaget. Et mindretal (Ø) stemte for.",
    "Forslag om at oprette en ny post blev forkastet.",
    "Forslaget faldt, idet 4 stemte for og 9 imod.",
    "Ansøgningen blev afslået.",
    "Der var ikke flertal for forslaget.",
    "Et flertal i udvalget stemte imod indstillingen, som dermed bortfaldt.",
    "Udvalget kunne på det foreliggende grundlag ikke godkende projektet.",
    "Forslaget opnåede ikke flertal.",
    "Der meddeles afslag på ansøgningen.",
    "Udvalget valgte ikke at imødekomme ansøgningen.",
    "Indstillingen kunne ikke tiltrædes.",
    "Byrådet stemte nej til forslaget.",
    "Forslaget blev sat til afstemning og faldt med stemmerne 7-12.",
    "Punkt 1 kunne ikke godkendes, da finansieringen ikke er på plads.",
    "Udvalget afviste forslaget.",
    "Udvalget kan ikke imødekomme ansøgningen.",
    "Forslaget fra Dansk Folkeparti blev ikke vedtaget.",
];

/// Noted, also when discussed first.
const TAGET_TIL_EFTERRETNING: &[&str] = &[
    "Sagen blev drøftet og taget til efterretning.",
    "Drøftet og taget til efterretning.",
    "Orienteringen blev taget til efterretning.",
    "Orienteringen taget til efterretning.",
    "Taget til orientering.",
    "Til efterretning.",
    "T.E.",
    "Taget t.e.",
    "Udvalget tog redegørelsen til efterretning.",
    "Udvalget besluttede at tage orienteringen til efterretning.",
    "Drøftet. Orienteringen tages til efterretning.",
    "Taget til efterretning. Udvalget beder om en status, når planen er godkendt.",
    "Taget til efterretning, idet udvalget ønsker, at sagen genoptages i maj.",
    "Taget til efterretning. Sagen oversendes til Økonomiudvalget.",
    "Status blev gennemgået og taget til efterretning.",
    "Klyngen tog redegørelsen fra arbejdsgruppen til efterretning.",
    "Taget til efterretning med bemærkning om, at tallene ikke er godkendt af revisionen.",
    "Orienteringen er taget til efterretning. Udvalget anbefaler, at der følges op til efteråret.",
    "Det strategiske niveau tager status til efterretning og ser frem til den videre proces.",
    "Formanden orienterede. Taget til efterretning.",
    "Udvalget har taget rapporten til efterretning.",
    "Taget til efterretning. Punktet sættes på dagsordenen igen i 2025.",
];

/// Discussed, and no more.
const DROEFTET: &[&str] = &[
    "Sagen blev drøftet. Arbejdet med opgaven går videre.",
    "Drøftet.",
    "Drøftet. Der arbejdes videre.",
    "Udvalget drøftede de politisk besluttede indsatser.",
    "Punktet om udsatte borgere blev drøftet.",
    "Udvalget drøftede sagen, herunder hvordan forslaget kan godkendes.",
    "Klyngen drøftede godkendelse af referater.",
    "Drøftedes.",
    "Udvalget drøftede, hvorvidt planen skal godkendes.",
    "De besluttede indsatser blev drøftet.",
    "Drøftet. Udvalget lægger vægt på, at budgettet ikke er vedtaget.",
    "Det strategiske niveau drøftede udkastet og kom med input, som sekretariatet tager med.",
    "Emnet blev drøftet.",
    "Drøftet med udgangspunkt i oplægget om socialt udsatte.",
    "Der var en god drøftelse af oplægget.",
    "Gruppen drøftede de fremlagte data. Det blev bemærket, at budgettet endnu ikke er godkendt.",
    "Sagen drøftedes.",
    "Der blev drøftet mulige emner til temamødet.",
    "Udkastet til samarbejdsaftale drøftedes, og bemærkningerne indarbejdes.",
];

/// Postponed.
const UDSAT: &[&str] = &[
    "Udsat.",
    "Sagen udsættes til næste møde.",
    "Punktet blev udskudt.",
    "Sagen genoptages på næste møde.",
    "Drøftet og udsat.",
    "Udvalget besluttede at udsætte sagen.",
    "Udvalget udsatte sagen.",
    "Byrådet vedtog at udsætte behandlingen til mødet i marts.",
    "Udsat, indtil høringen er afsluttet og planen godkendt.",
    "Taget af dagsordenen og behandles på næste møde.",
    "Udvalget besluttede, at punktet udskydes.",
    "Behandlingen af sagen udskydes til mødet i juni.",
    "Sagen blev udsat, da tiden ikke slog til.",
    "Drøftet. Sagen behandles igen på et kommende møde, når høringssvarene foreligger.",
    "Udvalget ønsker sagen udsat til augustmødet.",
    "Punktet nåede ikke at blive behandlet og overføres til næste møde.",
    "Klyngen besluttede at udskyde punktet, så PLO kan deltage.",
    "Sagen er udsat til førstkommende møde.",
    "Udvalget besluttede, at sagen genoptages, når høringen er afsluttet.",
    "Udsættes.",
];

/// Recommended to a body that decides.
const ANBEFALET: &[&str] = &[
    "Styregruppen besluttede at indstille to ansøgninger til godkendelse i det politiske udvalg.\n\nMad og måltider – hjælp til enlige ældre\nTidlig opsporing af hjertesvigt i hjemmeplejen",
    "Udvalget anbefaler indstillingen over for byrådet.",
    "Anbefales godkendt.",
    "Anbefaledes.",
    "Anbefales.",
    "Indstilles godkendt.",
    "Indstilles til Byrådets godkendelse.",
    "Indstillingen tiltrædes og anbefales over for kommunalbestyrelsen.",
    "Godkendt og anbefales over for Byrådet.",
    "Udvalget indstiller til byrådet, at planen vedtages.",
    "Oversendes til byrådet med anbefaling.",
    "Et flertal anbefaler, at forslaget godkendes. Et mindretal kan ikke anbefale det.",
    "Udvalget anbefaler byrådet at godkende lokalplanen.",
    "Indstilles til regionsrådets godkendelse, idet V tager forbehold.",
    "Indstillingen anbefales.",
    "Økonomiudvalget indstiller til byrådet at godkende forslaget.",
    "Godkendt til indstilling til Byrådet.",
    "Udvalget anbefaler, at kommunalbestyrelsen vedtager planen.",
    "Økonomiudvalget anbefalede indstillingen, idet Venstre stemte imod.",
    "Sundhedsklyngen indstiller projektet til godkendelse i Sundhedssamarbejdsudvalget.",
];

/// Sent on or back, unsettled.
const OVERSENDT: &[&str] = &[
    "Anna Holm fandt, at økonomien skal belyses, før programmet kan anbefales.\n\nUdvalget besluttede at sende udkastet tilbage til arbejdsgruppen.",
    "Oversendt til Økonomiudvalget.",
    "Sagen sendes tilbage til forvaltningen med henblik på yderligere belysning.",
    "Sagen oversendes til politisk behandling.",
    "Hjemvist.",
    "Drøftet. Sagen oversendes til Økonomiudvalget.",
    "Udvalget besluttede at sende sagen tilbage til administrationen.",
    "Oversendes til Byrådet, som skal godkende budgettet.",
    "Sagen sendes tilbage til administrationen, som bedes belyse økonomien nærmere.",
    "Punktet henvises til Børne- og Skoleudvalget.",
    "Sagen går tilbage til fornyet behandling i udvalget.",
    "Sendes tilbage til den fagligt strategiske klynge til videre kvalificering.",
    "Forslaget oversendes til behandling i Teknisk Udvalg.",
    "Udvalget sender sagen tilbage til administrationen til fornyet overvejelse.",
];

/// None of these.
const ANDET: &[&str] = &[
    "Styregruppen mødes igen sidst i august og i december.",
    "Ingen bemærkninger.",
    "Udvalget besluttede at nedsætte en arbejdsgruppe.",
    "Punktet tages af dagsordenen.",
    "Den godkendte plan sendes ud med referatet.",
    "Skal forslaget godkendes?",
    "Næste møde holdes, når budgettet er godkendt.",
    "Drøftet. Udvalget besluttede at nedsætte en arbejdsgruppe.",
    "Indsatsen er rettet mod særligt udsatte borgere.",
    "Der henvises til bilaget om udsatte familier.",
    "Sekretariatet sender materialet ud.",
    "Intet.",
    "Medlemmerne sender forslag til sekretariatet inden den 1. maj.",
    "Anne Jensen blev valgt som formand.",
    "Anne Hansen blev udpeget som repræsentant.",
    "Orientering givet.",
    "Der nedsættes en arbejdsgruppe med deltagelse af alle parter.",
    "Mødedatoer for 2024 udsendes sammen med det godkendte referat.",
    "Sekretariatet følger op på de udestående punkter.",
];

fn check(phrasings: &[&str], expected: Udfald) {
    let wrong: Vec<_> = phrasings.iter().map(|p| (p, udfald(p))).filter(|(_, got)| *got != Some(expected)).collect();
    assert!(wrong.is_empty(), "not {expected:?}: {wrong:#?}");
}

#[test]
fn godkendt() {
    check(GODKENDT, Udfald::Godkendt);
}

#[test]
fn ikke_godkendt() {
    check(IKKE_GODKENDT, Udfald::IkkeGodkendt);
}

#[test]
fn taget_til_efterretning() {
    check(TAGET_TIL_EFTERRETNING, Udfald::TagetTilEfterretning);
}

#[test]
fn droeftet() {
    check(DROEFTET, Udfald::Droeftet);
}

#[test]
fn udsat() {
    check(UDSAT, Udfald::Udsat);
}

#[test]
fn anbefalet() {
    check(ANBEFALET, Udfald::Anbefalet);
}

#[test]
fn oversendt() {
    check(OVERSENDT, Udfald::Oversendt);
}

#[test]
fn andet() {
    check(ANDET, Udfald::Andet);
}

#[test]
fn no_letters_no_decision() {
    for text in ["", " ", ".", "-", "1.", "\n\n"] {
        assert_eq!(udfald(text), None, "{text:?}");
    }
}
