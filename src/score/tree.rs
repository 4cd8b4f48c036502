//! The tree: from the rates of indicators to the base score.
//!
//! Every node is given marks, its share of its parent's. What does not apply takes its marks out of
//! the count ([`Inapplicable::Rescale`]) or leaves them to its siblings
//! ([`Inapplicable::RescaleSiblings`]); a mean weighs each child by the marks that count of it.

use super::measure::Values;
use super::rule::Rates;
use super::{NodeScore, NodeState, Score, UnitState};
use crate::check::{LeafNo, NodeNo, Plan, UnitNo};
use crate::exact::{Exact, geometric_mean};
use crate::model::scheme::{Aggregate, Inapplicable, Unreported};

/// 基础分 and how much of the scheme it rests on.
#[derive(Debug)]
pub struct BaseScore {
    /// 状态
    pub state: UnitState,
    /// 适用分值
    pub applicable: Exact,
    /// Whether that is less than the scheme finds meaningful.
    pub thin: bool,
    /// The score; none when nothing applies or a mean failed.
    pub score: Option<Score>,
    /// Geometric and harmonic dimensions that a rate of 0 or below leaves without value.
    pub failed: Vec<NodeNo>,
}

/// What a node contributes to the one above it.
struct Part {
    /// Whether anything in it applies.
    applies: bool,
    /// Marks that apply, before any redistribution.
    applicable: Exact,
    /// Marks that count.
    counted: Exact,
    worth: Worth,
}

/// What a node is worth.
enum Worth {
    /// It does not apply, or not to this group.
    Nothing,
    /// It has no value, and neither has what is above it.
    Failed,
    /// Its score.
    Score(Score),
}

/// All nodes of a unit, in the tree's order, and its base score.
pub fn scores(plan: &Plan, unit: UnitNo, values: &Values, rates: &Rates) -> (Vec<NodeScore>, BaseScore) {
    let absent =
        NodeScore { state: NodeState::Absent, marks: None, x: None, rate: None, score: None, progress: None };
    let mut nodes = vec![absent; plan.nodes.len()];
    let failed = Vec::new();
    let mut walk =
        Walk { plan, unit, values, rates, nodes: &mut nodes, pending: false, blocked: false, failed };
    let whole = walk.node(NodeNo(0), plan.scheme.full_marks.clone(), true);
    let (pending, blocked, failed) = (walk.pending, walk.blocked, walk.failed);
    let base = base(plan, &whole, pending, blocked, failed);
    nodes[0].score = base.score.clone();
    (nodes, base)
}

fn base(plan: &Plan, whole: &Part, pending: bool, blocked: bool, failed: Vec<NodeNo>) -> BaseScore {
    let scheme = &plan.scheme;
    let stretch = |earned: &Exact| match scheme.missing.not_applicable {
        Inapplicable::Rescale => (earned * &scheme.full_marks).over(&whole.counted),
        Inapplicable::RescaleSiblings | Inapplicable::Rate(_) => Some(earned.clone()),
    };
    let score = match &whole.worth {
        Worth::Score(score) if whole.applies => {
            stretch(&score.exact).zip(stretch(&score.rounded)).map(|(exact, items)| {
                let by_items = scheme.rounding.items_first && scheme.aggregate == Aggregate::Sum;
                let rounded = scheme.rounding.total(if by_items { &items } else { &exact });
                Score { exact, rounded }
            })
        }
        _ => None,
    };
    let state = if !whole.applies {
        UnitState::NotScored
    } else if blocked || score.is_none() {
        UnitState::Withheld
    } else if pending {
        UnitState::Provisional
    } else {
        UnitState::Final
    };
    let least = &scheme.missing.min_applicable * &scheme.full_marks;
    let thin = score.is_some() && whole.applicable < least;
    BaseScore { state, applicable: whole.applicable.clone(), thin, score, failed }
}

struct Walk<'a> {
    plan: &'a Plan,
    unit: UnitNo,
    values: &'a Values,
    rates: &'a Rates,
    nodes: &'a mut [NodeScore],
    pending: bool,
    blocked: bool,
    failed: Vec<NodeNo>,
}

impl Walk<'_> {
    /// Scores a node on the marks that it is given. `in_points` says that all above it is a sum, so
    /// that its rounded score is an item of the total.
    fn node(&mut self, no: NodeNo, marks: Exact, in_points: bool) -> Part {
        if let Some(leaf) = self.plan.node(no).leaf {
            return self.leaf(no, leaf, marks);
        }
        let aggregate = self.plan.node(no).aggregate;
        let in_points = in_points && aggregate == Aggregate::Sum;
        let mut parts = Vec::new();
        for (child, marks) in self.shares(no, &marks) {
            parts.push(self.node(child, marks, in_points));
        }
        if parts.is_empty() {
            return Part {
                applies: false,
                applicable: Exact::ZERO,
                counted: Exact::ZERO,
                worth: Worth::Nothing,
            };
        }
        let part = self.combine(no, aggregate, in_points, &parts);
        let score = match &part.worth {
            Worth::Score(score) => Some(score.clone()),
            _ => None,
        };
        let rate = score.as_ref().and_then(|score| score.exact.over(&part.counted));
        let state = if part.applies { NodeState::Scored } else { NodeState::NotApplicable };
        self.nodes[no.0] = NodeScore { state, marks: Some(marks), x: None, rate, score, progress: None };
        part
    }

    /// The children that exist for the unit's group, with the marks that each is given.
    fn shares(&self, no: NodeNo, marks: &Exact) -> Vec<(NodeNo, Exact)> {
        let group = self.plan.unit(self.unit).group;
        let own = |child: NodeNo| self.plan.node(child).marks.get(group.0)?.clone();
        let children = self.plan.children(no).filter_map(|child| Some((child, own(child)?)));
        if self.plan.scheme.missing.not_applicable != Inapplicable::RescaleSiblings {
            return children.collect();
        }
        let children: Vec<_> = children.map(|(child, own)| (child, own, self.applies(child))).collect();
        let applying: Exact = children.iter().filter(|(.., applies)| *applies).map(|(_, own, _)| own).sum();
        let grown = |own: &Exact| (own * marks).over(&applying).unwrap_or_else(|| own.clone());
        children
            .into_iter()
            .map(|(child, own, applies)| (child, if applies { grown(&own) } else { own }))
            .collect()
    }

    /// Whether anything below a node applies to the unit.
    fn applies(&self, no: NodeNo) -> bool {
        match self.plan.node(no).leaf {
            Some(leaf) => {
                !matches!(self.rates.state(self.unit, leaf), NodeState::Absent | NodeState::NotApplicable)
            }
            None => self.plan.children(no).any(|child| self.applies(child)),
        }
    }

    fn combine(&mut self, no: NodeNo, aggregate: Aggregate, in_points: bool, parts: &[Part]) -> Part {
        let counted: Exact = parts.iter().map(|part| &part.counted).sum();
        let scored: Vec<(&Part, &Score)> = parts
            .iter()
            .filter_map(|part| match &part.worth {
                Worth::Score(score) => Some((part, score)),
                _ => None,
            })
            .collect();
        let failed_below = parts.iter().any(|part| matches!(part.worth, Worth::Failed));
        let exact = match aggregate {
            _ if failed_below => None,
            Aggregate::Sum | Aggregate::Mean => Some(scored.iter().map(|(_, score)| &score.exact).sum()),
            Aggregate::Geometric | Aggregate::Harmonic => {
                let mean = self.mean(no, aggregate, &scored).map(|rate| &rate * &counted);
                if mean.is_none() && !scored.is_empty() {
                    self.failed.push(no);
                }
                mean
            }
        };
        let rounding = &self.plan.scheme.rounding;
        let worth = match exact {
            _ if scored.is_empty() && !failed_below => Worth::Nothing,
            None => Worth::Failed,
            Some(exact) if in_points && rounding.items_first => {
                Worth::Score(Score { exact, rounded: scored.iter().map(|(_, score)| &score.rounded).sum() })
            }
            Some(exact) => Worth::Score(Score { rounded: rounding.item(&exact), exact }),
        };
        Part {
            applies: parts.iter().any(|part| part.applies),
            applicable: parts.iter().map(|part| &part.applicable).sum(),
            counted,
            worth,
        }
    }

    /// The geometric or harmonic mean of the children's rates, weighed by the marks that count.
    fn mean(&self, no: NodeNo, aggregate: Aggregate, scored: &[(&Part, &Score)]) -> Option<Exact> {
        let floor = self.plan.node(no).floor.as_ref();
        let mut rates = Vec::new();
        for (part, score) in scored {
            let rate = score.exact.over(&part.counted)?;
            let rate = floor.map_or_else(|| rate.clone(), |floor| rate.clone().max(floor.clone()));
            if !rate.is_positive() {
                return None;
            }
            rates.push((part.counted.clone(), rate));
        }
        if aggregate == Aggregate::Geometric {
            return geometric_mean(&rates);
        }
        let weights: Exact = rates.iter().map(|(weight, _)| weight).sum();
        let inverse: Option<Vec<Exact>> = rates.iter().map(|(weight, rate)| weight.over(rate)).collect();
        weights.over(&inverse?.iter().sum())
    }

    fn leaf(&mut self, no: NodeNo, leaf: LeafNo, marks: Exact) -> Part {
        let state = self.rates.state(self.unit, leaf);
        let missing = &self.plan.scheme.missing;
        let rate = match (state, &missing.not_applicable) {
            (NodeState::NotApplicable, Inapplicable::Rate(rate)) => Some(rate.clone()),
            (NodeState::NotApplicable, _) => None,
            _ => Some(self.rates.rate(self.unit, leaf).cloned().unwrap_or_default()),
        };
        self.pending |= state == NodeState::Pending;
        self.blocked |= state == NodeState::NotReported && missing.not_reported == Unreported::Blocks;
        let score = rate.as_ref().map(|rate| {
            let exact = rate * &marks;
            Score { rounded: self.plan.scheme.rounding.item(&exact), exact }
        });
        let x = self.values.get(self.unit, leaf).cloned();
        self.nodes[no.0] =
            NodeScore { state, marks: Some(marks.clone()), x, rate, score: score.clone(), progress: None };
        let applies = state != NodeState::NotApplicable;
        Part {
            applies,
            applicable: self.plan.marks(leaf, self.unit).filter(|_| applies).cloned().unwrap_or_default(),
            counted: if score.is_some() { marks } else { Exact::ZERO },
            worth: score.map_or(Worth::Nothing, Worth::Score),
        }
    }
}
