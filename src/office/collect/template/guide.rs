//! 填报说明: the first sheet, with who fills the workbook in, dates, and how it is done.

use chrono::Datelike;
use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, Worksheet, XlsxError};

use super::look::{Look, height};
use super::table::finish;
use super::text;
use crate::office::collect::form::{Form, Owner};
use crate::office::collect::slot::Slots;
use crate::office::collect::stamp::{ABOUT, CORNER, FIGURE};
use crate::text::Lang;
use crate::text::office::collect as say;

const WIDTHS: [f64; 2] = [22.0, 84.0];

/// Writes the sheet; `sheets` are the names of the others.
pub fn write(
    slots: &Slots<'_>,
    form: &Form,
    sheets: &[String],
    look: &Look,
    lang: Lang,
) -> Result<Worksheet, XlsxError> {
    let (plan, scheme) = (slots.plan, &slots.plan.scheme);
    let of_unit = matches!(form.owner, Owner::Unit(_));
    let mut page = Worksheet::new();
    page.write_string(0, 0, CORNER)?.write_string(0, 2, FIGURE)?;
    page.set_row_hidden(0)?.set_column_hidden(0)?;
    for (no, width) in WIDTHS.into_iter().enumerate() {
        page.set_column_width(1 + no as u16, width)?;
    }
    page.write_string_with_format(1, 1, text(&say::title(lang, &scheme.title, of_unit)), &look.title)?;
    page.set_row_height(1, 28)?;

    let mut row = 3;
    let owner = super::owner(plan, form);
    let known = [
        (say::OWNER[usize::from(of_unit)].of(lang).to_owned(), owner),
        (say::PERIOD.of(lang).to_owned(), say::period(lang, scheme.period.start, scheme.period.end)),
        (say::VERSION.of(lang).to_owned(), say::version(lang, &scheme.version, scheme.status)),
    ];
    for (label, words) in known {
        page.write_string_with_format(row, 1, label, &look.label)?;
        page.write_string_with_format(row, 2, text(&words), &look.side)?;
        page.set_row_height(row, 22)?;
        row += 1;
    }
    let earliest = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let check = DataValidation::new()
        .allow_date(DataValidationRule::GreaterThanOrEqualTo(earliest))
        .set_input_message(say::DATE_PROMPT.of(lang))?
        .set_error_title(say::NOT_FIT.of(lang))?
        .set_error_message(say::DATE_PROMPT.of(lang))?;
    for (key, label) in ABOUT.into_iter().zip(say::ABOUT) {
        page.write_string(row, 0, key)?;
        page.write_string_with_format(row, 1, label.of(lang), &look.label)?;
        if key == ABOUT[2] {
            page.write_blank(row, 2, &look.words)?;
        } else {
            page.write_blank(row, 2, &look.date)?;
            page.add_data_validation(row, 2, row, 2, &check)?;
        }
        if key == ABOUT[0] {
            let end = scheme.period.end;
            let date = ExcelDateTime::from_ymd(
                end.year().clamp(1900, 9999) as u16,
                end.month() as u8,
                end.day() as u8,
            )?;
            page.write_datetime_with_format(row, 2, &date, &look.date)?;
        }
        page.set_row_height(row, 22)?;
        row += 1;
    }

    row += 1;
    page.write_string_with_format(row, 1, say::HOW.of(lang), &look.heading)?;
    row += 1;
    let across = WIDTHS.iter().sum::<f64>();
    for note in say::notes(lang, of_unit) {
        page.merge_range(row, 1, row, 2, &text(&note), &look.note)?;
        page.set_row_height(row, height(&note, across, 16.0))?;
        row += 1;
    }

    row += 1;
    page.write_string_with_format(row, 1, say::CONTENTS.of(lang), &look.heading)?;
    row += 1;
    for (sheet, name) in form.sheets.iter().zip(sheets) {
        let mut leaves: Vec<_> = sheet.slots.iter().map(|slot| slot.leaf()).collect();
        leaves.dedup();
        page.write_string_with_format(row, 1, text(name), &look.label)?;
        let words = say::contents(lang, sheet.units.len(), leaves.len());
        page.write_string_with_format(row, 2, words, &look.side)?;
        row += 1;
    }
    if !scheme.basis.is_empty() {
        row += 1;
        page.write_string_with_format(row, 1, say::BASIS.of(lang), &look.heading)?;
        row += 1;
        for basis in &scheme.basis {
            page.merge_range(row, 1, row, 2, &text(&basis.title), &look.note)?;
            page.set_row_height(row, height(&basis.title, across, 16.0))?;
            row += 1;
        }
    }
    page.set_selection(6, 2, 6, 2)?;
    finish(&mut page);
    page.set_portrait();
    Ok(page)
}
