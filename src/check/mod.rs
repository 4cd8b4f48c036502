//! Documents → one assessment, and every issue found on the way.
//!
//! [`Plan`] is the scheme with its references resolved, [`Ledger`] the departments' data merged field
//! by field. Both exist only for input without errors, so that scoring need not doubt them.

mod bands;
mod events;
mod ledger;
mod merge;
mod plan;
mod plausible;
mod rows;
mod scheme;

use std::rc::Rc;

pub use events::{Deed, Incident};
pub use ledger::{Cell, Entry, Input, Ledger, Source, Sourced, Target, TargetFrom};
pub use plan::{GroupNo, Leaf, LeafNo, NodeNo, Plan, PlanGroup, PlanNode, PlanUnit, UnitNo};

use crate::issue::{DataProblem, FileNo, Issue, SchemeProblem};
use crate::model::data::Data;
use crate::model::result::Outcome;
use crate::read::Opened;

/// Everything that scoring needs, without errors.
#[derive(Debug)]
pub struct Assessment {
    /// The scheme, resolved.
    pub plan: Plan,
    /// The scheme's file.
    pub scheme_file: FileNo,
    /// The data files that were merged, in their order.
    pub data_files: Vec<(FileNo, Rc<Data>)>,
    /// The data that are scored: 核定, or 自评 while no verified value is open.
    pub ledger: Ledger,
    /// 自评数据 beside verified ones.
    pub self_assessed: Option<Ledger>,
    /// 上期结果 of this scheme, to compare with.
    pub earlier: Option<(FileNo, Rc<Outcome>)>,
    /// 往期结果 of another scheme, which is open and not compared with.
    pub other_result: Option<Rc<Outcome>>,
}

/// Checks files against each other; the assessment is there when no error was found.
///
/// `files` must be in the order of their [`FileNo`]s.
pub fn check(files: &[Opened]) -> (Option<Assessment>, Vec<Issue>) {
    let mut issues = Vec::new();
    for (no, file) in numbered(files) {
        issues.extend(file.faults.iter().map(|(at, problem)| Issue {
            problem: problem.clone(),
            file: Some(no),
            at: *at,
            subject: None,
        }));
    }
    let assessment = assess(files, &mut issues);
    if !issues.iter().any(Issue::is_error) {
        return (assessment, issues);
    }
    // What seems to be missing may well stand in what could not be read.
    let unread = files.iter().any(|file| file.is_faulty() && file.kind != Some(crate::read::Kind::Scheme));
    issues.retain(|issue| !(issue.problem.is_gap() || (unread && issue.problem.follows_from_a_gap())));
    (None, issues)
}

/// The scheme among files that may have errors, when there is one and it is sound by itself: what it says
/// holds whatever the data say.
pub fn sound_scheme(files: &[Opened]) -> Option<(FileNo, Plan)> {
    let mut unheard = Vec::new();
    let distinct = distinct(files, &mut unheard);
    only_scheme(&distinct, &mut unheard)
}

fn numbered(files: &[Opened]) -> impl Iterator<Item = (FileNo, &Opened)> {
    (0u32..).map(FileNo).zip(files)
}

fn assess(files: &[Opened], issues: &mut Vec<Issue>) -> Option<Assessment> {
    let distinct = distinct(files, issues);
    let data_files: Vec<(FileNo, Rc<Data>)> =
        distinct.iter().filter_map(|(no, file)| file.data().map(|data| (*no, data.clone()))).collect();
    let (scheme_file, plan) = only_scheme(&distinct, issues)?;
    if data_files.is_empty() {
        issues.push(Issue::of_all(DataProblem::NoData));
    }
    let (ledger, self_assessed) = merge::ledgers(&plan, &data_files, issues);
    let result = earlier(&distinct, issues);
    let (earlier, other_result) = of_this_scheme(&plan, result, issues);
    plausible::check(&plan, &ledger, earlier.as_ref().map(|(_, result)| &**result), issues);
    Some(Assessment { plan, scheme_file, data_files, ledger, self_assessed, earlier, other_result })
}

/// The scheme, resolved, when exactly one is open and nothing is wrong with it.
fn only_scheme(distinct: &[(FileNo, &Opened)], issues: &mut Vec<Issue>) -> Option<(FileNo, Plan)> {
    let schemes: Vec<_> =
        distinct.iter().filter(|(_, file)| file.kind == Some(crate::read::Kind::Scheme)).collect();
    let (scheme_file, opened) = match schemes.as_slice() {
        [] => {
            // A file that says of no known format what it is may be the scheme.
            if distinct.iter().all(|(_, file)| file.kind.is_some()) {
                issues.push(Issue::of_all(SchemeProblem::NoScheme));
            }
            return None;
        }
        [one] => **one,
        [_, others @ ..] => {
            issues.extend(others.iter().map(|(no, _)| Issue::of_file(*no, SchemeProblem::ManySchemes)));
            return None;
        }
    };
    let scheme = opened.scheme()?;
    let before = issues.len();
    scheme::check(scheme, scheme_file, !opened.is_faulty(), issues);
    if opened.is_faulty() || issues[before..].iter().any(Issue::is_error) {
        return None; // what the data should fit is not known
    }
    Some((scheme_file, Plan::of(scheme.clone())))
}

/// The earlier result that is open; of several, none is taken.
fn earlier(distinct: &[(FileNo, &Opened)], issues: &mut Vec<Issue>) -> Option<(FileNo, Rc<Outcome>)> {
    let results: Vec<_> =
        distinct.iter().filter_map(|(no, file)| Some((*no, file.result()?.clone()))).collect();
    match results.as_slice() {
        [one] => Some(one.clone()),
        [_, others @ ..] => {
            issues.extend(others.iter().map(|(no, _)| Issue::of_file(*no, DataProblem::ManyResults)));
            None
        }
        [] => None,
    }
}

/// Tells a result of this scheme from one of another: their totals have nothing to say of each other,
/// even over the same data.
#[allow(clippy::type_complexity, reason = "a pair of options, named where it is taken apart")]
fn of_this_scheme(
    plan: &Plan,
    result: Option<(FileNo, Rc<Outcome>)>,
    issues: &mut Vec<Issue>,
) -> (Option<(FileNo, Rc<Outcome>)>, Option<Rc<Outcome>>) {
    match result {
        Some((no, result)) if *result.scheme.id != *plan.scheme.id.as_str() => {
            let found = result.scheme.title.clone();
            issues.push(Issue::of_file(no, DataProblem::ResultOfOther { found }));
            (None, Some(result))
        }
        own => (own, None),
    }
}

/// The files without those whose bytes are those of an earlier one.
fn distinct<'f>(files: &'f [Opened], issues: &mut Vec<Issue>) -> Vec<(FileNo, &'f Opened)> {
    let mut distinct: Vec<(FileNo, &Opened)> = Vec::new();
    for (no, file) in numbered(files) {
        match distinct.iter().find(|(_, known)| known.sha256 == file.sha256) {
            Some((first, _)) => issues.push(Issue::of_file(no, DataProblem::SameFile { first: *first })),
            None => distinct.push((no, file)),
        }
    }
    distinct
}
