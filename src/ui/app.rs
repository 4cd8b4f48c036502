//! Owns the state, turns what the browser reports into messages, and does what the state asks for.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use ip_scorecard::office::archive::MAX_PACKED;
use ip_scorecard::read::{Input, open};
use ip_scorecard::text::{Lang, Words, office as words, page};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::bylaw::Bylaw;
use super::chart::MadeUp;
use super::collect::{Received, Waiting};
use super::compare::Compare;
use super::design::Design;
use super::desk::Desk;
use super::files::Files;
use super::folder::{Arrival, FileId};
use super::frame::{Banners, EventBar, Head};
use super::indicator::{IndicatorList, IndicatorPage};
use super::issues::Issues;
use super::keeper::Keeper;
use super::kept::Own;
use super::office::{Exports, Panel};
use super::overview::Overview;
use super::print::Print;
use super::ranking::Ranking;
use super::report::{Report, Shared};
use super::route::Route;
use super::samples;
use super::simulation::Outcome;
use super::start::Start;
use super::state::{Arrived, Msg, Office, Place, State, Task, Turn, View};
use super::unit::UnitCard;
use super::what_if::WhatIf;
use crate::platform::drop::Drag;
use crate::platform::file::File;
use crate::platform::keys::{self, Key};
use crate::platform::{address, clock, download, drop, file, gb18030, office, setting, view};

/// How long the browser gets to draw before something is computed: one frame.
const FRAME_MS: u32 = 16;

/// Where the browser keeps the language.
const LANGUAGE: &str = "language";

/// How long nothing is typed before what was typed is read and scored.
const REST_MS: u32 = 350;

/// How long something that happened stands there, when it cannot be taken back.
const EVENT_MS: u32 = 6_000;

/// The whole page.
pub struct App {
    state: State,
    send: Callback<Msg>,
    keeper: Keeper,
    /// Whether something would be lost with the page.
    unsafe_now: Rc<Cell<bool>>,
    /// What the office's module is doing.
    office: Option<office::Running>,
    /// How many milliseconds the last assessment took.
    cost: Rc<Cell<u32>>,
    /// Waits for the view to be drawn.
    focus: Option<(String, bool)>,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<App>) -> App {
        let send = ctx.link().callback(|msg: Msg| msg);
        let (to_route, to_drag) = (send.clone(), send.clone());
        let mut listeners = vec![address::watch(move || to_route.emit(Msg::Went(route())))];
        listeners.extend(drop::watch(move |drag| match drag {
            Drag::Over => to_drag.emit(Msg::Dragging(true)),
            Drag::Gone => to_drag.emit(Msg::Dragging(false)),
            Drag::Dropped(files) => to_drag.emit(Msg::Handed(files, Place::Beside)),
        }));
        let to_steps = send.clone();
        listeners.push(keys::watch(move |key| {
            to_steps.emit(match key {
                Key::Undo => Msg::Undo,
                Key::Redo => Msg::Redo,
            });
        }));
        let lang = setting::kept(LANGUAGE).and_then(|tag| Lang::of_tag(&tag)).unwrap_or_default();
        view::language(lang.tag());
        let mut state = State::new(lang, route());
        if Keeper::is_awaited() {
            state.keeping.own = Own::Returning;
        }
        let unsafe_now = Rc::new(Cell::new(false));
        let asks = unsafe_now.clone();
        listeners.push(view::watch_leaving(move || asks.get()));
        let keeper = Keeper::new(arrival, send.reform(Msg::Kept));
        App {
            state,
            send,
            keeper,
            unsafe_now,
            office: None,
            cost: Rc::default(),
            focus: None,
            _listeners: listeners,
        }
    }

    fn update(&mut self, _: &Context<App>, msg: Msg) -> bool {
        if matches!(msg, Msg::Dragging(dragging) if dragging == self.state.dragging) {
            return false; // comes many times a second
        }
        for task in self.state.take(msg) {
            self.perform(task);
        }
        self.keeper.follow(self.state.desk());
        self.unsafe_now.set(!self.state.unsaved().is_empty());
        true
    }

    fn view(&self, _: &Context<App>) -> Html {
        let State { lang, dragging, event, keeping, .. } = &self.state;
        let folder = self.state.folder();
        let (lang, send, busy) = (*lang, &self.send, self.state.is_busy());
        let view = self.state.view();
        let report = self.state.shown().cloned().filter(|_| !folder.is_empty());
        let steps = [self.state.history.last().cloned(), self.state.history.next().cloned()];
        let classes = classes!("page", (view == View::Print).then_some("page-printing"));
        html! {
            <ContextProvider<Lang> context={lang}>
            <ContextProvider<MadeUp> context={MadeUp(folder.is_made_up())}>
                <div class={classes} aria-busy={busy.to_string()}>
                    <Head {folder} report={report.clone()} {view} {busy} typed={self.state.typed_for().is_some()}
                        unsaved={self.state.unsaved().len()} own={keeping.own} {steps} {send} />
                    <main class="main" id="main" tabindex="-1">
                        <Banners {folder} report={report.clone()} {send} />
                        <Panel office={self.state.office.clone()} {send} />
                        if view != View::Collect && view != View::Print {
                            <Waiting entries={self.state.collect.clone()} {folder} />
                        }
                        { self.body(view, report.clone()) }
                    </main>
                    <EventBar {event} {send} />
                    if *dragging {
                        <div class="drop-veil" aria-hidden="true"><p>{ page::start::DROP_NOW.of(lang) }</p></div>
                    }
                    <p class="hidden" role="status">{ self.announcement().filter(|_| !busy) }</p>
                </div>
            </ContextProvider<MadeUp>>
            </ContextProvider<Lang>>
        }
    }

    fn rendered(&mut self, _: &Context<App>, _: bool) {
        view::title(&self.title());
        if let Some((id, from_top)) = self.focus.take() {
            if from_top {
                view::to_top();
            }
            view::focus(&id);
        }
        if !self.state.busy {
            self.keeper.drawn();
        }
    }
}

impl App {
    /// What is looked at.
    fn body(&self, view: View, report: Option<Shared<Report>>) -> Html {
        let State { lang, filter, ranking, goals, traces, route, simulation, keeping, .. } = &self.state;
        let (folder, send) = (self.state.folder(), &self.send);
        if view == View::Design {
            let (part, own) = (route.subject(), self.state.report.clone());
            return html! { <Design {folder} report={own} {part} simulated={simulation.is_on()} {send} /> };
        }
        let Some(report) = report.filter(|_| view != View::Start) else {
            return html! { <Start waiting={view != View::Start} {keeping} {send} /> };
        };
        let missing = |what: Words, back: Route, label: Words| {
            html! {
                <p class="empty">{ what.of(*lang) }{ " " }<a href={back.href()}>{ label.of(*lang) }</a></p>
            }
        };
        match view {
            View::Start | View::Waiting | View::Design => Html::default(),
            View::Overview => html! { <Overview {report} goals={*goals} {send} /> },
            View::Ranking => html! { <Ranking {report} view={ranking} {send} /> },
            View::Unit(unit) => html! { <UnitCard {report} {unit} {traces} {send} /> },
            View::NoUnit => missing(page::frame::NO_UNIT, Route::Ranking, page::unit::BACK),
            View::Indicators => html! { <IndicatorList {report} {send} /> },
            View::Indicator(indicator) => html! { <IndicatorPage {report} {indicator} {send} /> },
            View::NoIndicator => missing(page::frame::NO_INDICATOR, Route::Indicators, page::indicator::ALL),
            View::Bylaw => html! { <Bylaw {report} {send} /> },
            View::Compare => html! { <Compare {folder} {report} {send} /> },
            View::WhatIf => {
                let wanted = route.subject();
                let formal = self.state.report.clone().unwrap_or_else(|| report.clone());
                let (changes, outcome) = (simulation.changes(), simulation.outcome().cloned());
                html! {
                    <WhatIf {formal} {report} {wanted} {changes} {outcome} left={simulation.is_left()} {send} />
                }
            }
            View::Print => {
                let what = self.state.route.subject();
                html! { <Print {report} {what} made_up={folder.is_made_up()} {send} /> }
            }
            View::Export => {
                let working = matches!(self.state.office, Office::Working { .. });
                html! { <Exports {report} {working} {send} /> }
            }
            View::Collect => {
                let working = matches!(self.state.office, Office::Working { .. });
                html! { <Received entries={self.state.collect.clone()} {folder} {report} {working} {send} /> }
            }
            View::Issues => html! { <Issues {folder} {report} filter={*filter} {send} /> },
            View::Files => {
                let unsaved: Rc<[FileId]> = self.state.unsaved().into();
                html! { <Files {folder} {report} {unsaved} {keeping} {send} /> }
            }
            View::Desk => self.desk(report),
        }
    }

    /// 数据台
    fn desk(&self, report: Shared<Report>) -> Html {
        let formal = self.state.report.clone().unwrap_or(report);
        let Some(scheme) = self.state.typed_for().cloned() else { return Html::default() };
        let (folder, send) = (self.state.folder(), &self.send);
        let unsaved: Rc<[FileId]> = self.state.unsaved().into();
        html! {
            <Desk {scheme} {folder} report={formal} originals={self.state.safe.originals()} {unsaved}
                simulated={self.state.simulation.is_on()} {send} />
        }
    }

    /// What the browser's tab, a bookmark and a printed file are called.
    fn title(&self) -> String {
        let lang = self.state.lang;
        let Some((report, (_, plan))) =
            self.state.shown().and_then(|report| Some((report, report.scheme()?)))
        else {
            return page::frame::NAME.of(lang).into();
        };
        let about = |view: Words| format!("{} - {}", view.of(lang), plan.scheme.title);
        let view = match self.state.view() {
            View::Unit(unit) => plan.unit(unit).title.to_string(),
            View::Indicator(leaf) => plan.leaf(leaf).label().to_string(),
            View::Overview => about(page::frame::OVERVIEW),
            View::Ranking => about(page::frame::RANKING),
            View::Indicators => about(page::frame::INDICATORS),
            View::Bylaw => about(page::frame::BYLAW),
            View::Compare => about(page::frame::COMPARE),
            View::WhatIf => about(page::frame::WHAT_IF),
            View::Design => about(page::design::TITLE),
            View::Print => about(page::frame::PAPERS),
            View::Desk => about(page::frame::DATA),
            View::Export => about(words::EXPORT),
            View::Collect => about(words::collect::TITLE),
            _ => return page::frame::NAME.of(lang).into(),
        };
        let title = page::frame::title(lang, &view);
        if report.simulated { page::whatif::title(lang, &title) } else { title }
    }

    /// What a screen reader says when a result is there.
    fn announcement(&self) -> Option<String> {
        let (lang, report) = (self.state.lang, self.state.shown()?);
        let Some(scored) = report.scored() else {
            return Some(page::frame::blocked(lang, report.counts().errors));
        };
        let formal = self.state.report.as_ref().and_then(|formal| formal.scored());
        if let Some(formal) = formal.filter(|_| report.simulated) {
            return Some(page::whatif::announced(lang, formal, scored));
        }
        let plan = &scored.assessment.plan;
        Some(page::frame::scored(lang, plan.units.len(), plan.groups.len(), report.counts().warnings))
    }

    fn perform(&mut self, task: Task) {
        let send = self.send.clone();
        match task {
            Task::Read(files, place) => spawn_local(read(files, place, send)),
            Task::Receive(files) => spawn_local(receive(files, send)),
            Task::Office(order) => {
                let hear = move |heard| send.emit(Msg::Office(Turn::Heard(heard)));
                match office::start(&order.job, order.files.files(), hear.clone()) {
                    Ok(running) => self.office = Some(running),
                    Err(trouble) => hear(office::Heard::Trouble(trouble)),
                }
            }
            Task::StopOffice => self.office = None,
            Task::Open(inputs, place) => after_a_frame(move || {
                let files = inputs.iter().map(arrival).collect();
                send.emit(Msg::Arrived(Arrived { files, place, ..Arrived::default() }));
            }),
            Task::Compute => {
                let (folder, cost) = (self.state.folder().clone(), self.cost.clone());
                after_a_frame(move || {
                    let begun = clock::ticks();
                    let settled = if folder.is_behind() { Rc::new(folder.settled()) } else { folder.clone() };
                    let report = Shared::new(Report::of(&settled));
                    cost.set(clock::ticks().saturating_sub(begun));
                    send.emit(Msg::Computed { folder, settled, report });
                });
            }
            Task::LetRest(folder) => {
                // What takes long waits for a longer pause, so that nobody is held up while they type.
                let pause = REST_MS.max(self.cost.get().saturating_mul(2));
                Timeout::new(pause, move || send.emit(Msg::Rested(folder))).forget();
            }
            Task::Simulate => {
                let changes = self.state.simulation.changes().clone();
                if let Some(formal) = self.state.report.clone() {
                    after_a_frame(move || {
                        let outcome = Shared::new(Outcome::of(&formal, changes));
                        send.emit(Msg::Simulated(formal, outcome));
                    });
                }
            }
            Task::LetPass(event) => {
                if !event.is_step {
                    Timeout::new(EVENT_MS, move || send.emit(Msg::Passed(event))).forget();
                }
            }
            Task::Focus { id, from_top } => self.focus = Some((id, from_top)),
            Task::Go(route) => address::go(&route.href()),
            Task::Save(wanted) => {
                if let Some(file) = wanted.file(self.state.lang, self.state.shown().map(|report| &**report)) {
                    download::save(&file.name, file.kind, &file.bytes);
                }
            }
            Task::SaveFiles(files) => {
                download::save_all(files.iter().map(|file| (&*file.name, file.kind, &*file.bytes)));
            }
            Task::KeepLanguage(lang) => {
                setting::keep(LANGUAGE, lang.tag());
                view::language(lang.tag());
            }
            Task::Keep(keep) => self.keeper.perform(keep),
            Task::Print => view::print(),
        }
    }
}

/// Lets the browser draw what there is to say before something long is done.
fn after_a_frame(work: impl FnOnce() + 'static) {
    Timeout::new(FRAME_MS, work).forget();
}

fn route() -> Route {
    Route::read(&address::fragment())
}

/// Reads files one after the other, so that no two of them are in memory twice at once.
async fn read(files: Vec<File>, place: Place, send: Callback<Msg>) {
    let mut arrived = Arrived { place, ..Arrived::default() };
    for file in files {
        match file::read(file).await {
            Ok(input) => arrived.files.push(arrival(&input)),
            Err(unread) => arrived.unread.push(unread),
        }
    }
    send.emit(Msg::Arrived(arrived));
}

/// Reads files that are for the office.
async fn receive(files: Vec<File>, send: Callback<Msg>) {
    let (mut inputs, mut unread) = (Vec::new(), Vec::new());
    for file in files {
        match file::read_up_to(MAX_PACKED as usize, file).await {
            Ok(input) => inputs.push(input),
            Err(refused) => unread.push(refused),
        }
    }
    send.emit(Msg::Office(Turn::Received(inputs, unread)));
}

fn arrival(input: &Input) -> Arrival {
    let opened = open(input, &gb18030::decode);
    let demonstration = samples::is_demonstration(&input.bytes, &opened);
    Arrival::new(opened, &input.bytes, demonstration)
}
