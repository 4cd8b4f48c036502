//! The overview: who leads, who lags, what is missing, what to do next.

use ip_scorecard::text::page;
use yew::prelude::*;

use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::{HEADING, Msg};

/// What [`Overview`] needs.
#[derive(PartialEq, Properties)]
pub struct OverviewProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The overview: who leads, who lags, what is missing, what to do next.
#[component]
pub fn Overview(props: &OverviewProps) -> Html {
    let lang = use_lang();
    let _ = props;
    html! { <h2 id={HEADING} tabindex="-1">{ page::frame::OVERVIEW.of(lang) }</h2> }
}
