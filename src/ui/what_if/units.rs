//! Units to choose from: those that are assessed on an indicator, by groups.

use ip_scorecard::check::{LeafNo, Plan, UnitNo};
use yew::prelude::*;

use crate::ui::report::{Report, Shared};

/// What the [`UnitOptions`] need.
#[derive(PartialEq, Properties)]
pub struct UnitOptionsProps {
    /// What was computed of the files.
    pub formal: Shared<Report>,
    /// The indicator that they are assessed on.
    pub leaf: LeafNo,
    /// The unit that is chosen.
    pub chosen: Option<UnitNo>,
}

/// The options of a selection of units.
#[component]
pub fn UnitOptions(props: &UnitOptionsProps) -> Html {
    let Some(scored) = props.formal.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let groups = plan.group_numbers().filter(|group| plan.marks_in(props.leaf, *group).is_some());
    html! {
        for group in groups {
            <optgroup key={group.0} label={plan.group(group).title.to_string()}>
                for unit in plan.group(group).units.iter().copied() {
                    <option key={unit.0} value={unit.0.to_string()} selected={props.chosen == Some(unit)}>
                        { &*plan.unit(unit).title }
                    </option>
                }
            </optgroup>
        }
    }
}

/// The unit that an option stands for.
pub fn unit_value(plan: &Plan, value: &str) -> Option<UnitNo> {
    let no: usize = value.parse().ok()?;
    (no < plan.units.len()).then_some(UnitNo(no))
}

/// The first unit that is assessed on an indicator.
pub fn first_unit(plan: &Plan, leaf: LeafNo) -> Option<UnitNo> {
    plan.unit_numbers().find(|unit| plan.marks(leaf, *unit).is_some())
}
