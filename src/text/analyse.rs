//! What is said of goals, of the change since an earlier period, and of what it would take.

use super::number::{shown, signed};
use crate::analyse::compare::{Change, change};
use crate::analyse::goals::{GoalState, goals as states};
use crate::analyse::needs::{Figure, ahead, need};
use crate::assess::Scored;
use crate::check::{LeafNo, UnitNo};
use crate::exact::{Exact, Rounding};

/// A goal of the whole as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalTold {
    /// 名称
    pub title: String,
    /// 计量单位
    pub unit: String,
    /// 基数, with its date; a dash without one.
    pub baseline: String,
    /// 现值
    pub value: String,
    /// 目标值
    pub target: String,
    /// Whether the target is reached.
    pub reached: bool,
    /// "已达到目标", "还差56件", or that no one reported.
    pub state: String,
    /// Units that are not in it, the caliber, the due date.
    pub notes: Vec<String>,
    /// 依据条款
    pub clauses: Vec<String>,
}

/// The goals of the whole district.
pub fn goals(scored: &Scored) -> Vec<GoalTold> {
    let told = states(&scored.assessment, &scored.scores);
    told.iter().filter_map(|state| goal(scored, state)).collect()
}

fn goal(scored: &Scored, state: &GoalState) -> Option<GoalTold> {
    let plan = &scored.assessment.plan;
    let goal = plan.scheme.goals.get(state.goal)?;
    let unit = goal.unit_label.as_deref().unwrap_or("");
    let figure = |number: &Exact| shown(&number.round(2, Rounding::HalfUp));
    let mut notes = Vec::new();
    if !state.unreported.is_empty() {
        let units: Vec<&str> = state.unreported.iter().map(|unit| &*plan.unit(*unit).title).collect();
        notes.push(format!("{}未报送，未计入", units.join("、")));
    }
    match (&goal.due, state.days_left) {
        (Some(due), Some(days)) if days > 0 && !state.reached => {
            notes.push(format!("期限{due}，距数据截止日{days}天"))
        }
        (Some(due), _) => notes.push(format!("期限{due}")),
        (None, _) => {}
    }
    notes.extend(goal.note.iter().map(|note| note.to_string()));
    Some(GoalTold {
        title: goal.title.to_string(),
        unit: unit.to_owned(),
        baseline: match &goal.baseline {
            Some(baseline) => format!("{}（{}）", shown(&baseline.value), baseline.date),
            None => "无同口径基数".to_owned(),
        },
        value: state.value.as_ref().map_or_else(|| "—".to_owned(), figure),
        target: shown(&goal.target),
        reached: state.reached,
        state: match (&state.missing, state.reached) {
            (_, true) => "已达到目标".to_owned(),
            (Some(missing), false) => format!("还差{}{unit}", figure(missing)),
            (None, false) => "尚无数据".to_owned(),
        },
        notes,
        clauses: goal.clauses.iter().filter_map(|clause| super::trace::clause(plan, &clause.value)).collect(),
    })
}

/// A unit's change since the earlier result, line by line; empty without one.
pub fn changes(scored: &Scored, unit: UnitNo) -> Vec<String> {
    let Some(change) = change(&scored.assessment, &scored.scores, unit) else { return Vec::new() };
    let mut lines = Vec::new();
    if let (Some(before), Some(rise)) = (&change.total, &change.rise) {
        let rounding = scored.rounding();
        lines.push(format!(
            "总分：上期{}，本期{}",
            rounding.show_total(before),
            risen(&rounding.show_total(rise))
        ));
    }
    if let (Some(before), Some(up)) = (change.rank, change.up) {
        lines.push(match up {
            0 => format!("名次：上期第{before}，未变"),
            up if up > 0 => format!("名次：上期第{before}，上升{up}位"),
            down => format!("名次：上期第{before}，下降{}位", -down),
        });
    }
    if let Some(grade) = grade_change(scored, unit, &change) {
        lines.push(grade);
    }
    lines
}

/// The rise of an indicator's or a dimension's score since the earlier result.
pub fn node_changes(scored: &Scored, unit: UnitNo) -> Vec<(crate::check::NodeNo, String)> {
    let change = change(&scored.assessment, &scored.scores, unit);
    let nodes = change.map(|change| change.nodes).unwrap_or_default();
    nodes.into_iter().map(|(no, rise)| (no, signed(&scored.rounding().show_item(&rise)))).collect()
}

fn risen(rise: &str) -> String {
    match rise.strip_prefix('-') {
        Some(size) => format!("下降{size}分"),
        None if rise.chars().all(|c| matches!(c, '0' | '.')) => "持平".to_owned(),
        None => format!("提高{rise}分"),
    }
}

fn grade_change(scored: &Scored, unit: UnitNo, change: &Change) -> Option<String> {
    let bounds = &scored.assessment.plan.scheme.grades.as_ref()?.bounds;
    let before = change.grade.as_deref()?;
    let before = bounds.iter().find(|bound| bound.id.as_str() == before).map_or(before, |bound| &bound.title);
    Some(format!("等次：上期{before}，本期{}", super::grade(scored, unit).title))
}

/// What a unit lacks to the next grade and the next place.
pub fn ahead_of(scored: &Scored, unit: UnitNo) -> Vec<String> {
    let ahead = ahead(&scored.assessment, &scored.scores, unit);
    let points = |points: &Exact| scored.rounding().show_total(points);
    let mut lines = Vec::new();
    if let Some((grade, missing)) = &ahead.grade
        && let Some(title) = scored.grade_title(*grade)
    {
        lines.push(format!("距“{title}”下限还差{}分", points(missing)));
    }
    if let Some((other, missing)) = &ahead.place {
        let title = &scored.assessment.plan.unit(*other).title;
        lines.push(format!("距前一名{title}还差{}分", points(missing)));
    }
    lines
}

/// What would win an indicator's lost marks, in a sentence.
pub fn needed(scored: &Scored, unit: UnitNo, leaf: LeafNo) -> Option<String> {
    let need = need(&scored.assessment, &scored.scores, unit, leaf)?;
    let indicator = &scored.assessment.plan.leaf(leaf).indicator;
    let label = indicator.unit_label.as_deref().unwrap_or("");
    let marks = if need.rate == Exact::ONE {
        "满分".to_owned()
    } else {
        format!("得分率{}", super::number::percent(&need.rate))
    };
    let verb = match (indicator.direction, need.included) {
        (crate::model::scheme::Direction::Higher, true) => "达到",
        (crate::model::scheme::Direction::Higher, false) => "超过",
        (crate::model::scheme::Direction::Lower, true) => "降到",
        (crate::model::scheme::Direction::Lower, false) => "低于",
    };
    let mut told = format!("指标值{verb}{}{label}可得{marks}", shown(&need.x));
    match &need.figure {
        Some(Figure::Numerator(figure)) => told.push_str(&format!("（分母不变时，分子为{}）", shown(figure))),
        Some(Figure::Current(figure)) => {
            told.push_str(&format!("（基期数不变时，本期数为{}）", shown(figure)))
        }
        None => {}
    }
    if need.moving {
        told.push_str("；该基准随各单位数据变动，以当前数据计");
    }
    Some(told)
}
