//! The numbers of a rule, and the caps: each with the present one beside it.

use std::rc::Rc;

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
use crate::ui::simulation::{Listed, Wish, tried};
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
    /// What is tried already.
    pub changes: Rc<Vec<Listed>>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The numbers of a rule.
#[component]
pub fn RuleEditor(props: &RuleEditorProps) -> Html {
    let lang = use_lang();
    let RuleEditorProps { formal, report, leaf, changes, send } = props;
    let (Some(before), Some(after)) = (formal.scored(), report.scored()) else { return Html::default() };
    let indicator = &before.assessment.plan.leaf(*leaf).indicator;
    let simulated = parameters(&after.assessment.plan.leaf(*leaf).indicator.rule);
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
                    let wanted = {
                        let (indicator, path) = (indicator.id.clone(), number.path.clone());
                        move |value: Exact| Change::Parameter { indicator: indicator.clone(), path: path.clone(), value }
                    };
                    let value = match tried(changes, &wanted(Exact::ZERO)) {
                        Some(Change::Parameter { value, .. }) => value,
                        _ => simulated.iter().find(|now| now.path == number.path).map_or(&number.value, |now| &now.value),
                    };
                    let set = send.reform(move |value: Exact| Msg::Simulate(Wish::Try(wanted(value))));
                    html! {
                        <NumberField key={number.path.to_string()} id={format!("whatif-{}", number.path)} label={told.label(lang)}
                            value={value.clone()} now={shown(lang, &number.value)} {set} />
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
    /// What is tried already.
    pub changes: Rc<Vec<Listed>>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// 加减分上限
#[component]
pub fn CapsEditor(props: &CapsEditorProps) -> Html {
    let lang = use_lang();
    let CapsEditorProps { formal, report, changes, send } = props;
    let (Some(before), Some(after)) = (formal.scored(), report.scored()) else { return Html::default() };
    let (before, after) = (&before.assessment.plan, &after.assessment.plan);
    html! {
        <div class="whatif-editor">
            for cap in Cap::ALL {
                <NumberField key={cap.word()} id={format!("whatif-{}", cap.word())} label={page::whatif::cap(lang, cap)}
                    value={tried_cap(changes, cap).or(page::whatif::cap_of(after, cap)).cloned()} least={Least::Zero}
                    now={page::whatif::told_cap(lang, page::whatif::cap_of(before, cap))}
                    set={send.reform(move |value: Exact| Msg::Simulate(Wish::Try(Change::Cap { cap, value })))} />
            }
        </div>
    }
}

/// A cap that is tried.
fn tried_cap(changes: &[Listed], cap: Cap) -> Option<&Exact> {
    match tried(changes, &Change::Cap { cap, value: Exact::ZERO })? {
        Change::Cap { value, .. } => Some(value),
        _ => None,
    }
}
