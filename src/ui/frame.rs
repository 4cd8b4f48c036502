//! What stands around every view: the head with the way to the views, what holds for everything that
//! is shown, and the last event.

use std::rc::Rc;

use ip_scorecard::assess::Scored;
use ip_scorecard::model::data::Stage;
use ip_scorecard::model::scheme::Status;
use ip_scorecard::text::{self, page};
use yew::prelude::*;

use super::controls::Picker;
use super::downloads::Download;
use super::folder::Folder;
use super::report::{Counts, Report, Shared};
use super::route::Route;
use super::samples::{self, BuiltIn, SCHEMES};
use super::state::{Event, Msg, Place, View};
use crate::platform::{file::File, view};

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
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The page's head.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let HeadProps { folder, report, view, busy, send } = props;
    let skip = Callback::from(|_: MouseEvent| view::focus("main"));
    html! {
        <header class="head">
            <button class="skip" type="button" onclick={skip}>{ page::SKIP }</button>
            <div class="head-row">
                <h1 class="head-name">{ page::NAME }</h1>
                if *busy {
                    <span class="head-busy">{ page::COMPUTING }</span>
                }
                <span class="head-local" title={page::STAYS_HERE_WHY}>{ page::STAYS_HERE }</span>
            </div>
            if let Some(report) = report {
                if let Some(scored) = report.scored() {
                    { subject(folder, scored, send) }
                }
                <div class="head-row head-bar">
                    { views(folder, report, *view) }
                    { actions(report, send) }
                </div>
            }
        </header>
    }
}

/// What is assessed.
fn subject(folder: &Folder, scored: &Scored, send: &Callback<Msg>) -> Html {
    let plan = &scored.assessment.plan;
    let period = &plan.scheme.period;
    let summary = page::summary(
        &period.start.to_string(),
        &period.end.to_string(),
        text::stage(scored.scores.stage),
        plan.units.len(),
    );
    html! {
        <div class="head-subject">
            <strong>{ &*plan.scheme.title }</strong>
            <span>{ summary }</span>
            if let Some(here) = folder.files().iter().find_map(|file| samples::built_in(&file.opened)) {
                { cards(here, send) }
            }
        </div>
    }
}

/// The built-in schemes: what is open, scored by the other one in one click.
fn cards(here: &BuiltIn, send: &Callback<Msg>) -> Html {
    html! {
        <div class="cards" role="group" aria-label={page::CARD}>
            for scheme in SCHEMES {
                <button key={scheme.short} type="button" class="button" title={scheme.label}
                    aria-pressed={(scheme == here).to_string()} disabled={scheme == here}
                    onclick={send.reform(move |_: MouseEvent| Msg::UseScheme(scheme))}>
                    { scheme.short }
                </button>
            }
        </div>
    }
}

/// The way to the views.
fn views(folder: &Folder, report: &Report, view: View) -> Html {
    let counts = report.counts();
    let tab = |route: Route, label: &'static str, count: Html, here: bool| {
        html! {
            <a class="tab" href={route.href()} aria-current={here.then_some("page")}>{ label }{ count }</a>
        }
    };
    let ranked = matches!(view, View::Ranking | View::Unit(_) | View::NoUnit);
    html! {
        <nav class="tabs" aria-label={page::VIEWS}>
            if report.scored().is_some() {
                { tab(Route::Ranking, page::RANKING, Html::default(), ranked) }
            }
            { tab(Route::Issues, page::ISSUES, badge(counts), view == View::Issues) }
            { tab(Route::Files, page::FILES, html! { <span class="badge">{ folder.files().len() }</span> }, view == View::Files) }
        </nav>
    }
}

/// The number of issues that matter, in red when they block.
fn badge(counts: Counts) -> Html {
    if counts.errors > 0 {
        html! { <span class="badge badge-error">{ page::findings(page::ERRORS, counts.errors) }</span> }
    } else if counts.warnings > 0 {
        html! { <span class="badge badge-warning">{ page::findings(page::WARNINGS, counts.warnings) }</span> }
    } else {
        html! { <span class="badge">{ page::NO_FINDINGS }</span> }
    }
}

fn actions(report: &Report, send: &Callback<Msg>) -> Html {
    let chosen = send.reform(|files: Vec<File>| Msg::Handed(files, Place::Beside));
    let save = send.reform(|_: MouseEvent| Msg::Save(Download::Result));
    let print = send.reform(|_: MouseEvent| Msg::Print);
    html! {
        <div class="actions">
            <Picker label={page::ADD_FILES} {chosen} />
            if report.scored().is_some() {
                <button class="button" type="button" onclick={save}>{ page::SAVE_RESULT }</button>
                <button class="button" type="button" onclick={print}>{ page::PRINT }</button>
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
}

/// What holds for everything that is shown, on paper too.
#[component]
pub fn Banners(props: &BannersProps) -> Html {
    let made_up = props.folder.files().iter().any(|file| file.demonstration);
    let scored = props.report.as_ref().and_then(|report| report.scored());
    let draft = scored.is_some_and(|scored| scored.assessment.plan.scheme.status == Status::Draft);
    let own = scored.is_some_and(|scored| scored.scores.stage == Stage::SelfAssessed);
    let banners = [
        (made_up, page::DEMONSTRATION, page::DEMONSTRATION_WHY),
        (draft, page::DRAFT, page::DRAFT_WHY),
        (own, page::OWN_FIGURES, page::OWN_FIGURES_WHY),
    ];
    if banners.iter().all(|(holds, ..)| !holds) {
        return Html::default();
    }
    let words: Vec<&str> = banners.iter().filter(|(holds, ..)| *holds).map(|(_, word, _)| *word).collect();
    html! {
        <div class="banners">
            <div class="print-mark" aria-hidden="true">{ words.join(" ") }</div>
            for (_, word, why) in banners.into_iter().filter(|(holds, ..)| *holds) {
                <p key={word} class="banner"><strong>{ word }</strong><span>{ why }</span></p>
            }
        </div>
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
    let undo = props.send.reform(|_: MouseEvent| Msg::Undo);
    let dismiss = props.send.reform(|_: MouseEvent| Msg::Dismiss);
    html! {
        <div class="event" role="status">
            if let Some(event) = &props.event {
                <p class="event-text">{ &event.text }</p>
                if event.before.is_some() {
                    <button class="button" type="button" onclick={undo}>{ page::UNDO }</button>
                }
                <button class="button" type="button" onclick={dismiss}>{ page::DISMISS }</button>
            }
        </div>
    }
}
