//! 分段插值: straight between points, as in the five tiers of the enterprise performance rules
//! (国资发评价〔2006〕157号).

use super::{Rated, Standing, given};
use crate::exact::Exact;
use crate::model::rule::{Below, Piecewise};
use crate::score::{Calc, Name, Note};

pub(super) fn rate<C: Calc>(calc: &mut C, rule: &Piecewise, standing: &Standing<'_>) -> Rated<C::Term> {
    let points = &rule.points;
    let above = points.partition_point(|point| point.x <= *standing.x);
    let (Some(low), Some(high)) = (above.checked_sub(1).and_then(|no| points.get(no)), points.get(above))
    else {
        return match (above, rule.below) {
            (0, Below::Zero) => {
                calc.note(Note::BelowPoints);
                given(calc, &Exact::ZERO)
            }
            (0, Below::Clamp) => {
                calc.note(Note::BelowPoints);
                given(calc, points.first().map_or(&Exact::ZERO, |point| &point.rate))
            }
            _ => {
                calc.note(Note::AbovePoints);
                given(calc, points.last().map_or(&Exact::ZERO, |point| &point.rate))
            }
        };
    };
    let x = calc.known(Name::X, standing.x);
    let (low_x, high_x) = (calc.known(Name::LowPoint, &low.x), calc.known(Name::HighPoint, &high.x));
    let (low_rate, high_rate) =
        (calc.known(Name::LowRate, &low.rate), calc.known(Name::HighRate, &high.rate));
    let beyond = calc.minus(&x, &low_x);
    let span = calc.minus(&high_x, &low_x);
    let Some(share) = calc.over(&beyond, &span) else { return Rated::Rate(low_rate) };
    let rise = calc.minus(&high_rate, &low_rate);
    let more = calc.times(&share, &rise);
    Rated::Rate(calc.plus(&[low_rate, more]))
}
