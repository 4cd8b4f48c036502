//! From one value to a rate (得分率): 1 is full marks.

mod bands;
mod completion;
mod efficacy;
mod linear;
mod minmax;
mod piecewise;
mod rank;
mod steps;
mod threshold;

use super::field::Field;
use super::measure::{Measured, Values};
use super::{Calc, Name, NodeState, Note, Plain};
use crate::check::{Cell, Entry, GroupNo, Input, LeafNo, Ledger, Plan, UnitNo};
use crate::exact::Exact;
use crate::issue::{Issue, SchemeProblem};
use crate::model::rule::{NoTarget, Reference, Rule};
use crate::model::scheme::Direction;

/// What a rule makes of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Rated<T> {
    /// 得分率
    Rate(T),
    /// 不适用, as the scheme says for a missing target
    NotApplicable,
}

/// A step in percent of a reference that is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PercentOfZero;

/// Where a value stands: all that a rule may ask about it.
pub struct Standing<'a> {
    /// 指标值
    pub x: &'a Exact,
    /// 目标值
    pub target: Option<&'a Exact>,
    /// 基期数
    pub base: Option<&'a Exact>,
    /// 分值 in the unit's group, as declared
    pub marks: &'a Exact,
    /// 方向
    pub direction: Direction,
    /// The values of the other units.
    pub field: &'a Field,
    /// The unit's group.
    pub group: GroupNo,
}

impl<'a> Standing<'a> {
    /// Where a unit stands on an indicator; none when it has no value or is not assessed on it.
    pub fn of(
        plan: &'a Plan,
        unit: UnitNo,
        leaf: LeafNo,
        x: &'a Exact,
        cell: &'a Cell,
        field: &'a Field,
    ) -> Option<Standing<'a>> {
        let base = match &cell.entry {
            Entry::Reported(Input::Periods { base, .. }) | Entry::Pending(Input::Periods { base, .. }) => {
                Some(base)
            }
            _ => None,
        };
        Some(Standing {
            x,
            target: cell.target.as_ref().map(|target| &target.value),
            base,
            marks: plan.weight(leaf, unit)?,
            direction: plan.leaf(leaf).indicator.direction,
            field,
            group: plan.unit(unit).group,
        })
    }

    /// Whether a value reaches a bound in the indicator's direction; equal counts.
    fn reaches(&self, bound: &Exact) -> bool {
        match self.direction {
            Direction::Higher => self.x >= bound,
            Direction::Lower => self.x <= bound,
        }
    }

    /// Whether an end of full marks lies short of the other end, which references over other units'
    /// data can come to.
    fn reversed(&self, low: &Exact, full: &Exact) -> bool {
        match self.direction {
            Direction::Higher => full < low,
            Direction::Lower => full > low,
        }
    }

    /// A reference as a term; none when it is the target and there is none.
    fn reference<C: Calc>(&self, calc: &mut C, reference: &Reference, role: Name) -> Option<C::Term> {
        Some(match reference {
            Reference::Number(number) => calc.known(role, number),
            Reference::Target => calc.known(Name::Target, self.target?),
            Reference::Base => calc.known(Name::Base, self.base?),
            Reference::Statistic(statistic) => {
                let value = self.field.statistic(*statistic, self.group)?;
                calc.known(Name::Statistic(*statistic), &value)
            }
        })
    }
}

/// The rate of a value under a rule.
///
/// # Errors
///
/// [`PercentOfZero`] where steps are a percentage of a reference that turned out to be 0.
pub fn rate<C: Calc>(
    calc: &mut C,
    rule: &Rule,
    standing: &Standing<'_>,
) -> Result<Rated<C::Term>, PercentOfZero> {
    match rule {
        Rule::Completion(rule) => completion::rate(calc, rule, standing),
        Rule::Linear(rule) => linear::rate(calc, rule, standing),
        Rule::Efficacy(rule) => efficacy::rate(calc, rule, standing),
        Rule::Minmax(rule) => Ok(minmax::rate(calc, rule, standing)),
        Rule::Piecewise(rule) => Ok(piecewise::rate(calc, rule, standing)),
        Rule::Bands(rule) => Ok(bands::rate(calc, rule, standing)),
        Rule::Threshold(rule) => threshold::rate(calc, rule, standing),
        Rule::Steps(rule) => steps::rate(calc, rule, standing),
        Rule::Rank(rule) => Ok(rank::rate(calc, rule, standing)),
    }
}

/// Holds a term between bounds; a bound enters the formula only where it bites.
fn hold<C: Calc>(
    calc: &mut C,
    term: C::Term,
    least: Option<(Name, &Exact)>,
    most: Option<(Name, &Exact)>,
) -> C::Term {
    if let Some((name, least)) = least
        && calc.bare(&term) < least
    {
        let least = calc.known(name, least);
        return calc.at_least(&term, &least);
    }
    if let Some((name, most)) = most
        && calc.bare(&term) > most
    {
        let most = calc.known(name, most);
        return calc.at_most(&term, &most);
    }
    term
}

fn given<C: Calc>(calc: &mut C, rate: &Exact) -> Rated<C::Term> {
    Rated::Rate(calc.known(Name::GivenRate, rate))
}

/// What the scheme says for a missing target; a rule of its own rates the value instead.
fn without_target<C: Calc>(
    calc: &mut C,
    policy: &NoTarget,
    standing: &Standing<'_>,
) -> Result<Rated<C::Term>, PercentOfZero> {
    calc.note(Note::NoTarget);
    match policy {
        NoTarget::NotApplicable => Ok(Rated::NotApplicable),
        NoTarget::Rate(rate) => Ok(given(calc, rate)),
        NoTarget::Rule(own) => rate(calc, own, standing),
        // The check has refused such data; should it ever come here, it earns nothing.
        NoTarget::Error => Ok(given(calc, &Exact::ZERO)),
    }
}

/// The rates of all units on all indicators.
#[derive(Debug)]
pub struct Rates {
    cells: Vec<(NodeState, Option<Exact>)>,
    leaves: usize,
}

impl Rates {
    /// 状态
    pub fn state(&self, unit: UnitNo, leaf: LeafNo) -> NodeState {
        self.cell(unit, leaf).0
    }

    /// 得分率, when there was a value to rate.
    pub fn rate(&self, unit: UnitNo, leaf: LeafNo) -> Option<&Exact> {
        self.cell(unit, leaf).1.as_ref()
    }

    fn cell(&self, unit: UnitNo, leaf: LeafNo) -> &(NodeState, Option<Exact>) {
        &self.cells[unit.0 * self.leaves + leaf.0]
    }
}

pub(super) fn rates(
    plan: &Plan,
    ledger: &Ledger,
    values: &Values,
    fields: &[Field],
) -> Result<Rates, Vec<Issue>> {
    let mut cells = Vec::with_capacity(plan.units.len() * plan.leaves.len());
    let mut issues = Vec::new();
    for unit in plan.unit_numbers() {
        for (leaf, field) in plan.leaf_numbers().zip(fields) {
            let cell = ledger.cell(unit, leaf);
            cells.push(match values.measured(unit, leaf) {
                _ if plan.marks(leaf, unit).is_none() => (NodeState::Absent, None),
                Measured::NotApplicable => (NodeState::NotApplicable, None),
                Measured::Missing => (NodeState::NotReported, None),
                Measured::Value(x) => match rate_plainly(plan, unit, leaf, x, cell, field) {
                    Ok(Rated::NotApplicable) => (NodeState::NotApplicable, None),
                    Ok(Rated::Rate(rate)) => (scored_state(cell), Some(rate)),
                    Err(PercentOfZero) => {
                        issues.push(percent_of_zero(plan, unit, cell));
                        (NodeState::NotReported, None)
                    }
                },
            });
        }
    }
    if issues.is_empty() { Ok(Rates { cells, leaves: plan.leaves.len() }) } else { Err(issues) }
}

fn rate_plainly(
    plan: &Plan,
    unit: UnitNo,
    leaf: LeafNo,
    x: &Exact,
    cell: &Cell,
    field: &Field,
) -> Result<Rated<Exact>, PercentOfZero> {
    match Standing::of(plan, unit, leaf, x, cell, field) {
        Some(standing) => rate(&mut Plain, &plan.leaf(leaf).indicator.rule, &standing),
        None => Ok(Rated::NotApplicable),
    }
}

fn scored_state(cell: &Cell) -> NodeState {
    match cell.entry {
        Entry::Pending(_) => NodeState::Pending,
        _ => NodeState::Scored,
    }
}

fn percent_of_zero(plan: &Plan, unit: UnitNo, cell: &Cell) -> Issue {
    let problem = SchemeProblem::PercentOfZero { unit: Some(plan.unit(unit).title.clone()) };
    match cell.record.first() {
        Some(source) => Issue::at(source.file, source.at, problem),
        None => Issue::of_all(problem),
    }
}
