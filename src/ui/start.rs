//! The first view: what the page wants, and a way to see it at work without any file.

use ip_scorecard::text::page;
use yew::prelude::*;

use super::controls::{Picker, SchemeButtons};
use super::downloads::Downloads;
use super::samples::{self, BUSINESS, BuiltIn, PERFORMANCE};
use super::state::{HEADING, Msg, Place};
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
    let chosen = send.reform(|files: Vec<File>| Msg::Handed(files, Place::Beside));
    let sample =
        |scheme: &'static BuiltIn| send.reform(move |_: MouseEvent| Msg::OpenSample(samples::year(scheme)));
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
                    <div>
                        <dt>{ page::NO_SCHEME_YET }</dt>
                        <dd class="start-schemes"><SchemeButtons {send} /></dd>
                    </div>
                </dl>
                <p class="start-local"><strong>{ page::STAYS_HERE }</strong>{ page::STAYS_HERE_WHY }</p>
            </section>
            <section class="start-try">
                <h2>{ page::TRY }</h2>
                <ul>
                    <li>
                        <button class="button" type="button" onclick={sample(&PERFORMANCE)}>{ page::LOAD_SAMPLE }</button>
                        <span>{ page::LOAD_SAMPLE_WHY }</span>
                    </li>
                    <li>
                        <button class="button" type="button" onclick={sample(&BUSINESS)}>{ page::LOAD_OTHER }</button>
                        <span>{ page::LOAD_OTHER_WHY }</span>
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
