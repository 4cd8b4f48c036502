//! The goals of the whole district.

use crate::text::lang::{Lang, Words, say, words};

pub const GOALS: Words = words("全区目标", "Goals of the district");
pub const GOAL: Words = words("目标名称", "Goal");
pub const BASELINE: Words = words("基数", "Baseline");
pub const VALUE: Words = words("现值", "Now");
pub const TARGET: Words = words("目标值", "Target");
pub const REMARK: Words = words("说明", "Remarks");
pub const GOAL_NOTES_OPEN: Words = words("展开口径说明", "Show definitions");
pub const GOAL_NOTES_CLOSE: Words = words("收起口径说明", "Hide definitions");

/// The head of the goals: "3项，已达到1项".
pub fn goals_reached(lang: Lang, all: usize, reached: usize) -> String {
    say!(lang, "{all}项，已达到{reached}项", "{reached} of {all} reached")
}
