//! 考核结果: how the totals of each group lie, and who holds which grade; the goals of the whole.

use super::{About, Naming, Notice, TOP_PLACES};
use crate::analyse::grading::{Grading, grading};
use crate::analyse::spread::Spread;
use crate::check::{GroupNo, UnitNo};
use crate::paper::Annex;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::office::word::clauses::Clauses;
use crate::text::page::overview::group;
use crate::text::words::with_measure;
use crate::text::{self, join};

const RESULTS: Words = words("考核结果", "Results");
const OVERALL: Words = words("总体情况", "Totals");
const GRADES: Words = words("等次评定", "Grades");
const PLACES: Words = words("名次", "Places");
const GOALS: Words = words("全区目标完成情况", "Goals of the district");

/// Writes the results.
pub fn write(notice: &Notice<'_>, annexes: &[(About, Annex)], clauses: &mut Clauses) {
    clauses.first(RESULTS);
    for group in notice.scored.assessment.plan.group_numbers() {
        if notice.scored.assessment.plan.group(group).units.is_empty() {
            continue;
        }
        clauses.second(&notice.scored.assessment.plan.group(group).title, "");
        let reference = match notice.naming {
            Naming::Bands => notice.reference(annexes, About::Grades),
            Naming::All | Naming::Top => notice.reference(annexes, About::Group(group)),
        };
        totals(notice, group, clauses);
        match notice.scored.assessment.plan.scheme.grades {
            Some(_) => grades(notice, group, &reference, clauses),
            None => places(notice, group, &reference, clauses),
        }
    }
    goals(notice, clauses);
}

fn totals(notice: &Notice<'_>, group: GroupNo, clauses: &mut Clauses) {
    let (lang, scored) = (notice.lang, notice.scored);
    let units = &scored.assessment.plan.group(group).units;
    let totals =
        units.iter().filter_map(|unit| Some(scored.scores.unit(*unit).total.as_ref()?.rounded.clone()));
    let told = match Spread::of(totals) {
        None => group::NO_TOTALS.of(lang).to_owned(),
        Some(spread) => {
            let (count, mean) = (spread.count, scored.rounding().show_total(&spread.mean));
            let (least, most) = (&spread.least, &spread.greatest);
            let [least, most] = [least, most].map(|total| scored.rounding().show_total(total));
            let lacking = match units.len() - count {
                0 => String::new(),
                lacking => say!(
                    lang,
                    "{lacking}个单位没有总分，",
                    "{told} without a total; ",
                    told = text::page::units(lang, lacking)
                ),
            };
            match count {
                1 => say!(
                    lang,
                    "{lacking}1个单位有总分，为{mean}分。",
                    "{lacking}1 unit with a total of {mean}."
                ),
                _ => say!(
                    lang,
                    "{lacking}{count}个单位总分最高{most}分，最低{least}分，平均{mean}分。",
                    "{lacking}totals of {count} units between {least} and {most}, {mean} on average."
                ),
            }
        }
    };
    clauses.third(OVERALL.of(lang), capital(lang, told));
}

fn capital(lang: Lang, told: String) -> String {
    if lang == Lang::En { join::capital(&told) } else { told }
}

fn grades(notice: &Notice<'_>, group: GroupNo, reference: &str, clauses: &mut Clauses) {
    let (lang, scored) = (notice.lang, notice.scored);
    let Grading { grades, ungraded, .. } = grading(&scored.assessment.plan, &scored.scores, group);
    clauses.third(
        GRADES.of(lang),
        say!(lang, "各等次情况如下{reference}：", "The grades are held as follows{reference}:"),
    );
    let last = grades.len().saturating_sub(1);
    for (no, held) in grades.iter().enumerate() {
        let title = scored.grade_title(held.grade).map_or("", |title| title);
        let told = notice.counted(&held.units, reference);
        let stop =
            if no == last && ungraded.is_empty() { lang.pick("。", ".") } else { lang.pick("；", ";") };
        let open = match held.open.as_slice() {
            [] => String::new(),
            open => {
                let told = notice.counted(open, reference);
                say!(
                    lang,
                    "；总分并列在名额线上、等次待定的{told}",
                    "; tied at its quota line and still open: {told}"
                )
            }
        };
        clauses.fourth(say!(lang, "{title}：{told}{open}{stop}", "{title}: {told}{open}{stop}"));
    }
    if !ungraded.is_empty() {
        let told = notice.counted(&ungraded, reference);
        clauses.fourth(say!(lang, "无等次：{told}。", "No grade: {told}."));
    }
}

/// The first places, of a scheme without grades.
fn places(notice: &Notice<'_>, group: GroupNo, reference: &str, clauses: &mut Clauses) {
    let (lang, scored) = (notice.lang, notice.scored);
    let ranking = scored.scores.ranking(&scored.assessment.plan, group).into_iter();
    let first: Vec<UnitNo> = ranking.filter(|unit| notice.is_top(*unit)).collect();
    if notice.naming == Naming::Bands || first.is_empty() {
        return;
    }
    let names = join::names(lang, first.iter().map(|unit| notice.title(*unit)));
    clauses.third(
        PLACES.of(lang),
        say!(lang, "前{TOP_PLACES}名：{names}{reference}。", "The first {TOP_PLACES}: {names}{reference}."),
    );
}

/// 全区目标, by their figures alone: who has not reported is not told here.
fn goals(notice: &Notice<'_>, clauses: &mut Clauses) {
    let lang = notice.lang;
    let goals = text::goals(lang, notice.scored);
    if goals.is_empty() {
        return;
    }
    clauses.first(GOALS);
    for goal in goals {
        let measured = |figure: &str| with_measure(lang, figure, &goal.unit);
        let (value, target) = (measured(&goal.value), measured(&goal.target));
        let state = join::within(lang, &goal.state);
        let told = match goal.value.as_str() {
            text::page::NOTHING => say!(lang, "目标{target}，{state}。", "target {target}; {state}."),
            _ => say!(lang, "现值{value}，目标{target}，{state}。", "{value} now, target {target}; {state}."),
        };
        clauses.second(&goal.title, capital(lang, told));
    }
}
