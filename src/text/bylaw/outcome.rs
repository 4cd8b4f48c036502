//! 名次和等次、通报约谈、时序进度: what follows from a total.

use super::writer::Writer;
use crate::model::adjust::Item;
use crate::model::outcome::{
    Bound, Grades, NoticeLevel, Precision, Quota, QuotaRounding, QuotaTies, Ties, When,
};
use crate::model::scheme::{Direction, Tracking};
use crate::paper::{Align, Cell};
use crate::text::join;
use crate::text::lang::{Lang, say, words};
use crate::text::number::{date, shown};
use crate::text::page::NOTHING;
use crate::text::rule::share;

/// 名次和等次
pub fn grades(writer: &mut Writer<'_>) {
    let (lang, plan) = (writer.lang, writer.plan);
    let ranking = &plan.scheme.ranking;
    writer.section(words("名次和等次", "Places and grades"));
    let total = precision(lang, ranking.rank_on);
    writer.item(match ranking.ties {
        Ties::Competition => say!(
            lang,
            "各组按{total}由高到低排名；总分相同的名次并列，其后的名次相应空出，如1、2、2、4。",
            "Each group is ranked by the {total}. Equal totals share a place, and the places after it are left out: \
             1, 2, 2, 4."
        ),
        Ties::Dense => say!(
            lang,
            "各组按{total}由高到低排名；总分相同的名次并列，其后的名次不空出，如1、2、2、3。",
            "Each group is ranked by the {total}. Equal totals share a place, and no place after it is left out: \
             1, 2, 2, 3."
        ),
    });
    if !ranking.break_by.is_empty() {
        let breakers = ranking.break_by.iter().filter_map(|id| plan.node_by_id(id.value.as_str()));
        let breakers = join::names(lang, breakers.map(|no| plan.node(no).label()));
        writer.item(say!(
            lang,
            "总分相同的，依次比较下列各项的得分率，高者在前，该项不适用的在后，都相同的才并列：{breakers}。",
            "Where totals are equal the score rates of these decide, one after the other, the higher first and what does \
             not apply last; only where all are equal is a place shared: {breakers}."
        ));
    }
    let Some(grades) = &plan.scheme.grades else {
        writer.item(lang.pick("不评等次。", "No grades are given."));
        return;
    };
    let total = precision(lang, grades.grade_on);
    let lowest = match grades.bounds.last() {
        Some(bound) if bound.from.is_positive() => {
            let from = shown(lang, &bound.from);
            say!(lang, "，低于{from}分的不评等次", ", and below {from} there is none")
        }
        _ => String::new(),
    };
    writer.item(say!(
        lang,
        "等次按{total}评定，下限含本数{lowest}：",
        "Grades follow from the {total}; a lower bound belongs to its grade{lowest}:"
    ));
    let rows = grade_rows(lang, grades);
    let from = match writer.is_draft() {
        true => words("总分（建议值）", "Total (proposed)"),
        false => words("总分", "Total"),
    };
    let columns = [
        (words("等次", "Grade"), 35, Align::Start),
        (from, 70, Align::Start),
        (words("名额（每组）", "Quota of each group"), 120, Align::Start),
    ];
    writer.table(words("等次", "Grades"), &columns, rows);
    if grades.bounds.iter().any(|bound| bound.quota.is_some()) {
        quotas(writer, grades);
    }
}

fn precision(lang: Lang, precision: Precision) -> &'static str {
    match precision {
        Precision::Rounded => lang.pick("修约后的总分", "rounded total"),
        Precision::Exact => lang.pick("未修约的总分", "unrounded total"),
    }
}

fn grade_rows(lang: Lang, grades: &Grades) -> Vec<Vec<Cell>> {
    let mut above: Option<&Bound> = None;
    let rows = grades.bounds.iter().map(|bound| {
        let from = shown(lang, &bound.from);
        let range = match above {
            None => say!(lang, "{from}分（含）以上", "{from} and more"),
            Some(above) => {
                let to = shown(lang, &above.from);
                say!(lang, "{from}分（含）至{to}分（不含）", "{from} up to, but not including, {to}")
            }
        };
        above = Some(bound);
        let quota = bound.quota.as_ref().map_or_else(|| unlimited(lang), |quota| places(lang, quota));
        vec![Cell::from(&*bound.title), range.into(), quota.into()]
    });
    rows.collect()
}

fn unlimited(lang: Lang) -> String {
    lang.pick("不限", "no limit").to_owned()
}

/// "本组有总分的单位数的30%，不足1个的舍去，至少1个"
fn places(lang: Lang, quota: &Quota) -> String {
    let of = share(lang, &quota.share);
    let rounding = match quota.rounding {
        QuotaRounding::Floor => lang.pick("小数舍去", "rounded down"),
        QuotaRounding::Ceil => lang.pick("小数进一", "rounded up"),
        QuotaRounding::HalfUp => lang.pick("小数四舍五入", "rounded half up"),
    };
    let least = match quota.at_least {
        0 => String::new(),
        least => say!(lang, "，至少{least}个", ", at least {least}"),
    };
    say!(
        lang,
        "本组有总分单位数的{of}，{rounding}{least}",
        "{of} of the group’s units with a total, {rounding}{least}"
    )
}

fn quotas(writer: &mut Writer<'_>, grades: &Grades) {
    let lang = writer.lang;
    let vetoed = writer.plan.scheme.adjustments.items.iter().any(|item| matches!(item, Item::Veto(_)));
    let vetoes = match vetoed {
        true => lang.pick("，再执行一票否决的降等和取消评优", ", then vetoes that lower or bar"),
        false => "",
    };
    let several = grades.bounds.iter().filter(|bound| bound.quota.is_some()).count() > 1;
    let own = match several {
        true => lang.pick(
            "；下一等次有名额的，只在其本身的名额内评定，上一等次未用的名额不转用",
            " and competes in its own quota, which unfilled places above do not enlarge",
        ),
        false => "",
    };
    writer.item(say!(
        lang,
        "评定次序：先按总分{vetoes}，然后由高到低按名次使用名额，名额已满的列入下一等次{own}。",
        "In this order: the total{vetoes}, then the quotas from the top grade down, by place. Who finds a quota filled \
         goes to the next grade{own}."
    ));
    writer.item(match grades.ties_at_quota {
        QuotaTies::Ask => lang.pick(
            "名额线上并列的，等次待定，由考核办研究决定，决定及其依据记入考核数据。",
            "Units that tie across a quota line have no grade until the assessment office decides; the decision and its \
             basis are kept with the data.",
        ),
        QuotaTies::AllIn => lang.pick(
            "名额线上并列的，一并列入该等次，可以超过名额。",
            "Units that tie across a quota line all get the grade, even beyond the quota.",
        ),
        QuotaTies::AllOut => lang.pick(
            "名额线上并列的，一并列入下一等次。",
            "Units that tie across a quota line all go to the next grade.",
        ),
    });
}

/// 通报约谈
pub fn notices(writer: &mut Writer<'_>) {
    let (lang, plan) = (writer.lang, writer.plan);
    writer.section(words("通报约谈", "Notices and talks"));
    let notices = &plan.scheme.notices;
    if notices.is_empty() {
        writer.item(lang.pick("未设通报、约谈条件。", "There are no conditions for notices or talks."));
        return;
    }
    let rows = notices.iter().map(|notice| {
        let level = match notice.level {
            NoticeLevel::Notice => words("通报", "notice"),
            NoticeLevel::Talk => words("约谈", "talk"),
        };
        vec![
            Cell::from(notice.id.as_str()),
            level.of(lang).into(),
            Cell::from(&*notice.title),
            conditions(lang, &notice.when).into(),
        ]
    });
    let rows = rows.collect();
    let when = match writer.is_draft() {
        true => words("条件（建议值，同时满足）", "Conditions (proposed; all of them)"),
        false => words("条件（同时满足）", "Conditions (all of them)"),
    };
    let columns = [
        (words("编号", "Id"), 15, Align::Start),
        (words("种类", "Kind"), 20, Align::Start),
        (words("情形", "Case"), 85, Align::Start),
        (when, 105, Align::Start),
    ];
    writer.table(words("通报约谈条件", "Conditions for notices and talks"), &columns, rows);
    let any = |of: fn(&When) -> bool| notices.iter().any(|notice| of(&notice.when));
    if any(|when| when.core_rate_below.is_some()) {
        let core = plan.leaves.iter().filter(|leaf| leaf.indicator.core).map(|leaf| leaf.label());
        let core = join::names(lang, core);
        writer.item(say!(
            lang,
            "核心指标为{core}；未报送的得分率按0计，不适用的不计。",
            "The core indicators are {core}. One that is not reported has a rate of 0; one that does not apply is left out."
        ));
    }
    if any(|when| when.last_places.is_some()) {
        writer.item(lang.pick(
            "末位并列的都算末位；本组只有一个单位有总分的，不按名次通报约谈。",
            "Units that tie for a last place all hold it. A group with one total has no last place.",
        ));
    }
    if any(|when| when.grades_fallen.is_some()) {
        writer.item(lang.pick(
            "等次升降与上期考核结果比较；等次待定的不比较。",
            "Grades are compared with the result of the period before; one still to be decided is not.",
        ));
    }
}

/// The conditions of a notice, all of which must hold.
fn conditions(lang: Lang, when: &When) -> String {
    let mut told = Vec::new();
    if let Some(bound) = &when.total_below {
        let bound = shown(lang, bound);
        told.push(say!(lang, "总分低于{bound}分", "a total below {bound}"));
    }
    told.extend(when.last_places.map(|places| match places {
        1 => say!(lang, "在本组列末位", "the last place of the group"),
        _ => say!(lang, "在本组列末{places}位之内", "one of the group’s last {places} places"),
    }));
    if let Some(bound) = &when.core_rate_below {
        let bound = share(lang, bound);
        told.push(say!(
            lang,
            "任一核心指标得分率低于{bound}",
            "a score rate below {bound} on any core indicator"
        ));
    }
    told.extend(when.grades_fallen.map(|steps| match (lang, steps) {
        (Lang::En, 1) => "a grade lower than in the period before".to_owned(),
        _ => say!(
            lang,
            "等次比上期下降{steps}等及以上",
            "at least {steps} grades lower than in the period before"
        ),
    }));
    told.extend(when.behind_schedule.map(|count| match (lang, count) {
        (Lang::En, 1) => "at least 1 indicator behind schedule".to_owned(),
        _ => say!(lang, "{count}项及以上指标进度滞后", "at least {count} indicators behind schedule"),
    }));
    if told.is_empty() { NOTHING.to_owned() } else { join::statements(lang, told) }
}

/// 时序进度, where an indicator is held against it.
pub fn progress(writer: &mut Writer<'_>) {
    let (lang, plan) = (writer.lang, writer.plan);
    let tracked = plan.leaves.iter().filter(|leaf| {
        leaf.indicator.progress == Tracking::Cumulative && leaf.indicator.direction == Direction::Higher
    });
    let tracked: Vec<_> = tracked.map(|leaf| leaf.label()).collect();
    if tracked.is_empty() {
        return;
    }
    writer.section(words("时序进度", "Progress"));
    let tracked = join::names(lang, tracked);
    writer.item(say!(
        lang,
        "下列指标按累计完成数对照时序进度，只作提示和通报约谈之用，不影响得分：{tracked}。",
        "These indicators are held against time by what is done so far; this alerts and may raise a notice, and changes \
         no score: {tracked}."
    ));
    let progress = &plan.scheme.progress;
    writer.item(if progress.schedule.is_empty() {
        say!(
            lang,
            "应完成比例为截至数据日期考核期已过天数占全部天数的比例，首日和末日都计入。",
            "What should be done is the share of the period’s days that have gone by the date of the data, its first and \
             last days included."
        )
    } else {
        let dates = progress.schedule.iter().map(|milestone| {
            let (by, share) = (date(lang, milestone.by), share(lang, &milestone.share));
            say!(lang, "{by}{share}", "{share} by {by}")
        });
        let dates = join::names(lang, dates);
        say!(
            lang,
            "应完成比例按下列时点中已过的最近一个确定，第一个时点之前为0：{dates}。",
            "What should be done is that of the last of these dates that has passed, and nothing before the first: {dates}."
        )
    });
    let tolerance = share(lang, &progress.tolerance);
    let points = tolerance.trim_end_matches('%');
    writer.item(if progress.tolerance.is_zero() {
        say!(
            lang,
            "完成比例（指标值÷目标值）等于应完成比例的为按期，低于的为滞后，高于的为超前；考核期内未报送的为滞后，没有目标值的不对照。",
            "What is done (value ÷ target) is on schedule where it is what should be done, behind below and ahead above; \
             what is not reported within the period is behind, and what has no target is not held against time."
        )
    } else {
        say!(
            lang,
            "完成比例（指标值÷目标值）与应完成比例相差不超过{points}个百分点的为按期，低得更多的为滞后，高得更多的为超前；考核期内未报送的为滞后，没有目标值的不对照。",
            "What is done (value ÷ target) is on schedule within {points} percentage points of what should be done, behind \
             below that and ahead above; what is not reported within the period is behind, and what has no target is not held against time."
        )
    });
}
