//! A datum while it is changed: a plain number where that is enough, else an object with what it had.

use std::rc::Rc;

use crate::edit::Tree;

/// The members of a datum.
#[derive(Debug)]
pub(super) struct Draft {
    members: Vec<(Rc<str>, Tree)>,
    /// Whether a plain number will do, because it was one or is new.
    plain: bool,
}

/// Every key that a measure computes with.
const FIGURES: [&str; 8] = ["value", "num", "den", "current", "base", "levels", "marks", "done"];

impl Draft {
    pub(super) fn of(datum: Option<&Tree>) -> Draft {
        match datum {
            Some(Tree::Object(members)) => Draft { members: members.to_vec(), plain: false },
            Some(value @ (Tree::Number(_) | Tree::Text(_))) => {
                Draft { members: vec![("value".into(), value.clone())], plain: true }
            }
            // What is no datum at all makes way for what is typed.
            _ => Draft { members: Vec::new(), plain: true },
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Tree> {
        self.members.iter().find(|(known, _)| &**known == key).map(|(_, value)| value)
    }

    pub(super) fn put(&mut self, key: &str, value: Tree) {
        match self.members.iter_mut().find(|(known, _)| &**known == key) {
            Some((_, place)) => *place = value,
            None => self.members.push((key.into(), value)),
        }
    }

    pub(super) fn take(&mut self, key: &str) {
        self.members.retain(|(known, _)| &**known != key);
    }

    /// Takes out the state with the reason for it.
    pub(super) fn take_state(&mut self) {
        self.take("state");
        self.take("reason");
    }

    /// Takes out every figure; target, notes and evidence stay.
    pub(super) fn take_figures(&mut self) {
        self.members.retain(|(key, _)| !FIGURES.contains(&&**key));
    }

    /// Takes out the figures of other measures, which a reader of the files would refuse.
    pub(super) fn take_figures_but(&mut self, own: &[&str]) {
        self.members.retain(|(key, _)| own.contains(&&**key) || !FIGURES.contains(&&**key));
    }

    /// What is to be written; none when nothing is left.
    pub(super) fn into_tree(self) -> Option<Tree> {
        match self.members.as_slice() {
            [] => None,
            [(key, value)] if self.plain && &**key == "value" => Some(value.clone()),
            _ => Some(Tree::Object(Rc::new(self.members))),
        }
    }
}
