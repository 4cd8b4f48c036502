//! Changes written into copies of scheme and data; the documents that are open stay as they are.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Misfit;
use super::change::{Cap, Change, Scope};
use super::weights::{self, Pin};
use super::{datum, parameter};
use crate::assess::Scored;
use crate::check::{GroupNo, LeafNo, NodeNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::issue::{At, FileNo};
use crate::json::{ByKey, Keyed, Tried};
use crate::model::data::{Data, Row};
use crate::model::scheme::{Indicator, Node, Scheme};
use crate::model::{NodeId, PerGroup};
use crate::read::{Document, Opened};

/// The files with the changes in them.
pub(super) fn apply(scored: &Scored, files: &[Opened], changes: &[&Change]) -> Result<Vec<Opened>, Misfit> {
    let assessment = &scored.assessment;
    let mut desk = Desk {
        scored,
        plan: &assessment.plan,
        scheme: assessment.plan.scheme.clone(),
        data: assessment.data_files.iter().cloned().collect(),
    };
    let last: Vec<&Change> = (1..)
        .zip(changes)
        .filter(|(next, change)| !changes.iter().skip(*next).any(|later| later.replaces(change)))
        .map(|(_, change)| *change)
        .collect();
    desk.set_weights(&last)?;
    for change in &last {
        desk.write(change, &last)?;
    }
    let Desk { scheme, data, .. } = desk;
    let files = (0u32..).map(FileNo).zip(files).map(|(no, file)| {
        let mut file = file.clone();
        if no == assessment.scheme_file {
            file.document = Some(Document::Scheme(scheme.clone()));
        } else if let Some(data) = data.get(&no) {
            file.document = Some(Document::Data(data.clone()));
        }
        file
    });
    Ok(files.collect())
}

/// The documents that are written into; each is copied when it is first changed.
struct Desk<'s> {
    scored: &'s Scored,
    plan: &'s Plan,
    scheme: Rc<Scheme>,
    data: BTreeMap<FileNo, Rc<Data>>,
}

impl Desk<'_> {
    /// Writes a change. What is so already stays as it was written, with its source and its reason.
    fn write(&mut self, change: &Change, all: &[&Change]) -> Result<(), Misfit> {
        match change {
            Change::Weight { .. } => {} // all weights at once, because siblings depend on each other
            Change::Target { indicator, scope, value } => {
                let of_it = |other: &&&Change| {
                    matches!(other, Change::Target { .. }) && other.node() == Some(indicator)
                };
                let alone = all.iter().filter(of_it).count() == 1;
                self.set_target(indicator, scope, value, alone)?;
            }
            Change::Datum { unit, indicator, figures } => {
                let unit = self.plan.unit_by_code(unit.as_str()).ok_or(Misfit::NoUnit)?;
                let leaf = self.leaf(indicator)?;
                datum::set(self.scored, &mut self.data, (unit, leaf), figures)?;
            }
            Change::Parameter { indicator, path, value } => {
                let indicator = self.indicator(indicator)?;
                if !parameter::set(&mut indicator.rule, path, value) {
                    return Err(Misfit::NoParameter);
                }
            }
            Change::Cap { cap, value } => {
                let adjustments = &mut Rc::make_mut(&mut self.scheme).adjustments;
                let place = match cap {
                    Cap::Bonus => &mut adjustments.bonus_cap,
                    Cap::Deduction => &mut adjustments.deduction_cap,
                    Cap::Total => &mut adjustments.total_cap,
                };
                *place = Some(value.clone());
            }
        }
        Ok(())
    }

    fn leaf(&self, id: &NodeId) -> Result<LeafNo, Misfit> {
        self.plan.leaf_by_id(id.as_str()).ok_or(Misfit::NoNode)
    }

    /// An indicator of the copy.
    fn indicator(&mut self, id: &NodeId) -> Result<&mut Indicator, Misfit> {
        self.leaf(id)?;
        find(&mut Rc::make_mut(&mut self.scheme).tree, id).ok_or(Misfit::NoNode)
    }

    fn set_weights(&mut self, changes: &[&Change]) -> Result<(), Misfit> {
        let plan = self.plan;
        let mut pins = Vec::new();
        for change in changes {
            let Change::Weight { node, group, value, siblings } = change else { continue };
            let node = plan.node_by_id(node.as_str()).ok_or(Misfit::NoNode)?;
            for group in weights::groups(plan, node, group.as_ref().map(|group| group.as_str()))? {
                pins.push(Pin { node, group, value: value.clone(), siblings: *siblings });
            }
        }
        if pins.is_empty() {
            return Ok(());
        }
        let of_groups = (0..plan.groups.len())
            .map(|group| weights::weights(plan, GroupNo(group), &pins))
            .collect::<Result<Vec<_>, _>>()?;
        let scheme = Rc::make_mut(&mut self.scheme);
        let mut next = NodeNo(1);
        for node in &mut scheme.tree {
            weights::write(plan, &of_groups, node, &mut next);
        }
        Ok(())
    }

    fn set_target(&mut self, id: &NodeId, scope: &Scope, value: &Exact, alone: bool) -> Result<(), Misfit> {
        let (plan, leaf) = (self.plan, self.leaf(id)?);
        let concerns = |unit: UnitNo| match scope {
            Scope::All => true,
            Scope::Group(group) => {
                plan.scheme.groups.get(plan.unit(unit).group.0).is_some_and(|own| own.id == *group)
            }
            Scope::Unit(code) => plan.unit(unit).code == *code,
        };
        match scope {
            Scope::Group(group) if !plan.scheme.groups.iter().any(|known| known.id == *group) => {
                return Err(Misfit::NoGroup);
            }
            Scope::Unit(code) if plan.unit_by_code(code.as_str()).is_none() => return Err(Misfit::NoUnit),
            _ => {}
        }
        let is_so = |unit: UnitNo| {
            let target = &self.scored.assessment.ledger.cell(unit, leaf).target;
            plan.marks(leaf, unit).is_none() || target.as_ref().is_some_and(|target| target.value == *value)
        };
        if alone && plan.unit_numbers().filter(|unit| concerns(*unit)).all(is_so) {
            return Ok(());
        }
        let indicator = self.indicator(id)?;
        let before = indicator.target.take();
        let at = before.as_ref().map_or(indicator.at, |target| target.at);
        let value = match scope {
            Scope::All => PerGroup::All(value.clone()),
            Scope::Group(group) => {
                let mut each = each(plan, before);
                each.retain(|(key, _)| !plan.unit_by_code(&key.value).is_some_and(concerns));
                PerGroup::Each(ByKey(put(each, at, group.text(), value)))
            }
            Scope::Unit(code) => PerGroup::Each(ByKey(put(each(plan, before), at, code.text(), value))),
        };
        indicator.target = Some(Keyed { at, value });
        self.drop_sent_targets(id, &concerns);
        Ok(())
    }

    /// Takes out the targets that came with the data: two that differ would be an error.
    fn drop_sent_targets(&mut self, id: &NodeId, concerns: &dyn Fn(UnitNo) -> bool) {
        let plan = self.plan;
        let sent = |row: &Row| {
            let datum = row.values.get(id.as_str());
            datum.is_some_and(|datum| datum.parts.target.is_some())
                && unit_of(plan, row).is_some_and(concerns)
        };
        for data in self.data.values_mut().filter(|data| belongs(plan, data)) {
            if !data.rows.iter().any(sent) {
                continue;
            }
            for row in Rc::make_mut(data).rows.iter_mut().filter(|row| sent(row)) {
                let datum = row.values.0.iter_mut().find(|(key, _)| *key.value == *id.as_str());
                if let Some((_, datum)) = datum {
                    datum.parts.target = None;
                }
            }
        }
    }
}

fn find<'n>(nodes: &'n mut [Node], id: &NodeId) -> Option<&'n mut Indicator> {
    nodes.iter_mut().find_map(|node| match node {
        Node::Indicator(indicator) if indicator.id == *id => Some(Rc::make_mut(indicator)),
        Node::Indicator(_) => None,
        Node::Dimension(dimension) => find(&mut dimension.children, id),
    })
}

/// Targets by group and unit, where one stood for all.
fn each(plan: &Plan, before: Option<Keyed<PerGroup>>) -> Vec<(Keyed<Rc<str>>, Exact)> {
    match before {
        None => Vec::new(),
        Some(Keyed { value: PerGroup::Each(each), .. }) => each.0,
        Some(Keyed { at, value: PerGroup::All(value) }) => {
            let groups = plan.scheme.groups.iter();
            groups.map(|group| (Keyed { at, value: group.id.text() }, value.clone())).collect()
        }
    }
}

fn put(
    mut each: Vec<(Keyed<Rc<str>>, Exact)>,
    at: At,
    key: Rc<str>,
    value: &Exact,
) -> Vec<(Keyed<Rc<str>>, Exact)> {
    each.retain(|(known, _)| known.value != key);
    each.push((Keyed { at, value: key }, value.clone()));
    each
}

/// Whether data were collected for the scheme.
pub(super) fn belongs(plan: &Plan, data: &Data) -> bool {
    data.scheme.value.0.contains(&plan.scheme.id)
}

/// The unit of a row.
pub(super) fn unit_of(plan: &Plan, row: &Row) -> Option<UnitNo> {
    match (&row.unit, &row.title) {
        (Some(Tried::Read(code)), _) => plan.unit_by_code(code.value.as_str()),
        (None, Some(Tried::Read(title))) => plan.unit_by_name(&title.value),
        _ => None,
    }
}
