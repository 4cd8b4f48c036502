//! The total as a sum that adds up to the last digit.

use ip_scorecard::text::{SumLine, SumRole, page};
use yew::prelude::*;

/// What the [`Sum`] needs.
#[derive(PartialEq, Properties)]
pub struct SumProps {
    /// The lines, from the first dimension to the total.
    pub lines: Vec<SumLine>,
}

/// The sum.
#[component]
pub fn Sum(props: &SumProps) -> Html {
    html! {
        <table class="grid sum">
            <caption>{ page::SUM }</caption>
            <thead class="hidden"><tr>
                <th scope="col">{ page::ITEM }</th><th scope="col">{ page::POINTS }</th>
            </tr></thead>
            <tbody>{ for props.lines.iter().map(line) }</tbody>
        </table>
    }
}

fn line(line: &SumLine) -> Html {
    let class = match line.role {
        SumRole::Part => "sum-part",
        SumRole::Stretch | SumRole::Adjustment => "sum-step",
        SumRole::Limit => "sum-step sum-limit",
        SumRole::Base => "sum-base",
        SumRole::Total => "sum-total",
    };
    html! {
        <tr {class}>
            <th scope="row">
                { &line.label }
                if let Some(note) = &line.note {
                    <small>{ note }</small>
                }
            </th>
            <td class="figure">{ &line.points }</td>
        </tr>
    }
}
