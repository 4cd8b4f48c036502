//! The simulation: what is changed, what came of it, and that it is no result.

mod change;
mod parameter;
mod shift;

pub use change::{
    ChangeTold, cap, cap_of, change, misfit, one_target, targets, told_cap, told_figures, weights,
};
pub use parameter::{ParameterTold, parameter};
pub use shift::{ShiftTold, announced, grades, moved, shift};

use super::counted;
use crate::check::{LeafNo, Plan};
use crate::exact::{Exact, Rounding};
use crate::text::issue_shape;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::shown;

// Around every view.

pub const LEAVE: Words = words("返回正式结果", "Back to the result");
pub const SEE_CHANGES: Words = words("查看改动", "See the changes");
pub const NO_EXPORT: Words = words(
    "模拟不是考核结果，不能导出。返回正式结果后再下载。",
    "A simulation is no result and cannot be exported. Go back to the result first.",
);

/// What the browser's tab and a printed file are called.
pub fn title(lang: Lang, title: &str) -> String {
    say!(lang, "【模拟】{title}", "[Simulation] {title}")
}

// The page.

pub const INTRO: Words = words(
    "改动分值、目标值、数据或计分规则的参数，看总分和名次怎样变化。打开的文件不会被改动。",
    "Change a weight, a target, a figure or a number of a rule, and see how totals and places move. The open files stay as they are.",
);
pub const CHOOSE: Words = words("选择指标或维度", "Choose an indicator or a dimension");
pub const SEARCH: Words = words("按名称或编号查找", "Search by name or id");
pub const NONE_FOUND: Words = words("没有符合的指标或维度。", "No indicator or dimension fits.");
pub const CAPS: Words = words("加减分上限", "Caps of bonuses and deductions");
pub const WHAT: Words = words("改什么", "What to change");
pub const WEIGHT: Words = words("分值", "Weight");
pub const TARGET: Words = words("目标值", "Target");
pub const DATUM: Words = words("单位数据", "A unit’s figures");
pub const RULE: Words = words("规则参数", "Rule");
pub const GROUP: Words = words("考核组", "Group");
pub const EVERY_GROUP: Words = words("各组", "Every group");
pub const SCOPE: Words = words("适用于", "For");
pub const EVERY_UNIT: Words = words("全部单位", "Every unit");
pub const UNIT: Words = words("单位", "Unit");
pub const LESS: Words = words("减少", "Less");
pub const MORE: Words = words("增加", "More");
pub const SLIDER: Words = words("拖动调整", "Drag to change");
pub const GIVE_WAY: Words = words(
    "同级其他各项按比例调整，合计不变（已单独改动的各项除外）",
    "The others of the same level give way in proportion, so that the sum stays (those with a change of their own keep it)",
);
pub const SUM: Words = words("合计", "Sum");
pub const SIBLINGS: Words = words("同级各项分值", "Weights of the same level");
pub const BEFORE: Words = words("正式", "Result");
pub const AFTER: Words = words("模拟", "Simulated");
pub const DIFFERENT: Words = words("各不相同", "not the same for all");
pub const NO_PARAMETERS: Words =
    words("该项的计分规则没有可以改动的数值。", "The rule of this indicator has no number to change.");
pub const REPORTED: Words = words("已报送", "Reported");
pub const MARKS_HINT: Words = words("各份评分以顿号或空格分开", "Separate the marks by spaces");
pub const NO_UNITS: Words = words("没有单位考核此项。", "No unit is assessed on this.");
pub const NO_CAP: Words = words("不限", "none");

pub const CHANGES: Words = words("改动", "Changes");
pub const NO_CHANGES: Words = words(
    "还没有改动。先在上面选择一项指标或维度。",
    "Nothing is changed yet. Choose an indicator or a dimension above.",
);
pub const UNDO: Words = words("撤销", "Undo");
pub const UNDO_ALL: Words = words("全部撤销", "Undo all");
pub const RESUME: Words = words("重新启用", "Apply again");
pub const LEFT: Words =
    words("已返回正式结果，下列改动都没有启用。", "The result is shown; none of these changes is applied.");
pub const HELD: Words = words("未启用", "Not applied");

pub const SHIFTS: Words = words("变动", "Moves");
pub const BY_PLACE: Words = words("按模拟名次", "By simulated place");
pub const BY_MOVE: Words = words("按变动大小", "By size of move");
pub const ORDER: Words = words("排列", "Order");
pub const ONLY_MOVED: Words = words("只看有变动的单位", "Only units that moved");
pub const NONE_MOVED: Words = words("本组没有单位变动。", "No unit of this group moved.");
pub const PLACE: Words = words("名次", "Place");
pub const TOTAL: Words = words("总分", "Total");
pub const RISE: Words = words("增减", "Change");
pub const GRADE: Words = words("等次", "Grade");
pub const TRY: Words = words("改一改看", "What if?");

/// How many changes there are, and how many of them are in effect.
pub fn count(lang: Lang, all: usize, held: usize) -> String {
    match held {
        0 => say!(lang, "{all}处", "{all}"),
        _ => say!(lang, "{all}处，其中{held}处未启用", "{all}, of which {held} not applied"),
    }
}

/// Why a text is no number that can stand here; none when it is one.
pub fn fault(lang: Lang, text: &str, least: Least) -> Option<String> {
    match text.trim().parse::<Exact>() {
        Err(fault) => {
            let (what, remedy) = issue_shape::number(lang, fault);
            let text = text.trim();
            Some(match text {
                "" => say!(lang, "请填写数值。", "Write a number."),
                _ => say!(lang, "“{text}”{what}。{remedy}。", "“{text}”: {what}. {remedy}."),
            })
        }
        Ok(number) if least == Least::Zero && number.is_negative() => {
            Some(say!(lang, "不能小于0。", "It must not be below 0."))
        }
        Ok(_) => None,
    }
}

/// A number as it is entered: without groups of thousands, so that it can be read back.
pub fn entered(number: &Exact) -> String {
    if number.ends() { number.to_string() } else { format!("{}…", number.fixed(6, Rounding::HalfUp)) }
}

/// What a number must not be below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Least {
    /// Nothing.
    Any,
    /// 0
    Zero,
}

/// The unit that an indicator is measured in.
pub fn measured_in(plan: &Plan, leaf: LeafNo) -> String {
    plan.leaf(leaf).indicator.unit_label.as_deref().unwrap_or_default().to_owned()
}

/// Above a column: "模拟总分".
pub fn column(lang: Lang, word: Words, what: &str) -> String {
    let word = word.of(lang);
    say!(lang, "{word}{what}", "{what}: {word}", word = lang.pick(word.to_owned(), word.to_lowercase()))
}

/// The errors for which a change is held back: the first, and how many more there are.
pub fn refused(lang: Lang, messages: &[&str]) -> String {
    match messages {
        [] => String::new(),
        [one] => say!(lang, "{one}。", "{one}."),
        [first, others @ ..] => {
            let more = others.len();
            say!(
                lang,
                "{first}（另有{more}处错误）。",
                "{first} (and {told}).",
                told = counted(more, "more error")
            )
        }
    }
}

/// The caption of a group's moves.
pub fn caption(lang: Lang, group: &str) -> String {
    say!(
        lang,
        "{group}：正式与模拟的总分、名次、等次",
        "{group}: total, place and grade, the result and the simulation"
    )
}

/// A step of a stepper, for those who cannot see it.
pub fn step(lang: Lang, word: Words, label: &str, step: &Exact) -> String {
    say!(
        lang,
        "{label}：{word}{step}",
        "{label}: {word} by {step}",
        word = word.of(lang),
        step = shown(lang, step)
    )
}

/// What stands beside a field: the present number and its unit of measure.
pub fn now(lang: Lang, value: &str, unit: &str) -> String {
    match unit {
        "" => say!(lang, "现为{value}", "now {value}"),
        _ => say!(lang, "现为{value}{unit}", "now {value} {unit}"),
    }
}

/// "撤销：T5-1 知识产权质押融资额 分值"
pub fn undo_name(lang: Lang, told: &ChangeTold) -> String {
    let ChangeTold { subject, what, .. } = told;
    say!(lang, "撤销：{subject} {what}", "Undo: {subject}, {what}")
}
