//! The change since the earlier result: what other views say of it, and the words of the page that
//! compares; `table` has the rows of its tables, `terms` what it says of the schemes.

mod table;
mod terms;

pub use table::{PartRow, Row, Shift, part_rows, row};
pub use terms::scheme_changes;

use std::collections::BTreeMap;

use crate::analyse::compare::{self, Change};
use crate::assess::Scored;
use crate::check::{NodeNo, UnitNo};
use crate::exact::Exact;
use crate::model::result::Outcome;
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::{difference, signed};

pub const CHANGE: Words = words("较上期", "Change");
pub const NOT_IN_EARLIER: Words =
    words("上期结果中没有该单位。", "The earlier result does not know this unit.");

pub const HINT: Words = words(
    "点击单位左侧的箭头，查看各维度、指标的变化。",
    "Open a unit to see how its dimensions and indicators changed.",
);
pub const OPEN_EARLIER: Words = words("打开上期结果", "Open an earlier result");
pub const OPEN_OTHER: Words = words("换一份上期结果", "Open another earlier result");
pub const NOTHING_OPEN: Words = words("还没有打开上期结果。", "No earlier result is open yet.");
pub const WHAT_IT_IS: Words = words(
    "上期结果是上一考核期用“下载考核结果”保存的文件，名称形如“考核结果-beichen-ip-2024.json”。打开后，即可看到各单位总分、名次、等次和各项指标的变化；本期的得分、名次不受影响，方案设有“等次下降”通报条件的，同时作出判断。",
    "An earlier result is the file that “Save the result” wrote a period ago; its name looks like “result-beichen-ip-2024.json”. With it, this page shows how totals, places, grades and indicators changed. Scores and places of this period stay as they are; notices that ask for a fall of grades are judged as well.",
);
pub const WITHOUT_ONE: Words = words(
    "手头没有的，可以先打开上一期的方案和数据文件，计分后下载考核结果，再打开本期的文件。",
    "If you have none: open the scheme and data of that period, save the result, then open the files of this period.",
);
pub const MANY_OPEN: Words = words(
    "打开了不止一份往期结果，无法确定与哪一份比较。请在“文件”中只留下一份。",
    "More than one earlier result is open, and it is not clear which to compare with. Keep one of them under “Files”.",
);
pub const OF_THIS_SCHEME: Words = words(
    "两个方案的指标和分值不同，得分、名次放在一起没有意义。请打开本方案（编号相同）的上期结果。",
    "The two schemes ask for different things, so their totals and places cannot be set side by side. Open an earlier result of this scheme, with the same id.",
);
pub const SCHEME_CHANGED: Words = words("两期方案的差别", "What changed in the scheme");
pub const BEFORE: Words = words("上期", "Before");
pub const NOW: Words = words("本期", "Now");
pub const RISE: Words = words("变化", "Change");
pub const MOVE: Words = words("升降", "Move");
pub const RATE_RISE: Words = words("变化（百分点）", "Change (percentage points)");
pub const ORDER: Words = words("排列", "Order");
pub const BY_PLACE: Words = words("按本期名次", "By place");
pub const BY_RISE: Words = words("按总分变化", "By change of total");
pub const RISEN_MOST: Words = words("上升最多", "Rose most");
pub const FALLEN_MOST: Words = words("下降最多", "Fell most");
pub const NEW_UNIT: Words = words("上期没有", "new");
pub const GONE_PART: Words = words("本期不再考核", "no longer assessed");
pub const NEW_PART: Words = words("本期新增", "new");
pub const ONLY_RATES: Words = words("分值有变，看得分率", "other marks: compare rates");

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
pub fn change(lang: Lang, scored: &Scored, unit: UnitNo) -> Option<ChangeTold> {
    compared(scored)?;
    let change = compare::change(&scored.assessment, &scored.scores, unit)?;
    let rise = change.rise?;
    let size = scored.rounding().show_total(&rise.abs());
    let (mark, points, mut words) = match (rise.is_zero(), rise.is_negative()) {
        (true, _) => {
            ("—", "0".to_owned(), say!(lang, "总分与上期相同", "same total as in the earlier result"))
        }
        (_, true) => {
            ("▼", format!("−{size}"), say!(lang, "总分比上期低{size}分", "total {size} lower than before"))
        }
        _ => ("▲", format!("+{size}"), say!(lang, "总分比上期高{size}分", "total {size} higher than before")),
    };
    let places = match change.up {
        Some(up) if up > 0 => say!(lang, "升{up}位", "up {up}"),
        Some(down) if down < 0 => say!(lang, "降{fall}位", "down {fall}", fall = -down),
        _ => String::new(),
    };
    if change.up.is_some() {
        words += &if places.is_empty() {
            say!(lang, "，名次未变", ", same place")
        } else {
            say!(lang, "，名次{places}", ", {places} in place")
        };
    }
    Some(ChangeTold { mark, points, places, words })
}

/// The rises of the scores of a unit's dimensions and indicators since the earlier result.
pub fn node_changes(scored: &Scored, unit: UnitNo) -> BTreeMap<NodeNo, String> {
    if compared(scored).is_none() {
        return BTreeMap::new();
    }
    let change = compare::change(&scored.assessment, &scored.scores, unit);
    let nodes = change.map(|change| change.nodes).unwrap_or_default();
    let show = |points: &Exact| scored.rounding().show_item(points);
    nodes.into_iter().map(|(no, rise)| (no, difference(&rise, show))).collect()
}

/// The earlier result that is compared with.
pub fn compared(scored: &Scored) -> Option<&Outcome> {
    scored.assessment.earlier.as_ref().map(|(_, earlier)| &**earlier)
}

/// Why nothing is compared although an earlier result is open.
pub fn not_compared(lang: Lang, scored: &Scored) -> Option<String> {
    let other = &scored.assessment.other_result.as_ref()?.scheme.title;
    Some(say!(
        lang,
        "打开的往期结果属于另一方案“{other}”，不与本期比较。",
        "The earlier result that is open belongs to another scheme, “{other}”, and is not compared with."
    ))
}

/// What is compared with: "上期：2024年度，知识产权工作绩效考评方案".
pub fn earlier(lang: Lang, earlier: &Outcome) -> String {
    let title = &earlier.scheme.title;
    match &earlier.period.0 {
        Some(period) => say!(lang, "上期：{period}，{title}", "Compared with: {period}, {title}"),
        None => say!(lang, "上期：{title}", "Compared with: {title}"),
    }
}

/// How the whole moved: "22个单位中，总分上升15个、下降7个；等次上升4个、下降3个。"
pub fn summary(lang: Lang, changes: &BTreeMap<UnitNo, Change>) -> String {
    let count = |holds: &dyn Fn(&Change) -> bool| changes.values().filter(|change| holds(change)).count();
    let all = changes.len();
    let risen =
        count(&|change| change.rise.as_ref().is_some_and(|rise| !rise.is_zero() && !rise.is_negative()));
    let fallen = count(&|change| change.rise.as_ref().is_some_and(Exact::is_negative));
    let higher = count(&|change| change.grades_up.is_some_and(|up| up > 0));
    let lower = count(&|change| change.grades_up.is_some_and(|up| up < 0));
    say!(
        lang,
        "两期都有的{all}个单位中，总分上升{risen}个、下降{fallen}个；等次上升{higher}个、下降{lower}个。",
        "Of {told} in both results, the total rose for {risen} and fell for {fallen}; the grade rose for {higher} and fell for {lower}.",
        told = super::counted(all, "unit")
    )
}

/// The units whose total changed most to one side, with the change; more than one when they share it.
pub fn extremes(
    scored: &Scored,
    changes: &BTreeMap<UnitNo, Change>,
    upwards: bool,
) -> Option<(Vec<UnitNo>, String)> {
    let sides = |rise: &&Exact| !rise.is_zero() && rise.is_negative() != upwards;
    let of_side =
        || changes.iter().filter_map(|(unit, change)| Some((*unit, change.rise.as_ref().filter(sides)?)));
    let rises = of_side().map(|(_, rise)| rise);
    let most = if upwards { rises.max() } else { rises.min() }?;
    let units = of_side().filter(|(_, rise)| *rise == most).map(|(unit, _)| unit).collect();
    Some((units, signed(&scored.rounding().show_total(most))))
}

/// A unit that is assessed no more: "甲镇（上期88.40分，第3名）".
pub fn gone(lang: Lang, scored: &Scored, gone: &compare::Gone) -> String {
    let title = &gone.title;
    let Some(total) = &gone.total else { return title.to_string() };
    let total = scored.rounding().show_total(total);
    match gone.rank {
        Some(rank) => {
            say!(lang, "{title}（上期{total}分，第{rank}名）", "{title} (total {total}, place {rank})")
        }
        None => say!(lang, "{title}（上期{total}分）", "{title} (total {total})"),
    }
}

/// How many units a sentence names; nobody reads hundreds.
pub const NAMED: usize = 12;

/// The units of a group that are assessed no more, in a sentence.
pub fn all_gone(lang: Lang, told: &[String]) -> String {
    let named = join::names(lang, told.get(..NAMED).unwrap_or(told));
    let rest = and_more(lang, told.len());
    say!(lang, "上期有、本期不再考核：{named}{rest}。", "In the earlier result only: {named}{rest}.")
}

/// What follows the names of those that are named, of so many units: "等30个单位"; nothing when all are.
pub fn and_more(lang: Lang, all: usize) -> String {
    match all.checked_sub(NAMED) {
        None | Some(0) => String::new(),
        Some(more) => say!(lang, "等{all}个单位", " and {more} more"),
    }
}

/// Units that come from a place below those that a chart shows: "第90名以后（57个单位）".
pub fn beyond(lang: Lang, place: usize, count: usize) -> String {
    let units = super::units(lang, count);
    say!(lang, "第{place}名以后（{units}）", "Below place {place} ({units})")
}

/// The caption of a group's table.
pub fn caption(lang: Lang, group: &str) -> String {
    say!(lang, "{group}：两期对照", "{group}: then and now")
}

/// The caption of the dimensions and indicators of a unit.
pub fn parts_caption(lang: Lang, unit: &str) -> String {
    say!(lang, "{unit}：各维度、指标的变化", "{unit}: changes of dimensions and indicators")
}

/// The name of the button that opens a unit's row.
pub fn open_parts(lang: Lang, unit: &str) -> String {
    say!(lang, "{unit}各项变化", "Changes of {unit} by item")
}
