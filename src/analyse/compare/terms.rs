//! What changed between the two schemes, as far as the results show it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::group_id;
use crate::check::{Assessment, GroupNo, NodeNo};
use crate::exact::Exact;

/// What changed between the two schemes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Terms {
    /// The earlier version and today's, when they differ.
    pub versions: Option<(Rc<str>, Rc<str>)>,
    /// What no unit was assessed on before, in the scheme's order.
    pub added: Vec<NodeNo>,
    /// The ids of what no unit is assessed on any more, in the earlier result's order.
    pub dropped: Vec<Rc<str>>,
    /// What counts for other marks than before, in the scheme's order.
    pub reweighted: Vec<Reweighted>,
}

/// A dimension or an indicator that counts for other marks in a group than before.
#[derive(Clone, Debug, PartialEq)]
pub struct Reweighted {
    /// The node.
    pub node: NodeNo,
    /// The group.
    pub group: GroupNo,
    /// Its marks before; none where the group was not assessed on it.
    pub before: Option<Exact>,
    /// Its marks now; none where the group is no longer assessed on it.
    pub now: Option<Exact>,
}

impl Terms {
    /// Whether points mean the same in both: nothing came, went or changed its marks.
    pub fn same(&self) -> bool {
        self.added.is_empty() && self.dropped.is_empty() && self.reweighted.is_empty()
    }
}

/// Compares the schemes of the two results; nothing without an earlier one.
pub fn terms(assessment: &Assessment) -> Terms {
    let plan = &assessment.plan;
    let Some((_, earlier)) = &assessment.earlier else { return Terms::default() };
    // What a result file says of the marks of a node in a group, it says with each unit.
    let mut marks: BTreeMap<(&str, &str), &Exact> = BTreeMap::new();
    let mut ids: Vec<&Rc<str>> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for group in &earlier.groups {
        for node in group.units.iter().flat_map(|unit| &unit.nodes) {
            marks.entry((&*group.id, &*node.id)).or_insert(&node.full.0);
            if known.insert(&node.id) {
                ids.push(&node.id);
            }
        }
    }
    let mut terms = Terms {
        versions: (earlier.scheme.version != plan.scheme.version)
            .then(|| (earlier.scheme.version.clone(), plan.scheme.version.clone())),
        dropped: ids.into_iter().filter(|id| plan.node_by_id(id).is_none()).cloned().collect(),
        ..Terms::default()
    };
    let groups: Vec<(GroupNo, Rc<str>)> = (0..plan.groups.len())
        .map(GroupNo)
        .filter_map(|no| Some((no, group_id(plan, no)?)))
        .filter(|(_, id)| earlier.groups.iter().any(|group| group.id == *id && !group.units.is_empty()))
        .collect();
    for no in plan.node_numbers().skip(1) {
        let node = plan.node(no);
        if !known.contains(&*node.id) {
            terms.added.push(no);
            continue;
        }
        terms.reweighted.extend(groups.iter().filter_map(|(group, id)| {
            let before = marks.get(&(&**id, &*node.id)).map(|marks| (*marks).clone());
            let now = node.marks.get(group.0).cloned().flatten();
            // A file may hold the marks cut to 28 digits.
            let same = match (&before, &now) {
                (Some(before), Some(now)) => super::difference(now, before).is_zero(),
                (before, now) => before.is_none() && now.is_none(),
            };
            (!same).then_some(Reweighted { node: no, group: *group, before, now })
        }));
    }
    terms
}
