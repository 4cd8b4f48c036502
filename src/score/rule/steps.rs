//! 增减分、对比平均值、扣分制: points gained or lost for each step from a reference.

use super::{PercentOfZero, Rated, Standing, hold, without_target};
use crate::exact::Exact;
use crate::model::rule::{PerKind, StepMode, Steps};
use crate::model::scheme::Direction;
use crate::score::{Calc, Name};

pub(super) fn rate<C: Calc>(
    calc: &mut C,
    rule: &Steps,
    standing: &Standing<'_>,
) -> Result<Rated<C::Term>, PercentOfZero> {
    let Some(reference) = standing.reference(calc, &rule.reference, Name::Reference) else {
        return without_target(calc, &rule.on_no_target, standing);
    };
    let x = calc.known(Name::X, standing.x);
    let start = calc.known(Name::StartRate, &rule.start_rate);
    let better = match standing.direction {
        Direction::Higher => calc.bare(&x) > calc.bare(&reference),
        Direction::Lower => calc.bare(&x) < calc.bare(&reference),
    };
    if rule.per_kind == PerKind::Percent && calc.bare(&reference).is_zero() {
        return Err(PercentOfZero);
    }
    let (name, points) = if better { (Name::Gain, &rule.gain) } else { (Name::Loss, &rule.loss) };
    let rate = if points.is_zero() || calc.bare(&x) == calc.bare(&reference) {
        start
    } else {
        let above = calc.bare(&x) > calc.bare(&reference);
        let distance = if above { calc.minus(&x, &reference) } else { calc.minus(&reference, &x) };
        let per = step(calc, rule, &reference);
        let steps = calc.over(&distance, &per).ok_or(PercentOfZero)?;
        let steps = match rule.step_mode {
            StepMode::Linear => steps,
            StepMode::Floor => calc.floor(&steps),
            StepMode::Ceil => calc.ceil(&steps),
        };
        let points = calc.known(name, points);
        let points = calc.times(&steps, &points);
        let marks = calc.known(Name::Weight, standing.marks);
        let Some(share) = calc.over(&points, &marks) else { return Ok(Rated::NotApplicable) };
        if better { calc.plus(&[start, share]) } else { calc.minus(&start, &share) }
    };
    let (least, most) = ((Name::MinRate, &rule.min_rate), (Name::MaxRate, &rule.max_rate));
    Ok(Rated::Rate(hold(calc, rate, Some(least), Some(most))))
}

/// The size of a step: a number, or a percentage of the size of the reference.
fn step<C: Calc>(calc: &mut C, rule: &Steps, reference: &C::Term) -> C::Term {
    let per = calc.known(Name::Per, &rule.per);
    if rule.per_kind == PerKind::Absolute {
        return per;
    }
    let size = if calc.bare(reference).is_negative() { calc.abs(reference) } else { reference.clone() };
    let hundredth = calc.constant(Exact::ratio(1, 100).unwrap_or_default());
    let percent = calc.times(&per, &hundredth);
    calc.times(&size, &percent)
}
