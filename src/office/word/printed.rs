//! What the page prints as a Word document: score sheet, correction list, rules.

use chrono::NaiveDate;
use docx_rs::{Docx, Paragraph};

use super::page::{Frame, lay};
use super::parts::{About, package};
use super::styles::Style;
use super::tables::Tables;
use super::words::{empty, paragraph, run};
use crate::paper::{Block, Document, Face};
use crate::text::Lang;

/// A printed document as a file.
pub fn document(lang: Lang, document: &Document, frame: &Frame, created: NaiveDate) -> Option<Vec<u8>> {
    let docx = lay(Docx::new(), lang, document.face, frame);
    let writer = Writer { lang, face: document.face, document };
    let docx = (0..document.blocks.len()).fold(docx, |docx, no| writer.block(docx, no));
    package(docx, lang, &About { title: &document.name, author: None, created })
}

struct Writer<'a> {
    lang: Lang,
    face: Face,
    document: &'a Document,
}

impl Writer<'_> {
    fn block(&self, docx: Docx, no: usize) -> Docx {
        let Some(block) = self.document.blocks.get(no) else { return docx };
        let tables = Tables { lang: self.lang, face: self.face, annexed: false };
        blocks(docx, &tables, block, self.document.stays_with_next(no))
    }
}

/// Adds a block. `with_next`: it stays with what follows.
pub fn blocks(docx: Docx, tables: &Tables, block: &Block, with_next: bool) -> Docx {
    let Tables { lang, face, .. } = *tables;
    let line = |style, text: &str| paragraph(lang, style, text).keep_next(with_next);
    match block {
        Block::Title(text) => docx.add_paragraph(line(Style::Title, text)),
        Block::Subtitle(text) => docx.add_paragraph(line(Style::Subtitle, text)),
        Block::Heading(text) => docx.add_paragraph(line(Style::PrintedHeading, text)),
        Block::Paragraph(text) => {
            let text = run(lang, text);
            let text = match face {
                Face::Upright => text,
                Face::Lying => text.size(21),
            };
            docx.add_paragraph(empty(Style::PrintedText).keep_next(with_next).add_run(text))
        }
        Block::Facts(facts) => docx.add_table(tables.facts(facts)).add_paragraph(gap(with_next)),
        Block::Table(table) => docx.add_table(tables.table(table, with_next)).add_paragraph(gap(with_next)),
        Block::Signatures(signatures) => {
            let docx = match &signatures.lead {
                Some(lead) => docx.add_paragraph(paragraph(lang, Style::PrintedText, lead).keep_next(true)),
                None => docx,
            };
            docx.add_table(tables.signatures(signatures)).add_paragraph(gap(false))
        }
    }
}

/// What keeps two tables apart: Word would make them one.
fn gap(with_next: bool) -> Paragraph {
    empty(Style::Note).keep_next(with_next)
}
