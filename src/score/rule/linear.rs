//! 线性插值: 0 at one end, 1 at the other, straight between.

use super::{PercentOfZero, Rated, Standing, given, hold, without_target};
use crate::exact::Exact;
use crate::model::rule::{Clamp, Linear};
use crate::score::{Calc, Name, Note};

pub(super) fn rate<C: Calc>(
    calc: &mut C,
    rule: &Linear,
    standing: &Standing<'_>,
) -> Result<Rated<C::Term>, PercentOfZero> {
    let zero = standing.reference(calc, &rule.zero_at, Name::ZeroAt);
    let full = standing.reference(calc, &rule.full_at, Name::FullAt);
    let (Some(zero), Some(full)) = (zero, full) else {
        return without_target(calc, &rule.on_no_target, standing);
    };
    if standing.reversed(calc.bare(&zero), calc.bare(&full)) {
        let reached = standing.reaches(calc.bare(&full));
        calc.note(Note::EndsReversed { reached });
        return Ok(given(calc, if reached { &rule.when_equal } else { &Exact::ZERO }));
    }
    let x = calc.known(Name::X, standing.x);
    let beyond = calc.minus(&x, &zero);
    let span = calc.minus(&full, &zero);
    let Some(share) = calc.over(&beyond, &span) else {
        let reached = standing.reaches(calc.bare(&full));
        calc.note(Note::EndsCoincide { reached });
        return Ok(given(calc, if reached { &rule.when_equal } else { &Exact::ZERO }));
    };
    let least = matches!(rule.clamp, Clamp::Both | Clamp::Bottom).then_some((Name::MinRate, &Exact::ZERO));
    let most = matches!(rule.clamp, Clamp::Both | Clamp::Top).then_some((Name::Cap, &rule.cap));
    Ok(Rated::Rate(hold(calc, share, least, most)))
}
