//! 找单位: from anywhere to a unit's card, by its name, the initials of its pinyin, or its code.

use std::rc::Rc;

use ip_scorecard::check::UnitNo;
use ip_scorecard::text::page;
use yew::prelude::*;

use super::field::{use_field, use_units};
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::route::Route;
use crate::platform::{address, typing};

/// How many units are offered; who does not find theirs types one letter more.
const OFFERED: usize = 10;

/// What a [`Search`] needs.
#[derive(PartialEq, Properties)]
pub struct SearchProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Its id, another one for each on the page.
    pub id: AttrValue,
}

/// A field that offers the units which fit: arrows choose, Enter opens the card.
///
/// After "Editable Combobox With List Autocomplete" of the ARIA Authoring Practices.
#[component]
pub fn Search(props: &SearchProps) -> Html {
    let lang = use_lang();
    let SearchProps { report, id } = props;
    let query = use_state(|| Rc::<str>::from(""));
    let chosen = use_state(|| 0_usize);
    let open = use_state(|| false);
    let index = use_units(report);
    let found = use_memo((report.clone(), query.clone()), |(_, query)| match query.trim() {
        "" => Vec::new(),
        typed => index.best(typed).into_iter().map(UnitNo).collect::<Vec<_>>(),
    });
    let field = use_field((*query).clone(), {
        let (query, chosen, open) = (query.clone(), chosen.clone(), open.clone());
        Callback::from(move |text: String| {
            open.set(!text.trim().is_empty());
            chosen.set(0);
            query.set(text.into());
        })
    });
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let offered: Vec<UnitNo> = found.iter().copied().take(OFFERED).collect();
    let leave = {
        let (query, open, field) = (query.clone(), open.clone(), field.clone());
        Callback::from(move |()| {
            if let Some(field) = field.cast() {
                typing::empty(&field);
            }
            open.set(false);
            query.set(Rc::default());
        })
    };
    let go = |unit: &UnitNo| {
        let (href, leave) = (Route::Unit(plan.unit(*unit).code.text()).href(), leave.clone());
        Callback::from(move |()| {
            leave.emit(());
            address::go(&href);
        })
    };
    let onkeydown = {
        let (chosen, open, leave, count) = (chosen.clone(), open.clone(), leave.clone(), offered.len());
        let enter = offered.get(*chosen).map(go);
        Callback::from(move |event: KeyboardEvent| {
            if typing::is_composing(&event) {
                return;
            }
            match (event.key().as_str(), *open && count > 0) {
                ("ArrowDown", true) => chosen.set((*chosen + 1) % count),
                ("ArrowUp", true) => chosen.set((*chosen + count - 1) % count),
                ("ArrowDown" | "ArrowUp", false) => open.set(count > 0),
                ("Enter", true) => enter.iter().for_each(|go| go.emit(())),
                ("Escape", true) => open.set(false),
                ("Escape", false) => leave.emit(()),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let close = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(false))
    };
    let listed = *open && !offered.is_empty();
    let (list, option) = (format!("{id}-list"), |no: usize| format!("{id}-{no}"));
    let hit = |(no, unit): (usize, &UnitNo)| {
        let keep = Callback::from(|event: MouseEvent| event.prevent_default()); // the keyboard stays in the field
        let onclick = go(unit).reform(|_: MouseEvent| ());
        html! {
            <li key={unit.0} id={option(no)} role="option" aria-selected={(no == *chosen).to_string()} onmousedown={keep} {onclick}>
                <span>{ &*plan.unit(*unit).title }</span>
                <small>{ page::find::hit(lang, scored, *unit) }</small>
            </li>
        }
    };
    html! {
        <div class="search">
            <input type="search" ref={field} id={id.clone()} role="combobox" aria-label={page::find::GO_TO.of(lang)}
                placeholder={page::find::GO_TO.of(lang)} title={page::find::WHAT.of(lang)} autocomplete="off" spellcheck="false"
                aria-autocomplete="list" aria-expanded={listed.to_string()} aria-controls={list.clone()}
                aria-activedescendant={listed.then(|| option(*chosen))} {onkeydown} onblur={close} />
            <ul class="search-list" id={list} role="listbox" aria-label={page::find::GO_TO.of(lang)} hidden={!listed}>
                { for offered.iter().enumerate().filter(|_| listed).map(hit) }
            </ul>
            <p class={classes!("search-told", (!*open || listed).then_some("hidden"))} role="status">
                if *open {
                    { page::find::hits(lang, found.len(), offered.len()) }
                }
            </p>
        </div>
    }
}
