//! The data documents as a sheet: what is typed, pasted and cleared, and what of the documents stays.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;

use std::rc::Rc;

use common::*;
use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::edit::sheet::{
    Block, Edited, Filter, Headings, Only, Part, Pasted, PieceDraft, Place, Refusal, Sheet, Step, Stray,
    Typed, View, parse_table,
};
use ip_scorecard::edit::{History, Tree, canonical};
use ip_scorecard::exact::NumberFault;
use ip_scorecard::issue::Spot;
use ip_scorecard::json::Path;
use ip_scorecard::model::data::{EvidenceStatus, Stage, State};
use ip_scorecard::read::Kind;
use ip_scorecard::text::{Lang, page::desk};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Three units in two groups, an indicator for each measure, each department with one file or none.
fn plan() -> Value {
    let unit = |code: &str, title: &str, group: &str, alias: &str| json!({ "code": code, "title": title, "group": group, "aliases": [alias], "attributes": { "population": 5 } });
    let leaf = |id: &str, title: &str, source: &str, measure: Value| {
        let rule = json!({ "kind": "linear", "zero_at": 0, "full_at": 100 });
        json!({ "id": id, "title": title, "weight": 10, "source": source, "measure": measure, "rule": rule })
    };
    let levels =
        json!({ "national": { "title": "国家级", "factor": 3 }, "city": { "title": "市级", "factor": 1 } });
    let items = json!({ "school": { "title": "进学校" }, "firm": { "title": "进企业" }, "court": { "title": "进法院" } });
    let completion = json!({ "kind": "completion" });
    json!({
        "format": "ip-scorecard/scheme@1", "id": "s", "version": "1", "title": "示例", "status": "draft",
        "period": { "start": "2025-01-01", "end": "2025-12-31" }, "full_marks": 90,
        "groups": [{ "id": "town", "title": "镇" }, { "id": "zone", "title": "园区" }],
        "units": [
            unit("120113100000", "天穆镇", "town", "天穆"),
            unit("120113101000", "北仓镇", "town", "北仓"),
            unit("120113400000", "开发区", "zone", "经开区"),
        ],
        "tree": [
            leaf("V", "融资额", "金融局", json!({ "kind": "value" })).with("unit_label", json!("万元")),
            leaf("R", "结案率", "市场局", json!({ "kind": "ratio" })),
            leaf("A", "人均拥有量", "市场局", json!({ "kind": "ratio", "den_attribute": "population" })),
            leaf("G", "增长率", "市场局", json!({ "kind": "growth" })),
            leaf("L", "获奖", "科技局", json!({ "kind": "levels", "levels": levels })),
            leaf("J", "评议", "考核办", json!({ "kind": "judged" })),
            leaf("C", "宣传", "教育局", json!({ "kind": "checklist", "items": items })),
            leaf("T", "任务数", "金融局", json!({ "kind": "value" }))
                .with("rule", completion.clone()).with("weight", json!({ "town": 10, "zone": 20 })),
            leaf("P", "定额", "金融局", json!({ "kind": "value" })).with("rule", completion)
                .with("target", json!(20)).with("weight", json!({ "town": 10 })),
        ],
    })
}

fn data(department: &str, rows: Value) -> Value {
    json!({
        "format": "ip-scorecard/data@1", "scheme": "s", "stage": "verified",
        "source": { "department": department }, "rows": rows,
    })
}

fn row(unit: &str, values: Value) -> Value {
    let code = match unit {
        "天穆镇" => "120113100000",
        "北仓镇" => "120113101000",
        _ => "120113400000",
    };
    json!({ "unit": code, "title": unit, "values": values })
}

fn sheet(documents: impl IntoIterator<Item = Value>) -> Sheet {
    let documents = documents.into_iter().map(|document| tree(&document)).collect();
    let opened = file("s.json", plan().to_string());
    Sheet::open(opened.scheme().unwrap(), documents, Stage::Verified, "考核办")
}

fn tree(document: &Value) -> Tree {
    Tree::read(&document.to_string()).unwrap()
}

/// A cell by the unit's place in the scheme, the indicator, and the part's place in its datum.
fn at(sheet: &Sheet, unit: usize, id: &str, part: usize) -> Place {
    let leaf = sheet.plan().leaf_by_id(id).unwrap();
    Place { unit: UnitNo(unit), column: sheet.column_numbers(leaf).nth(part).unwrap() }
}

fn leaf(sheet: &Sheet, id: &str) -> LeafNo {
    sheet.plan().leaf_by_id(id).unwrap()
}

#[track_caller]
fn typed(sheet: &Sheet, place: Place, text: &str) -> Sheet {
    match sheet.type_in(place, text) {
        Ok(Some(edited)) => edited.sheet,
        other => panic!("{text}: {other:?}"),
    }
}

/// What is written of a unit's indicator, document by document.
fn written(sheet: &Sheet, unit: &str, id: &str) -> Vec<String> {
    let rows = sheet.documents().iter().flat_map(|document| document.tree.at("rows").unwrap().items());
    let own = rows
        .filter(|row| row.at("title").or(row.at("unit")).unwrap().text().is_some_and(|text| &**text == unit));
    own.filter_map(|row| Some(row.at("values")?.at(id)?.to_string())).collect()
}

/// What stands in the file when something is typed into a cell of 天穆镇 that has a datum, or null for none.
#[track_caller]
fn becomes(id: &str, part: usize, before: Value, text: &str, after: &str) {
    let values = if before.is_null() { json!({}) } else { json!({ id: before }) };
    let department = sheet([]).department(leaf(&sheet([]), id)).to_string();
    let sheet = sheet([data(&department, json!([row("天穆镇", values)]))]);
    let place = at(&sheet, 0, id, part);
    let edited = sheet.type_in(place, text).unwrap();
    let now = edited.map_or(sheet.clone(), |edited| edited.sheet);
    assert_eq!(written(&now, "天穆镇", id).join(" "), after, "{text} into {before}");
    assert_eq!(now.documents().len(), 1);
}

#[test]
fn columns_follow_the_measures() {
    let sheet = sheet([]);
    let titles: Vec<String> = sheet
        .columns()
        .iter()
        .filter(|column| column.part != Part::Target)
        .map(|column| {
            let id = sheet.plan().leaf(column.leaf).indicator.id.to_string();
            format!("{id} {}", desk::part(Lang::Zh, sheet.plan(), column)).trim().to_owned()
        })
        .collect();
    let expected =
        "V|R 分子|R 分母|A 分子|G 本期数|G 基期数|L 国家级|L 市级|J|C 进学校|C 进企业|C 进法院|T|P";
    assert_eq!(titles.join("|"), expected);
}

#[test]
fn what_is_typed_is_written_as_shortly_as_it_can_be() {
    becomes("V", 0, Value::Null, "36", "36");
    becomes("V", 0, json!(1), " 36.50 ", "36.5");
    becomes("V", 0, json!("1"), "36", "36");
    becomes("V", 0, json!({ "value": 1 }), "36", r#"{"value":36}"#);
    becomes(
        "V",
        0,
        json!({ "value": 1, "note": "n", "x_ours": [1.25] }),
        "2",
        r#"{"value":2,"note":"n","x_ours":[1.25]}"#,
    );
    becomes("R", 0, Value::Null, "19", r#"{"num":19}"#);
    becomes("R", 1, json!({ "num": 19 }), "20", r#"{"num":19,"den":20}"#);
    becomes("A", 0, Value::Null, "3", r#"{"num":3}"#);
    becomes("G", 1, json!({ "current": 2 }), "-1", r#"{"current":2,"base":-1}"#);
    becomes("L", 1, json!({ "levels": { "national": 1 } }), "2", r#"{"levels":{"national":1,"city":2}}"#);
    becomes("J", 0, Value::Null, "92、88， 90.50;7", r#"{"marks":[92,88,90.5,7]}"#);
    becomes("C", 1, json!({ "done": ["court"] }), "是", r#"{"done":["firm","court"]}"#);
    becomes("C", 1, Value::Null, "否", r#"{"done":[]}"#);
    becomes("V", 1, json!(5), "7", r#"{"value":5,"target":7}"#);
}

#[test]
fn an_empty_text_takes_out_and_leaves_what_is_not_its_own() {
    becomes("V", 0, json!(1), "", "");
    becomes("V", 0, json!({ "value": 1 }), " ", "");
    becomes("V", 0, json!({ "value": 1, "evidence": ["E1"] }), "", r#"{"evidence":["E1"]}"#);
    becomes("V", 1, json!({ "value": 1, "target": 2 }), "", r#"{"value":1}"#);
    becomes("R", 0, json!({ "num": 1, "den": 2 }), "", r#"{"den":2}"#);
    becomes("L", 0, json!({ "levels": { "national": 1 } }), "", "");
    becomes("C", 0, json!({ "done": ["school", "firm"] }), "", r#"{"done":["firm"]}"#);
    becomes("C", 0, json!({ "done": ["school"] }), "", "");
    becomes("C", 0, json!({ "done": ["school"] }), "0", r#"{"done":[]}"#);
    becomes("V", 0, json!({ "value": 1, "state": "pending", "reason": "r" }), "", "");
    becomes("R", 0, json!({ "num": 1, "den": 2, "state": "pending" }), "", r#"{"den":2,"state":"pending"}"#);
    becomes("R", 1, json!({ "state": "not_applicable", "reason": "r", "note": "n" }), "", r#"{"note":"n"}"#);
    becomes("V", 0, Value::Null, "", "");
}

#[test]
fn states_are_of_the_whole_datum() {
    becomes(
        "R",
        1,
        json!({ "num": 1, "den": 2, "note": "n" }),
        "不适用",
        r#"{"note":"n","state":"not_applicable"}"#,
    );
    becomes("V", 0, json!(1), "not reported", r#"{"state":"not_reported"}"#);
    becomes("V", 0, json!(1), "pending", r#"{"value":1,"state":"pending"}"#);
    becomes("V", 0, json!({ "state": "not_applicable", "reason": "r" }), "3", r#"{"value":3}"#);
    becomes(
        "V",
        0,
        json!({ "value": 1, "state": "pending", "reason": "r" }),
        "3",
        r#"{"value":3,"state":"pending","reason":"r"}"#,
    );
    becomes(
        "V",
        0,
        json!({ "state": "not_applicable", "reason": "r" }),
        "不适用",
        r#"{"state":"not_applicable","reason":"r"}"#,
    );
    becomes(
        "V",
        0,
        json!({ "state": "not_applicable", "reason": "r" }),
        "未报送",
        r#"{"state":"not_reported"}"#,
    );
    let sheet =
        sheet([data("市场局", json!([row("天穆镇", json!({ "R": { "state": "not_applicable" } }))]))]);
    assert_eq!([0, 1, 2].map(|part| sheet.text(at(&sheet, 0, "R", part))), ["不适用", "不适用", ""]);
}

#[test]
fn what_is_in_doubt_is_refused_as_in_a_file() {
    let read = |text: &str| Typed::read(text, Part::Value);
    for (text, fault) in [
        ("95%", NumberFault::Percent),
        ("１２", NumberFault::FullWidth),
        ("1,200", NumberFault::Grouped),
        ("500万元", NumberFault::Words),
        ("007", NumberFault::Malformed),
        ("--1", NumberFault::Malformed),
        ("+", NumberFault::Malformed),
        ("abc", NumberFault::Malformed),
        ("1e28", NumberFault::TooLarge),
    ] {
        assert_eq!(read(text), Err(Refusal::Number(fault)), "{text}");
    }
    for (text, number) in
        [("+5", "5"), ("−5", "-5"), (".5", "0.5"), ("5.", "5"), ("\u{3000}5\u{a0}", "5"), ("8e1", "80")]
    {
        assert_eq!(read(text), Ok(Typed::Figure(number.parse().unwrap())), "{text}");
    }
    let mark = |text: &str| Typed::read(text, Part::Marks);
    assert_eq!(mark("92 8%"), Err(Refusal::Mark { found: "8%".into(), fault: NumberFault::Percent }));
    assert!(matches!(mark("1,200"), Err(Refusal::Mark { fault: NumberFault::Grouped, .. })));
    assert!(matches!(mark("92,88,90"), Ok(Typed::Marks(marks)) if marks.len() == 3));
    assert!(mark("、").is_err());
    assert_eq!(Typed::read("也许", Part::Task(0)), Err(Refusal::NotATick));
    assert_eq!(Typed::read("待核", Part::Target), Err(Refusal::StateOfTarget));
}

#[test]
fn the_cell_keeps_what_it_had_when_a_text_is_refused() {
    let sheet = sheet([data("金融局", json!([row("天穆镇", json!({ "V": "95%", "T": 3 }))]))]);
    let place = at(&sheet, 0, "V", 0);
    assert_eq!(sheet.text(place), "95%", "what cannot be read is shown as it was written");
    assert!(sheet.type_in(place, "95%").unwrap().is_none());
    assert!(sheet.type_in(place, "９５").is_err());
    assert_eq!(typed(&sheet, place, "95").text(place), "95");
    // 此项不考核: P has no weight in the zone.
    assert_eq!(sheet.type_in(at(&sheet, 2, "P", 0), "1").unwrap_err(), Refusal::NotAssessed);
    assert!(!sheet.cell(at(&sheet, 2, "P", 0)).unwrap().is_assessed);
    // The scheme's target is 20.
    assert_eq!(sheet.type_in(at(&sheet, 0, "P", 1), "21").unwrap_err(), Refusal::TargetOfScheme(20.into()));
    assert!(sheet.type_in(Place { unit: UnitNo(9), column: 0 }, "1").is_err());
    assert!(sheet.type_in(Place { unit: UnitNo(0), column: 99 }, "1").is_err());
    assert!(sheet.cell(Place { unit: UnitNo(9), column: 0 }).is_none());
    for lang in Lang::ALL {
        let (what, remedy) = desk::refusal(lang, "95%", &Refusal::Number(NumberFault::Percent));
        assert!(what.contains("95%") && !remedy.is_empty());
    }
}

#[test]
fn a_datum_goes_to_the_department_that_reports_it() {
    let departments = |sheet: &Sheet| -> Vec<String> {
        sheet.documents().iter().map(|document| document.department().to_owned()).collect()
    };
    let place = |sheet: &Sheet| at(sheet, 1, "V", 0);
    // Its own document, with a remark behind the name, though another one comes first.
    let two = sheet([data("市场局", json!([])), data("金融局（演示数据）", json!([]))]);
    let now = typed(&two, place(&two), "5");
    assert_eq!(now.documents()[0], two.documents()[0]);
    assert_eq!(now.path(place(&now)).unwrap().1.to_string(), "rows[0].values.V");
    assert_eq!(now.path(place(&now)).unwrap().0, 1);
    // The one that has it, whoever that is.
    let other = sheet([data("统计局", json!([row("北仓镇", json!({ "V": 4 }))])), data("金融局", json!([]))]);
    assert_eq!(typed(&other, place(&other), "5").path(place(&other)).unwrap().0, 0);
    // The one that speaks of it for others.
    let other = sheet([data("市场局", json!([])), data("汇总", json!([row("天穆镇", json!({ "V": 4 }))]))]);
    assert_eq!(typed(&other, place(&other), "5").path(place(&other)).unwrap().0, 1);
    // Nobody: a new one.
    let none = sheet([data("市场局", json!([row("北仓镇", json!({ "R": { "num": 4 } }))]))]);
    let now = typed(&none, place(&none), "5");
    assert_eq!(departments(&now), ["市场局", "金融局"]);
    assert!(now.documents()[1].added && !now.documents()[0].added);
    assert_eq!(
        canonical(&now.documents()[1].tree, Kind::Data),
        r#"{
  "format": "ip-scorecard/data@1",
  "scheme": "s",
  "stage": "verified",
  "as_of": "2025-12-31",
  "source": { "department": "金融局" },
  "rows": [
    {
      "unit": "120113101000",
      "title": "北仓镇",
      "values": { "V": 5 }
    }
  ]
}
"#
    );
    assert_eq!(departments(&typed(&now, at(&now, 0, "T", 0), "1")), ["市场局", "金融局"], "begun once");
}

#[test]
fn targets_go_where_targets_come_from() {
    let targets =
        data("市场局", json!([row("天穆镇", json!({ "T": { "target": 9 } }))])).with("stage", json!("self"));
    let sheet = sheet([targets, data("金融局", json!([row("天穆镇", json!({ "T": 4 }))]))]);
    let (first, second) = (at(&sheet, 0, "T", 1), at(&sheet, 1, "T", 1));
    assert_eq!([first, second].map(|place| sheet.text(place)), ["9", ""], "targets of the other stage count");
    let now = typed(&typed(&sheet, first, "8"), second, "7");
    assert_eq!([first, second].map(|place| now.path(place).unwrap().0), [0, 0]);
    assert_eq!(written(&now, "天穆镇", "T"), [r#"{"target":8}"#, "4"]);
}

#[test]
fn rows_are_put_in_the_order_of_the_scheme() {
    let start = sheet([data("金融局", json!([row("北仓镇", json!({ "V": 1 }))]))]);
    let now = typed(&typed(&start, at(&start, 2, "V", 0), "3"), at(&start, 0, "V", 0), "2");
    let rows = now.documents()[0].tree.at("rows").unwrap().items();
    let titles: Vec<&str> = rows.iter().map(|row| &**row.at("title").unwrap().text().unwrap()).collect();
    assert_eq!(titles, ["天穆镇", "北仓镇", "开发区"]);
    assert_eq!([0, 1, 2].map(|unit| now.text(at(&now, unit, "V", 0))), ["2", "1", "3"]);
    assert_eq!(typed(&now, at(&now, 1, "V", 0), "9").text(at(&now, 1, "V", 0)), "9");
}

#[test]
fn what_several_say_is_settled_by_typing() {
    let start = sheet([
        data("统计局", json!([row("天穆镇", json!({ "V": { "value": 1, "note": "n" } }))])),
        data("金融局", json!([row("天穆镇", json!({ "V": 2, "x_a": 1 })), row("天穆镇", json!({ "V": 3 }))])),
    ]);
    let place = at(&start, 0, "V", 0);
    assert!(start.cell(place).unwrap().is_doubled);
    assert_eq!(start.text(place), "1");
    let now = typed(&start, place, "1");
    assert_eq!(written(&now, "天穆镇", "V"), [r#"{"note":"n"}"#, "1"], "the department's own stays");
    assert!(!now.cell(place).unwrap().is_doubled);
}

#[test]
fn documents_of_others_are_left_alone() {
    let other = data("金融局", json!([row("天穆镇", json!({ "V": 1 }))]));
    let documents = [
        other.clone().with("scheme", json!("another")),
        other.clone().with("stage", json!("self")),
        other.with("rows", json!("none")),
        json!({ "format": "ip-scorecard/result@1" }),
    ];
    let start = sheet(documents);
    assert_eq!(start.text(at(&start, 0, "V", 0)), "");
    let now = typed(&start, at(&start, 0, "V", 0), "5");
    assert_eq!(now.documents()[..4], start.documents()[..]);
    assert_eq!(now.documents().len(), 5);
    let shared =
        sheet([data("金融局", json!([row("天穆镇", json!({ "V": 1 }))])).with("scheme", json!(["a", "s"]))]);
    assert_eq!(shared.text(at(&shared, 0, "V", 0)), "1");
}

/// All cells of the sheet but the targets.
fn whole(sheet: &Sheet) -> View {
    sheet.view(&Filter::default(), sheet)
}

fn paste(sheet: &Sheet, block: &Block, text: &str) -> Pasted {
    sheet.paste(&whole(sheet), block, &parse_table(text), None)
}

fn line(sheet: &Sheet, unit: usize) -> String {
    let texts =
        whole(sheet).columns.into_iter().map(|column| sheet.text(Place { unit: UnitNo(unit), column }));
    texts.collect::<Vec<_>>().join("|")
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
    assert_eq!(desk::pasted(Lang::Zh, &pasted), "填入2格，1格未填");
    assert_eq!(desk::pasted(Lang::En, &pasted), "2 cells filled, 1 cell left out");
    assert_eq!(
        desk::stray(Lang::Zh, &start, &pasted.strays[0]),
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

/// A sheet with something of everything.
fn filled() -> Sheet {
    sheet([
        data("金融局", json!([
            row("天穆镇", json!({ "V": { "value": "1.50", "evidence": ["E1"], "x_a": null }, "T": { "value": 3, "target": 4 } })),
            row("北仓镇", json!({ "V": { "state": "pending", "value": 2 }, "P": { "state": "not_applicable", "reason": "r" } })),
            row("开发区", json!({ "V": 7.0, "X": 1 })),
        ])).with("x_ours", json!({ "b": 1.50 })).with("evidence", json!([{ "id": "E1", "title": "证明" }])),
        data("市场局", json!([
            row("北仓镇", json!({ "R": { "num": 1, "den": 2 }, "A": { "num": 3 }, "G": { "current": 4, "base": 5 } })),
            row("天穆镇", json!({ "R": { "state": "not_applicable" }, "L": { "levels": { "city": 0 } } })),
        ])),
        data("考核办", json!([
            row("开发区", json!({ "J": { "marks": [92, "88.0", 90] }, "C": { "done": ["firm"] } })),
            row("天穆镇", json!({ "C": { "done": [] }, "J": { "state": "pending" } })),
        ])),
    ])
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

#[test]
fn filters_leave_what_is_missing_and_what_has_changed() {
    let start = filled();
    let ids = |sheet: &Sheet, filter: Filter| {
        let view = sheet.view(&filter, &start);
        let ids: Vec<String> = view
            .columns
            .iter()
            .map(|no| sheet.plan().leaf(sheet.columns()[*no].leaf).indicator.id.to_string())
            .collect();
        (view.units.iter().map(|unit| unit.0).collect::<Vec<_>>(), ids.join(""))
    };
    let department = |name: &str| Filter { department: Some(name.into()), ..Filter::default() };
    assert_eq!(ids(&start, department("金融局")), (vec![0, 1, 2], "VTP".into()));
    assert_eq!(
        ids(&start, Filter { targets: true, ..department("金融局") }),
        (vec![0, 1, 2], "VVTTPP".into())
    );
    let missing = Filter { only: Only::Missing, ..department("金融局") };
    assert_eq!(ids(&start, missing.clone()), (vec![0, 1, 2], "TP".into()));
    assert!(!start.is_missing(UnitNo(2), leaf(&start, "P")), "not assessed, not missing");
    assert!(start.is_missing(UnitNo(0), leaf(&start, "J")), "pending without a value");
    assert!(!start.is_missing(UnitNo(0), leaf(&start, "L")), "none of a level is a figure");
    let changed = Filter { only: Only::Changed, ..Filter::default() };
    assert_eq!(ids(&start, changed.clone()), (vec![], "".into()));
    let now = typed(&typed(&start, at(&start, 1, "V", 0), "9"), at(&start, 2, "R", 1), "8");
    assert_eq!(ids(&now, changed), (vec![1, 2], "VRR".into()));
    assert_eq!(now.changes(&start), [(UnitNo(1), leaf(&now, "V")), (UnitNo(2), leaf(&now, "R"))]);
    assert!(
        now.is_cell_changed(&start, at(&now, 2, "R", 1)) && !now.is_cell_changed(&start, at(&now, 2, "R", 0))
    );
    let back = typed(&now, at(&now, 1, "V", 0), "2");
    assert!(!back.is_changed(&start, UnitNo(1), leaf(&now, "V")), "what is typed back is no change");
    assert_eq!(start.departments().join(" "), "金融局 市场局 科技局 考核办 教育局");
}

#[test]
fn evidence_is_listed_added_edited_and_removed() {
    let start = filled();
    let (unit, v) = (UnitNo(0), leaf(&start, "V"));
    let titles = |sheet: &Sheet, unit: UnitNo| -> Vec<String> {
        let told = |piece: &ip_scorecard::edit::sheet::Piece| {
            format!("{} {}", piece.id, piece.told.as_ref().map_or("—", |told| &told.title))
        };
        sheet.evidence(unit, v).iter().map(told).collect()
    };
    assert_eq!(titles(&start, unit), ["E1 证明"]);
    let piece = PieceDraft { title: "台账".into(), date: "2025-12-31".into(), ..PieceDraft::default() };
    let Edited { sheet: now, step } = start.attach(unit, v, &piece).unwrap().unwrap();
    assert_eq!(titles(&now, unit), ["E1 证明", "E2 台账"]);
    assert_eq!(desk::step(Lang::Zh, &step), "为天穆镇“V 融资额”附上佐证材料《台账》");
    for bad in [
        PieceDraft { title: " ".into(), ..PieceDraft::default() },
        PieceDraft { date: "2025-02-30".into(), ..piece.clone() },
        PieceDraft { file_no: "a\nb".into(), ..piece.clone() },
    ] {
        assert!(matches!(start.attach(unit, v, &bad), Err(Refusal::Unreadable(_))), "{bad:?}");
    }
    let linked = now.link(UnitNo(2), v, 0, "E2").unwrap().sheet;
    assert_eq!(written(&linked, "开发区", "V"), [r#"{"value":7.0,"evidence":["E2"]}"#]);
    assert!(linked.link(UnitNo(2), v, 0, "E2").is_none() && linked.link(UnitNo(2), v, 0, "E9").is_none());
    let checked = PieceDraft { status: Some(EvidenceStatus::Checked), ..piece };
    let told = linked.describe(0, "E2", &checked).unwrap().unwrap().sheet;
    assert_eq!(told.evidence_of(0)[1].told.as_ref(), Some(&checked));
    assert!(told.describe(0, "E2", &checked).unwrap().is_none());
    let one = told.detach(unit, v, 0, "E2").unwrap().sheet;
    assert_eq!(one.evidence_of(0).len(), 2, "another datum names it still");
    let none = one.detach(UnitNo(2), v, 0, "E2").unwrap().sheet;
    assert_eq!(none.evidence_of(0).len(), 1);
    assert_eq!(written(&none, "天穆镇", "V"), written(&start, "天穆镇", "V"));
    // The first piece of a document that has none, of a datum that has nothing.
    let r = leaf(&start, "G");
    let first = start.attach(UnitNo(2), r, &checked).unwrap().unwrap().sheet;
    assert_eq!(written(&first, "开发区", "G"), [r#"{"evidence":["E1"]}"#]);
}

#[test]
fn notes_and_reasons_stand_beside_the_figure() {
    let start = filled();
    let (unit, t) = (UnitNo(2), leaf(&start, "V"));
    let noted = start.set_note(unit, t, " 含结转 ").unwrap().unwrap().sheet;
    assert_eq!(noted.note(unit, t).as_deref(), Some("含结转"));
    assert_eq!(written(&noted, "开发区", "V"), [r#"{"value":7.0,"note":"含结转"}"#]);
    assert!(noted.cell(at(&noted, 2, "V", 0)).unwrap().has_note);
    assert!(matches!(start.set_note(unit, t, "a\nb"), Err(Refusal::Unreadable(_))));
    let gone = noted.set_note(unit, t, "").unwrap().unwrap().sheet;
    assert_eq!(written(&gone, "开发区", "V"), [r#"{"value":7.0}"#], "an object stays one");
    assert!(gone.set_note(unit, t, "").unwrap().is_none());
    let reasoned = start.set_reason(UnitNo(0), leaf(&start, "R"), "无案件").unwrap().unwrap().sheet;
    assert_eq!(written(&reasoned, "天穆镇", "R"), [r#"{"state":"not_applicable","reason":"无案件"}"#]);
    assert_eq!(reasoned.reason(UnitNo(0), leaf(&start, "R")).as_deref(), Some("无案件"));
    assert_eq!(start.set_note(UnitNo(2), leaf(&start, "P"), "n").unwrap_err(), Refusal::NotAssessed);
}

#[test]
fn a_place_of_an_issue_is_found_in_the_sheet() {
    let sheet = filled();
    let way = |steps: &[&str]| {
        let step = |step: &&str| step.parse().map_or_else(|_| (*step).into(), |item: usize| item.into());
        Path::from(steps.iter().map(step).collect::<Vec<_>>())
    };
    let found = |document: usize, steps: &[&str]| sheet.find(document, &way(steps));
    let (v, r, l) = (leaf(&sheet, "V"), leaf(&sheet, "R"), leaf(&sheet, "L"));
    assert_eq!(found(0, &["rows", "1", "values", "V"]), Some((UnitNo(1), v, None)));
    assert_eq!(
        found(1, &["rows", "0", "values", "R", "den"]),
        Some((UnitNo(1), r, Some(at(&sheet, 1, "R", 1).column)))
    );
    let levels = ["rows", "1", "values", "L", "levels", "city"];
    assert_eq!(found(1, &levels), Some((UnitNo(0), l, Some(at(&sheet, 0, "L", 1).column))));
    for nowhere in [&["rows", "9", "values", "V"][..], &["rows", "0", "values", "Z"], &["source"], &[]] {
        assert_eq!(found(0, nowhere), None);
    }
    assert_eq!(found(9, &["rows", "0", "values", "V"]), None);
}

#[test]
fn steps_are_told_in_both_languages() {
    let start = filled();
    let place = at(&start, 0, "V", 0);
    let told = |text: &str, lang: Lang| desk::step(lang, &start.type_in(place, text).unwrap().unwrap().step);
    assert_eq!(told("5", Lang::Zh), "天穆镇“V 融资额”由1.5改为5");
    assert_eq!(told("", Lang::Zh), "天穆镇“V 融资额”删去1.5");
    assert_eq!(told("5", Lang::En), "V 融资额 of 天穆镇: 1.5 changed to 5");
    let spot = Spot { unit: "甲".into(), indicator: "A 乙".into() };
    let steps = [
        Step::Typed { spot: spot.clone(), before: "".into(), after: "1".into() },
        Step::Pasted { cells: 3 },
        Step::Stated { state: Some(State::Pending), data: 1 },
        Step::Stated { state: None, data: 2 },
        Step::Noted { spot },
    ];
    let told = steps.map(|step| desk::step(Lang::Zh, &step));
    assert_eq!(
        told,
        ["甲“A 乙”填入1", "粘贴，改动3格", "1项数据标为待核", "2项数据取消状态", "修改甲“A 乙”的说明"]
    );
}

#[test]
fn steps_taken_back_leave_the_very_same_documents() {
    let start = filled();
    let view = whole(&start);
    let mut history = History::new(start.clone());
    let typed = start.type_in(at(&start, 2, "G", 0), "5").unwrap().unwrap();
    history.step(typed.sheet, typed.step);
    let pasted = history
        .now()
        .paste(&view, &Block::cell(0, 0), &parse_table("1\t2\t3\n4\t5\t6"), None)
        .edited()
        .unwrap();
    history.step(pasted.sheet, pasted.step);
    let cleared = history.now().clear(&view, &Block::all(&view)).unwrap();
    history.step(cleared.sheet, cleared.step);
    let last = history.now().documents().to_vec();
    while history.undo().is_some() {}
    assert_eq!(history.now().documents(), start.documents());
    while history.redo().is_some() {}
    assert_eq!(history.now().documents(), last);
}

#[test]
fn what_is_typed_scores_as_what_is_written_by_hand() {
    let by_hand = [
        data("金融局", json!([row("天穆镇", json!({ "V": 30, "T": { "value": 3, "target": 4 }, "P": 10 }))])),
        data(
            "市场局",
            json!([row(
                "天穆镇",
                json!({
            "R": { "num": 1, "den": 2 }, "A": { "num": 3 }, "G": { "current": 6, "base": 5 } })
            )]),
        ),
        data("科技局", json!([row("天穆镇", json!({ "L": { "levels": { "national": 5 } } }))])),
        data("考核办", json!([row("天穆镇", json!({ "J": { "marks": [92, 88, 90] } }))])),
        data("教育局", json!([row("天穆镇", json!({ "C": { "done": ["school"] } }))])),
    ];
    let start = sheet([]);
    let view = start.view(&Filter { targets: true, ..Filter::default() }, &start);
    let line = "30\t\t1\t2\t\t3\t\t6\t5\t\t5\t\t\t92 88 90\t\t✓\t\t\t\t3\t4\t10\t\n";
    let pasted = start.paste(&view, &Block::cell(0, 0), &parse_table(line), None);
    assert_eq!(pasted.strays, []);
    let texts = pasted.sheet.documents().iter().map(|document| canonical(&document.tree, Kind::Data));
    let typed = run_texts(&plan().to_string(), texts);
    let written = run(plan(), by_hand);
    typed.scored();
    for id in ["V", "R", "A", "G", "L", "J", "C", "T", "P"] {
        assert_eq!(typed.standing("天穆镇", id), written.standing("天穆镇", id), "{id}");
    }
    assert_eq!(typed.total("天穆镇"), written.total("天穆镇"));
    assert_ne!(typed.total("天穆镇"), "—");
}

/// Any text that a person may type into a cell.
fn texts() -> impl Strategy<Value = String> {
    let number = (-9999i64..9999, 0u32..4).prop_map(|(digits, places)| format!("{digits}e-{places}"));
    let words =
        ["", "不适用", "未报送", "待核", "✓", "×", "92 88", "95%", "0", "1,200"].map(str::to_owned).to_vec();
    prop_oneof![number, proptest::sample::select(words)]
}

fn places() -> impl Strategy<Value = Place> {
    (0..3usize, 0..23usize).prop_map(|(unit, column)| Place { unit: UnitNo(unit), column })
}

proptest! {
    #[test]
    fn what_was_typed_is_what_is_read(entries in proptest::collection::vec((places(), texts()), 1..12)) {
        let start = filled();
        let mut history = History::new(start.clone());
        for (place, text) in entries {
            let before = history.now().clone();
            let Ok(edited) = before.type_in(place, &text) else { continue };
            let now = edited.as_ref().map_or(&before, |edited| &edited.sheet);
            let column = before.columns()[place.column];
            let state = now.state(place.unit, column.leaf);
            match Typed::read(&text, column.part).unwrap() {
                Typed::Figure(figure) => prop_assert_eq!(now.text(place), figure.to_string()),
                Typed::Nothing => prop_assert_eq!(now.text(place), ""),
                Typed::Done(true) => prop_assert_eq!(now.text(place), "✓"),
                Typed::Done(false) => prop_assert!(["", "×"].contains(&now.text(place).as_str())),
                Typed::Marks(marks) => {
                    let marks: Vec<String> = marks.iter().map(ToString::to_string).collect();
                    prop_assert_eq!(now.text(place), marks.join(" "));
                }
                Typed::State(wanted) => prop_assert_eq!(state, Some(wanted)),
            }
            // Typed again, the same text changes nothing.
            prop_assert!(now.type_in(place, &now.text(place)).unwrap().is_none());
            // Other units' data are as they were, and so is what is not ours.
            for (unit, leaf) in now.changes(&before) {
                prop_assert_eq!((unit, leaf), (place.unit, column.leaf));
            }
            // What the index of the documents says is what a new one would say.
            let trees = now.documents().iter().map(|document| document.tree.clone()).collect();
            let again = Sheet::open(&now.plan().scheme, trees, Stage::Verified, "考核办");
            let view = now.view(&Filter { targets: true, ..Filter::default() }, now);
            prop_assert_eq!(again.copy(&view, &Block::all(&view), false), now.copy(&view, &Block::all(&view), false));
            if let Some(Edited { sheet, step }) = edited {
                history.step(sheet, step);
            }
        }
        while history.undo().is_some() {}
        prop_assert_eq!(history.now().documents(), start.documents());
    }

    #[test]
    fn a_copied_block_pasted_where_it_was_changes_nothing(
        lines in (0..3usize, 1..4usize), columns in (0..23usize, 1..24usize), targets in any::<bool>(),
    ) {
        let sheet = filled();
        let view = sheet.view(&Filter { targets, ..Filter::default() }, &sheet);
        let block = Block { lines: lines.0..lines.0 + lines.1, columns: columns.0..columns.0 + columns.1 };
        let table = parse_table(&sheet.copy(&view, &block, false));
        let pasted = sheet.paste(&view, &Block::cell(block.lines.start, block.columns.start), &table, None);
        prop_assert!(pasted.step.is_none() && pasted.strays.is_empty(), "{:?}", pasted.strays);
        prop_assert_eq!(pasted.sheet.documents(), sheet.documents());
    }

    #[test]
    fn cells_that_are_not_touched_stay_as_they_were_written(place in places(), figure in 1000..2000i64) {
        let start = filled();
        let Ok(Some(edited)) = start.type_in(place, &figure.to_string()) else { return Ok(()) };
        let column = start.columns()[place.column];
        let now = &edited.sheet;
        for unit in start.plan().unit_numbers() {
            for leaf in start.plan().leaf_numbers().filter(|leaf| (unit, *leaf) != (place.unit, column.leaf)) {
                let id = &start.plan().leaf(leaf).indicator.id;
                let title = &start.plan().unit(unit).title;
                prop_assert_eq!(written(now, title, id.as_str()), written(&start, title, id.as_str()));
            }
        }
        // Put back by hand, the datum leaves the very bytes of before.
        let (no, path) = now.path(place).unwrap();
        let datum = Path::from(path.steps()[..4].to_vec());
        let Some(before) = start.documents().get(no) else { return Ok(()) };
        let mut after = now.documents()[no].tree.clone();
        if after.at("rows").unwrap().items().len() > before.tree.at("rows").unwrap().items().len() {
            after.take(&Path::from(path.steps()[..2].to_vec()));
        } else {
            match before.tree.get(&datum) {
                Some(was) => prop_assert!(after.put(&datum, was.clone())),
                None => prop_assert!(after.take(&datum).is_some()),
            }
        }
        prop_assert_eq!(canonical(&after, Kind::Data), canonical(&before.tree, Kind::Data));
    }

    #[test]
    fn any_clipboard_is_taken_apart_without_harm(text in "[a\t\r\n\"1天]{0,40}") {
        let table = parse_table(&text);
        let start = filled();
        let headings = Headings::of(&start, &table);
        start.paste(&whole(&start), &Block::cell(1, 2), &table, headings.as_ref());
        start.paste(&whole(&start), &Block { lines: 0..2, columns: 1..9 }, &table, None);
    }

    #[test]
    fn a_table_comes_back_from_the_clipboard(
        table in proptest::collection::vec(proptest::collection::vec("[a\t\r\n\" 1天]{0,6}", 1..4), 0..4),
    ) {
        prop_assert_eq!(parse_table(&ip_scorecard::edit::sheet::written_table(&table)), table);
    }
}

/// Of a sheet as large as they come, how long what people wait for takes:
/// `cargo test --release --test sheet -- --ignored --nocapture`.
#[test]
#[ignore = "prints times, checks nothing"]
#[allow(clippy::disallowed_methods, reason = "on the host")]
fn times() {
    let units: Vec<String> = (0..3000).map(|no| format!("单位{no}")).collect();
    let leaves = (0..40).map(|no| {
        scored(1).with("id", json!(format!("T-{no}"))).with("source", json!(format!("局{}", no % 8)))
    });
    let mut scheme_text = scheme(units.iter().map(String::as_str), []);
    scheme_text["tree"] =
        leaves.map(|leaf| leaf.clone().with("title", json!(format!("指标{}", leaf["id"])))).collect();
    let opened = file("s.json", scheme_text.to_string());
    let scheme = opened.scheme().unwrap();
    let time = |what: &str, start: std::time::Instant| println!("{what:<28}{:>9.2?}", start.elapsed());
    let now = std::time::Instant::now;

    let started = now();
    let empty = Sheet::open(scheme, Vec::new(), Stage::Verified, "考核办");
    time("open without data", started);
    let view = empty.view(&Filter::default(), &empty);
    let line = (0..40).map(|no| format!("{no}.5")).collect::<Vec<_>>().join("\t");
    let text = format!("{line}\r\n").repeat(3000);
    let started = now();
    let table = parse_table(&text);
    time("take a clipboard apart", started);
    let started = now();
    let full = empty.paste(&view, &Block::cell(0, 0), &table, None);
    time("paste all into nothing", started);
    assert_eq!(full.taken, 120_000);
    let full = full.sheet;
    let trees: Vec<Tree> = full.documents().iter().map(|document| document.tree.clone()).collect();
    let started = now();
    let opened = Sheet::open(scheme, trees, Stage::Verified, "考核办");
    time("open with all data", started);
    let started = now();
    let again = opened.paste(&view, &Block::cell(0, 0), &parse_table(&text.replace(".5", ".25")), None);
    time("paste all over all", started);
    let started = now();
    let same = opened.paste(&view, &Block::cell(0, 0), &table, None);
    time("paste what is there", started);
    assert!(same.step.is_none());
    let started = now();
    for no in 0..1000 {
        let place = Place { unit: UnitNo(no * 3), column: view.columns[no % 40] };
        assert!(opened.type_in(place, "7").unwrap().is_some());
    }
    println!("{:<28}{:>9.2?}", "type into one cell", started.elapsed() / 1000);
    let started = now();
    let shown: usize = (0..40)
        .flat_map(|unit| (0..40).map(move |no| (unit, no)))
        .map(|(unit, no)| {
            opened.cell(Place { unit: UnitNo(unit), column: view.columns[no] }).unwrap().text.len()
        })
        .sum();
    time("read 1,600 cells", started);
    assert!(shown > 0);
    let started = now();
    let changed = again.sheet.view(&Filter { only: Only::Changed, ..Filter::default() }, &opened);
    time("filter: only changed, all", started);
    assert_eq!(changed.units.len(), 3000);
    let one = opened.type_in(Place { unit: UnitNo(1500), column: 0 }, "7").unwrap().unwrap().sheet;
    let started = now();
    let changed = one.view(&Filter { only: Only::Changed, ..Filter::default() }, &opened);
    time("filter: only changed, one", started);
    assert_eq!(changed.units.len(), 1);
    let started = now();
    opened.view(&Filter { only: Only::Missing, ..Filter::default() }, &opened);
    time("filter: only missing", started);
    let started = now();
    opened.copy(&view, &Block::all(&view), true);
    time("copy all", started);
    let started = now();
    opened.clear(&view, &Block::all(&view)).unwrap();
    time("clear all", started);
    let _: Rc<str> = opened.department(LeafNo(0)).clone();
}
