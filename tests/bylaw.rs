//! 考核细则: the rules of a scheme as a document.
//!
//! The whole text of the built-in schemes is kept in `tests/golden-bylaw`; `UPDATE=1 cargo test --test
//! bylaw` rewrites it, and the difference is to be read against the scheme before it is committed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;

use std::fmt::Write;
use std::fs;

use common::*;
use ip_scorecard::check::Plan;
use ip_scorecard::model::scheme::Scheme;
use ip_scorecard::paper::{Block, Document, RowRole};
use ip_scorecard::read::{Input, open};
use ip_scorecard::text::{Lang, bylaw, scoring};
use serde_json::{Value, json};

/// The plan of a scheme that must be sound.
#[track_caller]
fn plan(scheme: &str) -> Plan {
    let file = open(&Input { name: "s.json".into(), bytes: scheme.as_bytes().into() }, &|_| None);
    assert!(!file.is_faulty(), "{:?}", file.faults);
    let scheme: &std::rc::Rc<Scheme> = file.scheme().unwrap();
    Plan::of(scheme.clone())
}

/// A document as plain text, a line for each paragraph and row.
fn plain(document: &Document) -> String {
    let mut text = String::new();
    for block in &document.blocks {
        match block {
            Block::Title(told) => writeln!(text, "# {told}").unwrap(),
            Block::Subtitle(told) | Block::Paragraph(told) => writeln!(text, "{told}").unwrap(),
            Block::Heading(told) => writeln!(text, "\n## {told}").unwrap(),
            Block::Subheading(told) => writeln!(text, "\n### {told}").unwrap(),
            Block::Table(table) => {
                let columns: Vec<&str> = table.columns.iter().map(|column| &*column.title).collect();
                writeln!(text, "|{}|", columns.join("|")).unwrap();
                for row in &table.rows {
                    let cells = row.cells.iter().map(|cell| match &cell.note {
                        Some(note) => format!("{}〔{note}〕", cell.text),
                        None => cell.text.clone(),
                    });
                    let lead = if row.role == RowRole::Lead { "*" } else { "" };
                    writeln!(text, "{lead}|{}|", cells.collect::<Vec<_>>().join("|")).unwrap();
                }
            }
            other => panic!("{other:?}"),
        }
    }
    text
}

#[test]
fn the_built_in_schemes_read_as_documents() {
    for name in ["beichen-ip-2025", "beichen-yshj-2025"] {
        let scheme = fs::read_to_string(root().join(format!("public/schemes/{name}.json"))).unwrap();
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let text = plain(&bylaw(lang, &plan(&scheme)));
            let path = root().join(format!("tests/golden-bylaw/{name}.{tag}.txt"));
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&path, &text).unwrap();
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            for (no, (found, expected)) in text.lines().zip(expected.lines()).enumerate() {
                assert_eq!(found, expected, "{name}, {tag}, line {}", no + 1);
            }
            assert_eq!(text.lines().count(), expected.lines().count(), "{name}, {tag}");
        }
    }
}
