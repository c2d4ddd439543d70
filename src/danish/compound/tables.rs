//! What the compound splitter knows of Danish by heart: closed lists, sorted for binary search.

/// Particles and prefixes: they make verbs and what is derived from them, not compounds (udvalg has no valg in it).
#[rustfmt::skip]
pub(super) const PARTICLES: &[&str] = &[
    "af", "an", "anden", "bagud", "be", "bort", "efter", "er", "fast", "for", "foran", "forbi", "fore", "forud", "fra",
    "frem", "gen", "gennem", "hen", "hid", "igen", "igennem", "imellem", "imod", "ind", "indad", "inde", "inden",
    "indtil", "med", "mellem", "mis", "mod", "ned", "om", "omkring", "op", "oven", "over", "på", "sam", "sammen", "til",
    "tilbage", "u", "ud", "ude", "uden", "und", "under", "van", "ved", "videre",
];

/// Words of grammar and first names, which neither modify nor head a compound.
#[rustfmt::skip]
pub(super) const FUNCTION: &[&str] = &[
    "aldrig", "alene", "alle", "allerede", "altid", "andet", "andre", "ane", "begge", "blev", "blevet", "blive",
    "bliver", "burde", "både", "den", "denne", "dens", "der", "deraf", "deres", "derfor", "derved", "det", "dets",
    "dette", "dine", "disse", "elle", "eller", "ellers", "endnu", "ene", "enige", "enten", "fordi", "gerne", "ham",
    "hans", "har", "havde", "heller", "hendes", "her", "heraf", "herunder", "hun", "hvad", "hvem", "hver", "hvert",
    "hvilke", "hvis", "hvo", "hvor", "hvordan", "ikke", "ind", "inga", "inge", "ingen", "inger", "intet", "især",
    "jens", "jeres", "kan", "kring", "kunne", "lige", "lise", "mange", "meget", "men", "mens", "mine", "måske", "måtte",
    "nej", "netop", "next", "nogen", "noget", "nogle", "når", "ofte", "også", "omkring", "ret", "sagt", "samme", "samt",
    "selve", "siden", "sig", "siger", "sine", "skal", "skulle", "snart", "som", "stadig", "sådan", "således", "tjene",
    "var", "vil", "ville", "vores", "værende", "været",
];

/// Endings, alone or inflected, that some text has as a word of their own: a line broken in
/// the wrong place, an abbreviation.
#[rustfmt::skip]
pub(super) const SUFFIXES: &[&str] = &[
    "agtig", "agtige", "agtigt", "and", "anden", "andens", "ands", "ant", "anten", "anter", "artet", "bar", "bare",
    "barhed", "barheden", "barhedens", "bart", "bel", "bele", "ble", "brig", "del", "delig", "delige", "deligt", "dig",
    "dige", "digere", "digt", "dom", "domme", "dommen", "elle", "ellen", "else", "elsen", "elsens", "elser", "elserne",
    "elses", "elt", "emte", "ende", "enden", "endes", "ene", "ens", "ensen", "ent", "enter", "er", "ere", "eren",
    "erende", "erens", "erer", "eres", "eret", "eri", "erie", "erier", "erierne", "eriet", "ering", "eringen",
    "eringer", "eringerne", "erne", "ernes", "erre", "est", "este", "fon", "foner", "gere", "gerer", "gerne", "graf",
    "grafen", "grafer", "grafi", "grafisk", "gram", "haft", "hed", "heden", "hedens", "heder", "hederne", "heds",
    "heres", "heret", "idet", "ige", "igere", "ing", "inge", "ingen", "ingens", "inger", "ingerne", "ings", "ion",
    "ionen", "isk", "iske", "ism", "isme", "ist", "isten", "ister", "jer", "jere", "jerne", "jerner", "kende", "lader",
    "lads", "ledes", "lig", "lige", "ligende", "ligendes", "liger", "ligere", "ligerne", "ligeste", "lighed",
    "ligheden", "ligheder", "lighederne", "ligst", "ligste", "ligt", "ling", "lingen", "lingens", "linger", "lingerne",
    "lings", "log", "logen", "loger", "logi", "logisk", "lon", "lonen", "løs", "løse", "løshed", "løsheden", "løst",
    "mens", "ment", "ments", "mere", "merne", "mers", "mest", "metri", "mæssig", "mæssige", "mæssigt", "ner", "nere",
    "nerne", "ning", "ningen", "ningens", "ninger", "ningerne", "ninges", "nings", "nom", "nomi", "rede", "redes",
    "relse", "relsen", "relser", "rende", "rene", "renes", "rens", "rer", "rere", "reren", "rerne", "res", "ret", "rne",
    "sel", "selen", "seler", "selerne", "sels", "sens", "ser", "sere", "serede", "seren", "serne", "sion", "sionen",
    "sioner", "skab", "skabelig", "skaben", "skaber", "skaberne", "skabet", "skabets", "skabs", "ske", "sken", "skens",
    "sker", "skerne", "skers", "sket", "skop", "sning", "sningen", "sninger", "som", "somhed", "somheden", "somheder",
    "somhederne", "somheds", "somme", "sommelig", "somt", "ste", "stemmelse", "ster", "stere", "steren", "sterne",
    "stre", "stændig", "tater", "taterne", "tatet", "taveligt", "taver", "teker", "tekerne", "teket", "tekets", "teks",
    "tel", "ten", "tens", "ter", "tere", "terede", "teren", "terer", "teres", "teret", "tering", "terne", "ters", "tet",
    "teten", "teter", "tig", "tige", "tigt", "tion", "tionel", "tionelle", "tionen", "tionens", "tioner", "tionerne",
    "tions", "tiv", "tive", "tivet", "tivt", "tor", "toren", "torer", "torerne", "trof", "tvis", "tændig", "tændige",
    "tændigt", "tør", "ure", "uren", "vendig", "verer", "veres", "veret", "verne", "vis", "viset",
];

/// The words of three letters that begin compounds, and the few of two. Among words so short chance finds too many
/// to trust the collection.
#[rustfmt::skip]
pub(super) const SHORT_MODIFIERS: &[&str] = &[
    "app", "arm", "bad", "bag", "ben", "bid", "bil", "bog", "bro", "bus", "by", "båd", "dag", "dyr", "dør", "fag",
    "fan", "far", "fax", "fem", "fly", "fod", "fri", "frø", "gas", "gud", "gul", "hal", "hav", "hud", "hul", "hus",
    "hår", "høj", "ild", "it", "job", "jod", "jul", "kaj", "kat", "knæ", "kod", "kul", "køb", "kød", "køl", "køn",
    "lav", "led", "lov", "lyd", "lys", "låg", "lån", "løb", "løn", "mad", "maj", "mer", "mor", "mur", "mus", "mål",
    "mæl", "nat", "ned", "net", "ny", "nål", "næb", "nød", "ord", "ost", "ovn", "pap", "pen", "pol", "rav", "ris",
    "rod", "ror", "rum", "rus", "råd", "ræv", "rør", "sag", "sal", "ski", "sko", "små", "sne", "sok", "sol", "sti",
    "stå", "syd", "syg", "syn", "syv", "sæd", "sæl", "sø", "søm", "søn", "tab", "tag", "tal", "tap", "tid", "tin",
    "tog", "tom", "top", "tov", "tre", "træ", "tur", "tv", "tyv", "tøj", "tør", "uge", "uld", "ulv", "ung", "vag",
    "vej", "vin", "våb", "våd", "web", "zoo", "år", "åre", "æld", "øl", "øre", "øst",
];

/// The words of three letters that end compounds.
#[rustfmt::skip]
pub(super) const SHORT_HEADS: &[&str] = &[
    "app", "arm", "bad", "bed", "ben", "bil", "bog", "bro", "bud", "bus", "båd", "dag", "dyr", "dør", "fad", "fag",
    "fly", "fod", "gas", "gys", "hal", "hav", "hul", "hus", "job", "jul", "kaj", "kar", "kat", "kod", "kor", "kur",
    "køb", "kød", "lag", "led", "leg", "lov", "lyd", "lys", "låg", "lån", "løb", "løn", "mad", "mor", "mur", "mål",
    "nat", "net", "nød", "ord", "ost", "ovn", "pas", "pil", "pol", "ris", "rum", "råd", "rør", "sag", "sal", "ski",
    "sko", "sne", "sol", "sti", "syn", "tab", "tag", "tal", "tid", "tog", "top", "tro", "træ", "tur", "tøj", "uge",
    "vej", "vin", "øje", "øre",
];

/// Words that look like compounds and are not, or whose parts no longer mean anything; inflected forms are included.
#[rustfmt::skip]
pub(super) const EXCEPTIONS: &[&str] = &[
    "aarhus", "administration", "affald", "anderledes", "ansvar", "arkitektur", "artikel", "bagage", "banan",
    "barriere", "barsel", "behandling", "beroligende", "beslutning", "bestemme", "bestemt", "bevilling", "bibliotek",
    "billard", "billed", "billede", "billet", "billett", "billig", "billigst", "bogstav", "bogstavelig", "bondage",
    "brevet", "budget", "bukser", "butik", "byrde", "bytte", "campus", "chaufføre", "dansere", "defekt", "direktør",
    "diskret", "disponere", "domæne", "fabrik", "fakultet", "farmand", "fartøj", "farvand", "ferskvare", "figur",
    "forankre", "foranstaltning", "forening", "formand", "formandskab", "formænd", "forslag", "fortsat", "fratråd",
    "fratrådt", "fratræde", "fredag", "frisk", "frist", "frivillig", "frivillighed", "frøken", "garage", "generation",
    "grundig", "gruppere", "gymnastik", "halvanden", "halvandet", "halvdel", "halvfjerds", "halvtreds", "handle",
    "handling", "havari", "hovedsagelig", "håndtere", "håndtering", "indtil", "indtråd", "indtrådt", "indtræde",
    "indvandre", "indvandrer", "interesse", "internet", "jordemoder", "jordemødre", "jævnaldrende", "kandidat", "kapel",
    "kapital", "kapitel", "kaptajn", "karakter", "kartotek", "kassere", "kasserer", "katalog", "kollega", "komite",
    "kommune", "konference", "konkret", "konsulent", "kontakt", "kontor", "kontrakt", "kostume", "kultur", "kulturel",
    "kulturelle", "kursus", "kvartal", "landing", "lavine", "ledsag", "ledsage", "ledsagelse", "ledsager", "ledsagning",
    "legat", "legende", "leverand", "leverandør", "levere", "levering", "lørdag", "løsning", "mandag", "mandat",
    "mandel", "manden", "maskine", "massiv", "materiale", "medarbejder", "medicin", "menneske", "midlertidig",
    "minister", "moderne", "morgen", "museum", "målene", "måltid", "måned", "natur", "naturlig", "notat", "nødvendig",
    "nødvendighed", "offentlig", "olympisk", "område", "omsorg", "onsdag", "opera", "opgave", "oplag", "oplæg",
    "optråd", "optrådt", "optræde", "orden", "ordentlig", "ordne", "ordnet", "ordning", "organ", "overensstemmelse",
    "parti", "partikel", "partner", "passage", "passager", "passere", "passiv", "pension", "personale", "plakat",
    "planet", "planke", "plantage", "plastik", "politik", "politisk", "portal", "portion", "postej", "posten",
    "praksis", "problem", "procent", "program", "projekt", "protokol", "prøvelse", "radikal", "rapport", "redskab",
    "region", "rektor", "religion", "rente", "restaurant", "resultat", "roman", "rusland", "salat", "salær",
    "samarbejde", "sammenhæng", "sandal", "sekretær", "selskab", "selvfølgelig", "selvstændig", "selvstændighed",
    "semester", "signatur", "skabelon", "skelet", "skoling", "spørgsmål", "stadion", "standard", "standse", "station",
    "statist", "statistik", "status", "stillad", "stillads", "stille", "stilling", "stillingtagen", "stor", "storm",
    "studerende", "stævne", "større", "størrelse", "sundhedsplejerske", "supervision", "svigersøn", "sygeplejerske",
    "symbol", "system", "søndag", "sønder", "søster", "tablet", "talent", "tandem", "tapet", "teater", "teatret",
    "telefon", "tendens", "terapi", "tidlig", "tidligere", "tilstand", "tiltråd", "tiltrådt", "tiltræde", "tirsdag",
    "tjeneste", "toppen", "torden", "torsdag", "tradition", "trafik", "transport", "tvivl", "tøjle", "tømrer",
    "uddannelse", "udgift", "udstyr", "udvalg", "underskrift", "undervisning", "ungarn", "ungdom", "vandal", "vandel",
    "vandre", "vanskelig", "varetag", "varetage", "varetagelse", "varetager", "varsel", "vederlag", "vedligehold",
    "vedligeholde", "vedligeholdelse", "vejled", "vejlede", "vejleder", "vejledning", "vejr", "venstre", "version",
    "viden", "vilkår", "vindue", "virkelig", "virkelighed", "visitation", "voksen", "vurdering", "værdi", "værdig",
    "værelse", "væsen", "åben", "åbenbar", "århus", "årsag", "årsage", "økonomi", "ørken",
];

/// Beginnings that are no words alone: arbejde and embede lose their e before the linking s; of the others all but næst
/// are Greek or Latin.
#[rustfmt::skip]
pub(super) const BOUND: &[&str] = &[
    "arbejd", "bio", "embed", "ergo", "fysio", "mikro", "multi", "neuro", "næst", "psyko", "tele", "vice",
];

/// The clusters of consonants that Danish words begin with.
#[rustfmt::skip]
pub(super) const ONSETS: &[&str] = &[
    "bj", "bl", "br", "ch", "chr", "dj", "dr", "dv", "fj", "fl", "fn", "fr", "gj", "gl", "gn", "gr", "hj", "hv", "kj",
    "kl", "kn", "kr", "kv", "mj", "nj", "ph", "pj", "pl", "pr", "ps", "sc", "sch", "sh", "sj", "sk", "skj", "skr",
    "skv", "sl", "sm", "sn", "sp", "spj", "spl", "spr", "st", "stj", "str", "sv", "th", "tj", "tr", "tv", "vr",
];

/// What may follow a doubled consonant in the forms of a word: tilbud, tilbuddene.
#[rustfmt::skip]
pub(super) const DOUBLED: &[&str] = &[
    "e", "ede", "elig", "en", "ende", "endes", "ene", "enes", "ens", "er", "ere", "erne", "ernes", "es", "et", "ets",
    "ig", "ige", "igt", "ing", "ingen", "inger",
];

/// The ends of verbs in -ere, which are no heads behind an e: registreret, levering.
#[rustfmt::skip]
pub(super) const ERE: &[&str] = &[
    "rede", "rende", "rer", "res", "ret", "ring", "ringen", "ringens", "ringer", "ringerne", "ringernes", "rings",
];

/// The endings that an exception may have.
#[rustfmt::skip]
pub(super) const ENDINGS: &[&str] = &[
    "", "e", "ede", "edes", "en", "ende", "ene", "enes", "ens", "er", "ere", "erne", "ernes", "ers", "es", "est",
    "este", "et", "ets", "n", "ne", "nes", "ns", "r", "rne", "rnes", "rs", "s", "t", "te", "tes",
];

/// Particles that do stand before whole nouns, with the beginnings of those nouns.
pub(super) const PARTICLE_COMPOUNDS: &[(&str, &[&str])] = &[
    ("efter", &["behandling", "betaling", "løn", "regulering", "skole", "uddannelse"]),
    ("for", &["analyse", "behandling", "møde", "projekt", "studie", "undersøgelse"]),
    ("gen", &["ansæt", "anvend", "behandling", "indlæg", "opret", "optræn", "udsend", "valg", "vurdering"]),
    ("med", &["ansøger", "ejer", "finansier", "forfatter", "hjælper", "underskriver"]),
    ("mellem", &["finansiering", "kommunal", "leder"]),
    ("om", &["fordeling", "organisering", "prioritering"]),
    ("over", &["borgmester", "inspektør", "læge", "sygeplejerske"]),
    ("sam", &["drift", "finansier", "skabelse"]),
    ("under", &["afsnit", "entreprenør", "gruppe", "leverandør", "projekt", "punkt", "udvalg"]),
];
