//! 通报约谈清单: who is to be written to or spoken with, on what figures, with room for what was decided.

use super::{basis, period, signatures};
use crate::assess::Scored;
use crate::check::{GroupNo, LeafNo, Plan, UnitNo};
use crate::model::outcome::{Notice, NoticeLevel};
use crate::paper::{Align, Block, Cell, Column, Document, Face, Row, RowRole, Table};
use crate::score::notice::{Figure, Raised};
use crate::text::lang::{Lang, Words, say, words};
use crate::text::page::ranking::{NOTICE, TALK, UNIT};
use crate::text::{self, NoticeTold, join};

const TITLE: Words = words("通报约谈清单", "Notices and talks");
const NUMBER: Words = words("序号", "No.");
const LEVEL: Words = words("种类", "Kind");
const CASE: Words = words("情形", "Case");
const FIGURES: Words = words("触发数据", "Figures that raised it");
const BASIS: Words = words("依据", "Basis");
const OPINION: Words = words("处理意见", "Decision");
const NOBODY: Words =
    words("没有单位达到通报、约谈条件。", "No unit meets the conditions of a notice or a talk.");
const ADVISORY: Words = words(
    "本清单由数据按方案规定的条件列出，是否通报、约谈由考核办决定。",
    "Listed from the data by the conditions of the scheme; whether to send a notice or to hold a talk is for the assessment office to decide.",
);
const SIGNERS: [Words; 3] = [
    words("制表人", "Prepared by"),
    words("复核人", "Reviewed by"),
    words("审定人（签字、盖章）", "Approved by (signature, stamp)"),
];

/// The list of notices of all groups, in the order of groups and places.
pub fn notice_list(lang: Lang, scored: &Scored) -> Document {
    let plan = &scored.assessment.plan;
    let title = TITLE.of(lang).to_owned();
    let (period, basis) = (period(lang, scored), basis(lang, scored));
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::Subtitle(plan.scheme.title.to_string()),
        Block::Paragraph(say!(lang, "考核期：{period}　　数据：{basis}", "Period: {period}. Data: {basis}.")),
    ];
    let units = (0..plan.groups.len()).flat_map(|group| scored.scores.ranking(plan, GroupNo(group)));
    let raised = units.flat_map(|unit| {
        let told = text::notices(lang, scored, unit).into_iter();
        told.zip(&scored.scores.unit(unit).notices).map(move |(told, raised)| (unit, told, raised))
    });
    let rows =
        raised.enumerate().map(|(no, (unit, told, raised))| row(lang, scored, (no + 1, unit), told, raised));
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        blocks.push(Block::Paragraph(NOBODY.of(lang).to_owned()));
    } else {
        blocks.push(Block::Table(table(lang, rows)));
        blocks.push(Block::Paragraph(ADVISORY.of(lang).to_owned()));
    }
    blocks.push(Block::Signatures(signatures(lang, None, &SIGNERS)));
    Document { name: title, face: Face::Lying, blocks }
}

fn table(lang: Lang, rows: Vec<Row>) -> Table {
    let column = |title: Words, width, align| Column { title: title.of(lang).to_owned(), width, align };
    Table {
        caption: TITLE.of(lang).to_owned(),
        columns: vec![
            column(NUMBER, 12, Align::Middle),
            column(UNIT, 30, Align::Start),
            column(LEVEL, 14, Align::Middle),
            column(CASE, 48, Align::Start),
            column(FIGURES, 58, Align::Start),
            column(BASIS, 32, Align::Start),
            column(OPINION, 40, Align::Start),
        ],
        rows,
    }
}

fn row(lang: Lang, scored: &Scored, (no, unit): (usize, UnitNo), told: NoticeTold, raised: &Raised) -> Row {
    let plan = &scored.assessment.plan;
    let named = plan.unit(unit);
    let group = plan.group(named.group).title.to_string();
    let level = match told.level {
        NoticeLevel::Notice => NOTICE,
        NoticeLevel::Talk => TALK,
    };
    let cells = vec![
        no.to_string().into(),
        Cell { note: Some(group), ..named.title.to_string().into() },
        level.of(lang).into(),
        told.title.into(),
        join::statements(lang, &told.figures).into(),
        source(lang, plan, raised).into(),
        Cell::default(),
    ];
    Row { role: RowRole::Plain, cells }
}

/// By which rule of the scheme, and by which clauses the indicators that raised it stand in it.
fn source(lang: Lang, plan: &Plan, raised: &Raised) -> String {
    let rule = plan.scheme.notices.get(raised.notice).map(|rule: &Notice| &rule.id);
    let mut told: Vec<String> =
        rule.map(|id| say!(lang, "方案通报约谈规则{id}", "Rule {id} of the scheme")).into_iter().collect();
    let leaves = raised.figures.iter().filter_map(leaf);
    for named in leaves.flat_map(|leaf| &plan.leaf(leaf).indicator.clauses) {
        let clause = clause(plan, &named.value).filter(|clause| !told.contains(clause));
        told.extend(clause);
    }
    join::statements(lang, told)
}

/// "五（七）", for `plan#5.7`
fn clause(plan: &Plan, named: &str) -> Option<String> {
    let (basis, clause) = named.split_once('#')?;
    let basis = plan.scheme.basis.iter().find(|known| &*known.id == basis)?;
    let clause = basis.clauses.iter().find(|known| &*known.id == clause)?;
    Some(clause.label.to_string())
}

fn leaf(figure: &Figure) -> Option<LeafNo> {
    match figure {
        Figure::BehindSchedule { leaf } | Figure::CoreRateBelow { leaf, .. } => Some(*leaf),
        Figure::TotalBelow { .. } | Figure::LastPlaces { .. } | Figure::GradesFallen { .. } => None,
    }
}
