//! A block of texts, taken in as far as it is sound.

use std::rc::Rc;

use super::aim::{self, Line};
use super::block::Block;
use super::column::Part;
use super::heading::Headings;
use super::step::{Edited, Step};
use super::typed::{Refusal, Typed, state_word};
use super::view::View;
use super::{Place, Sheet};
use crate::check::UnitNo;
use crate::model::data::State;

/// What became of a block of texts.
#[derive(Clone, Debug)]
pub struct Pasted {
    /// The sheet with all that was sound.
    pub sheet: Sheet,
    /// The step; none when no cell has changed.
    pub step: Option<Step>,
    /// Cells that say now what was pasted, whether they said so before or not.
    pub taken: usize,
    /// What was left out.
    pub strays: Vec<Stray>,
}

impl Pasted {
    /// The step with its sheet, when something has changed.
    pub fn edited(&self) -> Option<Edited> {
        Some(Edited { sheet: self.sheet.clone(), step: self.step.clone()? })
    }
}

/// What of a block was left out.
#[derive(Clone, Debug, PartialEq)]
pub enum Stray {
    /// A text that is not taken; the cell has what it had.
    Refused {
        /// The cell.
        place: Place,
        /// The text.
        text: String,
        /// Why.
        why: Refusal,
    },
    /// Texts beyond the last line or the last column.
    Outside {
        /// How many.
        cells: usize,
    },
    /// A line whose unit the scheme does not have.
    UnknownUnit {
        /// The line of the table, from 1.
        line: usize,
        /// What the line begins with.
        found: String,
        /// Texts in the line.
        cells: usize,
        /// The unit that resembles it most.
        suggestion: Option<Rc<str>>,
    },
    /// A column that is headed by no indicator of the scheme.
    UnknownColumn {
        /// The heading.
        found: String,
        /// Texts in the column.
        cells: usize,
        /// The indicator that resembles it most.
        suggestion: Option<Rc<str>>,
    },
}

impl Sheet {
    /// Pastes a table: where its headings say, else from the first cell of the block on. A table whose
    /// size goes into the block's is repeated, so that one cell fills many.
    ///
    /// What is sound is taken, all of it in one step; what is not is listed and changes nothing. A cell
    /// that the table leaves empty is cleared; one that a short line does not reach is not.
    pub fn paste(
        &self,
        view: &View,
        block: &Block,
        table: &[Vec<String>],
        headings: Option<&Headings>,
    ) -> Pasted {
        let aimed = match headings {
            Some(headings) => aim::by_headings(self, headings, view, block, table),
            None => aim::by_place(view, block, table),
        };
        self.take_in(&aimed.lines, aimed.strays, |cells| Step::Pasted { cells })
    }

    /// Takes in texts, unit by unit.
    pub(super) fn take_in(
        &self,
        lines: &[Line<'_>],
        strays: Vec<Stray>,
        step: impl FnOnce(usize) -> Step,
    ) -> Pasted {
        let mut taking = Taking { sheet: self.clone(), taken: 0, changed: 0, strays };
        for (unit, cells) in lines {
            let mut cells = cells.as_slice();
            while let Some((first, _)) = cells.first() {
                let leaf = self.columns().get(*first).map(|column| column.leaf);
                let own =
                    |(no, _): &&(usize, &str)| self.columns().get(*no).map(|column| column.leaf) == leaf;
                let (group, rest) = cells.split_at(cells.iter().take_while(own).count().max(1));
                taking.datum(*unit, group);
                cells = rest;
            }
        }
        let Taking { sheet, taken, changed, strays } = taking;
        Pasted { sheet, step: (changed > 0).then(|| step(changed)), taken, strays }
    }
}

/// A sheet while texts are taken in.
struct Taking {
    sheet: Sheet,
    taken: usize,
    changed: usize,
    strays: Vec<Stray>,
}

/// What a text comes to.
enum Read {
    /// The cell says so already.
    Same,
    New(Typed),
}

impl Taking {
    /// Takes in the cells of one datum: together, because a state is of all of it.
    fn datum(&mut self, unit: UnitNo, cells: &[(usize, &str)]) {
        let mut read: Vec<(Place, &str, Read)> = Vec::with_capacity(cells.len());
        for (column, text) in cells {
            let place = Place { unit, column: *column };
            let leaf = self.sheet.columns().get(*column).map(|column| column.leaf);
            let assessed = leaf.is_some_and(|leaf| self.sheet.is_assessed(unit, leaf));
            if !assessed && text.trim().is_empty() {
                continue;
            }
            if self.sheet.text(place) == text.trim() {
                read.push((place, text, Read::Same));
                continue;
            }
            match self.sheet.read(place, text) {
                Ok(typed) => read.push((place, text, Read::New(typed))),
                Err(why) => self.refuse(place, text, why),
            }
        }
        let is_figure = |place: &Place| {
            self.sheet.columns().get(place.column).is_some_and(|column| column.part != Part::Target)
        };
        let is_state = |text: &str, read: &Read| match read {
            Read::Same => State::ALL.iter().copied().any(|state| state_word(state) == text.trim()),
            Read::New(typed) => matches!(typed, Typed::State(_)),
        };
        let (mut states, mut figures) = (false, false);
        for (place, text, read) in &read {
            if is_figure(place) && !text.trim().is_empty() {
                let state = is_state(text, read);
                (states, figures) = (states | state, figures | !state);
            }
        }
        let mixed = states && figures;
        for (place, text, _) in
            read.iter().filter(|(place, text, _)| mixed && is_figure(place) && !text.trim().is_empty())
        {
            self.strays.push(Stray::Refused {
                place: *place,
                text: (*text).to_owned(),
                why: Refusal::StateBesideFigures,
            });
        }
        let stays = |place: &Place| mixed && is_figure(place);
        // An empty cell beside a state says nothing against it.
        let says_nothing =
            |place: &Place, typed: &Typed| states && *typed == Typed::Nothing && is_figure(place);
        let kept: Vec<(Place, Option<Typed>)> = read
            .into_iter()
            .filter(|(place, ..)| !stays(place))
            .map(|(place, _, read)| match read {
                Read::Same => (place, None),
                Read::New(typed) if says_nothing(&place, &typed) => (place, None),
                Read::New(typed) => (place, Some(typed)),
            })
            .collect();
        let is_clearing = |typed: &Option<Typed>| *typed == Some(Typed::Nothing);
        // What is cleared goes first: a state that is set afterwards stays.
        let (clearing, putting): (Vec<_>, Vec<_>) =
            kept.into_iter().partition(|(_, typed)| is_clearing(typed));
        for (place, typed) in clearing.into_iter().chain(putting) {
            self.taken += 1;
            if let Some(typed) = typed {
                self.changed += usize::from(self.sheet.enter(place, &typed));
            }
        }
    }

    fn refuse(&mut self, place: Place, text: &str, why: Refusal) {
        self.strays.push(Stray::Refused { place, text: text.to_owned(), why });
    }
}
