//! 全区目标: what the documents set for the whole, beside what the units' data add up to.

use super::data::clauses;
use super::writer::Writer;
use crate::exact::Exact;
use crate::model::measure::Measure;
use crate::model::scheme::{Direction, Gathering, Goal};
use crate::paper::{Align, Cell};
use crate::text::lang::{Lang, say, words};
use crate::text::number::{date, shown};
use crate::text::page::NOTHING;
use crate::text::words::with_measure;

/// 全区目标
pub fn write(writer: &mut Writer<'_>) {
    let (lang, plan) = (writer.lang, writer.plan);
    if plan.scheme.goals.is_empty() {
        return;
    }
    writer.section(words("全区目标", "Goals of the whole"));
    writer.say(lang.pick(
        "全区目标由各单位数据汇总，与文件规定的目标对照，不影响任何单位的得分。",
        "The units’ data are added up and held against what the documents set for the whole. This changes no unit’s score.",
    ));
    let rows = plan.scheme.goals.iter().map(|goal| {
        let note = goal.note.as_ref().map(|note| say!(lang, "说明：{note}", "Note: {note}"));
        let clauses = clauses(writer, goal.clauses.iter().map(|clause| &*clause.value));
        vec![
            Cell::from(&*goal.id),
            Cell::from(&*goal.title),
            target(lang, goal).into(),
            goal.due.map_or_else(|| NOTHING.to_owned(), |day| date(lang, day)).into(),
            baseline(lang, goal).into(),
            Cell { note, ..gathering(writer, goal).into() },
            clauses.into(),
        ]
    });
    let rows = rows.collect();
    let columns = [
        (words("编号", "Id"), 12, Align::Start),
        (words("目标", "Goal"), 32, Align::Start),
        (words("目标值", "Target"), 24, Align::Start),
        (words("期限", "Due"), 22, Align::Start),
        (words("基数", "Baseline"), 26, Align::Start),
        (words("汇总办法和说明", "How it adds up, and notes"), 90, Align::Start),
        (words("依据条款", "Clauses"), 19, Align::Start),
    ];
    writer.table(words("全区目标", "Goals of the whole"), &columns, rows);
}

fn figure(lang: Lang, goal: &Goal, figure: &Exact) -> String {
    with_measure(lang, &shown(lang, figure), goal.unit_label.as_deref().unwrap_or(""))
}

/// "23000件（含）以上"
fn target(lang: Lang, goal: &Goal) -> String {
    let target = figure(lang, goal, &goal.target);
    match goal.direction {
        Direction::Higher => say!(lang, "{target}（含）以上", "{target} or more"),
        Direction::Lower => say!(lang, "{target}（含）以下", "{target} or less"),
    }
}

/// "21984件（2021年12月31日）"
fn baseline(lang: Lang, goal: &Goal) -> String {
    goal.baseline.as_ref().map_or_else(
        || lang.pick("无同口径基数", "none counted the same way").to_owned(),
        |baseline| {
            let (value, day) = (figure(lang, goal, &baseline.value), date(lang, baseline.date));
            say!(lang, "{value}（{day}）", "{value} ({day})")
        },
    )
}

/// "各单位T4-1有效注册商标量之和"
fn gathering(writer: &Writer<'_>, goal: &Goal) -> String {
    let (lang, plan) = (writer.lang, writer.plan);
    let leaf = plan.leaf_by_id(goal.of.value.as_str()).map(|no| plan.leaf(no));
    let label = leaf.map(|leaf| leaf.label()).unwrap_or_default();
    let has_parts = leaf.is_some_and(|leaf| matches!(leaf.indicator.measure, Measure::Ratio(_)));
    let part = if has_parts { words("的分子之和", "numerators") } else { words("之和", "values") };
    let part = part.of(lang);
    let scale = match goal.scale == Exact::ONE {
        true => String::new(),
        false => say!(lang, "×{scale}", " × {scale}", scale = shown(lang, &goal.scale)),
    };
    match (goal.how, &goal.den) {
        (Gathering::Sum, _) => {
            say!(lang, "各单位“{label}”{part}。", "The sum of the units’ {part} of “{label}”.")
        }
        (Gathering::Ratio, Some(den)) => {
            let den = shown(lang, den);
            say!(
                lang,
                "各单位“{label}”{part}÷全区分母{den}{scale}。",
                "The sum of the units’ {part} of “{label}” ÷ {den} for the whole{scale}."
            )
        }
        (Gathering::Ratio, None) => say!(
            lang,
            "各单位“{label}”{part}÷分母之和{scale}。",
            "The sum of the units’ {part} of “{label}” ÷ the sum of the denominators{scale}."
        ),
    }
}
