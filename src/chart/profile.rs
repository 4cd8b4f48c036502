//! 单位画像: a unit's rates by dimension against the median and the best of its group.
//!
//! Bars with two marks, not a radar: lengths from one line are read exactly, titles of any length have
//! their row, two dimensions are as legible as forty, and what does not apply stays visible.

use serde_json::{Value, json};

use super::layout::{Layout, Side, percent};
use super::{Chart, paint};
use crate::analyse::peers;
use crate::analyse::spread::Spread;
use crate::assess::Scored;
use crate::check::{NodeNo, UnitNo};
use crate::exact::Exact;
use crate::score::NodeState;
use crate::text::Lang;
use crate::text::node_state;
use crate::text::page::charts::{self, profile as words};

/// Rows that one chart holds.
const MOST: usize = 60;

/// A unit's profile over the first level of the tree, or over the indicators where that has but one
/// row; none for a unit without any rate.
pub fn profile(lang: Lang, scored: &Scored, unit: UnitNo) -> Option<Chart> {
    let (plan, scores) = (&scored.assessment.plan, &scored.scores);
    let exists = |no: &NodeNo| scores.node(unit, *no).state != NodeState::Absent;
    let first: Vec<NodeNo> = plan.children(NodeNo(0)).filter(exists).collect();
    let leaves = plan.leaves.iter().map(|leaf| leaf.node).filter(exists).take(MOST);
    let rows: Vec<NodeNo> = if first.len() > 1 { first } else { leaves.collect() };
    if !rows.iter().any(|no| scores.node(unit, *no).rate.is_some()) {
        return None;
    }
    let group = plan.unit(unit).group;
    let spreads: Vec<_> = rows.iter().map(|no| peers::rate_spread(plan, scores, group, *no)).collect();

    let tips: Vec<String> = rows
        .iter()
        .zip(&spreads)
        .map(|(no, spread)| words::tip(lang, scored, unit, *no, spread.as_ref()))
        .collect();
    let bars = rows.iter().zip(&tips).map(|(no, tip)| {
        let node = scores.node(unit, *no);
        match &node.rate {
            Some(rate) => json!({ "value": percent(rate), "tip": tip, "label": { "show": false } }),
            None => {
                let state = node_state(lang, node.state);
                json!({ "value": 0, "tip": tip, "label": { "show": true, "formatter": state } })
            }
        }
    });
    let marks = |of: fn(&Spread) -> &Exact| -> Vec<Value> {
        let rows = spreads.iter().zip(&tips).enumerate();
        let mark = |(row, (spread, tip)): (usize, (&Option<_>, &String))| {
            spread.as_ref().map(|spread| json!({ "value": [percent(of(spread)), row], "tip": tip }))
        };
        rows.filter_map(mark).collect()
    };
    let (own, median, best) =
        (plan.unit(unit).title.to_string(), words::MEDIAN.of(lang), words::BEST.of(lang));
    let series = json!([
        {
            "type": "bar", "name": own, "barMaxWidth": 14, "emphasis": { "disabled": true },
            "itemStyle": paint::part(0),
            "label": { "position": "right", "color": paint::QUIET, "fontSize": 12 },
            "data": bars.collect::<Vec<_>>(),
        },
        {
            "type": "scatter", "name": median, "symbol": "rect", "symbolSize": [4, 22], "z": 3,
            "emphasis": { "disabled": true }, "clip": false,
            "itemStyle": { "color": paint::INK, "borderColor": paint::SHEET, "borderWidth": 1, "opacity": 1 },
            "data": marks(|spread| &spread.median),
        },
        {
            "type": "scatter", "name": best, "symbol": "diamond", "symbolSize": 12, "z": 4,
            "emphasis": { "disabled": true }, "clip": false,
            "itemStyle": { "color": paint::SHEET, "borderColor": paint::INK, "borderWidth": 1.5, "opacity": 1 },
            "data": marks(|spread| &spread.greatest),
        },
    ]);
    let titles: Vec<String> = rows.iter().map(|no| plan.node(*no).label().to_string()).collect();
    let layout = Layout {
        legend: vec![own, median.to_owned(), best.to_owned()],
        sides: (Side::of(titles.iter().map(String::as_str)), Side::Fixed(28.0)),
        above: 8.0,
        below: 28.0,
        plot: 32.0 * Exact::count(rows.len()).approximate() + 8.0,
        least: 200.0,
        ..Layout::default()
    };
    let option = json!({
        "xAxis": { "type": "value", "axisLabel": { "formatter": "{value}%" }, "axisLine": { "show": false } },
        "yAxis": { "type": "category", "inverse": true, "data": titles },
        "series": series,
    });
    Some(Chart {
        title: words::title(lang, scored, unit),
        description: words::description(lang, scored, unit, &rows),
        note: None,
        source: charts::source(lang, scored),
        layout,
        option,
    })
}
