//! 通报约谈, 问题清单, 来源与说明: what is told beside the figures.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::frame::Frame;
use super::look::{Kind, Look};
use super::place::Spot;
use super::print;
use super::sheet::Sheet;
use crate::paper::{Align, Block, Document, Face, Row, RowRole, Table};
use crate::result::ENGINE;
use crate::text::office::book as word;
use crate::text::{self, printed};

/// 通报约谈: the list that is printed.
pub fn notices(frame: &Frame<'_>, look: &Look) -> Result<Worksheet, XlsxError> {
    let document = printed::notice_list(frame.lang, frame.scored);
    let mut sheet = Sheet::new(&frame.sheets.notices, look, word::STIFF.of(frame.lang))?;
    let hint = word::NOTICES_HINT.of(frame.lang);
    let mut drawing = Drawing { sheet: &mut sheet, row: 0, paragraphs: true };
    drawing.draw(&document, &[hint])?;
    print::set_up(&mut sheet.raw, frame, print::Face::LyingWhole)?;
    Ok(sheet.raw)
}

/// 问题清单: everything that was found, with its place and what to do.
pub fn issues(frame: &Frame<'_>, look: &Look) -> Result<Worksheet, XlsxError> {
    let lang = frame.lang;
    let mut sheet = Sheet::new(&frame.sheets.issues, look, word::STIFF.of(lang))?;
    sheet.text(Spot::new(0, 0), word::ISSUES.of(lang), Kind::Title)?;
    const HEAD: u32 = 2;
    let titles = [word::SEVERITY, word::FILE, word::PLACE, word::MESSAGE, word::REMEDY, word::ISSUE_CODE];
    for (col, title) in (0u16..).zip(titles) {
        sheet.text(Spot::new(HEAD, col), title.of(lang), Kind::Head)?;
    }
    let mut row = HEAD;
    for told in text::issues(lang, frame.assessed) {
        row += 1;
        let file = told.file.as_ref().map_or("", |(_, name)| name);
        let place = word::place(lang, told.line.zip(told.column), &told.path.to_string());
        let cells =
            [text::severity(lang, told.severity), file, &place, &told.message, &told.remedy, told.code];
        for (col, cell) in (0u16..).zip(cells) {
            sheet.text(Spot::new(row, col), cell, if col == 0 { Kind::Word } else { Kind::Text })?;
        }
        sheet.fit(row, &[(file, 28.0), (&place, 30.0), (&told.message, 60.0), (&told.remedy, 60.0)])?;
    }
    if row == HEAD {
        sheet.text(Spot::new(HEAD + 1, 0), word::NO_ISSUES.of(lang), Kind::Hint)?;
    }
    let raw = &mut sheet.raw;
    for (col, width) in (0u16..).zip([8, 28, 30, 60, 60, 20]) {
        raw.set_column_width(col, width)?;
    }
    raw.set_row_height(0, 26)?;
    raw.set_freeze_panes(HEAD + 1, 0)?;
    print::set_up(raw, frame, print::Face::LyingWhole)?;
    raw.set_repeat_rows(HEAD, HEAD)?;
    Ok(sheet.raw)
}

/// 来源与说明: by which scheme and program, from which files, and how to use the workbook.
pub fn provenance(frame: &Frame<'_>, look: &Look) -> Result<Worksheet, XlsxError> {
    let (lang, plan) = (frame.lang, frame.plan());
    let scheme = &plan.scheme;
    let rules = frame.scored.rounding();
    let mut sheet = Sheet::new(&frame.sheets.provenance, look, word::STIFF.of(lang))?;
    let as_of = frame.scored.assessment.ledger.as_of();
    let facts = [
        (word::SCHEME, scheme.title.to_string()),
        (word::VERSION, format!("{} {}", scheme.id, scheme.version)),
        (word::PERIOD, printed::period(lang, frame.scored)),
        (word::STAGE, text::stage(lang, frame.scored.scores.stage).to_owned()),
        (word::AS_OF, as_of.map_or_else(String::new, |date| text::number::date(lang, date))),
        (
            word::ROUNDING,
            word::rounded(
                lang,
                &text::rounding(lang, rules, rules.item_places),
                &text::rounding(lang, rules, rules.total_places),
            ),
        ),
        (word::PROGRAM, format!("IP Scorecard {ENGINE}")),
    ];
    // Feet of pages with digests belong to printed papers; a workbook has none.
    let mut drawing = Drawing { sheet: &mut sheet, row: 0, paragraphs: false };
    drawing.draw(&printed::files(lang, frame.assessed, frame.scored, Face::Lying), &[])?;
    let mut row = drawing.row + 1;
    for (label, value) in facts {
        sheet.across(Spot::new(row, 0), 1, label.of(lang), Kind::Head)?;
        sheet.across(Spot::new(row, 2), 3, &value, Kind::Name)?;
        row += 1;
    }
    row += 1;
    sheet.text(Spot::new(row, 0), word::READING.of(lang), Kind::Title)?;
    let mut guide: Vec<String> = word::GUIDE.iter().map(|words| words.of(lang).to_owned()).collect();
    if frame.sheets.units.is_empty() && !plan.units.is_empty() {
        guide.push(word::too_many_units(lang, plan.units.len(), super::frame::UNIT_SHEETS));
    }
    for (no, told) in (1..).zip(&guide) {
        row += 1;
        sheet.across(Spot::new(row, 0), 3, &format!("{no}. {told}"), Kind::Text)?;
        sheet.fit(row, &[(told, 130.0)])?;
    }
    print::set_up(&mut sheet.raw, frame, print::Face::LyingWhole)?;
    Ok(sheet.raw)
}

/// A printed document that is drawn onto a sheet.
struct Drawing<'s, 'b> {
    sheet: &'s mut Sheet<'b>,
    /// The row that is free.
    row: u32,
    /// Whether paragraphs are drawn, too.
    paragraphs: bool,
}

impl Drawing<'_, '_> {
    /// Draws title, texts and tables.
    fn draw(&mut self, document: &Document, hints: &[&str]) -> Result<(), XlsxError> {
        for block in &document.blocks {
            match block {
                Block::Title(title) => {
                    self.sheet.raw.set_row_height(self.row, 26)?;
                    self.line(title, Kind::Title)?;
                    for hint in hints {
                        self.line(hint, Kind::Hint)?;
                    }
                }
                Block::Paragraph(_) if !self.paragraphs => {}
                Block::Subtitle(told) | Block::Heading(told) | Block::Paragraph(told) => {
                    self.line(told, Kind::Hint)?;
                }
                Block::Table(table) => self.table(table)?,
                Block::Facts(_) | Block::Signatures(_) => {}
            }
        }
        Ok(())
    }

    fn line(&mut self, told: &str, kind: Kind) -> Result<(), XlsxError> {
        self.sheet.text(Spot::new(self.row, 0), told, kind)?;
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let widths = || table.columns.iter().map(|column| f64::from(column.width) * 0.62 + 2.0);
        for ((col, column), width) in (0u16..).zip(&table.columns).zip(widths()) {
            self.sheet.text(Spot::new(self.row, col), &column.title, Kind::Head)?;
            self.sheet.raw.set_column_width(col, width)?;
        }
        self.row += 1;
        for Row { cells, role } in &table.rows {
            let told: Vec<String> = cells
                .iter()
                .map(|cell| match &cell.note {
                    Some(note) => format!("{}\n{note}", cell.text),
                    None => cell.text.clone(),
                })
                .collect();
            for ((col, column), told) in (0u16..).zip(&table.columns).zip(&told) {
                let kind = match (role, column.align) {
                    (RowRole::Lead | RowRole::Sum | RowRole::Line, _) => Kind::Lead,
                    (RowRole::Plain, Align::Middle) => Kind::Word,
                    (RowRole::Plain, Align::Start | Align::End) => Kind::Text,
                };
                self.sheet.text(Spot::new(self.row, col), told, kind)?;
            }
            let fitted: Vec<(&str, f64)> = told.iter().map(String::as_str).zip(widths()).collect();
            self.sheet.fit(self.row, &fitted)?;
            self.row += 1;
        }
        Ok(())
    }
}
