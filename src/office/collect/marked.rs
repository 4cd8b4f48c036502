//! A filled template: its keys say what stands where, whatever was inserted, moved, sorted or renamed.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::figure::read;
use super::gather::{Gathering, Place};
use super::grid::{Cell, Grid};
use super::slot::{Slot, Slots};
use super::stamp::{ABOUT, FIGURE, Keys, LEAF, NOTE, STATE, Stamp, Stamped, TITLE, UNIT};
use super::units::{Unknown, unit_of};
use crate::check::UnitNo;
use crate::text::Lang;
use crate::text::office::collect as say;

/// What a template says about the whole, each as it stands in its cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// Whose data they are.
    pub department: String,
    /// 数据截止日期, 报送日期, 文号
    pub said: [Option<(Cell, crate::office::collect::intake::Spot)>; 3],
}

/// Reads the sheets of a template.
pub fn take(slots: &Slots<'_>, sheets: &[Grid], stamp: &Stamp, found: &mut Gathering<'_>) -> About {
    let plan = slots.plan;
    let mut about = About::default();
    let own = match &stamp.owner {
        Stamped::Department(name) => {
            about.department = name.clone();
            None
        }
        Stamped::Unit(code) => {
            let own = plan.unit_by_code(code);
            match own {
                Some(unit) => about.department = plan.unit(unit).title.to_string(),
                None => found.fault(None, |lang| say::owner_gone(lang, code)),
            }
            own
        }
    };
    let mut seen = Seen::default();
    for grid in sheets {
        let Some(keys) = Keys::find(grid) else { continue };
        let of_column = |key: &str| keys.columns.iter().find(|(_, known)| &**known == key).map(|(no, _)| *no);
        for (no, key) in ABOUT.iter().enumerate() {
            let line = keys.lines.iter().find(|(_, known)| &**known == *key);
            if let (Some((row, _)), Some(column)) = (line, of_column(FIGURE)) {
                let at = (*row, column);
                about.said[no] = grid.cell(at).map(|cell| (cell.clone(), grid.spot(at)));
            }
        }
        let places = match (of_column(UNIT).or_else(|| of_column(TITLE)), of_column(LEAF)) {
            (Some(_), _) => by_unit(slots, grid, &keys, found, &mut seen),
            (None, Some(leaf)) => {
                own.map_or_else(Vec::new, |unit| by_leaf(slots, grid, &keys, leaf, unit, found, &mut seen))
            }
            (None, None) => Vec::new(),
        };
        found.take(grid, &places);
    }
    seen.missing(slots, stamp, own, found);
    about
}

/// What was found of what a template asked for.
#[derive(Debug, Default)]
struct Seen {
    keys: BTreeSet<Rc<str>>,
    units: BTreeSet<UnitNo>,
}

impl Seen {
    fn missing(&self, slots: &Slots<'_>, stamp: &Stamp, own: Option<UnitNo>, found: &mut Gathering<'_>) {
        for (key, heading) in &stamp.columns {
            // States and notes may be done without.
            let matters = matches!(slots.find(key), Some(Slot::Figure(_)));
            if matters && !self.keys.contains(&**key) {
                found.remark(None, |lang| say::column_gone(lang, heading));
            }
        }
        let asked = stamp.units.iter().filter_map(|code| slots.plan.unit_by_code(code));
        let gone: Vec<&str> = asked
            .filter(|unit| own.is_none() && !self.units.contains(unit))
            .map(|unit| &*slots.plan.unit(unit).title)
            .collect();
        if !gone.is_empty() {
            found.remark(None, |lang| say::units_gone(lang, &gone));
        }
    }
}

/// A sheet with units line by line.
fn by_unit(
    slots: &Slots<'_>,
    grid: &Grid,
    keys: &Keys,
    found: &mut Gathering<'_>,
    seen: &mut Seen,
) -> Vec<Place> {
    let of_key = |key: &str| keys.columns.iter().find(|(_, known)| &**known == key).map(|(no, _)| *no);
    let (code, title) = (of_key(UNIT), of_key(TITLE));
    let columns = columns(slots, grid, keys, found, seen);
    let mut places = Vec::new();
    for row in grid.rows() {
        let text = |column: Option<u32>| column.map_or_else(String::new, |column| grid.spread((row, column)));
        let (code_text, title_text) = (text(code), text(title));
        let speaks = || columns.iter().any(|(column, slot)| is_said(slots, *slot, grid.cell((row, *column))));
        match unit_of(slots.plan, &code_text, &title_text) {
            Ok(unit) => {
                seen.units.insert(unit);
                places.extend(columns.iter().map(|(column, slot)| Place {
                    at: (row, *column),
                    unit,
                    slot: *slot,
                }));
            }
            Err(why) if speaks() => {
                let column = code.or(title).unwrap_or(0);
                why.tell(grid, (row, column), found);
            }
            // Headings, remarks below the table, lines that were left empty.
            Err(_) => {}
        }
    }
    places
}

/// Whether a cell holds what belongs there, or something that is wrong in its place; headings do not.
fn is_said(slots: &Slots<'_>, slot: Slot, cell: Option<&Cell>) -> bool {
    match cell {
        None => false,
        Some(Cell::Text(_)) if matches!(slot, Slot::Note(_)) => false,
        Some(cell @ Cell::Text(_)) => matches!(read(slots, slot, cell), Ok(Some(_))),
        Some(_) => true,
    }
}

/// The columns whose keys the scheme knows.
fn columns(
    slots: &Slots<'_>,
    grid: &Grid,
    keys: &Keys,
    found: &mut Gathering<'_>,
    seen: &mut Seen,
) -> Vec<(u32, Slot)> {
    let mut columns = Vec::new();
    for (column, key) in &keys.columns {
        if [UNIT, TITLE].contains(&&**key) {
            continue;
        }
        match slots.find(key) {
            Some(slot) => {
                seen.keys.insert(key.clone());
                columns.push((*column, slot));
            }
            None => {
                let spot = crate::office::collect::intake::Spot {
                    sheet: grid.name.clone(),
                    cell: super::grid::letters(*column),
                };
                found.fault(Some(spot), |lang| say::key_unknown(lang, key));
            }
        }
    }
    columns
}

/// A sheet with indicators line by line, of one unit.
fn by_leaf(
    slots: &Slots<'_>,
    grid: &Grid,
    keys: &Keys,
    leaf_column: u32,
    unit: UnitNo,
    found: &mut Gathering<'_>,
    seen: &mut Seen,
) -> Vec<Place> {
    let of_key = |key: &str| keys.columns.iter().find(|(_, known)| &**known == key).map(|(no, _)| *no);
    let columns = [FIGURE, STATE, NOTE].map(of_key);
    let mut places = Vec::new();
    for (row, key) in &keys.lines {
        let Some(slot) = slots.find(key) else {
            let spot = grid.spot((*row, leaf_column));
            found.fault(Some(spot), |lang| say::key_unknown(lang, key));
            continue;
        };
        let leaf = slots.plan.leaf(slot.leaf());
        // Lines that were sorted without the hidden column have come apart from their keys.
        let seen_id = grid.spread((*row, leaf_column));
        if !seen_id.is_empty() && seen_id != leaf.indicator.id.as_str() {
            let label = leaf.label();
            found.fault(Some(grid.spot((*row, leaf_column))), |lang: Lang| {
                say::line_torn(lang, &seen_id, &label)
            });
            continue;
        }
        seen.keys.insert(key.clone());
        let of_line = [slot, Slot::State(slot.leaf()), Slot::Note(slot.leaf())];
        for (column, slot) in columns.iter().zip(of_line) {
            places.extend(column.map(|column| Place { at: (*row, column), unit, slot }));
        }
    }
    places
}

impl Unknown {
    /// Says why a line has no unit.
    pub fn tell(self, grid: &Grid, at: super::grid::At, found: &mut Gathering<'_>) {
        let spot = Some(grid.spot(at));
        match self {
            Unknown::Nobody => found.fault(spot, say::no_unit),
            Unknown::Total(name) => found.remark(spot, |lang| say::total_passed(lang, &name)),
            Unknown::Stranger { found: name, near } => {
                found.fault(spot, |lang| say::unit_unknown(lang, &name, near.as_deref()));
            }
            Unknown::Two { code, title } => found.fault(spot, |lang| say::unit_torn(lang, &code, &title)),
        }
    }
}
