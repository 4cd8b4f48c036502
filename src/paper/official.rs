//! 公文: an official document as data.
//!
//! What is issued to units is made up by GB/T 9704—2012 and not like a table that is printed: it has
//! recipients, clauses at four levels, annexes and a signature, and with them a red head when it is issued.

use super::document::Block;

/// 公文
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// What its file is called: "关于2025年度知识产权工作考核情况的通报".
    pub name: String,
    /// 版头; none while it is no issued document.
    pub head: Option<Masthead>,
    /// 标题
    pub title: String,
    /// Below the title, what it still is: "（送审稿）".
    pub standing: Option<String>,
    /// 主送机关, with its colon.
    pub recipients: Option<String>,
    /// 正文
    pub body: Vec<Clause>,
    /// 发文机关署名 and 成文日期; none where neither is known.
    pub signed: Option<Signed>,
    /// 附件, each of which begins on a new page.
    pub annexes: Vec<Annex>,
}

/// 版头: 发文机关标志 and 发文字号 above a red line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masthead {
    /// 发文机关标志
    pub issuer: String,
    /// 发文字号
    pub number: String,
}

/// A paragraph of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its level; none for plain text.
    pub level: Option<Level>,
    /// What it is headed with, its number included: "一、考核结果", "1.等次评定。".
    pub head: String,
    /// What follows in the same paragraph; empty for a heading by itself.
    pub text: String,
}

/// 结构层次序数
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 一、 in 黑体
    First,
    /// （一） in 楷体
    Second,
    /// 1. in 仿宋, bold
    Third,
    /// （1） in 仿宋
    Fourth,
}

/// 署名和成文日期
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// 发文机关署名
    pub issuer: Option<String>,
    /// 成文日期, or the place for it.
    pub date: String,
}

/// 附件
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    /// As the note below the body calls it.
    pub title: String,
    /// What is in it.
    pub blocks: Vec<Block>,
}

impl Clause {
    /// A paragraph without a number.
    pub fn plain(text: impl Into<String>) -> Clause {
        Clause { level: None, head: String::new(), text: text.into() }
    }

    /// Whether it heads the paragraphs below it.
    pub fn is_heading(&self) -> bool {
        self.level.is_some() && self.text.is_empty()
    }
}
