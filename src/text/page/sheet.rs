//! What stands on the page of the data desk around its cells.

use super::counted;
use crate::edit::sheet::Only;
use crate::model::data::EvidenceStatus;
use crate::text::lang::{Lang, Words, say, words};

/// For whom a document is begun when the scheme names no department; it is written into the data.
pub const OFFICE: &str = "考核办公室";

pub const TITLE: Words = words("数据", "Data");
pub const HOW: Words = words(
    "在格中直接填写，回车下移，填写时按Tab右移；Shift加方向键选定一片，可与电子表格互相复制粘贴。",
    "Type into a cell; Enter goes down, Tab while typing goes right. Shift with arrows marks a block, which can be copied from and to a spreadsheet.",
);
pub const KEYS: Words = words("按键", "Keys");
pub const GRID: Words = words("各单位各项指标的数据", "Data of all units on all indicators");
pub const UNIT: Words = words("单位", "Unit");
pub const DEPARTMENT: Words = words("报送部门", "Department");
pub const ALL_DEPARTMENTS: Words = words("全部部门", "All departments");
pub const STAGE: Words = words("阶段", "Stage");
pub const GROUP: Words = words("组别", "Group");
pub const ALL_GROUPS: Words = words("全部组", "All groups");
pub const ONLY: Words = words("显示", "Show");
pub const TARGETS: Words = words("显示目标值", "Show targets");
pub const NOTHING_LEFT: Words = words("没有符合条件的数据。", "No data fit these conditions.");
pub const TO_SELECTION: Words = words("对选定的格", "Marked cells");
pub const NO_STATE: Words = words("取消状态", "No state");
pub const FILL: Words = words("向下填充", "Fill down");
pub const CLEAR: Words = words("清除", "Clear");
pub const UNSAVED: Words = words("未保存", "Not saved");
pub const SAVE: Words = words("保存", "Save");
pub const SAVE_ALL: Words = words("全部保存", "Save all");
pub const SIMULATED: Words = words(
    "正在模拟，不能修改数据。请先返回正式结果。",
    "A simulation is on: data cannot be changed. Go back to the result first.",
);
pub const SAME: Words = words("内容未变", "Nothing changed");
pub const DISMISS: Words = words("关闭", "Close");
pub const BY_HEADINGS: Words = words("按表头填入", "Go by the headings");
pub const BY_PLACE: Words = words("从当前格起填入", "Begin at the active cell");
pub const CANCEL: Words = words("取消", "Cancel");
pub const OFFER: Words = words(
    "粘贴的内容带有单位或指标名称。按名称对应，还是从当前格起逐格填入？",
    "What you paste names units or indicators. Match the names, or fill from the active cell on?",
);
pub const DATUM: Words = words("当前数据", "This item");
pub const INDICATOR: Words = words("指标", "Indicator");
pub const PART: Words = words("填报项", "Part");
pub const MEASURED: Words = words("计量单位", "Measured in");
pub const FILE: Words = words("文件", "File");
pub const NO_FILE: Words = words("尚无", "None yet");
pub const STATE: Words = words("状态", "State");
pub const TARGET: Words = words("目标值", "Target");
pub const SCORE: Words = words("得分", "Score");
pub const CARD: Words = words("查看评分卡", "See the card");
pub const NOT_ASSESSED: Words = words("该单位此项不考核", "The unit is not assessed on this indicator");
pub const NOTE: Words = words("说明", "Note");
pub const REASON: Words = words("原因", "Reason");
pub const FOUND: Words = words("问题", "Found");
pub const CHANGED: Words = words("有改动", "Changed");
pub const EVIDENCE: Words = words("佐证材料", "Evidence");
pub const ADD: Words = words("添加材料", "Add evidence");
pub const LINK: Words = words("引用已有材料", "Use evidence already listed");
pub const CHOOSE: Words = words("请选择", "Choose");
pub const EDIT: Words = words("修改", "Edit");
pub const REMOVE: Words = words("移去", "Remove");
pub const KEEP: Words = words("确定", "OK");
pub const EVIDENCE_TITLE: Words = words("名称", "Title");
pub const FILE_NO: Words = words("文号", "Document number");
pub const DATE: Words = words("日期", "Date");
pub const STATUS: Words = words("核验情况", "Verification");
pub const NO_STATUS: Words = words("未注明", "Not stated");

/// 核验情况
pub fn status(lang: Lang, status: EvidenceStatus) -> &'static str {
    match status {
        EvidenceStatus::Checked => lang.pick("已核验", "Checked"),
        EvidenceStatus::Unchecked => lang.pick("未核验", "Not checked"),
        EvidenceStatus::Rejected => lang.pick("不予采信", "Rejected"),
    }
}

/// Which data are shown, and how many of them there are: "未报送（12）".
pub fn only(lang: Lang, only: Only, count: usize) -> String {
    match only {
        Only::All => lang.pick("全部数据", "All data").to_owned(),
        Only::Missing => say!(lang, "只看未报送（{count}）", "Not reported ({count})"),
        Only::Changed => say!(lang, "只看有改动（{count}）", "Changed ({count})"),
    }
}

/// How large the table is.
pub fn size(lang: Lang, units: usize, columns: usize) -> String {
    let (lines, across) = (super::units(lang, units), counted(columns, "column"));
    say!(lang, "{lines}，{columns}列", "{lines}, {across}")
}

/// How many files have changes that were not saved.
pub fn unsaved(lang: Lang, count: usize) -> String {
    say!(lang, "{count}份文件未保存", "{told} not saved", told = counted(count, "file"))
}

/// What is said when files were saved.
pub fn saved(lang: Lang, names: &[&str]) -> String {
    let listed = names.join(lang.pick("、", ", "));
    match names {
        [_] => say!(lang, "已交浏览器保存：{listed}", "Handed to the browser: {listed}"),
        names => say!(
            lang,
            "已交浏览器保存{count}个文件：{listed}。浏览器询问是否允许下载多个文件的，请选“允许”；没有收到的，在“文件”页逐个保存。",
            "{count} files handed to the browser: {listed}. If it asks whether several files may be downloaded, allow it; what does not arrive can be saved one by one under Files.",
            count = names.len()
        ),
    }
}

/// The button that saves one file.
pub fn save(lang: Lang, name: &str) -> String {
    say!(lang, "保存“{name}”", "Save “{name}”")
}

/// What is the matter with a text that stays in its cell: "“95%”不能作为数值：…".
pub fn refused(lang: Lang, what: &str, remedy: &str) -> String {
    say!(lang, "{what}。{remedy}。", "{what}. {remedy}.")
}

/// The name of a cell for those who hear it.
pub fn cell(lang: Lang, unit: &str, indicator: &str, part: &str) -> String {
    match part {
        "" => say!(lang, "{unit}，{indicator}", "{unit}, {indicator}"),
        part => say!(lang, "{unit}，{indicator}，{part}", "{unit}, {indicator}, {part}"),
    }
}

/// The name of the file that is begun for a department's data.
pub fn file_name(department: &str) -> String {
    let plain = |c: char| if c.is_control() || r#"\/:*?"<>|"#.contains(c) { '-' } else { c };
    let department: String = department.trim().chars().map(plain).collect();
    format!("数据-{department}.json")
}

/// What the keys of the table do, key by key.
pub fn keys(lang: Lang) -> [(&'static str, &'static str); 10] {
    let pick = |zh, en| lang.pick(zh, en);
    [
        (
            pick("方向键、Home、End、PageUp、PageDown", "Arrows, Home, End, PageUp, PageDown"),
            pick("移动；加Ctrl到首格、末格", "move; Home and End with Ctrl: to the first and the last cell"),
        ),
        (pick("Shift+方向键", "Shift+arrows"), pick("选定一片", "mark a block")),
        (
            pick("Ctrl+A、Ctrl+C", "Ctrl+A, Ctrl+C"),
            pick(
                "全部选定、复制；全部复制时连同单位和表头",
                "mark all, copy; all is copied with units and headings",
            ),
        ),
        (pick("F2、双击", "F2, double click"), pick("修改格中内容", "edit what stands there")),
        (pick("Enter、Shift+Enter", "Enter, Shift+Enter"), pick("填入，下移、上移", "enter, go down, go up")),
        (
            pick("填写时Tab、Shift+Tab", "Tab, Shift+Tab while typing"),
            pick("填入，右移、左移", "enter, go right, go left"),
        ),
        (pick("Esc", "Esc"), pick("放弃填写", "leave the cell as it was")),
        (pick("Delete", "Delete"), pick("清除", "clear")),
        (pick("Ctrl+D", "Ctrl+D"), pick("向下填充", "fill down")),
        (
            pick("Alt+1、2、3、0", "Alt+1, 2, 3, 0"),
            pick("不适用、未报送、待核、取消状态", "not applicable, not reported, to be verified, no state"),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_department_makes_a_name_that_every_system_takes() {
        assert_eq!(file_name(" 甲/乙局 "), "数据-甲-乙局.json");
        assert_eq!(file_name("区检察院"), "数据-区检察院.json");
    }
}
