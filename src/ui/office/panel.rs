//! What the office is at, above every view.

use ip_scorecard::office::archive::Checked;
use ip_scorecard::text::office::archive::{self, FindingTold};
use ip_scorecard::text::{Lang, office as words};
use yew::prelude::*;

use crate::platform::office::Trouble;
use crate::ui::controls::More;
use crate::ui::lang::use_lang;
use crate::ui::state::{Msg, Office, Order, PANEL, Turn};

/// Findings that are shown at once.
const PORTION: usize = 20;

/// What the [`Panel`] needs.
#[derive(PartialEq, Properties)]
pub struct PanelProps {
    /// What the office is at.
    pub office: Office,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// What the office is at; nothing while it rests.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    let lang = use_lang();
    let PanelProps { office, send } = props;
    match office {
        Office::Idle => Html::default(),
        Office::Working { order, step } => working(lang, order, *step, send),
        Office::Failed { order, trouble } => failed(lang, order, trouble, send),
        Office::Checked(checked) => html! {
            <Findings checked={(**checked).clone()} send={send.clone()} />
        },
    }
}

fn button(label: &'static str, send: &Callback<Msg>, turn: impl Fn() -> Turn + 'static) -> Html {
    let onclick = send.reform(move |_: MouseEvent| Msg::Office(turn()));
    html! { <button class="button" type="button" {onclick}>{ label }</button> }
}

fn working(lang: Lang, order: &Order, step: Option<(usize, usize)>, send: &Callback<Msg>) -> Html {
    let title = order.title.of(lang);
    let told =
        step.map_or_else(|| words::LOADING.of(lang).to_owned(), |(done, of)| words::progress(lang, done, of));
    let bar = match step {
        Some((done, of)) => {
            html! { <progress max={of.to_string()} value={done.to_string()} aria-label={title} /> }
        }
        None => html! { <progress aria-label={title} /> },
    };
    html! {
        <section class="office office-working" id={PANEL} tabindex="-1" aria-label={title}>
            <p role="status"><strong>{ title }</strong></p>
            <p class="muted office-step">{ told }</p>
            { bar }
            { button(words::CANCEL.of(lang), send, || Turn::Cancel) }
        </section>
    }
}

fn failed(lang: Lang, order: &Order, trouble: &Trouble, send: &Callback<Msg>) -> Html {
    let (title, why, detail) = match trouble {
        Trouble::Unavailable(detail) => (words::UNAVAILABLE, words::UNAVAILABLE_WHY, detail),
        Trouble::Broken(detail) => (words::BROKEN, words::BROKEN_WHY, detail),
    };
    html! {
        <section class="office office-failed" role="alert">
            <p><strong>{ words::trouble(lang, title, order.title) }</strong></p>
            <p>{ why.of(lang) }</p>
            if !detail.is_empty() {
                <details>
                    <summary>{ words::DETAILS.of(lang) }</summary>
                    <pre class="office-detail">{ detail }</pre>
                </details>
            }
            <p class="office-buttons">
                { button(words::RETRY.of(lang), send, || Turn::Retry) }
                { button(words::CLOSE.of(lang), send, || Turn::Close) }
            </p>
        </section>
    }
}

/// What [`Findings`] need.
#[derive(PartialEq, Properties)]
struct FindingsProps {
    /// What was found.
    checked: Checked,
    /// Takes messages.
    send: Callback<Msg>,
}

/// 存档包核对
#[component]
fn Findings(props: &FindingsProps) -> Html {
    let lang = use_lang();
    let shown = use_state(|| PORTION);
    let FindingsProps { checked, send } = props;
    let mark = if checked.is_sound() { "office-sound" } else { "office-failed" };
    let all: Vec<FindingTold> = checked.findings.iter().map(|found| archive::finding(lang, found)).collect();
    let line = |told: &FindingTold| {
        html! { <li><span>{ &told.message }</span><span class="muted">{ &told.remedy }</span></li> }
    };
    let again = checked.reproduction.as_ref().filter(|_| !checked.is_sound());
    html! {
        <section class={classes!("office", mark)} aria-label={archive::CHECK.of(lang)}>
            <h2>{ archive::CHECK.of(lang) }</h2>
            <p role="status"><strong>{ archive::verdict(lang, checked) }</strong></p>
            if let Some(about) = &checked.about {
                <p>{ archive::about(lang, about) }</p>
            }
            if !all.is_empty() || again.is_some() {
                <ul class="office-findings">
                    { for all.iter().take(*shown).map(line) }
                    { for again.map(|again| line(&archive::reproduction(lang, again))) }
                </ul>
                <More shown={*shown} all={all.len()} portion={PORTION}
                    onmore={Callback::from(move |count| shown.set(count))} />
            }
            if let Some(about) = &checked.about {
                <p class="muted office-digest">{ archive::digest(lang, about) }</p>
            }
            <p class="office-buttons">{ button(words::CLOSE.of(lang), send, || Turn::Close) }</p>
        </section>
    }
}
