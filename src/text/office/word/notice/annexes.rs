//! 附件: the results of each group; in their place, how many units hold which grade; who meets which condition.

use super::{About, Naming, Notice};
use crate::analyse::grading::{Held, grading};
use crate::check::{GroupNo, UnitNo};
use crate::model::outcome::NoticeLevel;
use crate::paper::{Align, Annex, Block, Cell, Column, Row, RowRole, Table};
use crate::text::lang::{Words, say, words};
use crate::text::page::NOTHING;
use crate::text::page::overview::group;
use crate::text::page::ranking::{GRADE, NOTICE, PLACE, TALK, TOTAL, UNIT};
use crate::text::{self, join};

const GROUP: Words = words("考核组", "Group");
const REMARKS: Words = words("备注", "Remarks");
const NUMBER: Words = words("序号", "No.");
const LEVEL: Words = words("种类", "Kind");
const CASE: Words = words("情形", "Case");
const FIGURES: Words = words("触发数据", "Figures that raised it");
const DISTRIBUTION: Words = words("各组等次分布表", "Grades of each group");
const RAISED: Words = words("达到通报约谈条件的单位名单", "Units that meet conditions of notices and talks");
const TOP_ONLY: Words = words("本表只列最高等次的单位。", "Only units of the top grade are listed.");
const FIRST_ONLY: Words = words("本表只列前3名。", "Only the first three places are listed.");

/// The annexes, in the order of their numbers.
pub fn annexes(notice: &Notice<'_>) -> Vec<(About, Annex)> {
    let plan = &notice.scored.assessment.plan;
    if notice.naming == Naming::Bands {
        let table = plan.scheme.grades.is_some().then(|| distribution(notice));
        return table
            .map(|table| (About::Grades, annex(DISTRIBUTION.of(notice.lang), table)))
            .into_iter()
            .collect();
    }
    let groups =
        plan.group_numbers().filter_map(|group| Some((About::Group(group), results(notice, group)?)));
    let mut annexes: Vec<(About, Annex)> = groups.collect();
    if notice.naming == Naming::All
        && let Some(table) = raised(notice)
    {
        annexes.push((About::Raised, annex(RAISED.of(notice.lang), table)));
    }
    annexes
}

fn annex(title: &str, table: Table) -> Annex {
    Annex { title: title.to_owned(), blocks: vec![Block::Table(table)] }
}

fn column(notice: &Notice<'_>, title: Words, width: u32, align: Align) -> Column {
    Column { title: title.of(notice.lang).to_owned(), width, align }
}

fn plain(cells: Vec<Cell>) -> Row {
    Row { role: RowRole::Plain, cells }
}

/// The units of a group that are named, by place.
fn results(notice: &Notice<'_>, group: GroupNo) -> Option<Annex> {
    let (lang, scored) = (notice.lang, notice.scored);
    let graded = scored.assessment.plan.scheme.grades.is_some();
    let units = scored.scores.ranking(&scored.assessment.plan, group);
    let named: Vec<UnitNo> = units.into_iter().filter(|unit| notice.names(*unit)).collect();
    if named.is_empty() {
        return None;
    }
    let group = &scored.assessment.plan.group(group).title;
    let title = say!(lang, "{group}考核结果", "Results: {group}");
    let mut columns = vec![
        column(notice, PLACE, 12, Align::Middle),
        column(notice, UNIT, 52, Align::Start),
        column(notice, TOTAL, 20, Align::End),
    ];
    columns.extend(graded.then(|| column(notice, GRADE, 24, Align::Middle)));
    columns.push(column(notice, REMARKS, 48, Align::Start));
    let row = |unit: &UnitNo| {
        let score = scored.scores.unit(*unit);
        let total = score.total.as_ref().map(|total| text::total_score(scored, total));
        let mut cells: Vec<Cell> = vec![
            score.rank.map_or_else(|| NOTHING.to_owned(), |rank| rank.to_string()).into(),
            notice.title(*unit).into(),
            total.unwrap_or_else(|| NOTHING.to_owned()).into(),
        ];
        let grade = text::grade(lang, scored, *unit);
        let why = grade.why.clone();
        cells.extend(graded.then(|| grade.in_words(lang).into()));
        let state = text::unit_state(lang, score.state);
        let remarks = (!state.is_empty()).then(|| state.to_owned()).into_iter().chain(why);
        cells.push(join::statements(lang, remarks).into());
        plain(cells)
    };
    let table = Table { caption: title.clone(), columns, rows: named.iter().map(row).collect() };
    let mut blocks = vec![Block::Table(table)];
    if notice.naming == Naming::Top {
        let only = if graded { TOP_ONLY } else { FIRST_ONLY };
        blocks.push(Block::Paragraph(only.of(lang).to_owned()));
    }
    Some(Annex { title, blocks })
}

/// How many units of each group hold which grade, and how their totals lie.
fn distribution(notice: &Notice<'_>) -> Table {
    let (lang, scored) = (notice.lang, notice.scored);
    let plan = &scored.assessment.plan;
    let grades = plan.scheme.grades.iter().flat_map(|grades| &grades.bounds);
    let mut columns =
        vec![column(notice, GROUP, 44, Align::Start), column(notice, group::UNITS, 18, Align::Middle)];
    columns.extend(grades.map(|bound| Column {
        title: bound.title.to_string(),
        width: 22,
        align: Align::Middle,
    }));
    let gradings: Vec<_> =
        plan.group_numbers().map(|group| (group, grading(plan, &scored.scores, group))).collect();
    let ungraded = gradings.iter().any(|(_, grading)| !grading.ungraded.is_empty());
    let unscored = gradings.iter().any(|(_, grading)| !grading.unscored.is_empty());
    columns.extend(ungraded.then(|| column(notice, group::UNGRADED, 22, Align::Middle)));
    columns.extend(unscored.then(|| column(notice, group::UNSCORED, 22, Align::Middle)));
    let rows = gradings.into_iter().map(|(group, grading)| {
        let of = plan.group(group);
        let mut cells: Vec<Cell> = vec![(*of.title).into(), of.units.len().to_string().into()];
        cells.extend(grading.grades.iter().map(|held: &Held| Cell::from(group::held(lang, held))));
        cells.extend(ungraded.then(|| grading.ungraded.len().to_string().into()));
        cells.extend(unscored.then(|| grading.unscored.len().to_string().into()));
        plain(cells)
    });
    let rows = rows.collect();
    Table { caption: DISTRIBUTION.of(lang).to_owned(), columns, rows }
}

/// Who meets which condition, with the figures.
fn raised(notice: &Notice<'_>) -> Option<Table> {
    let (lang, scored) = (notice.lang, notice.scored);
    let plan = &scored.assessment.plan;
    let units = plan.group_numbers().flat_map(|group| scored.scores.ranking(plan, group));
    let raised =
        units.flat_map(|unit| text::notices(lang, scored, unit).into_iter().map(move |told| (unit, told)));
    let row = |(no, (unit, told)): (usize, (UnitNo, text::NoticeTold))| {
        let level = match told.level {
            NoticeLevel::Notice => NOTICE,
            NoticeLevel::Talk => TALK,
        };
        plain(vec![
            (no + 1).to_string().into(),
            notice.title(unit).into(),
            level.of(lang).into(),
            told.title.into(),
            join::statements(lang, &told.figures).into(),
        ])
    };
    let rows: Vec<Row> = raised.enumerate().map(row).collect();
    (!rows.is_empty()).then(|| Table {
        caption: RAISED.of(lang).to_owned(),
        columns: vec![
            column(notice, NUMBER, 12, Align::Middle),
            column(notice, UNIT, 34, Align::Start),
            column(notice, LEVEL, 14, Align::Middle),
            column(notice, CASE, 46, Align::Start),
            column(notice, FIGURES, 50, Align::Start),
        ],
        rows,
    })
}
