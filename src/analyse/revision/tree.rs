//! Dimensions and indicators of two versions: which there are, and where they stand.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Change, Comparison, Owner};
use crate::edit::Tree;
use crate::edit::scheme::nodes::{NodeAt, nodes};

/// A node of one version.
struct Known {
    at: NodeAt,
    tree: Tree,
    /// The dimension that it stands in.
    parent: Option<Rc<str>>,
    label: Rc<str>,
}

impl Known {
    fn owner(&self) -> Owner {
        Owner::of(if self.at.is_dimension { "Dimension" } else { "Indicator" }, &self.tree)
    }
}

/// The nodes of a version in the tree's order; of several with one id the first.
fn known(scheme: &Tree) -> Vec<Known> {
    let mut above: Vec<Rc<str>> = Vec::new();
    let mut found: Vec<Known> = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    for at in nodes(scheme) {
        above.truncate(at.depth);
        let parent = above.last().cloned();
        above.push(at.id.clone());
        let Some(tree) = scheme.get(&at.path).filter(|_| ids.insert(at.id.clone())) else { continue };
        let label = format!("{} {}", at.id, at.title).trim().into();
        found.push(Known { tree: tree.clone(), parent, label, at });
    }
    found
}

impl Comparison<'_> {
    pub(super) fn tree(&mut self, scheme: &Owner) {
        let (before, after) = (known(self.before), known(self.after));
        let by_id = |nodes: &[Known]| -> BTreeMap<Rc<str>, usize> {
            nodes.iter().enumerate().map(|(no, node)| (node.at.id.clone(), no)).collect()
        };
        let (earlier, later) = (by_id(&before), by_id(&after));
        let label = |nodes: &[Known], ids: &BTreeMap<Rc<str>, usize>, id: &Option<Rc<str>>| {
            let no = id.as_ref().and_then(|id| ids.get(id))?;
            nodes.get(*no).map(|node| node.label.clone())
        };
        for node in before.iter().filter(|node| !later.contains_key(&node.at.id)) {
            self.add(&node.owner(), Change::Removed(node.tree.clone()));
        }
        self.order(scheme, None, &before, &after);
        for node in &after {
            let owner = node.owner();
            let Some(was) = earlier.get(&node.at.id).and_then(|no| before.get(*no)) else {
                self.add(&owner, Change::Added(node.tree.clone()));
                continue;
            };
            if was.parent != node.parent {
                let from = label(&before, &earlier, &was.parent);
                let to = label(&after, &later, &node.parent);
                self.add(&owner, Change::Moved { from, to });
            }
            if was.at.is_dimension != node.at.is_dimension {
                self.add(&owner, Change::Became);
                continue;
            }
            self.record(&owner, &[], &owner.record.clone(), &was.tree, &node.tree);
            if node.at.is_dimension {
                self.order(&owner, Some(&node.at.id), &before, &after);
            }
        }
    }

    /// Notes another order among those that stand below the same dimension in both versions.
    fn order(&mut self, owner: &Owner, parent: Option<&Rc<str>>, before: &[Known], after: &[Known]) {
        let below = |nodes: &[Known]| -> Vec<Rc<str>> {
            let below = nodes.iter().filter(|node| node.parent.as_ref() == parent);
            below.map(|node| node.at.id.clone()).collect()
        };
        let (mut was, mut is) = (below(before), below(after));
        let (all_before, all_after) = (was.clone(), is.clone());
        was.retain(|id| all_after.contains(id));
        is.retain(|id| all_before.contains(id));
        if was != is {
            self.add(owner, Change::Reordered);
        }
    }
}
