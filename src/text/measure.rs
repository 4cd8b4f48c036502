//! 指标值算法 in words: from what is reported to the value that the rule scores.

use super::join;
use super::lang::{Lang, say};
use super::number::shown;
use super::rule::share;
use super::words::with_measure;
use crate::exact::Exact;
use crate::model::measure::{Checklist, Growth, Judged, Levels, Measure, Ratio, ZeroBase};
use crate::model::scheme::Indicator;

/// How an indicator's value is made, as a part of a sentence.
pub(super) fn measure_told(lang: Lang, indicator: &Indicator) -> String {
    match &indicator.measure {
        Measure::Value(_) => lang.pick("指标值为报送的数值", "the value is the figure reported").to_owned(),
        Measure::Ratio(measure) => ratio(lang, measure),
        Measure::Growth(measure) => growth(lang, measure, indicator.unit_label.as_deref().unwrap_or("")),
        Measure::Change(_) => lang
            .pick("指标值为本期数−基期数", "the value is this period’s figure − the base period’s")
            .to_owned(),
        Measure::Levels(measure) => levels(lang, measure),
        Measure::Judged(measure) => judged(lang, measure),
        Measure::Checklist(measure) => checklist(lang, measure),
    }
}

fn ratio(lang: Lang, measure: &Ratio) -> String {
    let scale = match measure.scale == Exact::ONE {
        true => String::new(),
        false => say!(lang, "×{scale}", " × {scale}", scale = shown(lang, &measure.scale)),
    };
    let value = match &measure.den_attribute {
        Some(attribute) => {
            let attribute = &attribute.value;
            say!(
                lang,
                "指标值为分子÷单位属性“{attribute}”{scale}",
                "the value is numerator ÷ the unit’s attribute “{attribute}”{scale}"
            )
        }
        None => say!(lang, "指标值为分子÷分母{scale}", "the value is numerator ÷ denominator{scale}"),
    };
    let nothing = say!(lang, "分子、分母都为0的作不适用处理", "where both are 0 it does not apply");
    join::statements(lang, [value, nothing])
}

fn growth(lang: Lang, measure: &Growth, unit: &str) -> String {
    let value = say!(
        lang,
        "指标值为（本期数−基期数）÷基期数×100",
        "the value is (this period’s figure − the base period’s) ÷ the base period’s × 100"
    );
    let no_base = match &measure.on_zero_base {
        ZeroBase::NotApplicable => say!(
            lang,
            "基期数不大于0的作不适用处理",
            "where the base period’s figure is not above 0 it does not apply"
        ),
        ZeroBase::Value(value) => {
            let value = with_measure(lang, &shown(lang, value), unit);
            say!(
                lang,
                "基期数不大于0的，指标值按{value}计",
                "where the base period’s figure is not above 0 the value counts as {value}"
            )
        }
    };
    join::statements(lang, [value, no_base])
}

fn levels(lang: Lang, measure: &Levels) -> String {
    let factors = measure.levels.iter().map(|(_, level)| {
        let (title, factor) = (&level.title, shown(lang, &level.factor));
        say!(lang, "{title}{factor}", "{title} {factor}")
    });
    let factors = join::names(lang, factors);
    say!(
        lang,
        "指标值为各级别数量乘以折算系数（{factors}）之和",
        "the value is the sum of the counts, each times the factor of its level ({factors})"
    )
}

fn judged(lang: Lang, measure: &Judged) -> String {
    let from = measure.trim_from;
    say!(
        lang,
        "指标值为各份评分的平均数，评分达到{from}份的先去掉一个最高分和一个最低分",
        "the value is the mean of the marks, from {from} marks on without one highest and one lowest"
    )
}

fn checklist(lang: Lang, measure: &Checklist) -> String {
    let shared = measure.items.iter().any(|(_, task)| task.share.is_some());
    let tasks = measure.items.iter().map(|(_, task)| match &task.share {
        Some(of) => {
            let (title, of) = (&task.title, share(lang, of));
            say!(lang, "{title}{of}", "{title} {of}")
        }
        None => task.title.to_string(),
    });
    let tasks = join::names(lang, tasks);
    let equal = if shared { "" } else { lang.pick("，各项占比相同", ", all of equal share") };
    say!(
        lang,
        "指标值为已完成事项的占比之和×100（{tasks}{equal}）",
        "the value is the sum of the shares of what is done × 100 ({tasks}{equal})"
    )
}
