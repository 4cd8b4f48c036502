//! 指标: [`list`] all indicators, [`page`] all units on one of them, in one [`table`] for each group.

mod list;
mod page;
mod table;

pub use self::list::IndicatorList;
pub use self::page::IndicatorPage;
