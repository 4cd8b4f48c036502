//! Which columns the tables have, and the panel where they are chosen.

use ip_scorecard::analyse::order::Column;
use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, NodeNo};
use ip_scorecard::text::page;
use yew::prelude::*;

use super::view::{Columns, Look, Offered};
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::state::Msg;

/// Every column that there is something for, in the order of the tables. All groups are looked at, so that
/// their tables look alike.
pub fn offered(scored: &Scored) -> Vec<Offered> {
    let plan = &scored.assessment.plan;
    let any = |has: fn(&ip_scorecard::score::UnitScore) -> bool| scored.scores.units.iter().any(has);
    let of = |column: Column, there: bool, by_itself: bool| there.then_some(Offered { column, by_itself });
    let nodes = plan.node_numbers().skip(1).map(|no| {
        let node = plan.node(no);
        of(Column::Node(node.id.clone()), true, node.parent == Some(NodeNo(0)))
    });
    let before = [
        of(Column::Place, true, true),
        of(Column::Unit, true, true),
        of(Column::Total, true, true),
        of(Column::Base, any(|unit| unit.base.is_some()), false),
        of(Column::Grade, plan.scheme.grades.is_some(), true),
        of(Column::State, true, false),
        of(Column::Change, page::compare::compared(scored).is_some(), true),
    ];
    let after = [
        of(Column::Adjusted, any(|unit| !unit.lines.is_empty()), true),
        of(Column::OwnTotal, any(|unit| unit.self_total.is_some()), true),
        of(Column::Applicable, true, false),
        of(Column::Notices, any(|unit| !unit.notices.is_empty()), true),
    ];
    before.into_iter().chain(nodes).chain(after).flatten().collect()
}

/// The columns of one group's table: what is chosen and exists in the group.
pub fn of_group(scored: &Scored, columns: &Columns, group: GroupNo) -> Vec<Column> {
    let plan = &scored.assessment.plan;
    let exists = |column: &Column| match column {
        Column::Node(id) => {
            plan.node_by_id(id).and_then(|no| plan.node(no).marks.get(group.0)).is_some_and(Option::is_some)
        }
        _ => true,
    };
    let shown = offered(scored).into_iter().filter(|offered| columns.show(offered));
    shown.map(|offered| offered.column).filter(exists).collect()
}

/// What the [`ColumnPanel`] needs.
#[derive(PartialEq, Properties)]
pub struct ColumnPanelProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// The columns that were chosen.
    pub columns: Columns,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// A box to tick for each column.
#[component]
pub fn ColumnPanel(props: &ColumnPanelProps) -> Html {
    let lang = use_lang();
    let ColumnPanelProps { report, columns, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let tick = |offered: &Offered| {
        let next = columns.toggled(offered);
        let onchange = send.reform(move |_: Event| Msg::Look(Look::With(next.clone())));
        html! {
            <label class="tick">
                <input type="checkbox" checked={columns.show(offered)} {onchange} />
                <span>{ page::find::column(lang, scored, &offered.column) }</span>
            </label>
        }
    };
    let all = offered(scored);
    let node = |offered: &Offered| match &offered.column {
        Column::Node(id) => plan.node_by_id(id),
        _ => None,
    };
    let of = |no: NodeNo| all.iter().find(|offered| node(offered) == Some(no));
    let always = [Column::Place, Column::Unit, Column::Total];
    let general = all.iter().filter(|offered| node(offered).is_none() && !always.contains(&offered.column));
    let below = |parent: NodeNo| {
        let end = plan.node(parent).end;
        plan.node_numbers().skip(parent.0 + 1).take_while(move |no| *no < end).filter_map(of)
    };
    let reset = send.reform(|_: MouseEvent| Msg::Look(Look::With(Columns::default())));
    html! {
        <div class="panel-columns">
            <fieldset>
                <legend>{ page::find::FIGURES.of(lang) }</legend>
                <div class="ticks">{ for general.map(tick) }</div>
            </fieldset>
            <fieldset>
                <legend>{ page::find::NODES.of(lang) }</legend>
                <div class="ticks ticks-tree">
                    for no in plan.children(NodeNo(0)) {
                        <div key={plan.node(no).id.to_string()}>
                            { of(no).map(tick) }
                            if below(no).next().is_some() {
                                <details>
                                    <summary>{ page::find::indicators_of(lang, below(no).count()) }</summary>
                                    { for below(no).map(tick) }
                                </details>
                            }
                        </div>
                    }
                </div>
            </fieldset>
            <p class="panel-foot">
                <span class="muted">{ page::find::ALWAYS.of(lang) }</span>
                <button class="button" type="button" disabled={columns.is_default()} onclick={reset}>
                    { page::find::RESET.of(lang) }
                </button>
            </p>
        </div>
    }
}
