//! Taking the members of an object one by one, and seeing what is left over.

use std::rc::Rc;

use super::values::quote;
use super::{Faults, FromJson, Json, Member, Value, nearest};
use crate::issue::{At, Expected, ShapeProblem};

/// An object while it is read.
pub struct Fields<'r, 'a> {
    at: At,
    members: &'r [Member<'a>],
    asked: Vec<&'static str>,
    faults: &'r mut Faults,
}

impl<'r, 'a> Fields<'r, 'a> {
    /// Opens an object; notes repeated keys, and a fault when it is none.
    pub fn open(json: &'r Json<'a>, faults: &'r mut Faults) -> Option<Fields<'r, 'a>> {
        let members = members(json, faults)?;
        Some(Fields { at: json.at, members, asked: Vec::new(), faults })
    }

    /// The place of the object.
    pub fn at(&self) -> At {
        self.at
    }

    /// Whether the object has this key.
    pub fn has(&self, key: &str) -> bool {
        self.members.iter().any(|member| member.key == key)
    }

    /// A field that must be there.
    pub fn required<T: FromJson>(&mut self, key: &'static str, title: &'static str) -> Option<T> {
        if !self.has(key) {
            self.faults.add(self.at, ShapeProblem::MissingKey { key, title });
        }
        self.optional(key)
    }

    /// A field that may be absent; a faulty one is noted and counts as absent.
    pub fn optional<T: FromJson>(&mut self, key: &'static str) -> Option<T> {
        self.asked.push(key);
        let member = self.members.iter().find(|member| member.key == key)?;
        if matches!(member.value.value, Value::Null) && !T::MAY_BE_NULL {
            self.faults.add(member.value.at, ShapeProblem::Null);
            return None;
        }
        T::from_json(&member.value, self.faults)
    }

    /// A field that has a value of its own when it is absent.
    pub fn or<T: FromJson>(&mut self, key: &'static str, default: impl FnOnce() -> T) -> T {
        self.optional(key).unwrap_or_else(default)
    }

    /// Notes the keys that nobody asked for. `others` are keys that a different kind of the same
    /// thing has, and `kind` is the one at hand.
    pub fn close(self, kind: &str, others: &[&str]) {
        for member in self.members {
            let key: &str = &member.key;
            if self.asked.contains(&key) || key.starts_with("x_") || key == "$schema" {
                continue;
            }
            let problem = if others.contains(&key) {
                ShapeProblem::ForeignKey { key: key.into(), kind: kind.into() }
            } else {
                let suggestion = nearest(key, self.asked.iter().copied()).map(Rc::from);
                ShapeProblem::UnknownKey { key: key.into(), suggestion }
            };
            self.faults.add(member.at, problem);
        }
    }
}

/// The members of an object, the repeated ones noted.
pub(super) fn members<'r, 'a>(json: &'r Json<'a>, faults: &mut Faults) -> Option<&'r [Member<'a>]> {
    let Value::Object(members) = &json.value else {
        let problem = ShapeProblem::WrongKind { expected: Expected::Object, found: quote(json) };
        faults.add(json.at, problem);
        return None;
    };
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by(|&a, &b| members[a].key.cmp(&members[b].key).then(a.cmp(&b)));
    let repeated = order.windows(2).filter(|pair| members[pair[0]].key == members[pair[1]].key);
    let mut repeated: Vec<usize> = repeated.map(|pair| pair[1]).collect();
    repeated.sort_unstable();
    for index in repeated {
        let member = &members[index];
        faults.add(member.at, ShapeProblem::DuplicateKey { key: member.key.as_ref().into() });
    }
    Some(members)
}
