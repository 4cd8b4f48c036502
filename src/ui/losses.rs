//! Where a unit lost marks, the most first: why, and what would win them back.

use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::exact::Exact;
use ip_scorecard::text::{self, page};
use yew::prelude::*;

use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::Msg;
use super::unit::{LOSSES, heading, to_indicator};

/// How many indicators are named at first.
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

/// The indicators that cost most, the most first; every one of them on demand.
#[component]
pub fn Losses(props: &LossesProps) -> Html {
    let lang = use_lang();
    let all = use_state_eq(|| false);
    let LossesProps { report, unit, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let (lost, leaves): (Vec<Exact>, Vec<LeafNo>) = page::unit::losses(scored, *unit).into_iter().unzip();
    let shown = if *all { leaves.len() } else { MOST.min(leaves.len()) };
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let row = |leaf: LeafNo| {
        let node = plan.leaf(leaf).node;
        html! {
            <tr key={leaf.0}>
                <th scope="row" class="name">{ to_indicator(plan, leaf, send) }</th>
                <td class="figure lost">{ page::unit::lost(lang, scored, *unit, node) }</td>
                <td>
                    <p class="why">{ text::reason(lang, &report.assessed, scored, *unit, leaf) }</p>
                    <p class="need">{ text::needed(lang, scored, *unit, leaf).unwrap_or_else(|| page::unit::NO_WAY_TOLD.of(lang).into()) }</p>
                </td>
            </tr>
        }
    };
    let sum = (!lost.is_empty()).then(|| page::unit::lost_in_all(lang, scored, &lost, shown));
    html! {
        <section class="sheet" aria-labelledby={LOSSES}>
            <div class="sheet-head">
                { heading(LOSSES, page::unit::LOSSES, lang, sum) }
                if leaves.len() > MOST {
                    <button type="button" class="button" aria-expanded={all.to_string()} aria-controls="losses" onclick={toggle}>
                        { if *all { page::unit::FEWER_LOSSES.of(lang).to_owned() } else { page::unit::all_losses(lang, leaves.len()) } }
                    </button>
                }
            </div>
            if leaves.is_empty() {
                <p class="muted">{ page::unit::NOTHING_LOST.of(lang) }</p>
            } else {
                <table class="grid losses" id="losses">
                    <caption class="hidden">{ page::unit::LOSSES.of(lang) }</caption>
                    <thead><tr>
                        <th scope="col" class="name">{ page::unit::INDICATOR.of(lang) }</th>
                        <th scope="col" class="figure">{ page::unit::LOST.of(lang) }</th>
                        <th scope="col">{ page::unit::WHY_AND_HOW.of(lang) }</th>
                    </tr></thead>
                    <tbody>{ for leaves.into_iter().take(shown).map(row) }</tbody>
                </table>
            }
        </section>
    }
}
