//! The rational itself: a pair of machine integers while they suffice, big integers beyond.

use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

use dashu_base::{Gcd, Sign};
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

/// An exact rational number (有理数), always in lowest terms.
///
/// Small terms are held in two 64-bit integers; whatever does not fit moves to big integers and
/// moves back when it can, so that equal numbers always have the same form and nothing overflows.
///
/// ```
/// use ip_scorecard::exact::Exact;
///
/// // 11 of a target of 60, worth 4.5 marks: 0.825 to the last digit.
/// let rate = Exact::from(11).over(&Exact::from(60)).unwrap();
/// let marks: Exact = "4.5".parse().unwrap();
/// assert_eq!((&rate * &marks).to_string(), "0.825");
/// assert_eq!(Exact::from(1).over(&Exact::ZERO), None);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(Form);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Form {
    /// `num / den` with `den > 0`, coprime, and `num > i64::MIN` so that its sign can be turned.
    Small { num: i64, den: i64 },
    /// Only what does not fit the small form.
    Big(Box<RBig>),
}
use Form::{Big, Small};

impl Exact {
    /// 0
    pub const ZERO: Exact = Exact(Small { num: 0, den: 1 });
    /// 1
    pub const ONE: Exact = Exact(Small { num: 1, den: 1 });

    /// The quotient of two integers; `None` when `den` is 0.
    ///
    /// ```
    /// # use ip_scorecard::exact::Exact;
    /// assert_eq!(Exact::ratio(6, -4), "-1.5".parse().ok());
    /// assert_eq!(Exact::ratio(1, 0), None);
    /// ```
    pub fn ratio(num: i64, den: i64) -> Option<Exact> {
        Exact::from(num).over(&Exact::from(den))
    }

    /// A count of things.
    pub fn count(things: usize) -> Exact {
        i64::try_from(things).map_or_else(|_| Exact::from_big(RBig::from(UBig::from(things))), Exact::from)
    }

    /// This number divided by another; `None` when that is 0.
    pub fn over(&self, divisor: &Exact) -> Option<Exact> {
        if divisor.is_zero() {
            return None;
        }
        if let (&Small { num: a, den: b }, &Small { num: c, den: d }) = (&self.0, &divisor.0) {
            let (num, den) = if c < 0 { (-d, -c) } else { (d, c) };
            if let Some(product) = small_product(a, b, num, den) {
                return Some(product);
            }
        }
        Some(Exact::from_big(&self.big() / &divisor.big()))
    }

    /// Whether this is 0.
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Small { num: 0, .. })
    }

    /// Whether this is below 0.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Small { num, .. } => *num < 0,
            Big(ratio) => ratio.sign() == Sign::Negative,
        }
    }

    /// Whether this is above 0.
    pub fn is_positive(&self) -> bool {
        !self.is_zero() && !self.is_negative()
    }

    /// Whether this is a whole number.
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Small { den, .. } => *den == 1,
            Big(ratio) => ratio.is_int(),
        }
    }

    /// The number without its sign.
    pub fn abs(&self) -> Exact {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The largest whole number that is not above this one.
    pub fn floor(&self) -> Exact {
        match &self.0 {
            Small { num, den } => Exact::from(num.div_euclid(*den)),
            Big(ratio) => Exact::from_big(RBig::from(ratio.floor())),
        }
    }

    /// The smallest whole number that is not below this one.
    pub fn ceil(&self) -> Exact {
        -&(-self).floor()
    }

    /// This number to a whole, not negative power.
    ///
    /// ```
    /// # use ip_scorecard::exact::Exact;
    /// assert_eq!(Exact::from(10).power(3), Exact::from(1000));
    /// ```
    pub fn power(&self, exponent: u32) -> Exact {
        (0..exponent).fold(Exact::ONE, |product, _| &product * self)
    }

    /// The nearest binary float: for lengths of bars and places in a drawing, never for a score.
    pub fn approximate(&self) -> f64 {
        match &self.0 {
            Small { num, den } => *num as f64 / *den as f64,
            Big(ratio) => ratio.to_f64_fast(),
        }
    }

    pub(super) fn from_big(ratio: RBig) -> Exact {
        match (i64::try_from(ratio.numerator()), i64::try_from(ratio.denominator())) {
            (Ok(num), Ok(den)) if num > i64::MIN => Exact(Small { num, den }),
            _ => Exact(Big(Box::new(ratio))),
        }
    }

    pub(super) fn big(&self) -> RBig {
        match &self.0 {
            Small { num, den } => RBig::from_parts(IBig::from(*num), UBig::from(den.unsigned_abs())),
            Big(ratio) => ratio.as_ref().clone(),
        }
    }

    /// Numerator and denominator where both are machine integers.
    pub(super) fn small(&self) -> Option<(i64, i64)> {
        match self.0 {
            Small { num, den } => Some((num, den)),
            Big(_) => None,
        }
    }
}

/// The greatest common divisor of two sizes of which `b` is not 0; at most `b`'s, so it fits.
fn common(a: i64, b: i64) -> i64 {
    a.unsigned_abs().gcd(b.unsigned_abs()) as i64
}

/// a/b × c/d for operands in lowest terms: crossing out first keeps the factors small and the
/// product in lowest terms.
fn small_product(a: i64, b: i64, c: i64, d: i64) -> Option<Exact> {
    if a == 0 || c == 0 {
        return Some(Exact::ZERO);
    }
    let (across, down) = (common(a, d), common(c, b));
    let num = (a / across).checked_mul(c / down)?;
    let den = (b / down).checked_mul(d / across)?;
    (num > i64::MIN).then_some(Exact(Small { num, den }))
}

/// a/b + c/d for operands in lowest terms (Knuth, The Art of Computer Programming 2, 4.5.1).
fn small_sum(a: i64, b: i64, c: i64, d: i64) -> Option<Exact> {
    let shared = if b == d { b } else { common(b, d) };
    let num = a.checked_mul(d / shared)?.checked_add(c.checked_mul(b / shared)?)?;
    if num == 0 {
        return Some(Exact::ZERO);
    }
    let crossed = if shared == 1 { 1 } else { common(num, shared) };
    let den = (b / shared).checked_mul(d / crossed)?;
    let num = num / crossed;
    (num > i64::MIN).then_some(Exact(Small { num, den }))
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: &Exact) -> Exact {
        if let (&Small { num: a, den: b }, &Small { num: c, den: d }) = (&self.0, &other.0)
            && let Some(sum) = small_sum(a, b, c, d)
        {
            return sum;
        }
        Exact::from_big(self.big() + other.big())
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        self + &-other
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: &Exact) -> Exact {
        if let (&Small { num: a, den: b }, &Small { num: c, den: d }) = (&self.0, &other.0)
            && let Some(product) = small_product(a, b, c, d)
        {
            return product;
        }
        Exact::from_big(self.big() * other.big())
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        match &self.0 {
            Small { num, den } => Exact(Small { num: -num, den: *den }),
            Big(ratio) => Exact::from_big(-ratio.as_ref().clone()),
        }
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> Ordering {
        if let (&Small { num: a, den: b }, &Small { num: c, den: d }) = (&self.0, &other.0) {
            return if b == d {
                a.cmp(&c)
            } else {
                (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b)))
            };
        }
        self.big().cmp(&other.big())
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<i64> for Exact {
    fn from(whole: i64) -> Exact {
        if whole == i64::MIN {
            return Exact(Big(Box::new(RBig::from(IBig::from(whole)))));
        }
        Exact(Small { num: whole, den: 1 })
    }
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(terms: I) -> Exact {
        terms.fold(Exact::ZERO, |sum, term| &sum + term)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(terms: I) -> Exact {
        terms.fold(Exact::ZERO, |sum, term| &sum + &term)
    }
}

impl Default for Exact {
    fn default() -> Exact {
        Exact::ZERO
    }
}

impl std::fmt::Debug for Exact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.big())
    }
}

#[cfg(test)]
mod tests {
    use num_bigint::BigInt;
    use num_rational::BigRational;
    use num_traits::Zero;
    use proptest::prelude::*;

    use super::*;

    fn reference(num: i64, den: i64) -> BigRational {
        BigRational::new(BigInt::from(num), BigInt::from(den))
    }

    /// Numbers around every size, so that both forms and the way between them are met.
    fn terms() -> impl Strategy<Value = (i64, i64)> {
        let size = prop_oneof![
            -1000..1000i64,
            -1_000_000_000_000..1_000_000_000_000i64,
            Just(i64::MAX),
            Just(i64::MIN + 1),
            Just(i64::MIN)
        ];
        (size.clone(), size.prop_map(|n| if n == 0 { 1 } else { n }))
    }

    /// The same number in the reference's form.
    fn other(number: &Exact) -> BigRational {
        let (num, den) = number.big().into_parts();
        BigRational::new(num.to_string().parse().unwrap(), den.to_string().parse().unwrap())
    }

    fn exact((num, den): (i64, i64)) -> Exact {
        Exact::ratio(num, den).unwrap()
    }

    proptest! {
        #[test]
        fn agrees_with_big_rationals(a in terms(), b in terms()) {
            let (x, y) = (exact(a), exact(b));
            let (p, q) = (reference(a.0, a.1), reference(b.0, b.1));
            prop_assert_eq!(other(&(&x + &y)), &p + &q);
            prop_assert_eq!(other(&(&x - &y)), &p - &q);
            prop_assert_eq!(other(&(&x * &y)), &p * &q);
            prop_assert_eq!(x.cmp(&y), p.cmp(&q));
            prop_assert_eq!(other(&x.floor()), p.floor());
            prop_assert_eq!(other(&x.ceil()), p.ceil());
            match x.over(&y) {
                Some(quotient) => prop_assert_eq!(other(&quotient), &p / &q),
                None => prop_assert!(q.is_zero()),
            }
        }

        #[test]
        fn equal_numbers_have_one_form(a in terms(), b in terms()) {
            let (x, y) = (exact(a), exact(b));
            prop_assert_eq!(&(&x + &y) - &y, x.clone());
            if !y.is_zero() {
                prop_assert_eq!((&x * &y).over(&y), Some(x));
            }
        }
    }

    #[test]
    fn the_widest_sums_do_not_overflow() {
        let large = Exact::from(i64::MAX);
        let sum = &large + &large;
        assert_eq!(sum.to_string(), "18446744073709551614");
        assert_eq!(&sum - &large, large);
        assert_eq!(-&Exact::from(i64::MIN), "9223372036854775808".parse().unwrap());
    }
}
