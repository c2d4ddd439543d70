//! Queries with judged answers, and the measures of a ranking.

use std::collections::BTreeMap;

/// A query with the punkter that answer it: `file#number` → 3 (asked for), 2 (relevant), 1 (touches it).
pub(crate) struct Judged {
    pub(crate) class: String,
    pub(crate) query: String,
    pub(crate) grades: BTreeMap<String, u32>,
}

/// Reads blocks of `[class] query` and lines of `grade file#number`.
pub(crate) fn read(text: &str) -> Vec<Judged> {
    let mut out: Vec<Judged> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        if let Some((class, query)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
            let (class, query) = (class.to_owned(), query.trim().to_owned());
            out.push(Judged { class, query, grades: BTreeMap::new() });
        } else {
            let (grade, punkt) = line.split_once(' ').expect("a grade and a punkt");
            let judged = out.last_mut().expect("a query before its grades");
            judged.grades.insert(punkt.trim().to_owned(), grade.parse().expect("a grade"));
        }
    }
    out
}

/// How good a ranking is, each from 0 to 1.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Measures {
    /// nDCG of the first ten, with gains of 2^grade - 1.
    pub(crate) ndcg: f64,
    /// The share of the relevant (2 or 3) among the first ten.
    pub(crate) recall: f64,
    /// One by the place of the first relevant one.
    pub(crate) mrr: f64,
    /// Whether the first is relevant.
    pub(crate) success: f64,
}

impl Measures {
    pub(crate) fn of(judged: &Judged, ranked: &[String]) -> Self {
        let grade = |punkt: &String| judged.grades.get(punkt).copied().unwrap_or(0);
        let gain = |(place, grade): (usize, u32)| f64::from(2_u32.pow(grade) - 1) / (place as f64 + 2.0).log2();
        let gains: f64 = ranked.iter().take(10).map(grade).enumerate().map(gain).sum();
        let mut best: Vec<u32> = judged.grades.values().copied().collect();
        best.sort_unstable_by(|a, b| b.cmp(a));
        let ideal: f64 = best.into_iter().take(10).enumerate().map(gain).sum();
        let relevant = judged.grades.values().filter(|grade| **grade >= 2).count();
        let found = ranked.iter().take(10).filter(|punkt| grade(punkt) >= 2).count();
        let first = ranked.iter().position(|punkt| grade(punkt) >= 2);
        Self {
            ndcg: gains / ideal,
            recall: found as f64 / relevant.min(10) as f64,
            mrr: first.map_or(0.0, |place| 1.0 / (place as f64 + 1.0)),
            success: f64::from(u8::from(first == Some(0))),
        }
    }

    pub(crate) fn mean(all: &[Self]) -> Self {
        let mean = |of: fn(&Self) -> f64| all.iter().map(of).sum::<f64>() / all.len().max(1) as f64;
        Self { ndcg: mean(|m| m.ndcg), recall: mean(|m| m.recall), mrr: mean(|m| m.mrr), success: mean(|m| m.success) }
    }
}

/// A line for each class, in the order in which they come, and their mean.
pub(crate) fn table(scored: &[(&Judged, Measures)]) -> String {
    use std::fmt::Write as _;
    let mut classes: Vec<&str> = Vec::new();
    for (judged, _) in scored {
        if !classes.contains(&judged.class.as_str()) {
            classes.push(&judged.class);
        }
    }
    let mut out = "class          queries  nDCG@10  recall@10  MRR    success@1\n".to_owned();
    let mut means = Vec::new();
    let mut line = |name: &str, count: usize, mean: &Measures| {
        let Measures { ndcg, recall, mrr, success } = mean;
        writeln!(out, "{name:<14} {count:>7}  {ndcg:<7.3}  {recall:<9.3}  {mrr:<5.3}  {success:.3}").unwrap();
    };
    for class in classes {
        let of_class = scored.iter().filter(|(judged, _)| judged.class == class);
        let of_class: Vec<Measures> = of_class.map(|(_, measures)| *measures).collect();
        let mean = Measures::mean(&of_class);
        line(class, of_class.len(), &mean);
        means.push(mean);
    }
    line("mean", scored.len(), &Measures::mean(&means));
    out
}
