//! 模拟: changes give what files with these changes in them would give, and nothing else.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

#[path = "common/changes.rs"]
mod changes;
mod common;

use std::collections::BTreeSet;

use changes::*;
use common::*;
use ip_scorecard::analyse::whatif::{
    self, Cap, Change, Fate, Figures, Misfit, Scope, Shift, Siblings, parameters, shifts, simulate,
};
use ip_scorecard::check::LeafNo;
use ip_scorecard::exact::Exact;
use serde_json::{Value, json};

/// The simulation, in which every change must be in effect.
#[track_caller]
fn simulated(formal: &Outcome, changes: &[Change]) -> Outcome {
    let simulation = simulate(&formal.assessed, changes);
    for (fate, change) in simulation.fates.iter().zip(changes) {
        assert!(matches!(fate, Fate::InEffect), "{change:?}: {:?}", told(fate));
    }
    Outcome::of(simulation.assessed.unwrap())
}

/// A fate in short: the codes of the errors, or what does not fit.
fn told(fate: &Fate) -> String {
    match fate {
        Fate::InEffect => "in effect".to_owned(),
        Fate::Misfit(misfit) => format!("{misfit:?}"),
        Fate::Refused(assessed) => {
            let errors = assessed.issues.iter().filter(|issue| issue.is_error());
            errors
                .map(|issue| issue.problem.code())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
                .join(" ")
        }
    }
}

fn fates(formal: &Outcome, changes: &[Change]) -> Vec<String> {
    simulate(&formal.assessed, changes).fates.iter().map(told).collect()
}

/// The published total, without zeros at its end.
#[track_caller]
fn total(outcome: &Outcome, title: &str) -> String {
    exact(outcome.total(title)).to_string()
}

fn totals(outcome: &Outcome) -> Vec<String> {
    outcome.each(Outcome::total).into_iter().map(|total| exact(total).to_string()).collect()
}

fn weights_of(outcome: &Outcome) -> Vec<(String, String)> {
    let plan = &outcome.scored().assessment.plan;
    let nodes = plan.node_numbers().skip(1).map(|no| plan.node(no));
    let weight = |weights: &[Option<Exact>]| {
        weights.first().cloned().flatten().map_or_else(|| "—".to_owned(), |weight| weight.fraction())
    };
    nodes.map(|node| (node.id.to_string(), weight(&node.weights))).collect()
}

#[track_caller]
fn assert_weights(outcome: &Outcome, expected: &[(&str, &str)]) {
    let weights = weights_of(outcome);
    for (id, expected) in expected {
        let (_, found) = weights.iter().find(|(known, _)| known == id).unwrap();
        assert_eq!(found, expected, "{id} of {weights:?}");
    }
}

fn of_tree() -> Outcome {
    let rows =
        json!({ "甲": { "A": 25, "B": 20, "C": 5, "E": 10 }, "乙": { "A": 50, "B": 5, "C": 5, "E": 10 } });
    run(tree(), [verified(rows)])
}

#[test]
fn siblings_give_way_in_proportion_and_exactly() {
    let formal = of_tree();
    // What is left of 100 beside A is 40; D and E had 30 and 20, so 24 and 16; B and C share D 2 to 1.
    let outcome = simulated(&formal, &[weight("A", "60")]);
    assert_weights(&outcome, &[("A", "60"), ("D", "24"), ("B", "16"), ("C", "8"), ("E", "16")]);
    // 甲: 60 × 1/2 + 16 × 1 + 8 × 1/2 + 16 × 1/2 = 30 + 16 + 4 + 8
    assert_eq!(total(&outcome, "甲"), "58");
    assert_eq!(total(&formal, "甲"), "60");

    // Thirds stay thirds: 100 − 29 = 71 for A and E, which had 50 and 20.
    let outcome = simulated(&formal, &[weight("D", "29")]);
    assert_weights(&outcome, &[("A", "355/7"), ("D", "29"), ("B", "58/3"), ("C", "29/3"), ("E", "142/7")]);
    assert_sums_add_up(outcome.scored());

    // Within a dimension only its own parts give way.
    let outcome = simulated(&formal, &[weight("B", "25")]);
    assert_weights(&outcome, &[("A", "50"), ("D", "30"), ("B", "25"), ("C", "5"), ("E", "20")]);
}

#[test]
fn what_was_set_stays_set_in_whatever_order() {
    let formal = of_tree();
    let changes = [weight("A", "60"), weight("E", "10"), weight("C", "20")];
    // 100 − 60 − 10 = 30 for D, of which C takes 20.
    let expected = [("A", "60"), ("D", "30"), ("B", "10"), ("C", "20"), ("E", "10")];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let changes: Vec<Change> = order.iter().map(|no| changes[*no].clone()).collect();
        assert_weights(&simulated(&formal, &changes), &expected);
    }
}

#[test]
fn weights_that_only_together_add_up_wait_for_each_other() {
    let formal = of_tree();
    let (more, less, other) = (weight_alone("A", "55"), weight_alone("B", "15"), parameter("cap", "1.2"));
    assert_eq!(fates(&formal, std::slice::from_ref(&more)), ["scheme.weight_sum"]);
    assert_eq!(fates(&formal, &[more.clone(), other.clone()]), ["scheme.weight_sum", "in effect"]);
    let outcome = simulated(&formal, &[more.clone(), other, less.clone()]);
    // The weight that is written beside D's parts follows them.
    assert_weights(&outcome, &[("A", "55"), ("D", "25"), ("B", "15"), ("C", "10"), ("E", "20")]);
    // A bad one after them takes nothing of that back.
    let bad = target(Scope::All, "0");
    assert_eq!(fates(&formal, &[more, less, bad]), ["in effect", "in effect", "data.target_not_positive"]);
}

#[test]
fn what_cannot_be_scored_is_held_back_with_its_reason() {
    let formal = of_tree();
    for (change, reason) in [
        (target(Scope::All, "0"), "data.target_not_positive"),
        (parameter("cap", "-1"), "scheme.out_of_range"),
        (weight_alone("A", "-5"), "scheme.out_of_range scheme.weight_sum"),
        (weight("A", "120"), r#"NoRoom { parent: "示例方案", group: "镇", rest: -20 }"#),
        (weight("Z", "1"), "NoNode"),
        (parameter("bands.0.rate", "1"), "NoParameter"),
        (datum("甲", "A", Figures::Marks(vec![exact("1")])), "OtherFigures"),
        (datum("丙", "A", Figures::Value(exact("1"))), "NoUnit"),
        (target(Scope::Group("zone".into()), "1"), "NoGroup"),
    ] {
        let simulation = simulate(&formal.assessed, std::slice::from_ref(&change));
        assert!(simulation.assessed.is_none(), "{change:?}");
        assert_eq!(told(&simulation.fates[0]), reason, "{change:?}");
    }
}

#[test]
fn without_a_formal_result_nothing_is_in_effect() {
    let formal = run(tree().with("full_marks", json!(90)), [verified(json!({}))]);
    assert_eq!(fates(&formal, &[weight("A", "60")]), ["NothingScored"]);
}

#[test]
fn a_weight_can_be_set_in_one_group_only() {
    let scheme = scheme([], [scored(60), scored(40)])
        .with("groups", json!([{ "id": "town", "title": "镇" }, { "id": "street", "title": "街道" }]))
        .with("units", json!([unit("甲", "town"), unit("乙", "street")]));
    let half = json!({ "A": 30, "B": 40 });
    let formal = run(scheme, [verified(json!({ "甲": half, "乙": half }))]);
    let change = Change::Weight {
        node: "A".into(),
        group: Some("street".into()),
        value: exact("80"),
        siblings: Siblings::GiveWay,
    };
    let outcome = simulated(&formal, &[change]);
    assert_eq!(totals(&outcome), ["70", "60"]); // 60/2 + 40 and 80/2 + 20
}

#[test]
fn below_a_mean_weights_give_way_as_shares() {
    let leaf = |id: &str, weight: u32| {
        scored(10).with("id", json!(id)).with("title", json!(id)).with("weight", json!(weight))
    };
    let scheme = scheme(["甲"], []).with("full_marks", json!(100)).with("aggregate", json!("mean")).with(
        "tree",
        json!([
            leaf("A", 1),
            { "id": "D", "title": "维度", "weight": 2, "aggregate": "mean", "children": [leaf("B", 1), leaf("C", 3)] },
        ]),
    );
    let formal = run(scheme, [verified(json!({ "甲": { "A": 5, "B": 10, "C": 0 } }))]);
    let outcome = simulated(&formal, &[weight("D", "1"), weight("B", "2")]);
    assert_weights(&outcome, &[("A", "2"), ("D", "1"), ("B", "2"), ("C", "2")]);
    // (2 × 1/2 + 1 × 1/2) ÷ 3 of 100
    assert_eq!(total(&outcome, "甲"), "50");
    assert_eq!(total(&formal, "甲"), "33.33"); // (1/2 + 2 × 1/4) ÷ 3
}

#[test]
fn a_target_is_set_for_all_a_group_or_a_unit() {
    let leaf = json!({ "weight": 100, "rule": { "kind": "completion" } });
    let scheme = scheme([], [leaf])
        .with("groups", json!([{ "id": "town", "title": "镇" }, { "id": "street", "title": "街道" }]))
        .with("units", json!([unit("甲", "town"), unit("乙", "town"), unit("丙", "street")]));
    let ten = |target: u32| json!({ "A": { "value": 10, "target": target } });
    let formal = run(scheme, [verified(json!({ "甲": ten(20), "乙": ten(40), "丙": ten(50) }))]);
    assert_eq!(totals(&formal), ["50", "25", "20"]);
    let with = |changes: &[Change]| totals(&simulated(&formal, changes));
    let unit = || Scope::Unit(code("乙").as_str().into());
    assert_eq!(with(&[target(Scope::All, "10")]), ["100", "100", "100"]);
    assert_eq!(with(&[target(Scope::Group("town".into()), "10")]), ["100", "100", "20"]);
    assert_eq!(with(&[target(unit(), "10")]), ["50", "100", "20"]);
    assert_eq!(with(&[target(Scope::All, "10"), target(unit(), "100")]), ["100", "10", "100"]);
    assert_eq!(with(&[target(unit(), "100"), target(Scope::All, "10")]), ["100", "100", "100"]);
}

#[test]
fn a_datum_takes_the_place_of_what_every_file_said() {
    let ratio = json!({ "weight": 100, "measure": { "kind": "ratio" }, "target": 100, "rule": { "kind": "completion" } });
    let half = |key: &str, number: u32| verified(json!({ "甲": { "A": { key: number } } }));
    let formal = run(scheme(["甲", "乙"], [ratio]), [half("num", 1), half("den", 4)]);
    assert_eq!(totals(&formal), ["25", "0"]);
    let three_of_four = || Figures::Ratio { num: exact("3"), den: Some(exact("4")) };
    assert_eq!(totals(&simulated(&formal, &[datum("甲", "A", three_of_four())])), ["75", "0"]);
    // Nobody had reported for 乙.
    assert_eq!(totals(&simulated(&formal, &[datum("乙", "A", three_of_four())])), ["25", "75"]);
    let outcome = simulated(&formal, &[datum("甲", "A", Figures::NotApplicable)]);
    assert_eq!(outcome.standing("甲", "A"), "not_applicable");
    let without =
        simulated(&formal, &[datum("甲", "A", Figures::NotReported), datum("乙", "A", three_of_four())]);
    assert_eq!(without.standing("甲", "A"), "not_reported");
    assert_eq!(
        fates(&formal, &[datum("甲", "A", Figures::Ratio { num: exact("1"), den: Some(exact("-1")) })]),
        ["data.negative"]
    );
}

#[test]
fn every_measure_takes_its_figures() {
    let exacts = |texts: &[&str]| texts.iter().map(|text| exact(text)).collect::<Vec<Exact>>();
    let levels = json!({ "kind": "levels", "levels": {
        "n": { "title": "国家级", "factor": 3 }, "c": { "title": "市级", "factor": 1 } } });
    let list = json!({ "kind": "checklist", "items": {
        "s": { "title": "进学校" }, "e": { "title": "进企业" } } });
    for (measure, before, figures, value) in [
        (json!({ "kind": "value" }), json!(1), Figures::Value(exact("7")), "7"),
        (
            json!({ "kind": "growth" }),
            json!({ "current": 1, "base": 1 }),
            Figures::Periods { current: exact("6"), base: exact("5") },
            "20",
        ),
        (
            json!({ "kind": "change" }),
            json!({ "current": 1, "base": 1 }),
            Figures::Periods { current: exact("6"), base: exact("5") },
            "1",
        ),
        (levels, json!({ "levels": { "c": 1 } }), Figures::Levels([("n".into(), exact("2"))].into()), "6"),
        (
            json!({ "kind": "judged" }),
            json!({ "marks": [1] }),
            Figures::Marks(exacts(&["70", "80", "90"])),
            "80",
        ),
        (list, json!({ "done": [] }), Figures::Done(BTreeSet::from(["s".into()])), "50"),
    ] {
        let leaf = json!({ "measure": measure, "target": 100, "rule": { "kind": "completion" } });
        let formal = run(scheme(["甲"], [leaf]), [figures_of("甲", before)]);
        let outcome = simulated(&formal, &[datum("甲", "A", figures.clone())]);
        assert_eq!(outcome.node("甲", "A")["x"], value, "{figures:?}");
        let scored = outcome.scored();
        assert_eq!(
            whatif::figures(scored, outcome.unit_no("甲"), LeafNo(0)).map(without_zeros),
            Some(figures)
        );
    }
}

fn figures_of(title: &str, datum: Value) -> Value {
    common::figures([(title, datum)])
}

fn without_zeros(figures: Figures) -> Figures {
    match figures {
        Figures::Levels(counts) => {
            Figures::Levels(counts.into_iter().filter(|(_, count)| !count.is_zero()).collect())
        }
        other => other,
    }
}

#[test]
fn a_value_that_is_to_be_verified_stays_so() {
    let pending = json!({ "value": 10, "state": "pending" });
    let formal = run(by_score(["甲"]), [figures_of("甲", pending)]);
    let outcome = simulated(&formal, &[datum("甲", "A", Figures::Value(exact("20")))]);
    assert_eq!(outcome.standing("甲", "A"), "pending 20");
}

/// The paths of a rule's numbers.
fn paths(rule: Value) -> Vec<String> {
    let outcome = run(
        scheme(["甲"], [json!({ "target": 10, "direction": "higher", "rule": rule })]),
        [verified(json!({}))],
    );
    parameters(&outcome.scored().assessment.plan.leaves[0].indicator.rule)
        .iter()
        .map(|parameter| format!("{} {}", parameter.path, parameter.value))
        .collect()
}

#[test]
fn the_numbers_of_every_rule_have_paths() {
    let bands =
        json!([{ "to": 1, "rate": 0 }, { "from": 1, "to": 2, "rate": 0.5 }, { "from": 2, "rate": 1 }]);
    let of_bands = ["bands.0.to 1", "bands.0.rate 0", "bands.1.to 2", "bands.1.rate 0.5", "bands.2.rate 1"];
    assert_eq!(paths(json!({ "kind": "bands", "bands": bands })), of_bands);
    let completion = paths(json!({
        "kind": "completion", "bands": [{ "from": 0, "to": 1, "rate": 0.5 }, { "from": 1, "rate": 1 }],
        "on_no_target": { "rule": { "kind": "piecewise", "points": [[0, 0], [5, 1]] } }, "on_zero_target": 1,
    }));
    assert_eq!(
        completion,
        [
            "cap 1",
            "bands.0.from 0",
            "bands.0.to 1",
            "bands.0.rate 0.5",
            "bands.1.rate 1",
            "on_no_target.rule.points.0.x 0",
            "on_no_target.rule.points.0.rate 0",
            "on_no_target.rule.points.1.x 5",
            "on_no_target.rule.points.1.rate 1",
            "on_zero_target 1",
        ]
    );
    assert_eq!(
        paths(json!({ "kind": "linear", "zero_at": 0, "full_at": "group_best", "on_no_target": 0.5 })),
        ["zero_at 0", "cap 1", "when_equal 1", "on_no_target 0.5"]
    );
    assert_eq!(
        paths(json!({ "kind": "efficacy", "unacceptable": 1, "satisfactory": 2 })),
        ["unacceptable 1", "satisfactory 2", "floor_rate 0.6", "when_equal 1"]
    );
    assert_eq!(paths(json!({ "kind": "minmax" })), ["when_equal 1"]);
    assert_eq!(paths(json!({ "kind": "threshold" })), [""; 0]);
    assert_eq!(
        paths(json!({ "kind": "steps", "reference": 3, "per": 1, "loss": 2 })),
        ["reference 3", "per 1", "gain 0", "loss 2", "start_rate 1", "min_rate 0", "max_rate 1"]
    );
    assert_eq!(paths(json!({ "kind": "rank", "drop": 0.1 })), ["drop 0.1", "floor_rate 0", "when_equal 1"]);
}

#[test]
fn bands_that_meet_move_together() {
    let bands =
        json!([{ "to": 1, "rate": 0 }, { "from": 1, "to": 2, "rate": 0.5 }, { "from": 2, "rate": 1 }]);
    let leaf = json!({ "weight": 100, "rule": { "kind": "bands", "bands": bands } });
    let formal = run(scheme(["甲"], [leaf]), [figures_of("甲", json!(3))]);
    assert_eq!(total(&simulated(&formal, &[parameter("bands.1.to", "4")]), "甲"), "50");
    assert_eq!(total(&simulated(&formal, &[parameter("bands.2.rate", "0.9")]), "甲"), "90");
    // Beyond the next edge the bands no longer hold every number once.
    assert_eq!(
        fates(&formal, &[parameter("bands.0.to", "3")])[0].split(' ').next(),
        Some("scheme.band_overlap")
    );
}

#[test]
fn a_cap_can_be_set() {
    let scheme = by_score(["甲"]).with(
        "adjustments",
        json!({ "items": [{ "id": "B1", "kind": "bonus", "title": "加分", "points": 3 }] }),
    );
    let data = figures_of("甲", json!(50)).with("events", json!([event("1", "甲", "B1", 2)]));
    let formal = run(scheme, [data]);
    assert_eq!(total(&formal, "甲"), "56");
    assert_eq!(total(&simulated(&formal, &[Change::Cap { cap: Cap::Bonus, value: exact("4") }]), "甲"), "54");
    assert_eq!(
        total(&simulated(&formal, &[Change::Cap { cap: Cap::Total, value: exact("55") }]), "甲"),
        "55"
    );
    assert_eq!(
        fates(&formal, &[Change::Cap { cap: Cap::Total, value: exact("-1") }]),
        ["scheme.out_of_range"]
    );
}

#[test]
fn shifts_tell_who_moved() {
    let scheme = by_score(["甲", "乙", "丙"])
        .with("grades", json!({ "bounds": [{ "id": "A", "title": "优", "from": 80 }, { "id": "B", "title": "良", "from": 0 }] }))
        .with("notices", json!([{ "id": "N", "level": "talk", "title": "低分", "when": { "total_below": 60 } }]));
    let formal = run(scheme, [common::figures([("甲", json!(90)), ("乙", json!(70)), ("丙", json!(50))])]);
    let outcome = simulated(&formal, &[datum("丙", "A", Figures::Value(exact("85")))]);
    let shifts = shifts(&formal.scored().scores, &outcome.scored().scores);
    assert!(!shifts[0].is_any());
    assert_eq!((shifts[1].up, shifts[1].regraded), (Some(-1), false));
    let expected = Shift {
        unit: formal.unit_no("丙"),
        rise: Some(exact("35")),
        up: Some(1),
        regraded: true,
        gained: vec![],
        lost: vec![0],
        appeared: false,
    };
    assert_eq!(shifts[2], expected);
}

#[test]
fn every_kind_of_change_reads_back() {
    let changes = [
        weight("A", "12.5"),
        weight_alone("D", "3"),
        Change::Weight {
            node: "A".into(),
            group: Some("town".into()),
            value: exact("1"),
            siblings: Siblings::Stay,
        },
        target(Scope::All, "0.1"),
        target(Scope::Group("town".into()), "7"),
        target(Scope::Unit("120113100000".into()), "8"),
        datum("甲", "A", Figures::Value(exact("-3"))),
        datum("甲", "A", Figures::Ratio { num: exact("3"), den: None }),
        datum("甲", "A", Figures::Ratio { num: exact("3"), den: Some(exact("4")) }),
        datum("甲", "A", Figures::Periods { current: exact("3"), base: exact("4") }),
        datum("甲", "A", Figures::Levels([("n".into(), exact("2")), ("c".into(), exact("0"))].into())),
        datum("甲", "A", Figures::Marks(vec![exact("70"), exact("80")])),
        datum("甲", "A", Figures::Done(["s".into()].into())),
        datum("甲", "A", Figures::NotReported),
        datum("甲", "A", Figures::NotApplicable),
        parameter("on_no_target.rule.bands.1.from", "3"),
        Change::Cap { cap: Cap::Deduction, value: exact("3") },
    ];
    assert_eq!(whatif::read(&whatif::write(&changes)).as_deref(), Some(&changes[..]));
    let newer = r#"{ "format": "ip-scorecard/changes@1", "changes": [{ "kind": "wish" }, { "kind": "cap", "cap": "bonus_cap", "value": "1" }] }"#;
    assert_eq!(whatif::read(newer).map(|changes| changes.len()), Some(1));
    assert_eq!(whatif::read(r#"{ "format": "ip-scorecard/changes@2", "changes": [] }"#), None);
}

#[test]
fn misfits_name_what_is_left() {
    let formal = of_tree();
    let simulation = simulate(&formal.assessed, &[weight("B", "31")]);
    let Fate::Misfit(Misfit::NoRoom { parent, rest, .. }) = &simulation.fates[0] else { panic!() };
    assert_eq!((&**parent, rest), ("D 维度", &exact("-1")));
}
