//! 分值、目标值 of two versions, for whom they differ.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Change, Comparison, Owner};
use crate::edit::Tree;
use crate::edit::form::Field;
use crate::edit::scheme::weights::{Cell, Grid, grid};
use crate::exact::Exact;

/// For whom a weight or a target is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// For all.
    All,
    /// For a group or a unit, by its id or code.
    One(Rc<str>),
}

/// The weights that are set, by node and group.
pub(super) struct Weights {
    before: Grid,
    after: Grid,
}

impl Weights {
    pub(super) fn of(before: &Tree, after: &Tree) -> Weights {
        Weights { before: grid(before), after: grid(after) }
    }
}

/// A node's weights by group, where they are set, and whether they are marks.
fn of_node(grid: &Grid, id: &str) -> Option<(BTreeMap<Rc<str>, Exact>, bool)> {
    let row = grid.rows.iter().find(|row| &*row.node.id == id).filter(|row| row.is_set)?;
    let weights = grid.groups.iter().zip(&row.cells).filter(|(_, cell)| matches!(cell, Cell::Number(_)));
    Some((weights.map(|(group, cell)| (group.id.clone(), cell.number())).collect(), row.counts))
}

impl Comparison<'_> {
    pub(super) fn weights(&mut self, owner: &Owner) {
        let earlier = self.renamed.get(&owner.id).unwrap_or(&owner.id);
        let (before, is_before) = of_node(&self.weights.before, earlier).unwrap_or_default();
        let Some((after, is_marks)) = of_node(&self.weights.after, &owner.id) else { return };
        let known = |id: &Rc<str>| self.weights.before.group(id).is_some();
        // Groups that are gone have been named.
        let groups = self.weights.after.groups.iter().map(|group| &group.id);
        let pairs: Vec<(Rc<str>, Option<Exact>, Option<Exact>)> =
            groups.map(|id| (id.clone(), before.get(id).cloned(), after.get(id).cloned())).collect();
        let alike = |pair: &[(Rc<str>, Option<Exact>, Option<Exact>)]| match pair {
            [(_, before, after), (_, others, other)] => before == others && after == other,
            _ => true,
        };
        let is_marks = is_marks || is_before && after.is_empty();
        let for_all = pairs.windows(2).all(alike) && pairs.iter().all(|(id, ..)| known(id));
        let shown = if for_all { pairs.get(..1).unwrap_or_default() } else { &pairs };
        let facts: Vec<Change> = shown
            .iter()
            .filter(|(_, before, after)| before != after)
            .map(|(id, before, after)| Change::Weight {
                whom: if for_all { Whom::All } else { Whom::One(id.clone()) },
                is_marks,
                before: before.clone(),
                after: after.clone(),
            })
            .collect();
        for fact in facts {
            self.add(owner, fact);
        }
    }

    pub(super) fn targets(&mut self, owner: &Owner, field: &Field, before: &Tree, after: &Tree) {
        let (before, after) = (before.at("target"), after.at("target"));
        match (for_all(before), for_all(after)) {
            (Some(before), Some(after)) => {
                if before != after {
                    self.add(owner, Change::Target { whom: Whom::All, before, after });
                }
                return;
            }
            (None, None) | (None, Some(None)) | (Some(None), None) => {}
            // One number for all became one for each, or the reverse: both as a whole.
            _ => return self.value(owner, &[], field, before, after),
        }
        let keys = |tree: Option<&Tree>| tree.map(super::keys).unwrap_or_default();
        let mut whom = keys(after);
        whom.extend(keys(before).into_iter().filter(|key| after.is_none_or(|after| after.at(key).is_none())));
        for key in whom {
            let of = |tree: Option<&Tree>| tree?.at(&key)?.number();
            let (before, after) = (of(before), of(after));
            if before != after {
                self.add(owner, Change::Target { whom: Whom::One(key), before, after });
            }
        }
    }
}

/// The number for all, or that there is none; nothing where it is one for each.
fn for_all(target: Option<&Tree>) -> Option<Option<Exact>> {
    match target {
        Some(Tree::Object(_)) => None,
        target => Some(target.and_then(Tree::number)),
    }
}
