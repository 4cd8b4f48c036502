//! 全区目标: the plan's own targets for the district, from the units' data where they add up.

use chrono::NaiveDate;

use crate::check::{Assessment, Entry, Input, UnitNo};
use crate::exact::Exact;
use crate::model::scheme::{Direction, Gathering, Goal};
use crate::score::{NodeState, Scores};

/// How far the district is on one goal.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalState {
    /// Its place among the scheme's goals.
    pub goal: usize,
    /// The present value; none when no unit has reported.
    pub value: Option<Exact>,
    /// Whether the target is reached.
    pub reached: bool,
    /// What is still missing to the target; 0 when it is reached.
    pub missing: Option<Exact>,
    /// Units that should have reported and did not.
    pub unreported: Vec<UnitNo>,
    /// Days from the date of the data to the goal's due date.
    pub days_left: Option<i64>,
}

/// The state of every goal.
pub fn goals(assessment: &Assessment, scores: &Scores) -> Vec<GoalState> {
    let goals = assessment.plan.scheme.goals.iter().enumerate();
    goals.filter_map(|(no, goal)| state(assessment, scores, no, goal)).collect()
}

fn state(assessment: &Assessment, scores: &Scores, no: usize, goal: &Goal) -> Option<GoalState> {
    let plan = &assessment.plan;
    let leaf = plan.leaf_by_id(goal.of.value.as_str())?;
    let (mut sum, mut den, mut any) = (Exact::ZERO, Exact::ZERO, false);
    let mut unreported = Vec::new();
    for unit in plan.unit_numbers() {
        match &assessment.ledger.cell(unit, leaf).entry {
            Entry::Reported(input) | Entry::Pending(input) => {
                any = true;
                match input {
                    Input::Value(value) => sum = &sum + value,
                    Input::Ratio(num, of) => {
                        sum = &sum + num;
                        den = &den + of;
                    }
                    // Other measures add up by the value that they make.
                    _ => {
                        sum =
                            &sum + scores.node(unit, plan.leaf(leaf).node).x.as_ref().unwrap_or(&Exact::ZERO)
                    }
                }
            }
            _ if scores.node(unit, plan.leaf(leaf).node).state == NodeState::NotReported => {
                unreported.push(unit)
            }
            _ => {}
        }
    }
    let value = match (goal.how, &goal.den) {
        _ if !any => None,
        (Gathering::Sum, _) => Some(sum),
        (Gathering::Ratio, Some(whole)) => sum.over(whole).map(|share| &share * &goal.scale),
        (Gathering::Ratio, None) => sum.over(&den).map(|share| &share * &goal.scale),
    };
    let reached = value.as_ref().is_some_and(|value| match goal.direction {
        Direction::Higher => *value >= goal.target,
        Direction::Lower => *value <= goal.target,
    });
    let missing =
        value.as_ref().map(|value| if reached { Exact::ZERO } else { (&goal.target - value).abs() });
    let days = |due: NaiveDate| assessment.ledger.as_of().map(|date| (due - date).num_days());
    Some(GoalState { goal: no, value, reached, missing, unreported, days_left: goal.due.and_then(days) })
}
