//! 分布: five numbers that say how totals or rates lie, with their mean.

use crate::exact::{Exact, mean, quantile};

/// How numbers lie: the least, the quartiles and the greatest, with their mean.
///
/// The median (中位数) is the middle number, or the mean of the two middle ones. The quartiles (四分位数)
/// lie between neighbours by linear interpolation, definition 7 of Hyndman and Fan (1996), which is
/// `QUARTILE.INC` of Excel and WPS, so that a spreadsheet gives the same; see [`quantile`]. All are
/// exact: a figure is rounded when it is shown.
///
/// ```
/// use ip_scorecard::{analyse::spread::Spread, exact::Exact};
///
/// let spread = Spread::of([8, 1, 7, 2, 4].map(Exact::from)).unwrap();
/// assert_eq!(spread.five().map(ToString::to_string), ["1", "2", "4", "7", "8"]);
/// assert_eq!(spread.mean.to_string(), "4.4");
/// assert_eq!(Spread::of([]), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// How many numbers there are; at least one.
    pub count: usize,
    /// 最低
    pub least: Exact,
    /// 下四分位数: a quarter lies below it.
    pub lower: Exact,
    /// 中位数
    pub median: Exact,
    /// 上四分位数: a quarter lies above it.
    pub upper: Exact,
    /// 最高
    pub greatest: Exact,
    /// 平均数
    pub mean: Exact,
}

impl Spread {
    /// How these numbers lie, in whatever order they come; `None` when there are none.
    pub fn of(numbers: impl IntoIterator<Item = Exact>) -> Option<Spread> {
        let mut numbers: Vec<Exact> = numbers.into_iter().collect();
        numbers.sort_unstable();
        let quarter = |part| quantile(&numbers, part, 4);
        Some(Spread {
            count: numbers.len(),
            least: numbers.first()?.clone(),
            lower: quarter(1)?,
            median: quarter(2)?,
            upper: quarter(3)?,
            greatest: numbers.last()?.clone(),
            mean: mean(&numbers)?,
        })
    }

    /// The five numbers from the least to the greatest (五数概括).
    pub fn five(&self) -> [&Exact; 5] {
        [&self.least, &self.lower, &self.median, &self.upper, &self.greatest]
    }
}
