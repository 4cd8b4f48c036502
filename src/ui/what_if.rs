//! The simulation: what would come out if something were different.

use ip_scorecard::text::page;
use yew::prelude::*;

use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::{HEADING, Msg};

/// What [`WhatIf`] needs.
#[derive(PartialEq, Properties)]
pub struct WhatIfProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The simulation: what would come out if something were different.
#[component]
pub fn WhatIf(props: &WhatIfProps) -> Html {
    let lang = use_lang();
    let _ = props;
    html! { <h2 id={HEADING} tabindex="-1">{ page::frame::WHAT_IF.of(lang) }</h2> }
}
