//! From one value to a rate (scoring.md, 4). The weight is 1 unless said, so scores are rates.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::*;
use serde_json::{Value, json};

fn completion(target: Value, more: Value) -> Value {
    targeted("completion", target, more)
}

fn targeted(kind: &str, target: Value, more: Value) -> Value {
    let mut leaf = json!({ "rule": ruled(kind, more) });
    if !target.is_null() {
        leaf["target"] = target;
    }
    leaf
}

fn ruled(kind: &str, more: Value) -> Value {
    json!({ "kind": kind }).with_all(&more)
}

fn lower(leaf: Value) -> Value {
    leaf.with("direction", json!("lower"))
}

mod completing {
    use super::*;

    #[test]
    fn is_held_between_0_and_the_cap() {
        let cases = json!([[0, "0"], [-5, "0"], [30, "0.5"], [60, "1"], [61, "1"], [90, "1"]]);
        check(completion(json!(60), json!({})), cases);
        let cases = json!([[60, "1"], [72, "1.2"], [75, "1.2"]]);
        check(completion(json!(60), json!({ "cap": 1.2 })), cases);
    }

    #[test]
    fn lower_is_better_has_two_forms_and_none_by_default() {
        let cases = json!([[0, "1"], [-1, "1"], [2, "1"], [4, "1"], [5, "0.8"], [8, "0.5"]]);
        check(lower(completion(json!(4), json!({ "lower_form": "inverse" }))), cases);
        let cases = json!([[2, "1.5"], [1, "1.75"], [0, "2"], [-4, "2"]]);
        check(
            lower(completion(json!(4), json!({ "lower_form": "inverse", "cap": 2 }))),
            json!([[2, "2"], [3, "1.333333333333333333333333333"], [0, "2"]]),
        );
        check(lower(completion(json!(4), json!({ "lower_form": "mirror", "cap": 2 }))), cases);
        let cases = json!([[0, "1"], [4, "1"], [5, "0.75"], [8, "0"], [9, "0"]]);
        check(lower(completion(json!(4), json!({ "lower_form": "mirror" }))), cases);
        refuse(lower(completion(json!(4), json!({}))), json!(4), &["scheme.no_lower_form"]);
    }

    #[test]
    fn a_target_of_0_is_an_error_unless_the_scheme_has_a_rate_for_it() {
        refuse(completion(json!(0), json!({})), json!(5), &["data.target_not_positive"]);
        check(completion(json!(0), json!({ "on_zero_target": 1 })), json!([[0, "1"], [5, "1"]]));
        check(completion(json!(0), json!({ "on_zero_target": 0.8 })), json!([[5, "0.8"]]));
        check(
            completion(Value::Null, json!({ "on_zero_target": 0.8 })),
            json!([[{ "value": 5, "target": 0 }, "0.8"]]),
        );
    }

    #[test]
    fn a_target_below_0_is_always_an_error() {
        refuse(completion(json!(-1), json!({})), json!(5), &["data.target_not_positive"]);
        refuse(
            completion(json!(-1), json!({ "on_zero_target": 1 })),
            json!(5),
            &["data.target_not_positive"],
        );
    }
}

/// The rules that take the target, in a form that gives x ÷ T.
fn rules_with_target() -> [Value; 4] {
    [
        ruled("completion", json!({})),
        ruled("threshold", json!({ "otherwise": "proportional" })),
        ruled("linear", json!({ "zero_at": 0, "full_at": "target" })),
        ruled("steps", json!({ "reference": "target", "per": 1, "per_kind": "percent", "loss": 0.01 })),
    ]
}

#[test]
fn a_missing_target_is_an_error_unless_the_scheme_says_what_then() {
    for rule in rules_with_target() {
        let with = |policy: Value| json!({ "rule": rule.clone().with("on_no_target", policy) });
        refuse(json!({ "rule": rule }), json!(5), &["data.no_target"]);
        refuse(with(json!("error")), json!(5), &["data.no_target"]);
        check(with(json!("not_applicable")), json!([[5, "not_applicable"], [null, "not_reported"]]));
        check(with(json!("zero")), json!([[5, "0"], [{ "value": 5, "target": 10 }, "0.5"]]));
        check(with(json!(0.7)), json!([[5, "0.7"], [{ "value": 5, "target": 10 }, "0.5"]]));
        check(with(json!("0.7")), json!([[5, "0.7"]]));
    }
}

#[test]
fn a_target_is_the_schemes_for_all_for_a_group_or_for_a_unit_or_the_datas() {
    let target = json!({ "town": 10, code("单位2"): 20 });
    check(
        completion(target, json!({})),
        json!([[5, "0.5"], [5, "0.25"], [{ "value": 5, "target": 10 }, "0.5"]]),
    );
    check(completion(json!("1e1"), json!({})), json!([[5, "0.5"]]));
    check(completion(Value::Null, json!({})), json!([[{ "value": 5, "target": 10 }, "0.5"]]));
    let both = run(
        scheme(["甲"], [completion(json!(10), json!({}))]),
        [figures([("甲", json!({ "value": 5, "target": 11 }))])],
    );
    assert!(both.errors().contains(&"data.two_targets"));
    refuse(completion(json!({ "village": 10 }), json!({})), json!(5), &["scheme.unknown"]);
}

mod linear {
    use super::*;

    fn line(zero_at: Value, full_at: Value, more: Value) -> Value {
        json!({ "rule": ruled("linear", more).with("zero_at", zero_at).with("full_at", full_at) })
    }

    #[test]
    fn is_0_at_one_end_and_1_at_the_other() {
        check(
            line(json!(60), json!(90), json!({})),
            json!([[60, "0"], [75, "0.5"], [90, "1"], [50, "0"], [99, "1"]]),
        );
        check(line(json!("60"), json!("9e1"), json!({})), json!([[75, "0.5"]]));
        check(
            lower(line(json!(10), json!(0), json!({}))),
            json!([[10, "0"], [4, "0.6"], [0, "1"], [11, "0"], [-1, "1"]]),
        );
    }

    #[test]
    fn is_clamped_where_the_scheme_says() {
        let cases = [
            ("both", ["0", "1"]),
            ("top", ["-0.5", "1"]),
            ("bottom", ["0", "1.5"]),
            ("none", ["-0.5", "1.5"]),
        ];
        for (clamp, [below, above]) in cases {
            check(line(json!(0), json!(10), json!({ "clamp": clamp })), json!([[-5, below], [15, above]]));
        }
        check(line(json!(0), json!(10), json!({ "cap": 1.2 })), json!([[-5, "0"], [11, "1.1"], [15, "1.2"]]));
        check(
            line(json!(0), json!(10), json!({ "cap": 1.2, "clamp": "top" })),
            json!([[-5, "-0.5"], [15, "1.2"]]),
        );
    }

    #[test]
    fn ends_may_be_target_base_and_statistics() {
        let leaf = line(json!("base"), json!("target"), json!({}))
            .with("measure", json!({ "kind": "change" }))
            .with("target", json!(20));
        check(leaf, json!([[{ "current": 25, "base": 10 }, "0.5"]]));
        let leaf = line(json!("group_worst"), json!("group_best"), json!({}));
        check(leaf.clone(), json!([[5, "0"], [10, "0.5"], [15, "1"]]));
        check(lower(leaf), json!([[5, "1"], [10, "0.5"], [15, "0"]]));
        check(
            line(json!(0), json!("group_median"), json!({})),
            json!([[1, "0.1"], [8, "0.8"], [12, "1"], [99, "1"]]),
        );
        check(line(json!(0), json!("group_median"), json!({})), json!([[1, "0.125"], [8, "1"], [12, "1"]]));
        check(line(json!(0), json!("group_mean"), json!({})), json!([[1, "0.25"], [3, "0.75"], [8, "1"]]));
    }

    #[test]
    fn constant_ends_that_coincide_or_run_backwards_are_errors() {
        refuse(line(json!(5), json!("5.0"), json!({})), json!(5), &["scheme.ends_equal"]);
        refuse(line(json!(9), json!(5), json!({})), json!(5), &["scheme.against_direction"]);
        refuse(lower(line(json!(5), json!(9), json!({}))), json!(5), &["scheme.against_direction"]);
        refuse(line(json!("base"), json!(9), json!({})), json!(5), &["scheme.no_base"]);
        refuse(line(json!("group_meen"), json!(9), json!({})), json!(5), &["shape.unknown_word"]);
    }

    #[test]
    fn ends_that_turn_out_to_coincide_give_when_equal_at_or_beyond() {
        let worst_to_best = |more: Value| line(json!("group_worst"), json!("group_best"), more);
        check(worst_to_best(json!({})), json!([[7, "1"], [7, "1"]]));
        check(
            worst_to_best(json!({ "when_equal": 0.6 })),
            json!([[7, "0.6"], [7, "0.6"], [null, "not_reported"]]),
        );
        let fixed_to_target =
            |x: i32| json!([[{ "value": x, "target": 10 }, if x >= 10 { "0.9" } else { "0" }]]);
        for x in [9, 10, 11] {
            check(line(json!(10), json!("target"), json!({ "when_equal": 0.9 })), fixed_to_target(x));
        }
        let leaf = || lower(line(json!(10), json!("target"), json!({ "when_equal": 0.9, "clamp": "none" })));
        let cases = json!([
            [{ "value": 9, "target": 10 }, "0.9"],
            [{ "value": 10, "target": 10 }, "0.9"],
            [{ "value": 11, "target": 10 }, "0"],
        ]);
        check(leaf(), cases);
    }
}

#[test]
fn bands_hold_their_bounds_as_written() {
    let bands = |bands: Value| json!({ "rule": { "kind": "bands", "bands": bands } });
    let usual =
        json!([{ "from": 1, "rate": 1 }, { "from": 0.9, "to": 1, "rate": 0.6 }, { "to": 0.9, "rate": 0 }]);
    check(
        bands(usual),
        json!([[1, "1"], [1.01, "1"], ["0.9", "0.6"], ["0.99999", "0.6"], ["0.89999", "0"], [-7, "0"]]),
    );
    let turned = json!([
        { "to": 0, "to_included": true, "rate": 1 },
        { "from": 0, "from_included": false, "to": 3, "to_included": true, "rate": 0.5 },
        { "from": 3, "from_included": false, "rate": -0.2 },
    ]);
    check(bands(turned), json!([[0, "1"], ["0.0001", "0.5"], [3, "0.5"], ["3.0001", "-0.2"]]));
    check(bands(json!([{ "rate": 0.5 }])), json!([[0, "0.5"]]));
    refuse(bands(json!([{ "from": 1, "rate": 1 }])), json!(1), &["scheme.band_gap"]);
    refuse(bands(json!([{ "rate": 1 }, { "from": 1, "rate": 1 }])), json!(1), &["scheme.band_overlap"]);
    refuse(
        bands(json!([{ "to": 2, "rate": 1 }, { "from": 2, "from_included": false, "rate": 1 }])),
        json!(1),
        &["scheme.band_gap"],
    );
    refuse(bands(json!([{ "from": 2, "to": 1, "rate": 1 }])), json!(1), &["scheme.band_reversed"]);
}

#[test]
fn threshold_is_met_when_equal() {
    let leaf = |target: i32| targeted("threshold", json!(target), json!({}));
    check(leaf(95), json!([[95, "1"], ["94.999", "0"], [96, "1"]]));
    check(lower(leaf(5)), json!([[5, "1"], ["5.001", "0"], [0, "1"], [-1, "1"]]));
    check(leaf(0), json!([[0, "1"], [-1, "0"]]));
    check(leaf(-3), json!([[-3, "1"], [-4, "0"]]));
}

#[test]
fn threshold_in_proportion_stays_between_0_and_1_and_needs_a_positive_target() {
    let leaf = |target: i32| targeted("threshold", json!(target), json!({ "otherwise": "proportional" }));
    check(leaf(80), json!([[80, "1"], [60, "0.75"], [0, "0"], [-8, "0"], [100, "1"]]));
    check(lower(leaf(6)), json!([[6, "1"], [8, "0.75"], [0, "1"]]));
    check(leaf(0), json!([[-1, "0"], [0, "1"]]));
    check(leaf(-8), json!([[-9, "0"], [-8, "1"]]));
    check(lower(leaf(0)), json!([[1, "0"], [0, "1"]]));
    check(lower(leaf(-8)), json!([[-7, "0"], [4, "0"], [-8, "1"]]));
}

mod steps {
    use super::*;

    /// Of ten marks: one point for each step of 5 from 100, from 0.5 on.
    fn steps(more: Value) -> Value {
        let rule = json!({ "reference": 100, "per": 5, "gain": 1, "loss": 1, "start_rate": 0.5 });
        json!({ "weight": 10, "rule": ruled("steps", rule.with_all(&more)) })
    }

    #[test]
    fn gain_beyond_the_reference_and_lose_short_of_it() {
        check(
            steps(json!({})),
            json!([[100, "5"], [105, "6"], [95, "4"], ["107.5", "6.5"], ["92.5", "3.5"]]),
        );
        check(lower(steps(json!({}))), json!([[100, "5"], [105, "4"], [95, "6"]]));
        check(steps(json!({ "gain": 2, "loss": 0.5 })), json!([[105, "7"], [95, "4.5"]]));
    }

    #[test]
    fn count_nothing_that_the_scheme_does_not_give() {
        let rule = |more: Value| {
            let rule = json!({ "reference": 100, "per": 5, "max_rate": 9 }).with_all(&more);
            json!({ "weight": 10, "rule": ruled("steps", rule) })
        };
        check(rule(json!({})), json!([[90, "10"], [100, "10"], [110, "10"]]));
        check(rule(json!({ "loss": 1 })), json!([[90, "8"], [110, "10"]]));
        check(rule(json!({ "gain": 1 })), json!([[90, "10"], [110, "12"]]));
    }

    #[test]
    fn step_modes_hold_for_gains_and_losses_alike() {
        let cases = [("linear", ["5.8", "4.2", "6"]), ("floor", ["5", "5", "6"]), ("ceil", ["6", "4", "6"])];
        for (mode, [gained, lost, whole]) in cases {
            check(
                steps(json!({ "step_mode": mode })),
                json!([[104, gained], [96, lost], [105, whole], [100, "5"]]),
            );
        }
    }

    #[test]
    fn are_held_between_the_least_and_the_highest_rate() {
        check(steps(json!({})), json!([[125, "10"], [130, "10"], [75, "0"], [70, "0"]]));
        check(steps(json!({ "min_rate": 0.2, "max_rate": 0.8 })), json!([[130, "8"], [70, "2"]]));
        check(
            steps(json!({ "min_rate": -1, "max_rate": 1.5 })),
            json!([[150, "15"], [125, "10"], [50, "-5"], [10, "-10"]]),
        );
        refuse(steps(json!({ "min_rate": 1, "max_rate": 0.5 })), json!(100), &["scheme.out_of_range"]);
    }

    #[test]
    fn may_be_percent_of_the_size_of_the_reference() {
        let percent = |reference: Value| steps(json!({ "per_kind": "percent", "reference": reference }));
        check(percent(json!(200)), json!([[210, "6"], [190, "4"]]));
        check(percent(json!(-200)), json!([[-190, "6"], [-210, "4"]]));
        refuse(percent(json!(0)), json!(1), &["scheme.percent_of_zero"]);
        refuse(percent(json!("target")), json!({ "value": 1, "target": 0 }), &["scheme.percent_of_zero"]);
        refuse(percent(json!("target")), json!({ "value": 0, "target": 0 }), &["scheme.percent_of_zero"]);
        refuse(percent(json!("group_mean")), json!(0), &["scheme.percent_of_zero"]);
    }

    #[test]
    fn may_start_from_the_base_or_a_statistic() {
        let leaf = steps(json!({ "reference": "base", "per": 10, "per_kind": "percent" }))
            .with("measure", json!({ "kind": "change" }));
        check(leaf, json!([[{ "current": 21, "base": 10 }, "6"]]));
        check(steps(json!({ "reference": "group_best" })), json!([[100, "5"], [90, "3"]]));
        check(steps(json!({ "reference": "group_worst" })), json!([[100, "7"], [90, "5"]]));
    }

    #[test]
    fn must_be_of_some_size() {
        refuse(steps(json!({ "per": 0 })), json!(100), &["scheme.out_of_range"]);
        refuse(steps(json!({ "loss": -1 })), json!(100), &["scheme.out_of_range"]);
        refuse(steps(json!({ "reference": "base" })), json!(100), &["scheme.no_base"]);
    }
}

mod rank {
    use super::*;

    fn rank(more: Value) -> Value {
        json!({ "rule": ruled("rank", more) })
    }

    #[test]
    fn ties_share_the_better_place() {
        check(rank(json!({ "drop": 0.1 })), json!([[9, "1"], [8, "0.9"], [8, "0.9"], [7, "0.7"]]));
        check(lower(rank(json!({ "drop": 0.1 }))), json!([[9, "0.7"], [8, "0.9"], [8, "0.9"], [7, "1"]]));
        check(rank(json!({ "drop": 0.1 })), json!([[9, "1"], [9, "1"]]));
    }

    #[test]
    fn does_not_drop_below_its_floor() {
        check(rank(json!({ "drop": 0.6 })), json!([[9, "1"], [8, "0.4"], [7, "0"]]));
        check(
            rank(json!({ "drop": 0.3, "floor_rate": 0.5 })),
            json!([[9, "1"], [8, "0.7"], [7, "0.5"], [6, "0.5"]]),
        );
    }

    #[test]
    fn linear_counts_the_units_with_a_value() {
        check(
            rank(json!({ "scale": "linear" })),
            json!([[9, "1"], [8, "0.5"], [null, "not_reported"], [7, "0"]]),
        );
        check(rank(json!({ "scale": "linear" })), json!([[9, "1"], [8, "0.5"], [8, "0.5"]]));
        check(
            rank(json!({ "scale": "linear", "floor_rate": 0.4 })),
            json!([[9, "1"], [8, "0.5"], [7, "0.4"]]),
        );
    }

    #[test]
    fn a_unit_alone_with_a_value_gets_when_equal() {
        check(rank(json!({ "drop": 0.1 })), json!([[9, "1"], [null, "not_reported"]]));
        let leaf = rank(json!({ "scale": "linear", "when_equal": 0.8 }));
        check(leaf, json!([[9, "0.8"], [{ "state": "not_applicable" }, "not_applicable"]]));
    }

    #[test]
    fn needs_one_of_drop_and_scale() {
        refuse(rank(json!({})), json!(1), &["scheme.one_of"]);
        refuse(rank(json!({ "drop": 0.1, "scale": "linear" })), json!(1), &["scheme.one_of"]);
    }
}

mod statistics {
    use super::*;

    /// A point for each one that x is better than the statistic: the score is the difference.
    fn less(statistic: &str) -> Value {
        let bounds = json!({ "start_rate": 0, "min_rate": -999, "max_rate": 999 });
        let rule = json!({ "reference": statistic, "per": 1, "gain": 1, "loss": 1 }).with_all(&bounds);
        json!({ "weight": 100, "rule": ruled("steps", rule) })
    }

    /// What the statistic is, as seen from a unit with this value.
    fn seen(scheme: Value, rows: Value, unit: &str) -> String {
        let outcome = run(scheme, [verified(rows)]);
        let node = outcome.node(unit, "A");
        let number = |key: &str| node[key].as_str().unwrap().parse::<ip_scorecard::exact::Exact>().unwrap();
        (&number("x") - &number("exact")).to_string()
    }

    #[test]
    fn are_of_the_group_or_of_all_groups_that_have_the_indicator() {
        let groups = ["town", "street", "zone"].map(|id| json!({ "id": id, "title": id }));
        let rows = json!({
            "甲": { "A": 10 }, "乙": { "A": 20 }, "丙": { "A": 60 },
            "丁": { "A": 30 }, "戊": { "A": 40 },
            "己": { "B": 1 },
        });
        let cases = [
            ("group_best", ["60", "40"]),
            ("group_worst", ["10", "30"]),
            ("group_mean", ["30", "35"]),
            ("group_median", ["20", "35"]),
            ("all_best", ["60", "60"]),
            ("all_worst", ["10", "10"]),
            ("all_mean", ["32", "32"]),
            ("all_median", ["30", "30"]),
        ];
        for (statistic, [town, street]) in cases {
            let leaf = less(statistic).with("weight", json!({ "town": 100, "street": 100 }));
            let other = scored(100).with("weight", json!({ "zone": 100 }));
            let units = [
                ("甲", "town"),
                ("乙", "town"),
                ("丙", "town"),
                ("丁", "street"),
                ("戊", "street"),
                ("己", "zone"),
            ];
            let scheme = scheme([], [leaf, other])
                .with("groups", json!(groups))
                .with("units", units.iter().map(|(title, group)| unit(title, group)).collect());
            assert_eq!(seen(scheme.clone(), rows.clone(), "甲"), town, "{statistic}");
            assert_eq!(seen(scheme, rows.clone(), "丁"), street, "{statistic}");
        }
    }

    #[test]
    fn best_and_worst_follow_the_direction() {
        let rows = json!({ "甲": { "A": 10 }, "乙": { "A": 20 }, "丙": { "A": 60 } });
        for (statistic, value) in
            [("group_best", "10"), ("group_worst", "60"), ("all_best", "10"), ("all_worst", "60")]
        {
            // Where less is better, what is gained is the statistic less x.
            let outcome = run(scheme(["甲", "乙", "丙"], [lower(less(statistic))]), [verified(rows.clone())]);
            let gained: i64 = outcome.node("乙", "A")["exact"].as_str().unwrap().parse().unwrap();
            assert_eq!((20 + gained).to_string(), value, "{statistic}");
        }
    }

    #[test]
    fn take_pending_values_and_nothing_that_is_not_there() {
        let units = ["甲", "乙", "丙", "丁", "戊"];
        let rows = json!({
            "甲": { "A": 10 },
            "乙": { "A": { "value": 30, "state": "pending" } },
            "丙": { "A": { "state": "not_applicable" } },
            "丁": { "A": { "state": "not_reported" } },
        });
        assert_eq!(seen(scheme(units, [less("group_mean")]), rows, "甲"), "20");
    }

    #[test]
    fn take_a_value_that_has_no_target() {
        let rows = json!({ "甲": { "A": 10 }, "乙": { "A": { "value": 30, "target": 50 } } });
        assert_eq!(seen(scheme(["甲", "乙"], [less("group_mean")]), rows, "甲"), "20");
    }

    #[test]
    fn come_from_the_stage_that_is_scored() {
        let scheme = scheme(["甲", "乙"], [less("group_mean")]);
        let files = [
            verified(json!({ "甲": { "A": 10 }, "乙": { "A": 30 } })),
            own(json!({ "甲": { "A": 90 }, "乙": { "A": 94 } })),
        ];
        let outcome = run(scheme, files);
        assert_eq!(outcome.node("甲", "A")["exact"], "-10");
        assert_eq!(outcome.unit("甲")["self_total"], "0.00");
        assert_eq!(outcome.unit("乙")["self_total"], "2.00");
    }
}
