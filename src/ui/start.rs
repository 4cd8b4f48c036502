//! The first view: what the page wants, and a way to see it at work without any file.

use ip_scorecard::text::page;
use yew::prelude::*;

use super::controls::Picker;
use super::downloads::Downloads;
use super::samples;
use super::state::{HEADING, Msg};
use crate::platform::file::File;

/// What [`Start`] needs.
#[derive(PartialEq, Properties)]
pub struct StartProps {
    /// Whether files are on their way already.
    pub waiting: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The first view.
#[component]
pub fn Start(props: &StartProps) -> Html {
    let StartProps { waiting, send } = props;
    if *waiting {
        return html! { <p class="empty">{ page::COMPUTING }</p> };
    }
    let chosen = send.reform(|files: Vec<File>| Msg::Handed(files, None));
    let sample = send.reform(|_: MouseEvent| Msg::OpenSample(samples::year()));
    let faulty = send.reform(|_: MouseEvent| Msg::OpenSample(samples::faulty_year()));
    html! {
        <div class="start">
            <section class="start-drop">
                <h2 id={HEADING} tabindex="-1">{ page::WELCOME }</h2>
                <p class="start-choose">
                    <Picker label={page::CHOOSE} class="button-main" {chosen} />
                    <span>{ page::OR }{ page::DROP_HERE }</span>
                </p>
                <dl class="start-expected">
                    for (what, how) in page::EXPECTED {
                        <div key={what}><dt>{ what }</dt><dd>{ how }</dd></div>
                    }
                </dl>
                <p class="start-local"><strong>{ page::STAYS_HERE }</strong>{ page::STAYS_HERE_WHY }</p>
            </section>
            <section class="start-try">
                <h2>{ page::TRY }</h2>
                <ul>
                    <li>
                        <button class="button" type="button" onclick={sample}>{ page::LOAD_SAMPLE }</button>
                        <span>{ page::LOAD_SAMPLE_WHY }</span>
                    </li>
                    <li>
                        <button class="button" type="button" onclick={faulty}>{ page::LOAD_FAULTY }</button>
                        <span>{ page::LOAD_FAULTY_WHY }</span>
                    </li>
                </ul>
            </section>
            <Downloads {send} />
        </div>
    }
}
