//! The total as a sum that adds up to the last digit; each dimension leads to its indicators.

use ip_scorecard::check::UnitNo;
use ip_scorecard::text::{self, SumLine, SumRole, page};
use yew::prelude::*;

use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::{Msg, node_id};
use super::unit::{SUM, heading};

/// What the [`Sum`] needs.
#[derive(PartialEq, Properties)]
pub struct SumProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Whose total.
    pub unit: UnitNo,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The sum.
#[component]
pub fn Sum(props: &SumProps) -> Html {
    let lang = use_lang();
    let SumProps { report, unit, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let line = |line: SumLine| {
        let part = line.node.filter(|_| line.role == SumRole::Part);
        let part = part.map(|no| &scored.assessment.plan.node(no).id);
        let find = part.map(|id| {
            let id = node_id(id);
            send.reform(move |_: MouseEvent| Msg::Find(id.clone()))
        });
        html! {
            <tr class={class(line.role)}>
                <th scope="row">
                    if let Some(onclick) = find {
                        <button type="button" class="link" {onclick}>{ line.label }</button>
                    } else {
                        { line.label }
                    }
                    if let Some(note) = line.note {
                        <small>{ note }</small>
                    }
                </th>
                <td class="figure">{ line.points }</td>
            </tr>
        }
    };
    let lines = text::total(lang, scored, *unit);
    let head = html! { <div class="sheet-head">{ heading(SUM, page::unit::SUM, lang, None) }</div> };
    if lines.is_empty() {
        return html! { <>{ head }<p class="muted">{ page::unit::NO_SUM.of(lang) }</p></> };
    }
    html! {
        <>
            { head }
        <table class="grid sum">
            <caption class="hidden">{ page::unit::SUM.of(lang) }</caption>
            <thead class="hidden"><tr>
                <th scope="col">{ page::unit::ITEM.of(lang) }</th><th scope="col">{ page::POINTS.of(lang) }</th>
            </tr></thead>
            <tbody>{ for lines.into_iter().map(line) }</tbody>
        </table>
        </>
    }
}

fn class(role: SumRole) -> &'static str {
    match role {
        SumRole::Part => "sum-part",
        SumRole::Stretch | SumRole::Adjustment => "sum-step",
        SumRole::Limit => "sum-step sum-limit",
        SumRole::Base => "sum-base",
        SumRole::Total => "sum-total",
    }
}
