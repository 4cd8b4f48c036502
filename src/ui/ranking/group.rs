//! One group's table.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use ip_scorecard::analyse::order::Column;
use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, UnitNo};
use ip_scorecard::score::grade::Standing;
use ip_scorecard::text::{self, Lang, QuotaLine, page};
use yew::prelude::*;

use super::columns;
use super::head::head;
use super::row::Row;
use super::view::RankingView;
use crate::platform::view as screen;
use crate::ui::lang::use_lang;
use crate::ui::portion::{at_first, use_steps};
use crate::ui::report::{Report, Shared};
use crate::ui::state::{Msg, unit_id};

/// How many rows come with each click.
const PORTION: usize = 100;

/// A table of more rows than these shows figures only. Chromium 86 needs the longer for an element the
/// more of them there are.
const WITH_BARS: usize = 500;

/// How many rows a stroke of a page key walks.
const PAGE: usize = 20;

/// Fewer dimensions than these would become wider than anyone needs.
const FEW: usize = 5;

/// What a [`GroupTable`] needs.
#[derive(PartialEq, Properties)]
pub struct GroupTableProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// The group.
    pub group: GroupNo,
    /// What the reader made of the ranking.
    pub view: Rc<RankingView>,
    /// The units that are shown, of all groups; none when every unit is.
    pub wanted: Option<Shared<Vec<UnitNo>>>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The table of a group, as far as it is looked at.
#[component]
pub fn GroupTable(props: &GroupTableProps) -> Html {
    let lang = use_lang();
    let GroupTableProps { report, group, view, wanted, send } = props;
    let ordered = use_memo((report.clone(), *group, view.order.clone()), |(report, group, order)| {
        report.scored().map(|scored| order.units(scored, *group)).unwrap_or_default()
    });
    let units = use_memo((ordered.clone(), wanted.clone()), |(ordered, wanted)| {
        let is_wanted =
            |unit: &&UnitNo| wanted.as_ref().is_none_or(|wanted| wanted.binary_search(unit).is_ok());
        ordered.iter().filter(is_wanted).copied().collect::<Vec<_>>()
    });
    let columns = use_memo((report.clone(), *group, view.columns.clone()), |(report, group, columns)| {
        report.scored().map(|scored| columns::of_group(scored, columns, *group)).unwrap_or_default()
    });
    let shared = use_memo((report.clone(), *group), |(report, group)| {
        report.scored().map(|scored| shared_ranks(scored, *group)).unwrap_or_default()
    });
    // Printing shows all, and another selection begins at its first portion.
    let printing = use_printing();
    let groups = report.scored().map_or(1, |scored| scored.assessment.plan.groups.len());
    let begin = at_first(groups);
    let wish = use_state(|| (units.clone(), begin));
    let limit = if wish.0 == units { wish.1 } else { begin };
    let asked = limit.min(units.len());
    let drawn = use_steps(asked);
    let (asked, drawn) = if printing { (units.len(), units.len()) } else { (asked, drawn) };
    let visible = units.get(..drawn).unwrap_or(&units);
    // The row that the keyboard is on its way to, as soon as it is drawn.
    let goal = use_mut_ref(|| None::<(usize, String)>);
    use_effect_with(visible.len(), {
        let goal = goal.clone();
        move |drawn| {
            if let Some((_, id)) = goal.borrow_mut().take_if(|(row, _)| *row < *drawn) {
                screen::focus(&id);
            }
        }
    });
    let more = {
        let (wish, units) = (wish.clone(), units.clone());
        Callback::from(move |rows: usize| wish.set((units.clone(), limit.saturating_add(rows))))
    };
    let Some(scored) = report.scored() else { return Html::default() };
    let named = scored.assessment.plan.group(*group);
    let beside = match wanted {
        None => page::units(lang, units.len()),
        Some(_) => page::find::of_group(lang, units.len(), named.units.len()),
    };
    if named.units.is_empty() {
        return html! {
            <section class="sheet group">
                <div class="sheet-head"><h3>{ &*named.title }<span class="muted">{ beside }</span></h3></div>
                <p class="muted">{ page::ranking::NOBODY.of(lang) }</p>
            </section>
        };
    }
    let dimensions = columns.iter().filter(|column| matches!(column, Column::Node(_))).count();
    let chosen = columns.iter().any(|column| view.columns.wants(column));
    let bars = asked <= WITH_BARS;
    let row = |unit: UnitNo| {
        let tied = scored.scores.unit(unit).rank.is_some_and(|rank| shared.contains(&rank));
        let code = scored.assessment.plan.unit(unit).code.as_str();
        html! {
            <Row key={code} {report} {unit} columns={columns.clone()} chosen={view.columns.clone()} {tied} {bars} />
        }
    };
    let lines = match wanted {
        None if view.order.is_by_place() => text::quota_lines(lang, scored, *group),
        _ => Vec::new(), // a quota line has a place among all, by place, only
    };
    let left = units.len() - asked;
    html! {
        <section class="sheet group">
            <div class="sheet-head">
                <h3>{ &*named.title }<span class="muted">{ beside }</span></h3>
            </div>
            <div class={classes!(chosen.then_some("rank-frame"))}>
                <table class={classes!("grid", "rank", (dimensions < FEW).then_some("rank-few"), chosen.then_some("rank-chosen"))}
                    aria-rowcount={(left > 0).then(|| (units.len() + 1).to_string())}
                    onkeydown={walk(report, &units, [drawn, asked], more.clone(), goal)}>
                    <caption class="hidden">{ page::ranking::group_caption(lang, &named.title) }</caption>
                    <thead>{ head(lang, scored, &columns, view, send) }</thead>
                    <tbody>{ for rows(lang, scored, visible, &lines, columns.len(), row) }</tbody>
                </table>
            </div>
            if left > 0 {
                <p class="more">
                    { button(page::find::more(lang, left.min(PORTION), left), &more, PORTION) }
                    { button(page::find::ALL.of(lang).to_owned(), &more, left) }
                </p>
            }
            { remarks(lang, scored, visible) }
        </section>
    }
}

/// Whether the page is being printed.
#[hook]
fn use_printing() -> bool {
    let printing = use_state(|| false);
    use_effect_with((), {
        let printing = printing.clone();
        move |()| {
            let listeners = screen::watch_printing(move |now| printing.set(now));
            move || drop(listeners)
        }
    });
    *printing
}

fn button(label: String, more: &Callback<usize>, rows: usize) -> Html {
    let onclick = more.reform(move |_: MouseEvent| rows);
    html! { <button class="button" type="button" {onclick}>{ label }</button> }
}

/// The places that several units of a group share.
fn shared_ranks(scored: &Scored, group: GroupNo) -> BTreeSet<usize> {
    let ranking = scored.scores.ranking(&scored.assessment.plan, group);
    let ranks: Vec<usize> = ranking.into_iter().filter_map(|unit| scored.scores.unit(unit).rank).collect();
    ranks
        .windows(2)
        .filter(|pair| pair.first() == pair.last())
        .filter_map(|pair| pair.first().copied())
        .collect()
}

/// The units' rows, and the quota lines between them.
fn rows(
    lang: Lang,
    scored: &Scored,
    units: &[UnitNo],
    lines: &[QuotaLine],
    width: usize,
    row: impl Fn(UnitNo) -> Html,
) -> Vec<Html> {
    let quota = |label: String| {
        html! {
            <tr class="quota" key={label.clone()}><td colspan={width.to_string()}><span>{ label }</span></td></tr>
        }
    };
    let mut rows = Vec::with_capacity(units.len() + lines.len());
    let mut above: Option<UnitNo> = None;
    for (standing, unit) in units.iter().enumerate() {
        let open = above.is_some_and(|above| cuts_a_tie(scored, above, *unit));
        let here = lines.iter().filter(|line| line.after == standing);
        rows.extend(here.map(|line| {
            quota(if open { page::ranking::tied_at_quota(lang, &line.label) } else { line.label.clone() })
        }));
        rows.push(row(*unit));
        above = Some(*unit);
    }
    rows
}

/// Whether a line between these two runs through a tie that nobody has settled.
fn cuts_a_tie(scored: &Scored, above: UnitNo, below: UnitNo) -> bool {
    let (above, below) = (scored.scores.unit(above), scored.scores.unit(below));
    above.rank == below.rank && matches!(below.grade, Standing::Open { .. })
}

/// Why some units' grade is not that of their total.
fn remarks(lang: Lang, scored: &Scored, units: &[UnitNo]) -> Html {
    let mut remarks: Vec<(String, Vec<Rc<str>>)> = Vec::new();
    for unit in units {
        let Some(why) = text::grade(lang, scored, *unit).why else { continue };
        let title = scored.assessment.plan.unit(*unit).title.clone();
        match remarks.iter_mut().find(|(other, _)| *other == why) {
            Some((_, titles)) => titles.push(title),
            None => remarks.push((why, vec![title])),
        }
    }
    html! {
        for (why, titles) in remarks {
            <p key={why.clone()} class="remark">{ page::ranking::remark(lang, &titles, &why) }</p>
        }
    }
}

/// Up and down walk through the units of a table, at its end into rows that are not drawn yet.
fn walk(
    report: &Shared<Report>,
    units: &Rc<Vec<UnitNo>>,
    [drawn, asked]: [usize; 2],
    more: Callback<usize>,
    goal: Rc<RefCell<Option<(usize, String)>>>,
) -> Callback<KeyboardEvent> {
    let (report, units) = (report.clone(), units.clone());
    Callback::from(move |event: KeyboardEvent| {
        let Some(scored) = report.scored() else { return };
        let id = |unit: UnitNo| unit_id(scored.assessment.plan.unit(unit).code.as_str());
        let here = event.target_dyn_into::<web_sys::Element>().map(|element| element.id());
        let Some(here) = here.and_then(|here| units.iter().position(|unit| id(*unit) == here)) else {
            return;
        };
        let there = match event.key().as_str() {
            "ArrowDown" => here.checked_add(1),
            "ArrowUp" => here.checked_sub(1),
            "PageDown" => Some((here + PAGE).min(units.len() - 1)),
            "PageUp" => Some(here.saturating_sub(PAGE)),
            "Home" => Some(0),
            "End" => units.len().checked_sub(1),
            _ => None,
        };
        let Some((there, unit)) = there.and_then(|there| Some((there, *units.get(there)?))) else { return };
        event.prevent_default();
        if there < drawn {
            screen::focus(&id(unit));
            return;
        }
        goal.replace(Some((there, id(unit))));
        if there >= asked {
            more.emit((there + 1 - asked).next_multiple_of(PORTION));
        }
    })
}
