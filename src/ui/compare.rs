//! The change of every unit since the earlier result.

use ip_scorecard::check::GroupNo;
use ip_scorecard::text::page;
use yew::prelude::*;

use super::chart::{ChartOf, Subject};
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::{HEADING, Msg};

/// What [`Compare`] needs.
#[derive(PartialEq, Properties)]
pub struct CompareProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The change of every unit since the earlier result.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let lang = use_lang();
    let report = &props.report;
    let Some(scored) = report.scored() else { return Html::default() };
    html! {
        <>
            <h2 id={HEADING} tabindex="-1">{ page::frame::COMPARE.of(lang) }</h2>
            for no in 0..scored.assessment.plan.groups.len() {
                <section key={no} class="sheet"><ChartOf {report} subject={Subject::Places(GroupNo(no))} /></section>
            }
        </>
    }
}
