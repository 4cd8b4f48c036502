//! 佐证清单: what evidence is demanded, what was filed, and what is missing.

use ip_scorecard::analyse::evidence::{Item, Settled, checklist};
use ip_scorecard::assess::{Assessed, Scored};
use ip_scorecard::check::UnitNo;
use ip_scorecard::text::page::unit::evidence as words;
use ip_scorecard::text::{self, Lang, page};
use yew::prelude::*;

use super::{EVIDENCE, PartProps, heading, to_indicator};
use crate::ui::lang::use_lang;
use crate::ui::state::Msg;

/// A unit's checklist of evidence.
#[component]
pub fn Checklist(props: &PartProps) -> Html {
    let lang = use_lang();
    let PartProps { report, unit, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let items = checklist(&scored.assessment, &scored.scores, *unit);
    let totals = (!items.is_empty()).then(|| words::totals(lang, &items));
    html! {
        <section class="sheet" aria-labelledby={EVIDENCE}>
            <div class="sheet-head">{ heading(EVIDENCE, words::EVIDENCE, lang, totals) }</div>
            if items.is_empty() {
                <p class="muted">{ words::NOTHING_DEMANDED.of(lang) }</p>
            } else {
                <table class="grid evidence">
                    <caption class="hidden">{ words::caption(lang, &scored.assessment.plan.unit(*unit).title) }</caption>
                    <thead><tr>
                        <th scope="col" class="name">{ page::unit::INDICATOR.of(lang) }</th>
                        <th scope="col" class="demand">{ words::DEMAND.of(lang) }</th>
                        <th scope="col" class="settled">{ words::SETTLED.of(lang) }</th>
                        <th scope="col" class="filed">{ words::FILED.of(lang) }</th>
                    </tr></thead>
                    <tbody>{ for items.iter().map(|item| row(lang, (&report.assessed, scored), *unit, item, send)) }</tbody>
                </table>
            }
        </section>
    }
}

fn row(
    lang: Lang,
    (assessed, scored): (&Assessed, &Scored),
    unit: UnitNo,
    item: &Item<'_>,
    send: &Callback<Msg>,
) -> Html {
    let plan = &scored.assessment.plan;
    let demand = if item.required { words::REQUIRED } else { words::VOLUNTARY };
    let state = text::node_state(lang, scored.scores.node(unit, plan.leaf(item.leaf).node).state);
    html! {
        <tr key={item.leaf.0}>
            <th scope="row" class="name">{ to_indicator(plan, item.leaf, send) }</th>
            <td class="demand">{ demand.of(lang) }</td>
            <td class="settled"><span class={class(item.settled)}>{ words::settled(lang, item.settled) }</span></td>
            <td class="filed">
                for piece in &item.pieces {
                    <p>{ words::piece(lang, assessed, piece) }</p>
                }
                if item.pieces.is_empty() {
                    <p class="muted">{ if item.settled == Settled::Idle { state } else { words::NOTHING_FILED.of(lang) } }</p>
                }
            </td>
        </tr>
    }
}

fn class(settled: Settled) -> &'static str {
    match settled {
        Settled::Missing | Settled::Rejected => "tag tag-alarm",
        Settled::Unchecked => "tag tag-warning",
        Settled::Checked => "tag tag-good",
        Settled::Idle => "tag",
    }
}
