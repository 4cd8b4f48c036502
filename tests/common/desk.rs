//! A small scheme with an indicator for each measure, and sheets of data for it.

#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::edit::Tree;
use ip_scorecard::edit::sheet::{Filter, Place, Sheet, View};
use ip_scorecard::model::data::Stage;
use serde_json::{Value, json};

use crate::common::{With, file};

/// Three units in two groups, an indicator for each measure, each department with one file or none.
pub fn plan() -> Value {
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

pub fn data(department: &str, rows: Value) -> Value {
    json!({
        "format": "ip-scorecard/data@1", "scheme": "s", "stage": "verified",
        "source": { "department": department }, "rows": rows,
    })
}

pub fn row(unit: &str, values: Value) -> Value {
    let code = match unit {
        "天穆镇" => "120113100000",
        "北仓镇" => "120113101000",
        _ => "120113400000",
    };
    json!({ "unit": code, "title": unit, "values": values })
}

pub fn sheet(documents: impl IntoIterator<Item = Value>) -> Sheet {
    let documents = documents.into_iter().map(|document| tree(&document)).collect();
    let opened = file("s.json", plan().to_string());
    Sheet::open(opened.scheme().unwrap(), documents, Stage::Verified, "考核办")
}

pub fn tree(document: &Value) -> Tree {
    Tree::read(&document.to_string()).unwrap()
}

/// A cell by the unit's place in the scheme, the indicator, and the part's place in its datum.
pub fn at(sheet: &Sheet, unit: usize, id: &str, part: usize) -> Place {
    let leaf = sheet.plan().leaf_by_id(id).unwrap();
    Place { unit: UnitNo(unit), column: sheet.column_numbers(leaf).nth(part).unwrap() }
}

pub fn leaf(sheet: &Sheet, id: &str) -> LeafNo {
    sheet.plan().leaf_by_id(id).unwrap()
}

#[track_caller]
pub fn typed(sheet: &Sheet, place: Place, text: &str) -> Sheet {
    match sheet.type_in(place, text) {
        Ok(Some(edited)) => edited.sheet,
        other => panic!("{text}: {other:?}"),
    }
}

/// What is written of a unit's indicator, document by document.
pub fn written(sheet: &Sheet, unit: &str, id: &str) -> Vec<String> {
    let rows = sheet.documents().iter().flat_map(|document| document.tree.at("rows").unwrap().items());
    let own = rows
        .filter(|row| row.at("title").or(row.at("unit")).unwrap().text().is_some_and(|text| &**text == unit));
    own.filter_map(|row| Some(row.at("values")?.at(id)?.to_string())).collect()
}

/// All cells of the sheet but the targets.
pub fn whole(sheet: &Sheet) -> View {
    sheet.view(&Filter::default(), sheet)
}

pub fn line(sheet: &Sheet, unit: usize) -> String {
    let texts =
        whole(sheet).columns.into_iter().map(|column| sheet.text(Place { unit: UnitNo(unit), column }));
    texts.collect::<Vec<_>>().join("|")
}

/// A sheet with something of everything.
pub fn filled() -> Sheet {
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
