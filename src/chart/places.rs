//! 名次升降: the places of a group in two periods, a line for each unit.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::layout::{Layout, Side};
use super::{Chart, paint};
use crate::analyse::compare;
use crate::assess::Scored;
use crate::check::{GroupNo, UnitNo};
use crate::exact::Exact;
use crate::text::Lang;
use crate::text::page::charts::{self, places as words};
use crate::text::page::compare::beyond;

/// Units that one chart holds: those that stand best now.
const MOST: usize = 60;

/// The last place that has a height of its own. Who comes from beyond it comes from one point below it:
/// among thousands of units the best would otherwise be a hand's breadth on metres of lines.
const DEEPEST: usize = MOST + MOST / 2;

/// The places of a group last time and now; none without an earlier result, or where no unit has a
/// place in both.
pub fn places(lang: Lang, scored: &Scored, group: GroupNo) -> Option<Chart> {
    let plan = &scored.assessment.plan;
    let (_, earlier) = scored.assessment.earlier.as_ref()?;
    let ranked = scored.scores.ranking(plan, group);
    let moved: Vec<(UnitNo, usize, usize)> = ranked
        .iter()
        .filter_map(|unit| {
            let before = compare::change(&scored.assessment, &scored.scores, *unit)?.rank?;
            Some((*unit, usize::try_from(before).ok()?, scored.scores.unit(*unit).rank?))
        })
        .collect();
    let shown = moved.get(..MOST).unwrap_or(&moved);
    let depth = |place: &usize| (*place).min(DEEPEST + 1);
    let last = shown.iter().map(|(_, before, now)| depth(before.max(now))).max()?;

    let before = shared(lang, scored, shown.iter().map(|(unit, before, _)| (*unit, depth(before))));
    let now = shared(lang, scored, shown.iter().map(|(unit, _, now)| (*unit, depth(now))));
    let lines = shown.iter().map(|(unit, from, to)| {
        let tip = words::tip(lang, scored, *unit, *from, *to);
        let (width, kind) = match from.cmp(to) {
            std::cmp::Ordering::Greater => (2.0, "solid"),
            std::cmp::Ordering::Less => (2.0, "dashed"),
            std::cmp::Ordering::Equal => (1.0, "solid"),
        };
        json!({
            "type": "line", "name": &*plan.unit(*unit).title, "symbol": "circle", "symbolSize": 8,
            "emphasis": { "disabled": true }, "clip": false,
            "lineStyle": { "color": paint::ACCENT, "width": width, "type": kind },
            "itemStyle": { "color": paint::ACCENT },
            "data": [{ "value": depth(from), "tip": tip }, { "value": depth(to), "tip": tip }],
        })
    });
    let mut series: Vec<Value> = lines.collect();
    for (column, side, labels) in [(0, "left", &before), (1, "right", &now)] {
        let points = labels
            .iter()
            .map(|(place, label)| json!({ "value": [column, place], "label": { "formatter": label } }));
        series.push(json!({
            "type": "scatter", "silent": true, "symbolSize": 0.1, "clip": false, "itemStyle": { "opacity": 1 },
            "label": { "show": true, "position": side, "distance": 10, "color": paint::INK, "fontSize": 12 },
            "data": points.collect::<Vec<_>>(),
        }));
    }
    let labels = |labels: &BTreeMap<usize, String>| Side::of(labels.values().map(String::as_str));
    let layout = Layout {
        legend: Vec::new(),
        sides: (labels(&before), labels(&now)),
        above: 44.0,
        below: 12.0,
        plot: 26.0 * Exact::count(last).approximate(),
        least: 160.0,
        most: 520.0,
        ..Layout::default()
    };
    let option = json!({
        "xAxis": {
            "type": "category", "position": "top", "boundaryGap": false, "axisLine": { "show": false },
            "data": [words::earlier_period(lang, earlier), words::this_period(lang, scored)],
            "splitLine": { "show": true, "interval": 0 },
            "axisLabel": { "margin": 20 },
        },
        "yAxis": {
            "type": "value", "inverse": true, "show": false, "min": 1, "max": last.max(2),
        },
        "series": series,
    });
    Some(Chart {
        title: words::title(lang, scored, group),
        description: words::description(lang, scored, group, shown),
        note: Some(words::note(lang, shown.len(), ranked.len())),
        source: charts::source(lang, scored),
        layout,
        option,
    })
}

/// One label for each place, which names all units that share it, or counts those beyond the deepest.
fn shared(
    lang: Lang,
    scored: &Scored,
    places: impl Iterator<Item = (UnitNo, usize)>,
) -> BTreeMap<usize, String> {
    let mut units: BTreeMap<usize, Vec<UnitNo>> = BTreeMap::new();
    for (unit, place) in places {
        units.entry(place).or_default().push(unit);
    }
    let label = |place: usize, units: &[UnitNo]| match place > DEEPEST {
        true => beyond(lang, DEEPEST, units.len()),
        false => words::label(lang, scored, place, units),
    };
    units.into_iter().map(|(place, units)| (place, label(place, &units))).collect()
}
