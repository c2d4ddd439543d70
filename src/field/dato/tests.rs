use super::*;

fn values(text: &str, default_year: Option<i32>) -> Vec<String> {
    dates(text, default_year).into_iter().map(|found| found.value).collect()
}

#[test]
fn every_form_is_read() {
    let forms = [
        "13-04-2023",
        "13.04.2023",
        "13/4-2023",
        "13/4 2023",
        "13/04/2023",
        "13-4-23",
        "13.04.23",
        "2023-04-13",
        "13. 4. 2023",
        "d. 13. april 2023",
        "den 13. april 2023",
        "13. apr. 2023",
        "13 april 2023",
        "13. apr 2023",
        "torsdag den 13. april 2023",
        "Torsdag d. 13. april 2023 kl. 16:30",
        "D. 13. APRIL 2023",
        "d.13.04.2023",
        "Dato:13-04-2023",
        "(13.04.2023)",
        "påført 13.04.2023.",
        "Referat_13-04-2023.pdf",
        "2023-04-13T15:00",
        "13-apr-2023",
        "Torsdag den 13-April-2023",
        "den 13.\napril 2023",
        "13.\u{a0}april\u{a0}2023",
        "13. april, 2023",
        "REFERAT Udvalget d. 13-04-2023",
    ];
    for form in forms {
        assert_eq!(values(form, None), ["2023-04-13"], "{form}");
    }
}

#[test]
fn every_month_is_read() {
    let short = ["jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."];
    for (number, (long, short)) in (1..).zip(MONTHS.into_iter().zip(short)) {
        let date = format!("2023-{number:02}-02");
        assert_eq!(values(&format!("2. {long} 2023 og 2. {short} 2023"), None), [date.as_str(), &date], "{long}");
    }
    assert_eq!(values("2. sept. 2023", None), ["2023-09-02"]);
}

#[test]
fn two_figures_of_a_year() {
    assert_eq!(values("1-1-79, 1-1-80, 1/2/00", None), ["2079-01-01", "1980-01-01", "2000-02-01"]);
    assert_eq!(values("13/4 23", None), [""; 0]);
}

#[test]
fn a_year_may_be_left_out_where_it_is_known() {
    let cases = [
        ("Møde den 1. marts", "2024-03-01"),
        ("d. 25. april og følgende", "2024-04-25"),
        ("onsdag d. 3. Maj", "2024-05-03"),
        ("d. 13/4", "2024-04-13"),
        ("13. april", "2024-04-13"),
        ("3. jan. holdes møde", "2024-01-03"),
        ("den 13. april kl. 1500", "2024-04-13"),
    ];
    for (text, date) in cases {
        assert_eq!(values(text, Some(2024)), [date], "{text}");
        assert_eq!(values(text, None), [""; 0], "{text}");
    }
    for text in ["3. Jan Holm orienterer", "4. Maj Invest", "24/7", "1/2 stilling", "2 mar", "1.\nMaj Holm"] {
        assert_eq!(values(text, Some(2024)), [""; 0], "{text}");
    }
}

#[test]
fn several_dates() {
    assert_eq!(values("13.-14. april 2023", None), ["2023-04-13", "2023-04-14"]);
    assert_eq!(values("13. og 14. april 2023", None), ["2023-04-13", "2023-04-14"]);
    assert_eq!(values("13-04-2023-14-04-2023", None), ["2023-04-13", "2023-04-14"]);
    assert_eq!(values("13.04.2023 – 14.04.2023", None), ["2023-04-13", "2023-04-14"]);
    assert_eq!(first_date("fra 1. maj 2023 til 2. maj 2023", None).as_deref(), Some("2023-05-01"));
    let found = dates("æø d. 13. april 2023, 2", None);
    assert_eq!(found[0].range, 8..22);
}

#[test]
fn ids_versions_money_and_impossible_days_are_no_dates() {
    let texts = [
        "1-51-71-3321-08",
        "1-01-72-12-09",
        "306-2009-600",
        "2024-0052292",
        "EMN-2023-03335",
        "12/838",
        "EMN-2023-04-13",
        "version 1.2.10",
        "2.103.464 kr.",
        "1.2.3.4",
        "31-04-2023",
        "29.02.2023",
        "00-01-2023",
        "13-13-2023",
        "2023-4-13",
        "13-04-20234",
        "013-04-2023",
        "12-10-11-09",
        "10.10.10.10",
        "13-04-0023",
        "13.04",
        "2023 02 24",
        "2024-2027",
        "8-10-2023-4711",
        "13. 2023",
        "april 2023",
        "1.066 mio.",
        "99. april 2023",
        "Tlf. 12 12 20 23",
        "9999999999999999999999",
        "1-1-1-1-1-1-1-1",
        "0-0-0000",
    ];
    for text in texts {
        assert_eq!(values(text, Some(2024)), [""; 0], "{text}");
    }
}

#[test]
fn a_users_span() {
    let span = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
    assert_eq!(parse_filter("2023"), span("2023-01-01", "2023-12-31"));
    assert_eq!(parse_filter("2024-02"), span("2024-02-01", "2024-02-29"));
    for text in ["2023-04-13", "13-04-2023", "13.4.2023", " 13/04/2023 ", "2023/4/13", "2023.04.13"] {
        assert_eq!(parse_filter(text), span("2023-04-13", "2023-04-13"), "{text}");
    }
    for text in ["", "23", "2023-13", "2023-02-30", "april", "20233", "2023-04-13-1", "+2023", "0000", "2023-", "٢٠٢٣"]
    {
        assert_eq!(parse_filter(text), None, "{text}");
    }
}
