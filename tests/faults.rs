//! A case for each fault that can be told: the smallest change to a faultless assessment that meets
//! it, its code, and the place that is named.
//!
//! A case changes `scheme.json` or `data.json` of [`faultless`]: `/a/0/b = value` sets a member (the
//! last part `-` appends to a list), `/a/0/b` alone removes one. A file of another name is added.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ip_scorecard::assess::assess;
use ip_scorecard::read::{Input, MAX_BYTES, open};
use ip_scorecard::result;
use ip_scorecard::text::{Lang, Told, issues};
use serde_json::{Value, json};

/// Files with their content.
type Files = Vec<(String, Vec<u8>)>;

/// A scheme and data with which nothing is wrong: 甲 to 丁 are towns, 戊 is a zone.
fn faultless() -> (Value, Value) {
    let linear = |full: u32| json!({ "kind": "linear", "zero_at": 0, "full_at": full });
    let unit =
        |no: u32, title: &str, group: &str| json!({ "code": no.to_string(), "title": title, "group": group });
    let scheme = json!({
        "format": "ip-scorecard/scheme@1", "id": "s", "version": "1", "title": "方案", "status": "draft",
        "period": { "start": "2025-01-01", "end": "2025-12-31" },
        "basis": [{ "id": "plan", "title": "文件", "clauses": [{ "id": "1", "label": "一", "title": "目标" }] }],
        "groups": [{ "id": "town", "title": "镇" }, { "id": "zone", "title": "开发区" }],
        "units": [unit(1, "甲镇", "town"), unit(2, "乙镇", "town"), unit(3, "丙镇", "town"), unit(4, "丁镇", "town"),
                  unit(5, "戊园", "zone")],
        "tree": [
            { "id": "P", "title": "维度", "children": [
                { "id": "A", "title": "数值", "unit_label": "件", "weight": 40, "target": 10, "rule": { "kind": "completion" }, "clauses": ["plan#1"] },
                { "id": "B", "title": "比率", "weight": { "town": 20 }, "measure": { "kind": "ratio" }, "rule": linear(100) },
                { "id": "G", "title": "园区", "weight": { "zone": 20 }, "rule": linear(10) } ] },
            { "id": "C", "title": "增长", "weight": 10, "measure": { "kind": "growth" }, "rule": linear(10) },
            { "id": "D", "title": "级别", "weight": 10, "measure": { "kind": "levels", "levels": { "city": { "title": "市级", "factor": 2 } } },
              "target": 4, "rule": { "kind": "completion" } },
            { "id": "E", "title": "评议", "weight": 10, "measure": { "kind": "judged" }, "rule": linear(100) },
            { "id": "F", "title": "清单", "weight": 10, "rule": linear(100),
              "measure": { "kind": "checklist", "items": { "school": { "title": "进学校", "share": 0.4 }, "net": { "title": "进网络", "share": 0.6 } } } },
        ],
        "adjustments": { "items": [{ "id": "B1", "kind": "bonus", "title": "加分", "points": 1 }] },
        "grades": { "bounds": [{ "id": "A", "title": "优秀", "from": 90, "quota": { "share": 0.5 } }, { "id": "B", "title": "一般", "from": 0 }] },
        "notices": [{ "id": "N1", "level": "talk", "title": "约谈", "when": { "total_below": 10 } }],
        "goals": [{ "id": "M1", "title": "合计", "of": "A", "how": "sum", "target": 100 }],
    });
    let row = |no: u32| {
        let own = if no == 5 { ("G", json!(5)) } else { ("B", json!({ "num": 9, "den": 10 })) };
        json!({ "unit": no.to_string(), "values": {
            "A": no + 3, own.0: own.1, "C": { "current": 11, "base": 10 }, "D": { "levels": { "city": 1 } },
            "E": { "marks": [90, 80] }, "F": { "done": ["school"] } } })
    };
    let data = json!({
        "format": "ip-scorecard/data@1", "scheme": "s", "period": "2025", "stage": "verified", "as_of": "2025-12-31",
        "source": { "department": "甲局" },
        "rows": (1..=5).map(row).collect::<Vec<_>>(),
        "events": [{ "id": "e1", "unit": "1", "item": "B1", "date": "2025-06-30", "evidence": ["x"] }],
        "evidence": [{ "id": "x", "title": "名单" }],
    });
    (scheme, data)
}

/// Sets or removes one member of a document.
#[track_caller]
fn change(document: &mut Value, step: &str) {
    let (pointer, value) = step.split_once(" = ").map_or((step, None), |(pointer, text)| {
        (pointer, Some(serde_json::from_str(text).unwrap_or_else(|_| panic!("{step}"))))
    });
    let (above, key) = pointer.rsplit_once('/').unwrap();
    match (document.pointer_mut(above).unwrap_or_else(|| panic!("{step}")), value) {
        (Value::Object(members), Some(value)) => drop(members.insert(key.to_owned(), value)),
        (Value::Object(members), None) => assert!(members.shift_remove(key).is_some(), "{step}"),
        (Value::Array(items), Some(value)) if key == "-" => items.push(value),
        (Value::Array(items), Some(value)) => items[key.parse::<usize>().unwrap()] = value,
        (Value::Array(items), None) => drop(items.remove(key.parse().unwrap())),
        _ => panic!("{step}"),
    }
}

fn files(scheme: &Value, data: &Value) -> Files {
    let text = |value: &Value| serde_json::to_string_pretty(value).unwrap().into_bytes();
    vec![("scheme.json".to_owned(), text(scheme)), ("data.json".to_owned(), text(data))]
}

/// The faultless files with changes to the scheme and to the data.
#[track_caller]
fn changed(in_scheme: &[&str], in_data: &[&str]) -> Files {
    let (mut scheme, mut data) = faultless();
    in_scheme.iter().for_each(|step| change(&mut scheme, step));
    in_data.iter().for_each(|step| change(&mut data, step));
    files(&scheme, &data)
}

/// The faultless files and other ones.
fn beside(others: impl IntoIterator<Item = (&'static str, Vec<u8>)>) -> Files {
    let others = others.into_iter().map(|(name, bytes)| (name.to_owned(), bytes));
    changed(&[], &[]).into_iter().chain(others).collect()
}

/// A second data file with these members in place of rows, events and evidence.
#[track_caller]
fn second(steps: &[&str]) -> Files {
    let (_, mut data) = faultless();
    for step in ["/rows = []", "/events = []"].iter().chain(steps) {
        change(&mut data, step);
    }
    beside([("second.json", data.to_string().into_bytes())])
}

/// The faultless files with a piece of the data's text replaced.
#[track_caller]
fn replaced(from: &str, to: &str) -> Files {
    let (scheme, data) = faultless();
    let text = data.to_string();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    vec![
        ("scheme.json".to_owned(), scheme.to_string().into_bytes()),
        ("data.json".to_owned(), text.replace(from, to).into_bytes()),
    ]
}

/// An earlier result of a scheme with another id.
fn of_another_scheme() -> Vec<u8> {
    let text = String::from_utf8(earlier("4")).unwrap();
    let mut result: Value = serde_json::from_str(&text).unwrap();
    result["scheme"]["id"] = json!("other");
    result.to_string().into_bytes()
}

/// The result of the faultless files, as an earlier one; of the unit 甲 with another value on A.
fn earlier(value: &str) -> Vec<u8> {
    let text = result::document(&assess(opened(&changed(&[], &[])))).unwrap();
    let mut earlier: Value = serde_json::from_str(&text).unwrap();
    let nodes = earlier.pointer_mut("/groups/0/units/0/nodes").unwrap().as_array_mut().unwrap();
    nodes.iter_mut().find(|node| node["id"] == "A").unwrap()["x"] = json!(value);
    earlier.to_string().into_bytes()
}

fn opened(files: &Files) -> Vec<ip_scorecard::read::Opened> {
    let read = |(name, bytes): &(String, Vec<u8>)| {
        open(&Input { name: name.as_str().into(), bytes: bytes.as_slice().into() }, &|_| None)
    };
    files.iter().map(read).collect()
}

fn tell(files: &Files) -> Vec<Told> {
    let assessed = assess(opened(files));
    common::told::assert_english(&assessed);
    issues(Lang::Zh, &assessed)
}

const DEPTH: usize = 65;

/// Code, file and path, and the files that meet it.
fn cases() -> Vec<(&'static str, &'static str, Files)> {
    let scheme = |steps: &[&str]| changed(steps, &[]);
    let data = |steps: &[&str]| changed(&[], steps);
    let raw = |bytes: &[u8]| beside([("other.json", bytes.to_vec())]);
    let leaf = "/tree/0/children/0";
    let rule = |text: &str| changed(&[&format!("{leaf}/rule = {text}")], &[]);
    vec![
        // What is not a document at all.
        ("bytes.empty", "other.json", raw(b" \n")),
        ("bytes.too_large", "other.json", raw(&vec![b' '; MAX_BYTES + 1])),
        ("bytes.utf16", "other.json", raw(b"\xff\xfe{\0}\0")),
        ("bytes.encoding", "other.json", raw(b"{\"a\": \"\xff\xff\"}")),
        ("bytes.not_json", "other.json", raw(b"PK\x03\x04\x14\x00")),
        ("json.syntax", "data.json", replaced(r#""stage":"verified""#, r#""stage":“verified”"#)),
        ("json.too_deep", "other.json", raw("[".repeat(DEPTH).as_bytes())),
        // Shape.
        ("shape.no_format", "data.json", data(&["/format"])),
        ("shape.unknown_format", "data.json format", data(&["/format = \"ip-scorecard/data@9\""])),
        (
            "shape.unknown_key",
            "data.json rows[0].values.A.vlaue",
            data(&["/rows/0/values/A = {\"vlaue\": 1}"]),
        ),
        (
            "shape.foreign_key",
            "scheme.json tree[0].children[0].rule.zero_at",
            rule("{\"kind\": \"completion\", \"zero_at\": 1}"),
        ),
        (
            "shape.duplicate_key",
            "data.json stage",
            replaced(r#""stage":"verified""#, r#""stage":"verified","stage":"verified""#),
        ),
        ("shape.missing_key", "data.json", data(&["/stage"])),
        ("shape.wrong_kind", "data.json rows", data(&["/rows = {}"])),
        ("shape.null", "data.json rows[0].values.A", data(&["/rows/0/values/A = null"])),
        ("shape.number", "data.json rows[0].values.A", data(&["/rows/0/values/A = \"95%\""])),
        ("shape.code_as_number", "data.json rows[0].unit", data(&["/rows/0/unit = 1"])),
        ("shape.unknown_word", "data.json stage", data(&["/stage = \"核定\""])),
        ("shape.no_such_date", "data.json as_of", data(&["/as_of = \"2025-02-30\""])),
        ("shape.empty_text", "data.json source.department", data(&["/source/department = \"\""])),
        (
            "shape.control_character",
            "data.json source.department",
            data(&["/source/department = \"甲\\n局\""]),
        ),
        (
            "shape.hidden_character",
            "data.json source.department",
            data(&["/source/department = \"甲\\u200b局\""]),
        ),
        // The scheme.
        ("scheme.none", "-", changed(&[], &[]).split_off(1)),
        (
            "scheme.many",
            "second.json",
            beside([("second.json", scheme(&["/title = \"另一方案\""]).swap_remove(0).1)]),
        ),
        ("scheme.period", "scheme.json period", scheme(&["/period/end = \"2024-12-31\""])),
        ("scheme.adopted", "scheme.json", scheme(&["/status = \"adopted\""])),
        ("scheme.duplicate", "scheme.json units[1]", scheme(&["/units/1/title = \"甲镇\""])),
        (
            "scheme.unknown",
            "scheme.json tree[0].children[0].clauses[0]",
            scheme(&[&format!("{leaf}/clauses = [\"plan#2\"]")]),
        ),
        ("scheme.nothing", "scheme.json", scheme(&["/units = []"])),
        ("scheme.weight_sum", "scheme.json", scheme(&["/tree/1/weight = 9"])),
        (
            "scheme.nothing_for_group",
            "scheme.json",
            scheme(&[
                "/aggregate = \"mean\"",
                "/tree = [{\"id\": \"A\", \"title\": \"数值\", \"weight\": {\"town\": 1}, \"rule\": {\"kind\": \"minmax\"}}]",
            ]),
        ),
        ("scheme.no_weight", "scheme.json tree[0]", scheme(&["/tree/0/aggregate = \"mean\""])),
        (
            "scheme.schedule",
            "scheme.json progress.schedule[1]",
            scheme(&[
                "/progress = {\"schedule\": [{\"by\": \"2025-06-30\", \"share\": 0.5}, {\"by\": \"2025-06-30\", \"share\": 0.6}]}",
            ]),
        ),
        ("scheme.floor", "scheme.json tree[0]", scheme(&["/tree/0/floor = 0.1"])),
        ("scheme.dimension_weight", "scheme.json tree[0].weight", scheme(&["/tree/0/weight = 50"])),
        ("scheme.out_of_range", "scheme.json missing", scheme(&["/missing = {\"min_applicable\": 60}"])),
        (
            "scheme.no_attribute",
            "scheme.json tree[0].children[1].measure.den_attribute",
            scheme(&["/tree/0/children/1/measure/den_attribute = \"population\""]),
        ),
        (
            "scheme.share_sum",
            "scheme.json tree[4].measure",
            scheme(&["/tree/4/measure/items/net/share = 0.5"]),
        ),
        ("scheme.share_missing", "scheme.json tree[4].measure", scheme(&["/tree/4/measure/items/net/share"])),
        ("scheme.ends_equal", "scheme.json tree[1].rule", scheme(&["/tree/1/rule/zero_at = 10"])),
        ("scheme.against_direction", "scheme.json tree[1].rule", scheme(&["/tree/1/rule/zero_at = 11"])),
        (
            "scheme.no_lower_form",
            "scheme.json tree[0].children[0].rule",
            scheme(&[&format!("{leaf}/direction = \"lower\"")]),
        ),
        (
            "scheme.no_base",
            "scheme.json tree[0].children[0].rule",
            rule("{\"kind\": \"linear\", \"zero_at\": 0, \"full_at\": \"base\"}"),
        ),
        (
            "scheme.percent_of_zero",
            "scheme.json tree[0].children[0].rule",
            rule("{\"kind\": \"steps\", \"reference\": 0, \"per\": 1, \"per_kind\": \"percent\"}"),
        ),
        (
            "scheme.own_rule_needs_target",
            "scheme.json tree[0].children[0].rule.on_no_target.rule",
            rule("{\"kind\": \"completion\", \"on_no_target\": {\"rule\": {\"kind\": \"threshold\"}}}"),
        ),
        (
            "scheme.few_points",
            "scheme.json tree[0].children[0].rule",
            rule("{\"kind\": \"piecewise\", \"points\": [[1, 1]]}"),
        ),
        (
            "scheme.points_not_rising",
            "scheme.json tree[0].children[0].rule.points[1]",
            rule("{\"kind\": \"piecewise\", \"points\": [[5, 0], [5, 1]]}"),
        ),
        (
            "scheme.band_reversed",
            "scheme.json tree[0].children[0].rule.bands[1]",
            rule("{\"kind\": \"bands\", \"bands\": [{\"rate\": 1}, {\"from\": 5, \"to\": 4, \"rate\": 0}]}"),
        ),
        (
            "scheme.band_gap",
            "scheme.json tree[0].children[0].rule.bands[1]",
            rule("{\"kind\": \"bands\", \"bands\": [{\"to\": 4, \"rate\": 0}, {\"from\": 5, \"rate\": 1}]}"),
        ),
        (
            "scheme.band_overlap",
            "scheme.json tree[0].children[0].rule.bands[1]",
            rule(
                "{\"kind\": \"bands\", \"bands\": [{\"to\": 5, \"to_included\": true, \"rate\": 0}, {\"from\": 5, \"rate\": 1}]}",
            ),
        ),
        ("scheme.one_of", "scheme.json tree[0].children[0].rule", rule("{\"kind\": \"rank\"}")),
        ("scheme.goal", "scheme.json goals[0]", scheme(&["/goals/0/of = \"B\""])),
        (
            "scheme.points_too_fine",
            "scheme.json adjustments.items[0]",
            scheme(&["/adjustments/items/0/points = 0.125"]),
        ),
        (
            "scheme.reserved_id",
            "scheme.json adjustments.items[0]",
            scheme(&["/adjustments/items/0/id = \"correction\""]),
        ),
        ("scheme.bounds", "scheme.json grades.bounds[1]", scheme(&["/grades/bounds/1/from = 90"])),
        ("scheme.no_condition", "scheme.json notices[0].when", scheme(&["/notices/0/when = {}"])),
        (
            "scheme.no_core",
            "scheme.json notices[0].when",
            scheme(&["/notices/0/when = {\"core_rate_below\": 0.6}"]),
        ),
        (
            "scheme.empty_group",
            "scheme.json groups[2]",
            scheme(&["/groups/- = {\"id\": \"street\", \"title\": \"街道\"}"]),
        ),
        (
            "scheme.weightless",
            "scheme.json tree[5].weight",
            scheme(&[
                "/tree/- = {\"id\": \"H\", \"title\": \"空\", \"weight\": 0, \"rule\": {\"kind\": \"minmax\"}}",
            ]),
        ),
        // The data.
        ("data.none", "-", changed(&[], &[]).drain(..1).collect()),
        ("data.same_file", "second.json", beside([("second.json", changed(&[], &[]).swap_remove(1).1)])),
        ("data.other_scheme", "data.json scheme", data(&["/scheme = \"other\""])),
        ("data.no_unit", "data.json rows[0]", data(&["/rows/0/unit"])),
        ("data.unknown_unit", "data.json rows[0].unit", data(&["/rows/0/unit = \"9\""])),
        ("data.other_title", "data.json rows[0].title", data(&["/rows/0/title = \"乙镇\""])),
        ("data.for_others", "data.json", data(&["/scheme = [\"s\", \"t\"]", "/rows/0/values/X = 1"])),
        (
            "data.two_decisions",
            "data.json events[1]",
            data(&[
                "/events = [{\"id\": \"e1\", \"unit\": \"1\", \"item\": \"grade_decision\", \"grade\": \"A\", \"basis\": \"纪要\", \"by\": \"考核办\", \"date\": \"2025-12-31\"}]",
                "/events/- = {\"id\": \"e2\", \"unit\": \"1\", \"item\": \"grade_decision\", \"grade\": \"B\", \"basis\": \"纪要\", \"by\": \"考核办\", \"date\": \"2025-12-31\"}",
            ]),
        ),
        ("data.unknown_indicator", "data.json rows[0].values.X", data(&["/rows/0/values/X = 1"])),
        ("data.not_for_group", "data.json rows[0].values.G", data(&["/rows/0/values/G = 1"])),
        (
            "data.foreign_field",
            "data.json rows[0].values.A.num",
            data(&["/rows/0/values/A = {\"num\": 1, \"den\": 2}"]),
        ),
        (
            "data.unknown_part",
            "data.json rows[0].values.D.levels.town",
            data(&["/rows/0/values/D/levels/town = 1"]),
        ),
        (
            "data.negative",
            "data.json rows[0].values.D.levels.city",
            data(&["/rows/0/values/D/levels/city = -1"]),
        ),
        ("data.no_marks", "data.json rows[0].values.E.marks", data(&["/rows/0/values/E/marks = []"])),
        (
            "data.conflict",
            "second.json rows[0].values.A",
            second(&["/rows/- = {\"unit\": \"1\", \"values\": {\"A\": 5}}"]),
        ),
        (
            "data.same_twice",
            "second.json rows[0].values.A",
            second(&["/rows/- = {\"unit\": \"1\", \"values\": {\"A\": 4}}"]),
        ),
        (
            "data.state_denies_value",
            "data.json rows[0].values.A.state",
            data(&["/rows/0/values/A = {\"value\": 1, \"state\": \"not_applicable\"}"]),
        ),
        (
            "data.pending_without_value",
            "data.json rows[0].values.A.state",
            data(&["/rows/0/values/A = {\"state\": \"pending\"}"]),
        ),
        ("data.part", "data.json rows[0].values.B", data(&["/rows/0/values/B/den"])),
        ("data.zero_denominator", "data.json rows[0].values.B.den", data(&["/rows/0/values/B/den = 0"])),
        ("data.no_target", "data.json rows[0].values.A", changed(&[&format!("{leaf}/target")], &[])),
        ("data.target_not_positive", "data.json rows[0].values.A", scheme(&[&format!("{leaf}/target = 0")])),
        (
            "data.two_targets",
            "data.json rows[0].values.A.target",
            data(&["/rows/0/values/A = {\"value\": 1, \"target\": 12}"]),
        ),
        ("data.not_reported", "-", data(&["/rows/0/values/A"])),
        ("data.no_evidence", "-", scheme(&[&format!("{leaf}/evidence = \"required\"")])),
        (
            "data.unknown_evidence",
            "data.json rows[0].values.A.evidence[0]",
            data(&["/rows/0/values/A = {\"value\": 1, \"evidence\": [\"y\"]}"]),
        ),
        (
            "data.duplicate_evidence",
            "data.json evidence[1]",
            data(&["/evidence/- = {\"id\": \"x\", \"title\": \"另一名单\"}"]),
        ),
        ("data.as_of_outside", "data.json as_of", data(&["/as_of = \"2024-12-31\""])),
        ("data.event_outside", "data.json events[0].date", data(&["/events/0/date = \"2024-12-31\""])),
        ("data.unknown_item", "data.json events[0].item", data(&["/events/0/item = \"B9\""])),
        ("data.count_not_whole", "data.json events[0].count", data(&["/events/0/count = 1.5"])),
        (
            "data.event_lacks",
            "data.json events[0]",
            data(&[
                "/events/0 = {\"id\": \"e1\", \"unit\": \"1\", \"item\": \"correction\", \"points\": 1, \"reason\": \"复核\", \"by\": \"考核办\"}",
            ]),
        ),
        ("data.event_foreign", "data.json events[0].points", data(&["/events/0/points = 1"])),
        (
            "data.points_too_fine",
            "data.json events[0].points",
            data(&[
                "/events/0 = {\"id\": \"e1\", \"unit\": \"1\", \"item\": \"correction\", \"points\": 0.125, \"reason\": \"复核\", \"by\": \"考核办\", \"date\": \"2025-12-31\"}",
            ]),
        ),
        (
            "data.unknown_grade",
            "data.json events[0].grade",
            data(&[
                "/events/0 = {\"id\": \"e1\", \"unit\": \"1\", \"item\": \"grade_decision\", \"grade\": \"S\", \"basis\": \"纪要\", \"by\": \"考核办\", \"date\": \"2025-12-31\"}",
            ]),
        ),
        (
            "data.event_conflict",
            "second.json events[0]",
            second(&[
                "/events/- = {\"id\": \"e1\", \"unit\": \"2\", \"item\": \"B1\", \"date\": \"2025-06-30\"}",
            ]),
        ),
        (
            "data.event_twice",
            "second.json events[0]",
            second(&[
                "/events/- = {\"id\": \"e1\", \"unit\": \"1\", \"item\": \"B1\", \"date\": \"2025-06-30\"}",
            ]),
        ),
        ("data.events_idle", "data.json", self_assessed()),
        (
            "data.decision_idle",
            "data.json events[1]",
            data(&[
                "/events/- = {\"id\": \"e2\", \"unit\": \"1\", \"item\": \"grade_decision\", \"grade\": \"A\", \"basis\": \"纪要\", \"by\": \"考核办\", \"date\": \"2025-12-31\"}",
            ]),
        ),
        ("data.decision_over_quota", "-", decided_beyond_the_quota()),
        ("data.result_of_other", "other.json", beside([("other.json", of_another_scheme())])),
        (
            "data.many_results",
            "second.json",
            beside([("first.json", earlier("4")), ("second.json", earlier("5"))]),
        ),
        (
            "data.share_for_percent",
            "data.json rows[0].values.A",
            changed(&[&format!("{leaf}/unit_label = \"%\"")], &["/rows/0/values/A = 0.95"]),
        ),
        (
            "data.percent_for_share",
            "data.json rows[0].values.A",
            data(&[
                "/rows/0/values/A = 9.5",
                "/rows/1/values/A = 0.8",
                "/rows/2/values/A = 0.7",
                "/rows/3/values/A = 0.9",
                "/rows/4/values/A = 0.6",
            ]),
        ),
        ("data.far_from_others", "data.json rows[0].values.A", data(&["/rows/0/values/A = 50000"])),
        ("data.far_from_earlier", "data.json rows[0].values.A", beside([("earlier.json", earlier("40000"))])),
        (
            "data.all_equal_target",
            "-",
            data(&[
                "/rows/0/values/A = 10",
                "/rows/1/values/A = 10",
                "/rows/2/values/A = 10",
                "/rows/3/values/A = 10",
                "/rows/4/values/A = 10",
            ]),
        ),
        (
            "data.self_above",
            "-",
            second(&[
                "/stage = \"self\"",
                "/rows = [{\"unit\": \"1\", \"values\": {\"A\": 10, \"B\": {\"num\": 1, \"den\": 1}, \"C\": {\"current\": 11, \"base\": 10}, \"D\": {\"levels\": {\"city\": 2}}}}]",
            ]),
        ),
        (
            "data.mean_fails",
            "-",
            changed(&["/tree/0/aggregate = \"geometric\"", "/tree/0/weight = 60"], &["/rows/0/values/A = 0"]),
        ),
        (
            "data.thin",
            "-",
            data(&[
                "/rows/0/values/A = {\"state\": \"not_applicable\"}",
                "/rows/0/values/C = {\"state\": \"not_applicable\"}",
            ]),
        ),
    ]
}

/// Only self-assessed values are open, beside a bonus that was verified.
fn self_assessed() -> Files {
    let (scheme, mut data) = faultless();
    let mut own = data.clone();
    change(&mut own, "/stage = \"self\"");
    change(&mut own, "/events = []");
    change(&mut data, "/rows = []");
    let mut files = files(&scheme, &data);
    files.push(("own.json".to_owned(), own.to_string().into_bytes()));
    files
}

/// Four equal towns, two places, and three of them decided into the upper grade.
fn decided_beyond_the_quota() -> Files {
    let decision = |no: u32| {
        format!(
            "/events/- = {{\"id\": \"d{no}\", \"unit\": \"{no}\", \"item\": \"grade_decision\", \"grade\": \"A\", \"basis\": \"纪要\", \"by\": \"考核办\", \"date\": \"2025-12-31\"}}"
        )
    };
    let mut steps: Vec<String> = (0..4).map(|row| format!("/rows/{row}/values/A = 9")).collect();
    steps.push("/events = []".to_owned());
    steps.extend((1..=3).map(decision));
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    changed(&["/grades/bounds/0/from = 10"], &steps)
}

/// Codes that nothing meets today.
const UNMET: [&str; 0] = [];

/// All codes that the sources have.
fn known() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/issue");
    let mut codes = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let quoted = text.split('"').skip(1).step_by(2);
        let kinds = ["bytes.", "json.", "shape.", "scheme.", "data."];
        codes
            .extend(quoted.filter(|word| kinds.iter().any(|kind| word.starts_with(kind))).map(str::to_owned));
    }
    codes
}

#[test]
fn nothing_is_wrong_with_the_files_that_the_cases_change() {
    assert_eq!(tell(&changed(&[], &[])), []);
}

#[test]
fn every_fault_is_told_with_its_place() {
    let mut differing = Vec::new();
    for (code, place, files) in cases() {
        let told = tell(&files);
        let place_of = |told: &Told| {
            let file = told.file.as_ref().map_or("-", |(_, name)| name);
            format!("{file} {}", told.path).trim_end().to_owned()
        };
        let found: Vec<String> =
            told.iter().map(|told| format!("{} {}", told.code, place_of(told))).collect();
        if !found.contains(&format!("{code} {place}")) {
            differing.push(format!("{code} {place}, but: {found:?}"));
        }
        for told in told.iter().filter(|told| told.code == code) {
            assert!(!told.message.is_empty() && !told.remedy.is_empty(), "{told:?}");
            assert!(!told.message.ends_with('。') && !told.remedy.ends_with('。'), "{told:?}");
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn every_code_has_a_case() {
    let cases: BTreeSet<String> = cases().into_iter().map(|(code, ..)| code.to_owned()).collect();
    let known = known();
    assert!(known.len() > 100);
    let unmet: BTreeSet<String> = UNMET.map(str::to_owned).into();
    let without: Vec<&String> =
        known.iter().filter(|code| !cases.contains(*code) && !unmet.contains(*code)).collect();
    assert!(without.is_empty(), "no case for {without:?}");
    let strange: Vec<&String> = cases.iter().filter(|code| !known.contains(*code)).collect();
    assert!(strange.is_empty(), "no such code: {strange:?}");
}

/// The sentences of all cases, to be read by people: `cargo test --test faults -- --ignored --nocapture`.
#[test]
#[ignore = "prints the sentences"]
fn sentences() {
    for (code, _, files) in cases() {
        for told in tell(&files).iter().filter(|told| told.code == code) {
            println!("{code}\t{}\t{}。\t{}。", told.severity.word(), told.message, told.remedy);
        }
    }
}
