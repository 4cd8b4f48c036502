//! Collection workbooks: out as templates, filled in, saved by LibreOffice, and in again as data.

#![cfg(feature = "office")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

#[path = "common/books.rs"]
mod books;
mod common;
#[path = "common/desk.rs"]
mod desk;

use books::*;
use common::With;
use ip_scorecard::check::Plan;
use ip_scorecard::office::File;
use ip_scorecard::office::collect::{Cell, Kind, Matching, open, templates};
use ip_scorecard::office::job::{Answer, Job};
use ip_scorecard::text::Lang;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::{Value, json};

fn small() -> Plan {
    plan(&common::file("s.json", desk::plan().to_string()))
}

fn department(plan: &Plan, name: &str) -> File {
    of_name(made(plan, Kind::Departments), &format!("采集表-{name}.xlsx"))
}

fn own(plan: &Plan, name: &str) -> File {
    of_name(made(plan, Kind::Units), &format!("自评表-{name}.xlsx"))
}

/// The rows of the data file that a workbook became, unit by unit.
#[track_caller]
fn rows(plan: &Plan, file: &File) -> Value {
    let book = took(plan, file, None);
    assert_eq!(faults(&book), Vec::<String>::new());
    values(&book.taken.unwrap().text)
}

fn values(text: &str) -> Value {
    let data: Value = serde_json::from_str(text).unwrap();
    let rows = data["rows"].as_array().unwrap().iter();
    Value::Object(
        rows.map(|row| (row["title"].as_str().unwrap().to_owned(), row["values"].clone())).collect(),
    )
}

#[test]
fn a_filled_template_becomes_an_ordinary_data_file() {
    let plan = small();
    let filled = fill(
        &department(&plan, "金融局"),
        2,
        &[
            ("D8", "n:5200"),
            ("E9", "s:待核"),
            ("D9", "n:0"),
            ("G8", "s:不适用"),
            ("F9", "n:3.50"),
            ("H9", "n:4"),
        ],
    );
    let filled = fill(&filled, 1, &[("C9", "s:金发〔2026〕1号"), ("C8", "s:2026年1月10日")]);
    let book = took(&plan, &filled, None);
    assert_eq!((faults(&book), remarks(&book)), (vec![], vec![]));
    let taken = book.taken.unwrap();
    assert_eq!((&*taken.name, taken.units, taken.figures), ("采集表-金融局.json", 2, 6));
    let expect = json!({
        "天穆镇": { "V": 5200, "T": { "state": "not_applicable" } },
        "北仓镇": { "V": { "value": 0, "state": "pending" }, "T": { "value": 3.5, "target": 4 } },
    });
    assert_eq!(values(&taken.text), expect);
    let data: Value = serde_json::from_str(&taken.text).unwrap();
    assert_eq!(data["source"]["department"], "金融局");
    assert_eq!(data["source"]["file_no"], "金发〔2026〕1号");
    assert_eq!(data["source"]["submitted"], "2026-01-10");
    assert_eq!(data["source"]["x_workbook"]["name"], "采集表-金融局.xlsx");
    assert_eq!((&data["stage"], &data["as_of"]), (&json!("verified"), &json!("2025-12-31")));
    let read = common::file("d.json", taken.text);
    assert!(read.faults.is_empty(), "{:?}", read.faults);
}

#[test]
fn a_unit_reports_on_itself() {
    let plan = small();
    let sheet = open(&own(&plan, "天穆镇").bytes, &gb18030).unwrap().sheets.remove(1);
    let line = |key: &str| sheet.rows().into_iter().find(|row| sheet.text((*row, 0)) == key).unwrap() + 1;
    let at = |column: &str, key: &str| format!("{column}{}", line(key));
    let cells = [
        (at("G", "V/value"), "n:1.5"),
        (at("G", "R/num"), "n:19"),
        (at("G", "R/den"), "n:20"),
        (at("H", "G/current"), "s:不适用"),
        (at("I", "G/current"), "s:去年  没有基数"),
        (at("G", "L/levels/city"), "n:2"),
        (at("G", "J/marks"), "s:92 88.5、90"),
        (at("G", "C/done/school"), "s:是"),
        (at("G", "C/done/firm"), "s:否"),
        (at("I", "C/done/school"), "s:见附件"),
    ];
    let cells: Vec<(&str, &str)> = cells.iter().map(|(cell, typed)| (&**cell, *typed)).collect();
    let filled = fill(&own(&plan, "天穆镇"), 2, &cells);
    let expect = json!({ "天穆镇": {
        "V": 1.5, "R": { "num": 19, "den": 20 }, "G": { "state": "not_applicable", "reason": "去年 没有基数" },
        "L": { "levels": { "city": 2 } }, "J": { "marks": [92, 88.5, 90] },
        "C": { "done": ["school"], "note": "见附件" },
    } });
    assert_eq!(rows(&plan, &filled), expect);
    let text = took(&plan, &filled, None).taken.unwrap().text;
    let data: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&data["stage"], &data["source"]["department"]), (&json!("self"), &json!("天穆镇")));
    // LibreOffice keeps what the lines mean.
    for format in ["xlsx", "xls"] {
        let Some(saved) = resaved(&filled, format) else { return };
        assert_eq!(rows(&plan, &saved), expect, "{format}");
    }
}

#[test]
fn what_libreoffice_saves_says_the_same() {
    let plan = small();
    let filled = fill(
        &department(&plan, "金融局"),
        2,
        &[
            ("D8", "n:0.30000000000000004"),
            ("D9", "n:1234567.891"),
            ("E9", "s:待核"),
            ("F8", "n:-1.5"),
            ("G9", "s:未报送"),
            ("H8", "n:1e3"),
            ("I8", "n:0"),
        ],
    );
    let filled = fill(&filled, 3, &[("D8", "n:7")]);
    let expect = json!({
        "天穆镇": { "V": 0.3, "T": { "value": -1.5, "target": 1000 }, "P": 0 },
        "北仓镇": { "V": { "value": 1234567.891, "state": "pending" }, "T": { "state": "not_reported" } },
        "开发区": { "V": 7 },
    });
    assert_eq!(rows(&plan, &filled), expect);
    for format in ["xlsx", "xls"] {
        let Some(saved) = resaved(&filled, format) else { return };
        assert_eq!(rows(&plan, &saved), expect, "{format}");
        let again = resaved(&File { name: format!("again.{format}"), ..saved }, "xlsx").unwrap();
        assert_eq!(rows(&plan, &again), expect, "{format} and back");
    }
}

/// What a cell of 融资额 (万元) and one of 结案率 come to, or why not.
#[track_caller]
fn typed(cell: &str, typed: &str, expect: Result<Value, &str>) {
    let plan = small();
    let filled = fill(&department(&plan, "金融局"), 2, &[(cell, typed)]);
    let book = took(&plan, &filled, None);
    let found = match &book.taken {
        Some(taken) => {
            Ok(values(&taken.text)["天穆镇"].as_object().unwrap().values().next().unwrap().clone())
        }
        None => Err(faults(&book).join("；")),
    };
    match expect {
        Ok(expect) => assert_eq!(found, Ok(expect), "{typed}"),
        Err(expect) => assert_eq!(found, Err(format!("镇!{cell} {expect}")), "{typed}"),
    }
}

#[test]
fn every_kind_of_cell_is_handled_on_purpose() {
    // Numbers, and texts that can mean one number only.
    for (cell, expect) in [
        ("n:0", json!(0)),
        ("n:0.1", json!(0.1)),
        ("n:0.30000000000000004", json!(0.3)),
        ("n:123456789012345", json!(123_456_789_012_345_i64)),
        ("n:1E-30", json!(0)),
        ("s:5200", json!(5200)),
        ("s: 5200 ", json!(5200)),
        ("s:５２００．５", json!(5200.5)),
        ("s:5,200", json!(5200)),
        ("s:1，234，567.5", json!(1_234_567.5)),
        ("s:5 200", json!(5200)),
        ("s:5200万元", json!(5200)),
        ("s:－5.5 万元", json!(-5.5)),
        ("s:不适用", json!({ "state": "not_applicable" })),
        ("s:pending", json!({ "state": "pending" })),
    ] {
        typed("D8", cell, Ok(expect));
    }
    for (cell, why) in [
        ("s:52,00", "“52,00”不能作为数值：带有千分位分隔"),
        ("s:5200元", "“5200元”不能作为数值：带有计量单位或其他文字"),
        ("s:95%", "“95%”不能作为数值：带有百分号"),
        ("s:约5200", "“约5200”不能作为数值：带有计量单位或其他文字"),
        ("s:-", "“-”看不出是没有数据、数值为0，还是不适用"),
        ("s:／", "“／”看不出是没有数据、数值为0，还是不适用"),
        ("s:无", "“无”看不出是没有数据、数值为0，还是不适用"),
        ("e:#DIV/0!", "单元格显示错误值#DIV/0!"),
        ("e:#N/A", "单元格显示错误值#N/A"),
        ("e:#REF!", "单元格显示错误值#REF!"),
        ("f:SUM(A1:A2)", "单元格是公式，文件中没有保存计算结果"),
        ("b:1", "这里应填数值，单元格却是逻辑值TRUE"),
        ("n:1E+40", "“1e40”不能作为数值：数值过大，应小于10的28次方"),
    ] {
        typed("D8", cell, Err(why));
    }
    typed("E8", "s:暂缺", Err("“暂缺”不是状态"));
    typed("I8", "n:5", Ok(json!(5)));
    typed("H8", "s:待核", Err("目标值没有状态"));
}

#[test]
fn an_empty_template_says_that_nothing_is_filled_in() {
    let plan = small();
    let empty = department(&plan, "金融局");
    assert_eq!(faults(&took(&plan, &empty, None)), ["没有填写任何数据"]);
    let blank = fill(&empty, 2, &[("D8", "s:  "), ("E8", "s:正常"), ("D9", "s:")]);
    assert_eq!(faults(&took(&plan, &blank, None)), ["没有填写任何数据"]);
}

/// A workbook of one's own: written cell by cell.
fn plain(name: &str, write: impl FnOnce(&mut Workbook)) -> File {
    let mut book = Workbook::new();
    write(&mut book);
    File { name: name.to_owned(), bytes: book.save_to_buffer().unwrap() }
}

/// A template taken apart and written anew: what stands where is up to `place`, of the sheet's number, the
/// row and the column.
fn rearranged(file: &File, names: &[&str], place: impl Fn(usize, u32, u32) -> (u32, u32)) -> File {
    let opened = open(&file.bytes, &gb18030).unwrap();
    plain(&file.name, |book| {
        for (no, grid) in opened.sheets.iter().enumerate() {
            let sheet = book.add_worksheet();
            sheet.set_name(names[no]).unwrap();
            for ((row, column), cell) in &grid.cells {
                let (row, column) = place(no, *row, *column);
                let column = column as u16;
                match cell {
                    Cell::Number { value, .. } => {
                        sheet.write_number(row, column, value.to_string().parse::<f64>().unwrap()).unwrap()
                    }
                    cell => sheet.write_string(row, column, cell.to_text()).unwrap(),
                };
            }
        }
    })
}

#[test]
fn a_template_finds_its_way_back_whatever_was_moved() {
    let plan = small();
    let filled = fill(
        &department(&plan, "金融局"),
        2,
        &[("D8", "n:1"), ("F8", "n:2"), ("H8", "n:3"), ("D9", "n:4"), ("G9", "s:待核")],
    );
    let expect = rows(&plan, &filled);
    let names = ["说明", "表一", "表二", "x"];
    // Rows and columns inserted before everything, units in the opposite order, columns too, sheets renamed.
    let moved = rearranged(&filled, &names, |sheet, row, column| match sheet {
        1 | 2 if row >= 7 => (30 - row, 40 - column),
        1 | 2 => (row + 2, 40 - column),
        _ => (row, column),
    });
    assert_eq!(rows(&plan, &moved), expect);
    assert_eq!(took(&plan, &moved, None).remarks, []);
    // A column and a unit that are gone are named.
    let cut = rearranged(&filled, &names, |sheet, row, column| match (sheet, row, column) {
        (1 | 2, _, 7) | (1, 8, _) => (row + 100, column + 100),
        _ => (row, column),
    });
    let book = took(&plan, &cut, None);
    assert_eq!(
        remarks(&book),
        ["找不到“T 任务数：目标值”一列（行），可能已被删除", "找不到北仓镇1个单位的行，可能已被删除"]
    );
    assert_eq!(values(&book.taken.unwrap().text), json!({ "天穆镇": { "V": 1, "T": 2 } }));
}

#[test]
fn units_are_known_by_what_everybody_sees() {
    let plan = small();
    let base = fill(&department(&plan, "金融局"), 2, &[("D8", "n:1"), ("D9", "n:2")]);
    let with = |cells: &[(&str, &str)]| took(&plan, &fill(&base, 2, cells), None);
    // A code that was typed again as a number.
    assert_eq!(faults(&with(&[("B8", "n:120113100000")])), Vec::<String>::new());
    assert_eq!(faults(&with(&[("B8", "s:")])), Vec::<String>::new(), "the name is enough");
    assert_eq!(
        faults(&with(&[("B8", "s:120113101000")])),
        ["镇!B8 单位代码120113101000（北仓镇）与单位名称“天穆镇”不是同一单位"]
    );
    let unknown = with(&[("B8", "s:120113100001"), ("C8", "s:天目镇")]);
    assert_eq!(faults(&unknown), ["镇!B8 方案中没有单位“120113100001 天目镇”"]);
    assert_eq!(unknown.faults[0].remedy.of(Lang::Zh), "是否应为“天穆镇（120113100000）”？请改正代码和名称");
    assert_eq!(unknown.taken.unwrap().units, 1, "the other unit is taken");
    let total = with(&[("B8", "s:"), ("C8", "s:合 计")]);
    assert_eq!((faults(&total), remarks(&total)[0].as_str()), (vec![], "镇!B8 “合计”行不是考核单位，未收入"));
    assert_eq!(faults(&with(&[("B8", "s:"), ("C8", "s:")])), ["镇!B8 此行有数据，没有单位"]);
    // The same unit twice: once when both say the same, a fault when not.
    let twice = |figure: &str| with(&[("B9", "s:120113100000"), ("C9", "s:天穆镇"), ("D9", figure)]);
    assert_eq!(remarks(&twice("n:1"))[0], "镇!D9 与“镇”D8重复，内容相同，只收一次");
    assert_eq!(faults(&twice("n:2")), ["镇!D9 与“镇”D8填的是同一项，内容不同"]);
}

#[test]
fn states_and_figures_do_not_deny_each_other() {
    let plan = small();
    let with = |cells: &[(&str, &str)]| took(&plan, &fill(&department(&plan, "金融局"), 2, cells), None);
    let denied = with(&[("D8", "n:5"), ("E8", "s:不适用"), ("D9", "n:1")]);
    assert_eq!(faults(&denied), ["镇!E8 状态与“镇”D8的数值矛盾"]);
    assert_eq!(values(&denied.taken.unwrap().text), json!({ "北仓镇": { "V": 1 } }));
    assert_eq!(
        faults(&with(&[("D8", "s:待核"), ("E8", "s:不适用")])),
        ["镇!E8 与“镇”D8填的是同一项，内容不同"]
    );
    let target = with(&[("G8", "s:不适用"), ("H8", "n:4")]);
    assert_eq!(
        values(&target.taken.unwrap().text)["天穆镇"]["T"],
        json!({ "target": 4, "state": "not_applicable" })
    );
}

#[test]
fn merged_cells_are_nobodys_figure() {
    let plan = small();
    let filled = fill(&department(&plan, "金融局"), 2, &[("D8", "n:5"), ("F8", "n:6")]);
    let merged = change(&filled, "xl/worksheets/sheet2.xml", |xml| {
        xml.replacen("<mergeCell ", "<mergeCell ref=\"D8:D9\"/><mergeCell ", 1)
    });
    let book = took(&plan, &merged, None);
    assert_eq!(faults(&book), ["镇!D8:D9 单元格合并在一起，看不出数值属于哪个单位、哪一项"]);
    assert_eq!(values(&book.taken.unwrap().text), json!({ "天穆镇": { "T": 6 } }));
}

#[test]
fn a_template_of_another_scheme_is_refused_and_one_of_another_version_matched() {
    let made_for = |scheme: Value| {
        fill(&department(&plan(&common::file("s.json", scheme.to_string())), "金融局"), 2, &[("D8", "n:5")])
    };
    let open = small();
    let other = took(&open, &made_for(desk::plan().with("id", json!("other"))), None);
    assert_eq!(faults(&other), ["采集表属于方案other，打开的是s"]);
    assert!(other.taken.is_none());
    let newer = took(&open, &made_for(desk::plan().with("version", json!("2"))), None);
    assert_eq!(remarks(&newer), ["采集表按方案2版生成，打开的是1版，已按编号对应"]);
    assert!(newer.taken.is_some());
    let mut renamed = desk::plan();
    renamed["tree"][0]["id"] = json!("V2");
    let renamed = took(&open, &made_for(renamed), None);
    assert_eq!(
        faults(&renamed)[..2],
        [
            "镇!D 打开的方案中没有“V2/value”，此列（行）未收入",
            "镇!E 打开的方案中没有“V2/state”，此列（行）未收入"
        ]
    );
    let stamp =
        change(&made_for(desk::plan()), "xl/sharedStrings.xml", |xml| xml.replace("collect@1", "collect@2"));
    assert_eq!(faults(&took(&open, &stamp, None)), ["采集表的版本（ip-scorecard/collect@2）比本程序新"]);
}

/// A scheme with an indicator in percent, one in 件.
fn in_percent() -> Plan {
    let leaf = |id: &str, title: &str, unit: &str| {
        json!({ "id": id, "title": title, "weight": 45, "unit_label": unit, "source": "甲局",
                "rule": { "kind": "linear", "zero_at": 0, "full_at": 100 } })
    };
    let scheme = desk::plan().with("tree", json!([leaf("A", "覆盖率", "%"), leaf("B", "拥有量", "件")]));
    plan(&common::file("s.json", scheme.to_string()))
}

#[test]
fn percentages_dates_and_formulas_are_told_by_their_cells() {
    let plan = in_percent();
    let book = plain("甲局.xlsx", |book| {
        let percent = Format::new().set_num_format("0.0%");
        let date = Format::new().set_num_format("m\"月\"d\"日\"");
        let sheet = book.add_worksheet();
        for (column, text) in ["单位", "A 覆盖率（%）", "B 拥有量（件）"].into_iter().enumerate()
        {
            sheet.write_string(0, column as u16, text).unwrap();
        }
        sheet.write_string(1, 0, "天穆镇").unwrap().write_string(2, 0, "北仓镇").unwrap();
        sheet.write_string(3, 0, "开发区").unwrap();
        sheet.write_number_with_format(1, 1, 0.955, &percent).unwrap();
        sheet.write_number_with_format(1, 2, 0.955, &percent).unwrap();
        sheet.write_number(2, 1, 0.955).unwrap();
        sheet.write_datetime_with_format(2, 2, ExcelDateTime::from_ymd(2025, 3, 5).unwrap(), &date).unwrap();
        sheet
            .write_formula_with_format(3, 1, Formula::new("=1/3").set_result("0.333333333333333"), &percent)
            .unwrap();
        sheet.write_formula(3, 2, Formula::new("=1+1").set_result("2")).unwrap();
    });
    let check = |file: &File| {
        let mut asked = took(&plan, file, None).asked.unwrap();
        assert_eq!(asked.department, "甲局", "{}", file.name);
        asked.tables[0].wanted = true;
        let book = took(&plan, file, Some(asked));
        let mut found = faults(&book);
        found.sort();
        assert_eq!(
            found,
            [
                "Sheet1!C2 单元格按百分比显示为95.5%，而此项以“件”为单位，看不出应是95.5%还是0.955",
                "Sheet1!C3 这里应填数值，单元格却是日期2025-03-05",
            ]
        );
        let expect = json!({
            "天穆镇": { "A": 95.5 }, "北仓镇": { "A": 0.955 }, "开发区": { "A": 33.3333333333333, "B": 2 },
        });
        assert_eq!(values(&book.taken.as_ref().unwrap().text), expect);
        assert_eq!(remarks(&book)[0], "Sheet1!B2 单元格显示95.5%，指标以%为单位，按95.5收入");
    };
    check(&book);
    for format in ["xlsx", "xls"] {
        let Some(saved) = resaved(&book, format) else { return };
        check(&saved);
    }
}

fn confirmed(plan: &Plan, file: &File, change: impl FnOnce(&mut Matching)) -> Value {
    let mut asked = took(plan, file, None).asked.unwrap();
    change(&mut asked);
    let book = took(plan, file, Some(asked));
    assert_eq!(faults(&book), Vec::<String>::new());
    values(&book.taken.unwrap().text)
}

#[test]
fn a_plain_table_is_guessed_and_taken_only_when_confirmed() {
    let plan = small();
    let csv = "2025年知识产权统计表,,,,,,,\n序号,单位,质押融资额,结案率,,获奖,,合计\n,,,分子,分母,国家级,市级,\n1,天穆,10,1,2,0,3,9\n2,北仓街,20,3,4,1,,9\n3,经开区,30,5,6,,,9\n,合计,60,9,12,1,3,\n";
    let file = |bytes: Vec<u8>| File { name: "市场局.csv".into(), bytes };
    let utf8 = file(csv.as_bytes().to_vec());
    let book = took(&plan, &utf8, None);
    assert!(book.taken.is_none());
    let asked = book.asked.unwrap();
    assert_eq!(asked.department, "市场局");
    let columns = |asked: &Matching| -> Vec<String> {
        let told = |key: &Option<String>| key.clone().unwrap_or_else(|| "?".into());
        asked.tables[0]
            .columns
            .iter()
            .map(|across| format!("{} {} {}", across.heading, told(&across.key), told(&across.near)))
            .collect()
    };
    assert_eq!(
        columns(&asked),
        [
            "序号 ? ?",
            "质押融资额 ? V/value",
            "结案率 / 分子 R/num ?",
            "分母 R/den ?",
            "获奖 / 国家级 L/levels/national ?",
            "市级 L/levels/city ?",
            "合计 ? ?",
        ]
    );
    let lines: Vec<String> = asked.tables[0]
        .lines
        .iter()
        .map(|down| format!("{} {:?} {:?}", down.named, down.code, down.near))
        .collect();
    assert_eq!(
        lines,
        [
            "天穆 Some(\"120113100000\") None",
            "北仓街 None Some(\"120113101000\")",
            "经开区 Some(\"120113400000\") None",
            "合计 None None",
        ]
    );
    // Only what is exact, when nothing else is said.
    let exact = confirmed(&plan, &utf8, |_| ());
    assert_eq!(
        exact,
        json!({
            "天穆镇": { "R": { "num": 1, "den": 2 }, "L": { "levels": { "national": 0, "city": 3 } } },
            "开发区": { "R": { "num": 5, "den": 6 } },
        })
    );
    let all = confirmed(&plan, &utf8, Matching::accept);
    assert_eq!(
        all["北仓镇"],
        json!({ "V": 20, "R": { "num": 3, "den": 4 }, "L": { "levels": { "national": 1 } } })
    );
    // However the text is kept.
    let with_mark = file([b"\xef\xbb\xbf", csv.as_bytes()].concat());
    let gb = file(encoding_rs::GB18030.encode(csv).0.into_owned());
    for other in [with_mark, gb] {
        assert_eq!(confirmed(&plan, &other, Matching::accept), all);
    }
    // By the data file's own eyes.
    let mut matching = asked.clone();
    matching.department = "科技局".into();
    matching.as_of = "2025-06-30".into();
    let text = took(&plan, &utf8, Some(matching)).taken.unwrap().text;
    let data: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&data["as_of"], &data["source"]["department"]), (&json!("2025-06-30"), &json!("科技局")));
}

#[test]
fn a_template_without_its_hidden_sheet_is_a_plain_table() {
    let plan = small();
    let filled = fill(
        &department(&plan, "市场局"),
        2,
        &[("D8", "n:1"), ("E8", "n:2"), ("F9", "s:不适用"), ("G8", "n:3")],
    );
    let bare = change(&filled, "xl/sharedStrings.xml", |xml| xml.replace("ip-scorecard", "none"));
    let found = confirmed(&plan, &bare, |_| ());
    assert_eq!(found, rows(&plan, &filled));
}

#[test]
fn what_is_no_workbook_says_what_it_is() {
    let plan = small();
    let broken = department(&plan, "金融局").bytes[..2000].to_vec();
    for (bytes, expect) in [
        (b"".to_vec(), "文件是空的"),
        (b"%PDF-1.7".to_vec(), "文件实际是PDF格式，不是Excel工作簿或CSV表格"),
        (b"<html><table>".to_vec(), "文件实际是HTML格式，不是Excel工作簿或CSV表格"),
        (vec![0xff, 0xfe, 0x41, 0x00], "文件的编码既不是UTF-8也不是GB 18030"),
        (vec![0x81, 0x00, 0xff], "文件的编码既不是UTF-8也不是GB 18030"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "工作簿已损坏，不能读取"),
        (broken, "工作簿已损坏，不能读取"),
        (b"a,b\n1,2\n".to_vec(), "没有找到写有考核单位和指标的表格"),
    ] {
        let book = took(&plan, &File { name: "x.xlsx".into(), bytes }, None);
        assert_eq!(faults(&book), [expect]);
        assert!(book.taken.is_none() && book.asked.is_none());
    }
}

#[test]
fn templates_are_the_same_bytes_each_time_and_hold_no_formula_of_a_users_text() {
    let scheme = desk::plan().with("title", json!("=1+1"));
    let plan = plan(&common::file("s.json", scheme.to_string()));
    let (first, again) = (made(&plan, Kind::Departments), made(&plan, Kind::Departments));
    assert!(first == again);
    for file in first.into_iter().chain(made(&plan, Kind::Units)) {
        let opened = open(&file.bytes, &gb18030).unwrap();
        let has_formula =
            opened.sheets.iter().flat_map(|grid| grid.cells.values()).any(|cell| *cell == Cell::Uncounted);
        assert!(!has_formula);
        assert!(opened.sheets[0].cells.values().any(|cell| cell.to_text().contains("=1+1")));
    }
}

#[test]
fn progress_is_told_and_the_work_ends_when_nobody_waits() {
    let plan = small();
    let mut seen = Vec::new();
    let mut watch = |done: usize, of: usize| {
        seen.push((done, of));
        done < 2
    };
    assert!(templates(&plan, Kind::Units, Lang::Zh, &mut watch).is_none());
    assert_eq!(seen, [(0, 3), (1, 3), (2, 3)]);
}

#[test]
fn the_page_asks_and_hears_it_by_jobs() {
    let scheme = File { name: "s.json".into(), bytes: desk::plan().to_string().into_bytes() };
    let run = |job: &Job, files: Vec<File>| {
        let sent: Job = serde_json::from_str(&serde_json::to_string(job).unwrap()).unwrap();
        assert_eq!(sent, *job);
        sent.run(files, &gb18030, &mut |_, _| true).unwrap()
    };
    let templates = Job::Templates { kind: Kind::Departments, lang: Lang::Zh };
    let made = run(&templates, vec![scheme.clone()]);
    assert_eq!((&made.answer, &*made.files[0].name), (&Answer::Made, "采集表（各部门）.zip"));
    assert_eq!(run(&templates, Vec::new()).answer, Answer::NoResult);

    let filled = fill(&department(&small(), "金融局"), 2, &[("D8", "n:5")]);
    let table = File { name: "表.csv".into(), bytes: "单位,V 融资额\n天穆镇,7\n".into() };
    let files = || vec![scheme.clone(), filled.clone(), table.clone()];
    let Answer::TakenIn(intake) = run(&Job::TakeIn { matchings: Vec::new() }, files()).answer else {
        panic!()
    };
    assert!(intake.books[0].taken.is_some() && intake.books[1].taken.is_none());
    let matchings = vec![None, intake.books[1].asked.clone()];
    let Answer::TakenIn(intake) = run(&Job::TakeIn { matchings }, files()).answer else { panic!() };
    assert_eq!(values(&intake.books[1].taken.as_ref().unwrap().text), json!({ "天穆镇": { "V": 7 } }));
}
