//! A unit's change since the last period.

use crate::analyse::compare;
use crate::assess::Scored;
use crate::check::{NodeNo, UnitNo};
use crate::exact::Exact;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::difference;

pub const CHANGES: Words = words("较上期变化", "Change since last period");
pub const BEFORE: Words = words("上期", "Before");
pub const NOW: Words = words("本期", "Now");
pub const RISE: Words = words("变化", "Change");
pub const NOT_OPEN: Words = words(
    "没有打开上期考核结果；打开后，总分、名次、等次和各指标的变化列在这里。",
    "No earlier result is open. Open one, and the change of total, place, grade and every indicator is listed here.",
);

/// A dimension's or an indicator's score in both periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeChange {
    /// The dimension or the indicator.
    pub node: NodeNo,
    /// 上期得分
    pub before: String,
    /// 本期得分
    pub now: String,
    /// The rise with its sign; "0" where there is none.
    pub rise: String,
    /// Whether the score fell.
    pub fell: bool,
}

/// The scores that both results have, in the tree's order.
pub fn nodes(scored: &Scored, unit: UnitNo) -> Vec<NodeChange> {
    let change = compare::change(&scored.assessment, &scored.scores, unit);
    let show = |points: &Exact| scored.rounding().show_item(points);
    let told = change.into_iter().flat_map(|change| change.nodes).filter_map(|(node, rise)| {
        let now = &scored.scores.node(unit, node).score.as_ref()?.rounded;
        Some(NodeChange {
            node,
            before: show(&(now - &rise)),
            now: show(now),
            rise: difference(&rise, show),
            fell: rise.is_negative(),
        })
    });
    told.collect()
}

/// The table, for a screen reader.
pub fn caption(lang: Lang, unit: &str) -> String {
    say!(lang, "{unit}各项得分与上期比较", "Scores of {unit} in both periods")
}
