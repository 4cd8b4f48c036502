//! One assessment → every score, place, grade and notice; exact, and the same on every machine.
//!
//! The way of a score: [`measure`] makes one value of the data, [`rule`] a rate of the value, [`tree`]
//! adds what the rates are worth, [`adjust`] adds what was earned or lost beside the indicators,
//! [`rank`], [`grade`] and [`notice`] draw the consequences. Measures and rules are written once over
//! [`Calc`], so that the trace is made by the code that made the score.

pub mod adjust;
pub mod calc;
pub mod field;
pub mod grade;
pub mod measure;
pub mod notice;
pub mod progress;
pub mod rank;
pub mod rule;
pub mod tree;

pub use calc::{Calc, Name, Note, Op, Plain};

use crate::check::{Assessment, GroupNo, Ledger, NodeNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::issue::{DataProblem, Issue};
use crate::model::data::Stage;
use crate::model::outcome::NoticeLevel;
use crate::model::result::Outcome;

/// Everything that was computed of one assessment.
#[derive(Debug)]
pub struct Scores {
    /// The stage that was scored.
    pub stage: Stage,
    /// Each unit's result, in the scheme's order.
    pub units: Vec<UnitScore>,
    /// The statistics that rules refer to, for each indicator.
    pub fields: Vec<field::Field>,
    /// 自评得分, when verified data are scored and self-assessed ones are open.
    pub self_assessed: Option<Box<Scores>>,
    nodes: Vec<NodeScore>,
    width: usize,
}

impl Scores {
    /// A unit's result.
    pub fn unit(&self, unit: UnitNo) -> &UnitScore {
        &self.units[unit.0]
    }

    fn node_mut(&mut self, unit: UnitNo, node: NodeNo) -> &mut NodeScore {
        &mut self.nodes[unit.0 * self.width + node.0]
    }

    /// A unit's score of a node; the root is [`NodeNo`]`(0)`.
    pub fn node(&self, unit: UnitNo, node: NodeNo) -> &NodeScore {
        &self.nodes[unit.0 * self.width + node.0]
    }

    /// The units of a group in the order of their places, those without a place last.
    pub fn ranking(&self, plan: &Plan, group: GroupNo) -> Vec<UnitNo> {
        let mut units = plan.group(group).units.clone();
        units.sort_by_key(|unit| (self.unit(*unit).rank.is_none(), self.unit(*unit).rank, *unit));
        units
    }
}

/// A unit's result.
#[derive(Clone, Debug)]
pub struct UnitScore {
    /// 状态
    pub state: UnitState,
    /// 适用分值: marks of the indicators that apply.
    pub applicable: Exact,
    /// Whether so little applies that the score says little.
    pub thin: bool,
    /// 基础分; none when nothing applies.
    pub base: Option<Score>,
    /// The lines between base and total, which add up.
    pub lines: Vec<adjust::Line>,
    /// Bonus items that count nothing because another of their exclusive set is higher.
    pub passed_over: Vec<usize>,
    /// 总分; none when withheld or when nothing applies.
    pub total: Option<Score>,
    /// 名次
    pub rank: Option<usize>,
    /// The tie-breaker that separated this unit from an equal total.
    pub broken_by: Option<NodeNo>,
    /// 等次
    pub grade: grade::Standing,
    /// 触发的通报约谈
    pub notices: Vec<notice::Raised>,
    /// 自评总分, when verified data are scored and self-assessed ones are open.
    pub self_total: Option<Score>,
}

impl UnitScore {
    /// Whether a notice (通报) or a talk (约谈) is raised about the unit.
    pub fn is_raised(&self, plan: &Plan, level: NoticeLevel) -> bool {
        let mut rules = self.notices.iter().filter_map(|raised| plan.scheme.notices.get(raised.notice));
        rules.any(|rule| rule.level == level)
    }
}

/// A score before and after rounding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Without any rounding.
    pub exact: Exact,
    /// As it is published.
    pub rounded: Exact,
}

/// 单位得分状态
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitState {
    /// 正式
    Final,
    /// 暂定: some value is still to be verified.
    Provisional,
    /// 暂缓出分: something that must be reported was not.
    Withheld,
    /// 无可计分项
    NotScored,
}

/// A unit's score of a dimension or an indicator.
#[derive(Clone, Debug)]
pub struct NodeScore {
    /// 状态; absent where the group is not assessed on it.
    pub state: NodeState,
    /// 分值 that it counts for, after what does not apply left its marks to siblings.
    pub marks: Option<Exact>,
    /// 指标值
    pub x: Option<Exact>,
    /// 得分率; none where it does not apply.
    pub rate: Option<Exact>,
    /// 得分
    pub score: Option<Score>,
    /// 时序进度, of indicators that are tracked
    pub progress: Option<progress::Progress>,
}

/// 指标状态
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeState {
    /// 此项不考核
    Absent,
    /// 已计分
    Scored,
    /// 不适用
    NotApplicable,
    /// 未报送
    NotReported,
    /// 数据待核, scored
    Pending,
}

/// Scores an assessment.
///
/// # Errors
///
/// What only shows while scoring: a step in percent of a reference that turned out to be 0. Beside
/// the scores stand warnings, such as a unit to which hardly anything applies.
pub fn score(assessment: &Assessment) -> Result<(Scores, Vec<Issue>), Vec<Issue>> {
    let plan = &assessment.plan;
    let earlier = assessment.earlier.as_ref().map(|(_, result)| &**result);
    let (mut scores, mut issues) = stage(plan, &assessment.ledger, earlier)?;
    if let Some(own) = &assessment.self_assessed {
        let (own, _) = stage(plan, own, None)?;
        for (unit, own) in scores.units.iter_mut().zip(&own.units) {
            unit.self_total = own.total.clone();
        }
        scores.self_assessed = Some(Box::new(own));
        issues.extend(self_above(plan, &scores));
    }
    Ok((scores, issues))
}

/// By how much a self-assessed total may lie above the verified one before somebody should look: a
/// tenth of full marks.
pub fn excess(plan: &Plan) -> Exact {
    Exact::ratio(1, 10).map(|tenth| &tenth * &plan.scheme.full_marks).unwrap_or_default()
}

/// Self-assessed totals that lie above the verified ones by more than a tenth of full marks.
fn self_above(plan: &Plan, scores: &Scores) -> Vec<Issue> {
    let gap = excess(plan);
    let above = plan.unit_numbers().filter_map(|unit| {
        let score = scores.unit(unit);
        let (own, verified) = (&score.self_total.as_ref()?.rounded, &score.total.as_ref()?.rounded);
        let (unit, own, verified) = (plan.unit(unit).title.clone(), own.clone(), verified.clone());
        (&own - &verified > gap).then(|| Issue::of_all(DataProblem::SelfAbove { unit, own, verified }))
    });
    above.collect()
}

fn stage(
    plan: &Plan,
    ledger: &Ledger,
    earlier: Option<&Outcome>,
) -> Result<(Scores, Vec<Issue>), Vec<Issue>> {
    let mut issues = Vec::new();
    let values = measure::values(plan, ledger);
    let fields = field::fields(plan, &values);
    let rates = rule::rates(plan, ledger, &values, &fields)?;
    let mut nodes = Vec::with_capacity(plan.units.len() * plan.nodes.len());
    let mut units = Vec::with_capacity(plan.units.len());
    for unit in plan.unit_numbers() {
        let (scored, base) = tree::scores(plan, unit, &values, &rates);
        nodes.extend(scored);
        for node in &base.failed {
            let (unit, node) = (plan.unit(unit).title.clone(), plan.node(*node).label());
            issues.push(Issue::of_all(DataProblem::MeanFails { unit, node }));
        }
        units.push(adjust::total(plan, base, ledger.incidents(unit)));
        let result = &units[unit.0];
        if result.thin {
            let (unit, applicable) = (plan.unit(unit).title.clone(), result.applicable.clone());
            let full = plan.scheme.full_marks.clone();
            issues.push(Issue::of_all(DataProblem::Thin { unit, applicable, full }));
        }
    }
    let (stage, width) = (ledger.stage, plan.nodes.len());
    let mut scores = Scores { stage, units, fields, self_assessed: None, nodes, width };
    rank::assign(plan, &mut scores);
    grade::assign(plan, ledger, &mut scores, &mut issues);
    progress::assign(plan, ledger, &values, &mut scores);
    notice::raise(plan, earlier, &mut scores);
    Ok((scores, issues))
}
