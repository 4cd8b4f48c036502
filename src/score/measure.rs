//! From the data of one indicator to one value.

use super::{Calc, Name, Note, Plain};
use crate::check::{Entry, Input, LeafNo, Ledger, Plan, UnitNo};
use crate::exact::Exact;
use crate::model::measure::{Measure, ZeroBase};

/// What a measure makes of data.
#[derive(Clone, Debug, PartialEq)]
pub enum Measured<T> {
    /// 指标值
    Value(T),
    /// 不适用
    NotApplicable,
    /// 未报送
    Missing,
}

/// The values of all units on all indicators.
#[derive(Debug)]
pub struct Values {
    cells: Vec<Measured<Exact>>,
    leaves: usize,
}

impl Values {
    /// What the measure made of a unit's data.
    pub fn measured(&self, unit: UnitNo, leaf: LeafNo) -> &Measured<Exact> {
        &self.cells[unit.0 * self.leaves + leaf.0]
    }

    /// A unit's value, when it has one.
    pub fn get(&self, unit: UnitNo, leaf: LeafNo) -> Option<&Exact> {
        match self.measured(unit, leaf) {
            Measured::Value(x) => Some(x),
            _ => None,
        }
    }
}

/// Measures everything.
pub fn values(plan: &Plan, ledger: &Ledger) -> Values {
    let mut cells = Vec::with_capacity(plan.units.len() * plan.leaves.len());
    for unit in plan.unit_numbers() {
        for leaf in plan.leaf_numbers() {
            cells.push(match &ledger.cell(unit, leaf).entry {
                Entry::Reported(input) | Entry::Pending(input) => value(&mut Plain, plan, leaf, input),
                Entry::NotApplicable => Measured::NotApplicable,
                Entry::Absent | Entry::Partial(_) | Entry::Foreign => Measured::Missing,
            });
        }
    }
    Values { cells, leaves: plan.leaves.len() }
}

/// The value of one datum, by its indicator's measure.
pub fn value<C: Calc>(calc: &mut C, plan: &Plan, leaf: LeafNo, input: &Input) -> Measured<C::Term> {
    match (&plan.leaf(leaf).indicator.measure, input) {
        (Measure::Ratio(measure), Input::Ratio(num, den)) => {
            let den_name = match &measure.den_attribute {
                Some(attribute) => Name::Attribute(attribute.value.clone()),
                None => Name::Denominator,
            };
            ratio(calc, num, (den_name, den), &measure.scale)
        }
        (Measure::Growth(measure), Input::Periods { current, base }) => {
            growth(calc, current, base, &measure.on_zero_base)
        }
        (_, Input::Periods { current, base }) => {
            let (current, base) = (calc.known(Name::Current, current), calc.known(Name::Base, base));
            Measured::Value(calc.minus(&current, &base))
        }
        (Measure::Levels(measure), Input::Levels(counts)) => {
            let mut parts = Vec::new();
            for ((_, level), count) in measure.levels.iter().zip(counts) {
                let count = calc.known(Name::Count(level.title.clone()), count);
                let factor = calc.known(Name::Factor(level.title.clone()), &level.factor);
                parts.push(calc.times(&count, &factor));
            }
            Measured::Value(calc.plus(&parts))
        }
        (Measure::Judged(measure), Input::Marks(marks)) => judged(calc, marks, measure.trim_from as usize),
        (Measure::Checklist(measure), Input::Done(done)) => {
            let equal = Exact::ONE.over(&Exact::count(done.len())).unwrap_or_default();
            let mut parts = Vec::new();
            for ((_, task), done) in measure.items.iter().zip(done) {
                if *done {
                    parts.push(
                        calc.known(Name::Share(task.title.clone()), task.share.as_ref().unwrap_or(&equal)),
                    );
                }
            }
            let share = calc.plus(&parts);
            let hundred = calc.constant(Exact::from(100));
            Measured::Value(calc.times(&share, &hundred))
        }
        (_, Input::Value(value)) => Measured::Value(calc.known(Name::Value, value)),
        // The ledger holds for each indicator only what its measure takes.
        _ => Measured::Missing,
    }
}

fn ratio<C: Calc>(calc: &mut C, num: &Exact, den: (Name, &Exact), scale: &Exact) -> Measured<C::Term> {
    if num.is_zero() && den.1.is_zero() {
        calc.note(Note::NothingToDivide);
        return Measured::NotApplicable;
    }
    let num = calc.known(Name::Numerator, num);
    let den = calc.known(den.0, den.1);
    let Some(share) = calc.over(&num, &den) else { return Measured::NotApplicable };
    if *scale == Exact::ONE {
        return Measured::Value(share);
    }
    let scale = calc.known(Name::Scale, scale);
    Measured::Value(calc.times(&share, &scale))
}

fn growth<C: Calc>(
    calc: &mut C,
    current: &Exact,
    base: &Exact,
    on_zero_base: &ZeroBase,
) -> Measured<C::Term> {
    if !base.is_positive() {
        return match on_zero_base {
            ZeroBase::NotApplicable => {
                calc.note(Note::NoBaseToGrowFrom);
                Measured::NotApplicable
            }
            ZeroBase::Value(x) => {
                calc.note(Note::ZeroBaseGiven);
                Measured::Value(calc.constant(x.clone()))
            }
        };
    }
    let (current, base) = (calc.known(Name::Current, current), calc.known(Name::Base, base));
    let more = calc.minus(&current, &base);
    let Some(share) = calc.over(&more, &base) else { return Measured::NotApplicable };
    let hundred = calc.constant(Exact::from(100));
    Measured::Value(calc.times(&share, &hundred))
}

/// Marks come from the lowest to the highest.
fn judged<C: Calc>(calc: &mut C, marks: &[Exact], trim_from: usize) -> Measured<C::Term> {
    let counted = match marks {
        [lowest, counted @ .., highest] if marks.len() >= trim_from && !counted.is_empty() => {
            calc.note(Note::ExtremesDropped { highest: highest.clone(), lowest: lowest.clone() });
            counted
        }
        all => all,
    };
    let terms: Vec<C::Term> = counted.iter().map(|mark| calc.known(Name::Mark, mark)).collect();
    let sum = calc.plus(&terms);
    let count = calc.known(Name::Marks, &Exact::count(counted.len()));
    calc.over(&sum, &count).map_or(Measured::Missing, Measured::Value)
}
