//! 单位画像: what a unit does well and badly, measured by the units of its group.
//!
//! Rates of indicators cannot be compared with each other: an easy one is full everywhere, a hard one
//! nowhere. So a unit's strengths and weaknesses are those indicators on which it stands out among its
//! own group, whatever the rates themselves are.

use super::peers::{Place, place, rate_spread, rates};
use super::spread::Spread;
use crate::check::{LeafNo, NodeNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::score::{NodeState, Scores};

/// What a unit's place on an indicator or a dimension says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// 强项: no more than a quarter of the group's units do as well or better.
    Strength,
    /// 弱项: no more than a quarter of the group's units do as badly or worse.
    Weakness,
}

impl Trait {
    /// What a place says; nothing of most places.
    ///
    /// The unit itself is counted, so that fewer than four units have neither strengths nor weaknesses;
    /// so are those that share its rate, so that what a third of the units reach is nobody's strength.
    ///
    /// ```
    /// use ip_scorecard::analyse::{peers::Place, profile::Trait};
    ///
    /// let first_of = |of, sharing| Trait::of(Place { place: 1, sharing, of });
    /// assert_eq!(first_of(4, 1), Some(Trait::Strength));
    /// assert_eq!(first_of(3, 1), None);
    /// assert_eq!(first_of(9, 3), None);
    /// ```
    pub fn of(place: Place) -> Option<Trait> {
        let as_good = place.place.saturating_sub(1) + place.sharing;
        let as_bad = (place.of + 1).saturating_sub(place.place);
        if 4 * as_good <= place.of {
            Some(Trait::Strength)
        } else if 4 * as_bad <= place.of {
            Some(Trait::Weakness)
        } else {
            None
        }
    }
}

/// A unit on one dimension or indicator, beside its group.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The dimension or the indicator.
    pub node: NodeNo,
    /// 得分率 of the unit; none where it does not apply or was not reported.
    pub own: Option<Exact>,
    /// How the rates of the group lie, this unit's included; none when no unit has one.
    pub group: Option<Spread>,
    /// The place by that rate.
    pub place: Option<Place>,
    /// What the place says.
    pub quality: Option<Trait>,
}

/// A unit on every dimension and indicator that its group is assessed on, in the tree's order.
pub fn profile(plan: &Plan, scores: &Scores, unit: UnitNo) -> Vec<Line> {
    let exists = |node: &NodeNo| scores.node(unit, *node).state != NodeState::Absent;
    plan.node_numbers().skip(1).filter(exists).map(|node| line(plan, scores, unit, node)).collect()
}

fn line(plan: &Plan, scores: &Scores, unit: UnitNo, node: NodeNo) -> Line {
    let group = plan.unit(unit).group;
    let place = place(plan, scores, unit, node);
    Line {
        node,
        own: rates(plan, scores, group, node).find(|(other, _)| *other == unit).map(|(_, rate)| rate.clone()),
        group: rate_spread(plan, scores, group, node),
        place,
        quality: place.and_then(Trait::of),
    }
}

/// The indicators of a profile with this quality: the better place first among strengths, the worse
/// among weaknesses, and equal ones in the tree's order.
pub fn standing_out(plan: &Plan, profile: &[Line], quality: Trait) -> Vec<LeafNo> {
    let of_quality = profile.iter().filter(|line| line.quality == Some(quality));
    let mut leaves: Vec<(usize, LeafNo)> = of_quality
        .filter_map(|line| {
            let place = line.place?;
            let distance = match quality {
                Trait::Strength => place.place,
                Trait::Weakness => place.of.saturating_sub(place.place),
            };
            Some((distance, plan.node(line.node).leaf?))
        })
        .collect();
    leaves.sort_unstable();
    leaves.into_iter().map(|(_, leaf)| leaf).collect()
}
