//! Papers to be printed.

use ip_scorecard::text::page;
use yew::prelude::*;

use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::{HEADING, Msg};

/// What [`Print`] needs.
#[derive(PartialEq, Properties)]
pub struct PrintProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// Papers to be printed.
#[component]
pub fn Print(props: &PrintProps) -> Html {
    let lang = use_lang();
    let _ = props;
    html! { <h2 id={HEADING} tabindex="-1">{ page::frame::PAPERS.of(lang) }</h2> }
}
