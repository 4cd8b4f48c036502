//! Never a panic: whatever comes in, there is an answer for every question that a front asks.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
#[path = "common/year.rs"]
mod year;

use std::path::PathBuf;

use common::*;
use ip_scorecard::assess::assess;
use ip_scorecard::read::Opened;
use ip_scorecard::result;
use ip_scorecard::text::Lang;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use year::{ANY, cases, years};

/// Asks what the page, the host program and the result file ask.
fn ask_for_everything(files: Vec<Opened>) {
    let assessed = assess(files);
    for lang in Lang::ALL {
        assert!(told::everything(lang, &assessed).iter().all(|told| !told.is_empty()));
    }
    assert!(result::issues_document(&assessed).is_some());
    let refused = assessed.issues.iter().any(|issue| issue.is_error());
    assert_eq!(refused, assessed.scored.is_none(), "{:?}", assessed.issues);
    assert_eq!(refused, result::document(&assessed).is_none());
}

/// Asks about documents, written as files.
fn ask_about(documents: &[Value]) {
    let files = documents.iter().enumerate();
    ask_for_everything(
        files.map(|(no, document)| file(&format!("{no}.json"), document.to_string())).collect(),
    );
}

const WORDS: &str = "ip-scorecard/scheme@1 ip-scorecard/data@1 s 1 town 甲 A draft verified self 2025-01-01 \
    completion linear steps bands rank threshold ratio growth target group_mean pending not_applicable rescale \
    bonus veto correction 1e27 -0.5";

const KEYS: &str = "format id version title status period start end groups units code group tree children weight \
    rule kind measure target direction zero_at full_at per reference bands from to rate missing rounding \
    adjustments items points grades bounds quota share notices when scheme stage source department rows unit \
    values value state events item count date A";

/// JSON of the formats' own words, in no order.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        select(WORDS.split_whitespace().collect::<Vec<_>>()).prop_map(|word| json!(word)),
        (-3..200i64).prop_map(|number| json!(number)),
        select(vec![json!(0.1), json!(""), json!(true), Value::Null]),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        let key = select(KEYS.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::Array),
            vec((key, inner), 0..8).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// What is done to one place of a document.
#[derive(Clone, Debug)]
enum Change {
    Delete,
    /// Once more in its list, or beside itself in its object.
    Duplicate,
    Replace(Value),
    /// Replaces it by what stands at another place.
    Transplant(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let strangers = json!([
        0,
        -1,
        1.5,
        "1e27",
        "-9999999999999999999999999999",
        "0.0000000000000000000000000001",
        "95%",
        "",
        "天穆镇",
        true,
        null,
        [],
        {},
        "not_applicable",
        "target",
    ]);
    prop_oneof![
        Just(Change::Delete),
        Just(Change::Duplicate),
        select(strangers.as_array().unwrap().clone()).prop_map(Change::Replace),
        any::<Index>().prop_map(Change::Transplant),
    ]
}

/// Changes, each with its document and its place there.
fn changes() -> impl Strategy<Value = Vec<(Index, Index, Change)>> {
    vec((any::<Index>(), any::<Index>(), change()), 1..5)
}

fn ask_after_changes(mut documents: Vec<Value>, changes: &[(Index, Index, Change)]) {
    for (document, place, change) in changes {
        let no = document.index(documents.len());
        apply(&mut documents[no], place, change);
    }
    ask_about(&documents);
}

fn apply(document: &mut Value, place: &Index, change: &Change) {
    let mut places = Vec::new();
    pointers(document, "", &mut places);
    if places.is_empty() {
        return;
    }
    let pointer = place.get(&places);
    let new = match change {
        Change::Replace(value) => value.clone(),
        Change::Transplant(from) => document.pointer(from.get(&places).as_str()).unwrap().clone(),
        Change::Delete | Change::Duplicate => document.pointer(pointer).unwrap().clone(),
    };
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match (document.pointer_mut(parent).unwrap(), change) {
        (Value::Array(items), Change::Delete) => drop(items.remove(key.parse().unwrap())),
        (Value::Array(items), Change::Duplicate) => items.push(new),
        (Value::Object(members), Change::Delete) => drop(members.remove(key)),
        (Value::Object(members), Change::Duplicate) => drop(members.insert(format!("{key}_"), new)),
        _ => *document.pointer_mut(pointer).unwrap() = new,
    }
}

/// The pointers of all values below the root. No key of the files has a slash or a tilde.
fn pointers(value: &Value, here: &str, found: &mut Vec<String>) {
    let members: Vec<(String, &Value)> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(no, item)| (no.to_string(), item)).collect(),
        Value::Object(members) => members.iter().map(|(key, member)| (key.clone(), member)).collect(),
        _ => return,
    };
    for (key, member) in members {
        let pointer = format!("{here}/{key}");
        pointers(member, &pointer, found);
        found.push(pointer);
    }
}

fn small_files() -> Vec<PathBuf> {
    ["scheme", "jrj", "scjgj"]
        .map(|name| root().join(format!("tests/golden/two-indicators/{name}.json")))
        .into()
}

fn documents(paths: &[PathBuf]) -> Vec<Value> {
    paths.iter().map(|path| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()).collect()
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn on_bytes(
        start in select(vec!["", "{\"format\":", "\u{feff}{", "[[[", "\"\\u"]),
        bytes in vec(any::<u8>(), 0..200),
    ) {
        ask_for_everything(vec![file("a.json", [start.as_bytes(), &bytes].concat())]);
    }

    #[test]
    fn on_json(documents in vec(anything(), 1..4)) {
        ask_about(&documents);
    }

    #[test]
    fn on_years_with_changes(year in years(ANY), changes in changes()) {
        ask_after_changes(vec![year.scheme.clone(), year.one_file()], &changes);
    }

    #[test]
    fn on_files_with_changes(changes in changes()) {
        ask_after_changes(documents(&small_files()), &changes);
    }

    #[test]
    fn on_files_with_changed_bytes(
        which in any::<Index>(), at in any::<Index>(), cut in 0..6usize, put in vec(any::<u8>(), 0..3),
    ) {
        let mut files: Vec<Vec<u8>> = small_files().iter().map(|path| std::fs::read(path).unwrap()).collect();
        let no = which.index(files.len());
        let bytes = &mut files[no];
        let from = at.index(bytes.len());
        let to = (from + cut).min(bytes.len());
        bytes.splice(from..to, put);
        ask_for_everything(files.iter().zip(["s.json", "a.json", "b.json"]).map(|(bytes, name)| file(name, bytes)).collect());
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn on_the_sample_year_with_changes(changes in changes()) {
        ask_after_changes(documents(&sample_year()), &changes);
    }
}
