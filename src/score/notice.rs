//! 通报约谈: conditions of the scheme, and the figures that raised each notice.

use super::{NodeState, Scores, UnitState};
use crate::check::{GroupNo, LeafNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::model::outcome::When;

/// A notice that was raised for a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Raised {
    /// Its place among the scheme's notices.
    pub notice: usize,
    /// What raised it.
    pub figures: Vec<Figure>,
}

/// A figure that met a condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// The total, and the bound that it is below.
    TotalBelow {
        /// The published total.
        total: Exact,
        /// The bound.
        bound: Exact,
    },
    /// The place from the bottom of the group.
    LastPlaces {
        /// 1 for the last.
        from_bottom: usize,
        /// Units with a place.
        of: usize,
        /// How many last places count.
        places: u32,
    },
    /// A core indicator, its rate, and the bound that it is below.
    CoreRateBelow {
        /// The indicator.
        leaf: LeafNo,
        /// Its exact rate.
        rate: Exact,
        /// The bound.
        bound: Exact,
    },
}

pub(super) fn raise(plan: &Plan, scores: &mut Scores) {
    for group in (0..plan.groups.len()).map(GroupNo) {
        for unit in &plan.group(group).units {
            let notices = plan.scheme.notices.iter().enumerate();
            let raised = notices.filter_map(|(notice, rule)| {
                Some(Raised { notice, figures: figures(plan, scores, group, *unit, &rule.when)? })
            });
            let raised = raised.collect();
            scores.units[unit.0].notices = raised;
        }
    }
}

/// The figures that meet all conditions; `None` when one is not met.
fn figures(plan: &Plan, scores: &Scores, group: GroupNo, unit: UnitNo, when: &When) -> Option<Vec<Figure>> {
    let mut figures = Vec::new();
    if let Some(bound) = &when.total_below {
        let total = scores.unit(unit).total.as_ref().filter(|total| total.rounded < *bound)?;
        figures.push(Figure::TotalBelow { total: total.rounded.clone(), bound: bound.clone() });
    }
    if let Some(places) = when.last_places {
        figures.push(last_places(plan, scores, group, unit, places)?);
    }
    if let Some(bound) = &when.core_rate_below {
        let below = core_rates_below(plan, scores, unit, bound);
        if below.is_empty() {
            return None;
        }
        figures.extend(below);
    }
    Some(figures)
}

fn last_places(plan: &Plan, scores: &Scores, group: GroupNo, unit: UnitNo, places: u32) -> Option<Figure> {
    let rank = scores.unit(unit).rank?;
    let ranks = || plan.group(group).units.iter().filter_map(|other| scores.unit(*other).rank);
    let of = ranks().count();
    let from_bottom = 1 + ranks().filter(|other| *other > rank).count();
    (of > 1 && from_bottom <= places as usize).then_some(Figure::LastPlaces { from_bottom, of, places })
}

fn core_rates_below(plan: &Plan, scores: &Scores, unit: UnitNo, bound: &Exact) -> Vec<Figure> {
    if scores.unit(unit).state == UnitState::NotScored {
        return Vec::new();
    }
    let core = plan.leaf_numbers().filter(|leaf| plan.leaf(*leaf).indicator.core);
    let rates = core.filter_map(|leaf| {
        let node = scores.node(unit, plan.leaf(leaf).node);
        match node.state {
            NodeState::Absent | NodeState::NotApplicable => None,
            _ => Some((leaf, node.rate.clone()?)),
        }
    });
    let below = rates.filter(|(_, rate)| rate < bound);
    below.map(|(leaf, rate)| Figure::CoreRateBelow { leaf, rate, bound: bound.clone() }).collect()
}
