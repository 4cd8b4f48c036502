//! The departments' data, merged: one cell for each unit and indicator.

use std::rc::Rc;

use chrono::NaiveDate;

use super::events::Incident;
use super::plan::{LeafNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::issue::{At, Field, FileNo};
use crate::model::data::Stage;

/// All data of one stage.
#[derive(Debug)]
pub struct Ledger {
    /// The stage.
    pub stage: Stage,
    cells: Vec<Cell>,
    leaves: usize,
    incidents: Vec<Vec<Incident>>,
    dates: Vec<(FileNo, NaiveDate)>,
}

impl Ledger {
    pub(super) fn new(
        plan: &Plan,
        stage: Stage,
        cells: Vec<Cell>,
        incidents: Vec<Vec<Incident>>,
        dates: Vec<(FileNo, NaiveDate)>,
    ) -> Ledger {
        Ledger { stage, cells, leaves: plan.leaves.len(), incidents, dates }
    }

    /// 数据截止日期 of the latest file; none when no file says one.
    pub fn as_of(&self) -> Option<NaiveDate> {
        self.dates.iter().map(|(_, date)| *date).max()
    }

    /// 数据截止日期 of a cell's value: of the latest file that gave a part of it.
    pub fn as_of_value(&self, unit: UnitNo, leaf: LeafNo) -> Option<NaiveDate> {
        let gave = |source: &&Source| {
            source.fields.iter().any(|(field, _)| !matches!(field, Field::Target | Field::State))
        };
        let files = self.cell(unit, leaf).record.iter().filter(gave).map(|source| source.file);
        let date = |file| self.dates.iter().find(|(no, _)| *no == file).map(|(_, date)| *date);
        files.filter_map(date).max()
    }

    /// What is known of a unit on an indicator.
    pub fn cell(&self, unit: UnitNo, leaf: LeafNo) -> &Cell {
        &self.cells[unit.0 * self.leaves + leaf.0]
    }

    /// The events of a unit, in the order of their ids.
    pub fn incidents(&self, unit: UnitNo) -> &[Incident] {
        &self.incidents[unit.0]
    }
}

/// What is known of one unit on one indicator.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// The datum.
    pub entry: Entry,
    /// 目标值, from the scheme or the data.
    pub target: Option<Target>,
    /// Where each field came from, and what was said about it.
    pub record: Vec<Source>,
}

/// A datum, or why there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Entry {
    /// A value.
    Reported(Input),
    /// 待核: a value that is still to be verified.
    Pending(Input),
    /// 不适用
    NotApplicable,
    /// 未报送
    #[default]
    Absent,
    /// 未报送, though a part was sent.
    Partial(Vec<Field>),
    /// The unit's group is not assessed on it.
    Foreign,
}

/// The numbers of a datum, by the indicator's measure.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// 直接取值
    Value(Exact),
    /// 比率: numerator and denominator
    Ratio(Exact, Exact),
    /// 本期数、基期数
    Periods {
        /// 本期数
        current: Exact,
        /// 基期数
        base: Exact,
    },
    /// Counts in the order of the scheme's levels.
    Levels(Vec<Exact>),
    /// Marks, from the lowest.
    Marks(Vec<Exact>),
    /// Whether each item of the scheme's list is done.
    Done(Vec<bool>),
}

/// 目标值 and where it was set.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The target.
    pub value: Exact,
    /// Where it was set.
    pub from: TargetFrom,
}

/// Where a target was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetFrom {
    /// In the scheme.
    Scheme,
    /// In a data file.
    Data(FileNo),
}

/// A value with the place that it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Its file.
    pub file: FileNo,
    /// Its place there.
    pub at: At,
}

/// What one file said of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The file.
    pub file: FileNo,
    /// The place of the datum there.
    pub at: At,
    /// The fields that it gave, each with its parts: one number, or one for each level, mark or task.
    pub fields: Vec<(Field, Vec<Rc<str>>)>,
    /// Its note.
    pub note: Option<Rc<str>>,
    /// Its reason for a state.
    pub reason: Option<Rc<str>>,
    /// The numbers of its pieces of evidence in the file's list.
    pub evidence: Vec<usize>,
}
