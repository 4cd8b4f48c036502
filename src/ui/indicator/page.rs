//! All units on one indicator.

use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, LeafNo};
use ip_scorecard::text::{Lang, Words, page};
use yew::prelude::*;

use super::table::UnitTable;
use crate::ui::chart::{ChartOf, Subject};
use crate::ui::controls::Scroll;
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::route::Route;
use crate::ui::state::{HEADING, Msg};
use crate::ui::what_if::try_out;

use page::indicator as words;

/// What the [`IndicatorPage`] needs.
#[derive(PartialEq, Properties)]
pub struct IndicatorPageProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Which indicator.
    pub indicator: LeafNo,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// All units on one indicator.
#[component]
pub fn IndicatorPage(props: &IndicatorPageProps) -> Html {
    let lang = use_lang();
    let IndicatorPageProps { report, indicator: leaf, send } = props;
    let to_do = use_memo((lang, report.clone(), *leaf), |(lang, report, leaf)| {
        let to_do = |scored| words::to_do(*lang, scored, report.issues(*lang), *leaf);
        report.scored().map(to_do).unwrap_or_default()
    });
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let way = try_out(plan.leaf(*leaf).indicator.id.as_str(), None);
    let assessed =
        |group: &GroupNo| plan.marks_in(*leaf, *group).is_some() && !plan.group(*group).units.is_empty();
    html! {
        <div class="indicator">
            <section class="sheet">
                <p class="indicator-back"><a href={Route::Indicators.href()}>{ words::ALL.of(lang) }</a></p>
                <div class="sheet-head">
                    <h2 id={HEADING} tabindex="-1">{ plan.leaf(*leaf).label() }</h2>
                    { neighbours(lang, scored, *leaf) }
                </div>
                <h3>{ words::TO_DO.of(lang) }</h3>
                if to_do.is_empty() {
                    <p>{ words::NOTHING_TO_DO.of(lang) }</p>
                } else {
                    <ul class="indicator-todo">
                        for line in to_do.iter() {
                            <li key={&**line}>{ line }</li>
                        }
                    </ul>
                }
                <h3>{ words::ABOUT.of(lang) }</h3>
                <dl class="trace">
                    for (label, lines) in words::about(lang, scored, *leaf) {
                        <div key={label.of(lang)}>
                            <dt>{ label.of(lang) }</dt>
                            <dd>
                                for line in lines {
                                    <p key={line.clone()}>{ &line }</p>
                                }
                            </dd>
                        </div>
                    }
                </dl>
                <ChartOf {report} subject={Subject::Rule(*leaf)} />
                <p class="way"><a class="button" href={way.href()}>{ page::whatif::TRY.of(lang) }</a></p>
            </section>
            for group in plan.group_numbers().filter(assessed) {
                <section class="sheet" key={group.0}>
                    <h3>{ &*plan.group(group).title }<span class="muted">{ words::marks(lang, scored, *leaf, group) }</span></h3>
                    { spread(lang, scored, *leaf, group) }
                    <UnitTable {report} leaf={*leaf} {group} {send} />
                </section>
            }
            <p class="muted">{ words::OUTLIER_HOW.of(lang) }</p>
        </div>
    }
}

/// The indicators before and after this one.
fn neighbours(lang: Lang, scored: &Scored, leaf: LeafNo) -> Html {
    let plan = &scored.assessment.plan;
    let link = |no: Option<LeafNo>, which: Words| {
        let Some(other) = no.and_then(|no| plan.leaves.get(no.0)) else { return Html::default() };
        let href = Route::Indicator(other.indicator.id.text()).href();
        html! { <a class="button" {href}>{ words::neighbour(lang, which, &other.label()) }</a> }
    };
    html! {
        <nav class="indicator-neighbours" aria-label={words::ALL.of(lang)}>
            { link(leaf.0.checked_sub(1).map(LeafNo), words::BEFORE) }
            { link(Some(LeafNo(leaf.0 + 1)), words::AFTER) }
        </nav>
    }
}

/// How values and rates lie in a group.
fn spread(lang: Lang, scored: &Scored, leaf: LeafNo, group: GroupNo) -> Html {
    let rows = words::spreads(lang, scored, leaf, group);
    if rows.is_empty() {
        return Html::default();
    }
    let heads =
        [words::LEAST, words::LOWER, words::MIDDLE, words::UPPER, words::GREATEST, words::MEAN, words::COUNT];
    let caption = words::spread_caption(lang, &scored.assessment.plan.group(group).title);
    html! {
        <Scroll label={caption.clone()}>
            <table class="grid spread">
                <caption class="hidden">{ caption }</caption>
                <thead><tr>
                    <th scope="col">{ words::SPREAD.of(lang) }</th>
                    for head in heads {
                        <th key={head.of(lang)} scope="col" class="figure">{ head.of(lang) }</th>
                    }
                </tr></thead>
                <tbody>
                    for (label, figures) in rows {
                        <tr key={label.of(lang)}>
                            <th scope="row">{ label.of(lang) }</th>
                            for (no, figure) in figures.into_iter().enumerate() {
                                <td key={no} class="figure">{ figure }</td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </Scroll>
    }
}
