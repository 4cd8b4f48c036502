//! 导出: what the office's module makes of the open files, and how far it is with it.
//!
//! [`Exports`] is the view that offers it, [`Panel`] stands above every view while a job is under way,
//! when one has failed, and with what was found in a package.
//!
//! # How to offer a job
//!
//! 1. The job itself: `src/office/job.rs`.
//! 2. A section in [`Exports`], which sends [`Turn::Make`](super::state::Turn::Make) with the job and the
//!    words that are shown while it is done; [`Offer`] is such a section with one button. A job with
//!    choices has a component of its own in a file beside this one, with an [`Offer`] around them.
//! 3. Progress, cancelling, failures with another try, and saving files of [`Answer::Made`] need nothing
//!    more. Another answer is taken in by `State::answered` (`ui/state/office.rs`).
//! 4. Files that readers hand over for the office are named by their endings in
//!    `platform::file::for_office`; `State::receive` says which job they are for.
//!
//! [`Answer::Made`]: ip_scorecard::office::job::Answer::Made

mod panel;
mod word;

pub use panel::Panel;

use ip_scorecard::office::collect::Kind;
use ip_scorecard::office::job::Job;
use ip_scorecard::text::office::{self as words, archive, book, collect};
use ip_scorecard::text::{Words, page};
use yew::prelude::*;

use self::word::WordOffers;
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::{HEADING, Msg, Turn};

/// What [`Exports`] needs.
#[derive(PartialEq, Properties)]
pub struct ExportsProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Whether a job is under way.
    pub working: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// Everything that can be made of the open files.
#[component]
pub fn Exports(props: &ExportsProps) -> Html {
    let lang = use_lang();
    let ExportsProps { report, working, send } = props;
    let blocked = blocked(report);
    let make = |job: Job, title: Words| send.reform(move |()| Msg::Office(Turn::Make(job.clone(), title)));
    html! {
        <section class="sheet">
            <div class="sheet-head">
                <h2 id={HEADING} tabindex="-1">{ words::EXPORT.of(lang) }</h2>
                <p class="muted">{ words::EXPORT_WHY.of(lang) }</p>
            </div>
            <div class="offers">
                <Offer title={book::BOOK} why={book::BOOK_WHY} {blocked} {working}
                    make={make(Job::Book { lang }, book::MAKING)} />
                <Offer title={archive::PACK} why={archive::PACK_WHY} {blocked} {working}
                    make={make(Job::Pack { lang }, archive::PACKING)} />
                <WordOffers {report} {working} {send} />
                <Offer title={collect::DEPARTMENTS} why={collect::DEPARTMENTS_WHY} {working}
                    make={make(Job::Templates { kind: Kind::Departments, lang }, collect::MAKING)} />
                <Offer title={collect::UNITS} why={collect::UNITS_WHY} {working}
                    make={make(Job::Templates { kind: Kind::Units, lang }, collect::MAKING)} />
            </div>
        </section>
    }
}

/// Why nothing that says what was computed can be made now.
fn blocked(report: &Report) -> Option<Words> {
    match (report.scored().is_some(), report.simulated) {
        (_, true) => Some(page::whatif::NO_EXPORT),
        (false, _) => Some(words::NO_RESULT),
        _ => None,
    }
}

/// What an [`Offer`] needs.
#[derive(PartialEq, Properties)]
pub struct OfferProps {
    /// What is made.
    pub title: Words,
    /// What it is good for.
    pub why: Words,
    /// Why it cannot be made now.
    #[prop_or_default]
    pub blocked: Option<Words>,
    /// Whether another job is under way.
    pub working: bool,
    /// Choices that it has.
    #[prop_or_default]
    pub children: Html,
    /// Called for it to be made.
    pub make: Callback<()>,
}

/// Something that can be made: what it is, its choices, and a button.
#[component]
pub fn Offer(props: &OfferProps) -> Html {
    let lang = use_lang();
    let OfferProps { title, why, blocked, working, children, make } = props;
    let name = words::make(lang, *title);
    html! {
        <section class="offer" aria-label={title.of(lang)}>
            <h3>{ title.of(lang) }</h3>
            <p class="muted">{ why.of(lang) }</p>
            { children.clone() }
            <p class="offer-make">
                <button class="button" type="button" disabled={*working || blocked.is_some()}
                    onclick={make.reform(|_: MouseEvent| ())}>{ name }</button>
                if let Some(blocked) = blocked {
                    <span class="muted">{ blocked.of(lang) }</span>
                }
            </p>
        </section>
    }
}
