//! 图表: titles, descriptions in words, and what stands under the mouse; a file for each chart, and
//! here what every chart says.

pub mod curve;
pub mod heat;
pub mod places;
pub mod profile;
pub mod totals;

use crate::assess::Scored;
use crate::check::{GroupNo, UnitNo};
use crate::model::scheme::Status;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::stage;

use super::frame;

/// While the charting library is on its way.
pub const LOADING: Words = words("正在绘图……", "Drawing…");
/// When it cannot be had.
pub const UNAVAILABLE: Words =
    words("图表程序没有载入，图中内容均见表格。", "The chart could not be loaded. The table says the same.");
/// The button that tries once more.
pub const AGAIN: Words = words("重试", "Try again");
/// The button that saves a picture.
pub const SAVE: Words = words("保存为图片", "Save as picture");

/// The name of a picture's file.
pub fn picture_name(lang: Lang, title: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || "（）()-".contains(c) { c } else { '_' };
    let title: String = title.replace(['：', ':'], "-").chars().map(plain).collect();
    say!(lang, "{title}.png", "{title}.png")
}

/// Where a chart's figures come from: "知识产权工作绩效考评方案（2025年度）（参考稿），核定数据".
pub fn source(lang: Lang, scored: &Scored) -> String {
    let scheme = &scored.assessment.plan.scheme;
    let (title, version, stage) = (&scheme.title, &scheme.version, stage(lang, scored.scores.stage));
    match scheme.status {
        Status::Draft => say!(
            lang,
            "来源：{title}，{version}版，{stage}数据。参考稿，仅供讨论。",
            "Source: {title}, version {version}, {stage} data. Reference draft, for discussion only."
        ),
        Status::Adopted => say!(
            lang,
            "来源：{title}，{version}版，{stage}数据。",
            "Source: {title}, version {version}, {stage} data."
        ),
    }
}

/// What must stand on a picture besides: 模拟, 演示数据.
pub fn marks(lang: Lang, simulated: bool, made_up: bool) -> Vec<String> {
    let marks = [
        (simulated, frame::SIMULATED, frame::SIMULATED_WHY),
        (made_up, frame::DEMONSTRATION, frame::DEMONSTRATION_WHY),
    ];
    let told = marks.into_iter().filter(|(holds, ..)| *holds).map(|(_, word, why)| {
        let (word, why) = (word.of(lang), why.of(lang));
        say!(lang, "{word}：{why}", "{word}: {why}")
    });
    told.collect()
}

fn unit_title(scored: &Scored, unit: UnitNo) -> &str {
    &scored.assessment.plan.unit(unit).title
}

fn group_title(scored: &Scored, group: GroupNo) -> &str {
    &scored.assessment.plan.group(group).title
}
