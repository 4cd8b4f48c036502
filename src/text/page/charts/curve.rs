//! 计分曲线: the rate that a rule gives to each value, with the units on it.

use super::{group_title, unit_title};
use crate::analyse::curve::{Axis, Case, Curves, Dot};
use crate::assess::Scored;
use crate::check::LeafNo;
use crate::exact::Exact;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::{percent, shown};
use crate::text::page::{NOTHING, counted};
use crate::text::{join, rule};

/// The one curve of a rule.
pub const CURVE: Words = words("计分曲线", "Scoring rule");
/// The upright axis of a curve.
pub const RATE: Words = words("得分率", "Score rate");

/// The caption of an indicator's curve.
pub fn title(lang: Lang, scored: &Scored, leaf: LeafNo) -> String {
    let leaf = scored.assessment.plan.leaf(leaf);
    let (title, rule) = (leaf.label(), rule(lang, &leaf.indicator.rule));
    say!(lang, "{title}：计分曲线（{rule}）", "{title}: score rate by value ({rule})")
}

/// What stands below a curve: "指标值（万元）".
pub fn axis(lang: Lang, scored: &Scored, leaf: LeafNo, axis: Axis) -> String {
    let unit = scored.assessment.plan.leaf(leaf).indicator.unit_label.as_deref();
    let unit = unit.map(|unit| say!(lang, "（{unit}）", " ({unit})")).unwrap_or_default();
    match axis {
        Axis::Value => say!(lang, "指标值{unit}", "Value{unit}"),
        Axis::Completion => say!(lang, "完成率（指标值÷目标值）", "Completion (value ÷ target)"),
        Axis::Distance => say!(lang, "与目标值之差{unit}", "Distance from target{unit}"),
    }
}

/// What makes a curve differ from the others: "镇，目标值60"; the rule where nothing does.
pub fn case(lang: Lang, scored: &Scored, case: &Case, axis: Axis) -> String {
    let group = case.group.map(|group| group_title(scored, group).to_owned());
    let number = |number: &Option<Exact>, name: Words| {
        number.as_ref().map(|number| {
            let (name, number) = (name.of(lang), shown(lang, number));
            say!(lang, "{name}{number}", "{name} {number}")
        })
    };
    let target = number(&case.target, words("目标值", "target")).filter(|_| axis == Axis::Value);
    let base = number(&case.base, words("基期数", "base"));
    let marks = number(&case.marks, words("分值", "weight"));
    let parts: Vec<String> = [group, target, base, marks].into_iter().flatten().collect();
    if parts.is_empty() { CURVE.of(lang).to_owned() } else { join::parts(lang, parts) }
}

/// The units of a group, beside a curve that has the group's name.
pub fn units_of(lang: Lang, group: &str) -> String {
    say!(lang, "{group}各单位", "{group}: units")
}

/// What stands beside a mark that several units may share: "天穆镇等3个单位".
pub fn dot_name(lang: Lang, scored: &Scored, dots: &[&Dot]) -> String {
    let count = dots.len();
    match dots {
        [] => String::new(),
        [one] => unit_title(scored, one.unit).to_owned(),
        [first, ..] => {
            let (first, more) = (unit_title(scored, first.unit), count - 1);
            say!(lang, "{first}等{count}个单位", "{first} and {more} more")
        }
    }
}

/// Units that are named under the mouse.
const TIP_NAMES: usize = 10;

/// A mark on a curve under the mouse: who is there, and where that is.
pub fn dot_tip(lang: Lang, scored: &Scored, leaf: LeafNo, axis: Axis, dots: &[&Dot]) -> String {
    let Some(dot) = dots.first() else { return String::new() };
    let mut names: Vec<&str> = dots.iter().take(TIP_NAMES).map(|dot| unit_title(scored, dot.unit)).collect();
    if dots.len() > TIP_NAMES {
        names.push("…");
    }
    let (names, rate) = (names.join("\n"), percent(&dot.rate));
    let unit = scored.assessment.plan.leaf(leaf).indicator.unit_label.as_deref().unwrap_or_default();
    let x = shown(lang, &dot.x);
    let place = match axis {
        Axis::Value => say!(lang, "指标值{x}{unit}", "value {x} {unit}"),
        Axis::Completion => {
            let done = percent(&dot.x);
            say!(lang, "完成率{done}", "completion {done}")
        }
        Axis::Distance => say!(lang, "与目标值之差{x}{unit}", "distance from target {x} {unit}"),
    };
    say!(lang, "{names}\n{place}，得分率{rate}", "{names}\n{place}, score rate {rate}")
}

/// Units that the description of a curve goes through; the table has all.
const DESCRIBED: usize = 60;

/// A curve in words: where each unit stands on it.
pub fn description(lang: Lang, scored: &Scored, leaf: LeafNo, curves: &Curves) -> String {
    let node = scored.assessment.plan.leaf(leaf).node;
    let told = curves.dots.iter().take(DESCRIBED).map(|dot| {
        let x = scored.scores.node(dot.unit, node).x.as_ref();
        let x = x.map_or_else(|| NOTHING.to_owned(), |x| shown(lang, x));
        let (unit, rate) = (unit_title(scored, dot.unit), percent(&dot.rate));
        say!(lang, "{unit}{x}，{rate}", "{unit} {x}, {rate}")
    });
    let told = join::statements(lang, told);
    let axis = axis(lang, scored, leaf, curves.axis);
    let mut described = say!(
        lang,
        "曲线图，横轴为{axis}，纵轴为得分率，各单位标在曲线上。各单位的指标值和得分率：{told}。",
        "Curve of the score rate over {axis} with every unit on it. Values and score rates: {told}."
    );
    let all = curves.dots.len();
    if all > DESCRIBED {
        described += &say!(
            lang,
            "共{all}个单位，此处列出前{DESCRIBED}个，其余见表格。",
            " These are the first {DESCRIBED} of {all} units; the table has all."
        );
    }
    described
}

/// How jumps are read, and who is not on the chart.
pub fn note(lang: Lang, jumps: bool, aside: usize) -> Option<String> {
    let jumps = jumps.then(|| {
        say!(
            lang,
            "实心端点含该值，空心端点不含。",
            "A filled end includes its value, a hollow one does not."
        )
    });
    let aside = (aside > 0).then(|| {
        say!(
            lang,
            "{aside}个单位没有目标值或目标值为零，不在图上。",
            "{told} without a target, or with a target of 0, not shown.",
            told = counted(aside, "unit")
        )
    });
    let parts: Vec<String> = [jumps, aside].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(lang.pick("", " ")))
}
