//! 计分曲线: what an indicator's rule makes of every value, with all units on it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::layout::{Layout, Side, percent};
use super::{Chart, paint};
use crate::analyse::curve::{Axis, Curve, Curves, Dot, curves};
use crate::assess::Scored;
use crate::check::{GroupNo, LeafNo};
use crate::exact::Exact;
use crate::text::Lang;
use crate::text::page::charts::{self, curve as words};

/// Units whose names stand beside their marks, as far as they do not cover each other.
const NAMED: usize = 60;
/// Curves that the legend names.
const TOLD: usize = 6;
/// The marks of the groups, in turn.
const SYMBOLS: [&str; 4] = ["circle", "diamond", "triangle", "rect"];
/// The strokes of curves, in turn.
const STROKES: [&str; 3] = ["solid", "dashed", "dotted"];

/// The curves of an indicator's rule; none when no unit has a rate.
pub fn rule(lang: Lang, scored: &Scored, leaf: LeafNo) -> Option<Chart> {
    let plan = &scored.assessment.plan;
    let found = curves(scored, leaf);
    if found.dots.is_empty() {
        return None;
    }
    let axis = found.axis;
    let name = |curve: &Curve| match found.curves.as_slice() {
        [_] => words::CURVE.of(lang).to_owned(),
        _ => words::case(lang, scored, &curve.case, axis),
    };
    // Units of one value and one rate cover each other: they share a name and what the mouse shows.
    let mut together: BTreeMap<(&Exact, &Exact), Vec<&Dot>> = BTreeMap::new();
    for dot in &found.dots {
        together.entry((&dot.x, &dot.rate)).or_default().push(dot);
    }
    let mut series: Vec<Value> = Vec::new();
    for (no, curve) in found.curves.iter().enumerate() {
        series.push(line(curve, axis, no, &name(curve)));
    }
    let ends: Vec<Value> = found.curves.iter().flat_map(|curve| jumps(curve, axis)).collect();
    let jumping = !ends.is_empty();
    series.push(json!({
        "type": "scatter", "silent": true, "symbol": "circle", "symbolSize": 7, "z": 3, "clip": false, "data": ends,
    }));
    let groups: Vec<GroupNo> = plan.group_numbers().collect();
    let mut legend: Vec<String> = match found.curves.len() {
        few if few <= TOLD => found.curves.iter().map(name).collect(),
        _ => Vec::new(),
    };
    for (group, symbol) in groups.iter().zip(SYMBOLS.iter().cycle()) {
        let dots = found.dots.iter().filter(|dot| plan.unit(dot.unit).group == *group);
        let data: Vec<Value> = dots
            .map(|dot| {
                let here = together.get(&(&dot.x, &dot.rate)).map_or(&[][..], Vec::as_slice);
                let first = here.first().is_some_and(|first| first.unit == dot.unit);
                let name = if first { words::dot_name(lang, scored, here) } else { String::new() };
                json!({
                    "value": [place(&dot.x, axis), percent(&dot.rate)], "name": name,
                    "tip": words::dot_tip(lang, scored, leaf, axis, here),
                })
            })
            .collect();
        if data.is_empty() {
            continue;
        }
        let title = plan.group(*group).title.to_string();
        // A curve of this group alone may have its name.
        let title = if legend.contains(&title) { words::units_of(lang, &title) } else { title };
        let mut label = paint::label();
        label["show"] = json!(found.dots.len() <= NAMED);
        label["formatter"] = json!("{b}");
        label["position"] = json!("top");
        series.push(json!({
            "type": "scatter", "name": title, "symbol": symbol, "symbolSize": 11, "z": 4, "clip": false,
            "itemStyle": { "color": paint::SHEET, "borderColor": paint::INK, "borderWidth": 1.5, "opacity": 1 },
            "emphasis": { "disabled": true }, "label": label, "labelLayout": { "hideOverlap": true },
            "data": data,
        }));
        legend.push(title);
    }
    let suffix = if axis == Axis::Completion { "{value}%" } else { "{value}" };
    let layout = Layout {
        legend,
        sides: (Side::Fixed(56.0), Side::Fixed(40.0)),
        above: 36.0,
        below: 48.0,
        plot: 320.0,
        least: 240.0,
        ..Layout::default()
    };
    let (low, high) = ends_of(&found);
    let option = json!({
        "xAxis": {
            "type": "value", "name": words::axis(lang, scored, leaf, axis), "nameLocation": "middle", "nameGap": 28,
            "min": low, "max": high, "axisLabel": { "formatter": suffix, "showMinLabel": false, "showMaxLabel": false },
        },
        "yAxis": {
            "type": "value", "name": words::RATE.of(lang), "nameGap": 20,
            "nameTextStyle": { "color": paint::QUIET, "fontSize": 12, "align": "left", "padding": [0, 0, 0, -52] },
            "axisLabel": { "formatter": "{value}%" },
        },
        "series": series,
    });
    Some(Chart {
        title: words::title(lang, scored, leaf),
        description: words::description(lang, scored, leaf, &found),
        note: words::note(lang, jumping, found.aside.len()),
        source: charts::source(lang, scored),
        layout,
        option,
    })
}

/// A curve, broken where it jumps.
fn line(curve: &Curve, axis: Axis, no: usize, name: &str) -> Value {
    let runs = curve.runs.iter().map(|run| {
        let points = run.points.iter().map(|(x, rate)| json!([place(x, axis), percent(rate)]));
        points.collect::<Vec<Value>>()
    });
    let data = runs.collect::<Vec<_>>().join(&json!(["-", "-"]));
    json!({
        "type": "line", "name": name, "symbol": "none", "silent": true, "emphasis": { "disabled": true },
        "lineStyle": { "color": paint::ACCENT, "width": 2, "type": STROKES[no % STROKES.len()] },
        "itemStyle": { "color": paint::ACCENT }, "data": data,
    })
}

/// The ends of a curve at its jumps: filled where the value belongs to it.
fn jumps(curve: &Curve, axis: Axis) -> Vec<Value> {
    let last = curve.runs.len().saturating_sub(1);
    let mut ends = Vec::new();
    for (no, run) in curve.runs.iter().enumerate() {
        let from = run.points.first().filter(|_| no > 0).map(|point| (point, run.from_included));
        let to = run.points.last().filter(|_| no < last).map(|point| (point, run.to_included));
        for ((x, rate), included) in from.into_iter().chain(to) {
            let fill = if included { paint::ACCENT } else { paint::SHEET };
            ends.push(json!({
                "value": [place(x, axis), percent(rate)],
                "itemStyle": { "color": fill, "borderColor": paint::ACCENT, "borderWidth": 1.5, "opacity": 1 },
            }));
        }
    }
    ends
}

/// From where to where the curves go.
fn ends_of(curves: &Curves) -> (f64, f64) {
    let all =
        || curves.curves.iter().flat_map(|curve| &curve.runs).flat_map(|run| &run.points).map(|(x, _)| x);
    let all = || all().chain(curves.dots.iter().map(|dot| &dot.x));
    let at = |x: Option<&Exact>| x.map_or(0.0, |x| place(x, curves.axis));
    (at(all().min()), at(all().max()))
}

/// A place on the axis as a length.
fn place(x: &Exact, axis: Axis) -> f64 {
    match axis {
        Axis::Completion => percent(x),
        Axis::Value | Axis::Distance => x.approximate(),
    }
}
