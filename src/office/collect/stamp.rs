//! 标识: what a template keeps of itself on a hidden sheet, so that it finds its way back.
//!
//! The sheet says for which scheme and by whom the workbook is filled in, and lists the columns and the units
//! that were asked for. Where each column stands is kept in the sheets themselves, in a hidden row, which goes
//! along with whatever is inserted, moved or sorted; units are known by the codes that everybody sees.

use std::rc::Rc;

use super::form::{Form, Owner};
use super::grid::{At, Cell, Grid};
use super::slot::Slots;
use crate::model::data::Stage;

/// The format of the hidden sheet, with its version.
pub const FORMAT: &str = "ip-scorecard/collect@1";

/// The beginning of it, which all versions share.
const FAMILY: &str = "ip-scorecard/collect@";

/// The hidden sheet's name.
pub const SHEET: &str = "_ip_scorecard";

/// What stands in the corner of a sheet's hidden row and column of keys.
pub const CORNER: &str = "#ip-scorecard";

/// The key of a column with the units' codes.
pub const UNIT: &str = "unit";
/// The key of a column with the units' names.
pub const TITLE: &str = "title";
/// The key of a column with indicators' ids.
pub const LEAF: &str = "leaf";
/// The key of a column with figures, whose meaning the line says.
pub const FIGURE: &str = "figure";
/// The key of a column with states, whose indicator the line says.
pub const STATE: &str = "state";
/// The key of a column with notes, whose indicator the line says.
pub const NOTE: &str = "note";
/// The keys of lines about the whole: 数据截止日期, 报送日期, 文号.
pub const ABOUT: [&str; 3] = ["about/as_of", "about/submitted", "about/file_no"];

/// What the hidden sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The scheme's id.
    pub scheme: String,
    /// The scheme's version.
    pub version: String,
    /// Who filled it in.
    pub owner: Stamped,
    /// 阶段
    pub stage: Stage,
    /// The keys of what was asked, with what a person calls it.
    pub columns: Vec<(String, String)>,
    /// The codes of the units that were asked about.
    pub units: Vec<String>,
}

/// Who filled in a workbook, as it says itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stamped {
    /// A department, by its name.
    Department(String),
    /// A unit, by its code.
    Unit(String),
}

/// What a workbook's hidden sheet comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is none.
    None,
    /// One of a version that is not known.
    Newer(String),
    /// One whose content was changed.
    Spoilt,
    /// One as it was written.
    Stamp(Stamp),
}

impl Stamp {
    /// What is written of a form.
    pub fn of(slots: &Slots<'_>, form: &Form, heading: impl Fn(super::Slot) -> String) -> Stamp {
        let plan = slots.plan;
        let mut columns: Vec<(String, String)> = Vec::new();
        for slot in form.sheets.iter().flat_map(|sheet| &sheet.slots) {
            let key = slots.key(*slot);
            if !columns.iter().any(|(known, _)| *known == key) {
                columns.push((key, heading(*slot)));
            }
        }
        let units = form.sheets.iter().flat_map(|sheet| &sheet.units);
        Stamp {
            scheme: plan.scheme.id.as_str().to_owned(),
            version: plan.scheme.version.to_string(),
            owner: match &form.owner {
                Owner::Department(name) => Stamped::Department(name.to_string()),
                Owner::Unit(unit) => Stamped::Unit(plan.unit(*unit).code.as_str().to_owned()),
            },
            stage: form.stage(),
            columns,
            units: units.map(|unit| plan.unit(*unit).code.as_str().to_owned()).collect(),
        }
    }

    /// The hidden sheet, line by line.
    pub fn lines(&self) -> Vec<[&str; 3]> {
        let (kind, name) = match &self.owner {
            Stamped::Department(name) => ("department", name),
            Stamped::Unit(code) => ("unit", code),
        };
        let mut lines = vec![
            [FORMAT, "", ""],
            ["scheme", &self.scheme, ""],
            ["version", &self.version, ""],
            ["owner", kind, name],
            ["stage", self.stage.word(), ""],
        ];
        lines.extend(self.columns.iter().map(|(key, heading)| ["column", &**key, &**heading]));
        lines.extend(self.units.iter().map(|code| ["row", &**code, ""]));
        lines
    }

    /// Reads the hidden sheet of a workbook, whatever it is called by now.
    pub fn find(sheets: &[Grid]) -> Found {
        let first = |grid: &Grid| grid.text((0, 0));
        let Some(sheet) = sheets.iter().find(|grid| first(grid).starts_with(FAMILY)) else {
            return Found::None;
        };
        let format = first(sheet);
        if format != FORMAT {
            return Found::Newer(format);
        }
        Stamp::read(sheet).map_or(Found::Spoilt, Found::Stamp)
    }

    fn read(sheet: &Grid) -> Option<Stamp> {
        let of = |word: &'static str| {
            let rows = sheet.rows().into_iter().filter(move |row| sheet.text((*row, 0)) == word);
            rows.map(|row| (sheet.text((row, 1)), sheet.text((row, 2))))
        };
        let stage = of("stage").next()?.0;
        let owner = match of("owner").next()? {
            (kind, name) if kind == "department" => Stamped::Department(name),
            (kind, code) if kind == "unit" => Stamped::Unit(code),
            _ => return None,
        };
        Some(Stamp {
            scheme: of("scheme").next()?.0,
            version: of("version").next()?.0,
            owner,
            stage: Stage::ALL.iter().copied().find(|known| known.word() == stage)?,
            columns: of("column").collect(),
            units: of("row").map(|(code, _)| code).collect(),
        })
    }
}

/// Where the keys of a sheet stand: the corner's row has those of the columns, its column those of the lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// The keys of columns.
    pub columns: Vec<(u32, Rc<str>)>,
    /// The keys of lines.
    pub lines: Vec<(u32, Rc<str>)>,
}

impl Keys {
    /// The keys of a sheet, wherever its corner stands by now; none where it has no corner.
    pub fn find(grid: &Grid) -> Option<Keys> {
        let is_corner = |cell: &Cell| matches!(cell, Cell::Text(text) if text.trim() == CORNER);
        let (row, column) = *grid.cells.iter().find(|(_, cell)| is_corner(cell))?.0;
        let key = |at: At| {
            Some(Rc::from(grid.text(at))).filter(|text: &Rc<str>| !text.is_empty() && at != (row, column))
        };
        let columns = grid.columns().into_iter().filter_map(|no| Some((no, key((row, no))?)));
        let lines = grid.rows().into_iter().filter_map(|no| Some((no, key((no, column))?)));
        Some(Keys { columns: columns.collect(), lines: lines.collect() })
    }
}
