//! 与上期比较: score, place, grade and each indicator against an earlier result file.
//!
//! A result file knows what came out, not how: marks, rates and places, but no targets and no rules.
//! What can be said of the schemes is therefore in [`terms`]: which indicators there were and for how
//! many marks. Where these differ, a rise of points says little, and a rise of the rate more.

pub mod parts;
pub mod terms;

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::check::{Assessment, GroupNo, NodeNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::model::result::{Outcome, OutcomeGroup, OutcomeUnit};
use crate::score::Scores;
use crate::score::grade::Standing;

/// A unit's change since the earlier result.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The earlier total.
    pub total: Option<Exact>,
    /// By how much the published total rose.
    pub rise: Option<Exact>,
    /// The earlier place, in the group that the unit is still in.
    pub rank: Option<u32>,
    /// By how many places the unit moved up.
    pub up: Option<i64>,
    /// The id of the earlier grade.
    pub grade: Option<Rc<str>>,
    /// Whether the earlier grade was still open.
    pub grade_open: bool,
    /// By how many grades the unit moved up; none while either is open or unknown to the scheme.
    pub grades_up: Option<i64>,
    /// The id of the group that the unit was in, when it was another one.
    pub moved_from: Option<Rc<str>>,
    /// The nodes that both results have, with the rise of their published scores.
    pub nodes: Vec<(NodeNo, Exact)>,
}

/// A unit's change; none without an earlier result, or where that does not know the unit.
pub fn change(assessment: &Assessment, scores: &Scores, unit: UnitNo) -> Option<Change> {
    let (_, earlier) = assessment.earlier.as_ref()?;
    let (group, before) = find(earlier, assessment.plan.unit(unit).code.as_str())?;
    Some(Change::of(&assessment.plan, scores, unit, group, before))
}

/// The changes of all units that the earlier result knows.
pub fn changes(assessment: &Assessment, scores: &Scores) -> BTreeMap<UnitNo, Change> {
    let plan = &assessment.plan;
    let groups = assessment.earlier.iter().flat_map(|(_, earlier)| &earlier.groups);
    let units = groups.flat_map(|group| group.units.iter().map(move |unit| (group, unit)));
    let known = units.filter_map(|(group, before)| Some((plan.unit_by_code(&before.code)?, group, before)));
    known.map(|(unit, group, before)| (unit, Change::of(plan, scores, unit, group, before))).collect()
}

impl Change {
    fn of(plan: &Plan, scores: &Scores, unit: UnitNo, group: &OutcomeGroup, before: &OutcomeUnit) -> Change {
        let now = scores.unit(unit);
        let total = before.total.0.as_ref().map(|total| total.rounded.0.clone());
        let rise =
            now.total.as_ref().zip(total.as_ref()).map(|(now, before)| difference(&now.rounded, before));
        let same_group = group_id(plan, plan.unit(unit).group).as_deref() == Some(&*group.id);
        let rank = before.rank.0.filter(|_| same_group);
        let up =
            now.rank.zip(rank).and_then(|(now, before)| Some(i64::from(before) - i64::try_from(now).ok()?));
        let nodes = plan.node_numbers().skip(1).filter_map(|no| {
            let now = &scores.node(unit, no).score.as_ref()?.rounded;
            let id = &*plan.node(no).id;
            let before = before.nodes.iter().find(|node| &*node.id == id)?.rounded.0.as_ref()?;
            Some((no, difference(now, &before.0)))
        });
        Change {
            total,
            rise,
            rank,
            up,
            grade: before.grade.0.clone(),
            grade_open: before.grade_open,
            grades_up: grades_up(plan, before, &now.grade),
            moved_from: (!same_group).then(|| group.id.clone()),
            nodes: nodes.collect(),
        }
    }
}

/// How many grades lie between the earlier grade and today's; upwards is more.
fn grades_up(plan: &Plan, before: &OutcomeUnit, now: &Standing) -> Option<i64> {
    let id = before.grade.0.as_deref().filter(|_| !before.grade_open)?;
    let bounds = &plan.scheme.grades.as_ref()?.bounds;
    let before = bounds.iter().position(|bound| bound.id.as_str() == id)?;
    let Standing::Given { grade: now, .. } = now else { return None };
    Some(i64::try_from(before).ok()? - i64::try_from(*now).ok()?)
}

/// A unit of the earlier result that is assessed no more.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    /// 名称, as it was.
    pub title: Rc<str>,
    /// The id of its group.
    pub group: Rc<str>,
    /// Its total.
    pub total: Option<Exact>,
    /// Its place.
    pub rank: Option<u32>,
}

/// The units of the earlier result that the scheme no longer names, in that result's order.
pub fn gone(assessment: &Assessment) -> Vec<Gone> {
    let groups = assessment.earlier.iter().flat_map(|(_, earlier)| &earlier.groups);
    let of_group = |group: &OutcomeGroup| {
        let missing = group.units.iter().filter(|unit| assessment.plan.unit_by_code(&unit.code).is_none());
        let gone = missing.map(|unit| Gone {
            title: unit.title.clone(),
            group: group.id.clone(),
            total: unit.total.0.as_ref().map(|total| total.rounded.0.clone()),
            rank: unit.rank.0,
        });
        gone.collect::<Vec<_>>()
    };
    groups.flat_map(of_group).collect()
}

/// The id of a group.
pub fn group_id(plan: &Plan, group: GroupNo) -> Option<Rc<str>> {
    plan.scheme.groups.get(group.0).map(|group| group.id.text())
}

/// The difference to a number that a file may hold cut to 28 digits.
fn difference(now: &Exact, before: &Exact) -> Exact {
    let now = Exact::from_result(&now.to_string()).unwrap_or_else(|_| now.clone());
    &now - before
}

fn find<'o>(earlier: &'o Outcome, code: &str) -> Option<(&'o OutcomeGroup, &'o OutcomeUnit)> {
    let units = earlier.groups.iter().flat_map(|group| group.units.iter().map(move |unit| (group, unit)));
    units.into_iter().find(|(_, unit)| &*unit.code == code)
}
