//! The page's own words, a file for each view: labels, buttons, and what it says about the files that
//! it is handed. What several views say stands here.

#![allow(missing_docs)] // each label says what it is

pub mod bylaw;
pub mod charts;
pub mod compare;
pub mod design;
pub mod desk;
pub mod files;
pub mod find;
pub mod frame;
pub mod goals;
pub mod indicator;
pub mod issues;
pub mod kept;
pub mod overview;
pub mod print;
pub mod ranking;
pub mod revision;
pub mod sheet;
pub mod start;
pub mod unit;
pub mod whatif;

use super::lang::{Lang, Words, say, words};

pub const NOTHING: &str = "—";
pub const POINTS: Words = words("分", "marks");
pub const PRINT: Words = words("打印", "Print");

/// Counted units with their measure word: "3个单位".
pub fn units(lang: Lang, count: usize) -> String {
    say!(lang, "{count}个单位", "{told}", told = counted(count, "unit"))
}

/// An English count with its noun: "1 unit", "3 units". For nouns that take a plain s.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// A button that shows more of a long list.
pub fn show_more(lang: Lang, more: usize, left: usize) -> String {
    if more == left {
        return say!(lang, "显示其余{left}项", "Show the remaining {left}");
    }
    say!(lang, "再显示{more}项，还有{left}项", "Show {more} more of {left}")
}

/// A button that shows all of a long list.
pub fn show_all(lang: Lang, all: usize) -> String {
    say!(lang, "显示全部{all}项", "Show all {all}")
}

/// To the units before.
pub const EARLIER: Words = words("上一页", "Previous");
/// To the units after.
pub const LATER: Words = words("下一页", "Next");

/// Which units are shown, where they come in portions.
pub fn portion(lang: Lang, before: usize, to: usize, all: usize) -> String {
    let from = before + 1;
    say!(lang, "第{from}～{to}个，共{all}个单位", "Units {from} to {to} of {all}")
}

/// The name of a result file.
pub fn result_name(lang: Lang, scheme: &str, version: &str) -> String {
    say!(lang, "考核结果-{scheme}-{version}.json", "result-{scheme}-{version}.json")
}
