//! A block of cells: copied out, filled down, cleared, given a state; each in one step.

use std::collections::BTreeSet;
use std::ops::Range;

use super::column::Part;
use super::paste::Pasted;
use super::step::{Edited, Step};
use super::typed::Typed;
use super::view::View;
use super::{Place, Sheet, written_table};
use crate::model::data::State;

/// Lines and columns of a [`View`] that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The lines.
    pub lines: Range<usize>,
    /// The columns.
    pub columns: Range<usize>,
}

impl Block {
    /// One cell.
    pub fn cell(line: usize, column: usize) -> Block {
        Block { lines: line..line + 1, columns: column..column + 1 }
    }

    /// All cells of a view.
    pub fn all(view: &View) -> Block {
        Block { lines: 0..view.units.len(), columns: 0..view.columns.len() }
    }

    /// Its cells, line by line; nothing beyond the view.
    fn places<'v>(&'v self, view: &'v View) -> impl Iterator<Item = Place> + 'v {
        self.lines
            .clone()
            .flat_map(move |line| self.columns.clone().filter_map(move |column| view.place(line, column)))
    }
}

impl Sheet {
    /// The texts of a block as a clipboard has them; with headings, codes and names of the units stand at
    /// the left and the indicators at the top, so that it finds its way back wherever it is pasted.
    pub fn copy(&self, view: &View, block: &Block, headings: bool) -> String {
        let mut lines = Vec::with_capacity(block.lines.len() + 1);
        if headings {
            let columns = block.columns.clone().filter_map(|column| view.columns.get(column));
            let named = columns.map(|column| self.heading(*column));
            lines.push(["单位代码".to_owned(), "单位名称".to_owned()].into_iter().chain(named).collect());
        }
        for line in block.lines.clone() {
            let Some(unit) = view.units.get(line) else { continue };
            let texts = block.columns.clone().filter_map(|column| Some(self.text(view.place(line, column)?)));
            let unit = self.plan().unit(*unit);
            let head = [unit.code.to_string(), unit.title.to_string()].into_iter().filter(|_| headings);
            lines.push(head.chain(texts).collect());
        }
        written_table(&lines)
    }

    /// A column's heading in a copied block: the indicator, and the part where it has several.
    fn heading(&self, column: usize) -> String {
        let Some(column) = self.columns().get(column) else { return String::new() };
        let label = self.plan().leaf(column.leaf).label();
        match column.names(self.plan()).first() {
            Some(part) if !matches!(column.part, Part::Value | Part::Marks) => format!("{label} {part}"),
            _ => label.to_string(),
        }
    }

    /// Fills the lines of a block with what its first line has, as far as the units are assessed.
    pub fn fill_down(&self, view: &View, block: &Block) -> Pasted {
        let first = block.lines.start;
        let columns = || block.columns.clone().filter_map(|column| view.place(first, column));
        let texts: Vec<(usize, String)> = columns().map(|place| (place.column, self.text(place))).collect();
        let cells: Vec<(usize, &str)> = texts.iter().map(|(column, text)| (*column, text.as_str())).collect();
        let lines = block.lines.clone().skip(1).filter_map(|line| view.units.get(line));
        let lines: Vec<_> = lines.map(|unit| (*unit, cells.clone())).collect();
        self.take_in(&lines, Vec::new(), |cells| Step::Filled { cells })
    }

    /// Takes out what stands in a block; nothing comes of it where nothing does.
    pub fn clear(&self, view: &View, block: &Block) -> Option<Edited> {
        let mut sheet = self.clone();
        let cells = block.places(view).filter(|place| sheet.enter(*place, &Typed::Nothing)).count();
        (cells > 0).then_some(Edited { sheet, step: Step::Cleared { cells } })
    }

    /// Gives the data in a block a state, or relieves them of theirs.
    pub fn set_state(&self, view: &View, block: &Block, state: Option<State>) -> Option<Edited> {
        let mut sheet = self.clone();
        let leaf = |place: Place| Some((place.unit, self.columns().get(place.column)?.leaf));
        let data: BTreeSet<_> = block.places(view).filter_map(leaf).collect();
        let assessed =
            data.into_iter().filter(|(unit, leaf)| state.is_none() || self.is_assessed(*unit, *leaf));
        let data = assessed.filter(|(unit, leaf)| sheet.put_state(*unit, *leaf, state)).count();
        (data > 0).then_some(Edited { sheet, step: Step::Stated { state, data } })
    }
}
