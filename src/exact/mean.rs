//! The only step that leaves the rationals: a weighted geometric mean.

use dashu_float::DBig;
use dashu_ratio::RBig;

use super::Exact;

/// Decimal digits that logarithms are computed with.
const WORKING_DIGITS: usize = 60;

/// The relative error that is allowed: less than half of the contract's 10⁻²⁵.
const ERROR_POWER: u32 = 26;

/// exp(Σ w·ln x ÷ Σ w): the simplest rational within a relative 10⁻²⁶ of it, for positive numbers and weights;
/// `None` when there are none or some is not.
///
/// A mean that is rational comes out as that rational, however it came about, so that units which
/// earned the same stay equal and exact ties round as they should.
///
/// ```
/// use ip_scorecard::exact::{Exact, geometric_mean};
///
/// let parts = [(Exact::from(1), Exact::from(2)), (Exact::from(1), Exact::from(8))];
/// assert_eq!(geometric_mean(&parts), Some(Exact::from(4)));
/// ```
pub fn geometric_mean(parts: &[(Exact, Exact)]) -> Option<Exact> {
    if parts.is_empty() || !parts.iter().all(|(weight, x)| weight.is_positive() && x.is_positive()) {
        return None;
    }
    let total: Exact = parts.iter().map(|(weight, _)| weight).sum();
    let mut logarithm = DBig::ZERO.with_precision(WORKING_DIGITS).value();
    for (weight, x) in parts {
        let share = decimal(&weight.over(&total)?);
        logarithm += share * decimal(x).ln();
    }
    from_decimal(&logarithm.exp()).and_then(|mean| simplest_near(&mean))
}

fn decimal(number: &Exact) -> DBig {
    let (num, den) = number.big().into_parts();
    let float = |int: dashu_int::IBig| DBig::from(int).with_precision(WORKING_DIGITS).value();
    float(num) / float(den.into())
}

fn from_decimal(number: &DBig) -> Option<Exact> {
    let (digits, power) = number.repr().clone().into_parts();
    let digits = Exact::from_big(digits.into());
    let power = i64::try_from(power).ok()?;
    let ten = Exact::from(10).power(u32::try_from(power.unsigned_abs()).ok()?);
    if power < 0 { digits.over(&ten) } else { Some(&digits * &ten) }
}

/// The rational with the smallest terms within the allowed error.
fn simplest_near(number: &Exact) -> Option<Exact> {
    let error = number.over(&Exact::from(10).power(ERROR_POWER))?;
    let (low, high) = (number - &error, number + &error);
    Some(Exact::from_big(RBig::simplest_in(low.big(), high.big())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Exact {
        text.parse().unwrap()
    }

    fn mean(parts: &[(&str, &str)]) -> Option<Exact> {
        let parts: Vec<_> = parts.iter().map(|(weight, x)| (number(weight), number(x))).collect();
        geometric_mean(&parts)
    }

    #[test]
    fn known_means() {
        assert_eq!(mean(&[("1", "0.25"), ("1", "1")]), Some(number("0.5")));
        assert_eq!(mean(&[("2", "0.001"), ("1", "1000")]), Some(number("0.1")));
        assert_eq!(mean(&[("4", "0.3"), ("9", "0.3")]), Some(number("0.3")));
        // 2^(1/3) × 3^(2/3) = 18^(1/3)
        let root = mean(&[("1", "2"), ("2", "3")]).unwrap();
        assert!((&root - &number("2.620741394208896607141661280")).abs() < number("3e-26"));
        assert_eq!(mean(&[("1", "0"), ("1", "1")]), None);
        assert_eq!(mean(&[]), None);
    }

    #[test]
    fn equal_means_are_equal_however_they_came_about() {
        let third = Exact::ratio(1, 3).unwrap();
        let ninth = Exact::ratio(1, 9).unwrap();
        let one = Exact::ONE;
        let same = geometric_mean(&[(one.clone(), third.clone()), (one.clone(), third.clone())]);
        let apart = geometric_mean(&[(one.clone(), ninth), (one.clone(), one)]);
        assert_eq!(same, Some(third.clone()));
        assert_eq!(apart, Some(third));
    }

    proptest! {
        #[test]
        fn lies_between_and_ignores_order_and_scale(xs in prop::collection::vec((1i64..1000, 1i64..100_000), 1..6), factor in 1i64..50) {
            let parts: Vec<(Exact, Exact)> = xs.iter().map(|(w, x)| (Exact::from(*w), Exact::ratio(*x, 1000).unwrap())).collect();
            let mean = geometric_mean(&parts).unwrap();
            let tiny = number("1e-20");
            let (above, below) = (&mean + &tiny, &mean - &tiny);
            prop_assert!(parts.iter().any(|(_, x)| *x <= above) && parts.iter().any(|(_, x)| *x >= below));
            let reversed: Vec<_> = parts.iter().rev().cloned().collect();
            prop_assert_eq!(geometric_mean(&reversed), Some(mean.clone()));
            let scaled: Vec<_> = parts.iter().map(|(w, x)| (w * &Exact::from(factor), x.clone())).collect();
            prop_assert_eq!(geometric_mean(&scaled), Some(mean));
        }
    }
}
