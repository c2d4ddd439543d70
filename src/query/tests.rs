//! Tables: what queries mean, what is wrong with wrong ones, and how that is shown.

use super::{Field, MAX_CHARS, MAX_DEPTH, MAX_TERMS, Node, QueryErrors, parse};

/// The tree in short: `W[…]`, `&[…]`, `|[…]`, `-`, `+`, `field:`, words bare and phrases in quotes.
fn short(node: &Node) -> String {
    let list = |nodes: &[Node]| nodes.iter().map(short).collect::<Vec<_>>().join(" ");
    match node {
        Node::Word { text, prefix } => format!("{text}{}", if *prefix { "*" } else { "" }),
        Node::Phrase(text) => format!("\"{text}\""),
        Node::Verbatim(text) => format!("\"{text}\"!"),
        Node::Field { field, node } => format!("{}:{}", field.name(), short(node)),
        Node::Not(node) => format!("-{}", short(node)),
        Node::Must(node) => format!("+{}", short(node)),
        Node::All(nodes) => format!("&[{}]", list(nodes)),
        Node::Any(nodes) => format!("|[{}]", list(nodes)),
        Node::Words(nodes) => format!("W[{}]", list(nodes)),
    }
}

fn errors(query: &str) -> QueryErrors {
    parse(query).expect_err(query)
}

/// Each row is a query, its tree in short, and its canonical form.
fn check(rows: &[(&str, &str, &str)]) {
    for (query, tree, canonical) in rows {
        let parsed = parse(query).unwrap_or_else(|e| panic!("{query}: {e}"));
        assert_eq!(short(&parsed.root), *tree, "{query}");
        assert_eq!(parsed.to_string(), *canonical, "{query}");
        assert_eq!(parse(canonical).as_ref(), Ok(&parsed), "{query}");
    }
}

#[test]
fn words_and_phrases() {
    check(&[
        ("timers", "timers", "timers"),
        ("  72   timers ", "W[72 timers]", "72 timers"),
        ("\"72 timers\"", "\"72 timers\"", "\"72 timers\""),
        (
            "72-timers e-mail H&M Skive's 1.000,50 2022/23",
            "W[72-timers e-mail H&M Skive's 1.000,50 2022/23]",
            "72-timers e-mail H&M Skive's 1.000,50 2022/23",
        ),
        (
            "“72 timers” „a b“ ”c d” »e f« «g h» “i j\"",
            "W[\"72 timers\" \"a b\" \"c d\" \"e f\" \"g h\" \"i j\"]",
            "\"72 timers\" \"a b\" \"c d\" \"e f\" \"g h\" \"i j\"",
        ),
        (
            "\"han sagde ”nej”\" »et \"nej\"«",
            "W[\"han sagde ”nej”\" \"et \"nej\"\"]",
            "\"han sagde ”nej”\" \"et \\\"nej\\\"\"",
        ),
        (r#""a \"b\" \\ \c""#, r#""a "b" \ \c""#, r#""a \"b\" \\ \\c""#),
        ("behandl* timers", "W[behandl* timers]", "behandl* timers"),
        ("og eller ikke and or not Og", "W[og eller ikke and or not Og]", "og eller ikke and or not Og"),
        ("\"OR\" \"OG\"", "W[\"OR\" \"OG\"]", "\"OR\" \"OG\""),
        ("skole - - – — gymnasium & § --- +", "W[skole gymnasium]", "skole gymnasium"),
        (
            "kl:12 10:30 https://klynge.dk/a?b Bemærk: a_b:c nr:5",
            "W[kl:12 10:30 https://klynge.dk/a?b Bemærk: a_b:c nr:5]",
            "kl:12 10:30 https://klynge.dk/a?b Bemærk: a_b:c nr:5",
        ),
        ("sag(er)\"a b\"c", "W[sag er \"a b\" c]", "sag er \"a b\" c"),
    ]);
}

#[test]
fn operators_and_their_precedence() {
    check(&[
        ("a OR b", "|[a b]", "a OR b"),
        ("a ELLER b|c || d", "|[a b c d]", "a OR b OR c OR d"),
        ("a AND b OG c", "&[a b c]", "a AND b AND c"),
        ("a OR b AND c OR d", "|[a &[b c] d]", "a OR b AND c OR d"),
        ("(a OR b) AND c", "&[|[a b] c]", "(a OR b) AND c"),
        ("a b OR c d", "W[a |[b c] d]", "a b OR c d"),
        ("(a b) OR c", "|[W[a b] c]", "(a b) OR c"),
        ("(a b) c", "W[W[a b] c]", "(a b) c"),
        ("a AND (b AND (c AND d)) OR (e OR f)", "|[&[a b c d] e f]", "a AND b AND c AND d OR e OR f"),
        ("((a)) ((b OR c))", "W[a |[b c]]", "a b OR c"),
        ("((((a))))", "a", "a"),
    ]);
}

#[test]
fn signs() {
    check(&[
        ("skole -udsat", "W[skole -udsat]", "skole -udsat"),
        ("-udsat skole", "W[-udsat skole]", "-udsat skole"),
        ("a NOT b IKKE c", "W[a -b -c]", "a -b -c"),
        ("a -\"b c\" -titel:d -(e OR f)", "W[a -\"b c\" -titel:d -|[e f]]", "a -\"b c\" -titel:d -(e OR f)"),
        ("+a b +(c d) ++e", "W[+a b +W[c d] +e]", "+a b +(c d) +e"),
        ("a AND NOT b", "&[a -b]", "a AND -b"),
        ("a OR b -c", "W[|[a b] -c]", "a OR b -c"),
        ("a OR (b -c)", "|[a W[b -c]]", "a OR (b -c)"),
        ("+a", "a", "a"),
        ("+a AND +b", "&[a b]", "a AND b"),
        ("(+a) (-b) c -(+d)", "W[+a -b c -d]", "+a -b c -d"),
        ("titel:-a b titel:+c", "W[-titel:a b +titel:c]", "-titel:a b +titel:c"),
        ("c++ a- b", "W[c++ a- b]", "c++ a- b"),
    ]);
}

#[test]
fn fields() {
    check(&[
        ("titel:misbrug", "titel:misbrug", "titel:misbrug"),
        ("TITEL:Misbrug Økonomi:budget", "W[titel:Misbrug oekonomi:budget]", "titel:Misbrug oekonomi:budget"),
        (
            "beslutning:\"taget til efterretning\"",
            "beslutning:\"taget til efterretning\"",
            "beslutning:\"taget til efterretning\"",
        ),
        ("beslutning:(udsat OR godkendt) a", "W[beslutning:|[udsat godkendt] a]", "beslutning:(udsat OR godkendt) a"),
        (
            "sag:EMN-2022-08416 dok:10863316 punkt:3",
            "W[sag:EMN-2022-08416 dok:10863316 nummer:3]",
            "sag:EMN-2022-08416 dok:10863316 nummer:3",
        ),
        ("titel:behandl* titel:10:30", "W[titel:behandl* titel:10:30]", "titel:behandl* titel:10:30"),
        ("titel:(a) titel:(b -c)", "W[titel:a titel:W[b -c]]", "titel:a titel:(b -c)"),
        ("tidligere_beslutninger:a", "tidligere:a", "tidligere:a"),
        // Once printed without the `-` between them, the name and the slashes are no URL.
        ("a dok:-//b", "W[a -dok://b]", "a -dok://b"),
    ]);
    for field in Field::ALL {
        assert_eq!(Field::from_name(field.name()), Some(field));
    }
}

#[test]
fn each_error_has_its_column_and_message() {
    let rows = [
        ("", 1, "empty query: there is no word to look for"),
        (" - – ", 1, "empty query: there is no word to look for"),
        ("a \"72 timers ", 3, "unclosed quote: add a \" after `timers`"),
        ("æøå \"", 5, "unclosed quote with nothing after it"),
        ("a \" \"", 3, "no word between the quotes"),
        ("a (b c", 3, "unclosed parenthesis"),
        ("a b) c", 4, "`)` without a `(` before it"),
        ("a ( - )", 3, "nothing between the parentheses"),
        ("OR a", 1, "`OR` needs a word on its left"),
        ("OR", 1, "`OR` needs a word on its left"),
        ("a ELLER", 3, "`ELLER` needs a word on its right"),
        ("a OR OG b", 3, "`OR` needs a word on its right"),
        ("(a |) b", 4, "`|` needs a word on its right"),
        ("(OG a)", 2, "`OG` needs a word on its left"),
        ("a NOT", 3, "`NOT` needs a word after it"),
        ("a -OR b", 3, "`-` needs a word after it"),
        ("a --b", 3, "more than one of `-`, `+` and `NOT` before the same word"),
        ("a NOT -b", 3, "more than one of `-`, `+` and `NOT` before the same word"),
        ("a OR +b", 6, "`+` demands what `OR` leaves open"),
        ("-a NOT b", 1, "only forbidden words: a query needs at least one word to look for"),
        (" -a", 2, "only forbidden words: a query needs at least one word to look for"),
        ("titel:(-a -b)", 1, "only forbidden words: a query needs at least one word to look for"),
        ("a OR -b", 6, "only forbidden words here: this part needs at least one word to look for"),
        ("a -(-b)", 4, "only forbidden words here: this part needs at least one word to look for"),
        ("a (-b -c)", 3, "only forbidden words here: this part needs at least one word to look for"),
        ("a titl:b", 3, "unknown field `titl`: did you mean `titel:`?"),
        ("dokk:10863316", 1, "unknown field `dokk`: did you mean `dok:`?"),
        ("dato:2024", 1, "`dato` is no field: a meeting's day is asked for by `--fra` and `--til`"),
        ("skole år:2024-06", 7, "`år` is no field: a meeting's day is asked for by `--fra` and `--til`"),
        ("beslutnign:(a)", 1, "unknown field `beslutnign`: did you mean `beslutning:`?"),
        ("a titel: b", 3, "`titel:` has no value"),
        ("titel:-", 1, "`titel:` has no value"),
        ("(titel:) a", 2, "`titel:` has no value"),
        ("titel:(a sag:b)", 10, "field `sag` inside another field"),
        ("titel:sag:b", 7, "field `sag` inside another field"),
        ("a b*", 3, "`*` needs at least 2 letters or digits before it"),
        ("a *", 3, "`*` needs at least 2 letters or digits before it"),
        ("be*handling", 3, "`*` can stand only at the end of a word"),
    ];
    for (query, column, message) in rows {
        let errors = errors(query);
        assert_eq!(errors.as_slice().len(), 1, "{query}: {errors}");
        assert_eq!(errors.to_string(), format!("column {column}: {message}"), "{query}");
    }
}

#[test]
fn limits() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert!(parse(&nested(MAX_DEPTH)).is_ok());
    assert_eq!(errors(&nested(MAX_DEPTH + 1)).to_string(), "column 65: parentheses nested deeper than 64");
    assert!(parse(&"a ".repeat(MAX_TERMS)).is_ok());
    assert_eq!(errors(&"a ".repeat(MAX_TERMS + 9)).to_string(), "column 2049: more than 1024 words and phrases");
    assert!(parse(&"å".repeat(MAX_CHARS)).is_ok());
    let long = errors(&"å".repeat(MAX_CHARS + 1));
    assert_eq!(long.to_string(), "column 10001: the query is longer than 10,000 characters");
    // Fits as typed, but not in canonical form.
    assert_eq!(errors(&format!("\"a{}\"", r"\b".repeat(4_900))).to_string(), long.to_string().replace("10001", "1"));
    for deep in ["(", "-(", "titel:", "titel:-", "-+", "a OR (", "a AND ", "\"", "*", "|"] {
        assert!(parse(&deep.repeat(MAX_CHARS / deep.len())).is_err(), "{deep}");
    }
}

#[test]
fn all_errors_are_shown_under_their_places() {
    let query = "titl:misbrug (udsat OR) b* \"72 timers";
    let want = r#"  titl:misbrug (udsat OR) b* "72 timers
  ^^^^
column 1: unknown field `titl`: did you mean `titel:`?
hint: in quotes it is plain text: `"titl:misbrug"`

  titl:misbrug (udsat OR) b* "72 timers
                      ^^
column 21: `OR` needs a word on its right
hint: to look for the word itself, put it in quotes: `"OR"`

  titl:misbrug (udsat OR) b* "72 timers
                          ^^
column 25: `*` needs at least 2 letters or digits before it
hint: write more of the word: `behandl*`

  titl:misbrug (udsat OR) b* "72 timers
                             ^^^^^^^^^^
column 28: unclosed quote: add a " after `timers`
"#;
    assert_eq!(errors(query).render(query), want);
}

#[test]
fn an_outcome_that_there_is_not_is_shown_with_its_place() {
    let query = "skole udfald:(UDSAT OR vedtaget) -udfald:udsat";
    let want = "  skole udfald:(UDSAT OR vedtaget) -udfald:udsat
                         ^^^^^^^^
column 24: udfald is never `vedtaget`
hint: it is one of: godkendt, ikke godkendt, taget til efterretning, drøftet, udsat, anbefalet, oversendt, andet
";
    assert_eq!(errors(query).render(query), want);
}

#[test]
fn an_error_at_the_end_or_in_nothing_has_a_caret() {
    assert_eq!(
        errors("").render(""),
        "  \n  ^\ncolumn 1: empty query: there is no word to look for\n\
         hint: write the words to look for, such as `72 timers`\n"
    );
}

#[test]
fn a_long_query_is_shown_as_a_window() {
    let query = format!("{}foo:bar {}", "skole ".repeat(20), "udsat ".repeat(20));
    let want = "  …e skole skole skole foo:bar udsat udsat udsat udsat udsat ud…
                       ^^^
column 121: unknown field `foo`; the fields are titel, resume, sagsfremstilling, oekonomi, indstilling, tidligere, \
beslutning, bilag, afsnit, forloeb, fravaerende, udvalg, udfald, sag, dok, nummer
hint: in quotes it is plain text: `\"foo:bar\"`
";
    assert_eq!(errors(&query).render(&query), want);
}

#[test]
fn control_characters_are_escaped_where_a_query_is_shown() {
    let query = "a\u{1b}[31m \u{202e}\u{7}b \"x\u{9b}y";
    let shown = errors(query).render(query);
    let want = "  a\\u{1b}[31m \\u{202e}\\u{7}b \"x\\u{9b}y
                             ^^^^^^^^^
column 12: unclosed quote: add a \" after `x\\u{9b}y`
";
    assert_eq!(shown, want);
}

#[test]
fn very_many_errors_are_counted() {
    let query = "* ".repeat(500);
    let shown = errors(&query).render(&query);
    assert_eq!(shown.matches("column").count(), 10);
    assert!(shown.ends_with("\nand 490 more\n"), "{shown}");
}
