//! 下一步: the one thing that is to be done next about a unit.

use super::evidence::{Settled, checklist};
use super::own;
use crate::check::{Assessment, LeafNo, UnitNo};
use crate::score::{NodeState, Scores};

/// What is to be done next, the most urgent first: what is missing, what may change the score, what
/// the score rests on, what the score asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// 催报 these indicators.
    Urge(Vec<LeafNo>),
    /// 核实 these indicators.
    Verify(Vec<LeafNo>),
    /// 补充佐证 for these indicators: nothing was filed, or nothing that holds.
    File(Vec<LeafNo>),
    /// 通报约谈: so many were raised.
    Notify(usize),
    /// 说明差异: the self-assessed total lies far above the verified one.
    Explain,
    /// Nothing is open.
    Print,
}

/// The next thing to do about a unit.
pub fn next(assessment: &Assessment, scores: &Scores, unit: UnitNo) -> Next {
    let plan = &assessment.plan;
    let in_state = |state: NodeState| -> Vec<LeafNo> {
        plan.leaf_numbers().filter(|leaf| scores.node(unit, plan.leaf(*leaf).node).state == state).collect()
    };
    let missing = in_state(NodeState::NotReported);
    if !missing.is_empty() {
        return Next::Urge(missing);
    }
    let pending = in_state(NodeState::Pending);
    if !pending.is_empty() {
        return Next::Verify(pending);
    }
    let bare = checklist(assessment, scores, unit).into_iter();
    let bare = bare.filter(|item| item.required && item.settled <= Settled::Rejected);
    let bare: Vec<LeafNo> = bare.map(|item| item.leaf).collect();
    if !bare.is_empty() {
        return Next::File(bare);
    }
    let notices = scores.unit(unit).notices.len();
    if notices > 0 {
        return Next::Notify(notices);
    }
    let totals = own::totals(plan, scores).unwrap_or_default();
    match totals.iter().find(|own| own.unit == unit) {
        Some(own) if own.excessive => Next::Explain,
        _ => Next::Print,
    }
}
