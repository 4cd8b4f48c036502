//! Several departments' files → one ledger for each stage, field by field.

use std::rc::Rc;

use super::events;
use super::ledger::{Cell, Entry, Input, Ledger, Source, Sourced, Target, TargetFrom};
use super::plan::{LeafNo, Plan, UnitNo};
use super::rows::{self, Contribution, spot};
use crate::exact::Exact;
use crate::issue::{At, DataProblem, Field, FileNo, Issue, Named};
use crate::json::nearest;
use crate::model::data::{Data, Parts, Stage, State};
use crate::model::measure::Measure;
use crate::model::rule::{NoTarget, Rule};
use crate::model::scheme::EvidenceNeed;

/// Merges the files into the ledger that is scored, and the self-assessed one beside it.
///
/// Targets count for both stages, whatever file they came in. Verified data are scored; where no file
/// has a verified value, self-assessed data are.
pub(super) fn ledgers(
    plan: &Plan,
    files: &[(FileNo, Rc<Data>)],
    issues: &mut Vec<Issue>,
) -> (Ledger, Option<Ledger>) {
    let mut targets = vec![None; plan.units.len() * plan.leaves.len()];
    let mut verified = Gathering::new(plan, Stage::Verified);
    let mut own = Gathering::new(plan, Stage::SelfAssessed);
    let mut accepted = Vec::new();
    for (file, data) in files {
        if !rows::belongs(plan, *file, data, issues) {
            continue;
        }
        accepted.push((*file, data.clone()));
        let gathering = match data.stage {
            Stage::Verified => &mut verified,
            Stage::SelfAssessed => &mut own,
        };
        for contribution in rows::contributions(plan, *file, data, issues) {
            gathering.take(&contribution, &mut targets, issues);
        }
    }
    let targets: Vec<Option<Target>> = plan
        .unit_numbers()
        .flat_map(|unit| plan.leaf_numbers().map(move |leaf| (unit, leaf)))
        .zip(targets)
        .map(|((unit, leaf), data)| target(plan, unit, leaf, data, issues))
        .collect();
    let mut ledger = |gathering: Gathering<'_>, scored: bool| {
        let incidents = events::incidents(plan, &accepted, gathering.stage, issues);
        let dates =
            accepted.iter().filter_map(|(file, data)| Some((*file, data.as_of.as_ref()?.value))).collect();
        gathering.ledger(&targets, incidents, dates, scored && !accepted.is_empty(), issues)
    };
    match (verified.open, own.open) {
        (false, true) => {
            let ledger = ledger(own, true);
            idle_events(plan, &accepted, Stage::Verified, issues);
            (ledger, None)
        }
        (_, false) => {
            let ledger = ledger(verified, true);
            idle_events(plan, &accepted, Stage::SelfAssessed, issues);
            (ledger, None)
        }
        (true, true) => (ledger(verified, true), Some(ledger(own, false))),
    }
}

/// Events of a stage of which no value is open: checked, and counted for nothing yet.
fn idle_events(plan: &Plan, files: &[(FileNo, Rc<Data>)], stage: Stage, issues: &mut Vec<Issue>) {
    events::incidents(plan, files, stage, issues);
    for (file, data) in files.iter().filter(|(_, data)| data.stage == stage && !data.events.is_empty()) {
        issues.push(Issue::of_file(*file, DataProblem::EventsIdle { count: data.events.len(), stage }));
    }
}

/// The target of scheme or data; both, and different, is an error, because somebody must decide.
fn target(
    plan: &Plan,
    unit: UnitNo,
    leaf: LeafNo,
    data: Option<Sourced<Exact>>,
    issues: &mut Vec<Issue>,
) -> Option<Target> {
    match (plan.target(leaf, unit), data) {
        (Some(scheme), Some(data)) if *scheme != data.value => {
            let value = scheme.clone();
            let problem = DataProblem::TwoTargets {
                spot: spot(plan, unit, leaf),
                data: data.value,
                scheme: value.clone(),
            };
            issues.push(Issue::at(data.file, data.at, problem));
            Some(Target { value, from: TargetFrom::Scheme })
        }
        (Some(scheme), _) => Some(Target { value: scheme.clone(), from: TargetFrom::Scheme }),
        (None, Some(data)) => Some(Target { value: data.value, from: TargetFrom::Data(data.file) }),
        (None, None) => None,
    }
}

/// The content of a field, in a form that can be compared.
#[derive(Clone, Debug, PartialEq)]
enum Content {
    Number(Exact),
    Numbers(Vec<Exact>),
    Flags(Vec<bool>),
    State(State),
}

impl Content {
    /// Its parts as they are read out, levels and tasks by their names; empty when there are none.
    fn shown(&self, measure: &Measure) -> Vec<Rc<str>> {
        let told: Vec<String> = match (self, measure) {
            (Content::Number(value), _) => return number(value),
            (Content::State(state), _) => return vec![state.word().into()],
            (Content::Numbers(counts), Measure::Levels(measure)) => {
                let levels = measure.levels.iter().zip(counts).filter(|(_, count)| !count.is_zero());
                levels.map(|((_, level), count)| format!("{}{count}", level.title)).collect()
            }
            (Content::Numbers(numbers), _) => numbers.iter().map(Exact::to_string).collect(),
            (Content::Flags(flags), Measure::Checklist(measure)) => {
                let tasks = measure.items.iter().zip(flags).filter(|(_, done)| **done);
                tasks.map(|((_, task), _)| task.title.to_string()).collect()
            }
            (Content::Flags(_), _) => Vec::new(),
        };
        told.into_iter().map(Rc::from).collect()
    }
}

/// A number as the only part of what was given.
fn number(number: &Exact) -> Vec<Rc<str>> {
    vec![number.to_string().into()]
}

/// The fields that a measure takes.
fn wanted(measure: &Measure) -> &'static [Field] {
    match measure {
        Measure::Value(_) => &[Field::Value],
        Measure::Ratio(ratio) if ratio.den_attribute.is_some() => &[Field::Num],
        Measure::Ratio(_) => &[Field::Num, Field::Den],
        Measure::Growth(_) | Measure::Change(_) => &[Field::Current, Field::Base],
        Measure::Levels(_) => &[Field::Levels],
        Measure::Judged(_) => &[Field::Marks],
        Measure::Checklist(_) => &[Field::Done],
    }
}

/// What the files of one stage said of one cell.
#[derive(Clone, Default)]
struct Gathered {
    fields: Vec<(Field, Sourced<Content>)>,
    record: Vec<Source>,
}

impl Gathered {
    fn get(&self, field: Field) -> Option<&Sourced<Content>> {
        self.fields.iter().find(|(known, _)| *known == field).map(|(_, content)| content)
    }

    fn number(&self, field: Field) -> Option<Exact> {
        match &self.get(field)?.value {
            Content::Number(number) => Some(number.clone()),
            _ => None,
        }
    }

    fn numbers(&self, field: Field) -> Option<Vec<Exact>> {
        match &self.get(field)?.value {
            Content::Numbers(numbers) => Some(numbers.clone()),
            _ => None,
        }
    }

    fn state(&self) -> Option<State> {
        match self.get(Field::State)?.value {
            Content::State(state) => Some(state),
            _ => None,
        }
    }
}

/// All cells of one stage while files are taken in.
struct Gathering<'p> {
    plan: &'p Plan,
    stage: Stage,
    cells: Vec<Gathered>,
    /// Whether any file gave a value.
    open: bool,
}

impl<'p> Gathering<'p> {
    fn new(plan: &'p Plan, stage: Stage) -> Gathering<'p> {
        Gathering {
            plan,
            stage,
            cells: vec![Gathered::default(); plan.units.len() * plan.leaves.len()],
            open: false,
        }
    }

    fn take(
        &mut self,
        from: &Contribution<'_>,
        targets: &mut [Option<Sourced<Exact>>],
        issues: &mut Vec<Issue>,
    ) {
        let spot = || spot(self.plan, from.unit, from.leaf);
        let measure = &self.plan.leaf(from.leaf).indicator.measure;
        let parts = &from.datum.parts;
        let index = from.unit.0 * self.plan.leaves.len() + from.leaf.0;
        let (Some(cell), Some(target)) = (self.cells.get_mut(index), targets.get_mut(index)) else { return };
        let mut source = Source {
            file: from.file,
            at: from.datum.at,
            fields: Vec::new(),
            note: parts.note.clone(),
            reason: parts.reason.clone(),
            evidence: from.evidence.clone(),
        };
        if let Some(written) = &parts.target {
            source.fields.push((Field::Target, number(&written.value)));
            let new = Sourced { value: written.value.clone(), file: from.file, at: written.at };
            match target {
                None => *target = Some(new),
                Some(known) => {
                    let same = known.value == new.value;
                    let (here, there) = (number(&new.value), number(&known.value));
                    let first = (known.file, known.at);
                    issues.push(Issue::at(
                        new.file,
                        new.at,
                        twice(spot(), Field::Target, same, here, there, first),
                    ));
                }
            }
        }
        let wanted = wanted(measure);
        for (field, at, content) in fields(parts, measure, &spot, from.file, issues) {
            self.open |= field != Field::State;
            if field != Field::State && !wanted.contains(&field) {
                issues.push(Issue::at(
                    from.file,
                    at,
                    DataProblem::ForeignField { spot: spot(), field, wanted },
                ));
                continue;
            }
            let Some(content) = content else { continue };
            source.fields.push((field, content.shown(measure)));
            match cell.get(field) {
                None => cell.fields.push((field, Sourced { value: content, file: from.file, at })),
                Some(known) => {
                    let same = known.value == content;
                    let problem = twice(
                        spot(),
                        field,
                        same,
                        content.shown(measure),
                        known.value.shown(measure),
                        (known.file, known.at),
                    );
                    issues.push(Issue::at(from.file, at, problem));
                }
            }
        }
        cell.record.push(source);
    }

    fn ledger(
        self,
        targets: &[Option<Target>],
        incidents: Vec<Vec<super::Incident>>,
        dates: Vec<(FileNo, chrono::NaiveDate)>,
        scored: bool,
        issues: &mut Vec<Issue>,
    ) -> Ledger {
        let plan = self.plan;
        let mut cells = Vec::with_capacity(self.cells.len());
        let places = plan.unit_numbers().flat_map(|unit| plan.leaf_numbers().map(move |leaf| (unit, leaf)));
        for (((unit, leaf), gathered), target) in places.zip(self.cells).zip(targets) {
            if plan.marks(leaf, unit).is_none() {
                cells.push(Cell { entry: Entry::Foreign, ..Cell::default() });
                continue;
            }
            let entry = entry(plan, unit, leaf, &gathered, target.is_some(), issues);
            let cell = Cell { entry, target: target.clone(), record: gathered.record };
            check_target(plan, unit, leaf, &cell, issues);
            cells.push(cell);
        }
        let ledger = Ledger::new(plan, self.stage, cells, incidents, dates);
        if scored {
            gaps(plan, &ledger, issues);
        }
        ledger
    }
}

fn twice(
    spot: crate::issue::Spot,
    field: Field,
    same: bool,
    here: Vec<Rc<str>>,
    there: Vec<Rc<str>>,
    first: (FileNo, At),
) -> DataProblem {
    if same {
        DataProblem::SameTwice { spot, field, first }
    } else {
        DataProblem::Conflict { spot, field, here, there, first }
    }
}

/// The written fields of a datum; a content is none when a fault in it has been noted.
fn fields(
    parts: &Parts,
    measure: &Measure,
    spot: &dyn Fn() -> crate::issue::Spot,
    file: FileNo,
    issues: &mut Vec<Issue>,
) -> Vec<(Field, At, Option<Content>)> {
    let mut found = Vec::new();
    let numbers = [
        (Field::Value, &parts.value),
        (Field::Num, &parts.num),
        (Field::Den, &parts.den),
        (Field::Current, &parts.current),
        (Field::Base, &parts.base),
    ];
    for (field, number) in numbers {
        if let Some(number) = number {
            found.push((field, number.at, Some(Content::Number(number.value.clone()))));
        }
    }
    if let Some(counts) = &parts.levels {
        let content = match measure {
            Measure::Levels(measure) => levels(measure, &counts.value, spot, file, issues),
            _ => None,
        };
        found.push((Field::Levels, counts.at, content));
    }
    if let Some(marks) = &parts.marks {
        if marks.value.is_empty() {
            issues.push(Issue::at(file, marks.at, DataProblem::NoMarks { spot: spot() }));
        }
        let mut sorted: Vec<Exact> = marks.value.iter().map(|mark| mark.value.clone()).collect();
        sorted.sort();
        found.push((Field::Marks, marks.at, (!sorted.is_empty()).then_some(Content::Numbers(sorted))));
    }
    if let Some(done) = &parts.done {
        let content = match measure {
            Measure::Checklist(measure) => checklist(measure, &done.value, spot, file, issues),
            _ => None,
        };
        found.push((Field::Done, done.at, content));
    }
    if let Some(state) = &parts.state {
        found.push((Field::State, state.at, Some(Content::State(state.value))));
    }
    found
}

fn levels(
    measure: &crate::model::measure::Levels,
    counts: &crate::json::ByKey<Exact>,
    spot: &dyn Fn() -> crate::issue::Spot,
    file: FileNo,
    issues: &mut Vec<Issue>,
) -> Option<Content> {
    let mut whole = true;
    for (key, count) in counts.iter() {
        if measure.levels.get(&key.value).is_none() {
            let suggestion =
                nearest(&key.value, measure.levels.iter().map(|(known, _)| &*known.value)).map(Rc::from);
            let (what, found) = (Named::Level, key.value.clone());
            issues.push(Issue::at(
                file,
                key.at,
                DataProblem::UnknownPart { spot: spot(), what, found, suggestion },
            ));
            whole = false;
        }
        if count.is_negative() {
            let problem = DataProblem::Negative { spot: spot(), field: Field::Levels, value: count.clone() };
            issues.push(Issue::at(file, key.at, problem));
            whole = false;
        }
    }
    let counted =
        measure.levels.iter().map(|(level, _)| counts.get(&level.value).cloned().unwrap_or_default());
    whole.then(|| Content::Numbers(counted.collect()))
}

fn checklist(
    measure: &crate::model::measure::Checklist,
    done: &[crate::json::Keyed<Rc<str>>],
    spot: &dyn Fn() -> crate::issue::Spot,
    file: FileNo,
    issues: &mut Vec<Issue>,
) -> Option<Content> {
    let mut whole = true;
    for task in done {
        if measure.items.get(&task.value).is_none() {
            let suggestion =
                nearest(&task.value, measure.items.iter().map(|(known, _)| &*known.value)).map(Rc::from);
            let (what, found) = (Named::Task, task.value.clone());
            issues.push(Issue::at(
                file,
                task.at,
                DataProblem::UnknownPart { spot: spot(), what, found, suggestion },
            ));
            whole = false;
        }
    }
    let flags = measure.items.iter().map(|(item, _)| done.iter().any(|task| task.value == item.value));
    whole.then(|| Content::Flags(flags.collect()))
}

/// What the gathered fields come to.
fn entry(
    plan: &Plan,
    unit: UnitNo,
    leaf: LeafNo,
    gathered: &Gathered,
    has_target: bool,
    issues: &mut Vec<Issue>,
) -> Entry {
    let spot = || spot(plan, unit, leaf);
    let wanted = wanted(&plan.leaf(leaf).indicator.measure);
    let missing: Vec<Field> = wanted.iter().copied().filter(|field| gathered.get(*field).is_none()).collect();
    let value = gathered
        .fields
        .iter()
        .find(|(field, _)| *field != Field::State)
        .map(|(_, content)| (content.file, content.at));
    let state_at = gathered.get(Field::State).map(|state| (state.file, state.at));
    match (gathered.state(), value, state_at) {
        (Some(state @ (State::NotApplicable | State::NotReported)), Some(value), Some((file, at))) => {
            issues.push(Issue::at(file, at, DataProblem::StateDeniesValue { spot: spot(), state, value }));
            return Entry::Absent;
        }
        (Some(State::NotApplicable), ..) => return Entry::NotApplicable,
        (Some(State::NotReported), ..) => return Entry::Absent,
        (Some(State::Pending), _, Some((file, at))) if !missing.is_empty() => {
            issues.push(Issue::at(file, at, DataProblem::PendingWithoutValue { spot: spot() }));
            return Entry::Absent;
        }
        _ => {}
    }
    if !missing.is_empty() {
        let partly =
            value.is_some() || (has_target && gathered.record.iter().any(|source| !source.fields.is_empty()));
        if let Some(source) = gathered.record.first().filter(|_| partly) {
            let problem = DataProblem::Part { spot: spot(), missing: missing.clone() };
            issues.push(Issue::at(source.file, source.at, problem));
            return Entry::Partial(missing);
        }
        return Entry::Absent;
    }
    let Some(input) = input(plan, unit, leaf, gathered) else { return Entry::Absent };
    if let Input::Ratio(num, den) = &input {
        let source = gathered.get(Field::Den).or(gathered.get(Field::Num));
        let problem = if den.is_negative() {
            Some(DataProblem::Negative { spot: spot(), field: Field::Den, value: den.clone() })
        } else if den.is_zero() && !num.is_zero() {
            Some(DataProblem::ZeroDenominator { spot: spot() })
        } else {
            None
        };
        if let (Some(problem), Some(source)) = (problem, source) {
            issues.push(Issue::at(source.file, source.at, problem));
        }
    }
    if gathered.state() == Some(State::Pending) { Entry::Pending(input) } else { Entry::Reported(input) }
}

fn input(plan: &Plan, unit: UnitNo, leaf: LeafNo, gathered: &Gathered) -> Option<Input> {
    Some(match &plan.leaf(leaf).indicator.measure {
        Measure::Value(_) => Input::Value(gathered.number(Field::Value)?),
        Measure::Ratio(ratio) => {
            let den = match &ratio.den_attribute {
                Some(attribute) => plan.attribute(unit, &attribute.value)?.clone(),
                None => gathered.number(Field::Den)?,
            };
            Input::Ratio(gathered.number(Field::Num)?, den)
        }
        Measure::Growth(_) | Measure::Change(_) => {
            Input::Periods { current: gathered.number(Field::Current)?, base: gathered.number(Field::Base)? }
        }
        Measure::Levels(_) => Input::Levels(gathered.numbers(Field::Levels)?),
        Measure::Judged(_) => Input::Marks(gathered.numbers(Field::Marks)?),
        Measure::Checklist(_) => match &gathered.get(Field::Done)?.value {
            Content::Flags(flags) => Input::Done(flags.clone()),
            _ => return None,
        },
    })
}

/// Whether a value can be rated: a rule that needs a target has one that it can use.
fn check_target(plan: &Plan, unit: UnitNo, leaf: LeafNo, cell: &Cell, issues: &mut Vec<Issue>) {
    if !matches!(cell.entry, Entry::Reported(_) | Entry::Pending(_)) {
        return;
    }
    let rule = &plan.leaf(leaf).indicator.rule;
    let policy = rule.on_no_target();
    let spot = || spot(plan, unit, leaf);
    let problem = match (policy, &cell.target, rule) {
        (Some(NoTarget::Error), None, _) => DataProblem::NoTarget { spot: spot() },
        (_, Some(target), Rule::Completion(rule))
            if target.value.is_negative() || (target.value.is_zero() && rule.on_zero_target.is_none()) =>
        {
            DataProblem::TargetNotPositive { spot: spot(), target: target.value.clone() }
        }
        _ => return,
    };
    issues.push(match cell.record.first() {
        Some(source) => Issue::at(source.file, source.at, problem),
        None => Issue::of_all(problem),
    });
}

/// What was not reported, and what came without the evidence that it needs: one issue for each
/// indicator, naming the units.
fn gaps(plan: &Plan, ledger: &Ledger, issues: &mut Vec<Issue>) {
    for leaf in plan.leaf_numbers() {
        let indicator = &plan.leaf(leaf).indicator;
        let units = |wanted: &dyn Fn(&Cell) -> bool| -> Vec<Rc<str>> {
            let units = plan.unit_numbers().filter(|unit| wanted(ledger.cell(*unit, leaf)));
            units.map(|unit| plan.unit(unit).title.clone()).collect()
        };
        let label = || plan.leaf(leaf).label();
        let absent = units(&|cell| matches!(cell.entry, Entry::Absent | Entry::Partial(_)));
        if !absent.is_empty() {
            let source = indicator.source.clone();
            issues.push(Issue::of_all(DataProblem::NotReported {
                indicator: label(),
                source,
                units: absent,
            }));
        }
        if indicator.evidence == EvidenceNeed::Required {
            let bare = units(&|cell| {
                let reported = matches!(cell.entry, Entry::Reported(_) | Entry::Pending(_));
                reported && cell.record.iter().all(|source| source.evidence.is_empty())
            });
            if !bare.is_empty() {
                issues.push(Issue::of_all(DataProblem::NoEvidence { indicator: label(), units: bare }));
            }
        }
    }
}
