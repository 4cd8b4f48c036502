//! What is kept on this machine, as far as the page knows; what of the state is kept, and what is made
//! of it when it comes back.

use std::rc::Rc;

use chrono::NaiveDateTime;
use ip_scorecard::edit::History;
use ip_scorecard::kept::{ROUTE, Record, Span};
use ip_scorecard::text::page;
use serde_json::{Map, Value, json};
use yew::html::ImplicitClone;

use super::folder::{Arrival, Folder};
use super::keeper::Desk;
use super::ranking::RankingView;
use super::route::Route;
use super::simulation::Simulation;
use super::state::{Filter, State, Task, UNSAVED};
use crate::platform::store::Refused;

/// What the page knows of what is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keeping {
    /// What became of this tab's own desk.
    pub own: Own,
    /// How long it may be kept.
    pub span: Span,
    /// What tabs that are closed have left.
    pub left: Rc<[Left]>,
    /// How many desks a newer version of the page has left.
    pub newer: usize,
}

/// Cheap to clone, as every snapshot is.
impl ImplicitClone for Keeping {}

/// What became of this tab's own desk.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Own {
    /// Nothing is open and nothing kept, or it is about to be.
    #[default]
    None,
    /// It is on its way back.
    Returning,
    /// It is kept.
    Until(NaiveDateTime),
    /// It is not kept.
    Refused(Refused),
    /// It was kept until another tab cleared everything.
    Forgotten,
}

/// A desk that a closed tab has left.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// Its name in the browser's database.
    pub name: Rc<str>,
    /// The text that stands there.
    pub text: Rc<str>,
    /// What was kept.
    pub record: Rc<Record>,
    /// Whether the page fell over when it was last restored.
    pub crashed: bool,
}

/// What happened to what is kept.
#[derive(Debug)]
pub enum Kept {
    /// This is what others have left.
    Found {
        /// What closed tabs have left.
        left: Rc<[Left]>,
        /// How many desks a newer version of the page has left.
        newer: usize,
    },
    /// A desk came back.
    Returned {
        /// What was kept of it.
        record: Rc<Record>,
        /// Its files.
        files: Vec<Arrival>,
        /// The names of those that were not there.
        missing: Vec<Rc<str>>,
        /// Whether the view comes back, too; not where the page fell over the last time.
        with_view: bool,
    },
    /// This tab's own desk did not come back, because it is no more.
    Gone,
    /// This became of this tab's own desk.
    Stands(Own),
    /// Everything was cleared, or could not be.
    Forgotten(bool),
    /// The reader takes up what was left.
    Resume(Rc<str>),
    /// The reader wants nothing more of what was left.
    Discard(Rc<str>),
    /// The reader says how long may be kept.
    Allow(Span),
    /// The reader clears everything.
    Forget,
}

/// What is to be done about what is kept.
#[derive(Debug)]
pub enum Keep {
    /// Bring back what was left under this name.
    Resume(Rc<str>),
    /// Remove it.
    Discard(Rc<str>),
    /// Clear everything.
    Forget,
}

impl State {
    /// What of the state is kept.
    pub fn desk(&self) -> Desk {
        Desk {
            folder: self.folder().clone(),
            subject: self.folder().scheme().map(|scheme| scheme.title.clone()),
            view: self.kept_view(),
            span: self.keeping.span,
        }
    }

    /// Takes in what happened to what is kept.
    pub fn take_kept(&mut self, kept: Kept) -> Vec<Task> {
        match kept {
            Kept::Found { left, newer } => (self.keeping.left, self.keeping.newer) = (left, newer),
            Kept::Returned { record, files, missing, with_view } => {
                return self.welcome(&record, files, &missing, with_view);
            }
            Kept::Gone => {
                self.keeping.own = Own::None;
                return vec![self.tell(|lang| page::kept::GONE.of(lang).into())];
            }
            Kept::Stands(own) => self.keeping.own = own,
            Kept::Forgotten(done) => {
                let words = if done { page::kept::FORGOTTEN } else { page::kept::FORGET_FAILED };
                return vec![self.tell(|lang| words.of(lang).into())];
            }
            Kept::Resume(name) => {
                self.keeping.own = Own::Returning;
                self.route = Route::Home; // whatever was looked at before, this desk has a view of its own
                return vec![Task::Keep(Keep::Resume(name))];
            }
            Kept::Discard(name) => return vec![Task::Keep(Keep::Discard(name))],
            Kept::Allow(span) => self.keeping.span = span,
            Kept::Forget => {
                (self.history, self.event) = (History::new(Rc::default()), None);
                (self.ranking, self.traces) = (Rc::default(), Rc::default());
                self.keeping.span = Span::Day;
                let mut tasks = self.compute();
                tasks.extend([Task::Keep(Keep::Forget), Task::Go(Route::Home)]);
                return tasks;
            }
        }
        Vec::new()
    }

    /// A desk came back.
    fn welcome(
        &mut self,
        record: &Record,
        files: Vec<Arrival>,
        missing: &[Rc<str>],
        with_view: bool,
    ) -> Vec<Task> {
        let count = files.len();
        // What the reader has opened while it was on its way is newer.
        let unopened = files.into_iter().filter(|file| self.folder().by_name(&file.opened.name).is_none());
        let (folder, _): (Folder, _) = self.folder().with(unopened.collect::<Vec<Arrival>>());
        self.safe.returned(&folder, &record.view);
        self.history = History::new(Rc::new(folder));
        self.keeping.own = Own::None;
        self.keeping.span = record.span;
        if with_view {
            self.resume_view(&record.view);
        } else {
            self.route = Route::Home;
        }
        let mut tasks = self.compute();
        tasks.push(Task::Go(self.route.clone()));
        tasks.push(self.tell(|lang| {
            let returned = page::kept::returned(lang, count, record.changed);
            if missing.is_empty() { returned } else { returned + &page::kept::missing(lang, missing) }
        }));
        tasks
    }

    /// What is being looked at and how, each part under its name.
    fn kept_view(&self) -> Map<String, Value> {
        let filter = [self.filter.errors, self.filter.warnings, self.filter.notes];
        let traces: Vec<&str> = self.traces.iter().map(|id| &**id).collect();
        let parts = [
            (ROUTE, json!(self.route.href())),
            ("issues", json!(filter)),
            ("goals", json!(self.goals)),
            ("ranking", self.ranking.write()),
            ("traces", json!(traces)),
            (UNSAVED, json!(self.unsaved_contents())),
            ("what-if", json!(self.simulation.kept())),
            ("what-if-left", json!(self.simulation.is_left())),
        ];
        parts.into_iter().map(|(name, part)| (name.to_owned(), part)).collect()
    }

    /// Looks at what was looked at. A part that is missing or strange leaves things as they are.
    fn resume_view(&mut self, view: &Map<String, Value>) {
        if let (Route::Home, Some(route)) = (&self.route, view.get(ROUTE).and_then(Value::as_str)) {
            self.route = Route::read(route.trim_start_matches('#'));
        }
        if let Some([errors, warnings, notes]) =
            view.get("issues").and_then(Value::as_array).map(Vec::as_slice)
        {
            let shown = |part: &Value, now: bool| part.as_bool().unwrap_or(now);
            self.filter = Filter {
                errors: shown(errors, self.filter.errors),
                warnings: shown(warnings, self.filter.warnings),
                notes: shown(notes, self.filter.notes),
            };
        }
        if let Some(changes) = view.get("what-if").and_then(Value::as_str) {
            let left = view.get("what-if-left").and_then(Value::as_bool).unwrap_or_default();
            self.simulation = Simulation::returned(changes, left);
        }
        if let Some(goals) = view.get("goals").and_then(Value::as_bool) {
            self.goals = goals;
        }
        if let Some(ranking) = view.get("ranking") {
            self.ranking = Rc::new(RankingView::read(ranking));
        }
        if let Some(traces) = view.get("traces").and_then(Value::as_array) {
            self.traces = Rc::new(traces.iter().filter_map(Value::as_str).map(Rc::from).collect());
        }
    }
}
