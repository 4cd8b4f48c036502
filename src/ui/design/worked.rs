//! How an indicator's rule works out on the data that are open: its curve, and one unit's trace.

use ip_scorecard::check::UnitNo;
use ip_scorecard::edit::Tree;
use ip_scorecard::json::Path;
use ip_scorecard::text::page::design as words;
use yew::prelude::*;

use super::desk::Desk;
use crate::platform::field;
use crate::ui::chart::{ChartOf, Subject};
use crate::ui::report::{Report, Shared};
use crate::ui::trace::Trace;

/// What [`Worked`] needs.
#[derive(PartialEq, Properties)]
pub struct WorkedProps {
    /// The scheme.
    pub desk: Desk,
    /// What was computed of it last.
    pub report: Option<Shared<Report>>,
    /// The indicator.
    pub path: Path,
}

/// The curve of an indicator and a worked example.
#[component]
pub fn Worked(props: &WorkedProps) -> Html {
    let WorkedProps { desk, report, path } = props;
    let lang = desk.lang;
    let chosen = use_state(|| None::<usize>);
    let id = desk.tree.get(&path.then("id")).and_then(Tree::text);
    let Some((report, scored)) = report.as_ref().and_then(|report| Some((report, report.scored()?))) else {
        return html! { <p class="muted">{ words::NOT_SCORED.of(lang) }</p> };
    };
    let plan = &scored.assessment.plan;
    let Some(leaf) = id.and_then(|id| plan.leaf_by_id(id)) else { return Html::default() };
    let units = (0..plan.units.len()).map(UnitNo).filter(|unit| plan.marks(leaf, *unit).is_some());
    let units: Vec<UnitNo> = units.collect();
    let Some(unit) = units.iter().find(|unit| Some(unit.0) == *chosen).or(units.first()).copied() else {
        return html! { <p class="muted">{ words::NOT_ASSESSED.of(lang) }</p> };
    };
    let onchange = Callback::from(move |event: Event| chosen.set(field::value(&event).parse().ok()));
    html! {
        <div class="design-worked">
            <section>
                <h4>{ words::CURVE.of(lang) }</h4>
                <ChartOf {report} subject={Subject::Rule(leaf)} />
            </section>
            <section>
                <h4>{ words::WORKED.of(lang) }</h4>
                <label class="design-example">
                    { words::WORKED_UNIT.of(lang) }{ " " }
                    <select {onchange}>
                        for other in units {
                            <option value={other.0.to_string()} selected={other == unit}>{ &*plan.unit(other).title }</option>
                        }
                    </select>
                </label>
                <Trace {report} {unit} {leaf} />
            </section>
        </div>
    }
}
