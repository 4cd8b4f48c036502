//! 考核结果工作簿: the result as a workbook in which an auditor can change a figure and see the total follow.
//!
//! What comes out of the core stands in every cell; beside it the formula that leads there from the data, so
//! that a spreadsheet program recalculates it. Where Excel cannot say what the core does, the value stands
//! alone, in grey and with a note. No text of a user's gets into a formula: titles are referred to by their
//! cells, and words are written as words.
//!
//! | sheet | what it holds |
//! |---|---|
//! | `summary` | every group's ranking, and charts of it |
//! | `group` | units by indicators: data, values, rates, scores, totals, places, grades |
//! | `unit` | each unit's score sheet, with reasons |
//! | `indicators` | weights, marks, parameters |
//! | `lists` | notices, issues, provenance |

mod frame;
mod group;
mod indicators;
mod lists;
mod look;
mod names;
mod place;
mod print;
mod rounding;
mod sheet;
mod summary;
mod unit;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

pub use frame::UNIT_SHEETS;
pub use names::Names;
pub use sheet::is_plain;

use super::{File, Watch};
use crate::assess::Assessed;
use crate::text::Lang;
use crate::text::office::book as word;
use frame::Frame;
use look::Look;

/// Why there is no workbook.
#[derive(Debug)]
pub enum Unmade {
    /// Nobody waits for it any more.
    Cancelled,
    /// There are no scores, because an error stands.
    NoResult,
    /// It does not fit into a workbook, as Excel's limits are.
    TooLarge(XlsxError),
}

impl From<XlsxError> for Unmade {
    fn from(error: XlsxError) -> Unmade {
        Unmade::TooLarge(error)
    }
}

/// Makes the workbook of a result. The same assessment gives the same bytes.
///
/// # Errors
///
/// When there is no result, when `watch` ends it, or when it is larger than a workbook can be.
pub fn workbook(assessed: &Assessed, lang: Lang, watch: &mut dyn Watch) -> Result<File, Unmade> {
    let scored = assessed.scored.as_ref().ok_or(Unmade::NoResult)?;
    let frame = Frame::of(lang, assessed, scored);
    let plan = &scored.assessment.plan;
    let look = Look::new(lang, scored.rounding());
    let mut sheets = Sheets { book: Workbook::new(), watch, done: 0, of: 2 * plan.units.len() + STEPS };
    let (summary, sections) = summary::write(&frame, &look)?;
    sheets.push(Some(summary))?;
    sheets.push(Some(summary::charts(&frame, &look, &sections)?))?;
    for layout in &frame.groups {
        let written = group::write(&frame, layout, &look, &mut || sheets.step())?;
        sheets.take(written)?;
    }
    if frame.sheets.units.is_empty() {
        let written = unit::write_all(&frame, &look, &mut || sheets.step())?;
        sheets.take(written)?;
    }
    for (unit, name) in plan.unit_numbers().zip(&frame.sheets.units) {
        if let Some(written) = unit::write(&frame, &look, name, unit)? {
            sheets.push(Some(written))?;
        }
    }
    sheets.push(Some(indicators::write(&frame, &look)?))?;
    sheets.push(Some(lists::notices(&frame, &look)?))?;
    sheets.push(Some(lists::issues(&frame, &look)?))?;
    sheets.push(Some(lists::provenance(&frame, &look)?))?;
    let bytes = sheets.finish(&plan.scheme.title)?;
    let name = word::file_name(lang, plan.scheme.id.as_str(), &plan.scheme.version);
    Ok(File { name, bytes })
}

/// Steps beside the units: the sheets for all of them, and the file itself.
const STEPS: usize = 7;

/// The workbook as it grows.
struct Sheets<'w> {
    book: Workbook,
    watch: &'w mut dyn Watch,
    done: usize,
    of: usize,
}

impl Sheets<'_> {
    fn step(&mut self) -> bool {
        self.done = (self.done + 1).min(self.of);
        self.watch.go_on(self.done, self.of)
    }

    /// Adds a sheet, as one step.
    fn push(&mut self, sheet: Option<Worksheet>) -> Result<(), Unmade> {
        self.take(sheet)?;
        if self.step() { Ok(()) } else { Err(Unmade::Cancelled) }
    }

    /// Adds a sheet whose steps were counted already; none where they were ended.
    fn take(&mut self, sheet: Option<Worksheet>) -> Result<(), Unmade> {
        self.book.push_worksheet(sheet.ok_or(Unmade::Cancelled)?);
        Ok(())
    }

    fn finish(mut self, title: &str) -> Result<Vec<u8>, Unmade> {
        // The day stands for no event: without it, the library would ask the clock.
        let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let properties = DocProperties::new().set_title(title).set_creation_datetime(&day);
        self.book.set_properties(&properties);
        Ok(self.book.save_to_buffer()?)
    }
}
