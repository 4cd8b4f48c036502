//! 指标数据 of one unit: what is said of it, and another datum in its place.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Misfit;
use super::change::Figures;
use super::documents::{belongs, unit_of};
use crate::assess::Scored;
use crate::check::{Entry, Input, LeafNo, UnitNo};
use crate::exact::Exact;
use crate::issue::FileNo;
use crate::json::{ByKey, Keyed, Tried};
use crate::model::data::{Data, Datum, Parts, Row, State};
use crate::model::measure::Measure;

/// 指标数据 of a unit as they stand; none where the unit's group is not assessed on the indicator.
pub fn figures(scored: &Scored, unit: UnitNo, leaf: LeafNo) -> Option<Figures> {
    let assessment = &scored.assessment;
    let measure = &assessment.plan.leaf(leaf).indicator.measure;
    let input = match &assessment.ledger.cell(unit, leaf).entry {
        Entry::Reported(input) | Entry::Pending(input) => input,
        Entry::NotApplicable => return Some(Figures::NotApplicable),
        Entry::Absent | Entry::Partial(_) => return Some(Figures::NotReported),
        Entry::Foreign => return None,
    };
    Some(match (input, measure) {
        (Input::Value(value), _) => Figures::Value(value.clone()),
        (Input::Ratio(num, den), Measure::Ratio(measure)) => {
            let den = measure.den_attribute.is_none().then(|| den.clone());
            Figures::Ratio { num: num.clone(), den }
        }
        (Input::Periods { current, base }, _) => {
            Figures::Periods { current: current.clone(), base: base.clone() }
        }
        (Input::Levels(counts), Measure::Levels(measure)) => {
            let levels = measure.levels.iter().map(|(id, _)| id.value.clone());
            Figures::Levels(levels.zip(counts.iter().cloned()).collect())
        }
        (Input::Marks(marks), _) => Figures::Marks(marks.clone()),
        (Input::Done(done), Measure::Checklist(measure)) => {
            let items = measure.items.iter().zip(done).filter(|(_, done)| **done);
            Figures::Done(items.map(|((id, _), _)| id.value.clone()).collect())
        }
        _ => return None,
    })
}

/// Puts a datum in the place of what the files of the scored stage say of a unit on an indicator.
pub(super) fn set(
    scored: &Scored,
    files: &mut BTreeMap<FileNo, Rc<Data>>,
    (unit, leaf): (UnitNo, LeafNo),
    figures: &Figures,
) -> Result<(), Misfit> {
    let (plan, stage) = (&scored.assessment.plan, scored.scores.stage);
    let indicator = &plan.leaf(leaf).indicator;
    if plan.marks(leaf, unit).is_none() {
        return Err(Misfit::NotAssessed);
    }
    if !fits(figures, &indicator.measure) {
        return Err(Misfit::OtherFigures);
    }
    if self::figures(scored, unit, leaf).as_ref() == Some(figures) {
        return Ok(());
    }
    let id = indicator.id.as_str();
    let of_stage = |data: &Data| data.stage == stage && belongs(plan, data);
    let speaks = |row: &Row| row.values.get(id).is_some();
    let says = |row: &Row| unit_of(plan, row) == Some(unit) && speaks(row);
    // The first that speaks of the cell says the new thing; what others said of it is taken out.
    let mut wanted = Some(figures);
    for data in files.values_mut().filter(|data| of_stage(data) && data.rows.iter().any(says)) {
        for row in Rc::make_mut(data).rows.iter_mut().filter(|row| says(row)) {
            for (_, datum) in row.values.0.iter_mut().filter(|(key, _)| *key.value == *id) {
                say(datum, wanted.take());
            }
        }
    }
    let Some(figures) = wanted else { return Ok(()) };
    // Nobody did: who speaks of the indicator for others would have sent it.
    let sender = files
        .iter_mut()
        .filter(|(_, data)| of_stage(data))
        .min_by_key(|(no, data)| (!data.rows.iter().any(speaks), **no));
    let (_, data) = sender.ok_or(Misfit::NoData)?;
    let at = data.at;
    let mut datum = Datum { at, parts: Parts::default() };
    say(&mut datum, Some(figures));
    Rc::make_mut(data).rows.push(Row {
        at,
        unit: Some(Tried::Read(Keyed { at, value: plan.unit(unit).code.clone() })),
        title: None,
        values: ByKey(vec![(Keyed { at, value: id.into() }, datum)]),
    });
    Ok(())
}

/// Whether figures are those that a measure takes.
fn fits(figures: &Figures, measure: &Measure) -> bool {
    match (figures, measure) {
        (Figures::NotReported | Figures::NotApplicable, _)
        | (Figures::Value(_), Measure::Value(_))
        | (Figures::Periods { .. }, Measure::Growth(_) | Measure::Change(_))
        | (Figures::Levels(_), Measure::Levels(_))
        | (Figures::Marks(_), Measure::Judged(_))
        | (Figures::Done(_), Measure::Checklist(_)) => true,
        (Figures::Ratio { den, .. }, Measure::Ratio(measure)) => {
            den.is_some() != measure.den_attribute.is_some()
        }
        _ => false,
    }
}

/// Puts other figures in the place of what a datum says; its evidence and a target that came with it
/// stay, and so does 待核 while there is a value to be verified.
fn say(datum: &mut Datum, figures: Option<&Figures>) {
    let at = datum.at;
    let number = |value: &Exact| Some(Keyed { at, value: value.clone() });
    let parts = std::mem::take(&mut datum.parts);
    let pending = parts.state.filter(|state| state.value == State::Pending);
    let mut said =
        Parts { at, target: parts.target, evidence: parts.evidence, note: parts.note, ..Parts::default() };
    let state = |state: State| Some(Keyed { at, value: state });
    match figures {
        None => {}
        Some(Figures::NotReported) => said.state = state(State::NotReported),
        Some(Figures::NotApplicable) => said.state = state(State::NotApplicable),
        Some(figures) => {
            said.state = pending;
            match figures {
                Figures::Value(value) => said.value = number(value),
                Figures::Ratio { num, den } => {
                    said.num = number(num);
                    said.den = den.as_ref().and_then(number);
                }
                Figures::Periods { current, base } => {
                    said.current = number(current);
                    said.base = number(base);
                }
                Figures::Levels(counts) => {
                    let counts =
                        counts.iter().map(|(id, count)| (Keyed { at, value: id.clone() }, count.clone()));
                    said.levels = Some(Keyed { at, value: ByKey(counts.collect()) });
                }
                Figures::Marks(marks) => {
                    let marks = marks.iter().filter_map(number).collect();
                    said.marks = Some(Keyed { at, value: marks });
                }
                Figures::Done(items) => {
                    let items = items.iter().map(|id| Keyed { at, value: id.clone() }).collect();
                    said.done = Some(Keyed { at, value: items });
                }
                Figures::NotReported | Figures::NotApplicable => {}
            }
        }
    }
    datum.parts = said;
}
