//! Documents as people change them: nothing lost, one form for what is written, and every step taken back.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::*;
use ip_scorecard::edit::{History, Tree, canonical};
use ip_scorecard::json::{Path, Step};
use ip_scorecard::read::Kind;

fn path(steps: &str) -> Path {
    let step = |step: &str| step.parse().map_or_else(|_| Step::from(step), |item: usize| Step::from(item));
    steps.split('/').filter(|step| !step.is_empty()).map(step).collect::<Vec<_>>().into()
}

fn tree(text: &str) -> Tree {
    Tree::read(text).unwrap()
}

/// What a change makes of a document.
fn changed(text: &str, change: impl FnOnce(&mut Tree)) -> String {
    let mut tree = tree(text);
    change(&mut tree);
    tree.to_string()
}

#[test]
fn a_value_is_put_where_there_is_a_way() {
    let put = |text: &str, to: &str| {
        let mut there = false;
        let text = changed(text, |tree| there = tree.put(&path(to), Tree::from("新")));
        (there, text)
    };
    assert_eq!(put(r#"{"a":1}"#, "a"), (true, r#"{"a":"新"}"#.into()));
    assert_eq!(put(r#"{"a":1}"#, "b/c"), (true, r#"{"a":1,"b":{"c":"新"}}"#.into()));
    assert_eq!(put(r#"{"a":[1]}"#, "a/1"), (true, r#"{"a":[1,"新"]}"#.into()));
    assert_eq!(put(r#"{"a":[1]}"#, "a/1/b"), (true, r#"{"a":[1,{"b":"新"}]}"#.into()));
    assert_eq!(
        put(r#"{"a":1,"a":2}"#, "a"),
        (true, r#"{"a":"新","a":2}"#.into()),
        "of repeated keys the first"
    );
    assert_eq!(put("1", ""), (true, r#""新""#.into()));
    for nowhere in ["a/2", "b/0", "a/b", "b/c/0", "a/1/0"] {
        assert_eq!(
            put(r#"{"a":[1]}"#, nowhere),
            (false, r#"{"a":[1]}"#.into()),
            "{nowhere}: nothing is made"
        );
    }
}

#[test]
fn items_are_put_in_and_taken_out() {
    let insert = |to: usize| changed("[1,2]", |tree| _ = tree.insert(&Path::default(), to, Tree::from(0)));
    assert_eq!([0, 1, 2, 3].map(insert), ["[0,1,2]", "[1,0,2]", "[1,2,0]", "[1,2]"]);
    let take = |from: &str| changed(r#"{"a":[1,2],"b":3}"#, |tree| _ = tree.take(&path(from)));
    assert_eq!(take("a/0"), r#"{"a":[2],"b":3}"#);
    assert_eq!(take("a"), r#"{"b":3}"#);
    for nowhere in ["", "c", "a/2", "b/0"] {
        assert_eq!(take(nowhere), r#"{"a":[1,2],"b":3}"#, "{nowhere}");
    }
}

#[test]
fn an_earlier_state_is_not_changed_with_a_later_one() {
    let before = tree(r#"{"rows":[{"unit":"1","values":{"A":1}}]}"#);
    let mut after = before.clone();
    assert!(after.put(&path("rows/0/values/A"), Tree::from(2)));
    assert_eq!(before.get(&path("rows/0/values/A")), Some(&Tree::from(1)));
    assert_eq!(after.get(&path("rows/0/values/A")), Some(&Tree::from(2)));
}

/// 84 and 84.0 are one number.
fn same_numbers(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(items) => items.into_iter().map(same_numbers).collect(),
        Value::Object(members) => {
            members.into_iter().map(|(key, value)| (key, same_numbers(value))).collect()
        }
        value => value,
    }
}

#[test]
fn every_sample_is_kept_whole_and_written_in_one_form() {
    for sample in sample_year() {
        let text = std::fs::read_to_string(&sample).unwrap();
        let document = tree(&text);
        let kind = if text.contains("ip-scorecard/scheme@1") { Kind::Scheme } else { Kind::Data };
        let written = canonical(&document, kind);
        // Nothing but the order of keys and the spelling of numbers differs.
        let value = |text: &str| same_numbers(serde_json::from_str(text).unwrap());
        assert!(value(&written) == value(&text), "{}", sample.display());
        assert_eq!(canonical(&tree(&written), kind), written, "written again it is the same");
        assert_eq!(document.to_string(), tree(&document.to_string()).to_string());
        assert!(written.lines().all(|line| line.chars().count() <= 400), "a line for each thing");
    }
}

#[test]
fn two_orders_of_writing_come_to_one_form() {
    let one = r#"{"scheme":"a","format":"ip-scorecard/data@1","x_b":1,"x_a":{"z":1,"y":2},
        "rows":[{"values":{"T10":1.0,"T2":{"note":"n","value":2e1},"T2-1":{"num":1,"den":3}},"unit":"1"}]}"#;
    let other = r#"{"format":"ip-scorecard/data@1","rows":[{"unit":"1","values":{"T2-1":{"den":3,"num":1},
        "T2":{"value":20.0,"note":"n"},"T10":1}}],"scheme":"a","x_a":{"y":2,"z":1},"x_b":1.00}"#;
    let written = canonical(&tree(one), Kind::Data);
    assert_eq!(written, canonical(&tree(other), Kind::Data));
    assert_eq!(
        written,
        r#"{
  "format": "ip-scorecard/data@1",
  "scheme": "a",
  "rows": [
    {
      "unit": "1",
      "values": {
        "T2": { "value": 20, "note": "n" },
        "T2-1": { "num": 1, "den": 3 },
        "T10": 1
      }
    }
  ],
  "x_a": { "y": 2, "z": 1 },
  "x_b": 1
}
"#
    );
}

#[test]
fn the_kind_of_a_rule_comes_first_and_its_own_keys_in_their_order() {
    let text = r#"{"tree":[{"rule":{"zero_at":1,"full_at":2,"kind":"linear"},"weight":{"zone":1,"town":2},
        "title":"t","id":"A"}]}"#;
    let written = canonical(&tree(text), Kind::Scheme);
    assert!(
        written.contains(r#""rule": { "kind": "linear", "full_at": 2, "zero_at": 1 }"#)
            || written.contains(r#""rule": { "kind": "linear", "zero_at": 1, "full_at": 2 }"#),
        "{written}"
    );
    assert!(written.contains(r#""weight": { "town": 2, "zone": 1 }"#), "{written}");
    assert!(written.find(r#""id""#) < written.find(r#""title""#), "{written}");
}

#[test]
fn what_is_typed_as_a_text_stays_one() {
    let written =
        canonical(&tree(r#"{"rows":[{"values":{"A":"1.50","B":1.50,"C":1e2,"D":-0.0}}]}"#), Kind::Data);
    assert!(written.contains(r#"{ "A": "1.50", "B": 1.5, "C": 100, "D": 0 }"#), "{written}");
}

#[test]
fn steps_go_on_back_and_forth() {
    let mut history = History::new(0);
    assert_eq!(history.go_on(1), Err(1), "there is no step to go on with");
    for no in 1..=600 {
        history.step(no, no);
    }
    assert_eq!(history.go_on(700), Ok(()));
    assert_eq!((history.undo(), *history.now()), (Some(600), 599));
    assert_eq!(history.go_on(701), Err(701), "what was taken back is not gone on with");
    assert_eq!((history.redo(), *history.now()), (Some(600), 700));
    let mut taken = 0;
    while history.undo().is_some() {
        taken += 1;
    }
    assert_eq!((taken, *history.now()), (500, 100), "the first steps go");
    assert_eq!((history.last(), history.next()), (None, Some(&101)));
}
