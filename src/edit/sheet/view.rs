//! Which units and columns are looked at, and what has changed.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::column::Part;
use super::{Place, Sheet};
use crate::check::{GroupNo, LeafNo, UnitNo};
use crate::edit::Tree;

/// The lines and columns that are shown, in their order. It stays what it is while somebody types, so that
/// no line goes from under their hands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The units.
    pub units: Vec<UnitNo>,
    /// The numbers of the columns.
    pub columns: Vec<usize>,
}

impl View {
    /// The cell in a line and a column of the view.
    pub fn place(&self, line: usize, column: usize) -> Option<Place> {
        Some(Place { unit: *self.units.get(line)?, column: *self.columns.get(column)? })
    }
}

/// What is to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only what one department reports.
    pub department: Option<Rc<str>>,
    /// Only one group's units.
    pub group: Option<GroupNo>,
    /// Which data.
    pub only: Only,
    /// Whether 目标值 has its columns.
    pub targets: bool,
}

/// Which data are to be shown: units and indicators that have one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All
    #[default]
    All,
    /// 未报送
    Missing,
    /// What differs from what was opened.
    Changed,
}

impl Sheet {
    /// The lines and columns that a filter leaves; `opened` is the sheet as it was opened.
    pub fn view(&self, filter: &Filter, opened: &Sheet) -> View {
        let plan = self.plan();
        let of_department = |leaf: LeafNo| {
            filter.department.as_ref().is_none_or(|department| self.department(leaf) == department)
        };
        let of_group = |unit: &UnitNo| filter.group.is_none_or(|group| plan.unit(*unit).group == group);
        let leaves: Vec<LeafNo> = plan.leaf_numbers().filter(|leaf| of_department(*leaf)).collect();
        let units: Vec<UnitNo> = plan.unit_numbers().filter(of_group).collect();
        let is_wanted = |unit: UnitNo, leaf: LeafNo| match filter.only {
            Only::All => true,
            Only::Missing => self.is_missing(unit, leaf),
            Only::Changed => self.is_changed(opened, unit, leaf),
        };
        let (mut lines, mut shown) = (Vec::new(), BTreeSet::new());
        for unit in units {
            let before = lines.len();
            for leaf in leaves.iter().copied().filter(|leaf| is_wanted(unit, *leaf)) {
                shown.insert(leaf);
                if lines.len() == before {
                    lines.push(unit);
                }
            }
        }
        let columns = self.columns().iter().enumerate();
        let columns = columns.filter(|(_, column)| {
            shown.contains(&column.leaf) && (filter.targets || column.part != Part::Target)
        });
        View { units: lines, columns: columns.map(|(no, _)| no).collect() }
    }

    /// 数据来源: the department that reports an indicator.
    pub fn department(&self, leaf: LeafNo) -> &Rc<str> {
        let source = self.plan().leaves.get(leaf.0).and_then(|leaf| leaf.indicator.source.as_ref());
        source.unwrap_or(&self.frame.office)
    }

    /// All departments that report, in the order of their first indicators.
    pub fn departments(&self) -> Vec<Rc<str>> {
        let mut found: Vec<Rc<str>> = Vec::new();
        for department in self.plan().leaf_numbers().map(|leaf| self.department(leaf)) {
            if !found.contains(department) {
                found.push(department.clone());
            }
        }
        found
    }

    /// Whether a datum says something else than when it was opened: its figures, or what stands beside them.
    pub fn is_changed(&self, opened: &Sheet, unit: UnitNo, leaf: LeafNo) -> bool {
        let (mut now, mut then) = (self.held(unit, leaf), opened.held(unit, leaf));
        loop {
            match (now.next(), then.next()) {
                (None, None) => return false,
                (Some(now), Some(then)) if now.document == then.document && same(now.datum, then.datum) => {}
                _ => return true,
            }
        }
    }

    /// Whether a cell shows something else than when it was opened.
    pub fn is_cell_changed(&self, opened: &Sheet, place: Place) -> bool {
        self.text(place) != opened.text(place)
    }

    /// All data that differ from those that were opened, unit by unit.
    pub fn changes(&self, opened: &Sheet) -> Vec<(UnitNo, LeafNo)> {
        let plan = self.plan();
        let of_unit = |unit: UnitNo| {
            let leaves = plan.leaf_numbers().map(move |leaf| (unit, leaf));
            leaves.filter(|(unit, leaf)| self.is_changed(opened, *unit, *leaf))
        };
        plan.unit_numbers().flat_map(of_unit).collect()
    }
}

/// Whether two values say the same, in whatever order their keys stand.
fn same(a: &Tree, b: &Tree) -> bool {
    match (a, b) {
        (Tree::Object(a), Tree::Object(b)) => {
            let sorted = |members: &[(Rc<str>, Tree)]| {
                let mut order: Vec<usize> = (0..members.len()).collect();
                order.sort_by(|x, y| members[*x].0.cmp(&members[*y].0));
                order
            };
            Rc::ptr_eq(a, b)
                || a.len() == b.len()
                    && sorted(a)
                        .into_iter()
                        .zip(sorted(b))
                        .all(|(x, y)| a[x].0 == b[y].0 && same(&a[x].1, &b[y].1))
        }
        (a, b) => a == b,
    }
}
