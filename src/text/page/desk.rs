//! The data desk: what a column is called, what a step did, why a text is not taken, what a paste left out.

use super::counted;
use crate::check::Plan;
use crate::edit::sheet::{Column, Part, Pasted, Refusal, Sheet, Step, Stray};
use crate::issue::{Field, Spot};
use crate::model::data::State;
use crate::text::issue_shape;
use crate::text::issues::or_rather;
use crate::text::lang::{Lang, say};
use crate::text::number::shown;
use crate::text::words::field;

/// 数据状态
pub fn state(lang: Lang, state: State) -> &'static str {
    match state {
        State::NotApplicable => lang.pick("不适用", "Not applicable"),
        State::NotReported => lang.pick("未报送", "Not reported"),
        State::Pending => lang.pick("待核", "To be verified"),
    }
}

/// What the part of a datum in a column is called: "分子", a level's or a task's title; empty where the
/// indicator has but one.
pub fn part(lang: Lang, plan: &Plan, column: &Column) -> String {
    match (column.part, column.title(plan)) {
        (Part::Value | Part::Marks, _) => String::new(),
        (_, Some(title)) => title.to_string(),
        (part, None) => {
            let name = field(lang, part.field());
            match (lang, part.field()) {
                (Lang::En, Field::Target) => "Target".to_owned(),
                (Lang::En, _) => capital(name),
                (Lang::Zh, _) => name.to_owned(),
            }
        }
    }
}

fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// "天穆镇“T5-1 知识产权质押融资额”"
fn datum(lang: Lang, spot: &Spot) -> String {
    let Spot { unit, indicator } = spot;
    say!(lang, "{unit}“{indicator}”", "{indicator} of {unit}")
}

/// So many cells: "3格", "3 cells".
fn cells(lang: Lang, count: usize) -> String {
    say!(lang, "{count}格", "{told}", told = counted(count, "cell"))
}

/// What a step did, for the list of steps and the buttons that take it back.
pub fn step(lang: Lang, step: &Step) -> String {
    match step {
        Step::Typed { spot, before, after } => {
            let datum = datum(lang, spot);
            match (before.is_empty(), after.is_empty()) {
                (true, _) => say!(lang, "{datum}填入{after}", "{datum}: {after} entered"),
                (_, true) => say!(lang, "{datum}删去{before}", "{datum}: {before} removed"),
                _ => say!(lang, "{datum}由{before}改为{after}", "{datum}: {before} changed to {after}"),
            }
        }
        Step::Pasted { cells } => {
            say!(lang, "粘贴，改动{told}", "Paste: {told} changed", told = self::cells(lang, *cells))
        }
        Step::Filled { cells } => {
            say!(lang, "向下填充，改动{told}", "Fill down: {told} changed", told = self::cells(lang, *cells))
        }
        Step::Cleared { cells } => {
            say!(lang, "清除{told}", "Clear: {told}", told = self::cells(lang, *cells))
        }
        Step::Stated { state: Some(state), data } => {
            let state = self::state(lang, *state);
            match lang {
                Lang::Zh => format!("{data}项数据标为{state}"),
                Lang::En => format!("{} marked “{state}”", counted(*data, "item")),
            }
        }
        Step::Stated { state: None, data } => {
            say!(lang, "{data}项数据取消状态", "State removed from {told}", told = counted(*data, "item"))
        }
        Step::Noted { spot } => {
            say!(lang, "修改{told}的说明", "Note on {told}", told = datum(lang, spot))
        }
        Step::Reasoned { spot } => {
            say!(lang, "修改{told}的原因", "Reason for {told}", told = datum(lang, spot))
        }
        Step::Attached { spot, title } => say!(
            lang,
            "为{told}附上佐证材料《{title}》",
            "Evidence “{title}” added to {told}",
            told = datum(lang, spot)
        ),
        Step::Detached { spot, title } => say!(
            lang,
            "从{told}移去佐证材料《{title}》",
            "Evidence “{title}” removed from {told}",
            told = datum(lang, spot)
        ),
        Step::Described { title } => {
            say!(lang, "修改佐证材料《{title}》", "Evidence “{title}” edited")
        }
    }
}

/// Why a text is not taken, and what to write instead.
pub fn refusal(lang: Lang, text: &str, why: &Refusal) -> (String, String) {
    let no_number = |text: &str, fault| {
        let (what, remedy) = issue_shape::number(lang, fault);
        (
            say!(lang, "“{text}”不能作为数值：{what}", "“{text}” is not a number here: {what}"),
            remedy.to_owned(),
        )
    };
    match why {
        Refusal::Number(fault) => no_number(text, *fault),
        Refusal::Mark { found, fault } => no_number(found, *fault),
        Refusal::NotATick => (
            say!(lang, "“{text}”看不出是否完成", "“{text}” does not say whether the task is done"),
            say!(
                lang,
                "完成填✓或“是”，未完成填“否”或留空",
                "Type ✓ or “yes” when it is done, “no” or nothing when not"
            ),
        ),
        Refusal::StateOfTarget => (
            say!(lang, "目标值没有状态", "A target has no state"),
            say!(
                lang,
                "请填写数值；没有目标值请留空",
                "Type a number; leave it empty when there is no target"
            ),
        ),
        Refusal::StateBesideFigures => (
            say!(lang, "同一项数据既有状态又有数值", "One item has both a state and a figure"),
            say!(lang, "请只填状态，或只填数值", "Give either the state or the figures"),
        ),
        Refusal::NotAssessed => (
            say!(lang, "该单位此项不考核", "The unit is not assessed on this indicator"),
            say!(
                lang,
                "不需要填写；如应考核，请在方案中为其所在组设分值",
                "Nothing is needed; if it should be, give its group a weight in the scheme"
            ),
        ),
        Refusal::TargetOfScheme(target) => (
            say!(
                lang,
                "方案已定目标值{target}，数据中不能另定",
                "The scheme sets the target at {target}; data cannot set another",
                target = shown(lang, target)
            ),
            say!(lang, "如需调整，请改方案", "To change it, change the scheme"),
        ),
        Refusal::Unreadable(problem) => issue_shape::shape(lang, problem),
    }
}

/// What came of a paste: "填入118格，2格未填".
pub fn pasted(lang: Lang, pasted: &Pasted) -> String {
    let left: usize = pasted.strays.iter().map(left_out).sum();
    let taken = cells(lang, pasted.taken);
    match left {
        0 => say!(lang, "填入{taken}", "{taken} filled"),
        left => {
            say!(lang, "填入{taken}，{left}未填", "{taken} filled, {left} left out", left = cells(lang, left))
        }
    }
}

fn left_out(stray: &Stray) -> usize {
    match stray {
        Stray::Refused { .. } => 1,
        Stray::Outside { cells } => *cells,
        Stray::UnknownUnit { cells, .. } | Stray::UnknownColumn { cells, .. } => *cells,
    }
}

/// What a paste left out, and why.
pub fn stray(lang: Lang, sheet: &Sheet, stray: &Stray) -> String {
    let maybe = |suggestion: &Option<std::rc::Rc<str>>| {
        suggestion.as_ref().map_or_else(String::new, |word| match lang {
            Lang::Zh => format!("，{}", or_rather(lang, word)),
            Lang::En => format!(". {}", or_rather(lang, word)),
        })
    };
    match stray {
        Stray::Refused { place, text, why } => {
            let (what, remedy) = refusal(lang, text, why);
            let spot = sheet.spot_of(*place);
            let at = spot.map_or_else(String::new, |spot| datum(lang, &spot));
            say!(lang, "{at}：{what}。{remedy}", "{at}: {what}. {remedy}")
        }
        Stray::Outside { cells } => say!(
            lang,
            "{told}超出表格范围",
            "{told} beyond the edge of the table",
            told = self::cells(lang, *cells)
        ),
        Stray::UnknownUnit { line, found, suggestion, .. } => say!(
            lang,
            "第{line}行的“{found}”不是方案中的单位{maybe}",
            "“{found}” in line {line} is no unit of the scheme{maybe}",
            maybe = maybe(suggestion)
        ),
        Stray::UnknownColumn { found, suggestion, .. } => say!(
            lang,
            "“{found}”一列不是方案中的指标{maybe}",
            "The column “{found}” is no indicator of the scheme{maybe}",
            maybe = maybe(suggestion)
        ),
    }
}
