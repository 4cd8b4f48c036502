//! The order of a group's table.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, NodeNo, UnitNo};
use ip_scorecard::exact::Exact;
use ip_scorecard::score::grade::Standing;
use ip_scorecard::text::page;

/// A column that a table can be ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// 名次
    #[default]
    Place,
    /// 单位, in the scheme's order
    Unit,
    /// 总分
    Total,
    /// 等次
    Grade,
    /// A dimension's score
    Node(NodeNo),
    /// 加减分
    Adjusted,
    /// 自评总分
    OwnTotal,
    /// 较上期
    Change,
    /// 通报约谈
    Notices,
}

/// A column and a direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// What is compared.
    pub column: Column,
    /// Whether the other way round than one would first want it.
    pub reversed: bool,
}

impl Order {
    /// The order after a click on a column: that column, or its other direction.
    pub fn then(self, column: Column) -> Order {
        Order { column, reversed: self.column == column && !self.reversed }
    }

    /// Whether the table stands in the order of places, so that a quota line has a place in it.
    pub fn is_by_place(self) -> bool {
        self == Order::default()
    }

    /// The direction of a column in the words of `aria-sort`.
    pub fn direction_of(self, column: Column) -> &'static str {
        let ascending_first = matches!(column, Column::Place | Column::Unit | Column::Grade);
        match self.column == column {
            false => "none",
            true if ascending_first == self.reversed => "descending",
            true => "ascending",
        }
    }

    /// The units of a group in this order; equal ones in the order of places.
    pub fn units(self, scored: &Scored, group: GroupNo) -> Vec<UnitNo> {
        let mut units = scored.scores.ranking(&scored.assessment.plan, group);
        let rises: BTreeMap<UnitNo, Option<Exact>> = match self.column {
            Column::Change => units.iter().map(|unit| (*unit, page::compare::rise(scored, *unit))).collect(),
            _ => BTreeMap::new(),
        };
        units.sort_by(|a, b| {
            let order = match self.column {
                Column::Change => rises.get(b).cmp(&rises.get(a)),
                column => compare(scored, column, *a, *b),
            };
            if self.reversed { order.reverse() } else { order }
        });
        units
    }
}

/// Who comes first when a column is clicked for the first time: the best, the most, or the first.
/// What is not there comes last.
fn compare(scored: &Scored, column: Column, a: UnitNo, b: UnitNo) -> Ordering {
    let unit = |no| scored.scores.unit(no);
    let node = |no, unit| scored.scores.node(unit, no).score.as_ref().map(|score| &score.rounded);
    match column {
        Column::Place => (unit(a).rank.is_none(), unit(a).rank).cmp(&(unit(b).rank.is_none(), unit(b).rank)),
        Column::Unit => a.cmp(&b),
        Column::Total => total(scored, b).cmp(&total(scored, a)),
        Column::Grade => grade(&unit(a).grade).cmp(&grade(&unit(b).grade)),
        Column::Node(no) => node(no, b).cmp(&node(no, a)),
        Column::Adjusted => adjusted(scored, b).cmp(&adjusted(scored, a)),
        Column::OwnTotal => {
            let own = |no: UnitNo| unit(no).self_total.as_ref().map(|score| &score.rounded);
            own(b).cmp(&own(a))
        }
        Column::Change => Ordering::Equal, // looked up once for each unit, not at each comparison
        Column::Notices => unit(b).notices.len().cmp(&unit(a).notices.len()),
    }
}

fn total(scored: &Scored, unit: UnitNo) -> Option<&Exact> {
    scored.scores.unit(unit).total.as_ref().map(|total| &total.rounded)
}

/// All adjustments of a unit together.
fn adjusted(scored: &Scored, unit: UnitNo) -> Exact {
    scored.scores.unit(unit).lines.iter().map(|line| &line.points).sum()
}

/// The grade from the top; one that is open stands between its two, none last.
fn grade(standing: &Standing) -> (usize, bool) {
    match standing {
        Standing::Given { grade, .. } => (*grade, false),
        Standing::Open { grade } => (*grade, true),
        Standing::None => (usize::MAX, true),
    }
}
