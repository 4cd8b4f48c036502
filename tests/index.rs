//! A composite index: 50 units, 50 indicators, three levels, ranges, missing cells, both directions,
//! held against arithmetic of this file's own.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

mod common;

use common::*;
use ip_scorecard::exact::Exact;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Weights among siblings, 2 × 5 × 5, and a value or none for each unit and indicator.
#[derive(Clone, Debug)]
struct Index {
    weights: Vec<i64>,
    lower: Vec<bool>,
    values: Vec<Vec<Option<i64>>>,
}

const PILLARS: usize = 2;
const PARTS: usize = 5;
const LEAVES: usize = 5;
const INDICATORS: usize = PILLARS * PARTS * LEAVES;

fn indices(units: usize) -> impl Strategy<Value = Index> {
    let value = prop::option::weighted(0.93, -5_000i64..5_000);
    let row = prop::collection::vec(value, INDICATORS);
    (
        prop::collection::vec(1i64..9, PILLARS + PILLARS * PARTS + INDICATORS),
        prop::collection::vec(any::<bool>(), INDICATORS),
        prop::collection::vec(row, units),
    )
        .prop_map(|(weights, lower, values)| Index { weights, lower, values })
}

impl Index {
    /// The weight of a pillar, a part of one, an indicator of that; times a factor of its level.
    fn weight(&self, place: &[usize]) -> i64 {
        match *place {
            [pillar] => self.weights[pillar],
            [pillar, part] => self.weights[PILLARS + pillar * PARTS + part],
            [pillar, part, leaf] => self.weights[PILLARS + PILLARS * PARTS + number(pillar, part, leaf)],
            _ => 1,
        }
    }

    fn scheme(&self, factor: i64) -> Value {
        let weight = |place: &[usize]| json!(self.weight(place) * factor);
        let pillars = (0..PILLARS).map(|pillar| {
            let parts = (0..PARTS).map(|part| {
                let leaves = (0..LEAVES).map(|leaf| {
                    let no = number(pillar, part, leaf);
                    json!({ "id": format!("I{no}"), "title": format!("指标{no}"), "weight": weight(&[pillar, part, leaf]),
                            "direction": if self.lower[no] { "lower" } else { "higher" }, "rule": { "kind": "minmax" } })
                });
                json!({ "id": format!("P{pillar}{part}"), "title": "支柱", "aggregate": "mean",
                        "weight": weight(&[pillar, part]), "children": leaves.collect::<Vec<_>>() })
            });
            json!({ "id": format!("P{pillar}"), "title": "子指数", "aggregate": "mean",
                    "weight": weight(&[pillar]), "children": parts.collect::<Vec<_>>() })
        });
        let tree: Vec<Value> = pillars.collect();
        let titles: Vec<String> = (0..self.values.len()).map(|unit| format!("单位{unit}")).collect();
        let base = scheme(titles.iter().map(String::as_str), [scored(100)]);
        base.with("aggregate", json!("mean")).with("full_marks", json!(100)).with("tree", json!(tree))
    }

    fn data(&self) -> Value {
        let rows = self.values.iter().enumerate().map(|(unit, row)| {
            let values: Map<String, Value> = row
                .iter()
                .enumerate()
                .map(|(no, value)| {
                    let datum =
                        value.map_or_else(|| json!({ "state": "not_applicable" }), |value| json!(value));
                    (format!("I{no}"), datum)
                })
                .collect();
            (format!("单位{unit}"), Value::Object(values))
        });
        verified(Value::Object(rows.collect()))
    }

    /// Rate and share that applies, by plain recursion over sums of products.
    fn rate(&self, unit: usize, place: &[usize]) -> (Exact, Exact) {
        let children = match place.len() {
            0 => PILLARS,
            1 => PARTS,
            2 => LEAVES,
            _ => {
                let no = number(place[0], place[1], place[2]);
                let Some(x) = self.values[unit][no] else { return (Exact::ZERO, Exact::ZERO) };
                let column = || self.values.iter().filter_map(|row| row[no]);
                let (least, most) = (column().min().unwrap(), column().max().unwrap());
                let ahead = if self.lower[no] { most - x } else { x - least };
                return (Exact::ratio(ahead, most - least).unwrap_or(Exact::ONE), Exact::ONE);
            }
        };
        let (mut earned, mut applying, mut all) = (Exact::ZERO, Exact::ZERO, Exact::ZERO);
        for child in 0..children {
            let below: Vec<usize> = place.iter().copied().chain([child]).collect();
            let weight = Exact::from(self.weight(&below));
            let (rate, share) = self.rate(unit, &below);
            let counts = &weight * &share;
            earned = &earned + &(&counts * &rate);
            applying = &applying + &counts;
            all = &all + &weight;
        }
        (earned.over(&applying).unwrap_or_default(), applying.over(&all).unwrap())
    }
}

fn number(pillar: usize, part: usize, leaf: usize) -> usize {
    (pillar * PARTS + part) * LEAVES + leaf
}

fn totals(outcome: &Outcome) -> Vec<Option<Exact>> {
    outcome
        .scored()
        .scores
        .units
        .iter()
        .map(|unit| unit.total.as_ref().map(|total| total.exact.clone()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, ..ProptestConfig::default() })]

    #[test]
    fn fifty_units_by_fifty_indicators_come_out_exactly(index in indices(50)) {
        let found = totals(&run(index.scheme(1), [index.data()]));
        for (unit, found) in found.into_iter().enumerate() {
            let (rate, _) = index.rate(unit, &[]);
            prop_assert_eq!(found, Some(&rate * &Exact::from(100)), "单位{}", unit);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn weights_of_means_count_only_among_siblings(index in indices(6), factor in 2i64..1000) {
        let plain = totals(&run(index.scheme(1), [index.data()]));
        prop_assert_eq!(plain, totals(&run(index.scheme(factor), [index.data()])));
    }

    #[test]
    fn a_unit_more_in_one_group_changes_no_other_group(scores in prop::collection::vec(0u32..100, 2..7), more in 0u32..100) {
        let titles: Vec<String> = (0..=scores.len()).map(|no| format!("单位{no}")).collect();
        let of = |count: usize| {
            let units: Vec<Value> = titles.iter().take(count).enumerate()
                .map(|(no, title)| unit(title, if no < scores.len() { "town" } else { "zone" }))
                .chain([unit("园区", "zone")])
                .collect();
            let leaf = json!({ "id": "A", "title": "指标", "weight": 100, "rule": { "kind": "rank", "drop": 0.1 } });
            let groups = json!([{ "id": "town", "title": "镇" }, { "id": "zone", "title": "园区" }]);
            let scheme = scheme([], [leaf]).with("groups", groups).with("units", json!(units));
            let rows = titles.iter().take(count).zip(scores.iter().copied().chain([more]));
            let figures: Vec<(&str, Value)> = rows.map(|(title, score)| (title.as_str(), json!(score))).collect();
            let outcome = run(scheme, [common::figures(figures.into_iter().chain([("园区", json!(50))]))]);
            outcome.result["groups"][0]["units"].clone()
        };
        prop_assert_eq!(of(scores.len()), of(scores.len() + 1));
    }
}
