//! The row of tools above the tables: the field to find units, and the panels to choose them, to order
//! them and to choose the columns.

use std::rc::Rc;

use ip_scorecard::analyse::facet::{Choice, Facet, Kind};
use ip_scorecard::analyse::order::Order;
use ip_scorecard::check::UnitNo;
use ip_scorecard::text::{Words, page};
use yew::prelude::*;

use super::columns::{self, ColumnPanel};
use super::levels::LevelPanel;
use super::view::{Look, RankingView};
use crate::platform::{typing, view};
use crate::ui::field::use_field;
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::state::Msg;

/// The id of the field to find units in the ranking.
pub const FIELD: &str = "find";

/// The first unit that is shown.
const FIRST: &str = ".rank tbody a";

/// What the [`Tools`] need.
#[derive(PartialEq, Properties)]
pub struct ToolsProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// What the reader made of the ranking.
    pub view: Rc<RankingView>,
    /// The units that the words looked for fit, whatever else they are chosen by.
    pub named: Shared<Vec<UnitNo>>,
    /// How many units are shown.
    pub shown: usize,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// A panel below the tools; at most one is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Panel {
    Filter,
    Order,
    Columns,
}

/// The tools of the ranking.
#[component]
pub fn Tools(props: &ToolsProps) -> Html {
    let lang = use_lang();
    let ToolsProps { report, view, named, shown, send } = props;
    let open = use_state(|| None::<Panel>);
    let Some(scored) = report.scored() else { return Html::default() };
    let tab = |panel: Panel, label: Words, count: usize| {
        let here = *open == Some(panel);
        let onclick = {
            let open = open.clone();
            Callback::from(move |_: MouseEvent| open.set(Some(panel).filter(|_| !here)))
        };
        html! {
            <button class="button tool" type="button" id={panel.id()} aria-expanded={here.to_string()}
                aria-controls={here.then_some(PANEL)} {onclick}>
                { label.of(lang) }
                if count > 0 {
                    <span class="badge">{ count }</span>
                }
            </button>
        }
    };
    // Escape closes the panel and gives the keyboard back to its button.
    let close = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(panel) = open.filter(|_| event.key() == "Escape" && !typing::is_composing(&event)) {
                open.set(None);
                view::focus(panel.id());
            }
        })
    };
    let body = open.map(|panel| match panel {
        Panel::Filter => html! { <Facets {report} choice={view.choice.clone()} {named} {send} /> },
        Panel::Order => {
            let columns = columns::offered(scored).into_iter().filter(|offered| view.columns.show(offered));
            let columns: Vec<_> = columns.map(|offered| offered.column).collect();
            html! { <LevelPanel {report} order={view.order.clone()} {columns} {send} /> }
        }
        Panel::Columns => html! { <ColumnPanel {report} columns={view.columns.clone()} {send} /> },
    });
    html! {
        <section class="tools" aria-label={page::find::TOOLS.of(lang)} onkeydown={close}>
            <div class="tools-row">
                <Finder query={view.query.clone()} {send} />
                { tab(Panel::Filter, page::find::FILTER, view.choice.facets().count()) }
                { tab(Panel::Order, page::find::ORDER, view.order.levels().len()) }
                { tab(Panel::Columns, page::find::COLUMNS, 0) }
            </div>
            if let Some(body) = body {
                <div class="panel" id={PANEL}>{ body }</div>
            }
            <Told {report} view={view.clone()} shown={*shown} {send} />
        </section>
    }
}

/// The id of the open panel.
const PANEL: &str = "tools-panel";

impl Panel {
    /// The id of its button.
    fn id(self) -> &'static str {
        match self {
            Panel::Filter => "tool-filter",
            Panel::Order => "tool-order",
            Panel::Columns => "tool-columns",
        }
    }
}

/// What the [`Finder`] needs.
#[derive(PartialEq, Properties)]
struct FinderProps {
    query: Rc<str>,
    send: Callback<Msg>,
}

/// The field to find units by what somebody types.
#[component]
fn Finder(props: &FinderProps) -> Html {
    let lang = use_lang();
    let FinderProps { query, send } = props;
    let field = use_field(query.clone(), send.reform(|text: String| Msg::Look(Look::For(text))));
    let onkeydown = {
        let (send, field) = (send.clone(), field.clone());
        Callback::from(move |event: KeyboardEvent| {
            if typing::is_composing(&event) {
                return;
            }
            match event.key().as_str() {
                "Enter" | "ArrowDown" => {
                    event.prevent_default();
                    view::focus_first(FIRST);
                }
                "Escape" => {
                    if let Some(field) = field.cast() {
                        typing::empty(&field);
                    }
                    send.emit(Msg::Look(Look::For(String::new())));
                    event.stop_propagation();
                }
                _ => {}
            }
        })
    };
    html! {
        <label class="finder">
            <span class="finder-name">{ page::find::FIND.of(lang) }</span>
            <input type="search" id={FIELD} ref={field} placeholder={page::find::WHAT.of(lang)} {onkeydown}
                autocomplete="off" spellcheck="false" aria-keyshortcuts="/" />
        </label>
    }
}

/// What the [`Facets`] need.
#[derive(PartialEq, Properties)]
struct FacetsProps {
    report: Shared<Report>,
    choice: Choice,
    named: Shared<Vec<UnitNo>>,
    send: Callback<Msg>,
}

/// A chip for each facet that some unit has, with the number of units that it would show.
#[component]
fn Facets(props: &FacetsProps) -> Html {
    let lang = use_lang();
    let FacetsProps { report, choice, named, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let all: Vec<Facet> = Facet::all(scored)
        .into_iter()
        .filter(|facet| choice.has(facet) || plan.unit_numbers().any(|unit| facet.holds(scored, unit)))
        .collect();
    let chip = |facet: &Facet| {
        let (name, count) = (page::find::facet(lang, scored, facet), choice.count(scored, named, facet));
        let toggled = facet.clone();
        let onclick = send.reform(move |_: MouseEvent| Msg::Look(Look::Toggle(toggled.clone())));
        html! {
            <button key={name.clone()} class="chip" type="button" {onclick}
                aria-pressed={choice.has(facet).to_string()}>
                { &name }{ " " }<span class="chip-count">{ count }</span><span class="hidden">{ page::find::of_units(lang, count) }</span>
            </button>
        }
    };
    let of = |kind: Kind| all.iter().filter(move |facet| facet.kind() == kind);
    // A choice of one is none.
    let offered = Kind::ALL
        .into_iter()
        .filter(|kind| of(*kind).nth(1).is_some() || of(*kind).any(|facet| choice.has(facet)));
    html! {
        for kind in offered {
            <div key={page::find::kind(lang, kind)} class="chips" role="group" aria-label={page::find::kind(lang, kind)}>
                <span class="chips-name" aria-hidden="true">{ page::find::kind(lang, kind) }</span>
                { for of(kind).map(chip) }
            </div>
        }
    }
}

/// What [`Told`] needs.
#[derive(PartialEq, Properties)]
struct ToldProps {
    report: Shared<Report>,
    view: Rc<RankingView>,
    shown: usize,
    send: Callback<Msg>,
}

/// What is shown and in which order, in words; also for those who hear the page.
#[component]
fn Told(props: &ToldProps) -> Html {
    let lang = use_lang();
    let ToldProps { report, view, shown, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let all = scored.assessment.plan.units.len();
    let chosen = |facet: &Facet| {
        let name = page::find::facet(lang, scored, facet);
        let facet = facet.clone();
        let onclick = send.reform(move |_: MouseEvent| Msg::Look(Look::Toggle(facet.clone())));
        html! {
            <button key={name.clone()} class="chip chip-chosen" type="button" {onclick}
                aria-label={page::find::to_column(lang, page::find::NO_LONGER.of(lang), &name)}>
                { &name }<span aria-hidden="true">{ "×" }</span>
            </button>
        }
    };
    let clear = {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| {
            send.emit(Msg::Look(Look::AtAll));
            send.emit(Msg::Find(FIELD.into())); // the button goes
        })
    };
    let restore = send.reform(|_: MouseEvent| Msg::Look(Look::Ordered(Order::default())));
    let order = page::find::order(lang, scored, &view.order);
    html! {
        <div class="tools-told">
            <p role="status">
                if !view.shows_all() {
                    <span>{ page::find::fitting(lang, *shown, all) }</span>
                    if *shown > 0 {
                        <span>{ page::find::PLACES_STAY.of(lang) }</span>
                    }
                }
                if let Some(order) = &order {
                    <span>{ order }</span>
                }
            </p>
            if order.is_some() {
                <button class="button" type="button" onclick={restore}>{ page::ranking::BY_PLACE.of(lang) }</button>
            }
            if !view.shows_all() {
                { for view.choice.facets().map(chosen) }
                <button class="button" type="button" onclick={clear}>{ page::find::CLEAR.of(lang) }</button>
            }
        </div>
    }
}
