//! 通报约谈: conditions of the scheme, and the figures that raised each notice.

use super::grade::Standing;
use super::progress::Progress;
use super::{NodeState, Scores, UnitState};
use crate::check::{LeafNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::model::outcome::When;
use crate::model::result::Outcome;

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
    /// The grade of the earlier result and today's, by their places in the scheme.
    GradesFallen {
        /// The earlier grade.
        from: usize,
        /// Today's; none below the lowest.
        to: Option<usize>,
        /// How many steps that is.
        steps: usize,
    },
    /// An indicator that lies behind schedule.
    BehindSchedule {
        /// The indicator.
        leaf: LeafNo,
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

pub(super) fn raise(plan: &Plan, earlier: Option<&Outcome>, scores: &mut Scores) {
    for group in &plan.groups {
        let mut ranks: Vec<usize> = group.units.iter().filter_map(|unit| scores.unit(*unit).rank).collect();
        ranks.sort_unstable();
        for unit in &group.units {
            let notices = plan.scheme.notices.iter().enumerate();
            let raised = notices.filter_map(|(notice, rule)| {
                Some(Raised { notice, figures: figures(plan, scores, (*unit, &ranks), &rule.when, earlier)? })
            });
            let raised = raised.collect();
            scores.units[unit.0].notices = raised;
        }
    }
}

/// The figures that meet all conditions; `None` when one is not met.
fn figures(
    plan: &Plan,
    scores: &Scores,
    (unit, ranks): (UnitNo, &[usize]),
    when: &When,
    earlier: Option<&Outcome>,
) -> Option<Vec<Figure>> {
    let mut figures = Vec::new();
    if let Some(bound) = &when.total_below {
        let total = scores.unit(unit).total.as_ref().filter(|total| total.rounded < *bound)?;
        figures.push(Figure::TotalBelow { total: total.rounded.clone(), bound: bound.clone() });
    }
    if let Some(places) = when.last_places {
        figures.push(last_places(scores.unit(unit).rank?, ranks, places)?);
    }
    if let Some(bound) = &when.core_rate_below {
        let below = core_rates_below(plan, scores, unit, bound);
        if below.is_empty() {
            return None;
        }
        figures.extend(below);
    }
    if let Some(least) = when.grades_fallen {
        figures.push(grades_fallen(plan, scores, unit, least, earlier?)?);
    }
    if let Some(least) = when.behind_schedule {
        let behind = plan
            .leaf_numbers()
            .filter(|leaf| scores.node(unit, plan.leaf(*leaf).node).progress == Some(Progress::Behind));
        let behind: Vec<Figure> = behind.map(|leaf| Figure::BehindSchedule { leaf }).collect();
        if behind.len() < least as usize {
            return None;
        }
        figures.extend(behind);
    }
    Some(figures)
}

/// The place from the bottom of the group, of whose units `ranks` are the places in order.
fn last_places(rank: usize, ranks: &[usize], places: u32) -> Option<Figure> {
    let of = ranks.len();
    let from_bottom = 1 + of - ranks.partition_point(|other| *other <= rank);
    (of > 1 && from_bottom <= places as usize).then_some(Figure::LastPlaces { from_bottom, of, places })
}

/// How far the grade fell since the earlier result; below the lowest grade is one step more.
fn grades_fallen(
    plan: &Plan,
    scores: &Scores,
    unit: UnitNo,
    least: u32,
    earlier: &Outcome,
) -> Option<Figure> {
    let bounds = &plan.scheme.grades.as_ref()?.bounds;
    let code = plan.unit(unit).code.as_str();
    let before = earlier.groups.iter().flat_map(|group| &group.units).find(|unit| &*unit.code == code)?;
    let before = before.grade.0.as_deref()?;
    let from = bounds.iter().position(|bound| bound.id.as_str() == before)?;
    let (to, now) = match &scores.unit(unit).grade {
        Standing::Given { grade, .. } => (Some(*grade), *grade),
        Standing::None if scores.unit(unit).total.is_some() => (None, bounds.len()),
        Standing::None | Standing::Open { .. } => return None,
    };
    let steps = now.checked_sub(from)?;
    (steps >= least as usize).then_some(Figure::GradesFallen { from, to, steps })
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
