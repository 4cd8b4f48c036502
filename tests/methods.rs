//! Published methods, held against figures that this program did not make.
//!
//! Each folder of `tests/golden/methods` has a scheme, data, and `expected.txt`: what
//! `reference.py` there makes of them in fractions, without a line of the program's code. `hand.txt`
//! has totals that were worked out by hand, those of the published documents among them. None of
//! this is ever rewritten from the program's own results.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use std::fs;
use std::path::{Path, PathBuf};

use ip_scorecard::assess::{Assessed, Scored, assess};
use ip_scorecard::check::UnitNo;
use ip_scorecard::exact::Exact;
use ip_scorecard::read::{Input, open};
use ip_scorecard::result;
use ip_scorecard::text::{self, Lang};
use serde_json::Value;

fn methods() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/methods")
}

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(methods()).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> =
        entries.filter(|path| path.is_dir() && path.join("scheme.json").is_file()).collect();
    folders.sort();
    folders
}

/// One case, assessed.
struct Case {
    name: String,
    assessed: Assessed,
    result: Value,
}

impl Case {
    fn of(folder: &Path) -> Case {
        let file = |name: &str| {
            let bytes = fs::read(folder.join(name)).unwrap();
            open(&Input { name: name.into(), bytes: bytes.into() }, &|_| None)
        };
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let assessed = assess(vec![file("scheme.json"), file("data.json")]);
        let result = result::document(&assessed).map(|text| serde_json::from_str(&text).unwrap());
        Case {
            result: result.unwrap_or_else(|| panic!("{name}: {:#?}", text::issues(Lang::Zh, &assessed))),
            name,
            assessed,
        }
    }

    fn scored(&self) -> &Scored {
        self.assessed.scored.as_ref().unwrap()
    }

    fn unit_no(&self, title: &str) -> UnitNo {
        let plan = &self.scored().assessment.plan;
        plan.unit_numbers().find(|no| &*plan.unit(*no).title == title).unwrap()
    }

    /// A unit of the result.
    fn unit(&self, title: &str) -> &Value {
        let groups = self.result["groups"].as_array().unwrap().iter();
        let mut units = groups.flat_map(|group| group["units"].as_array().unwrap());
        units.find(|unit| unit["title"] == title).unwrap_or_else(|| panic!("{}: no {title}", self.name))
    }

    /// What is wrong with a line "单位 指标 指标值 得分率 得分 修约 状态".
    fn node_differs(&self, [title, id, x, rate, score, rounded, state]: [&str; 7]) -> Option<String> {
        let scored = self.scored();
        let unit = self.unit_no(title);
        let no = scored.assessment.plan.node_by_id(id).unwrap();
        let node = scored.scores.node(unit, no);
        let nodes = self.unit(title)["nodes"].as_array().unwrap();
        let shown = nodes.iter().find(|node| node["id"] == id).unwrap();
        let exact = node.score.as_ref().map(|score| &score.exact);
        let agree = is(x, node.x.as_ref())
            && is(rate, node.rate.as_ref())
            && is(score, exact)
            && shown["rounded"].as_str().unwrap_or("—") == rounded
            && shown["state"] == state;
        (!agree).then(|| format!("{}: {title} {id}: {shown}", self.name))
    }

    /// What is wrong with a line "单位 = 基础分 加减分 总分 名次 等次 状态".
    fn total_differs(&self, title: &str, expected: [&str; 6]) -> Option<String> {
        let unit = self.unit(title);
        let text = |value: &Value| value.as_str().unwrap_or("—").to_owned();
        let changes: Vec<String> = unit["adjustments"].as_array().unwrap().iter().map(change).collect();
        let thin = if unit["thin"] == true { "(thin)" } else { "" };
        let grade = match unit["grade_choices"].as_array() {
            Some(choices) => choices.iter().map(text).collect::<Vec<_>>().join("/"),
            None => text(&unit["grade"]),
        };
        let found = [
            text(&unit["base"]["rounded"]),
            if changes.is_empty() { "—".to_owned() } else { changes.join(",") },
            text(&unit["total"]["rounded"]),
            unit["rank"].as_u64().map_or("—".to_owned(), |rank| rank.to_string()),
            grade,
            format!("{}{thin}", text(&unit["state"])),
        ];
        (found != expected).then(|| format!("{}: {title}: {found:?}, not {expected:?}", self.name))
    }
}

fn change(line: &Value) -> String {
    format!("{}:{}", line["item"].as_str().unwrap(), line["points"].as_str().unwrap())
}

/// Whether a number is what is told: a decimal, a fraction "11/60", a dash for none, or "≈0.84…" for
/// an irrational one, which is known to a relative 10⁻²⁵.
fn is(told: &str, number: Option<&Exact>) -> bool {
    let Some(number) = number else { return told == "—" };
    if let Some(near) = told.strip_prefix('≈') {
        let digits = near.find('.').map_or(near.len(), |point| (point + 27).min(near.len()));
        let near: Exact = near[..digits].parse().unwrap();
        let error: Exact = "0.0000000000000000000000001".parse().unwrap();
        return (&near - number).abs() <= &error * &number.abs();
    }
    let told: Exact = match told.split_once('/') {
        Some((above, below)) => above.parse::<Exact>().unwrap().over(&below.parse().unwrap()).unwrap(),
        None => told.parse().unwrap(),
    };
    told == *number
}

#[test]
fn every_method_comes_to_what_others_computed() {
    let mut differing = Vec::new();
    let folders = folders();
    assert!(folders.len() >= 30, "{}", folders.len());
    for folder in folders {
        let case = Case::of(&folder);
        let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
        let mut lines = expected.lines();
        let source = lines.next().unwrap_or_default().strip_prefix("source ");
        assert!(source.is_some_and(|source| !source.is_empty()), "{} names no source", case.name);
        let mut compared = (0, 0);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                [title, "=", rest @ ..] => {
                    compared.1 += 1;
                    differing.extend(case.total_differs(title, rest.try_into().unwrap()));
                }
                all => {
                    compared.0 += 1;
                    differing.extend(case.node_differs(all.try_into().unwrap()));
                }
            }
        }
        let units = case.scored().assessment.plan.units.len();
        let nodes = case.result.to_string().matches("\"full\":").count();
        assert_eq!(compared, (nodes, units), "{}: nodes and units compared", case.name);
    }
    assert!(differing.is_empty(), "not as others computed:\n{}", differing.join("\n"));
}

#[test]
fn totals_worked_out_by_hand_agree() {
    let text = fs::read_to_string(methods().join("hand.txt")).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.len() > 100);
    for line in lines {
        let [name, title, total] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let case = Case::of(&methods().join(name));
        assert_eq!(case.unit(title)["total"]["rounded"].as_str().unwrap_or("—"), total, "{line}");
    }
}

/// The demonstration of the year before: what it compares with is what its own files come to.
#[test]
fn the_result_of_the_year_before_is_that_of_its_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/samples/2024");
    let text = fs::read_to_string(folder.join("result-2024.json")).unwrap();
    let shipped: Value = serde_json::from_str(&text).unwrap();
    let file = |name: &str| {
        open(&Input { name: name.into(), bytes: fs::read(folder.join(name)).unwrap().into() }, &|_| None)
    };
    let assessed = assess(vec![file("beichen-ip-2024.json"), file("zh-2024.json")]);
    let computed: Value = serde_json::from_str(&result::document(&assessed).unwrap()).unwrap();
    for key in ["format", "stage", "period", "as_of", "scheme", "files"] {
        assert_eq!(shipped[key], computed[key], "{key}");
    }
    let units = |result: &Value| -> Vec<Value> {
        let groups = result["groups"].as_array().unwrap().iter();
        groups.flat_map(|group| group["units"].as_array().unwrap().clone()).collect()
    };
    let (shipped, computed) = (units(&shipped), units(&computed));
    assert_eq!(shipped.len(), computed.len());
    for (shipped, computed) in shipped.iter().zip(&computed) {
        for key in ["code", "title", "state", "applicable", "base", "total", "rank", "grade", "grade_open"] {
            assert_eq!(shipped[key], computed[key], "{key} of {}", shipped["title"]);
        }
        let nodes = |unit: &Value| unit["nodes"].as_array().unwrap().clone();
        for (shipped, computed) in nodes(shipped).iter().zip(nodes(computed)) {
            for key in ["id", "state", "x", "full", "rate", "exact", "rounded"] {
                assert_eq!(shipped[key], computed[key], "{key}");
            }
        }
    }
}
