//! What stands on paper is what was computed: complete, in both languages, and marked for what it is.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use chrono::NaiveDate;
use common::*;
use ip_scorecard::assess::{Assessed, Scored, assess};
use ip_scorecard::check::UnitNo;
use ip_scorecard::paper::{Block, Document, Face, RowRole, Table};
use ip_scorecard::score::NodeState;
use ip_scorecard::text::{self, Lang, printed};

/// The sample year with the year before it.
fn sample() -> Assessed {
    let mut files = sample_year();
    files.push(root().join("public/samples/2024/result-2024.json"));
    assess(open_all(&files))
}

fn table(document: &Document) -> &Table {
    let mut tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.next().unwrap()
}

fn units(scored: &Scored) -> impl Iterator<Item = UnitNo> {
    scored.assessment.plan.unit_numbers()
}

/// Every paper of an assessment.
fn papers(lang: Lang, assessed: &Assessed) -> Vec<Document> {
    let scored = assessed.scored.as_ref().unwrap();
    let groups = scored.assessment.plan.group_numbers();
    let mut papers: Vec<Document> =
        units(scored).map(|unit| printed::unit_sheet(lang, assessed, scored, unit)).collect();
    papers.extend(groups.map(|group| printed::group_summary(lang, scored, group)));
    papers.push(printed::notice_list(lang, scored));
    papers.push(printed::files(lang, assessed, scored, Face::Upright));
    papers
}

#[test]
fn a_score_sheet_has_every_indicator_and_ends_with_the_total() {
    let assessed = sample();
    let scored = assessed.scored.as_ref().unwrap();
    let plan = &scored.assessment.plan;
    for unit in units(scored) {
        let sheet = printed::unit_sheet(Lang::Zh, &assessed, scored, unit);
        let table = table(&sheet);
        let assessed_on = |no: &_| scored.scores.node(unit, *no).state != NodeState::Absent;
        let nodes = plan.node_numbers().skip(1).filter(assessed_on);
        let expected: Vec<String> = nodes.map(|no| plan.node(no).label().to_string()).collect();
        let rows = table.rows.iter().filter(|row| row.role != RowRole::Sum);
        let rows: Vec<String> =
            rows.map(|row| row.cells[0].text.trim_end_matches("（核心）").to_owned()).collect();
        assert_eq!(rows, expected);
        if let Some(total) = &scored.scores.unit(unit).total {
            let last = table.rows.last().unwrap();
            assert_eq!(last.role, RowRole::Sum);
            assert_eq!(last.cells[1].text, text::total_score(scored, total));
        }
        assert!(matches!(sheet.blocks.last(), Some(Block::Signatures(_))));
    }
}

#[test]
fn a_summary_ranks_every_unit_and_draws_the_quota_lines() {
    let assessed = sample();
    let scored = assessed.scored.as_ref().unwrap();
    let plan = &scored.assessment.plan;
    for group in plan.group_numbers() {
        let summary = printed::group_summary(Lang::Zh, scored, group);
        let rows = &table(&summary).rows;
        let named: Vec<&str> =
            rows.iter().filter(|row| row.role == RowRole::Plain).map(|row| &*row.cells[1].text).collect();
        let ranking = scored.scores.ranking(plan, group);
        let ranking: Vec<&str> = ranking.iter().map(|unit| &*plan.unit(*unit).title).collect();
        assert_eq!(named, ranking);
        let lines = rows.iter().filter(|row| row.role == RowRole::Line).count();
        assert_eq!(lines, text::quota_lines(Lang::Zh, scored, group).len());
        assert_eq!(summary.face, Face::Lying);
    }
}

#[test]
fn the_list_of_notices_has_each_with_its_figures() {
    let assessed = sample();
    let scored = assessed.scored.as_ref().unwrap();
    let list = printed::notice_list(Lang::Zh, scored);
    let raised: usize = units(scored).map(|unit| scored.scores.unit(unit).notices.len()).sum();
    assert!(raised > 0);
    assert_eq!(table(&list).rows.len(), raised);
    assert!(
        table(&list).rows.iter().all(|row| !row.cells[4].text.is_empty() && row.cells[6].text.is_empty())
    );
}

#[test]
fn every_row_fills_its_table() {
    let assessed = sample();
    for table in Lang::ALL.iter().flat_map(|lang| papers(*lang, &assessed)).flat_map(|paper| paper.blocks) {
        let Block::Table(table) = table else { continue };
        for row in &table.rows {
            let width: usize = row.cells.iter().map(|cell| 1 + cell.over).sum();
            assert_eq!(width, table.columns.len(), "{row:?}");
        }
    }
}

#[test]
fn what_no_sheet_holds_is_parted_and_nothing_of_it_lost() {
    let assessed = sample();
    let scored = assessed.scored.as_ref().unwrap();
    let mut sheet = printed::unit_sheet(Lang::Zh, &assessed, scored, UnitNo(0));
    let told: String = (1..=900).map(|no| format!("第{no}段、")).collect();
    let before = table(&sheet).rows.len();
    for block in &mut sheet.blocks {
        if let Block::Table(table) = block {
            table.rows[1].cells[0].text = told.clone();
            table.rows[1].cells[0].note = Some("注".to_owned());
        }
    }
    sheet.blocks.push(Block::Paragraph(told.clone()));
    let parted = sheet.clone().parted();
    assert!(parted.clone().parted() == parted, "short pieces stay whole");
    let rows = &table(&parted).rows[1..];
    let count = table(&parted).rows.len() - before + 1;
    assert!(count > 5, "{count}");
    let pieces = rows.iter().take(count).map(|row| row.cells[0].text.replace('…', ""));
    assert_eq!(pieces.collect::<String>(), told);
    assert!(rows.iter().take(count).all(|row| row.cells[0].text.trim_end_matches('…').ends_with('、')));
    assert_eq!(rows.iter().take(count).filter(|row| row.cells[0].note.is_some()).count(), 1);
    let paragraphs = parted.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(text) if text.contains('段') => Some(text.replace('…', "")),
        _ => None,
    });
    assert_eq!(paragraphs.collect::<String>(), told);
}

#[test]
fn the_foot_names_scheme_and_files_by_their_digests() {
    let assessed = sample();
    let scored = assessed.scored.as_ref().unwrap();
    let digest = |file: ip_scorecard::issue::FileNo| &assessed.files[file.0 as usize].sha256;
    let foot = printed::foot(Lang::Zh, &assessed, scored);
    assert!(foot.scheme.contains(&digest(scored.assessment.scheme_file)[..8]), "{foot:?}");
    for (no, _) in &scored.assessment.data_files {
        assert!(foot.files.contains(&digest(*no)[..8]), "{foot:?}");
    }
    let listed = printed::files(Lang::Zh, &assessed, scored, Face::Upright);
    let rows = &table(&listed).rows;
    assert_eq!(rows.len(), assessed.files.len());
    assert!(assessed.files.iter().all(|file| rows.iter().any(|row| row.cells[3].text == *file.sha256)));
}

#[test]
fn a_draft_and_made_up_simulated_or_absent_figures_are_marked() {
    let assessed = sample();
    let scored = assessed.scored.as_ref().unwrap();
    assert_eq!(printed::marks(Lang::Zh, scored, false, false), ["参考稿"]);
    assert_eq!(printed::marks(Lang::Zh, scored, true, false), ["参考稿", "演示数据"]);
    assert_eq!(printed::marks(Lang::Zh, scored, false, true), ["模拟", "参考稿"]);
    let bare = assess(open_all(&[root().join("public/schemes/beichen-ip-2025.json")]));
    assert_eq!(printed::marks(Lang::Zh, bare.scored.as_ref().unwrap(), false, false), ["参考稿", "没有数据"]);
}

#[test]
fn dates_and_pages_are_written_as_papers_write_them() {
    let today = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
    assert!(printed::made(Lang::Zh, "天穆镇评分表", today).starts_with("天穆镇评分表　"));
    assert!(printed::made(Lang::Zh, "", today).ends_with("打印日期2026年3月5日"));
    assert_eq!(printed::page_number(Lang::Zh, 1, 3), "第1页　共3页");
    assert_eq!(printed::page_number(Lang::En, 1, 3), "Page 1 of 3");
    assert_eq!(printed::continued(Lang::Zh, "镇排名"), "续表：镇排名");
}
