//! What was typed, written into the document where it belongs.

use std::rc::Rc;

use super::cell::{Held, content, state};
use super::column::{Column, Part};
use super::document::{Document, Role};
use super::draft::Draft;
use super::step::{Edited, Step};
use super::typed::{Refusal, Typed};
use super::{Place, Sheet};
use crate::check::{LeafNo, UnitNo};
use crate::edit::Tree;
use crate::model::data::State;

impl Sheet {
    /// Types a text into a cell; nothing comes of it when the cell says so already. An empty text takes
    /// out what stands there.
    ///
    /// # Errors
    ///
    /// Why the text cannot be taken; the cell keeps what it had.
    pub fn type_in(&self, place: Place, text: &str) -> Result<Option<Edited>, Refusal> {
        let Some(column) = self.columns().get(place.column) else { return Err(Refusal::NotAssessed) };
        let before = self.text(place);
        let doubled = || self.contents(place.unit, column).nth(1).is_some();
        if before == text.trim() && !doubled() {
            return Ok(None);
        }
        let typed = self.read(place, text)?;
        let mut sheet = self.clone();
        if !sheet.enter(place, &typed) {
            return Ok(None);
        }
        let (spot, after) = (self.spot(place.unit, column.leaf), sheet.text(place).into());
        Ok(Some(Edited { sheet, step: Step::Typed { spot, before: before.into(), after } }))
    }

    /// Reads a text for a cell. What is no longer assessed can still be taken out.
    pub(super) fn read(&self, place: Place, text: &str) -> Result<Typed, Refusal> {
        let Some(column) = self.columns().get(place.column) else { return Err(Refusal::NotAssessed) };
        if !self.is_assessed(place.unit, column.leaf) && !text.trim().is_empty() {
            return Err(Refusal::NotAssessed);
        }
        let typed = Typed::read(text, column.part)?;
        if let (Part::Target, Typed::Figure(found)) = (column.part, &typed)
            && let Some(target) = self.plan().target(column.leaf, place.unit)
            && target != found
        {
            return Err(Refusal::TargetOfScheme(target.clone()));
        }
        Ok(typed)
    }

    /// Writes what was typed into a cell; whether anything changed.
    pub(super) fn enter(&mut self, place: Place, typed: &Typed) -> bool {
        let Some(column) = self.columns().get(place.column).copied() else { return false };
        match typed {
            Typed::Nothing => self.take_out(place.unit, column),
            Typed::State(state) => self.put_state(place.unit, column.leaf, Some(*state)),
            figure => self.put_in(place.unit, column, figure),
        }
    }

    fn put_in(&mut self, unit: UnitNo, column: Column, typed: &Typed) -> bool {
        let frame = self.frame.clone();
        let id = column.id(&frame.plan);
        let is_target = column.part == Part::Target;
        let Some(home) = self.place_for(unit, &column) else { return false };
        // What the other stage says of figures is its own.
        let says = |held: &Held<'_>| is_target || held.role == Role::Figures;
        let others = self.held(unit, column.leaf).filter(says).map(place_of);
        let others: Vec<(usize, usize)> = others.filter(|place| *place != home).collect();
        let denies = |draft: &Draft| is_denial(draft.get("state"));
        let mut changed = false;
        for other in others {
            changed |= self.rewrite(other, column.leaf, |draft| {
                take_part(draft, &column, id);
                if !is_target && denies(draft) {
                    draft.take_state();
                }
            });
        }
        let measure = Part::of(&frame.plan.leaf(column.leaf).indicator.measure);
        changed |= self.rewrite(home, column.leaf, |draft| {
            if !is_target {
                let own: Vec<&str> = measure.iter().map(|part| part.field().key()).collect();
                draft.take_figures_but(&own);
                if denies(draft) {
                    draft.take_state();
                }
            }
            put_part(draft, &column, &frame.plan, typed);
        });
        changed
    }

    fn take_out(&mut self, unit: UnitNo, column: Column) -> bool {
        let frame = self.frame.clone();
        let id = column.id(&frame.plan);
        let held: Vec<(usize, usize)> =
            self.contents(unit, &column).map(|(held, _)| place_of(held)).collect();
        let mut changed = false;
        for place in held {
            changed |= self.rewrite(place, column.leaf, |draft| take_part(draft, &column, id));
        }
        if column.part == Part::Target {
            return changed;
        }
        // 待核 goes with the last figure, and a state that stands for the figure with the cell.
        let stays =
            self.state(unit, column.leaf) == Some(State::Pending) && self.has_figures(unit, column.leaf);
        if !stays {
            changed |= self.put_state(unit, column.leaf, None);
        }
        changed
    }

    /// Gives a datum a state, or takes it out; figures go where the state denies them.
    pub(super) fn put_state(&mut self, unit: UnitNo, leaf: LeafNo, to: Option<State>) -> bool {
        let holder =
            self.figures(unit, leaf).find(|held| to.is_some() && state(held.datum) == to).map(place_of);
        let first = self.columns_of(leaf).first().copied();
        let home = match (to, holder) {
            (None, _) => None,
            (_, Some(holder)) => Some(holder),
            (_, None) => first.and_then(|column| self.place_for(unit, &column)),
        };
        let denies = matches!(to, Some(State::NotApplicable | State::NotReported));
        let mut places: Vec<(usize, usize)> = self.figures(unit, leaf).map(place_of).collect();
        places.extend(home.filter(|home| !places.contains(home)));
        let mut changed = false;
        for place in places {
            changed |= self.rewrite(place, leaf, |draft| {
                if denies {
                    draft.take_figures();
                }
                let stays = home == Some(place)
                    && draft
                        .get("state")
                        .and_then(Tree::text)
                        .is_some_and(|word| to.is_some_and(|to| *to.word() == **word));
                if !stays && draft.get("state").is_some() {
                    draft.take_state();
                }
                if let Some(to) = to.filter(|_| home == Some(place)) {
                    draft.put("state", Tree::from(to.word()));
                }
            });
        }
        changed
    }

    /// The document and the row into which a part is written, made where there is none.
    pub(super) fn place_for(&mut self, unit: UnitNo, column: &Column) -> Option<(usize, usize)> {
        let frame = self.frame.clone();
        let id = column.id(&frame.plan);
        let source = frame.plan.leaves.get(column.leaf.0)?.indicator.source.clone();
        let document = self.home(unit, column, source.as_deref()).unwrap_or_else(|| {
            let department = source.as_deref().unwrap_or(&frame.office);
            let documents = Rc::make_mut(&mut self.documents);
            documents.push(Document::begin(&frame.plan, frame.stage, department));
            documents.len() - 1
        });
        let here: Vec<Held<'_>> =
            self.held(unit, column.leaf).filter(|held| held.document == document).collect();
        let with_part = here.iter().find(|held| content(held.datum, column.part, id).is_some());
        if let Some(held) = with_part.or(here.first()) {
            return Some(place_of(*held));
        }
        let documents = Rc::make_mut(&mut self.documents);
        let row = documents.get_mut(document)?.row(&frame.plan, unit);
        Some((document, row))
    }

    /// The document into which a part is written: the one that has it; else that of the department which
    /// reports the indicator; else the one that says other parts of the datum, or speaks of the indicator
    /// for other units. Targets go where targets of the indicator come from.
    fn home(&self, unit: UnitNo, column: &Column, source: Option<&str>) -> Option<usize> {
        let is_from = |no: &usize, department: &str| {
            self.documents
                .get(*no)
                .is_some_and(|document| document.is_shown() && document.is_from(department))
        };
        let is_source = |no: &usize| source.is_some_and(|source| is_from(no, source));
        let holders: Vec<usize> = self.contents(unit, column).map(|(held, _)| held.document).collect();
        let holder = holders.iter().copied().find(is_source).or(holders.first().copied());
        let says = |no: &usize, role: Role, target: bool| {
            let document = self.documents.get(*no);
            document.is_some_and(|document| document.role == role && document.says(column.leaf, target))
        };
        let all = || 0..self.documents.len();
        let of_targets = || {
            let is_target = column.part == Part::Target;
            let of_role = |role: Role| all().find(|no| is_target && says(no, role, true));
            of_role(Role::Figures).or_else(|| of_role(Role::Targets))
        };
        let of_source = || {
            let speaking = all().find(|no| is_source(no) && says(no, Role::Figures, false));
            speaking.or_else(|| all().find(is_source))
        };
        holder
            .or_else(of_targets)
            .or_else(of_source)
            .or_else(|| self.figures(unit, column.leaf).map(|held| held.document).next())
            .or_else(|| all().find(|no| says(no, Role::Figures, false)))
            .or_else(|| all().find(|no| source.is_none() && is_from(no, &self.frame.office)))
    }

    /// Changes what a row of a document says of an indicator; whether it is different then.
    pub(super) fn rewrite(
        &mut self,
        (document, row): (usize, usize),
        leaf: LeafNo,
        change: impl FnOnce(&mut Draft),
    ) -> bool {
        let frame = self.frame.clone();
        let Some(leaf_of_plan) = frame.plan.leaves.get(leaf.0) else { return false };
        let id = leaf_of_plan.indicator.id.text();
        let old = self.documents.get(document).and_then(|document| document.datum(row, &id));
        let mut draft = Draft::of(old);
        change(&mut draft);
        let new = draft.into_tree();
        if new.as_ref() == old {
            return false;
        }
        if let Some(document) = Rc::make_mut(&mut self.documents).get_mut(document) {
            document.put(row, (leaf, &id), new);
        }
        true
    }
}

pub(super) fn place_of(held: Held<'_>) -> (usize, usize) {
    (held.document, held.row)
}

/// Whether a state says that there is no figure.
fn is_denial(state: Option<&Tree>) -> bool {
    let word = state.and_then(Tree::text);
    word.is_some_and(|word| **word != *State::Pending.word())
}

fn take_part(draft: &mut Draft, column: &Column, id: Option<&Rc<str>>) {
    let key = column.part.field().key();
    let rest: Option<Tree> = match (column.part, draft.get(key)) {
        (Part::Level(_), Some(Tree::Object(levels))) => {
            let others = levels.iter().filter(|(level, _)| Some(level) != id).cloned();
            Some(others.collect::<Tree>()).filter(|levels| !levels.members().is_empty())
        }
        (Part::Task(_), Some(Tree::List(done))) => {
            let others = done.iter().filter(|task| id.is_none() || task.text() != id).cloned();
            Some(others.collect::<Tree>()).filter(|done| !done.items().is_empty())
        }
        _ => None,
    };
    match rest {
        Some(rest) => draft.put(key, rest),
        None => draft.take(key),
    }
}

fn put_part(draft: &mut Draft, column: &Column, plan: &crate::check::Plan, typed: &Typed) {
    let key = column.part.field().key();
    let id = column.id(plan);
    match (typed, id) {
        (Typed::Figure(figure), None) => draft.put(key, Tree::from(figure)),
        (Typed::Figure(figure), Some(id)) => {
            let mut levels = draft.get(key).filter(|levels| matches!(levels, Tree::Object(_))).cloned();
            let levels = levels.get_or_insert_with(Tree::object);
            levels.put(&crate::json::Path::default().then(&**id), Tree::from(figure));
            draft.put(key, levels.clone());
        }
        (Typed::Marks(marks), _) => draft.put(key, marks.iter().map(Tree::from).collect()),
        (Typed::Done(done), Some(id)) => {
            let mut tasks: Vec<Tree> = draft.get(key).map_or(&[][..], Tree::items).to_vec();
            let is_it = |task: &Tree| task.text() == Some(id);
            if !done {
                tasks.retain(|task| !is_it(task));
            } else if !tasks.iter().any(is_it) {
                // In the scheme's order, wherever the others stand.
                let place = |task: &Tree| {
                    let tasks = (0..).map(|no| Column { part: Part::Task(no), ..*column });
                    tasks.map_while(|task| task.id(plan)).position(|known| task.text() == Some(known))
                };
                let own = place(&Tree::Text(id.clone()));
                let at = tasks.iter().position(|task| place(task) > own).unwrap_or(tasks.len());
                tasks.insert(at, Tree::Text(id.clone()));
            }
            draft.put(key, tasks.into_iter().collect());
        }
        _ => {}
    }
}
