//! Blocks of the sheet: pasted, copied, filled and cleared, each in one step.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;
#[path = "common/desk.rs"]
mod desk;

use desk::*;
use ip_scorecard::check::UnitNo;
use ip_scorecard::edit::sheet::{
    Block, Filter, Headings, Pasted, Place, Refusal, Sheet, Step, Stray, View, parse_table,
};
use ip_scorecard::exact::NumberFault;
use ip_scorecard::model::data::State;
use ip_scorecard::text::Lang;
use ip_scorecard::text::page::desk as told;
use serde_json::json;

fn paste(sheet: &Sheet, block: &Block, text: &str) -> Pasted {
    sheet.paste(&whole(sheet), block, &parse_table(text), None)
}

#[test]
fn a_block_is_pasted_from_the_active_cell_on() {
    let start = sheet([data("金融局", json!([row("天穆镇", json!({ "V": 1 }))]))]);
    let pasted = paste(
        &start,
        &Block::cell(0, 0),
        "10\t19\t20\t3\t132\t120\t1\t\t92 88\t✓\t\t√\t5\t6\r\n11\t不适用\t\r\n",
    );
    assert_eq!(pasted.strays, []);
    assert_eq!(line(&pasted.sheet, 0), "10|19|20|3|132|120|1||92 88|✓||✓|5|6");
    assert_eq!(line(&pasted.sheet, 1), "11|不适用|不适用|||||||||||");
    assert_eq!(pasted.step, Some(Step::Pasted { cells: 14 }));
    assert_eq!(pasted.taken, 14 + 3);
    let departments: Vec<&str> =
        pasted.sheet.documents().iter().map(|document| document.department()).collect();
    assert_eq!(departments, ["金融局", "市场局", "科技局", "考核办", "教育局"]);
}

#[test]
fn what_is_not_sound_is_listed_and_changes_nothing() {
    let start = sheet([data(
        "金融局",
        json!([
            row("天穆镇", json!({ "V": 1 })),
            row("北仓镇", json!({ "V": 2, "P": 7 })),
            row("开发区", json!({ "V": 3 })),
        ]),
    )]);
    let view = whole(&start);
    let last = view.columns.len() - 1;
    let pasted = paste(&start, &Block::cell(1, last), "95%\t1\n8\n9");
    let refused = |place: Place, text: &str, why: Refusal| Stray::Refused { place, text: text.into(), why };
    assert_eq!(
        pasted.strays,
        [
            Stray::Outside { cells: 2 },
            refused(at(&start, 1, "P", 0), "95%", Refusal::Number(NumberFault::Percent)),
            refused(at(&start, 2, "P", 0), "8", Refusal::NotAssessed),
        ]
    );
    assert!(pasted.step.is_none() && pasted.edited().is_none());
    assert_eq!(pasted.sheet.documents(), start.documents());
    let pasted = paste(&start, &Block::cell(0, 0), "4\r\n1,200\r\n6\r\n");
    assert_eq!([0, 1, 2].map(|unit| pasted.sheet.text(at(&start, unit, "V", 0))), ["4", "2", "6"]);
    assert_eq!(told::pasted(Lang::Zh, &pasted), "填入2格，1格未填");
    assert_eq!(told::pasted(Lang::En, &pasted), "2 cells filled, 1 cell left out");
    assert_eq!(
        told::stray(Lang::Zh, &start, &pasted.strays[0]),
        "北仓镇“V 融资额”：“1,200”不能作为数值：带有千分位分隔。请去掉逗号和空格，如1200"
    );
}

#[test]
fn a_state_and_a_figure_of_one_datum_exclude_each_other() {
    let start = sheet([data("市场局", json!([row("天穆镇", json!({ "R": { "num": 1, "den": 2 } }))]))]);
    let pasted = paste(&start, &Block::cell(0, 1), "不适用\t20");
    let why = |stray: &Stray| matches!(stray, Stray::Refused { why: Refusal::StateBesideFigures, .. });
    assert_eq!(pasted.strays.iter().filter(|stray| why(stray)).count(), 2);
    assert_eq!(pasted.sheet.documents(), start.documents());
    let pasted = paste(&start, &Block::cell(0, 1), "不适用\t");
    assert_eq!(written(&pasted.sheet, "天穆镇", "R"), [r#"{"state":"not_applicable"}"#]);
    let back = paste(&pasted.sheet, &Block::cell(0, 1), "1\t2");
    assert_eq!(written(&back.sheet, "天穆镇", "R"), [r#"{"num":1,"den":2}"#]);
}

#[test]
fn a_small_table_fills_a_large_block() {
    let start = sheet([]);
    let block = Block { lines: 0..3, columns: 0..1 };
    let pasted = paste(&start, &block, "7");
    assert_eq!([0, 1, 2].map(|unit| pasted.sheet.text(at(&start, unit, "V", 0))), ["7", "7", "7"]);
    let pasted = paste(&start, &block, "7\n8");
    assert_eq!(
        [0, 1, 2].map(|unit| pasted.sheet.text(at(&start, unit, "V", 0))),
        ["7", "8", ""],
        "2 do not go into 3"
    );
    assert!(paste(&start, &block, "").step.is_none());
}

#[test]
fn headings_lead_to_their_cells() {
    let start = sheet([]);
    let by_headings = |text: &str| {
        let table = parse_table(text);
        let headings = Headings::of(&start, &table);
        (headings.is_some(), start.paste(&whole(&start), &Block::cell(0, 0), &table, headings.as_ref()))
    };
    // A title, a number in sequence, names and aliases in another order, a strange column, a total.
    let (_, pasted) = by_headings(
        "2025年数据\t\t\t\t\r\n序号\t单位\t结案率（分子）\t备注\t融资额（万元）\t结案率 分母\r\n\
         1\t北仓\t19\tx\t5\t20\r\n2\t120113100000\t1\t\t6\t2\r\n3\t开发\t3\t\t7\t8\r\n",
    );
    assert_eq!(line(&pasted.sheet, 1), "5|19|20|||||||||||");
    assert_eq!(line(&pasted.sheet, 0), "6|1|2|||||||||||");
    assert_eq!(line(&pasted.sheet, 2), "|||||||||||||");
    assert_eq!(
        pasted.strays,
        [
            Stray::UnknownColumn { found: "备注".into(), cells: 1, suggestion: None },
            Stray::UnknownUnit {
                line: 5, found: "开发".into(), cells: 3, suggestion: Some("开发区".into())
            },
        ]
    );
    // Headings over two lines, the upper ones over several cells.
    let (_, pasted) = by_headings(
        "单位\tR 结案率\t\tC 宣传\t\t\n\t分子\t分母\t进法院\t进学校\t目标值\n天穆镇\t1\t2\t✓\t\t4\n",
    );
    assert_eq!(pasted.strays, []);
    assert_eq!(line(&pasted.sheet, 0), "|1|2|||||||||✓||");
    assert_eq!(pasted.sheet.text(at(&start, 0, "C", 3)), "4");
    // Units alone: columns from the active cell on. Indicators alone: units from there on.
    let (_, pasted) = by_headings("北仓镇\t3\n天穆镇\t4\n");
    assert_eq!([0, 1].map(|unit| pasted.sheet.text(at(&start, unit, "V", 0))), ["4", "3"]);
    let (_, pasted) = by_headings("任务数\tV\n3\t4\n");
    assert_eq!(
        [at(&start, 0, "T", 0), at(&start, 0, "V", 0)].map(|place| pasted.sheet.text(place)),
        ["3", "4"]
    );
    // Neither.
    assert!(!by_headings("3\t4\n5\t6\n").0);
}

#[test]
fn a_block_is_copied_with_headings_that_lead_back() {
    let start = filled();
    let view = start.view(&Filter { targets: true, ..Filter::default() }, &start);
    let text = start.copy(&view, &Block::all(&view), true);
    assert!(text.starts_with("单位代码\t单位名称\tV 融资额\tV 融资额 目标值\tR 结案率 分子\t"), "{text}");
    let table = parse_table(&text);
    let empty = sheet([]);
    let pasted =
        empty.paste(&View::default(), &Block::cell(0, 0), &table, Headings::of(&empty, &table).as_ref());
    assert_eq!(pasted.strays, []);
    assert_eq!(pasted.sheet.copy(&view, &Block::all(&view), true), text);
}

#[test]
fn filling_clearing_and_stating_are_one_step_each() {
    let start = filled();
    let view = whole(&start);
    let filled = start.fill_down(&view, &Block { lines: 0..3, columns: 0..3 });
    assert_eq!(line(&filled.sheet, 0), line(&start, 0));
    assert_eq!([1, 2].map(|unit| filled.sheet.text(at(&start, unit, "V", 0))), ["1.5", "1.5"]);
    assert_eq!([1, 2].map(|unit| filled.sheet.text(at(&start, unit, "R", 1))), ["不适用", "不适用"]);
    assert!(matches!(filled.step, Some(Step::Filled { .. })));

    let edited = start.clear(&view, &Block::all(&view)).unwrap();
    assert!((0..3).all(|unit| line(&edited.sheet, unit) == "|".repeat(13)));
    assert!(edited.sheet.clear(&view, &Block::all(&view)).is_none(), "nothing is left to clear");
    assert_eq!(written(&edited.sheet, "天穆镇", "V"), [r#"{"evidence":["E1"],"x_a":null}"#]);

    let block = Block { lines: 0..2, columns: 0..3 };
    let stated = start.set_state(&view, &block, Some(State::NotReported)).unwrap();
    assert_eq!(stated.step, Step::Stated { state: Some(State::NotReported), data: 4 });
    assert!(line(&stated.sheet, 1).starts_with("未报送|未报送|未报送|"));
    let relieved = stated.sheet.set_state(&view, &block, None).unwrap();
    assert!(line(&relieved.sheet, 1).starts_with("|||"));
    let all = start.set_state(&view, &Block::all(&view), Some(State::NotApplicable)).unwrap();
    assert!(!all.sheet.is_assessed(UnitNo(2), leaf(&start, "P")));
    assert_eq!(all.sheet.text(at(&start, 2, "P", 0)), "", "what is not assessed gets no state");
}
