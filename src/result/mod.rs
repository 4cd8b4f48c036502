//! 考核结果: the file that next year's comparison, the portal and an auditor read.
//!
//! It is made from the same scores and traces as the page, holds no reading of a clock, and so is
//! the same bytes for the same input.

mod formula;

use serde_json::{Map, Value, json};

use crate::analyse;
use crate::assess::{Assessed, Scored};
use crate::check::{Entry, GroupNo, LeafNo, NodeNo, UnitNo};
use crate::explain;
use crate::model::RESULT_FORMAT;
use crate::score::adjust::{Line, LineKind};
use crate::score::grade::{Move, Standing};
use crate::score::notice::Figure;
use crate::score::{NodeScore, NodeState, Score, UnitState};
use crate::text::{self, Lang};

/// The version of the calculation that made a result.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// The result file; none when nothing was scored.
pub fn document(assessed: &Assessed) -> Option<String> {
    let scored = assessed.scored.as_ref()?;
    let document = Document { assessed, scored };
    pretty(&document.root())
}

/// The list of issues as an object of its own, for input that could not be scored.
pub fn issues_document(assessed: &Assessed) -> Option<String> {
    pretty(&json!({ "format": RESULT_FORMAT, "engine": ENGINE, "issues": issues(assessed) }))
}

/// Levels that are written one member to a line; what lies deeper shares a line, so that a node of a
/// unit is one line and two results can be compared line by line.
const OPEN_LEVELS: usize = 6;

fn pretty(value: &Value) -> Option<String> {
    let mut text = String::new();
    write(value, 0, &mut text)?;
    text.push('\n');
    Some(text)
}

fn write(value: &Value, level: usize, text: &mut String) -> Option<()> {
    let members: Vec<(Option<&String>, &Value)> = match value {
        Value::Array(items) => items.iter().map(|item| (None, item)).collect(),
        Value::Object(members) => members.iter().map(|(key, member)| (Some(key), member)).collect(),
        _ => Vec::new(),
    };
    if members.is_empty() || level >= OPEN_LEVELS {
        text.push_str(&serde_json::to_string(value).ok()?);
        return Some(());
    }
    let (open, close) = if value.is_array() { ('[', ']') } else { ('{', '}') };
    text.push(open);
    for (no, (key, member)) in members.into_iter().enumerate() {
        text.push_str(if no == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(level + 1));
        if let Some(key) = key {
            text.push_str(&serde_json::to_string(key).ok()?);
            text.push_str(": ");
        }
        write(member, level + 1, text)?;
    }
    text.push('\n');
    text.push_str(&"  ".repeat(level));
    text.push(close);
    Some(())
}

fn issues(assessed: &Assessed) -> Vec<Value> {
    let told = text::issues(Lang::Zh, assessed);
    let objects = told.into_iter().map(|told| {
        let mut issue = Map::new();
        issue.insert("severity".into(), told.severity.word().into());
        issue.insert("code".into(), told.code.into());
        if let Some((_, name)) = told.file {
            issue.insert("file".into(), name.as_ref().into());
        }
        if let (Some(line), Some(column)) = (told.line, told.column) {
            issue.insert("path".into(), told.path.to_string().into());
            issue.insert("line".into(), line.into());
            issue.insert("column".into(), column.into());
        }
        issue.insert("message".into(), told.message.into());
        issue.insert("remedy".into(), told.remedy.into());
        Value::Object(issue)
    });
    objects.collect()
}

struct Document<'a> {
    assessed: &'a Assessed,
    scored: &'a Scored,
}

impl Document<'_> {
    fn root(&self) -> Value {
        let assessment = &self.scored.assessment;
        let scheme = &assessment.plan.scheme;
        let as_of =
            assessment.data_files.iter().filter_map(|(_, data)| Some(data.as_of.as_ref()?.value)).max();
        let period = assessment.data_files.iter().find_map(|(_, data)| data.period.as_deref());
        let sha256 = |no: crate::issue::FileNo| self.assessed.file(no).map(|file| &*file.sha256);
        let files = assessment.data_files.iter().map(|(no, data)| {
            json!({
                "name": self.assessed.file(*no).map(|file| &*file.name),
                "sha256": sha256(*no),
                "department": &*data.source.department,
                "stage": data.stage.word(),
            })
        });
        json!({
            "format": RESULT_FORMAT,
            "engine": ENGINE,
            "stage": self.scored.scores.stage.word(),
            "period": period,
            "as_of": as_of.map(|date| date.to_string()),
            "scheme": {
                "id": scheme.id.as_str(),
                "version": &*scheme.version,
                "title": &*scheme.title,
                "status": scheme.status.word(),
                "sha256": sha256(assessment.scheme_file),
            },
            "files": files.collect::<Vec<_>>(),
            "issues": issues(self.assessed),
            "goals": self.goals(),
            "earlier": assessment.earlier.as_ref().map(|(no, result)| json!({
                "name": self.assessed.file(*no).map(|file| &*file.name),
                "sha256": sha256(*no),
                "period": result.period.0.as_deref(),
            })),
            "groups": (0..assessment.plan.groups.len()).map(|no| self.group(GroupNo(no))).collect::<Vec<_>>(),
        })
    }

    fn goals(&self) -> Vec<Value> {
        let assessment = &self.scored.assessment;
        let states = analyse::goals::goals(assessment, &self.scored.scores);
        let goals = states.iter().filter_map(|state| {
            let goal = assessment.plan.scheme.goals.get(state.goal)?;
            let baseline = goal.baseline.as_ref();
            Some(json!({
                "id": &*goal.id,
                "value": state.value,
                "target": goal.target.to_string(),
                "baseline": baseline.map(|base| json!({ "value": base.value.to_string(), "date": base.date.to_string() })),
                "reached": state.reached,
                "missing": state.missing,
                "unreported": state.unreported.iter().map(|unit| assessment.plan.unit(*unit).code.as_str()).collect::<Vec<_>>(),
            }))
        });
        goals.collect()
    }

    /// A unit's change since the earlier result.
    fn change(&self, unit: UnitNo) -> Option<Value> {
        let change = analyse::compare::change(&self.scored.assessment, &self.scored.scores, unit)?;
        let rounding = self.scored.rounding();
        let id = |no: &NodeNo| self.scored.assessment.plan.node(*no).id.to_string();
        let nodes: Map<String, Value> =
            change.nodes.iter().map(|(no, rise)| (id(no), rounding.show_item(rise).into())).collect();
        Some(json!({
            "total": change.total.as_ref().map(|total| rounding.show_total(total)),
            "rise": change.rise.as_ref().map(|rise| rounding.show_total(rise)),
            "rank": change.rank,
            "up": change.up,
            "grade": change.grade.as_deref(),
            "nodes": nodes,
        }))
    }

    fn group(&self, no: GroupNo) -> Value {
        let plan = &self.scored.assessment.plan;
        let group = plan.group(no);
        let id = plan.scheme.groups.get(no.0).map(|group| group.id.as_str());
        let units = group.units.iter().map(|unit| self.unit(*unit)).collect::<Vec<_>>();
        json!({ "id": id, "title": &*group.title, "units": units })
    }

    fn unit(&self, no: UnitNo) -> Value {
        let plan = &self.scored.assessment.plan;
        let unit = plan.unit(no);
        let score = self.scored.scores.unit(no);
        let rounding = self.scored.rounding();
        let total = |score: &Option<Score>| {
            score.as_ref().map(|score| {
                json!({ "exact": score.exact.to_string(), "rounded": rounding.show_total(&score.rounded) })
            })
        };
        let mut out = Map::new();
        out.insert("code".into(), unit.code.as_str().into());
        out.insert("title".into(), (&*unit.title).into());
        out.insert("state".into(), unit_state(score.state).into());
        out.insert("thin".into(), score.thin.into());
        out.insert("applicable".into(), score.applicable.to_string().into());
        out.insert("base".into(), json!(total(&score.base)));
        out.insert("adjustments".into(), score.lines.iter().map(|line| self.line(line)).collect());
        let item = |no: &usize| plan.item(*no).map(|item| item.id().as_str().to_owned());
        out.insert("passed_over".into(), score.passed_over.iter().filter_map(item).collect());
        out.insert("total".into(), json!(total(&score.total)));
        out.insert("rank".into(), json!(score.rank));
        if let Some(node) = score.broken_by {
            out.insert("rank_decided_by".into(), (&*plan.node(node).id).into());
        }
        self.grade(&mut out, &score.grade);
        let notices = score.notices.iter().filter_map(|raised| {
            let rule = plan.scheme.notices.get(raised.notice)?;
            let figures: Map<String, Value> =
                raised.figures.iter().map(|figure| self.figure(figure)).collect();
            Some(json!({ "id": rule.id.as_str(), "level": rule.level.word(), "figures": figures }))
        });
        out.insert("notices".into(), notices.collect());
        let own = score.self_total.as_ref().map(|total| rounding.show_total(&total.rounded));
        out.insert("self_total".into(), json!(own));
        if let Some(change) = self.change(no) {
            out.insert("change".into(), change);
        }
        let nodes = plan.node_numbers().skip(1).filter_map(|node| self.node(no, node)).collect::<Vec<_>>();
        out.insert("nodes".into(), nodes.into());
        Value::Object(out)
    }

    fn line(&self, line: &Line) -> Value {
        let plan = &self.scored.assessment.plan;
        let item = |no: usize| plan.item(no).map(|item| item.id().as_str().to_owned());
        let points = line.points.to_string();
        match &line.what {
            LineKind::Item { item: no, count, .. } => {
                json!({ "item": item(*no), "count": count.to_string(), "points": points })
            }
            LineKind::Correction(event) => {
                json!({ "item": "correction", "event": event.as_str(), "points": points })
            }
            LineKind::BonusCap => json!({ "item": "bonus_cap", "points": points }),
            LineKind::DeductionCap => json!({ "item": "deduction_cap", "points": points }),
            LineKind::ZeroFloor => json!({ "item": "zero_floor", "points": points }),
            LineKind::TotalCap => json!({ "item": "total_cap", "points": points }),
            LineKind::ZeroTotal(veto) => {
                json!({ "item": "zero_total", "veto": item(*veto), "points": points })
            }
        }
    }

    fn grade(&self, out: &mut Map<String, Value>, standing: &Standing) {
        let bounds =
            self.scored.assessment.plan.scheme.grades.as_ref().map_or(&[][..], |grades| &grades.bounds);
        let id = |grade: usize| bounds.get(grade).map(|bound| bound.id.as_str());
        let (grade, choices) = match standing {
            Standing::None => (None, None),
            Standing::Given { grade, .. } => (id(*grade), None),
            Standing::Open { grade } => (None, Some([id(*grade), id(grade + 1)])),
        };
        out.insert("grade".into(), json!(grade));
        out.insert("grade_open".into(), choices.is_some().into());
        if let Standing::Given { moves, .. } = standing
            && !moves.is_empty()
        {
            out.insert("grade_moves".into(), moves.iter().map(|step| self.step(step)).collect());
        }
        if let Some(choices) = choices {
            out.insert("grade_choices".into(), json!(choices));
        }
    }

    /// What moved a unit from the grade of its total.
    fn step(&self, step: &Move) -> Value {
        let plan = &self.scored.assessment.plan;
        let item = |no: usize| plan.item(no).map(|item| item.id().as_str().to_owned());
        match step {
            Move::Lowered(veto) => json!({ "why": "lowered", "veto": item(*veto) }),
            Move::Barred(veto) => json!({ "why": "barred", "veto": item(*veto) }),
            Move::QuotaFull { .. } => json!({ "why": "quota_full" }),
            Move::Decided(event) => json!({ "why": "decided", "event": event.as_str() }),
        }
    }

    fn figure(&self, figure: &Figure) -> (String, Value) {
        match figure {
            Figure::TotalBelow { total, bound } => (
                "total_below".into(),
                json!({ "total": self.scored.rounding().show_total(total), "bound": bound.to_string() }),
            ),
            Figure::LastPlaces { from_bottom, of, places } => {
                ("last_places".into(), json!({ "from_bottom": from_bottom, "of": of, "places": places }))
            }
            Figure::GradesFallen { from, to, steps } => {
                let bounds = self
                    .scored
                    .assessment
                    .plan
                    .scheme
                    .grades
                    .as_ref()
                    .map_or(&[][..], |grades| &grades.bounds);
                let id = |grade: &usize| bounds.get(*grade).map(|bound| bound.id.as_str());
                (
                    "grades_fallen".into(),
                    json!({ "from": id(from), "to": to.as_ref().and_then(id), "steps": steps }),
                )
            }
            Figure::BehindSchedule { leaf } => {
                let id = self.scored.assessment.plan.leaf(*leaf).indicator.id.as_str();
                (format!("behind_schedule {id}"), json!({ "progress": "behind" }))
            }
            Figure::CoreRateBelow { leaf, rate, bound } => {
                let id = self.scored.assessment.plan.leaf(*leaf).indicator.id.as_str();
                let figure = json!({ "rate": rate.to_string(), "bound": bound.to_string() });
                (format!("core_rate_below {id}"), figure)
            }
        }
    }

    /// A node that exists for the unit's group.
    fn node(&self, unit: UnitNo, no: NodeNo) -> Option<Value> {
        let plan = &self.scored.assessment.plan;
        let score = self.scored.scores.node(unit, no);
        if score.state == NodeState::Absent {
            return None;
        }
        let named = plan.node(no);
        let full = named.marks.get(plan.unit(unit).group.0)?.as_ref()?;
        let mut out = Map::new();
        out.insert("id".into(), (&*named.id).into());
        out.insert("state".into(), node_state(score.state).into());
        if named.leaf.is_some() {
            out.insert("x".into(), json!(score.x));
        }
        out.insert("full".into(), full.to_string().into());
        self.scores(&mut out, score);
        if let Some(leaf) = named.leaf {
            out.insert("progress".into(), json!(score.progress.map(crate::score::progress::Progress::word)));
            out.insert("trace".into(), self.trace(unit, leaf));
        }
        Some(Value::Object(out))
    }

    fn scores(&self, out: &mut Map<String, Value>, node: &NodeScore) {
        let rounding = self.scored.rounding();
        out.insert("rate".into(), json!(node.rate));
        out.insert("exact".into(), json!(node.score.as_ref().map(|score| score.exact.to_string())));
        out.insert(
            "rounded".into(),
            json!(node.score.as_ref().map(|score| rounding.show_item(&score.rounded))),
        );
    }

    fn trace(&self, unit: UnitNo, leaf: LeafNo) -> Value {
        let Some(trace) = explain::leaf(&self.scored.assessment, &self.scored.scores, unit, leaf) else {
            return Value::Null;
        };
        let name = |no: crate::issue::FileNo| self.assessed.file(no).map(|file| &*file.name);
        let sources = trace.cell.record.iter().map(|source| {
            let mut out = Map::new();
            let documents = &self.scored.assessment.data_files;
            let document = documents.iter().find(|(no, _)| *no == source.file).map(|(_, data)| data);
            out.insert("file".into(), json!(name(source.file)));
            out.insert("department".into(), json!(document.map(|data| &*data.source.department)));
            let fields =
                source.fields.iter().map(|(field, parts)| (field.key().to_owned(), json!(parts.join("、"))));
            out.insert("fields".into(), Value::Object(fields.collect()));
            for (key, text) in [("note", &source.note), ("reason", &source.reason)] {
                if let Some(text) = text {
                    out.insert(key.into(), (&**text).into());
                }
            }
            let evidence = source
                .evidence
                .iter()
                .filter_map(|no| Some(document?.evidence.get(*no)?.id.as_str().to_owned()));
            let evidence: Vec<String> = evidence.collect();
            if !evidence.is_empty() {
                out.insert("evidence".into(), json!(evidence));
            }
            Value::Object(out)
        });
        let mut out = Map::new();
        out.insert("data".into(), sources.collect());
        if let Entry::Partial(missing) = &trace.cell.entry {
            out.insert("missing".into(), missing.iter().map(|field| field.key()).collect());
        }
        if let Some(target) = &trace.cell.target {
            out.insert("target".into(), target.value.to_string().into());
        }
        for (key, expr) in [("value", &trace.value), ("rate", &trace.rate), ("points", &trace.points)] {
            if let Some(expr) = expr {
                out.insert(key.into(), formula::formula(expr));
            }
        }
        if !trace.notes.is_empty() {
            out.insert("notes".into(), trace.notes.iter().map(formula::note).collect());
        }
        let indicator = &self.scored.assessment.plan.leaf(leaf).indicator;
        out.insert("reason".into(), text::reason(Lang::Zh, self.assessed, self.scored, unit, leaf).into());
        out.insert("clauses".into(), indicator.clauses.iter().map(|clause| &*clause.value).collect());
        out.insert("duty".into(), json!(indicator.duty.map(crate::model::scheme::Duty::word)));
        Value::Object(out)
    }
}

fn unit_state(state: UnitState) -> &'static str {
    match state {
        UnitState::Final => "final",
        UnitState::Provisional => "provisional",
        UnitState::Withheld => "withheld",
        UnitState::NotScored => "not_scored",
    }
}

fn node_state(state: NodeState) -> &'static str {
    match state {
        NodeState::Absent => "absent",
        NodeState::Scored => "scored",
        NodeState::NotApplicable => "not_applicable",
        NodeState::NotReported => "not_reported",
        NodeState::Pending => "pending",
    }
}
