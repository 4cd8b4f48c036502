//! 方案设计: its labels and buttons; [`told`] has the sentences on what one does.

mod told;

pub use told::*;

use super::counted;
use crate::edit::scheme::nodes::{NodeKind, Way};
use crate::exact::Exact;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::shown;

pub const TAB: Words = words("方案", "Scheme");
pub const TITLE: Words = words("方案设计", "Scheme designer");
pub const BLANK: Words = words("从空白方案开始", "Start from a blank scheme");
pub const SAVE: Words = words("保存方案文件", "Save the scheme file");
pub const REVISE: Words = words("另起新版本", "Start a new version");
pub const ADOPTED: Words = words(
    "本方案已印发，只能查看。需要改动的，另起新版本：版本号顺延，状态改为参考稿。",
    "This scheme is adopted and can only be read. To change it, start a new version: it gets the next number and is a draft.",
);
pub const SIMULATED: Words = words(
    "正在模拟，方案不能改动。退出模拟后再改。",
    "Under a simulation the scheme cannot be changed. Leave the simulation first.",
);
pub const PARTS: Words = words("方案各部分", "Parts of the scheme");
pub const TREE: Words = words("维度和指标", "Dimensions and indicators");
pub const TREE_KEYS: Words = words(
    "方向键选择，回车打开；Alt加方向键或者用鼠标拖动，可以移动；Insert新增指标，Shift加Insert新增维度，Delete删除，F2改名称。",
    "Arrows choose, Enter opens; Alt with arrows moves, and so does dragging; Insert adds an indicator, Shift+Insert a dimension, Delete removes, F2 edits the name.",
);
pub const NO_NODES: Words = words("还没有指标。", "There are no indicators yet.");
pub const NO_NODE: Words = words("方案中没有这一项。", "The scheme has no such part.");
pub const CHOOSE: Words = words(
    "从左边选一个维度、指标或者方案的一部分。",
    "Choose a dimension, an indicator or a part of the scheme on the left.",
);
pub const COPY: Words = words("复制", "Copy");
pub const REMOVE: Words = words("删除", "Remove");
pub const CANCEL: Words = words("不删", "Keep it");
pub const UP: Words = words("上移", "Up");
pub const DOWN: Words = words("下移", "Down");
pub const BASIC: Words = words("基本信息", "Basics");
pub const WEIGHTS: Words = words("分值表", "Marks");
pub const COMPARE: Words = words("方案比较", "Compare schemes");
pub const NEW_INDICATOR: Words = words("新指标", "New indicator");
pub const NEW_DIMENSION: Words = words("新维度", "New dimension");
pub const NEW_SCHEME: Words = words("考核方案", "Assessment scheme");
pub const NEW_GROUP: Words = words("全部单位", "All units");
pub const REQUIRED: Words = words("必填", "required");
pub const UNSET: Words = words("（不填）", "(not given)");
pub const FILL_IN: Words = words("填写", "Fill in");
pub const CLEAR: Words = words("清除", "Clear");
pub const KIND: Words = words("种类", "Kind");
pub const A_NUMBER: Words = words("填一个数", "a number");
pub const BY_GROUP: Words = words("分组填写", "one for each group");
pub const OWN_RECORD: Words = words("另定规则", "a rule of its own");
pub const ADD_KEY: Words = words("增加一项，编号为", "Add one with the key");
pub const NO_CLAUSES: Words = words("依据文件中还没有条款。", "The basis documents have no clauses yet.");
pub const CURVE: Words = words("计分曲线", "Curve of the rule");
pub const WORKED: Words = words("计算示例", "Worked example");
pub const WORKED_UNIT: Words = words("以哪个单位为例", "By the example of");
pub const NOT_SCORED: Words =
    words("方案还有错误，改正后显示得分。", "The scheme has errors; once they are mended, scores are shown.");
pub const NOT_ASSESSED: Words =
    words("还没有单位考核这项指标。", "No unit is assessed on this indicator yet.");
pub const WEIGHT: Words = words("分值", "marks");
pub const TOTAL: Words = words("合计", "Total");
pub const STEP: Words = words("分值精确到", "In steps of");
pub const GROUP: Words = words("考核组", "Group");
pub const SCALE: Words = words("按比例调整到满分", "Scale to full marks");
pub const SHARE: Words = words("平均分摊余数", "Share the rest equally");
pub const SHARE_WHY: Words = words(
    "勾选的各项参加调整；一项都不勾选，就全部参加。",
    "What is ticked takes part; all take part when nothing is ticked.",
);
pub const ROSTER: Words = words("从电子表格粘贴考核单位", "Paste units from a spreadsheet");
pub const ROSTER_WHY: Words = words(
    "一行一个单位：名称，以及代码、考核组（有一个考核组的可不写）。可带表头；单独一行写考核组名称的，以下各行归入该组。代码或名称相同的单位按此修改，没有代码的由程序编号。",
    "One unit to a line: its name, its code and its group (not needed where there is one group). Headings may stand above; a line with nothing but a group's name holds for the lines below it. Units with the same code or name are changed; those without a code get one.",
);
pub const ROSTER_TAKE: Words = words("填入名单", "Take in the list");
pub const NODE: Words = words("维度、指标", "Dimension, indicator");
pub const GROUPS_UNITS: Words = words("考核组和考核单位", "Groups and units");
pub const REST: Words = words("其他规则", "Other rules");
pub const COMPARE_WITH: Words = words("与哪个方案比较", "Compare with");
pub const OTHER_FILE: Words = words("选择方案文件…", "Choose a scheme file…");
pub const COMPARE_WHY: Words = words(
    "列出当前方案相对于所选方案改了什么。所选文件只用于比较，不并入打开的文件。",
    "Lists what this scheme changes of the chosen one. The chosen file is only compared with and does not join the open files.",
);
pub const NO_SCHEME: Words = words("这不是能读懂的方案文件。", "This is no readable scheme file.");
pub const PRINT: Words = words("打印本页", "Print this page");

/// The button that adds a node.
pub fn add(lang: Lang, kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Dimension => lang.pick("新增维度", "Add a dimension"),
        NodeKind::Indicator => lang.pick("新增指标", "Add an indicator"),
    }
}

/// The button that moves a node one step.
pub fn way(lang: Lang, way: Way) -> &'static str {
    match way {
        Way::Up => UP.of(lang),
        Way::Down => DOWN.of(lang),
        Way::In => lang.pick("移入", "Move in"),
        Way::Out => lang.pick("移出", "Move out"),
    }
}

/// The button that adds to a list: "增加考核组".
pub fn add_to(lang: Lang, list: &str) -> String {
    say!(lang, "增加一项（{list}）", "Add one ({list})")
}

/// An item of a list by its number, where it has no name.
pub fn item(lang: Lang, number: usize) -> String {
    say!(lang, "第{number}项", "No. {number}")
}

/// How many findings there are at a place.
pub fn findings(lang: Lang, count: usize) -> String {
    say!(lang, "{count}处问题", "{told}", told = counted(count, "finding"))
}

/// What a group's total is against full marks: "100 / 100，正好", "96 / 100，还差4".
pub fn against_full(lang: Lang, total: &Exact, full: &Exact) -> String {
    let (sum, marks) = (shown(lang, total), shown(lang, full));
    let missing = full - total;
    let rest = shown(lang, &if missing.is_negative() { -&missing } else { missing.clone() });
    if missing.is_zero() {
        say!(lang, "{sum}/{marks}，正好", "{sum} of {marks}: exact")
    } else if missing.is_negative() {
        say!(lang, "{sum}/{marks}，多{rest}", "{sum} of {marks}: {rest} too many")
    } else {
        say!(lang, "{sum}/{marks}，差{rest}", "{sum} of {marks}: {rest} missing")
    }
}

/// The name of a cell in the table of marks.
pub fn cell(lang: Lang, node: &str, group: &str) -> String {
    say!(lang, "{node}，{group}分值", "{node}: marks for {group}")
}

/// What is compared: "与“…”比较".
pub fn compared_with(lang: Lang, name: &str) -> String {
    say!(lang, "与“{name}”比较", "Compared with “{name}”")
}
