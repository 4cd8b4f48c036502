//! 考核细则: the rules of a scheme as the document that is circulated for comments.
//!
//! Everything in it follows from the scheme and from how every scheme is computed; what a scheme does not
//! have is said not to be there, or has no section. It is written in the manner of official documents:
//! 一、（一）1. and plain sentences, each of which a reader with a calculator can follow.
//!
//! The screen and the printer show the same [`Document`].

mod adjust;
mod combine;
mod data;
mod goals;
mod indicators;
mod outcome;
mod writer;

use self::writer::Writer;
use super::lang::{Lang, say};
use super::number::date;
use super::page::frame::{DRAFT, DRAFT_WHY};
use crate::check::Plan;
use crate::model::scheme::{Scheme, Status};
use crate::paper::{Block, Document, Face};

pub use adjust::effect;
pub use indicators::{in_points, scoring};

/// The rules of a scheme as a document.
///
/// ```
/// use ip_scorecard::{check::Plan, paper::Block, read::{Input, open}, text::{self, Lang}};
///
/// let scheme = r#"{
///   "format": "ip-scorecard/scheme@1", "id": "s", "version": "1", "title": "示例方案（2025年度）", "status": "draft",
///   "period": { "start": "2025-01-01", "end": "2025-12-31" },
///   "groups": [{ "id": "town", "title": "镇" }],
///   "units": [{ "code": "120113100000", "title": "天穆镇", "group": "town" }],
///   "tree": [{ "id": "A", "title": "完成数", "weight": 100, "target": 60, "rule": { "kind": "completion" } }]
/// }"#;
/// let file = open(&Input { name: "s.json".into(), bytes: scheme.as_bytes().into() }, &|_| None);
/// let bylaw = text::bylaw(Lang::Zh, &Plan::of(file.scheme().expect("a scheme").clone()));
/// assert_eq!(bylaw.name, "示例方案考核细则（2025年度）");
/// assert!(bylaw.blocks.contains(&Block::Heading("一、考核对象".into())));
/// ```
pub fn bylaw(lang: Lang, plan: &Plan) -> Document {
    let scheme = &plan.scheme;
    let mut writer = Writer::new(lang, plan);
    let title = title(lang, &scheme.title);
    writer.block(Block::Title(title.clone()));
    writer.block(Block::Subtitle(standing(lang, scheme)));
    if scheme.status == Status::Draft {
        writer.say(DRAFT_WHY.of(lang));
    }
    if let Some(note) = &scheme.note {
        writer.say(say!(lang, "说明：{note}", "Note: {note}"));
    }
    data::units(&mut writer);
    data::period(&mut writer);
    indicators::write(&mut writer);
    combine::combination(&mut writer);
    combine::missing(&mut writer);
    adjust::write(&mut writer);
    outcome::grades(&mut writer);
    outcome::notices(&mut writer);
    outcome::progress(&mut writer);
    goals::write(&mut writer);
    combine::rounding(&mut writer);
    data::basis(&mut writer);
    Document { name: title, face: Face::Lying, blocks: writer.done() }
}

/// "某方案（2025年度）" → "某方案考核细则（2025年度）"; what calls itself so already stays.
fn title(lang: Lang, scheme: &str) -> String {
    const WORD: &str = "细则";
    if scheme.contains(WORD) {
        return scheme.to_owned();
    }
    let Some((name, remark)) = scheme.strip_suffix('）').and_then(|title| title.rsplit_once('（')) else {
        return say!(lang, "{scheme}考核细则", "{scheme}: detailed rules");
    };
    say!(lang, "{name}考核细则（{remark}）", "{scheme}: detailed rules")
}

/// 参考稿 or what adopted it, and the version.
fn standing(lang: Lang, scheme: &Scheme) -> String {
    let version = &scheme.version;
    match (&scheme.adopted, scheme.status) {
        (Some(adopted), Status::Adopted) => {
            let (title, day) = (&adopted.title, date(lang, adopted.date));
            say!(lang, "由{title}印发，{day}　版本{version}", "Adopted by {title}, {day}. Version {version}")
        }
        (_, Status::Adopted) => say!(lang, "版本{version}", "Version {version}"),
        (_, Status::Draft) => {
            let draft = DRAFT.of(lang);
            say!(lang, "{draft}　版本{version}", "{draft}. Version {version}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_stands_before_the_remark() {
        let cases = [
            ("某方案", "某方案考核细则"),
            ("某方案（2025年度，参考稿）", "某方案考核细则（2025年度，参考稿）"),
            ("营商环境评价（知识产权）方案", "营商环境评价（知识产权）方案考核细则"),
            ("营商环境评价（知识产权）方案（草案）", "营商环境评价（知识产权）方案考核细则（草案）"),
            ("某评分细则（2025年）", "某评分细则（2025年）"),
        ];
        for (scheme, expected) in cases {
            assert_eq!(title(Lang::Zh, scheme), expected);
        }
        assert_eq!(title(Lang::En, "A scheme"), "A scheme: detailed rules");
    }
}
