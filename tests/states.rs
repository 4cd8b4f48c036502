//! A value that is not there (scoring.md, 5), and the two stages (10).

mod common;

use common::*;
use ip_scorecard::issue::Severity;
use serde_json::{Value, json};

fn state(word: &str) -> Value {
    json!({ "state": word })
}

/// Three indicators of 50, 30 and 20 marks in two dimensions, for one unit.
fn fifty_thirty_twenty(missing: Value, a: Value, b: Value, c: Value) -> Outcome {
    run(one_unit(missing), [verified(json!({ "甲": { "A": a, "B": b, "C": c } }))])
}

fn one_unit(missing: Value) -> Value {
    let leaf = |id: &str, weight: u32| {
        let mut leaf = scored(weight).with("id", json!(id)).with("title", json!(id));
        leaf["core"] = json!(true);
        leaf
    };
    let tree = json!([
        { "id": "甲类", "title": "甲类", "children": [leaf("A", 50), leaf("B", 30)] },
        { "id": "乙类", "title": "乙类", "children": [leaf("C", 20)] },
    ]);
    scheme(["甲"], []).with("tree", tree).with("missing", missing)
}

#[test]
fn rescaling_is_over_the_whole_tree() {
    let outcome = fifty_thirty_twenty(json!({}), json!(40), state("not_applicable"), json!(16));
    assert_eq!(outcome.standing("甲", "B"), "not_applicable");
    assert_eq!(outcome.unit("甲")["applicable"], "70");
    assert_eq!(outcome.unit("甲")["base"], json!({ "exact": "80", "rounded": "80.00" }));
    // A dimension shows the sum of its children's scores, out of its own marks.
    let dimension = outcome.node("甲", "甲类");
    assert_eq!(
        (&dimension["full"], &dimension["exact"], &dimension["rate"]),
        (&json!("80"), &json!("40"), &json!("0.8"))
    );
}

#[test]
fn leaves_are_rounded_before_the_sum_is_rescaled() {
    // 10/3 and 10/3 of ten marks each, of 30: 3.33 + 3.33 = 6.66, and 6.66 ÷ 20 × 30 = 9.99.
    let leaf = json!({ "weight": 10, "target": 3, "rule": { "kind": "completion" } });
    let scheme = scheme(["甲"], [leaf.clone(), leaf.clone(), leaf]);
    let outcome = run(scheme, [verified(json!({ "甲": { "A": 1, "B": 1, "C": state("not_applicable") } }))]);
    assert_eq!(outcome.unit("甲")["base"], json!({ "exact": "10", "rounded": "9.99" }));
}

#[test]
fn not_applicable_is_treated_as_the_scheme_says() {
    let cases = [
        (json!("rescale"), "80.00", "not_applicable"),
        (json!("full"), "86.00", "not_applicable 30"),
        (json!("zero"), "56.00", "not_applicable 0"),
        (json!(0.5), "71.00", "not_applicable 15"),
        (json!("0.5"), "71.00", "not_applicable 15"),
    ];
    for (treatment, base, standing) in cases {
        let missing = json!({ "not_applicable": treatment });
        let outcome = fifty_thirty_twenty(missing, json!(40), state("not_applicable"), json!(16));
        assert_eq!(
            (outcome.base("甲"), outcome.standing("甲", "B").as_str()),
            (base, standing),
            "{treatment}"
        );
        assert_eq!(outcome.unit("甲")["applicable"], "70", "{treatment}");
    }
}

#[test]
fn a_dimension_is_not_applicable_when_nothing_in_it_applies() {
    let outcome = fifty_thirty_twenty(json!({}), json!(40), json!(30), state("not_applicable"));
    assert_eq!(outcome.standing("甲", "乙类"), "not_applicable");
    assert_eq!(outcome.standing("甲", "甲类"), "70");
    assert_eq!(outcome.total("甲"), "87.50");
}

#[test]
fn not_reported_is_0_with_an_alert_by_default() {
    for datum in [state("not_reported"), Value::Null] {
        let mut values = json!({ "A": 50, "C": 20 });
        if !datum.is_null() {
            values["B"] = datum;
        }
        let outcome = run(one_unit(json!({})), [verified(json!({ "甲": values }))]);
        assert_eq!(outcome.standing("甲", "B"), "not_reported");
        assert_eq!((outcome.total("甲"), &outcome.unit("甲")["applicable"]), ("70.00", &json!("100")));
        assert_eq!(outcome.codes(Severity::Warning), ["data.not_reported"]);
        assert!(outcome.told("data.not_reported").contains("甲"), "{}", outcome.told("data.not_reported"));
    }
}

#[test]
fn a_blocking_gap_withholds_the_total_and_shows_the_rest() {
    let outcome =
        fifty_thirty_twenty(json!({ "not_reported": "blocks" }), json!(50), state("not_reported"), json!(20));
    let unit = outcome.unit("甲");
    assert_eq!((outcome.total("甲"), outcome.base("甲"), outcome.rank("甲")), ("—", "70.00", 0));
    assert_eq!((&unit["state"], &unit["total"]), (&json!("withheld"), &Value::Null));
    assert_eq!(outcome.standing("甲", "A"), "50");
}

#[test]
fn a_pending_value_is_scored_and_makes_the_total_provisional() {
    let pending = json!({ "value": 15, "state": "pending" });
    let outcome = fifty_thirty_twenty(json!({}), json!(50), pending.clone(), json!(20));
    assert_eq!(outcome.standing("甲", "B"), "pending 15");
    assert_eq!((outcome.total("甲"), &outcome.unit("甲")["state"]), ("85.00", &json!("provisional")));
    // Withheld wins.
    let blocks = json!({ "not_reported": "blocks" });
    let outcome = fifty_thirty_twenty(blocks, state("not_reported"), pending, json!(20));
    assert_eq!(outcome.unit("甲")["state"], "withheld");
}

#[test]
fn a_real_0_is_a_value_like_any_other() {
    let outcome = fifty_thirty_twenty(json!({ "not_reported": "blocks" }), json!(50), json!(0), json!(20));
    assert_eq!((outcome.standing("甲", "B").as_str(), outcome.total("甲")), ("0", "70.00"));
    assert_eq!(outcome.issues(), [""; 0]);
}

#[test]
fn a_state_and_a_value_do_not_go_together() {
    for word in ["not_applicable", "not_reported"] {
        refuse(scored(100), json!({ "value": 1, "state": word }), &["data.state_denies_value"]);
        // In two files as well, and whichever comes first.
        let (value, state) = (figures([("甲", json!(1))]), figures([("甲", state(word))]));
        for files in [[value.clone(), state.clone()], [state, value]] {
            assert_eq!(run(by_score(["甲"]), files).errors(), ["data.state_denies_value"]);
        }
    }
    refuse(scored(100), json!({ "state": "pending" }), &["data.pending_without_value"]);
    // A target denies nothing.
    let leaf = json!({ "rule": { "kind": "completion" } });
    check(
        leaf,
        json!([
            [{ "state": "not_applicable", "target": 5 }, "not_applicable"],
            [{ "state": "not_reported", "target": 5 }, "not_reported"],
        ]),
    );
}

#[test]
fn a_part_of_a_datum_is_not_reported_and_a_note_names_what_is_missing() {
    let rule = json!({ "kind": "linear", "zero_at": 0, "full_at": 1 });
    let cases = [
        (json!({ "rule": { "kind": "completion" } }), json!({ "target": 5 }), "数值"),
        (json!({ "measure": { "kind": "ratio" }, "rule": rule }), json!({ "num": 5 }), "分母"),
        (json!({ "measure": { "kind": "ratio" }, "rule": rule }), json!({ "den": 5 }), "分子"),
        (json!({ "measure": { "kind": "growth" }, "rule": rule }), json!({ "current": 5 }), "基期数"),
        (json!({ "measure": { "kind": "change" }, "rule": rule }), json!({ "base": 5 }), "本期数"),
    ];
    for (leaf, datum, missing) in cases {
        let outcome = run(scheme(["甲"], [leaf]), [verified(json!({ "甲": { "A": datum } }))]);
        assert_eq!(outcome.standing("甲", "A"), "not_reported", "{datum}");
        assert_eq!(outcome.codes(Severity::Note), ["data.part"], "{datum}");
        assert!(outcome.told("data.part").contains(missing), "{}", outcome.told("data.part"));
    }
    refuse(
        json!({ "measure": { "kind": "ratio" }, "rule": rule }),
        json!({ "num": 5, "state": "pending" }),
        &["data.pending_without_value"],
    );
}

#[test]
fn a_unit_to_which_little_applies_is_scored_and_marked() {
    let thin = |missing: Value, b: Value, c: Value| {
        let outcome = fifty_thirty_twenty(missing, json!(50), b, c);
        let marked = outcome.unit("甲").get("thin").is_some_and(|thin| thin == true);
        assert_eq!(marked, outcome.codes(Severity::Warning).contains(&"data.thin"));
        (outcome.total("甲").to_owned(), marked)
    };
    let not = || state("not_applicable");
    assert_eq!(thin(json!({}), not(), not()), ("100.00".to_owned(), true));
    assert_eq!(thin(json!({}), not(), json!(20)), ("100.00".to_owned(), false));
    assert_eq!(thin(json!({ "min_applicable": 0.5 }), not(), not()), ("100.00".to_owned(), false));
    assert_eq!(thin(json!({ "min_applicable": 0.7 }), not(), json!(20)), ("100.00".to_owned(), false));
    assert_eq!(thin(json!({ "min_applicable": "0.701" }), not(), json!(20)), ("100.00".to_owned(), true));
    // What does not apply does not apply, whatever it is scored with.
    assert_eq!(thin(json!({ "not_applicable": "full" }), not(), not()), ("100.00".to_owned(), true));
}

#[test]
fn a_unit_to_which_nothing_applies_has_no_score_rank_or_grade() {
    for treatment in ["rescale", "full", "zero"] {
        let grades = json!({ "bounds": [
            { "id": "A", "title": "优秀", "from": 0, "quota": { "share": 0.5 } },
            { "id": "B", "title": "良好", "from": -1 },
        ] });
        let scheme = by_score(["甲", "乙"])
            .with("missing", json!({ "not_applicable": treatment }))
            .with("grades", grades)
            .with(
                "notices",
                json!([
                    { "id": "N1", "level": "talk", "title": "低分", "when": { "total_below": 101 } },
                    { "id": "N2", "level": "talk", "title": "末位", "when": { "last_places": 9 } },
                ]),
            );
        let outcome = run(scheme, [figures([("甲", state("not_applicable")), ("乙", json!(50))])]);
        assert_eq!(
            (outcome.base("甲"), outcome.total("甲"), outcome.rank("甲"), outcome.grade("甲").as_str()),
            ("—", "—", 0, "—")
        );
        assert_eq!(outcome.unit("甲")["state"], "not_scored");
        assert!(outcome.notices("甲").is_empty());
        // Nor does it count in places and quotas: half of one unit is no place.
        assert_eq!(
            (outcome.rank("乙"), outcome.grade("乙").as_str(), outcome.notices("乙")),
            (1, "B", vec!["N1"])
        );
    }
}

#[test]
fn a_group_is_scored_alone_and_without_the_leaves_that_have_no_weight_for_it() {
    let scheme = scheme(
        [],
        [
            scored(100).with("weight", json!({ "town": 100, "street": 60 })),
            scored(40).with("weight", json!({ "street": 40, "town": 0 })),
        ],
    )
    .with("groups", json!([{ "id": "town", "title": "镇" }, { "id": "street", "title": "街道" }]))
    .with("units", json!([unit("甲", "town"), unit("乙", "street"), unit("丙", "town")]));
    let outcome = run(
        scheme,
        [verified(json!({ "甲": { "A": 50, "B": 40 }, "乙": { "A": 100, "B": 20 }, "丙": { "A": 70 } }))],
    );
    assert_eq!(outcome.each(Outcome::total), ["50.00", "70.00", "80.00"]);
    assert_eq!(outcome.each(Outcome::rank), [2, 1, 1]);
    assert!(outcome.unit("甲")["nodes"].as_array().unwrap().iter().all(|node| node["id"] != "B"));
    assert_eq!(outcome.issues(), ["warning data.not_for_group 1.json rows[0].values.B"]);
}

mod stages {
    use super::*;

    fn targets_in_data() -> Value {
        scheme(["甲", "乙"], [json!({ "weight": 100, "rule": { "kind": "completion" } })])
    }

    #[test]
    fn verified_scores_stand_beside_the_self_assessed_total() {
        let files =
            [verified(json!({ "甲": { "A": 60 } })), own(json!({ "甲": { "A": 80 }, "乙": { "A": 90 } }))];
        let outcome = run(by_score(["甲", "乙"]), files);
        assert_eq!(outcome.result["stage"], "verified");
        assert_eq!((outcome.total("甲"), &outcome.unit("甲")["self_total"]), ("60.00", &json!("80.00")));
        // Only the self-assessed datum exists.
        assert_eq!(outcome.standing("乙", "A"), "not_reported");
        assert_eq!((outcome.total("乙"), &outcome.unit("乙")["self_total"]), ("0.00", &json!("90.00")));
    }

    #[test]
    fn targets_count_for_both_stages_whatever_file_they_came_in() {
        for stage in ["self", "verified"] {
            let targets =
                verified(json!({ "甲": { "A": { "target": 10 } }, "乙": { "A": { "target": 20 } } }))
                    .with("stage", json!(stage));
            let files = [
                targets,
                verified(json!({ "甲": { "A": 5 } })),
                own(json!({ "乙": { "A": 15 }, "甲": { "A": 6 } })),
            ];
            let outcome = run(targets_in_data(), files);
            assert_eq!((outcome.total("甲"), &outcome.unit("甲")["self_total"]), ("50.00", &json!("60.00")));
            assert_eq!((outcome.total("乙"), &outcome.unit("乙")["self_total"]), ("0.00", &json!("75.00")));
        }
    }

    #[test]
    fn without_any_verified_value_the_self_assessed_data_are_scored_and_everything_says_so() {
        let targets = verified(json!({ "甲": { "A": { "target": 10 } }, "乙": { "A": { "target": 10 } } }));
        let mine = own(json!({ "甲": { "A": 6 }, "乙": { "A": 7 } }));
        let outcome = run(targets_in_data(), [targets.clone(), mine]);
        assert_eq!(outcome.result["stage"], "self");
        assert_eq!((outcome.total("甲"), outcome.total("乙")), ("60.00", "70.00"));
        assert!(outcome.unit("甲")["self_total"].is_null());
        // Targets alone open no stage.
        let outcome = run(targets_in_data(), [targets]);
        assert_eq!((&outcome.result["stage"], outcome.total("甲")), (&json!("verified"), "0.00"));
    }

    #[test]
    fn events_of_a_self_assessed_file_count_only_in_its_total() {
        let scheme = by_score(["甲"]).with(
            "adjustments",
            json!({ "items": [
            { "id": "B1", "kind": "bonus", "title": "加分", "points": 2 },
            { "id": "B2", "kind": "bonus", "title": "加分", "points": 1 },
        ] }),
        );
        let files = [
            figures([("甲", json!(60))]).with("events", json!([event("1", "甲", "B2", 1)])),
            own(json!({ "甲": { "A": 80 } })).with("events", json!([event("1", "甲", "B1", 1)])),
        ];
        let outcome = run(scheme, files);
        assert_eq!((outcome.total("甲"), &outcome.unit("甲")["self_total"]), ("61.00", &json!("82.00")));
        assert_eq!(outcome.lines("甲"), ["B2 1"]);
    }

    #[test]
    fn the_same_indicator_may_differ_between_the_stages() {
        let files = [figures([("甲", json!(60))]), own(json!({ "甲": { "A": state("not_applicable") } }))];
        let outcome = run(by_score(["甲"]), files);
        assert_eq!((outcome.total("甲"), &outcome.unit("甲")["self_total"]), ("60.00", &Value::Null));
    }
}
