//! Changes in short, and a scheme to try them on.

#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test")]

use ip_scorecard::analyse::whatif::{Change, Figures, Scope, Siblings};
use ip_scorecard::exact::Exact;
use serde_json::{Value, json};

use crate::common::*;

pub fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

pub fn weight(node: &str, value: &str) -> Change {
    Change::Weight { node: node.into(), group: None, value: exact(value), siblings: Siblings::GiveWay }
}

pub fn weight_alone(node: &str, value: &str) -> Change {
    Change::Weight { node: node.into(), group: None, value: exact(value), siblings: Siblings::Stay }
}

pub fn target(scope: Scope, value: &str) -> Change {
    Change::Target { indicator: "A".into(), scope, value: exact(value) }
}

pub fn datum(title: &str, indicator: &str, figures: Figures) -> Change {
    Change::Datum { unit: code(title).as_str().into(), indicator: indicator.into(), figures }
}

pub fn parameter(path: &str, value: &str) -> Change {
    Change::Parameter { indicator: "A".into(), path: path.parse().unwrap(), value: exact(value) }
}

/// A of 50, a dimension D of B 20 and C 10, E of 20.
pub fn tree() -> Value {
    let leaf = |id: &str, weight: u32| scored(weight).with("id", json!(id)).with("title", json!(id));
    scheme(["甲", "乙"], []).with("full_marks", json!(100)).with(
        "tree",
        json!([
            leaf("A", 50),
            { "id": "D", "title": "维度", "weight": 30, "children": [leaf("B", 20), leaf("C", 10)] },
            leaf("E", 20),
        ]),
    )
}
