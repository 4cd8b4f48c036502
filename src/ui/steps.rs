//! 撤销 and 重做: the step that can be taken back, and the one that can be taken again.

use ip_scorecard::text::page::frame as words;
use yew::prelude::*;

use super::lang::use_lang;
use super::state::{Msg, Told};

/// What [`Steps`] need.
#[derive(PartialEq, Properties)]
pub struct StepsProps {
    /// The last step, which can be taken back.
    pub last: Option<Told>,
    /// The step that was taken back last, and can be taken again.
    pub next: Option<Told>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// Two buttons, each of which says what it would do; none before the first step.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let lang = use_lang();
    let StepsProps { last, next, send } = props;
    if last.is_none() && next.is_none() {
        return Html::default();
    }
    let button = |step: &Option<Told>, back: bool| {
        let told = step.as_ref().map(|step| words::travel(lang, back, step.text(lang)));
        let label = if back { words::UNDO } else { words::REDO };
        let take = send.reform(move |_: MouseEvent| if back { Msg::Undo } else { Msg::Redo });
        // A button without a step stays where it is, so that the keyboard is not thrown off it.
        html! {
            <button class="button button-step" type="button" onclick={take} title={told.clone()}
                aria-label={told.unwrap_or_else(|| label.of(lang).to_owned())} aria-disabled={step.is_none().to_string()}>
                <span aria-hidden="true">{ if back { "↶" } else { "↷" } }</span>
            </button>
        }
    };
    html! {
        <div class="steps" role="group" aria-label={words::STEPS.of(lang)}>
            { button(last, true) }
            { button(next, false) }
        </div>
    }
}
