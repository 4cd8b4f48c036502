//! A unit among the units of its group.

use crate::analyse::peers::Place;
use crate::analyse::profile::Trait;
use crate::assess::Scored;
use crate::check::{LeafNo, UnitNo};
use crate::exact::{Exact, Rounding};
use crate::text::lang::{Lang, Words, say, words};

pub const PROFILE: Words = words("组内比较", "In the group");
pub const HINT: Words = words(
    "强项：本组不超过四分之一的单位做得同样好或更好的指标；弱项：不超过四分之一的单位同样差或更差。未报送、不适用的不比。",
    "A strength is an indicator on which no more than a quarter of the group do as well or better, a weakness one on \
     which no more than a quarter do as badly or worse. What was not reported or does not apply is not compared.",
);
pub const STRENGTHS: Words = words("强项", "Strengths");
pub const WEAKNESSES: Words = words("弱项", "Weaknesses");
pub const NONE: Words = words("无", "None");
pub const OWN: Words = words("本单位%", "This unit %");
pub const MEDIAN: Words = words("中位数%", "Median %");
pub const BEST: Words = words("最高%", "Best %");
pub const PLACE: Words = words("组内名次", "Place in the group");
pub const QUALITY: Words = words("评价", "Assessment");
pub const SHOW_INDICATORS: Words = words("显示各指标", "Show the indicators");
pub const HIDE_INDICATORS: Words = words("只看维度", "Dimensions only");

/// 强项 or 弱项
pub fn quality(lang: Lang, quality: Trait) -> &'static str {
    match quality {
        Trait::Strength => lang.pick("强项", "Strength"),
        Trait::Weakness => lang.pick("弱项", "Weakness"),
    }
}

/// A rate in percent; the column says so.
pub fn rate(rate: &Exact) -> String {
    (rate * &Exact::from(100)).fixed(2, Rounding::HalfUp)
}

/// "第2（共9）", "并列第2（共9）"
pub fn place(lang: Lang, place: Place) -> String {
    let Place { place, sharing, of } = place;
    if sharing > 1 {
        say!(lang, "并列第{place}（共{of}）", "{place} of {of}, shared")
    } else {
        say!(lang, "第{place}（共{of}）", "{place} of {of}")
    }
}

/// Why nobody stands out, where a group is too small for that.
pub fn too_few(lang: Lang, scored: &Scored, unit: UnitNo) -> Option<String> {
    let plan = &scored.assessment.plan;
    let count = plan.group(plan.unit(unit).group).units.len();
    match count {
        1 => Some(say!(
            lang,
            "本组只有这一个单位，没有可比的单位。",
            "This is the only unit of its group: there is nobody to compare it with."
        )),
        2 | 3 => Some(say!(
            lang,
            "本组只有{count}个单位，不足4个，不评强项、弱项。",
            "The group has only {count} units; below four, nothing is called a strength or a weakness."
        )),
        _ => None,
    }
}

/// How many more stand out than are named.
pub fn more(lang: Lang, count: usize) -> String {
    say!(lang, "另有{count}项，见下表各指标", "{count} more: see the indicators in the table")
}

/// The table, for a screen reader.
pub fn caption(lang: Lang, unit: &str) -> String {
    say!(lang, "{unit}得分率与本组比较", "Score rates of {unit} beside its group")
}

/// An indicator in the list of what stands out, with its place.
pub fn standing_out(lang: Lang, scored: &Scored, leaf: LeafNo, at: Option<Place>) -> String {
    let label = scored.assessment.plan.leaf(leaf).label();
    match at.map(|at| place(lang, at)) {
        Some(place) => say!(lang, "{label}：{place}", "{label}: {place}"),
        None => label.to_string(),
    }
}
