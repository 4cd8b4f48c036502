//! 汇集: cells that say something of a unit on an indicator, made into a data document.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::figure::{Said, read};
use super::grid::{At, Grid};
use super::slot::{Slot, Slots};
use crate::check::{LeafNo, UnitNo};
use crate::edit::Tree;
use crate::edit::sheet::{Part, Refusal, Typed};
use crate::model::data::State;
use crate::office::collect::intake::{Fault, Remark, Spot, Told};
use crate::text::Lang;
use crate::text::office::collect as say;
use crate::text::page::desk;

/// A cell and what it is to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The cell.
    pub at: At,
    /// Of whom.
    pub unit: UnitNo,
    /// What.
    pub slot: Slot,
}

/// What a cell says.
#[derive(Clone, Debug)]
struct Entry {
    spot: Spot,
    said: Said,
}

/// What was found in one workbook.
#[derive(Debug)]
pub struct Gathering<'s> {
    slots: &'s Slots<'s>,
    entries: BTreeMap<(UnitNo, LeafNo), BTreeMap<Slot, Entry>>,
    /// What is not taken.
    pub faults: Vec<Fault>,
    /// What is to be known.
    pub remarks: Vec<Remark>,
    /// Figures and states in the rows that were made.
    pub taken: usize,
}

impl<'s> Gathering<'s> {
    /// Nothing yet.
    pub fn new(slots: &'s Slots<'s>) -> Gathering<'s> {
        Gathering { slots, entries: BTreeMap::new(), faults: Vec::new(), remarks: Vec::new(), taken: 0 }
    }

    /// Notes that something is not taken.
    pub fn fault(&mut self, spot: Option<Spot>, tell: impl Fn(Lang) -> [String; 2]) {
        let [what, remedy] = [0, 1].map(|no| Told::by(|lang| tell(lang)[no].clone()));
        self.faults.push(Fault { spot, what, remedy });
    }

    /// Notes something to be known.
    pub fn remark(&mut self, spot: Option<Spot>, tell: impl Fn(Lang) -> String) {
        self.remarks.push(Remark { spot, what: Told::by(tell) });
    }

    /// Reads cells of a sheet.
    pub fn take(&mut self, grid: &Grid, places: &[Place]) {
        let of_all: BTreeSet<At> = places.iter().map(|place| place.at).collect();
        let mut merged = BTreeSet::new();
        for place in places {
            let area = grid.area(place.at).filter(|area| within(&of_all, *area) > 1);
            if let Some(area) = area {
                // One figure over several cells is nobody's; an empty area says nothing.
                if grid.cell(area.0).is_some() && merged.insert(area.0) {
                    self.fault(Some(grid.spot_of_area(area)), say::merged);
                }
                continue;
            }
            self.cell(grid, *place);
        }
    }

    fn cell(&mut self, grid: &Grid, Place { at, unit, slot }: Place) {
        let Some(cell) = grid.cell(at) else { return };
        let plan = self.slots.plan;
        let spot = grid.spot(at);
        let reading = match read(self.slots, slot, cell) {
            Ok(Some(reading)) => reading,
            Ok(None) => return,
            Err([what, remedy]) => {
                return self.faults.push(Fault { spot: Some(spot), what, remedy });
            }
        };
        let refusal = match &reading.said {
            Said::Words(_) if plan.marks(slot.leaf(), unit).is_none() => return,
            Said::Words(_) => None,
            Said::Typed(_) if plan.marks(slot.leaf(), unit).is_none() => Some(Refusal::NotAssessed),
            Said::Typed(Typed::Figure(figure)) if slot.is_target() => {
                let set = plan.target(slot.leaf(), unit).filter(|set| *set != figure);
                set.map(|set| Refusal::TargetOfScheme(set.clone()))
            }
            Said::Typed(_) => None,
        };
        if let Some(refusal) = refusal {
            let text = cell.to_text();
            return self.fault(Some(spot), |lang| {
                let (what, remedy) = desk::refusal(lang, &text, &refusal);
                [what, remedy]
            });
        }
        if let Some(what) = reading.put_right {
            self.remarks.push(Remark { spot: Some(spot.clone()), what });
        }
        self.put(unit, slot, Entry { spot, said: reading.said });
    }

    /// Adds what a cell says, unless another one has said it, or something else.
    fn put(&mut self, unit: UnitNo, slot: Slot, entry: Entry) {
        let datum = self.entries.entry((unit, slot.leaf())).or_default();
        let Some(known) = datum.get(&slot) else {
            datum.insert(slot, entry);
            return;
        };
        let (first, same) = (known.spot.clone(), known.said == entry.said);
        let spot = Some(entry.spot);
        if same {
            self.remark(spot, |lang| say::said_twice(lang, &first.sheet, &first.cell));
        } else {
            self.fault(spot, |lang| say::contradicted(lang, &first.sheet, &first.cell));
        }
    }

    /// The rows of a data document: units in the scheme's order, indicators too.
    pub fn rows(&mut self) -> Vec<Tree> {
        let mut units: BTreeMap<UnitNo, Vec<(Rc<str>, Tree)>> = BTreeMap::new();
        for ((unit, leaf), datum) in std::mem::take(&mut self.entries) {
            if let Some(tree) = self.datum(datum) {
                let id = self.slots.plan.leaf(leaf).indicator.id.text();
                units.entry(unit).or_default().push((id, tree));
            }
        }
        let row = |(unit, values): (UnitNo, Vec<(Rc<str>, Tree)>)| {
            let of = self.slots.plan.unit(unit);
            let values: Tree = values.into_iter().collect();
            [("unit", Tree::from(of.code.as_str())), ("title", Tree::from(&*of.title)), ("values", values)]
                .into_iter()
                .collect()
        };
        units.into_iter().map(row).collect()
    }

    /// One datum of what its cells say; none where they say nothing, or deny each other.
    fn datum(&mut self, cells: BTreeMap<Slot, Entry>) -> Option<Tree> {
        let mut state: Option<(State, Spot)> = None;
        let mut figure: Option<Spot> = None;
        for (slot, entry) in &cells {
            match &entry.said {
                Said::Typed(Typed::State(found)) => match &state {
                    Some((known, first)) if known != found => {
                        let (first, spot) = (first.clone(), entry.spot.clone());
                        self.fault(Some(spot), |lang| say::contradicted(lang, &first.sheet, &first.cell));
                        return None;
                    }
                    _ => state = Some((*found, entry.spot.clone())),
                },
                Said::Typed(_) if !slot.is_target() => figure = figure.or(Some(entry.spot.clone())),
                _ => {}
            }
        }
        if let (Some((State::NotApplicable | State::NotReported, spot)), Some(figure)) = (&state, &figure) {
            let (spot, figure) = (spot.clone(), figure.clone());
            self.fault(Some(spot), |lang| say::state_and_figure(lang, &figure.sheet, &figure.cell));
            return None;
        }
        let state = state.map(|(state, _)| state);
        self.taken += cells.values().filter(|entry| matches!(entry.said, Said::Typed(_))).count();
        let tree = self.written(&cells, state);
        (!tree.members().is_empty()).then(|| plain(tree))
    }

    fn written(&self, cells: &BTreeMap<Slot, Entry>, state: Option<State>) -> Tree {
        let plan = self.slots.plan;
        let mut members: Vec<(&str, Tree)> = Vec::new();
        let mut levels: Vec<(Rc<str>, Tree)> = Vec::new();
        let mut done: Option<Vec<Tree>> = None;
        for (slot, entry) in cells {
            match (slot, &entry.said) {
                (Slot::Figure(column), Said::Typed(Typed::Figure(figure))) => match column.part {
                    Part::Level(_) => levels.extend(column.id(plan).map(|id| (id.clone(), figure.into()))),
                    part => members.push((part.field().key(), figure.into())),
                },
                (Slot::Figure(_), Said::Typed(Typed::Marks(marks))) => {
                    members.push(("marks", marks.iter().map(Tree::from).collect()));
                }
                (Slot::Figure(column), Said::Typed(Typed::Done(is_done))) => {
                    let done = done.get_or_insert_default();
                    done.extend(column.id(plan).filter(|_| *is_done).map(|id| Tree::from(&**id)));
                }
                // A reason belongs to a state, a note to whatever is said otherwise.
                (Slot::Note(_), Said::Words(words)) => {
                    let key = if state.is_some() { "reason" } else { "note" };
                    members.push((key, Tree::from(&**words)));
                }
                _ => {}
            }
        }
        members.extend((!levels.is_empty()).then(|| ("levels", levels.into_iter().collect())));
        members.extend(done.map(|done| ("done", done.into_iter().collect())));
        members.extend(state.map(|state| ("state", Tree::from(state.word()))));
        members.into_iter().collect()
    }
}

/// How many of the cells lie in an area.
fn within(cells: &BTreeSet<At>, (first, last): (At, At)) -> usize {
    let rows = cells.range((first.0, 0)..=(last.0, u32::MAX));
    rows.filter(|at| (first.1..=last.1).contains(&at.1)).take(2).count()
}

/// A number alone where that is all.
fn plain(datum: Tree) -> Tree {
    match datum.members() {
        [(key, value @ Tree::Number(_))] if &**key == "value" => value.clone(),
        _ => datum,
    }
}
