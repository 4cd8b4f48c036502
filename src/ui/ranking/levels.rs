//! The panel where the levels of the order are listed, for those who cannot or would not click heads
//! with a key held down.

use ip_scorecard::analyse::order::{Column, Level, Order};
use ip_scorecard::text::page;
use yew::prelude::*;

use super::view::Look;
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::state::Msg;

/// What the [`LevelPanel`] needs.
#[derive(PartialEq, Properties)]
pub struct LevelPanelProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// The order of the tables.
    pub order: Order,
    /// What can be ordered by: the columns that are shown.
    pub columns: Vec<Column>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The levels of the order, to be turned, moved and taken away, and a choice of what to add.
#[component]
pub fn LevelPanel(props: &LevelPanelProps) -> Html {
    let lang = use_lang();
    let LevelPanelProps { report, order, columns, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let ordered = |order: Order| Msg::Look(Look::Ordered(order));
    let button = |label: &'static str, column: &str, id: String, next: Option<Order>| {
        let disabled = next.is_none();
        let onclick = {
            let (send, id) = (send.clone(), id.clone());
            Callback::from(move |_: MouseEvent| {
                if let Some(next) = &next {
                    send.emit(ordered(next.clone()));
                    send.emit(Msg::Find(id.clone())); // the row moved, and the keyboard with it
                }
            })
        };
        html! {
            <button class="button" type="button" {id} {onclick} aria-disabled={disabled.to_string()}
                aria-label={page::find::to_column(lang, label, column)}>{ label }</button>
        }
    };
    let level = |(no, level): (usize, &Level)| {
        let name = page::find::column(lang, scored, &level.column);
        let id = |what: &str| id(what, &name);
        let moved = |next: Order| Some(next).filter(|next| next != order);
        html! {
            <li key={name.clone()}>
                <b class="level-no">{ no + 1 }</b>
                <span class="level-name">{ &name }<small>{ page::find::direction(lang, level) }</small></span>
                { button(page::find::DIRECTION.of(lang), &name, id("turn"), Some(order.then_by(level.column.clone()))) }
                { button(page::find::UP.of(lang), &name, id("up"), moved(order.raise(&level.column))) }
                { button(page::find::DOWN.of(lang), &name, id("down"), moved(order.lower(&level.column))) }
                { button(page::find::NO_LONGER.of(lang), &name, ADD.into(), Some(order.without(&level.column))) }
            </li>
        }
    };
    let chip = |column: &Column| {
        let (name, next) = (page::find::column(lang, scored, column), order.then_by(column.clone()));
        let (send, added) = (send.clone(), id("turn", &name));
        let onclick = Callback::from(move |_: MouseEvent| {
            send.emit(ordered(next.clone()));
            send.emit(Msg::Find(added.clone())); // the chip is gone
        });
        html! {
            <button key={name.clone()} class="chip" type="button" {onclick}>{ name }</button>
        }
    };
    let free = columns.iter().filter(|column| order.place_of(column).is_none());
    html! {
        <div>
            <ol class="levels">{ for order.levels().iter().enumerate().map(level) }</ol>
            <div class="chips" role="group" aria-labelledby={ADD}>
                <span class="chips-name" id={ADD} tabindex="-1">{ page::find::ADD_LEVEL.of(lang) }</span>
                { for free.map(chip) }
            </div>
            <p class="panel-foot">
                <span class="muted">{ page::find::SHIFT_HINT.of(lang) }</span>
            </p>
        </div>
    }
}

/// The id of the choice of further columns, where the keyboard goes when a level is gone.
const ADD: &str = "level-add";

/// The id of a button of a level.
fn id(what: &str, column: &str) -> String {
    format!("level-{what}-{column}")
}
