//! Short texts in, an assessment out, and what one asks of it.
//!
//! Everything goes the whole way: documents are written as JSON, read as files, assessed, and the
//! answers are looked up in the result file that readers get. [`check`] and [`refuse`] are for tests
//! of one indicator; [`scheme`], [`verified`] and [`run`] for whole assessments.

#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

pub mod told;

use std::path::PathBuf;

use ip_scorecard::assess::{Assessed, Scored, assess};
use ip_scorecard::check::UnitNo;
use ip_scorecard::exact::Exact;
use ip_scorecard::issue::Severity;
use ip_scorecard::read::{Input, Opened, open};
use ip_scorecard::result;
use ip_scorecard::text::{self, Lang, SumLine, SumRole};
use serde_json::{Value, json};

/// Adds to a document, or replaces what it has.
pub trait With {
    fn with(self, key: &str, value: Value) -> Self;
    fn with_all(self, more: &Value) -> Self;
}

impl With for Value {
    fn with(mut self, key: &str, value: Value) -> Value {
        self[key] = value;
        self
    }

    fn with_all(self, more: &Value) -> Value {
        more.as_object().unwrap().iter().fold(self, |all, (key, value)| all.with(key, value.clone()))
    }
}

/// The code of a unit of the made-up schemes.
pub fn code(title: &str) -> String {
    format!("1201-{title}")
}

/// A scheme of one group with these units, assessed on these indicators.
///
/// Indicators are A, B, C … unless they say otherwise; full marks are what their weights add up to.
pub fn scheme<'u>(
    units: impl IntoIterator<Item = &'u str>,
    leaves: impl IntoIterator<Item = Value>,
) -> Value {
    let leaves: Vec<Value> =
        ('A'..='Z').zip(leaves).map(|(id, leaf)| with_name(&id.to_string(), &leaf)).collect();
    let weights = leaves.iter().map(|leaf| number(&leaf["weight"]).unwrap_or_default());
    let full: Exact = weights.sum();
    let full = if full.is_positive() { full.to_string() } else { "100".to_owned() };
    json!({
        "format": "ip-scorecard/scheme@1", "id": "s", "version": "1", "title": "示例方案", "status": "draft",
        "period": { "start": "2025-01-01", "end": "2025-12-31" },
        "full_marks": full,
        "groups": [{ "id": "town", "title": "镇" }],
        "units": units.into_iter().map(|title| unit(title, "town")).collect::<Vec<_>>(),
        "tree": leaves,
    })
}

/// A unit of a group.
pub fn unit(title: &str, group: &str) -> Value {
    json!({ "code": code(title), "title": title, "group": group })
}

fn with_name(id: &str, leaf: &Value) -> Value {
    json!({ "id": id, "title": format!("指标{id}"), "weight": 1 }).with_all(leaf)
}

fn number(value: &Value) -> Option<Exact> {
    value.as_str().map_or_else(|| value.to_string().parse().ok(), |text| text.parse().ok())
}

/// A leaf that scores its value: x of a target of `weight`, so that data can be written as scores.
pub fn scored(weight: u32) -> Value {
    json!({ "weight": weight, "target": weight, "rule": { "kind": "completion" } })
}

/// A scheme in which the one figure of each unit is its base score out of 100.
pub fn by_score<'u>(units: impl IntoIterator<Item = &'u str>) -> Value {
    scheme(units, [scored(100)])
}

/// Verified data, as `{ "甲": { "A": 5 } }`.
pub fn verified(rows: Value) -> Value {
    data("verified", &rows)
}

/// Self-assessed data (自评).
pub fn own(rows: Value) -> Value {
    data("self", &rows)
}

fn data(stage: &str, rows: &Value) -> Value {
    let rows = rows.as_object().unwrap().iter();
    json!({
        "format": "ip-scorecard/data@1", "scheme": "s", "period": "2025", "stage": stage,
        "source": { "department": "甲局" },
        "rows": rows.map(|(title, values)| json!({ "unit": code(title), "values": values })).collect::<Vec<_>>(),
    })
}

/// Verified data in which each unit has one figure, on indicator A.
pub fn figures<'u>(figures: impl IntoIterator<Item = (&'u str, Value)>) -> Value {
    let rows = figures.into_iter().map(|(title, figure)| (title.to_owned(), json!({ "A": figure })));
    verified(Value::Object(rows.collect()))
}

/// An event that befell a unit so many times.
pub fn event(id: &str, title: &str, item: &str, count: u32) -> Value {
    json!({ "id": id, "unit": code(title), "item": item, "count": count, "date": "2025-06-30" })
}

/// 复核调整
pub fn correction(id: &str, title: &str, points: &str) -> Value {
    json!({ "id": id, "unit": code(title), "item": "correction", "points": points,
            "reason": "复核", "by": "考核办", "date": "2025-12-20" })
}

/// The staff's decision at a quota line.
pub fn decision(id: &str, title: &str, grade: &str) -> Value {
    json!({ "id": id, "unit": code(title), "item": "grade_decision", "grade": grade,
            "basis": "会议纪要", "by": "考核办", "date": "2025-12-20" })
}

/// Opens a file from its bytes, as the host program does.
pub fn file(name: &str, bytes: impl AsRef<[u8]>) -> Opened {
    open(&Input { name: name.into(), bytes: bytes.as_ref().into() }, &gb18030)
}

/// The host's GB 18030 decoder.
pub fn gb18030(bytes: &[u8]) -> Option<String> {
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// Assesses a scheme, `scheme.json`, with data files, `1.json`, `2.json` …
pub fn run(scheme: Value, data: impl IntoIterator<Item = Value>) -> Outcome {
    run_texts(&scheme.to_string(), data.into_iter().map(|data| data.to_string()))
}

/// The same, from texts as they are.
pub fn run_texts(scheme: &str, data: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Outcome {
    let data = (1..).zip(data).map(|(no, data)| file(&format!("{no}.json"), data));
    let assessed = assess(std::iter::once(file("scheme.json", scheme)).chain(data).collect());
    told::assert_english(&assessed);
    Outcome::of(assessed)
}

/// The data of one indicator, each in a unit of its own, and the exact score or the state of each.
///
/// `cases` is a list of `[datum, expected]`; a datum `null` is one that nobody sent. The weight is 1
/// unless the leaf has one, so that what is expected is the rate.
#[track_caller]
pub fn check(leaf: Value, cases: Value) {
    let cases: Vec<(Value, String)> = serde_json::from_value(cases).unwrap();
    let outcome = each_in_its_unit(leaf.clone(), cases.iter().map(|(datum, _)| datum.clone()));
    assert!(outcome.assessed.scored.is_some(), "{leaf} is refused: {:#?}", outcome.issues());
    for (no, (datum, expected)) in (1..).zip(cases) {
        assert_eq!(outcome.standing(&format!("单位{no}"), "A"), expected, "of {datum} by {leaf}");
    }
}

/// A datum of one indicator, and the errors that it meets.
#[track_caller]
pub fn refuse(leaf: Value, datum: Value, codes: &[&str]) {
    let outcome = each_in_its_unit(leaf.clone(), [datum.clone()]);
    assert_eq!(outcome.errors(), codes, "of {datum} by {leaf}");
}

fn each_in_its_unit(leaf: Value, data: impl IntoIterator<Item = Value>) -> Outcome {
    let rows: Vec<(String, Value)> =
        (1..).zip(data).map(|(no, datum)| (format!("单位{no}"), json!({ "A": datum }))).collect();
    let scheme = scheme(rows.iter().map(|(title, _)| title.as_str()), [leaf]);
    let sent = rows.into_iter().filter(|(_, values)| !values["A"].is_null());
    run(scheme, [verified(Value::Object(sent.collect()))])
}

/// What came out, looked up in the result file.
pub struct Outcome {
    pub assessed: Assessed,
    /// The result file; null when nothing was scored.
    pub result: Value,
}

impl Outcome {
    pub fn of(assessed: Assessed) -> Outcome {
        let result =
            result::document(&assessed).map_or(Value::Null, |text| serde_json::from_str(&text).unwrap());
        Outcome { assessed, result }
    }

    /// The scores, which must be there.
    #[track_caller]
    pub fn scored(&self) -> &Scored {
        self.assessed.scored.as_ref().unwrap_or_else(|| panic!("refused: {:#?}", self.issues()))
    }

    /// A unit of the result, by its title.
    #[track_caller]
    pub fn unit(&self, title: &str) -> &Value {
        self.scored();
        self.units().find(|unit| unit["title"] == title).unwrap_or_else(|| panic!("no unit {title}"))
    }

    /// All units of the result.
    pub fn units(&self) -> impl Iterator<Item = &Value> {
        let groups = self.result["groups"].as_array().into_iter().flatten();
        groups.flat_map(|group| group["units"].as_array().unwrap())
    }

    /// A unit's score of a dimension or an indicator.
    #[track_caller]
    pub fn node(&self, title: &str, id: &str) -> &Value {
        let nodes = self.unit(title)["nodes"].as_array().unwrap();
        nodes.iter().find(|node| node["id"] == id).unwrap_or_else(|| panic!("{title} has no {id}"))
    }

    /// A node's exact score, with its state where that is not a plain score: "pending 0.5".
    ///
    /// Nothing for what was not reported goes without saying.
    #[track_caller]
    pub fn standing(&self, title: &str, id: &str) -> String {
        let node = self.node(title, id);
        match (node["state"].as_str().unwrap(), node["exact"].as_str()) {
            ("scored", score) => score.unwrap_or("—").to_owned(),
            ("not_reported", Some("0")) => "not_reported".to_owned(),
            (state, Some(score)) => format!("{state} {score}"),
            (state, None) => state.to_owned(),
        }
    }

    /// The published total, or a dash.
    #[track_caller]
    pub fn total<'o>(&'o self, title: &str) -> &'o str {
        self.unit(title)["total"]["rounded"].as_str().unwrap_or("—")
    }

    /// The published base score, or a dash.
    #[track_caller]
    pub fn base<'o>(&'o self, title: &str) -> &'o str {
        self.unit(title)["base"]["rounded"].as_str().unwrap_or("—")
    }

    /// The place; 0 where there is none.
    #[track_caller]
    pub fn rank(&self, title: &str) -> u64 {
        self.unit(title)["rank"].as_u64().unwrap_or(0)
    }

    /// The grade's id, both ids where it is open, or a dash.
    #[track_caller]
    pub fn grade(&self, title: &str) -> String {
        let unit = self.unit(title);
        assert_eq!(unit["grade_open"] == true, unit["grade_choices"].is_array(), "{unit}");
        match &unit["grade_choices"] {
            Value::Array(choices) => {
                choices.iter().map(|choice| choice.as_str().unwrap_or("—")).collect::<Vec<_>>().join("/")
            }
            _ => unit["grade"].as_str().unwrap_or("—").to_owned(),
        }
    }

    /// The lines between base and total: "B1 2".
    #[track_caller]
    pub fn lines(&self, title: &str) -> Vec<String> {
        let lines = self.unit(title)["adjustments"].as_array().unwrap().iter();
        lines
            .map(|line| format!("{} {}", line["item"].as_str().unwrap(), line["points"].as_str().unwrap()))
            .collect()
    }

    /// The ids of the notices raised.
    #[track_caller]
    pub fn notices<'o>(&'o self, title: &str) -> Vec<&'o str> {
        let raised = self.unit(title)["notices"].as_array().unwrap().iter();
        raised.map(|notice| notice["id"].as_str().unwrap()).collect()
    }

    /// One answer for each unit, in the scheme's order.
    pub fn each<'o, T>(&'o self, answer: impl Fn(&'o Outcome, &'o str) -> T) -> Vec<T> {
        self.scored();
        self.units().map(|unit| answer(self, unit["title"].as_str().unwrap())).collect()
    }

    /// Every issue: "error data.conflict 2.json rows[0].values.A.value".
    pub fn issues(&self) -> Vec<String> {
        let told = text::issues(Lang::Zh, &self.assessed);
        told.iter()
            .map(|issue| {
                let file = issue.file.as_ref().map_or("-", |(_, name)| name);
                format!("{} {} {file} {}", issue.severity.word(), issue.code, issue.path)
                    .trim_end()
                    .to_owned()
            })
            .collect()
    }

    /// The codes of all errors.
    pub fn errors(&self) -> Vec<&'static str> {
        self.codes(Severity::Error)
    }

    /// The codes of all issues of a severity.
    pub fn codes(&self, severity: Severity) -> Vec<&'static str> {
        let issues = self.assessed.issues.iter().filter(|issue| issue.severity() == severity);
        issues.map(|issue| issue.problem.code()).collect()
    }

    /// The sentence and the remedy of the first issue with this code.
    #[track_caller]
    pub fn told(&self, code: &str) -> String {
        let told = text::issues(Lang::Zh, &self.assessed);
        let told = told
            .iter()
            .find(|told| told.code == code)
            .unwrap_or_else(|| panic!("no {code}: {:#?}", self.issues()));
        format!("{}。{}。", told.message, told.remedy)
    }

    /// A unit's number in the scheme's order.
    #[track_caller]
    pub fn unit_no(&self, title: &str) -> UnitNo {
        let plan = &self.scored().assessment.plan;
        plan.unit_numbers().find(|no| &*plan.unit(*no).title == title).unwrap()
    }
}

/// Reads every unit's printed sum as a person with a calculator does, and fails where it does not add
/// up: parts and stretch to the base score, base score and adjustments to the total.
#[track_caller]
pub fn assert_sums_add_up(scored: &Scored) {
    for unit in scored.assessment.plan.unit_numbers() {
        let lines = text::total(Lang::Zh, scored, unit);
        let shown = |role: SumRole| lines.iter().filter(move |line| line.role == role).filter_map(points);
        let parts: Exact = shown(SumRole::Part).chain(shown(SumRole::Stretch)).sum();
        let changes: Exact = shown(SumRole::Adjustment).chain(shown(SumRole::Limit)).sum();
        let title = &scored.assessment.plan.unit(unit).title;
        if let Some(base) = shown(SumRole::Base).next() {
            assert_eq!(parts, base, "the parts of {title}: {lines:#?}");
            if let Some(total) = shown(SumRole::Total).next() {
                assert_eq!(&base + &changes, total, "the total of {title}: {lines:#?}");
            }
        }
    }
}

/// A printed number: "+0.50", "−1.00", "93.50"; none for "不适用".
fn points(line: &SumLine) -> Option<Exact> {
    let plain = line.points.replace('−', "-");
    let number = plain.trim_start_matches('+').parse();
    assert!(number.is_ok() || plain == "不适用", "{line:?}");
    number.ok()
}

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The scheme and the data files of the demonstration year.
pub fn sample_year() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("public/samples/2025"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.push(root().join("public/schemes/beichen-ip-2025.json"));
    files.sort();
    files
}

/// Opens files of the project.
pub fn open_all(paths: &[PathBuf]) -> Vec<Opened> {
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| file(&name(path), std::fs::read(path).unwrap())).collect()
}
