//! Values in one form, so that those that mean the same are equal; and what references mean.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Comparison, kind};
use crate::edit::Tree;
use crate::edit::form::Entry;
use crate::edit::scheme::nodes::nodes;

impl Comparison<'_> {
    /// A value with all its defaults, its numbers in one form, and without people's own remarks.
    pub(super) fn normal(&self, entry: &Entry, tree: &Tree) -> Tree {
        match entry {
            Entry::Number | Entry::Count => {
                tree.number().map_or_else(|| tree.clone(), |number| Tree::from(&number))
            }
            Entry::Either(_) if tree.number().is_some() => self.normal(&Entry::Number, tree),
            Entry::Either(kinds) => {
                let fits = |kind: &&Entry| match tree {
                    Tree::Object(_) => matches!(kind, Entry::Record(_) | Entry::Map(_)),
                    Tree::List(_) => matches!(kind, Entry::List(_)),
                    _ => false,
                };
                kinds.iter().find(fits).map_or_else(|| tree.clone(), |kind| self.normal(kind, tree))
            }
            Entry::List(item) | Entry::Tuple(item, _) => match tree {
                Tree::List(items) => items.iter().map(|tree| self.normal(item, tree)).collect(),
                _ => tree.clone(),
            },
            Entry::Map(value) => {
                let members = tree.members().iter().filter(|(key, _)| !key.starts_with("x_"));
                let sorted: BTreeMap<&Rc<str>, Tree> =
                    members.map(|(key, tree)| (key, self.normal(value, tree))).collect();
                sorted.into_iter().map(|(key, tree)| (key.clone(), tree)).collect()
            }
            Entry::Record(name) => self.filled(name, tree),
            Entry::Kinds(name, _) => match kind(Some(tree)) {
                Some(word) => self.filled(&format!("{name}.{word}"), tree),
                None => tree.clone(),
            },
            Entry::Text | Entry::Date | Entry::Flag | Entry::Words(_) | Entry::Node => tree.clone(),
        }
    }

    fn filled(&self, record: &str, tree: &Tree) -> Tree {
        let Some(form) = self.forms.get(record) else { return tree.clone() };
        let word = tree.at("kind").map(|kind| (Rc::from("kind"), kind.clone()));
        let fields = form.fields.iter().filter_map(|field| {
            let value = tree.at(field.key).or(field.default.as_ref())?;
            Some((Rc::<str>::from(field.key), self.normal(&field.entry, value)))
        });
        word.into_iter().chain(fields).collect()
    }
}

/// What references of either version mean; where they differ, as in the later one.
pub(super) fn names(before: &Tree, after: &Tree) -> BTreeMap<Rc<str>, Rc<str>> {
    let mut names = BTreeMap::new();
    for scheme in [before, after] {
        let text = |tree: &Tree, key: &str| tree.at(key).and_then(Tree::text).cloned().unwrap_or_default();
        for (list, key) in [("groups", "id"), ("units", "code")] {
            for item in scheme.at(list).map_or(&[][..], Tree::items) {
                names.insert(text(item, key), text(item, "title"));
            }
        }
        for node in nodes(scheme) {
            names.insert(node.id.clone(), format!("{} {}", node.id, node.title).trim().into());
        }
        for basis in scheme.at("basis").map_or(&[][..], Tree::items) {
            for clause in basis.at("clauses").map_or(&[][..], Tree::items) {
                let reference = format!("{}#{}", text(basis, "id"), text(clause, "id"));
                names.insert(reference.into(), text(clause, "label"));
            }
        }
    }
    names
}
