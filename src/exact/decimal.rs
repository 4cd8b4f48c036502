//! Decimals as people write and read them.

use std::fmt;
use std::str::FromStr;

use dashu_base::BitTest;
use dashu_int::UBig;
use dashu_ratio::RBig;

use super::{Exact, Rounding};

/// Significant digits that a written number may have, and that a shown exact number has at most.
pub const MAX_DIGITS: usize = 28;

/// Why a text is not a number of these files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Nothing was written.
    Empty,
    /// A percent sign: the figure belongs without it.
    Percent,
    /// Full-width digits or signs (全角).
    FullWidth,
    /// Digits grouped by a comma or a space.
    Grouped,
    /// A unit of measure or other words beside the figure.
    Words,
    /// Neither of the above, and no number.
    Malformed,
    /// More than [`MAX_DIGITS`] significant digits.
    TooLong,
    /// 10²⁸ or more.
    TooLarge,
    /// More than [`MAX_DIGITS`] decimals.
    TooFine,
}

impl FromStr for Exact {
    type Err = NumberFault;

    /// Reads a decimal in JSON's grammar: `12`, `-0.5`, `8e1`.
    ///
    /// # Errors
    ///
    /// A [`NumberFault`] that says what is wrong; nothing is ever cut to fit.
    ///
    /// ```
    /// use ip_scorecard::exact::{Exact, NumberFault};
    ///
    /// assert_eq!("8e1".parse(), Ok(Exact::from(80)));
    /// assert_eq!("95%".parse::<Exact>(), Err(NumberFault::Percent));
    /// assert_eq!("1e28".parse::<Exact>(), Err(NumberFault::TooLarge));
    /// ```
    fn from_str(text: &str) -> Result<Exact, NumberFault> {
        let written = Written::split(text).ok_or_else(|| diagnose(text))?;
        written.value(MAX_DIGITS)
    }
}

impl Exact {
    /// Reads a number that this program wrote: of any size and with any number of decimals.
    ///
    /// # Errors
    ///
    /// As for [`str::parse`]; sizes and decimals go as far as a result can hold.
    ///
    /// ```
    /// # use ip_scorecard::exact::Exact;
    /// let rate = Exact::ratio(1, 30).unwrap().to_string(); // 28 digits, 29 decimals
    /// assert!(rate.parse::<Exact>().is_err());
    /// assert!(Exact::from_result(&rate).is_ok());
    /// ```
    pub fn from_result(text: &str) -> Result<Exact, NumberFault> {
        Written::split(text).ok_or_else(|| diagnose(text))?.value(RESULT_DIGITS)
    }
}

/// Digits before or after the point of a number that a result can hold and that is still read.
const RESULT_DIGITS: usize = 10_000;

/// The parts of a number in JSON's grammar.
struct Written<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: Exponent,
}

enum Exponent {
    Power(i32),
    /// Beyond every limit, in one direction or the other.
    Beyond {
        up: bool,
    },
}

impl<'a> Written<'a> {
    fn split(text: &'a str) -> Option<Written<'a>> {
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, power) = rest.split_once(['e', 'E']).map_or((rest, None), |(m, p)| (m, Some(p)));
        let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(w, f)| (w, Some(f)));
        if !digits(whole)
            || (whole.len() > 1 && whole.starts_with('0'))
            || fraction.is_some_and(|f| !digits(f))
        {
            return None;
        }
        let exponent = match power {
            None => Exponent::Power(0),
            Some(power) => {
                let (up, size) = match power.strip_prefix('-') {
                    Some(size) => (false, size),
                    None => (true, power.strip_prefix('+').unwrap_or(power)),
                };
                if !digits(size) {
                    return None;
                }
                match size.parse::<i32>() {
                    Ok(size) if size < 1_000_000 => Exponent::Power(if up { size } else { -size }),
                    _ => Exponent::Beyond { up },
                }
            }
        };
        Some(Written { negative, whole, fraction: fraction.unwrap_or(""), exponent })
    }

    fn value(&self, limit: usize) -> Result<Exact, NumberFault> {
        let all = || self.whole.bytes().chain(self.fraction.bytes());
        let leading = all().take_while(|&b| b == b'0').count();
        let trailing = all().rev().take_while(|&b| b == b'0').count();
        let length = self.whole.len() + self.fraction.len();
        if leading == length {
            return Ok(Exact::ZERO);
        }
        let significant = length - leading - trailing;
        let power = match self.exponent {
            Exponent::Power(power) => power,
            Exponent::Beyond { up } => {
                return Err(if up { NumberFault::TooLarge } else { NumberFault::TooFine });
            }
        };
        // The number is `significant` digits times 10 to this power.
        let scale = i64::from(power) + trailing as i64 - self.fraction.len() as i64;
        if significant > limit {
            return Err(NumberFault::TooLong);
        }
        if scale + significant as i64 > limit as i64 {
            return Err(NumberFault::TooLarge);
        }
        if scale < -(limit as i64) {
            return Err(NumberFault::TooFine);
        }
        let digits = all().skip(leading).take(significant);
        let size = if significant <= 18 {
            Exact::from(digits.fold(0i64, |n, b| n * 10 + i64::from(b - b'0')))
        } else {
            Exact::from_big(RBig::from(digits.fold(UBig::ZERO, |n, b| n * 10u8 + (b - b'0'))))
        };
        let power = Exact::from(10).power(scale.unsigned_abs() as u32);
        let size = if scale < 0 { size.over(&power).unwrap_or_default() } else { &size * &power };
        Ok(if self.negative { -&size } else { size })
    }
}

/// Names the commonest slips, so that the remedy can be exact.
fn diagnose(text: &str) -> NumberFault {
    let text = text.trim();
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    if text.is_empty() {
        NumberFault::Empty
    } else if text.contains(['%', '％', '‰']) {
        NumberFault::Percent
    } else if text.contains(|c| ('\u{ff01}'..='\u{ff5e}').contains(&c)) {
        NumberFault::FullWidth
    } else if text.contains(|c: char| c.is_ascii_digit())
        && text.contains([',', ' ', '\u{a0}', '，'])
        && text.chars().all(|c| numeric(c) || matches!(c, ',' | ' ' | '\u{a0}' | '，'))
    {
        NumberFault::Grouped
    } else if text.contains(|c: char| c.is_ascii_digit())
        && text.contains(|c: char| c.is_alphabetic() && !c.is_ascii())
    {
        NumberFault::Words
    } else {
        NumberFault::Malformed
    }
}

impl Exact {
    /// Whether the decimal that [`Display`](fmt::Display) writes is the whole number, with nothing
    /// cut off.
    ///
    /// ```
    /// # use ip_scorecard::exact::Exact;
    /// assert!(Exact::ratio(33, 40).unwrap().ends());
    /// assert!(!Exact::ratio(1, 3).unwrap().ends());
    /// ```
    pub fn ends(&self) -> bool {
        self.ending(MAX_DIGITS).is_some()
    }

    /// Writes the number as a fraction: "10/3".
    ///
    /// ```
    /// # use ip_scorecard::exact::Exact;
    /// assert_eq!(Exact::ratio(-10, 3).unwrap().fraction(), "-10/3");
    /// ```
    pub fn fraction(&self) -> String {
        self.big().to_string()
    }

    /// Writes exactly so many decimals, rounding by `mode` where there are more.
    ///
    /// ```
    /// # use ip_scorecard::exact::{Exact, Rounding};
    /// let score: Exact = "86.4".parse().unwrap();
    /// assert_eq!(score.fixed(2, Rounding::HalfUp), "86.40");
    /// ```
    pub fn fixed(&self, places: u32, mode: Rounding) -> String {
        let rounded = self.round(places, mode);
        let digits = (&rounded.abs() * &Exact::from(10).power(places)).big().trunc().to_string();
        let places = places as usize;
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let sign = if rounded.is_negative() { "-" } else { "" };
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// Decimals that this number needs to be written in full, when it ends within so many
    /// significant digits.
    fn ending(&self, digits: usize) -> Option<u32> {
        let ratio = self.big();
        let mut rest = ratio.denominator().clone();
        let mut count = |factor: u8| {
            let mut times = 0usize;
            while &rest % factor == 0 {
                rest /= factor;
                times += 1;
            }
            times
        };
        let places = count(2).max(count(5));
        if rest != UBig::ONE {
            return None;
        }
        let written = (ratio * RBig::from(UBig::from(10u8).pow(places))).trunc().to_string();
        let digits_written = written.trim_start_matches('-').trim_end_matches('0').len();
        (digits_written <= digits).then_some(places as u32)
    }

    /// The power of ten of the first significant digit: 0 for 1…9.99, −1 for 0.1…0.99.
    fn magnitude(&self) -> i64 {
        let size = self.abs();
        let ratio = size.big();
        let bits = ratio.numerator().bit_len() as i64 - ratio.denominator().bit_len() as i64;
        let mut power = (bits * 30_103).div_euclid(100_000); // log₁₀ 2, near enough to be off by one
        while size < power_of_ten(power) {
            power -= 1;
        }
        while size >= power_of_ten(power + 1) {
            power += 1;
        }
        power
    }
}

/// 10 to a whole power.
fn power_of_ten(power: i64) -> Exact {
    let unit = Exact::from(10).power(power.unsigned_abs() as u32);
    if power < 0 { Exact::ONE.over(&unit).unwrap_or_default() } else { unit }
}

/// Writes the number as a plain decimal: in full when it ends within 28 significant digits, else
/// rounded half to even to 28; no trailing zeros and no exponent.
///
/// ```
/// # use ip_scorecard::exact::Exact;
/// assert_eq!(Exact::ratio(2, 3).unwrap().to_string(), "0.6666666666666666666666666667");
/// assert_eq!(Exact::ratio(-5, 4).unwrap().to_string(), "-1.25");
/// ```
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((whole, 1)) = self.small() {
            return write!(f, "{whole}");
        }
        let places = match self.ending(MAX_DIGITS) {
            Some(places) => i64::from(places),
            None => MAX_DIGITS as i64 - 1 - self.magnitude(),
        };
        let text = if places >= 0 {
            self.fixed(places as u32, Rounding::HalfEven)
        } else {
            let unit = Exact::from(10).power(places.unsigned_abs() as u32);
            let cut = self.over(&unit).unwrap_or_default().round(0, Rounding::HalfEven);
            (&cut * &unit).big().trunc().to_string()
        };
        if text.contains('.') {
            f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
        } else {
            f.write_str(&text)
        }
    }
}

/// In a file an exact number is its decimal, as a string: a reader's floats cannot spoil it.
impl serde::Serialize for Exact {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fault(text: &str) -> NumberFault {
        text.parse::<Exact>().unwrap_err()
    }

    #[test]
    fn the_number_is_the_decimal_that_was_written() {
        for (text, shown) in [
            ("0", "0"),
            ("-0", "0"),
            ("0.10", "0.1"),
            ("8e1", "80"),
            ("1.5E-3", "0.0015"),
            ("9999999999999999999999999999", "9999999999999999999999999999"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
            ("1234567890123456789.123456789", "1234567890123456789.123456789"),
            ("0e99999999999", "0"),
        ] {
            assert_eq!(text.parse::<Exact>().unwrap().to_string(), shown, "{text}");
        }
    }

    #[test]
    fn what_lies_outside_is_refused_and_never_cut() {
        assert_eq!(fault("1e28"), NumberFault::TooLarge);
        assert_eq!(fault("1e999999999999"), NumberFault::TooLarge);
        assert_eq!(fault("1e-29"), NumberFault::TooFine);
        assert_eq!(fault("12345678901234567890123456789"), NumberFault::TooLong);
        assert_eq!(fault("95%"), NumberFault::Percent);
        assert_eq!(fault("９５％"), NumberFault::Percent);
        assert_eq!(fault("１２"), NumberFault::FullWidth);
        assert_eq!(fault("1,200"), NumberFault::Grouped);
        assert_eq!(fault("500万元"), NumberFault::Words);
        assert_eq!(fault(" "), NumberFault::Empty);
        for text in ["01", "+1", ".5", "5.", "1e", "abc", "--1", "1.2.3", "NaN"] {
            assert_eq!(fault(text), NumberFault::Malformed, "{text}");
        }
    }

    #[test]
    fn endless_decimals_are_cut_half_to_even_at_28_digits() {
        assert_eq!(Exact::ratio(1, 3).unwrap().to_string(), "0.3333333333333333333333333333");
        assert_eq!(Exact::ratio(1, 7000).unwrap().to_string(), "0.0001428571428571428571428571429");
        assert_eq!(Exact::ratio(100, 7).unwrap().to_string(), "14.28571428571428571428571429");
        let large = &"9999999999999999999999999999".parse::<Exact>().unwrap() * &Exact::from(11);
        assert_eq!(large.to_string(), "110000000000000000000000000000");
    }

    proptest! {
        #[test]
        fn reading_what_was_shown_gives_the_number_back(num in -1_000_000_000i64..1_000_000_000, places in 0u32..9) {
            let number = Exact::from(num).over(&Exact::from(10).power(places)).unwrap();
            prop_assert!(number.ends());
            prop_assert_eq!(number.to_string().parse::<Exact>(), Ok(number));
        }
    }
}
