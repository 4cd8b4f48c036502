//! 考评结果汇总表: a group's ranking, signed by those who decide.

use super::{basis, period, signatures};
use crate::assess::Scored;
use crate::check::{GroupNo, NodeNo, UnitNo};
use crate::model::outcome::NoticeLevel;
use crate::paper::{Align, Block, Cell, Column, Document, Face, Row, RowRole, Table};
use crate::score::grade::Standing;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::page::ranking::{ADJUSTED, GRADE, NOTICE, NOTICES, OWN_TOTAL, PLACE, TALK, TOTAL, UNIT};
use crate::text::page::unit::FULL;
use crate::text::{self, page};

const SIGNERS: [Words; 3] = [
    words("制表人", "Prepared by"),
    words("复核人", "Reviewed by"),
    words("审定人（签字、盖章）", "Approved by (signature, stamp)"),
];
const OPEN_GRADES: Words = words(
    "等次待定的单位，由考核办研究决定。决定：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿",
    "Grades left open are decided by the assessment office. Decision: ________________________________",
);

/// Dimensions that one table has room for.
const ABREAST: usize = 12;

/// A group's summary.
pub fn group_summary(lang: Lang, scored: &Scored, group: GroupNo) -> Document {
    let plan = &scored.assessment.plan;
    let name = &plan.group(group).title;
    let title = say!(lang, "{name}考评结果汇总表", "Summary of results: {name}");
    let units = scored.scores.ranking(plan, group);
    let (period, basis, count) = (period(lang, scored), basis(lang, scored), units.len());
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::Subtitle(plan.scheme.title.to_string()),
        Block::Paragraph(say!(
            lang,
            "考核期：{period}　　数据：{basis}　　单位：{count}个",
            "Period: {period}. Data: {basis}. Units: {count}."
        )),
    ];
    let summary = Summary { lang, scored, group, units: &units };
    let dimensions = summary.dimensions();
    let (first, others) = dimensions.split_at(dimensions.len().min(ABREAST));
    blocks.push(Block::Table(summary.table(first)));
    blocks.extend(others.chunks(ABREAST + 4).map(|more| Block::Table(summary.further(more))));
    blocks.extend(summary.remarks().into_iter().map(Block::Paragraph));
    let open = units.iter().any(|unit| matches!(scored.scores.unit(*unit).grade, Standing::Open { .. }));
    blocks.push(Block::Signatures(signatures(lang, open.then_some(OPEN_GRADES), &SIGNERS)));
    Document { name: title, face: Face::Lying, blocks }
}

struct Summary<'a> {
    lang: Lang,
    scored: &'a Scored,
    group: GroupNo,
    /// In the order of places.
    units: &'a [UnitNo],
}

impl Summary<'_> {
    /// The dimensions on which the group is assessed.
    fn dimensions(&self) -> Vec<NodeNo> {
        let plan = &self.scored.assessment.plan;
        plan.children(NodeNo(0)).filter(|no| self.marks(*no).is_some()).collect()
    }

    fn marks(&self, no: NodeNo) -> Option<String> {
        let marks = self.scored.assessment.plan.node(no).marks.get(self.group.0)?.as_ref()?;
        Some(text::number::shown(self.lang, marks))
    }

    fn column(&self, title: Words, width: u32, align: Align) -> Column {
        Column { title: title.of(self.lang).to_owned(), width, align }
    }

    fn dimension(&self, no: NodeNo) -> Column {
        let title = self.scored.assessment.plan.node(no).label().to_string();
        Column { title, width: 13, align: Align::End }
    }

    fn caption(&self) -> String {
        let name = &self.scored.assessment.plan.group(self.group).title;
        say!(self.lang, "{name}排名", "Ranking of {name}")
    }

    /// The ranking.
    fn table(&self, dimensions: &[NodeNo]) -> Table {
        let (lang, scores) = (self.lang, &self.scored.scores);
        let any = |holds: &dyn Fn(UnitNo) -> bool| self.units.iter().any(|unit| holds(*unit));
        let adjusted = any(&|unit| !scores.unit(unit).lines.is_empty());
        let own = any(&|unit| scores.unit(unit).self_total.is_some());
        let graded = self.scored.assessment.plan.scheme.grades.is_some();
        let mut columns = vec![
            self.column(PLACE, 11, Align::Middle),
            self.column(UNIT, 26, Align::Start),
            self.column(TOTAL, 14, Align::End),
        ];
        columns.extend(graded.then(|| self.column(GRADE, 14, Align::Middle)));
        columns.extend(dimensions.iter().map(|no| self.dimension(*no)));
        columns.extend(adjusted.then(|| self.column(ADJUSTED, 12, Align::End)));
        columns.extend(own.then(|| self.column(OWN_TOTAL, 14, Align::End)));
        columns.push(self.column(NOTICES, 16, Align::Start));

        let full = text::number::shown(lang, &self.scored.assessment.plan.scheme.full_marks);
        let mut cells: Vec<Cell> = vec![Cell::default(), FULL.of(lang).into(), full.into()];
        cells.extend(graded.then(Cell::default));
        cells.extend(dimensions.iter().map(|no| Cell::from(self.marks(*no).unwrap_or_default())));
        let mut rows = vec![Row { role: RowRole::Lead, cells: fill(cells, columns.len()) }];

        let lines = text::quota_lines(lang, self.scored, self.group);
        for (standing, unit) in self.units.iter().enumerate() {
            let open = standing.checked_sub(1).and_then(|above| self.units.get(above));
            let open = open.is_some_and(|above| self.cuts_a_tie(*above, *unit));
            let here = lines.iter().filter(|line| line.after == standing);
            rows.extend(here.map(|line| {
                let label =
                    if open { page::ranking::tied_at_quota(lang, &line.label) } else { line.label.clone() };
                Row { role: RowRole::Line, cells: vec![Cell { over: columns.len() - 1, ..label.into() }] }
            }));
            let score = scores.unit(*unit);
            let mut cells: Vec<Cell> = self.lead(*unit);
            cells.push(
                score
                    .total
                    .as_ref()
                    .map_or("—".into(), |total| text::total_score(self.scored, total).into()),
            );
            cells.extend(graded.then(|| text::grade(lang, self.scored, *unit).in_words(lang).into()));
            cells.extend(dimensions.iter().map(|no| self.score(*unit, *no)));
            cells.extend(adjusted.then(|| page::ranking::adjusted(self.scored, *unit).into()));
            let points = score.self_total.as_ref().map(|own| text::total_score(self.scored, own));
            cells.extend(own.then(|| points.unwrap_or_default().into()));
            cells.push(self.notices(*unit).into());
            rows.push(Row { role: RowRole::Plain, cells });
        }
        Table { caption: self.caption(), columns, rows }
    }

    /// Dimensions for which the ranking itself has no room.
    fn further(&self, dimensions: &[NodeNo]) -> Table {
        let mut columns = vec![self.column(PLACE, 11, Align::Middle), self.column(UNIT, 26, Align::Start)];
        columns.extend(dimensions.iter().map(|no| self.dimension(*no)));
        let row = |unit: &UnitNo| {
            let mut cells = self.lead(*unit);
            cells.extend(dimensions.iter().map(|no| self.score(*unit, *no)));
            Row { role: RowRole::Plain, cells }
        };
        Table { caption: self.caption(), columns, rows: self.units.iter().map(row).collect() }
    }

    /// Place and name.
    fn lead(&self, unit: UnitNo) -> Vec<Cell> {
        let score = self.scored.scores.unit(unit);
        let state = text::unit_state(self.lang, score.state);
        let note = (!state.is_empty()).then(|| state.to_owned());
        let place = score.rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string());
        vec![place.into(), Cell { note, ..self.scored.assessment.plan.unit(unit).title.to_string().into() }]
    }

    fn score(&self, unit: UnitNo, no: NodeNo) -> Cell {
        let node = self.scored.scores.node(unit, no);
        match &node.score {
            Some(score) => text::item_score(self.scored, score).into(),
            None => super::no_score(self.lang, node.state).into(),
        }
    }

    /// Whether a quota line between these two runs through a tie that nobody has settled.
    fn cuts_a_tie(&self, above: UnitNo, below: UnitNo) -> bool {
        let (above, below) = (self.scored.scores.unit(above), self.scored.scores.unit(below));
        above.rank == below.rank && matches!(below.grade, Standing::Open { .. })
    }

    /// "约谈；通报×2"
    fn notices(&self, unit: UnitNo) -> String {
        let told = text::notices(self.lang, self.scored, unit);
        let levels = [(NoticeLevel::Talk, TALK), (NoticeLevel::Notice, NOTICE)];
        let words = levels.into_iter().filter_map(|(level, word)| {
            let count = told.iter().filter(|told| told.level == level).count();
            (count > 0).then(|| page::ranking::times(word.of(self.lang), count))
        });
        words.collect::<Vec<_>>().join(self.lang.pick("；", "; "))
    }

    /// What a reader should know beside the figures, of units of which the same is to be said together.
    fn remarks(&self) -> Vec<String> {
        let mut said: Vec<(String, Vec<&str>)> = Vec::new();
        for unit in self.units {
            let title = &*self.scored.assessment.plan.unit(*unit).title;
            for remark in page::unit::remarks(self.lang, self.scored, *unit) {
                match said.iter_mut().find(|(other, _)| *other == remark) {
                    Some((_, titles)) => titles.push(title),
                    None => said.push((remark, vec![title])),
                }
            }
        }
        let lines = said.into_iter().enumerate().map(|(no, (remark, titles))| {
            let (no, titles) = (no + 1, titles.join(self.lang.pick("、", ", ")));
            say!(self.lang, "备注{no}　{titles}：{remark}", "Remark {no}. {titles}: {remark}")
        });
        lines.collect()
    }
}

/// As many cells as there are columns.
fn fill(mut cells: Vec<Cell>, columns: usize) -> Vec<Cell> {
    cells.resize(columns, Cell::default());
    cells
}
