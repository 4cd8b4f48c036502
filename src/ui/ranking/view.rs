//! What the reader made of the ranking: which units, which columns, in which order.

use std::collections::BTreeMap;
use std::rc::Rc;

use ip_scorecard::analyse::facet::{Choice, Facet};
use ip_scorecard::analyse::order::{Column, Level, Order};
use serde_json::{Map, Value, json};

/// What stands before the word of a column whose direction is turned round.
const REVERSED: &str = "-";

/// A view of the ranking, the same for every group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RankingView {
    /// What is looked for.
    pub query: Rc<str>,
    /// The facets that units are chosen by.
    pub choice: Choice,
    /// The order of every table.
    pub order: Order,
    /// The columns that the reader chose.
    pub columns: Columns,
}

/// A change of the view.
#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    /// Something is looked for.
    For(String),
    /// A facet is chosen, or no longer.
    Toggle(Facet),
    /// Every unit is to be shown.
    AtAll,
    /// The tables are to be ordered.
    Ordered(Order),
    /// Other columns are wanted.
    With(Columns),
}

impl RankingView {
    /// Takes in a change.
    pub fn take(&mut self, look: Look) {
        match look {
            Look::For(query) => self.query = query.into(),
            Look::Toggle(facet) => self.choice.toggle(facet),
            Look::AtAll => {
                self.query = Rc::default();
                self.choice = Choice::default();
            }
            Look::Ordered(order) => self.order = order,
            Look::With(columns) => self.columns = columns,
        }
    }

    /// The view as it is kept.
    pub fn write(&self) -> Value {
        let facets: Vec<String> = self.choice.facets().map(Facet::word).collect();
        let order = self.order.levels().iter().map(|level| {
            let turn = if level.reversed { REVERSED } else { "" };
            format!("{turn}{}", level.column.word())
        });
        let columns = self.columns.0.iter().map(|(column, shown)| (column.word(), json!(shown)));
        json!({
            "query": *self.query,
            "facets": facets,
            "order": order.collect::<Vec<_>>(),
            "columns": columns.collect::<Map<_, _>>(),
        })
    }

    /// A view that was kept; what is missing or strange in it is passed over.
    pub fn read(kept: &Value) -> RankingView {
        let words = |part: &str| {
            let words = kept.get(part).and_then(Value::as_array).into_iter().flatten();
            words.filter_map(Value::as_str)
        };
        let level = |word: &str| {
            let column = word.strip_prefix(REVERSED);
            let (column, reversed) = column.map_or((word, false), |column| (column, true));
            Some(Level { column: Column::of_word(column)?, reversed })
        };
        let columns = kept.get("columns").and_then(Value::as_object).into_iter().flatten();
        let columns = columns.filter_map(|(word, shown)| Some((Column::of_word(word)?, shown.as_bool()?)));
        RankingView {
            query: kept.get("query").and_then(Value::as_str).unwrap_or_default().into(),
            choice: words("facets").filter_map(Facet::of_word).collect(),
            order: Order::of(words("order").filter_map(level)),
            columns: Columns(columns.collect()),
        }
    }

    /// Whether every unit is shown.
    pub fn shows_all(&self) -> bool {
        self.query.trim().is_empty() && self.choice.is_empty()
    }
}

/// The columns that are shown although they would not be by themselves, and the other way round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(BTreeMap<Column, bool>);

impl Columns {
    /// Whether the columns are those that the tables choose by themselves.
    pub fn is_default(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a column is shown.
    pub fn show(&self, offered: &Offered) -> bool {
        self.0.get(&offered.column).copied().unwrap_or(offered.by_itself)
    }

    /// Whether the reader asked for a column.
    pub fn wants(&self, column: &Column) -> bool {
        self.0.get(column) == Some(&true)
    }

    /// With a column shown that is not, or the other way round.
    #[must_use]
    pub fn toggled(&self, offered: &Offered) -> Columns {
        let mut columns = self.clone();
        if columns.0.remove(&offered.column).is_none() {
            columns.0.insert(offered.column.clone(), !offered.by_itself);
        }
        columns
    }
}

/// A column that the scheme and the files have something for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The column.
    pub column: Column,
    /// Whether it is shown by itself.
    pub by_itself: bool,
}
