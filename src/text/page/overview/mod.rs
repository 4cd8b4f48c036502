//! The overview: what holds for the page as a whole. Each of its sheets has a file: [`next`] what to do,
//! [`group`] how each group lies, [`raised`] notices and talks, [`departments`] what has come in,
//! [`own`] how units see themselves.

pub mod departments;
pub mod group;
pub mod next;
pub mod own;
pub mod raised;

use crate::assess::Scored;
use crate::check::UnitNo;
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};

pub const NO_DATA_YET: Words =
    words("还没有打开数据文件，没有分数可看。", "No data file is open yet, so there are no scores to see.");
pub const ONLY_OWN: Words = words(
    "目前只有自评数据，以上名次、等次都以自评数计算，不是考核结果。打开核定数据后在这里对照。",
    "Only self-assessed data are open: places and grades above rest on them and are no result. Open verified data to compare here.",
);
pub const SPREAD_WHAT: Words = words(
    "四分位数按线性插值计算，与表格软件的QUARTILE.INC相同。每点一个单位，长条为中间一半，竖线为中位数。",
    "Quartiles are interpolated linearly, as QUARTILE.INC of spreadsheets does. Each dot is a unit, the bar is the middle half, the stroke the median.",
);
pub const MAKE_UP: Words = words("总分构成", "What totals are made of");
pub const SAME_IN_RANKING: Words = words("各维度得分见排名表", "The ranking has the same in figures");

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
