//! 表格: a sheet as it was opened, cell by cell, whatever program wrote it.

use std::collections::BTreeMap;

use crate::exact::Exact;
use crate::office::collect::intake::Spot;

/// A row and a column, each from 0.
pub type At = (u32, u32);

/// A workbook or a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// Its sheets, in their order.
    pub sheets: Vec<Grid>,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Its name; empty for the one table of a text file.
    pub name: String,
    /// Whether it is hidden from whoever looks at the workbook.
    pub hidden: bool,
    /// What stands in it. Hidden rows and columns are here like all others: a filter that somebody left on
    /// takes nothing back.
    pub cells: BTreeMap<At, Cell>,
    /// Areas of merged cells: first and last of each. What they say stands in the first.
    pub merged: Vec<(At, At)>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A number, as a person sees it, and whether it is shown as a percentage: 0.95 as 95%.
    Number {
        /// The number that is kept.
        value: Exact,
        /// Whether the cell shows it times 100 with a percent sign.
        percent: bool,
    },
    /// A number too large or too small for the files.
    Beyond(String),
    /// A text.
    Text(String),
    /// TRUE or FALSE.
    Truth(bool),
    /// A date or a time of day, as written by ISO 8601.
    Date(String),
    /// An error, such as `#DIV/0!`.
    Error(String),
    /// A formula of which the file does not tell what it comes to.
    Uncounted,
}

impl Grid {
    /// What stands in a cell; nothing but spaces is nothing.
    pub fn cell(&self, at: At) -> Option<&Cell> {
        self.cells.get(&at).filter(|cell| !matches!(cell, Cell::Text(text) if text.trim().is_empty()))
    }

    /// What a cell says in words; empty where nothing stands.
    pub fn text(&self, at: At) -> String {
        self.cell(at).map_or_else(String::new, Cell::to_text)
    }

    /// What is said of a cell by the first one of the merged area that it lies in.
    pub fn spread(&self, at: At) -> String {
        let text = self.text(at);
        if !text.is_empty() {
            return text;
        }
        self.area(at).map_or(text, |(first, _)| self.text(first))
    }

    /// The merged area that a cell lies in.
    pub fn area(&self, at: At) -> Option<(At, At)> {
        let within = |(first, last): &&(At, At)| {
            (first.0..=last.0).contains(&at.0) && (first.1..=last.1).contains(&at.1)
        };
        self.merged.iter().find(within).copied()
    }

    /// The rows that hold something, each once, in their order.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// The columns that hold something, each once, in their order.
    pub fn columns(&self) -> Vec<u32> {
        let columns: std::collections::BTreeSet<u32> = self.cells.keys().map(|(_, column)| *column).collect();
        columns.into_iter().collect()
    }

    /// A cell's place in this sheet.
    pub fn spot(&self, at: At) -> Spot {
        Spot { sheet: self.name.clone(), cell: a1(at) }
    }

    /// An area's place in this sheet.
    pub fn spot_of_area(&self, (first, last): (At, At)) -> Spot {
        Spot { sheet: self.name.clone(), cell: format!("{}:{}", a1(first), a1(last)) }
    }
}

impl Cell {
    /// What it says in words.
    pub fn to_text(&self) -> String {
        match self {
            Cell::Number { value, percent: false } => value.to_string(),
            Cell::Number { value, percent: true } => format!("{}%", value * &Exact::from(100)),
            Cell::Beyond(text) | Cell::Date(text) | Cell::Error(text) => text.clone(),
            Cell::Text(text) => text.trim().to_owned(),
            Cell::Truth(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
            Cell::Uncounted => "=".to_owned(),
        }
    }

    /// A number of a workbook: 15 significant digits, which is what Excel shows and lets anyone type. So
    /// 0.1 + 0.2, kept as 0.30000000000000004, is the 0.3 that stands on the screen, and whatever was typed
    /// comes out as it was typed.
    ///
    /// ```
    /// use ip_scorecard::office::collect::Cell;
    ///
    /// assert_eq!(Cell::number(0.1 + 0.2, false).to_text(), "0.3");
    /// assert_eq!(Cell::number(0.95, true).to_text(), "95%");
    /// ```
    pub fn number(value: f64, percent: bool) -> Cell {
        let written = format!("{value:.14e}");
        match written.parse::<Exact>() {
            Ok(value) => Cell::Number { value, percent },
            // Nobody means anything by 10⁻²⁹ but what is left over when equals are subtracted.
            Err(_) if value.abs() < 1.0 => Cell::Number { value: Exact::ZERO, percent },
            Err(_) => Cell::Beyond(format!("{value:e}")),
        }
    }
}

/// A cell's place as spreadsheets call it.
///
/// ```
/// use ip_scorecard::office::collect::a1;
///
/// assert_eq!([a1((0, 0)), a1((6, 25)), a1((6, 26)), a1((99, 702))], ["A1", "Z7", "AA7", "AAA100"]);
/// ```
pub fn a1((row, column): At) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// A column's letters.
pub fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
