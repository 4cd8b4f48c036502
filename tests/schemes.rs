//! Faults of a scheme (formats.md): each change to a sound scheme, and what is said of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;

use common::*;
use serde_json::{Value, json};

/// A scheme that has a little of everything.
fn sound() -> Value {
    let leaf = |id: &str, more: Value| {
        let weight = json!({ "town": 40, "street": 50 });
        let usual = json!({ "id": id, "title": id, "weight": weight, "clauses": ["plan#1"] });
        usual
            .with_all(&json!({ "rule": { "kind": "completion" }, "target": { "town": 5, "street": 6 } }))
            .with_all(&more)
    };
    let clauses = json!([{ "id": "1", "label": "一", "title": "总则" }]);
    let children = json!([leaf("A", json!({})), leaf("B", json!({ "core": true }))]);
    let line = json!({ "kind": "linear", "zero_at": 0, "full_at": 10 });
    json!({
        "format": "ip-scorecard/scheme@1", "id": "s", "version": "1", "title": "示例", "status": "draft",
        "period": { "start": "2025-01-01", "end": "2025-12-31" },
        "basis": [{ "id": "plan", "title": "方案", "issued": "2022-09-29", "clauses": clauses }],
        "groups": [{ "id": "town", "title": "镇" }, { "id": "street", "title": "街道" }],
        "units": [
            { "code": "01", "title": "甲镇", "group": "town", "aliases": ["甲"], "attributes": { "population": 3 } },
            { "code": "02", "title": "乙街道", "group": "street" },
        ],
        "tree": [
            { "id": "T1", "title": "一类", "weight": { "town": 80, "street": 100 }, "children": children },
            leaf("C", json!({ "weight": { "town": 20 }, "rule": line })),
        ],
        "missing": { "min_applicable": 0.6 },
        "rounding": {},
        "adjustments": { "items": [
            { "id": "B1", "kind": "bonus", "title": "加分", "points": 1 },
            { "id": "V1", "kind": "veto", "title": "否决", "effect": "zero_total", "basis": "第九条" },
        ] },
        "ranking": { "break_by": ["T1", "C"] },
        "grades": { "bounds": [
            { "id": "甲等", "title": "甲等", "from": 90, "quota": { "share": 0.3 } },
            { "id": "乙等", "title": "乙等", "from": 60 },
        ] },
        "notices": [{ "id": "N1", "level": "talk", "title": "约谈", "when": { "core_rate_below": 0.6 } }],
    })
}

/// The issues of the scheme after the value at a pointer has been replaced, or added, or removed by null.
fn changed(pointer: &str, value: Value) -> Vec<String> {
    let mut scheme = sound();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = scheme.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}"));
    match (parent, key.parse::<usize>()) {
        (Value::Array(items), Ok(index)) if index < items.len() => items[index] = value,
        (Value::Array(items), _) => items.push(value),
        (Value::Object(members), _) if value.is_null() => drop(members.remove(key)),
        (parent, _) => parent[key] = value,
    }
    let outcome = run(scheme, []);
    outcome.issues().into_iter().filter(|issue| !issue.contains(" data.")).collect()
}

#[track_caller]
fn each_is_told(cases: Vec<(&str, Value, &str)>) {
    for (pointer, value, expected) in cases {
        assert_eq!(changed(pointer, value.clone()), [expected], "{pointer} = {value}");
    }
}

#[test]
fn the_sound_one_has_none() {
    assert_eq!(changed("/note", json!("说明")), [""; 0]);
}

#[test]
fn frame() {
    each_is_told(vec![
        (
            "/period",
            json!({ "start": "2025-12-31", "end": "2025-01-01" }),
            "error scheme.period scheme.json period",
        ),
        ("/period/end", json!("2025-06-31"), "error shape.no_such_date scheme.json period.end"),
        ("/status", json!("adopted"), "error scheme.adopted scheme.json"),
        ("/status", json!("final"), "error shape.unknown_word scheme.json status"),
        ("/missing/min_applicable", json!(1.1), "error scheme.out_of_range scheme.json missing"),
        ("/missing/not_applicable", json!(1.1), "error scheme.out_of_range scheme.json missing"),
        (
            "/missing/not_applicable",
            json!("rescaled"),
            "error shape.unknown_word scheme.json missing.not_applicable",
        ),
        ("/rounding/item_places", json!(2.5), "error shape.wrong_kind scheme.json rounding.item_places"),
        ("/rounding/item_places", json!(-1), "error shape.wrong_kind scheme.json rounding.item_places"),
        ("/rounding/places", json!("2"), "error shape.unknown_word scheme.json rounding.places"),
    ]);
    assert_eq!(changed("/period", json!({ "start": "2025-06-30", "end": "2025-06-30" })), [""; 0]);
    let adopted = sound()
        .with("status", json!("adopted"))
        .with("adopted", json!({ "title": "津辰发〔2025〕1号", "date": "2025-03-01" }));
    assert_eq!(run(adopted, []).errors(), [""; 0]);
}

#[test]
fn what_must_be_there() {
    for key in ["id", "version", "title", "status", "period", "groups", "units", "tree"] {
        assert_eq!(
            changed(&format!("/{key}"), Value::Null),
            ["error shape.missing_key scheme.json"],
            "{key}"
        );
    }
    each_is_told(vec![
        ("/groups/0/title", Value::Null, "error shape.missing_key scheme.json groups[0]"),
        ("/units/0/code", Value::Null, "error shape.missing_key scheme.json units[0]"),
        ("/units/0/title", Value::Null, "error shape.missing_key scheme.json units[0]"),
        ("/units/0/group", Value::Null, "error shape.missing_key scheme.json units[0]"),
        ("/tree/1/weight", Value::Null, "error shape.missing_key scheme.json tree[1]"),
        ("/tree/1/rule", Value::Null, "error shape.missing_key scheme.json tree[1]"),
        ("/tree/1/id", Value::Null, "error shape.missing_key scheme.json tree[1]"),
        ("/tree/1/title", Value::Null, "error shape.missing_key scheme.json tree[1]"),
        ("/tree/1/rule/kind", Value::Null, "error shape.missing_key scheme.json tree[1].rule"),
        ("/tree/1/rule/zero_at", Value::Null, "error shape.missing_key scheme.json tree[1].rule"),
        (
            "/adjustments/items/1/basis",
            Value::Null,
            "error shape.missing_key scheme.json adjustments.items[1]",
        ),
        ("/notices/0/when", Value::Null, "error shape.missing_key scheme.json notices[0]"),
    ]);
}

#[test]
fn names_that_stand_twice_or_for_nothing() {
    let unit = |code: &str, title: &str, group: &str| json!({ "code": code, "title": title, "group": group });
    each_is_told(vec![
        (
            "/groups/-",
            json!({ "id": "town", "title": "镇二" }),
            "error scheme.duplicate scheme.json groups[2]",
        ),
        ("/units/-", unit("01", "丙镇", "town"), "error scheme.duplicate scheme.json units[2]"),
        ("/units/-", unit("03", "甲镇", "town"), "error scheme.duplicate scheme.json units[2]"),
        ("/units/-", unit("03", "甲", "town"), "error scheme.duplicate scheme.json units[2]"),
        ("/units/-", unit("03", "丙镇", "towns"), "error scheme.unknown scheme.json units[2].group"),
        (
            "/units/-",
            json!({ "code": 3, "title": "丙镇", "group": "town" }),
            "error shape.code_as_number scheme.json units[2].code",
        ),
        ("/tree/0/children/1/id", json!("A"), "error scheme.duplicate scheme.json tree[0].children[1]"),
        ("/tree/0/children/1/id", json!("T1"), "error scheme.duplicate scheme.json tree[0].children[1]"),
        (
            "/basis/-",
            json!({ "id": "plan", "title": "方案二" }),
            "error scheme.duplicate scheme.json basis[1]",
        ),
        (
            "/basis/0/clauses/-",
            json!({ "id": "1", "label": "二", "title": "二" }),
            "error scheme.duplicate scheme.json basis[0].clauses[1]",
        ),
        ("/tree/1/clauses/0", json!("plan#2"), "error scheme.unknown scheme.json tree[1].clauses[0]"),
        ("/tree/1/clauses/0", json!("plan"), "error scheme.unknown scheme.json tree[1].clauses[0]"),
        ("/tree/1/weight/towns", json!(1), "error scheme.unknown scheme.json tree[1].weight.towns"),
        ("/tree/1/target/03", json!(1), "error scheme.unknown scheme.json tree[1].target.03"),
        (
            "/adjustments/items/-",
            json!({ "id": "B1", "kind": "deduction", "title": "减分", "points": 1 }),
            "error scheme.duplicate scheme.json adjustments.items[2]",
        ),
        (
            "/adjustments/items/0/id",
            json!("correction"),
            "error scheme.reserved_id scheme.json adjustments.items[0]",
        ),
        (
            "/adjustments/items/0/id",
            json!("grade_decision"),
            "error scheme.reserved_id scheme.json adjustments.items[0]",
        ),
        ("/ranking/break_by/0", json!("T2"), "error scheme.unknown scheme.json ranking.break_by[0]"),
        (
            "/grades/bounds/-",
            json!({ "id": "甲等", "title": "丙等", "from": 0 }),
            "error scheme.duplicate scheme.json grades.bounds[2]",
        ),
        (
            "/notices/-",
            json!({ "id": "N1", "level": "talk", "title": "约谈", "when": { "total_below": 1 } }),
            "error scheme.duplicate scheme.json notices[1]",
        ),
    ]);
    assert_eq!(changed("/tree/1/target/01", json!(1)), [""; 0]);
}

#[test]
fn weights_must_add_up() {
    each_is_told(vec![
        ("/tree/1/weight", json!({ "town": "19.99" }), "error scheme.weight_sum scheme.json"),
        ("/tree/0/weight/town", json!(81), "error scheme.dimension_weight scheme.json tree[0].weight"),
    ]);
    // Each group for itself.
    assert_eq!(changed("/full_marks", json!(101)), ["error scheme.weight_sum scheme.json"; 2]);
    // What spoils a sum is told beside it.
    assert!(changed("/full_marks", json!(0)).contains(&"error scheme.out_of_range scheme.json".to_owned()));
    assert!(
        changed("/tree/1/weight/town", json!(-20))
            .contains(&"error scheme.out_of_range scheme.json tree[1].weight".to_owned())
    );
}

#[test]
fn lists_of_nothing() {
    each_is_told(vec![
        ("/grades/bounds", json!([]), "error scheme.nothing scheme.json grades"),
        (
            "/tree/1/measure",
            json!({ "kind": "levels", "levels": {} }),
            "error scheme.nothing scheme.json tree[1].measure",
        ),
        (
            "/tree/1/measure",
            json!({ "kind": "checklist", "items": {} }),
            "error scheme.nothing scheme.json tree[1].measure",
        ),
    ]);
    for list in ["/tree", "/units", "/groups"] {
        assert!(
            changed(list, json!([])).iter().any(|issue| issue.starts_with("error scheme.nothing")),
            "{list}"
        );
    }
    assert!(
        changed("/tree/0/children", json!([]))
            .contains(&"error scheme.nothing scheme.json tree[0]".to_owned())
    );
    assert_eq!(
        changed("/groups/-", json!({ "id": "zone", "title": "园区" })),
        ["note scheme.empty_group scheme.json groups[2]"]
    );
}

#[test]
fn grades_and_notices() {
    let bound = |from: u32| json!({ "id": "丙等", "title": "丙等", "from": from });
    each_is_told(vec![
        ("/grades/bounds/-", bound(60), "error scheme.bounds scheme.json grades.bounds[2]"),
        ("/grades/bounds/-", bound(95), "error scheme.bounds scheme.json grades.bounds[2]"),
        (
            "/grades/bounds/0/quota/share",
            json!(1.5),
            "error scheme.out_of_range scheme.json grades.bounds[0].quota",
        ),
        (
            "/grades/bounds/0/quota/share",
            json!(-0.1),
            "error scheme.out_of_range scheme.json grades.bounds[0].quota",
        ),
        ("/grades/ties_at_quota", json!("both"), "error shape.unknown_word scheme.json grades.ties_at_quota"),
        ("/notices/0/when", json!({}), "error scheme.no_condition scheme.json notices[0].when"),
        ("/notices/0/level", json!("warn"), "error shape.unknown_word scheme.json notices[0].level"),
        ("/tree/0/children/1/core", json!(false), "warning scheme.no_core scheme.json notices[0].when"),
    ]);
}

#[test]
fn an_unknown_key_is_told_wherever_it_stands() {
    for (pointer, path) in [
        ("/titel", "titel"),
        ("/groups/0/titel", "groups[0].titel"),
        ("/units/0/titel", "units[0].titel"),
        ("/tree/0/titel", "tree[0].titel"),
        ("/tree/1/titel", "tree[1].titel"),
        ("/tree/1/rule/titel", "tree[1].rule.titel"),
        ("/adjustments/items/0/titel", "adjustments.items[0].titel"),
        ("/grades/bounds/0/titel", "grades.bounds[0].titel"),
        ("/notices/0/when/titel", "notices[0].when.titel"),
    ] {
        assert_eq!(changed(pointer, json!(1)), [format!("error shape.unknown_key scheme.json {path}")]);
    }
    // A key of another kind of rule is told apart.
    assert_eq!(
        changed("/tree/1/rule/step_mode", json!("floor")),
        ["error shape.foreign_key scheme.json tree[1].rule.step_mode"]
    );
}

#[test]
fn all_faults_of_a_scheme_are_told_at_once() {
    let mut scheme = sound();
    scheme["period"] = json!({ "start": "2025-12-31", "end": "2025-01-01" });
    scheme["tree"][1]["clauses"] = json!(["plan#2"]);
    scheme["ranking"]["break_by"] = json!(["T2"]);
    assert_eq!(run(scheme, []).errors().len(), 3);
}
