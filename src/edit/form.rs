//! 表单: the fields of the records of a scheme, as its published JSON Schema describes them.
//!
//! A form knows keys and kinds of entry, the Chinese titles and explanations of the format, and what a field
//! is when nothing is written. The words in both languages are in [`crate::text::form`].

use serde_json::Value as Schema;

use super::Tree;
use super::schema::{self, Described};
use crate::issue::Named;
use crate::json::{Path, Step};
use crate::read::Kind;

/// The fields of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The record by its name in the format: "Rounding"; one of several kinds with its word: "Rule.linear".
    pub record: String,
    /// The fields, in the order of the format; `kind` is not among them.
    pub fields: Vec<Field>,
}

impl Form {
    /// The field under a key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The record that it belongs to.
    pub record: String,
    /// Its key.
    pub key: &'static str,
    /// 名称, in Chinese.
    pub title: &'static str,
    /// 说明, in Chinese: what to write, and what holds when nothing is written.
    pub help: &'static str,
    /// What is entered.
    pub entry: Entry,
    /// Whether it must be there.
    pub required: bool,
    /// What it is when it is absent, where that is a plain value or a kind.
    pub default: Option<Tree>,
    /// What it names, for a field, a list or the keys of a map that name something of the scheme.
    pub names: Option<Named>,
}

/// What is entered in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A text.
    Text,
    /// A number.
    Number,
    /// A whole number from 0.
    Count,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
    /// One of several words.
    Words(Vec<&'static str>),
    /// A record, by its name.
    Record(&'static str),
    /// A record of several kinds, by its name, with the words of the kinds.
    Kinds(&'static str, Vec<&'static str>),
    /// A list of such.
    List(Box<Entry>),
    /// An object with the user's own keys, and such a value under each.
    Map(Box<Entry>),
    /// So many of such, one beside the other.
    Tuple(Box<Entry>, u64),
    /// One of these.
    Either(Vec<Entry>),
    /// A dimension or an indicator.
    Node,
}

/// The fields of the record that a path leads to in a scheme; none where there is no record.
///
/// ```
/// use ip_scorecard::edit::{Tree, form::{Entry, form}};
/// use ip_scorecard::json::Path;
///
/// let scheme = Tree::read(r#"{"tree": [{"id": "A", "rule": {"kind": "minmax"}}]}"#).unwrap();
/// let rule = form(&scheme, &Path::default().then("tree").then(0).then("rule")).unwrap();
/// assert_eq!((rule.record.as_str(), rule.fields[0].key), ("Rule.minmax", "when_equal"));
/// assert_eq!(rule.fields[0].title, "各单位数值都相同时的得分率");
/// assert_eq!(rule.fields[0].default, Some(Tree::from(1)));
/// // What is not there yet has its fields, too.
/// let rounding = form(&scheme, &Path::default().then("rounding")).unwrap();
/// assert_eq!(rounding.field("mode").unwrap().entry, Entry::Words(vec!["half_up", "half_even"]));
/// ```
pub fn form(scheme: &Tree, path: &Path) -> Option<Form> {
    let document = schema::document(Kind::Scheme);
    let mut tree = Some(scheme);
    let mut found = schema::described(document, scheme, document)?;
    for step in path.steps() {
        let next = match step {
            Step::Key(key) => schema::of_member(found.schema, key)?,
            Step::Item(_) => found.schema.get("items")?,
        };
        tree = tree.and_then(|tree| tree.get(&Path::default().then(step.clone())));
        found = schema::described(document, tree.unwrap_or(&Tree::object()), next)?;
    }
    made(found)
}

/// The fields of a record by its name, for one that is yet to be written: "Band", "Rule.linear".
pub fn form_of(record: &str) -> Option<Form> {
    let (name, kind) = record.split_once('.').map_or((record, None), |(name, kind)| (name, Some(kind)));
    let (name, definition) = definitions().find(|(defined, _)| *defined == name)?;
    let of_kind = |schema: &&Schema| schema::constant(schema) == kind;
    made(Described { name, schema: variants(definition).iter().find(of_kind)? })
}

/// The forms of all records of a scheme.
pub fn every() -> Vec<Form> {
    let records = definitions().flat_map(|(name, definition)| {
        variants(definition).iter().map(move |schema| Described { name, schema })
    });
    records.filter_map(made).collect()
}

fn definitions() -> impl Iterator<Item = (&'static String, &'static Schema)> {
    let definitions = schema::document(Kind::Scheme).get("$defs").and_then(Schema::as_object);
    definitions.into_iter().flatten()
}

/// The kinds of a record; itself where it comes in one only.
fn variants(definition: &'static Schema) -> &'static [Schema] {
    schema::kinds(definition).map_or(std::slice::from_ref(definition), Vec::as_slice)
}

fn made(described: Described) -> Option<Form> {
    let Described { name, schema } = described;
    let record = match schema::constant(schema) {
        Some(kind) => format!("{name}.{kind}"),
        None => name.to_owned(),
    };
    let required = |key: &str| {
        let required = schema.get("required").and_then(Schema::as_array);
        required.is_some_and(|keys| keys.iter().any(|required| required == key))
    };
    let text = |schema: &'static Schema, key: &str| schema.get(key).and_then(Schema::as_str).unwrap_or("");
    let fields = schema.get("properties")?.as_object()?.iter().filter(|(key, _)| *key != "kind");
    let fields = fields.map(|(key, schema)| Field {
        names: names(&record, key),
        record: record.clone(),
        key,
        title: text(schema, "title"),
        help: text(schema, "description"),
        entry: entry(schema),
        required: required(key),
        default: schema.get("default").and_then(|default| Tree::read(&default.to_string()).ok()),
    });
    Some(Form { fields: fields.collect(), record })
}

/// What is entered for a value that the format describes so.
fn entry(schema: &'static Schema) -> Entry {
    let document = schema::document(Kind::Scheme);
    let Some(Described { name, schema }) = schema::followed(document, Described { name: "", schema }) else {
        return Entry::Text;
    };
    if let Some(words) = schema.get("enum").and_then(Schema::as_array) {
        return Entry::Words(words.iter().filter_map(Schema::as_str).collect());
    }
    if let Some(word) = schema.get("const").and_then(Schema::as_str) {
        return Entry::Words(vec![word]);
    }
    if let Some(kinds) = schema::kinds(schema) {
        let words: Vec<&str> = kinds.iter().filter_map(schema::constant).collect();
        if words.len() == kinds.len() {
            return Entry::Kinds(name, words);
        }
        let kinds: Vec<Entry> = kinds.iter().map(entry).collect();
        let is_node = kinds.contains(&Entry::Record("Indicator"));
        return if is_node { Entry::Node } else { Entry::Either(kinds) };
    }
    let kind = schema.get("type");
    let word = kind.and_then(|kind| kind.as_str().or_else(|| kind.get(0)?.as_str()));
    let inner = |key: &str| schema.get(key).filter(|inner| inner.is_object()).map(entry);
    match (word, inner("items"), inner("additionalProperties")) {
        (Some("array"), Some(item), _) => match schema.get("maxItems").and_then(Schema::as_u64) {
            Some(count) => Entry::Tuple(Box::new(item), count),
            None => Entry::List(Box::new(item)),
        },
        (Some("object"), _, Some(value)) => Entry::Map(Box::new(value)),
        (Some("object"), ..) => Entry::Record(name),
        (Some("number"), ..) => Entry::Number,
        (Some("integer"), ..) => Entry::Count,
        (Some("boolean"), ..) => Entry::Flag,
        _ if schema.get("format").and_then(Schema::as_str) == Some("date") => Entry::Date,
        _ => Entry::Text,
    }
}

/// What a field names of the scheme.
fn names(record: &str, key: &str) -> Option<Named> {
    match (record, key) {
        ("Unit", "group") | ("Indicator" | "Dimension", "weight") => Some(Named::Group),
        ("Indicator", "target") => Some(Named::GroupOrUnit),
        ("Ranking", "break_by") => Some(Named::Node),
        ("Goal", "of") => Some(Named::Indicator),
        (_, "clauses") if record != "Basis" => Some(Named::Clause),
        _ => None,
    }
}
