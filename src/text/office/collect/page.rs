//! What stands on the page of what came in, and on the buttons that make templates.

use crate::check::Plan;
use crate::office::collect::Slot;
use crate::office::collect::{Spot, Taken};
use crate::text::lang::{Lang, Words, say, words};
use crate::text::page::{counted, units};

pub const TITLE: Words = words("收件", "Received");
pub const RECEIVING: Words = words(
    "拖入或者选择填好的采集表（可一次多份），也可以是其他Excel或CSV表格。采集表直接收入；其他表格先对应单位和指标，确认后收入。收入的数据与其他数据文件一样，可以撤销。",
    "Drop or choose collection workbooks that were filled in, many at once, or any other Excel or CSV table. Collection workbooks are taken in as they are; of other tables you confirm which line is which unit and which column which indicator. What is taken in is a data file like any other, and can be undone.",
);
pub const CHOOSE: Words = words("选择表格", "Choose tables");
pub const MAKE: Words = words("生成采集表", "Make collection workbooks");
pub const EMPTY: Words = words("还没有收到表格。", "No tables yet.");
pub const CLEAR: Words = words("清空列表", "Clear the list");
pub const DROP: Words = words("移出列表", "Take off the list");
pub const READING: Words = words("正在读取表格", "Reading the tables");
pub const NO_SCHEME: Words = words(
    "请先打开考核方案，并改正方案中的错误，再收采集表。",
    "Open a scheme first, without errors; then the tables can be read.",
);
pub const DEPARTMENTS: Words = words("采集表（各部门）", "Collection workbooks for departments");
pub const DEPARTMENTS_WHY: Words = words(
    "按数据来源每个部门一份，每个考核组一张表，各单位逐行、各指标逐列，填好后拖回本页即可。多个部门的打成一个压缩包。",
    "One workbook for each department that reports, a sheet for each group, units by indicators. Filled in, they are dropped on this page. Several come in one .zip.",
);
pub const UNITS: Words = words("自评表（各单位）", "Self-assessment workbooks for units");
pub const UNITS_WHY: Words = words(
    "每个考核单位一份，逐项填写自评数据、状态和说明，打成一个压缩包。",
    "One workbook for each unit, with its own figures, states and notes, all in one .zip.",
);
pub const MAKING: Words = words("正在生成采集表", "Making collection workbooks");
pub const PLACE: Words = words("位置", "Place");
pub const WHAT: Words = words("问题", "What is wrong");
pub const REMEDY: Words = words("处理办法", "What to do");
pub const TAKE: Words = words("收入", "Take in");
pub const TAKE_REST: Words = words("收入其余数据", "Take in the rest");
pub const ACCEPT: Words = words("采用全部建议", "Accept all suggestions");
pub const DEPARTMENT: Words = words("报送部门", "Department");
pub const STAGE: Words = words("阶段", "Stage");
pub const AS_OF: Words = words("数据截止日期", "Figures as of");
pub const COLUMN: Words = words("列", "Column");
pub const HEADING: Words = words("表头", "Heading");
pub const SAMPLE: Words = words("内容", "Holds");
pub const INDICATOR: Words = words("对应的指标", "Is the indicator");
pub const LINE: Words = words("行", "Line");
pub const NAMED: Words = words("表中的单位", "Named in the table");
pub const UNIT: Words = words("对应的单位", "Is the unit");
pub const LEFT_OUT: Words = words("（不收入）", "(left out)");
pub const NOBODY: Words = words("（未写单位）", "(no unit)");
pub const NOTHING_CHOSEN: Words = words(
    "还没有可收入的数据：至少对应一个指标和一个单位。",
    "Nothing would be taken: choose at least one indicator and one unit.",
);
pub const NO_DATE: Words = words("日期请写成2025-12-31的样式。", "Write the date like 2025-12-31.");
pub const VIEW: Words = words("查看", "Look");

/// How many files wait for the reader.
pub fn waiting(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "收到的表格中有{count}份待处理。",
        "{told} received and not settled yet.",
        told = counted(count, "table")
    )
}

/// What was taken of a file and is open.
pub fn taken(lang: Lang, taken: &Taken) -> String {
    let (name, told) = (&taken.name, figures(lang, taken));
    say!(lang, "已收入{told}，数据文件为“{name}”。", "Taken in: {told}, as the data file {name}.")
}

/// What could be taken of a file.
pub fn ready(lang: Lang, taken: &Taken, faults: usize) -> String {
    let told = figures(lang, taken);
    match faults {
        0 => say!(lang, "可收入{told}。", "{told} can be taken in."),
        _ => say!(
            lang,
            "有{faults}处不能收入。请报送方改正后重新提交；也可以先收入其余{told}。",
            "{wrong} cannot be taken. Have the file corrected and handed in again, or take in the rest: {told}.",
            wrong = counted(faults, "place")
        ),
    }
}

/// A file of which nothing can be taken.
pub fn refused(lang: Lang) -> String {
    say!(lang, "没有收入任何数据。", "Nothing was taken in.")
}

/// A file that has to be confirmed.
pub fn asked(lang: Lang, suggestions: usize) -> String {
    match suggestions {
        0 => say!(
            lang,
            "不是采集表，请确认单位和指标的对应关系。",
            "No collection workbook: confirm what stands where."
        ),
        _ => say!(
            lang,
            "不是采集表，请确认单位和指标的对应关系；有{suggestions}处只是相近，未自动对应。",
            "No collection workbook: confirm what stands where. {near} only resembles something and is left open.",
            near = counted(suggestions, "place")
        ),
    }
}

fn figures(lang: Lang, taken: &Taken) -> String {
    let (of_units, figures) = (units(lang, taken.units), taken.figures);
    say!(lang, "{of_units}的{figures}项数据", "{told} of {of_units}", told = counted(figures, "figure"))
}

/// How many things are to be known.
pub fn remarks(lang: Lang, count: usize) -> String {
    say!(lang, "读取说明（{count}）", "Remarks ({count})")
}

/// A sheet of a table that is to be confirmed.
pub fn sheet(lang: Lang, name: &str) -> String {
    match name {
        "" => say!(lang, "收入此表", "Take in this table"),
        name => say!(lang, "收入工作表“{name}”", "Take in the sheet “{name}”"),
    }
}

/// How many lines were recognised by themselves.
pub fn lines_known(lang: Lang, known: usize, open: usize) -> String {
    match open {
        0 => say!(lang, "{told}已对应。", "{told} recognised.", told = units(lang, known)),
        _ => say!(
            lang,
            "{told}已对应；下列{open}行请核对，没有对应的不收入。",
            "{told} recognised. Check these {open} lines; those without a unit are left out.",
            told = units(lang, known)
        ),
    }
}

/// A choice that is suggested.
pub fn suggested(lang: Lang, what: &str) -> String {
    say!(lang, "建议：{what}", "Suggested: {what}")
}

/// A place in a file: "“镇”C7".
pub fn spot(lang: Lang, spot: Option<&Spot>) -> String {
    match spot {
        None => lang.pick("整个文件", "The file").to_owned(),
        Some(Spot { sheet, cell }) if sheet.is_empty() => cell.clone(),
        Some(Spot { sheet, cell }) => say!(lang, "“{sheet}”{cell}", "“{sheet}” {cell}"),
    }
}

/// What a column holds, among the choices of its indicator: "分子", "状态".
pub fn choice(lang: Lang, plan: &Plan, slot: Slot) -> String {
    super::slot(lang, plan, slot.leaf(), &slot.title(lang, plan))
}
