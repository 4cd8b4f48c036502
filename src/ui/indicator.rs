//! All indicators, and all units on one indicator.

use ip_scorecard::check::LeafNo;
use ip_scorecard::text::page;
use yew::prelude::*;

use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::{HEADING, Msg};

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
    let _ = props;
    html! { <h2 id={HEADING} tabindex="-1">{ page::frame::INDICATORS.of(lang) }</h2> }
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
    let IndicatorPageProps { report, indicator, .. } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    html! { <h2 id={HEADING} tabindex="-1">{ scored.assessment.plan.leaf(*indicator).label() }</h2> }
}
