//! What is said of goals, of the change since an earlier period, and of what it would take.

use super::join;
use super::lang::{Lang, say};
use super::number::{compared, date, percent, shown};
use super::words::{distance_with_measure, with_measure};
use crate::analyse::compare::{Change, change};
use crate::analyse::goals::{GoalState, goals as states};
use crate::analyse::needs::{Figure, ahead, need};
use crate::assess::Scored;
use crate::check::{LeafNo, UnitNo};
use crate::exact::Exact;
use crate::model::scheme::Direction;

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
pub fn goals(lang: Lang, scored: &Scored) -> Vec<GoalTold> {
    let told = states(&scored.assessment, &scored.scores);
    told.iter().filter_map(|state| goal(lang, scored, state)).collect()
}

fn goal(lang: Lang, scored: &Scored, state: &GoalState) -> Option<GoalTold> {
    let plan = &scored.assessment.plan;
    let goal = plan.scheme.goals.get(state.goal)?;
    let unit = goal.unit_label.as_deref().unwrap_or("");
    let figures = state.value.as_ref().map(|value| compared(lang, value, &goal.target));
    let mut notes = Vec::new();
    if !state.unreported.is_empty() {
        let units = join::names(lang, state.unreported.iter().map(|unit| &*plan.unit(*unit).title));
        notes.push(say!(lang, "{units}未报送，未计入", "left out because not reported: {units}"));
    }
    match (&goal.due, state.days_left) {
        (Some(due), Some(days)) if days > 0 && !state.reached => notes.push(match (lang, days) {
            (Lang::En, 1) => format!("due {}, 1 day after the date of the data", date(lang, *due)),
            _ => say!(
                lang,
                "期限{due}，距数据截止日{days}天",
                "due {due}, {days} days after the date of the data",
                due = date(lang, *due)
            ),
        }),
        (Some(due), _) => notes.push(say!(lang, "期限{due}", "due {due}", due = date(lang, *due))),
        (None, _) => {}
    }
    notes.extend(goal.note.iter().map(|note| note.to_string()));
    Some(GoalTold {
        title: goal.title.to_string(),
        unit: unit.to_owned(),
        baseline: match &goal.baseline {
            Some(baseline) => say!(
                lang,
                "{value}（{date}）",
                "{value} ({date})",
                value = shown(lang, &baseline.value),
                date = date(lang, baseline.date)
            ),
            None => lang.pick("无同口径基数", "none counted the same way").to_owned(),
        },
        value: figures.as_ref().map_or_else(|| "—".to_owned(), |[value, ..]| value.clone()),
        target: shown(lang, &goal.target),
        reached: state.reached,
        state: match (figures, state.reached) {
            (_, true) => lang.pick("已达到目标", "Target reached").to_owned(),
            (Some([.., missing]), false) => {
                let missing = distance_with_measure(lang, &missing, unit);
                say!(lang, "还差{missing}", "{missing} to go")
            }
            (None, false) => lang.pick("尚无数据", "No data yet").to_owned(),
        },
        notes,
        clauses: goal
            .clauses
            .iter()
            .filter_map(|clause| super::trace::clause(lang, plan, &clause.value))
            .collect(),
    })
}

/// A unit's change since the earlier result, line by line; empty without one.
pub fn changes(lang: Lang, scored: &Scored, unit: UnitNo) -> Vec<String> {
    let Some(change) = change(&scored.assessment, &scored.scores, unit) else { return Vec::new() };
    let mut lines = Vec::new();
    if let (Some(before), Some(rise)) = (&change.total, &change.rise) {
        let rounding = scored.rounding();
        lines.push(say!(
            lang,
            "总分：上期{before}，本期{rise}",
            "Total: {before} last period, {rise}",
            before = rounding.show_total(before),
            rise = risen(lang, &rounding.show_total(rise))
        ));
    }
    if let (Some(before), Some(up)) = (change.rank, change.up) {
        lines.push(match up {
            0 => say!(lang, "名次：上期第{before}，未变", "Place: {before} last period, unchanged"),
            up if up > 0 => {
                say!(lang, "名次：上期第{before}，上升{up}位", "Place: {before} last period, up by {up}")
            }
            down => say!(
                lang,
                "名次：上期第{before}，下降{down}位",
                "Place: {before} last period, down by {down}",
                down = -down
            ),
        });
    }
    if let Some(grade) = grade_change(lang, scored, unit, &change) {
        lines.push(grade);
    }
    lines
}

fn risen(lang: Lang, rise: &str) -> String {
    match rise.strip_prefix('-') {
        Some(size) => say!(lang, "下降{size}分", "{size} lower now"),
        None if rise.chars().all(|c| matches!(c, '0' | '.')) => lang.pick("持平", "unchanged").to_owned(),
        None => say!(lang, "提高{rise}分", "{rise} higher now"),
    }
}

fn grade_change(lang: Lang, scored: &Scored, unit: UnitNo, change: &Change) -> Option<String> {
    let bounds = &scored.assessment.plan.scheme.grades.as_ref()?.bounds;
    let before = change.grade.as_deref()?;
    let before = bounds.iter().find(|bound| bound.id.as_str() == before).map_or(before, |bound| &bound.title);
    let now = super::grade(lang, scored, unit).in_words(lang);
    Some(say!(lang, "等次：上期{before}，本期{now}", "Grade: {before} last period, {now} now"))
}

/// What a unit lacks to the next grade and the next place.
pub fn ahead_of(lang: Lang, scored: &Scored, unit: UnitNo) -> Vec<String> {
    let ahead = ahead(&scored.assessment, &scored.scores, unit);
    let points = |points: &Exact| scored.rounding().show_total(points);
    let mut lines = Vec::new();
    if let Some((grade, missing)) = &ahead.grade
        && let Some(title) = scored.grade_title(*grade)
    {
        lines.push(say!(
            lang,
            "距“{title}”下限还差{missing}分",
            "{missing} points short of “{title}”",
            missing = points(missing)
        ));
    }
    if let Some((other, missing)) = &ahead.place {
        let title = &scored.assessment.plan.unit(*other).title;
        lines.push(say!(
            lang,
            "距前一名{title}还差{missing}分",
            "{missing} points behind {title}, one place ahead",
            missing = points(missing)
        ));
    }
    lines
}

/// What would win an indicator's lost marks, in a sentence.
pub fn needed(lang: Lang, scored: &Scored, unit: UnitNo, leaf: LeafNo) -> Option<String> {
    let need = need(&scored.assessment, &scored.scores, unit, leaf)?;
    let indicator = &scored.assessment.plan.leaf(leaf).indicator;
    let marks = if need.rate == Exact::ONE {
        lang.pick("满分", "full marks").to_owned()
    } else {
        say!(lang, "得分率{rate}", "a score rate of {rate}", rate = percent(&need.rate))
    };
    let verb = match (indicator.direction, need.included) {
        (Direction::Higher, true) => lang.pick("达到", "of at least"),
        (Direction::Higher, false) => lang.pick("超过", "above"),
        (Direction::Lower, true) => lang.pick("降到", "of at most"),
        (Direction::Lower, false) => lang.pick("低于", "below"),
    };
    let value = with_measure(lang, &shown(lang, &need.x), indicator.unit_label.as_deref().unwrap_or(""));
    let mut told = say!(lang, "指标值{verb}{value}可得{marks}", "A value {verb} {value} earns {marks}");
    told.push_str(&match &need.figure {
        Some(Figure::Numerator(figure)) => say!(
            lang,
            "（分母不变时，分子为{figure}）",
            " (a numerator of {figure}, with the denominator as it is)",
            figure = shown(lang, figure)
        ),
        Some(Figure::Current(figure)) => say!(
            lang,
            "（基期数不变时，本期数为{figure}）",
            " (a figure of {figure} this period, with the base period’s as it is)",
            figure = shown(lang, figure)
        ),
        None => String::new(),
    });
    if need.moving {
        told.push_str(lang.pick(
            "；该基准随各单位数据变动，以当前数据计",
            "; this moves with the data of all units and holds for the present ones",
        ));
    }
    Some(told)
}
