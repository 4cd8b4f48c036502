//! 修约 in formulas, without the noise of binary fractions.
//!
//! A cell holds a binary fraction: 11 ÷ 60 × 4.5 comes to 0.825 or to a hair less. So every score is
//! rounded twice, first to eight decimals beyond the scheme's, which leaves of a hair nothing, and then as
//! the scheme says. What lies nearer than half of that to the middle between two scores counts as the
//! middle; quotients of figures as people report them do not lie there unless they are the middle.

use crate::model::outcome::{Mode, Rounding};

/// Decimals that are kept beyond those of the scheme.
const BEYOND: u32 = 8;

/// Decimals beyond which a float has nothing to say of scores.
const MOST: u32 = 12;

/// An expression rounded to the places of indicators' scores.
pub fn item(rounding: &Rounding, expression: &str) -> String {
    to(rounding, rounding.item_places, expression)
}

/// An expression rounded to the places of totals.
pub fn total(rounding: &Rounding, expression: &str) -> String {
    to(rounding, rounding.total_places, expression)
}

/// A sum of what has these places already.
pub fn sum_of_items(rounding: &Rounding, expression: &str) -> String {
    plain(rounding, rounding.item_places, expression)
}

/// A sum of what has the places of totals already.
pub fn sum_of_totals(rounding: &Rounding, expression: &str) -> String {
    plain(rounding, rounding.total_places, expression)
}

fn plain(rounding: &Rounding, places: u32, expression: &str) -> String {
    if rounding.places.is_some() { expression.to_owned() } else { format!("ROUND({expression},{places})") }
}

fn to(rounding: &Rounding, places: u32, expression: &str) -> String {
    if rounding.places.is_some() {
        return expression.to_owned();
    }
    let quiet = (places + BEYOND).min(MOST);
    match rounding.mode {
        Mode::HalfUp => format!("ROUND(ROUND({expression},{quiet}),{places})"),
        Mode::HalfEven => {
            let (scale, left) = (10u64.saturating_pow(places), quiet.saturating_sub(places));
            let scaled = format!("ROUND(({expression})*{scale},{left})");
            let middle = format!("ABS({scaled}-TRUNC({scaled}))=0.5");
            format!("IF({middle},2*ROUND({scaled}/2,0),ROUND({scaled},0))/{scale}")
        }
    }
}

/// An expression without noise, for comparisons of what is not rounded.
pub fn quiet(expression: &str) -> String {
    format!("ROUND({expression},10)")
}
