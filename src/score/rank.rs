//! 名次: by total within the group, ties sharing a place unless a tie-breaker separates them.

use std::cmp::Ordering;

use super::Scores;
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
        let (mut rank, mut step) = (0, 0);
        for index in 0..units.len() {
            let unit = units[index];
            let previous = index.checked_sub(1).map(|before| units[before]);
            let (order, breaker) = match previous {
                Some(previous) => compare(scores, ranking.rank_on, &breakers, previous, unit),
                None => (Ordering::Less, None),
            };
            step += usize::from(order.is_lt());
            if order.is_lt() {
                rank = match ranking.ties {
                    Ties::Competition => index + 1,
                    Ties::Dense => step,
                };
            }
            scores.units[unit.0].rank = Some(rank);
            if let (Some(previous), Some(breaker)) = (previous, breaker) {
                for separated in [previous, unit] {
                    scores.units[separated.0].broken_by.get_or_insert(breaker);
                }
            }
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
        // None, for what does not apply, is below every rate.
        let rate = |unit: UnitNo| scores.node(unit, *breaker).rate.as_ref();
        let order = rate(b).cmp(&rate(a));
        if order.is_ne() {
            return (order, Some(*breaker));
        }
    }
    (Ordering::Equal, None)
}
