//! 表样: who is asked for what. One form for each department and one for each unit.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::kind::Kind;
use super::slot::{Slot, Slots};
use crate::check::{GroupNo, LeafNo, Plan, UnitNo};
use crate::edit::sheet::Part;
use crate::model::data::Stage;
use crate::model::rule::{NoTarget, Reference, Rule};
use crate::text::page::sheet::OFFICE;

/// Whose form it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A department, by its name.
    Department(Rc<str>),
    /// A unit.
    Unit(UnitNo),
}

/// One workbook to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Who fills it in.
    pub owner: Owner,
    /// One for each group in which something is asked.
    pub sheets: Vec<FormSheet>,
}

/// What is asked of one group's units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormSheet {
    /// The group.
    pub group: GroupNo,
    /// Its units.
    pub units: Vec<UnitNo>,
    /// What is asked of each, indicator by indicator.
    pub slots: Vec<Slot>,
}

impl Form {
    /// The forms of one kind, in the order of the scheme.
    pub fn all(slots: &Slots<'_>, kind: Kind) -> Vec<Form> {
        let plan = slots.plan;
        let owners: Vec<Owner> = match kind {
            Kind::Departments => departments(plan).into_iter().map(Owner::Department).collect(),
            Kind::Units => plan.unit_numbers().map(Owner::Unit).collect(),
        };
        let forms = owners.into_iter().map(|owner| Form::of(slots, owner));
        forms.filter(|form| !form.sheets.is_empty()).collect()
    }

    fn of(slots: &Slots<'_>, owner: Owner) -> Form {
        let plan = slots.plan;
        let sheet = |group: GroupNo| {
            let of_group = &plan.group(group).units;
            let units = match &owner {
                Owner::Department(_) => of_group.clone(),
                Owner::Unit(unit) => of_group.iter().copied().filter(|other| other == unit).collect(),
            };
            let is_asked = |leaf: &LeafNo| {
                let by_owner = match &owner {
                    Owner::Department(name) => department(plan, *leaf) == &**name,
                    Owner::Unit(_) => true,
                };
                by_owner && plan.marks_in(*leaf, group).is_some()
            };
            let leaves = plan.leaf_numbers().filter(is_asked);
            let asked: Vec<Slot> = leaves.flat_map(|leaf| asked(slots, &owner, leaf, &units)).collect();
            (!units.is_empty() && !asked.is_empty()).then_some(FormSheet { group, units, slots: asked })
        };
        let sheets = plan.group_numbers().filter_map(sheet).collect();
        Form { owner, sheets }
    }

    /// The stage of what is filled in.
    pub fn stage(&self) -> Stage {
        match self.owner {
            Owner::Department(_) => Stage::Verified,
            Owner::Unit(_) => Stage::SelfAssessed,
        }
    }
}

/// What is asked on one indicator: the parts of its datum, its state, beside a unit's own figures a note, and
/// of departments the targets that the scheme leaves open.
fn asked(slots: &Slots<'_>, owner: &Owner, leaf: LeafNo, units: &[UnitNo]) -> Vec<Slot> {
    let is_open = || {
        wants_target(&slots.plan.leaf(leaf).indicator.rule)
            && units.iter().any(|unit| slots.plan.target(leaf, *unit).is_none())
    };
    let of_department = matches!(owner, Owner::Department(_));
    let (targets, figures): (Vec<_>, Vec<_>) =
        slots.figures(leaf).partition(|column| column.part == Part::Target);
    let mut asked: Vec<Slot> = figures.into_iter().map(Slot::Figure).collect();
    asked.push(Slot::State(leaf));
    if of_department && is_open() {
        asked.extend(targets.into_iter().map(Slot::Figure));
    }
    if !of_department {
        asked.push(Slot::Note(leaf));
    }
    asked
}

/// Whether a rule compares with a target, or with one where there is one.
fn wants_target(rule: &Rule) -> bool {
    let is_target = |reference: &Reference| *reference == Reference::Target;
    let otherwise = match rule.on_no_target() {
        Some(NoTarget::Rule(rule)) => wants_target(rule),
        _ => false,
    };
    otherwise
        || match rule {
            Rule::Completion(_) | Rule::Threshold(_) => true,
            Rule::Minmax(_) | Rule::Rank(_) | Rule::Piecewise(_) | Rule::Bands(_) => false,
            Rule::Linear(rule) => is_target(&rule.zero_at) || is_target(&rule.full_at),
            Rule::Efficacy(rule) => is_target(&rule.unacceptable) || is_target(&rule.satisfactory),
            Rule::Steps(rule) => is_target(&rule.reference),
        }
}

/// The department that reports an indicator; the office's own where the scheme names none.
pub fn department(plan: &Plan, leaf: LeafNo) -> &str {
    plan.leaf(leaf).indicator.source.as_deref().map_or(OFFICE, str::trim)
}

/// All departments that report, in the order of their first indicators.
pub fn departments(plan: &Plan) -> Vec<Rc<str>> {
    let mut seen = BTreeSet::new();
    let all = plan.leaf_numbers().map(|leaf| department(plan, leaf));
    all.filter(|name| seen.insert(*name)).map(Rc::from).collect()
}
