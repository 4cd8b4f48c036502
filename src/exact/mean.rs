//! The only step that leaves the rationals: a weighted geometric mean.

use dashu_float::DBig;

use super::{Exact, Rounding};

/// Decimal digits that logarithms are computed with.
const WORKING_DIGITS: usize = 60;

/// Significant digits that are kept: a relative error of at most 5·10⁻²⁶, so that means which differ
/// by less than the contract's 10⁻²⁵ come out as one number.
const KEPT_DIGITS: i64 = 26;

/// exp(Σ w·ln x ÷ Σ w), for positive numbers and weights; `None` when there are none or some is not.
///
/// ```
/// use ip_scorecard::exact::{Exact, geometric_mean};
///
/// let parts = [(Exact::from(1), Exact::from(2)), (Exact::from(1), Exact::from(8))];
/// assert_eq!(geometric_mean(&parts), Some(Exact::from(4)));
/// ```
pub fn geometric_mean(parts: &[(Exact, Exact)]) -> Option<Exact> {
    if !parts.iter().all(|(weight, x)| weight.is_positive() && x.is_positive()) {
        return None;
    }
    let (_, first) = parts.first()?;
    if parts.iter().all(|(_, x)| x == first) {
        return Some(first.clone());
    }
    let total: Exact = parts.iter().map(|(weight, _)| weight).sum();
    let mut logarithm = DBig::ZERO.with_precision(WORKING_DIGITS).value();
    for (weight, x) in parts {
        let share = decimal(&weight.over(&total)?);
        logarithm += share * decimal(x).ln();
    }
    from_decimal(&logarithm.exp()).map(|mean| mean.significant(KEPT_DIGITS))
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

impl Exact {
    /// Rounded half to even to so many significant digits.
    fn significant(&self, digits: i64) -> Exact {
        let places = digits - 1 - self.magnitude();
        let unit = Exact::from(10).power(u32::try_from(places.unsigned_abs()).unwrap_or(u32::MAX));
        let scaled = if places < 0 { self.over(&unit).unwrap_or_default() } else { self * &unit };
        let whole = scaled.round(0, Rounding::HalfEven);
        if places < 0 { &whole * &unit } else { whole.over(&unit).unwrap_or_default() }
    }
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
        // 2^(1/3) × 3^(2/3) = 18^(1/3)
        assert_eq!(mean(&[("1", "2"), ("2", "3")]), Some(number("2.6207413942088966071416613")));
        assert_eq!(mean(&[("1", "0"), ("1", "1")]), None);
        assert_eq!(mean(&[]), None);
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
