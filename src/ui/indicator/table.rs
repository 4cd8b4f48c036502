//! The units of a group on one indicator, in an order that the reader chooses.

use std::cmp::Ordering;

use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, LeafNo};
use ip_scorecard::text::{self, Lang, Words, page};
use yew::prelude::*;

use crate::ui::controls::{Bar, More};
use crate::ui::lang::use_lang;
use crate::ui::portion::{at_first, use_steps};
use crate::ui::report::{Report, Shared};
use crate::ui::route::Route;
use crate::ui::state::Msg;

use page::indicator::{self as words, UnitRow};

/// What the [`UnitTable`] needs.
#[derive(PartialEq, Properties)]
pub struct UnitTableProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Which indicator.
    pub leaf: LeafNo,
    /// Whose units.
    pub group: GroupNo,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// A column that the table can be ordered by.
#[derive(Clone, Copy, Debug, PartialEq)]
enum By {
    Unit,
    Value,
    Rate,
    Lost,
}

impl By {
    /// The order of two rows: the scheme's, or the most first; what has nothing comes last.
    fn compare(self, a: &UnitRow, b: &UnitRow) -> Ordering {
        match self {
            By::Unit => a.unit.cmp(&b.unit),
            By::Value => b.value.0.cmp(&a.value.0),
            By::Rate => b.rate.0.cmp(&a.rate.0),
            By::Lost => b.lost.0.cmp(&a.lost.0),
        }
    }
}

/// Units that come with each click.
const PORTION: usize = 100;

/// The units of a group on one indicator.
#[component]
pub fn UnitTable(props: &UnitTableProps) -> Html {
    let lang = use_lang();
    let order = use_state_eq(|| (By::Rate, false));
    let UnitTableProps { report, leaf, group, send } = props;
    let rows = use_memo((lang, report.clone(), *leaf, *group), |(lang, report, leaf, group)| {
        report.scored().map(|scored| words::rows(*lang, scored, *leaf, *group)).unwrap_or_default()
    });
    let groups = report.scored().map_or(1, |scored| scored.assessment.plan.groups.len());
    let begin = at_first(groups);
    // Another order or indicator begins at its first portion.
    let wish = use_state_eq(|| (*leaf, *order, begin));
    let wanted = if (wish.0, wish.1) == (*leaf, *order) { wish.2 } else { begin };
    let wanted = wanted.min(rows.len());
    let drawn = use_steps(wanted);
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let (by, reversed) = *order;
    let mut sorted: Vec<&UnitRow> = rows.iter().collect();
    sorted.sort_by(|a, b| if reversed { by.compare(b, a) } else { by.compare(a, b) });
    sorted.truncate(drawn);
    let head = |column: By, label: Words, class: &'static str| {
        let here = column == by;
        let order = order.clone();
        let ascending = (column == By::Unit) != reversed;
        let sort = match (here, ascending) {
            (false, _) => "none",
            (true, true) => "ascending",
            (true, false) => "descending",
        };
        let sort_by = Callback::from(move |_: MouseEvent| order.set((column, here && !reversed)));
        html! {
            <th scope="col" {class} aria-sort={sort}>
                <button type="button" class="sort" title={page::ranking::sort_by(lang, label.of(lang))} onclick={sort_by}>
                    { label.of(lang) }
                </button>
            </th>
        }
    };
    let onmore = {
        let (wish, leaf, order) = (wish.clone(), *leaf, *order);
        Callback::from(move |more: usize| wish.set((leaf, order, more)))
    };
    html! {
        <>
            <table class="grid indicator-units">
                <caption class="hidden">{ words::units_caption(lang, &plan.group(*group).title, &plan.leaf(*leaf).label()) }</caption>
                <thead><tr>
                    { head(By::Unit, page::ranking::UNIT, "name") }
                    <th scope="col" class="wide">{ words::DATA.of(lang) }</th>
                    <th scope="col" class="figure medium">{ words::TARGET.of(lang) }</th>
                    { head(By::Value, words::VALUE, "figure") }
                    { head(By::Rate, words::RATE, "rate") }
                    <th scope="col" class="figure medium">{ page::unit::SCORE.of(lang) }</th>
                    { head(By::Lost, page::unit::LOST, "figure medium") }
                    <th scope="col" class="state">{ page::unit::STATE.of(lang) }</th>
                </tr></thead>
                <tbody>
                    for row in sorted {
                        { unit(lang, props, scored, row, send) }
                    }
                </tbody>
            </table>
            <More shown={wanted} all={rows.len()} portion={PORTION} {onmore} />
        </>
    }
}

fn unit(lang: Lang, props: &UnitTableProps, scored: &Scored, row: &UnitRow, send: &Callback<Msg>) -> Html {
    let UnitTableProps { report, leaf, .. } = props;
    let plan = &scored.assessment.plan;
    let unit = plan.unit(row.unit);
    let id = plan.node(plan.leaf(*leaf).node).id.clone();
    let open = send.reform(move |_: MouseEvent| Msg::OpenTraces(vec![id.clone()]));
    let href = Route::Unit(unit.code.text()).href();
    let alarm = if row.missing { "tag tag-alarm" } else { "tag" };
    html! {
        <tr key={row.unit.0}>
            <th scope="row" class="name"><a {href} onclick={open}>{ &*unit.title }</a></th>
            <td class="wide">
                for line in text::reported(lang, &report.assessed, scored, row.unit, *leaf) {
                    <p key={line.clone()}>{ &line }</p>
                }
            </td>
            <td class="figure medium">{ &row.target }</td>
            <td class="figure">{ &row.value.1 }</td>
            <td class="rate">
                { &row.rate.1 }
                if let Some(rate) = &row.rate.0 {
                    <Bar share={rate.approximate()} label={row.rate.1.clone()} />
                }
            </td>
            <td class="figure medium">{ &row.score }</td>
            <td class="figure lost medium">{ &row.lost.1 }</td>
            <td class="state">
                if !row.state.is_empty() {
                    <span class={alarm}>{ row.state }</span>
                }
                if let Some(side) = row.far {
                    <span class="tag tag-warning">{ words::far(lang, side) }</span>
                }
            </td>
        </tr>
    }
}
