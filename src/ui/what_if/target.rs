//! A target that is tried: for all, a group, or a unit.

use std::rc::Rc;

use ip_scorecard::analyse::whatif::{Change, Scope};
use ip_scorecard::check::{LeafNo, Plan, UnitNo};
use ip_scorecard::exact::Exact;
use ip_scorecard::text::page;
use yew::prelude::*;

use super::field::NumberField;
use super::units::{UnitOptions, unit_value};
use crate::platform::field;
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::simulation::{Listed, Wish, tried};
use crate::ui::state::Msg;

/// What the [`TargetEditor`] needs.
#[derive(PartialEq, Properties)]
pub struct TargetEditorProps {
    /// What was computed of the files.
    pub formal: Shared<Report>,
    /// What is shown: the simulation, while there is one.
    pub report: Shared<Report>,
    /// Whose target.
    pub leaf: LeafNo,
    /// The unit that the reader comes from.
    pub unit: Option<UnitNo>,
    /// What is tried already.
    pub changes: Rc<Vec<Listed>>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The value of a group in the list, which is no number of a unit.
const GROUP: &str = "group-";

/// A target that is tried.
#[component]
pub fn TargetEditor(props: &TargetEditorProps) -> Html {
    let lang = use_lang();
    let TargetEditorProps { formal, report, leaf, unit, changes, send } = props;
    let (Some(before), Some(after)) = (formal.scored(), report.scored()) else { return Html::default() };
    let plan = &before.assessment.plan;
    let of_unit = |unit: UnitNo| Scope::Unit(plan.unit(unit).code.clone());
    let chosen = use_state(|| unit.map_or(Scope::All, of_unit));
    let onchange = {
        let (chosen, formal) = (chosen.clone(), formal.clone());
        Callback::from(move |event: Event| {
            if let Some(scored) = formal.scored() {
                chosen.set(read(&scored.assessment.plan, &field::value(&event)));
            }
        })
    };
    let indicator = &plan.leaf(*leaf).indicator;
    let wanted = {
        let (indicator, scope) = (indicator.id.clone(), (*chosen).clone());
        move |value: Exact| Change::Target { indicator: indicator.clone(), scope: scope.clone(), value }
    };
    let value = match tried(changes, &wanted(Exact::ZERO)) {
        Some(Change::Target { value, .. }) => Some(value.clone()),
        _ => page::whatif::one_target(after, *leaf, &chosen),
    };
    let set = send.reform(move |value: Exact| Msg::Simulate(Wish::Try(wanted(value))));
    let unit_no = match &*chosen {
        Scope::Unit(code) => plan.unit_by_code(code.as_str()),
        Scope::All | Scope::Group(_) => None,
    };
    html! {
        <div class="whatif-editor">
            <label class="whatif-label">
                { page::whatif::SCOPE.of(lang) }
                <select {onchange}>
                    <option value="" selected={*chosen == Scope::All}>{ page::whatif::EVERY_UNIT.of(lang) }</option>
                    if plan.groups.len() > 1 {
                        for (no, group) in plan.scheme.groups.iter().enumerate() {
                            <option key={no} value={format!("{GROUP}{no}")} selected={*chosen == Scope::Group(group.id.clone())}>
                                { &*group.title }
                            </option>
                        }
                    }
                    <UnitOptions {formal} leaf={*leaf} chosen={unit_no} />
                </select>
            </label>
            <NumberField key={format!("{:?}", *chosen)} id="whatif-target" label={page::whatif::TARGET.of(lang)} {value}
                now={page::whatif::targets(lang, before, *leaf, &chosen)}
                unit={page::whatif::measured_in(plan, *leaf)} {set} />
        </div>
    }
}

fn read(plan: &Plan, value: &str) -> Scope {
    let group = value.strip_prefix(GROUP).and_then(|no| plan.scheme.groups.get(no.parse::<usize>().ok()?));
    match (group, unit_value(plan, value)) {
        (Some(group), _) => Scope::Group(group.id.clone()),
        (None, Some(unit)) => Scope::Unit(plan.unit(unit).code.clone()),
        (None, None) => Scope::All,
    }
}
