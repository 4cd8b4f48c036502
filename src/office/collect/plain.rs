//! A plain table: what stands where is guessed by headings and names, and confirmed by a person.

use std::collections::BTreeSet;

use super::gather::{Gathering, Place};
use super::grid::{At, Grid};
use super::slot::{Slot, Slots};
use super::units::{Unknown, near_unit, unit_of};
use crate::check::{LeafNo, Plan, UnitNo};
use crate::edit::sheet::{Part, Sheet};
use crate::json::nearest;
use crate::office::collect::intake::{Across, Down, Table};

/// Columns among which those that name units are looked for.
const SIDE: usize = 8;
/// Rows that a heading may take, and a title above it.
const HEAD: usize = 40;
/// Values that are shown of a column.
const SAMPLE: usize = 3;

/// What a sheet seems to hold; none when it names no units, or nothing stands beside them.
pub fn guess(slots: &Slots<'_>, sheet: &Sheet, grid: &Grid) -> Option<Table> {
    let names = Names::of(slots.plan, grid)?;
    // A title stands alone in its row.
    let is_alone = |row: u32| grid.cells.range((row, 0)..=(row, u32::MAX)).take(2).count() < 2;
    let head: Vec<u32> =
        grid.rows().into_iter().filter(|row| *row < names.first && !is_alone(*row)).collect();
    let body: Vec<u32> = grid.rows().into_iter().filter(|row| *row >= names.first).collect();
    let columns: Vec<u32> = grid
        .columns()
        .into_iter()
        .filter(|column| {
            !names.all.contains(column) && body.iter().any(|row| grid.cell((*row, *column)).is_some())
        })
        .collect();
    let columns = headings(slots, sheet, grid, &head, &body, &columns);
    let holds = |row: u32| columns.iter().any(|across| grid.cell((row, across.no)).is_some());
    let lines: Vec<Down> =
        body.iter().copied().filter(|row| holds(*row)).map(|row| names.line(slots.plan, grid, row)).collect();
    let is_data = columns.iter().any(|across| across.key.is_some() || across.near.is_some());
    (is_data && !lines.is_empty()).then(|| Table { sheet: grid.name.clone(), wanted: true, columns, lines })
}

/// Which columns name the units, and where the lines begin.
struct Names {
    code: Option<u32>,
    title: Option<u32>,
    all: BTreeSet<u32>,
    first: u32,
}

impl Names {
    fn of(plan: &Plan, grid: &Grid) -> Option<Names> {
        let rows = grid.rows();
        let side: Vec<u32> = grid.columns().into_iter().take(SIDE).collect();
        let count = |column: u32, is: &dyn Fn(&str) -> bool| {
            rows.iter().filter(|row| is(&grid.text((**row, column)))).count()
        };
        let most = |is: &dyn Fn(&str) -> bool| {
            let counted = side.iter().map(|column| (count(*column, is), *column));
            let best = counted.max_by_key(|(count, column)| (*count, std::cmp::Reverse(*column)));
            best.filter(|(count, _)| *count > 0).map(|(_, column)| column)
        };
        let by_code = |text: &str| text.len() >= 6 && plan.unit_by_code(text).is_some();
        let by_name = |text: &str| {
            !text.is_empty() && plan.unit_by_code(text).is_none() && unit_of(plan, "", text).is_ok()
        };
        let near = |text: &str| near_unit(plan, text).is_some();
        let code = most(&by_code);
        let title = most(&by_name).or_else(|| if code.is_none() { most(&near) } else { None });
        let all: BTreeSet<u32> = code.into_iter().chain(title).collect();
        let is_unit = |row: &&u32| {
            all.iter().any(|column| {
                let text = grid.text((**row, *column));
                by_code(&text) || by_name(&text) || code.is_none() && near(&text)
            })
        };
        let first = *rows.iter().take(HEAD).find(is_unit)?;
        Some(Names { code, title, all, first })
    }

    fn line(&self, plan: &Plan, grid: &Grid, row: u32) -> Down {
        let text = |column: Option<u32>| column.map_or_else(String::new, |column| grid.spread((row, column)));
        let (code, title) = (text(self.code), text(self.title));
        let named =
            [&*code, &*title].iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join(" ");
        let of = |unit: UnitNo| Some(plan.unit(unit).code.as_str().to_owned());
        let (found, near) = match unit_of(plan, &code, &title) {
            Ok(unit) => (of(unit), None),
            Err(Unknown::Nobody | Unknown::Total(_)) => (None, None),
            Err(Unknown::Two { .. }) => (None, plan.unit_by_name(&title).and_then(of)),
            Err(Unknown::Stranger { .. }) => {
                (None, near_unit(plan, &title).or_else(|| near_unit(plan, &code)).and_then(of))
            }
        };
        Down { no: row, named, code: found, near }
    }
}

/// What the columns seem to hold, by what stands above them.
fn headings(
    slots: &Slots<'_>,
    sheet: &Sheet,
    grid: &Grid,
    head: &[u32],
    body: &[u32],
    columns: &[u32],
) -> Vec<Across> {
    let mut taken: BTreeSet<Slot> = BTreeSet::new();
    let mut last: Option<LeafNo> = None;
    let mut found = Vec::new();
    for column in columns.iter().copied() {
        let above = above(grid, head, column);
        let named = above.iter().rev().find_map(|text| sheet.named(text));
        // A heading over several columns may stand in the first of them only.
        let leaf =
            named.map(|(leaf, _)| leaf).or_else(|| last.filter(|leaf| names_part(sheet, *leaf, &above)));
        let slot =
            leaf.map(|leaf| slot_of(slots, sheet, leaf, named.and_then(|(_, part)| part), &above, &taken));
        let near =
            || near_leaf(slots.plan, &above).map(|leaf| slot_of(slots, sheet, leaf, None, &above, &taken));
        last = leaf;
        let (key, near) = match slot {
            // Two columns for one thing: a person decides.
            Some(slot) if taken.contains(&slot) => (None, Some(slots.key(slot))),
            Some(slot) => (Some(slots.key(slot)), None),
            None => (None, near().map(|slot| slots.key(slot))),
        };
        taken.extend(slot);
        let mut sample: Vec<String> = Vec::new();
        for text in body.iter().map(|row| grid.text((*row, column))).filter(|text| !text.is_empty()) {
            if sample.len() < SAMPLE && !sample.contains(&text) {
                sample.push(text);
            }
        }
        found.push(Across { no: column, heading: above.join(" / "), sample, key, near });
    }
    found
}

/// What stands above a column, from the top; the same thing once. A title over the whole table is no heading.
fn above(grid: &Grid, head: &[u32], column: u32) -> Vec<String> {
    let mut above: Vec<String> = Vec::new();
    for row in head {
        let text = grid.spread((*row, column));
        let of_all = grid.area((*row, column)).is_some_and(|(first, last)| last.1 - first.1 > 12);
        if !text.is_empty() && !of_all && !above.contains(&text) {
            above.push(text);
        }
    }
    above
}

fn names_part(sheet: &Sheet, leaf: LeafNo, above: &[String]) -> bool {
    above.last().is_some_and(|text| aside(leaf, text).is_some() || sheet.part_named(leaf, text).is_some())
}

/// 状态 and 说明 beside a datum.
fn aside(leaf: LeafNo, text: &str) -> Option<Slot> {
    match text.trim().to_lowercase().as_str() {
        "状态" | "数据状态" | "state" => Some(Slot::State(leaf)),
        "说明" | "备注" | "原因" | "note" => Some(Slot::Note(leaf)),
        _ => None,
    }
}

/// The part of an indicator that a column holds: the one that a heading names, else the next one.
fn slot_of(
    slots: &Slots<'_>,
    sheet: &Sheet,
    leaf: LeafNo,
    named: Option<usize>,
    above: &[String],
    taken: &BTreeSet<Slot>,
) -> Slot {
    let by_number = |no: usize| sheet.columns().get(no).copied().map(Slot::Figure);
    let by_heading = || {
        above
            .iter()
            .rev()
            .find_map(|text| aside(leaf, text).or_else(|| by_number(sheet.part_named(leaf, text)?)))
    };
    let figures = || slots.figures(leaf).filter(|column| column.part != Part::Target).map(Slot::Figure);
    let next = || figures().find(|slot| !taken.contains(slot)).or_else(|| figures().next());
    named.and_then(by_number).or_else(by_heading).or_else(next).unwrap_or(Slot::State(leaf))
}

/// The indicator that what stands above a column resembles.
fn near_leaf(plan: &Plan, above: &[String]) -> Option<LeafNo> {
    let titles = || plan.leaves.iter().map(|leaf| &*leaf.indicator.title);
    let by_title = |title: &str| plan.leaf_numbers().find(|leaf| &*plan.leaf(*leaf).indicator.title == title);
    above.iter().rev().find_map(|text| {
        let bare = bare(text);
        if bare.chars().count() < 2 {
            return None;
        }
        // "质押融资额" within "知识产权质押融资额", of no second one.
        let within: Vec<&str> = titles()
            .filter(|title| title.contains(&*bare) || bare.contains(self::bare(title).as_str()))
            .collect();
        match within.as_slice() {
            [title] => by_title(title),
            _ => by_title(nearest(&bare, titles())?),
        }
    })
}

/// A heading without what is added in brackets: its unit of measure, a remark.
fn bare(text: &str) -> String {
    let end = text.find(['（', '(', '[', '【']).filter(|end| *end > 0).unwrap_or(text.len());
    text[..end].trim().to_owned()
}

/// Reads a table as it was confirmed.
pub fn take(slots: &Slots<'_>, grid: &Grid, table: &Table, found: &mut Gathering<'_>) {
    let columns: Vec<(u32, Slot)> = table
        .columns
        .iter()
        .filter_map(|across| Some((across.no, slots.find(across.key.as_deref()?)?)))
        .collect();
    let mut places = Vec::new();
    for down in &table.lines {
        let Some(unit) = down.code.as_deref().and_then(|code| slots.plan.unit_by_code(code)) else {
            continue;
        };
        places.extend(columns.iter().map(|(column, slot)| {
            let at: At = (down.no, *column);
            Place { at, unit, slot: *slot }
        }));
    }
    found.take(grid, &places);
}
