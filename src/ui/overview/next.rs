//! 现在要做的: the tasks in the order of their urgency, each with the way to where it is done.

use ip_scorecard::analyse::agenda::{Task, agenda};
use ip_scorecard::text::Lang;
use ip_scorecard::text::page::overview::next as words;
use yew::prelude::*;

use super::{DATA, GOALS, RAISED};
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::route::Route;
use crate::ui::state::Msg;

/// What [`Next`] needs.
#[derive(PartialEq, Properties)]
pub struct NextProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// What to do next.
#[component]
pub fn Next(props: &NextProps) -> Html {
    let lang = use_lang();
    let NextProps { report, send } = props;
    let tasks = agenda(&report.assessed);
    html! {
        <section class="sheet next" aria-labelledby="overview-next">
            <h3 id="overview-next">{ words::NEXT.of(lang) }</h3>
            if tasks.is_empty() {
                <p>{ words::NOTHING_NEXT.of(lang) }</p>
            } else {
                <ol>{ for tasks.iter().map(|task| item(lang, report, task, send)) }</ol>
            }
        </section>
    }
}

fn item(lang: Lang, report: &Report, task: &Task, send: &Callback<Msg>) -> Html {
    let told = words::task(lang, report.scored(), task);
    html! {
        <li key={told.text.clone()}>
            <span class={classes!("tag", urgency(task))}>{ told.verb }</span>
            <p>{ told.text }{ " " }{ way(task, told.link, send) }</p>
        </li>
    }
}

fn urgency(task: &Task) -> Option<&'static str> {
    match task {
        Task::Mend { .. } | Task::Decide { .. } | Task::Notify { .. } => Some("tag-alarm"),
        Task::Check { .. } | Task::CollectVerified { .. } | Task::Urge { .. } | Task::Verify { .. } => {
            Some("tag-warning")
        }
        Task::OpenData | Task::Pursue { .. } | Task::Adopt => None,
    }
}

/// The way to where a task is done: another view, or further down in this one.
fn way(task: &Task, label: &'static str, send: &Callback<Msg>) -> Html {
    let view = |route: Route| html! { <a href={route.href()}>{ label }</a> };
    let below = |id: &'static str| {
        let find = send.reform(move |_: MouseEvent| Msg::Find(id.to_owned()));
        html! { <button class="link" type="button" onclick={find}>{ label }</button> }
    };
    match task {
        Task::Mend { .. } | Task::Check { .. } => view(Route::Issues),
        Task::OpenData | Task::CollectVerified { .. } | Task::Adopt => view(Route::Files),
        Task::Urge { .. } | Task::Verify { .. } => below(DATA),
        Task::Decide { .. } => view(Route::Ranking),
        Task::Notify { .. } => below(RAISED),
        Task::Pursue { .. } => below(GOALS),
    }
}
