//! Everything that is said of an assessment, and whether it is said in English.

use ip_scorecard::assess::{Assessed, Scored};
use ip_scorecard::check::{GroupNo, UnitNo};
use ip_scorecard::text::{self, Lang, TraceRow};

/// Every sentence that a front asks for: issues, sums, grades, notices, traces, changes, goals.
pub fn everything(lang: Lang, assessed: &Assessed) -> Vec<String> {
    let mut told = Vec::new();
    for issue in text::issues(lang, assessed) {
        told.push(text::severity(lang, issue.severity).to_owned());
        told.extend([issue.message, issue.remedy]);
    }
    let Some(scored) = &assessed.scored else { return told };
    let plan = &scored.assessment.plan;
    for unit in plan.unit_numbers() {
        told.extend(of_unit(lang, scored, unit));
        for leaf in plan.leaf_numbers() {
            let rows = text::trace(lang, assessed, scored, unit, leaf).rows;
            told.extend((!rows.is_empty()).then(|| text::reason(lang, assessed, scored, unit, leaf)));
            told.extend(
                rows.into_iter()
                    .flat_map(|TraceRow { label, lines }| std::iter::once(label.to_owned()).chain(lines)),
            );
        }
    }
    for group in (0..plan.groups.len()).map(GroupNo) {
        told.extend(text::quota_lines(lang, scored, group).into_iter().map(|line| line.label));
    }
    for goal in text::goals(lang, scored) {
        told.extend([goal.title, goal.baseline, goal.value, goal.target, goal.state]);
        told.extend(goal.notes.into_iter().chain(goal.clauses));
    }
    told
}

fn of_unit(lang: Lang, scored: &Scored, unit: UnitNo) -> Vec<String> {
    let plan = &scored.assessment.plan;
    let mut told = Vec::new();
    for line in text::total(lang, scored, unit) {
        told.extend([line.label, line.points].into_iter().chain(line.note));
    }
    told.extend(plan.node_numbers().filter_map(|node| text::combination(lang, scored, unit, node)));
    let grade = text::grade(lang, scored, unit);
    told.extend(std::iter::once(grade.title).chain(grade.why));
    for notice in text::notices(lang, scored, unit) {
        told.extend(std::iter::once(notice.title).chain(notice.figures));
    }
    told.extend(text::changes(lang, scored, unit));
    told.extend(text::ahead_of(lang, scored, unit));
    told
}

/// Fails where English says something in Chinese that does not stand in the input.
#[track_caller]
pub fn assert_english(assessed: &Assessed) {
    let of_the_input = |words: &str| {
        assessed.files.iter().any(|file| file.text.contains(words) || file.name.contains(words))
    };
    for told in everything(Lang::En, assessed) {
        let words = told.split(|c: char| c.is_ascii() || "“”‘’…—−×÷⟨⟩".contains(c));
        if let Some(own) = words.filter(|words| !words.is_empty()).find(|words| !of_the_input(words)) {
            panic!("{own:?} in {told:?}");
        }
    }
}
