//! 排名赋分、争先进位法: the best earns all, each place less.

use super::{Rated, Standing, given, hold};
use crate::exact::Exact;
use crate::model::rule::{Rank, RankScale};
use crate::score::{Calc, Name, Note};

pub(super) fn rate<C: Calc>(calc: &mut C, rule: &Rank, standing: &Standing<'_>) -> Rated<C::Term> {
    let n = standing.field.count(standing.group);
    if n <= 1 {
        calc.note(Note::AloneWithValue);
        return given(calc, &rule.when_equal);
    }
    let place = calc.known(Name::Place, &Exact::count(standing.field.place(standing.x, standing.group)));
    let one = calc.constant(Exact::ONE);
    let rate = match (rule.scale, &rule.drop) {
        (None, Some(drop)) => {
            let behind = calc.minus(&place, &one);
            let drop = calc.known(Name::Drop, drop);
            let lost = calc.times(&behind, &drop);
            calc.minus(&one, &lost)
        }
        (Some(RankScale::Linear), _) | (None, None) => {
            let reporting = calc.known(Name::Reporting, &Exact::count(n));
            let ahead = calc.minus(&reporting, &place);
            let span = calc.minus(&reporting, &one);
            match calc.over(&ahead, &span) {
                Some(share) => share,
                None => return given(calc, &rule.when_equal),
            }
        }
    };
    Rated::Rate(hold(calc, rate, Some((Name::FloorRate, &rule.floor_rate)), None))
}
