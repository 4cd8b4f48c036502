//! Says what is kept on this machine, where and until when; clears it, keeps it longer, takes it up again.

use std::rc::Rc;

use ip_scorecard::kept::Span;
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use super::folder::Folder;
use super::kept::{Keeping, Kept, Left, Own};
use super::lang::use_lang;
use super::state::Msg;
use crate::platform::store::Refused;

/// What the [`Notice`] needs.
#[derive(PartialEq, Properties)]
pub struct NoticeProps {
    /// The open files.
    pub folder: Rc<Folder>,
    /// What is known of what is kept.
    pub keeping: Keeping,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// What is kept, by this tab and by others.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let lang = use_lang();
    let NoticeProps { folder, keeping, send } = props;
    let long = keeping.span == Span::Longer;
    let allow =
        send.reform(move |_: Event| Msg::Kept(Kept::Allow(if long { Span::Day } else { Span::Longer })));
    let refused = matches!(keeping.own, Own::Refused(_));
    html! {
        <section class="kept" aria-labelledby="kept">
            <h3 id="kept" tabindex="-1">{ page::kept::KEPT.of(lang) }</h3>
            <p class={classes!(refused.then_some("kept-not"))}>{ own(lang, folder, keeping.own) }</p>
            if !refused {
                <p class="muted">{ page::kept::KEPT_WHY.of(lang) }</p>
                if !folder.is_empty() {
                    <label class="kept-longer">
                        <input type="checkbox" checked={long} onchange={allow} />
                        { page::kept::KEEP_LONGER.of(lang) }
                    </label>
                }
                if !folder.is_empty() {
                    <LeftList left={keeping.left.clone()} newer={keeping.newer} resumes=false {send} />
                }
                <Forget {send} />
            }
        </section>
    }
}

/// What became of this tab's own desk.
fn own(lang: Lang, folder: &Folder, own: Own) -> String {
    match own {
        Own::Until(until) => page::kept::keeps(lang, folder.files().len(), until),
        Own::Refused(Refused::Room) => page::kept::NO_ROOM_WHY.of(lang).into(),
        Own::Refused(_) => page::kept::NOT_KEPT_WHY.of(lang).into(),
        Own::Forgotten => page::kept::FORGOTTEN_ELSEWHERE.of(lang).into(),
        Own::Returning => page::kept::RETURNING.of(lang).into(),
        Own::None if folder.is_empty() => page::kept::NOTHING_OPEN.of(lang).into(),
        Own::None => page::kept::KEEPING.of(lang).into(),
    }
}

/// What the [`LeftList`] needs.
#[derive(PartialEq, Properties)]
pub struct LeftListProps {
    /// What closed tabs have left.
    pub left: Rc<[Left]>,
    /// How many desks a newer version of the page has left.
    pub newer: usize,
    /// Whether one of them can be taken up here, where nothing is open.
    pub resumes: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// What closed tabs have left.
#[component]
pub fn LeftList(props: &LeftListProps) -> Html {
    let lang = use_lang();
    let LeftListProps { left, newer, resumes, send } = props;
    if left.is_empty() && *newer == 0 {
        return Html::default();
    }
    html! {
        <div class="left">
            if *resumes {
                <h2>{ page::kept::LEFT.of(lang) }</h2>
            } else {
                <h3>{ page::kept::LEFT.of(lang) }</h3>
            }
            <ul>
                for desk in left.iter() {
                    <li key={&*desk.name}>{ offer(lang, desk, *resumes, send) }</li>
                }
            </ul>
            if *newer > 0 {
                <p class="muted">{ page::kept::newer(lang, *newer) }</p>
            }
        </div>
    }
}

fn offer(lang: Lang, desk: &Left, resumes: bool, send: &Callback<Msg>) -> Html {
    let Left { name, record, crashed, .. } = desk;
    let told = page::kept::left(lang, record.subject.as_deref(), record.files.len(), record.changed);
    let resume = if *crashed { page::kept::RESUME_FILES } else { page::kept::RESUME };
    let (to_resume, to_discard) = (name.clone(), name.clone());
    html! {
        <>
            <span class="left-what">
                { &told }
                <small class="muted">{ page::kept::left_until(lang, record.until) }</small>
                if *crashed {
                    <small class="left-crashed">{ page::kept::CRASHED.of(lang) }</small>
                }
            </span>
            if resumes {
                <button class="button button-main" type="button" aria-label={page::kept::of_desk(lang, resume, &told)}
                    onclick={send.reform(move |_: MouseEvent| Msg::Kept(Kept::Resume(to_resume.clone())))}>
                    { resume.of(lang) }
                </button>
            }
            <button class="button" type="button" aria-label={page::kept::of_desk(lang, page::kept::DISCARD, &told)}
                onclick={send.reform(move |_: MouseEvent| Msg::Kept(Kept::Discard(to_discard.clone())))}>
                { page::kept::DISCARD.of(lang) }
            </button>
        </>
    }
}

/// What [`Forget`] needs.
#[derive(PartialEq, Properties)]
pub struct ForgetProps {
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// Clears everything, when asked twice: nothing brings it back.
#[component]
pub fn Forget(props: &ForgetProps) -> Html {
    let lang = use_lang();
    let asked = use_state(|| false);
    let turn = |to: bool| {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(to))
    };
    if !*asked {
        return html! {
            <button class="button" type="button" onclick={turn(true)}>{ page::kept::FORGET.of(lang) }</button>
        };
    }
    let forget = {
        let (asked, send) = (asked.clone(), props.send.clone());
        Callback::from(move |_: MouseEvent| {
            asked.set(false);
            send.emit(Msg::Kept(Kept::Forget));
        })
    };
    html! {
        <div class="kept-sure" role="group" aria-label={page::kept::FORGET_NOW.of(lang)}>
            <p>{ page::kept::FORGET_SURE.of(lang) }</p>
            <button class="button button-alarm" type="button" onclick={forget}>{ page::kept::FORGET_NOW.of(lang) }</button>
            <button class="button" type="button" onclick={turn(false)}>{ page::kept::FORGET_NOT.of(lang) }</button>
        </div>
    }
}

/// What the [`Mark`] needs.
#[derive(PartialEq, Properties)]
pub struct MarkProps {
    /// What became of this tab's own desk.
    pub own: Own,
}

/// In the head: whether what is open is kept.
#[component]
pub fn Mark(props: &MarkProps) -> Html {
    let lang = use_lang();
    let link = |class: &'static str, text: String| {
        html! { <a {class} href={super::route::Route::Files.href()}>{ text }</a> }
    };
    match props.own {
        Own::Until(until) => link("head-kept", page::kept::kept_until(lang, until)),
        Own::Refused(_) | Own::Forgotten => {
            link("head-kept tag tag-warning", page::kept::NOT_KEPT.of(lang).into())
        }
        Own::None | Own::Returning => Html::default(),
    }
}
