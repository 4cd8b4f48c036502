//! Everything that is said of an assessment, and whether it is said in English.

use ip_scorecard::analyse::agenda::agenda;
use ip_scorecard::analyse::completeness::completeness;
use ip_scorecard::analyse::facet::Facet;
use ip_scorecard::analyse::grading::grading;
use ip_scorecard::analyse::order::{Column, Order};
use ip_scorecard::analyse::{compare, own, peers};
use ip_scorecard::assess::{Assessed, Scored};
use ip_scorecard::check::UnitNo;
use ip_scorecard::paper::{Block, Document, Face};
use ip_scorecard::text::page::overview::{departments, group, next, own as own_words};
use ip_scorecard::text::page::{compare as words, find};
use ip_scorecard::text::{self, Lang, TraceRow, printed};

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
    for group in plan.group_numbers() {
        told.extend(text::quota_lines(lang, scored, group).into_iter().map(|line| line.label));
    }
    told.extend(of_overview(lang, assessed, scored));
    told.extend(of_finding(lang, scored));
    for goal in text::goals(lang, scored) {
        told.extend([goal.title, goal.baseline, goal.value, goal.target, goal.state]);
        told.extend(goal.notes.into_iter().chain(goal.clauses));
    }
    told.extend(on_paper(lang, assessed, scored));
    told.extend(compared(lang, scored));
    told
}

/// Every word of the comparison with an earlier result.
fn compared(lang: Lang, scored: &Scored) -> Vec<String> {
    let Some(earlier) = words::compared(scored) else { return Vec::new() };
    let changes = compare::changes(&scored.assessment, &scored.scores);
    let mut told = vec![words::earlier(lang, earlier), words::summary(lang, &changes)];
    told.extend(words::scheme_changes(lang, scored));
    told.extend(compare::gone(&scored.assessment).iter().map(|gone| words::gone(lang, scored, gone)));
    for unit in scored.assessment.plan.unit_numbers() {
        let row = words::row(lang, scored, unit, changes.get(&unit));
        told.extend([row.moved.text, row.graded.text]);
        told.extend(row.grades);
        told.extend(row.note);
        told.extend(words::part_rows(lang, scored, unit).into_iter().map(|part| part.note.to_owned()));
    }
    // A new unit has no change, and most rows need no note.
    told.retain(|words| !words.is_empty());
    told
}

/// Every word of the papers that are printed.
fn on_paper(lang: Lang, assessed: &Assessed, scored: &Scored) -> Vec<String> {
    let plan = &scored.assessment.plan;
    let mut papers: Vec<Document> =
        plan.unit_numbers().map(|unit| printed::unit_sheet(lang, assessed, scored, unit)).collect();
    papers.extend(plan.group_numbers().map(|group| printed::group_summary(lang, scored, group)));
    papers.push(printed::notice_list(lang, scored));
    papers.push(printed::files(lang, assessed, scored, Face::Upright));
    let foot = printed::foot(lang, assessed, scored);
    let mut told = vec![foot.scheme, foot.files];
    for paper in papers {
        told.push(paper.name);
        for block in paper.blocks {
            match block {
                Block::Title(text)
                | Block::Subtitle(text)
                | Block::Heading(text)
                | Block::Paragraph(text) => {
                    told.push(text);
                }
                Block::Facts(facts) => {
                    told.extend(facts.into_iter().flat_map(|fact| [fact.label, fact.value]))
                }
                Block::Table(table) => {
                    told.extend(table.columns.into_iter().map(|column| column.title));
                    let cells = table.rows.into_iter().flat_map(|row| row.cells);
                    told.extend(cells.flat_map(|cell| std::iter::once(cell.text).chain(cell.note)));
                }
                Block::Signatures(signatures) => {
                    told.extend(signatures.lead);
                    told.extend(signatures.places.into_iter().flat_map(|place| [place.label, place.date]));
                }
            }
        }
    }
    told.retain(|words| !words.is_empty());
    told
}

fn of_overview(lang: Lang, assessed: &Assessed, scored: &Scored) -> Vec<String> {
    let (plan, scores) = (&scored.assessment.plan, &scored.scores);
    let mut told = Vec::new();
    for task in agenda(assessed) {
        let task = next::task(lang, Some(scored), &task);
        told.extend([task.verb.to_owned(), task.text, task.link.to_owned()]);
    }
    for group in plan.group_numbers() {
        if let Some(spread) = peers::total_spread(plan, scores, group) {
            told.push(group::spread(lang, scored, &spread));
            let figures = group::spread_figures(lang, scored, &spread);
            told.extend(figures.into_iter().flat_map(|(name, figure)| [name.to_owned(), figure]));
        }
        for held in grading(plan, scores, group).grades {
            told.push(group::held(lang, &held));
            told.extend(group::at_the_line(lang, scored, &held));
        }
    }
    let data = completeness(&scored.assessment, scores);
    told.push(departments::come_in(lang, &data));
    for department in &data.departments {
        told.extend([
            departments::name(lang, department.name.as_deref()).to_owned(),
            departments::figures(lang, department.tally),
        ]);
        told.extend(departments::senders(lang, department));
        for gap in department.missing.iter().chain(&department.pending) {
            let (indicator, units) = departments::gap(lang, scored, gap);
            told.extend([indicator, units]);
            told.extend(
                gap.units.iter().filter_map(|unit| departments::reason(lang, scored, *unit, gap.leaf)),
            );
        }
    }
    if let Some(own) = own::totals(plan, scores) {
        told.push(own_words::summary(lang, scored, &own));
    }
    told.extend(own::leanings(plan, scores).iter().map(|leaning| own_words::farthest(scored, leaning)));
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

/// What units can be found, chosen and ordered by.
fn of_finding(lang: Lang, scored: &Scored) -> Vec<String> {
    let facets = Facet::all(scored);
    let columns = ["place", "unit", "total", "base", "grade", "state", "change", "notices"];
    let columns: Vec<Column> = columns.iter().filter_map(|word| Column::of_word(word)).collect();
    let orders = columns.iter().map(|column| {
        let one = Order::default().by(column.clone());
        [one.by(column.clone()), one.then_by(Column::Adjusted).then_by(Column::OwnTotal)]
    });
    let mut told: Vec<String> = facets.iter().map(|facet| find::facet(lang, scored, facet)).collect();
    told.extend(orders.flatten().filter_map(|order| find::order(lang, scored, &order)));
    for unit in scored.assessment.plan.unit_numbers() {
        told.extend([find::hit(lang, scored, unit), find::state(lang, scored, unit)]);
    }
    for count in 0..3 {
        told.extend([
            find::fitting(lang, count, 3),
            find::of_group(lang, count, 3),
            find::more(lang, 100, 100 + count),
        ]);
        told.extend([
            find::hits(lang, count, 1),
            find::indicators_of(lang, count),
            find::level(lang, count + 1),
        ]);
    }
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
