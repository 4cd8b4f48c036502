//! What has come in of the data, and what has not.

use super::some_units;
use crate::analyse::completeness::{Completeness, Department, Gap, Tally};
use crate::assess::Scored;
use crate::check::{LeafNo, UnitNo};
use crate::exact::Exact;
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::percent;
use crate::text::page::{NOTHING, counted};

pub const DATA: Words = words("数据报送情况", "Data that have come in");
pub const OWN_DATA: Words = words("自评数据填报情况", "Self-assessed data that have come in");
pub const DEPARTMENT: Words = words("部门", "Department");
pub const INDICATORS: Words = words("指标", "Indicators");
pub const EXPECTED: Words = words("应报", "Expected");
pub const REPORTED: Words = words("已核定", "Verified");
pub const OWN_REPORTED: Words = words("已填报", "Reported");
pub const PENDING: Words = words("待核", "To verify");
pub const NOT_APPLICABLE: Words = words("不适用", "Not applicable");
pub const MISSING: Words = words("未报", "Missing");
pub const SHARE: Words = words("报送率", "Come in");
pub const WHAT_IS_MISSING: Words = words("缺什么", "What is missing");
pub const ALL_DEPARTMENTS: Words = words("合计", "All");
pub const UNNAMED: Words = words("方案未写明来源部门", "No department named by the scheme");
pub const SILENT: Words = words("没有来件", "Nothing received");
pub const COMPLETE: Words = words("已报齐", "Complete");
pub const DATA_WHAT: Words = words(
    "一个单位的一项指标算一项数据；该组不考核的指标不算。来源部门以方案写明的为准，与文件由谁报送无关。报送率含不适用、待核的数据。",
    "One unit on one indicator is one datum; indicators that a group is not assessed on do not count. A department is the source that the scheme names, whoever sent the file. What has come in includes what does not apply and what is still to be verified.",
);

/// How far the data have come in: "应报637项，已报635项（99.69%），未报2项，待核2项".
pub fn come_in(lang: Lang, completeness: &Completeness) -> String {
    let whole = completeness.whole;
    let (expected, arrived, missing, pending) =
        (whole.expected(), whole.arrived(), whole.missing, whole.pending);
    let share = share(whole.share().as_ref());
    say!(
        lang,
        "应报{expected}项，已报{arrived}项（{share}），未报{missing}项，待核{pending}项",
        "{arrived} of {expected} data ({share}); {missing} missing, {pending} to verify"
    )
}

/// The figures of a department in a line, where columns have no room.
pub fn figures(lang: Lang, tally: Tally) -> String {
    let Tally { pending, not_applicable, missing, .. } = tally;
    let (expected, share) = (tally.expected(), share(tally.share().as_ref()));
    say!(
        lang,
        "应报{expected}，未报{missing}，待核{pending}，不适用{not_applicable}，报送率{share}",
        "{expected} expected, {missing} missing, {pending} to verify, {not_applicable} not applicable; {share} have come in"
    )
}

/// A share as a percentage that says 100% only of everything and 0% only of nothing.
pub fn share(share: Option<&Exact>) -> String {
    let Some(share) = share else { return NOTHING.to_owned() };
    let told = percent(share);
    match (told.as_str(), *share == Exact::ONE, share.is_zero()) {
        ("100%", false, _) => ">99.99%".to_owned(),
        ("0%", _, false) => "<0.01%".to_owned(),
        _ => told,
    }
}

/// A department's name, or that the scheme has none.
pub fn name(lang: Lang, name: Option<&str>) -> &str {
    name.unwrap_or_else(|| UNNAMED.of(lang))
}

/// Whose files a department's data came in, where that is not plain from its name.
pub fn senders(lang: Lang, department: &Department) -> Option<String> {
    let name = department.name.as_deref()?;
    let others = join::names(lang, department.senders.iter().filter(|sender| !sender.starts_with(name)));
    (!others.is_empty()).then(|| say!(lang, "来件：{others}", "received from {others}"))
}

/// Units that lack something on an indicator: "T8-1 双环邨街道".
pub fn gap(lang: Lang, scored: &Scored, gap: &Gap) -> (String, String) {
    let label = scored.assessment.plan.leaf(gap.leaf).label().to_string();
    (label, some_units(lang, scored, &gap.units))
}

/// What a fold says that opens to the indicators which lack something.
pub fn gaps(lang: Lang, indicators: usize, count: usize) -> String {
    say!(
        lang,
        "{indicators}项指标缺{count}项数据",
        "{count} missing on {told}",
        told = counted(indicators, "indicator")
    )
}

/// Why a datum has not come, where somebody wrote it down.
pub fn reason(lang: Lang, scored: &Scored, unit: UnitNo, leaf: LeafNo) -> Option<String> {
    let record = &scored.assessment.ledger.cell(unit, leaf).record;
    let reason = record.iter().find_map(|source| source.reason.clone())?;
    Some(say!(lang, "原因：{reason}", "Reason: {reason}"))
}
