//! Rates stay within the bounds of their rules, and the order of keys in a file changes nothing.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

mod common;

use common::*;
use ip_scorecard::exact::Exact;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Rules that hold their rate, with the least and the most that it can be.
fn held() -> Vec<(Value, &'static str, &'static str)> {
    vec![
        (json!({ "kind": "completion", "cap": 1.2 }), "0", "1.2"),
        (json!({ "kind": "linear", "zero_at": "group_mean", "full_at": 60 }), "0", "1"),
        (json!({ "kind": "linear", "zero_at": -10, "full_at": 60, "cap": 1.5 }), "0", "1.5"),
        (json!({ "kind": "efficacy", "unacceptable": -20, "satisfactory": 70 }), "0.6", "1"),
        (json!({ "kind": "efficacy", "unacceptable": -20, "satisfactory": 70, "clamp": "top" }), "0", "1"),
        (json!({ "kind": "minmax" }), "0", "1"),
        (json!({ "kind": "piecewise", "points": [[-50, 0.1], [0, 0.4], [50, 0.9]] }), "0.1", "0.9"),
        (
            json!({ "kind": "bands", "bands": [{ "to": 0, "rate": 0.2 }, { "from": 0, "rate": 0.8 }] }),
            "0.2",
            "0.8",
        ),
        (json!({ "kind": "threshold", "otherwise": "proportional" }), "0", "1"),
        (
            json!({ "kind": "steps", "reference": "group_median", "per": 7, "gain": 0.3, "loss": 0.2,
                 "start_rate": 0.7, "min_rate": 0.1, "max_rate": 1.3, "step_mode": "ceil" }),
            "0.1",
            "1.3",
        ),
        (json!({ "kind": "rank", "drop": 0.3, "floor_rate": 0.25 }), "0.25", "1"),
        (json!({ "kind": "rank", "scale": "linear" }), "0", "1"),
    ]
}

/// The same document with every object's keys the other way round.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(reversed).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().rev().map(|(key, member)| (key.clone(), reversed(member))).collect())
        }
        other => other.clone(),
    }
}

/// A result without what tells files apart, and without traces, which follow the order of levels.
fn findings(outcome: &Outcome) -> Value {
    let mut groups = outcome.result["groups"].clone();
    for unit in
        groups.as_array_mut().unwrap().iter_mut().flat_map(|group| group["units"].as_array_mut().unwrap())
    {
        for node in unit["nodes"].as_array_mut().unwrap() {
            node.as_object_mut().unwrap().remove("trace");
        }
    }
    groups
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn rates_stay_within_the_bounds_of_their_rules(values in prop::collection::vec(-100_000i64..100_000, 1..6)) {
        for (rule, least, most) in held() {
            let titles: Vec<String> = (0..values.len()).map(|no| format!("单位{no}")).collect();
            let leaf = json!({ "weight": 1, "target": 37, "rule": rule.clone() });
            let rows: Map<String, Value> = titles.iter().zip(&values)
                .map(|(title, value)| (title.clone(), json!({ "A": { "value": format!("{}.{:02}", value / 100, (value % 100).abs()) } })))
                .collect();
            let outcome = run(scheme(titles.iter().map(String::as_str), [leaf]), [verified(Value::Object(rows))]);
            let (least, most): (Exact, Exact) = (least.parse().unwrap(), most.parse().unwrap());
            for title in &titles {
                let rate: Exact = Exact::from_result(outcome.unit(title)["nodes"][0]["rate"].as_str().unwrap()).unwrap();
                prop_assert!(rate >= least && rate <= most, "{rate} of {rule}");
            }
        }
    }
}

#[test]
fn the_order_of_keys_changes_nothing() {
    let read =
        |path: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap() };
    let scheme = read("public/schemes/beichen-ip-2025.json");
    let mut paths: Vec<String> = std::fs::read_dir("public/samples/2025")
        .unwrap()
        .map(|entry| entry.unwrap().path().to_string_lossy().into_owned())
        .collect();
    paths.sort();
    let data: Vec<Value> = paths.iter().map(|path| read(path)).collect();
    let plain = run(scheme.clone(), data.clone());
    let turned = run(reversed(&scheme), data.iter().map(reversed));
    assert_eq!(findings(&plain), findings(&turned));
    assert_eq!(
        plain.codes(ip_scorecard::issue::Severity::Warning),
        turned.codes(ip_scorecard::issue::Severity::Warning)
    );
}
