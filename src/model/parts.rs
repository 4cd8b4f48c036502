//! Small forms that several formats share.

use serde_json::json;

use crate::exact::Exact;
use crate::issue::Expected;
use crate::json::{ByKey, Faults, FromJson, Json, SchemaBook, Value, wrong};

/// One number for all, or one for each group or unit.
#[derive(Clone, Debug, PartialEq)]
pub enum PerGroup {
    /// The same for all.
    All(Exact),
    /// By group id or unit code.
    Each(ByKey<Exact>),
}

impl FromJson for PerGroup {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<PerGroup> {
        match json.value {
            Value::Object(_) => ByKey::from_json(json, faults).map(PerGroup::Each),
            _ => Exact::from_json(json, faults).map(PerGroup::All),
        }
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        json!({ "anyOf": [Exact::schema(book), ByKey::<Exact>::schema(book)] })
    }
}

/// One text, or a list of them.
#[derive(Clone, Debug, PartialEq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T: FromJson> FromJson for OneOrMany<T> {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<OneOrMany<T>> {
        match json.value {
            Value::String(_) => T::from_json(json, faults).map(|one| OneOrMany(vec![one])),
            Value::Array(_) => Vec::from_json(json, faults).map(OneOrMany),
            _ => wrong(json, Expected::TextOrList, faults),
        }
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        json!({ "anyOf": [T::schema(book), Vec::<T>::schema(book)] })
    }
}
