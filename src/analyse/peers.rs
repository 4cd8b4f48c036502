//! 组内比较: a unit among the units of its group, by totals and by the rates of each node.
//!
//! A rate counts where something was reported and scored, be it still to be verified. What does not
//! apply is no achievement, and what has not come yet says that a file is late, not what was done:
//! neither has a place here, though the scheme may have both scored.

use super::spread::Spread;
use crate::check::{GroupNo, NodeNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::score::{NodeState, Scores};

/// The published totals of a group's units that have one.
pub fn totals<'a>(
    plan: &'a Plan,
    scores: &'a Scores,
    group: GroupNo,
) -> impl Iterator<Item = (UnitNo, &'a Exact)> {
    let units = plan.group(group).units.iter();
    units.filter_map(|unit| Some((*unit, &scores.unit(*unit).total.as_ref()?.rounded)))
}

/// How the published totals of a group lie; none when no unit has one.
pub fn total_spread(plan: &Plan, scores: &Scores, group: GroupNo) -> Option<Spread> {
    Spread::of(totals(plan, scores, group).map(|(_, total)| total.clone()))
}

/// The rates (得分率) of a node in a group, of the units that have one.
pub fn rates<'a>(
    plan: &'a Plan,
    scores: &'a Scores,
    group: GroupNo,
    node: NodeNo,
) -> impl Iterator<Item = (UnitNo, &'a Exact)> {
    let units = plan.group(group).units.iter();
    units.filter_map(move |unit| Some((*unit, rate(scores, *unit, node)?)))
}

/// How the rates of a node lie in a group; none when no unit has one.
pub fn rate_spread(plan: &Plan, scores: &Scores, group: GroupNo, node: NodeNo) -> Option<Spread> {
    Spread::of(rates(plan, scores, group, node).map(|(_, rate)| rate.clone()))
}

/// Where a unit stands in its group on one node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its place by rate, the best being 1; equal rates share the better place (并列1、2、2、4).
    pub place: usize,
    /// How many units share it, this one included.
    pub sharing: usize,
    /// How many units of the group have a rate.
    pub of: usize,
}

/// A unit's place in its group by the rate of a node; none when it has no rate.
pub fn place(plan: &Plan, scores: &Scores, unit: UnitNo, node: NodeNo) -> Option<Place> {
    let own = rate(scores, unit, node)?;
    let start = Place { place: 1, sharing: 0, of: 0 };
    let count = |so_far: Place, (_, other): (UnitNo, &Exact)| Place {
        place: so_far.place + usize::from(other > own),
        sharing: so_far.sharing + usize::from(other == own),
        of: so_far.of + 1,
    };
    Some(rates(plan, scores, plan.unit(unit).group, node).fold(start, count))
}

fn rate(scores: &Scores, unit: UnitNo, node: NodeNo) -> Option<&Exact> {
    let score = scores.node(unit, node);
    score.rate.as_ref().filter(|_| matches!(score.state, NodeState::Scored | NodeState::Pending))
}
