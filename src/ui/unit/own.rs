//! 自评与核定: where a unit sees itself otherwise than it was verified, and what either side said.

use ip_scorecard::analyse::own::{Difference, differences};
use ip_scorecard::assess::Scored;
use ip_scorecard::check::UnitNo;
use ip_scorecard::text::page::unit::own as words;
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use super::{OWN, PartProps, heading, to_indicator};
use crate::ui::lang::use_lang;
use crate::ui::state::Msg;

/// A unit's own figures beside the verified ones.
#[component]
pub fn OwnFigures(props: &PartProps) -> Html {
    let lang = use_lang();
    let PartProps { report, unit, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let body = match words::not_compared(lang, scored) {
        Some(why) => html! { <p class="muted">{ why }</p> },
        None => compared(lang, scored, *unit, send),
    };
    html! {
        <section class="sheet" aria-labelledby={OWN}>
            <div class="sheet-head">{ heading(OWN, words::OWN, lang, None) }</div>
            { body }
        </section>
    }
}

fn compared(lang: Lang, scored: &Scored, unit: UnitNo, send: &Callback<Msg>) -> Html {
    let plan = &scored.assessment.plan;
    let differing = differences(plan, &scored.scores, unit);
    let [own, verified, above] = words::totals(scored, unit);
    html! {
        <>
            <table class="grid own-figures">
                <caption class="hidden">{ words::caption(lang, &plan.unit(unit).title) }</caption>
                <thead><tr>
                    <th scope="col" class="name">{ page::unit::INDICATOR.of(lang) }</th>
                    <th scope="col" class="figure">{ words::OWN_SCORE.of(lang) }</th>
                    <th scope="col" class="figure">{ words::VERIFIED_SCORE.of(lang) }</th>
                    <th scope="col" class="figure">{ words::ABOVE.of(lang) }</th>
                    <th scope="col" class="said">{ words::SAID.of(lang) }</th>
                </tr></thead>
                <tbody>
                    <tr class="all">
                        <th scope="row" class="name">{ words::TOTAL.of(lang) }</th>
                        <td class="figure">{ own }</td>
                        <td class="figure">{ verified }</td>
                        <td class="figure above">{ above }</td>
                        <td class="said">
                            if differing.is_empty() {
                                { words::ALL_ALIKE.of(lang) }
                            }
                        </td>
                    </tr>
                    { for differing.iter().map(|difference| row(lang, scored, unit, difference, send)) }
                </tbody>
            </table>
            for line in words::rest(lang, scored, unit) {
                <p key={line.clone()} class="muted unit-hint">{ line }</p>
            }
        </>
    }
}

fn row(lang: Lang, scored: &Scored, unit: UnitNo, difference: &Difference, send: &Callback<Msg>) -> Html {
    html! {
        <tr key={difference.leaf.0}>
            <th scope="row" class="name">{ to_indicator(&scored.assessment.plan, difference.leaf, send) }</th>
            <td class="figure">{ words::score(scored, &difference.own) }</td>
            <td class="figure">{ words::score(scored, &difference.verified) }</td>
            <td class="figure above">{ words::above(scored, difference) }</td>
            <td class="said">
                for line in words::said(lang, scored, unit, difference.leaf) {
                    <p key={line.clone()}>{ line }</p>
                }
            </td>
        </tr>
    }
}
