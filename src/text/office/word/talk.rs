//! 约谈通知书: the letter that calls a unit to a talk. What only the office knows, such as time and place, is left to be filled in.

use super::clauses::Clauses;
use super::{Letterhead, addressed, occasion};
use crate::assess::{Assessed, Scored};
use crate::check::UnitNo;
use crate::model::outcome::NoticeLevel;
use crate::paper::Official;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::page::unit::{self, losses};
use crate::text::printed::{basis, period};
use crate::text::{self, NoticeTold, join};

const WHY: Words = words("约谈事由", "Why this talk is held");
const LOSSES: Words = words("主要失分情况", "Where marks were lost");
const ARRANGEMENTS: Words = words("约谈安排", "Time and place");
const DEMANDS: Words = words("有关要求", "What is to be done");
const TO_FILL_IN: Words = words("＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿", "________________________________");
const TIME: Words = words("　　　　年　　月　　日　　时　　分。", "________________________________");

/// Losses that are told of; the correction list has all of them.
const MOST: usize = 5;

/// The letter that calls a unit to a talk.
pub fn talk(
    lang: Lang,
    assessed: &Assessed,
    scored: &Scored,
    unit: UnitNo,
    letterhead: &Letterhead,
) -> Official {
    let name = &scored.assessment.plan.unit(unit).title;
    let mut clauses = Clauses::new(lang);
    clauses.say(opening(lang, scored, unit));
    reasons(lang, scored, unit, &mut clauses);
    lost(lang, assessed, scored, unit, &mut clauses);
    arrangements(lang, &mut clauses);
    demands(lang, &mut clauses);
    Official {
        name: say!(lang, "{name}约谈通知书", "Call to a talk: {name}"),
        head: letterhead.masthead(),
        title: lang.pick("约谈通知书", "Call to a talk").to_owned(),
        standing: letterhead.standing(lang),
        recipients: Some(addressed(lang, name)),
        body: clauses.done(),
        signed: letterhead.signed(lang),
        annexes: Vec::new(),
    }
}

fn opening(lang: Lang, scored: &Scored, unit: UnitNo) -> String {
    let plan = &scored.assessment.plan;
    let (result, group) = (scored.scores.unit(unit), &plan.group(plan.unit(unit).group));
    let ranked = group.units.iter().filter(|other| scored.scores.unit(**other).rank.is_some()).count();
    let (occasion, scheme) = (occasion(lang, scored), &plan.scheme.title);
    let (period, basis) = (period(lang, scored), basis(lang, scored));
    let (group, grade) = (&group.title, text::grade(lang, scored, unit).in_words(lang));
    let graded = match plan.scheme.grades {
        Some(_) => say!(lang, "，等次为{grade}", ", grade: {grade}"),
        None => String::new(),
    };
    let result = match (&result.total, result.rank) {
        (Some(total), Some(rank)) => {
            let total = text::total_score(scored, total);
            say!(
                lang,
                "你单位总分{total}分，在{group}{ranked}个单位中列第{rank}名{graded}",
                "your unit has a total of {total}, {rank} of {ranked} in the group “{group}”{graded}"
            )
        }
        _ => lang.pick("你单位没有得出总分", "your unit has no total").to_owned(),
    };
    say!(
        lang,
        "根据《{scheme}》，在{occasion}（考核期{period}，数据为{basis}）中，{result}。现就有关工作对你单位进行约谈，有关事项通知如下。",
        "Under “{scheme}”, in the assessment from {period} (data: {basis}), {result}. You are called to a talk as follows."
    )
}

/// What the scheme raised, talks first; where that is nothing, a place to say why.
fn reasons(lang: Lang, scored: &Scored, unit: UnitNo, clauses: &mut Clauses) {
    clauses.first(WHY);
    let mut raised: Vec<NoticeTold> = text::notices(lang, scored, unit);
    raised.sort_by_key(|told| told.level != NoticeLevel::Talk);
    if raised.is_empty() {
        clauses.say(TO_FILL_IN.of(lang));
    }
    for told in raised {
        let figures = join::statements(lang, &told.figures);
        clauses.second(&told.title, say!(lang, "{figures}。", "{figures}."));
    }
}

fn lost(lang: Lang, assessed: &Assessed, scored: &Scored, unit: UnitNo, clauses: &mut Clauses) {
    let all = losses(scored, unit);
    if all.is_empty() {
        return;
    }
    clauses.first(LOSSES);
    let points: Vec<_> = all.iter().map(|(points, _)| points.clone()).collect();
    let told = unit::lost_in_all(lang, scored, &points, MOST.min(all.len()));
    clauses.say(say!(lang, "{told}，情况如下。", "Marks lost: {told}."));
    let plan = &scored.assessment.plan;
    for (_, leaf) in all.into_iter().take(MOST) {
        let why = text::reason(lang, assessed, scored, unit, leaf);
        clauses.second(&plan.leaf(leaf).label(), why);
    }
}

fn arrangements(lang: Lang, clauses: &mut Clauses) {
    clauses.first(ARRANGEMENTS);
    let blanks = [
        (words("时间", "Time"), TIME),
        (words("地点", "Place"), TO_FILL_IN),
        (words("约谈人", "Held by"), TO_FILL_IN),
        (words("参加人员", "Who attends"), TO_FILL_IN),
    ];
    for (what, blank) in blanks {
        let (what, blank) = (what.of(lang), blank.of(lang));
        clauses.second("", say!(lang, "{what}：{blank}", "{what}: {blank}"));
    }
}

fn demands(lang: Lang, clauses: &mut Clauses) {
    clauses.first(DEMANDS);
    let demands = [
        words(
            "请就上述情形和失分原因准备书面说明，于约谈时提交。",
            "Bring a written account of the cases and losses above.",
        ),
        words(
            "约谈后，请按整改清单逐项落实整改，明确责任人和完成时限，并按要求书面报送整改情况。",
            "Afterwards work through the correction list, say who does what by when, and report in writing.",
        ),
        words(
            "对考核数据、结果有异议的，请另附书面意见和佐证材料。",
            "If you contest data or results, attach your objections with evidence in writing.",
        ),
    ];
    for demand in demands {
        clauses.second("", demand.of(lang));
    }
}
