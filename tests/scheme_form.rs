//! 方案表单: every field of a scheme has its form and its words in both languages.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::*;
use ip_scorecard::edit::Tree;
use ip_scorecard::edit::form::{Entry, Field, every, form, form_of};
use ip_scorecard::issue::Named;
use ip_scorecard::json::{Path, Step};
use ip_scorecard::text::{self, Lang};

fn path(steps: &str) -> Path {
    let step = |step: &str| step.parse().map_or_else(|_| Step::from(step), |item: usize| Step::from(item));
    steps.split('/').filter(|step| !step.is_empty()).map(step).collect::<Vec<_>>().into()
}

fn is_english(text: &str) -> bool {
    let quoted = ["件", "五（七）"];
    let rest = quoted.iter().fold(text.to_owned(), |text, chinese| text.replace(chinese, ""));
    !rest.is_empty() && rest.chars().all(|c| !('\u{3000}'..='\u{9fff}').contains(&c))
}

/// Every entry within an entry.
fn within(entry: &Entry) -> Vec<&Entry> {
    let inner: Vec<&Entry> = match entry {
        Entry::List(inner) | Entry::Map(inner) | Entry::Tuple(inner, _) => vec![inner],
        Entry::Either(kinds) => kinds.iter().collect(),
        _ => Vec::new(),
    };
    std::iter::once(entry).chain(inner.into_iter().flat_map(within)).collect()
}

fn fields() -> Vec<Field> {
    every().into_iter().flat_map(|form| form.fields).collect()
}

#[test]
fn every_field_is_told_in_both_languages() {
    assert!(fields().len() > 130, "{}", fields().len());
    for field in fields() {
        let at = format!("{}.{}", field.record, field.key);
        let (label, help) = (text::form::label(Lang::En, &field), text::form::help(Lang::En, &field));
        assert!(label != field.key && is_english(label), "{at}: {label}");
        assert!(is_english(&help) && !help.ends_with('.'), "{at}: {help}");
        let (label, help) = (text::form::label(Lang::Zh, &field), text::form::help(Lang::Zh, &field));
        assert!(!is_english(label) && !is_english(&help), "{at}: {label} {help}");
    }
}

#[test]
fn every_word_and_kind_is_told_in_both_languages() {
    let mut seen = 0;
    for field in fields() {
        for entry in within(&field.entry) {
            let at = format!("{}.{}", field.record, field.key);
            match entry {
                Entry::Words(words) => {
                    for word in words {
                        let told = Lang::ALL.map(|lang| text::form::word(lang, field.key, word));
                        assert!(told[0].is_some() && told[1].is_some_and(is_english), "{at}: {word}");
                        let help = text::form::help(Lang::Zh, &field);
                        let raw = help.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                        assert!(!raw.into_iter().any(|part| part == *word), "{at}: {word} in {help}");
                        seen += 1;
                    }
                }
                Entry::Kinds(record, kinds) => {
                    for kind in kinds {
                        for lang in Lang::ALL {
                            let (name, line) = text::form::kind(lang, record, kind).unwrap();
                            assert_eq!(is_english(name) && is_english(line), lang == Lang::En, "{kind}");
                        }
                        assert!(form_of(&format!("{record}.{kind}")).is_some(), "{record}.{kind}");
                        seen += 1;
                    }
                }
                Entry::Record(record) => assert!(form_of(record).is_some(), "{at}: {record}"),
                _ => {}
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn a_form_is_found_where_a_record_stands() {
    let scheme =
        Tree::read(&std::fs::read_to_string(root().join("public/schemes/beichen-ip-2025.json")).unwrap())
            .unwrap();
    let cases = [
        ("", Some("Scheme")),
        ("tree/0", Some("Dimension")),
        ("tree/0/children/1", Some("Indicator")),
        ("tree/0/children/1/rule", Some("Rule.bands")),
        ("tree/0/children/1/rule/bands/0", Some("Band")),
        ("tree/1/children/0/measure", Some("Measure.levels")),
        ("tree/1/children/0/measure/levels/city", Some("Level")),
        ("adjustments/items/0", Some("Item.bonus")),
        ("grades/bounds/0/quota", Some("Quota")),
        ("grades/bounds/1/quota", Some("Quota")),
        ("notices/0/when", Some("When")),
        ("goals/1/baseline", Some("Baseline")),
        ("adopted", Some("Adopted")),
        ("title", None),
        ("nothing", None),
    ];
    for (at, record) in cases {
        let found = form(&scheme, &path(at)).map(|form| form.record);
        assert_eq!(found.as_deref(), record, "{at}");
    }
}

#[test]
fn entries_are_what_the_format_takes() {
    let field = |record: &str, key: &str| form_of(record).unwrap().field(key).unwrap().clone();
    let number = || Box::new(Entry::Number);
    let cases = [
        ("Scheme", "title", Entry::Text),
        ("Scheme", "full_marks", Entry::Number),
        ("Scheme", "period", Entry::Record("Period")),
        ("Scheme", "tree", Entry::List(Box::new(Entry::Node))),
        ("Period", "start", Entry::Date),
        ("Rounding", "item_places", Entry::Count),
        ("Rounding", "items_first", Entry::Flag),
        ("Unit", "attributes", Entry::Map(number())),
        ("Indicator", "weight", Entry::Either(vec![Entry::Number, Entry::Map(number())])),
        ("Indicator", "clauses", Entry::List(Box::new(Entry::Text))),
        ("Rule.piecewise", "points", Entry::List(Box::new(Entry::Tuple(number(), 2)))),
        ("Rule.rank", "scale", Entry::Words(vec!["linear"])),
    ];
    for (record, key, entry) in cases {
        assert_eq!(field(record, key).entry, entry, "{record}.{key}");
    }
    assert!(matches!(field("Indicator", "rule").entry, Entry::Kinds("Rule", kinds) if kinds.len() == 9));
    assert!(field("Indicator", "rule").required && !field("Indicator", "target").required);
    let default = |record: &str, key: &str| field(record, key).default.map(|tree| tree.to_string());
    assert_eq!(default("Rule.efficacy", "floor_rate").as_deref(), Some("0.6"));
    assert_eq!(default("Rounding", "mode").as_deref(), Some("\"half_up\""));
    assert_eq!(default("Indicator", "measure").as_deref(), Some(r#"{"kind":"value"}"#));
    assert_eq!(default("Scheme", "grades"), None);
    assert_eq!(field("Goal", "of").names, Some(Named::Indicator));
    assert_eq!(
        text::form::help(Lang::Zh, &field("Rounding", "mode")),
        "四舍五入（默认），按 GB/T 8170 奇进偶舍"
    );
}

/// A default that is written changes nothing.
#[test]
fn defaults_are_what_holds_when_nothing_is_written() {
    let leaf = |more: serde_json::Value| {
        run(
            scheme(["甲", "乙"], [scored(100).with_all(&more)]),
            [verified(serde_json::json!({"甲": {"A": 40}, "乙": {"A": 90}}))],
        )
    };
    let plain = leaf(serde_json::json!({}));
    for field in form_of("Indicator").unwrap().fields.iter().filter(|field| field.default.is_some()) {
        let default: serde_json::Value =
            serde_json::from_str(&field.default.as_ref().unwrap().to_string()).unwrap();
        let written = leaf(serde_json::json!({ field.key: default }));
        assert_eq!(written.errors(), Vec::<&str>::new(), "{}", field.key);
        for unit in ["甲", "乙"] {
            assert_eq!(written.total(unit), plain.total(unit), "{}", field.key);
        }
    }
}
