//! The workbook of results, read back and recalculated by another program.
//!
//! Every golden case and the sample year are written, opened by LibreOffice, recalculated from the data up and
//! saved again. Then each cell must hold what we computed; and after a figure was changed in its cell, totals,
//! places and grades must be those of the core for the changed data.

#![cfg(feature = "office")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a test")]

#[path = "office/calc.rs"]
mod calc;
mod common;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use calamine::{Data, Range};
use common::*;
use ip_scorecard::assess::{Assessed, assess};
use ip_scorecard::office::book::{Unmade, workbook};
use ip_scorecard::text::{self, Lang};
use serde_json::{Value, json};

fn made(assessed: &Assessed, lang: Lang) -> Vec<u8> {
    workbook(assessed, lang, &mut |_: usize, _: usize| true).unwrap().bytes
}

/// Files by their names.
type Documents = Vec<(String, String)>;

/// The documents of every golden case, by name.
fn golden() -> Vec<(String, Documents)> {
    let mut cases = Vec::new();
    let read = |path: PathBuf| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
    };
    let golden = root().join("tests/golden");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(golden.join("methods")).unwrap().map(|e| e.unwrap().path()).collect();
    folders.retain(|folder| folder.join("scheme.json").is_file());
    folders.push(golden.join("two-indicators"));
    folders.sort();
    for folder in folders {
        let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|e| e == "json") && !path.ends_with("result.json"));
        files.sort();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        cases.push((name, files.into_iter().map(read).collect()));
    }
    cases.push(("sample-2025".into(), sample_year().into_iter().map(read).collect()));
    cases
}

/// Cases that the golden ones lack: exact ties, ends of bands, quotients that are equal, titles that look like
/// formulas, figures with more digits than a cell holds.
fn own_cases() -> Vec<(String, Documents)> {
    let names: Vec<String> = (1..=60).map(|no| format!("单位{no}")).collect();
    let titles = || names.iter().map(String::as_str);
    let case = |name: &str, scheme: Value, data: Value| {
        (
            name.to_owned(),
            vec![("s.json".to_owned(), scheme.to_string()), ("d.json".to_owned(), data.to_string())],
        )
    };
    let each = |figure: &dyn Fn(usize) -> Value| {
        verified(Value::Object((1..=60).zip(&names).map(|(no, name)| (name.clone(), figure(no))).collect()))
    };
    let ties = |mode: &str| {
        let leaf = |weight: &str, target: u32| json!({ "weight": weight, "target": target, "rule": { "kind": "completion", "cap": 9 } });
        let scheme = scheme(titles(), [leaf("4.5", 60), leaf("3.5", 40), leaf("0.7", 28)])
            .with("rounding", json!({ "mode": mode }));
        case(mode, scheme, each(&|no| json!({ "A": no, "B": no * 7, "C": no })))
    };
    let comparing = scheme(
        titles(),
        [
            json!({ "weight": 10, "measure": { "kind": "ratio" }, "rule": { "kind": "rank", "drop": "0.01" } }),
            json!({ "weight": 10, "measure": { "kind": "change" }, "rule": { "kind": "bands", "bands": [
                { "to": "0.1", "rate": 0 }, { "from": "0.1", "to": "0.3", "rate": "0.5" }, { "from": "0.3", "rate": 1 }] } }),
            json!({ "weight": 10, "rule": { "kind": "steps", "reference": 2, "per": "0.1", "loss": "0.3", "gain": "0.2", "step_mode": "floor", "start_rate": "0.6" } }),
            json!({ "weight": 10, "target": "0.3", "rule": { "kind": "completion", "bands": [
                { "to": "0.9", "rate": 0 }, { "from": "0.9", "to": 1, "rate": "0.6" }, { "from": 1, "to_included": true, "rate": 1 }] } }),
            json!({ "weight": 10, "direction": "lower", "rule": { "kind": "linear", "zero_at": "all_worst", "full_at": "all_median" } }),
        ],
    );
    let comparing = case(
        "comparing",
        comparing,
        each(&|no| {
            let tenth = |tenths: usize| format!("{}.{}", tenths / 10, tenths % 10);
            json!({
                "A": { "num": tenth(no), "den": tenth(no * (1 + no % 3)) },
                "B": { "base": "85.2", "current": tenth(852 + no % 5) },
                "C": tenth(no), "D": format!("0.{:02}", 20 + no % 12), "E": no % 7,
            })
        }),
    );
    let odd = ["=EVIL()", "+EVIL", "-EVIL", "@EVIL", "\"&EVIL&\"", "甲|乙邨"];
    let level = |title: &str| json!({ "title": title, "factor": 1 });
    let evil = scheme(odd, [
        json!({ "title": "=EVIL(1)", "unit_label": "@EVIL", "weight": 60, "target": 100, "rule": { "kind": "completion" } }),
        json!({ "title": "+EVIL", "weight": 40, "measure": { "kind": "levels", "levels": { "a": level("=EVIL+1"), "b": level("-EVIL") } },
                "rule": { "kind": "linear", "zero_at": 0, "full_at": 9 } }),
    ])
    .with("title", json!("=EVIL(\"方案\")"))
    .with("groups", json!([{ "id": "town", "title": "=组'1" }]))
    .with("adjustments", json!({ "items": [{ "id": "B1", "kind": "bonus", "title": "=EVIL", "points": 1 }] }))
    .with("grades", json!({ "bounds": [{ "id": "A", "title": "=EVIL", "from": 60, "quota": { "share": "0.4" } }, { "id": "B", "title": "=1+1", "from": 0 }] }));
    let evil_data = odd.iter().enumerate().map(|(no, title)| {
        (
            (*title).to_owned(),
            json!({ "A": { "value": no * 20, "note": "=EVIL" }, "B": { "levels": { "a": no } } }),
        )
    });
    let evil_data =
        verified(Value::Object(evil_data.collect())).with("events", json!([event("=E", odd[1], "B1", 2)]));
    let digits = case(
        "digits",
        scheme(
            ["甲", "乙"],
            [
                json!({ "weight": 100, "target": "3.3333333333333333333333", "rule": { "kind": "completion" } }),
            ],
        ),
        figures([("甲", json!("1.2345678901234567890123")), ("乙", json!("1.6666666666666666666666"))]),
    );
    vec![ties("half_up"), ties("half_even"), comparing, case("evil", evil, evil_data), digits]
}

fn assessed(documents: &[(String, String)]) -> Assessed {
    assess(documents.iter().map(|(name, text)| file(name, text)).collect())
}

/// Every unit's total, place and grade as we have them.
fn ours(assessed: &Assessed) -> BTreeMap<String, [String; 3]> {
    let scored = assessed.scored.as_ref().unwrap();
    let plan = &scored.assessment.plan;
    let told = plan.unit_numbers().map(|unit| {
        let score = scored.scores.unit(unit);
        let total = score
            .total
            .as_ref()
            .map_or("—".into(), |total| rounded(&total.rounded.approximate().to_string()));
        let rank = score.rank.map_or("—".into(), |rank| rank.to_string());
        (
            plan.unit(unit).title.to_string(),
            [total, rank, text::grade(Lang::Zh, scored, unit).in_words(Lang::Zh)],
        )
    });
    told.collect()
}

/// The same as the sheets of the groups have it.
fn theirs(assessed: &Assessed, sheets: &BTreeMap<String, Range<Data>>) -> BTreeMap<String, [String; 3]> {
    let plan = &assessed.scored.as_ref().unwrap().assessment.plan;
    let mut told = BTreeMap::new();
    for group in &plan.groups {
        let sheet = sheets.iter().find(|(name, _)| **name == *group.title).unwrap().1;
        for (place, unit) in group.units.iter().enumerate() {
            let row = 5 + place;
            let cell = |col| calc::shown(sheet.get((row, col)));
            assert_eq!(cell(0), *plan.unit(*unit).title);
            told.insert(cell(0), [rounded(&cell(3)), cell(1), cell(2)]);
        }
    }
    told
}

/// A number without the noise of its last bits; words as they are.
fn rounded(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(number) => format!("{:.9}", number + 0.0),
        Err(_) => text.to_owned(),
    }
}

/// Cells that do not hold what they held before they were recalculated.
fn differing(
    name: &str,
    before: &BTreeMap<String, Range<Data>>,
    after: &BTreeMap<String, Range<Data>>,
) -> Vec<String> {
    let mut found = Vec::new();
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (sheet, cells) in before {
        for (row, col, cell) in cells.used_cells() {
            let (old, new) = (calc::shown(Some(cell)), calc::shown(after[sheet].get((row, col))));
            let same = match (old.parse::<f64>(), new.parse::<f64>()) {
                (Ok(old), Ok(new)) => (old - new).abs() <= 1e-9 * old.abs().max(1.0),
                _ => old == new,
            };
            if !same {
                found.push(format!("{name} {sheet} R{}C{}: {old} → {new}", row + 1, col + 1));
            }
        }
    }
    found
}

/// A reported figure that was changed.
struct Change {
    code: String,
    indicator: String,
    figure: f64,
    documents: Documents,
}

/// The documents with one reported figure changed, figure by figure.
fn changed(documents: &[(String, String)]) -> Vec<Change> {
    let mut all = Vec::new();
    for (no, (name, text)) in documents.iter().enumerate() {
        let Ok(document) = serde_json::from_str::<Value>(text) else { continue };
        if document["stage"] != "verified" {
            continue;
        }
        for (row, unit) in document["rows"].as_array().into_iter().flatten().enumerate() {
            for (id, datum) in unit["values"].as_object().into_iter().flatten() {
                let old = datum.as_f64().or_else(|| datum["value"].as_f64());
                let Some(old) = old else { continue };
                let new = (old * 75.0).round() / 100.0 + 1.0;
                let mut other = document.clone();
                let place = &mut other["rows"][row]["values"][id];
                if place.is_object() {
                    place["value"] = json!(new)
                } else {
                    *place = json!(new)
                }
                let mut documents = documents.to_vec();
                documents[no] = (name.clone(), other.to_string());
                let code = unit["unit"].as_str().unwrap_or_default().to_owned();
                all.push(Change { code, indicator: id.clone(), figure: new, documents });
            }
        }
    }
    all
}

/// A workbook with another number in the first cell of an indicator's columns.
fn with_cell(book: &[u8], assessed: &Assessed, code: &str, id: &str, figure: f64) -> Option<Vec<u8>> {
    let plan = &assessed.scored.as_ref()?.assessment.plan;
    let unit = plan.unit_by_code(code)?;
    let group = plan.unit(unit).group;
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{code}-{id}-before.xlsx"));
    fs::write(&path, book).unwrap();
    let sheet = calc::sheets(&path).remove(&*plan.group(group).title)?;
    fs::remove_file(&path).unwrap();
    let col =
        (0..sheet.width()).find(|col| calc::shown(sheet.get((2, *col))).starts_with(&format!("{id} ")))?;
    let row = (5..sheet.height()).find(|row| calc::shown(sheet.get((*row, 0))) == *plan.unit(unit).title)?;
    // 总表 and 图表 come first, then the groups.
    Some(patched(book, &format!("xl/worksheets/sheet{}.xml", group.0 + 3), (row, col), figure))
}

fn patched(book: &[u8], part: &str, (row, col): (usize, usize), figure: f64) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for no in 0..from.len() {
        let mut file = from.by_index(no).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if file.name() == part {
            let text = String::from_utf8(bytes).unwrap();
            let begin = text.find(&format!("<c r=\"{}\"", address(row, col))).expect("the cell");
            let value = begin + text[begin..].find("<v>").unwrap() + 3;
            let end = value + text[value..].find("</v>").unwrap();
            bytes = format!("{}{figure}{}", &text[..value], &text[end..]).into_bytes();
        }
        to.start_file(file.name(), zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn address(row: usize, col: usize) -> String {
    let mut letters = String::new();
    let mut rest = col + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap()));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

#[test]
fn recalculated_by_another_program_every_cell_comes_to_the_same() {
    let folder = calc::folder("book-golden");
    let mut expected = BTreeMap::new();
    let mut changes = 0;
    for (name, documents) in golden().into_iter().chain(own_cases()) {
        let assessed = self::assessed(&documents);
        let errors: Vec<_> = text::issues(Lang::Zh, &assessed)
            .into_iter()
            .filter(|told| assessed.scored.is_none() && told.severity == ip_scorecard::issue::Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        let book = made(&assessed, Lang::Zh);
        fs::write(folder.join(format!("{name}.xlsx")), &book).unwrap();
        // One change for each case, from the midst of its data; several for the sample year.
        let (all, wanted) = (changed(&documents), if name == "sample-2025" { 4 } else { 1 });
        let step = (all.len() / (wanted + 1)).max(1);
        let changed = all.into_iter().skip(step / 2).step_by(step).take(wanted);
        for (no, change) in changed.enumerate() {
            let Change { code, indicator, figure, documents } = change;
            let other = self::assessed(&documents);
            if other.scored.is_none() {
                continue;
            }
            if let Some(book) = with_cell(&book, &assessed, &code, &indicator, figure) {
                let name = format!("{name}-changed-{no}");
                fs::write(folder.join(format!("{name}.xlsx")), &book).unwrap();
                expected.insert(name, other);
                changes += 1;
            }
        }
        expected.insert(name, assessed);
    }
    assert!(changes > 40, "{changes}");
    let out = calc::convert(&folder, "xlsx");
    let mut wrong = Vec::new();
    for (name, assessed) in &expected {
        let after = calc::sheets(&out.join(format!("{name}.xlsx")));
        let (ours, theirs) = (ours(assessed), theirs(assessed, &after));
        for (unit, own) in &ours {
            if theirs.get(unit) != Some(own) {
                wrong.push(format!("{name} {unit}: {own:?} but {:?}", theirs.get(unit)));
            }
        }
        if !name.contains("-changed-") {
            wrong.extend(differing(name, &calc::sheets(&folder.join(format!("{name}.xlsx"))), &after));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        expected.len(),
        wrong.iter().take(60).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// The formulas of a workbook.
fn formulas(book: &[u8]) -> Vec<String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut found = Vec::new();
    for no in 0..zip.len() {
        let mut text = String::new();
        let mut file = zip.by_index(no).unwrap();
        if file.name().ends_with(".xml") && file.read_to_string(&mut text).is_ok() {
            let parts = text.split("<f>").skip(1).map(|rest| rest.split("</f>").next().unwrap().to_owned());
            found.extend(parts);
        }
    }
    found
}

#[test]
fn no_users_text_gets_into_a_formula() {
    let (_, documents) = own_cases().into_iter().find(|(name, _)| name == "evil").unwrap();
    let book = made(&assessed(&documents), Lang::En);
    let formulas = formulas(&book);
    assert!(formulas.len() > 200, "{}", formulas.len());
    assert_eq!(
        formulas.iter().filter(|formula| formula.contains("EVIL")).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}

#[test]
fn what_a_cell_cannot_hold_is_a_value_with_a_note() {
    let (_, documents) = own_cases().into_iter().find(|(name, _)| name == "digits").unwrap();
    let assessed = assessed(&documents);
    let path = calc::folder("book-digits").join("digits.xlsx");
    fs::write(&path, made(&assessed, Lang::Zh)).unwrap();
    let sheets = calc::sheets(&path);
    let scored = assessed.scored.as_ref().unwrap();
    for (row, unit) in (5..).zip(&scored.scores.units) {
        let total = unit.total.as_ref().unwrap().rounded.to_string();
        assert_eq!(rounded(&calc::shown(sheets["镇"].get((row, 3)))), rounded(&total));
    }
    let mut zip = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
    let mut notes = String::new();
    zip.by_name("xl/comments1.xml").unwrap().read_to_string(&mut notes).unwrap();
    // The value and the rate of both units.
    assert_eq!(notes.matches("15位有效数字").count(), 4, "{notes}");
}

#[test]
fn the_same_assessment_gives_the_same_bytes() {
    let (_, documents) = golden().pop().unwrap();
    let mut other = documents.clone();
    other.reverse();
    assert_eq!(made(&assessed(&documents), Lang::Zh), made(&assessed(&other), Lang::Zh));
}

#[test]
fn nobody_waits_for_a_cancelled_workbook() {
    let (_, documents) = golden().pop().unwrap();
    let assessed = assessed(&documents);
    let mut seen = Vec::new();
    let mut all = |done: usize, of: usize| {
        seen.push((done, of));
        true
    };
    workbook(&assessed, Lang::Zh, &mut all).unwrap();
    assert!(seen.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 == pair[1].1), "{seen:?}");
    assert!(seen.iter().all(|(done, of)| done <= of));
    for last in [1, seen.len() / 2, seen.len()] {
        let mut asked = 0;
        let mut watch = |_: usize, _: usize| {
            asked += 1;
            asked < last
        };
        assert!(matches!(workbook(&assessed, Lang::Zh, &mut watch), Err(Unmade::Cancelled)), "{last}");
        assert_eq!(asked, last);
    }
}
