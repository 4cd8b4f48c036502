//! The rows of one file: units and indicators found by what the file calls them.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::plan::{LeafNo, Plan, UnitNo};
use crate::issue::{DataProblem, FileNo, Issue, Spot};
use crate::json::{Keyed, Tried};
use crate::model::data::{Data, Datum, Row};
use crate::model::{EvidenceId, UnitCode};

/// What one file says of one unit on one indicator.
pub(super) struct Contribution<'d> {
    pub unit: UnitNo,
    pub leaf: LeafNo,
    pub file: FileNo,
    pub datum: &'d Datum,
    /// Its pieces of evidence, by their places in the file's list.
    pub evidence: Vec<usize>,
}

/// Whether a file was collected for the open scheme; if so, what is wrong with it as a whole.
pub(super) fn belongs(plan: &Plan, file: FileNo, data: &Data, issues: &mut Vec<Issue>) -> bool {
    let scheme = &plan.scheme;
    let named = &data.scheme.value.0;
    if !named.contains(&scheme.id) {
        let found = named.iter().map(|id| id.text()).collect();
        issues.push(Issue::at(
            file,
            data.scheme.at,
            DataProblem::OtherScheme { found, scheme: scheme.id.text() },
        ));
        return false;
    }
    if let Some(as_of) = &data.as_of
        && (as_of.value < scheme.period.start || as_of.value > scheme.period.end)
    {
        issues.push(Issue::at(file, as_of.at, DataProblem::AsOfOutside));
    }
    let mut ids = BTreeSet::new();
    for evidence in &data.evidence {
        if !ids.insert(&evidence.id) {
            issues.push(Issue::at(
                file,
                evidence.at,
                DataProblem::DuplicateEvidence { id: evidence.id.text() },
            ));
        }
    }
    true
}

/// All that a file says of units and indicators that the scheme has.
pub(super) fn contributions<'d>(
    plan: &Plan,
    file: FileNo,
    data: &'d Data,
    issues: &mut Vec<Issue>,
) -> Vec<Contribution<'d>> {
    let mut others = data.is_shared().then(BTreeSet::new);
    let mut found = Vec::new();
    for row in &data.rows {
        let unit = unit(plan, row, file, issues);
        for (key, datum) in row.values.iter() {
            let evidence = evidence(plan, data, &datum.parts.evidence, file, issues);
            let Some(leaf) = leaf(plan, key, others.as_mut(), file, issues) else { continue };
            let Some(unit) = unit else { continue };
            if plan.marks(leaf, unit).is_none() {
                let group = plan.group(plan.unit(unit).group).title.clone();
                issues.push(Issue::at(
                    file,
                    key.at,
                    DataProblem::NotForGroup { spot: spot(plan, unit, leaf), group },
                ));
                continue;
            }
            found.push(Contribution { unit, leaf, file, datum, evidence });
        }
    }
    note_others(others, file, issues);
    found
}

/// Notes in one go what a shared file has for other schemes.
pub(super) fn note_others(others: Option<BTreeSet<Rc<str>>>, file: FileNo, issues: &mut Vec<Issue>) {
    if let Some(ids) = others.filter(|ids| !ids.is_empty()) {
        issues.push(Issue::of_file(file, DataProblem::ForOthers { ids: ids.into_iter().collect() }));
    }
}

/// Unit and indicator as an issue names them.
pub(super) fn spot(plan: &Plan, unit: UnitNo, leaf: LeafNo) -> Spot {
    Spot { unit: plan.unit(unit).title.clone(), indicator: plan.leaf(leaf).label() }
}

fn unit(plan: &Plan, row: &Row, file: FileNo, issues: &mut Vec<Issue>) -> Option<UnitNo> {
    match (&row.unit, &row.title) {
        (Some(Tried::Unread), _) => None,
        (Some(Tried::Read(code)), title) => {
            let unit = unit_by_code(plan, code, file, issues)?;
            if let Some(Tried::Read(title)) = title
                && plan.unit_by_name(&title.value) != Some(unit)
            {
                let problem = DataProblem::OtherTitle {
                    found: title.value.clone(),
                    title: plan.unit(unit).title.clone(),
                };
                issues.push(Issue::at(file, title.at, problem));
            }
            Some(unit)
        }
        (None, Some(Tried::Unread)) => None,
        (None, Some(Tried::Read(title))) => {
            let unit = plan.unit_by_name(&title.value);
            if unit.is_none() {
                let near = plan.suggest(&title.value, plan.names()).and_then(|name| plan.unit_by_name(name));
                let suggestion = near.map(|unit| described(plan, unit));
                issues.push(Issue::at(
                    file,
                    title.at,
                    DataProblem::UnknownUnit { found: title.value.clone(), suggestion },
                ));
            }
            unit
        }
        (None, None) => {
            issues.push(Issue::at(file, row.at, DataProblem::NoUnit));
            None
        }
    }
}

/// The unit with a code, or an issue that offers the one that resembles it.
pub(super) fn unit_by_code(
    plan: &Plan,
    code: &Keyed<UnitCode>,
    file: FileNo,
    issues: &mut Vec<Issue>,
) -> Option<UnitNo> {
    let unit = plan.unit_by_code(code.value.as_str());
    if unit.is_none() {
        let written = code.value.as_str();
        let by_name = || plan.suggest(written, plan.names()).and_then(|name| plan.unit_by_name(name));
        let near =
            plan.suggest(written, plan.codes()).and_then(|code| plan.unit_by_code(code)).or_else(by_name);
        let suggestion = near.map(|unit| described(plan, unit));
        issues.push(Issue::at(
            file,
            code.at,
            DataProblem::UnknownUnit { found: code.value.text(), suggestion },
        ));
    }
    unit
}

fn described(plan: &Plan, unit: UnitNo) -> (Rc<str>, Rc<str>) {
    let unit = plan.unit(unit);
    (unit.title.clone(), unit.code.text())
}

/// The indicator with a key. In a file that serves other schemes too, `others` takes what is theirs.
fn leaf(
    plan: &Plan,
    key: &Keyed<Rc<str>>,
    others: Option<&mut BTreeSet<Rc<str>>>,
    file: FileNo,
    issues: &mut Vec<Issue>,
) -> Option<LeafNo> {
    let leaf = plan.leaf_by_id(&key.value);
    match (leaf, others) {
        (Some(_), _) => {}
        (None, Some(others)) => {
            others.insert(key.value.clone());
        }
        (None, None) => {
            let ids = plan.leaves.iter().map(|leaf| leaf.indicator.id.as_str());
            let near = plan.suggest(&key.value, ids).and_then(|id| plan.leaf_by_id(id));
            let suggestion = near.map(|leaf| plan.leaf(leaf).label());
            let problem = DataProblem::UnknownIndicator { found: key.value.clone(), suggestion };
            issues.push(Issue::at(file, key.at, problem));
        }
    }
    leaf
}

/// References to the file's own list of evidence, as places in it.
pub(super) fn evidence(
    plan: &Plan,
    data: &Data,
    named: &[Keyed<EvidenceId>],
    file: FileNo,
    issues: &mut Vec<Issue>,
) -> Vec<usize> {
    let mut found = Vec::new();
    for id in named {
        match data.evidence.iter().position(|evidence| evidence.id == id.value) {
            Some(place) => found.push(place),
            None => {
                let known = data.evidence.iter().map(|evidence| evidence.id.as_str());
                let suggestion = plan.suggest(id.value.as_str(), known).map(Rc::from);
                issues.push(Issue::at(
                    file,
                    id.at,
                    DataProblem::UnknownEvidence { found: id.value.text(), suggestion },
                ));
            }
        }
    }
    found
}
