//! The ranking of each group.

use crate::assess::Scored;
use crate::check::UnitNo;
use crate::exact::Exact;
use crate::score::progress::Progress;
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::signed;

pub const PLACE: Words = words("名次", "Place");
pub const UNIT: Words = words("单位", "Unit");
pub const TOTAL: Words = words("总分", "Total");
pub const GRADE: Words = words("等次", "Grade");
pub const ADJUSTED: Words = words("加减分", "Extra points");
pub const OWN_TOTAL: Words = words("自评总分", "Self-assessed total");
pub const NOTICES: Words = words("通报约谈", "Notices");
pub const NOTICE: Words = words("通报", "Notice");
pub const TALK: Words = words("约谈", "Talk");
pub const TO_DECIDE: Words = words("待定", "To decide");
pub const TIED: Words = words("并列", "tied");
pub const NOBODY: Words = words("方案没有把单位归入本组。", "The scheme puts no unit into this group.");
pub const BY_PLACE: Words = words("按名次排列", "Back to the order of places");
pub const RANKING_HINT: Words = words(
    "点击单位名称，查看总分构成和每项得分的依据；点击表头，按该列排序。",
    "Click a unit to see how its total adds up and the grounds for each score; click a column's head to sort by it.",
);
pub const THIN: Words = words("适用分值少", "few marks apply");

/// "第1名"
pub fn place(lang: Lang, rank: usize) -> String {
    say!(lang, "第{rank}名", "Place {rank}")
}

/// "共9个单位"
pub fn of_units(lang: Lang, count: usize) -> String {
    say!(lang, "共{told}", "of {told}", told = super::units(lang, count))
}

/// What a bar shows, for those who do not see it.
pub fn bar(lang: Lang, label: &str, score: Option<&str>, full: &str) -> String {
    match score {
        Some(score) => say!(lang, "{label}：得{score}分，满分{full}分", "{label}: {score} of {full} marks"),
        None => say!(lang, "{label}：不适用", "{label}: not applicable"),
    }
}

/// All adjustments of a unit together; empty when there are none.
pub fn adjusted(scored: &Scored, unit: UnitNo) -> String {
    let lines = &scored.scores.unit(unit).lines;
    if lines.is_empty() {
        return String::new();
    }
    let points: Exact = lines.iter().map(|line| &line.points).sum();
    signed(&scored.rounding().show_total(&points))
}

/// "通报", or "通报×3" for several.
pub fn times(word: &str, count: usize) -> String {
    if count > 1 { format!("{word}×{count}") } else { word.to_owned() }
}

/// How many tracked indicators lag: "3项进度滞后".
pub fn lagging(lang: Lang, scored: &Scored, unit: UnitNo) -> Option<String> {
    let plan = &scored.assessment.plan;
    let leaves = plan.leaf_numbers().map(|leaf| scored.scores.node(unit, plan.leaf(leaf).node));
    let count = leaves.filter(|node| node.progress == Some(Progress::Behind)).count();
    let behind = crate::text::progress(lang, Progress::Behind);
    (count > 0).then(|| say!(lang, "{count}项{behind}", "{behind}: {count}"))
}

/// A remark below a ranking: why these units' grade is not that of their total.
pub fn remark(lang: Lang, units: &[impl AsRef<str>], why: &str) -> String {
    let named = join::names(lang, units.get(..NAMED).unwrap_or(units));
    if units.len() <= NAMED {
        return say!(lang, "{named}：{why}。", "{named}: {why}.");
    }
    let (count, others) = (units.len(), units.len() - NAMED);
    say!(lang, "{named}等{count}个单位：{why}。", "{named} and {others} others: {why}.")
}

/// How many units a remark names; nobody reads hundreds.
const NAMED: usize = 12;

/// The label of a quota line that runs between units of one place.
pub fn tied_at_quota(lang: Lang, label: &str) -> String {
    say!(lang, "{label}；名额线上并列，等次待定", "{label}; tied at the line, grade to be decided")
}

/// The label of a button that sorts.
pub fn sort_by(lang: Lang, column: &str) -> String {
    say!(lang, "按{column}排序", "Sort by {column}")
}

/// The table of a group, for a screen reader.
pub fn group_caption(lang: Lang, group: &str) -> String {
    say!(lang, "{group}排名", "Ranking of {group}")
}
