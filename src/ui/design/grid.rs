//! 分值表: what everything weighs for each group, with sums against full marks.

use std::collections::BTreeSet;

use ip_scorecard::edit::scheme::share::{How, distribute};
use ip_scorecard::edit::scheme::weights::{Grid, Row, grid};
use ip_scorecard::exact::Exact;
use ip_scorecard::json::Path;
use ip_scorecard::text::number::shown;
use ip_scorecard::text::page::design as words;
use yew::prelude::*;

use super::desk::{Desk, faults, field_id};
use super::named::weight;
use crate::platform::{field, view};
use crate::ui::controls::Scroll;

/// The steps on which weights can be brought.
const STEPS: [(i64, i64); 4] = [(1, 1), (1, 2), (1, 10), (1, 100)];

/// What the [`Marks`] need.
#[derive(PartialEq, Properties)]
pub struct MarksProps {
    /// The scheme.
    pub desk: Desk,
}

/// The table of marks.
#[component]
pub fn Marks(props: &MarksProps) -> Html {
    let desk = &props.desk;
    let lang = desk.lang;
    let grid = grid(&desk.tree);
    let chosen = use_state(BTreeSet::<Path>::new);
    let step = use_state(|| 0_usize);
    let told = use_state(|| None::<String>);
    let bring = |group: usize, how: How| {
        let (desk, chosen, step, told) = (desk.clone(), chosen.clone(), *step, told.clone());
        let Some(head) = grid.groups.get(group).cloned() else { return Callback::noop() };
        let all: Vec<Path> = grid.rows.iter().map(|row| row.node.path.clone()).collect();
        Callback::from(move |_: MouseEvent| {
            let (over, under) = STEPS.get(step).copied().unwrap_or((1, 1));
            let step = Exact::ratio(over, under).unwrap_or(Exact::ONE);
            let nodes: Vec<Path> =
                all.iter().filter(|path| chosen.is_empty() || chosen.contains(path)).cloned().collect();
            let mut tree = (*desk.tree).clone();
            match distribute(&mut tree, &head.id, &nodes, how, &step) {
                Ok(shifts) => {
                    let count = shifts.len();
                    told.set(Some(words::shared(desk.lang, &head.title, count)));
                    desk.take(|lang| words::shared(lang, &head.title, count), tree, Vec::new());
                }
                Err(refusal) => told.set(Some(words::refusal(desk.lang, &refusal))),
            }
        })
    };
    let onstep = {
        let step = step.clone();
        Callback::from(move |event: Event| step.set(field::value(&event).parse().unwrap_or_default()))
    };
    html! {
        <div class="design-marks">
            <div class="design-tools">
                <label>
                    { words::STEP.of(lang) }{ " " }
                    <select onchange={onstep} id="design-step">
                        for (no, (over, under)) in STEPS.iter().enumerate() {
                            <option value={no.to_string()} selected={no == *step}>
                                { Exact::ratio(*over, *under).map(|step| shown(lang, &step)) }
                            </option>
                        }
                    </select>
                </label>
                <span class="muted">{ words::SHARE_WHY.of(lang) }</span>
            </div>
            <p role="status" class="design-told">{ (*told).clone() }</p>
            { faults(&Path::default().then("tree"), desk.at(&Path::default().then("tree"))) }
            <Scroll label={words::WEIGHTS.of(lang)} class="design-grid">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ words::NODE.of(lang) }</th>
                            for (no, group) in grid.groups.iter().enumerate() {
                                <th scope="col" key={group.id.to_string()}>
                                    <div>{ &*group.title }</div>
                                    { full(desk, &grid, no) }
                                </th>
                            }
                        </tr>
                    </thead>
                    <tbody>{ for grid.rows.iter().map(|row| line(desk, &grid, row, &chosen)) }</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{ words::TOTAL.of(lang) }</th>
                            for (no, group) in grid.groups.iter().enumerate() {
                                <td key={group.id.to_string()}>
                                    { full(desk, &grid, no) }
                                    if grid.full.is_some() {
                                        <div class="design-bring">
                                            <button type="button" class="button design-small" onclick={bring(no, How::Proportion)}
                                                aria-label={format!("{}：{}", group.title, words::SCALE.of(lang))}>
                                                { words::SCALE.of(lang) }
                                            </button>
                                            <button type="button" class="button design-small" onclick={bring(no, How::Equal)}
                                                aria-label={format!("{}：{}", group.title, words::SHARE.of(lang))}>
                                                { words::SHARE.of(lang) }
                                            </button>
                                        </div>
                                    }
                                </td>
                            }
                        </tr>
                    </tfoot>
                </table>
            </Scroll>
        </div>
    }
}

/// What a group's total is against full marks.
fn full(desk: &Desk, grid: &Grid, group: usize) -> Html {
    let lang = desk.lang;
    let Some(total) = grid.totals.get(group) else { return Html::default() };
    let Some(full) = &grid.full else {
        return html! { <span class="design-sum">{ shown(lang, total) }</span> };
    };
    let exact = total == full;
    html! {
        <span class={classes!("design-sum", if exact { "design-exact" } else { "design-off" })}>
            { words::against_full(lang, total, full) }
        </span>
    }
}

fn line(desk: &Desk, grid: &Grid, row: &Row, chosen: &UseStateHandle<BTreeSet<Path>>) -> Html {
    let lang = desk.lang;
    let name = format!("{} {}", row.node.id, row.node.title);
    let tick = {
        let (chosen, path) = (chosen.clone(), row.node.path.clone());
        Callback::from(move |event: Event| {
            let mut now = (*chosen).clone();
            if field::is_checked(&event) {
                now.insert(path.clone());
            } else {
                now.remove(&path);
            }
            chosen.set(now);
        })
    };
    let depth = row.node.depth.min(6);
    html! {
        <tr key={field_id(&row.node.path)} class={row.node.is_dimension.then_some("design-dimension")}>
            <th scope="row" class={format!("design-depth-{depth}")}>
                if row.counts {
                    <label><input type="checkbox" checked={chosen.contains(&row.node.path)} onchange={tick} /><span>{ &name }</span></label>
                } else {
                    { &name }
                }
                { faults(&row.node.path.then("weight"), desk.at_or_below_weight(&row.node.path)) }
            </th>
            for (no, (group, cell)) in grid.groups.iter().zip(&row.cells).enumerate() {
                <td key={group.id.to_string()}>
                    if row.is_set {
                        { weight(desk, &row.node.path, &group.id, cell, Some(words::cell(lang, &name, &group.title)), Some(travel(grid, row, &group.id))) }
                    }
                    if let Some(sum) = row.sums.as_ref().and_then(|sums| sums.get(no)) {
                        <span class="design-sum">{ shown(lang, sum) }</span>
                    }
                </td>
            }
        </tr>
    }
}

/// Enter and the arrows lead up and down a column.
fn travel(grid: &Grid, row: &Row, group: &str) -> Callback<KeyboardEvent> {
    let set: Vec<&Row> = grid.rows.iter().filter(|row| row.is_set).collect();
    let at = set.iter().position(|other| other.node.path == row.node.path);
    let to = |number: Option<usize>| {
        let row = number.and_then(|number| set.get(number));
        row.map(|row| field_id(&row.node.path.then("weight").then(group)))
    };
    let (above, below) = (to(at.and_then(|at| at.checked_sub(1))), to(at.map(|at| at + 1)));
    Callback::from(move |event: KeyboardEvent| {
        let to = match &*event.key() {
            "ArrowUp" => &above,
            "ArrowDown" | "Enter" => &below,
            _ => return,
        };
        if let Some(id) = to.as_ref().filter(|_| !event.is_composing()) {
            event.prevent_default();
            view::focus(id);
        }
    })
}
