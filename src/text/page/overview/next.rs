//! What to do next.

use super::departments;
use super::some_units;
use crate::analyse::agenda::{Late, Task};
use crate::assess::Scored;
use crate::check::UnitNo;
use crate::model::outcome::NoticeLevel;
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::page::counted;

pub const NEXT: Words = words("现在要做的", "What to do next");
pub const NOTHING_NEXT: Words = words(
    "没有待办事项：数据已报齐、核实，等次已定，没有触发通报约谈，全区目标都已达到。",
    "Nothing to do: all data have come in and are verified, every grade is settled, no notice is raised, and the goals of the district are reached.",
);

/// What a task is called, and where it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskTold {
    /// "催报"
    pub verb: &'static str,
    /// What there is to do.
    pub text: String,
    /// What stands on the link.
    pub link: &'static str,
}

/// A task of the agenda; `scored` is there for every task that speaks of units.
pub fn task(lang: Lang, scored: Option<&Scored>, task: &Task) -> TaskTold {
    let (verb, link) = match task {
        Task::Mend { .. } => (words("改正", "Mend"), words("查看错误", "See the errors")),
        Task::OpenData => (words("打开数据", "Open data"), words("去打开文件", "Open files")),
        Task::Check { .. } => (words("核对", "Check"), words("查看提醒", "See the warnings")),
        Task::CollectVerified { .. } => (words("收取核定数据", "Collect"), words("去打开文件", "Open files")),
        Task::Urge { .. } => (words("催报", "Urge"), words("查看缺什么", "See what is missing")),
        Task::Verify { .. } => (words("核实", "Verify"), words("查看待核数据", "See these data")),
        Task::Decide { .. } => (words("研究", "Decide"), words("查看名额线", "See the line")),
        Task::Notify { level: NoticeLevel::Talk, .. } => {
            (words("约谈", "Talk"), words("查看原因", "See why"))
        }
        Task::Notify { level: NoticeLevel::Notice, .. } => {
            (words("通报", "Notify"), words("查看原因", "See why"))
        }
        Task::Pursue { .. } => (words("推进", "Pursue"), words("查看目标", "See the goals")),
        Task::Adopt => (words("印发", "Adopt"), words("查看方案文件", "See the scheme's file")),
    };
    TaskTold { verb: verb.of(lang), text: what(lang, scored, task), link: link.of(lang) }
}

fn what(lang: Lang, scored: Option<&Scored>, task: &Task) -> String {
    let units = |units: &[UnitNo]| scored.map_or_else(String::new, |scored| some_units(lang, scored, units));
    match task {
        Task::Mend { errors } => say!(
            lang,
            "有{errors}处错误，改正之前不计分。",
            "{told} must be mended before anything is scored.",
            told = counted(*errors, "error")
        ),
        Task::OpenData => {
            say!(lang, "方案已打开，还没有数据文件。", "The scheme is open; no data file is yet.")
        }
        Task::Check { warnings } => say!(
            lang,
            "有{warnings}条提醒，核对之后再用结果。",
            "{told} to look into before the result is used.",
            told = counted(*warnings, "warning")
        ),
        Task::CollectVerified { missing: 0 } => {
            say!(lang, "目前只有自评数据。", "Only self-assessed data are open.")
        }
        Task::CollectVerified { missing } => say!(
            lang,
            "目前只有自评数据，其中{missing}项没有填报。",
            "Only self-assessed data are open, and {missing} of them are missing."
        ),
        Task::Urge { late } => urge(lang, late),
        Task::Verify { pending } => say!(
            lang,
            "{pending}项数据待核，有关单位的总分是暂定的。",
            "{pending} {told} to be verified; the totals that rest on them are provisional.",
            told = if *pending == 1 { "datum" } else { "data" }
        ),
        Task::Decide { group, grade, free, units: tied } => {
            let Some(scored) = scored else { return String::new() };
            let group = &scored.assessment.plan.group(*group).title;
            let grade = scored.grade_title(*grade).map_or("", |title| title);
            let tied = units(tied);
            let free_places = counted(*free, "place");
            say!(
                lang,
                "{group}“{grade}”还有{free}个名额，{tied}同分并列，由考核办决定。",
                "{group}: {free_places} of “{grade}” left, and {tied} tied for it. The appraisal office decides."
            )
        }
        Task::Notify { units: all, .. } => {
            let named = units(all);
            lang.pick(format!("{named}。"), format!("{named}."))
        }
        Task::Pursue { goals } => {
            let all = scored.map_or(&[][..], |scored| &scored.assessment.plan.scheme.goals);
            let titles = goals.iter().filter_map(|no| all.get(*no)).map(|goal| &*goal.title);
            let titles = join::names(lang, titles);
            say!(
                lang,
                "全区目标有{count}项没有达到：{titles}。",
                "{told} of the district not reached: {titles}.",
                count = goals.len(),
                told = counted(goals.len(), "goal")
            )
        }
        Task::Adopt => say!(
            lang,
            "方案是参考稿，权重和办法都是建议值，印发之前不能作为正式依据。",
            "The scheme is a reference draft: its weights and methods are proposals until it is adopted."
        ),
    }
}

/// Departments that a sentence names before it counts the others.
const NAMED: usize = 4;

fn urge(lang: Lang, late: &[Late]) -> String {
    let one = |late: &Late| {
        let (name, missing) = (departments::name(lang, late.department.as_deref()), late.missing);
        match late.silent {
            true => say!(lang, "{name}没有来件（{missing}项）", "nothing from {name} ({missing})"),
            false => say!(lang, "{name}缺{missing}项", "{name} lacks {missing}"),
        }
    };
    let named: Vec<String> = late.iter().take(NAMED).map(one).collect();
    let named = named.join(lang.pick("，", "; "));
    match late.len().saturating_sub(NAMED) {
        0 => lang.pick(format!("{named}。"), format!("{named}.")),
        more => say!(lang, "{named}，另有{more}个部门没有报齐。", "{named}; and {more} more."),
    }
}
