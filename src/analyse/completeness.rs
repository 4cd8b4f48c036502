//! 报送情况: which department has sent what it answers for, and what is still to come from whom.
//!
//! The scheme names for each indicator the department that its data come from (数据来源). Every unit
//! for whose group the indicator exists needs a datum, so that what is expected can be counted. A
//! department is known by the indicators that it answers for, never by the name on a file: one may
//! send for another, and a name is spelt in many ways.

use std::collections::BTreeSet;
use std::ops::Add;
use std::rc::Rc;

use crate::check::{Assessment, LeafNo, UnitNo};
use crate::exact::Exact;
use crate::issue::{Field, FileNo};
use crate::score::{NodeState, Scores};

/// How far the data of the stage that is scored have come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// Each department that something is expected of, in the order of its first indicator.
    pub departments: Vec<Department>,
    /// All departments together.
    pub whole: Tally,
}

/// What one department answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// As the scheme names it; none for indicators without 数据来源.
    pub name: Option<Rc<str>>,
    /// Its indicators.
    pub leaves: Vec<LeafNo>,
    /// How many data of which state there are.
    pub tally: Tally,
    /// 未报送, by indicator.
    pub missing: Vec<Gap>,
    /// 待核, by indicator.
    pub pending: Vec<Gap>,
    /// Who sent what has come, as the files name themselves.
    pub senders: BTreeSet<Rc<str>>,
}

impl Department {
    /// Whether no file at all gave anything for its indicators, other than targets.
    pub fn is_silent(&self) -> bool {
        self.senders.is_empty()
    }
}

/// Units that lack something on one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The indicator.
    pub leaf: LeafNo,
    /// The units, in the scheme's order.
    pub units: Vec<UnitNo>,
}

/// Data by state: one for each unit and indicator that exists for its group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// 已报送, and not to be verified any more.
    pub reported: usize,
    /// 待核
    pub pending: usize,
    /// 不适用, as it was reported or as it follows from what was.
    pub not_applicable: usize,
    /// 未报送
    pub missing: usize,
}

impl Tally {
    /// 应报: everything that is expected.
    pub fn expected(self) -> usize {
        self.arrived() + self.missing
    }

    /// 已报: everything that something is known of.
    pub fn arrived(self) -> usize {
        self.reported + self.pending + self.not_applicable
    }

    /// 报送率: the share of what is expected that has arrived; none where nothing is expected.
    ///
    /// ```
    /// use ip_scorecard::analyse::completeness::Tally;
    ///
    /// let tally = Tally { reported: 5, pending: 1, not_applicable: 1, missing: 1 };
    /// assert_eq!(tally.share().map(|share| share.to_string()), Some("0.875".to_owned()));
    /// assert_eq!(Tally::default().share(), None);
    /// ```
    pub fn share(self) -> Option<Exact> {
        Exact::count(self.arrived()).over(&Exact::count(self.expected()))
    }

    fn of(state: NodeState) -> Tally {
        let one = |of: NodeState| usize::from(state == of);
        Tally {
            reported: one(NodeState::Scored),
            pending: one(NodeState::Pending),
            not_applicable: one(NodeState::NotApplicable),
            missing: one(NodeState::NotReported),
        }
    }
}

impl Add for Tally {
    type Output = Tally;

    fn add(self, other: Tally) -> Tally {
        Tally {
            reported: self.reported + other.reported,
            pending: self.pending + other.pending,
            not_applicable: self.not_applicable + other.not_applicable,
            missing: self.missing + other.missing,
        }
    }
}

/// How far the data have come in, department by department.
pub fn completeness(assessment: &Assessment, scores: &Scores) -> Completeness {
    let mut departments: Vec<Department> = Vec::new();
    for leaf in assessment.plan.leaf_numbers() {
        let (tally, missing, pending) = states(assessment, scores, leaf);
        if tally.expected() == 0 {
            continue;
        }
        let name = &assessment.plan.leaf(leaf).indicator.source;
        let no = departments.iter().position(|known| known.name == *name).unwrap_or_else(|| {
            departments.push(Department::named(name.clone()));
            departments.len() - 1
        });
        let Some(department) = departments.get_mut(no) else { continue };
        department.leaves.push(leaf);
        department.tally = department.tally + tally;
        department.senders.extend(senders(assessment, leaf));
        let gap = |units: Vec<UnitNo>| (!units.is_empty()).then_some(Gap { leaf, units });
        department.missing.extend(gap(missing));
        department.pending.extend(gap(pending));
    }
    let whole = departments.iter().fold(Tally::default(), |whole, department| whole + department.tally);
    Completeness { departments, whole }
}

impl Department {
    fn named(name: Option<Rc<str>>) -> Department {
        Department {
            name,
            leaves: Vec::new(),
            tally: Tally::default(),
            missing: Vec::new(),
            pending: Vec::new(),
            senders: BTreeSet::new(),
        }
    }
}

/// All units on one indicator, with those that lack it and those that are still to be verified.
fn states(assessment: &Assessment, scores: &Scores, leaf: LeafNo) -> (Tally, Vec<UnitNo>, Vec<UnitNo>) {
    let plan = &assessment.plan;
    let (mut tally, mut missing, mut pending) = (Tally::default(), Vec::new(), Vec::new());
    for unit in plan.unit_numbers() {
        let state = scores.node(unit, plan.leaf(leaf).node).state;
        tally = tally + Tally::of(state);
        match state {
            NodeState::NotReported => missing.push(unit),
            NodeState::Pending => pending.push(unit),
            NodeState::Absent | NodeState::Scored | NodeState::NotApplicable => {}
        }
    }
    (tally, missing, pending)
}

/// Whose files gave an indicator's values or states.
fn senders(assessment: &Assessment, leaf: LeafNo) -> BTreeSet<Rc<str>> {
    let records = assessment.plan.unit_numbers().flat_map(|unit| &assessment.ledger.cell(unit, leaf).record);
    let gave = records.filter(|source| source.fields.iter().any(|(field, _)| *field != Field::Target));
    let files: BTreeSet<FileNo> = gave.map(|source| source.file).collect();
    let data = assessment.data_files.iter().filter(|(no, _)| files.contains(no));
    data.map(|(_, data)| data.source.department.clone()).collect()
}
