//! What a rule asks about a unit, and so which units share a curve and what stands below it.

use crate::assess::Scored;
use crate::check::{Entry, GroupNo, Input, LeafNo, UnitNo};
use crate::exact::Exact;
use crate::model::rule::{NoTarget, PerKind, Reference, Rule, Statistic};
use crate::model::scheme::Direction;
use crate::score::NodeState;
use crate::score::field::Field;
use crate::score::rule::Standing;

/// What stands on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// 指标值
    Value,
    /// 完成率: the value by the unit's target.
    Completion,
    /// 与目标值之差
    Distance,
}

/// What a rule asks about a unit besides its value, as far as it asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// 考核组
    pub group: Option<GroupNo>,
    /// 目标值; 1 and 0 where the axis is in terms of it.
    pub target: Option<Exact>,
    /// 基期数
    pub base: Option<Exact>,
    /// 分值
    pub marks: Option<Exact>,
}

impl Case {
    /// The standing of a unit of this case, its value still open.
    pub(super) fn standing<'a>(&'a self, direction: Direction, field: &'a Field) -> Standing<'a> {
        Standing {
            x: &Exact::ZERO,
            target: self.target.as_ref(),
            base: self.base.as_ref(),
            marks: self.marks.as_ref().unwrap_or(&Exact::ONE),
            direction,
            field,
            group: self.group.unwrap_or(GroupNo(0)),
        }
    }
}

/// What a rule may ask about a unit.
pub(super) struct Facts<'a> {
    x: &'a Exact,
    /// 得分率
    pub rate: &'a Exact,
    /// 目标值
    pub target: Option<&'a Exact>,
    base: Option<&'a Exact>,
    marks: &'a Exact,
    group: GroupNo,
}

impl<'a> Facts<'a> {
    /// Of a unit whose value the rule has rated.
    pub fn of(scored: &'a Scored, unit: UnitNo, leaf: LeafNo) -> Option<Facts<'a>> {
        let plan = &scored.assessment.plan;
        let node = scored.scores.node(unit, plan.leaf(leaf).node);
        if !matches!(node.state, NodeState::Scored | NodeState::Pending) {
            return None;
        }
        let cell = scored.assessment.ledger.cell(unit, leaf);
        let base = match &cell.entry {
            Entry::Reported(Input::Periods { base, .. }) | Entry::Pending(Input::Periods { base, .. }) => {
                Some(base)
            }
            _ => None,
        };
        Some(Facts {
            x: node.x.as_ref()?,
            rate: node.rate.as_ref()?,
            target: cell.target.as_ref().map(|target| &target.value),
            base,
            marks: plan.weight(leaf, unit)?,
            group: plan.unit(unit).group,
        })
    }

    /// What of it the rule asks.
    pub fn case(&self, rule: &Rule, axis: Axis) -> Case {
        let asks = Asks::of(rule, self.target.is_some());
        let target = match axis {
            Axis::Value => self.target.cloned(),
            Axis::Completion => Some(Exact::ONE),
            Axis::Distance => Some(Exact::ZERO),
        };
        Case {
            group: asks.group.then_some(self.group),
            target: target.filter(|_| asks.target),
            base: self.base.cloned().filter(|_| asks.base),
            marks: asks.marks.then(|| self.marks.clone()),
        }
    }
}

/// What a rule asks besides the value.
#[derive(Clone, Copy, Default)]
struct Asks {
    group: bool,
    target: bool,
    base: bool,
    marks: bool,
}

impl Asks {
    fn of(rule: &Rule, target: bool) -> Asks {
        if let (false, Some(policy)) = (target, rule.on_no_target()) {
            return match policy {
                NoTarget::Rule(own) => Asks::of(own, false),
                NoTarget::Error | NoTarget::NotApplicable | NoTarget::Rate(_) => Asks::default(),
            };
        }
        match rule {
            Rule::Completion(_) | Rule::Threshold(_) => Asks { target: true, ..Asks::default() },
            Rule::Minmax(_) | Rule::Rank(_) => Asks { group: true, ..Asks::default() },
            Rule::Piecewise(_) | Rule::Bands(_) => Asks::default(),
            Rule::Linear(rule) => Asks::default().about(&rule.zero_at).about(&rule.full_at),
            Rule::Efficacy(rule) => Asks::default().about(&rule.unacceptable).about(&rule.satisfactory),
            Rule::Steps(rule) => Asks { marks: true, ..Asks::default() }.about(&rule.reference),
        }
    }

    fn about(mut self, reference: &Reference) -> Asks {
        use Statistic as S;
        match reference {
            Reference::Number(_) => {}
            Reference::Target => self.target = true,
            Reference::Base => self.base = true,
            Reference::Statistic(S::GroupBest | S::GroupWorst | S::GroupMean | S::GroupMedian) => {
                self.group = true
            }
            Reference::Statistic(S::AllBest | S::AllWorst | S::AllMean | S::AllMedian) => {}
        }
        self
    }
}

impl Axis {
    /// The axis on which units with these targets share a curve, if there is one.
    pub(super) fn of<'t>(rule: &Rule, targets: impl Iterator<Item = &'t Exact> + Clone) -> Axis {
        let differ = targets.clone().zip(targets.skip(1)).any(|(one, next)| one != next);
        let only = |references: [&Reference; 2]| {
            let fits = |reference: &Reference| match reference {
                Reference::Target => true,
                Reference::Number(number) => number.is_zero(),
                Reference::Base | Reference::Statistic(_) => false,
            };
            references.contains(&&Reference::Target) && references.into_iter().all(fits)
        };
        let steps = |kind| matches!(rule, Rule::Steps(steps) if steps.reference == Reference::Target && steps.per_kind == kind);
        let by_share = match rule {
            Rule::Completion(_) | Rule::Threshold(_) => true,
            Rule::Linear(rule) => only([&rule.zero_at, &rule.full_at]),
            Rule::Efficacy(rule) => only([&rule.unacceptable, &rule.satisfactory]),
            _ => steps(PerKind::Percent),
        };
        if differ && by_share {
            Axis::Completion
        } else if differ && steps(PerKind::Absolute) {
            Axis::Distance
        } else {
            Axis::Value
        }
    }

    /// Where a unit stands on it; nowhere without the target that it is in terms of.
    pub(super) fn place(self, facts: &Facts<'_>) -> Option<Exact> {
        match self {
            Axis::Value => Some(facts.x.clone()),
            Axis::Completion => facts.x.over(facts.target.filter(|target| target.is_positive())?),
            Axis::Distance => Some(facts.x - facts.target?),
        }
    }
}
