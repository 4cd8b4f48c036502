//! 单元格: what the documents say of a unit on an indicator, part by part.

use std::ops::Range;
use std::rc::Rc;

use super::column::{Column, Part};
use super::document::Role;
use super::typed::{DONE, NOT_DONE, state_word};
use super::{Place, Sheet};
use crate::check::{LeafNo, UnitNo};
use crate::edit::Tree;
use crate::exact::Exact;
use crate::model::data::State;
use crate::model::measure::Measure;

/// A cell as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it, and what would be typed to get the same.
    pub text: String,
    /// The state of the datum that it belongs to.
    pub state: Option<State>,
    /// Whether the unit's group is assessed on the indicator; where it is not, nothing can be typed.
    pub is_assessed: bool,
    /// A target that the scheme sets.
    pub scheme_target: Option<Exact>,
    /// Whether several documents, or several rows, say something of it.
    pub is_doubled: bool,
    /// Pieces of evidence that are named.
    pub evidence: usize,
    /// Whether there is a note or a reason.
    pub has_note: bool,
}

/// What one document says of a datum in one of its rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held<'t> {
    pub document: usize,
    pub row: usize,
    pub datum: &'t Tree,
    pub role: Role,
}

/// What stands in the place of a part of a datum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Content<'t> {
    /// A number, a list of marks, or what was written there instead.
    Written(&'t Tree),
    /// A checklist, in which the task is marked or not.
    Task { done: bool, others: bool },
}

/// The part of a datum with what it has; `id` is that of the level or the task.
pub(super) fn content<'t>(datum: &'t Tree, part: Part, id: Option<&Rc<str>>) -> Option<Content<'t>> {
    let written = match part {
        Part::Value if !matches!(datum, Tree::Object(_)) => Some(datum),
        Part::Level(_) => datum.at("levels")?.at(id?),
        Part::Task(_) => {
            let done = datum.at("done")?;
            if !matches!(done, Tree::List(_)) {
                return Some(Content::Written(done));
            }
            let is_it = |task: &&Tree| id.is_some() && task.text() == id;
            let count = done.items().iter().filter(is_it).count();
            return Some(Content::Task { done: count > 0, others: done.items().len() > count });
        }
        part => datum.at(part.field().key()),
    };
    written.map(Content::Written)
}

impl Content<'_> {
    fn text(self) -> String {
        match self {
            Content::Task { done: true, .. } => DONE.to_owned(),
            Content::Task { others: false, .. } => NOT_DONE.to_owned(),
            Content::Task { .. } => String::new(),
            Content::Written(Tree::List(marks)) => {
                let marks: Vec<String> = marks.iter().map(text).collect();
                marks.join(" ")
            }
            Content::Written(tree) => text(tree),
        }
    }
}

/// A plain value as it is typed: a number in its shortest form, anything else as it was written.
fn text(tree: &Tree) -> String {
    match tree {
        Tree::Number(written) | Tree::Text(written) => {
            let is_plain = |text: &str| text.len() < 16 && text.bytes().all(|byte| byte.is_ascii_digit());
            match written.parse::<Exact>() {
                Ok(_) if is_plain(written) => written.to_string(),
                Ok(number) => number.to_string(),
                Err(_) => written.to_string(),
            }
        }
        tree => tree.to_string(),
    }
}

/// The state that a datum is in.
pub(super) fn state(datum: &Tree) -> Option<State> {
    let word = datum.at("state")?.text()?;
    State::ALL.iter().copied().find(|state| *state.word() == **word)
}

impl Sheet {
    /// All that is said of a datum, document by document; of the other stage targets alone count.
    pub(super) fn held(&self, unit: UnitNo, leaf: LeafNo) -> impl Iterator<Item = Held<'_>> {
        let id = self.plan().leaves.get(leaf.0).map(|leaf| leaf.indicator.id.as_str());
        let counted = self.documents.iter().enumerate().filter(|(_, document)| document.role != Role::None);
        counted.flat_map(move |(no, document)| {
            document.rows(unit).filter_map(move |(row, tree)| {
                let datum = tree.at("values")?.at(id?)?;
                let counts = document.role == Role::Figures || datum.at("target").is_some();
                counts.then_some(Held { document: no, row, datum, role: document.role })
            })
        })
    }

    /// What is said of one part: those of the sheet's stage, and of targets the others after them.
    pub(super) fn contents<'s>(
        &'s self,
        unit: UnitNo,
        column: &'s Column,
    ) -> impl Iterator<Item = (Held<'s>, Content<'s>)> {
        let id = column.id(self.plan());
        let of_role = move |role: Role| {
            let held = self.held(unit, column.leaf).filter(move |held| held.role == role);
            held.filter_map(move |held| Some((held, content(held.datum, column.part, id)?)))
        };
        let others = (column.part == Part::Target).then(|| of_role(Role::Targets));
        of_role(Role::Figures).chain(others.into_iter().flatten())
    }

    /// The data of the sheet's stage, without what others say of targets.
    pub(super) fn figures(&self, unit: UnitNo, leaf: LeafNo) -> impl Iterator<Item = Held<'_>> {
        self.held(unit, leaf).filter(|held| held.role == Role::Figures)
    }

    /// The state of a datum.
    pub fn state(&self, unit: UnitNo, leaf: LeafNo) -> Option<State> {
        self.figures(unit, leaf).find_map(|held| state(held.datum))
    }

    /// What stands in a cell, which typed again would change nothing.
    pub fn text(&self, place: Place) -> String {
        let Some(column) = self.columns().get(place.column) else { return String::new() };
        if let Some((_, content)) = self.contents(place.unit, column).next() {
            return content.text();
        }
        if column.part == Part::Target {
            return String::new();
        }
        match self.state(place.unit, column.leaf) {
            Some(State::Pending) if self.has_figures(place.unit, column.leaf) => String::new(),
            Some(state) => state_word(state).to_owned(),
            None => String::new(),
        }
    }

    /// A cell with all that is shown of it; none outside of the sheet.
    pub fn cell(&self, place: Place) -> Option<Cell> {
        let column = self.columns().get(place.column)?;
        let (plan, unit) = (self.plan(), place.unit);
        plan.units.get(unit.0)?;
        let is_target = column.part == Part::Target;
        let aside =
            |key: &'static str| self.figures(unit, column.leaf).filter_map(move |held| held.datum.at(key));
        Some(Cell {
            text: self.text(place),
            state: self.state(unit, column.leaf),
            is_assessed: self.is_assessed(unit, column.leaf),
            scheme_target: plan.target(column.leaf, unit).filter(|_| is_target).cloned(),
            is_doubled: self.contents(unit, column).nth(1).is_some(),
            evidence: aside("evidence").map(|evidence| evidence.items().len()).sum(),
            has_note: aside("note").chain(aside("reason")).next().is_some(),
        })
    }

    /// Whether the unit's group is assessed on the indicator.
    pub fn is_assessed(&self, unit: UnitNo, leaf: LeafNo) -> bool {
        let plan = self.plan();
        plan.units.get(unit.0).is_some()
            && plan.leaves.get(leaf.0).is_some()
            && plan.marks(leaf, unit).is_some()
    }

    /// Whether any part of a datum is there that its measure computes with.
    pub(super) fn has_figures(&self, unit: UnitNo, leaf: LeafNo) -> bool {
        self.columns_of(leaf)
            .iter()
            .any(|column| column.part != Part::Target && self.contents(unit, column).next().is_some())
    }

    /// Whether a datum is to be reported and has not been, or not whole: 未报送.
    pub fn is_missing(&self, unit: UnitNo, leaf: LeafNo) -> bool {
        if !self.is_assessed(unit, leaf) {
            return false;
        }
        match self.state(unit, leaf) {
            Some(State::NotApplicable) => return false,
            Some(State::NotReported) => return true,
            Some(State::Pending) | None => {}
        }
        let has = |column: &Column| self.contents(unit, column).next().is_some();
        let columns = self.columns_of(leaf).iter().filter(|column| column.part != Part::Target);
        // Levels and tasks that are not named are none and not done.
        match self.plan().leaf(leaf).indicator.measure {
            Measure::Levels(_) | Measure::Checklist(_) => !columns.into_iter().any(has),
            _ => !columns.into_iter().all(has),
        }
    }

    /// The columns of an indicator.
    pub(super) fn columns_of(&self, leaf: LeafNo) -> &[Column] {
        self.columns().get(self.column_numbers(leaf)).unwrap_or(&[])
    }

    /// The numbers of the columns of an indicator.
    pub fn column_numbers(&self, leaf: LeafNo) -> Range<usize> {
        let columns = self.columns();
        let from = columns.partition_point(|column| column.leaf < leaf);
        from..columns.partition_point(|column| column.leaf <= leaf)
    }
}
