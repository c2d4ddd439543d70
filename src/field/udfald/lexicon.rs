//! The words that decide, and those that keep a word from deciding.

use super::super::clause::PARTY;

/// Participles. "Godk." is an old abbreviation.
pub(super) const ADOPTED: &[&str] =
    &["godkendt", "godk", "tiltrådt", "vedtaget", "bevilget", "bevilliget", "tilsluttet", "imødekommet", "stadfæstet"];
/// Finite forms, among them the old passive "godkendtes".
pub(super) const ADOPTS: &[&str] = &[
    "godkendte",
    "godkendes",
    "godkendtes",
    "godkender",
    "tiltrådte",
    "tiltrådtes",
    "tiltræder",
    "tiltrædes",
    "vedtog",
    "vedtages",
    "vedtoges",
    "vedtager",
    "bevilgede",
    "bevilges",
    "bevilgedes",
    "bevilger",
    "tilsluttede",
    "tilsluttes",
    "tilsluttedes",
    "tilslutter",
    "imødekommes",
    "imødekom",
    "imødekommer",
    "stadfæstes",
    "stadfæstede",
];
/// Infinitives: they decide behind "kunne", "at", or at the head of a list item.
pub(super) const ADOPT: &[&str] =
    &["godkende", "tiltræde", "vedtage", "bevilge", "tilslutte", "imødekomme", "stadfæste"];
/// They adopt where their object is the indstilling: "indstillingen følges".
pub(super) const FOLLOW: &[&str] = &["følges", "fulgt", "fulgtes", "følger", "fulgte", "følge"];

/// Words that reject by themselves.
pub(super) const REJECT: &[&str] = &[
    "forkastet",
    "forkastes",
    "forkastede",
    "forkastedes",
    "forkaste",
    "afvist",
    "afvises",
    "afviste",
    "afvistes",
    "afvise",
    "afviser",
    "bortfaldt",
    "bortfalder",
    "bortfaldet",
    "nedstemt",
    "nedstemtes",
    "nedstemmes",
    "nedstemte",
    "nedstemme",
    "afslået",
    "afslås",
    "afslog",
    "afslå",
    "tilbagevist",
    "tilbagevises",
];
/// Verbs that recommend; "indstille" is to recommend to the body above.
pub(super) const RECOMMEND: &[&str] = &[
    "anbefaler",
    "anbefales",
    "anbefalede",
    "anbefaledes",
    "anbefalet",
    "anbefale",
    "indstiller",
    "indstilles",
    "indstillede",
    "indstilledes",
    "indstille",
    "indstillet",
];
/// Verbs that postpone where the item is what they are said of.
pub(super) const POSTPONE: &[&str] = &[
    "udsættes",
    "udsattes",
    "udsætte",
    "udsætter",
    "udskudt",
    "udskydes",
    "udskød",
    "udskyde",
    "udskyder",
    "udskydtes",
    "genoptages",
    "genoptage",
    "genoptager",
];
/// Verbs that send the item on or back.
pub(super) const REFER: &[&str] = &[
    "oversendt",
    "oversendes",
    "oversendte",
    "oversendtes",
    "oversende",
    "oversender",
    "videresendt",
    "videresendes",
    "videresendte",
    "videresende",
    "videresender",
    "hjemvist",
    "hjemvises",
    "hjemviste",
    "hjemvise",
    "tilbagesendt",
    "tilbagesendes",
    "tilbagesende",
];
/// They refer only with "tilbage" or a body behind them: "sendes tilbage", "henvises til Økonomiudvalget".
pub(super) const SEND: &[&str] = &[
    "sendes",
    "sendt",
    "sendte",
    "sende",
    "sender",
    "går",
    "gå",
    "gik",
    "henvist",
    "henvises",
    "henviste",
    "henvise",
    "forelægges",
    "forelagt",
    "fremsendes",
    "fremsendt",
    "returneres",
    "tilbage",
    "overgår",
];
/// Words that say that there was a discussion.
pub(super) const DISCUSS: &[&str] =
    &["drøftet", "drøftede", "drøftes", "drøftedes", "drøfter", "debatteret", "debatterede", "drøftelse", "drøftelsen"];
/// Verbs that decide something, what it is stands behind them.
pub(super) const DECIDE: &[&str] =
    &["besluttede", "besluttet", "beslutter", "besluttes", "besluttedes", "aftalt", "aftalte", "enedes"];

/// With one of these before it in its clause, a verb says what somebody means to do, or what was done earlier.
pub(super) const UNREAL: &[&str] = &[
    "skal",
    "skulle",
    "bør",
    "burde",
    "vil",
    "ville",
    "ønsker",
    "ønskede",
    "ønskes",
    "forventes",
    "forventer",
    "søges",
    "foreslog",
    "foreslår",
    "foreslås",
    "tidligere",
    "allerede",
    "afventer",
    "stillede",
    "opfordrer",
];
/// Words that make the participle behind them an adjective: "den godkendte plan", "særligt udsat".
pub(super) const DETERMINERS: &[&str] = &[
    "den",
    "det",
    "de",
    "et",
    "en",
    "af",
    "tidligere",
    "allerede",
    "nyligt",
    "senest",
    "politisk",
    "særligt",
    "særlig",
    "socialt",
    "meget",
    "mere",
    "mest",
    "disse",
    "denne",
];
/// The item itself, as the subject or object of a verb.
pub(super) const ITEM: &[&str] = &[
    "sag",
    "punkt",
    "behandling",
    "beslutning",
    "afgørelse",
    "drøftelse",
    "indstilling",
    "emne",
    "spørgsmål",
    "dagsorden",
];
/// Those who put the indstilling to the body, by the start of the word.
pub(super) const ADMINISTRATION: &[&str] =
    &["administration", "forvaltning", "sekretariat", "direktør", "kommunaldirektør", "borgmesteren"];
/// Those who speak for themselves and not for the body.
pub(super) const PARTIES: &[&str] = &[
    PARTY,
    "mindretal",
    "mindretallet",
    "venstre",
    "socialdemokratiet",
    "socialdemokraterne",
    "sf",
    "enhedslisten",
    "konservative",
    "liberal",
    "radikale",
    "folkeparti",
    "liste",
    "borgerlisten",
    "moderaterne",
    "alternativet",
    "danmarksdemokraterne",
    "borgerlige",
    "lokallisten",
    "partiet",
    "medlem",
    "medlemmet",
];
