//! 评分表: what a unit got, signed by those who gave it and those who got it.

use super::{basis, fact, no_score, period, signatures};
use crate::assess::{Assessed, Scored};
use crate::check::{NodeNo, UnitNo};
use crate::exact::Exact;
use crate::paper::{Align, Block, Cell, Column, Document, Face, Fact, Row, RowRole, Table};
use crate::score::NodeState;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::signed;
use crate::text::page::ranking::{GRADE, OWN_TOTAL, PLACE, TOTAL};
use crate::text::page::unit::{INDICATOR, LOST, RATE, SCORE};
use crate::text::page::{self, NOTHING};
use crate::text::{self, NoticeTold, SumLine, SumRole, join};

const GROUP: Words = words("考核组", "Group");
const CODE: Words = words("单位代码", "Code");
const PERIOD: Words = words("考核期", "Period");
const BASIS: Words = words("数据", "Data");
const MARKS: Words = words("满分", "Marks");
const WHY: Words = words("失分原因", "Why");

const NOTICES: Words = words("通报约谈", "Notices and talks");
const REMARKS: Words = words("说明", "Remarks");

const SIGNED: Words = words(
    "以上结果已经核对。对结果有异议的，应另附书面意见。",
    "The results above have been checked. Objections are to be attached in writing.",
);
const SIGNERS: [Words; 3] = [
    words("被考核单位负责人（签字、盖章）", "Head of the assessed unit (signature, stamp)"),
    words("考评人（签字）", "Assessor (signature)"),
    words("复核人（签字、盖章）", "Reviewer (signature, stamp)"),
];

/// "天穆镇评分表"
pub fn unit_title(lang: Lang, name: &str) -> String {
    say!(lang, "{name}评分表", "Score sheet: {name}")
}

/// A notice with the figures that raised it, as a paragraph.
pub fn notice_line(lang: Lang, told: &NoticeTold) -> String {
    let (title, figures) = (&told.title, join::statements(lang, &told.figures));
    say!(lang, "{title}。{figures}。", "{title}. {figures}.")
}

/// Those who sign a score sheet.
pub fn unit_signers(lang: Lang) -> [&'static str; 3] {
    SIGNERS.map(|signer| signer.of(lang))
}

/// A unit's score sheet.
pub fn unit_sheet(lang: Lang, assessed: &Assessed, scored: &Scored, unit: UnitNo) -> Document {
    let plan = &scored.assessment.plan;
    let title = unit_title(lang, &plan.unit(unit).title);
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::Subtitle(plan.scheme.title.to_string()),
        Block::Facts(facts(lang, scored, unit)),
        Block::Table(table(lang, assessed, scored, unit)),
    ];
    let notices = text::notices(lang, scored, unit);
    if !notices.is_empty() {
        blocks.push(Block::Heading(NOTICES.of(lang).to_owned()));
        blocks.extend(notices.iter().map(|told| Block::Paragraph(notice_line(lang, told))));
    }
    let remarks = page::unit::remarks(lang, scored, unit);
    if !remarks.is_empty() {
        blocks.push(Block::Heading(REMARKS.of(lang).to_owned()));
        blocks.extend(remarks.into_iter().map(Block::Paragraph));
    }
    blocks.push(Block::Signatures(signatures(lang, Some(SIGNED), &SIGNERS)));
    Document { name: title, face: Face::Upright, blocks }
}

/// 自评总分 with its difference from the verified one.
fn own_total(lang: Lang, scored: &Scored, unit: UnitNo) -> Option<String> {
    let result = scored.scores.unit(unit);
    let own = &result.self_total.as_ref()?.rounded;
    let show = |points: &Exact| scored.rounding().show_total(points);
    let points = show(own);
    let Some(more) = result.total.as_ref().map(|total| own - &total.rounded) else {
        return Some(say!(lang, "{points}分", "{points}"));
    };
    let more = signed(&show(&more));
    Some(say!(lang, "{points}分（比核定{more}）", "{points} ({more} against verified)"))
}

fn facts(lang: Lang, scored: &Scored, unit: UnitNo) -> Vec<Fact> {
    let plan = &scored.assessment.plan;
    let (named, result) = (plan.unit(unit), scored.scores.unit(unit));
    let group = plan.group(named.group);
    let ranked = group.units.iter().filter(|other| scored.scores.unit(**other).rank.is_some()).count();
    let state = text::unit_state(lang, result.state);
    let state = if state.is_empty() { String::new() } else { say!(lang, "（{state}）", " ({state})") };
    let total = result.total.as_ref().map(|total| text::total_score(scored, total));
    let total = match total {
        Some(total) => say!(lang, "{total}分{state}", "{total}{state}"),
        None => format!("{NOTHING}{state}"),
    };
    let place =
        result.rank.map(|rank| say!(lang, "第{rank}名（共{ranked}个单位）", "{rank} of {ranked} units"));
    let main = |label: Words, value: String| Fact { main: true, ..fact(lang, label, value) };
    vec![
        fact(lang, GROUP, &*group.title),
        fact(lang, CODE, named.code.as_str()),
        fact(lang, PERIOD, period(lang, scored)),
        fact(lang, BASIS, basis(lang, scored)),
        main(TOTAL, total),
        main(PLACE, place.unwrap_or_else(|| NOTHING.to_owned())),
        main(GRADE, text::grade(lang, scored, unit).in_words(lang)),
        fact(lang, OWN_TOTAL, own_total(lang, scored, unit).unwrap_or_else(|| NOTHING.to_owned())),
    ]
}

fn table(lang: Lang, assessed: &Assessed, scored: &Scored, unit: UnitNo) -> Table {
    let column = |title: Words, width, align| Column { title: title.of(lang).to_owned(), width, align };
    let plan = &scored.assessment.plan;
    let nodes = plan.node_numbers().skip(1);
    let mut rows: Vec<Row> = nodes
        .filter(|no| scored.scores.node(unit, *no).state != NodeState::Absent)
        .map(|no| row(lang, assessed, scored, unit, no))
        .collect();
    rows.extend(text::total(lang, scored, unit).into_iter().filter(shown).map(sum));
    Table {
        caption: page::unit::unit_caption(lang, &plan.unit(unit).title),
        columns: vec![
            column(INDICATOR, 50, Align::Start),
            column(MARKS, 13, Align::End),
            column(SCORE, 16, Align::End),
            column(RATE, 17, Align::End),
            column(LOST, 14, Align::End),
            column(WHY, 56, Align::Start),
        ],
        rows,
    }
}

fn row(lang: Lang, assessed: &Assessed, scored: &Scored, unit: UnitNo, no: NodeNo) -> Row {
    let plan = &scored.assessment.plan;
    let node = scored.scores.node(unit, no);
    let lost = page::unit::lost(lang, scored, unit, no);
    let state = text::node_state(lang, node.state);
    let score = node
        .score
        .as_ref()
        .map_or_else(|| no_score(lang, node.state).to_owned(), |score| text::item_score(scored, score));
    let (role, note, why) = match plan.node(no).leaf {
        None => (RowRole::Lead, None, text::combination(lang, scored, unit, no)),
        Some(leaf) => {
            let told = lost.is_some() || node.state != NodeState::Scored;
            let why = told.then(|| text::reason(lang, assessed, scored, unit, leaf));
            let pending = (node.state == NodeState::Pending).then(|| state.to_owned());
            (RowRole::Plain, pending, why)
        }
    };
    let core = plan.node(no).leaf.is_some_and(|leaf| plan.leaf(leaf).indicator.core);
    let label = plan.node(no).label();
    let label = if core { say!(lang, "{label}（核心）", "{label} (core)") } else { label.to_string() };
    let cells = vec![
        Cell { note, ..label.into() },
        Cell {
            note: page::unit::full_before(lang, scored, unit, no),
            ..page::unit::full(lang, scored, unit, no).into()
        },
        score.into(),
        page::unit::rate(scored, unit, no).unwrap_or_default().into(),
        lost.unwrap_or_default().into(),
        why.unwrap_or_default().into(),
    ];
    Row { role, cells }
}

/// The dimensions stand in the table already; what they do not add up to by themselves does not.
fn shown(line: &SumLine) -> bool {
    line.role != SumRole::Part || line.node.is_none()
}

fn sum(line: SumLine) -> Row {
    let label = Cell { over: 1, ..line.label.into() };
    let note = Cell { over: 2, ..line.note.unwrap_or_default().into() };
    Row { role: RowRole::Sum, cells: vec![label, line.points.into(), note] }
}
