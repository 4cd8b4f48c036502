//! 模拟: what holds for any scheme, any data and any list of changes.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
#[path = "common/year.rs"]
mod year;

use common::*;
use ip_scorecard::analyse::whatif::{self, Change, Fate, Figures, Scope, Siblings, parameters, simulate};
use ip_scorecard::assess::Assessed;
use ip_scorecard::check::{LeafNo, NodeNo};
use ip_scorecard::exact::Exact;
use ip_scorecard::model::PerGroup;
use ip_scorecard::result;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use year::{ANY, Year, cases, years};

/// A change that fits a year, by seeds.
fn change_of(formal: &Assessed, seeds: &(Index, Index, Index, i64)) -> Change {
    let scored = formal.scored.as_ref().unwrap();
    let plan = &scored.assessment.plan;
    let (what, which, whom, tenths) = seeds;
    let leaf = LeafNo(which.index(plan.leaves.len()));
    let indicator = plan.leaf(leaf).indicator.id.clone();
    let unit = whom.index(plan.units.len());
    let value = Exact::ratio(*tenths, 10).unwrap();
    let numbers = parameters(&plan.leaf(leaf).indicator.rule);
    match what.index(4) {
        0 => Change::Weight {
            node: indicator,
            group: None,
            value: plan.node(plan.leaf(leaf).node).weights.iter().flatten().next().unwrap()
                * &Exact::ratio(*tenths, 300).unwrap(),
            siblings: Siblings::GiveWay,
        },
        1 => Change::Datum { unit: plan.units[unit].code.clone(), indicator, figures: Figures::Value(value) },
        2 if !numbers.is_empty() => {
            Change::Parameter { indicator, path: numbers[whom.index(numbers.len())].path.clone(), value }
        }
        _ => Change::Target { indicator, scope: Scope::All, value },
    }
}

fn seeds() -> impl Strategy<Value = Vec<(Index, Index, Index, i64)>> {
    vec((any::<Index>(), any::<Index>(), any::<Index>(), 1..300i64), 1..4)
}

fn assessed(year: &Year) -> Outcome {
    let outcome = run(year.scheme.clone(), [year.one_file()]);
    outcome.scored();
    outcome
}

fn bytes(assessed: &Option<Assessed>) -> Option<String> {
    assessed.as_ref().and_then(result::document)
}

/// The list without what a later change sets again.
fn distinct(changes: Vec<Change>) -> Vec<Change> {
    let mut distinct: Vec<Change> = Vec::new();
    for change in changes {
        distinct.retain(|earlier| !change.replaces(earlier));
        distinct.push(change);
    }
    distinct
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn no_changes_are_the_formal_result(year in years(ANY)) {
        let simulation = simulate(&assessed(&year).assessed, &[]);
        prop_assert!(simulation.assessed.is_none() && simulation.fates.is_empty());
    }

    #[test]
    fn what_is_in_effect_is_scored_like_any_files_and_adds_up((year, seeds) in (years(ANY), seeds())) {
        let formal = assessed(&year);
        let changes = distinct(seeds.iter().map(|seed| change_of(&formal.assessed, seed)).collect());
        let before = result::document(&formal.assessed);
        let simulation = simulate(&formal.assessed, &changes);
        prop_assert_eq!(before, result::document(&formal.assessed), "the formal result is another");
        prop_assert_eq!(simulation.fates.len(), changes.len());
        prop_assert_eq!(
            simulation.assessed.is_some(),
            simulation.fates.iter().any(|fate| matches!(fate, Fate::InEffect))
        );
        if let Some(assessed) = &simulation.assessed {
            let scored = assessed.scored.as_ref().unwrap();
            assert_sums_add_up(scored);
            let plan = &scored.assessment.plan;
            for group in 0..plan.groups.len() {
                let marks: Exact = plan.children(NodeNo(0)).filter_map(|no| plan.node(no).marks[group].clone()).sum();
                prop_assert!(marks == plan.scheme.full_marks || plan.groups[group].units.is_empty());
            }
        }
    }

    #[test]
    fn leaving_out_what_was_held_back_changes_nothing((year, seeds) in (years(ANY), seeds())) {
        let formal = assessed(&year);
        let changes = distinct(seeds.iter().map(|seed| change_of(&formal.assessed, seed)).collect());
        let whole = simulate(&formal.assessed, &changes);
        let kept: Vec<Change> = changes.iter().zip(&whole.fates)
            .filter(|(_, fate)| matches!(fate, Fate::InEffect))
            .map(|(change, _)| change.clone())
            .collect();
        prop_assert_eq!(bytes(&whole.assessed), bytes(&simulate(&formal.assessed, &kept).assessed));
    }

    #[test]
    fn the_order_of_changes_to_different_things_does_not_matter((year, seeds) in (years(ANY), seeds())) {
        let formal = assessed(&year);
        let changes = distinct(seeds.iter().map(|seed| change_of(&formal.assessed, seed)).collect());
        let forth = simulate(&formal.assessed, &changes);
        if forth.fates.iter().all(|fate| matches!(fate, Fate::InEffect)) {
            let back: Vec<Change> = changes.into_iter().rev().collect();
            prop_assert_eq!(bytes(&forth.assessed), bytes(&simulate(&formal.assessed, &back).assessed));
        }
    }

    #[test]
    fn changing_back_is_the_formal_result((year, seeds) in (years(ANY), seeds())) {
        let formal = assessed(&year);
        let scored = formal.scored();
        let plan = &scored.assessment.plan;
        let there: Vec<Change> = seeds.iter().map(|seed| change_of(&formal.assessed, seed)).collect();
        let back = there.iter().filter_map(|change| {
            let leaf = plan.leaf_by_id(change.node()?.as_str())?;
            let mut back = change.clone();
            match &mut back {
                Change::Weight { value, .. } => {
                    *value = plan.node(plan.leaf(leaf).node).weights.iter().flatten().next()?.clone();
                }
                Change::Target { value, .. } => {
                    let target = plan.leaf(leaf).indicator.target.as_ref()?;
                    let PerGroup::All(target) = &target.value else { return None };
                    value.clone_from(target);
                }
                Change::Datum { unit, figures, .. } => {
                    *figures = whatif::figures(scored, plan.unit_by_code(unit.as_str())?, leaf)?;
                }
                Change::Parameter { path, value, .. } => {
                    let numbers = parameters(&plan.leaf(leaf).indicator.rule);
                    *value = numbers.into_iter().find(|number| number.path == *path)?.value;
                }
                Change::Cap { .. } => return None,
            }
            Some(back)
        });
        let there_and_back: Vec<Change> = there.iter().cloned().chain(back).collect();
        if there_and_back.len() == there.len() * 2 {
            let simulation = simulate(&formal.assessed, &there_and_back);
            prop_assert_eq!(bytes(&simulation.assessed), result::document(&formal.assessed));
        }
    }

    #[test]
    fn a_kept_list_reads_back((year, seeds) in (years(ANY), seeds())) {
        let formal = assessed(&year);
        let changes: Vec<Change> = seeds.iter().map(|seed| change_of(&formal.assessed, seed)).collect();
        // Weights may be fractions here, which nobody can enter; what people enter is a decimal.
        let entered: Vec<Change> = changes.into_iter().filter(|change| !matches!(change, Change::Weight { .. })).collect();
        prop_assert_eq!(whatif::read(&whatif::write(&entered)), Some(entered));
    }
}
