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
        self.renamed = renamed(&before, &after, &earlier, &later);
        let known_as = |id: &Rc<str>| self.renamed.get(id).unwrap_or(id).clone();
        let label = |nodes: &[Known], ids: &BTreeMap<Rc<str>, usize>, id: &Option<Rc<str>>| {
            let no = id.as_ref().and_then(|id| ids.get(id))?;
            nodes.get(*no).map(|node| node.label.clone())
        };
        // What is in both stands among the later ones under its earlier id.
        let later_as: BTreeMap<Rc<str>, usize> = later.iter().map(|(id, no)| (known_as(id), *no)).collect();
        let places = |nodes: &[Known]| -> Vec<(Rc<str>, Option<Rc<str>>)> {
            nodes.iter().map(|node| (known_as(&node.at.id), node.parent.as_ref().map(known_as))).collect()
        };
        let places =
            (before.iter().map(|node| (node.at.id.clone(), node.parent.clone())).collect(), places(&after));
        for node in before.iter().filter(|node| !later_as.contains_key(&node.at.id)) {
            self.add(&node.owner(), Change::Removed(node.tree.clone()));
        }
        self.order(scheme, None, &places);
        for (node, (id, parent)) in after.iter().zip(&places.1) {
            let owner = node.owner();
            let Some(was) = earlier.get(id).and_then(|no| before.get(*no)) else {
                self.add(&owner, Change::Added(node.tree.clone()));
                continue;
            };
            if was.parent != *parent {
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
                self.order(&owner, Some(id), &places);
            }
        }
    }

    /// Notes another order among those that stand below the same dimension in both versions.
    fn order(&mut self, owner: &Owner, parent: Option<&Rc<str>>, places: &(Places, Places)) {
        let below = |places: &Places| -> Vec<Rc<str>> {
            let below = places.iter().filter(|(_, above)| above.as_ref() == parent);
            below.map(|(id, _)| id.clone()).collect()
        };
        let (was, is) = (below(&places.0), below(&places.1));
        let common = |ids: &[Rc<str>], others: &[Rc<str>]| -> Vec<Rc<str>> {
            ids.iter().filter(|id| others.contains(id)).cloned().collect()
        };
        if common(&was, &is) != common(&is, &was) {
            self.add(owner, Change::Reordered);
        }
    }
}

/// Ids with those of the dimensions that they stand in.
type Places = Vec<(Rc<str>, Option<Rc<str>>)>;

/// Nodes that have another id but the same title, which nobody else has among those that came or went: the
/// later id, and the earlier one.
fn renamed(
    before: &[Known],
    after: &[Known],
    earlier: &BTreeMap<Rc<str>, usize>,
    later: &BTreeMap<Rc<str>, usize>,
) -> BTreeMap<Rc<str>, Rc<str>> {
    let titled = |nodes: &[Known], others: &BTreeMap<Rc<str>, usize>| {
        let mut titles: BTreeMap<(Rc<str>, bool), Vec<Rc<str>>> = BTreeMap::new();
        for node in nodes.iter().filter(|node| !others.contains_key(&node.at.id) && !node.at.title.is_empty())
        {
            titles.entry((node.at.title.clone(), node.at.is_dimension)).or_default().push(node.at.id.clone());
        }
        titles
    };
    let (went, came) = (titled(before, later), titled(after, earlier));
    let pairs = came.iter().filter_map(|(title, ids)| match (ids.as_slice(), went.get(title)?.as_slice()) {
        ([id], [was]) => Some((id.clone(), was.clone())),
        _ => None,
    });
    pairs.collect()
}
