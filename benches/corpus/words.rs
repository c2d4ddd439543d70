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

/// What is said in the same words again and again.
pub(super) const SET_PHRASES: [&str; 40] = [
    "på baggrund af",
    "i forbindelse med",
    "med henblik på at",
    "i forhold til",
    "det fremgår af",
    "til orientering",
    "som led i",
    "i samarbejde med",
    "under hensyn til",
    "det foreslås, at",
    "der er enighed om, at",
    "der lægges op til, at",
    "i overensstemmelse med",
    "inden for rammen af",
    "på tværs af kommuner og region",
    "den samlede økonomi",
    "der følges op på",
    "en nærmere beskrivelse af",
    "i løbet af året",
    "på det kommende møde",
    "efter gældende regler",
    "det er forventningen, at",
    "som det fremgår af bilaget",
    "der er behov for",
    "skal ses i sammenhæng med",
    "er sendt i høring hos",
    "har tidligere behandlet sagen",
    "den politiske klynge",
    "den faglige klynge",
    "de praktiserende læger",
    "kommuner og region",
    "i eget hjem",
    "borgere med behov for",
    "efter udskrivelse fra sygehus",
    "det videre arbejde med",
    "en fælles indsats for",
    "der afsættes midler til",
    "forvaltningen vurderer, at",
    "forvaltningen oplyser, at",
    "udvalget tog orienteringen til efterretning",
];

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

/// More nouns, which are seldom alone and often in compounds.
pub(super) const PARTS: &str = "
adfærd adgang adresse affald afgift afgørelse aflastning afregning afrusning afsnit afstand aften aktie aktivitet aktør
akut alarm alkohol allergi almene ambulance amme anke anlæg anmeldelse ansættelse apotek apparat arbejde areal arkiv
arrangement arv asfalt astma asyl attest autisme bad bakke ballade bane bank barn barsel base belysning beredskab beskæftigelse
bestand betaling bevægelse bibliotek bidrag bil billet billede biologi bistand blanket blod bog boks bolighed bord bremse
bro brand brug brugs bruger brønd bud buffer bunke bus butik bælte bænk børne campus celle central chef check cykel
cyklus dagtilbud damp debat delegation demens depot design diabetes digitalisering dispensation distrikt dokument drift
drikke drone dæk dæmning døgn dør efterskole efterår ejendom ejer elev emne energi enhed erhverv erstatning etage etik
etnisk events facade fag faldes familie fartøj fattig fejl ferie fest filial film finansiering fisk flagermus flade
flod flygtning flytning folke folk fond fordeling forening forskning forsikring forsyning forvalt fonds foto fredning
fremmøde frist fritid frivillig frokost frugt fugl fuldmagt fyr fysioterapi fængsel færdsel færge fødsel følge gade galleri
garage garanti gas gave gebyr genbrug geologi gevinst gips glas grav grænse grønt grund gruppe græs gulv gymnasium gæld
gæst hal handel handicap handling hastighed hav havn hegn helbred herberg hjelm hjemme hjerte hospice hospital hotel
hovedgade hud hund husleje hvile hæfte højskole håndbog håndværk idræt import indeks indkøb indlæg indskoling industri
influenza ingeniør inspektion institution integration inventar invitation is isolering jagt job jord jubilæum jul juridik
kage kaj kanal kandidat kapacitet kapital kasse katalog kirke klage klasse klima klinik klit klub kloak kode koloni
komite kommission koncept konference konflikt konsulent konto kontor kontrakt kontrol kort kost kraft kran kreds kreft
kritik krise kro køb køkken kølevand køn kørsel labor lager land landbrug ledelse ledning lege legat lejer lektie levevis
licens lige linje liste livsstil logistik lokalplan lomme luft lunge lyd lys læring læse løb løn magt maler marked mark
maskine mast materiale mave mentor menu metal miljø milepæl minde misbrug mobil moms monitorering motion motor mur museum
musik myndighed mængde mærke møbel mølle møntvask nabo natur net netværk niveau norm notits nytte nævn næring nød nøgle
observation offer olie område operation optagelse ord orden organ orkester ovn pakke palads panel papir parkering park part
parti pasning patent pause pension personale pilot pladser planlov plante plade plejehjem politi pool port post praksis pris
privat procedure produkt profil program prøve puls pumpe race radio rampe rang rapportering rask rederi regel regulativ
reception register rejse reklame religion rengøring rente reparation reserve respekt ressource restaurant retspsykiatri
revision rum runde rusmiddel rute ryg rygning råd råstof saml sal salg sand sanering scene scenarie seng sekretær selskab
senior service side signal sikring skat skilt skov skrift skrivebord skur skydning skøn slagteri slam slot smitte sne social
sol sommer sorg sort spildevand spil sport sprog spor stab stadion stald stande statistik statue sted sten sti stiftelse
stilhed stof stol storm straf strand strøm studie stue støj støv sund svamp svømme sy syn syre systue tablet tag takst tale
tand tank tavle taxa teater teknik telt temperatur terapi terræn test tid tilsyn time tjeneste toilet told tone torv trafik
transport trappe tribune trivsel trykke træ turisme turnus tv tyveri tårn ulykke udbud uddannet ugle uheld ulv uld
ungdom ur vagt vaccine valg vand vandløb varme vask vedligehold vedtægt velfærd ventil ventetid venteliste vikar vindue vinter
virksomhed visitation vogn voksen vold vurdering væg væksthus væske værdi værk værksted værelse væsen våben ydelse yngel zone
økologi øre ørken øvelse ånd årsag årsmøde";

/// What the syllables of names and of words from elsewhere begin with.
pub(super) const ONSETS: &str =
    "b bl br d dr f fl fr g gl gr h hj hv j k kl kn kr l m n p pl pr r s sk sl sm sn sp st str
sv t tr tv v";
/// And what they are carried by and end with.
pub(super) const RHYMES: &str = "ab ad af ag al alm am an and ang ap ar arn as at av eb ed ef eg el eld em en end eng er
ern es est et ib id if ig il ild im in ind ing ir is isk it ob od of og ol om on ond op or orn os ost ot ub ud uf ug ul um
un und ung ur urn us ust ut yb yd yg yl yn ynd yr ys yst æd æg æl ælv æn ær æv ød øg øl øm øn ør øv åb åd åg ål ån år ås";
/// What names of places and of people end with.
pub(super) const NAME_ENDINGS: [&str; 16] = [
    "borg", "by", "bæk", "gaard", "holm", "holt", "høj", "kær", "lev", "lund", "rup", "sen", "skov", "sted", "toft",
    "vang",
];

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
