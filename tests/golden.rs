//! Golden cases: each folder of `tests/golden` has input files and what is expected of them.
//!
//! - `inputs.txt` lists the files, from the project's folder; a case of its own has them beside it.
//! - `summary.txt`, `issues.txt`, `result.json`, `trace <unit> <indicator>.txt` and `sum <unit>.txt`
//!   are compared where they are there.
//! - `independent.json` was computed by another program (Python, fractions), and is never rewritten.
//!
//! `UPDATE=1 cargo test --test golden` rewrites what is there; read the difference before it
//! is committed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use common::*;
use ip_scorecard::assess::assess;
use ip_scorecard::check::GroupNo;
use ip_scorecard::exact::Exact;
use ip_scorecard::issue::Severity;
use ip_scorecard::text::{self, Lang};
use serde_json::{Value, json};

fn folder(case: &str) -> PathBuf {
    root().join("tests/golden").join(case)
}

/// The input of a case: the listed files, or the JSON files in its folder that are no expectation.
fn inputs(folder: &Path) -> Vec<PathBuf> {
    match fs::read_to_string(folder.join("inputs.txt")) {
        Ok(list) => list.lines().map(|line| root().join(line)).collect(),
        Err(_) => entries(folder)
            .into_iter()
            .filter(|path| path.extension().is_some_and(|e| e == "json") && !path.ends_with("result.json"))
            .collect(),
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

#[test]
fn every_case_comes_out_as_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let (mut cases, mut differing) = (0, Vec::new());
    for folder in entries(&root().join("tests/golden")).into_iter().filter(|path| path.is_dir()) {
        let files = entries(&folder);
        let expected: Vec<&PathBuf> = files.iter().filter(|path| is_expectation(path)).collect();
        if expected.is_empty() {
            continue; // a case of another test
        }
        cases += 1;
        let outcome = Outcome::of(assess(open_all(&inputs(&folder))));
        for path in expected {
            let found = rendered(&outcome, &stem(path));
            if update {
                fs::write(path, found).unwrap();
            } else if found != fs::read_to_string(path).unwrap().replace("\r\n", "\n") {
                let other = std::env::temp_dir().join(path.file_name().unwrap());
                fs::write(&other, found).unwrap();
                differing.push(format!("diff '{}' '{}'", path.display(), other.display()));
            }
        }
    }
    assert!(cases >= 2, "{cases}");
    assert!(differing.is_empty(), "not as expected; see\n{}", differing.join("\n"));
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn is_expectation(path: &Path) -> bool {
    let stem = stem(path);
    let kind = stem.split(' ').next().unwrap_or("");
    ["summary", "issues", "result", "trace", "sum"].contains(&kind)
}

/// What an expected file of this name is compared with.
fn rendered(outcome: &Outcome, name: &str) -> String {
    match name.split(' ').collect::<Vec<_>>().as_slice() {
        ["summary"] => summary(outcome),
        ["issues"] => issues(outcome),
        ["result"] => result(outcome),
        ["trace", unit, indicator] => trace(outcome, unit, indicator),
        ["sum", unit] => sum(outcome, unit),
        _ => panic!("what is “{name}” to be compared with?"),
    }
}

/// One line for each unit, in the order of places.
fn summary(outcome: &Outcome) -> String {
    let scored = outcome.scored();
    let mut out = String::new();
    for (no, group) in outcome.result["groups"].as_array().unwrap().iter().enumerate() {
        writeln!(out, "{}", group["title"].as_str().unwrap()).unwrap();
        for unit in scored.scores.ranking(&scored.assessment.plan, GroupNo(no)) {
            let title = &*scored.assessment.plan.unit(unit).title;
            let shown = outcome.unit(title);
            let changes: String = outcome.lines(title).iter().map(|line| format!(" [{line}]")).collect();
            let own = shown
                .get("self_total")
                .map_or_else(String::new, |own| format!(" 自评{}", own.as_str().unwrap_or("—")));
            writeln!(
                out,
                "{} {title} 适用{} 基础分{}{changes} 总分{} {} {}{own} {}",
                outcome.rank(title),
                shown["applicable"].as_str().unwrap(),
                outcome.base(title),
                outcome.total(title),
                text::grade(Lang::Zh, scored, unit).title,
                shown["state"].as_str().unwrap(),
                outcome.notices(title).join("、"),
            )
            .unwrap();
        }
    }
    out.replace(" \n", "\n")
}

/// Severity, code and place of every issue.
fn issues(outcome: &Outcome) -> String {
    let mut out = String::new();
    for told in text::issues(Lang::Zh, &outcome.assessed) {
        let file = told.file.as_ref().map_or("—", |(_, name)| name);
        let line = told.line.map_or_else(String::new, |line| format!(":{line} {}", told.path));
        writeln!(out, "{} {} {file}{line}", told.severity.word(), told.code).unwrap();
    }
    out
}

/// The result file, apart from the version of the engine.
fn result(outcome: &Outcome) -> String {
    let text = ip_scorecard::result::document(&outcome.assessed).unwrap();
    text.replacen(&format!("\"engine\": \"{}\"", ip_scorecard::result::ENGINE), "\"engine\": \"…\"", 1)
}

fn trace(outcome: &Outcome, unit: &str, indicator: &str) -> String {
    let scored = outcome.scored();
    let leaf = scored.assessment.plan.leaf_by_id(indicator).unwrap();
    let mut out = String::new();
    for row in text::trace(Lang::Zh, &outcome.assessed, scored, outcome.unit_no(unit), leaf).rows {
        for line in row.lines {
            writeln!(out, "{}：{line}", row.label).unwrap();
        }
    }
    out
}

fn sum(outcome: &Outcome, unit: &str) -> String {
    let mut out = String::new();
    for line in text::total(Lang::Zh, outcome.scored(), outcome.unit_no(unit)) {
        let note = line.note.map_or_else(String::new, |note| format!("（{note}）"));
        writeln!(out, "{} {}{note}", line.label, line.points).unwrap();
    }
    out
}

fn independent() -> Value {
    serde_json::from_str(&fs::read_to_string(folder("sample-2025").join("independent.json")).unwrap())
        .unwrap()
}

/// Holds a result against the independent computation, to the last digit.
#[track_caller]
fn agrees(outcome: &Outcome, expected: &Value) {
    let mut compared = 0;
    for unit in outcome.units() {
        let title = unit["title"].as_str().unwrap();
        let expected = &expected[unit["code"].as_str().unwrap()];
        for key in ["state", "applicable", "base", "total", "rank", "grade", "grade_open"] {
            assert_eq!(unit[key], expected[key], "{key} of {title}");
        }
        assert_eq!(outcome.lines(title), strings(&expected["lines"]), "{title}");
        // Of the notices it knows those on totals, last places and core rates.
        let notices = outcome.notices(title).into_iter().filter(|id| ["N1", "N2", "N3"].contains(id));
        assert_eq!(notices.collect::<Vec<_>>(), strings(&expected["notices"]), "{title}");
        let nodes = expected["nodes"].as_object().unwrap();
        let found: Vec<&str> =
            unit["nodes"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap()).collect();
        assert_eq!(found, nodes.keys().collect::<Vec<_>>(), "{title}");
        for (id, expected) in nodes {
            let node = outcome.node(title, id);
            let mut found = ["state", "full", "x", "rate", "exact", "rounded"]
                .map(|key| node.get(key).cloned().unwrap_or_default());
            if expected[2].is_null() {
                found[2] = Value::Null; // a value that is not rated for want of a target is not told there
            }
            assert_eq!(json!(found), *expected, "{id} of {title}");
            compared += 1;
        }
    }
    assert_eq!(outcome.units().count(), 22);
    assert!(compared > 800, "{compared}");
}

fn strings(list: &Value) -> Vec<String> {
    serde_json::from_value(list.clone()).unwrap()
}

#[test]
fn the_sample_year_agrees_with_an_independent_computation() {
    let outcome = Outcome::of(assess(open_all(&sample_year())));
    let independent = independent();
    agrees(&outcome, &independent["verified"]);
    for unit in outcome.units() {
        let own = &independent["self"][unit["code"].as_str().unwrap()]["total"]["rounded"];
        assert_eq!(unit["self_total"], *own, "{}", unit["title"]);
    }
}

/// The verified files hold targets that the self-assessed data need, so only those are left in them.
#[test]
fn so_do_its_self_assessed_data_alone() {
    let files = sample_year().into_iter().map(|path| {
        let mut document: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        if document["stage"] == "verified" {
            leave_only_targets(&mut document);
        }
        file(&path.file_name().unwrap().to_string_lossy(), document.to_string())
    });
    let outcome = Outcome::of(assess(files.collect()));
    assert_eq!(outcome.result["stage"], "self");
    agrees(&outcome, &independent()["self"]);
}

fn leave_only_targets(data: &mut Value) {
    data["events"] = json!([]);
    for row in data["rows"].as_array_mut().unwrap() {
        let values = row["values"].as_object_mut().unwrap();
        values.retain(|_, datum| datum.get("target").is_some());
        for datum in values.values_mut() {
            *datum = json!({ "target": datum["target"] });
        }
    }
}

#[test]
fn every_sum_of_the_sample_year_adds_up() {
    assert_sums_add_up(Outcome::of(assess(open_all(&sample_year()))).scored());
}

/// The rows of the tables of docs/sample.md that have so many columns, without their heads.
fn table(columns: usize) -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("docs/sample.md")).unwrap();
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('*').replace('`', "")).collect()
    };
    let rows = text.lines().filter(|line| line.starts_with('|') && !line.contains("---")).map(cells);
    rows.filter(|row| row.len() == columns && !["名次", "指标", "序号"].contains(&row[0].as_str())).collect()
}

#[test]
fn the_sample_year_is_what_its_page_says() {
    let outcome = Outcome::of(assess(open_all(&sample_year())));
    let units = table(10);
    assert_eq!(units.len(), 22);
    for row in units {
        let [place, unit, earned, applicable, base, _, total, grade, notices, own] =
            <[String; 10]>::try_from(row).unwrap();
        let (title, provisional) =
            unit.strip_suffix("（暂定）").map_or((&*unit, false), |title| (title, true));
        let found = outcome.unit(title);
        assert_eq!(outcome.rank(title).to_string(), place, "{title}");
        assert_eq!(
            [found["applicable"].as_str(), found["self_total"].as_str()],
            [Some(&*applicable), Some(&*own)],
            "{title}"
        );
        assert_eq!([outcome.base(title), outcome.total(title)], [base, total], "{title}");
        assert_eq!(found["state"] == "provisional", provisional, "{title}");
        let told = text::grade(Lang::Zh, outcome.scored(), outcome.unit_no(title));
        assert_eq!(told.title, grade.trim_end_matches("，待定").split('（').next().unwrap(), "{title}");
        assert_eq!(told.why.is_some(), grade.contains("待定") || grade.contains("超出"), "{title}");
        let raised =
            notices.split('；').filter_map(|notice| notice.split('（').next()).filter(|id| *id != "—");
        assert_eq!(outcome.notices(title), raised.collect::<Vec<_>>(), "{title}");
        assert_eq!(
            leaves(&outcome, title).map(|(_, rounded)| rounded).sum::<Exact>(),
            earned.parse().unwrap(),
            "{title}"
        );
    }
}

/// Each indicator's id and published score; nothing for what does not apply.
fn leaves<'o>(outcome: &'o Outcome, title: &str) -> impl Iterator<Item = (&'o str, Exact)> {
    let nodes =
        outcome.unit(title)["nodes"].as_array().unwrap().iter().filter(|node| node.get("trace").is_some());
    nodes.filter_map(|node| Some((node["id"].as_str()?, node["rounded"].as_str()?.parse().ok()?)))
}

#[test]
fn so_is_the_unit_that_it_shows_in_full() {
    let outcome = Outcome::of(assess(open_all(&sample_year())));
    let rows = table(6);
    assert_eq!(rows.len(), 31 + 1);
    for row in rows.iter().filter(|row| row[0] != "合计") {
        let id = row[0].split(' ').next().unwrap();
        let node = outcome.node("小淀镇", id);
        assert_eq!(node["full"], row[3], "{id}");
        for (key, told) in [("x", &row[1]), ("exact", &row[4]), ("rounded", &row[5])] {
            match (node[key].as_str(), told.strip_suffix('…')) {
                (Some(number), Some(beginning)) => {
                    assert!(number.starts_with(beginning), "{key} of {id}: {number}")
                }
                (Some(number), None) => assert_eq!(number, told, "{key} of {id}"),
                (None, _) => assert!(["不适用", "—"].contains(&told.as_str()), "{key} of {id}: {told}"),
            }
        }
    }
}

/// Beside the targets of the year, which the faulty file relies on.
#[test]
fn the_faulty_file_has_the_faults_that_its_page_lists() {
    let paths = [
        "public/samples/faulty/03-jrj-2025-faulty.json",
        "public/samples/2025/00-rwmb-2025.json",
        "public/schemes/beichen-ip-2025.json",
    ];
    let outcome = Outcome::of(assess(open_all(&paths.map(|path| root().join(path)))));
    assert!(outcome.assessed.scored.is_none());
    let told: Vec<(usize, String)> = text::issues(Lang::Zh, &outcome.assessed)
        .into_iter()
        .filter(|told| told.severity == Severity::Error)
        .map(|told| (told.line.unwrap(), told.path.to_string()))
        .collect();
    let listed: Vec<(usize, String)> =
        table(5).into_iter().map(|row| (row[1].parse().unwrap(), row[2].clone())).collect();
    assert_eq!(listed.len(), 19);
    let fits = |(line, path): &(usize, String), (other, place): &(usize, String)| {
        line == other && path.starts_with(&**place)
    };
    for fault in &listed {
        assert!(told.iter().any(|told| fits(told, fault)), "{fault:?} is not told");
    }
    for told in &told {
        assert!(listed.iter().any(|fault| fits(told, fault)), "{told:?} is not listed");
    }
}
