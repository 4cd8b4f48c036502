//! What the page knows, and how each message changes it.
//!
//! Nothing here touches the browser: [`State::take`] answers a message with the [`Task`]s that it
//! wants done outside, and [`app`](super::app) does them. What comes and goes of the desk that is kept
//! stands in [`kept`](super::kept).

mod change;
mod collect;
mod message;
mod office;
mod safe;
mod view;

pub use change::{Edit, Event, Told};
pub use collect::{Collecting, Entry, entry_id};
pub use message::{Arrived, Msg, Place, Task};
pub use office::{Material, Office, Order, Turn};
pub use safe::{Originals, Safe, UNSAVED};
pub use view::{CHANGES, HEADING, PANEL, View, node_id, section_id, unit_id};

use std::collections::BTreeSet;
use std::rc::Rc;

use ip_scorecard::edit::History;
use ip_scorecard::issue::Severity;
use ip_scorecard::read::Input;
use ip_scorecard::text::{Lang, page};

use super::downloads::Download;
use super::folder::Folder;
use super::kept::{Keeping, Own};
use super::ranking::RankingView;
use super::report::{Report, Shared};
use super::route::Route;
use super::simulation::{Simulation, Wish};
use crate::platform::file;

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
    /// The open files, and the steps that led to them.
    pub history: History<Rc<Folder>, Told>,
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
    /// What was opened or saved.
    pub safe: Safe,
    /// What the office is at.
    pub office: Office,
    /// 收件: workbooks and tables that came in, as long as something is said of them.
    pub collect: Shared<Vec<Entry>>,
    /// Those that wait for the scheme.
    pub held: Vec<Input>,
}

impl State {
    /// An empty desk, looked at from `route`.
    pub fn new(lang: Lang, route: Route) -> State {
        State {
            lang,
            history: History::new(Rc::default()),
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
            safe: Safe::default(),
            office: Office::default(),
            collect: Shared::new(Vec::new()),
            held: Vec::new(),
        }
    }

    /// The open files.
    pub fn folder(&self) -> &Rc<Folder> {
        self.history.now()
    }

    /// The report that every view shows: the simulated one while there is one.
    pub fn shown(&self) -> Option<&Shared<Report>> {
        self.simulation.report().filter(|_| self.report.is_some()).or(self.report.as_ref())
    }

    /// Whether what is shown is not what is wanted yet.
    pub fn is_busy(&self) -> bool {
        self.busy || self.simulation.is_running() || self.keeping.own == Own::Returning
    }

    /// Takes in what happened.
    pub fn take(&mut self, msg: Msg) -> Vec<Task> {
        match msg {
            Msg::Dragging(dragging) => self.dragging = dragging,
            Msg::Handed(files, place) => {
                self.dragging = false;
                if files.iter().any(file::for_office) {
                    return self.hand_over(files, place);
                }
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
            Msg::ReadBylaw(scheme) => {
                self.busy = true;
                let open = Task::Open(vec![scheme.file.input()], Place::OfScheme(scheme));
                return vec![Task::Go(Route::Bylaw("".into())), open];
            }
            Msg::Arrived(arrived) => return self.arrive(arrived),
            Msg::Edit(edit) => return self.edit(edit),
            Msg::Rested(folder) => {
                if Rc::ptr_eq(&folder, self.folder()) {
                    return self.compute();
                }
            }
            Msg::Computed { folder, settled, report } => {
                // A slower, older answer is of no use any more.
                if Rc::ptr_eq(&folder, self.folder()) {
                    self.history.settle(settled);
                    self.busy = false;
                    self.report = Some(report);
                    let mut tasks = self.simulate();
                    tasks.extend(self.collect_held());
                    return tasks;
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
                if let Some(file) = self.folder().by_id(id) {
                    let name = file.opened.name.clone();
                    let folder = self.folder().without(id);
                    return self.change(folder, |lang| page::files::removed(lang, &name));
                }
            }
            Msg::Clear => {
                let count = self.folder().files().len();
                return self.change(Folder::default(), |lang| page::files::cleared(lang, count));
            }
            Msg::Undo => return self.travel(true),
            Msg::Redo => return self.travel(false),
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
            Msg::SaveOpen(ids) => return self.save_open(&ids),
            Msg::Kept(kept) => return self.take_kept(kept),
            Msg::Print => return vec![Task::Print],
            Msg::Office(turn) => return self.office(turn),
        }
        Vec::new()
    }

    /// Has the changes assessed, when there are any.
    fn simulate(&mut self) -> Vec<Task> {
        if self.report.is_some() && self.simulation.begin() { vec![Task::Simulate] } else { Vec::new() }
    }

    /// Saves a file, unless it would take a simulation for a result.
    fn save(&mut self, download: Download) -> Vec<Task> {
        if download.is_of_report() && self.shown().is_some_and(|report| report.simulated) {
            return vec![self.tell(|lang| page::whatif::NO_EXPORT.of(lang).to_owned())];
        }
        vec![Task::Save(download)]
    }

    /// Has the folder assessed; an empty one has nothing to assess.
    pub(super) fn compute(&mut self) -> Vec<Task> {
        self.busy = !self.folder().is_empty();
        if !self.busy {
            self.report = None;
            // Whoever comes next to an empty desk has not changed anything.
            self.simulation = Simulation::default();
            return Vec::new();
        }
        vec![Task::Compute]
    }

    /// Looks at another view.
    fn go(&mut self, route: Route) -> Vec<Task> {
        let left = std::mem::replace(&mut self.route, route);
        if left == self.route {
            return Vec::new();
        }
        let focus = match (&left, &self.route) {
            // The keyboard stays where the part was chosen.
            (Route::Design(_), Route::Design(_)) => return Vec::new(),
            // Back in the table where the reader left it.
            (Route::Unit(code), Route::Ranking | Route::Overview | Route::Home) => {
                Task::Focus { id: unit_id(code), from_top: false }
            }
            (_, Route::Bylaw(section)) if !section.is_empty() => {
                Task::Focus { id: section_id(section), from_top: false }
            }
            _ => Task::Focus { id: HEADING.into(), from_top: true },
        };
        vec![focus]
    }
}
