//! The one form in which a document is written, so that what two people wrote can be compared line by line.
//!
//! - Keys stand in the order in which the format declares them; those of maps, such as weights by group and
//!   values by indicator, in their natural order, but levels and tasks in the order that was written, because
//!   they are shown in it; keys that the format does not know come after all others.
//! - Numbers are as short as they can be; a text that spells a number stays a text.
//! - A list or an object stands on a line of its own when it fits there and has nothing in it but plain values
//!   and lists of such; otherwise each of its members has a line.

use std::cmp::Ordering;
use std::fmt::Write;

use serde_json::Value as Schema;

use super::Tree;
use super::schema::{self, declared};
use crate::exact::Exact;
use crate::read::Kind;

/// Characters up to which a line takes a list or an object as a whole.
const LINE: usize = 110;

/// Writes a document in its one form, the kind of document being known.
///
/// ```
/// use ip_scorecard::{edit::{Tree, canonical}, read::Kind};
///
/// let tree = Tree::read(r#"{"rows": [], "x_ours": 1.50, "format": "ip-scorecard/data@1"}"#).unwrap();
/// assert_eq!(canonical(&tree, Kind::Data), "\
/// {
///   \"format\": \"ip-scorecard/data@1\",
///   \"rows\": [],
///   \"x_ours\": 1.5
/// }
/// ");
/// ```
pub fn canonical(tree: &Tree, kind: Kind) -> String {
    let document = schema::document(kind);
    let mut writer = Writer { document, text: String::new() };
    writer.value(tree, Some(document), 0, 0);
    writer.text.push('\n');
    writer.text
}

impl std::fmt::Display for Tree {
    /// The document on one line, as it stands.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Tree::Null => f.write_str("null"),
            Tree::Bool(truth) => write!(f, "{truth}"),
            Tree::Number(written) => f.write_str(written),
            Tree::Text(text) => f.write_str(&quoted(text)),
            Tree::List(items) => {
                f.write_char('[')?;
                for (no, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if no == 0 { "" } else { "," })?;
                }
                f.write_char(']')
            }
            Tree::Object(members) => {
                f.write_char('{')?;
                for (no, (key, value)) in members.iter().enumerate() {
                    write!(f, "{}{}:{value}", if no == 0 { "" } else { "," }, quoted(key))?;
                }
                f.write_char('}')
            }
        }
    }
}

fn quoted(text: &str) -> String {
    Schema::from(text).to_string()
}

struct Writer {
    /// The schema of the whole, with its definitions.
    document: &'static Schema,
    text: String,
}

impl Writer {
    /// Writes a value; its first line is indented already and has so many characters.
    fn value(&mut self, tree: &Tree, schema: Option<&'static Schema>, indent: usize, taken: usize) {
        match tree {
            Tree::List(items) if !items.is_empty() => {
                let of_item = |_: &Tree| self.described(tree, schema).and_then(|schema| schema.get("items"));
                let parts: Vec<Part<'_>> =
                    items.iter().map(|item| Part { key: None, value: item, schema: of_item(item) }).collect();
                self.parts(['[', ']'], &parts, tree, indent, taken);
            }
            Tree::Object(members) if !members.is_empty() => {
                let described = self.described(tree, schema);
                let mut parts: Vec<Part<'_>> = members
                    .iter()
                    .map(|(key, value)| Part {
                        key: Some(key),
                        value,
                        schema: described.and_then(|found| schema::of_member(found, key)),
                    })
                    .collect();
                parts.sort_by(|a, b| order(described, a.key.unwrap_or(""), b.key.unwrap_or("")));
                self.parts(['{', '}'], &parts, tree, indent, taken);
            }
            _ => self.text.push_str(&plain(tree)),
        }
    }

    fn parts(
        &mut self,
        [open, close]: [char; 2],
        parts: &[Part<'_>],
        whole: &Tree,
        indent: usize,
        taken: usize,
    ) {
        // The document as a whole always has lines.
        let fits = |line: &String| taken > 0 && taken + width(line) <= LINE;
        if let Some(line) = on_one_line([open, close], parts, whole).filter(fits) {
            return self.text.push_str(&line);
        }
        self.text.push(open);
        for (no, part) in parts.iter().enumerate() {
            self.text.push_str(if no == 0 { "\n" } else { ",\n" });
            let begin = format!("{:1$}", "", indent + 2) + &part.head();
            self.text.push_str(&begin);
            self.value(part.value, part.schema, indent + 2, width(&begin));
        }
        self.text.push('\n');
        self.text.push_str(&format!("{:1$}{close}", "", indent));
    }

    fn described(&self, tree: &Tree, schema: Option<&'static Schema>) -> Option<&'static Schema> {
        schema::described(self.document, tree, schema?).map(|found| found.schema)
    }
}

/// The order of two keys: the kind, what is declared in that order, and then by name.
fn order(schema: Option<&Schema>, a: &str, b: &str) -> Ordering {
    let place = |key: &str| match key {
        "kind" => 0,
        _ => schema.and_then(|schema| declared(schema, key)).map_or(usize::MAX, |place| place + 1),
    };
    // Levels and tasks are listed as the scheme lists them.
    let listed = schema.and_then(|schema| schema.get("additionalProperties")?.get("$ref")).is_some();
    place(a).cmp(&place(b)).then_with(|| if listed { Ordering::Equal } else { natural(a, b) })
}

/// Names by their parts: digits as numbers, so that "T2" comes before "T10".
fn natural(a: &str, b: &str) -> Ordering {
    fn head(text: &str) -> (&str, &str) {
        let digits = text.starts_with(|c: char| c.is_ascii_digit());
        text.split_at(text.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(text.len()))
    }
    let (mut rest_a, mut rest_b) = (a, b);
    while !rest_a.is_empty() && !rest_b.is_empty() {
        let ((head_a, tail_a), (head_b, tail_b)) = (head(rest_a), head(rest_b));
        let number = |head: &str| head.trim_start_matches('0').len();
        let both_digits = [head_a, head_b].iter().all(|head| head.starts_with(|c: char| c.is_ascii_digit()));
        let by_head = if both_digits {
            number(head_a)
                .cmp(&number(head_b))
                .then_with(|| head_a.trim_start_matches('0').cmp(head_b.trim_start_matches('0')))
        } else {
            head_a.cmp(head_b)
        };
        if by_head != Ordering::Equal {
            return by_head;
        }
        (rest_a, rest_b) = (tail_a, tail_b);
    }
    rest_a.len().cmp(&rest_b.len()).then_with(|| a.cmp(b))
}

/// A member or an item on its way to the text.
struct Part<'t> {
    key: Option<&'t str>,
    value: &'t Tree,
    schema: Option<&'static Schema>,
}

impl Part<'_> {
    fn head(&self) -> String {
        self.key.map_or_else(String::new, |key| format!("{}: ", quoted(key)))
    }
}

fn is_plain(tree: &Tree) -> bool {
    !matches!(tree, Tree::List(_) | Tree::Object(_))
}

/// A list or an object on one line, when it has nothing in it but plain values, or an object lists of such.
fn on_one_line([open, close]: [char; 2], parts: &[Part<'_>], whole: &Tree) -> Option<String> {
    let in_object = matches!(whole, Tree::Object(_));
    let is_short = |tree: &Tree| {
        is_plain(tree) || in_object && tree.items().iter().all(is_plain) && tree.members().is_empty()
    };
    if !parts.iter().all(|part| is_short(part.value)) {
        return None;
    }
    let written: Vec<String> = parts.iter().map(|part| part.head() + &short(part.value)).collect();
    let space = if open == '{' { " " } else { "" };
    Some(format!("{open}{space}{}{space}{close}", written.join(", ")))
}

/// A value that is plain or a list of such.
fn short(tree: &Tree) -> String {
    match tree {
        Tree::List(items) => format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(", ")),
        _ => plain(tree),
    }
}

/// A plain value, or an empty list or object.
fn plain(tree: &Tree) -> String {
    match tree {
        Tree::Number(written) => match written.parse::<Exact>() {
            Ok(number) if number.ends() => number.to_string(),
            _ => written.to_string(),
        },
        _ => tree.to_string(),
    }
}

/// How wide a text stands beside others of the same width for each character.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
