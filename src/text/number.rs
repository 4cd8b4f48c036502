//! Numbers as readers see them. Nothing shown is computed with again.

use crate::exact::{Exact, Rounding};

/// Decimals after which an endless number is broken off.
const DECIMALS: u32 = 6;

/// A number in full when that is short, else broken off with an ellipsis.
///
/// ```
/// use ip_scorecard::{exact::Exact, text::number::shown};
///
/// assert_eq!(shown(&Exact::ratio(33, 40).unwrap()), "0.825");
/// assert_eq!(shown(&Exact::ratio(2, 3).unwrap()), "0.666667…");
/// ```
pub fn shown(number: &Exact) -> String {
    let full = number.to_string();
    let decimals = full.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if number.ends() && decimals <= DECIMALS as usize + 2 {
        return full;
    }
    let cut = number.fixed(DECIMALS, Rounding::HalfUp);
    format!("{cut}…")
}

/// A number with its sign, as in a sum.
pub fn signed(number: &str) -> String {
    match number.strip_prefix('-') {
        Some(size) => format!("−{size}"),
        None => format!("+{number}"),
    }
}

/// A share as a percentage: "12.5%".
///
/// ```
/// use ip_scorecard::{exact::Exact, text::number::percent};
///
/// assert_eq!(percent(&Exact::ratio(7, 12).unwrap()), "58.33%");
/// ```
pub fn percent(share: &Exact) -> String {
    let hundredfold = share * &Exact::from(100);
    let text = hundredfold.fixed(2, Rounding::HalfUp);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{text}%")
}
