//! 总分构成: a group's totals, stacked by dimension.

use super::{group_title, unit_title};
use crate::assess::Scored;
use crate::check::{GroupNo, UnitNo};
use crate::exact::Exact;
use crate::score::UnitState;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::shown;
use crate::text::page::NOTHING;
use crate::text::{join, total_score, unit_state};

/// 加分
pub const GAINED: Words = words("加分", "Bonus");
/// 减分
pub const LOST: Words = words("减分", "Deductions");
/// 标化
pub const STRETCH: Words = words("标化", "Rescaling");
/// The whole where parts do not add up.
pub const COMBINED: Words = words("基础分", "Base score");

/// The caption of a group's totals.
pub fn title(lang: Lang, scored: &Scored, group: GroupNo) -> String {
    let group = group_title(scored, group);
    say!(lang, "{group}：总分构成", "{group}: totals by dimension")
}

/// A group's totals in words.
pub fn description(lang: Lang, scored: &Scored, group: GroupNo, units: &[UnitNo]) -> String {
    let told = units.iter().map(|unit| {
        let (title, total) = (unit_title(scored, *unit), total_or_state(lang, scored, *unit));
        say!(lang, "{title}{total}", "{title} {total}")
    });
    let told = join::parts(lang, told);
    let (group, count) = (group_title(scored, group), units.len());
    say!(
        lang,
        "横条图，每个单位一条，由各维度得分和加减分首尾相接而成，由高到低共{count}条。{group}：{told}。",
        "Bar chart with a bar for each unit, made of its scores by dimension, bonus and deductions; {count} bars, \
         the highest first. {group}: {told}."
    )
}

/// "89.60", or why there is none.
pub fn total_or_state(lang: Lang, scored: &Scored, unit: UnitNo) -> String {
    let result = scored.scores.unit(unit);
    match (&result.total, result.state) {
        (Some(total), _) => total_score(scored, total),
        (None, UnitState::Final) => NOTHING.to_owned(),
        (None, state) => unit_state(lang, state).to_owned(),
    }
}

/// A part of a total under the mouse.
pub fn tip(
    lang: Lang,
    scored: &Scored,
    unit: UnitNo,
    part: &str,
    points: &Exact,
    full: Option<&Exact>,
) -> String {
    let (unit, total) = (unit_title(scored, unit), total_or_state(lang, scored, unit));
    let points = scored.rounding().show_item(points);
    match full.map(|number| shown(lang, number)) {
        Some(full) => say!(
            lang,
            "{unit}（总分{total}）\n{part}：{points}分，满分{full}分",
            "{unit} (total {total})\n{part}: {points} of {full}"
        ),
        None => say!(
            lang,
            "{unit}（总分{total}）\n{part}：{points}分",
            "{unit} (total {total})\n{part}: {points}"
        ),
    }
}

/// Says that the chart holds the first of many; nothing when it holds all.
pub fn note(lang: Lang, shown: usize, all: usize) -> Option<String> {
    (shown < all)
        .then(|| say!(lang, "共{all}个单位，图中为前{shown}个。", "The first {shown} of {all} units."))
}
