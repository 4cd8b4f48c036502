//! The overview: what to do next, how each group lies, what has come in, how units see themselves.

use crate::analyse::agenda::{Late, Task};
use crate::analyse::completeness::{Completeness, Department, Gap, Tally};
use crate::analyse::grading::Held;
use crate::analyse::own::{Difference, Leaning, Own};
use crate::analyse::spread::Spread;
use crate::assess::Scored;
use crate::check::{LeafNo, UnitNo};
use crate::exact::{Exact, mean};
use crate::model::outcome::NoticeLevel;
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::{percent, shown, signed};

pub const NEXT: Words = words("现在要做的", "What to do next");
pub const NOTHING_NEXT: Words = words(
    "没有待办事项：数据已报齐、核实，等次已定，没有触发通报约谈，全区目标都已达到。",
    "Nothing to do: all data have come in and are verified, every grade is settled, no notice is raised, and the goals of the district are reached.",
);

pub const LEAST: Words = words("最低", "Lowest");
pub const LOWER: Words = words("下四分位", "Lower quartile");
pub const MEDIAN: Words = words("中位数", "Median");
pub const UPPER: Words = words("上四分位", "Upper quartile");
pub const GREATEST: Words = words("最高", "Highest");
pub const MEAN: Words = words("平均", "Mean");
pub const SPREAD_WHAT: Words = words(
    "四分位数按线性插值计算，与表格软件的QUARTILE.INC相同。每点一个单位，长条为中间一半，竖线为中位数。",
    "Quartiles are interpolated linearly, as QUARTILE.INC of spreadsheets does. Each dot is a unit, the bar is the middle half, the stroke the median.",
);
pub const WHOLE_RANKING: Words = words("查看全部排名", "Whole ranking");
pub const UNITS: Words = words("单位数", "Units");
pub const PLACES: Words = words("名额", "Quota");
pub const AT_THE_LINE: Words = words("名额线上", "At the line");
pub const UNLIMITED: Words = words("不限", "no limit");
pub const UNGRADED: Words = words("无等次", "No grade");
pub const UNSCORED: Words = words("没有总分", "No total");
pub const NO_DATA_YET: Words =
    words("还没有打开数据文件，没有分数可看。", "No data file is open yet, so there are no scores to see.");
pub const NO_TOTALS: Words = words("本组还没有单位得出总分。", "No unit of this group has a total yet.");

pub const MAKE_UP: Words = words("总分构成", "What totals are made of");
pub const SAME_IN_RANKING: Words = words("各维度得分见排名表", "The ranking has the same in figures");

pub const RAISED: Words = words("通报约谈", "Notices and talks");
pub const PRINT_RAISED: Words = words("打印清单", "Print the list");
pub const NONE_RAISED: Words =
    words("没有单位触发通报约谈条件。", "No unit meets a condition for a notice or a talk.");
pub const WHY: Words = words("原因", "Why");
pub const CONDITION: Words = words("条件", "Condition");
pub const GROUP: Words = words("考核组", "Group");

pub const DATA: Words = words("数据报送情况", "Data that have come in");
pub const OWN_DATA: Words = words("自评数据填报情况", "Self-assessed data that have come in");
pub const DEPARTMENT: Words = words("部门", "Department");
pub const INDICATORS: Words = words("指标", "Indicators");
pub const EXPECTED: Words = words("应报", "Expected");
pub const REPORTED: Words = words("已核定", "Verified");
pub const OWN_REPORTED: Words = words("已填报", "Reported");
pub const PENDING: Words = words("待核", "To verify");
pub const NOT_APPLICABLE: Words = words("不适用", "Not applicable");
pub const MISSING: Words = words("未报", "Missing");
pub const SHARE: Words = words("报送率", "Come in");
pub const WHAT_IS_MISSING: Words = words("缺什么", "What is missing");
pub const ALL_DEPARTMENTS: Words = words("合计", "All");
pub const UNNAMED: Words = words("方案未写明来源部门", "No department named by the scheme");
pub const SILENT: Words = words("没有来件", "Nothing received");
pub const COMPLETE: Words = words("已报齐", "Complete");
pub const DATA_WHAT: Words = words(
    "一个单位的一项指标算一项数据；该组不考核的指标不算。来源部门以方案写明的为准，与文件由谁报送无关。报送率含不适用、待核的数据。",
    "One unit on one indicator is one datum; indicators that a group is not assessed on do not count. A department is the source that the scheme names, whoever sent the file. What has come in includes what does not apply and what is still to be verified.",
);

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
pub const ONLY_OWN: Words = words(
    "目前只有自评数据，以上名次、等次都以自评数计算，不是考核结果。打开核定数据后在这里对照。",
    "Only self-assessed data are open: places and grades above rest on them and are no result. Open verified data to compare here.",
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
            told = super::counted(*errors, "error")
        ),
        Task::OpenData => {
            say!(lang, "方案已打开，还没有数据文件。", "The scheme is open; no data file is yet.")
        }
        Task::Check { warnings } => say!(
            lang,
            "有{warnings}条提醒，核对之后再用结果。",
            "{told} to look into before the result is used.",
            told = super::counted(*warnings, "warning")
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
            "{told} to be verified; the totals that rest on them are provisional.",
            told = data(lang, *pending)
        ),
        Task::Decide { group, grade, free, units: tied } => {
            let Some(scored) = scored else { return String::new() };
            let group = &scored.assessment.plan.group(*group).title;
            let grade = scored.grade_title(*grade).map_or("", |title| title);
            let tied = units(tied);
            let free_places = super::counted(*free, "place");
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
                told = super::counted(goals.len(), "goal")
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
        let (name, missing) = (department(lang, late.department.as_deref()), late.missing);
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

fn department(lang: Lang, name: Option<&str>) -> &str {
    name.unwrap_or_else(|| UNNAMED.of(lang))
}

/// "3项数据"
fn data(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count}项数据"),
        Lang::En => format!("{count} {}", if count == 1 { "datum" } else { "data" }),
    }
}

/// Units that a sentence names before it counts the others.
const SOME: usize = 6;

/// Units by name, the first few where they are many: "甲、乙等30个单位".
pub fn some_units(lang: Lang, scored: &Scored, units: &[UnitNo]) -> String {
    let titles = |units: &[UnitNo]| {
        join::names(lang, units.iter().map(|unit| &*scored.assessment.plan.unit(*unit).title))
    };
    match units.get(..SOME) {
        Some(first) if units.len() > SOME + 1 => {
            let (named, count, more) = (titles(first), units.len(), units.len() - SOME);
            say!(lang, "{named}等{count}个单位", "{named} and {more} more")
        }
        _ => titles(units),
    }
}

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
    say!(lang, "中间{told}从略", "{told} in between", told = super::units(lang, count))
}

/// How many units have no total.
pub fn without_total(lang: Lang, count: usize) -> String {
    say!(lang, "另有{told}没有总分", "{told} without a total", told = super::units(lang, count))
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

/// The head of the notices: "2个单位约谈，4个单位通报".
pub fn raised(lang: Lang, talks: usize, notices: usize) -> String {
    let talk = || say!(lang, "约谈{talks}个单位", "talks with {told}", told = super::units(lang, talks));
    let notice =
        || say!(lang, "通报{notices}个单位", "notices to {told}", told = super::units(lang, notices));
    match (talks, notices) {
        (0, 0) => String::new(),
        (_, 0) => talk(),
        (0, _) => notice(),
        _ => format!("{}{}{}", talk(), lang.pick("，", ", "), notice()),
    }
}

/// How far the data have come in: "应报637项，已报635项（99.69%），未报2项，待核2项".
pub fn come_in(lang: Lang, completeness: &Completeness) -> String {
    let whole = completeness.whole;
    let (expected, arrived, missing, pending) =
        (whole.expected(), whole.arrived(), whole.missing, whole.pending);
    let share = share(whole.share().as_ref());
    say!(
        lang,
        "应报{expected}项，已报{arrived}项（{share}），未报{missing}项，待核{pending}项",
        "{arrived} of {expected} data ({share}); {missing} missing, {pending} to verify"
    )
}

/// The figures of a department in a line, where columns have no room.
pub fn figures(lang: Lang, tally: Tally) -> String {
    let Tally { pending, not_applicable, missing, .. } = tally;
    let (expected, share) = (tally.expected(), share(tally.share().as_ref()));
    say!(
        lang,
        "应报{expected}，未报{missing}，待核{pending}，不适用{not_applicable}，报送率{share}",
        "{expected} expected, {missing} missing, {pending} to verify, {not_applicable} not applicable; {share} have come in"
    )
}

/// A share as a percentage that says 100% only of everything and 0% only of nothing.
pub fn share(share: Option<&Exact>) -> String {
    let Some(share) = share else { return super::NOTHING.to_owned() };
    let told = percent(share);
    match (told.as_str(), *share == Exact::ONE, share.is_zero()) {
        ("100%", false, _) => ">99.99%".to_owned(),
        ("0%", _, false) => "<0.01%".to_owned(),
        _ => told,
    }
}

/// A department's name, or that the scheme has none.
pub fn department_name(lang: Lang, department: &Department) -> String {
    self::department(lang, department.name.as_deref()).to_owned()
}

/// Whose files a department's data came in, where that is not plain from its name.
pub fn senders(lang: Lang, department: &Department) -> Option<String> {
    let name = department.name.as_deref()?;
    let others: Vec<&str> = department
        .senders
        .iter()
        .map(|sender| &**sender)
        .filter(|sender| !sender.starts_with(name))
        .collect();
    let others_told = join::names(lang, &others);
    (!others.is_empty()).then(|| say!(lang, "来件：{others_told}", "received from {others_told}"))
}

/// Units that lack something on an indicator: "T8-1 双环邨街道".
pub fn gap(lang: Lang, scored: &Scored, gap: &Gap) -> (String, String) {
    let label = scored.assessment.plan.leaf(gap.leaf).label().to_string();
    (label, some_units(lang, scored, &gap.units))
}

/// What a fold says that opens to the indicators which lack something.
pub fn gaps(lang: Lang, indicators: usize, count: usize) -> String {
    say!(
        lang,
        "{indicators}项指标缺{count}项数据",
        "{count} missing on {told}",
        told = super::counted(indicators, "indicator")
    )
}

/// Why a datum has not come, where somebody wrote it down.
pub fn reason(lang: Lang, scored: &Scored, unit: UnitNo, leaf: LeafNo) -> Option<String> {
    let record = &scored.assessment.ledger.cell(unit, leaf).record;
    let reason = record.iter().find_map(|source| source.reason.clone())?;
    Some(say!(lang, "原因：{reason}", "Reason: {reason}"))
}

/// How units see themselves, in a sentence.
pub fn own(lang: Lang, scored: &Scored, all: &[Own]) -> String {
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
        told = super::units(lang, count)
    );
    if without > 0 {
        told += &say!(lang, "另有{without}个单位没有自评。", " {without} did not assess themselves.");
    }
    told
}

/// A difference with its sign: "+4.29".
pub fn above(scored: &Scored, above: &Exact) -> String {
    if above.is_zero() { "0".to_owned() } else { signed(&scored.rounding().show_total(above)) }
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

/// A bound of a grade, as the strip marks it.
pub fn bound(lang: Lang, title: &str, from: &Exact) -> String {
    format!("{title} {}", shown(lang, from))
}
