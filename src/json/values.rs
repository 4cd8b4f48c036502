//! Reading the plain values: texts, numbers, dates, lists and objects with free keys.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::NaiveDate;
use serde_json::json;

use super::fields::members;
use super::{Faults, FromJson, Json, SchemaBook, Value, nearest};
use crate::exact::Exact;
use crate::issue::{At, Expected, Quote, ShapeProblem};

/// A value as it is written, shortened for a sentence.
pub(crate) fn quote(json: &Json<'_>) -> Quote {
    let text = match &json.value {
        Value::Null => "null".to_owned(),
        Value::Bool(switch) => switch.to_string(),
        Value::Number(number) => (*number).to_owned(),
        Value::String(text) => format!("\"{text}\""),
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
    };
    shorten(&text)
}

/// At most 40 characters of a text.
fn shorten(text: &str) -> Quote {
    const LONGEST: usize = 40;
    if text.chars().count() <= LONGEST {
        text.into()
    } else {
        text.chars().take(LONGEST).chain("…".chars()).collect::<String>().into()
    }
}

/// Notes that a value is of another kind than the place wants.
pub(crate) fn wrong<T>(json: &Json<'_>, expected: Expected, faults: &mut Faults) -> Option<T> {
    let problem = match json.value {
        Value::Null => ShapeProblem::Null,
        _ => ShapeProblem::WrongKind { expected, found: quote(json) },
    };
    faults.add(json.at, problem);
    None
}

/// Characters that are not seen or that turn the direction of writing.
fn hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A text with its hidden characters shown as marks.
///
/// ```
/// assert_eq!(ip_scorecard::json::show_hidden("天穆\u{200b}镇"), "天穆⟨U+200B⟩镇");
/// ```
pub fn show_hidden(text: &str) -> String {
    let mark = |c: char| if hidden(c) { format!("⟨U+{:04X}⟩", c as u32) } else { c.to_string() };
    text.chars().map(mark).collect()
}

/// Notes what a text must not hold.
fn inspect(text: &str, at: At, faults: &mut Faults) -> Option<()> {
    if text.trim().is_empty() {
        faults.add(at, ShapeProblem::EmptyText);
        return None;
    }
    if text.chars().any(char::is_control) {
        faults.add(at, ShapeProblem::ControlCharacter);
        return None;
    }
    if text.chars().any(hidden) {
        faults.add(at, ShapeProblem::HiddenCharacter { shown: shorten(&show_hidden(text)) });
    }
    Some(())
}

/// The number of the word among the known ones.
pub fn one_of(json: &Json<'_>, words: &[&'static str], faults: &mut Faults) -> Option<usize> {
    let Some(found) = json.text() else { return wrong(json, Expected::Text, faults) };
    let index = words.iter().position(|word| *word == found);
    if index.is_none() {
        let suggestion = nearest(found, words.iter().copied());
        faults.add(
            json.at,
            ShapeProblem::UnknownWord { found: shorten(found), known: words.to_vec(), suggestion },
        );
    }
    index
}

/// A code or an id: a text, and never a number, which would have lost its zeros.
pub fn read_id(json: &Json<'_>, faults: &mut Faults) -> Option<Rc<str>> {
    if let Value::Number(_) = json.value {
        faults.add(json.at, ShapeProblem::CodeAsNumber { found: quote(json) });
        return None;
    }
    Rc::from_json(json, faults)
}

impl FromJson for Rc<str> {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Rc<str>> {
        let Value::String(text) = &json.value else { return wrong(json, Expected::Text, faults) };
        inspect(text, json.at, faults)?;
        Some(text.as_ref().into())
    }

    fn schema(_: &mut SchemaBook) -> serde_json::Value {
        json!({ "type": "string", "minLength": 1 })
    }
}

impl FromJson for bool {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<bool> {
        match json.value {
            Value::Bool(switch) => Some(switch),
            _ => wrong(json, Expected::Switch, faults),
        }
    }

    fn written(&self) -> Option<serde_json::Value> {
        Some((*self).into())
    }

    fn schema(_: &mut SchemaBook) -> serde_json::Value {
        json!({ "type": "boolean" })
    }
}

impl FromJson for Exact {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Exact> {
        let text = match &json.value {
            Value::Number(text) => text,
            Value::String(text) => text.as_ref(),
            _ => return wrong(json, Expected::Number, faults),
        };
        match text.parse() {
            Ok(number) => Some(number),
            Err(fault) => {
                faults.add(json.at, ShapeProblem::Number { found: quote(json), fault });
                None
            }
        }
    }

    fn written(&self) -> Option<serde_json::Value> {
        serde_json::from_str(&self.to_string()).ok()
    }

    fn schema(_: &mut SchemaBook) -> serde_json::Value {
        json!({ "type": ["number", "string"], "pattern": "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$" })
    }
}

impl FromJson for u32 {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<u32> {
        let number = Exact::from_json(json, faults)?;
        match number.to_string().parse() {
            Ok(count) => Some(count),
            Err(_) => wrong(json, Expected::Count, faults),
        }
    }

    fn written(&self) -> Option<serde_json::Value> {
        Some((*self).into())
    }

    fn schema(_: &mut SchemaBook) -> serde_json::Value {
        json!({ "type": ["integer", "string"], "minimum": 0, "pattern": "^(0|[1-9][0-9]*)$" })
    }
}

impl FromJson for NaiveDate {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<NaiveDate> {
        let Some(text) = json.text() else { return wrong(json, Expected::Date, faults) };
        let written = text.len() == 10
            && text
                .bytes()
                .enumerate()
                .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        if !written {
            return wrong(json, Expected::Date, faults);
        }
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        if date.is_none() {
            faults.add(json.at, ShapeProblem::NoSuchDate { found: text.into() });
        }
        date
    }

    fn schema(_: &mut SchemaBook) -> serde_json::Value {
        json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    /// Keeps the items that can be read; the faults of the others are noted.
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Vec<T>> {
        let Value::Array(items) = &json.value else { return wrong(json, Expected::List, faults) };
        Some(items.iter().filter_map(|item| T::from_json(item, faults)).collect())
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        json!({ "type": "array", "items": T::schema(book) })
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Box<T>> {
        T::from_json(json, faults).map(Box::new)
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        T::schema(book)
    }
}

/// A value that remembers its place, for issues that the shape alone does not show.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyed<T> {
    /// Where it stands.
    pub at: At,
    /// What stands there.
    pub value: T,
}

impl<T: FromJson> FromJson for Keyed<T> {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Keyed<T>> {
        T::from_json(json, faults).map(|value| Keyed { at: json.at, value })
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        T::schema(book)
    }
}

/// An object whose keys are the user's own: values by indicator, weights by group.
#[derive(Clone, Debug, PartialEq)]
pub struct ByKey<T>(pub Vec<(Keyed<Rc<str>>, T)>);

impl<T> ByKey<T> {
    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.iter().find(|(known, _)| &*known.value == key).map(|(_, value)| value)
    }

    /// Keys and values in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &(Keyed<Rc<str>>, T)> {
        self.0.iter()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for ByKey<T> {
    fn default() -> ByKey<T> {
        ByKey(Vec::new())
    }
}

impl<T: FromJson> FromJson for ByKey<T> {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<ByKey<T>> {
        let mut entries = Vec::new();
        let mut known = BTreeSet::new();
        for member in members(json, faults)? {
            // What repeats a key has been noted; it is not taken for a second opinion.
            if member.key.starts_with("x_") || !known.insert(&*member.key) {
                continue;
            }
            let key = inspect(&member.key, member.at, faults);
            let value = T::from_json(&member.value, faults);
            if let (Some(()), Some(value)) = (key, value) {
                entries.push((Keyed { at: member.at, value: member.key.as_ref().into() }, value));
            }
        }
        Some(ByKey(entries))
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        json!({ "type": "object", "additionalProperties": T::schema(book) })
    }
}

/// A value that may be `null`, where a result has nothing to say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nullable<T>(pub Option<T>);

impl<T: FromJson> FromJson for Nullable<T> {
    const MAY_BE_NULL: bool = true;

    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Nullable<T>> {
        match json.value {
            Value::Null => Some(Nullable(None)),
            _ => T::from_json(json, faults).map(|value| Nullable(Some(value))),
        }
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        json!({ "anyOf": [T::schema(book), { "type": "null" }] })
    }
}

/// A number that a result holds: exact to 28 significant digits, with any number of decimals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Computed(pub Exact);

impl FromJson for Computed {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Computed> {
        let text = match &json.value {
            Value::Number(text) => text,
            Value::String(text) => text.as_ref(),
            _ => return wrong(json, Expected::Number, faults),
        };
        let number = Exact::from_result(text);
        if let Err(fault) = number {
            faults.add(json.at, ShapeProblem::Number { found: quote(json), fault });
        }
        number.ok().map(Computed)
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        Exact::schema(book)
    }
}

/// A field that was written, though it may have been unreadable: the fault is noted, and nobody takes
/// the field for missing.
#[derive(Clone, Debug, PartialEq)]
pub enum Tried<T> {
    /// It could be read.
    Read(T),
    /// It could not.
    Unread,
}

impl<T: FromJson> FromJson for Tried<T> {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Tried<T>> {
        Some(T::from_json(json, faults).map_or(Tried::Unread, Tried::Read))
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        T::schema(book)
    }
}
