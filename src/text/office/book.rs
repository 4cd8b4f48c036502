//! 考核结果工作簿: what stands in the workbook of results beside the figures.

#![allow(missing_docs)] // each label says what it is

use crate::text::lang::{Lang, Words, say, words};

pub const BOOK: Words = words("考核结果工作簿", "Workbook of results");
pub const BOOK_WHY: Words = words(
    "一个 .xlsx 文件，内有总表、各组计算表、各单位评分表、指标和参数、通报约谈、问题清单和来源；得分、总分、名次、等次都是公式，改动一个数据即可看到总分随之变动，供审核、核对。",
    "One .xlsx with summary, computation sheets, score sheets, indicators and parameters, notices, issues and provenance. Scores, totals, places and grades are formulas: change a figure and the total follows, so that an auditor can check it.",
);
pub const MAKING: Words = words("正在生成考核结果工作簿", "Making the workbook of results");
pub const TOO_LARGE: Words = words(
    "考核结果超过电子表格的上限（一张表16384列、1048576行），不能生成工作簿。请改用“存档包”或者“下载考核结果”。",
    "The result is larger than a workbook can be (16,384 columns and 1,048,576 rows to a sheet), so none was made. Use the archive package or the result file instead.",
);

pub const SUMMARY: Words = words("总表", "Summary");
pub const CHARTS: Words = words("图表", "Charts");
pub const INDICATORS: Words = words("指标", "Indicators");
pub const NOTICES: Words = words("通报约谈", "Notices");
pub const ISSUES: Words = words("问题清单", "Issues");
pub const PROVENANCE: Words = words("来源与说明", "Provenance");
pub const ALL_UNITS: Words = words("各单位评分", "Score sheets");

pub const RESULT: Words = words("结果", "Result");
pub const BASE: Words = words("基础分", "Base score");
pub const TARGET: Words = words("目标值", "Target");
pub const VALUE: Words = words("指标值", "Value");
pub const RATE: Words = words("得分率", "Score rate");
pub const COUNTED: Words = words("计分分值", "Marks that count");
pub const APPLICABLE: Words = words("适用分值", "Marks that apply");
pub const UNROUNDED: Words = words("得分（未修约）", "Score before rounding");
pub const PARTS: Words = words("各部分得分之和", "Sum of the parts");
pub const BASE_UNROUNDED: Words = words("基础分（未修约）", "Base score before rounding");
pub const TOTAL_UNROUNDED: Words = words("总分（未修约）", "Total before rounding");
pub const POINTS_OF: Words = words("分数", "Points");
pub const BONUS: Words = words("加分合计", "Bonus points");
pub const DEDUCTION: Words = words("减分合计", "Deducted points");
pub const CORRECTION: Words = words("复核调整", "Corrections");
pub const LIMITS: Words = words("下限、上限和否决调整", "Limits and vetoes");
pub const OUTCOME: Words = words("名次和等次", "Places and grades");
pub const FAILED: Words = words("无法合成", "no such mean");
pub const KEY: Words = words("排名用总分", "Total that is ranked");
pub const WITH_GAPS: Words = words("跳位名次", "Place with gaps");
pub const FIRST_OF: Words = words("该名次首个单位", "First of its place");
pub const DECISION: Words = words("等次决定（填第几等）", "Decided grade (its number)");
pub const BY_TOTAL: Words = words("按总分应评第几等", "Grade of the total (its number)");
pub const NO_GRADE: Words = words("无等次", "no grade");
pub const OPEN_GRADE: [Words; 3] = [words("待定（", "to decide ("), words("或", " or "), words("）", ")")];
pub const REPORTING: Words = words("有数单位数", "units with a value");
pub const WHOLE: Words = words("合计", "The whole");

pub const SCALE: Words = words("倍数", "Scale");
pub const ZERO_BASE: Words = words("基数为零或负时的指标值", "Value for a base of 0 or below");
pub const TRIM_FROM: Words = words("去高去低起点（份）", "Marks from which extremes are dropped");
pub const FLOOR: Words = words("得分率下限", "Least score rate");
pub const INAPPLICABLE: Words = words("不适用时的得分率", "Score rate where nothing applies");
pub const POINTS: Words = words("每次分数", "Points each time");
pub const CAP: Words = words("本项上限", "Most points of the item");
pub const BONUS_CAP: Words = words("加分合计上限", "Most bonus points");
pub const DEDUCTION_CAP: Words = words("减分合计上限", "Most deducted points");
pub const TOTAL_CAP: Words = words("总分上限", "Highest total");
pub const GRADE_TITLE: Words = words("名称", "Title");
pub const GRADE_FROM: Words = words("下限", "Lower bound");
pub const QUOTA_SHARE: Words = words("名额比例", "Quota, as a share");
pub const QUOTA_LEAST: Words = words("名额至少", "Quota, at least");

pub const ID: Words = words("编号", "Id");
pub const NODE: Words = words("维度、指标", "Dimension or indicator");
pub const MEASURED: Words = words("计量单位", "Measure");
pub const WEIGHT: Words = words("分值或权重", "Weight");
pub const MARKS: Words = words("满分", "Marks");
pub const SCORING: Words = words("计分办法", "How it is scored");
pub const CLAUSES: Words = words("依据条款", "Clauses");
pub const DUTY: Words = words("责任", "Responsibility");
pub const SOURCE: Words = words("数据来源", "Source");
pub const PARAMETER: Words = words("参数", "Parameter");
pub const FIGURE: Words = words("数值", "Figure");
pub const PARAMETERS: Words = words("计算参数", "Parameters");
pub const GROUP: Words = words("考核组", "Group");
pub const CODE: Words = words("单位代码", "Code");
pub const WHY: Words = words("失分原因", "Why marks were lost");
pub const SEVERITY: Words = words("级别", "Severity");
pub const FILE: Words = words("文件", "File");
pub const PLACE: Words = words("位置", "Place");
pub const MESSAGE: Words = words("问题", "What is wrong");
pub const REMEDY: Words = words("处理办法", "What to do");
pub const ISSUE_CODE: Words = words("代码", "Code");

pub const STIFF: Words = words(
    "此格为计算程序得出的数值，不是公式：电子表格最多只有15位有效数字，或者公式过长，无法得出同样的结果。改动数据后此格不会变。",
    "A value computed by the program, not a formula: a spreadsheet has 15 digits at most, or the formula would be too long, and could not come to the same. It does not follow when data are changed.",
);
pub const TOO_MANY_STEPS: Words = words(
    "本指标的档次或节点超过60个，电子表格的公式写不下，得分率列为数值，改动数据后不会变。",
    "The indicator has more than 60 bands or points, more than a formula can hold: the score rates are values and do not follow when data are changed.",
);
pub const OWN_STIFF: Words = words(
    "自评总分由自评数据另行计算，本列为数值，改动本表数据后不会变。",
    "The self-assessed totals are computed from the self-assessed data: values that do not follow when data on this sheet are changed.",
);
pub const GROUP_HINT: Words = words(
    "浅黄色格为报送的数据，可以改动，得分、总分、名次、等次随即重算；灰色斜体为数值，不会变。计分参数在“指标”表，可以改动。",
    "Pale yellow cells hold what was reported. Change them, and scores, totals, places and grades follow; grey italics are values and do not. The parameters stand on the sheet of indicators and can be changed as well.",
);
pub const INDICATORS_HINT: Words = words(
    "浅黄色格为方案的分值和参数，各考核组计算表的公式都引用这些格。文字说明按方案写成，改动数值后不会变。",
    "Pale yellow cells hold the weights and parameters of the scheme, to which the formulas of the groups’ sheets refer. The wording follows the scheme and does not change with the figures.",
);
pub const SUMMARY_HINT: Words = words(
    "各数引用考核组计算表，随之变动；各单位的先后按原结果的名次，不随之调整。",
    "The figures refer to the groups’ sheets and follow them; the rows stay in the order of the original places.",
);
pub const UNIT_HINT: Words = words(
    "得分引用考核组计算表，随之变动；失分原因和说明按原结果写成，不会变。",
    "The scores refer to the group’s sheet and follow it; reasons and remarks tell of the original result and do not.",
);
pub const NOTICES_HINT: Words = words(
    "本表按原结果列出，改动数据后不会变。",
    "As of the original result; the list does not follow when data are changed.",
);
pub const NO_ISSUES: Words = words("没有发现问题。", "Nothing was found.");
pub const CHARTS_HINT: Words = words(
    "图中各段为各维度得分，加减分、标化和修约的差数不在图中，总分以总表为准。",
    "The parts of a bar are the scores of the dimensions. Extra points, rescaling and differences of rounding are not in it; the totals stand in the summary.",
);

pub const FACTS: Words = words("结果", "The result");
pub const SCHEME: Words = words("考核方案", "Scheme");
pub const VERSION: Words = words("方案版本", "Version of the scheme");
pub const STAGE: Words = words("计分所用数据", "Data that were scored");
pub const PERIOD: Words = words("考核期", "Period");
pub const AS_OF: Words = words("数据截止日期", "Data as of");
pub const ROUNDING: Words = words("修约", "Rounding");
pub const PROGRAM: Words = words("计算程序", "Program");
pub const READING_UNIT: Words = words("说明", "Remarks");
pub const READING: Words = words("怎样使用本工作簿", "How to use this workbook");

/// How to read the workbook, sentence by sentence.
pub const GUIDE: [Words; 8] = [
    words(
        "各格存有计算程序得出的结果，不能重算的阅读软件也显示这些结果；用Excel、WPS表格、LibreOffice打开后可以重算，数值应当相同。",
        "Each cell holds what the program computed, so that viewers which do not recalculate show it as well. Excel, WPS and LibreOffice can recalculate, and should come to the same.",
    ),
    words(
        "在考核组计算表的浅黄色格中改动一个数据，该单位的得分、总分和全组的名次、等次随即重算，总表和评分表同时变动。",
        "Change a figure in a pale yellow cell of a group’s sheet: the unit’s scores and total and the whole group’s places and grades follow, and so do the summary and the score sheets.",
    ),
    words(
        "数据格留空表示未报送，填0表示实际为0；不适用、待核在“状态”列选择。",
        "An empty cell means not reported, 0 means a real 0; choose “not applicable” and “to be verified” in the column of the state.",
    ),
    words(
        "电子表格按二进制小数计算，可能有极小的尾差。公式先修约到比规定多8位的小数（最多12位），去掉尾差，再按方案修约；距舍入分界不足尾差的数按正好在分界上处理。",
        "Spreadsheets compute with binary fractions, which leave tiny remainders. Formulas first round to eight decimals more than the scheme asks for (twelve at most), which removes them, and then as the scheme says; what lies nearer to a midpoint than such a remainder counts as the midpoint.",
    ),
    words(
        "比较未修约的总分和得分率时，总分取10位小数，得分率取12位小数，相差更小的视为相同。",
        "Where totals or rates are compared before rounding, totals are taken to 10 decimals and rates to 12; what differs by less counts as equal.",
    ),
    words(
        "电子表格最多只有15位有效数字。位数更多或小数超过10位的数据，所在格的指标值和得分率列为数值，灰色斜体，附有批注。",
        "A spreadsheet has 15 digits at most. Where data have more of them, or more than 10 decimals, value and rate are given as values, in grey italics and with a note.",
    ),
    words(
        "自评总分、通报约谈、问题清单、失分原因和说明按原结果列出，改动数据后不会变；时序进度不影响得分，不在本工作簿重算。",
        "Self-assessed totals, notices, issues, reasons and remarks are as of the original result and do not follow changes. Progress against the schedule changes no score and is not recalculated here.",
    ),
    words(
        "改动只供核对和测算，不改变考核结果；需要更正数据的，应由报送部门重新报送。",
        "Changes made here serve checking and trying out, and alter no result. Corrected data are for the department to send again.",
    ),
];

/// The sheet's title: "镇评分计算表".
pub fn group_title(lang: Lang, group: &str) -> String {
    say!(lang, "{group}评分计算表", "Computation: {group}")
}

/// The workbook's file name.
pub fn file_name(lang: Lang, scheme: &str, version: &str) -> String {
    say!(lang, "考核结果-{scheme}-{version}.xlsx", "results-{scheme}-{version}.xlsx")
}

/// "质押融资额（万元）"
pub fn in_measure(lang: Lang, title: &str, measure: &str) -> String {
    say!(lang, "{title}（{measure}）", "{title} ({measure})")
}

/// A level's factor.
pub fn factor(lang: Lang, level: &str) -> String {
    say!(lang, "“{level}”折算系数", "Factor of “{level}”")
}

/// A task's share.
pub fn share(lang: Lang, task: &str) -> String {
    say!(lang, "“{task}”占比", "Share of “{task}”")
}

/// A grade among the parameters.
pub fn grade_of(lang: Lang, grade: &str) -> String {
    say!(lang, "等次：{grade}", "Grade: {grade}")
}

/// One mark of several.
pub fn mark(lang: Lang, no: usize) -> String {
    say!(lang, "评分{no}", "Mark {no}")
}

/// Whether a task is done.
pub fn done(lang: Lang, task: &str) -> String {
    say!(lang, "{task}（完成填1，未完成填0）", "{task} (1: done, 0: not)")
}

/// How often an item happened.
pub fn times(lang: Lang, id: &str, title: &str) -> String {
    say!(lang, "{id} {title}（次数）", "{id} {title} (times)")
}

/// A tie-breaker's column.
pub fn breaker(lang: Lang, label: &str) -> String {
    say!(lang, "同分比较：{label}得分率", "Breaks ties: rate of {label}")
}

/// The column behind a quota line.
pub fn after_quota(lang: Lang, grade: &str) -> String {
    say!(lang, "“{grade}”名额后第几等", "Grade after the quota of “{grade}”")
}

/// A grade that is open, in the columns of numbers.
pub fn open(lang: Lang, number: usize) -> String {
    say!(lang, "待定{number}", "open {number}")
}

/// A group's weight or marks among the columns of the indicators.
pub fn of_group(lang: Lang, group: &str, what: Words) -> String {
    let what = what.of(lang);
    say!(lang, "{group}{what}", "{what}, {group}")
}

/// A chart's title.
pub fn chart_title(lang: Lang, group: &str, shown: usize, of: usize) -> String {
    if shown == of {
        say!(lang, "{group}各单位得分构成", "What the scores are made of: {group}")
    } else {
        say!(
            lang,
            "{group}得分构成（前{shown}名，共{of}个单位）",
            "What the scores are made of: {group}, the first {shown} of {of} units"
        )
    }
}

/// Said where there are too many units for sheets of their own.
pub fn too_many_units(lang: Lang, units: usize, most: usize) -> String {
    say!(
        lang,
        "本工作簿有{units}个单位，超过{most}个，不再一个单位一张表；全部评分表合并在“各单位评分”表，可按单位筛选。",
        "There are {units} units, more than {most}: instead of a sheet for each, all score sheets stand on one, “Score sheets”, which can be filtered by unit."
    )
}

/// How a line of the sum came about: "优秀案例 +2：……".
pub fn sum_note(lang: Lang, label: &str, points: &str, note: &str) -> String {
    say!(lang, "{label} {points}：{note}", "{label} {points}: {note}")
}

/// Where an issue stands: "第41行第17字 rows[3]".
pub fn place(lang: Lang, spot: Option<(usize, usize)>, path: &str) -> String {
    match spot {
        Some((line, column)) => {
            say!(lang, "第{line}行第{column}字 {path}", "line {line}, column {column} {path}")
        }
        None => path.to_owned(),
    }
}

/// How items and totals are rounded.
pub fn rounded(lang: Lang, items: &str, totals: &str) -> String {
    say!(lang, "指标得分{items}；总分{totals}", "scores of indicators: {items}; totals: {totals}")
}

/// A parameter among all: "知识产权质押融资额：封顶完成率".
pub fn parameter(lang: Lang, of: &str, name: &str) -> String {
    say!(lang, "{of}：{name}", "{of}: {name}")
}
