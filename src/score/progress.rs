//! 时序进度: what is done against what should be done by now. It colours and alerts, and changes no score.

use chrono::NaiveDate;

use super::measure::Values;
use super::{NodeState, Scores};
use crate::check::{LeafNo, Ledger, Plan, UnitNo};
use crate::exact::Exact;
use crate::model::scheme::{Direction, Tracking};

/// 进度
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// 超前
    Ahead,
    /// 按期
    OnSchedule,
    /// 滞后
    Behind,
}

impl Progress {
    /// The word of the result file.
    pub fn word(self) -> &'static str {
        match self {
            Progress::Ahead => "ahead",
            Progress::OnSchedule => "on_schedule",
            Progress::Behind => "behind",
        }
    }
}

/// The share that should be done by a date: by the scheme's schedule, else by the days gone, the first
/// and the last included.
pub fn due(plan: &Plan, date: NaiveDate) -> Exact {
    let (period, schedule) = (&plan.scheme.period, &plan.scheme.progress.schedule);
    if schedule.is_empty() {
        let days = (period.end - period.start).num_days() + 1;
        let gone = ((date - period.start).num_days() + 1).clamp(0, days);
        return Exact::ratio(gone, days).unwrap_or_default();
    }
    let passed = schedule.iter().filter(|milestone| milestone.by <= date);
    passed.max_by_key(|milestone| milestone.by).map_or(Exact::ZERO, |milestone| milestone.share.clone())
}

pub(super) fn assign(plan: &Plan, ledger: &Ledger, values: &Values, scores: &mut Scores) {
    for unit in plan.unit_numbers() {
        for leaf in plan.leaf_numbers() {
            let node = plan.leaf(leaf).node;
            let state = scores.node(unit, node).state;
            scores.node_mut(unit, node).progress = progress(plan, ledger, values, unit, leaf, state);
        }
    }
}

fn progress(
    plan: &Plan,
    ledger: &Ledger,
    values: &Values,
    unit: UnitNo,
    leaf: LeafNo,
    state: NodeState,
) -> Option<Progress> {
    let indicator = &plan.leaf(leaf).indicator;
    let target = ledger.cell(unit, leaf).target.as_ref().filter(|target| target.value.is_positive())?;
    if indicator.progress != Tracking::Cumulative || indicator.direction != Direction::Higher {
        return None;
    }
    match state {
        NodeState::Absent | NodeState::NotApplicable => None,
        NodeState::NotReported => {
            let period = &plan.scheme.period;
            let under_way = ledger.as_of().is_some_and(|date| date >= period.start && date <= period.end);
            under_way.then_some(Progress::Behind)
        }
        NodeState::Scored | NodeState::Pending => {
            let done = values.get(unit, leaf)?.over(&target.value)?;
            let due = due(plan, ledger.as_of_value(unit, leaf)?);
            let tolerance = &plan.scheme.progress.tolerance;
            Some(if &done + tolerance < due {
                Progress::Behind
            } else if &done - tolerance > due {
                Progress::Ahead
            } else {
                Progress::OnSchedule
            })
        }
    }
}
