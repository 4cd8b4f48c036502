//! What the reader made of the ranking: which units, which columns, in which order.

use std::collections::BTreeMap;
use std::rc::Rc;

use ip_scorecard::analyse::facet::{Choice, Facet};
use ip_scorecard::analyse::order::{Column, Order};

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
