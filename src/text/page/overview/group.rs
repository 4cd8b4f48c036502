//! How a group lies: the spread of its totals, and its grades.

use super::some_units;
use crate::analyse::grading::Held;
use crate::analyse::spread::Spread;
use crate::assess::Scored;
use crate::check::UnitNo;
use crate::exact::Exact;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::shown;
use crate::text::page::units;

pub const LEAST: Words = words("最低", "Lowest");
pub const LOWER: Words = words("下四分位", "Lower quartile");
pub const MEDIAN: Words = words("中位数", "Median");
pub const UPPER: Words = words("上四分位", "Upper quartile");
pub const GREATEST: Words = words("最高", "Highest");
pub const MEAN: Words = words("平均", "Mean");
pub const WHOLE_RANKING: Words = words("查看全部排名", "Whole ranking");
pub const UNITS: Words = words("单位数", "Units");
pub const PLACES: Words = words("名额", "Quota");
pub const AT_THE_LINE: Words = words("名额线上", "At the line");
pub const UNLIMITED: Words = words("不限", "no limit");
pub const UNGRADED: Words = words("无等次", "No grade");
pub const UNSCORED: Words = words("没有总分", "No total");
pub const NO_TOTALS: Words = words("本组还没有单位得出总分。", "No unit of this group has a total yet.");

/// How the totals of a group lie, in a sentence.
pub fn spread(lang: Lang, scored: &Scored, spread: &Spread) -> String {
    let show = |number: &Exact| scored.rounding().show_total(number);
    let [least, lower, median, upper, greatest] = spread.five().map(show);
    if spread.count == 1 {
        return say!(lang, "1个单位，总分{median}分。", "1 unit with a total of {median}.");
    }
    let count = spread.count;
    say!(
        lang,
        "{count}个单位的总分从{least}分到{greatest}分，中位数{median}分，中间一半在{lower}～{upper}分。",
        "Totals of {count} units from {least} to {greatest}; the median is {median}, the middle half lies between {lower} and {upper}."
    )
}

/// The figures of a spread under their names, from the greatest to the least, and the mean.
pub fn spread_figures(lang: Lang, scored: &Scored, spread: &Spread) -> [(&'static str, String); 6] {
    let show = |number: &Exact| scored.rounding().show_total(number);
    [
        (GREATEST.of(lang), show(&spread.greatest)),
        (UPPER.of(lang), show(&spread.upper)),
        (MEDIAN.of(lang), show(&spread.median)),
        (LOWER.of(lang), show(&spread.lower)),
        (LEAST.of(lang), show(&spread.least)),
        (MEAN.of(lang), show(&spread.mean)),
    ]
}

/// A unit and its total, as a dot says it.
pub fn dot(lang: Lang, scored: &Scored, unit: UnitNo, total: &Exact) -> String {
    let title = &scored.assessment.plan.unit(unit).title;
    let total = scored.rounding().show_total(total);
    say!(lang, "{title} {total}分", "{title} {total}")
}

/// The units between the first and the last ones of a long ranking.
pub fn left_out(lang: Lang, count: usize) -> String {
    say!(lang, "中间{told}从略", "{told} in between", told = units(lang, count))
}

/// Who stands at the quota line of a grade; nothing where nobody does.
pub fn at_the_line(lang: Lang, scored: &Scored, held: &Held) -> Vec<String> {
    let mut told = Vec::new();
    if !held.open.is_empty() {
        let units = some_units(lang, scored, &held.open);
        told.push(say!(lang, "{units}同分并列，待决定", "{units} tied, to be decided"));
    }
    if !held.crowded_out.is_empty() {
        let units = some_units(lang, scored, &held.crowded_out);
        told.push(say!(lang, "{units}达到分数，名额已满", "{units} reached it with the quota full"));
    }
    told
}

/// How many units hold a grade, with those for whom it is open: "1＋2待定".
pub fn held(lang: Lang, held: &Held) -> String {
    let (units, open) = (held.units.len(), held.open.len());
    match open {
        0 => units.to_string(),
        _ => say!(lang, "{units}，{open}个待定", "{units}, {open} open"),
    }
}

/// The table of a group's grades, for a screen reader.
pub fn grades_caption(lang: Lang, group: &str) -> String {
    say!(lang, "{group}等次分布", "Grades of {group}")
}

/// The table of a group's figures, for a screen reader.
pub fn spread_caption(lang: Lang, group: &str) -> String {
    say!(lang, "{group}总分分布", "Spread of totals of {group}")
}

/// A bound of a grade, as the strip marks it.
pub fn bound(lang: Lang, title: &str, from: &Exact) -> String {
    format!("{title} {}", shown(lang, from))
}
