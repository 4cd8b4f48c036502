//! What the formats say of a value in a document, from their published JSON Schemas.

use std::sync::LazyLock;

use serde_json::Value as Schema;

use super::Tree;
use crate::model;
use crate::read::Kind;

static SCHEME: LazyLock<Schema> = LazyLock::new(model::scheme_schema);
static DATA: LazyLock<Schema> = LazyLock::new(model::data_schema);
static RESULT: LazyLock<Schema> = LazyLock::new(model::result_schema);

/// The schema of a kind of document, made once.
pub(super) fn document(kind: Kind) -> &'static Schema {
    match kind {
        Kind::Scheme => &SCHEME,
        Kind::Data => &DATA,
        Kind::Result => &RESULT,
    }
}

/// What a format says of a value, with the name under which it says so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Described {
    /// The definition's name; empty for what has none.
    pub name: &'static str,
    /// What it says.
    pub schema: &'static Schema,
}

/// What a format says of a value: references followed, and of several kinds the one that it is.
pub(super) fn described(
    document: &'static Schema,
    tree: &Tree,
    schema: &'static Schema,
) -> Option<Described> {
    let found = followed(document, Described { name: "", schema })?;
    let Some(kinds) = kinds(found.schema) else { return Some(found) };
    let fitting = kinds.iter().filter_map(|kind| {
        let kind = Described { schema: kind, ..found };
        described_as(document, tree, kind)
    });
    fitting
        .filter_map(|kind| Some((fit(tree, kind.schema)?, kind)))
        .max_by_key(|(fit, _)| *fit)
        .map(|(_, kind)| kind)
}

fn described_as(document: &'static Schema, tree: &Tree, kind: Described) -> Option<Described> {
    let name = kind.name;
    let found = described(document, tree, kind.schema)?;
    Some(if found.name.is_empty() { Described { name, ..found } } else { found })
}

/// References followed to a definition.
pub(super) fn followed(document: &'static Schema, from: Described) -> Option<Described> {
    let Some(name) = from.schema.get("$ref").and_then(Schema::as_str) else { return Some(from) };
    let name = name.strip_prefix("#/$defs/")?;
    followed(document, Described { name, schema: document.get("$defs")?.get(name)? })
}

/// The kinds that a value may be of, where there are several.
pub(super) fn kinds(schema: &'static Schema) -> Option<&'static Vec<Schema>> {
    ["oneOf", "anyOf"].iter().find_map(|word| schema.get(word)?.as_array())
}

/// How many of the keys a kind of object knows; none where the value is of no such kind.
fn fit(tree: &Tree, schema: &Schema) -> Option<usize> {
    let is_of = |word: &str| schema.get("type").and_then(Schema::as_str) == Some(word);
    match tree {
        Tree::Object(members) if is_of("object") => {
            let kind = tree.at("kind").and_then(Tree::text);
            if constant(schema).is_some_and(|constant| kind.is_none_or(|kind| **kind != *constant)) {
                return None;
            }
            Some(members.iter().filter(|(key, _)| declared(schema, key).is_some()).count())
        }
        Tree::List(_) if is_of("array") => Some(0),
        _ => None,
    }
}

/// The word of a kind, for an object that comes in several.
pub(super) fn constant(schema: &Schema) -> Option<&str> {
    schema.pointer("/properties/kind/const").and_then(Schema::as_str)
}

/// The place of a key among those that the format declares.
pub(super) fn declared(schema: &Schema, key: &str) -> Option<usize> {
    schema.get("properties")?.as_object()?.keys().position(|declared| declared == key)
}

/// What a format says of a member of an object.
pub(super) fn of_member(schema: &'static Schema, key: &str) -> Option<&'static Schema> {
    let declared = schema.get("properties").and_then(|properties| properties.get(key));
    declared.or_else(|| schema.get("additionalProperties").filter(|free| free.is_object()))
}
