//! 模拟: the changes that the reader tries, and what came of them.
//!
//! While a change is in effect, every view shows the simulated report in the place of the formal one.
//! Leaving the simulation keeps the list of changes, so that nothing is lost by one click.

use std::rc::Rc;

use ip_scorecard::analyse::whatif::{self, Change, Misfit};

use super::report::{Report, Shared};

/// The number of a change in the list, given when it is made and never again.
pub type ChangeId = u32;

/// A change in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its number.
    pub id: ChangeId,
    /// What is changed.
    pub change: Change,
}

/// What is tried for the same thing as a change like this one, in effect or not.
pub fn tried<'c>(changes: &'c [Listed], like: &Change) -> Option<&'c Change> {
    changes.iter().map(|listed| &listed.change).find(|change| like.replaces(change))
}

/// What the reader wants of the simulation.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Something is to be another. It takes the place of what was set for the same thing before.
    Try(Change),
    /// A change is to be undone.
    Undo(ChangeId),
    /// 返回正式结果; the list stays.
    Leave,
    /// The changes are to come into effect again.
    Resume,
    /// All changes are to be undone.
    Discard,
}

/// The list of changes, and what came of it.
#[derive(Debug, Default)]
pub struct Simulation {
    changes: Rc<Vec<Listed>>,
    /// What came of the changes; while they are computed anew, of the ones before.
    outcome: Option<Shared<Outcome>>,
    /// Whether the reader left the simulation.
    left: bool,
    /// Whether changes are being assessed: one list at a time.
    running: bool,
    next: ChangeId,
}

/// What came of a list of changes.
#[derive(Debug)]
pub struct Outcome {
    /// The list.
    pub changes: Rc<Vec<Listed>>,
    /// The simulated report; none while no change is in effect.
    pub report: Option<Shared<Report>>,
    /// What became of each change.
    pub fates: Vec<Fate>,
}

/// What became of a change.
#[derive(Debug)]
pub enum Fate {
    /// It is in effect.
    InEffect,
    /// It does not fit what is open.
    Misfit(Misfit),
    /// With it, nothing could be scored: the report says why.
    Refused(Box<Report>),
}

impl Outcome {
    /// Has the changes assessed.
    pub fn of(formal: &Report, changes: Rc<Vec<Listed>>) -> Outcome {
        let list: Vec<Change> = changes.iter().map(|listed| listed.change.clone()).collect();
        let simulation = whatif::simulate(&formal.assessed, &list);
        let fates = simulation.fates.into_iter().map(|fate| match fate {
            whatif::Fate::InEffect => Fate::InEffect,
            whatif::Fate::Misfit(misfit) => Fate::Misfit(misfit),
            whatif::Fate::Refused(assessed) => Fate::Refused(Box::new(Report::simulated(*assessed))),
        });
        let fates = fates.collect();
        let report = simulation.assessed.map(|assessed| Shared::new(Report::simulated(assessed)));
        Outcome { changes, report, fates }
    }

    /// What became of the change with this number; none for one that came later.
    pub fn fate(&self, id: ChangeId) -> Option<&Fate> {
        let place = self.changes.iter().position(|listed| listed.id == id)?;
        self.fates.get(place)
    }
}

impl Simulation {
    /// A list that was kept; nothing where it cannot be read.
    pub fn returned(kept: &str, left: bool) -> Simulation {
        let mut simulation = Simulation::default();
        for change in whatif::read(kept).unwrap_or_default() {
            simulation.set(change);
        }
        simulation.left = left && !simulation.changes.is_empty();
        simulation
    }

    /// The list as it is kept.
    pub fn kept(&self) -> String {
        let changes: Vec<Change> = self.changes.iter().map(|listed| listed.change.clone()).collect();
        whatif::write(&changes)
    }

    /// The changes, in the order of making.
    pub fn changes(&self) -> &Rc<Vec<Listed>> {
        &self.changes
    }

    /// What came of them, as far as it is known.
    pub fn outcome(&self) -> Option<&Shared<Outcome>> {
        self.outcome.as_ref()
    }

    /// Whether the reader left the simulation while there are changes.
    pub fn is_left(&self) -> bool {
        self.left && !self.changes.is_empty()
    }

    /// The simulated report, while a change is in effect.
    pub fn report(&self) -> Option<&Shared<Report>> {
        self.outcome.as_ref()?.report.as_ref()
    }

    /// Whether changes are being assessed.
    pub fn is_running(&self) -> bool {
        self.running
    }

    /// Whether the changes are now to be assessed: there are some, and no others are on their way.
    pub fn begin(&mut self) -> bool {
        let begins = self.is_on() && !self.running;
        self.running |= begins;
        begins
    }

    /// Whether changes are in effect, or about to be.
    pub fn is_on(&self) -> bool {
        !self.left && !self.changes.is_empty()
    }

    /// Takes in a wish.
    pub fn take(&mut self, wish: Wish) {
        match wish {
            Wish::Try(change) => self.set(change),
            Wish::Undo(id) => Rc::make_mut(&mut self.changes).retain(|listed| listed.id != id),
            Wish::Leave => self.left = true,
            Wish::Resume => self.left = false,
            Wish::Discard => self.changes = Rc::default(),
        }
        if !self.is_on() {
            self.outcome = None;
            self.left &= !self.changes.is_empty();
        }
    }

    /// Takes in what came of a list, on the files of now or on earlier ones; whether that is all that is
    /// wanted.
    pub fn settle(&mut self, outcome: Shared<Outcome>, of_now: bool) -> bool {
        self.running = false;
        if !self.is_on() {
            return true;
        }
        let settled = of_now && Rc::ptr_eq(&outcome.changes, &self.changes);
        if of_now {
            self.outcome = Some(outcome);
        }
        settled
    }

    fn set(&mut self, change: Change) {
        self.left = false;
        let changes = Rc::make_mut(&mut self.changes);
        match changes.iter_mut().find(|listed| change.replaces(&listed.change)) {
            Some(listed) => listed.change = change,
            None => {
                changes.push(Listed { id: self.next, change });
                self.next += 1;
            }
        }
    }
}
