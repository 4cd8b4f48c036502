//! What several numbers say together: their mean, and the number below which a part of them lies.

use super::Exact;

/// The arithmetic mean; `None` of no numbers.
///
/// ```
/// use ip_scorecard::exact::{Exact, mean};
///
/// assert_eq!(mean(&[Exact::from(1), Exact::from(2)]), Exact::ratio(3, 2));
/// assert_eq!(mean(&[]), None);
/// ```
pub fn mean(numbers: &[Exact]) -> Option<Exact> {
    balanced_sum(numbers).over(&Exact::count(numbers.len()))
}

/// The number that `part` of `of` equal parts of the ordered numbers lie below, interpolated linearly
/// between neighbours; `None` of no numbers, and where that is no part.
///
/// It is definition 7 of Hyndman and Fan, *Sample Quantiles in Statistical Packages*, The American
/// Statistician 50 (1996), 361–365: of n numbers x₁ ≤ … ≤ xₙ the one at h = 1 + (n − 1) · part ÷ of,
/// between x⌊h⌋ and its successor in proportion. `PERCENTILE.INC` and `QUARTILE.INC` of Excel and WPS
/// give the same; of part 1 of 2 it is the usual median.
///
/// ```
/// use ip_scorecard::exact::{Exact, quantile};
///
/// let numbers = [1, 2, 4, 7, 8, 9, 10, 12].map(Exact::from); // the example of Excel's help
/// assert_eq!(quantile(&numbers, 1, 4), Exact::ratio(7, 2));
/// assert_eq!(quantile(&numbers, 1, 2), Exact::ratio(15, 2));
/// assert_eq!(quantile(&numbers, 5, 4), None);
/// ```
pub fn quantile(ordered: &[Exact], part: usize, of: usize) -> Option<Exact> {
    if part > of {
        return None;
    }
    let steps = ordered.len().checked_sub(1)?.checked_mul(part)?;
    let (below, beyond) = (steps.checked_div(of)?, steps.checked_rem(of)?);
    let low = ordered.get(below)?;
    let Some(high) = ordered.get(below + 1).filter(|_| beyond > 0) else { return Some(low.clone()) };
    let share = Exact::count(beyond).over(&Exact::count(of))?;
    Some(low + &(&(high - low) * &share))
}

/// A sum by halves: the terms that meet are of like size, so that many different denominators cost
/// no more than they must.
fn balanced_sum(terms: &[Exact]) -> Exact {
    match terms {
        [] => Exact::ZERO,
        [one] => one.clone(),
        _ => {
            let (left, right) = terms.split_at(terms.len() / 2);
            &balanced_sum(left) + &balanced_sum(right)
        }
    }
}
