//! What the page knows, and how each message changes it.
//!
//! Nothing here touches the browser: [`State::take`] answers a message with the [`Task`]s that it
//! wants done outside, and [`app`](super::app) does them.

use std::collections::BTreeSet;
use std::rc::Rc;

use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::issue::Severity;
use ip_scorecard::read::{Input, MAX_BYTES};
use ip_scorecard::text::{Lang, page};

use super::downloads::Download;
use super::folder::{Added, Arrival, FileId, Folder};
use super::kept::{Keep, Keeping, Kept, Own};
use super::ranking::{Look, RankingView};
use super::report::{Report, Shared};
use super::route::Route;
use super::samples::BuiltIn;
use super::simulation::{Outcome, Simulation, Wish};
use crate::platform::file::{File, Unread};

/// What happened.
#[derive(Debug)]
pub enum Msg {
    /// Files are held above the page, or no longer.
    Dragging(bool),
    /// The reader handed over files.
    Handed(Vec<File>, Place),
    /// Files of the page's own are to be opened instead of everything that is open.
    OpenSample(Vec<Input>),
    /// A built-in scheme is to be opened, in the place of the one that is open if there is one.
    UseScheme(&'static BuiltIn),
    /// Files were read.
    Arrived(Arrived),
    /// A folder was assessed.
    Computed(Rc<Folder>, Shared<Report>),
    /// The reader wants something of the simulation.
    Simulate(Wish),
    /// Changes were assessed, on top of this report.
    Simulated(Shared<Report>, Shared<Outcome>),
    /// A file is to be closed.
    Remove(FileId),
    /// All files are to be closed.
    Clear,
    /// The last change of the folder is to be taken back.
    Undo,
    /// The last event has been read.
    Dismiss,
    /// This event has stood there long enough.
    Passed(Shared<Event>),
    /// The reader wants to go to the element with this id.
    Find(String),
    /// The address names another view.
    Went(Route),
    /// The remarks on the goals of the whole are to be shown in full, or not.
    ToggleGoals,
    /// The ranking is to be looked at in another way.
    Look(Look),
    /// An indicator's trace is to be opened or closed.
    Toggle(Rc<str>),
    /// All these traces are to be opened, and no others.
    OpenTraces(Vec<Rc<str>>),
    /// The page is to speak another language.
    Speak(Lang),
    /// Issues of a weight are to be shown or hidden.
    Show(Severity),
    /// A file is to be saved.
    Save(Download),
    /// Something happened to what is kept on this machine.
    Kept(Kept),
    /// The view is to be printed.
    Print,
}

/// Files that were read, on their way into the folder.
#[derive(Debug, Default)]
pub struct Arrived {
    /// What was read.
    pub files: Vec<Arrival>,
    /// What could not be.
    pub unread: Vec<Unread>,
    /// What they take the place of.
    pub place: Place,
}

/// What files that are opened take the place of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Nothing: they come beside what is open.
    #[default]
    Beside,
    /// This file.
    Of(FileId),
    /// The scheme that is open, if there is one.
    OfScheme(&'static BuiltIn),
    /// Everything.
    OfAll,
}

/// What has to be done outside.
#[derive(Debug)]
pub enum Task {
    /// Read files and answer [`Msg::Arrived`].
    Read(Vec<File>, Place),
    /// Read what is in memory already and answer [`Msg::Arrived`].
    Open(Vec<Input>, Place),
    /// Assess the folder and answer [`Msg::Computed`].
    Compute,
    /// Assess the changes of the simulation and answer [`Msg::Simulated`].
    Simulate,
    /// Answer [`Msg::Passed`] after a while.
    LetPass(Shared<Event>),
    /// Move the keyboard to the element with this id once the view is drawn, after a new view from its top.
    Focus {
        /// The element.
        id: String,
        /// Whether the view is a new one, to be read from its top.
        from_top: bool,
    },
    /// Go to another view.
    Go(Route),
    /// Save a file.
    Save(Download),
    /// Keep the language for the next visit.
    KeepLanguage(Lang),
    /// Do something about what is kept on this machine.
    Keep(Keep),
    /// Print the view.
    Print,
}

/// The last event that the reader should know of.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What happened, in each language.
    pub texts: [String; Lang::ALL.len()],
    /// The folder before it, while it can be taken back.
    pub before: Option<Rc<Folder>>,
}

impl Event {
    /// What happened.
    pub fn text(&self, lang: Lang) -> &str {
        &self.texts[lang as usize]
    }
}

/// Which issues are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filter {
    /// 错误
    pub errors: bool,
    /// 提醒
    pub warnings: bool,
    /// 说明
    pub notes: bool,
}

impl Filter {
    /// Whether issues of this weight are listed.
    pub fn shows(self, severity: Severity) -> bool {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Note => self.notes,
        }
    }

    fn toggle(&mut self, severity: Severity) {
        let shown = match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => &mut self.notes,
        };
        *shown = !*shown;
    }
}

/// What the page knows.
#[derive(Debug)]
pub struct State {
    /// The language of the page.
    pub lang: Lang,
    /// The open files.
    pub folder: Rc<Folder>,
    /// What was last computed, of this folder or, while it is computed anew, of the one before.
    pub report: Option<Shared<Report>>,
    /// 模拟
    pub simulation: Simulation,
    /// Whether files are being read or assessed.
    pub busy: bool,
    /// Whether files are held above the page.
    pub dragging: bool,
    /// What the reader asked to see.
    pub route: Route,
    /// The last event.
    pub event: Option<Shared<Event>>,
    /// Which issues are listed.
    pub filter: Filter,
    /// What the reader made of the ranking.
    pub ranking: Rc<RankingView>,
    /// Whether the remarks on the goals of the whole are shown in full.
    pub goals: bool,
    /// The indicators whose traces are open, by their ids; the same in every unit's card, so that one
    /// indicator can be followed through the units.
    pub traces: Rc<BTreeSet<Rc<str>>>,
    /// What is kept on this machine.
    pub keeping: Keeping,
}

/// What is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Nothing is open.
    Start,
    /// The first result is on its way.
    Waiting,
    /// 总览
    Overview,
    /// 排名
    Ranking,
    /// A unit's card.
    Unit(UnitNo),
    /// The card of a unit that does not exist.
    NoUnit,
    /// All indicators.
    Indicators,
    /// All units on one indicator.
    Indicator(LeafNo),
    /// An indicator that does not exist.
    NoIndicator,
    /// 与上期比较
    Compare,
    /// 模拟
    WhatIf,
    /// Papers to be printed.
    Print,
    /// What was found in the files.
    Issues,
    /// The open files.
    Files,
}

impl State {
    /// An empty desk, looked at from `route`.
    pub fn new(lang: Lang, route: Route) -> State {
        State {
            lang,
            folder: Rc::default(),
            report: None,
            simulation: Simulation::default(),
            busy: false,
            dragging: false,
            route,
            event: None,
            filter: Filter { errors: true, warnings: true, notes: false },
            ranking: Rc::default(),
            goals: false,
            traces: Rc::default(),
            keeping: Keeping::default(),
        }
    }

    /// The report that every view shows: the simulated one while there is one.
    pub fn shown(&self) -> Option<&Shared<Report>> {
        self.simulation.report().filter(|_| self.report.is_some()).or(self.report.as_ref())
    }

    /// Whether what is shown is not what is wanted yet.
    pub fn is_busy(&self) -> bool {
        self.busy || self.simulation.is_running() || self.keeping.own == Own::Returning
    }

    /// What is to be drawn.
    pub fn view(&self) -> View {
        let Some(report) = self.shown().filter(|_| !self.folder.is_empty()) else {
            let empty = self.folder.is_empty() && !self.busy && self.keeping.own != Own::Returning;
            return if empty { View::Start } else { View::Waiting };
        };
        let plan = report.scored().map(|scored| &scored.assessment.plan);
        match (&self.route, plan) {
            (Route::Files, _) => View::Files,
            (Route::Issues, _) | (_, None) => View::Issues,
            (Route::Home | Route::Overview, _) => View::Overview,
            (Route::Ranking, _) => View::Ranking,
            (Route::Unit(code), Some(plan)) => plan.unit_by_code(code).map_or(View::NoUnit, View::Unit),
            (Route::Indicators, _) => View::Indicators,
            (Route::Indicator(id), Some(plan)) => {
                plan.leaf_by_id(id).map_or(View::NoIndicator, View::Indicator)
            }
            (Route::Compare, _) => View::Compare,
            (Route::WhatIf(_), _) => View::WhatIf,
            (Route::Print(_), _) => View::Print,
        }
    }

    /// Takes in what happened.
    pub fn take(&mut self, msg: Msg) -> Vec<Task> {
        match msg {
            Msg::Dragging(dragging) => self.dragging = dragging,
            Msg::Handed(files, place) => {
                self.dragging = false;
                if !files.is_empty() {
                    self.busy = true;
                    return vec![Task::Read(files, place)];
                }
            }
            Msg::OpenSample(inputs) => {
                self.busy = true;
                return vec![Task::Open(inputs, Place::OfAll)];
            }
            Msg::UseScheme(scheme) => {
                self.busy = true;
                return vec![Task::Open(vec![scheme.file.input()], Place::OfScheme(scheme))];
            }
            Msg::Arrived(arrived) => return self.arrive(arrived),
            Msg::Computed(folder, report) => {
                // A slower, older answer is of no use any more.
                if Rc::ptr_eq(&folder, &self.folder) {
                    self.busy = false;
                    self.report = Some(report);
                    return self.simulate();
                }
            }
            Msg::Simulate(wish) => {
                // The button goes with what it undid; the keyboard stays near it.
                let near = match wish {
                    Wish::Try(_) => None,
                    Wish::Leave => Some(HEADING),
                    Wish::Undo(_) | Wish::Resume | Wish::Discard => Some(CHANGES),
                };
                self.simulation.take(wish);
                let mut tasks = self.simulate();
                tasks.extend(near.map(|id| Task::Focus { id: id.into(), from_top: false }));
                return tasks;
            }
            Msg::Simulated(formal, outcome) => {
                let of_now = self.report.as_ref() == Some(&formal);
                if !self.simulation.settle(outcome, of_now) {
                    return self.simulate();
                }
            }
            Msg::Remove(id) => {
                if let Some(file) = self.folder.by_id(id) {
                    let name = file.opened.name.clone();
                    let folder = self.folder.without(id);
                    return self.change(folder, |lang| page::files::removed(lang, &name));
                }
            }
            Msg::Clear => {
                let count = self.folder.files().len();
                return self.change(Folder::default(), |lang| page::files::cleared(lang, count));
            }
            Msg::Undo => {
                if let Some(folder) = self.event.take().and_then(|event| event.before.clone()) {
                    self.folder = folder;
                    return self.compute();
                }
            }
            Msg::Dismiss => self.event = None,
            Msg::Passed(event) => {
                if self.event.as_ref() == Some(&event) {
                    self.event = None;
                }
            }
            Msg::Find(id) => return vec![Task::Focus { id, from_top: false }],
            Msg::Went(route) => return self.go(route),
            Msg::ToggleGoals => self.goals = !self.goals,
            Msg::Look(look) => Rc::make_mut(&mut self.ranking).take(look),
            Msg::Toggle(id) => {
                let traces = Rc::make_mut(&mut self.traces);
                if !traces.remove(&id) {
                    traces.insert(id);
                }
            }
            Msg::OpenTraces(ids) => self.traces = Rc::new(ids.into_iter().collect()),
            Msg::Speak(lang) => {
                self.lang = lang;
                return vec![Task::KeepLanguage(lang)];
            }
            Msg::Show(severity) => self.filter.toggle(severity),
            Msg::Save(download) => return self.save(download),
            Msg::Kept(kept) => return self.take_kept(kept),
            Msg::Print => return vec![Task::Print],
        }
        Vec::new()
    }

    fn arrive(&mut self, arrived: Arrived) -> Vec<Task> {
        let Arrived { files, unread, place } = arrived;
        let base = match place {
            Place::OfAll => Folder::default(),
            Place::Of(id) if !files.is_empty() => self.folder.without(id),
            Place::OfScheme(_) => self.folder.without_scheme(),
            Place::Of(_) | Place::Beside => (*self.folder).clone(),
        };
        let (folder, added) = base.with(files);
        let changed = match place {
            Place::OfScheme(scheme) if base != *self.folder => Some(scheme.label),
            _ => None,
        };
        let text = |lang| match changed {
            Some(scheme) => page::start::changed_scheme(lang, scheme),
            None => tell(lang, &added, &unread),
        };
        if added.changed() {
            // Whoever cleared the desk from the list of files does not want to see that list again.
            let afresh = self.folder.is_empty() && matches!(self.route, Route::Files | Route::Issues);
            let mut tasks = self.change(folder, text);
            if afresh {
                tasks.push(Task::Go(Route::Home));
            }
            return tasks;
        }
        self.busy = false;
        vec![self.tell(text, None)]
    }

    /// Says what happened. What cannot be taken back passes by itself; what can stays until it is read.
    pub(super) fn tell(&mut self, text: impl Fn(Lang) -> String, before: Option<Rc<Folder>>) -> Task {
        let event = Shared::new(Event { texts: Lang::ALL.map(text), before });
        self.event = Some(event.clone());
        Task::LetPass(event)
    }

    /// Puts another folder in the place of this one, and says so.
    fn change(&mut self, folder: Folder, text: impl Fn(Lang) -> String) -> Vec<Task> {
        let before = std::mem::replace(&mut self.folder, Rc::new(folder));
        let told = self.tell(text, Some(before).filter(|before| !before.is_empty()));
        let mut tasks = self.compute();
        tasks.push(told);
        tasks
    }

    /// Has the changes assessed, when there are any.
    fn simulate(&mut self) -> Vec<Task> {
        if self.report.is_some() && self.simulation.begin() { vec![Task::Simulate] } else { Vec::new() }
    }

    /// Saves a file, unless it would take a simulation for a result.
    fn save(&mut self, download: Download) -> Vec<Task> {
        if download.is_of_report() && self.shown().is_some_and(|report| report.simulated) {
            return vec![self.tell(|lang| page::whatif::NO_EXPORT.of(lang).to_owned(), None)];
        }
        vec![Task::Save(download)]
    }

    pub(super) fn compute(&mut self) -> Vec<Task> {
        self.busy = !self.folder.is_empty();
        if !self.busy {
            self.report = None;
            // Whoever comes next to an empty desk has not changed anything.
            self.simulation = Simulation::default();
            return Vec::new();
        }
        vec![Task::Compute]
    }

    fn go(&mut self, route: Route) -> Vec<Task> {
        let left = std::mem::replace(&mut self.route, route);
        if left == self.route {
            return Vec::new();
        }
        let focus = match (&left, &self.route) {
            // Back in the table where the reader left it.
            (Route::Unit(code), Route::Ranking | Route::Overview | Route::Home) => {
                Task::Focus { id: unit_id(code), from_top: false }
            }
            _ => Task::Focus { id: HEADING.into(), from_top: true },
        };
        vec![focus]
    }
}

/// The id of every view's heading.
pub const HEADING: &str = "heading";

/// The id of the heading of the list of changes.
pub const CHANGES: &str = "whatif-changes";

/// The id of a dimension's or an indicator's row in a unit's card.
pub fn node_id(id: &str) -> String {
    format!("node-{id}")
}

/// The id of the link to a unit's card in the ranking.
pub fn unit_id(code: &str) -> String {
    format!("unit-{code}")
}

fn tell(lang: Lang, added: &Added, unread: &[Unread]) -> String {
    let mut text = String::new();
    if *added != Added::default() {
        text = page::files::opened(lang, added.new.len(), &added.replaced, &added.renamed, &added.same);
    }
    if !unread.is_empty() {
        let (mut too_large, mut refused) = (Vec::new(), Vec::new());
        for file in unread {
            match file {
                Unread::TooLarge { name } => too_large.push(name.clone()),
                Unread::Refused { name } => refused.push(name.clone()),
            }
        }
        text += &page::files::unread(lang, &too_large, &refused, MAX_BYTES >> 20);
    }
    text
}
