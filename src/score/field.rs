//! 各单位数据: what all units' values on one indicator say together.

use std::cell::OnceCell;

use super::measure::Values;
use crate::check::{GroupNo, Plan};
use crate::exact::{Exact, mean, quantile};
use crate::model::rule::Statistic;
use crate::model::scheme::Direction;

/// The values of one indicator, in each group and over all.
#[derive(Debug)]
pub struct Field {
    direction: Direction,
    groups: Vec<Spread>,
    all: Spread,
}

/// Values from the lowest to the highest.
#[derive(Debug, Default)]
struct Spread {
    values: Vec<Exact>,
    mean: OnceCell<Exact>,
}

/// Collects the values of every indicator.
pub fn fields(plan: &Plan, values: &Values) -> Vec<Field> {
    let spread = |mut values: Vec<Exact>| {
        values.sort();
        Spread { values, mean: OnceCell::new() }
    };
    let field = |leaf| {
        let of_group = |group: &crate::check::PlanGroup| {
            let exists = |unit: &&crate::check::UnitNo| plan.marks(leaf, **unit).is_some();
            group
                .units
                .iter()
                .filter(exists)
                .filter_map(|unit| values.get(*unit, leaf).cloned())
                .collect::<Vec<_>>()
        };
        let groups: Vec<Vec<Exact>> = plan.groups.iter().map(of_group).collect();
        let all = spread(groups.concat());
        let direction = plan.leaf(leaf).indicator.direction;
        Field { direction, groups: groups.into_iter().map(spread).collect(), all }
    };
    plan.leaf_numbers().map(field).collect()
}

impl Field {
    /// A statistic as seen from a group; none when no unit has a value.
    pub fn statistic(&self, statistic: Statistic, group: GroupNo) -> Option<Exact> {
        use Statistic as S;
        let spread = match statistic {
            S::GroupBest | S::GroupWorst | S::GroupMean | S::GroupMedian => self.groups.get(group.0)?,
            S::AllBest | S::AllWorst | S::AllMean | S::AllMedian => &self.all,
        };
        let (lowest, highest) = (spread.values.first(), spread.values.last());
        match (statistic, self.direction) {
            (S::GroupBest | S::AllBest, Direction::Higher) => highest.cloned(),
            (S::GroupBest | S::AllBest, Direction::Lower) => lowest.cloned(),
            (S::GroupWorst | S::AllWorst, Direction::Higher) => lowest.cloned(),
            (S::GroupWorst | S::AllWorst, Direction::Lower) => highest.cloned(),
            (S::GroupMean | S::AllMean, _) => spread.mean().cloned(),
            (S::GroupMedian | S::AllMedian, _) => spread.median(),
        }
    }

    /// Units of a group that have a value.
    pub fn count(&self, group: GroupNo) -> usize {
        self.groups.get(group.0).map_or(0, |spread| spread.values.len())
    }

    /// The place of a value in its group, the best being 1 and equal ones sharing the better place.
    pub fn place(&self, x: &Exact, group: GroupNo) -> usize {
        let Some(spread) = self.groups.get(group.0) else { return 1 };
        let better = match self.direction {
            Direction::Higher => spread.values.len() - spread.values.partition_point(|other| other <= x),
            Direction::Lower => spread.values.partition_point(|other| other < x),
        };
        better + 1
    }
}

impl Spread {
    fn mean(&self) -> Option<&Exact> {
        if self.values.is_empty() {
            return None;
        }
        Some(self.mean.get_or_init(|| mean(&self.values).unwrap_or_default()))
    }

    /// The middle value, or the mean of the middle two.
    fn median(&self) -> Option<Exact> {
        quantile(&self.values, 1, 2)
    }
}
