//! 存在的主要问题: where marks were lost most, and what notices and talks were raised for.

use super::{About, Notice};
use crate::analyse::completeness::completeness;
use crate::check::{LeafNo, UnitNo};
use crate::exact::Exact;
use crate::model::outcome::NoticeLevel;
use crate::paper::Annex;
use crate::text::lang::{Words, say, words};
use crate::text::office::word::clauses::Clauses;
use crate::text::page::{self, ranking, units};

const PROBLEMS: Words = words("存在的主要问题", "Main problems");
const LOSSES: Words = words("失分较多的指标", "Indicators that cost most");
const MISSING: Words = words("未报送的数据", "Data that were not reported");
const RAISED: Words = words("通报约谈", "Notices and talks");

/// Indicators that are told of.
const MOST: usize = 5;

/// Writes the problems; nothing where there is none.
pub fn write(notice: &Notice<'_>, annexes: &[(About, Annex)], clauses: &mut Clauses) {
    let (lang, scored) = (notice.lang, notice.scored);
    let (lost, missing, raised) = (losses(notice), missing(notice), raised(notice));
    if lost.is_empty() && missing.is_empty() && raised.is_empty() {
        return;
    }
    clauses.first(PROBLEMS);
    if !lost.is_empty() {
        clauses.second(LOSSES.of(lang), "");
    }
    for (leaf, count, points) in lost.into_iter().take(MOST) {
        let label = scored.assessment.plan.leaf(leaf).label();
        let points = scored.rounding().show_item(&points);
        let told = units(lang, count);
        clauses
            .third(&label, say!(lang, "{told}失分，共失{points}分。", "{told} lost {points} marks in all."));
    }
    if !missing.is_empty() {
        clauses.second(MISSING.of(lang), "");
    }
    for (department, count) in missing {
        clauses.third(&department, say!(lang, "{count}项数据未报送。", "{count} not reported."));
    }
    if raised.is_empty() {
        return;
    }
    let reference = notice.reference(annexes, About::Raised);
    clauses.second(
        RAISED.of(lang),
        say!(
            lang,
            "对照方案规定的通报、约谈条件，有关情形如下{reference}：",
            "These conditions of the scheme for notices and talks are met{reference}:"
        ),
    );
    for (title, level, of) in raised {
        let told = notice.counted(&of, &reference);
        let level = match level {
            NoticeLevel::Notice => ranking::NOTICE,
            NoticeLevel::Talk => ranking::TALK,
        };
        // Titles of conditions often begin with the word.
        let title = match title.starts_with(level.of(lang)) {
            true => title,
            false => say!(lang, "{level}：{title}", "{level}: {title}", level = level.of(lang)),
        };
        clauses.third(&title, say!(lang, "{told}。", "{told}."));
    }
}

/// The indicators that cost marks, with how many units lost how much, the most first.
fn losses(notice: &Notice<'_>) -> Vec<(LeafNo, usize, Exact)> {
    let (scored, plan) = (notice.scored, &notice.scored.assessment.plan);
    let lost = |leaf: LeafNo| {
        let node = plan.leaf(leaf).node;
        let lost: Vec<Exact> =
            plan.unit_numbers().filter_map(|unit| page::unit::lost_marks(scored, unit, node)).collect();
        (!lost.is_empty()).then(|| (leaf, lost.len(), lost.iter().sum()))
    };
    let mut losses: Vec<(LeafNo, usize, Exact)> = plan.leaf_numbers().filter_map(lost).collect();
    losses.sort_by(|a, b| b.2.cmp(&a.2));
    losses
}

/// Who has not sent how much.
fn missing(notice: &Notice<'_>) -> Vec<(String, usize)> {
    let departments = completeness(&notice.scored.assessment, &notice.scored.scores).departments;
    let missing = departments.into_iter().filter(|department| department.tally.missing > 0);
    let told = missing.map(|department| {
        let name = page::overview::departments::name(notice.lang, department.name.as_deref());
        (name.to_owned(), department.tally.missing)
    });
    told.collect()
}

/// Each condition that was met, by whom.
fn raised(notice: &Notice<'_>) -> Vec<(String, NoticeLevel, Vec<UnitNo>)> {
    let (scored, plan) = (notice.scored, &notice.scored.assessment.plan);
    let rules = plan.scheme.notices.iter().enumerate();
    let met = rules.filter_map(|(no, rule)| {
        let units = plan.unit_numbers();
        let of: Vec<UnitNo> = units
            .filter(|unit| scored.scores.unit(*unit).notices.iter().any(|raised| raised.notice == no))
            .collect();
        (!of.is_empty()).then(|| (rule.title.to_string(), rule.level, of))
    });
    met.collect()
}
