//! A unit's sheet: what is asked of it line by line, with a column for figures, one for states, one for notes.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::{Look, height};
use super::table::{check, finish, input};
use super::text;
use crate::check::{NodeNo, UnitNo};
use crate::office::collect::form::FormSheet;
use crate::office::collect::slot::{Slot, Slots};
use crate::office::collect::stamp::{CORNER, FIGURE, LEAF, NOTE, STATE};
use crate::text::Lang;
use crate::text::office::collect as say;

/// Lines of headings: keys, title, hint, columns.
const TOP: u32 = 4;
/// The columns, after that of keys: 编号, 指标, 填报项, 计量单位, 依据条款, 填报数, 状态, 说明.
const WIDTHS: [f64; 8] = [9.0, 34.0, 16.0, 12.0, 34.0, 16.0, 11.0, 28.0];
const ID: u16 = 1;
const TITLE: u16 = 2;
const PART: u16 = 3;
const UNIT: u16 = 4;
const CLAUSE: u16 = 5;
const FIGURES: u16 = 6;
const STATES: u16 = 7;
const NOTES: u16 = 8;

/// Writes the sheet.
pub fn write(
    slots: &Slots<'_>,
    unit: UnitNo,
    sheet: &FormSheet,
    look: &Look,
    lang: Lang,
) -> Result<Worksheet, XlsxError> {
    let plan = slots.plan;
    let mut page = Worksheet::new();
    for (column, key) in [(0, CORNER), (ID, LEAF), (FIGURES, FIGURE), (STATES, STATE), (NOTES, NOTE)] {
        page.write_string(0, column, key)?;
    }
    page.set_row_hidden(0)?.set_column_hidden(0)?;
    let of = plan.unit(unit);
    let title = say::sheet_title(lang, &of.title, &plan.group(of.group).title);
    page.write_string_with_format(1, 1, text(&title), &look.title)?;
    page.write_string_with_format(2, 1, say::HINT_OF_UNIT.of(lang), &look.hint)?;
    page.set_row_height(1, 24)?.set_row_height(3, 24)?;
    for (no, (width, words)) in WIDTHS.into_iter().zip(say::LIST_COLUMNS).enumerate() {
        page.write_string_with_format(3, 1 + no as u16, words.of(lang), &look.head)?;
        page.set_column_width(1 + no as u16, width)?;
    }
    let mut row = TOP;
    let mut dimension: Option<NodeNo> = None;
    for own in sheet.slots.chunk_by(|one, next| one.leaf() == next.leaf()) {
        let Some(leaf) = own.first().map(|slot| slot.leaf()) else { continue };
        let parent = plan.node(plan.leaf(leaf).node).parent;
        if let Some(parent) = parent.filter(|parent| parent.0 > 0 && dimension != Some(*parent)) {
            page.merge_range(row, ID, row, NOTES, &text(&plan.node(parent).label()), &look.band)?;
            page.set_row_height(row, 20)?;
            dimension = Some(parent);
            row += 1;
        }
        let figures: Vec<Slot> = own.iter().copied().filter(|slot| matches!(slot, Slot::Figure(_))).collect();
        let last = row + figures.len() as u32 - 1;
        let indicator = &plan.leaf(leaf).indicator;
        let (measured, clauses) = (say::unit_label(plan, leaf), say::clauses(lang, plan, leaf));
        let sides: [(u16, &str); 4] =
            [(ID, indicator.id.as_str()), (TITLE, &indicator.title), (UNIT, measured), (CLAUSE, &clauses)];
        for (column, words) in sides {
            spread(&mut page, row, last, column, &text(words), look)?;
        }
        let of_line = |words: &str, width: f64| height(words, width, 15.0) / figures.len().max(1) as f64;
        let high = of_line(&indicator.title, WIDTHS[1]).max(of_line(&clauses, WIDTHS[4])).clamp(20.0, 120.0);
        for (no, slot) in figures.iter().enumerate() {
            let row = row + no as u32;
            page.write_string(row, 0, text(&slots.key(*slot)))?;
            page.write_string_with_format(row, PART, text(&slot.title(lang, plan)), &look.side)?;
            page.write_blank(row, FIGURES, input(*slot, look))?;
            if let Some(check) = check(lang, plan, *slot)? {
                page.add_data_validation(row, FIGURES, row, FIGURES, &check)?;
            }
            // State and note are of the whole datum: one line has them.
            for (column, aside) in [(STATES, Slot::State(leaf)), (NOTES, Slot::Note(leaf))] {
                if no > 0 {
                    page.write_blank(row, column, &look.side)?;
                    continue;
                }
                page.write_blank(row, column, input(aside, look))?;
                if let Some(check) = check(lang, plan, aside)? {
                    page.add_data_validation(row, column, row, column, &check)?;
                }
            }
            page.set_row_height(row, high)?;
        }
        row = last + 1;
    }
    page.set_freeze_panes(TOP, 0)?.set_selection(TOP, FIGURES, TOP, FIGURES)?;
    page.set_repeat_rows(3, 3)?.set_print_area(1, 1, row.saturating_sub(1).max(TOP), NOTES)?;
    finish(&mut page);
    Ok(page)
}

/// What is said once of all parts of a datum.
fn spread(
    page: &mut Worksheet,
    row: u32,
    last: u32,
    column: u16,
    words: &str,
    look: &Look,
) -> Result<(), XlsxError> {
    if row == last {
        page.write_string_with_format(row, column, words, &look.side)?;
    } else {
        page.merge_range(row, column, last, column, words, &look.side)?;
    }
    Ok(())
}
