//! 极差法: linear from the worst value of the group to its best.

use super::{Rated, Standing, given};
use crate::model::rule::{Minmax, Statistic};
use crate::score::{Calc, Name, Note};

pub(super) fn rate<C: Calc>(calc: &mut C, rule: &Minmax, standing: &Standing<'_>) -> Rated<C::Term> {
    let statistic = |statistic| standing.field.statistic(statistic, standing.group);
    let (Some(worst), Some(best)) = (statistic(Statistic::GroupWorst), statistic(Statistic::GroupBest))
    else {
        return given(calc, &rule.when_equal); // the value itself is one of them
    };
    let x = calc.known(Name::X, standing.x);
    let worst = calc.known(Name::Statistic(Statistic::GroupWorst), &worst);
    let best = calc.known(Name::Statistic(Statistic::GroupBest), &best);
    let beyond = calc.minus(&x, &worst);
    let span = calc.minus(&best, &worst);
    match calc.over(&beyond, &span) {
        Some(share) => Rated::Rate(share),
        None => {
            calc.note(Note::EndsCoincide { reached: true });
            given(calc, &rule.when_equal)
        }
    }
}
