//! A unit's own figures beside the verified ones.

use crate::analyse::own::{self, Difference};
use crate::assess::Scored;
use crate::check::{Cell, LeafNo, UnitNo};
use crate::exact::{Exact, Rounding};
use crate::model::data::Stage;
use crate::score::{NodeScore, NodeState};
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::{shown, signed};
use crate::text::page::counted;
use crate::text::words::with_measure;

pub const OWN: Words = words("自评与核定", "Self-assessed and verified");
pub const OWN_SCORE: Words = words("自评", "Self-assessed");
pub const VERIFIED_SCORE: Words = words("核定", "Verified");
pub const ABOVE: Words = words("自评高于核定", "Self above verified");
pub const SAID: Words = words("数据与说明", "Figures and remarks");
pub const TOTAL: Words = words("总分", "Total");
pub const NOT_OPEN: Words = words(
    "没有打开自评数据，无从对照；打开自评数据文件后即列出差异。",
    "No self-assessed data are open. Open them, and the differences are listed here.",
);
pub const ONLY_OWN: Words = words(
    "目前按自评数据计分；打开核定数据后才能对照。",
    "The score rests on self-assessed data. Open verified data to compare with.",
);
pub const ALL_ALIKE: Words =
    words("两边都有得分的指标，自评与核定全部一致。", "Wherever both have a score, they agree.");

/// Why nothing can be compared, where that is so.
pub fn not_compared(lang: Lang, scored: &Scored) -> Option<&'static str> {
    match (scored.scores.stage, &scored.scores.self_assessed) {
        (Stage::SelfAssessed, _) => Some(ONLY_OWN.of(lang)),
        (Stage::Verified, None) => Some(NOT_OPEN.of(lang)),
        (Stage::Verified, Some(_)) => None,
    }
}

/// An indicator's score, as published.
pub fn score(scored: &Scored, score: &Exact) -> String {
    scored.rounding().show_item(score)
}

/// 自评总分, 核定总分 and the difference, as published; a dash for what there is not.
pub fn totals(scored: &Scored, unit: UnitNo) -> [String; 3] {
    let result = scored.scores.unit(unit);
    let show = |points: &Exact| scored.rounding().show_total(points);
    let own = result.self_total.as_ref().map(|total| &total.rounded);
    let verified = result.total.as_ref().map(|total| &total.rounded);
    let above = own.zip(verified).map(|(own, verified)| own - verified);
    [own.map(show), verified.map(show), above.as_ref().map(|above| difference(above, &show(above)))]
        .map(|told| told.unwrap_or_else(|| super::super::NOTHING.to_owned()))
}

/// By how much the self-assessed score lies above the verified one, with its sign.
pub fn above(scored: &Scored, difference: &Difference) -> String {
    self::difference(&difference.above, &score(scored, &difference.above))
}

fn difference(number: &Exact, told: &str) -> String {
    if number.is_zero() { "0".to_owned() } else { signed(told) }
}

/// The figures of both sides where they differ, and what each said about them.
pub fn said(lang: Lang, scored: &Scored, unit: UnitNo, leaf: LeafNo) -> Vec<String> {
    let Some(own) = &scored.assessment.self_assessed else { return Vec::new() };
    let mut lines: Vec<String> = values(lang, scored, unit, leaf).into_iter().collect();
    lines.extend(remarks(lang, OWN_SCORE, own.cell(unit, leaf)));
    lines.extend(remarks(lang, VERIFIED_SCORE, scored.assessment.ledger.cell(unit, leaf)));
    lines
}

/// "自评5件，核定4件", to two decimals: whoever needs more opens the trace.
fn values(lang: Lang, scored: &Scored, unit: UnitNo, leaf: LeafNo) -> Option<String> {
    let leaf = scored.assessment.plan.leaf(leaf);
    let own = scored.scores.self_assessed.as_ref()?.node(unit, leaf.node).x.as_ref()?;
    let verified = scored.scores.node(unit, leaf.node).x.as_ref()?;
    let measure = leaf.indicator.unit_label.as_deref().unwrap_or("");
    let told = |figure: &Exact| with_measure(lang, &shown(lang, &figure.round(2, Rounding::HalfUp)), measure);
    let (own, verified) = (told(own), told(verified));
    Some(say!(lang, "自评{own}，核定{verified}", "Self-assessed {own}, verified {verified}"))
}

fn remarks(lang: Lang, side: Words, cell: &Cell) -> Vec<String> {
    let said = cell.record.iter().flat_map(|source| [&source.reason, &source.note]).flatten();
    let side = side.of(lang);
    said.map(|remark| say!(lang, "{side}说明：{remark}", "{side}: {remark}")).collect()
}

/// What stands below the differences: how many indicators agree, and which have a score on one side only.
pub fn rest(lang: Lang, scored: &Scored, unit: UnitNo) -> Vec<String> {
    let plan = &scored.assessment.plan;
    let Some(self_assessed) = &scored.scores.self_assessed else { return Vec::new() };
    let has = |node: &NodeScore| matches!(node.state, NodeState::Scored | NodeState::Pending);
    let sides = |leaf: &LeafNo| {
        let node = plan.leaf(*leaf).node;
        (has(self_assessed.node(unit, node)), has(scored.scores.node(unit, node)))
    };
    let of = |wanted: (bool, bool)| -> Vec<LeafNo> {
        plan.leaf_numbers().filter(|leaf| sides(leaf) == wanted).collect()
    };
    let labels = |leaves: Vec<LeafNo>| {
        let labels: Vec<_> = leaves.iter().map(|leaf| plan.leaf(*leaf).label()).collect();
        (!labels.is_empty()).then(|| join::names(lang, &labels))
    };
    let alike = of((true, true)).len() - own::differences(plan, &scored.scores, unit).len();
    let mut lines = Vec::new();
    if alike > 0 {
        lines.push(say!(
            lang,
            "另有{alike}项自评与核定得分一致。",
            "{indicators} {verb} the same score on both sides.",
            indicators = say!(lang, "{alike}", "{told}", told = counted(alike, "further indicator")),
            verb = if alike == 1 { "has" } else { "have" }
        ));
    }
    if let Some(labels) = labels(of((true, false))) {
        lines.push(say!(lang, "只有自评得分：{labels}。", "Scored in the self-assessment only: {labels}."));
    }
    if let Some(labels) = labels(of((false, true))) {
        lines.push(say!(lang, "只有核定得分：{labels}。", "Scored in the verification only: {labels}."));
    }
    lines
}

/// The table, for a screen reader.
pub fn caption(lang: Lang, unit: &str) -> String {
    say!(lang, "{unit}自评与核定不一致的指标", "Indicators on which {unit} and the verification differ")
}
