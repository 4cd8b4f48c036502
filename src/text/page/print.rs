//! The view of papers to be printed; what stands on them is in [`printed`](crate::text::printed).

use super::counted;
use crate::text::lang::{Lang, Words, say, words};

pub const WHAT: Words = words("打印内容", "What to print");
pub const WHICH: Words = words("打印范围", "Which of them");
pub const SUMMARIES: Words = words("汇总表", "Summaries");
pub const ALL_GROUPS: Words = words("各组汇总表", "Summaries of all groups");
pub const SCORE_SHEETS: Words = words("评分表", "Score sheets");
pub const ALL_UNITS: Words = words("全部单位评分表", "Score sheets of all units");
pub const LISTS: Words = words("清单和全套材料", "Lists and everything");
pub const BYLAW: Words = words("考核细则", "Detailed rules of the scheme");
pub const NOTICES: Words = words("通报约谈清单", "Notices and talks");
pub const EVERYTHING: Words =
    words("全套（汇总表、清单、评分表）", "Everything (summaries, list, score sheets)");
pub const FILES: Words = words("附所用文件清单", "With the list of files used");
pub const DUPLEX: Words = words("双面打印", "Both sides");
pub const LAYING_OUT: Words = words("正在排版……", "Laying out…");
pub const STOP: Words = words("停止", "Stop");
pub const GO_ON: Words = words("继续排版", "Go on");
pub const SETTINGS: Words = words(
    "纸张选A4，缩放选100%，不要页眉和页脚。",
    "Paper A4, scale 100 %, no headers and footers of the browser.",
);

/// "镇各单位评分表"
pub fn units_of(lang: Lang, group: &str) -> String {
    say!(lang, "{group}各单位评分表", "Score sheets of {group}")
}

/// So many of many: "第101—200份（共3000份）"
pub fn portion(lang: Lang, from: usize, to: usize, of: usize) -> String {
    say!(lang, "第{from}—{to}份（共{of}份）", "{from}–{to} of {of}")
}

/// What will come out of the printer.
pub fn laid_out(lang: Lang, sheets: usize, papers: usize) -> String {
    let (pages, documents) = (counted(sheets, "page"), counted(papers, "document"));
    say!(lang, "{papers}份，共{sheets}页。", "{documents}, {pages}.")
}

/// How far it has come: which paper, and how many sheets there are by now.
pub fn so_far(lang: Lang, paper: usize, of: usize, sheets: usize) -> String {
    let pages = counted(sheets, "page");
    say!(lang, "第{paper}份，共{of}份，已排出{sheets}页", "Document {paper} of {of}, {pages} so far")
}

/// The reader stopped it.
pub fn stopped(lang: Lang, sheets: usize) -> String {
    let pages = counted(sheets, "page");
    say!(
        lang,
        "已停止，只排出{sheets}页。全部排完才能打印。",
        "Stopped after {pages}. Printing needs all of them."
    )
}
