//! 自评与核定: by how much units see themselves above or below what was verified, and where.

use std::cmp::Reverse;

use crate::check::{LeafNo, Plan, UnitNo};
use crate::exact::{Exact, mean};
use crate::score::{NodeScore, NodeState, Scores, excess};

/// A unit's self-assessed total beside the verified one, both as published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The unit.
    pub unit: UnitNo,
    /// 自评总分; none where the unit did not assess itself.
    pub own: Option<Exact>,
    /// 核定总分
    pub verified: Option<Exact>,
    /// 自评减核定, where there are both.
    pub above: Option<Exact>,
    /// Whether that is more than a tenth of full marks, which somebody should look into.
    pub excessive: bool,
}

/// Every unit's self-assessed total beside the verified one, in the scheme's order; none where no
/// self-assessed data are open beside verified ones.
pub fn totals(plan: &Plan, scores: &Scores) -> Option<Vec<Own>> {
    scores.self_assessed.as_ref()?;
    let tolerated = excess(plan);
    let of = |unit| {
        let score = scores.unit(unit);
        let own = score.self_total.as_ref().map(|total| total.rounded.clone());
        let verified = score.total.as_ref().map(|total| total.rounded.clone());
        let above = own.as_ref().zip(verified.as_ref()).map(|(own, verified)| own - verified);
        let excessive = above.as_ref().is_some_and(|above| *above > tolerated);
        Own { unit, own, verified, above, excessive }
    };
    Some(plan.unit_numbers().map(of).collect())
}

/// An indicator on which a unit sees itself otherwise than it was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The indicator.
    pub leaf: LeafNo,
    /// 自评得分
    pub own: Exact,
    /// 核定得分
    pub verified: Exact,
    /// 自评减核定, never 0.
    pub above: Exact,
}

/// The indicators on which a unit's published scores differ, the largest difference first and equal
/// ones in the tree's order.
///
/// Only what was scored in both stages is compared: a datum that is missing on one side, or does not
/// apply, is no difference of opinion about figures.
pub fn differences(plan: &Plan, scores: &Scores, unit: UnitNo) -> Vec<Difference> {
    let mut all: Vec<Difference> =
        plan.leaf_numbers().filter_map(|leaf| difference(plan, scores, unit, leaf)).collect();
    all.retain(|difference| !difference.above.is_zero());
    all.sort_by_key(|difference| Reverse(difference.above.abs()));
    all
}

/// How all units see themselves on one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaning {
    /// The indicator.
    pub leaf: LeafNo,
    /// Units that were scored on it in both stages.
    pub compared: usize,
    /// Units that see themselves above the verified score.
    pub above: usize,
    /// Units that see themselves below it.
    pub below: usize,
    /// 自评减核定, the mean over the units compared.
    pub mean: Exact,
    /// The unit farthest from the verified score, and by how much.
    pub farthest: (UnitNo, Exact),
}

/// The indicators on which units see themselves otherwise than they were verified, those most above
/// on average first.
pub fn leanings(plan: &Plan, scores: &Scores) -> Vec<Leaning> {
    let mut all: Vec<Leaning> = plan.leaf_numbers().filter_map(|leaf| leaning(plan, scores, leaf)).collect();
    all.sort_by_key(|leaning| Reverse(leaning.mean.clone()));
    all
}

fn leaning(plan: &Plan, scores: &Scores, leaf: LeafNo) -> Option<Leaning> {
    let compared: Vec<(UnitNo, Exact)> = plan
        .unit_numbers()
        .filter_map(|unit| Some((unit, difference(plan, scores, unit, leaf)?.above)))
        .collect();
    let above = compared.iter().filter(|(_, above)| above.is_positive()).count();
    let below = compared.iter().filter(|(_, above)| above.is_negative()).count();
    let differences: Vec<Exact> = compared.iter().map(|(_, above)| above.clone()).collect();
    let farthest = compared.iter().max_by_key(|(unit, above)| (above.abs(), Reverse(*unit)))?.clone();
    (above + below > 0).then_some(Leaning {
        leaf,
        compared: compared.len(),
        above,
        below,
        mean: mean(&differences)?,
        farthest,
    })
}

/// An indicator's two scores, where it was scored in both stages.
fn difference(plan: &Plan, scores: &Scores, unit: UnitNo, leaf: LeafNo) -> Option<Difference> {
    let node = plan.leaf(leaf).node;
    let own = published(scores.self_assessed.as_ref()?.node(unit, node))?;
    let verified = published(scores.node(unit, node))?;
    Some(Difference { leaf, own: own.clone(), verified: verified.clone(), above: own - verified })
}

fn published(node: &NodeScore) -> Option<&Exact> {
    match node.state {
        NodeState::Scored | NodeState::Pending => node.score.as_ref().map(|score| &score.rounded),
        NodeState::Absent | NodeState::NotApplicable | NodeState::NotReported => None,
    }
}
