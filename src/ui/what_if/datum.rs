//! A unit's figures that are tried.

use std::collections::BTreeSet;
use std::rc::Rc;

use ip_scorecard::analyse::whatif::{Change, Figures, figures};
use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::exact::Exact;
use ip_scorecard::model::measure::Measure;
use ip_scorecard::model::scheme::Indicator;
use ip_scorecard::score::NodeState;
use ip_scorecard::text::{self, Lang, page};
use yew::prelude::*;

use super::field::NumberField;
use super::marks::MarksField;
use super::units::{UnitOptions, first_unit, unit_value};
use crate::platform::field;
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::simulation::{Listed, Wish, tried};
use crate::ui::state::Msg;

/// What the [`DatumEditor`] needs.
#[derive(PartialEq, Properties)]
pub struct DatumEditorProps {
    /// What was computed of the files.
    pub formal: Shared<Report>,
    /// What is shown: the simulation, while there is one.
    pub report: Shared<Report>,
    /// On which indicator.
    pub leaf: LeafNo,
    /// The unit that the reader comes from.
    pub unit: Option<UnitNo>,
    /// What is tried already.
    pub changes: Rc<Vec<Listed>>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// A unit's figures that are tried.
#[component]
pub fn DatumEditor(props: &DatumEditorProps) -> Html {
    let lang = use_lang();
    let DatumEditorProps { formal, report, leaf, unit, changes, send } = props;
    let chosen = use_state(|| *unit);
    let (Some(before), Some(after)) = (formal.scored(), report.scored()) else { return Html::default() };
    let plan = &before.assessment.plan;
    let assessed = |unit: &UnitNo| plan.marks(*leaf, *unit).is_some();
    let Some(unit) = chosen.filter(assessed).or_else(|| first_unit(plan, *leaf)) else {
        return html! { <p class="muted">{ page::whatif::NO_UNITS.of(lang) }</p> };
    };
    let onchange = {
        let (chosen, formal) = (chosen.clone(), formal.clone());
        Callback::from(move |event: Event| {
            let plan = formal.scored().map(|scored| &scored.assessment.plan);
            chosen.set(plan.and_then(|plan| unit_value(plan, &field::value(&event))));
        })
    };
    let indicator = plan.leaf(*leaf).indicator.clone();
    let now = figures(before, unit, *leaf).unwrap_or(Figures::NotReported);
    let wanted = {
        let (code, indicator) = (plan.unit(unit).code.clone(), indicator.id.clone());
        move |figures: Figures| Change::Datum { unit: code.clone(), indicator: indicator.clone(), figures }
    };
    let tried = match tried(changes, &wanted(Figures::NotReported)) {
        Some(Change::Datum { figures, .. }) => figures.clone(),
        _ => figures(after, unit, *leaf).unwrap_or(Figures::NotReported),
    };
    let set = send.reform(move |figures: Figures| Msg::Simulate(Wish::Try(wanted(figures))));
    html! {
        <div class="whatif-editor">
            <label class="whatif-label">
                { page::whatif::UNIT.of(lang) }
                <select {onchange}><UnitOptions {formal} leaf={*leaf} chosen={unit} /></select>
            </label>
            <p class="muted">{ page::whatif::now(lang, &page::whatif::told_figures(lang, Some(&indicator.measure), &now), "") }</p>
            <Form key={format!("{} {}", unit.0, leaf.0)} {indicator} {now} {tried} {set} />
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct FormProps {
    indicator: Rc<Indicator>,
    /// What the files say.
    now: Figures,
    /// What is tried, or what the files say.
    tried: Figures,
    set: Callback<Figures>,
}

/// The figures of a measure, or that there are none.
#[component]
fn Form(props: &FormProps) -> Html {
    let lang = use_lang();
    let FormProps { indicator, now, tried, set } = props;
    let parts = Parts::of(lang, indicator);
    // What has been written of figures that are not complete yet.
    let written = use_state(Vec::<Option<Exact>>::new);
    let known: Vec<Option<Exact>> = parts.numbers(tried).unwrap_or_else(|| {
        let pending = |no: usize| written.get(no).cloned().flatten();
        (0..parts.names.len()).map(pending).collect()
    });
    let put = |no: usize| {
        let (known, written, parts, set) = (known.clone(), written.clone(), parts.clone(), set.clone());
        Callback::from(move |number: Exact| {
            let mut known = known.clone();
            if let Some(place) = known.get_mut(no) {
                *place = Some(number);
            }
            let whole: Option<Vec<Exact>> = known.iter().cloned().collect();
            match whole {
                Some(numbers) => set.emit(parts.figures(&numbers)),
                None => written.set(known),
            }
        })
    };
    let state = |figures: Option<Figures>, label: &'static str, checked: bool| {
        let onchange =
            figures.map_or_else(Callback::noop, |figures| set.reform(move |_: Event| figures.clone()));
        html! {
            <label class="whatif-check"><input type="radio" name="whatif-state" {checked} {onchange} />{ label }</label>
        }
    };
    let absent = matches!(tried, Figures::NotReported | Figures::NotApplicable);
    let reported = (!matches!(now, Figures::NotReported | Figures::NotApplicable)).then(|| now.clone());
    html! {
        <>
            <div class="whatif-states" role="group" aria-label={text::field(lang, ip_scorecard::issue::Field::State)}>
                if !absent || reported.is_some() {
                    { state(reported, page::whatif::REPORTED.of(lang), !absent) }
                }
                { state(Some(Figures::NotReported), text::node_state(lang, NodeState::NotReported), *tried == Figures::NotReported) }
                { state(Some(Figures::NotApplicable), text::node_state(lang, NodeState::NotApplicable), *tried == Figures::NotApplicable) }
            </div>
            { match &indicator.measure {
                Measure::Judged(_) => html! { <MarksField tried={tried.clone()} {set} /> },
                Measure::Checklist(measure) => {
                    let done = match tried {
                        Figures::Done(done) => done.clone(),
                        _ => BTreeSet::new(),
                    };
                    html! {
                        for (id, task) in measure.items.iter() {
                            <label key={id.value.to_string()} class="whatif-check">
                                <input type="checkbox" checked={done.contains(&id.value)} onchange={tick(&done, &id.value, set)} />
                                { &*task.title }
                            </label>
                        }
                    }
                }
                _ => html! {
                    for (no, name) in parts.names.iter().enumerate() {
                        <NumberField key={no} id={format!("whatif-datum-{no}")} label={name.clone()}
                            value={known.get(no).cloned().flatten()} now="" unit={parts.unit.clone()} set={put(no)} />
                    }
                },
            } }
        </>
    }
}

/// Marks a task as done, or not.
fn tick(done: &BTreeSet<Rc<str>>, id: &Rc<str>, set: &Callback<Figures>) -> Callback<Event> {
    let (mut other, id) = (done.clone(), id.clone());
    if !other.remove(&id) {
        other.insert(id);
    }
    set.reform(move |_: Event| Figures::Done(other.clone()))
}

/// The numbers that make a datum.
#[derive(Clone)]
struct Parts {
    indicator: Rc<Indicator>,
    names: Vec<String>,
    /// The unit of measure, where the figure is in that of the indicator.
    unit: String,
}

impl Parts {
    fn of(lang: Lang, indicator: &Rc<Indicator>) -> Parts {
        use ip_scorecard::issue::Field;
        let name = |field: Field| text::field(lang, field).to_owned();
        let names = match &indicator.measure {
            Measure::Value(_) => vec![name(Field::Value)],
            Measure::Ratio(measure) if measure.den_attribute.is_some() => vec![name(Field::Num)],
            Measure::Ratio(_) => vec![name(Field::Num), name(Field::Den)],
            Measure::Growth(_) | Measure::Change(_) => vec![name(Field::Current), name(Field::Base)],
            Measure::Levels(measure) => {
                measure.levels.iter().map(|(_, level)| level.title.to_string()).collect()
            }
            Measure::Judged(_) | Measure::Checklist(_) => Vec::new(),
        };
        let unit = match &indicator.measure {
            Measure::Value(_) => indicator.unit_label.as_deref().unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        Parts { indicator: indicator.clone(), names, unit }
    }

    /// The numbers of figures; none when there are none.
    fn numbers(&self, figures: &Figures) -> Option<Vec<Option<Exact>>> {
        Some(match figures {
            Figures::Value(value) => vec![Some(value.clone())],
            Figures::Ratio { num, den } => {
                std::iter::once(Some(num.clone())).chain(den.iter().cloned().map(Some)).collect()
            }
            Figures::Periods { current, base } => vec![Some(current.clone()), Some(base.clone())],
            Figures::Levels(counts) => match &self.indicator.measure {
                Measure::Levels(measure) => {
                    let count = |id: &Rc<str>| counts.get(id).cloned().unwrap_or_default();
                    measure.levels.iter().map(|(id, _)| Some(count(&id.value))).collect()
                }
                _ => return None,
            },
            _ => return None,
        })
    }

    /// The figures of numbers, as many as there are names.
    fn figures(&self, numbers: &[Exact]) -> Figures {
        let number = |no: usize| numbers.get(no).cloned().unwrap_or_default();
        match &self.indicator.measure {
            Measure::Ratio(_) => Figures::Ratio { num: number(0), den: numbers.get(1).cloned() },
            Measure::Growth(_) | Measure::Change(_) => {
                Figures::Periods { current: number(0), base: number(1) }
            }
            Measure::Levels(measure) => {
                let ids = measure.levels.iter().map(|(id, _)| id.value.clone());
                Figures::Levels(ids.zip(numbers.iter().cloned()).collect())
            }
            _ => Figures::Value(number(0)),
        }
    }
}
