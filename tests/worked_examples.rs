//! The worked examples of the contract of the calculation (scoring.md, 11), with its very numbers.

mod common;

use common::*;
use serde_json::{Value, json};

/// One indicator: what each datum scores, rounded as published.
#[track_caller]
fn scores(leaf: Value, cases: &[(&str, &str)]) {
    let titles: Vec<String> = cases.iter().map(|(x, _)| format!("x = {x}")).collect();
    let titles = || titles.iter().map(String::as_str);
    let data = titles().zip(cases).map(|(title, (x, _))| (title, json!(x)));
    let outcome = run(scheme(titles(), [leaf]), [figures(data)]);
    let expected: Vec<&str> = cases.iter().map(|(_, score)| *score).collect();
    assert_eq!(outcome.each(Outcome::total), expected);
}

#[test]
fn exact_tie() {
    let leaf = json!({ "weight": 4.5, "target": 60, "rule": { "kind": "completion" } });
    scores(leaf.clone(), &[("11", "0.83")]);
    check(leaf, json!([[11, "0.825"]]));
}

#[test]
fn deduction_per_piece() {
    let rule = json!({ "kind": "steps", "reference": 0, "per": 1, "loss": 0.1 });
    let leaf = json!({ "weight": 100, "direction": "lower", "rule": rule });
    scores(leaf, &[("5", "99.50"), ("2", "99.80"), ("1", "99.90"), ("0", "100.00")]);
}

#[test]
fn completion_in_bands() {
    let bands =
        json!([{ "from": 1, "rate": 1 }, { "from": 0.9, "to": 1, "rate": 0.6 }, { "to": 0.9, "rate": 0 }]);
    let leaf = json!({ "weight": 15, "target": 20, "rule": { "kind": "completion", "bands": bands } });
    scores(leaf, &[("20", "15.00"), ("18", "9.00"), ("17", "0.00"), ("23", "15.00")]);
}

#[test]
fn rank_with_a_drop_of_five_percent() {
    let leaf = json!({ "weight": 10, "rule": { "kind": "rank", "drop": 0.05 } });
    scores(leaf, &[("50", "10.00"), ("40", "9.50"), ("30", "9.00"), ("20", "8.50"), ("10", "8.00")]);
}

#[test]
fn against_the_group_mean() {
    let rule = json!({ "kind": "steps", "reference": "group_mean", "per": 5, "per_kind": "percent",
                       "gain": 0.5, "loss": 0.5, "step_mode": "floor", "max_rate": 1.2 });
    // The mean of the three is 100: one stands 12 % above it, one 5 % below.
    scores(json!({ "weight": 10, "rule": rule }), &[("112", "11.00"), ("95", "9.50"), ("93", "9.50")]);
}

#[test]
fn efficacy_between_two_points() {
    let rule = json!({ "kind": "efficacy", "unacceptable": 6, "satisfactory": 12, "clamp": "none" });
    scores(json!({ "weight": 100, "rule": rule }), &[("5.81", "58.73")]);
}

#[test]
fn efficacy_in_five_tiers() {
    let points = json!([[60, 0.2], [70, 0.4], [75, 0.6], [80, 0.8], [100, 1]]);
    scores(
        json!({ "weight": 10, "rule": { "kind": "piecewise", "points": points } }),
        &[("90", "9.00"), ("77.5", "7.00")],
    );
}

#[test]
fn rescaling_68_of_85() {
    let scheme = scheme(["甲"], [scored(85), scored(15)]);
    let outcome = run(scheme, [verified(json!({ "甲": { "A": 68, "B": { "state": "not_applicable" } } }))]);
    assert_eq!(outcome.node("甲", "A")["rounded"], "68.00");
    assert_eq!(outcome.unit("甲")["applicable"], "85");
    assert_eq!(outcome.total("甲"), "80.00");
}

#[test]
fn a_point_for_each_two_percent_below_target() {
    for (mode, score) in [("floor", "8.00"), ("linear", "7.50"), ("ceil", "7.00")] {
        let rule = json!({ "kind": "steps", "reference": "target", "per": 2, "per_kind": "percent" });
        let rule = rule.with_all(&json!({ "loss": 1, "step_mode": mode }));
        scores(json!({ "weight": 10, "target": 200, "rule": rule }), &[("190", score)]);
    }
}

/// A score that is the datum itself, rounded to so many places.
#[track_caller]
fn rounds(mode: &str, cases: &[(&str, u32, &str)]) {
    let rule = json!({ "kind": "linear", "zero_at": 0, "full_at": 100, "clamp": "none" });
    for (exact, places, rounded) in cases {
        let scheme = scheme(["甲"], [json!({ "weight": 100, "rule": rule })])
            .with("rounding", json!({ "mode": mode, "item_places": places, "total_places": places }));
        let outcome = run(scheme, [figures([("甲", json!(exact))])]);
        assert_eq!(outcome.node("甲", "A")["rounded"], *rounded, "{exact} to {places} places, {mode}");
        assert_eq!(outcome.base("甲"), *rounded, "{exact} to {places} places, {mode}");
    }
}

#[test]
fn half_up() {
    rounds(
        "half_up",
        &[("2.675", 2, "2.68"), ("1.005", 2, "1.01"), ("-1.475", 2, "-1.48"), ("15.4546", 0, "15")],
    );
}

#[test]
fn half_even() {
    let cases = [
        ("12.1498", 1, "12.1"),
        ("10.5002", 0, "11"),
        ("1.050", 1, "1.0"),
        ("0.35", 1, "0.4"),
        ("-0.0365", 3, "-0.036"),
        ("15.4546", 0, "15"),
    ];
    rounds("half_even", &cases);
}

#[test]
fn ranks() {
    let units = ["甲", "乙", "丙", "丁", "戊"];
    let data = figures(units.into_iter().zip([72, 71, 71, 71, 70].map(|x| json!(x))));
    for (ties, ranks) in [("competition", [1, 2, 2, 2, 5]), ("dense", [1, 2, 2, 2, 3])] {
        let scheme = by_score(units).with("ranking", json!({ "ties": ties }));
        assert_eq!(run(scheme, [data.clone()]).each(Outcome::rank), ranks, "{ties}");
    }
}

#[test]
fn grade_edge() {
    let bounds =
        json!([{ "id": "优秀", "title": "优秀", "from": 90 }, { "id": "良好", "title": "良好", "from": 80 }]);
    for (grade_on, grade) in [("rounded", "优秀"), ("exact", "良好")] {
        let scheme = by_score(["甲"]).with("grades", json!({ "grade_on": grade_on, "bounds": bounds }));
        let outcome = run(scheme, [figures([("甲", json!("89.995"))])]);
        assert_eq!((outcome.total("甲"), outcome.grade("甲").as_str()), ("90.00", grade));
    }
}

#[test]
fn items_first() {
    // One of three, with ten marks each.
    let leaf = json!({ "weight": 10, "target": 3, "rule": { "kind": "completion" } });
    for (items_first, total) in [(true, "9.99"), (false, "10.00")] {
        let scheme = scheme(["甲"], [leaf.clone(), leaf.clone(), leaf.clone()])
            .with("rounding", json!({ "items_first": items_first }));
        let outcome = run(scheme, [verified(json!({ "甲": { "A": 1, "B": 1, "C": 1 } }))]);
        assert_eq!(outcome.node("甲", "A")["exact"], "3.333333333333333333333333333");
        assert_eq!(outcome.total("甲"), total, "items_first: {items_first}");
    }
}
