//! The data documents as a sheet: what is typed into a cell, and what of the documents stays.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;
#[path = "common/desk.rs"]
mod desk;

use common::*;
use desk::*;
use ip_scorecard::check::UnitNo;
use ip_scorecard::edit::sheet::{
    Block, Edited, Filter, Only, Part, Piece, PieceDraft, Place, Refusal, Sheet, Step, Typed, parse_table,
};
use ip_scorecard::edit::{History, canonical};
use ip_scorecard::exact::NumberFault;
use ip_scorecard::issue::Spot;
use ip_scorecard::json::Path;
use ip_scorecard::model::data::{EvidenceStatus, State};
use ip_scorecard::read::Kind;
use ip_scorecard::text::Lang;
use ip_scorecard::text::page::desk as told;
use serde_json::{Value, json};

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
            format!("{id} {}", told::part(Lang::Zh, sheet.plan(), column)).trim().to_owned()
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
        let (what, remedy) = told::refusal(lang, "95%", &Refusal::Number(NumberFault::Percent));
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
    // Figures of the other stage beside the target are not the sheet's.
    let own = data("市场局", json!([row("天穆镇", json!({ "T": { "value": 3, "target": 9 } }))]));
    let sheet = self::sheet([own.with("stage", json!("self")), data("金融局", json!([]))]);
    let figure = at(&sheet, 0, "T", 0);
    assert_eq!(sheet.text(figure), "");
    let now = typed(&sheet, figure, "4");
    assert_eq!(written(&now, "天穆镇", "T"), [r#"{"value":3,"target":9}"#, "4"]);
    assert_eq!(written(&typed(&now, figure, "未报送"), "天穆镇", "T")[0], r#"{"value":3,"target":9}"#);
    assert_eq!(written(&typed(&now, first, ""), "天穆镇", "T")[0], r#"{"value":3}"#);
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
        let told =
            |piece: &Piece| format!("{} {}", piece.id, piece.told.as_ref().map_or("—", |told| &told.title));
        sheet.evidence(unit, v).iter().map(told).collect()
    };
    assert_eq!(titles(&start, unit), ["E1 证明"]);
    let piece = PieceDraft { title: "台账".into(), date: "2025-12-31".into(), ..PieceDraft::default() };
    let Edited { sheet: now, step } = start.attach(unit, v, &piece).unwrap().unwrap();
    assert_eq!(titles(&now, unit), ["E1 证明", "E2 台账"]);
    assert_eq!(told::step(Lang::Zh, &step), "为天穆镇“V 融资额”附上佐证材料《台账》");
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
    let told = |text: &str, lang: Lang| told::step(lang, &start.type_in(place, text).unwrap().unwrap().step);
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
    let told = steps.map(|step| told::step(Lang::Zh, &step));
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
