//! 整改清单: what a unit has to put right, and what would be right, with room for who does it by when.

use crate::analyse::evidence::{Settled, checklist};
use crate::assess::{Assessed, Scored};
use crate::check::UnitNo;
use crate::paper::{Align, Block, Cell, Column, Document, Face, Row, RowRole, Table};
use crate::text::lang::{Lang, Words, say, words};
use crate::text::page::unit::evidence::settled;
use crate::text::page::unit::{LOST, NO_WAY_TOLD, losses};
use crate::text::printed::{basis, period, signatures};
use crate::text::{self, join};

const NUMBER: Words = words("序号", "No.");
const PROBLEM: Words = words("存在问题", "Problem");
const CAUSE: Words = words("具体情况", "What is known");
const GOAL: Words = words("整改目标", "What is right");
const MEASURES: Words = words("整改措施", "Measures");
const PERSON: Words = words("责任人", "By whom");
const DUE: Words = words("完成时限", "By when");
const DONE: Words = words("完成情况", "Done");
const RAISED: Words = words("达到通报约谈条件的情形", "Cases for notices and talks");
const LOSSES: Words = words("失分的指标", "Indicators that lost marks");
const EVIDENCE: Words = words("应补充的佐证材料", "Evidence to be handed in");
const UNMET: Words = words("不再达到该条件", "The condition is not met any more");
const HAND_IN: Words = words("补齐并通过核验", "Handed in and verified");
const NOTHING: Words = words("没有需要整改的事项。", "There is nothing to put right.");
const SIGNERS: [Words; 2] = [
    words("整改单位负责人（签字、盖章）", "Head of the unit (signature, stamp)"),
    words("督办人（签字）", "Supervised by (signature)"),
];

/// A unit's correction list.
pub fn correction_list(lang: Lang, assessed: &Assessed, scored: &Scored, unit: UnitNo) -> Document {
    let plan = &scored.assessment.plan;
    let name = &plan.unit(unit).title;
    let title = say!(lang, "{name}整改清单", "Correction list: {name}");
    let (period, basis) = (period(lang, scored), basis(lang, scored));
    let total = scored.scores.unit(unit).total.as_ref().map(|total| text::total_score(scored, total));
    let total = total.map_or_else(String::new, |total| say!(lang, "　　总分：{total}分", " Total: {total}."));
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::Subtitle(plan.scheme.title.to_string()),
        Block::Paragraph(say!(
            lang,
            "考核期：{period}　　数据：{basis}{total}",
            "Period: {period}. Data: {basis}.{total}"
        )),
    ];
    let list = List { lang, assessed, scored, unit };
    match list.table(&title) {
        Some(table) => blocks.push(Block::Table(table)),
        None => blocks.push(Block::Paragraph(NOTHING.of(lang).to_owned())),
    }
    blocks.push(Block::Signatures(signatures(lang, None, &SIGNERS)));
    Document { name: title, face: Face::Lying, blocks }
}

struct List<'a> {
    lang: Lang,
    assessed: &'a Assessed,
    scored: &'a Scored,
    unit: UnitNo,
}

/// Something to put right.
struct Point {
    problem: String,
    cause: String,
    lost: String,
    goal: String,
}

impl List<'_> {
    /// All points under their headings, numbered through; none where there is nothing to put right.
    fn table(&self, caption: &str) -> Option<Table> {
        let column =
            |title: Words, width, align| Column { title: title.of(self.lang).to_owned(), width, align };
        let columns = vec![
            column(NUMBER, 10, Align::Middle),
            column(PROBLEM, 40, Align::Start),
            column(CAUSE, 50, Align::Start),
            column(LOST, 13, Align::End),
            column(GOAL, 38, Align::Start),
            column(MEASURES, 32, Align::Start),
            column(PERSON, 14, Align::Start),
            column(DUE, 14, Align::Start),
            column(DONE, 14, Align::Start),
        ];
        let parts = [(RAISED, self.raised()), (LOSSES, self.lost()), (EVIDENCE, self.evidence())];
        let mut rows = Vec::new();
        let mut no = 0;
        let parts = parts.into_iter().filter(|(_, points)| !points.is_empty());
        for (heading, points) in parts {
            let heading = Cell { over: columns.len() - 1, ..heading.of(self.lang).into() };
            rows.push(Row { role: RowRole::Lead, cells: vec![heading] });
            for point in points {
                no += 1;
                let mut cells: Vec<Cell> = vec![
                    no.to_string().into(),
                    point.problem.into(),
                    point.cause.into(),
                    point.lost.into(),
                    point.goal.into(),
                ];
                cells.resize(columns.len(), Cell::default());
                rows.push(Row { role: RowRole::Plain, cells });
            }
        }
        (!rows.is_empty()).then(|| Table { caption: caption.to_owned(), columns, rows })
    }

    fn raised(&self) -> Vec<Point> {
        let told = text::notices(self.lang, self.scored, self.unit).into_iter();
        let point = told.map(|told| Point {
            problem: told.title,
            cause: join::statements(self.lang, &told.figures),
            lost: String::new(),
            goal: UNMET.of(self.lang).to_owned(),
        });
        point.collect()
    }

    fn lost(&self) -> Vec<Point> {
        let (lang, scored, unit) = (self.lang, self.scored, self.unit);
        let point = |(points, leaf)| Point {
            problem: scored.assessment.plan.leaf(leaf).label().to_string(),
            cause: text::reason(lang, self.assessed, scored, unit, leaf),
            lost: scored.rounding().show_item(&points),
            goal: text::needed(lang, scored, unit, leaf)
                .unwrap_or_else(|| join::capital(NO_WAY_TOLD.of(lang))),
        };
        losses(scored, unit).into_iter().map(point).collect()
    }

    /// Evidence that the scheme demands, and that is not there or was rejected.
    fn evidence(&self) -> Vec<Point> {
        let assessment = &self.scored.assessment;
        let items = checklist(assessment, &self.scored.scores, self.unit).into_iter();
        let bare = items.filter(|item| item.required && item.settled <= Settled::Rejected);
        let point = bare.map(|item| Point {
            problem: assessment.plan.leaf(item.leaf).label().to_string(),
            cause: {
                let state = settled(self.lang, item.settled);
                say!(self.lang, "必备佐证材料：{state}", "Required evidence: {state}")
            },
            lost: String::new(),
            goal: HAND_IN.of(self.lang).to_owned(),
        });
        point.collect()
    }
}
