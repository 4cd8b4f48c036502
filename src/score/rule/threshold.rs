//! 达标法: 1 when the target is met (equal counts), else nothing or in proportion.

use super::{PercentOfZero, Rated, Standing, given, hold, without_target};
use crate::exact::Exact;
use crate::model::rule::{Otherwise, Threshold};
use crate::model::scheme::Direction;
use crate::score::{Calc, Name, Note};

pub(super) fn rate<C: Calc>(
    calc: &mut C,
    rule: &Threshold,
    standing: &Standing<'_>,
) -> Result<Rated<C::Term>, PercentOfZero> {
    let Some(target) = standing.target else { return without_target(calc, &rule.on_no_target, standing) };
    if standing.reaches(target) {
        calc.note(Note::TargetMet);
        return Ok(given(calc, &Exact::ONE));
    }
    calc.note(Note::TargetMissed);
    if rule.otherwise == Otherwise::Zero || !target.is_positive() {
        return Ok(given(calc, &Exact::ZERO));
    }
    let x = calc.known(Name::X, standing.x);
    let target = calc.known(Name::Target, target);
    let share = match standing.direction {
        Direction::Higher => calc.over(&x, &target),
        Direction::Lower => calc.over(&target, &x),
    };
    let (least, most) = ((Name::MinRate, &Exact::ZERO), (Name::MaxRate, &Exact::ONE));
    Ok(match share {
        Some(share) => Rated::Rate(hold(calc, share, Some(least), Some(most))),
        None => given(calc, &Exact::ZERO),
    })
}
