//! What the page says where Word documents are chosen.

use crate::check::{GroupNo, Plan};
use crate::text::lang::{Lang, Words, say, words};
use crate::text::page::units;

pub const NOTICE: Words = words("通报（Word）", "Circular (Word)");
pub const NOTICE_WHY: Words = words(
    "按GB/T 9704—2012排版的通报文稿，各组结果列为附件。填写发文机关和发文字号的带版头、署名，不填写的为送审稿。",
    "The circular on the results, laid out by GB/T 9704—2012, with each group’s results as an annex. With issuing body and number it has a red head and a signature; without them it is a draft for approval.",
);
pub const TALK: Words = words("约谈通知书（Word）", "Calls to talks (Word)");
pub const TALK_WHY: Words = words(
    "列明约谈事由和主要失分情况，时间、地点、约谈人留空填写。发文要素与上面的通报相同，主送机关为被约谈单位。",
    "Says why, and where most marks were lost; time, place and people are left to be filled in. Issued as the circular above; the recipient is the unit.",
);
pub const CORRECTION: Words = words("整改清单（Word）", "Correction lists (Word)");
pub const CORRECTION_WHY: Words = words(
    "列出达到通报约谈条件的情形、失分的指标和缺少的佐证材料，逐项写明整改目标，整改措施、责任人、时限留空填写。",
    "Cases for notices and talks, indicators that lost marks and evidence that is missing, with what would be right; measures, people and dates are left to be filled in.",
);
pub const SHEET: Words = words("评分表（Word）", "Score sheets (Word)");
pub const SHEET_WHY: Words = words(
    "与打印的评分表内容相同。几个单位的，各成一个文件，合为一个压缩包。",
    "The same as the printed score sheets. Several units get a file each, in one package.",
);
pub const BYLAW: Words = words("考核细则（Word）", "Detailed rules (Word)");
pub const BYLAW_WHY: Words = words(
    "与“细则”页内容相同，可用于征求意见。没有数据也可以生成。",
    "The same as the rules on their page, to be circulated for comments. No data are needed.",
);
pub const MAKING: Words = words("正在生成Word文书", "Making Word documents");

pub const NAMED: Words = words("点名范围", "Who is named");
pub const ISSUER: Words = words("发文机关", "Issuing body");
pub const NUMBER: Words = words("发文字号", "Document number");
pub const RECIPIENTS: Words = words("主送机关", "Recipients");
pub const DATE: Words = words("成文日期", "Date of the document");
pub const FOR_WHOM: Words = words("单位范围", "Which units");
pub const OTHER: Words = words("单位名称或代码", "Name or code of a unit");
pub const ALL_UNITS: Words = words("全部单位", "All units");
pub const NO_UNIT: Words = words("没有这样的单位。", "There is no such unit.");
pub const NO_SCHEME: Words = words("还没有打开考核方案。", "No scheme is open yet.");

/// "达到约谈条件的单位（2个单位）"
pub fn talks(lang: Lang, count: usize) -> String {
    let told = units(lang, count);
    say!(lang, "达到约谈条件的单位（{told}）", "units for a talk ({told})")
}

/// "达到通报、约谈条件的单位（6个单位）"
pub fn raised(lang: Lang, count: usize) -> String {
    let told = units(lang, count);
    say!(lang, "达到通报、约谈条件的单位（{told}）", "units for a notice or a talk ({told})")
}

/// The units of one group.
pub fn group(lang: Lang, plan: &Plan, group: GroupNo) -> String {
    let title = &plan.group(group).title;
    say!(lang, "{title}各单位", "units of {title}")
}
