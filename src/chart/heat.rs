//! 得分率热力图: units by indicators.
//!
//! Each cell holds its figure or the sign of its state, so that it is read without colour. Units come
//! in portions ([`HEAT_ROWS`]), because thousands of rows are neither legible nor quick.

use serde_json::{Value, json};

use super::layout::{Layout, Side, width};
use super::{Chart, paint};
use crate::assess::Scored;
use crate::check::{LeafNo, UnitNo};
use crate::exact::Exact;
use crate::score::NodeState;
use crate::text::Lang;
use crate::text::node_state;
use crate::text::page::charts::{self, heat as words};

/// Units that one chart holds.
pub const HEAT_ROWS: usize = 50;

/// The width and height of a cell, in pixels.
const CELL: (f64, f64) = (28.0, 24.0);

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A rate, by the number of lower bounds that it reaches.
    Rate(usize),
    /// 未报送
    NotReported,
    /// 不适用
    NotApplicable,
}

/// Lower bounds of the classes of rates, in hundredths; below the first is a class of its own.
const BOUNDS: [i64; 4] = [60, 80, 90, 100];

/// The rates of these units, of which the first [`HEAT_ROWS`] are drawn; none where nothing is to be
/// shown.
pub fn heat(lang: Lang, scored: &Scored, units: &[UnitNo]) -> Option<Chart> {
    let (plan, scores) = (&scored.assessment.plan, &scored.scores);
    let shown = units.get(..HEAT_ROWS).unwrap_or(units);
    let state = |unit: UnitNo, leaf: LeafNo| scores.node(unit, plan.leaf(leaf).node).state;
    let assessed = |leaf: &LeafNo| shown.iter().any(|unit| state(*unit, *leaf) != NodeState::Absent);
    let columns: Vec<LeafNo> = plan.leaf_numbers().filter(assessed).collect();
    if columns.is_empty() {
        return None;
    }

    let classes: Vec<Class> =
        (0..=BOUNDS.len()).map(Class::Rate).chain([Class::NotReported, Class::NotApplicable]).collect();
    let mut cells: Vec<Vec<Value>> = vec![Vec::new(); classes.len()];
    for (row, unit) in shown.iter().enumerate() {
        for (column, leaf) in columns.iter().enumerate() {
            let node = scores.node(*unit, plan.leaf(*leaf).node);
            let (class, percent) = match (node.state, &node.rate) {
                (NodeState::Absent, _) => continue,
                (NodeState::NotReported, _) => (Class::NotReported, Exact::ZERO),
                (NodeState::NotApplicable, _) | (_, None) => (Class::NotApplicable, Exact::ZERO),
                (_, Some(rate)) => {
                    let percent = (rate * &Exact::from(100)).floor();
                    let reached = BOUNDS.iter().filter(|bound| percent >= Exact::from(**bound)).count();
                    (Class::Rate(reached), percent)
                }
            };
            let tip = words::tip(lang, scored, *unit, *leaf);
            let mut cell = json!({ "value": [column, row, percent.approximate()], "tip": tip });
            if node.state == NodeState::Pending {
                cell["label"] = json!({ "formatter": words::pending(lang, &percent) });
            }
            if let Some(cells) =
                classes.iter().position(|other| *other == class).and_then(|no| cells.get_mut(no))
            {
                cells.push(cell);
            }
        }
    }
    let present = classes.iter().zip(cells).filter(|(_, cells)| !cells.is_empty());
    let (legend, series): (Vec<String>, Vec<Value>) = present
        .map(|(class, cells)| {
            let name = name(lang, *class);
            let series = json!({
                "type": "heatmap", "name": name, "data": cells, "progressive": 0,
                "itemStyle": look(*class), "emphasis": { "disabled": true }, "label": label(*class),
            });
            (name, series)
        })
        .unzip();

    let ids: Vec<&str> = columns.iter().map(|leaf| plan.leaf(*leaf).indicator.id.as_str()).collect();
    let longest = ids.iter().map(|id| width(id)).fold(0.0, f64::max);
    let titles: Vec<&str> = shown.iter().map(|unit| &*plan.unit(*unit).title).collect();
    let layout = Layout {
        legend,
        sides: (Side::of(titles.iter().copied()), Side::Fixed(8.0)),
        above: 4.0,
        below: 8.0,
        plot: CELL.1 * Exact::count(shown.len()).approximate(),
        least: CELL.0 * Exact::count(columns.len()).approximate(),
        heads: Some((Exact::count(columns.len()).approximate(), longest)),
        ..Layout::default()
    };
    let option = json!({
        "xAxis": {
            "type": "category", "position": "top", "data": ids, "axisLine": { "show": false },
            "axisLabel": { "interval": 0 },
        },
        "yAxis": { "type": "category", "inverse": true, "data": titles, "axisLine": { "show": false } },
        "series": series,
    });
    Some(Chart {
        title: words::title(lang, shown.len(), columns.len()),
        description: words::description(lang, scored, shown, &columns),
        note: Some(words::NOTE.of(lang).to_owned()),
        source: charts::source(lang, scored),
        layout,
        option,
    })
}

fn name(lang: Lang, class: Class) -> String {
    match class {
        Class::Rate(no) => {
            let from = no.checked_sub(1).and_then(|no| BOUNDS.get(no)).copied();
            words::class(lang, from, BOUNDS.get(no).copied())
        }
        Class::NotReported => node_state(lang, NodeState::NotReported).to_owned(),
        Class::NotApplicable => node_state(lang, NodeState::NotApplicable).to_owned(),
    }
}

/// The less was earned, the stronger.
fn look(class: Class) -> Value {
    match class {
        Class::Rate(no) => paint::outlined(&format!("var(--chart-heat-{})", no + 1), json!("none")),
        Class::NotReported => {
            json!({ "color": paint::SHEET, "borderColor": paint::INK, "borderWidth": 1, "decal": paint::hatched() })
        }
        Class::NotApplicable => {
            json!({ "color": paint::SHEET, "borderColor": paint::LINE, "borderWidth": 1 })
        }
    }
}

fn label(class: Class) -> Value {
    match class {
        Class::Rate(no) => json!({
            "show": true, "fontSize": 11, "formatter": "{@[2]}",
            "color": format!("var(--chart-heat-ink-{})", no + 1),
        }),
        Class::NotReported => {
            let mut label = paint::label();
            label["formatter"] = json!("×");
            label
        }
        Class::NotApplicable => {
            json!({ "show": true, "fontSize": 11, "formatter": "／", "color": paint::QUIET })
        }
    }
}
