//! What the page keeps is read again by every later version, and gone when it is due.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use chrono::NaiveDateTime;
use ip_scorecard::kept::{KeptFile, Reading, Record, Span, VERSION, moment, read};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A record as each version wrote it. These files are never changed; a new version adds one.
const WRITTEN: [&str; VERSION as usize] = [include_str!("kept/1.json"), include_str!("kept/2.json")];

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn record(text: &str) -> Record {
    match read(text) {
        Reading::Record(record) => record,
        other => panic!("{other:?} instead of a record: {text}"),
    }
}

/// A text with one field in another's place.
fn with(text: &str, key: &str, value: Value) -> String {
    let mut record: Value = serde_json::from_str(text).unwrap();
    record[key] = value;
    record.to_string()
}

fn without(text: &str, key: &str) -> String {
    let mut record: Value = serde_json::from_str(text).unwrap();
    record.as_object_mut().unwrap().remove(key);
    record.to_string()
}

#[test]
fn a_record_of_version_1() {
    let expected = Record {
        changed: at("2026-03-02T17:30:05"),
        until: at("2026-03-03T00:00:00"),
        span: Span::Day,
        subject: None,
        files: vec![
            KeptFile { name: "方案.json".into(), sha256: "aa".into() },
            KeptFile { name: "甲局 (2).json".into(), sha256: "bb".into() },
        ],
        view: json!({ "route": "#unit=120113001" }).as_object().unwrap().clone(),
    };
    assert_eq!(record(WRITTEN[0]), expected);
}

#[test]
fn a_record_of_version_2() {
    let expected = Record {
        changed: at("2026-03-02T17:30:05"),
        until: at("2026-04-02T00:00:00"),
        span: Span::Longer,
        subject: Some("2025年度考核".into()),
        files: vec![KeptFile { name: "方案.json".into(), sha256: "aa".into() }],
        view: json!({ "route": "#ranking", "lang": "en", "shape of later": [1, 2] })
            .as_object()
            .unwrap()
            .clone(),
    };
    assert_eq!(record(WRITTEN[1]), expected);
}

#[test]
fn every_version_is_written_on_as_the_present_one() {
    for text in WRITTEN {
        let record = record(text);
        assert_eq!(read(&record.write()), Reading::Record(record.clone()));
        assert!(record.write().contains(&format!("desk@{VERSION}")));
    }
}

#[test]
fn a_later_version_is_left_alone_until_it_is_due() {
    let later =
        json!({ "format": format!("ip-scorecard/desk@{}", VERSION + 1), "until": "2026-03-03T00:00:00" });
    let reading = read(&later.to_string());
    assert_eq!(reading, Reading::Newer { until: at("2026-03-03T00:00:00") });
    assert!(!reading.is_due(at("2026-03-02T23:59:59")));
    assert!(reading.is_due(at("2026-03-03T00:00:00")));
}

#[test]
fn what_is_missing_and_may_be() {
    let [_, full] = WRITTEN;
    assert_eq!(record(&without(full, "span")).span, Span::Day);
    assert_eq!(record(&with(full, "span", "century".into())).span, Span::Day);
    assert_eq!(record(&without(full, "subject")).subject, None);
    assert!(record(&without(full, "view")).view.is_empty());
    assert!(record(&with(full, "view", "gone".into())).view.is_empty());
}

#[test]
fn what_is_no_record() {
    let [first, full] = WRITTEN;
    let broken = [
        String::new(),
        "null".into(),
        "[]".into(),
        full[..full.len() / 2].to_owned(),
        without(full, "format"),
        with(full, "format", "ip-scorecard/data@1".into()),
        with(full, "format", "ip-scorecard/desk@0".into()),
        with(full, "format", "ip-scorecard/desk@two".into()),
        without(full, "until"),
        with(full, "until", "tomorrow".into()),
        with(full, "changed", "2026-02-30T00:00:00".into()),
        without(full, "files"),
        with(full, "files", json!([{ "name": "a" }])),
        without(first, "route"),
    ];
    for text in broken {
        assert_eq!(read(&text), Reading::Unreadable, "{text}");
    }
    assert!(Reading::Unreadable.is_due(at("2026-03-02T00:00:00")));
}

#[test]
fn how_long_a_desk_is_kept() {
    let check =
        |span: Span, now: &str, until: &str| assert_eq!(span.until(at(now)), at(until), "{span:?} {now}");
    check(Span::Day, "2026-03-02T08:00:00", "2026-03-03T00:00:00");
    check(Span::Day, "2026-03-02T00:00:00", "2026-03-03T00:00:00");
    check(Span::Day, "2026-03-02T20:00:00", "2026-03-03T00:00:00");
    check(Span::Day, "2026-03-02T20:00:01", "2026-03-03T00:00:01");
    check(Span::Day, "2026-03-02T23:30:00", "2026-03-03T03:30:00");
    check(Span::Day, "2026-12-31T17:00:00", "2027-01-01T00:00:00");
    check(Span::Longer, "2026-03-02T08:00:00", "2026-04-02T00:00:00");
    check(Span::Longer, "2026-03-02T23:30:00", "2026-04-02T00:00:00");
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_again(
        minute in 0_i64..60_000_000,
        longer: bool,
        subject in proptest::option::of(".*"),
        files in proptest::collection::vec((".*", "[0-9a-f]{64}"), 0..5),
        route in ".*",
    ) {
        let now = moment(1980, 1, 1, 0, 0).unwrap() + chrono::TimeDelta::minutes(minute);
        let files = files.into_iter().map(|(name, sha256)| KeptFile { name: name.into(), sha256: sha256.into() });
        let mut record = Record {
            subject: subject.map(Into::into),
            files: files.collect(),
            ..Record::new(now, if longer { Span::Longer } else { Span::Day })
        };
        record.view.insert("route".into(), route.into());
        prop_assert!(record.until > now);
        prop_assert_eq!(read(&record.write()), Reading::Record(record));
    }

    #[test]
    fn no_text_makes_it_panic(text in ".*") {
        prop_assert_eq!(read(&text), Reading::Unreadable);
    }
}
