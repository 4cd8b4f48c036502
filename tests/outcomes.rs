//! Rank, grade, notice (scoring.md, 8).

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::*;
use ip_scorecard::issue::Severity;
use serde_json::{Value, json};

const SIX: [&str; 6] = ["甲", "乙", "丙", "丁", "戊", "己"];

/// Scores units, in order, under a scheme with more to it, and with events.
fn scores<const N: usize>(scores: [&str; N], more: Value, events: Value) -> Outcome {
    let scheme = by_score(SIX.into_iter().take(N)).with_all(&more);
    let figures = figures(SIX.into_iter().zip(scores.map(|score| json!(score))));
    run(scheme, [figures.with("events", events)])
}

mod rank {
    use super::*;

    #[test]
    fn is_by_total_within_the_group() {
        let outcome =
            scores(["70", "90.004", "90.001", "80"], json!({}), json!([correction("1", "丁", "15")]));
        assert_eq!(outcome.each(Outcome::rank), [4, 2, 2, 1]);
    }

    #[test]
    fn places_after_a_tie_go_on_with_or_without_a_gap() {
        let ranks = |ties: &str| {
            scores(["90", "80", "80", "70", "70", "60"], json!({ "ranking": { "ties": ties } }), json!([]))
                .each(Outcome::rank)
        };
        assert_eq!(ranks("competition"), [1, 2, 2, 4, 4, 6]);
        assert_eq!(ranks("dense"), [1, 2, 2, 3, 3, 4]);
    }

    /// Units with the same total, told apart by B, then by the dimension of C.
    fn broken(rows: Value, ties: &str) -> Outcome {
        let leaf = |id: &str, weight: u32| scored(weight).with("id", json!(id)).with("title", json!(id));
        let dimension = json!({ "id": "丙类", "title": "丙类", "children": [leaf("C", 20)] });
        let tree = json!([leaf("A", 60), leaf("B", 20), dimension]);
        let units = rows.as_object().unwrap().keys().map(String::as_str).collect::<Vec<_>>();
        let scheme = scheme(units, [])
            .with("tree", tree)
            .with("ranking", json!({ "ties": ties, "break_by": ["B", "丙类"] }));
        run(scheme, [verified(rows)])
    }

    #[test]
    fn ties_are_broken_by_the_rates_that_the_scheme_names_and_it_says_by_which() {
        let rows = json!({
            "甲": { "A": 60, "B": 10, "C": 10 },
            "乙": { "A": 50, "B": 20, "C": 10 },
            "丙": { "A": 50, "B": 10, "C": 20 },
            "丁": { "A": 50, "B": 10, "C": 20 },
            "戊": { "A": 60, "B": 20, "C": 20 },
        });
        let outcome = broken(rows.clone(), "competition");
        assert_eq!(outcome.each(Outcome::rank), [5, 2, 3, 3, 1]);
        let decided = |title: &str| outcome.unit(title).get("rank_decided_by").cloned().unwrap_or_default();
        assert_eq!([decided("甲"), decided("乙"), decided("戊")], [json!("丙类"), json!("B"), Value::Null]);
        assert_eq!(broken(rows, "dense").each(Outcome::rank), [4, 2, 3, 3, 1]);
    }

    #[test]
    fn what_does_not_apply_comes_last_among_ties() {
        let rows = json!({
            "甲": { "A": 60, "B": { "state": "not_applicable" }, "C": 20 },
            "乙": { "A": 60, "B": 20, "C": 20 },
            "丙": { "A": 0, "B": { "state": "not_applicable" }, "C": 0 },
            "丁": { "A": 0, "B": 0, "C": 0 },
        });
        assert_eq!(broken(rows, "competition").each(Outcome::rank), [2, 1, 4, 3]);
    }

    #[test]
    fn withheld_units_have_no_place_and_take_none() {
        let scheme = by_score(["甲", "乙", "丙"]).with("missing", json!({ "not_reported": "blocks" }));
        let outcome = run(scheme, [figures([("乙", json!(50)), ("丙", json!(60))])]);
        assert_eq!(outcome.each(Outcome::rank), [0, 2, 1]);
    }
}

/// Grades 优 ≥ 90, 良 ≥ 80, 中 ≥ 60 with the quotas of the first two.
fn grades(first: Value, second: Value, ties: &str) -> Value {
    let bound = |id: &str, from: u32, quota: Value| {
        let bound = json!({ "id": id, "title": id, "from": from });
        if quota.is_null() { bound } else { bound.with("quota", quota) }
    };
    let bounds = [bound("优", 90, first), bound("良", 80, second), bound("中", 60, Value::Null)];
    json!({ "grades": { "bounds": bounds, "ties_at_quota": ties } })
}

fn places(places: u32) -> Value {
    json!({ "share": 0, "at_least": places })
}

const NONE: Value = Value::Null;

#[track_caller]
fn graded<const N: usize>(outcome: &Outcome, grades: [&str; N]) {
    assert_eq!(outcome.each(Outcome::grade), grades);
}

#[test]
fn lower_bounds_belong_to_the_grade_and_below_the_lowest_there_is_none() {
    graded(
        &scores(["90", "89.99", "80", "60", "59.99", "0"], grades(NONE, NONE, "ask"), json!([])),
        ["优", "良", "良", "中", "—", "—"],
    );
}

mod quota {
    use super::*;

    #[test]
    fn is_a_share_of_the_units_with_a_total() {
        let places = |share: &str, rounding: &str, at_least: u32| {
            let quota = json!({ "share": share, "rounding": rounding, "at_least": at_least });
            let outcome = scores(["99", "98", "97", "96", "95"], grades(quota, NONE, "ask"), json!([]));
            outcome.each(Outcome::grade).iter().filter(|grade| *grade == "优").count()
        };
        assert_eq!(
            (places("0.3", "floor", 0), places("0.3", "ceil", 0), places("0.3", "half_up", 0)),
            (1, 2, 2)
        );
        assert_eq!(
            (places("0.2", "floor", 0), places("0.2", "ceil", 0), places("0.25", "half_up", 0)),
            (1, 1, 1)
        );
        assert_eq!((places("0.1", "floor", 0), places("0.1", "floor", 1), places("0", "ceil", 0)), (0, 1, 0));
        assert_eq!((places("1", "floor", 0), places("0.1", "floor", 9)), (5, 5));
    }

    #[test]
    fn does_not_count_units_without_a_total() {
        let scheme = by_score(SIX)
            .with("missing", json!({ "not_reported": "blocks" }))
            .with("grades", grades(json!({ "share": 0.5 }), NONE, "ask")["grades"].clone());
        let data = figures([
            ("甲", json!(99)),
            ("乙", json!(98)),
            ("丙", json!(97)),
            ("丁", json!(96)),
            ("戊", json!({ "state": "not_applicable" })),
        ]);
        graded(&run(scheme, [data]), ["优", "优", "良", "良", "—", "—"]);
    }

    #[test]
    fn who_is_pushed_out_competes_in_the_next_grades_own_quota() {
        let outcome = scores(["99", "98", "97", "85", "84"], grades(places(1), places(3), "ask"), json!([]));
        graded(&outcome, ["优", "良", "良", "良", "中"]);
        let outcome = scores(["99", "98", "97", "85", "84"], grades(places(1), places(1), "ask"), json!([]));
        graded(&outcome, ["优", "良", "中", "中", "中"]);
        // Places that nobody takes above do not enlarge it.
        let outcome = scores(["89", "88", "87"], grades(places(2), places(1), "ask"), json!([]));
        graded(&outcome, ["良", "中", "中"]);
    }

    #[test]
    fn of_the_lowest_grade_leaves_those_pushed_out_without_one() {
        let bounds = json!([{ "id": "优", "title": "优", "from": 90, "quota": places(1) }]);
        graded(&scores(["95", "94"], json!({ "grades": { "bounds": bounds } }), json!([])), ["优", "—"]);
    }

    #[test]
    fn ties_across_the_line_are_never_cut_silently() {
        let with =
            |ties: &str| scores(["99", "95", "95", "94", "85"], grades(places(2), NONE, ties), json!([]));
        graded(&with("ask"), ["优", "优/良", "优/良", "良", "良"]);
        graded(&with("all_in"), ["优", "优", "优", "良", "良"]);
        graded(&with("all_out"), ["优", "良", "良", "良", "良"]);
        let outcome = with("ask");
        let unit = outcome.unit("乙");
        assert_eq!(
            (&unit["grade"], &unit["grade_open"], &unit["grade_choices"]),
            (&NONE, &json!(true), &json!(["优", "良"]))
        );
    }

    #[test]
    fn a_tie_that_ends_at_the_line_is_no_tie_across_it() {
        graded(&scores(["95", "95", "94"], grades(places(2), NONE, "ask"), json!([])), ["优", "优", "良"]);
        graded(&scores(["95", "94", "94"], grades(places(1), NONE, "ask"), json!([])), ["优", "良", "良"]);
        graded(&scores(["95", "95"], grades(places(0), NONE, "ask"), json!([])), ["良", "良"]);
    }

    #[test]
    fn tie_breakers_come_before_the_line() {
        let scheme = scheme(["甲", "乙"], [scored(60), scored(40)])
            .with("ranking", json!({ "break_by": ["B"] }))
            .with("grades", grades(places(1), NONE, "ask")["grades"].clone());
        let outcome =
            run(scheme, [verified(json!({ "甲": { "A": 60, "B": 35 }, "乙": { "A": 55, "B": 40 } }))]);
        graded(&outcome, ["良", "优"]);
    }

    #[test]
    fn ties_across_the_second_line_too() {
        let with = |ties: &str| {
            scores(["99", "98", "85", "85", "70"], grades(places(1), places(2), ties), json!([]))
        };
        graded(&with("ask"), ["优", "良", "良/中", "良/中", "中"]);
        graded(&with("all_in"), ["优", "良", "良", "良", "中"]);
        graded(&with("all_out"), ["优", "良", "中", "中", "中"]);
    }

    #[test]
    fn who_waits_for_a_decision_takes_no_place_in_the_next_grade_until_it_is_made() {
        let with =
            |events: Value| scores(["95", "95", "85", "84"], grades(places(1), places(1), "ask"), events);
        graded(&with(json!([])), ["优/良", "优/良", "良", "中"]);
        graded(
            &with(json!([decision("1", "甲", "优"), decision("2", "乙", "良")])),
            ["优", "良", "中", "中"],
        );
    }

    #[test]
    fn all_in_may_exceed_the_quota() {
        graded(
            &scores(["95", "95", "95", "94"], grades(places(1), places(1), "all_in"), json!([])),
            ["优", "优", "优", "良"],
        );
    }
}

mod decisions {
    use super::*;

    fn decided(events: Value) -> Outcome {
        scores(["99", "95", "95", "85"], grades(places(2), NONE, "ask"), events)
    }

    #[test]
    fn the_staffs_decision_settles_a_tie() {
        let outcome = decided(json!([decision("1", "乙", "优"), decision("2", "丙", "良")]));
        graded(&outcome, ["优", "优", "良", "良"]);
        assert_eq!(outcome.issues(), [""; 0]);
        // What is undecided stays open.
        graded(&decided(json!([decision("1", "乙", "优")])), ["优", "优", "优/良", "良"]);
    }

    #[test]
    fn both_may_be_decided_alike_and_a_warning_says_when_that_is_one_too_many() {
        let outcome = decided(json!([decision("1", "乙", "优"), decision("2", "丙", "优")]));
        graded(&outcome, ["优", "优", "优", "良"]);
        assert_eq!(outcome.codes(Severity::Warning), ["data.decision_over_quota"]);
        let outcome = decided(json!([decision("1", "乙", "良"), decision("2", "丙", "良")]));
        graded(&outcome, ["优", "良", "良", "良"]);
        assert_eq!(outcome.issues(), [""; 0]);
    }

    #[test]
    fn a_decision_where_nothing_is_open_changes_nothing_and_is_told() {
        for idle in [decision("1", "丁", "优"), decision("1", "甲", "良"), decision("1", "乙", "中")] {
            let outcome = decided(json!([idle]));
            graded(&outcome, ["优", "优/良", "优/良", "良"]);
            assert_eq!(outcome.codes(Severity::Warning), ["data.decision_idle"], "{idle}");
        }
    }

    #[test]
    fn a_decision_names_a_grade_and_who_decided_on_what_basis() {
        assert_eq!(decided(json!([decision("1", "乙", "优良")])).errors(), ["data.unknown_grade"]);
        for key in ["grade", "basis", "by", "date"] {
            let mut lacking = decision("1", "乙", "优");
            lacking.as_object_mut().unwrap().remove(key);
            assert_eq!(decided(json!([lacking])).errors(), ["data.event_lacks"], "{key}");
        }
    }
}

mod vetoes {
    use super::*;

    fn vetoed(quotas: [Value; 2], events: Value) -> Outcome {
        let veto = |id: &str, effect: &str| json!({ "id": id, "kind": "veto", "title": id, "effect": effect, "basis": "办法第九条" });
        let items = json!([
            veto("取消评优", "bar_top_grade"),
            veto("降等一", "lower_one_grade"),
            veto("降等二", "lower_one_grade")
        ]);
        let [first, second] = quotas;
        let more = grades(first, second, "ask").with("adjustments", json!({ "items": items }));
        scores(["99", "98", "97", "85", "84", "65"], more, events)
    }

    #[test]
    fn free_a_place_for_the_next_in_rank() {
        graded(&vetoed([places(2), NONE], json!([])), ["优", "优", "良", "良", "良", "中"]);
        for item in ["取消评优", "降等一"] {
            graded(
                &vetoed([places(2), NONE], json!([event("1", "甲", item, 1)])),
                ["良", "优", "优", "良", "良", "中"],
            );
        }
    }

    #[test]
    fn bar_the_top_grade_alone() {
        graded(
            &vetoed([NONE, NONE], json!([event("1", "丁", "取消评优", 1)])),
            ["优", "优", "优", "良", "良", "中"],
        );
        graded(
            &vetoed([NONE, NONE], json!([event("1", "甲", "取消评优", 2)])),
            ["良", "优", "优", "良", "良", "中"],
        );
    }

    #[test]
    fn lower_one_step_for_each_item_and_not_for_each_event() {
        let events = json!([
            event("1", "甲", "降等一", 2),
            event("2", "甲", "降等一", 1),
            event("3", "丁", "降等一", 1)
        ]);
        graded(&vetoed([NONE, NONE], events), ["良", "优", "优", "中", "良", "中"]);
        let events = json!([event("1", "甲", "降等一", 1), event("2", "甲", "降等二", 1)]);
        graded(&vetoed([NONE, NONE], events), ["中", "优", "优", "良", "良", "中"]);
    }

    #[test]
    fn leave_a_unit_in_the_lowest_grade_where_it_is() {
        let events = json!([event("1", "己", "降等一", 1), event("2", "己", "降等二", 1)]);
        graded(&vetoed([NONE, NONE], events), ["优", "优", "优", "良", "良", "中"]);
    }

    #[test]
    fn lower_first_and_bar_then() {
        let events = json!([event("1", "甲", "降等一", 1), event("2", "甲", "取消评优", 1)]);
        graded(&vetoed([NONE, NONE], events), ["良", "优", "优", "良", "良", "中"]);
    }

    #[test]
    fn leave_the_rank_so_that_a_lowered_unit_comes_first_in_the_next_quota() {
        graded(
            &vetoed([places(3), places(1)], json!([event("1", "甲", "降等一", 1)])),
            ["良", "优", "优", "中", "中", "中"],
        );
        assert_eq!(vetoed([NONE, NONE], json!([event("1", "甲", "降等一", 1)])).rank("甲"), 1);
    }
}

mod notices {
    use super::*;

    /// The units for which a notice with these conditions is raised.
    fn raised<const N: usize>(totals: [&str; N], when: Value) -> Vec<&'static str> {
        let notice = json!([{ "id": "N", "level": "notice", "title": "通报", "when": when }]);
        let outcome = scores(totals, json!({ "notices": notice }), json!([]));
        SIX.into_iter().take(N).filter(|title| outcome.notices(title) == ["N"]).collect()
    }

    #[test]
    fn total_below_is_strict_and_on_the_shown_total() {
        assert_eq!(raised(["60", "59.99", "59.995", "0"], json!({ "total_below": 60 })), ["乙", "丁"]);
    }

    #[test]
    fn ties_at_the_bottom_share_the_place() {
        assert_eq!(raised(["90", "80", "70"], json!({ "last_places": 1 })), ["丙"]);
        assert_eq!(raised(["90", "70", "70"], json!({ "last_places": 1 })), ["乙", "丙"]);
        assert_eq!(raised(["90", "70", "70"], json!({ "last_places": 2 })), ["乙", "丙"]);
        assert_eq!(raised(["90", "80", "80", "70"], json!({ "last_places": 2 })), ["乙", "丙", "丁"]);
        assert_eq!(raised(["90", "80", "80", "70"], json!({ "last_places": 1 })), ["丁"]);
        assert_eq!(raised(["90", "80", "70"], json!({ "last_places": 9 })), ["甲", "乙", "丙"]);
        assert_eq!(raised(["70", "70"], json!({ "last_places": 1 })), ["甲", "乙"]);
    }

    #[test]
    fn a_group_with_one_total_has_no_last_place() {
        assert!(raised(["10"], json!({ "last_places": 1 })).is_empty());
        let scheme = by_score(["甲", "乙"]).with("missing", json!({ "not_reported": "blocks" })).with(
            "notices",
            json!([{ "id": "N", "level": "talk", "title": "约谈", "when": { "last_places": 1 } }]),
        );
        let outcome = run(scheme, [figures([("甲", json!(10))])]);
        assert_eq!((outcome.notices("甲").len(), outcome.notices("乙").len()), (0, 0));
    }

    #[test]
    fn all_conditions_must_hold() {
        assert_eq!(raised(["90", "65", "60"], json!({ "last_places": 2, "total_below": 65 })), ["丙"]);
        assert!(raised(["90", "80", "75"], json!({ "last_places": 1, "total_below": 70 })).is_empty());
    }

    /// One core indicator of 40 marks and another of 60.
    fn core(missing: Value, when: Value, values: Value) -> Outcome {
        let scheme = scheme(["甲"], [scored(40).with("core", json!(true)), scored(60)])
            .with("missing", missing)
            .with("notices", json!([{ "id": "N", "level": "notice", "title": "通报", "when": when }]));
        run(scheme, [verified(json!({ "甲": values }))])
    }

    #[test]
    fn core_rate_below_is_strict_on_the_exact_rate() {
        let raised = |a: Value| {
            !core(json!({}), json!({ "core_rate_below": 0.6 }), json!({ "A": a, "B": 0 }))
                .notices("甲")
                .is_empty()
        };
        assert!(!raised(json!(24)));
        assert!(raised(json!("23.9999"))); // shown as 24.00 of 40
        assert!(raised(json!({ "value": 1, "state": "pending" })));
        assert!(raised(json!({ "state": "not_reported" })));
        assert!(!raised(json!({ "state": "not_applicable" })));
    }

    #[test]
    fn a_withheld_unit_raises_what_does_not_need_a_total() {
        let blocks = || json!({ "not_reported": "blocks" });
        let values = || json!({ "A": 10 });
        assert_eq!(core(blocks(), json!({ "core_rate_below": 0.6 }), values()).notices("甲"), ["N"]);
        assert!(core(blocks(), json!({ "total_below": 100 }), values()).notices("甲").is_empty());
        assert!(
            core(blocks(), json!({ "core_rate_below": 0.6, "total_below": 100 }), values())
                .notices("甲")
                .is_empty()
        );
    }

    #[test]
    fn each_carries_the_figures_that_raised_it() {
        let when = json!({ "core_rate_below": 0.6, "total_below": 60 });
        let outcome = core(json!({}), when, json!({ "A": 20, "B": 30 }));
        let figures = &outcome.unit("甲")["notices"][0]["figures"];
        assert_eq!(figures["total_below"], json!({ "total": "50.00", "bound": "60" }));
        assert!(figures.to_string().contains(r#""rate":"0.5","bound":"0.6""#), "{figures}");
        let notice = json!([{ "id": "N", "level": "notice", "title": "通报", "when": { "last_places": 2 } }]);
        let outcome = scores(["90", "80", "70"], json!({ "notices": notice }), json!([]));
        assert_eq!(
            outcome.unit("乙")["notices"][0]["figures"]["last_places"],
            json!({ "from_bottom": 2, "of": 3, "places": 2 })
        );
    }
}
