//! How weights give way to those that were changed.
//!
//! Among siblings, those with a change of their own have the weights that were set; the others share what
//! is left in proportion to their weights in the scheme: w′ = w × (sum − Σ set) ÷ Σ w of the others. Only
//! the scheme and the set of changes decide, not their order, and nothing is rounded.
//!
//! A dimension whose parts add up has no weight beside theirs: to set it is to set their sum. What lies
//! below a dimension that was set, or that gave way, gives way in the same manner.

use std::rc::Rc;

use super::Misfit;
use super::change::Siblings;
use crate::check::{GroupNo, NodeNo, Plan};
use crate::exact::Exact;
use crate::issue::At;
use crate::json::{ByKey, Keyed};
use crate::model::PerGroup;
use crate::model::scheme::{Aggregate, Dimension, Node};

/// A weight that was set in one group.
#[derive(Clone, Debug)]
pub(super) struct Pin {
    pub node: NodeNo,
    pub group: GroupNo,
    pub value: Exact,
    pub siblings: Siblings,
}

/// The weights of all nodes in one group; 0 where a node does not exist there.
pub(super) fn weights(plan: &Plan, group: GroupNo, pins: &[Pin]) -> Result<Vec<Exact>, Misfit> {
    let weights: Vec<Exact> = plan.node_numbers().map(|no| weight(plan, no, group)).collect();
    // Of two that set one node, the later counts.
    let mut own: Vec<Option<&Pin>> = vec![None; plan.nodes.len()];
    for pin in pins.iter().filter(|pin| pin.group == group) {
        if let Some(place) = own.get_mut(pin.node.0) {
            *place = Some(pin);
        }
    }
    let mut sharing = Sharing { plan, group, pins: own, weights };
    sharing.share(NodeNo(0), None)?;
    Ok(sharing.weights)
}

/// A node's weight in a group; 0 where it does not exist.
fn weight(plan: &Plan, node: NodeNo, group: GroupNo) -> Exact {
    plan.node(node).weights.get(group.0).cloned().flatten().unwrap_or_default()
}

/// Whether a node is a dimension whose weight is the sum of its parts'.
fn adds_up(plan: &Plan, no: NodeNo) -> bool {
    let node = plan.node(no);
    let within_a_sum = node.parent.is_some_and(|parent| plan.node(parent).aggregate == Aggregate::Sum);
    node.leaf.is_none() && node.aggregate == Aggregate::Sum && within_a_sum
}

struct Sharing<'p> {
    plan: &'p Plan,
    group: GroupNo,
    pins: Vec<Option<&'p Pin>>,
    /// The scheme's, until they are set.
    weights: Vec<Exact>,
}

impl Sharing<'_> {
    /// Sets the weights below a node, of which the sum is given or free.
    fn share(&mut self, parent: NodeNo, given: Option<&Exact>) -> Result<(), Misfit> {
        let children: Vec<NodeNo> = self.plan.children(parent).collect();
        let pin = |no: &NodeNo| self.pins.get(no.0).copied().flatten();
        let gives_way =
            given.is_some() || children.iter().filter_map(pin).any(|pin| pin.siblings == Siblings::GiveWay);
        let before = |no: &NodeNo| weight(self.plan, *no, self.group);
        let sum = || children.iter().map(before).sum::<Exact>();
        let factor = if gives_way {
            let set: Exact = children.iter().filter_map(pin).map(|pin| &pin.value).sum();
            let rest = &given.cloned().unwrap_or_else(sum) - &set;
            let others: Exact = children.iter().filter(|no| pin(no).is_none()).map(before).sum();
            self.factor(parent, &rest, &others)?
        } else {
            Exact::ONE
        };
        let weights: Vec<(NodeNo, Exact, bool)> = children
            .iter()
            .map(|no| match pin(no) {
                Some(pin) => (*no, pin.value.clone(), true),
                None => (*no, &before(no) * &factor, gives_way),
            })
            .collect();
        for (no, weight, given) in weights {
            if adds_up(self.plan, no) {
                self.share(no, Some(&weight).filter(|_| given))?;
                let below = self.plan.children(no).filter_map(|child| self.weights.get(child.0));
                let sum = below.sum();
                self.set(no, sum);
            } else {
                self.share(no, None)?;
                self.set(no, weight);
            }
        }
        Ok(())
    }

    /// What the others' weights are multiplied by.
    fn factor(&self, parent: NodeNo, rest: &Exact, others: &Exact) -> Result<Exact, Misfit> {
        let factor = match rest.over(others) {
            Some(factor) => Some(factor).filter(|factor| !factor.is_negative()),
            None => rest.is_zero().then_some(Exact::ONE),
        };
        factor.ok_or_else(|| Misfit::NoRoom {
            parent: self.plan.node(parent).label(),
            group: self.plan.group(self.group).title.clone(),
            rest: rest.clone(),
        })
    }

    fn set(&mut self, no: NodeNo, weight: Exact) {
        if let Some(place) = self.weights.get_mut(no.0) {
            *place = weight;
        }
    }
}

/// The groups that a weight is set in.
pub(super) fn groups(plan: &Plan, node: NodeNo, named: Option<&str>) -> Result<Vec<GroupNo>, Misfit> {
    let all = || plan.group_numbers();
    match named {
        None => Ok(all().filter(|group| !weight(plan, node, *group).is_zero()).collect()),
        Some(id) => {
            let place = plan.scheme.groups.iter().position(|group| group.id.as_str() == id);
            Ok(vec![GroupNo(place.ok_or(Misfit::NoGroup)?)])
        }
    }
}

/// Writes the weights of a node and of all below it; `next` counts the nodes as the plan does.
pub(super) fn write(plan: &Plan, of_groups: &[Vec<Exact>], node: &mut Node, next: &mut NodeNo) {
    let no = *next;
    next.0 += 1;
    let now = || of_groups.iter().enumerate().map(|(group, weights)| (GroupNo(group), weights.get(no.0)));
    let changed = now().any(|(group, now)| now.is_some_and(|now| *now != weight(plan, no, group)));
    let written = |at: At| {
        let groups = plan.scheme.groups.iter().zip(now());
        let each = groups.filter_map(|(group, (_, weight))| {
            let weight = weight.filter(|weight| !weight.is_zero())?;
            Some((Keyed { at, value: group.id.text() }, weight.clone()))
        });
        Keyed { at, value: PerGroup::Each(ByKey(each.collect())) }
    };
    match node {
        Node::Indicator(indicator) if changed => {
            let indicator = Rc::make_mut(indicator);
            indicator.weight = written(indicator.weight.at);
        }
        Node::Indicator(_) => {}
        Node::Dimension(dimension) => {
            let Dimension { at, weight, children, .. } = dimension;
            // A sum that is written beside its parts is there to be checked; without, it needs none.
            if changed && (weight.is_some() || !adds_up(plan, no)) {
                *weight = Some(written(weight.as_ref().map_or(*at, |weight| weight.at)));
            }
            for child in children {
                write(plan, of_groups, child, next);
            }
        }
    }
}
