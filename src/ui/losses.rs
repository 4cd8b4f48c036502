//! Where a unit lost most, and what would win it back.

use ip_scorecard::assess::Scored;
use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::exact::Exact;
use ip_scorecard::text::{self, page};
use yew::prelude::*;

use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::{Msg, node_id};

/// How many indicators are named.
const MOST: usize = 5;

/// What the [`Losses`] need.
#[derive(PartialEq, Properties)]
pub struct LossesProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Whose marks.
    pub unit: UnitNo,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The indicators that cost most, the most first; nothing where nothing was lost.
#[component]
pub fn Losses(props: &LossesProps) -> Html {
    let lang = use_lang();
    let LossesProps { report, unit, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let most = most(scored, *unit);
    if most.is_empty() {
        return Html::default();
    }
    let plan = &scored.assessment.plan;
    let row = |leaf: LeafNo| {
        let no = plan.leaf(leaf).node;
        let node = plan.node(no);
        let id = node_id(&node.id);
        let find = send.reform(move |_: MouseEvent| Msg::Find(id.clone()));
        html! {
            <tr key={node.id.to_string()}>
                <th scope="row" class="name">
                    <button type="button" class="link" onclick={find}><b>{ &*node.id }</b>{ " " }{ &*node.title }</button>
                </th>
                <td class="figure lost">{ page::unit::lost(lang, scored, *unit, no) }</td>
                <td class="need">{ text::needed(lang, scored, *unit, leaf).unwrap_or_else(|| page::unit::NO_WAY_TOLD.of(lang).into()) }</td>
            </tr>
        }
    };
    html! {
        <section class="sheet">
            <table class="grid losses">
                <caption>{ page::unit::MOST_LOST.of(lang) }</caption>
                <thead><tr>
                    <th scope="col" class="name">{ page::unit::INDICATOR.of(lang) }</th>
                    <th scope="col" class="figure">{ page::unit::LOST.of(lang) }</th>
                    <th scope="col">{ page::unit::HOW_TO_WIN.of(lang) }</th>
                </tr></thead>
                <tbody>{ for most.into_iter().map(row) }</tbody>
            </table>
        </section>
    }
}

/// The indicators that cost most; of equal ones the first in the scheme.
fn most(scored: &Scored, unit: UnitNo) -> Vec<LeafNo> {
    let plan = &scored.assessment.plan;
    let lost = |leaf: LeafNo| Some((page::unit::lost_marks(scored, unit, plan.leaf(leaf).node)?, leaf));
    let mut losses: Vec<(Exact, LeafNo)> = plan.leaf_numbers().filter_map(lost).collect();
    losses.sort_by(|a, b| b.0.cmp(&a.0));
    losses.into_iter().take(MOST).map(|(_, leaf)| leaf).collect()
}
