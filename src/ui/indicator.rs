//! All indicators, and all units on one indicator.

use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::text::page;
use yew::prelude::*;

use super::chart::{ChartOf, Heat, Subject};
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::{HEADING, Msg};
use super::what_if::try_out;

/// What the [`IndicatorList`] needs.
#[derive(PartialEq, Properties)]
pub struct IndicatorListProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// All indicators.
#[component]
pub fn IndicatorList(props: &IndicatorListProps) -> Html {
    let lang = use_lang();
    let report = &props.report;
    let Some(scored) = report.scored() else { return Html::default() };
    let units: Vec<UnitNo> = scored.assessment.plan.unit_numbers().collect();
    html! {
        <>
            <h2 id={HEADING} tabindex="-1">{ page::frame::INDICATORS.of(lang) }</h2>
            <section class="sheet"><Heat {report} {units} /></section>
        </>
    }
}

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
    let IndicatorPageProps { report, indicator, .. } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let way = try_out(scored.assessment.plan.leaf(*indicator).indicator.id.as_str(), None);
    html! {
        <>
            <h2 id={HEADING} tabindex="-1">{ scored.assessment.plan.leaf(*indicator).label() }</h2>
            <p class="way"><a class="button" href={way.href()}>{ page::whatif::TRY.of(lang) }</a></p>
            <section class="sheet"><ChartOf {report} subject={Subject::Rule(*indicator)} /></section>
        </>
    }
}
