//! Rounding, done once and by a named rule.

use dashu_base::{Abs, BitTest};
use dashu_int::IBig;
use dashu_ratio::RBig;

use super::Exact;

/// How a number between two neighbours is rounded (修约方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Rounding {
    /// 四舍五入: a tie goes away from zero.
    #[default]
    HalfUp,
    /// GB/T 8170 奇进偶舍: an exact tie goes to the even neighbour.
    HalfEven,
}

impl Exact {
    /// This number to so many decimals.
    ///
    /// It is one step from the exact number: 15.4546 to a whole number is 15, never 15.45 → 15.5 → 16
    /// (GB/T 8170 forbids successive rounding).
    ///
    /// ```
    /// use ip_scorecard::exact::{Exact, Rounding};
    ///
    /// let x: Exact = "2.675".parse().unwrap();
    /// assert_eq!(x.round(2, Rounding::HalfUp).to_string(), "2.68");
    /// let y: Exact = "0.35".parse().unwrap();
    /// assert_eq!(y.round(1, Rounding::HalfEven).to_string(), "0.4");
    /// ```
    pub fn round(&self, places: u32, mode: Rounding) -> Exact {
        if let Some((num, den)) = self.small()
            && places <= 9
            && let unit = 10i64.pow(places)
            && let Some(scaled) = num.checked_mul(unit)
        {
            let (whole, rest) = (scaled / den, scaled % den);
            let up = nearer_up(i128::from(rest).abs() * 2, i128::from(den), whole % 2 != 0, mode);
            let step = if up { scaled.signum() } else { 0 };
            return Exact::ratio(whole + step, unit).unwrap_or_default();
        }
        let unit = Exact::from(10).power(places);
        let scaled = (self * &unit).big();
        let whole = scaled.trunc();
        let rest = (scaled - RBig::from(whole.clone())).abs();
        let odd = whole.bit(0); // two’s complement keeps the parity of negative numbers
        let up = nearer_up(&rest + &rest, RBig::ONE, odd, mode);
        let step = match (up, self.is_negative()) {
            (false, _) => IBig::ZERO,
            (true, true) => IBig::NEG_ONE,
            (true, false) => IBig::ONE,
        };
        Exact::from_big(RBig::from(whole + step)).over(&unit).unwrap_or_default()
    }
}

fn nearer_up<T: Ord>(twice_the_rest: T, whole: T, odd: bool, mode: Rounding) -> bool {
    match twice_the_rest.cmp(&whole) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => mode == Rounding::HalfUp || odd,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, places: u32, mode: Rounding, shown: &str) {
        let number: Exact = text.parse().unwrap();
        assert_eq!(number.fixed(places, mode), shown, "{text} to {places}");
    }

    #[test]
    fn half_up_is_away_from_zero() {
        check("2.675", 2, Rounding::HalfUp, "2.68");
        check("1.005", 2, Rounding::HalfUp, "1.01");
        check("-1.475", 2, Rounding::HalfUp, "-1.48");
        check("-0.004", 2, Rounding::HalfUp, "0.00");
        check("99.995", 2, Rounding::HalfUp, "100.00");
    }

    #[test]
    fn half_even_as_in_gb_t_8170() {
        check("12.1498", 1, Rounding::HalfEven, "12.1");
        check("10.5002", 0, Rounding::HalfEven, "11");
        check("1.050", 1, Rounding::HalfEven, "1.0");
        check("0.35", 1, Rounding::HalfEven, "0.4");
        check("-0.0365", 3, Rounding::HalfEven, "-0.036");
        check("15.4546", 0, Rounding::HalfEven, "15");
        check("15.4546", 0, Rounding::HalfUp, "15");
    }

    #[test]
    fn large_numbers_round_like_small_ones() {
        check("1234567890123456789012.345", 2, Rounding::HalfUp, "1234567890123456789012.35");
        check("1234567890123456789012.345", 2, Rounding::HalfEven, "1234567890123456789012.34");
        check("-1234567890123456789012.355", 2, Rounding::HalfEven, "-1234567890123456789012.36");
    }
}
