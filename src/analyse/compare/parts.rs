//! A unit's dimensions and indicators in both results, side by side.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{difference, find};
use crate::check::{Assessment, NodeNo, UnitNo};
use crate::exact::Exact;
use crate::model::result::OutcomeNode;
use crate::score::Scores;

/// What one of the two results says of a dimension or an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// 得分, as published; none where it does not apply.
    pub score: Option<Exact>,
    /// 得分率; none where it does not apply.
    pub rate: Option<Exact>,
    /// 分值 in the scheme, before what does not apply leaves its marks to others.
    pub full: Exact,
}

/// A dimension or an indicator of either result.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// 编号
    pub id: Rc<str>,
    /// Where it stands in today's scheme; none where it is there no more.
    pub node: Option<NodeNo>,
    /// The earlier result's.
    pub before: Option<Side>,
    /// Today's.
    pub now: Option<Side>,
}

impl Part {
    /// Whether both have it, for different marks: then a rise of points comes from both the work and the
    /// scheme, and only rates compare.
    pub fn reweighted(&self) -> bool {
        self.before
            .as_ref()
            .zip(self.now.as_ref())
            .is_some_and(|(before, now)| !difference(&now.full, &before.full).is_zero())
    }

    /// By how many points it rose.
    pub fn rise(&self) -> Option<Exact> {
        let (before, now) = self.before.as_ref().zip(self.now.as_ref())?;
        Some(difference(now.score.as_ref()?, before.score.as_ref()?))
    }

    /// By how much its rate rose, 1 being from nothing to full marks.
    pub fn rate_rise(&self) -> Option<Exact> {
        let (before, now) = self.before.as_ref().zip(self.now.as_ref())?;
        Some(difference(now.rate.as_ref()?, before.rate.as_ref()?))
    }
}

/// A unit's dimensions and indicators: those of today in the scheme's order, then those that are gone.
/// Empty without an earlier result, or where that does not know the unit.
pub fn parts(assessment: &Assessment, scores: &Scores, unit: UnitNo) -> Vec<Part> {
    let plan = &assessment.plan;
    let found =
        assessment.earlier.as_ref().and_then(|(_, earlier)| find(earlier, plan.unit(unit).code.as_str()));
    let Some((_, before)) = found else { return Vec::new() };
    let earlier: BTreeMap<&str, &OutcomeNode> = before.nodes.iter().map(|node| (&*node.id, node)).collect();
    let group = plan.unit(unit).group;
    let today = plan.node_numbers().skip(1).filter_map(|no| {
        let node = plan.node(no);
        let full = node.marks.get(group.0).and_then(Option::as_ref);
        let now = full.map(|full| {
            let scored = scores.node(unit, no);
            let score = scored.score.as_ref().map(|score| score.rounded.clone());
            Side { score, rate: scored.rate.clone(), full: full.clone() }
        });
        let before = earlier.get(&*node.id).map(|node| side(node));
        (now.is_some() || before.is_some()).then(|| Part { id: node.id.clone(), node: Some(no), before, now })
    });
    let gone = before.nodes.iter().filter(|node| plan.node_by_id(&node.id).is_none());
    let gone = gone.map(|node| Part { id: node.id.clone(), node: None, before: Some(side(node)), now: None });
    today.chain(gone).collect()
}

fn side(node: &OutcomeNode) -> Side {
    let number = |number: &Option<crate::json::Computed>| number.as_ref().map(|number| number.0.clone());
    Side { score: number(&node.rounded.0), rate: number(&node.rate.0), full: node.full.0.clone() }
}
