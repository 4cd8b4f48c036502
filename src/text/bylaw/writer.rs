//! Numbers what is written as official documents number it: 一、（一）1. in Chinese, 1. 1.1 (1) in English.

use crate::check::Plan;
use crate::model::scheme::Status;
use crate::paper::{Align, Block, Cell, Column, Row, RowRole, Table};
use crate::text::lang::{Lang, Words, say};
use crate::text::number::chinese;

/// Writes a document from top to bottom.
pub struct Writer<'a> {
    /// The language.
    pub lang: Lang,
    /// What it is about.
    pub plan: &'a Plan,
    blocks: Vec<Block>,
    /// 一、
    section: usize,
    /// （一）
    part: usize,
}

impl<'a> Writer<'a> {
    /// An empty document.
    pub fn new(lang: Lang, plan: &'a Plan) -> Writer<'a> {
        Writer { lang, plan, blocks: Vec::new(), section: 0, part: 0 }
    }

    /// What was written.
    pub fn done(self) -> Vec<Block> {
        self.blocks
    }

    /// Whether the scheme is a 参考稿, whose figures are 建议值.
    pub fn is_draft(&self) -> bool {
        self.plan.scheme.status == Status::Draft
    }

    /// Adds a block as it is.
    pub fn block(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Begins a section: "一、考核对象", "1. Who is assessed".
    pub fn section(&mut self, title: Words) {
        self.section += 1;
        self.part = 0;
        let (no, title) = (self.section, title.of(self.lang));
        self.block(Block::Heading(say!(
            self.lang,
            "{chinese}、{title}",
            "{no}. {title}",
            chinese = chinese(no)
        )));
    }

    /// What stands behind everything else: "附：依据文件和条款".
    pub fn annex(&mut self, title: Words) {
        let title = title.of(self.lang);
        self.block(Block::Heading(say!(self.lang, "附：{title}", "Annex: {title}")));
    }

    /// A numbered sentence of a section: "（一）满分100分。"
    pub fn item(&mut self, text: impl AsRef<str>) {
        let text = self.numbered(text.as_ref());
        self.say(text);
    }

    /// A sentence by itself.
    pub fn say(&mut self, text: impl Into<String>) {
        self.block(Block::Paragraph(text.into()));
    }

    /// The next part of a section: "（一）T1 支撑产业高质量发展".
    pub fn numbered(&mut self, text: &str) -> String {
        self.part += 1;
        let (section, part) = (self.section, self.part);
        say!(self.lang, "（{chinese}）{text}", "{section}.{part} {text}", chinese = chinese(part))
    }

    /// A table of plain rows.
    pub fn table(&mut self, caption: Words, columns: &[(Words, u32, Align)], rows: Vec<Vec<Cell>>) {
        let columns = columns.iter().map(|(title, width, align)| self.column(*title, *width, *align));
        let table = Table {
            caption: caption.of(self.lang).to_owned(),
            columns: columns.collect(),
            rows: rows.into_iter().map(|cells| Row { role: RowRole::Plain, cells }).collect(),
        };
        self.block(Block::Table(table));
    }

    /// A column.
    pub fn column(&self, title: Words, width: u32, align: Align) -> Column {
        Column { title: title.of(self.lang).to_owned(), width, align }
    }
}
