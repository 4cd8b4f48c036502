//! The tree: from the rates of indicators to the base score.

use super::measure::Values;
use super::rule::Rates;
use super::{NodeScore, NodeState, Score, UnitState};
use crate::check::{LeafNo, NodeNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::model::scheme::{Inapplicable, Unreported};

/// 基础分 and how much of the scheme it rests on.
#[derive(Debug)]
pub struct BaseScore {
    /// 状态
    pub state: UnitState,
    /// 适用分值
    pub applicable: Exact,
    /// Whether that is less than the scheme finds meaningful.
    pub thin: bool,
    /// The score; none when nothing applies.
    pub score: Option<Score>,
}

/// A sum under way.
#[derive(Default)]
struct Sum {
    /// Marks that count towards the score.
    counted: Exact,
    /// Marks that truly apply.
    applicable: Exact,
    exact: Exact,
    rounded: Exact,
    applies: bool,
    exists: bool,
}

/// All nodes of a unit, in the tree's order, and its base score.
pub fn scores(plan: &Plan, unit: UnitNo, values: &Values, rates: &Rates) -> (Vec<NodeScore>, BaseScore) {
    let absent = NodeScore { state: NodeState::Absent, x: None, rate: None, score: None };
    let mut nodes = vec![absent; plan.nodes.len()];
    let mut walk = Walk { plan, unit, values, rates, nodes: &mut nodes, pending: false, blocked: false };
    let sum = walk.node(NodeNo(0));
    let (pending, blocked) = (walk.pending, walk.blocked);
    let base = base(plan, &sum, pending, blocked);
    nodes[0] = NodeScore {
        state: if sum.applies { NodeState::Scored } else { NodeState::NotApplicable },
        x: None,
        rate: base.score.as_ref().and_then(|score| score.exact.over(&plan.scheme.full_marks)),
        score: base.score.clone(),
    };
    (nodes, base)
}

fn base(plan: &Plan, sum: &Sum, pending: bool, blocked: bool) -> BaseScore {
    let scheme = &plan.scheme;
    let stretch = |earned: &Exact| match scheme.missing.not_applicable {
        Inapplicable::Rescale => (earned * &scheme.full_marks).over(&sum.counted),
        Inapplicable::Rate(_) => Some(earned.clone()),
    };
    let score = if sum.applies {
        stretch(&sum.exact).zip(stretch(&sum.rounded)).map(|(exact, items)| {
            let rounded = scheme.rounding.total(if scheme.rounding.items_first { &items } else { &exact });
            Score { exact, rounded }
        })
    } else {
        None
    };
    let state = match (&score, blocked, pending) {
        (None, ..) => UnitState::NotScored,
        (_, true, _) => UnitState::Withheld,
        (_, _, true) => UnitState::Provisional,
        _ => UnitState::Final,
    };
    let least = &scheme.missing.min_applicable * &scheme.full_marks;
    let thin = score.is_some() && sum.applicable < least;
    BaseScore { state, applicable: sum.applicable.clone(), thin, score }
}

struct Walk<'a> {
    plan: &'a Plan,
    unit: UnitNo,
    values: &'a Values,
    rates: &'a Rates,
    nodes: &'a mut [NodeScore],
    pending: bool,
    blocked: bool,
}

impl Walk<'_> {
    fn node(&mut self, no: NodeNo) -> Sum {
        if let Some(leaf) = self.plan.node(no).leaf {
            return self.leaf(no, leaf);
        }
        let mut sum = Sum::default();
        let children: Vec<NodeNo> = self.plan.children(no).collect();
        for child in children {
            let part = self.node(child);
            sum.counted = &sum.counted + &part.counted;
            sum.applicable = &sum.applicable + &part.applicable;
            sum.exact = &sum.exact + &part.exact;
            sum.rounded = &sum.rounded + &part.rounded;
            sum.applies |= part.applies;
            sum.exists |= part.exists;
        }
        if sum.exists {
            self.nodes[no.0] = self.dimension(&sum);
        }
        sum
    }

    fn dimension(&self, sum: &Sum) -> NodeScore {
        let rounding = &self.plan.scheme.rounding;
        let state = if sum.applies { NodeState::Scored } else { NodeState::NotApplicable };
        let score = sum.counted.is_positive().then(|| Score {
            exact: sum.exact.clone(),
            rounded: if rounding.items_first { sum.rounded.clone() } else { rounding.item(&sum.exact) },
        });
        NodeScore { state, x: None, rate: sum.exact.over(&sum.counted), score }
    }

    fn leaf(&mut self, no: NodeNo, leaf: LeafNo) -> Sum {
        let Some(marks) = self.plan.marks(leaf, self.unit) else { return Sum::default() };
        let state = self.rates.state(self.unit, leaf);
        let missing = &self.plan.scheme.missing;
        let rate = match state {
            NodeState::NotApplicable => match &missing.not_applicable {
                Inapplicable::Rescale => None,
                Inapplicable::Rate(rate) => Some(rate.clone()),
            },
            _ => Some(self.rates.rate(self.unit, leaf).cloned().unwrap_or_default()),
        };
        self.pending |= state == NodeState::Pending;
        self.blocked |= state == NodeState::NotReported && missing.not_reported == Unreported::Blocks;
        let score = rate.as_ref().map(|rate| {
            let exact = rate * marks;
            let rounded = self.plan.scheme.rounding.item(&exact);
            Score { exact, rounded }
        });
        let x = self.values.get(self.unit, leaf).cloned();
        self.nodes[no.0] = NodeScore { state, x, rate, score: score.clone() };
        let applies = state != NodeState::NotApplicable;
        let counted = score.is_some();
        let score = score.unwrap_or(Score { exact: Exact::ZERO, rounded: Exact::ZERO });
        Sum {
            counted: if counted { marks.clone() } else { Exact::ZERO },
            applicable: if applies { marks.clone() } else { Exact::ZERO },
            exact: score.exact,
            rounded: score.rounded,
            applies,
            exists: true,
        }
    }
}
