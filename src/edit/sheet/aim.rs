//! Which cells the texts of a table are meant for.

use std::rc::Rc;

use super::Sheet;
use super::block::Block;
use super::heading::Headings;
use super::paste::Stray;
use super::view::View;
use crate::check::UnitNo;
use crate::json::nearest;

/// Texts for some cells of a unit, by the numbers of their columns.
pub(super) type Line<'t> = (UnitNo, Vec<(usize, &'t str)>);

/// Texts with their cells, and those that have none.
#[derive(Default)]
pub(super) struct Aimed<'t> {
    pub lines: Vec<Line<'t>>,
    pub strays: Vec<Stray>,
}

/// Strange names for which a known one is offered: nobody reads a thousand suggestions.
const SUGGESTIONS: usize = 20;

/// Cells from the first one of the block on; a table whose size goes into the block's is repeated.
pub(super) fn by_place<'t>(view: &View, block: &Block, table: &'t [Vec<String>]) -> Aimed<'t> {
    let (height, width) = (table.len(), table.iter().map(Vec::len).max().unwrap_or(0));
    let repeated =
        |size: usize, of: usize| if size > 0 && of.is_multiple_of(size) { of.max(size) } else { size };
    let (height_of_all, width_of_all) =
        (repeated(height, block.lines.len()), repeated(width, block.columns.len()));
    let (mut aimed, mut outside) = (Aimed::default(), 0);
    for no in 0..height_of_all {
        let Some(line) = table.get(no % height) else { continue };
        let mut cells = Vec::new();
        for column in 0..width_of_all {
            let Some(text) = line.get(column % width) else { continue };
            match view.place(block.lines.start + no, block.columns.start + column) {
                Some(place) => cells.push((place.column, text.as_str())),
                None => outside += usize::from(is_written(text)),
            }
        }
        if let Some(unit) = view.units.get(block.lines.start + no) {
            aimed.lines.push((*unit, cells));
        }
    }
    aimed.left(outside)
}

/// Cells by the headings of the table; where these say nothing, from the first one of the block on.
pub(super) fn by_headings<'t>(
    sheet: &Sheet,
    headings: &Headings,
    view: &View,
    block: &Block,
    table: &'t [Vec<String>],
) -> Aimed<'t> {
    let mut aimed = Aimed { strays: strange_columns(sheet, headings, table), ..Aimed::default() };
    let mut outside = 0;
    for (no, line) in table.iter().skip(headings.lines).enumerate() {
        let cells = || line.iter().map(String::as_str).enumerate().skip(headings.leading);
        let written = cells().filter(|(_, text)| is_written(text)).count();
        let unit = match &headings.units {
            Some(units) => units.get(no).copied().flatten(),
            None => view.units.get(block.lines.start + no).copied(),
        };
        let column = |no: usize| match &headings.columns {
            Some(columns) => columns.get(no).copied().flatten(),
            None => view.columns.get(block.columns.start + no - headings.leading).copied(),
        };
        match unit {
            Some(unit) => {
                let aims = cells().map(|(no, text)| (column(no), text));
                let missed =
                    aims.clone().filter(|(column, text)| column.is_none() && is_written(text)).count();
                // What stands under a strange heading has been counted with it.
                outside += if headings.columns.is_none() { missed } else { 0 };
                aimed.lines.push((unit, aims.filter_map(|(column, text)| Some((column?, text))).collect()));
            }
            None if headings.units.is_none() => outside += written,
            None if line.iter().any(|text| is_written(text)) => {
                let stray = strange_unit(sheet, headings, (no, line), written, aimed.strays.len());
                aimed.strays.push(stray);
            }
            None => {}
        }
    }
    aimed.left(outside)
}

impl Aimed<'_> {
    /// With so many texts beyond the edge.
    fn left(mut self, outside: usize) -> Self {
        if outside > 0 {
            self.strays.push(Stray::Outside { cells: outside });
        }
        self
    }
}

fn is_written(text: &str) -> bool {
    !text.trim().is_empty()
}

fn strange_unit(
    sheet: &Sheet,
    headings: &Headings,
    (no, line): (usize, &[String]),
    cells: usize,
    known: usize,
) -> Stray {
    // The name is rather the last one, after a number in sequence and a code.
    let names = line.iter().take(headings.leading).map(|text| text.trim());
    let found = names.rev().find(|text| !text.is_empty()).unwrap_or("").to_owned();
    let plan = sheet.plan();
    let near = if known < SUGGESTIONS { nearest(&found, plan.names()) } else { None };
    let suggestion = near.and_then(|name| plan.unit_by_name(name)).map(|unit| plan.unit(unit).title.clone());
    Stray::UnknownUnit { line: headings.lines + no + 1, found, cells, suggestion }
}

fn strange_columns(sheet: &Sheet, headings: &Headings, table: &[Vec<String>]) -> Vec<Stray> {
    let head = headings.head.and_then(|head| table.get(head));
    let (Some(columns), Some(head)) = (&headings.columns, head) else { return Vec::new() };
    let plan = sheet.plan();
    let titles = || plan.leaves.iter().map(|leaf| &*leaf.indicator.title);
    let strange = head.iter().zip(columns).enumerate().skip(headings.leading);
    let strange = strange.filter(|(_, (text, column))| column.is_none() && is_written(text));
    let told = strange.enumerate().map(|(known, (no, (text, _)))| {
        let near = if known < SUGGESTIONS { nearest(text.trim(), titles()) } else { None };
        let leaf = near.and_then(|title| plan.leaves.iter().find(|leaf| *leaf.indicator.title == *title));
        let below = table.iter().skip(headings.lines).filter_map(|line| line.get(no));
        Stray::UnknownColumn {
            found: text.trim().to_owned(),
            cells: below.filter(|text| is_written(text)).count(),
            suggestion: leaf.map(|leaf| -> Rc<str> { leaf.label() }),
        }
    });
    told.collect()
}
