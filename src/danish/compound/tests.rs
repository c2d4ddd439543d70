//! The splitter over a small vocabulary that holds the parts, and the endings and fragments that should not deceive it.

use std::collections::HashSet;

use crate::danish::stem::Stemmer;
use proptest::prelude::*;

use super::{Part, Words, part_at, split, tables};

/// Compounds with their joints; a linking letter stands between two.
const COMPOUNDS: &str = "
    adgang|s|veje affald|s|ordning affald|s|sortering aften|vagterne akut|læge|bil akut|modtagelsen alkohol|behandling
    anlæg|s|bevilling ansøgning|s|fristen apoteker|foreningen arbejd|s|gruppen arbejd|s|pladser arbejdsmarked|s|rådet
    arkitekt|firmaet bade|vandet baggrund|s|notat barn|e|vogn beboer|huset behandling|s|ansvar beslutning|s|protokol
    bestyrelse|s|møde bibliotek|s|lederen bil|vask bio|gas bogbus|chauffør bolig|foreninger borger|møder
    borger|service brand|vejen budget|forhandlingerne bus|chauffører by|udvikling byråd|s|salen bygge|tilladelse
    børn|e|haver børn|e|psykiatrien dagsorden|s|punkterne data|center demens|venlige digitalisering|s|gruppen
    drift|s|tilskud efter|uddannelse ejer|boliger embed|s|lægen enhed|s|listen erhverv|s|affald familie|rådgivere
    ferie|lukning fjern|varme fod|bold folk|e|skolen folkeskole|lovens for|undersøgelse forening|s|livet
    fri|tid|s|udvalget fysio|terapeut fælles|møde følge|gruppe første|gang|s|forældre gang|sti gen|indlæggelser
    grund|vandet grundejer|forening gæste|værelse handicap|rådet handle|planer hastighed|s|grænsen havn|e|direktør
    helhed|s|plan hjemme|plejen hospital|s|enheden hoved|indgangen høring|s|svar høj|vand|s|lukker idræt|s|hallen
    information|s|møde jern|banen job|centret jul|e|frokosten kirkegård|s|konsulenten klima|handleplanen
    klynge|samarbejdet kommune|planen kompetence|udvikling krise|center kvalitet|s|standarder kørestol|s|brugere
    land|s|byer lang|tid|s|ledige lege|pladsen leje|kontrakt lokal|planen læge|huset læring|s|fællesskaber løn|tilskud
    medlem|s|tallet menighed|s|rådet mer|udgift miljø|godkendelse mål|gruppen måned|s|rapport naturfredning|s|forening
    net|værket ny|byggeri over|lægerne overgang|s|møder patient|forløb patientinddragelse|s|udvalget pleje|boliger
    pleje|hjem plejehjem|s|lægerne plejehjem|s|rådgiver praksis|konsulenter proces|beskrivelse projekt|leder
    pårørende|samarbejde region|s|råd råd|givere råd|hus sag|s|behandler samarbejd|s|aftalen samfund|s|økonomisk
    senge|dage skole|bestyrelsen skole|vejen sommer|ferien sommerhus|områder speciale|ansvaret spilde|vand
    sundhed|s|aftalen sundhed|s|klyngerne sundhed|s|udvalget svømme|hallen syge|hus sygehus|apoteket syn|s|punkter
    tand|læge tandlæge|regning tegl|sten tilsyn|s|rapport trafik|plan trafiksikkerhed|s|rådet træning|s|center
    ungdom|s|klubber ung|e|råd uddannelse|s|stederne udvalg|s|formand under|udvalg vand|løb vandløb|s|regulativ
    vej|belysning vente|liste vice|direktør vikar|bureauer vinter|vedligeholdelse vogn|mænd voksen|psykiatri
    vurdering|s|møde værk|sted værft|s|område åbning|s|tider år|s|rapport ældre|rådet ændring|s|forslag
    økonomi|udvalget øst|badet hold|spil cykel|sti kontor|stol møde|tidspunkt jul|e|aften
";

/// Words that must not be split.
const SIMPLE: &str = "
    udvalg affald indvandrere indvandrer tilbud undervisning samarbejde medarbejder efterår forslag forældre opgave
    anlæg ansvar løsning beslutning forening kommune område interesse kultur natur bibliotek transport resultatet
    vejret vejleder vejledningen billigere billederne billetter tidligere tidligst virkeligheden fagligheder forhold
    tilbuddene afbuddene reserveret leveret levering registreret fejlposteringer boringer målingerne lokaler
    regnskabet formandskabet selskaber stillinger stillads midlertidig frivillige selvstændigt fristen årsager
    varetager ledsager passagerer kontrakten signatur skabelon gymnastik personale administrationen visitation
    revision station byttene udtalelse indlæggelse overtage gennemgang mandag søndag lørdagen værelser ungarn tømrer
    sygeplejersker borgerne borgerens kommunens behandlingerne kan skal budgettet partnere tandem ordning
    underskrifter forebyggelse afdelingens halvfjerds løbende æøåæøå ééééééé
";

/// What the collection has.
const VOCABULARY: &str = "
    adgang administra afbud afde affald aftalen aften akut ale alkohol an anlæg ansvar ansvaret ansøgning apoteker
    apoteket arbejde arbejdsmarked arkitekt arn bade badet baggrund banen barn be beboer behandler behandling
    belysning beskrivelse beslutning bestyrelse bestyrelsen bevilling biblio bibliotek bil billeder bogbus bold bolig
    boliger bor borger brand brugere bud budget bureauer bus by byer bygge byggeri byråd byt børn center centret
    chauffør chauffører cykel dag dage dagsorden data demens dene digitalisering direktør drift efter ejer else em
    embede ende ene enhed enheden ening er erhverv erne etager fag fald familie fejl ferie ferien firmaet fjerds fjern
    fod folk folkeskole for forening foreningen foreninger forhandlingerne forløb formand forslag forældre fredning
    fri frist fristen frokosten fysio fælles fællesskaber følge første gang gas gen gennem gettet giver givere
    godkendelse grund grundejer gruppe gruppen grænsen gymna gæste hal hallen halv handicap handle handleplan
    handleplanen hastighed haver havn hed helhed hjem hjemme hold hospital hoved hus huset høj høring idræt indgangen
    indlæggelse indlæggelser information inger inter jern job jul kan kirkegård klima klubber klynge klyngerne kommune
    kompetence konsulenten konsulenter kontor kontrakt krise kul kvalitet kørestol lads land lang led leder lederen
    ledige ledning lege leje letter leve ligere lighed ligheden ligheder ligst lingens linger liste listen livet lokal
    lov lovens lukker lukning læge lægen lægerne lægge lægning læring løb løn lør løs man medlem menighed mer midler
    miljø modtagelsen mål måned mænd møde møder mødetid nat natur nature naturfredning nere net ning notat ny område
    områder ord ordning over overgang part pas patient patientinddragelse person pil pille pladsen pladser plan planen
    planer pleje plejehjem plejen plejer port post poster praksis proces projekt protokol psykiatri psykiatrien punkt
    punkter punkterne pårørende rapport region registre regn regning regulativ rer reserve resul ret revi ring ringer
    råd rådet rådgiver rådgivere sag sager salen samarbejd samarbejde samarbejdet samfundet sel senge senhed service
    sig sion skab skabe skabet skal sker skole skolen skrift skrifter slut slutning sommer sommerhus sortering
    speciale spil spilde standarder stat sted stederne sten stenene sti stik stil stol sundhed svar svømme syge
    sygehus syn søn tage tal tale tallet tan tand tandlæge tatet tegl tek teket ten tene terapeut tid tider tidig
    tidspunkt tilbud tilladelse tilskud tilsyn tion trafik trafiksikkerhed trak trans træning tur tøm uddannelse
    udgift udvalg udvalget udvikling under undersøgelse ung ungdom ur vagterne valg vand vandet vandløb vandrer
    vandrere var varme vask vedligeholdelse vej veje vejen venlige vente vikar villig villige vinter virke vis visita
    vogn voksen vurdering være værelse værft værk værket åbning år ældre ændring økonomi økonomisk øst
";

struct Collection {
    words: HashSet<String>,
    stems: HashSet<String>,
    stemmer: Stemmer,
}

impl Collection {
    fn new(words: &str) -> Self {
        let stemmer = Stemmer::new();
        let stems = words.split_whitespace().map(|word| stemmer.stem(word).to_string()).collect();
        Self { words: words.split_whitespace().map(str::to_owned).collect(), stems, stemmer }
    }
}

impl Words for Collection {
    fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    fn has_form(&self, word: &str) -> bool {
        self.stems.contains(&*self.stemmer.stem(word))
    }
}

/// The word with its joints shown: børn|e|haver.
fn shown(word: &str, parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        out += &word[part.range.clone()];
        if part.range.end < word.len() {
            out.push('|');
        }
        if part.link > 0 {
            out += &word[part.range.end..part.range.end + part.link];
            out.push('|');
        }
    }
    out
}

#[test]
fn compounds_are_split_at_their_joints() {
    let collection = Collection::new(VOCABULARY);
    for expected in COMPOUNDS.split_whitespace() {
        let word = expected.replace('|', "");
        let parts = split(&word, &collection);
        assert_eq!(parts.map(|parts| shown(&word, &parts)).as_deref(), Some(expected));
    }
}

#[test]
fn words_that_look_like_compounds_stay_whole() {
    let collection = Collection::new(VOCABULARY);
    for word in SIMPLE.split_whitespace() {
        let parts = split(word, &collection);
        assert_eq!(parts.map(|parts| shown(word, &parts)), None);
    }
}

#[test]
fn words_in_the_collection_do_not_undo_the_splits() {
    let collection = Collection::new(&format!("{VOCABULARY} {} {SIMPLE}", COMPOUNDS.replace('|', "")));
    for expected in COMPOUNDS.split_whitespace() {
        let word = expected.replace('|', "");
        assert_eq!(split(&word, &collection).map(|parts| shown(&word, &parts)).as_deref(), Some(expected));
    }
    for word in SIMPLE.split_whitespace() {
        assert_eq!(split(word, &collection), None, "{word}");
    }
}

/// Every stretch of a word that is one of its words.
fn parts_of(word: &str, words: &dyn Words) -> Vec<Part> {
    let places: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let ranges = places.iter().flat_map(|start| places.iter().map(move |end| *start..*end));
    let ranges = ranges.filter(|range| range.start < range.end && range.len() < word.len());
    ranges.filter_map(|range| part_at(word, range, words)).collect()
}

#[test]
fn parts_within_parts_are_found() {
    let collection =
        Collection::new("tand læge lægehjælp tandlæge hjælp region råd medlem regionsråd pleje hjem læger");
    let found = |word: &str| -> Vec<String> {
        parts_of(word, &collection).iter().map(|part| word[part.range.clone()].to_owned()).collect()
    };
    assert_eq!(found("tandlægehjælp"), ["tand", "tandlæge", "læge", "lægehjælp", "hjælp"]);
    assert_eq!(found("regionsrådsmedlemmer"), ["region", "regionsråd", "råd", "medlemmer"]);
    assert_eq!(found("plejehjemslægerne"), ["pleje", "hjem", "lægerne"]);
    assert!(found("hjemlig").is_empty());
}

/// A compound's own parts are told at their places too.
#[test]
fn parts_are_parts_where_they_stand() {
    let collection = Collection::new(VOCABULARY);
    let mut missed = Vec::new();
    for word in COMPOUNDS.split_whitespace().map(|word| word.replace('|', "")) {
        for part in split(&word, &collection).unwrap_or_default() {
            if part_at(&word, part.range.clone(), &collection).is_none() {
                missed.push(format!("{word} {}", &word[part.range]));
            }
        }
    }
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn no_word_is_split_for_an_empty_collection() {
    struct Nothing;
    impl Words for Nothing {
        fn has(&self, _: &str) -> bool {
            false
        }
        fn has_form(&self, _: &str) -> bool {
            false
        }
    }
    for word in COMPOUNDS.split_whitespace() {
        assert_eq!(split(&word.replace('|', ""), &Nothing), None);
    }
}

#[test]
fn tables_are_sorted() {
    for table in [
        tables::PARTICLES,
        tables::FUNCTION,
        tables::SUFFIXES,
        tables::SHORT_MODIFIERS,
        tables::SHORT_HEADS,
        tables::EXCEPTIONS,
        tables::BOUND,
        tables::ONSETS,
        tables::DOUBLED,
        tables::ERE,
    ] {
        assert!(table.is_sorted_by(|one, next| one < next), "{table:?}");
    }
    assert!(tables::PARTICLE_COMPOUNDS.is_sorted_by_key(|(particle, _)| particle));
}

/// A collection in which every word is known: the most parts that the rules allow.
struct Everything;

impl Words for Everything {
    fn has(&self, _: &str) -> bool {
        true
    }
    fn has_form(&self, _: &str) -> bool {
        true
    }
}

fn check(word: &str, words: &dyn Words) -> Result<(), TestCaseError> {
    let parts = split(word, words);
    prop_assert_eq!(&parts, &split(word, words));
    for part in parts_of(word, words) {
        prop_assert!(word.get(part.range.clone()).is_some_and(|part| !part.is_empty()), "{} {:?}", word, part);
        prop_assert!(word.is_char_boundary(part.range.end + part.link));
    }
    let Some(parts) = parts else { return Ok(()) };
    prop_assert!((2..=4).contains(&parts.len()));
    let mut at = 0;
    for part in &parts {
        prop_assert_eq!(part.range.start, at);
        prop_assert!(word.get(part.range.clone()).is_some_and(|part| part.chars().count() > 1));
        prop_assert!(matches!(&word[part.range.end..part.range.end + part.link], "" | "s" | "e"));
        at = part.range.end + part.link;
    }
    prop_assert_eq!(at, word.len());
    prop_assert_eq!(parts.last().map(|part| part.link), Some(0));
    Ok(())
}

proptest! {
    #[test]
    fn parts_fill_any_word(word in ".*", danish in "[a-zæøåé]{0,90}", odd in "[aæs日é😀\u{301}]{0,30}") {
        let collection = Collection::new(VOCABULARY);
        for word in [word, danish, odd] {
            check(&word, &Everything)?;
            check(&word, &collection)?;
        }
    }

    #[test]
    fn parts_fill_any_row_of_words(picks in prop::collection::vec(0_usize..400, 1..6), links in "[se]{6}") {
        let collection = Collection::new(VOCABULARY);
        let all: Vec<&str> = VOCABULARY.split_whitespace().collect();
        let word: String = picks.iter().zip(links.chars()).fold(String::new(), |word, (pick, link)| {
            if link == 's' { word + all[pick % all.len()] + "s" } else { word + all[pick % all.len()] }
        });
        check(&word, &Everything)?;
        check(&word, &collection)?;
    }
}
