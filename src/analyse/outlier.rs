//! 离群值: values so far from the rest of their group that somebody should look at them again.

use crate::assess::Scored;
use crate::check::{GroupNo, LeafNo, UnitNo};
use crate::exact::Exact;

use super::spread::Spread;

/// Units of a group that need a value before one of them can be told from the rest.
pub const ENOUGH: usize = 5;

/// The fences of a group (Tukey, *Exploratory Data Analysis*, 1977): one and a half times the distance
/// of the quartiles below the lower and above the upper one. What lies beyond is unusual, not wrong.
///
/// There are none for fewer than [`ENOUGH`] values, nor when the quartiles are equal: where half of the
/// units are the same, whatever differs at all would lie beyond.
///
/// ```
/// use ip_scorecard::{analyse::outlier::Fences, exact::Exact};
///
/// let fences = Fences::of([10, 12, 14, 16, 90].map(Exact::from)).unwrap();
/// assert_eq!((fences.low.to_string(), fences.high.to_string()), ("6".into(), "22".into()));
/// assert_eq!(Fences::of([10, 12, 14, 90].map(Exact::from)), None);
/// assert_eq!(Fences::of([7, 7, 7, 7, 90].map(Exact::from)), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fences {
    /// What lies below it is far below the rest.
    pub low: Exact,
    /// What lies above it is far above the rest.
    pub high: Exact,
}

impl Fences {
    /// The fences of these values.
    pub fn of(values: impl IntoIterator<Item = Exact>) -> Option<Fences> {
        let spread = Spread::of(values).filter(|spread| spread.count >= ENOUGH)?;
        let reach = &(&spread.upper - &spread.lower) * &Exact::ratio(3, 2)?;
        reach.is_positive().then(|| Fences { low: &spread.lower - &reach, high: &spread.upper + &reach })
    }

    /// On which side of the fences a value lies; `None` within them and on them.
    pub fn side(&self, value: &Exact) -> Option<Side> {
        if *value > self.high {
            Some(Side::Above)
        } else if *value < self.low {
            Some(Side::Below)
        } else {
            None
        }
    }
}

/// Where an outlier lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// 远高于本组
    Above,
    /// 远低于本组
    Below,
}

/// A value beyond its group's fences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlier {
    /// Whose it is.
    pub unit: UnitNo,
    /// On which side of the others it lies.
    pub side: Side,
}

/// The units of a group whose values on an indicator lie beyond the group's fences, in the scheme's order.
pub fn outliers(scored: &Scored, leaf: LeafNo, group: GroupNo) -> Vec<Outlier> {
    let plan = &scored.assessment.plan;
    let node = plan.leaf(leaf).node;
    let value = |unit: &UnitNo| Some((*unit, scored.scores.node(*unit, node).x.as_ref()?));
    let values: Vec<(UnitNo, &Exact)> = plan.group(group).units.iter().filter_map(value).collect();
    let Some(fences) = Fences::of(values.iter().map(|(_, value)| (*value).clone())) else {
        return Vec::new();
    };
    let beyond = |(unit, value): (UnitNo, &Exact)| Some(Outlier { unit, side: fences.side(value)? });
    values.into_iter().filter_map(beyond).collect()
}
