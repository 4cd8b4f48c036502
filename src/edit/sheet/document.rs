//! One data document of the sheet, and where its rows stand.

use std::rc::Rc;

use crate::check::{LeafNo, Plan, UnitNo};
use crate::edit::Tree;
use crate::json::{Path, Step};
use crate::model::DATA_FORMAT;
use crate::model::data::Stage;

/// A data document that is open on the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// All that is written in it.
    pub tree: Tree,
    /// Whether the sheet has begun it, because no open document was that department's.
    pub added: bool,
    pub(super) role: Role,
    /// Its rows by their units, in the order of these and then of the rows.
    rows: Rc<Vec<(UnitNo, usize)>>,
    /// Of which indicators it says figures, and of which targets.
    says: Rc<Vec<(bool, bool)>>,
}

/// What a document is to a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Of the sheet's stage.
    Figures,
    /// Of the other stage: its targets count nevertheless.
    Targets,
    /// Not for this scheme, or not readable as data.
    None,
}

impl Document {
    pub(super) fn open(plan: &Plan, stage: Stage, tree: Tree) -> Document {
        let role = role(plan, stage, &tree);
        let mut document = Document { tree, added: false, role, rows: Rc::default(), says: Rc::default() };
        if role != Role::None {
            document.index(plan);
        }
        document
    }

    /// The document of a department that has none yet, without rows.
    pub(super) fn begin(plan: &Plan, stage: Stage, department: &str) -> Document {
        let scheme = &plan.scheme;
        let tree: Tree = [
            ("format", Tree::from(DATA_FORMAT)),
            ("scheme", Tree::from(scheme.id.as_str())),
            ("stage", Tree::from(stage.word())),
            ("as_of", Tree::from(scheme.period.end.to_string().as_str())),
            ("source", [("department", Tree::from(department))].into_iter().collect()),
            ("rows", Tree::list()),
        ]
        .into_iter()
        .collect();
        Document { added: true, ..Document::open(plan, stage, tree) }
    }

    /// 报送部门; empty when the document does not say.
    pub fn department(&self) -> &str {
        let department = self.tree.at("source").and_then(|source| source.at("department"));
        department.and_then(Tree::text).map_or("", |department| department)
    }

    /// Whether the sheet shows its figures.
    pub fn is_shown(&self) -> bool {
        self.role == Role::Figures
    }

    /// Whether it is what a department sends; a remark in brackets behind its name tells no two apart.
    pub(super) fn is_from(&self, department: &str) -> bool {
        let rest = self.department().strip_prefix(department.trim());
        rest.is_some_and(|rest| rest.trim().is_empty() || rest.trim_start().starts_with(['（', '(']))
    }

    fn index(&mut self, plan: &Plan) {
        let mut rows = Vec::new();
        let mut says = vec![(false, false); plan.leaves.len()];
        for (no, row) in self.rows_in_order().iter().enumerate() {
            let Some(unit) = unit_of(plan, row) else { continue };
            let Some(values) = values_of(row) else { continue };
            rows.push((unit, no));
            for (id, datum) in values {
                let says = plan.leaf_by_id(id).and_then(|leaf| says.get_mut(leaf.0));
                if let Some((figures, targets)) = says {
                    let target = datum.at("target").is_some();
                    *targets |= target;
                    *figures |= !target || datum.members().len() > 1;
                }
            }
        }
        rows.sort_unstable();
        (self.rows, self.says) = (Rc::new(rows), Rc::new(says));
    }

    fn rows_in_order(&self) -> &[Tree] {
        self.tree.at("rows").map_or(&[], Tree::items)
    }

    /// The rows of a unit: their places and what they say.
    pub(super) fn rows(&self, unit: UnitNo) -> impl Iterator<Item = (usize, &Tree)> {
        let from = self.rows.partition_point(|(known, _)| *known < unit);
        let rows = self.rows.iter().skip(from).take_while(move |(known, _)| *known == unit);
        rows.filter_map(|(_, row)| Some((*row, self.rows_in_order().get(*row)?)))
    }

    /// What a row says of an indicator.
    pub(super) fn datum(&self, row: usize, id: &str) -> Option<&Tree> {
        self.rows_in_order().get(row)?.at("values")?.at(id)
    }

    /// The unit of a row.
    pub(super) fn unit(&self, plan: &Plan, row: usize) -> Option<UnitNo> {
        unit_of(plan, self.rows_in_order().get(row)?)
    }

    /// Whether it speaks of an indicator, for whatever unit.
    pub(super) fn says(&self, leaf: LeafNo, target: bool) -> bool {
        let says = self.says.get(leaf.0);
        says.is_some_and(|(figures, targets)| if target { *targets } else { *figures })
    }

    /// The row of a unit, made in the scheme's order of units where there is none.
    pub(super) fn row(&mut self, plan: &Plan, unit: UnitNo) -> usize {
        let before = self.rows.partition_point(|(known, _)| *known < unit);
        if let Some((_, row)) = self.rows.get(before).filter(|(known, _)| *known == unit) {
            return *row;
        }
        // After the rows of the units before it, wherever these stand.
        let place = self.rows.iter().take(before).map(|(_, row)| row + 1).max().unwrap_or(0);
        let named = self.rows_in_order().first().is_none_or(|row| row.at("title").is_some());
        let of_plan = plan.unit(unit);
        let head = [("unit", Tree::from(of_plan.code.as_str()))].into_iter();
        let title = named.then(|| ("title", Tree::from(&*of_plan.title)));
        let row = head.chain(title).chain([("values", Tree::object())]).collect();
        let list = Path::default().then("rows");
        if self.tree.at("rows").is_none() {
            self.tree.put(&list, Tree::list());
        }
        let place = place.min(self.rows_in_order().len());
        self.tree.insert(&list, place, row);
        let is_last = place + 1 == self.rows_in_order().len();
        let rows = Rc::make_mut(&mut self.rows);
        if !is_last {
            rows.iter_mut().filter(|(_, row)| *row >= place).for_each(|(_, row)| *row += 1);
        }
        rows.insert(before, (unit, place));
        place
    }

    /// Puts a datum into a row in the place of the one there, or takes it out.
    pub(super) fn put(&mut self, row: usize, leaf: (LeafNo, &Rc<str>), datum: Option<Tree>) {
        let (no, id) = leaf;
        let path = datum_path(row, id);
        match datum {
            Some(datum) => {
                let target = datum.at("target").is_some();
                let figures = !target || datum.members().len() > 1;
                let known = self.says.get(no.0).copied().unwrap_or_default();
                if let Some(says) = (known != (known.0 | figures, known.1 | target))
                    .then(|| Rc::make_mut(&mut self.says).get_mut(no.0))
                    .flatten()
                {
                    *says = (known.0 | figures, known.1 | target);
                }
                self.tree.put(&path, datum);
            }
            None => _ = self.tree.take(&path),
        }
    }
}

/// The way to a datum.
pub(super) fn datum_path(row: usize, id: &Rc<str>) -> Path {
    vec![Step::from("rows"), Step::Item(row), Step::from("values"), Step::Key(id.clone())].into()
}

fn role(plan: &Plan, stage: Stage, tree: &Tree) -> Role {
    let of_scheme = |scheme: &Tree| match scheme {
        Tree::List(ids) => ids.iter().any(|id| id.text().is_some_and(|id| **id == *plan.scheme.id.as_str())),
        scheme => scheme.text().is_some_and(|id| **id == *plan.scheme.id.as_str()),
    };
    let is_data = tree.at("format").and_then(Tree::text).is_some_and(|format| **format == *DATA_FORMAT);
    let takes_rows = tree.at("rows").is_none_or(|rows| matches!(rows, Tree::List(_)));
    if !is_data || !takes_rows || !tree.at("scheme").is_some_and(of_scheme) {
        return Role::None;
    }
    let found = tree.at("stage").and_then(Tree::text);
    match found.and_then(|found| Stage::ALL.iter().copied().find(|known| *known.word() == **found)) {
        Some(found) if found == stage => Role::Figures,
        Some(_) => Role::Targets,
        None => Role::None,
    }
}

/// The unit of a row, by its code, or by its name where it has no code.
fn unit_of(plan: &Plan, row: &Tree) -> Option<UnitNo> {
    match row.at("unit") {
        Some(code) => plan.unit_by_code(code.text()?),
        None => plan.unit_by_name(row.at("title")?.text()?),
    }
}

/// The data of a row, which may be missing; none where something else stands in their place.
fn values_of(row: &Tree) -> Option<&[(Rc<str>, Tree)]> {
    match row.at("values") {
        None => Some(&[]),
        Some(Tree::Object(values)) => Some(values),
        Some(_) => None,
    }
}
