//! What stands around every view: the head with the way to the views, what holds for everything that
//! is shown, and the last event.

use std::rc::Rc;

use ip_scorecard::assess::Scored;
use ip_scorecard::model::data::Stage;
use ip_scorecard::model::scheme::Status;
use ip_scorecard::text::office::EXPORT;
use ip_scorecard::text::{self, Lang, Words, page};
use yew::prelude::*;

use super::controls::Picker;
use super::downloads::Download;
use super::folder::Folder;
use super::kept::Own;
use super::lang::use_lang;
use super::notice::Mark;
use super::print::Wanted;
use super::report::{Counts, Report, Shared};
use super::route::Route;
use super::samples::{self, BuiltIn, SCHEMES};
use super::search::Search;
use super::simulation::Wish;
use super::state::{Event, Msg, Place, Told, View};
use super::steps::Steps;
use crate::platform::file::File;
use crate::platform::view;

/// The id of the words that say why nothing can be saved.
const NO_EXPORT: &str = "no-export";

/// What the [`Head`] needs.
#[derive(PartialEq, Properties)]
pub struct HeadProps {
    /// The open files.
    pub folder: Rc<Folder>,
    /// What was computed of them.
    pub report: Option<Shared<Report>>,
    /// What is being looked at.
    pub view: View,
    /// Whether something is being computed.
    pub busy: bool,
    /// Whether data can be typed.
    pub typed: bool,
    /// How many files have changes that were not saved.
    pub unsaved: usize,
    /// What became of what is kept of it.
    pub own: Own,
    /// The step that can be taken back, and the one that can be taken again.
    pub steps: [Option<Told>; 2],
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The page's head.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let lang = use_lang();
    let HeadProps { folder, report, view, busy, own, steps, send, .. } = props;
    let skip = Callback::from(|_: MouseEvent| view::focus("main"));
    html! {
        <header class="head">
            <button class="skip" type="button" onclick={skip}>{ page::frame::SKIP.of(lang) }</button>
            <div class="head-row">
                <h1 class="head-name">{ page::frame::NAME.of(lang) }</h1>
                if *busy {
                    <span class="head-busy">{ page::frame::COMPUTING.of(lang) }</span>
                }
                // The ranking has a field of its own.
                if let Some(report) = report.as_ref().filter(|report| report.scored().is_some() && *view != View::Ranking) {
                    <Search {report} id="go-to" />
                }
                <span class="head-local" title={page::frame::STAYS_HERE_WHY.of(lang)}>{ page::frame::STAYS_HERE.of(lang) }</span>
                <Mark own={*own} />
                { languages(lang, send) }
            </div>
            if let Some(report) = report {
                if let Some(scored) = report.scored() {
                    { subject(lang, folder, scored, send) }
                }
                <div class="head-row head-bar">
                    { views(lang, props, report) }
                    { actions(lang, report, *view, steps, send) }
                </div>
            }
        </header>
    }
}

/// What is assessed.
fn subject(lang: Lang, folder: &Folder, scored: &Scored, send: &Callback<Msg>) -> Html {
    let plan = &scored.assessment.plan;
    let period = &plan.scheme.period;
    let summary =
        page::frame::summary(lang, period, text::stage(lang, scored.scores.stage), plan.units.len());
    html! {
        <div class="head-subject">
            <strong>{ &*plan.scheme.title }</strong>
            <span>{ summary }</span>
            if let Some(here) = folder.files().iter().find_map(|file| samples::built_in(&file.opened)) {
                { cards(lang, here, send) }
            }
        </div>
    }
}

/// The built-in schemes: what is open, scored by the other one in one click.
fn cards(lang: Lang, here: &BuiltIn, send: &Callback<Msg>) -> Html {
    html! {
        <div class="cards" role="group" aria-label={page::start::CARD.of(lang)}>
            for scheme in SCHEMES {
                <button key={scheme.file.name} type="button" class="button" title={scheme.label.of(lang)}
                    aria-pressed={(scheme == here).to_string()} disabled={scheme == here}
                    onclick={send.reform(move |_: MouseEvent| Msg::UseScheme(scheme))}>
                    { scheme.short.of(lang) }
                </button>
            }
        </div>
    }
}

/// The way to the views.
fn views(lang: Lang, props: &HeadProps, report: &Report) -> Html {
    let HeadProps { folder, view, typed, unsaved, .. } = props;
    let view = *view;
    let counts = report.counts();
    let tab = |route: Route, label: Words, count: Html, here: bool| {
        html! {
            <a class="tab" href={route.href()} aria-current={here.then_some("page")}>{ label.of(lang) }{ count }</a>
        }
    };
    let plain = |route: Route, label: Words, here: bool| tab(route, label, Html::default(), here);
    let files = html! {
        <>
            <span class="badge">{ folder.files().len() }</span>
            if *unsaved > 0 {
                <span class="badge badge-warning" title={page::sheet::unsaved(lang, *unsaved)}>{ page::sheet::UNSAVED.of(lang) }</span>
            }
        </>
    };
    html! {
        <nav class="tabs" aria-label={page::frame::VIEWS.of(lang)}>
            if report.scored().is_some() {
                { plain(Route::Overview, page::frame::OVERVIEW, view == View::Overview) }
                { plain(Route::Ranking, page::frame::RANKING, matches!(view, View::Ranking | View::Unit(_) | View::NoUnit)) }
                { plain(Route::Indicators, page::frame::INDICATORS,
                    matches!(view, View::Indicators | View::Indicator(_) | View::NoIndicator)) }
            }
            if report.scheme().is_some() {
                { plain(Route::Bylaw("".into()), page::frame::BYLAW, view == View::Bylaw) }
            }
            if report.scored().is_some() {
                { plain(Route::Compare, page::frame::COMPARE, view == View::Compare) }
                { plain(Route::WhatIf("".into()), page::frame::WHAT_IF, view == View::WhatIf) }
            }
            if folder.designed().is_some() {
                { plain(Route::Design("".into()), page::design::TAB, view == View::Design) }
            }
            if *typed {
                { plain(Route::Desk, page::frame::DATA, view == View::Desk) }
            }
            { tab(Route::Issues, page::frame::ISSUES, badge(lang, counts), view == View::Issues) }
            { tab(Route::Files, page::frame::FILES, files, view == View::Files) }
        </nav>
    }
}

/// The other languages, each by its own name.
fn languages(lang: Lang, send: &Callback<Msg>) -> Html {
    html! {
        <span class="languages" role="group" aria-label={page::frame::LANGUAGE.of(lang)}>
            for other in Lang::ALL.into_iter().filter(|other| *other != lang) {
                <button key={other.tag()} type="button" class="link" lang={other.tag()}
                    onclick={send.reform(move |_: MouseEvent| Msg::Speak(other))}>
                    { other.name() }
                </button>
            }
        </span>
    }
}

/// The number of issues that matter, in red when they block.
fn badge(lang: Lang, counts: Counts) -> Html {
    if counts.errors > 0 {
        html! { <span class="badge badge-error">{ page::issues::findings(lang, page::issues::ERRORS, counts.errors) }</span> }
    } else if counts.warnings > 0 {
        html! { <span class="badge badge-warning">{ page::issues::findings(lang, page::issues::WARNINGS, counts.warnings) }</span> }
    } else {
        html! { <span class="badge">{ page::files::NO_FINDINGS.of(lang) }</span> }
    }
}

fn actions(lang: Lang, report: &Report, view: View, steps: &[Option<Told>; 2], send: &Callback<Msg>) -> Html {
    let [last, next] = steps;
    let papers = report.scored().map(|scored| Wanted::beside(view).route(&scored.assessment.plan));
    let chosen = send.reform(|files: Vec<File>| Msg::Handed(files, Place::Beside));
    let save = send.reform(|_: MouseEvent| Msg::Save(Download::Result));
    let no_export = report.simulated.then(|| page::whatif::NO_EXPORT.of(lang));
    html! {
        <div class="actions">
            <Steps last={last.clone()} next={next.clone()} {send} />
            <Picker label={page::files::ADD_FILES.of(lang)} {chosen} />
            if report.scheme().is_some() {
                <a class="button" href={Route::Export.href()} aria-current={(view == View::Export).then_some("page")}>
                    { EXPORT.of(lang) }
                </a>
            }
            if let Some(papers) = papers {
                <button class="button" type="button" onclick={save} title={no_export}
                    aria-disabled={no_export.map(|_| "true")}
                    aria-describedby={no_export.map(|_| NO_EXPORT)}>
                    { page::frame::SAVE_RESULT.of(lang) }
                </button>
                <a class="button" href={papers.href()} aria-current={(view == View::Print).then_some("page")}>
                    { page::PRINT.of(lang) }
                </a>
            }
        </div>
    }
}

/// What the [`Banners`] need.
#[derive(PartialEq, Properties)]
pub struct BannersProps {
    /// The open files.
    pub folder: Rc<Folder>,
    /// What was computed of them.
    pub report: Option<Shared<Report>>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// What holds for everything that is shown, on paper too.
#[component]
pub fn Banners(props: &BannersProps) -> Html {
    let lang = use_lang();
    let made_up = props.folder.is_made_up();
    let scored = props.report.as_ref().and_then(|report| report.scored());
    let scheme = props.report.as_ref().and_then(|report| report.scheme());
    let draft = scheme.is_some_and(|(_, plan)| plan.scheme.status == Status::Draft);
    let own = scored.is_some_and(|scored| scored.scores.stage == Stage::SelfAssessed);
    let bare = scored.is_some_and(|scored| scored.assessment.data_files.is_empty());
    let simulated = props.report.as_ref().is_some_and(|report| report.simulated);
    let banners = [
        (simulated, page::frame::SIMULATED, page::frame::SIMULATED_WHY),
        (made_up, page::frame::DEMONSTRATION, page::frame::DEMONSTRATION_WHY),
        (draft, page::frame::DRAFT, page::frame::DRAFT_WHY),
        (own, page::frame::OWN_FIGURES, page::frame::OWN_FIGURES_WHY),
        (bare, page::frame::NO_DATA, page::frame::NO_DATA_WHY),
    ];
    let banners: Vec<(Words, Words)> =
        banners.into_iter().filter(|(holds, ..)| *holds).map(|(_, word, why)| (word, why)).collect();
    if banners.is_empty() {
        return Html::default();
    }
    let words: Vec<&str> = banners.iter().map(|(word, _)| word.of(lang)).collect();
    html! {
        <div class="banners">
            <div class="print-mark" aria-hidden="true">{ words.join(" ") }</div>
            for (word, why) in banners {
                <div key={word.of(lang)} class="banner">
                    <strong>{ word.of(lang) }</strong>
                    if word == page::frame::SIMULATED {
                        { simulation(lang, why, &props.send) }
                    } else {
                        <span>{ why.of(lang) }</span>
                    }
                </div>
            }
        </div>
    }
}

/// The way out of the simulation, and to its changes.
fn simulation(lang: Lang, why: Words, send: &Callback<Msg>) -> Html {
    let leave = send.reform(|_: MouseEvent| Msg::Simulate(Wish::Leave));
    html! {
        <>
            <span id={NO_EXPORT}>{ why.of(lang) }</span>
            <span class="banner-actions">
                <a class="button" href={Route::WhatIf("".into()).href()}>{ page::whatif::SEE_CHANGES.of(lang) }</a>
                <button class="button button-main" type="button" onclick={leave}>{ page::whatif::LEAVE.of(lang) }</button>
            </span>
        </>
    }
}

/// What the [`EventBar`] needs.
#[derive(PartialEq, Properties)]
pub struct EventBarProps {
    /// The last event.
    pub event: Option<Shared<Event>>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The last event, with the way back.
#[component]
pub fn EventBar(props: &EventBarProps) -> Html {
    let lang = use_lang();
    let undo = props.send.reform(|_: MouseEvent| Msg::Undo);
    let dismiss = props.send.reform(|_: MouseEvent| Msg::Dismiss);
    html! {
        <div class="event" role="status">
            if let Some(event) = &props.event {
                <p class="event-text">{ event.told.text(lang) }</p>
                if event.is_step {
                    <button class="button" type="button" onclick={undo}>{ page::frame::UNDO.of(lang) }</button>
                }
                <button class="button" type="button" onclick={dismiss}>{ page::frame::DISMISS.of(lang) }</button>
            }
        </div>
    }
}
