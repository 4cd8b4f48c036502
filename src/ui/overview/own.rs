//! 自评与核定: each unit's two totals, and the indicators that units overrate.

use std::cmp::Reverse;

use ip_scorecard::analyse::own::{Leaning, Own, differences, leanings, totals};
use ip_scorecard::assess::Scored;
use ip_scorecard::text::page::overview::own as words;
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use crate::ui::controls::More;
use crate::ui::lang::use_lang;
use crate::ui::portion::use_steps;
use crate::ui::report::{Report, Shared};
use crate::ui::route::Route;

/// Units and indicators that are shown at once.
const PORTION: usize = 8;

/// What [`OwnAndVerified`] needs.
#[derive(PartialEq, Properties)]
pub struct OwnAndVerifiedProps {
    /// What was computed.
    pub report: Shared<Report>,
}

/// How units see themselves; nothing where only one of the two stages is open.
#[component]
pub fn OwnAndVerified(props: &OwnAndVerifiedProps) -> Html {
    let lang = use_lang();
    let shown = use_state(|| PORTION);
    let drawn = use_steps(*shown);
    let told = use_memo(props.report.clone(), |report| {
        let scored = report.scored()?;
        let mut all = totals(&scored.assessment.plan, &scored.scores)?;
        all.sort_by_key(|one| Reverse(one.above.clone()));
        Some((all, leanings(&scored.assessment.plan, &scored.scores)))
    });
    let (Some(scored), Some((all, leanings))) = (props.report.scored(), &*told) else {
        return Html::default();
    };
    let compared: Vec<&Own> = all.iter().filter(|one| one.above.is_some()).collect();
    let overrated: Vec<&Leaning> =
        leanings.iter().filter(|one| one.mean.is_positive()).take(PORTION).collect();
    html! {
        <section class="sheet own">
            <div class="sheet-head"><h3>{ words::OWN.of(lang) }</h3></div>
            <p>{ words::summary(lang, scored, all) }</p>
            <div class="own-tables">
                if !compared.is_empty() {
                    <div>
                        <div class="scroll"><table class="grid">
                            <caption class="hidden">{ words::OWN.of(lang) }</caption>
                            <thead><tr>
                                <th scope="col" class="name">{ page::ranking::UNIT.of(lang) }</th>
                                <th scope="col" class="figure">{ words::OWN_TOTAL.of(lang) }</th>
                                <th scope="col" class="figure">{ words::VERIFIED_TOTAL.of(lang) }</th>
                                <th scope="col" class="figure">{ words::ABOVE.of(lang) }</th>
                                <th scope="col">{ words::MOST_APART.of(lang) }</th>
                            </tr></thead>
                            <tbody>{ for compared.iter().take(drawn).map(|one| unit(lang, scored, one)) }</tbody>
                        </table></div>
                        <More shown={*shown} all={compared.len()} portion={PORTION} onmore={move |more| shown.set(more)} />
                    </div>
                }
                if !overrated.is_empty() {
                    <div>
                        <h4>{ words::LEANINGS.of(lang) }</h4>
                        <div class="scroll"><table class="grid">
                            <caption class="hidden">{ words::LEANINGS.of(lang) }</caption>
                            <thead><tr>
                                <th scope="col" class="name">{ words::INDICATOR.of(lang) }</th>
                                <th scope="col" class="figure">{ words::COMPARED.of(lang) }</th>
                                <th scope="col" class="figure">{ words::UNITS_ABOVE.of(lang) }</th>
                                <th scope="col" class="figure">{ words::MEAN_ABOVE.of(lang) }</th>
                                <th scope="col">{ words::FARTHEST.of(lang) }</th>
                            </tr></thead>
                            <tbody>{ for overrated.iter().map(|one| indicator(scored, one)) }</tbody>
                        </table></div>
                    </div>
                }
            </div>
        </section>
    }
}

fn unit(lang: Lang, scored: &Scored, one: &Own) -> Html {
    let plan = &scored.assessment.plan;
    let named = plan.unit(one.unit);
    let show = |total: &Option<_>| total.as_ref().map(|total| scored.rounding().show_total(total));
    let apart = differences(plan, &scored.scores, one.unit);
    html! {
        <tr key={named.code.to_string()}>
            <th scope="row" class="name">
                <a href={Route::Unit(named.code.text()).href()}>{ &*named.title }</a>
                if one.excessive {
                    <span class="tag tag-warning">{ words::EXCESSIVE.of(lang) }</span>
                }
            </th>
            <td class="figure">{ show(&one.own) }</td>
            <td class="figure">{ show(&one.verified) }</td>
            <td class="figure">{ one.above.as_ref().map(|above| words::above(scored, above)) }</td>
            <td class="apart">
                for told in words::differences(scored, &apart) {
                    <span key={told.clone()}>{ told }</span>
                }
            </td>
        </tr>
    }
}

fn indicator(scored: &Scored, one: &Leaning) -> Html {
    let leaf = scored.assessment.plan.leaf(one.leaf);
    html! {
        <tr key={leaf.indicator.id.to_string()}>
            <th scope="row" class="name">
                <a href={Route::Indicator(leaf.indicator.id.text()).href()}>{ &*leaf.label() }</a>
            </th>
            <td class="figure">{ one.compared }</td>
            <td class="figure">{ one.above }</td>
            <td class="figure">{ words::mean_above(scored, one) }</td>
            <td>{ words::farthest(scored, one) }</td>
        </tr>
    }
}
