//! 名次: by total within the group, ties sharing a place unless a tie-breaker separates them.

use std::cmp::Ordering;

use super::{NodeState, Scores};
use crate::check::{NodeNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::model::outcome::{Precision, Ties};

pub(super) fn assign(plan: &Plan, scores: &mut Scores) {
    let ranking = &plan.scheme.ranking;
    let breakers: Vec<NodeNo> =
        ranking.break_by.iter().filter_map(|id| plan.node_by_id(id.value.as_str())).collect();
    for group in &plan.groups {
        let with_total = group.units.iter().copied().filter(|unit| scores.unit(*unit).total.is_some());
        let mut units: Vec<UnitNo> = with_total.collect();
        units.sort_by(|a, b| compare(scores, ranking.rank_on, &breakers, *a, *b).0);
        let mut place = 1;
        let mut previous: Option<Vec<UnitNo>> = None;
        let same = |a: &UnitNo, b: &UnitNo| compare(scores, ranking.rank_on, &breakers, *a, *b).0.is_eq();
        let classes: Vec<Vec<UnitNo>> = units.chunk_by(same).map(<[UnitNo]>::to_vec).collect();
        for tied in classes {
            for unit in &tied {
                scores.units[unit.0].rank = Some(place);
            }
            if let Some((before, &unit)) = previous.zip(tied.first())
                && let Some(above) = before.first()
                && let (_, Some(breaker)) = compare(scores, ranking.rank_on, &breakers, *above, unit)
            {
                for separated in before.iter().chain(&tied) {
                    scores.units[separated.0].broken_by.get_or_insert(breaker);
                }
            }
            place += match ranking.ties {
                Ties::Competition => tied.len(),
                Ties::Dense => 1,
            };
            previous = Some(tied);
        }
    }
}

/// Who stands before whom, and the tie-breaker that decided it.
fn compare(
    scores: &Scores,
    precision: Precision,
    breakers: &[NodeNo],
    a: UnitNo,
    b: UnitNo,
) -> (Ordering, Option<NodeNo>) {
    let total = |unit: UnitNo| -> Option<&Exact> {
        scores.unit(unit).total.as_ref().map(|total| match precision {
            Precision::Rounded => &total.rounded,
            Precision::Exact => &total.exact,
        })
    };
    let by_total = total(b).cmp(&total(a));
    if by_total.is_ne() {
        return (by_total, None);
    }
    for breaker in breakers {
        // What does not apply comes last, even where the scheme gives it a rate.
        let rate = |unit: UnitNo| {
            let node = scores.node(unit, *breaker);
            node.rate.as_ref().filter(|_| node.state != NodeState::NotApplicable)
        };
        let order = rate(b).cmp(&rate(a));
        if order.is_ne() {
            return (order, Some(*breaker));
        }
    }
    (Ordering::Equal, None)
}
