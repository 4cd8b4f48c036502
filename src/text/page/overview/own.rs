//! How units see themselves.

use crate::analyse::own::{Difference, Leaning, Own};
use crate::assess::Scored;
use crate::exact::{Exact, mean};
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::{difference, signed};
use crate::text::page::units;

pub const OWN: Words = words("自评与核定", "Self-assessed and verified");
pub const OWN_TOTAL: Words = words("自评", "Self-assessed");
pub const VERIFIED_TOTAL: Words = words("核定", "Verified");
pub const ABOVE: Words = words("自评高出", "Above by");
pub const MOST_APART: Words = words("相差最多的指标", "Indicators farthest apart");
pub const EXCESSIVE: Words = words("高出较多", "far above");
pub const LEANINGS: Words = words("自评普遍偏高的指标", "Indicators that units overrate most");
pub const COMPARED: Words = words("比较的单位", "Compared");
pub const UNITS_ABOVE: Words = words("自评偏高", "Above");
pub const MEAN_ABOVE: Words = words("平均高出", "Above on average");
pub const FARTHEST: Words = words("相差最多的单位", "Farthest apart");
pub const INDICATOR: Words = words("指标", "Indicator");

/// How units see themselves, in a sentence.
pub fn summary(lang: Lang, scored: &Scored, all: &[Own]) -> String {
    let compared: Vec<Exact> = all.iter().filter_map(|one| one.above.clone()).collect();
    let count = compared.len();
    let Some(mean) = mean(&compared) else {
        return say!(lang, "没有单位同时有自评总分和核定总分。", "No unit has both totals.");
    };
    let above = compared.iter().filter(|above| above.is_positive()).count();
    let excessive = all.iter().filter(|one| one.excessive).count();
    let mean = signed(&scored.rounding().show_total(&mean));
    let without = all.iter().filter(|one| one.own.is_none()).count();
    let mut told = say!(
        lang,
        "{count}个单位中{above}个自评高于核定，平均{mean}分；高出满分十分之一以上的有{excessive}个。",
        "{above} of {told} see themselves above the verified total, by {mean} on average; {excessive} by more than a tenth of full marks.",
        told = units(lang, count)
    );
    if without > 0 {
        told += &say!(lang, "另有{without}个单位没有自评。", " {without} did not assess themselves.");
    }
    told
}

/// A difference with its sign: "+4.29".
pub fn above(scored: &Scored, above: &Exact) -> String {
    difference(above, |above| scored.rounding().show_total(above))
}

/// The indicators on which a unit's two scores are farthest apart: "T3-1 +1.20".
pub fn differences(scored: &Scored, differences: &[Difference]) -> Vec<String> {
    let one = |one: &Difference| {
        let id = &scored.assessment.plan.leaf(one.leaf).indicator.id;
        format!("{id} {}", signed(&scored.rounding().show_item(&one.above)))
    };
    differences.iter().take(3).map(one).collect()
}

/// The unit that is farthest from the verified score of an indicator: "西堤头镇 +2.00".
pub fn farthest(scored: &Scored, leaning: &Leaning) -> String {
    let (unit, above) = &leaning.farthest;
    let title = &scored.assessment.plan.unit(*unit).title;
    format!("{title} {}", signed(&scored.rounding().show_item(above)))
}

/// By how much units are above on average, to two decimals.
pub fn mean_above(scored: &Scored, leaning: &Leaning) -> String {
    signed(&scored.rounding().show_item(&leaning.mean))
}
