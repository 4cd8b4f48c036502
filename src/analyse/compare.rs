//! 与上期比较: score, place, grade and each indicator against an earlier result file.

use crate::check::{Assessment, NodeNo, UnitNo};
use crate::exact::Exact;
use crate::model::result::{Outcome, OutcomeUnit};
use crate::score::Scores;

/// A unit's change since the earlier result.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The earlier total.
    pub total: Option<Exact>,
    /// By how much the published total rose.
    pub rise: Option<Exact>,
    /// The earlier place.
    pub rank: Option<u32>,
    /// By how many places the unit moved up.
    pub up: Option<i64>,
    /// The id of the earlier grade.
    pub grade: Option<std::rc::Rc<str>>,
    /// The nodes that both results have, with the rise of their published scores.
    pub nodes: Vec<(NodeNo, Exact)>,
}

/// A unit's change; none without an earlier result, or where that does not know the unit.
pub fn change(assessment: &Assessment, scores: &Scores, unit: UnitNo) -> Option<Change> {
    let (_, earlier) = assessment.earlier.as_ref()?;
    let before = find(earlier, assessment.plan.unit(unit).code.as_str())?;
    let now = scores.unit(unit);
    let total = before.total.0.as_ref().map(|total| total.rounded.0.clone());
    let rise = now.total.as_ref().zip(total.as_ref()).map(|(now, before)| difference(&now.rounded, before));
    let rank = before.rank.0;
    let up = now.rank.zip(rank).and_then(|(now, before)| Some(i64::from(before) - i64::try_from(now).ok()?));
    let nodes = assessment.plan.node_numbers().skip(1).filter_map(|no| {
        let now = &scores.node(unit, no).score.as_ref()?.rounded;
        let id = &*assessment.plan.node(no).id;
        let before = before.nodes.iter().find(|node| &*node.id == id)?.rounded.0.as_ref()?;
        Some((no, difference(now, &before.0)))
    });
    Some(Change { total, rise, rank, up, grade: before.grade.0.clone(), nodes: nodes.collect() })
}

/// The difference to a number that a file may hold cut to 28 digits.
fn difference(now: &Exact, before: &Exact) -> Exact {
    let now = Exact::from_result(&now.to_string()).unwrap_or_else(|_| now.clone());
    &now - before
}

fn find<'o>(earlier: &'o Outcome, code: &str) -> Option<&'o OutcomeUnit> {
    earlier.groups.iter().flat_map(|group| &group.units).find(|unit| &*unit.code == code)
}
