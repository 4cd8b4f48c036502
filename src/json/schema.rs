//! JSON Schemas (2020-12), collected while the types are walked.

use serde_json::{Map, Value, json};

/// The definitions of one schema.
#[derive(Debug, Default)]
pub struct SchemaBook {
    definitions: Map<String, Value>,
}

impl SchemaBook {
    /// Defines a type once and refers to it.
    pub fn define(&mut self, name: &str, describe: impl FnOnce(&mut SchemaBook) -> Value) -> Value {
        if !self.definitions.contains_key(name) {
            self.definitions.insert(name.to_owned(), Value::Null); // a tree refers to itself
            let definition = describe(self);
            self.definitions.insert(name.to_owned(), definition);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// Adds title and description to a field's schema.
    pub fn annotate(mut schema: Value, title: &str, description: &str) -> Value {
        if let Value::Object(parts) = &mut schema {
            parts.insert("title".to_owned(), title.into());
            if !description.is_empty() {
                parts.insert("description".to_owned(), description.into());
            }
        }
        schema
    }

    /// Adds the value that a field has when it is absent.
    pub fn by_default(mut schema: Value, default: Option<Value>) -> Value {
        if let (Value::Object(parts), Some(default)) = (&mut schema, default) {
            parts.insert("default".to_owned(), default);
        }
        schema
    }

    /// An object with these properties, and with others when it is open; keys that begin with `x_` are
    /// always free.
    pub fn object(title: &str, properties: Map<String, Value>, required: &[&str], open: bool) -> Value {
        json!({
            "title": title,
            "type": "object",
            "properties": properties,
            "patternProperties": { "^(x_.*|\\$schema)$": true },
            "required": required,
            "additionalProperties": open,
        })
    }

    /// The whole schema of a document whose root is `root`.
    pub fn document(self, id: &str, title: &str, root: Value) -> Value {
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": id,
            "title": title,
            "$ref": root.get("$ref").cloned().unwrap_or_default(),
            "$defs": self.definitions,
        })
    }
}
