//! From the data of one indicator to one value (scoring.md, 3).
//!
//! The rule of every test is the straight line from 0 to 1, not clamped: the rate is the value.

mod common;

use common::*;
use serde_json::{Value, json};

fn measured(measure: Value) -> Value {
    json!({ "measure": measure, "rule": { "kind": "linear", "zero_at": 0, "full_at": 1, "clamp": "none" } })
}

#[test]
fn value() {
    let cases = json!([
        [5200, "5200"],
        ["5200", "5200"],
        [{ "value": "8e1" }, "80"],
        [-0.5, "-0.5"],
        [0, "0"],
        ["0.0000000000000000000000000001", "0.0000000000000000000000000001"],
        [null, "not_reported"],
    ]);
    check(measured(json!({ "kind": "value" })), cases);
}

#[test]
fn ratio() {
    let cases = json!([
        [{ "num": 19, "den": 20 }, "95"],
        [{ "num": 1, "den": 3 }, "33.33333333333333333333333333"],
        [{ "num": 0, "den": 20 }, "0"],
        [{ "num": 21, "den": 20 }, "105"],
        [{ "num": 0, "den": 0 }, "not_applicable"],
        [{ "num": "0.0", "den": "-0" }, "not_applicable"],
    ]);
    check(measured(json!({ "kind": "ratio" })), cases);
    check(measured(json!({ "kind": "ratio", "scale": 1 })), json!([[{ "num": 19, "den": 20 }, "0.95"]]));
    check(measured(json!({ "kind": "ratio", "scale": 10000 })), json!([[{ "num": 3, "den": 8 }, "3750"]]));
}

#[test]
fn a_ratio_that_cannot_be() {
    let ratio = || measured(json!({ "kind": "ratio" }));
    refuse(ratio(), json!({ "num": 3, "den": 0 }), &["data.zero_denominator"]);
    refuse(ratio(), json!({ "num": 3, "den": -1 }), &["data.negative"]);
    refuse(ratio(), json!({ "num": 0, "den": -1 }), &["data.negative"]);
    refuse(
        measured(json!({ "kind": "ratio", "scale": 0 })),
        json!({ "num": 1, "den": 1 }),
        &["scheme.out_of_range"],
    );
}

#[test]
fn a_ratio_to_an_attribute_of_the_unit() {
    let leaf = measured(json!({ "kind": "ratio", "scale": 1, "den_attribute": "population" }));
    let of_population = |population: Value| {
        let mut scheme = scheme(["甲"], [leaf.clone()]);
        scheme["units"][0]["attributes"] = population;
        scheme
    };
    let sent = || [figures([("甲", json!({ "num": 246 }))])];
    let outcome = run(of_population(json!({ "population": 12.3 })), sent());
    assert_eq!(outcome.node("甲", "A")["x"], "20");
    let outcome = run(of_population(json!({ "population": 0 })), sent());
    assert_eq!(outcome.errors(), ["data.zero_denominator"]);
    let outcome = run(of_population(json!({ "area": 5 })), sent());
    assert_eq!(outcome.errors(), ["scheme.no_attribute"]);
    let outcome =
        run(of_population(json!({ "population": 12.3 })), [figures([("甲", json!({ "num": 1, "den": 2 }))])]);
    assert_eq!(outcome.errors(), ["data.foreign_field"]);
}

#[test]
fn growth() {
    let cases = json!([
        [{ "current": 132, "base": 120 }, "10"],
        [{ "current": 90, "base": 120 }, "-25"],
        [{ "current": 0, "base": 120 }, "-100"],
        [{ "current": 5, "base": 0 }, "not_applicable"],
        [{ "current": 5, "base": -1 }, "not_applicable"],
        [{ "current": 0, "base": 0 }, "not_applicable"],
    ]);
    check(measured(json!({ "kind": "growth" })), cases);
    let cases = json!([
        [{ "current": 5, "base": 0 }, "50"],
        [{ "current": 5, "base": -1 }, "50"],
        [{ "current": 132, "base": 120 }, "10"],
    ]);
    check(measured(json!({ "kind": "growth", "on_zero_base": 50 })), cases.clone());
    check(measured(json!({ "kind": "growth", "on_zero_base": "50" })), cases);
}

#[test]
fn change() {
    let cases = json!([
        [{ "current": 12, "base": 10 }, "2"],
        [{ "current": 10, "base": 12.5 }, "-2.5"],
        [{ "current": 5, "base": 0 }, "5"],
        [{ "current": 5, "base": -5 }, "10"],
    ]);
    check(measured(json!({ "kind": "change" })), cases);
}

#[test]
fn levels() {
    let levels = json!({
        "national": { "title": "国家级", "factor": 3 },
        "city": { "title": "市级", "factor": 1.5 },
        "district": { "title": "区级", "factor": 1 },
    });
    let leaf = || measured(json!({ "kind": "levels", "levels": levels }));
    let cases = json!([
        [{ "levels": { "national": 1, "city": 2 } }, "6"],
        [{ "levels": { "district": 4, "national": 0 } }, "4"],
        [{ "levels": {} }, "0"],
        [null, "not_reported"],
    ]);
    check(leaf(), cases);
    refuse(leaf(), json!({ "levels": { "nation": 1 } }), &["data.unknown_part"]);
    refuse(leaf(), json!({ "levels": { "city": -1 } }), &["data.negative"]);
}

#[test]
fn judged() {
    let cases = json!([
        [{ "marks": [92, 88, 90, 95, 85] }, "90"],
        [{ "marks": [100, 0, 90, 90, 90] }, "90"],
        [{ "marks": [100, 100, 90, 0, 0] }, "63.33333333333333333333333333"],
        [{ "marks": [80, 80, 80, 80, 80] }, "80"],
        [{ "marks": [0, 90, 90, 90] }, "67.5"],
        [{ "marks": [77] }, "77"],
        [{ "marks": [1, 2, 3, 4, 5, 60] }, "3.5"],
    ]);
    check(measured(json!({ "kind": "judged" })), cases);
    let cases = json!([[{ "marks": [0, 90, 100] }, "90"], [{ "marks": [0, 90] }, "45"]]);
    check(measured(json!({ "kind": "judged", "trim_from": 3 })), cases);
    refuse(
        measured(json!({ "kind": "judged", "trim_from": 2 })),
        json!({ "marks": [1] }),
        &["scheme.out_of_range"],
    );
    refuse(measured(json!({ "kind": "judged" })), json!({ "marks": [] }), &["data.no_marks"]);
}

#[test]
fn checklist() {
    let equal = json!({ "a": { "title": "进学校" }, "b": { "title": "进企业" }, "c": { "title": "进社区" } });
    let cases = json!([
        [{ "done": ["a"] }, "33.33333333333333333333333333"],
        [{ "done": ["c", "a", "b"] }, "100"],
        [{ "done": ["a", "a"] }, "33.33333333333333333333333333"],
        [{ "done": [] }, "0"],
        [null, "not_reported"],
    ]);
    check(measured(json!({ "kind": "checklist", "items": equal })), cases);
    refuse(
        measured(json!({ "kind": "checklist", "items": equal })),
        json!({ "done": ["d"] }),
        &["data.unknown_part"],
    );

    let shares = |a: f64, b: f64| {
        let items = json!({ "a": { "title": "进学校", "share": a }, "b": { "title": "进企业", "share": b } });
        measured(json!({ "kind": "checklist", "items": items }))
    };
    check(shares(0.7, 0.3), json!([[{ "done": ["a"] }, "70"], [{ "done": ["b"] }, "30"]]));
    refuse(shares(0.7, 0.2), json!({ "done": ["a"] }), &["scheme.share_sum"]);
    let partly = json!({ "a": { "title": "进学校", "share": 0.5 }, "b": { "title": "进企业" } });
    refuse(
        measured(json!({ "kind": "checklist", "items": partly })),
        json!({ "done": [] }),
        &["scheme.share_missing"],
    );
}

#[test]
fn a_field_of_another_measure_is_an_error() {
    let fields = [
        ("value", json!({ "kind": "value" }), json!({ "value": 1 })),
        ("ratio", json!({ "kind": "ratio" }), json!({ "num": 1, "den": 1 })),
        ("growth", json!({ "kind": "growth" }), json!({ "current": 1, "base": 1 })),
        (
            "levels",
            json!({ "kind": "levels", "levels": { "a": { "title": "甲", "factor": 1 } } }),
            json!({ "levels": { "a": 1 } }),
        ),
        ("judged", json!({ "kind": "judged" }), json!({ "marks": [1] })),
        (
            "checklist",
            json!({ "kind": "checklist", "items": { "a": { "title": "甲" } } }),
            json!({ "done": ["a"] }),
        ),
    ];
    for (wanted, measure, _) in &fields {
        for (given, _, datum) in fields.iter().filter(|(given, ..)| given != wanted) {
            let outcome =
                run(scheme(["甲"], [measured(measure.clone())]), [figures([("甲", datum.clone())])]);
            let errors = outcome.errors();
            assert!(!errors.is_empty(), "{given} for {wanted}");
            assert!(
                errors.iter().all(|code| *code == "data.foreign_field"),
                "{given} for {wanted}: {errors:?}"
            );
        }
    }
    refuse(measured(json!({ "kind": "ratio" })), json!(0.95), &["data.foreign_field"]);
}

#[test]
fn a_key_of_another_measure_is_an_error_of_the_scheme() {
    refuse(measured(json!({ "kind": "value", "trim_from": 5 })), json!(1), &["shape.foreign_key"]);
    refuse(measured(json!({ "kind": "median" })), json!(1), &["shape.unknown_word"]);
}
