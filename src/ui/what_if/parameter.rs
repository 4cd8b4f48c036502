//! The numbers of a rule, and the caps: each with the present one beside it.

use ip_scorecard::analyse::whatif::{Cap, Change, parameters};
use ip_scorecard::check::LeafNo;
use ip_scorecard::exact::Exact;
use ip_scorecard::text::number::shown;
use ip_scorecard::text::page::whatif::Least;
use ip_scorecard::text::{self, page};
use yew::prelude::*;

use super::field::NumberField;
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::simulation::Wish;
use crate::ui::state::Msg;

/// What the [`RuleEditor`] needs.
#[derive(PartialEq, Properties)]
pub struct RuleEditorProps {
    /// What was computed of the files.
    pub formal: Shared<Report>,
    /// What is shown: the simulation, while there is one.
    pub report: Shared<Report>,
    /// Whose rule.
    pub leaf: LeafNo,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The numbers of a rule.
#[component]
pub fn RuleEditor(props: &RuleEditorProps) -> Html {
    let lang = use_lang();
    let RuleEditorProps { formal, report, leaf, send } = props;
    let (Some(before), Some(after)) = (formal.scored(), report.scored()) else { return Html::default() };
    let indicator = &before.assessment.plan.leaf(*leaf).indicator;
    let tried = parameters(&after.assessment.plan.leaf(*leaf).indicator.rule);
    let numbers = parameters(&indicator.rule);
    html! {
        <div class="whatif-editor">
            <p>{ text::rule(lang, &indicator.rule) }</p>
            if numbers.is_empty() {
                <p class="muted">{ page::whatif::NO_PARAMETERS.of(lang) }</p>
            }
            for number in numbers {
                { {
                    let told = page::whatif::parameter(lang, &indicator.rule, &number.path);
                    let tried = tried.iter().find(|tried| tried.path == number.path).unwrap_or(&number);
                    let set = send.reform({
                        let (indicator, path) = (indicator.id.clone(), number.path.clone());
                        move |value: Exact| {
                            let (indicator, path) = (indicator.clone(), path.clone());
                            Msg::Simulate(Wish::Try(Change::Parameter { indicator, path, value }))
                        }
                    });
                    html! {
                        <NumberField key={number.path.to_string()} id={format!("whatif-{}", number.path)} label={told.label(lang)}
                            value={tried.value.clone()} now={shown(lang, &number.value)} {set} />
                    }
                } }
            }
        </div>
    }
}

/// What the [`CapsEditor`] needs.
#[derive(PartialEq, Properties)]
pub struct CapsEditorProps {
    /// What was computed of the files.
    pub formal: Shared<Report>,
    /// What is shown: the simulation, while there is one.
    pub report: Shared<Report>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// 加减分上限
#[component]
pub fn CapsEditor(props: &CapsEditorProps) -> Html {
    let lang = use_lang();
    let CapsEditorProps { formal, report, send } = props;
    let (Some(before), Some(after)) = (formal.scored(), report.scored()) else { return Html::default() };
    let (before, after) = (&before.assessment.plan, &after.assessment.plan);
    html! {
        <div class="whatif-editor">
            for cap in Cap::ALL {
                <NumberField key={cap.word()} id={format!("whatif-{}", cap.word())} label={page::whatif::cap(lang, cap)}
                    value={page::whatif::cap_of(after, cap).cloned()} least={Least::Zero}
                    now={page::whatif::told_cap(lang, page::whatif::cap_of(before, cap))}
                    set={send.reform(move |value: Exact| Msg::Simulate(Wish::Try(Change::Cap { cap, value })))} />
            }
        </div>
    }
}
