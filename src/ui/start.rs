//! The first view: what the page wants, and a way to see it at work without any file.

use std::rc::Rc;

use ip_scorecard::text::page;
use yew::prelude::*;

use super::controls::{Picker, SchemeButtons};
use super::downloads::Downloads;
use super::folder::Folder;
use super::kept::{Keeping, Own};
use super::lang::use_lang;
use super::notice::{LeftList, Notice};
use super::samples::{self, BUSINESS, BuiltIn, PERFORMANCE};
use super::state::{HEADING, Msg, Place};
use crate::platform::file::File;

/// What [`Start`] needs.
#[derive(PartialEq, Properties)]
pub struct StartProps {
    /// Whether files are on their way already.
    pub waiting: bool,
    /// What is known of what is kept.
    pub keeping: Keeping,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The first view.
#[component]
pub fn Start(props: &StartProps) -> Html {
    let lang = use_lang();
    let StartProps { waiting, keeping, send } = props;
    if *waiting {
        let returning = keeping.own == Own::Returning;
        let words = if returning { page::kept::RETURNING } else { page::frame::COMPUTING };
        return html! { <p class="empty">{ words.of(lang) }</p> };
    }
    let something = !keeping.left.is_empty() || keeping.newer > 0 || keeping.own != Own::None;
    let chosen = send.reform(|files: Vec<File>| Msg::Handed(files, Place::Beside));
    let sample =
        |scheme: &'static BuiltIn| send.reform(move |_: MouseEvent| Msg::OpenSample(samples::year(scheme)));
    let faulty = send.reform(|_: MouseEvent| Msg::OpenSample(samples::faulty_year()));
    html! {
        <div class="start">
            <LeftList left={keeping.left.clone()} newer={keeping.newer} resumes=true {send} />
            <section class="start-drop">
                <h2 id={HEADING} tabindex="-1">{ page::start::WELCOME.of(lang) }</h2>
                <p class="start-choose">
                    <Picker label={page::start::CHOOSE.of(lang)} class="button-main" {chosen} />
                    <span>{ page::start::OR.of(lang) }{ page::start::DROP_HERE.of(lang) }</span>
                </p>
                <dl class="start-expected">
                    for (what, how) in page::start::EXPECTED {
                        <div key={what.of(lang)}><dt>{ what.of(lang) }</dt><dd>{ how.of(lang) }</dd></div>
                    }
                    <div>
                        <dt>{ page::start::NO_SCHEME_YET.of(lang) }</dt>
                        <dd><SchemeButtons {send} /></dd>
                    </div>
                </dl>
                <p class="start-local"><strong>{ page::frame::STAYS_HERE.of(lang) }</strong>{ page::frame::STAYS_HERE_WHY.of(lang) }</p>
            </section>
            <section class="start-try">
                <h2>{ page::start::TRY.of(lang) }</h2>
                <ul>
                    <li>
                        <button class="button" type="button" onclick={sample(&PERFORMANCE)}>{ page::start::LOAD_SAMPLE.of(lang) }</button>
                        <span>{ page::start::LOAD_SAMPLE_WHY.of(lang) }</span>
                    </li>
                    <li>
                        <button class="button" type="button" onclick={sample(&BUSINESS)}>{ page::start::LOAD_OTHER.of(lang) }</button>
                        <span>{ page::start::LOAD_OTHER_WHY.of(lang) }</span>
                    </li>
                    <li>
                        <button class="button" type="button" onclick={faulty}>{ page::start::LOAD_FAULTY.of(lang) }</button>
                        <span>{ page::start::LOAD_FAULTY_WHY.of(lang) }</span>
                    </li>
                </ul>
            </section>
            if something {
                <Notice folder={Rc::<Folder>::default()} {keeping} {send} />
            }
            <Downloads {send} />
        </div>
    }
}
