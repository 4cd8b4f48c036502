//! What an earlier version got wrong, each case as small as it can be.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::*;
use ip_scorecard::assess::assess;
use ip_scorecard::result;
use serde_json::{Value, json};

#[test]
fn a_result_of_ours_can_be_read_again() {
    // A rate of 1/30000 has 28 digits after four zeros: 32 decimals.
    let leaf = json!({ "weight": 1, "target": 30000, "rule": { "kind": "completion" } });
    let scheme = scheme(["甲"], [leaf]);
    let data = figures([("甲", json!(1))]);
    let first = run(scheme.clone(), [data.clone()]);
    let written = result::document(&first.assessed).unwrap();
    let files = vec![
        file("s.json", scheme.to_string()),
        file("1.json", data.to_string()),
        file("earlier.json", written),
    ];
    let again = Outcome::of(assess(files));
    assert_eq!(again.errors(), [""; 0]);
}

#[test]
fn a_scheme_without_any_band_holds_no_value() {
    refuse(json!({ "rule": { "kind": "bands", "bands": [] } }), json!(1), &["scheme.band_gap"]);
}

#[test]
fn two_targets_are_not_none() {
    let leaf = json!({ "target": 10, "rule": { "kind": "completion" } });
    refuse(leaf, json!({ "value": 5, "target": 11 }), &["data.two_targets"]);
}

#[test]
fn who_was_placed_by_a_tie_breaker_is_told_for_all_of_them() {
    let scheme =
        scheme(["甲", "乙", "丙"], [scored(60), scored(40)]).with("ranking", json!({ "break_by": ["B"] }));
    let outcome = run(
        scheme,
        [verified(
            json!({ "甲": { "A": 40, "B": 40 }, "乙": { "A": 60, "B": 20 }, "丙": { "A": 60, "B": 20 } }),
        )],
    );
    assert_eq!(outcome.each(Outcome::rank), [1, 2, 2]);
    let decided = outcome
        .each(|outcome, title| outcome.unit(title).get("rank_decided_by").cloned().unwrap_or(Value::Null));
    assert_eq!(decided, ["B", "B", "B"]);
}

/// A veto that bars the top grade does nothing where it is the only grade.
#[test]
fn the_only_grade_can_be_barred_too() {
    let scheme = by_score(["甲"])
        .with("grades", json!({ "bounds": [{ "id": "优", "title": "优秀", "from": 90 }] }))
        .with("adjustments", json!({ "items": [{ "id": "V1", "kind": "veto", "title": "取消评优", "effect": "bar_top_grade", "basis": "第九条" }] }));
    let outcome =
        run(scheme, [figures([("甲", json!(95))]).with("events", json!([event("1", "甲", "V1", 1)]))]);
    assert_eq!(outcome.grade("甲"), "—");
}

/// Events of a verified file vanish without a word while only self-assessed values are open.
#[test]
fn verified_events_without_verified_values_are_not_dropped_silently() {
    let scheme = by_score(["甲"])
        .with("adjustments", json!({ "items": [{ "id": "V1", "kind": "veto", "title": "归零", "effect": "zero_total", "basis": "第九条" }] }));
    let events = verified(json!({}))
        .with("events", json!([event("1", "甲", "V1", 1), event("2", "无此单位", "无此事项", 1)]));
    let outcome = run(scheme, [events, own(json!({ "甲": { "A": 95 } }))]);
    assert!(!outcome.issues().is_empty());
}
