use super::*;

fn seen(text: &str) -> Vec<String> {
    let blocks = read(text);
    (0..blocks.lines().len())
        .map(|at| {
            let line = &blocks.lines()[at];
            let kind = match &blocks.block_of(at).kind {
                Kind::Heading => "#".to_owned(),
                Kind::Paragraph => "P".to_owned(),
                Kind::Item(marker) => marker.to_string(),
                Kind::Row | Kind::Columns | Kind::Cell(_) => "|".to_owned(),
                Kind::Markup => "~".to_owned(),
            };
            let marks = format!(
                "{}{}{}",
                if line.emphasised { "*" } else { "" },
                if line.hard { "!" } else { "" },
                if blocks.starts_block(at) { "" } else { "+" }
            );
            format!("{}{marks} {kind} {}", line.number, blocks.text(at))
        })
        .collect()
}

#[test]
fn marks_go_and_numbers_stay() {
    let text = "# **REFERAT** d. 13\\_04\n\n**Sags ID:** EMN-1\n\n---\n\n*Resumé* og\nmere  \nhård\n\n- et\n- \n- to\n\n  tre\n";
    assert_eq!(
        seen(text),
        [
            "1 # REFERAT d. 13_04",
            "3 P Sags ID: EMN-1",
            "5 ~ ---",
            "7 P Resumé og",
            "8!+ P mere",
            "9+ P hård",
            "11 - et",
            "12* - ",
            "13 - to",
            "15 P tre",
        ]
        .map(|line| line.replace("12* - ", "12 - "))
    );
}

#[test]
fn whole_lines_in_bold_or_italics_are_told() {
    assert_eq!(
        seen("**Økonomi**\n\n*a. Politisk niveau*\n\n**Sags** ID"),
        ["1* P Økonomi", "3* P a. Politisk niveau", "5 P Sags ID"]
    );
}

#[test]
fn tables_code_html_and_headings_in_lists() {
    assert_eq!(
        seen(
            "| Det indstilles, at | sagen godkendes |\n|---|---|\n| a | b |\n\n    indrykket\n\n<p>linje<br>to</p>\n\n3. ## Titel"
        ),
        [
            "1 | Det indstilles, at | sagen godkendes",
            "3 | a | b",
            "5! P indrykket",
            "7! P linje",
            "7!+ P to",
            "9 # 3. Titel"
        ]
    );
}

#[test]
fn what_commonmark_swallows_comes_back_in_its_place() {
    assert_eq!(seen("før\n\n[bilag]: http://x.dk\n\nefter"), ["1 P før", "3 P [bilag]: http://x.dk", "5 P efter"]);
}

/// Nothing that a cell of a drawn table holds is swallowed or glued.
#[test]
fn cells_of_drawn_tables() {
    let text = "+------+-----------+\n| A    | x         |\n+======+===========+\n|      |     en    |\n|      |     to    |\n\
                |      |           |\n|      | - tre     |\n|      |   fire    |\n+------+-----------+\n| [b]: | c **d     |\n\
                |      | e** f     |\n+------+-----------+\n";
    let blocks = read(text);
    let rows: Vec<Vec<&str>> =
        blocks.blocks.iter().map(|block| block.lines.clone().map(|at| blocks.text(at)).collect()).collect();
    assert_eq!(rows, [vec!["A | x"], vec!["| en", "to", "- tre", "fire"], vec!["[b]:", "| c d", "e f"]]);
    assert!(blocks.blocks.iter().all(|block| block.kind == Kind::Row));
}
