//! The curve of a rule: every unit lies on it, and it bends and jumps where the rule does.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
#[path = "common/year.rs"]
mod year;

use common::*;
use ip_scorecard::analyse::curve::{Axis, Curve, Curves, curves};
use ip_scorecard::assess::{Scored, assess};
use ip_scorecard::check::LeafNo;
use ip_scorecard::exact::Exact;
use proptest::prelude::*;
use serde_json::{Value, json};
use year::{ANY, absolute_leaf, cases, years};

/// The curves of a leaf with one unit for each datum.
fn curves_of(leaf: Value, data: Value) -> Curves {
    let data = data.as_array().unwrap().iter().cloned();
    let rows: Vec<(String, Value)> =
        (1..).zip(data).map(|(no, datum)| (format!("单位{no}"), datum)).collect();
    let scheme = scheme(rows.iter().map(|(title, _)| title.as_str()), [leaf]);
    let rows = rows.iter().map(|(title, datum)| (title.as_str(), datum.clone()));
    curves(run(scheme, [figures(rows)]).scored(), LeafNo(0))
}

/// A curve as text: "[0 0] [60 1] [72 1]", with round brackets around ends that do not belong to it
/// and a bar at each jump.
fn drawn(curve: &Curve) -> String {
    let runs = curve.runs.iter().map(|run| {
        let last = run.points.len() - 1;
        let points = run.points.iter().enumerate().map(|(no, (x, rate))| {
            let outside = (no == 0 && !run.from_included) || (no == last && !run.to_included);
            if outside { format!("({x} {rate})") } else { format!("[{x} {rate}]") }
        });
        points.collect::<Vec<_>>().join(" ")
    });
    runs.collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check_curve(leaf: Value, data: Value, expect: &str) {
    let curves = curves_of(leaf, data);
    assert_eq!(curves.curves.iter().map(drawn).collect::<Vec<_>>().join("\n"), expect);
}

#[test]
fn straight_rules_bend_at_their_ends() {
    let completion = json!({ "target": 60, "rule": { "kind": "completion", "cap": "1.2" } });
    check_curve(completion, json!([0, 100]), "[0 0] [72 1.2] [110 1.2]");
    let linear = json!({ "rule": { "kind": "linear", "zero_at": 20, "full_at": 10 }, "direction": "lower" });
    check_curve(linear, json!([12]), "[9 1] [10 1] [20 0] [21 0]");
    let efficacy =
        json!({ "rule": { "kind": "efficacy", "unacceptable": 10, "satisfactory": 20, "clamp": "top" } });
    check_curve(efficacy, json!([-6, 20]), "[-8.6 0] [-5 0] [20 1] [22.6 1]");
    let points = json!({ "rule": { "kind": "piecewise", "points": [[60, "0.2"], [80, "0.7"], [100, 1]], "below": "zero" } });
    check_curve(points, json!([70]), "[56 0] (60 0) | [60 0.2] [80 0.7] [100 1] [104 1]");
}

#[test]
fn jumps_show_to_which_side_their_ends_belong() {
    let bands = json!({ "rule": { "kind": "bands", "bands": [
        { "to": 10, "to_included": true, "rate": 0 },
        { "from": 10, "from_included": false, "to": 20, "rate": "0.5" },
        { "from": 20, "rate": 1 },
    ] } });
    check_curve(bands, json!([15]), "[9 0] [10 0] | (10 0.5) (20 0.5) | [20 1] [21 1]");
    let threshold = json!({ "target": 10, "rule": { "kind": "threshold", "otherwise": "proportional" }, "direction": "lower" });
    let curves = curves_of(threshold, json!([5, 20]));
    assert_eq!(curves.curves[0].at(&Exact::from(10)).unwrap().to_string(), "1");
    assert_eq!(curves.curves[0].at(&Exact::from(20)).unwrap().to_string(), "0.5");
    assert_eq!(curves.curves[0].runs.len(), 1, "T ÷ x begins where the target is met");
}

#[test]
fn stairs_have_their_steps() {
    let steps = |mode: &str| {
        json!({ "weight": 10, "rule": {
        "kind": "steps", "reference": 10, "per": 2, "loss": 4, "step_mode": mode,
    } })
    };
    check_curve(steps("linear"), json!([4, 12]), "[3.2 0] [5 0] [10 1] [12.8 1]");
    check_curve(
        steps("floor"),
        json!([4, 12]),
        "[3.2 0] [4 0] | (4 0.2) [6 0.2] | (6 0.6) [8 0.6] | (8 1) [12.8 1]",
    );
    check_curve(
        steps("ceil"),
        json!([4, 12]),
        "[3.2 0] (6 0) | [6 0.2] (8 0.2) | [8 0.6] (10 0.6) | [10 1] [12.8 1]",
    );
}

#[test]
fn other_units_make_the_steps_of_places_and_the_ends_of_ranges() {
    let rank = json!({ "rule": { "kind": "rank", "drop": "0.25" } });
    check_curve(
        rank,
        json!([10, 20, 20, 30]),
        "[8 0] (10 0) | [10 0.25] (20 0.25) | [20 0.75] (30 0.75) | [30 1] [32 1]",
    );
    let minmax = json!({ "rule": { "kind": "minmax" } });
    check_curve(minmax, json!([10, 20, 30]), "[10 0] [30 1]");
}

#[test]
fn different_targets_share_a_curve_of_completions_or_distances() {
    let own =
        json!([{ "value": 30, "target": 60 }, { "value": 50, "target": 40 }, { "value": 12, "target": 20 }]);
    let curves = curves_of(json!({ "rule": { "kind": "completion" } }), own.clone());
    assert_eq!(curves.axis, Axis::Completion);
    assert_eq!(curves.curves.iter().map(drawn).collect::<Vec<_>>(), ["[0.425 0.425] [1 1] [1.325 1]"]);
    let steps =
        json!({ "weight": 10, "rule": { "kind": "steps", "reference": "target", "per": 1, "loss": "0.5" } });
    let curves = curves_of(steps, own.clone());
    assert_eq!(curves.axis, Axis::Distance);
    assert_eq!(curves.dots.iter().map(|dot| dot.x.to_string()).collect::<Vec<_>>(), ["-30", "10", "-8"]);
    let linear = json!({ "rule": { "kind": "linear", "zero_at": 10, "full_at": "target" } });
    let curves = curves_of(linear, own);
    assert_eq!((curves.axis, curves.curves.len()), (Axis::Value, 3), "no common axis, so each has its own");
}

#[test]
fn the_sample_lies_on_its_curves() {
    let assessed = assess(open_all(&sample_year()));
    let scored = assessed.scored.unwrap();
    let count = assert_on_curves(&scored);
    assert!(count > 500, "only {count} dots");
}

/// Every unit with a rate is on a curve at its rate; returns how many.
#[track_caller]
fn assert_on_curves(scored: &Scored) -> usize {
    let mut count = 0;
    for leaf in scored.assessment.plan.leaf_numbers() {
        let curves = curves(scored, leaf);
        for dot in &curves.dots {
            let Some(curve) = dot.curve.map(|no| &curves.curves[no]) else { continue };
            let label = scored.assessment.plan.leaf(leaf).label();
            assert_eq!(curve.at(&dot.x).as_ref(), Some(&dot.rate), "{label} at {}: {}", dot.x, drawn(curve));
            count += 1;
        }
        for curve in &curves.curves {
            let ends = |pair: &[(Exact, Exact)]| pair[0].0 < pair[1].0;
            assert!(curve.runs.iter().all(|run| run.points.windows(2).all(ends)), "{}", drawn(curve));
        }
    }
    count
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_unit_lies_on_its_curve(year in years(ANY)) {
        let outcome = run(year.scheme.clone(), [year.one_file()]);
        assert_on_curves(outcome.scored());
    }

    #[test]
    fn units_with_targets_of_their_own_lie_on_their_curves(
        rule in prop::sample::select(vec![
            json!({ "kind": "completion", "cap": "1.2" }),
            json!({ "kind": "completion", "bands": [{ "to": "0.8", "rate": "0.5" }, { "from": "0.8", "rate": 1 }] }),
            json!({ "kind": "threshold", "otherwise": "proportional" }),
            json!({ "kind": "linear", "zero_at": 0, "full_at": "target" }),
            json!({ "kind": "linear", "zero_at": 3, "full_at": "target", "on_no_target": "zero" }),
            json!({ "kind": "efficacy", "unacceptable": 0, "satisfactory": "target", "clamp": "top" }),
            json!({ "kind": "steps", "reference": "target", "per": 3, "loss": "0.3", "step_mode": "floor" }),
            json!({ "kind": "steps", "reference": "target", "per": 7, "per_kind": "percent", "loss": 1, "step_mode": "ceil" }),
        ]),
        data in prop::collection::vec((-9_i64..90, 4_i64..60), 2..8),
    ) {
        let data: Vec<Value> =
            data.into_iter().map(|(value, target)| json!({ "value": value, "target": target })).collect();
        let rows: Vec<(String, Value)> = (1..).zip(data).map(|(no, datum)| (format!("单位{no}"), datum)).collect();
        let scheme = scheme(rows.iter().map(|(title, _)| title.as_str()), [json!({ "weight": 3, "rule": rule })]);
        let outcome = run(scheme, [figures(rows.iter().map(|(title, datum)| (title.as_str(), datum.clone())))]);
        prop_assert_eq!(assert_on_curves(outcome.scored()), rows.len());
    }

    /// Between the units too: whoever had another value would have the rate that the curve shows.
    #[test]
    fn a_curve_foretells_rates(leaf in absolute_leaf(), values in prop::collection::vec(-50_i64..200, 2..7)) {
        let units = ["甲", "乙", "丙", "丁", "戊", "己", "庚"];
        let scheme = scheme(units, [leaf.clone()]);
        let data = |shift: i64| {
            figures(units.into_iter().zip(&values).map(|(unit, value)| (unit, json!({ "value": value + shift }))))
        };
        let (one, other) = (run(scheme.clone(), [data(0)]), run(scheme, [data(7)]));
        let (Some(one), Some(other)) = (&one.assessed.scored, &other.assessed.scored) else { return Ok(()) };
        let (drawn, dots) = (curves(one, LeafNo(0)), curves(other, LeafNo(0)).dots);
        let [curve] = drawn.curves.as_slice() else { return Ok(()) };
        for dot in dots {
            let Some(shown) = curve.at(&dot.x) else { continue };
            let off = (&shown - &dot.rate).abs();
            // T ÷ x is drawn through points; all else is exact.
            let allowed = if leaf["direction"] == "lower" { Exact::ratio(1, 50).unwrap() } else { Exact::ZERO };
            prop_assert!(off <= allowed, "{leaf} at {}: {shown}, but {}", dot.x, dot.rate);
        }
    }
}
