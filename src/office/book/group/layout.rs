//! Which column of a group's sheet holds what.

use crate::check::{Entry, GroupNo, Input, LeafNo, Ledger, NodeNo, Plan, UnitNo};
use crate::model::measure::Measure;
use crate::model::outcome::Precision;
use crate::model::rule::Statistic;
use crate::model::scheme::Inapplicable;
use crate::office::book::place::{Rows, Spot};

/// The rows above the units.
pub mod head {
    /// 标题
    pub const TITLE: u32 = 0;
    /// How to read the sheet.
    pub const HINT: u32 = 1;
    /// Indicators and dimensions.
    pub const NODE: u32 = 2;
    /// 满分
    pub const FULL: u32 = 3;
    /// What the columns hold.
    pub const COLUMN: u32 = 4;
}

/// The columns that every sheet begins with.
pub mod lead {
    /// 单位
    pub const UNIT: u16 = 0;
    /// 名次
    pub const RANK: u16 = 1;
    /// 等次
    pub const GRADE: u16 = 2;
    /// 总分
    pub const TOTAL: u16 = 3;
    /// 基础分
    pub const BASE: u16 = 4;
    /// 加减分
    pub const ADJUSTED: u16 = 5;
    /// 状态
    pub const STATE: u16 = 6;
    /// The first column after them.
    pub const END: u16 = 7;
}

/// The columns of a leaf's data and value.
#[derive(Clone, Debug)]
pub struct LeafCols {
    /// The figures that its measure takes.
    pub inputs: Vec<u16>,
    /// 目标值, where there is one to be seen.
    pub target: Option<u16>,
    /// 状态; the value and the rate stand right of it.
    pub state: u16,
    /// 指标值
    pub x: u16,
}

/// The columns of an indicator or a dimension.
#[derive(Clone, Debug)]
pub struct NodeCols {
    /// The first of all.
    pub first: u16,
    /// 得分率
    pub rate: u16,
    /// 计分分值: the marks that count.
    pub marks: u16,
    /// 适用分值, where it is another.
    pub applicable: u16,
    /// 得分（未修约）
    pub exact: u16,
    /// 得分
    pub score: u16,
    /// What leaves have more.
    pub leaf: Option<LeafCols>,
}

/// The columns from the sum of the parts to the total.
#[derive(Clone, Debug)]
pub struct SumCols {
    /// 各部分得分之和
    pub items: u16,
    /// 基础分（未修约）
    pub base: u16,
    /// For each item of the scheme, how often it happened and what that comes to.
    pub events: Vec<(u16, u16)>,
    /// 加分合计
    pub bonus: u16,
    /// 减分合计
    pub deduction: u16,
    /// 复核调整
    pub correction: u16,
    /// 总分（未修约）
    pub total: u16,
    /// The first of the columns that are about events.
    pub events_first: u16,
}

/// The columns from the total to place and grade.
#[derive(Clone, Debug)]
pub struct OutcomeCols {
    /// What is ranked by, where that is not the total shown.
    pub key: Option<u16>,
    /// The tie-breakers' rates.
    pub breakers: Vec<(NodeNo, u16)>,
    /// The place in which ties leave gaps, and who is first in it, where places have no gaps.
    pub dense: Option<(u16, u16)>,
    /// 等次决定
    pub decision: Option<u16>,
    /// The grade of the total and vetoes.
    pub by_total: Option<u16>,
    /// The grade after each quota line.
    pub lines: Vec<(usize, u16)>,
}

/// Where everything of a group's sheet stands.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The group.
    pub group: GroupNo,
    /// The sheet's name.
    pub name: String,
    /// The nodes that exist for the group; the root is the first.
    pub nodes: Vec<Option<NodeCols>>,
    /// From parts to total.
    pub sum: SumCols,
    /// From total to grade.
    pub outcome: OutcomeCols,
    /// 自评总分, where there is one.
    pub own: Option<u16>,
    /// The units' rows.
    pub rows: Rows,
    /// The first column that is free.
    pub end: u32,
}

/// Takes one column after the other.
struct Taker(u32);

impl Taker {
    fn one(&mut self) -> u16 {
        let col = u16::try_from(self.0).unwrap_or(u16::MAX);
        self.0 += 1;
        col
    }

    fn many(&mut self, count: usize) -> Vec<u16> {
        (0..count).map(|_| self.one()).collect()
    }
}

impl Layout {
    /// Lays out a group's sheet.
    pub fn of(plan: &Plan, ledger: &Ledger, group: GroupNo, name: String, own: bool) -> Layout {
        let mut take = Taker(u32::from(lead::END));
        let own = own.then(|| take.one());
        let mut nodes = vec![None; plan.nodes.len()];
        for no in plan.node_numbers().skip(1) {
            if plan.node(no).marks.get(group.0).is_some_and(Option::is_some)
                && let Some(place) = nodes.get_mut(no.0)
            {
                *place = Some(node(plan, ledger, group, no, &mut take));
            }
        }
        let root = columns(plan, take.0, None, &mut take);
        if let Some(place) = nodes.first_mut() {
            *place = Some(root);
        }
        let sum = sum(plan, &mut take);
        let outcome = outcome(plan, &nodes, &mut take);
        let first = head::COLUMN + 1;
        let units = u32::try_from(plan.group(group).units.len()).unwrap_or(1).max(1);
        let rows = Rows { first, last: first + units - 1 };
        Layout { group, name, nodes, sum, outcome, own, rows, end: take.0 }
    }

    /// The columns of a node, when it exists for the group.
    pub fn node(&self, no: NodeNo) -> Option<&NodeCols> {
        self.nodes.get(no.0)?.as_ref()
    }

    /// The row of a unit by its place in the group's list.
    pub fn row(&self, place: usize) -> u32 {
        self.rows.first + u32::try_from(place).unwrap_or_default()
    }

    /// The row of a statistic over the group's values.
    pub fn statistic(&self, statistic: Statistic) -> u32 {
        let place = Statistic::ALL.iter().position(|other| *other == statistic).unwrap_or_default();
        self.rows.last + 2 + u32::try_from(place).unwrap_or_default()
    }

    /// The row of the number of units with a value.
    pub fn counts(&self) -> u32 {
        self.rows.last + 2 + u32::try_from(Statistic::ALL.len()).unwrap_or_default()
    }

    /// 满分 of a node, at the head of its columns.
    pub fn full(&self, cols: &NodeCols) -> Spot {
        Spot::new(head::FULL, cols.score)
    }
}

fn node(plan: &Plan, ledger: &Ledger, group: GroupNo, no: NodeNo, take: &mut Taker) -> NodeCols {
    let first = take.0;
    let leaf = plan.node(no).leaf.map(|leaf| {
        let inputs = take.many(inputs(plan, ledger, group, leaf));
        let target = has_target(plan, ledger, group, leaf).then(|| take.one());
        LeafCols { inputs, target, state: take.one(), x: take.one() }
    });
    columns(plan, first, leaf, take)
}

/// The columns that every node has. The rate comes first, right of an indicator's value.
fn columns(plan: &Plan, first: u32, leaf: Option<LeafCols>, take: &mut Taker) -> NodeCols {
    let (rate, marks) = (take.one(), take.one());
    let rescaled = plan.scheme.missing.not_applicable == Inapplicable::Rescale;
    let applicable = if rescaled { marks } else { take.one() };
    let first = u16::try_from(first).unwrap_or(u16::MAX);
    NodeCols { first, rate, marks, applicable, exact: take.one(), score: take.one(), leaf }
}

fn has_target(plan: &Plan, ledger: &Ledger, group: GroupNo, leaf: LeafNo) -> bool {
    let asked = plan.leaf(leaf).indicator.rule.on_no_target().is_some();
    asked || plan.group(group).units.iter().any(|unit| ledger.cell(*unit, leaf).target.is_some())
}

/// How many figures a datum has.
fn inputs(plan: &Plan, ledger: &Ledger, group: GroupNo, leaf: LeafNo) -> usize {
    match &plan.leaf(leaf).indicator.measure {
        Measure::Value(_) => 1,
        Measure::Ratio(_) | Measure::Growth(_) | Measure::Change(_) => 2,
        Measure::Levels(measure) => measure.levels.iter().count(),
        Measure::Checklist(measure) => measure.items.iter().count(),
        Measure::Judged(_) => {
            let marks = |unit: &UnitNo| match input(ledger, *unit, leaf) {
                Some(Input::Marks(marks)) => marks.len(),
                _ => 0,
            };
            plan.group(group).units.iter().map(marks).max().unwrap_or_default().max(1)
        }
    }
}

/// The figures that were reported.
pub fn input(ledger: &Ledger, unit: UnitNo, leaf: LeafNo) -> Option<&Input> {
    match &ledger.cell(unit, leaf).entry {
        Entry::Reported(input) | Entry::Pending(input) => Some(input),
        Entry::NotApplicable | Entry::Absent | Entry::Partial(_) | Entry::Foreign => None,
    }
}

fn sum(plan: &Plan, take: &mut Taker) -> SumCols {
    let (items, base) = (take.one(), take.one());
    let events_first = u16::try_from(take.0).unwrap_or(u16::MAX);
    let events = plan.scheme.adjustments.items.iter().map(|_| (take.one(), take.one())).collect();
    let (bonus, deduction, correction) = (take.one(), take.one(), take.one());
    SumCols { items, base, events, bonus, deduction, correction, total: take.one(), events_first }
}

fn outcome(plan: &Plan, nodes: &[Option<NodeCols>], take: &mut Taker) -> OutcomeCols {
    let scheme = &plan.scheme;
    let exact = scheme.ranking.rank_on == Precision::Exact || scheme.rounding.places.is_some();
    let key = exact.then(|| take.one());
    let named = scheme.ranking.break_by.iter().filter_map(|id| plan.node_by_id(id.value.as_str()));
    let existing = named.filter(|no| nodes.get(no.0).is_some_and(Option::is_some));
    let breakers = existing.map(|no| (no, take.one())).collect();
    let dense = matches!(scheme.ranking.ties, crate::model::outcome::Ties::Dense);
    let dense = dense.then(|| (take.one(), take.one()));
    let bounds = scheme.grades.as_ref().map_or(&[][..], |grades| &grades.bounds);
    let graded = !bounds.is_empty();
    let with_quota = bounds.iter().enumerate().filter(|(_, bound)| bound.quota.is_some());
    let quotas: Vec<usize> = with_quota.map(|(grade, _)| grade).collect();
    OutcomeCols {
        key,
        breakers,
        dense,
        decision: (!quotas.is_empty()).then(|| take.one()),
        by_total: graded.then(|| take.one()),
        lines: quotas.into_iter().map(|grade| (grade, take.one())).collect(),
    }
}
