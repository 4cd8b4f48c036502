//! 计分曲线: the rate that an indicator's rule gives to each value, with every unit on it.
//!
//! All rates come from [`rule::rate`], the code that scores; this file only chooses the values that it
//! is asked for. Those are the values where a rule may bend or jump (`bends`) and three
//! between each two of them. Where these three lie on a line, so does the whole piece, and what it
//! tends to at its ends follows exactly; the one other shape that rules have, T ÷ x, has no jumps and
//! is drawn through many points.
//!
//! # What stands on the axis
//!
//! The value itself, as long as units share their targets. Where targets differ, the value of one
//! unit says nothing about that of another; then it is the completion x ÷ T, when the rule looks at
//! nothing else, or the distance x − T, when the rule counts steps of fixed size from the target. One
//! curve then serves everybody. Otherwise each target, base, weight or group that makes a difference
//! has its own curve.

mod bends;
mod case;
mod runs;

pub use case::{Axis, Case};
pub use runs::Run;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::assess::Scored;
use crate::check::{LeafNo, UnitNo};
use crate::exact::Exact;
use crate::model::rule::Rule;
use crate::score::Plain;
use crate::score::rule::{self, Rated, Standing};
use bends::{Bends, landmarks};
use case::Facts;
use runs::runs;

/// Curves that one picture holds; of more, those with the most units.
pub const CURVES: usize = 24;

/// The curves of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Curves {
    /// What stands on the axis.
    pub axis: Axis,
    /// The curves, those with the most units first.
    pub curves: Vec<Curve>,
    /// Every unit with a rate that has a place on the axis, in the scheme's order.
    pub dots: Vec<Dot>,
    /// Units with a rate that have none: without a target, or with one of 0, where the axis is in
    /// terms of it.
    pub aside: Vec<UnitNo>,
}

/// One curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What makes it differ from the other curves.
    pub case: Case,
    /// The units that it holds for.
    pub units: Vec<UnitNo>,
    /// Its pieces, from left to right; between them it jumps.
    pub runs: Vec<Run>,
}

/// A unit on its curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// The unit.
    pub unit: UnitNo,
    /// Its place on the axis.
    pub x: Exact,
    /// 得分率
    pub rate: Exact,
    /// Its curve; none when there were too many.
    pub curve: Option<usize>,
}

impl Curve {
    /// What the drawn curve says of a value; none beside its ends.
    pub fn at(&self, x: &Exact) -> Option<Exact> {
        self.runs.iter().find_map(|run| run.at(x))
    }
}

/// The curves of an indicator; without curves when no unit has a rate.
pub fn curves(scored: &Scored, leaf: LeafNo) -> Curves {
    let (plan, scores) = (&scored.assessment.plan, &scored.scores);
    let indicator = &plan.leaf(leaf).indicator;
    let (rule, direction) = (&indicator.rule, indicator.direction);
    let none = Curves { axis: Axis::Value, curves: Vec::new(), dots: Vec::new(), aside: Vec::new() };
    let Some(field) = scores.fields.get(leaf.0) else { return none };

    let rated: Vec<(UnitNo, Facts<'_>)> =
        plan.unit_numbers().filter_map(|unit| Some((unit, Facts::of(scored, unit, leaf)?))).collect();
    let axis = Axis::of(rule, rated.iter().filter_map(|(_, facts)| facts.target));
    let mut cases: BTreeMap<Case, Vec<UnitNo>> = BTreeMap::new();
    let (mut dots, mut aside) = (Vec::with_capacity(rated.len()), Vec::new());
    for (unit, facts) in &rated {
        let Some(x) = axis.place(facts) else {
            aside.push(*unit);
            continue;
        };
        let case = facts.case(rule, axis);
        cases.entry(case.clone()).or_default().push(*unit);
        dots.push((*unit, x, facts.rate.clone(), case));
    }

    let mut cases: Vec<(Case, Vec<UnitNo>)> = cases.into_iter().collect();
    cases.sort_by_key(|(_, units)| (Reverse(units.len()), units.first().copied()));
    cases.truncate(CURVES);
    let values = |case: &Case| -> Vec<Exact> {
        let same = dots.iter().filter(|(_, _, _, other)| other.group == case.group);
        same.map(|(_, x, _, _)| x.clone()).collect()
    };
    let known = cases.iter().flat_map(|(case, _)| landmarks(rule, &case.standing(direction, field)));
    let ends = ends(dots.iter().map(|(_, x, _, _)| x.clone()).chain(known));
    let curves: Vec<Curve> = cases
        .into_iter()
        .filter_map(|(case, units)| {
            let standing = case.standing(direction, field);
            let values = values(&case);
            let bends = Bends::of(rule, &standing, ends.as_ref()?, &values);
            let runs = runs(&|x| rate(rule, &standing, x), &bends, &values)?;
            Some(Curve { case, units, runs })
        })
        .collect();
    let dots = dots.into_iter().map(|(unit, x, rate, case)| {
        let curve = curves.iter().position(|curve| curve.case == case);
        Dot { unit, x, rate, curve }
    });
    Curves { axis, dots: dots.collect(), aside, curves }
}

/// The rate of a value for who stands so, by the code that scores.
fn rate(rule: &Rule, standing: &Standing<'_>, x: &Exact) -> Option<Exact> {
    match rule::rate(&mut Plain, rule, &Standing { x, ..*standing }) {
        Ok(Rated::Rate(rate)) => Some(rate),
        Ok(Rated::NotApplicable) | Err(rule::PercentOfZero) => None,
    }
}

/// The ends of the axis: all that must be seen and a tenth more, but not below 0 for that alone.
fn ends(seen: impl Iterator<Item = Exact> + Clone) -> Option<(Exact, Exact)> {
    let (low, high) = (seen.clone().min()?, seen.max()?);
    let tenth = |number: &Exact| number.over(&Exact::from(10)).unwrap_or_default();
    let edge = match tenth(&(&high - &low)) {
        none if none.is_zero() => tenth(&high.abs()).max(Exact::ONE),
        some => some,
    };
    let left = &low - &edge;
    Some((if low.is_negative() { left } else { left.max(Exact::ZERO) }, &high + &edge))
}
