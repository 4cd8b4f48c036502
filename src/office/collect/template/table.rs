//! A department's sheet: the units of a group line by line, what is asked of each column by column.

use rust_xlsxwriter::{DataValidation, DataValidationRule, ProtectionOptions, Worksheet, XlsxError};

use super::look::{Look, height};
use super::text;
use crate::check::{LeafNo, Plan};
use crate::edit::sheet::Part;
use crate::office::collect::form::{Form, FormSheet};
use crate::office::collect::slot::{Slot, Slots};
use crate::office::collect::stamp::{CORNER, TITLE, UNIT};
use crate::text::Lang;
use crate::text::office::collect as say;

/// The first column of figures, after that of keys and the units' codes and names.
const FIRST: u16 = 3;
/// Lines of headings: keys, title, hint, indicators, their unit, their clauses, parts.
const TOP: u32 = 7;

/// Writes the sheet.
pub fn write(
    slots: &Slots<'_>,
    form: &Form,
    sheet: &FormSheet,
    look: &Look,
    lang: Lang,
) -> Result<Worksheet, XlsxError> {
    let plan = slots.plan;
    let mut page = Worksheet::new();
    let last = FIRST + sheet.slots.len() as u16 - 1;
    keys(&mut page, slots, sheet)?;

    let group = &plan.group(sheet.group).title;
    let title = say::sheet_title(lang, &super::owner(plan, form), group);
    page.write_string_with_format(1, 1, text(&title), &look.title)?;
    page.write_string_with_format(2, 1, say::HINT.of(lang), &look.hint)?;
    page.set_row_height(1, 24)?;

    page.merge_range(3, 1, TOP - 1, 1, say::CODE.of(lang), &look.head)?;
    page.merge_range(3, 2, TOP - 1, 2, say::NAME.of(lang), &look.head)?;
    page.set_column_width(1, 15)?.set_column_width(2, 18)?;

    let mut heights = [20.0f64; 3];
    for (first, slots_of) in by_leaf(&sheet.slots) {
        let first = FIRST + first as u16;
        let to = first + slots_of.len() as u16 - 1;
        let across: f64 = slots_of.iter().map(|slot| column_width(*slot)).sum();
        let leaf = slots_of.first().map_or(LeafNo(0), |slot| slot.leaf());
        let lines = heading(lang, plan, leaf);
        for (row, words) in lines.iter().enumerate() {
            let format = if row == 0 { &look.head } else { &look.about };
            page.merge_range(3 + row as u32, first, 3 + row as u32, to, &text(words), format)?;
            let of_line = if row == 0 { 15.0 } else { 12.0 };
            heights[row] =
                heights[row].max(height(words, across * if row == 0 { 1.0 } else { 1.2 }, of_line));
        }
        for (no, slot) in slots_of.iter().enumerate() {
            let column = first + no as u16;
            page.write_string_with_format(TOP - 1, column, text(&slot.title(lang, plan)), &look.head)?;
            page.set_column_width(column, column_width(*slot))?;
            cells(&mut page, plan, *slot, column, sheet.units.len() as u32, look, lang)?;
        }
    }
    for (row, height) in heights.into_iter().enumerate() {
        page.set_row_height(3 + row as u32, height.min(120.0))?;
    }
    page.set_row_height(TOP - 1, 32)?;
    for (no, unit) in sheet.units.iter().enumerate() {
        let row = TOP + no as u32;
        page.write_string_with_format(row, 1, text(plan.unit(*unit).code.as_str()), &look.code)?;
        page.write_string_with_format(row, 2, text(&plan.unit(*unit).title), &look.side)?;
        page.set_row_height(row, 20)?;
    }
    page.set_freeze_panes(TOP, FIRST)?.set_selection(TOP, FIRST, TOP, FIRST)?;
    page.set_repeat_rows(1, TOP - 1)?.set_repeat_columns(1, 2)?;
    page.set_print_area(1, 1, TOP + sheet.units.len() as u32 - 1, last)?;
    finish(&mut page);
    // A line is read on one sheet of paper where it fits there, else on as few as can be read.
    let across: f64 = sheet.slots.iter().map(|slot| column_width(*slot)).sum();
    page.set_print_fit_to_pages((across / 130.0).ceil().max(1.0) as u16, 0);
    Ok(page)
}

/// The hidden line of keys, with its corner in the hidden column.
fn keys(page: &mut Worksheet, slots: &Slots<'_>, sheet: &FormSheet) -> Result<(), XlsxError> {
    page.write_string(0, 0, CORNER)?.write_string(0, 1, UNIT)?.write_string(0, 2, TITLE)?;
    for (no, slot) in sheet.slots.iter().enumerate() {
        page.write_string(0, FIRST + no as u16, text(&slots.key(*slot)))?;
    }
    page.set_row_hidden(0)?.set_column_hidden(0)?;
    Ok(())
}

/// What stands above an indicator: its name, its unit of measure, its clauses.
fn heading(lang: Lang, plan: &Plan, leaf: LeafNo) -> [String; 3] {
    let label = plan.leaf(leaf).label().to_string();
    [label, say::measured(lang, plan, leaf), say::clauses(lang, plan, leaf)]
}

/// The slots of each indicator, with the place of the first.
fn by_leaf(slots: &[Slot]) -> Vec<(usize, &[Slot])> {
    let chunks = slots.chunk_by(|one, next| one.leaf() == next.leaf());
    let mut first = 0;
    let mut found = Vec::new();
    for chunk in chunks {
        found.push((first, chunk));
        first += chunk.len();
    }
    found
}

fn column_width(slot: Slot) -> f64 {
    match slot {
        Slot::Figure(column) if column.part == Part::Marks => 22.0,
        Slot::Figure(_) => 12.0,
        Slot::State(_) => 10.0,
        Slot::Note(_) => 24.0,
    }
}

fn cells(
    page: &mut Worksheet,
    plan: &Plan,
    slot: Slot,
    column: u16,
    units: u32,
    look: &Look,
    lang: Lang,
) -> Result<(), XlsxError> {
    for row in TOP..TOP + units {
        page.write_blank(row, column, input(slot, look))?;
    }
    if let Some(check) = check(lang, plan, slot)? {
        page.add_data_validation(TOP, column, TOP + units - 1, column, &check)?;
    }
    Ok(())
}

/// How a cell looks into which something is typed.
pub fn input(slot: Slot, look: &Look) -> &rust_xlsxwriter::Format {
    match slot {
        Slot::Figure(column) => match column.part {
            Part::Task(_) => &look.choice,
            Part::Marks => &look.words,
            _ => &look.figure,
        },
        Slot::State(_) => &look.choice,
        Slot::Note(_) => &look.words,
    }
}

/// What may be typed: a number, or a word of a list; anything where marks or a note belong.
pub fn check(lang: Lang, plan: &Plan, slot: Slot) -> Result<Option<DataValidation>, XlsxError> {
    let check = DataValidation::new();
    let check = match slot {
        Slot::Note(_) => return Ok(None),
        Slot::State(_) => check.allow_list_strings(&say::states(lang))?,
        Slot::Figure(column) => match column.part {
            Part::Marks => check.allow_any_value(),
            Part::Task(_) => check.allow_list_strings(&say::TASK.map(|word| word.of(lang)))?,
            Part::Level(_) => check.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
            _ => check.allow_decimal_number(DataValidationRule::Between(-1e15, 1e15)),
        },
    };
    let title: String = plan.leaf(slot.leaf()).indicator.id.as_str().chars().take(32).collect();
    let prompt: String = say::prompt(lang, plan, slot.leaf(), slot_part(slot)).chars().take(250).collect();
    let refusal = match slot {
        Slot::State(_) => say::CHOOSE_STATE,
        Slot::Figure(column) if matches!(column.part, Part::Task(_)) => say::CHOOSE_TASK,
        _ => say::TYPE_NUMBER,
    };
    let check = check.set_input_title(title)?.set_input_message(prompt)?;
    Ok(Some(check.set_error_title(say::NOT_FIT.of(lang))?.set_error_message(refusal.of(lang))?))
}

fn slot_part(slot: Slot) -> Option<Part> {
    match slot {
        Slot::Figure(column) => Some(column.part),
        Slot::State(_) | Slot::Note(_) => None,
    }
}

/// Protection without a password, and the sheet on paper.
pub fn finish(page: &mut Worksheet) {
    let options = ProtectionOptions {
        format_columns: true,
        format_rows: true,
        format_cells: true,
        ..ProtectionOptions::new()
    };
    page.protect_with_options(&options);
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3).set_footer("&C&P / &N");
}
