//! The page.

use yew::prelude::*;

/// The whole page; for now it only shows that the page starts.
#[function_component]
pub fn App() -> Html {
    html! { <main class="page"><h1>{ "知识产权绩效评分卡" }</h1></main> }
}
