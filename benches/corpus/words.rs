//! The words that synthetic referater are made of: those of Danish administration, the commonest first.

/// Words that any text is full of, in about the order of their frequency.
pub(super) const COMMON: &str = "
og at i det er til der en af på for med de den som ikke har et om kan fra vil skal ved også var eller bliver være blev
sig men efter så hvor over samt når under mellem alle mere man end op have disse mod inden år ud flere hvis nu denne da
deres hvilket dette være blive to gennem både andre kun igen uden herunder hver tre del før selv derfor nye første kunne
skulle ville bør dog ind sin sine sit hvordan fortsat desuden herefter således fire samme række største mindre allerede
nogle ingen enkelte begge derudover endvidere forhold særligt især omkring tidligere senere primært løbende samlet fem
hvorfor blandt udover stort set stadig ligeledes dermed heraf hertil fremover hidtil forventes ifølge vedrørende henblik
bedre god godt stor store nogen intet imens fordi idet mens omfang grund hensyn baggrund forbindelse forhold seneste";

/// Verbs as minutes have them.
pub(super) const VERBS: &str = "
foreslår indstiller anbefaler drøfter godkender orienterer besluttede vedtog bemærker oplyser vurderer forventer viser
arbejder samarbejder udarbejder gennemfører etablerer igangsætter afholder deltager modtager sender fremlægger behandler
prioriterer koordinerer finansierer dækker betaler bevilger ansøger evaluerer følger afrapporterer opfølger inddrager
understøtter styrker udvikler forbedrer sikrer skaber giver får tager kommer går ligger står holder følges gælder omfatter
indeholder består bidrager medvirker varetager udfører løser håndterer visiterer henviser udskriver indlægger genoptræner
rehabiliterer forebygger vejleder rådgiver underviser oplærer ansætter rekrutterer fastholder aflaster planlægger justerer
ændrer tilpasser reviderer opdaterer fastsætter fastlægger aftaler forpligter forlænger afslutter udvider reducerer øger
stiger falder sparer omlægger samler fordeler overfører overtager indfører afprøver spreder implementerer dokumenterer
registrerer måler opgør sammenligner analyserer undersøger kortlægger beskriver præciserer uddyber nævner fremhæver peger
rejser stiller svarer spørger takker beder ønsker mener finder ser tror ved mødes indkalder udsætter genoptager lukker";

/// Adjectives and participles.
pub(super) const QUALITIES: &str = "
fælles kommunal kommunale regional regionale faglig faglige politisk politiske tværsektoriel tværsektorielle økonomisk
økonomiske lokal lokale national nationale sårbare ældre kronisk kroniske psykiatrisk psykiatriske akut akutte nær nære
sammenhængende forebyggende sundhedsfaglige borgernære midlertidig midlertidige permanente årlig årlige månedlig ugentlig
kvalificeret relevante nødvendige tilstrækkelig tilgængelig digitale tekniske juridiske administrative strategiske
operationelle ledelsesmæssig organisatorisk ansvarlig ansvarlige berørte involverede deltagende praktiserende ansatte
pårørende gravide unge yngste voksne hjemløse enlige udsatte erfarne uddannede nyansatte vakante kommende gældende nuværende
eksisterende foreslåede reviderede endelige foreløbige skriftlige mundtlige åbne lukkede offentlige private frivillige
positive negative væsentlige betydelige mærkbare beskedne uændrede tilsvarende forskellige ensartede entydige klare";

/// Nouns, which also begin and end compounds.
pub(super) const NOUNS: &str = "
kommune region klynge borger patient sygehus afdeling læge sygeplejerske medarbejder leder udvalg møde punkt sag sagen
aftale indsats forløb model ordning projekt forsøg pulje midler budget regnskab udgift indtægt bevilling tilskud andel
beløb kroner million procent år måned uge dag time kvartal frist periode antal tal opgørelse data system journal
plan strategi politik ramme mål resultat effekt kvalitet erfaring viden metode redskab vejledning instruks retningslinje
lov bekendtgørelse krav ret pligt ansvar opgave rolle funktion stilling kompetence uddannelse kursus undervisning
behandling pleje omsorg træning støtte hjælp tilbud plads bolig center hus lokale bygning vej område by landsby
medicin diagnose sygdom skade smerte henvisning indlæggelse udskrivning genindlæggelse overgang kontakt samtale besøg
opkald telefon brev mail besked information kommunikation dialog samarbejde koordinering arbejdsgruppe styregruppe
sekretariat formand næstformand medlem repræsentant deltager formandskab direktion forvaltning administration
forslag indstilling anbefaling beslutning konklusion høring høringssvar bemærkning referat dagsorden bilag notat rapport
evaluering undersøgelse analyse status orientering drøftelse spørgsmål svar udfordring problem løsning mulighed behov
ønske interesse hensyn risiko sikkerhed sundhed forebyggelse rehabilitering psykiatri børn familie skole ungdom alderdom";

/// What compounds begin with, with the letter that joins it to the next.
pub(super) const FIRST_PARTS: &str = "
sundheds behandlings udskrivnings indlæggelses genoptrænings rehabiliterings forebyggelses ældre børne unge familie skole
dagtilbuds hjemme plejehjems sygepleje akut medicin patient borger pårørende psykiatri rusmiddel alkohol kommune regions
klynge udvalgs økonomi budget regnskabs bevillings takst finansierings personale arbejdsmiljø ledelses kompetence
uddannelses rekrutterings fastholdelses kvalitets data it system journal digitaliserings telemedicin monitorerings
visitations henvisnings overgangs koordinations samarbejds aftale kontrakt lov tilsyns klage høringsudvalgs projekt
udviklings forsknings evaluerings miljø klima energi affalds spildevands vej trafik park byggeri bolig lokalplan erhvervs
turisme kultur fritids idræts biblioteks museums integrations beskæftigelses job syge pensions handicap social tale fysio
ergo tand kost bevægelses livsstils kræft hjerte lunge diabetes demens gravide fødsels barsels nattevagts weekend sommer";

/// What compounds end with.
pub(super) const LAST_PARTS: &str = "
aftale indsats plan strategi politik model ordning pulje ramme gruppe udvalg råd nævn enhed afdeling center hus team
konsulent koordinator leder chef medarbejder læge sygeplejerske terapeut vejleder rådgiver repræsentant forløb tilbud
ydelse pakke program projekt forsøg undersøgelse analyse rapport evaluering opgørelse redegørelse oversigt liste register
behov ansvar opgave funktion stilling kapacitet plads seng bolig bygning lokale område grænse overgang kæde proces
procedure instruks vejledning retningslinje standard krav mål indikator resultat effekt gevinst udgift indtægt takst
tilskud afgift konto post budget kultur samarbejde dialog møde konference kursus undervisning træning støtte hjælp";

/// Endings that inflect a compound.
pub(super) const ENDINGS: [&str; 5] = ["", "en", "er", "erne", "ens"];

/// Bodies that meet.
pub(super) const BODIES: [&str; 30] = [
    "Sundhedsklynge Vesterå Faglig klynge",
    "Sundhedsklynge Vesterå Politisk klynge",
    "Sundhedsklynge Fjordland Faglig klynge",
    "Sundhedsklynge Fjordland Politisk klynge",
    "Sundhedsklynge Sønderø Faglig klynge",
    "Sundhedsklynge Sønderø Politisk klynge",
    "Økonomiudvalget i Højmark",
    "Økonomiudvalget i Lyngvig",
    "Økonomiudvalget i Nørreskov",
    "Økonomiudvalget i Vesterå",
    "Børne- og Skoleudvalget i Højmark",
    "Børne- og Skoleudvalget i Lyngvig",
    "Børne- og Skoleudvalget i Nørreskov",
    "Børne- og Skoleudvalget i Vesterå",
    "Teknik- og Miljøudvalget i Højmark",
    "Teknik- og Miljøudvalget i Lyngvig",
    "Teknik- og Miljøudvalget i Nørreskov",
    "Teknik- og Miljøudvalget i Vesterå",
    "Kultur- og Fritidsudvalget i Højmark",
    "Kultur- og Fritidsudvalget i Lyngvig",
    "Social- og Sundhedsudvalget i Højmark",
    "Social- og Sundhedsudvalget i Lyngvig",
    "Social- og Sundhedsudvalget i Nørreskov",
    "Social- og Sundhedsudvalget i Vesterå",
    "Ældrerådet i Højmark",
    "Ældrerådet i Lyngvig",
    "Handicaprådet i Nørreskov",
    "Handicaprådet i Vesterå",
    "Patientinddragelsesudvalget i Vestfjord",
    "Regionsrådet i Vestfjord",
];

/// Rooms where they meet.
pub(super) const PLACES: [&str; 6] = [
    "Auditoriet, Vesterå Sygehus, indgang C",
    "Byrådssalen, Højmark Rådhus",
    "Lyngvig Sundhedshus, mødelokale Klitten",
    "Regionshuset, lokale 4",
    "Nørreskov Kulturhus, salen",
    "Microsoft Teams",
];

/// What is decided; the commonest first.
pub(super) const DECISIONS: [&str; 10] = [
    "Godkendt.",
    "Indstillingen blev tiltrådt.",
    "Taget til efterretning.",
    "Orienteringen blev taget til efterretning.",
    "Drøftet.",
    "Indstillingen blev godkendt med den ændring, at der følges op på næste møde.",
    "Punktet udsættes til næste møde.",
    "Udvalget anbefaler over for kommunalbestyrelsen, at forslaget godkendes.",
    "Sagen sendes tilbage til forvaltningen med henblik på yderligere belysning.",
    "Indstillingen blev ikke godkendt.",
];

/// What a case is about, before the words of its own.
pub(super) const MATTERS: [&str; 12] = [
    "Godkendelse af",
    "Orientering om",
    "Status på",
    "Evaluering af",
    "Drøftelse af",
    "Prioritering af",
    "Anlægsbevilling til",
    "Høring om",
    "Opfølgning på",
    "Revision af",
    "Igangsættelse af",
    "Fremtidig organisering af",
];

/// First and last names of those who take part.
pub(super) const FIRST_NAMES: [&str; 12] =
    ["Grethe", "Ejnar", "Inger-Lise", "Rasmus", "Frode", "Nanna", "Yrsa", "Dorrit", "Karen", "Solvej", "Keld", "Asta"];
/// See [`FIRST_NAMES`].
pub(super) const LAST_NAMES: [&str; 12] = [
    "Vindelev",
    "Vestermark",
    "Bakholm",
    "Tværmose",
    "Alminde",
    "Espelund",
    "Kildegård Friis",
    "Elkær Thim",
    "Skovbjerg-Toft",
    "Ambjørn",
    "Ravnkjær",
    "Fuglebjerg",
];
