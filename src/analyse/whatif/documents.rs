//! Changes written into copies of scheme and data; the documents that are open stay as they are.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Misfit;
use super::change::{Cap, Change, Figures, Scope};
use super::parameter;
use super::weights::{Pin, adds_up, weight, weights};
use crate::assess::Scored;
use crate::check::{Entry, GroupNo, Input, LeafNo, NodeNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::issue::{At, FileNo};
use crate::json::{ByKey, Keyed, Tried};
use crate::model::data::{Data, Datum, Parts, Row, State};
use crate::model::measure::Measure;
use crate::model::scheme::{Dimension, Indicator, Node, Scheme};
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
                self.set_datum(unit, indicator, figures)?;
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
            for group in groups(plan, node, group.as_ref().map(|group| group.as_str()))? {
                pins.push(Pin { node, group, value: value.clone(), siblings: *siblings });
            }
        }
        if pins.is_empty() {
            return Ok(());
        }
        let of_groups = (0..plan.groups.len())
            .map(|group| weights(plan, GroupNo(group), &pins))
            .collect::<Result<Vec<_>, _>>()?;
        let scheme = Rc::make_mut(&mut self.scheme);
        let mut next = NodeNo(1);
        for node in &mut scheme.tree {
            write_weights(plan, &of_groups, node, &mut next);
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
            datum.is_some_and(|datum| datum.parts.target.is_some()) && unit(plan, row).is_some_and(concerns)
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

    fn set_datum(&mut self, unit_no: UnitNo, id: &NodeId, figures: &Figures) -> Result<(), Misfit> {
        let (plan, stage) = (self.plan, self.scored.scores.stage);
        let leaf = self.leaf(id)?;
        if plan.marks(leaf, unit_no).is_none() {
            return Err(Misfit::NotAssessed);
        }
        if !fits(figures, &plan.leaf(leaf).indicator.measure) {
            return Err(Misfit::OtherFigures);
        }
        if super::figures(self.scored, unit_no, leaf).as_ref() == Some(figures) {
            return Ok(());
        }
        let of_stage = |data: &Data| data.stage == stage && belongs(plan, data);
        let theirs = |row: &Row| unit(plan, row) == Some(unit_no);
        let says = |row: &Row| theirs(row) && row.values.get(id.as_str()).is_some();
        // The first that speaks of the cell says the new thing; what others said of it is taken out.
        let mut wanted = Some(figures);
        for data in self.data.values_mut().filter(|data| of_stage(data) && data.rows.iter().any(says)) {
            for row in Rc::make_mut(data).rows.iter_mut().filter(|row| says(row)) {
                for (_, datum) in row.values.0.iter_mut().filter(|(key, _)| *key.value == *id.as_str()) {
                    say(datum, wanted.take());
                }
            }
        }
        let Some(figures) = wanted else { return Ok(()) };
        // Nobody did: who speaks of the indicator for others would have sent it.
        let speaks = |data: &Data| data.rows.iter().any(|row| row.values.get(id.as_str()).is_some());
        let file = self.data.iter().filter(|(_, data)| of_stage(data));
        let file = file.min_by_key(|(no, data)| (!speaks(data), **no)).map(|(no, _)| *no);
        let data = file.and_then(|no| self.data.get_mut(&no)).ok_or(Misfit::NoData)?;
        let at = data.at;
        let mut datum = Datum { at, parts: Parts::default() };
        say(&mut datum, Some(figures));
        Rc::make_mut(data).rows.push(Row {
            at,
            unit: Some(Tried::Read(Keyed { at, value: plan.unit(unit_no).code.clone() })),
            title: None,
            values: ByKey(vec![(Keyed { at, value: id.text() }, datum)]),
        });
        Ok(())
    }
}

/// 指标数据 of a unit as they stand; none where the unit's group is not assessed on the indicator.
pub fn figures(scored: &Scored, unit: UnitNo, leaf: LeafNo) -> Option<Figures> {
    let assessment = &scored.assessment;
    let measure = &assessment.plan.leaf(leaf).indicator.measure;
    let input = match &assessment.ledger.cell(unit, leaf).entry {
        Entry::Reported(input) | Entry::Pending(input) => input,
        Entry::NotApplicable => return Some(Figures::NotApplicable),
        Entry::Absent | Entry::Partial(_) => return Some(Figures::NotReported),
        Entry::Foreign => return None,
    };
    Some(match (input, measure) {
        (Input::Value(value), _) => Figures::Value(value.clone()),
        (Input::Ratio(num, den), Measure::Ratio(measure)) => {
            let den = measure.den_attribute.is_none().then(|| den.clone());
            Figures::Ratio { num: num.clone(), den }
        }
        (Input::Periods { current, base }, _) => {
            Figures::Periods { current: current.clone(), base: base.clone() }
        }
        (Input::Levels(counts), Measure::Levels(measure)) => {
            let levels = measure.levels.iter().map(|(id, _)| id.value.clone());
            Figures::Levels(levels.zip(counts.iter().cloned()).collect())
        }
        (Input::Marks(marks), _) => Figures::Marks(marks.clone()),
        (Input::Done(done), Measure::Checklist(measure)) => {
            let items = measure.items.iter().zip(done).filter(|(_, done)| **done);
            Figures::Done(items.map(|((id, _), _)| id.value.clone()).collect())
        }
        _ => return None,
    })
}

/// The groups that a weight is set in.
fn groups(plan: &Plan, node: NodeNo, named: Option<&str>) -> Result<Vec<GroupNo>, Misfit> {
    let all = || (0..plan.groups.len()).map(GroupNo);
    match named {
        None => Ok(all().filter(|group| !weight(plan, node, *group).is_zero()).collect()),
        Some(id) => {
            let place = plan.scheme.groups.iter().position(|group| group.id.as_str() == id);
            Ok(vec![GroupNo(place.ok_or(Misfit::NoGroup)?)])
        }
    }
}

/// Writes the weights of a node and of all below it; `next` counts the nodes as the plan does.
fn write_weights(plan: &Plan, of_groups: &[Vec<Exact>], node: &mut Node, next: &mut NodeNo) {
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
                write_weights(plan, of_groups, child, next);
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
fn belongs(plan: &Plan, data: &Data) -> bool {
    data.scheme.value.0.contains(&plan.scheme.id)
}

/// The unit of a row.
fn unit(plan: &Plan, row: &Row) -> Option<UnitNo> {
    match (&row.unit, &row.title) {
        (Some(Tried::Read(code)), _) => plan.unit_by_code(code.value.as_str()),
        (None, Some(Tried::Read(title))) => plan.unit_by_name(&title.value),
        _ => None,
    }
}

/// Whether figures are those that a measure takes.
fn fits(figures: &Figures, measure: &Measure) -> bool {
    match (figures, measure) {
        (Figures::NotReported | Figures::NotApplicable, _)
        | (Figures::Value(_), Measure::Value(_))
        | (Figures::Periods { .. }, Measure::Growth(_) | Measure::Change(_))
        | (Figures::Levels(_), Measure::Levels(_))
        | (Figures::Marks(_), Measure::Judged(_))
        | (Figures::Done(_), Measure::Checklist(_)) => true,
        (Figures::Ratio { den, .. }, Measure::Ratio(measure)) => {
            den.is_some() != measure.den_attribute.is_some()
        }
        _ => false,
    }
}

/// Puts other figures in the place of what a datum says; its evidence and a target that came with it
/// stay, and so does 待核 while there is a value to be verified.
fn say(datum: &mut Datum, figures: Option<&Figures>) {
    let at = datum.at;
    let number = |value: &Exact| Some(Keyed { at, value: value.clone() });
    let parts = std::mem::take(&mut datum.parts);
    let pending = parts.state.filter(|state| state.value == State::Pending);
    let mut said =
        Parts { at, target: parts.target, evidence: parts.evidence, note: parts.note, ..Parts::default() };
    let state = |state: State| Some(Keyed { at, value: state });
    match figures {
        None => {}
        Some(Figures::NotReported) => said.state = state(State::NotReported),
        Some(Figures::NotApplicable) => said.state = state(State::NotApplicable),
        Some(figures) => {
            said.state = pending;
            match figures {
                Figures::Value(value) => said.value = number(value),
                Figures::Ratio { num, den } => {
                    said.num = number(num);
                    said.den = den.as_ref().and_then(number);
                }
                Figures::Periods { current, base } => {
                    said.current = number(current);
                    said.base = number(base);
                }
                Figures::Levels(counts) => {
                    let counts =
                        counts.iter().map(|(id, count)| (Keyed { at, value: id.clone() }, count.clone()));
                    said.levels = Some(Keyed { at, value: ByKey(counts.collect()) });
                }
                Figures::Marks(marks) => {
                    let marks = marks.iter().filter_map(number).collect();
                    said.marks = Some(Keyed { at, value: marks });
                }
                Figures::Done(items) => {
                    let items = items.iter().map(|id| Keyed { at, value: id.clone() }).collect();
                    said.done = Some(Keyed { at, value: items });
                }
                Figures::NotReported | Figures::NotApplicable => {}
            }
        }
    }
    datum.parts = said;
}
