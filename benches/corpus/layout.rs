//! A meeting as publishers print it.

use std::fmt::Write as _;

use super::prose::capital;
use super::{Item, Meeting};

/// The agenda system's referat in Markdown: each punkt announced, then printed.
pub(super) fn announced(meeting: &Meeting) -> String {
    let mut out = String::with_capacity(40_000);
    let (body, day) = (meeting.body, &meeting.day);
    let _ = write!(
        out,
        "\n\n# **REFERAT {body} d. {}**\n\n**Mødedato** {} kl. 13:30\n\n**Mødested** {}\n\n## **Indholdsfortegnelse**\n\n",
        day.figures(),
        day.with_weekday(),
        meeting.place
    );
    for (at, item) in meeting.items.iter().enumerate() {
        let _ = writeln!(out, "{}.....\t{}", item.title, 3 + at * 2);
    }
    for (number, item) in (1..).zip(&meeting.items) {
        let _ = write!(out, "\n# **Punkt {number}: {}**\n\n{}\n\n", item.title, item.case);
        if !item.attachments.is_empty() {
            out.push_str("### **Bilag**\n\n");
            for attachment in &item.attachments {
                let _ = write!(out, "{}\n\n", escaped(attachment));
            }
        }
        let _ = write!(
            out,
            "## **{number} (Åben) {}**\n\n---\n\n{body}\n\n**Sags ID:** {}\n\n**Dok ID:** {}\n\n---\n\n",
            item.title, item.case, item.document
        );
        sections(&mut out, item, "### **", "**", |text| format!("*{text}*"));
    }
    out
}

/// The sections of a punkt; `open` and `close` stand around their names.
fn sections(out: &mut String, item: &Item, open: &str, close: &str, resume: fn(&str) -> String) {
    let mut section = |name: &str, text: &str| {
        let _ = write!(out, "{open}{name}{close}\n\n{text}\n\n");
    };
    section("Resumé", &resume(&item.resume));
    section("Sagsfremstilling", &item.text.join("\n\n"));
    section("Økonomi", &item.economy);
    section("Indstilling", &format!("Det indstilles, at\n\n{}", list(&item.recommendations)));
    section("Tidligere beslutninger", ".");
    section("Beslutning", &item.decision);
    let _ = write!(out, "{open}Fraværende{close}\n\n{open}Bilag{close}\n\n");
    for (number, attachment) in (1..).zip(&item.attachments) {
        let _ = writeln!(out, "{number}. {} (DokID: {} - {})", escaped(attachment), item.document + number, item.case);
    }
    if item.attachments.is_empty() {
        out.push_str(".\n");
    }
    out.push_str("\n\n");
}

fn list(lines: &[String]) -> String {
    let numbered: Vec<String> = (1..).zip(lines).map(|(number, line)| format!("{number}. {line}")).collect();
    numbered.join("\n")
}

fn escaped(text: &str) -> String {
    text.replace('_', "\\_")
}

/// The same referat as text: wrapped lines, pages that begin with a form feed, a footer on each.
pub(super) fn pages(meeting: &Meeting) -> String {
    let (body, day) = (meeting.body, &meeting.day);
    let mut out = format!(
        "REFERAT {body} d. {}\n\nMødedato       {} kl. 15:00\n\nMødested       {}\n\nDeltagere\n\n",
        day.figures(),
        day.with_weekday(),
        meeting.place
    );
    for person in &meeting.people {
        let _ = writeln!(out, "• {person}");
    }
    out.push_str("\nIndholdsfortegnelse\n\n");
    for (at, item) in meeting.items.iter().enumerate() {
        let _ =
            writeln!(out, "{}{} {}", item.title, ".".repeat(80_usize.saturating_sub(item.title.len()).max(5)), at + 2);
    }
    for (number, item) in (1..).zip(&meeting.items) {
        let footer = format!("Referat d. {}", day.figures());
        let _ = write!(out, "\n\n{footer:<79}Side {number} af {}\n\u{C}", meeting.items.len());
        let _ = write!(out, "Punkt {number}: {}\n\n{}\n\n", item.title, item.case);
        if !item.attachments.is_empty() {
            let _ = write!(out, "Bilag\n\n{}\n\n", item.attachments.join("\n"));
        }
        let _ = write!(
            out,
            "{number} (Åben) {}\n\n{body}\n\nSags ID: {}\n\nDok ID: {}\n\n",
            item.title, item.case, item.document
        );
        let mut text = String::new();
        sections(&mut text, item, "", "", str::to_owned);
        wrap(&mut out, &text.replace("\\_", "_"));
    }
    out
}

/// Breaks lines at 88 characters.
fn wrap(out: &mut String, text: &str) {
    for line in text.split('\n') {
        let mut width = 0;
        for word in line.split(' ') {
            let length = word.chars().count();
            if width > 0 {
                let fits = width + 1 + length <= 88;
                out.push(if fits { ' ' } else { '\n' });
                width = if fits { width + 1 } else { 0 };
            }
            out.push_str(word);
            width += length;
        }
        out.push('\n');
    }
}

/// A smaller publisher's referat: punkter numbered in headings, the recommendation first.
pub(super) fn numbered(meeting: &Meeting) -> String {
    let mut out = format!(
        "# Referat\n\n**{}**\n\n{}, kl. 09.00-11.30\n\nSted: {}\n\n**Deltagere:**\n\n",
        meeting.body,
        meeting.day.with_weekday(),
        meeting.place
    );
    for person in &meeting.people {
        let _ = writeln!(out, "- {person}");
    }
    for (number, item) in (1..).zip(&meeting.items) {
        let _ = write!(out, "\n## {number}. {}\n\nSagsnr.: {}\n\nDet indstilles, at\n\n", item.title, item.case);
        for line in &item.recommendations {
            let _ = writeln!(out, "- {line}");
        }
        let _ = write!(out, "\n### Sagsfremstilling\n\n{}\n\n{}\n\n", item.resume, item.text.join("\n\n"));
        let _ = write!(
            out,
            "#### Det videre forløb\n\n{}\n\n### Beslutning\n\n{}\n",
            capital(&item.economy),
            item.decision
        );
    }
    out
}
