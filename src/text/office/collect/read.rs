//! What is said of a workbook that came in: what was refused, what was put right, what was passed over.

use crate::text::lang::{Lang, say};

/// A cell with an error, such as `#DIV/0!`.
pub fn error_cell(lang: Lang, error: &str) -> [String; 2] {
    [
        say!(lang, "单元格显示错误值{error}", "The cell shows the error {error}"),
        say!(
            lang,
            "请检查公式引用的单元格，改对后再报；确实算不出的，清空该格并选状态",
            "Mend the cells that its formula refers to; where nothing can be computed, clear the cell and choose a state"
        ),
    ]
}

/// A formula without a result.
pub fn uncounted(lang: Lang) -> [String; 2] {
    [
        say!(
            lang,
            "单元格是公式，文件中没有保存计算结果",
            "The cell is a formula whose result was not saved"
        ),
        say!(
            lang,
            "请用Excel或WPS打开，待公式算出结果后保存，再重新提交",
            "Open the workbook in Excel or WPS, let it compute, save it, and hand it in again"
        ),
    ]
}

/// A date in the place of a figure.
pub fn date_for_figure(lang: Lang, date: &str) -> [String; 2] {
    [
        say!(
            lang,
            "这里应填数值，单元格却是日期{date}",
            "A figure belongs here, but the cell is the date {date}"
        ),
        say!(
            lang,
            "如“3-5”“1/2”之类会被表格软件变成日期，请先将单元格格式改为“常规”，再填数值",
            "Spreadsheets turn “3-5” or “1/2” into dates: set the cell's format to General and type the figure again"
        ),
    ]
}

/// TRUE or FALSE in the place of a figure.
pub fn truth(lang: Lang, text: &str) -> [String; 2] {
    [
        say!(lang, "这里应填数值，单元格却是逻辑值{text}", "A figure belongs here, but the cell is {text}"),
        say!(lang, "请改填数值", "Type the figure"),
    ]
}

/// A percentage that was taken as what it shows.
pub fn percentage_taken(lang: Lang, figure: &str) -> String {
    say!(
        lang,
        "单元格显示{figure}%，指标以%为单位，按{figure}收入",
        "The cell shows {figure}%; the indicator is measured in %: taken as {figure}"
    )
}

/// A percentage where none belongs.
pub fn percentage_refused(lang: Lang, shown: &str, value: &str, unit: Option<&str>) -> [String; 2] {
    let measured = unit.map_or_else(String::new, |unit| {
        say!(lang, "，而此项以“{unit}”为单位", ", while this figure is in “{unit}”")
    });
    [
        say!(
            lang,
            "单元格按百分比显示为{shown}{measured}，看不出应是{shown}还是{value}",
            "The cell is shown as a percentage, {shown}{measured}: it may mean {shown} or {value}"
        ),
        say!(
            lang,
            "请将单元格格式改为“常规”，再填应报的数",
            "Set the cell's format to General and type the figure that is meant"
        ),
    ]
}

/// A dash, or a word for nothing, in the place of a figure.
pub fn dash(lang: Lang, text: &str) -> [String; 2] {
    [
        say!(
            lang,
            "“{text}”看不出是没有数据、数值为0，还是不适用",
            "“{text}” may mean no figure, 0, or not applicable"
        ),
        say!(
            lang,
            "数值为0的填0；此项对该单位不适用的，选“不适用”；没有数据的清空",
            "Type 0 for none, choose “not applicable” where the indicator does not apply, and clear the cell where there is no figure"
        ),
    ]
}

/// A text that was taken as a number.
pub fn text_taken(lang: Lang, written: &str, figure: &str) -> String {
    say!(lang, "“{written}”按{figure}收入", "“{written}” was taken as {figure}")
}

/// A word that is no state.
pub fn no_state(lang: Lang, text: &str) -> [String; 2] {
    [
        say!(lang, "“{text}”不是状态", "“{text}” is no state"),
        say!(
            lang,
            "请从下拉列表中选“不适用”“未报送”或“待核”，数据正常的留空",
            "Choose “not applicable”, “not reported” or “pending” from the list; leave it empty for ordinary data"
        ),
    ]
}

/// One figure over several cells.
pub fn merged(lang: Lang) -> [String; 2] {
    [
        say!(
            lang,
            "单元格合并在一起，看不出数值属于哪个单位、哪一项",
            "The cells are merged: it cannot be told whose figure this is, or which"
        ),
        say!(lang, "请取消合并，逐格填写", "Split them and fill in each cell"),
    ]
}

/// Where another cell stands: "“镇”C7".
fn place(lang: Lang, sheet: &str, cell: &str) -> String {
    match sheet {
        "" => cell.to_owned(),
        sheet => say!(lang, "“{sheet}”{cell}", "{cell} on “{sheet}”"),
    }
}

/// The same figure in two cells.
pub fn said_twice(lang: Lang, sheet: &str, cell: &str) -> String {
    let first = place(lang, sheet, cell);
    say!(lang, "与{first}重复，内容相同，只收一次", "The same as {first}; taken once")
}

/// Two figures for one thing.
pub fn contradicted(lang: Lang, sheet: &str, cell: &str) -> [String; 2] {
    let first = place(lang, sheet, cell);
    [
        say!(lang, "与{first}填的是同一项，内容不同", "It says something else than {first} of the same item"),
        say!(lang, "请核实后只留一处", "Find out which is right and keep one"),
    ]
}

/// A state beside a figure that it denies.
pub fn state_and_figure(lang: Lang, sheet: &str, cell: &str) -> [String; 2] {
    let figure = place(lang, sheet, cell);
    [
        say!(lang, "状态与{figure}的数值矛盾", "The state denies the figure in {figure}"),
        say!(
            lang,
            "不适用、未报送的，清空数值；有数值的，清空状态，待核实的选“待核”",
            "Clear the figure, or clear the state; choose “pending” for a figure that is still to be verified"
        ),
    ]
}

/// A template whose unit the scheme does not have.
pub fn owner_gone(lang: Lang, code: &str) -> [String; 2] {
    [
        say!(
            lang,
            "这是单位{code}的自评表，打开的方案中没有这个单位",
            "The workbook is unit {code}'s, which the open scheme does not have"
        ),
        say!(
            lang,
            "请打开该单位所在的方案，或重新生成自评表",
            "Open the scheme that has it, or make the workbook anew"
        ),
    ]
}

/// A column that a template had and that is gone.
pub fn column_gone(lang: Lang, heading: &str) -> String {
    say!(
        lang,
        "找不到“{heading}”一列（行），可能已被删除",
        "“{heading}” is gone: its column or line may have been deleted"
    )
}

/// Units that a template had and that are gone.
pub fn units_gone(lang: Lang, titles: &[&str]) -> String {
    let (count, listed) =
        (titles.len(), titles.iter().take(5).copied().collect::<Vec<_>>().join(lang.pick("、", ", ")));
    let more = if count > 5 { lang.pick("等", " and others") } else { "" };
    say!(
        lang,
        "找不到{listed}{more}{count}个单位的行，可能已被删除",
        "Lines are gone that were there for {count} units: {listed}{more}"
    )
}

/// A column of another version of the scheme.
pub fn key_unknown(lang: Lang, key: &str) -> [String; 2] {
    [
        say!(lang, "打开的方案中没有“{key}”，此列（行）未收入", "The open scheme has no “{key}”: not taken"),
        say!(
            lang,
            "请打开生成采集表时所用的方案，或按现行方案重新生成采集表",
            "Open the scheme that the workbook was made from, or make it anew from this one"
        ),
    ]
}

/// A line whose visible number is not that of its hidden key.
pub fn line_torn(lang: Lang, seen: &str, label: &str) -> [String; 2] {
    [
        say!(
            lang,
            "此行的编号是{seen}，标识却是“{label}”，可能排序时没有包括隐藏的列",
            "The line says {seen}, but its hidden key is “{label}”: it may have been sorted without the hidden column"
        ),
        say!(
            lang,
            "请用未排序的采集表重新填写这些行",
            "Fill these lines in anew on a workbook that was not sorted"
        ),
    ]
}

/// A line with figures and without a unit.
pub fn no_unit(lang: Lang) -> [String; 2] {
    [
        say!(lang, "此行有数据，没有单位", "The line has figures and no unit"),
        say!(
            lang,
            "请补填单位代码或单位名称，或删去此行",
            "Give the unit's code or name, or delete the line"
        ),
    ]
}

/// A line that adds up others.
pub fn total_passed(lang: Lang, name: &str) -> String {
    say!(lang, "“{name}”行不是考核单位，未收入", "The line “{name}” is no unit: not taken")
}

/// A line whose unit the scheme does not have.
pub fn unit_unknown(lang: Lang, found: &str, near: Option<&str>) -> [String; 2] {
    [
        say!(lang, "方案中没有单位“{found}”", "The scheme has no unit “{found}”"),
        match near {
            Some(near) => say!(
                lang,
                "是否应为“{near}”？请改正代码和名称",
                "Did you mean “{near}”? Put its code and name right"
            ),
            None => say!(lang, "请改正代码和名称，或删去此行", "Put code and name right, or delete the line"),
        },
    ]
}

/// A line whose code is one unit's and whose name is another's.
pub fn unit_torn(lang: Lang, code: &str, title: &str) -> [String; 2] {
    [
        say!(
            lang,
            "单位代码{code}与单位名称“{title}”不是同一单位",
            "The code {code} and the name “{title}” are two units'"
        ),
        say!(
            lang,
            "请核实数据属于哪个单位，改正代码或名称",
            "Find out whose figures these are, and put the code or the name right"
        ),
    ]
}

/// A date that is none.
pub fn no_date(lang: Lang, text: &str) -> [String; 2] {
    [
        say!(lang, "“{text}”不是日期", "“{text}” is no date"),
        say!(lang, "请按2025-12-31的样式填写", "Write it like 2025-12-31"),
    ]
}

/// A template without data.
pub fn nothing(lang: Lang) -> [String; 2] {
    [
        say!(lang, "没有填写任何数据", "Nothing is filled in"),
        say!(
            lang,
            "请确认选对了文件，或请报送部门填写后再报",
            "Check that this is the right file, or ask for one that is filled in"
        ),
    ]
}

/// A sheet that nobody sees.
pub fn hidden_passed(lang: Lang) -> String {
    say!(lang, "工作表是隐藏的，未收入", "The sheet is hidden: not taken")
}

/// A workbook in which nothing was recognised.
pub fn no_match(lang: Lang) -> [String; 2] {
    [
        say!(
            lang,
            "没有找到写有考核单位和指标的表格",
            "No table with units and indicators of the scheme was found"
        ),
        say!(
            lang,
            "表格左边应有单位名称或代码，上边应有指标名称或编号，也可改用采集表填报",
            "Units stand at the left by name or code, indicators at the top by title or id; or use a collection workbook"
        ),
    ]
}

/// A template of a version to come.
pub fn newer(lang: Lang, format: &str) -> [String; 2] {
    [
        say!(
            lang,
            "采集表的版本（{format}）比本程序新",
            "The workbook's version ({format}) is newer than this program"
        ),
        say!(
            lang,
            "请更新本程序，或用本程序重新生成采集表",
            "Update the program, or make the workbook anew with this one"
        ),
    ]
}

/// A template of another scheme.
pub fn other_scheme(lang: Lang, found: &str, ours: &str) -> [String; 2] {
    [
        say!(
            lang,
            "采集表属于方案{found}，打开的是{ours}",
            "The workbook was made for the scheme {found}; {ours} is open"
        ),
        say!(
            lang,
            "请打开方案{found}，或按现行方案重新生成采集表",
            "Open {found}, or make the workbook anew from {ours}"
        ),
    ]
}

/// A template of another version of the scheme.
pub fn other_version(lang: Lang, found: &str, ours: &str) -> String {
    say!(
        lang,
        "采集表按方案{found}版生成，打开的是{ours}版，已按编号对应",
        "The workbook was made from version {found} of the scheme; {ours} is open. Matched by id"
    )
}

/// A file of nothing.
pub fn empty(lang: Lang) -> [String; 2] {
    [
        say!(lang, "文件是空的", "The file is empty"),
        say!(lang, "请确认选对了文件", "Check that this is the right file"),
    ]
}

/// A file that is too large.
pub fn too_large(lang: Lang, size: usize, limit: usize) -> [String; 2] {
    [
        say!(
            lang,
            "文件有{size}MB，超过可读取的上限{limit}MB",
            "The file has {size} MB; no more than {limit} MB can be read"
        ),
        say!(lang, "请去掉图片等无关内容，或拆分后再打开", "Take out pictures and the like, or split it"),
    ]
}

/// A workbook of too many cells.
pub fn too_many_cells(lang: Lang, limit: usize) -> [String; 2] {
    [
        say!(lang, "单元格超过{limit}个，不能读取", "It has more than {limit} cells, which cannot be read"),
        say!(
            lang,
            "请删去空行空列和无关工作表，或拆分后再打开",
            "Delete empty lines, columns and other sheets, or split it"
        ),
    ]
}

/// A workbook with a password.
pub fn locked(lang: Lang) -> [String; 2] {
    [
        say!(lang, "文件设有打开密码", "The file wants a password"),
        say!(lang, "请用密码打开，取消密码后另存", "Open it with the password and save it without one"),
    ]
}

/// A file that is no workbook.
pub fn other_kind(lang: Lang, kind: &str) -> [String; 2] {
    [
        say!(
            lang,
            "文件实际是{kind}格式，不是Excel工作簿或CSV表格",
            "The file is really {kind}, no Excel workbook or CSV table"
        ),
        say!(
            lang,
            "请用Excel或WPS打开，另存为.xlsx后再试",
            "Open it in Excel or WPS, save it as .xlsx and try again"
        ),
    ]
}

/// A text in an unknown encoding.
pub fn encoding(lang: Lang) -> [String; 2] {
    [
        say!(lang, "文件的编码既不是UTF-8也不是GB 18030", "The file is neither UTF-8 nor GB 18030"),
        say!(
            lang,
            "请用Excel或WPS打开，另存为.xlsx后再试",
            "Open it in Excel or WPS, save it as .xlsx and try again"
        ),
    ]
}

/// A broken workbook.
pub fn broken(lang: Lang) -> [String; 2] {
    [
        say!(lang, "工作簿已损坏，不能读取", "The workbook is damaged and cannot be read"),
        say!(
            lang,
            "请用Excel或WPS打开并修复，另存为.xlsx，或请对方重新发送",
            "Open and repair it in Excel or WPS and save it as .xlsx, or have it sent again"
        ),
    ]
}
