//! 排序: units by one column, and among equals by the next.

use std::cmp::{Ordering, Reverse};

use super::compare;
use crate::assess::Scored;
use crate::check::{GroupNo, UnitNo};
use crate::exact::Exact;
use crate::score::UnitState;
use crate::score::grade::Standing;

/// What the word of a column begins with that is a dimension or an indicator.
const NODE: &str = "node:";

/// What a ranking tells of each unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 名次
    Place,
    /// 单位, in the scheme's order
    Unit,
    /// 总分
    Total,
    /// 基础分
    Base,
    /// 等次
    Grade,
    /// 状态
    State,
    /// 较上期
    Change,
    /// The score of the dimension or indicator with this id.
    Node(std::rc::Rc<str>),
    /// 加减分
    Adjusted,
    /// 自评总分
    OwnTotal,
    /// 适用分值
    Applicable,
    /// 通报约谈
    Notices,
}

impl Column {
    /// The columns that do not depend on the scheme.
    const FIXED: [Column; 11] = [
        Column::Place,
        Column::Unit,
        Column::Total,
        Column::Base,
        Column::Grade,
        Column::State,
        Column::Change,
        Column::Adjusted,
        Column::OwnTotal,
        Column::Applicable,
        Column::Notices,
    ];

    /// The column as one word, to keep a view by: "total", "node:T1-2".
    pub fn word(&self) -> String {
        let word = match self {
            Column::Place => "place",
            Column::Unit => "unit",
            Column::Total => "total",
            Column::Base => "base",
            Column::Grade => "grade",
            Column::State => "state",
            Column::Change => "change",
            Column::Node(id) => return format!("{NODE}{id}"),
            Column::Adjusted => "adjusted",
            Column::OwnTotal => "own-total",
            Column::Applicable => "applicable",
            Column::Notices => "notices",
        };
        word.to_owned()
    }

    /// The column of a word.
    pub fn of_word(word: &str) -> Option<Column> {
        match word.strip_prefix(NODE) {
            Some(id) => Some(Column::Node(id.into())),
            None => Column::FIXED.into_iter().find(|column| column.word() == word),
        }
    }

    /// Whether the first wanted is the least of it: the first place, the final score.
    fn is_best_when_least(&self) -> bool {
        matches!(self, Column::Place | Column::Unit | Column::State)
    }
}

/// A column and a direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// What is compared.
    pub column: Column,
    /// Whether the other way round than one would first want it.
    pub reversed: bool,
}

impl Level {
    /// A column in the direction that one wants first: the best, the most, or the first in front.
    pub fn of(column: Column) -> Level {
        Level { column, reversed: false }
    }

    /// Whether the least comes first.
    pub fn is_ascending(&self) -> bool {
        self.column.is_best_when_least() != self.reversed
    }

    fn turned(self) -> Level {
        Level { reversed: !self.reversed, ..self }
    }
}

/// The levels of an order, the decisive one first; without any, the order of places.
///
/// ```
/// use ip_scorecard::analyse::order::{Column, Order};
///
/// let order = Order::default().by(Column::Grade).then_by(Column::Total);
/// assert_eq!(order.place_of(&Column::Total), Some(1));
/// assert!(order.by(Column::Place).is_by_place());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order(Vec<Level>);

impl Order {
    /// An order of these levels; of two for one column the first counts.
    pub fn of(levels: impl IntoIterator<Item = Level>) -> Order {
        let mut order = Order::default();
        for level in levels {
            if order.place_of(&level.column).is_none() {
                order.0.push(level);
            }
        }
        order
    }

    /// The levels, the decisive one first.
    pub fn levels(&self) -> &[Level] {
        &self.0
    }

    /// By one column alone, the other way round when it is that already.
    #[must_use]
    pub fn by(&self, column: Column) -> Order {
        let level = match self.0.as_slice() {
            [only] if only.column == column => only.clone().turned(),
            [] if column == Column::Place => Level::of(column).turned(),
            _ => Level::of(column),
        };
        Order(vec![level])
    }

    /// Among equals by one more column; a column that is a level already is turned round.
    #[must_use]
    pub fn then_by(&self, column: Column) -> Order {
        let mut order = self.clone();
        match order.0.iter_mut().find(|level| level.column == column) {
            Some(level) => level.reversed = !level.reversed,
            None => order.0.push(Level::of(column)),
        }
        order
    }

    /// Without a column.
    #[must_use]
    pub fn without(&self, column: &Column) -> Order {
        Order(self.0.iter().filter(|level| level.column != *column).cloned().collect())
    }

    /// A column one level further up.
    #[must_use]
    pub fn raise(&self, column: &Column) -> Order {
        let mut order = self.clone();
        if let Some(place) = self.place_of(column).filter(|place| *place > 0) {
            order.0.swap(place - 1, place);
        }
        order
    }

    /// A column one level further down.
    #[must_use]
    pub fn lower(&self, column: &Column) -> Order {
        let below = self.place_of(column).and_then(|place| self.0.get(place + 1));
        below.map_or_else(|| self.clone(), |below| self.raise(&below.column))
    }

    /// The level of a column, counted from 0.
    pub fn place_of(&self, column: &Column) -> Option<usize> {
        self.0.iter().position(|level| level.column == *column)
    }

    /// Whether the units stand in the order of their places, so that a quota line has a place among them.
    pub fn is_by_place(&self) -> bool {
        self.0.first().is_none_or(|level| *level == Level::of(Column::Place))
    }

    /// Units in this order. What a unit does not have comes last, whichever the direction; what is equal
    /// on every level stays in the order of places.
    pub fn units(&self, scored: &Scored, group: GroupNo) -> Vec<UnitNo> {
        let ranking = scored.scores.ranking(&scored.assessment.plan, group);
        if self.is_by_place() && self.0.len() < 2 {
            return ranking;
        }
        let values = |unit: UnitNo| self.0.iter().map(|level| value(scored, &level.column, unit)).collect();
        let mut units: Vec<(UnitNo, Vec<Option<Value>>)> =
            ranking.into_iter().map(|unit| (unit, values(unit))).collect();
        units.sort_by(|(_, a), (_, b)| {
            let levels = self.0.iter().zip(a.iter().zip(b));
            levels
                .map(|(level, (a, b))| compare(level, a, b))
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        });
        units.into_iter().map(|(unit, _)| unit).collect()
    }
}

/// What is compared of a unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Count(usize),
    /// Steps below the top.
    Below(Reverse<usize>),
    Points(Exact),
}

fn compare(level: &Level, a: &Option<Value>, b: &Option<Value>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if level.is_ascending() => a.cmp(b),
        (Some(a), Some(b)) => b.cmp(a),
        _ => b.is_some().cmp(&a.is_some()),
    }
}

fn value(scored: &Scored, column: &Column, unit: UnitNo) -> Option<Value> {
    let (plan, score) = (&scored.assessment.plan, scored.scores.unit(unit));
    let points = |points: &Exact| Some(Value::Points(points.clone()));
    let published = |score: &Option<crate::score::Score>| points(&score.as_ref()?.rounded);
    match column {
        Column::Place => score.rank.map(Value::Count),
        Column::Unit => Some(Value::Count(unit.0)),
        Column::Total => published(&score.total),
        Column::Base => published(&score.base),
        Column::Grade => match score.grade {
            // The top grade is the highest; one that is open lies between its two.
            Standing::Given { grade, .. } => Some(Value::Below(Reverse(grade * 2))),
            Standing::Open { grade } => Some(Value::Below(Reverse(grade * 2 + 1))),
            Standing::None => None,
        },
        Column::State => Some(Value::Count(match score.state {
            UnitState::Final => usize::from(score.thin),
            UnitState::Provisional => 2 + usize::from(score.thin),
            UnitState::Withheld => 4,
            UnitState::NotScored => 5,
        })),
        Column::Change => points(&compare::change(&scored.assessment, &scored.scores, unit)?.rise?),
        Column::Node(id) => published(&scored.scores.node(unit, plan.node_by_id(id)?).score),
        Column::Adjusted if score.lines.is_empty() => None,
        Column::Adjusted => points(&score.lines.iter().map(|line| &line.points).sum()),
        Column::OwnTotal => published(&score.self_total),
        Column::Applicable => points(&score.applicable),
        Column::Notices => Some(Value::Count(score.notices.len())),
    }
}
