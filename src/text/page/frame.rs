//! What stands around every view.

use crate::model::scheme::Period;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::date;

pub const NAME: Words = words("知识产权绩效评分卡", "IP Scorecard");
pub const STAYS_HERE: Words = words("数据不出本机", "Data stay on this computer");
pub const STAYS_HERE_WHY: Words = words(
    "文件只在本机浏览器中读取、计算和保存，不上传。为防意外丢失，打开的文件在本机保留到当天，随时可以清除。",
    "Files are read, computed and kept in this browser only; nothing is uploaded. Open files are kept on this machine for the day, so that nothing is lost, and can be cleared at any time.",
);
pub const SKIP: Words = words("跳到正文", "Skip to content");
pub const VIEWS: Words = words("页面", "Views");
pub const LANGUAGE: Words = words("语言", "Language");
pub const OVERVIEW: Words = words("总览", "Overview");
pub const RANKING: Words = words("排名", "Ranking");
pub const INDICATORS: Words = words("指标", "Indicators");
pub const BYLAW: Words = words("细则", "Rules");
pub const COMPARE: Words = words("与上期比较", "Compare");
pub const WHAT_IF: Words = words("模拟", "What if");
pub const PAPERS: Words = words("打印", "Print");
pub const DATA: Words = words("数据", "Data");
pub const ISSUES: Words = words("问题", "Issues");
pub const FILES: Words = words("文件", "Files");
pub const COMPUTING: Words = words("正在计算……", "Computing…");
pub const SAVE_RESULT: Words = words("下载考核结果", "Save result");
pub const UNDO: Words = words("撤销", "Undo");
pub const REDO: Words = words("重做", "Redo");
pub const STEPS: Words = words("撤销和重做", "Undo and redo");
pub const DISMISS: Words = words("知道了", "Got it");

pub const DRAFT: Words = words("参考稿", "Reference draft");
pub const DRAFT_WHY: Words = words(
    "方案不是正式文件，其中的权重、计分办法、等次和通报约谈条件均为建议值，须经考评部门审定后使用。",
    "This scheme is not an official document. Its weights, scoring rules, grades and conditions for notices and talks are proposals, to be confirmed by the appraisal office before use.",
);
pub const DEMONSTRATION: Words = words("演示数据", "Sample data");
pub const DEMONSTRATION_WHY: Words = words(
    "打开的文件中有虚构数据，仅供试用，结果不反映任何单位的实际工作。",
    "Some open files hold invented figures for trying things out. The result says nothing about the work of any real unit.",
);
pub const OWN_FIGURES: Words = words("自评结果", "Self-assessed");
pub const OWN_FIGURES_WHY: Words = words(
    "没有打开核定数据，以下各项均按自评数据计算。",
    "No verified data are open: everything below is computed from self-assessed figures.",
);
pub const NO_DATA: Words = words("没有数据", "No data");
pub const NO_DATA_WHY: Words = words(
    "还没有打开数据文件，以下各项均按未报送计算，不是考核结果。",
    "No data file is open: everything below counts as not reported and is no result.",
);

pub const SIMULATED: Words = words("模拟", "Simulation");
pub const SIMULATED_WHY: Words = words(
    "以下各项按模拟的改动计算，不是考核结果，不能导出。",
    "Everything below is computed with the changes under “What if”. It is no result and cannot be exported.",
);

/// Below the scheme's title: period, and what is scored.
pub fn summary(lang: Lang, period: &Period, stage: &str, count: usize) -> String {
    let (start, end) = (date(lang, period.start), date(lang, period.end));
    let units = super::units(lang, count);
    say!(lang, "考核期{start}至{end}　{stage}　{units}", "{start} to {end} · {stage} · {units}")
}

/// What the browser's tab says of a view.
pub fn title(lang: Lang, view: &str) -> String {
    format!("{view} - {}", NAME.of(lang))
}

/// What a screen reader hears when the scores are there.
pub fn scored(lang: Lang, count: usize, groups: usize, warnings: usize) -> String {
    let units = super::units(lang, count);
    let also = match warnings {
        0 => String::new(),
        _ => say!(lang, "，有{warnings}处提醒", ", {told}", told = super::counted(warnings, "warning")),
    };
    say!(
        lang,
        "已计分：{groups}个组，{units}{also}。",
        "Scored: {told}, {units}{also}.",
        told = super::counted(groups, "group")
    )
}

/// What stands in the place of scores.
pub fn blocked(lang: Lang, errors: usize) -> String {
    say!(lang, "有{errors}处错误，暂不计分", "{told}: not scored yet", told = super::counted(errors, "error"))
}

/// Why a screen cannot show what its address asks for.
pub const NO_UNIT: Words =
    words("没有这个单位，可能更换了方案。", "There is no such unit; perhaps another scheme is open now.");
pub const NO_INDICATOR: Words = words(
    "没有这个指标，可能更换了方案。",
    "There is no such indicator; perhaps another scheme is open now.",
);

/// The name of the button that takes a step back, or takes it again: "撤销：移除“01.json”".
pub fn travel(lang: Lang, back: bool, step: &str) -> String {
    match back {
        true => say!(lang, "撤销：{step}", "Undo: {step}"),
        false => say!(lang, "重做：{step}", "Redo: {step}"),
    }
}

/// What is said when a step was taken back, or taken again.
pub fn travelled(lang: Lang, back: bool, step: &str) -> String {
    match back {
        true => say!(lang, "已撤销：{step}", "Undone: {step}"),
        false => say!(lang, "已重做：{step}", "Done again: {step}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_screen_reader_hears() {
        assert_eq!(scored(Lang::Zh, 22, 3, 0), "已计分：3个组，22个单位。");
        assert_eq!(scored(Lang::Zh, 22, 3, 5), "已计分：3个组，22个单位，有5处提醒。");
        assert_eq!(scored(Lang::En, 1, 1, 1), "Scored: 1 group, 1 unit, 1 warning.");
    }
}
