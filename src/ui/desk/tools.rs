//! What stands above the table: which data, what is done to marked cells, what a paste left out, saving.

use ip_scorecard::check::GroupNo;
use ip_scorecard::text;

use super::*;
use crate::platform::field;
use crate::ui::folder::OpenFile;

/// Pieces that a paste left out which are listed; nobody reads more.
const LISTED: usize = 100;

impl Desk {
    /// Which data are shown, and what can be done to marked cells.
    pub(super) fn tools(&self, ctx: &Context<Desk>, lang: Lang) -> Html {
        let link = ctx.link();
        let sheet = &self.books.sheet;
        let departments = sheet.departments();
        let plan = sheet.plan();
        let show = |change: fn(&mut Filter, usize, &Books)| {
            let (filter, books) = (self.filter.clone(), self.books.clone());
            link.callback(move |event: Event| {
                let mut filter = filter.clone();
                // 0 stands for all.
                change(&mut filter, field::value(&event).parse().unwrap_or_default(), &books);
                Act::Show(filter)
            })
        };
        let department = show(|filter, no, books| {
            filter.department = no.checked_sub(1).and_then(|no| books.sheet.departments().get(no).cloned());
        });
        let group = show(|filter, no, _| filter.group = no.checked_sub(1).map(GroupNo));
        let only = show(|filter, no, _| filter.only = ONLY.get(no).copied().unwrap_or_default());
        let targets = {
            let filter = self.filter.clone();
            link.callback(move |event: Event| {
                Act::Show(Filter { targets: field::is_checked(&event), ..filter.clone() })
            })
        };
        let stage = link.callback(|event: Event| {
            let no = field::value(&event).parse::<usize>().unwrap_or_default();
            Act::Turn(STAGES.get(no).copied().unwrap_or(Stage::Verified))
        });
        let no_of = |only: Only| match only {
            Only::All => 0,
            Only::Missing => self.counts[0],
            Only::Changed => self.counts[1],
        };
        let option = |no: usize, name: String, selected: bool| {
            html! { <option key={no} value={no.to_string()} {selected}>{ name }</option> }
        };
        html! {
            <div class="desk-tools">
                <label>{ words::DEPARTMENT.of(lang) }
                    <select onchange={department}>
                        { option(0, words::ALL_DEPARTMENTS.of(lang).to_owned(), self.filter.department.is_none()) }
                        for (no, name) in departments.iter().enumerate() {
                            { option(no + 1, name.to_string(), self.filter.department.as_ref() == Some(name)) }
                        }
                    </select>
                </label>
                <label>{ words::GROUP.of(lang) }
                    <select onchange={group}>
                        { option(0, words::ALL_GROUPS.of(lang).to_owned(), self.filter.group.is_none()) }
                        for (no, group) in plan.groups.iter().enumerate() {
                            { option(no + 1, group.title.to_string(), self.filter.group == Some(GroupNo(no))) }
                        }
                    </select>
                </label>
                <label>{ words::STAGE.of(lang) }
                    <select onchange={stage}>
                        for (no, stage) in STAGES.into_iter().enumerate() {
                            { option(no, text::stage(lang, stage).to_owned(), sheet.stage() == stage) }
                        }
                    </select>
                </label>
                <label>{ words::ONLY.of(lang) }
                    <select onchange={only}>
                        for (no, only) in ONLY.into_iter().enumerate() {
                            { option(no, words::only(lang, only, no_of(only)), self.filter.only == only) }
                        }
                    </select>
                </label>
                <label class="desk-check">
                    <input type="checkbox" checked={self.filter.targets} onchange={targets} />{ words::TARGETS.of(lang) }
                </label>
                { self.marked(ctx, lang) }
            </div>
        }
    }

    /// What can be done to marked cells.
    fn marked(&self, ctx: &Context<Desk>, lang: Lang) -> Html {
        let button = |label: &str, keys: &'static str, command: Command| {
            let onclick = ctx.link().callback(move |_: MouseEvent| Act::Command(command));
            html! {
                <button key={keys} type="button" class="button" {onclick} aria-keyshortcuts={keys} title={keys}>{ label.to_owned() }</button>
            }
        };
        let states = ["Alt+1", "Alt+2", "Alt+3"].into_iter().zip(State::ALL.iter().copied());
        html! {
            <div class="desk-marked-tools" role="group" aria-label={words::TO_SELECTION.of(lang)}>
                for (keys, state) in states {
                    { button(told::state(lang, state), keys, Command::State(Some(state))) }
                }
                { button(words::NO_STATE.of(lang), "Alt+0", Command::State(None)) }
                { button(words::FILL.of(lang), "Control+D", Command::Fill) }
                { button(words::CLEAR.of(lang), "Delete", Command::Clear) }
            </div>
        }
    }

    /// What is refused, what is to be decided of a paste, and what the last one left out.
    pub(super) fn pasting(&self, ctx: &Context<Desk>, lang: Lang) -> Html {
        let link = ctx.link();
        let settle = |label: &str, class: &'static str, answer: Option<bool>| {
            let onclick = link.callback(move |_: MouseEvent| Act::Settle(answer));
            html! { <button type="button" {class} {onclick}>{ label.to_owned() }</button> }
        };
        let dismiss = link.callback(|_: MouseEvent| Act::Dismiss);
        html! {
            <>
                if let Some((text, why)) = &self.refused {
                    <p class="desk-refused" role="alert">{ refused(lang, text, why) }</p>
                }
                if self.offer.is_some() {
                    <div class="desk-offer" role="alert">
                        <p>{ words::OFFER.of(lang) }</p>
                        <p class="desk-answers">
                            { settle(words::BY_HEADINGS.of(lang), "button button-main", Some(true)) }
                            { settle(words::BY_PLACE.of(lang), "button", Some(false)) }
                            { settle(words::CANCEL.of(lang), "button", None) }
                        </p>
                    </div>
                }
                if !self.strays.is_empty() {
                    <div class="desk-strays">
                        <ul>
                            for (no, stray) in self.strays.iter().enumerate().take(LISTED) {
                                <li key={no}>{ told::stray(lang, &self.books.sheet, stray) }</li>
                            }
                        </ul>
                        <button type="button" class="button" onclick={dismiss}>{ words::DISMISS.of(lang) }</button>
                    </div>
                }
            </>
        }
    }
}

const ONLY: [Only; 3] = [Only::All, Only::Missing, Only::Changed];
const STAGES: [Stage; 2] = [Stage::Verified, Stage::SelfAssessed];

/// Why a text is not taken, and what to write instead.
pub(super) fn refused(lang: Lang, text: &str, why: &Refusal) -> String {
    let (what, remedy) = told::refusal(lang, text, why);
    words::refused(lang, &what, &remedy)
}

/// The files that were not saved, each to be saved under its own name, or all at once.
pub(super) fn saving(lang: Lang, props: &DeskProps) -> Html {
    let DeskProps { folder, unsaved, send, .. } = props;
    let files: Vec<&OpenFile> = unsaved.iter().filter_map(|id| folder.by_id(*id)).collect();
    if files.is_empty() {
        return Html::default();
    }
    let save = |ids: Vec<FileId>| send.reform(move |_: MouseEvent| Msg::SaveOpen(ids.clone()));
    html! {
        <div class="desk-saving" role="group" aria-label={words::UNSAVED.of(lang)}>
            <span>{ words::unsaved(lang, files.len()) }</span>
            if files.len() > 1 {
                <button type="button" class="button button-main" onclick={save(unsaved.to_vec())}>{ words::SAVE_ALL.of(lang) }</button>
            }
            for file in files {
                <button key={file.id.to_string()} type="button" class="button" onclick={save(vec![file.id])}>
                    { words::save(lang, &file.opened.name) }
                </button>
            }
        </div>
    }
}

/// What the keys do.
pub(super) fn keys(lang: Lang) -> Html {
    html! {
        <details class="desk-keys">
            <summary>{ words::KEYS.of(lang) }</summary>
            <p>{ words::HOW.of(lang) }</p>
            <dl>
                for (key, does) in words::keys(lang) {
                    <div key={key}><dt>{ key }</dt><dd>{ does }</dd></div>
                }
            </dl>
        </details>
    }
}
