//! 总分构成: the totals of a group, stacked by dimension, with what was added and taken off.

use serde_json::{Value, json};

use super::layout::{Layout, Side};
use super::{Chart, paint};
use crate::assess::Scored;
use crate::check::{GroupNo, NodeNo, UnitNo};
use crate::exact::Exact;
use crate::model::scheme::Aggregate;
use crate::text::Lang;
use crate::text::page::charts::{self, totals as words};

/// Units of a group that one chart holds; the table holds all.
pub const TOTAL_ROWS: usize = 60;

/// A part of a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// A dimension or an indicator right below the root.
    Node(NodeNo),
    /// What the parts come to where they do not add up: 各部分合成.
    Combined,
    /// 标化 and rounding of the sum.
    Stretch,
    /// 加分
    Gained,
    /// 减分
    Lost,
}

/// The totals of a group, the best on top; none when no unit has one.
pub fn totals(lang: Lang, scored: &Scored, group: GroupNo) -> Option<Chart> {
    let plan = &scored.assessment.plan;
    let ranked = scored.scores.ranking(plan, group);
    let shown = ranked.get(..TOTAL_ROWS).unwrap_or(&ranked);
    let sums: Vec<Vec<(Part, Exact)>> = shown.iter().map(|unit| sum(scored, *unit)).collect();
    let mut parts: Vec<Part> = sums.iter().flatten().map(|(part, _)| *part).collect();
    parts.sort_unstable();
    parts.dedup();
    if parts.is_empty() {
        return None;
    }

    let name = |part: Part| match part {
        Part::Node(no) => plan.node(no).label().to_string(),
        Part::Combined => words::COMBINED.of(lang).to_owned(),
        Part::Stretch => words::STRETCH.of(lang).to_owned(),
        Part::Gained => words::GAINED.of(lang).to_owned(),
        Part::Lost => words::LOST.of(lang).to_owned(),
    };
    let mut series: Vec<Value> = Vec::with_capacity(parts.len() + 1);
    for (no, part) in parts.iter().enumerate() {
        let data = shown.iter().zip(&sums).map(|(unit, sum)| {
            let points = sum.iter().find(|(other, _)| other == part).map(|(_, points)| points)?;
            let full = match part {
                Part::Node(no) => scored.scores.node(*unit, *no).marks.as_ref(),
                _ => None,
            };
            let tip = words::tip(lang, scored, *unit, &name(*part), points, full);
            Some(json!({ "value": points.approximate(), "tip": tip }))
        });
        let sign = match part {
            Part::Node(no) => &*plan.node(*no).id,
            Part::Combined | Part::Stretch => "",
            Part::Gained => "+",
            Part::Lost => "−",
        };
        series.push(json!({
            "type": "bar", "stack": "total", "name": name(*part), "barMaxWidth": 24, "barCategoryGap": "30%",
            "itemStyle": look(*part, no), "emphasis": { "disabled": true },
            "label": labelled(sign), "labelLayout": { "hideOverlap": true },
            "data": data.collect::<Vec<_>>(),
        }));
    }
    // The total itself, as words at the end of its bar.
    let (mut least, mut ends) = (Exact::ZERO, Vec::with_capacity(shown.len()));
    for (row, (unit, sum)) in shown.iter().zip(&sums).enumerate() {
        let reach = |wanted: fn(&Exact) -> bool| -> Exact {
            sum.iter().map(|(_, points)| points).filter(|points| wanted(points)).sum()
        };
        least = least.min(reach(Exact::is_negative));
        let told = words::total_or_state(lang, scored, *unit);
        ends.push(json!({
            "value": [reach(Exact::is_positive).approximate(), row], "label": { "formatter": told },
        }));
    }
    series.push(json!({
        "type": "scatter", "silent": true, "symbolSize": 0.1, "clip": false, "itemStyle": { "opacity": 1 },
        "label": { "show": true, "position": "right", "color": paint::INK, "fontSize": 12, "fontWeight": "bold" },
        "data": ends,
    }));

    let titles: Vec<&str> = shown.iter().map(|unit| &*plan.unit(*unit).title).collect();
    let layout = Layout {
        legend: parts.iter().map(|part| name(*part)).collect(),
        sides: (Side::of(titles.iter().copied()), Side::Fixed(76.0)),
        above: 8.0,
        below: 28.0,
        plot: 30.0 * Exact::count(shown.len()).approximate() + 8.0,
        least: 220.0,
        ..Layout::default()
    };
    let option = json!({
        "xAxis": {
            "type": "value", "min": least.floor().approximate(), "axisLine": { "show": false },
            "axisLabel": { "formatter": "{value}", "showMinLabel": !least.is_negative() },
        },
        "yAxis": { "type": "category", "inverse": true, "data": titles },
        "series": series,
    });
    Some(Chart {
        title: words::title(lang, scored, group),
        description: words::description(lang, scored, group, shown),
        note: words::note(lang, shown.len(), ranked.len()),
        source: charts::source(lang, scored),
        layout,
        option,
    })
}

/// A unit's total as parts that add up to it; empty without a total.
fn sum(scored: &Scored, unit: UnitNo) -> Vec<(Part, Exact)> {
    let plan = &scored.assessment.plan;
    let result = scored.scores.unit(unit);
    let (Some(base), Some(_)) = (&result.base, &result.total) else { return Vec::new() };
    let mut parts = match plan.node(NodeNo(0)).aggregate {
        Aggregate::Geometric | Aggregate::Harmonic => vec![(Part::Combined, base.rounded.clone())],
        Aggregate::Sum | Aggregate::Mean => {
            let score =
                |no| Some((Part::Node(no), scored.scores.node(unit, no).score.as_ref()?.rounded.clone()));
            plan.children(NodeNo(0)).filter_map(score).collect()
        }
    };
    let so_far: Exact = parts.iter().map(|(_, points)| points).sum();
    parts.push((Part::Stretch, &base.rounded - &so_far));
    let adjusted = |wanted: fn(&Exact) -> bool| -> Exact {
        result.lines.iter().map(|line| &line.points).filter(|points| wanted(points)).sum()
    };
    parts.push((Part::Gained, adjusted(Exact::is_positive)));
    parts.push((Part::Lost, adjusted(Exact::is_negative)));
    parts.retain(|(part, points)| matches!(part, Part::Node(_)) || !points.is_zero());
    parts
}

/// Dimensions have the tones in turn; what is beside them is without tone.
fn look(part: Part, no: usize) -> Value {
    let framed = |pattern: Value| json!({ "color": paint::SHEET, "borderColor": paint::INK, "borderWidth": 1, "decal": pattern });
    match part {
        Part::Node(_) | Part::Combined => paint::part(no),
        Part::Stretch => framed(paint::dotted()),
        Part::Gained => framed(json!("none")),
        Part::Lost => framed(paint::hatched()),
    }
}

fn labelled(sign: &str) -> Value {
    let mut label = paint::label();
    label["formatter"] = json!(sign);
    label
}
