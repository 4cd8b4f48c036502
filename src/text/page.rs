//! The page's own words: labels, buttons, and what it says about the files that it is handed.

#![allow(missing_docs)] // each label says what it is

use std::collections::BTreeMap;

use super::Told;
use super::number::{shown, signed};
use crate::analyse::compare;
use crate::assess::Scored;
use crate::check::{NodeNo, UnitNo};
use crate::exact::{Exact, Rounding};
use crate::model::result::Outcome;
use crate::score::UnitState;
use crate::score::progress::Progress;

// The frame.

pub const NAME: &str = "知识产权绩效评分卡";
pub const STAYS_HERE: &str = "数据不出本机";
pub const STAYS_HERE_WHY: &str = "文件只在本机浏览器中读取和计算，不上传、不保存；关闭页面即清除。";
pub const SKIP: &str = "跳到正文";
pub const VIEWS: &str = "页面";
pub const RANKING: &str = "排名";
pub const ISSUES: &str = "问题";
pub const FILES: &str = "文件";
pub const COMPUTING: &str = "正在计算……";
pub const SAVE_RESULT: &str = "下载考核结果";
pub const PRINT: &str = "打印";
pub const UNDO: &str = "撤销";
pub const DISMISS: &str = "知道了";

pub const DRAFT: &str = "参考稿";
pub const DRAFT_WHY: &str =
    "方案不是正式文件，其中的权重、计分办法、等次和通报约谈条件均为建议值，须经考评部门审定后使用。";
pub const DEMONSTRATION: &str = "演示数据";
pub const DEMONSTRATION_WHY: &str = "打开的文件中有虚构数据，仅供试用，结果不反映任何单位的实际工作。";
pub const OWN_FIGURES: &str = "自评结果";
pub const OWN_FIGURES_WHY: &str = "没有打开核定数据，以下各项均按自评数据计算。";

// Start.

pub const WELCOME: &str = "打开考核方案和各部门报送的数据文件，即可得到各组排名和每一分的依据。";
pub const DROP_HERE: &str = "将文件或文件夹拖到页面任意位置，可一次拖入多个";
pub const DROP_NOW: &str = "松开鼠标，打开文件";
pub const CHOOSE: &str = "选择文件";
pub const OR: &str = "或";
pub const EXPECTED: [(&str, &str); 4] = [
    ("考核方案", "1个JSON文件：考评单位、指标、分值和计分规则。"),
    ("考核数据", "各部门各报1个或多个JSON文件，可分批打开，自动合并；两处数据不一致的，会指出来。"),
    ("往期结果", "本系统下载的上期考核结果，可一并打开，用于与上期比较；不需要比较的不必打开。"),
    ("文件编码", "UTF-8或GB 18030均可。Excel、Word、PDF文件不能直接打开。"),
];
pub const NO_SCHEME_YET: &str = "没有方案";
pub const TRY: &str = "先试一试";
pub const LOAD_SAMPLE: &str = "载入演示";
pub const LOAD_SAMPLE_WHY: &str = "知识产权工作绩效考评：内置参考方案、各部门演示数据和2024年度结果";
pub const LOAD_OTHER: &str = "换一张评分卡看同一套数据";
pub const LOAD_OTHER_WHY: &str = "营商环境评价（知识产权）：同样的演示数据，另一套内置参考方案";
pub const LOAD_FAULTY: &str = "看一份有问题的文件是什么样";
pub const LOAD_FAULTY_WHY: &str = "其中区金融局的文件差错较多，看每一处怎样指出、怎样改正";

pub const DOWNLOADS: &str = "下载样例和格式说明";
pub const DOWNLOADS_WHY: &str = "可照样例填写，也可下载后修改，再拖回本页。";
pub const SCHEME_FILES: &str = "考核方案";
pub const SAMPLE_FILES: &str = "演示数据";
pub const EARLIER_FILES: &str = "往期结果";
pub const FAULTY_FILES: &str = "有差错的文件";
pub const SCHEMA_FILES: &str = "格式说明（JSON Schema，供编写软件用）";
pub const SCHEME_SCHEMA: &str = "考核方案的格式";
pub const DATA_SCHEMA: &str = "考核数据的格式";
pub const RESULT_SCHEMA: &str = "考核结果的格式";

// The built-in schemes.

pub const CARD: &str = "评分卡";
pub const PERFORMANCE: &str = "知识产权工作绩效考评";
pub const PERFORMANCE_SHORT: &str = "绩效考评";
pub const BUSINESS: &str = "营商环境评价（知识产权）";
pub const BUSINESS_SHORT: &str = "营商环境评价";

// The open files.

pub const ADD_FILES: &str = "添加文件";
pub const CLEAR: &str = "全部移除";
pub const REMOVE: &str = "移除";
pub const REPLACE: &str = "替换";
pub const FILE_NAME: &str = "文件";
pub const KIND: &str = "类型";
pub const SENDER: &str = "报送部门（方案）";
pub const STAGE: &str = "阶段";
pub const FOUND: &str = "问题";
pub const ACTIONS: &str = "操作";
pub const SCHEME_KIND: &str = "方案";
pub const DATA_KIND: &str = "数据";
pub const RESULT_KIND: &str = "往期结果";
pub const UNKNOWN_KIND: &str = "无法识别";
pub const NO_FINDINGS: &str = "无";
pub const NOTHING: &str = "—";

// Issues.

pub const ERRORS: &str = "错误";
pub const WARNINGS: &str = "提醒";
pub const NOTES: &str = "说明";
pub const ERRORS_MEAN: &str = "必须改正，否则不计分";
pub const WARNINGS_MEAN: &str = "不妨碍计分，请核对";
pub const NOTES_MEAN: &str = "供了解，不需处理";
pub const SHOW: &str = "显示";
pub const NO_ISSUES: &str = "没有发现问题。";
pub const NONE_SHOWN: &str = "没有符合所选类别的问题。";
pub const ALL_FILES: &str = "全部文件";
pub const CODE: &str = "问题代码";
pub const BLOCKED_NEXT: &str =
    "请按下面的提示改正文件后重新拖入；一时不能改正的，可先移除该文件，其余文件不受影响。";
pub const NO_SCHEME_NEXT: &str = "还没有打开考核方案。请将方案文件拖到页面上，或者先用一个内置参考方案：";
pub const SAVE_ISSUES: &str = "导出问题清单";
pub const SAVE_ISSUES_WHY: &str = "全部问题存为CSV表格，可用Excel或WPS打开，便于转交各部门改正";
pub const SEE_RANKING: &str = "查看排名";

// The ranking.

pub const PLACE: &str = "名次";
pub const UNIT: &str = "单位";
pub const TOTAL: &str = "总分";
pub const GRADE: &str = "等次";
pub const ADJUSTED: &str = "加减分";
pub const OWN_TOTAL: &str = "自评总分";
pub const NOTICES: &str = "通报约谈";
pub const NOTICE: &str = "通报";
pub const TALK: &str = "约谈";
pub const TO_DECIDE: &str = "待定";
pub const TIED: &str = "并列";
pub const BY_PLACE: &str = "按名次排列";
pub const RANKING_HINT: &str = "点击单位名称，查看总分构成和每项得分的依据；点击表头，按该列排序。";
pub const DIMENSION_SCORES: &str = "各维度得分";
pub const THIN: &str = "适用分值少";
pub const CHANGE: &str = "较上期";
pub const NOT_IN_EARLIER: &str = "上期结果中没有该单位。";

// The goals of the whole.

pub const GOALS: &str = "全区目标";
pub const GOAL: &str = "目标名称";
pub const BASELINE: &str = "基数";
pub const VALUE: &str = "现值";
pub const TARGET: &str = "目标值";
pub const REMARK: &str = "说明";
pub const GOAL_NOTES_OPEN: &str = "展开口径说明";
pub const GOAL_NOTES_CLOSE: &str = "收起口径说明";

// The unit card.

pub const BACK: &str = "返回排名";
pub const NO_UNIT: &str = "没有这个单位，可能更换了方案。";
pub const PREVIOUS: &str = "上一名";
pub const NEXT: &str = "下一名";
pub const SUM: &str = "总分构成";
pub const ITEM: &str = "项目";
pub const POINTS: &str = "分";
pub const INDICATORS: &str = "各项得分";
pub const INDICATOR: &str = "指标";
pub const SCORE: &str = "得分";
pub const FULL: &str = "满分";
pub const LOST: &str = "失分";
pub const STATE: &str = "状态";
pub const RATE: &str = "得分率%";
pub const CORE: &str = "核心";
pub const OPEN_ALL: &str = "展开全部依据";
pub const CLOSE_ALL: &str = "收起全部依据";
pub const INDICATORS_HINT: &str = "点击指标，查看数据来源、计算过程和依据条款。";
pub const MOST_LOST: &str = "失分最多的指标";
pub const HOW_TO_WIN: &str = "如何得满分";
pub const NO_WAY_TOLD: &str = "见该项计分依据";

/// Counted things with their measure word: "3个单位".
fn units(count: usize) -> String {
    format!("{count}个单位")
}

/// Beside a group's name.
pub fn group_size(count: usize) -> String {
    units(count)
}

/// Below the scheme's title: period, and what is scored.
pub fn summary(start: &str, end: &str, stage: &str, count: usize) -> String {
    format!("考核期{start}至{end}　{stage}　{}", units(count))
}

/// What the browser's tab says of a view.
pub fn title(view: &str) -> String {
    format!("{view} - {NAME}")
}

/// What a screen reader hears when the scores are there.
pub fn scored(count: usize, groups: usize, warnings: usize) -> String {
    let warnings = if warnings == 0 { String::new() } else { format!("，有{warnings}处提醒") };
    format!("已计分：{groups}个组，{}{warnings}。", units(count))
}

/// What stands in the place of scores.
pub fn blocked(errors: usize) -> String {
    format!("有{errors}处错误，暂不计分")
}

/// A count of errors, warnings or notes.
pub fn findings(label: &str, count: usize) -> String {
    format!("{label}{count}处")
}

/// The place of an issue in its file.
pub fn spot(line: usize, column: usize) -> String {
    format!("第{line}行第{column}列")
}

/// The accessible name of a button that acts on one file.
pub fn of_file(action: &str, name: &str) -> String {
    format!("{action}：{name}")
}

/// "第1名"
pub fn place(rank: usize) -> String {
    format!("第{rank}名")
}

/// "共9个单位"
pub fn of_units(count: usize) -> String {
    format!("共{}", units(count))
}

/// What a bar shows, for those who do not see it.
pub fn bar(label: &str, score: Option<&str>, full: &str) -> String {
    match score {
        Some(score) => format!("{label}：得{score}分，满分{full}分"),
        None => format!("{label}：不适用"),
    }
}

/// 满分 of a dimension or an indicator for a unit: what it counts for, after what does not apply left
/// its marks to siblings.
pub fn full(scored: &Scored, unit: UnitNo, node: NodeNo) -> String {
    marks(scored, unit, node).map(shown).unwrap_or_default()
}

/// The marks that the scheme gives a node, where it counts for others.
pub fn full_before(scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<String> {
    let given = planned(scored, unit, node)?;
    (given != marks(scored, unit, node)?).then(|| format!("原{}", shown(given)))
}

/// The marks that a node lost; nothing when none are missing.
pub fn lost_marks(scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<Exact> {
    missing(scored, unit, node).filter(Exact::is_positive)
}

/// 失分: what is missing as published; more than full marks with a sign, nothing when nothing is missing.
pub fn lost(scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<String> {
    let lost = missing(scored, unit, node)?;
    let size = scored.rounding().show_item(&lost.abs());
    match (lost.is_zero(), lost.is_negative()) {
        (true, _) => None,
        (_, true) => Some(format!("多得{size}")),
        _ => Some(size),
    }
}

fn missing(scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<Exact> {
    let score = scored.scores.node(unit, node).score.as_ref()?;
    Some(&counted(scored, unit, node) - &score.rounded)
}

/// The marks that count of a node: what does not apply loses nothing.
fn counted(scored: &Scored, unit: UnitNo, node: NodeNo) -> Exact {
    let plan = &scored.assessment.plan;
    if plan.node(node).leaf.is_none() {
        return plan.children(node).map(|child| counted(scored, unit, child)).sum();
    }
    let score = scored.scores.node(unit, node);
    score.marks.clone().filter(|_| score.score.is_some()).unwrap_or_default()
}

/// 自评总分 beside the verified one, with the difference.
pub fn own_total(scored: &Scored, unit: UnitNo) -> Option<String> {
    let result = scored.scores.unit(unit);
    let own = &result.self_total.as_ref()?.rounded;
    let show = |points: &Exact| scored.rounding().show_total(points);
    let beside = result.total.as_ref().map(|total| own - &total.rounded);
    let beside = match &beside {
        None => String::new(),
        Some(more) if more.is_zero() => "，与核定相同".to_owned(),
        Some(more) if more.is_negative() => format!("，比核定低{}分", show(&more.abs())),
        Some(more) => format!("，比核定高{}分", show(more)),
    };
    Some(format!("{OWN_TOTAL}{}分{beside}", show(own)))
}

/// What a reader should know of a unit's total, place and grade beside the figures.
pub fn remarks(scored: &Scored, unit: UnitNo) -> Vec<String> {
    let result = scored.scores.unit(unit);
    let mut remarks = Vec::new();
    match result.state {
        UnitState::Final => {}
        UnitState::Provisional => remarks.push("有数据待核，总分为暂定，核实后可能变动。".to_owned()),
        UnitState::Withheld => remarks.push("有必须报送的数据未报送，暂不出总分。".to_owned()),
        UnitState::NotScored => remarks.push("没有适用的指标，不计分。".to_owned()),
    }
    if result.thin {
        let (applicable, full) =
            (shown(&result.applicable), shown(&scored.assessment.plan.scheme.full_marks));
        remarks.push(format!("满分{full}分中只有{applicable}分适用，得分的代表性不足。"));
    }
    if let Some(breaker) = result.broken_by {
        let node = scored.assessment.plan.node(breaker);
        remarks.push(format!("与其他单位总分相同，按“{} {}”的得分率排定先后。", node.id, node.title));
    }
    if let Some(why) = super::grade(scored, unit).why {
        remarks.push(format!("{why}。"));
    }
    remarks
}

/// All adjustments of a unit together; empty when there are none.
pub fn adjusted(scored: &Scored, unit: UnitNo) -> String {
    let lines = &scored.scores.unit(unit).lines;
    if lines.is_empty() {
        return String::new();
    }
    let points: Exact = lines.iter().map(|line| &line.points).sum();
    signed(&scored.rounding().show_total(&points))
}

fn marks(scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<&Exact> {
    scored.scores.node(unit, node).marks.as_ref().or_else(|| planned(scored, unit, node))
}

fn planned(scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<&Exact> {
    let plan = &scored.assessment.plan;
    plan.node(node).marks.get(plan.unit(unit).group.0)?.as_ref()
}

/// A change since the earlier result: for the eye a mark and two figures, for the ear a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeTold {
    /// "▲", "▼" or "—"
    pub mark: &'static str,
    /// "+1.20"
    pub points: String,
    /// "升2位"; empty when the place is the same.
    pub places: String,
    /// The same in words.
    pub words: String,
}

/// A unit's change since the earlier result, for a table's cell.
pub fn change(scored: &Scored, unit: UnitNo) -> Option<ChangeTold> {
    compared(scored)?;
    let change = compare::change(&scored.assessment, &scored.scores, unit)?;
    let rise = change.rise?;
    let size = scored.rounding().show_total(&rise.abs());
    let (mark, points, mut words) = match (rise.is_zero(), rise.is_negative()) {
        (true, _) => ("—", "0".to_owned(), "总分与上期相同".to_owned()),
        (_, true) => ("▼", format!("−{size}"), format!("总分比上期低{size}分")),
        _ => ("▲", format!("+{size}"), format!("总分比上期高{size}分")),
    };
    let places = match change.up {
        Some(up) if up > 0 => format!("升{up}位"),
        Some(down) if down < 0 => format!("降{}位", -down),
        _ => String::new(),
    };
    if change.up.is_some() {
        words += &if places.is_empty() { "，名次未变".to_owned() } else { format!("，名次{places}") };
    }
    Some(ChangeTold { mark, points, places, words })
}

/// The rise of a unit's total since the earlier result, to sort by.
pub fn rise(scored: &Scored, unit: UnitNo) -> Option<Exact> {
    compared(scored)?;
    compare::change(&scored.assessment, &scored.scores, unit)?.rise
}

/// The rises of the scores of a unit's dimensions and indicators since the earlier result.
pub fn node_changes(scored: &Scored, unit: UnitNo) -> BTreeMap<NodeNo, String> {
    if compared(scored).is_none() {
        return BTreeMap::new();
    }
    let change = compare::change(&scored.assessment, &scored.scores, unit);
    let nodes = change.map(|change| change.nodes).unwrap_or_default();
    let told = nodes.into_iter().map(|(no, rise)| {
        let told = if rise.is_zero() { "0".to_owned() } else { signed(&scored.rounding().show_item(&rise)) };
        (no, told)
    });
    told.collect()
}

/// The earlier result that is compared with.
pub fn compared(scored: &Scored) -> Option<&Outcome> {
    scored.assessment.earlier.as_ref().map(|(_, earlier)| &**earlier)
}

/// Why nothing is compared although an earlier result is open.
pub fn not_compared(scored: &Scored) -> Option<String> {
    let other = scored.assessment.other_result.as_ref()?;
    Some(format!("打开的往期结果属于另一方案“{}”，不与本期比较。", other.scheme.title))
}

/// What is compared with: "上期：2024年度，知识产权工作绩效考评方案".
pub fn earlier(earlier: &Outcome) -> String {
    match &earlier.period.0 {
        Some(period) => format!("上期：{period}，{}", earlier.scheme.title),
        None => format!("上期：{}", earlier.scheme.title),
    }
}

/// A file of an earlier result: "往期结果（2024）".
pub fn earlier_kind(earlier: &Outcome) -> String {
    match &earlier.period.0 {
        Some(period) => format!("{RESULT_KIND}（{period}）"),
        None => RESULT_KIND.to_owned(),
    }
}

/// "通报", or "通报×3" for several.
pub fn times(word: &str, count: usize) -> String {
    if count > 1 { format!("{word}×{count}") } else { word.to_owned() }
}

/// How many tracked indicators lag: "3项进度滞后".
pub fn lagging(scored: &Scored, unit: UnitNo) -> Option<String> {
    let plan = &scored.assessment.plan;
    let leaves = plan.leaf_numbers().map(|leaf| scored.scores.node(unit, plan.leaf(leaf).node));
    let count = leaves.filter(|node| node.progress == Some(Progress::Behind)).count();
    (count > 0).then(|| format!("{count}项{}", super::progress(Progress::Behind)))
}

/// The head of the goals: "3项，已达到1项".
pub fn goals_reached(all: usize, reached: usize) -> String {
    format!("{all}项，已达到{reached}项")
}

/// A title with its unit of measure below it: "高价值发明专利（件）".
pub fn measured(title: &str, unit: &str) -> String {
    if unit.is_empty() { title.to_owned() } else { format!("{title}（{unit}）") }
}

/// The list of issues as a table in CSV, one row for each issue.
///
/// Opens in the office suites: UTF-8 with a byte order mark, and no cell that they would take for a
/// formula (OWASP, "CSV Injection").
pub fn issue_table(issues: &[Told]) -> String {
    let heads = ["级别", "文件", "位置", "行", "列", "问题", "处理办法", "代码"];
    let mut table = String::from("\u{feff}");
    row(&mut table, heads.map(str::to_owned));
    for issue in issues {
        let number = |number: Option<usize>| number.map_or_else(String::new, |number| number.to_string());
        row(
            &mut table,
            [
                super::severity(issue.severity).to_owned(),
                issue.file.as_ref().map_or_else(|| ALL_FILES.to_owned(), |(_, name)| name.to_string()),
                issue.path.clone(),
                number(issue.line),
                number(issue.column),
                issue.message.clone(),
                issue.remedy.clone(),
                issue.code.to_owned(),
            ],
        );
    }
    table
}

fn row(table: &mut String, cells: [String; 8]) {
    let cells = cells.map(|cell| {
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        format!("\"{}{}\"", if formula { "'" } else { "" }, cell.replace('"', "\"\""))
    });
    table.push_str(&cells.join(","));
    table.push_str("\r\n");
}

/// The name of the list of issues; `scheme` is its id and version.
pub fn issues_name(scheme: Option<(&str, &str)>) -> String {
    match scheme {
        Some((id, version)) => format!("问题清单-{id}-{version}.csv"),
        None => "问题清单.csv".to_owned(),
    }
}

/// The label of a button that opens a built-in scheme, or puts it in the place of the open one.
pub fn use_scheme(label: &str) -> String {
    format!("用内置的{label}")
}

/// The label of a built-in scheme's download.
pub fn scheme_sample(label: &str) -> String {
    format!("{label}（2025年度，参考稿）")
}

/// Another scheme was put in the place of the open one.
pub fn changed_scheme(label: &str) -> String {
    format!("已换用{label}方案，数据不变。")
}

/// A remark below a ranking: why these units' grade is not that of their total.
pub fn remark(units: &[impl AsRef<str>], why: &str) -> String {
    format!("{}：{why}。", names(units))
}

/// The label of a quota line that runs between units of one place.
pub fn tied_at_quota(label: &str) -> String {
    format!("{label}；名额线上并列，等次待定")
}

/// 得分率, in percent; the column says so.
pub fn rate(scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<String> {
    let rate = scored.scores.node(unit, node).rate.as_ref()?;
    Some((rate * &Exact::from(100)).fixed(2, Rounding::HalfUp))
}

/// The label of a button that sorts.
pub fn sort_by(column: &str) -> String {
    format!("按{column}排序")
}

/// The table of a group, for a screen reader.
pub fn group_caption(group: &str) -> String {
    format!("{group}排名")
}

/// The table of a unit's indicators, for a screen reader.
pub fn unit_caption(unit: &str) -> String {
    format!("{unit}各项得分")
}

/// The name of a result file.
pub fn result_name(scheme: &str, version: &str) -> String {
    format!("考核结果-{scheme}-{version}.json")
}

/// Files were opened.
pub fn opened(
    new: usize,
    replaced: &[impl AsRef<str>],
    renamed: &[impl AsRef<str>],
    same: &[impl AsRef<str>],
) -> String {
    let mut parts = Vec::new();
    if new > 0 {
        parts.push(format!("已打开{}个文件", new));
    }
    if !replaced.is_empty() {
        parts.push(format!("已用新文件替换同名的{}", names(replaced)));
    }
    if !renamed.is_empty() {
        parts.push(format!("不同部门的文件同名，新打开的改称{}", names(renamed)));
    }
    if !same.is_empty() {
        parts.push(format!("{}已经打开，内容相同，未重复打开", names(same)));
    }
    format!("{}。", parts.join("；"))
}

/// Files could not be read at all.
pub fn unread(too_large: &[impl AsRef<str>], refused: &[impl AsRef<str>], megabytes: usize) -> String {
    let mut parts = Vec::new();
    if !too_large.is_empty() {
        parts.push(format!("{}超过{megabytes} MB，没有打开", names(too_large)));
    }
    if !refused.is_empty() {
        parts.push(format!(
            "{}无法读取，没有打开。如果是文件夹，其中没有JSON文件；如果文件正被其他程序占用，请关闭后再试",
            names(refused)
        ));
    }
    format!("{}。", parts.join("；"))
}

/// A file was removed.
pub fn removed(name: &str) -> String {
    format!("已移除{name}。")
}

/// All files were removed.
pub fn cleared(count: usize) -> String {
    format!("已移除全部{count}个文件。")
}

fn names(names: &[impl AsRef<str>]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    names.join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: &[&str] = &[];

    fn check(told: String, expected: &str) {
        assert_eq!(told, expected);
    }

    #[test]
    fn what_became_of_opened_files() {
        check(opened(12, NONE, NONE, NONE), "已打开12个文件。");
        check(opened(0, &["甲.json"], NONE, NONE), "已用新文件替换同名的甲.json。");
        check(
            opened(1, NONE, &["数据 (2).json"], NONE),
            "已打开1个文件；不同部门的文件同名，新打开的改称数据 (2).json。",
        );
        check(
            opened(0, NONE, NONE, &["甲.json", "乙.json"]),
            "甲.json、乙.json已经打开，内容相同，未重复打开。",
        );
    }

    #[test]
    fn what_could_not_be_read() {
        check(unread(&["大.json"], NONE, 64), "大.json超过64 MB，没有打开。");
        assert!(unread(NONE, &["各镇"], 64).starts_with("各镇无法读取"));
    }

    #[test]
    fn a_list_of_issues_for_the_office_suites() {
        let issue = Told {
            severity: crate::issue::Severity::Error,
            code: "shape.type",
            file: Some((crate::issue::FileNo(0), "=甲,乙.json".into())),
            path: "rows[0].values.T5-1".into(),
            line: Some(14),
            column: Some(9),
            message: "值为“\"95%\"”".into(),
            remedy: "-改为95".into(),
        };
        let table = issue_table(&[issue]);
        let lines: Vec<&str> = table.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "\u{feff}\"级别\",\"文件\",\"位置\",\"行\",\"列\",\"问题\",\"处理办法\",\"代码\"",
                "\"错误\",\"'=甲,乙.json\",\"rows[0].values.T5-1\",\"14\",\"9\",\"值为“\"\"95%\"\"”\",\"'-改为95\",\"shape.type\"",
                "",
            ]
        );
    }

    #[test]
    fn what_a_screen_reader_hears() {
        check(scored(22, 3, 0), "已计分：3个组，22个单位。");
        check(scored(22, 3, 5), "已计分：3个组，22个单位，有5处提醒。");
    }
}
