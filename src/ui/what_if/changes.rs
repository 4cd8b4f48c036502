//! The list of changes: what each is, what became of it, and the way back.

use std::rc::Rc;

use ip_scorecard::issue::Severity;
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::simulation::{Fate, Listed, Outcome, Wish};
use crate::ui::state::{CHANGES, Msg};

/// What the [`Changes`] need.
#[derive(PartialEq, Properties)]
pub struct ChangesProps {
    /// What was computed of the files.
    pub formal: Shared<Report>,
    /// The changes, in the order of making.
    pub changes: Rc<Vec<Listed>>,
    /// What came of them.
    pub outcome: Option<Shared<Outcome>>,
    /// Whether the reader went back to the result.
    pub left: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The list of changes.
#[component]
pub fn Changes(props: &ChangesProps) -> Html {
    let lang = use_lang();
    let ChangesProps { formal, changes, outcome, left, send } = props;
    let wish = |wish: Wish| send.reform(move |_: MouseEvent| Msg::Simulate(wish.clone()));
    let fate = |listed: &Listed| outcome.as_ref().and_then(|outcome| outcome.fate(listed.id));
    let is_held = |listed: &&Listed| matches!(fate(listed), Some(Fate::Misfit(_) | Fate::Refused(_)));
    let held = changes.iter().filter(is_held).count();
    html! {
        <section class="sheet whatif-changes" aria-labelledby={CHANGES}>
            <div class="sheet-head">
                <h3 id={CHANGES} tabindex="-1">
                    { page::whatif::CHANGES.of(lang) }
                    if !changes.is_empty() {
                        <span class="muted">{ page::whatif::count(lang, changes.len(), held) }</span>
                    }
                </h3>
                if !changes.is_empty() {
                    <div class="row-actions">
                        if *left {
                            <button class="button button-main" type="button" onclick={wish(Wish::Resume)}>
                                { page::whatif::RESUME.of(lang) }
                            </button>
                        }
                        <button class="button" type="button" onclick={wish(Wish::Discard)}>
                            { page::whatif::UNDO_ALL.of(lang) }
                        </button>
                    </div>
                }
            </div>
            if changes.is_empty() {
                <p class="muted">{ page::whatif::NO_CHANGES.of(lang) }</p>
            }
            if *left {
                <p class="whatif-left">{ page::whatif::LEFT.of(lang) }</p>
            }
            <ol class="whatif-list">
                for listed in changes.iter() {
                    <li key={listed.id} class={classes!(is_held(&listed).then_some("whatif-held"))}>
                        { change(lang, formal, listed, fate(listed).filter(|_| !left), wish(Wish::Undo(listed.id))) }
                    </li>
                }
            </ol>
        </section>
    }
}

fn change(
    lang: Lang,
    formal: &Report,
    listed: &Listed,
    fate: Option<&Fate>,
    undo: Callback<MouseEvent>,
) -> Html {
    let told = page::whatif::change(lang, formal.scored(), &listed.change);
    let name = page::whatif::undo_name(lang, &told);
    let held = fate.and_then(|fate| reason(lang, fate));
    html! {
        <>
            <div class="whatif-change">
                <p><b>{ told.subject }</b></p>
                <p>
                    { told.what }{ "\u{3000}" }
                    <s>{ told.before }</s>{ " → " }<strong>{ told.after }</strong>
                    if let Some(remark) = told.remark {
                        <span class="muted">{ "\u{3000}" }{ remark }</span>
                    }
                </p>
                if let Some(held) = held {
                    <p class="whatif-fault"><strong>{ page::whatif::HELD.of(lang) }</strong>{ lang.pick("：", ": ") }{ held }</p>
                }
            </div>
            <button class="button" type="button" onclick={undo} aria-label={name}>{ page::whatif::UNDO.of(lang) }</button>
        </>
    }
}

/// Why a change is held back.
fn reason(lang: Lang, fate: &Fate) -> Option<String> {
    match fate {
        Fate::InEffect => None,
        Fate::Misfit(misfit) => Some(page::whatif::misfit(lang, misfit)),
        Fate::Refused(report) => {
            let errors = report.issues(lang).iter().filter(|issue| issue.severity == Severity::Error);
            let mut messages: Vec<&str> = errors.map(|issue| &*issue.message).collect();
            messages.dedup();
            Some(page::whatif::refused(lang, &messages))
        }
    }
}
