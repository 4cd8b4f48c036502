//! The change since the earlier result.

use std::collections::BTreeMap;

use crate::analyse::compare;
use crate::assess::Scored;
use crate::check::{NodeNo, UnitNo};
use crate::exact::Exact;
use crate::model::result::Outcome;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::signed;

pub const CHANGE: Words = words("较上期", "Change");
pub const NOT_IN_EARLIER: Words =
    words("上期结果中没有该单位。", "The earlier result does not know this unit.");

/// A change since the earlier result: for the eye a mark and two figures, for the ear a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeTold {
    /// "▲", "▼" or "—"
    pub mark: &'static str,
    /// "+1.20"
    pub points: String,
    /// "升2位"; empty when the place is the same.
    pub places: String,
    /// The same in words.
    pub words: String,
}

/// A unit's change since the earlier result, for a table's cell.
pub fn change(lang: Lang, scored: &Scored, unit: UnitNo) -> Option<ChangeTold> {
    compared(scored)?;
    let change = compare::change(&scored.assessment, &scored.scores, unit)?;
    let rise = change.rise?;
    let size = scored.rounding().show_total(&rise.abs());
    let (mark, points, mut words) = match (rise.is_zero(), rise.is_negative()) {
        (true, _) => {
            ("—", "0".to_owned(), say!(lang, "总分与上期相同", "same total as in the earlier result"))
        }
        (_, true) => {
            ("▼", format!("−{size}"), say!(lang, "总分比上期低{size}分", "total {size} lower than before"))
        }
        _ => ("▲", format!("+{size}"), say!(lang, "总分比上期高{size}分", "total {size} higher than before")),
    };
    let places = match change.up {
        Some(up) if up > 0 => say!(lang, "升{up}位", "up {up}"),
        Some(down) if down < 0 => say!(lang, "降{fall}位", "down {fall}", fall = -down),
        _ => String::new(),
    };
    if change.up.is_some() {
        words += &if places.is_empty() {
            say!(lang, "，名次未变", ", same place")
        } else {
            say!(lang, "，名次{places}", ", {places} in place")
        };
    }
    Some(ChangeTold { mark, points, places, words })
}

/// The rise of a unit's total since the earlier result, to sort by.
pub fn rise(scored: &Scored, unit: UnitNo) -> Option<Exact> {
    compared(scored)?;
    compare::change(&scored.assessment, &scored.scores, unit)?.rise
}

/// The rises of the scores of a unit's dimensions and indicators since the earlier result.
pub fn node_changes(scored: &Scored, unit: UnitNo) -> BTreeMap<NodeNo, String> {
    if compared(scored).is_none() {
        return BTreeMap::new();
    }
    let change = compare::change(&scored.assessment, &scored.scores, unit);
    let nodes = change.map(|change| change.nodes).unwrap_or_default();
    let told = nodes.into_iter().map(|(no, rise)| {
        let told = if rise.is_zero() { "0".to_owned() } else { signed(&scored.rounding().show_item(&rise)) };
        (no, told)
    });
    told.collect()
}

/// The earlier result that is compared with.
pub fn compared(scored: &Scored) -> Option<&Outcome> {
    scored.assessment.earlier.as_ref().map(|(_, earlier)| &**earlier)
}

/// Why nothing is compared although an earlier result is open.
pub fn not_compared(lang: Lang, scored: &Scored) -> Option<String> {
    let other = &scored.assessment.other_result.as_ref()?.scheme.title;
    Some(say!(
        lang,
        "打开的往期结果属于另一方案“{other}”，不与本期比较。",
        "The earlier result that is open belongs to another scheme, “{other}”, and is not compared with."
    ))
}

/// What is compared with: "上期：2024年度，知识产权工作绩效考评方案".
pub fn earlier(lang: Lang, earlier: &Outcome) -> String {
    let title = &earlier.scheme.title;
    match &earlier.period.0 {
        Some(period) => say!(lang, "上期：{period}，{title}", "Compared with: {period}, {title}"),
        None => say!(lang, "上期：{title}", "Compared with: {title}"),
    }
}
