//! 功效系数法: `floor_rate` at the unacceptable value, 1 at the satisfactory one, straight between.
//!
//! The two-point form of published county appraisals: d = (x − x_s) ÷ (x_h − x_s) × 40 + 60.

use super::{PercentOfZero, Rated, Standing, given, hold, without_target};
use crate::exact::Exact;
use crate::model::rule::{Clamp, Efficacy};
use crate::score::{Calc, Name, Note};

pub(super) fn rate<C: Calc>(
    calc: &mut C,
    rule: &Efficacy,
    standing: &Standing<'_>,
) -> Result<Rated<C::Term>, PercentOfZero> {
    let low = standing.reference(calc, &rule.unacceptable, Name::Unacceptable);
    let high = standing.reference(calc, &rule.satisfactory, Name::Satisfactory);
    let (Some(low), Some(high)) = (low, high) else {
        return without_target(calc, &rule.on_no_target, standing);
    };
    if standing.reversed(calc.bare(&low), calc.bare(&high)) {
        let reached = standing.reaches(calc.bare(&high));
        calc.note(Note::EndsReversed { reached });
        return Ok(given(calc, if reached { &rule.when_equal } else { &rule.floor_rate }));
    }
    let x = calc.known(Name::X, standing.x);
    let beyond = calc.minus(&x, &low);
    let span = calc.minus(&high, &low);
    let Some(share) = calc.over(&beyond, &span) else {
        let reached = standing.reaches(calc.bare(&high));
        calc.note(Note::EndsCoincide { reached });
        return Ok(given(calc, if reached { &rule.when_equal } else { &rule.floor_rate }));
    };
    let one = calc.constant(Exact::ONE);
    let floor = calc.known(Name::FloorRate, &rule.floor_rate);
    let rest = calc.minus(&one, &floor);
    let more = calc.times(&share, &rest);
    let rate = calc.plus(&[more, floor]);
    let (least, most) = match rule.clamp {
        Clamp::Both => (Some((Name::FloorRate, &rule.floor_rate)), Some((Name::MaxRate, &Exact::ONE))),
        Clamp::Top => (Some((Name::MinRate, &Exact::ZERO)), Some((Name::MaxRate, &Exact::ONE))),
        Clamp::Bottom => (Some((Name::FloorRate, &rule.floor_rate)), None),
        Clamp::None => (None, None),
    };
    Ok(Rated::Rate(hold(calc, rate, least, most)))
}
