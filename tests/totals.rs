//! Rounding (scoring.md, 6), adjustments (7), and that every printed sum adds up.

mod common;

use common::*;
use ip_scorecard::text::{self, Lang};
use serde_json::{Value, json};

/// Scores a unit whose three leaves are worth 3 marks each and score 1, 2 and 1 of 7.
fn sevenths(rounding: Value) -> Outcome {
    let leaf = |target: u32| json!({ "weight": 3, "target": target, "rule": { "kind": "completion" } });
    let scheme = scheme(["甲"], [leaf(7), leaf(7), leaf(7)]).with("rounding", rounding);
    let outcome = run(scheme, [verified(json!({ "甲": { "A": 1, "B": 2, "C": 1 } }))]);
    assert_eq!(outcome.unit("甲")["base"]["exact"], "1.714285714285714285714285714");
    outcome
}

#[test]
fn leaves_are_rounded_to_their_places_and_the_total_to_its_own() {
    let cases = [
        // 0.428571… + 0.857142… + 0.428571… = 1.714285…
        (json!({}), "0.43", "1.72"),
        (json!({ "items_first": false }), "0.43", "1.71"),
        (json!({ "item_places": 1 }), "0.4", "1.70"),
        (json!({ "item_places": 3 }), "0.429", "1.72"),
        (json!({ "item_places": 3, "total_places": 3 }), "0.429", "1.715"),
        (json!({ "item_places": 3, "total_places": 3, "items_first": false }), "0.429", "1.714"),
        (json!({ "item_places": 0, "total_places": 0 }), "0", "1"),
        (json!({ "item_places": 3, "total_places": 0 }), "0.429", "2"),
        (json!({ "total_places": 9, "items_first": false }), "0.43", "1.714285714"),
    ];
    for (rounding, item, base) in cases {
        let outcome = sevenths(rounding.clone());
        assert_eq!(
            (outcome.node("甲", "A")["rounded"].as_str(), outcome.base("甲")),
            (Some(item), base),
            "{rounding}"
        );
        assert_sums_add_up(outcome.scored());
    }
}

#[test]
fn exact_places_turn_all_rounding_off() {
    let outcome = sevenths(json!({ "places": "exact", "item_places": 0 }));
    assert_eq!(outcome.node("甲", "A")["rounded"], "0.4285714285714285714285714286");
    assert_eq!(outcome.total("甲"), "1.714285714285714285714285714");
}

#[test]
fn modes_differ_on_ties_alone() {
    let total = |mode: &str, x: &str| {
        let scheme = by_score(["甲"]).with("rounding", json!({ "mode": mode }));
        run(scheme, [figures([("甲", json!(x))])]).total("甲").to_owned()
    };
    for (x, up, even) in [
        ("66.665", "66.67", "66.66"),
        ("66.675", "66.68", "66.68"),
        ("66.6650000000000000001", "66.67", "66.67"),
        ("66.6649999999999999999", "66.66", "66.66"),
    ] {
        assert_eq!((total("half_up", x).as_str(), total("half_even", x).as_str()), (up, even), "{x}");
    }
}

#[test]
fn places_have_a_limit() {
    for (key, places) in [("item_places", 10), ("total_places", 10)] {
        let scheme = by_score(["甲"]).with("rounding", json!({ key: places }));
        assert_eq!(run(scheme, [figures([("甲", json!(1))])]).errors(), ["scheme.out_of_range"]);
    }
}

#[test]
fn rank_and_grade_may_look_behind_the_rounding() {
    let bounds =
        json!([{ "id": "A", "title": "优秀", "from": "90.004" }, { "id": "B", "title": "良好", "from": 0 }]);
    let grades = |on: &str| json!({ "grade_on": on, "bounds": bounds });
    let outcome = |on: &str| {
        let scheme =
            by_score(["甲", "乙"]).with("grades", grades(on)).with("ranking", json!({ "rank_on": on }));
        run(scheme, [figures([("甲", json!("90.001")), ("乙", json!("90.004"))])])
    };
    assert_eq!(
        (outcome("rounded").each(Outcome::rank), outcome("rounded").each(Outcome::grade)),
        (vec![1, 1], vec!["B".into(), "B".into()])
    );
    assert_eq!(
        (outcome("exact").each(Outcome::rank), outcome("exact").each(Outcome::grade)),
        (vec![2, 1], vec!["B".into(), "A".into()])
    );
}

/// One unit with this base score and these events under these rules: the lines and the total.
#[track_caller]
fn adjusted(base: &str, rules: Value, events: &[Value]) -> (Vec<String>, String) {
    let outcome = run(
        by_score(["甲"]).with("adjustments", rules),
        [figures([("甲", json!(base))]).with("events", json!(events))],
    );
    assert_sums_add_up(outcome.scored());
    (outcome.lines("甲"), outcome.total("甲").to_owned())
}

#[track_caller]
fn adjusts(base: &str, rules: Value, events: &[Value], lines: &[&str], total: &str) {
    let (found, shown) = adjusted(base, rules, events);
    assert_eq!(
        (found.iter().map(String::as_str).collect::<Vec<_>>(), shown.as_str()),
        (lines.to_vec(), total)
    );
}

fn bonus(id: &str, points: &str) -> Value {
    json!({ "id": id, "kind": "bonus", "title": id, "points": points })
}

fn deduction(id: &str, points: &str) -> Value {
    json!({ "id": id, "kind": "deduction", "title": id, "points": points })
}

fn veto(id: &str, effect: &str) -> Value {
    json!({ "id": id, "kind": "veto", "title": id, "effect": effect, "basis": "办法第九条" })
}

#[test]
fn count_times_points_up_to_the_items_cap() {
    let capped = [bonus("B1", "1.5").with("cap", json!(4)), deduction("D1", "0.5").with("cap", json!("1.2"))];
    let items = json!({ "items": capped });
    adjusts("80", items.clone(), &[event("1", "甲", "B1", 2)], &["B1 3"], "83.00");
    adjusts("80", items.clone(), &[event("1", "甲", "B1", 3)], &["B1 4"], "84.00");
    adjusts("80", items.clone(), &[event("1", "甲", "B1", 1), event("2", "甲", "B1", 1)], &["B1 3"], "83.00");
    adjusts("80", items.clone(), &[event("1", "甲", "D1", 2)], &["D1 -1"], "79.00");
    adjusts("80", items.clone(), &[event("1", "甲", "D1", 3)], &["D1 -1.2"], "78.80");
    adjusts(
        "80",
        items,
        &[event("1", "甲", "B1", 1), event("2", "甲", "D1", 1)],
        &["B1 1.5", "D1 -0.5"],
        "81.00",
    );
}

#[test]
fn only_the_best_of_an_exclusive_set_counts() {
    let of_set = |id: &str, points: &str| bonus(id, points).with("exclusive", json!("表彰"));
    let capped = of_set("B2", "2").with("cap", json!(3));
    let items = json!({ "items": [of_set("B1", "1"), capped, bonus("B3", "5"), of_set("B4", "3")] });
    let events = [event("1", "甲", "B1", 1), event("2", "甲", "B2", 1), event("3", "甲", "B3", 1)];
    adjusts("80", items.clone(), &events, &["B2 2", "B3 5"], "87.00");
    // What an item is worth is counted, and after its own cap; the first of equals is taken.
    adjusts("80", items.clone(), &[event("1", "甲", "B1", 3), event("2", "甲", "B2", 1)], &["B1 3"], "83.00");
    adjusts(
        "80",
        items.clone(),
        &[event("1", "甲", "B1", 3), event("2", "甲", "B2", 9), event("3", "甲", "B4", 1)],
        &["B1 3"],
        "83.00",
    );
    // What was passed over is named, without a line.
    let outcome = run(
        by_score(["甲"]).with("adjustments", items),
        [figures([("甲", json!(80))]).with("events", json!(events))],
    );
    let notes: Vec<String> = text::total(Lang::Zh, outcome.scored(), outcome.unit_no("甲"))
        .into_iter()
        .filter_map(|line| line.note)
        .collect();
    assert!(notes.join("；").contains("B1"), "{notes:?}");
}

#[test]
fn common_limits_have_lines_of_their_own_when_they_bite() {
    let items = [bonus("B1", "2"), bonus("B2", "4"), deduction("D1", "1")];
    let rules = json!({ "bonus_cap": 5, "deduction_cap": 3, "items": items });
    adjusts(
        "80",
        rules.clone(),
        &[event("1", "甲", "B1", 1), event("2", "甲", "B2", 1)],
        &["B1 2", "B2 4", "bonus_cap -1"],
        "85.00",
    );
    adjusts("80", rules.clone(), &[event("1", "甲", "B1", 2)], &["B1 4"], "84.00");
    adjusts("80", rules.clone(), &[event("1", "甲", "D1", 3)], &["D1 -3"], "77.00");
    let events = [event("1", "甲", "B2", 2), event("2", "甲", "D1", 5)];
    adjusts("80", rules, &events, &["B2 8", "bonus_cap -3", "D1 -5", "deduction_cap 2"], "82.00");
}

#[test]
fn without_a_deduction_cap_only_zero_holds() {
    let rules = json!({ "items": [deduction("D1", "30")] });
    adjusts("80", rules.clone(), &[event("1", "甲", "D1", 2)], &["D1 -60"], "20.00");
    adjusts("80", rules, &[event("1", "甲", "D1", 3)], &["D1 -90", "zero_floor 10"], "0.00");
    adjusts(
        "60",
        json!({ "items": [deduction("D1", "30")] }),
        &[event("1", "甲", "D1", 2)],
        &["D1 -60"],
        "0.00",
    );
}

#[test]
fn the_total_stays_at_or_below_its_cap() {
    let rules = json!({ "total_cap": 100, "items": [bonus("B1", "5"), deduction("D1", "2")] });
    adjusts("98", rules.clone(), &[event("1", "甲", "B1", 1)], &["B1 5", "total_cap -3"], "100.00");
    adjusts("95", rules.clone(), &[event("1", "甲", "B1", 1)], &["B1 5"], "100.00");
    adjusts(
        "98",
        rules.clone(),
        &[event("1", "甲", "B1", 1), event("2", "甲", "D1", 1)],
        &["B1 5", "D1 -2", "total_cap -1"],
        "100.00",
    );
    adjusts("98", json!({ "total_cap": 90, "items": [] }), &[], &["total_cap -8"], "90.00");
}

#[test]
fn corrections_are_shown_apart_and_under_no_cap_of_bonuses() {
    let rules = json!({ "bonus_cap": 2, "deduction_cap": 1, "items": [bonus("B1", "2")] });
    let events = [event("1", "甲", "B1", 1), correction("2", "甲", "3"), correction("3", "甲", "-0.25")];
    adjusts("80", rules, &events, &["B1 2", "correction 3", "correction -0.25"], "84.75");
    // Not merged into an indicator.
    let outcome = run(
        by_score(["甲"]),
        [figures([("甲", json!(80))]).with("events", json!([correction("2", "甲", "3")]))],
    );
    assert_eq!(
        (outcome.standing("甲", "A").as_str(), outcome.base("甲"), outcome.total("甲")),
        ("80", "80.00", "83.00")
    );
    for key in ["reason", "by", "date"] {
        let mut lacking = correction("2", "甲", "3");
        lacking.as_object_mut().unwrap().remove(key);
        let outcome = run(by_score(["甲"]), [figures([("甲", json!(80))]).with("events", json!([lacking]))]);
        assert_eq!(outcome.errors(), ["data.event_lacks"], "{key}");
    }
}

#[test]
fn a_veto_may_bring_the_total_to_zero_and_the_unit_is_still_ranked() {
    let rules = json!({ "items": [bonus("B1", "2"), veto("V1", "zero_total")] });
    adjusts(
        "80",
        rules.clone(),
        &[event("1", "甲", "B1", 1), event("2", "甲", "V1", 1)],
        &["B1 2", "zero_total -82"],
        "0.00",
    );
    let scheme = by_score(["甲", "乙"]).with("adjustments", rules);
    let outcome = run(
        scheme,
        [figures([("甲", json!(80)), ("乙", json!(10))]).with("events", json!([event("2", "甲", "V1", 1)]))],
    );
    assert_eq!(outcome.each(Outcome::rank), [2, 1]);
    assert_eq!(outcome.unit("甲")["total"], json!({ "exact": "0", "rounded": "0.00" }));
    assert_eq!(outcome.base("甲"), "80.00");
}

#[test]
fn a_veto_needs_its_basis() {
    let mut without = veto("V1", "zero_total");
    without.as_object_mut().unwrap().remove("basis");
    let outcome = run(
        by_score(["甲"]).with("adjustments", json!({ "items": [without] })),
        [figures([("甲", json!(80))])],
    );
    assert_eq!(outcome.errors(), ["shape.missing_key"]);
}

#[test]
fn the_exact_total_lies_under_the_same_limits() {
    let exact = |base: &str, rules: Value, events: &[Value]| {
        let outcome = run(
            by_score(["甲"]).with("adjustments", rules),
            [figures([("甲", json!(base))]).with("events", json!(events))],
        );
        outcome.unit("甲")["total"]["exact"].as_str().unwrap().to_owned()
    };
    let rules =
        json!({ "bonus_cap": 3, "total_cap": 100, "items": [bonus("B1", "2"), deduction("D1", "60")] });
    assert_eq!(exact("80.001", rules.clone(), &[event("1", "甲", "B1", 2)]), "83.001");
    assert_eq!(exact("97.004", rules.clone(), &[event("1", "甲", "B1", 2)]), "100");
    assert_eq!(exact("20.001", rules, &[event("1", "甲", "D1", 1)]), "0");
}

#[test]
fn counts_are_whole_and_points_as_fine_as_totals() {
    let rules = json!({ "items": [bonus("B1", "2")] });
    for count in [json!(1.5), json!(0), json!(-1)] {
        let event = event("1", "甲", "B1", 1).with("count", count.clone());
        let outcome = run(
            by_score(["甲"]).with("adjustments", rules.clone()),
            [figures([("甲", json!(80))]).with("events", json!([event]))],
        );
        assert_eq!(outcome.errors(), ["data.count_not_whole"], "{count}");
    }
    adjusts("80", rules, &[event("1", "甲", "B1", 1).with("count", json!("2.0"))], &["B1 4"], "84.00");

    let too_fine = [
        json!({ "items": [bonus("B1", "0.125")] }),
        json!({ "items": [bonus("B1", "1").with("cap", json!("0.125"))] }),
        json!({ "items": [deduction("D1", "0.125")] }),
        json!({ "bonus_cap": "0.125" }),
        json!({ "deduction_cap": "0.125" }),
        json!({ "total_cap": "99.995" }),
    ];
    for rules in too_fine {
        let outcome =
            run(by_score(["甲"]).with("adjustments", rules.clone()), [figures([("甲", json!(80))])]);
        assert_eq!(outcome.errors(), ["scheme.points_too_fine"], "{rules}");
        let outcome = run(
            by_score(["甲"]).with("adjustments", rules).with("rounding", json!({ "total_places": 3 })),
            [figures([("甲", json!(80))])],
        );
        assert_eq!(outcome.errors(), [""; 0]);
    }
    let outcome = run(
        by_score(["甲"]),
        [figures([("甲", json!(80))]).with("events", json!([correction("1", "甲", "0.125")]))],
    );
    assert_eq!(outcome.errors(), ["data.points_too_fine"]);
}

#[test]
fn points_and_caps_are_not_negative() {
    let negative = [
        json!({ "items": [bonus("B1", "-1")] }),
        json!({ "items": [deduction("D1", "-1")] }),
        json!({ "bonus_cap": -1 }),
        json!({ "deduction_cap": -1 }),
        json!({ "total_cap": -1 }),
    ];
    for rules in negative {
        let outcome =
            run(by_score(["甲"]).with("adjustments", rules.clone()), [figures([("甲", json!(80))])]);
        assert_eq!(outcome.errors(), ["scheme.out_of_range"], "{rules}");
    }
}

#[test]
fn the_printed_sum_adds_up_with_everything_at_once() {
    let leaf = |target: u32| json!({ "weight": 20, "target": target, "rule": { "kind": "completion" } });
    let rules = json!({ "bonus_cap": 3, "deduction_cap": 2, "total_cap": 90,
                        "items": [bonus("B1", "1.25"), bonus("B2", "2.5"), deduction("D1", "0.75")] });
    let events = [
        event("1", "甲", "B1", 2),
        event("2", "甲", "B2", 1),
        event("3", "甲", "D1", 4),
        correction("4", "甲", "-0.33"),
        event("5", "乙", "B2", 9),
        event("6", "丙", "D1", 1),
        correction("7", "丙", "-99"),
    ];
    let not = || json!({ "state": "not_applicable" });
    let rows = json!({
        "甲": { "A": 1, "B": 2, "C": not(), "D": 4, "E": 5 },
        "乙": { "A": 9, "B": 9, "C": 9, "D": 9, "E": 9 },
        "丙": { "A": 1, "B": not(), "C": not(), "D": 1, "E": 1 },
    });
    for rounding in [
        json!({}),
        json!({ "items_first": false }),
        json!({ "mode": "half_even" }),
        json!({ "item_places": 1 }),
        json!({ "item_places": 3 }),
        json!({ "item_places": 0 }),
        json!({ "item_places": 5, "total_places": 2, "items_first": false }),
    ] {
        for treatment in ["rescale", "full", "zero"] {
            let scheme = scheme(["甲", "乙", "丙"], [leaf(7), leaf(3), leaf(6), leaf(11), leaf(13)])
                .with("rounding", rounding.clone())
                .with("adjustments", rules.clone())
                .with("missing", json!({ "not_applicable": treatment }));
            let outcome = run(scheme, [verified(rows.clone()).with("events", json!(events))]);
            assert_sums_add_up(outcome.scored());
            assert_eq!(outcome.total("乙"), "90.00");
            assert_eq!(outcome.total("丙"), "0.00");
        }
    }
}
