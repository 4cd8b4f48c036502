//! Events: bonuses, deductions, vetoes, corrections and decisions at a quota line.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::plan::{Plan, UnitNo};
use super::rows;
use crate::exact::Exact;
use crate::issue::{At, DataProblem, FileNo, Issue};
use crate::model::EventId;
use crate::model::data::{Data, Event, Stage};

/// 一件加减分等事项 that befell a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// 编号
    pub id: EventId,
    /// What it does.
    pub deed: Deed,
    /// As it was written.
    pub event: Event,
    /// The file.
    pub file: FileNo,
    /// Its place there.
    pub at: At,
}

/// What an event does.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// An item of the scheme, by its place there, so many times.
    Item {
        /// Its place among the scheme's items.
        item: usize,
        /// How many times.
        count: Exact,
    },
    /// 复核调整
    Correction {
        /// Points, with their sign.
        points: Exact,
    },
    /// The staff's decision at a quota line.
    GradeDecision {
        /// The grade, by its place in the scheme.
        grade: usize,
    },
}

const CORRECTION: &str = "correction";
const GRADE_DECISION: &str = "grade_decision";

/// Ids that items of a scheme must not have.
pub(super) const RESERVED: [&str; 2] = [CORRECTION, GRADE_DECISION];

/// The events of one stage, by unit, each id once.
pub(super) fn incidents(
    plan: &Plan,
    files: &[(FileNo, Rc<Data>)],
    stage: Stage,
    issues: &mut Vec<Issue>,
) -> Vec<Vec<Incident>> {
    let mut known: BTreeMap<EventId, (UnitNo, Incident)> = BTreeMap::new();
    for (file, data) in files.iter().filter(|(_, data)| data.stage == stage) {
        let mut others = data.is_shared().then(BTreeSet::new);
        for event in &data.events {
            rows::evidence(plan, data, &event.evidence, *file, issues);
            if others.as_mut().is_some_and(|others| is_for_others(plan, event, others)) {
                continue;
            }
            let Some((unit, incident)) = incident(plan, *file, event, issues) else { continue };
            match known.get(&incident.id) {
                None => {
                    known.insert(incident.id.clone(), (unit, incident));
                }
                Some((other_unit, other)) => {
                    let (id, first) = (incident.id.text(), (other.file, other.at));
                    let same = *other_unit == unit && same_content(&incident, other);
                    let problem = if same {
                        DataProblem::EventTwice { id, first }
                    } else {
                        DataProblem::EventConflict { id, first }
                    };
                    issues.push(Issue::at(*file, incident.at, problem));
                }
            }
        }
        rows::note_others(others, *file, issues);
    }
    let mut by_unit = vec![Vec::new(); plan.units.len()];
    for (unit, incident) in known.into_values() {
        by_unit[unit.0].push(incident);
    }
    for (unit, incidents) in plan.unit_numbers().zip(&by_unit) {
        two_decisions(plan, unit, incidents, issues);
    }
    by_unit
}

/// Notes decisions that put one unit into different grades.
fn two_decisions(plan: &Plan, unit: UnitNo, incidents: &[Incident], issues: &mut Vec<Issue>) {
    let mut first = None;
    for incident in incidents {
        let Deed::GradeDecision { grade } = incident.deed else { continue };
        if first.is_some_and(|first| first != grade) {
            let (id, unit) = (incident.id.text(), plan.unit(unit).title.clone());
            issues.push(Issue::at(incident.file, incident.at, DataProblem::TwoDecisions { id, unit }));
        }
        first.get_or_insert(grade);
    }
}

/// Whether an event of a shared file is of an item of another scheme.
fn is_for_others(plan: &Plan, event: &Event, others: &mut BTreeSet<Rc<str>>) -> bool {
    let item = &event.item.value;
    let known = plan.scheme.adjustments.items.iter().any(|known| known.id().as_str() == &**item);
    let foreign = !known && !RESERVED.contains(&&**item);
    if foreign {
        others.insert(item.clone());
    }
    foreign
}

/// Two sendings of one event; evidence is not compared.
fn same_content(a: &Incident, b: &Incident) -> bool {
    let date = |incident: &Incident| incident.event.date.as_ref().map(|date| date.value);
    let texts = |incident: &Incident| {
        let event = &incident.event;
        (event.basis.clone(), event.reason.clone(), event.by.clone())
    };
    a.deed == b.deed && date(a) == date(b) && texts(a) == texts(b)
}

fn incident(plan: &Plan, file: FileNo, event: &Event, issues: &mut Vec<Issue>) -> Option<(UnitNo, Incident)> {
    let id = event.id.value.text();
    let unit = rows::unit_by_code(plan, &event.unit, file, issues);
    let deed = deed(plan, file, event, issues);
    let decided_later = RESERVED.contains(&&*event.item.value);
    if let Some(date) = &event.date
        && !decided_later
        && (date.value < plan.scheme.period.start || date.value > plan.scheme.period.end)
    {
        issues.push(Issue::at(file, date.at, DataProblem::EventOutside { id }));
    }
    let incident =
        Incident { id: event.id.value.clone(), deed: deed?, event: event.clone(), file, at: event.at };
    Some((unit?, incident))
}

fn deed(plan: &Plan, file: FileNo, event: &Event, issues: &mut Vec<Issue>) -> Option<Deed> {
    let id = event.id.value.text();
    let mut needs = |key: &'static str, present: bool| {
        if !present {
            issues.push(Issue::at(file, event.at, DataProblem::EventLacks { id: id.clone(), key }));
        }
    };
    let deed = match &*event.item.value {
        CORRECTION => {
            needs("points", event.points.is_some());
            needs("reason", event.reason.is_some());
            needs("by", event.by.is_some());
            needs("date", event.date.is_some());
            let places = plan.scheme.rounding.total_places;
            if let Some(points) = event.points.as_ref().filter(|points| too_fine(plan, &points.value)) {
                let value = points.value.clone();
                issues.push(Issue::at(file, points.at, DataProblem::PointsTooFine { value, places }));
            }
            event.points.as_ref().map(|points| Deed::Correction { points: points.value.clone() })
        }
        GRADE_DECISION => {
            needs("grade", event.grade.is_some());
            needs("basis", event.basis.is_some());
            needs("by", event.by.is_some());
            needs("date", event.date.is_some());
            decision(plan, file, event, issues)
        }
        item => item_deed(plan, file, event, item, issues),
    };
    foreign_fields(file, event, deed.as_ref(), issues);
    deed
}

/// Whether points have more decimals than totals have.
pub(super) fn too_fine(plan: &Plan, points: &Exact) -> bool {
    finer_than_totals(&plan.scheme.rounding, points)
}

/// Whether points have more decimals than totals of this rounding have.
pub(super) fn finer_than_totals(rounding: &crate::model::outcome::Rounding, points: &Exact) -> bool {
    rounding.places.is_none() && rounding.total(points) != *points
}

fn decision(plan: &Plan, file: FileNo, event: &Event, issues: &mut Vec<Issue>) -> Option<Deed> {
    let grade = event.grade.as_ref()?;
    let bounds = plan.scheme.grades.as_ref().map_or(&[][..], |grades| &grades.bounds);
    let position = bounds.iter().position(|bound| bound.id == grade.value);
    if position.is_none() {
        let suggestion =
            plan.suggest(grade.value.as_str(), bounds.iter().map(|bound| bound.id.as_str())).map(Rc::from);
        issues.push(Issue::at(
            file,
            grade.at,
            DataProblem::UnknownGrade { found: grade.value.text(), suggestion },
        ));
    }
    position.map(|grade| Deed::GradeDecision { grade })
}

fn item_deed(plan: &Plan, file: FileNo, event: &Event, item: &str, issues: &mut Vec<Issue>) -> Option<Deed> {
    let items = &plan.scheme.adjustments.items;
    let Some(no) = items.iter().position(|known| known.id().as_str() == item) else {
        let known = items.iter().map(|item| item.id().as_str()).chain(RESERVED);
        let suggestion = plan.suggest(item, known).map(Rc::from);
        issues.push(Issue::at(
            file,
            event.item.at,
            DataProblem::UnknownItem { found: item.into(), suggestion },
        ));
        return None;
    };
    let count = event.count.as_ref().map_or(Exact::ONE, |count| count.value.clone());
    if !count.is_whole() || !count.is_positive() {
        let at = event.count.as_ref().map_or(event.at, |count| count.at);
        issues.push(Issue::at(file, at, DataProblem::CountNotWhole { found: count }));
        return None;
    }
    Some(Deed::Item { item: no, count })
}

fn foreign_fields(file: FileNo, event: &Event, deed: Option<&Deed>, issues: &mut Vec<Issue>) {
    let Some(deed) = deed else { return };
    let (counts, points, grade) = match deed {
        Deed::Item { .. } => (true, false, false),
        Deed::Correction { .. } => (false, true, false),
        Deed::GradeDecision { .. } => (false, false, true),
    };
    let written = [
        ("count", event.count.as_ref().map(|field| field.at), counts),
        ("points", event.points.as_ref().map(|field| field.at), points),
        ("grade", event.grade.as_ref().map(|field| field.at), grade),
    ];
    for (key, at, belongs) in written {
        if let Some(at) = at.filter(|_| !belongs) {
            issues.push(Issue::at(file, at, DataProblem::EventForeign { id: event.id.value.text(), key }));
        }
    }
}
