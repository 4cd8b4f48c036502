//! The head of a table: what each column is, and the order by it.

use ip_scorecard::analyse::order::{Column, Order};
use ip_scorecard::assess::Scored;
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use super::view::{Columns, Look, RankingView};
use crate::ui::state::Msg;

/// The row of heads. A click orders by one column alone, one with Shift held down among equals by one more.
pub fn head(
    lang: Lang,
    scored: &Scored,
    columns: &[Column],
    view: &RankingView,
    send: &Callback<Msg>,
) -> Html {
    let one = |column: &Column| {
        let name = page::find::column(lang, scored, column);
        let sorted = direction(&view.order, column);
        let sort = {
            let (order, column, send) = (view.order.clone(), column.clone(), send.clone());
            Callback::from(move |event: MouseEvent| {
                let column = column.clone();
                let order = if event.shift_key() { order.then_by(column) } else { order.by(column) };
                send.emit(Msg::Look(Look::Ordered(order)));
            })
        };
        html! {
            <th key={format!("{column:?}")} scope="col" class={classes!(class(&view.columns, column, scored), view.order.place_of(column).map(|_| "level"))}
                aria-sort={sorted}>
                <button type="button" onclick={sort} title={page::ranking::sort_by(lang, &name)}>
                    <span>{ label(scored, column, name) }</span>{ level(lang, &view.order, column) }
                </button>
            </th>
        }
    };
    html! { <tr>{ for columns.iter().map(one) }</tr> }
}

/// The id in front of a dimension's or an indicator's title, other heads as they are.
fn label(scored: &Scored, column: &Column, name: String) -> Html {
    let plan = &scored.assessment.plan;
    match column {
        Column::Node(id) => match plan.node_by_id(id) {
            Some(no) => html! { <><b>{ &**id }</b>{ " " }<small>{ &*plan.node(no).title }</small></> },
            None => Html::default(),
        },
        _ => html! { name },
    }
}

/// The direction of the order by a column; in an order of several levels also which of them it is.
fn level(lang: Lang, order: &Order, column: &Column) -> Html {
    let places = order.levels().iter().enumerate();
    let Some((no, level)) = places.into_iter().find(|(_, level)| level.column == *column) else {
        return match order.levels().is_empty() && *column == Column::Place {
            true => html! { <i class="sorted" aria-hidden="true">{ "▲" }</i> },
            false => Html::default(),
        };
    };
    let several = order.levels().len() > 1;
    html! {
        <>
            <i class="sorted" aria-hidden="true">
                { if level.is_ascending() { "▲" } else { "▼" } }
                if several {
                    <sup>{ no + 1 }</sup>
                }
            </i>
            if several {
                <span class="hidden">{ page::find::level(lang, no + 1) }</span>
            }
        </>
    }
}

/// What a screen reader is told: the direction of the column that decides, and of no other.
fn direction(order: &Order, column: &Column) -> &'static str {
    match order.levels().first() {
        None if *column == Column::Place => "ascending",
        Some(level) if level.column == *column && level.is_ascending() => "ascending",
        Some(level) if level.column == *column => "descending",
        _ => "none",
    }
}

/// How the cells of a column look, and where the screen is too narrow for it. What the reader asked for
/// is shown on every screen.
pub fn class(chosen: &Columns, column: &Column, scored: &Scored) -> Classes {
    let (class, room) = match column {
        Column::Place => ("place", None),
        Column::Unit => ("name", None),
        Column::Total => ("total", None),
        Column::Grade => ("grade", None),
        Column::Change => ("change", Some("medium")),
        Column::Node(_) => ("dimension", Some("wide")),
        Column::Notices => ("notices", Some("medium")),
        Column::State => ("state", Some("medium")),
        Column::Base | Column::Adjusted | Column::OwnTotal | Column::Applicable => ("figure", Some("medium")),
    };
    let plan = &scored.assessment.plan;
    let leaf = match column {
        Column::Node(id) => plan.node_by_id(id).is_some_and(|no| plan.node(no).leaf.is_some()),
        _ => false,
    };
    classes!(class, room.filter(|_| !chosen.wants(column)), leaf.then_some("leaf"))
}
