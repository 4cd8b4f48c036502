//! The trace of a score: data with a meaning, made by the code that made the score.
//!
//! [`leaf`] opens one indicator of one unit: the data, what the measure and the rule did with them,
//! the score before and after rounding, and why marks were lost. Nothing here is text; each front
//! renders it through [`text`](crate::text).

mod expr;
mod why;

pub use expr::{Expr, Traced};
pub use why::{Cause, Why};

use std::rc::Rc;

use crate::check::{Assessment, Cell, Entry, LeafNo, UnitNo};
use crate::exact::Exact;
use crate::score::rule::{Rated, Standing};
use crate::score::{Calc, Name, NodeScore, Note, Scores, measure, rule};

/// How a unit's score of an indicator came about.
#[derive(Clone, Debug)]
pub struct LeafTrace<'a> {
    /// The data, their sources, and the target.
    pub cell: &'a Cell,
    /// The score that is explained.
    pub score: &'a NodeScore,
    /// 分值
    pub marks: &'a Exact,
    /// 指标值 from the data.
    pub value: Option<Rc<Expr>>,
    /// 得分率 from the value.
    pub rate: Option<Rc<Expr>>,
    /// 得分: rate × marks.
    pub points: Option<Rc<Expr>>,
    /// What happened beside the formulas.
    pub notes: Vec<Note>,
    /// Why marks were lost, or were not.
    pub why: Why,
}

/// Opens one indicator of one unit; none where the unit's group is not assessed on it.
pub fn leaf<'a>(
    assessment: &'a Assessment,
    scores: &'a Scores,
    unit: UnitNo,
    leaf: LeafNo,
) -> Option<LeafTrace<'a>> {
    let plan = &assessment.plan;
    let cell = assessment.ledger.cell(unit, leaf);
    let score = scores.node(unit, plan.leaf(leaf).node);
    let marks = score.marks.as_ref()?;
    let mut traced = Traced::default();
    let value = match &cell.entry {
        Entry::Reported(input) | Entry::Pending(input) => {
            match measure::value(&mut traced, plan, leaf, input) {
                measure::Measured::Value(term) => Some(term),
                _ => None,
            }
        }
        _ => None,
    };
    let field = scores.fields.get(leaf.0)?;
    let rated = value.as_ref().and_then(|value| {
        let standing = Standing::of(plan, unit, leaf, value.value(), cell, field)?;
        rule::rate(&mut traced, &plan.leaf(leaf).indicator.rule, &standing).ok()
    });
    let rate = match (rated, &score.rate) {
        (Some(Rated::Rate(rate)), _) => Some(rate),
        (_, Some(given)) => Some(traced.known(Name::GivenRate, given)),
        _ => None,
    };
    let points = rate.as_ref().map(|rate| {
        let rate = traced.known(Name::Rate, rate.value());
        let marks = traced.known(Name::Weight, marks);
        traced.times(&rate, &marks)
    });
    let standing = (field, plan.unit(unit).group);
    let why =
        why::why(&plan.leaf(leaf).indicator, cell, score, marks, &traced.notes, rate.as_deref(), standing);
    Some(LeafTrace { cell, score, marks, value, rate, points, notes: traced.notes, why })
}
