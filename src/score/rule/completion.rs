//! 目标完成率法: x ÷ T, held in 0…cap, and through bands where the scheme has them. Lower is better:
//! T ÷ x, or 2 − x ÷ T.

use super::{PercentOfZero, Rated, Standing, bands, given, hold, without_target};
use crate::exact::Exact;
use crate::model::rule::{Completion, LowerForm};
use crate::model::scheme::Direction;
use crate::score::{Calc, Name, Note};

pub(super) fn rate<C: Calc>(
    calc: &mut C,
    rule: &Completion,
    standing: &Standing<'_>,
) -> Result<Rated<C::Term>, PercentOfZero> {
    let Some(target) = standing.target else { return without_target(calc, &rule.on_no_target, standing) };
    if target.is_zero() {
        calc.note(Note::ZeroTarget);
        return Ok(given(calc, rule.on_zero_target.as_ref().unwrap_or(&Exact::ZERO)));
    }
    let share = match share(calc, rule, standing, target) {
        Some(share) => hold(calc, share, Some((Name::MinRate, &Exact::ZERO)), Some((Name::Cap, &rule.cap))),
        None => calc.known(Name::Cap, &rule.cap),
    };
    let Some(bands) = &rule.bands else { return Ok(Rated::Rate(share)) };
    calc.note(Note::Completion(calc.bare(&share).clone()));
    Ok(bands::of(calc, bands, &share))
}

/// The completion before it is held; none where the form has no number and the cap stands.
fn share<C: Calc>(
    calc: &mut C,
    rule: &Completion,
    standing: &Standing<'_>,
    target: &Exact,
) -> Option<C::Term> {
    let x = calc.known(Name::X, standing.x);
    let target = calc.known(Name::Target, target);
    match (standing.direction, rule.lower_form) {
        (Direction::Higher, _) => calc.over(&x, &target),
        (Direction::Lower, Some(LowerForm::Mirror)) => {
            let share = calc.over(&x, &target)?;
            let two = calc.constant(Exact::from(2));
            Some(calc.minus(&two, &share))
        }
        (Direction::Lower, _) if standing.x.is_positive() => calc.over(&target, &x),
        (Direction::Lower, _) => None,
    }
}
