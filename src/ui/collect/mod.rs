//! 收件: what became of the workbooks and tables that came in.
//!
//! [`Received`] is the view, file by file, with everything that was not taken and where it stands;
//! [`matching`] asks what stands where in a table that does not say so itself. [`Waiting`] reminds of it
//! from every other view.

mod matching;

use std::rc::Rc;

use ip_scorecard::office::collect::{Fault, Remark};
use ip_scorecard::text::Lang;
use ip_scorecard::text::office::collect as words;
use yew::prelude::*;

use super::controls::{More, Picker, Scroll};
use super::folder::Folder;
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::route::Route;
use super::state::{Collecting, Entry, HEADING, Msg, Place, Turn, entry_id};
use crate::platform::file::File;
use matching::{Ask, Choices};

/// Faults that are shown of a file at once.
const PORTION: usize = 20;

/// What [`Received`] needs.
#[derive(PartialEq, Properties)]
pub struct ReceivedProps {
    /// What came in.
    pub entries: Shared<Vec<Entry>>,
    /// The open files.
    pub folder: Rc<Folder>,
    /// What was computed of them, with the scheme.
    pub report: Shared<Report>,
    /// Whether a job is under way.
    pub working: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// 收件
#[component]
pub fn Received(props: &ReceivedProps) -> Html {
    let lang = use_lang();
    let ReceivedProps { entries, folder, report, working, send } = props;
    let choices = use_memo((report.clone(), lang), |(report, lang)| {
        report.scheme().map(|(_, plan)| Shared::new(Choices::of(*lang, plan)))
    });
    let Some(choices) = &*choices else { return Html::default() };
    let chosen = send.reform(|files: Vec<File>| Msg::Handed(files, Place::Beside));
    let clear = send.reform(|_: MouseEvent| Msg::Office(Turn::Collect(Collecting::DropAll)));
    html! {
        <section class="sheet collect">
            <div class="sheet-head">
                <h2 id={HEADING} tabindex="-1">{ words::TITLE.of(lang) }</h2>
                <p class="muted">{ words::RECEIVING.of(lang) }</p>
            </div>
            <p class="collect-buttons">
                <Picker label={words::CHOOSE.of(lang)} {chosen} />
                <a class="button" href={Route::Export.href()}>{ words::MAKE.of(lang) }</a>
                if !entries.is_empty() {
                    <button class="button" type="button" onclick={clear}>{ words::CLEAR.of(lang) }</button>
                }
            </p>
            if entries.is_empty() {
                <p class="empty">{ words::EMPTY.of(lang) }</p>
            }
            <div class="collect-files">
                for (no, entry) in entries.iter().enumerate() {
                    { file(lang, choices, no, entry, folder, *working, send) }
                }
            </div>
        </section>
    }
}

fn button(
    label: &'static str,
    name: &str,
    disabled: bool,
    send: &Callback<Msg>,
    act: impl Fn() -> Collecting + 'static,
) -> Html {
    let onclick = send.reform(move |_: MouseEvent| Msg::Office(Turn::Collect(act())));
    let name = format!("{label} {name}");
    html! { <button class="button" type="button" aria-label={name} {disabled} {onclick}>{ label }</button> }
}

/// One file that came in.
fn file(
    lang: Lang,
    choices: &Shared<Choices>,
    no: usize,
    entry: &Entry,
    folder: &Folder,
    working: bool,
    send: &Callback<Msg>,
) -> Html {
    let book = &entry.book;
    let is_open = entry.is_open(folder);
    let (mark, told) = match (&book.taken, &book.asked) {
        (_, Some(asked)) => ("collect-asked", words::asked(lang, asked.open_suggestions())),
        (Some(taken), None) if is_open => ("collect-taken", words::taken(lang, taken)),
        (Some(taken), None) => ("collect-part", words::ready(lang, taken, book.faults.len())),
        (None, None) => ("collect-refused", words::refused(lang)),
    };
    let take = match (&book.taken, book.faults.is_empty()) {
        (Some(_), true) if !is_open => Some(words::TAKE),
        (Some(_), false) if !is_open => Some(words::TAKE_REST),
        _ => None,
    };
    let id = entry_id(no);
    html! {
        <section class={classes!("collect-file", mark)} key={format!("{no} {}", book.name)} aria-labelledby={id.clone()}>
            <h3 {id} tabindex="-1">{ &book.name }</h3>
            <p role="status">{ told }</p>
            if !book.faults.is_empty() {
                <Faults faults={book.faults.clone()} />
            }
            if !book.remarks.is_empty() {
                <details>
                    <summary>{ words::remarks(lang, book.remarks.len()) }</summary>
                    <ul class="collect-remarks">{ for book.remarks.iter().take(500).map(|found| remark(lang, found)) }</ul>
                </details>
            }
            if let Some(asked) = &book.asked {
                <Ask {no} asked={asked.clone()} {choices} {working} send={send.clone()} />
            }
            <p class="collect-buttons">
                if let Some(take) = take {
                    { button(take.of(lang), &book.name, working, send, move || Collecting::Take(no)) }
                }
                { button(words::DROP.of(lang), &book.name, false, send, move || Collecting::Drop(no)) }
            </p>
        </section>
    }
}

fn remark(lang: Lang, remark: &Remark) -> Html {
    let spot = remark.spot.as_ref().map(|spot| words::spot(lang, Some(spot)));
    html! { <li><span class="collect-spot">{ spot }</span>{ remark.what.of(lang) }</li> }
}

/// What [`Faults`] need.
#[derive(PartialEq, Properties)]
struct FaultsProps {
    /// What was not taken.
    faults: Vec<Fault>,
}

/// Everything that was not taken of a file, with its place and what to do.
#[component]
fn Faults(props: &FaultsProps) -> Html {
    let lang = use_lang();
    let shown = use_state(|| PORTION);
    let line = |(no, fault): (usize, &Fault)| {
        html! {
            <tr key={no}>
                <th scope="row" class="collect-spot">{ words::spot(lang, fault.spot.as_ref()) }</th>
                <td>{ fault.what.of(lang) }</td>
                <td>{ fault.remedy.of(lang) }</td>
            </tr>
        }
    };
    html! {
        <>
            <Scroll label={words::WHAT.of(lang)}>
                <table class="grid collect-faults">
                    <thead><tr>
                        <th scope="col">{ words::PLACE.of(lang) }</th>
                        <th scope="col">{ words::WHAT.of(lang) }</th>
                        <th scope="col">{ words::REMEDY.of(lang) }</th>
                    </tr></thead>
                    <tbody>{ for props.faults.iter().enumerate().take(*shown).map(line) }</tbody>
                </table>
            </Scroll>
            <More shown={*shown} all={props.faults.len()} portion={PORTION}
                onmore={Callback::from(move |count| shown.set(count))} />
        </>
    }
}

/// What [`Waiting`] needs.
#[derive(PartialEq, Properties)]
pub struct WaitingProps {
    /// What came in.
    pub entries: Shared<Vec<Entry>>,
    /// The open files.
    pub folder: Rc<Folder>,
}

/// Reminds of files that wait for the reader; nothing where there are none.
#[component]
pub fn Waiting(props: &WaitingProps) -> Html {
    let lang = use_lang();
    let waits = |entry: &&Entry| {
        !entry.is_open(&props.folder) && (entry.book.asked.is_some() || entry.book.taken.is_some())
    };
    let count = props.entries.iter().filter(waits).count();
    if count == 0 {
        return Html::default();
    }
    html! {
        <p class="office collect-waiting">
            { words::waiting(lang, count) }{ " " }<a href={Route::Collect.href()}>{ words::VIEW.of(lang) }</a>
        </p>
    }
}
