//! What stands in the workbooks that go out.

use chrono::NaiveDate;

use crate::check::{LeafNo, Plan};
use crate::edit::sheet::{Column, Part, state_word};
use crate::issue::Field;
use crate::model::data::State;
use crate::model::measure::Measure;
use crate::model::scheme::Status;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number;
use crate::text::page::{counted, desk};

pub const GUIDE: Words = words("填报说明", "How to fill in");
pub const HINT: Words = words(
    "浅黄格填写；数值为零填0，没有数据留空，不适用、未报送、待核在“状态”列选。",
    "Fill in the light yellow cells: 0 for none, nothing where there is no figure; states go into their own column.",
);
pub const HINT_OF_UNIT: Words = words(
    "浅黄格填写；数值为零填0，没有数据留空；状态不是正常的，在“状态”列选并在“说明”列写明原因。",
    "Fill in the light yellow cells: 0 for none, nothing where there is no figure; give the reason for a state beside it.",
);
pub const CODE: Words = words("单位代码", "Unit code");
pub const NAME: Words = words("单位名称", "Unit");
pub const LIST_COLUMNS: [Words; 8] = [
    words("编号", "Id"),
    words("指标", "Indicator"),
    words("填报项", "Item"),
    words("计量单位", "Measured in"),
    words("依据条款", "Clauses"),
    words("填报数", "Figure"),
    words("状态", "State"),
    words("说明", "Note"),
];
pub const OWNER: [Words; 2] = [words("填报部门", "Department"), words("填报单位", "Unit")];
pub const PERIOD: Words = words("考核期", "Period");
pub const VERSION: Words = words("方案版本", "Scheme version");
pub const ABOUT: [Words; 3] = [
    words("数据截止日期", "Figures as of"),
    words("报送日期", "Handed in on"),
    words("报送文号", "Document number"),
];
pub const HOW: Words = words("填报要求", "How to fill in");
pub const CONTENTS: Words = words("本工作簿各表", "Sheets of this workbook");
pub const BASIS: Words = words("依据文件", "Basis");
pub const TASK: [Words; 2] = [words("是", "yes"), words("否", "no")];
pub const NOT_FIT: Words = words("填写内容不符合要求", "This does not fit here");
pub const TYPE_NUMBER: Words = words(
    "此格只填数值，不带计量单位、百分号和文字。不适用、未报送、待核请在“状态”列选。",
    "Only a number fits here, without its unit, a percent sign or words. States go into their own column.",
);
pub const CHOOSE_STATE: Words = words(
    "请从列表中选择；数据正常的留空。",
    "Choose from the list; leave the cell empty for ordinary data.",
);
pub const CHOOSE_TASK: Words = words("请从列表中选“是”或“否”。", "Choose “yes” or “no” from the list.");
pub const DATE_PROMPT: Words = words("请填日期，如2025-12-31。", "A date, such as 2025-12-31.");

/// The title of a workbook: "《…》数据采集表".
pub fn title(lang: Lang, scheme: &str, of_unit: bool) -> String {
    match of_unit {
        false => say!(lang, "《{scheme}》数据采集表", "{scheme}: data collection"),
        true => say!(lang, "《{scheme}》自评表", "{scheme}: self-assessment"),
    }
}

/// The name of a workbook's file, without its ending.
pub fn file_stem(lang: Lang, owner: &str, of_unit: bool) -> String {
    match of_unit {
        false => say!(lang, "采集表-{owner}", "collection-{owner}"),
        true => say!(lang, "自评表-{owner}", "self-assessment-{owner}"),
    }
}

/// The name of the file with all workbooks of one kind.
pub fn bundle_name(lang: Lang, of_unit: bool) -> String {
    match of_unit {
        false => lang.pick("采集表（各部门）.zip", "collection-departments.zip").to_owned(),
        true => lang.pick("自评表（各单位）.zip", "self-assessment-units.zip").to_owned(),
    }
}

/// The title of a sheet: whose figures, and of whom.
pub fn sheet_title(lang: Lang, owner: &str, group: &str) -> String {
    say!(lang, "{owner}　{group}", "{owner} — {group}")
}

/// The name of a column: "T5-1 知识产权质押融资额：数值".
pub fn slot(lang: Lang, plan: &Plan, leaf: LeafNo, part: &str) -> String {
    let label = plan.leaf(leaf).label();
    say!(lang, "{label}：{part}", "{label}: {part}")
}

/// What a part of a datum is called above its column.
pub fn part(lang: Lang, plan: &Plan, column: &Column) -> String {
    let named = desk::part(lang, plan, column);
    if !named.is_empty() {
        return named;
    }
    let field = if column.part == Part::Marks { Field::Marks } else { Field::Value };
    capital(crate::text::words::field(lang, field))
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The column of states.
pub const STATE: Words = words("状态", "State");
/// The column of notes.
pub const NOTE: Words = words("说明", "Note");

/// The unit of measure of an indicator; empty where it has none.
pub fn unit_label(plan: &Plan, leaf: LeafNo) -> &str {
    plan.leaf(leaf).indicator.unit_label.as_deref().unwrap_or("")
}

/// The line above an indicator's columns that says in what it is measured.
pub fn measured(lang: Lang, plan: &Plan, leaf: LeafNo) -> String {
    let indicator = &plan.leaf(leaf).indicator;
    let Some(unit) = indicator.unit_label.as_deref() else { return String::new() };
    // What is computed of several parts is measured otherwise than they are.
    match indicator.measure {
        Measure::Value(_) | Measure::Judged(_) => say!(lang, "计量单位：{unit}", "in {unit}"),
        _ => say!(lang, "结果以“{unit}”计，由系统计算", "computed by the program, in {unit}"),
    }
}

/// The clauses that an indicator rests on: "五（三） 培育高价值专利组合", without remarks in brackets. Their
/// documents are named where there are several.
pub fn clauses(lang: Lang, plan: &Plan, leaf: LeafNo) -> String {
    let told = plan.leaf(leaf).indicator.clauses.iter().filter_map(|named| {
        let (basis, clause) = named.value.split_once('#')?;
        let basis = plan.scheme.basis.iter().find(|known| &*known.id == basis)?;
        let clause = basis.clauses.iter().find(|known| &*known.id == clause)?;
        let (label, document) = (&clause.label, &basis.title);
        let title = clause.title.split(['（', '(']).next().unwrap_or("").trim();
        Some(match plan.scheme.basis.len() {
            1 => format!("{label} {title}"),
            _ => say!(lang, "《{document}》{label} {title}", "{document}, {label} {title}"),
        })
    });
    told.collect::<Vec<_>>().join(lang.pick("；", "; "))
}

/// The words of states, as they are chosen and read.
pub fn states(lang: Lang) -> [&'static str; 3] {
    let word = |state: State| match lang {
        Lang::Zh => state_word(state),
        Lang::En => match state {
            State::NotApplicable => "not applicable",
            State::NotReported => "not reported",
            State::Pending => "pending",
        },
    };
    [State::NotApplicable, State::NotReported, State::Pending].map(word)
}

/// What is said beside a cell while it is chosen; no part stands for the state.
pub fn prompt(lang: Lang, plan: &Plan, leaf: LeafNo, part: Option<Part>) -> String {
    let title = &plan.leaf(leaf).indicator.title;
    let unit = unit_label(plan, leaf);
    let measured = match part {
        Some(Part::Value | Part::Target) if !unit.is_empty() => say!(lang, "，单位：{unit}", ", in {unit}"),
        _ => String::new(),
    };
    let what = match part {
        None => say!(lang, "数据正常的留空。", "Leave it empty for ordinary data."),
        Some(Part::Marks) => say!(
            lang,
            "逐份列出分数，用空格隔开，如：92 88 90。",
            "All marks, with spaces between them: 92 88 90."
        ),
        Some(Part::Task(_)) => {
            say!(lang, "完成选“是”，未完成选“否”。", "“yes” when it is done, “no” when not.")
        }
        Some(_) if unit == "%" && measured.is_empty() => {
            say!(lang, "填原始数，不填百分比。", "The figure itself, no percentage.")
        }
        Some(_) if unit == "%" => say!(lang, "95%填95。", "95 for 95%."),
        Some(_) => say!(lang, "为零填0，没有数据留空。", "0 for none, nothing where there is no figure."),
    };
    say!(lang, "{title}{measured}。{what}", "{title}{measured}. {what}")
}

/// 考核期
pub fn period(lang: Lang, start: NaiveDate, end: NaiveDate) -> String {
    let (start, end) = (number::date(lang, start), number::date(lang, end));
    say!(lang, "{start}至{end}", "{start} to {end}")
}

/// The scheme's version, with a remark while it is a draft.
pub fn version(lang: Lang, version: &str, status: Status) -> String {
    match status {
        Status::Draft => say!(lang, "{version}（参考稿）", "{version} (draft)"),
        Status::Adopted => version.to_owned(),
    }
}

/// How large a sheet is.
pub fn contents(lang: Lang, units: usize, indicators: usize) -> String {
    say!(
        lang,
        "{units}个单位，{indicators}项指标",
        "{of_units}, {of_indicators}",
        of_units = counted(units, "unit"),
        of_indicators = counted(indicators, "indicator")
    )
}

/// How a workbook is filled in, point by point.
pub fn notes(lang: Lang, of_unit: bool) -> Vec<String> {
    let common = [
        words(
            "只在浅黄色的格中填写，其余各格已锁定（没有密码）。请不要改动单位代码和各列的次序；另需计算的，请新建工作表。",
            "Fill in the light yellow cells; all others are locked (without a password). Leave unit codes as they are, and use a new sheet for computations of your own.",
        ),
        words(
            "数值照实填写，不带计量单位、百分号和千位逗号；以%为计量单位的，95%填95。可以粘贴数值，也可以用公式，但保存前公式须已算出结果。",
            "Type figures without their unit, percent signs or commas; where the unit is %, 95% is 95. Values may be pasted, formulas may be used as long as their results are saved.",
        ),
        words(
            "0和空白不同：数值为零填0；留空表示没有报送，按未报送处理。",
            "0 and nothing are not the same: type 0 for none; an empty cell counts as not reported.",
        ),
        words(
            "此项对该单位不适用、暂时报不出或者数据有待核实的，在“状态”列选“不适用”“未报送”或“待核”。选“不适用”“未报送”的，不再填数值。",
            "Where an indicator does not apply, cannot be reported or is still to be verified, choose so in the column of states. Beside “not applicable” and “not reported” there is no figure.",
        ),
        words(
            "比率类指标分别填分子、分母，增长率、增量类指标分别填本期数、基期数，由系统计算，请不要自行算成百分比。按级别折算的，逐级填写件数；清单事项选“是”或“否”。",
            "Ratios are reported as numerator and denominator, growth and change as the current and the base figure: the program computes the rest. Counts are given level by level, tasks as yes or no.",
        ),
        words(
            "评分逐份列出，用空格隔开，如：92 88 90。",
            "Marks are listed one by one with spaces between them: 92 88 90.",
        ),
    ];
    let own = if of_unit {
        words(
            "本表为自评数据。不适用、未报送、待核的原因和需要说明的事项，写在“说明”列。",
            "This is a self-assessment. Reasons for states, and whatever else is to be known, go into the column of notes.",
        )
    } else {
        words(
            "目标值由下达任务的部门填写，已在方案或任务文件中确定的不必再填。",
            "Targets are filled in by the department that sets them; those set by the scheme or by another department need not be repeated.",
        )
    };
    let last = words(
        "填好后保存为.xlsx或.xls，直接交考核办公室。各单位的行可以排序，文件名可以改动；隐藏的行和工作表供系统识别，请保留。",
        "Save it as .xlsx or .xls and hand it in. Lines may be sorted and the file renamed; the hidden line and sheet let the program recognise the workbook: keep them.",
    );
    let all = common.into_iter().chain([own, last]).enumerate();
    all.map(|(no, note)| format!("{}{}{}", no + 1, lang.pick("．", ". "), note.of(lang))).collect()
}
