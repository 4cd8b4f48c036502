//! A list of changes as text, for work that is kept on the machine, and back.

use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::change::{Cap, Change, Figures, Scope, Siblings};
use crate::exact::Exact;

/// The format of a kept list, with its version.
pub const FORMAT: &str = "ip-scorecard/changes@1";

/// A list of changes as text.
///
/// ```
/// use ip_scorecard::analyse::whatif::{Cap, Change, read, write};
///
/// let changes = [Change::Cap { cap: Cap::Bonus, value: 3.into() }];
/// assert_eq!(read(&write(&changes)).as_deref(), Some(&changes[..]));
/// assert_eq!(read("[]"), None);
/// ```
pub fn write(changes: &[Change]) -> String {
    let changes: Vec<Value> = changes.iter().map(written).collect();
    json!({ "format": FORMAT, "changes": changes }).to_string()
}

/// A list of changes from its text; none when the text is of another format. A change that cannot be read
/// is left out.
pub fn read(text: &str) -> Option<Vec<Change>> {
    let document: Value = serde_json::from_str(text).ok()?;
    let changes = document.get("changes")?.as_array().filter(|_| document["format"] == FORMAT)?;
    Some(changes.iter().filter_map(change).collect())
}

fn written(change: &Change) -> Value {
    match change {
        Change::Weight { node, group, value, siblings } => json!({
            "kind": "weight",
            "node": node.as_str(),
            "group": group.as_ref().map(|group| group.as_str()),
            "value": value,
            "siblings": match siblings {
                Siblings::GiveWay => "give_way",
                Siblings::Stay => "stay",
            },
        }),
        Change::Target { indicator, scope, value } => {
            let mut target = json!({ "kind": "target", "indicator": indicator.as_str(), "value": value });
            match scope {
                Scope::All => {}
                Scope::Group(group) => target["group"] = group.as_str().into(),
                Scope::Unit(unit) => target["unit"] = unit.as_str().into(),
            }
            target
        }
        Change::Datum { unit, indicator, figures } => json!({
            "kind": "datum",
            "unit": unit.as_str(),
            "indicator": indicator.as_str(),
            "figures": figures_written(figures),
        }),
        Change::Parameter { indicator, path, value } => json!({
            "kind": "parameter",
            "indicator": indicator.as_str(),
            "path": path.to_string(),
            "value": value,
        }),
        Change::Cap { cap, value } => json!({ "kind": "cap", "cap": cap.word(), "value": value }),
    }
}

/// In the words of the data's format.
fn figures_written(figures: &Figures) -> Value {
    match figures {
        Figures::Value(value) => json!({ "value": value }),
        Figures::Ratio { num, den: Some(den) } => json!({ "num": num, "den": den }),
        Figures::Ratio { num, den: None } => json!({ "num": num }),
        Figures::Periods { current, base } => json!({ "current": current, "base": base }),
        Figures::Levels(counts) => {
            let counts = counts.iter().map(|(id, count)| (id.to_string(), json!(count)));
            json!({ "levels": counts.collect::<Map<String, Value>>() })
        }
        Figures::Marks(marks) => json!({ "marks": marks }),
        Figures::Done(items) => json!({ "done": items.iter().map(|id| &**id).collect::<Vec<&str>>() }),
        Figures::NotReported => json!({ "state": "not_reported" }),
        Figures::NotApplicable => json!({ "state": "not_applicable" }),
    }
}

fn change(value: &Value) -> Option<Change> {
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let number = || value.get("value").and_then(exact);
    Some(match text("kind")? {
        "weight" => Change::Weight {
            node: text("node")?.into(),
            group: text("group").map(Into::into),
            value: number()?,
            siblings: match text("siblings")? {
                "give_way" => Siblings::GiveWay,
                "stay" => Siblings::Stay,
                _ => return None,
            },
        },
        "target" => Change::Target {
            indicator: text("indicator")?.into(),
            scope: match (text("group"), text("unit")) {
                (None, None) => Scope::All,
                (Some(group), None) => Scope::Group(group.into()),
                (None, Some(unit)) => Scope::Unit(unit.into()),
                (Some(_), Some(_)) => return None,
            },
            value: number()?,
        },
        "datum" => Change::Datum {
            unit: text("unit")?.into(),
            indicator: text("indicator")?.into(),
            figures: figures(value.get("figures")?)?,
        },
        "parameter" => Change::Parameter {
            indicator: text("indicator")?.into(),
            path: text("path")?.parse().ok()?,
            value: number()?,
        },
        "cap" => {
            let word = text("cap")?;
            Change::Cap { cap: Cap::ALL.into_iter().find(|cap| cap.word() == word)?, value: number()? }
        }
        _ => return None,
    })
}

fn figures(value: &Value) -> Option<Figures> {
    let number = |key: &str| value.get(key).and_then(exact);
    if let Some(state) = value.get("state") {
        return match state.as_str()? {
            "not_reported" => Some(Figures::NotReported),
            "not_applicable" => Some(Figures::NotApplicable),
            _ => None,
        };
    }
    if let Some(value) = number("value") {
        return Some(Figures::Value(value));
    }
    if let Some(num) = number("num") {
        return Some(Figures::Ratio { num, den: number("den") });
    }
    if let (Some(current), Some(base)) = (number("current"), number("base")) {
        return Some(Figures::Periods { current, base });
    }
    if let Some(Value::Object(counts)) = value.get("levels") {
        let counts = counts.iter().map(|(id, count)| Some((Rc::from(id.as_str()), exact(count)?)));
        return counts.collect::<Option<_>>().map(Figures::Levels);
    }
    if let Some(Value::Array(marks)) = value.get("marks") {
        return marks.iter().map(exact).collect::<Option<_>>().map(Figures::Marks);
    }
    let items = value.get("done")?.as_array()?;
    items.iter().map(|id| id.as_str().map(Rc::from)).collect::<Option<_>>().map(Figures::Done)
}

/// A number, which stands as a string.
fn exact(value: &Value) -> Option<Exact> {
    value.as_str()?.parse().ok()
}
