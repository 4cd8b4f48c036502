//! Notices and talks.

use crate::text::lang::{Lang, Words, say, words};
use crate::text::page::units;

pub const RAISED: Words = words("通报约谈", "Notices and talks");
pub const PRINT_RAISED: Words = words("打印清单", "Print the list");
pub const NONE_RAISED: Words =
    words("没有单位触发通报约谈条件。", "No unit meets a condition for a notice or a talk.");
pub const WHY: Words = words("原因", "Why");
pub const CONDITION: Words = words("条件", "Condition");

/// The head of the notices: "2个单位约谈，4个单位通报".
pub fn counts(lang: Lang, talks: usize, notices: usize) -> String {
    let talk = || say!(lang, "约谈{talks}个单位", "talks with {told}", told = units(lang, talks));
    let notice = || say!(lang, "通报{notices}个单位", "notices to {told}", told = units(lang, notices));
    match (talks, notices) {
        (0, 0) => String::new(),
        (_, 0) => talk(),
        (0, _) => notice(),
        _ => format!("{}{}{}", talk(), lang.pick("，", ", "), notice()),
    }
}
