//! Which entry of a list belongs to which of the other, without changing the order of either.

/// Pairs the entries so that the sum of `weight` is greatest; a pair of weight 0 is none. An entry without a partner
/// stands alone. All entries come out, in order.
pub(crate) fn align<A, B>(
    left: &[A],
    right: &[B],
    weight: impl Fn(&A, &B) -> u32,
) -> Vec<(Option<usize>, Option<usize>)> {
    let mut best = vec![vec![0; right.len() + 1]; left.len() + 1];
    for (i, a) in left.iter().enumerate().rev() {
        for (j, b) in right.iter().enumerate().rev() {
            best[i][j] = (best[i + 1][j + 1] + weight(a, b)).max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while i < left.len() || j < right.len() {
        let own = (i < left.len() && j < right.len()).then(|| weight(&left[i], &right[j])).filter(|own| *own > 0);
        if own.is_some_and(|own| best[i][j] == best[i + 1][j + 1] + own) {
            out.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if j == right.len() || i < left.len() && best[i][j] == best[i + 1][j] {
            out.push((Some(i), None));
            i += 1;
        } else {
            out.push((None, Some(j)));
            j += 1;
        }
    }
    out
}
