//! 指标: all indicators side by side, and all units on one of them.

use std::rc::Rc;

use super::{NOTHING, counted};
use crate::analyse::outlier::{Side, outliers};
use crate::analyse::peers;
use crate::analyse::spread::Spread;
use crate::assess::Scored;
use crate::check::{GroupNo, LeafNo, NodeNo, UnitNo};
use crate::exact::Exact;
use crate::issue::Severity;
use crate::model::scheme::Direction;
use crate::score::NodeState;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::{percent, shown};
use crate::text::{Told, duty, join, measure, node_state, rule_told};

pub const ALL: Words = words("全部指标", "All indicators");
pub const BEFORE: Words = words("上一项", "Previous");
pub const AFTER: Words = words("下一项", "Next");
pub const WEIGHTS: Words = words("分值", "Marks");
pub const DIRECTION: Words = words("方向", "Direction");
pub const RULE: Words = words("计分规则", "Rule");
pub const MEDIAN: Words = words("得分率中位数", "Median score rate");
pub const MISSING: Words = words("未报送", "Not reported");
pub const WEAKEST: Words = words("失分最多的单位", "Weakest point of");
pub const DATA: Words = words("报送数据", "Data as reported");
pub const TARGET: Words = words("目标值", "Target");
pub const RATE: Words = words("得分率", "Score rate");
pub const VALUE: Words = words("指标值", "Value");
pub const TO_DO: Words = words("需要处理", "To do");
pub const NOTHING_TO_DO: Words =
    words("数据齐全，没有发现需要核对的数据。", "Nothing is missing, and no figure stands out.");
pub const SPREAD: Words = words("数据分布", "How they lie");
pub const LEAST: Words = words("最低", "Lowest");
pub const LOWER: Words = words("下四分位数", "Lower quartile");
pub const MIDDLE: Words = words("中位数", "Median");
pub const UPPER: Words = words("上四分位数", "Upper quartile");
pub const GREATEST: Words = words("最高", "Highest");
pub const MEAN: Words = words("平均数", "Mean");
pub const COUNT: Words = words("单位数", "Units");
pub const HEAT: Words = words("各单位各指标得分率", "Score rates of units by indicators");
pub const HEAT_OPEN: Words = words("查看明细表", "Show the figures as a table");
pub const HEAT_CLOSE: Words = words("收起明细表", "Hide the table");
pub const ABOUT: Words = words("这项指标", "About this indicator");
pub const OUTLIER_HOW: Words = words(
    "超出本组四分位距1.5倍以外的指标值标为“远高于”或者“远低于”本组，只提示核对，不影响得分；有数的单位不足5个的组不作判断。",
    "Values more than one and a half interquartile ranges beyond the quartiles of their group are marked as \
     far above or below it (Tukey’s fences). It is a hint to check them and changes no score. Groups with \
     fewer than 5 values are not judged.",
);

/// 正向或逆向
pub fn direction(lang: Lang, direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => lang.pick("正向，越高越好", "more is better"),
        Direction::Lower => lang.pick("逆向，越低越好", "less is better"),
    }
}

/// A value beyond its group's fences; never a verdict.
pub fn far(lang: Lang, side: Side) -> &'static str {
    match side {
        Side::Above => lang.pick("远高于本组，请核对", "far above the group: please check"),
        Side::Below => lang.pick("远低于本组，请核对", "far below the group: please check"),
    }
}

/// A label with what is said under it.
pub type Line = (Words, Vec<String>);

/// What the scheme says of an indicator.
pub fn about(lang: Lang, scored: &Scored, leaf: LeafNo) -> Vec<Line> {
    let plan = &scored.assessment.plan;
    let indicator = &plan.leaf(leaf).indicator;
    let dimension =
        plan.node(plan.leaf(leaf).node).parent.map(|parent| plan.node(parent).label().to_string());
    let weights = plan.group_numbers().map(|group| {
        let (title, marks) = (&plan.group(group).title, marks(lang, scored, leaf, group));
        say!(lang, "{title}{marks}", "{title} {marks}")
    });
    let optional = |text: Option<String>| text.into_iter().collect::<Vec<String>>();
    let lines = vec![
        (words("所属", "Part of"), optional(dimension)),
        (WEIGHTS, vec![join::statements(lang, weights)]),
        (DIRECTION, vec![direction(lang, indicator.direction).into()]),
        (words("指标值算法", "Value"), vec![measure(lang, &indicator.measure).into()]),
        (RULE, rule_told(lang, indicator)),
        (words("依据", "Basis"), crate::text::clauses(lang, scored, leaf)),
        (words("数据来源", "Data from"), optional(indicator.source.as_ref().map(ToString::to_string))),
        (words("责任", "Duty"), optional(indicator.duty.map(|kind| duty(lang, kind).into()))),
        (words("说明", "Note"), optional(indicator.note.as_ref().map(ToString::to_string))),
    ];
    lines.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

/// The marks that an indicator counts for in a group: "4.5分", or that it is not assessed.
pub fn marks(lang: Lang, scored: &Scored, leaf: LeafNo, group: GroupNo) -> String {
    match scored.assessment.plan.marks_in(leaf, group) {
        Some(marks) => {
            let marks = shown(lang, marks);
            say!(lang, "{marks}分", "{marks}")
        }
        None => say!(lang, "不考核", "not assessed"),
    }
}

/// What is to be done about an indicator: who has to be reminded, and what should be looked at again.
pub fn to_do(lang: Lang, scored: &Scored, issues: &[Told], leaf: LeafNo) -> Vec<String> {
    let plan = &scored.assessment.plan;
    let indicator = &plan.leaf(leaf).indicator;
    let titles = |units: &[UnitNo]| {
        let told = join::names(lang, units.iter().take(NAMED).map(|unit| &*plan.unit(*unit).title));
        if units.len() > NAMED { say!(lang, "{told}等", "{told} and others") } else { told }
    };
    let mut told = Vec::new();
    let missing = missing(scored, leaf);
    if !missing.is_empty() {
        let (count, names) = (missing.len(), titles(&missing));
        told.push(match &indicator.source {
            Some(source) => say!(
                lang,
                "{count}个单位未报送，请催报{source}：{names}。",
                "Not reported for {told}. Please remind {source}: {names}.",
                told = counted(count, "unit")
            ),
            None => say!(
                lang,
                "{count}个单位未报送：{names}。",
                "Not reported for {told}: {names}.",
                told = counted(count, "unit")
            ),
        });
    }
    for side in [Side::Above, Side::Below] {
        let groups = plan.group_numbers();
        let beyond =
            groups.flat_map(|group| outliers(scored, leaf, group)).filter(|outlier| outlier.side == side);
        let units: Vec<UnitNo> = beyond.map(|outlier| outlier.unit).collect();
        if !units.is_empty() {
            let (names, what) = (titles(&units), far(lang, side));
            told.push(say!(lang, "{names}：{what}。", "{names}: {what}."));
        }
    }
    let warnings =
        issues.iter().filter(|issue| issue.severity != Severity::Note && concerns(issue, scored, leaf));
    told.extend(warnings.map(|issue| issue.message.clone()));
    told
}

/// Units that are named in one sentence.
const NAMED: usize = 12;

/// Whether an issue stands at an indicator's datum, or names it.
fn concerns(issue: &Told, scored: &Scored, leaf: LeafNo) -> bool {
    let leaf = scored.assessment.plan.leaf(leaf);
    issue.path.has_key(leaf.indicator.id.as_str()) || issue.message.contains(&*leaf.label())
}

/// The units that have not reported, in the scheme's order.
pub fn missing(scored: &Scored, leaf: LeafNo) -> Vec<UnitNo> {
    let plan = &scored.assessment.plan;
    let node = plan.leaf(leaf).node;
    let absent = |unit: &UnitNo| scored.scores.node(*unit, node).state == NodeState::NotReported;
    plan.unit_numbers().filter(absent).collect()
}

/// One unit on one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitRow {
    /// Whose.
    pub unit: UnitNo,
    /// 目标值
    pub target: String,
    /// 指标值, with what it is sorted by.
    pub value: (Option<Exact>, String),
    /// 得分率 in percent, with what it is sorted by and drawn from.
    pub rate: (Option<Exact>, String),
    /// 得分
    pub score: String,
    /// 失分, with what it is sorted by.
    pub lost: (Option<Exact>, String),
    /// 状态; empty for what was simply scored.
    pub state: &'static str,
    /// Whether nothing was reported.
    pub missing: bool,
    /// Beyond the group's fences.
    pub far: Option<Side>,
}

/// The units of a group on an indicator, in the scheme's order; none where it is not assessed.
pub fn rows(lang: Lang, scored: &Scored, leaf: LeafNo, group: GroupNo) -> Vec<UnitRow> {
    let plan = &scored.assessment.plan;
    if plan.marks_in(leaf, group).is_none() {
        return Vec::new();
    }
    let no = plan.leaf(leaf).node;
    let beyond = outliers(scored, leaf, group);
    let nothing = |told: Option<String>| told.unwrap_or_else(|| NOTHING.into());
    let row = |unit: &UnitNo| {
        let node = scored.scores.node(*unit, no);
        let target = scored.assessment.ledger.cell(*unit, leaf).target.as_ref();
        UnitRow {
            unit: *unit,
            target: nothing(target.map(|target| shown(lang, &target.value))),
            value: (node.x.clone(), nothing(node.x.as_ref().map(|x| shown(lang, x)))),
            rate: (node.rate.clone(), nothing(node.rate.as_ref().map(percent))),
            score: nothing(node.score.as_ref().map(|score| crate::text::item_score(scored, score))),
            lost: (
                super::unit::lost_marks(scored, *unit, no),
                super::unit::lost(lang, scored, *unit, no).unwrap_or_default(),
            ),
            state: node_state(lang, node.state),
            missing: node.state == NodeState::NotReported,
            far: beyond.iter().find(|outlier| outlier.unit == *unit).map(|outlier| outlier.side),
        }
    };
    plan.group(group).units.iter().map(row).collect()
}

/// How values and rates lie in a group: a label and six figures each, with how many there are.
pub fn spreads(lang: Lang, scored: &Scored, leaf: LeafNo, group: GroupNo) -> Vec<(Words, Vec<String>)> {
    let (plan, scores) = (&scored.assessment.plan, &scored.scores);
    let node = plan.leaf(leaf).node;
    let values = plan.group(group).units.iter().filter_map(|unit| scores.node(*unit, node).x.clone());
    let figures = |spread: Spread, show: &dyn Fn(&Exact) -> String| {
        let mut figures: Vec<String> = spread.five().into_iter().map(show).collect();
        figures.extend([show(&spread.mean), spread.count.to_string()]);
        figures
    };
    let number = |value: &Exact| brief(lang, value);
    let values = Spread::of(values).map(|spread| (VALUE, figures(spread, &number)));
    let rates = peers::rate_spread(plan, scores, group, node).map(|spread| (RATE, figures(spread, &percent)));
    [values, rates].into_iter().flatten().collect()
}

/// A statistic, to two decimals where it has more.
fn brief(lang: Lang, value: &Exact) -> String {
    let cut = value.fixed(2, crate::exact::Rounding::HalfUp);
    cut.parse().map_or(cut, |cut| shown(lang, &cut))
}

/// One line of the list of indicators.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorRow {
    /// Which.
    pub leaf: LeafNo,
    /// 编号
    pub id: Rc<str>,
    /// 名称 with its unit of measure.
    pub title: String,
    /// The marks in each group.
    pub marks: Vec<String>,
    /// 方向
    pub direction: &'static str,
    /// 计分规则
    pub rule: &'static str,
    /// 得分率中位数 over all units.
    pub median: Option<Exact>,
    /// 未报送
    pub missing: usize,
    /// Units that lost more marks on no other indicator.
    pub weakest: usize,
}

/// All indicators, each with the dimension that it stands in.
pub fn indicators(lang: Lang, scored: &Scored) -> Vec<(NodeNo, IndicatorRow)> {
    let plan = &scored.assessment.plan;
    let weakest: Vec<LeafNo> = plan.unit_numbers().flat_map(|unit| weakest(scored, unit)).collect();
    let row = |leaf: LeafNo| {
        let indicator = &plan.leaf(leaf).indicator;
        let node = plan.leaf(leaf).node;
        let groups = || plan.group_numbers();
        let rates = groups().flat_map(|group| peers::rates(plan, &scored.scores, group, node));
        let row = IndicatorRow {
            leaf,
            id: plan.node(node).id.clone(),
            title: super::unit::measured(
                lang,
                &indicator.title,
                indicator.unit_label.as_deref().unwrap_or(""),
            ),
            marks: groups()
                .map(|group| plan.marks_in(leaf, group).map_or(NOTHING.into(), |marks| shown(lang, marks)))
                .collect(),
            direction: lang.pick(
                if indicator.direction == Direction::Higher { "正向" } else { "逆向" },
                if indicator.direction == Direction::Higher { "more" } else { "less" },
            ),
            rule: crate::text::rule(lang, &indicator.rule),
            median: Spread::of(rates.map(|(_, rate)| rate.clone())).map(|spread| spread.median),
            missing: missing(scored, leaf).len(),
            weakest: weakest.iter().filter(|other| **other == leaf).count(),
        };
        (plan.node(node).parent.unwrap_or(NodeNo(0)), row)
    };
    plan.leaf_numbers().map(row).collect()
}

/// The indicators on which a unit lost most; several when it lost the same on each.
fn weakest(scored: &Scored, unit: UnitNo) -> Vec<LeafNo> {
    let plan = &scored.assessment.plan;
    let lost = |leaf| super::unit::lost_marks(scored, unit, plan.leaf(leaf).node);
    let Some(most) = plan.leaf_numbers().filter_map(lost).max() else { return Vec::new() };
    plan.leaf_numbers().filter(|leaf| lost(*leaf).as_ref() == Some(&most)).collect()
}

/// A rate as the list shows it.
pub fn rate(rate: Option<&Exact>) -> String {
    rate.map_or_else(|| NOTHING.into(), percent)
}

/// The unit count behind a number in the list: "3个单位".
pub fn count(lang: Lang, count: usize) -> String {
    if count == 0 { NOTHING.into() } else { super::units(lang, count) }
}

/// The head of the list: "共33项".
pub fn all(lang: Lang, count: usize) -> String {
    say!(lang, "共{count}项", "{told}", told = counted(count, "indicator"))
}

/// The table of a group's units, for a screen reader.
pub fn units_caption(lang: Lang, group: &str, indicator: &str) -> String {
    say!(lang, "{group}各单位：{indicator}", "{group}: units on {indicator}")
}

/// How values and rates lie in a group, for a screen reader.
pub fn spread_caption(lang: Lang, group: &str) -> String {
    say!(lang, "{group}数据分布", "{group}: how values and score rates lie")
}

/// The way to the indicator before or after: "上一项：T1-1 …".
pub fn neighbour(lang: Lang, which: Words, indicator: &str) -> String {
    let which = which.of(lang);
    say!(lang, "{which}：{indicator}", "{which}: {indicator}")
}
