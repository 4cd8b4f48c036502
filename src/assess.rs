//! The whole way on one screen: files in, scores and issues out.

use std::rc::Rc;

use crate::check::{self, Assessment};
use crate::issue::{FileNo, Issue};
use crate::model::outcome::Rounding;
use crate::read::Opened;
use crate::score::{self, Scores};

/// What became of the open files.
#[derive(Debug)]
pub struct Assessed {
    /// The files, in the order that issues and scores refer to.
    pub files: Vec<Opened>,
    /// Everything that was found, errors first.
    pub issues: Vec<Issue>,
    /// The scores, when there was no error.
    pub scored: Option<Scored>,
}

impl Assessed {
    /// The file that an issue, a score or a source refers to.
    pub fn file(&self, no: FileNo) -> Option<&Opened> {
        self.files.get(no.0 as usize)
    }
}

/// A scored assessment.
#[derive(Debug)]
pub struct Scored {
    /// What was scored.
    pub assessment: Assessment,
    /// What came out.
    pub scores: Scores,
}

impl Scored {
    /// How the scheme rounds.
    pub fn rounding(&self) -> &Rounding {
        &self.assessment.plan.scheme.rounding
    }

    /// A grade's title by its place.
    pub fn grade_title(&self, grade: usize) -> Option<&Rc<str>> {
        let grades = self.assessment.plan.scheme.grades.as_ref()?;
        grades.bounds.get(grade).map(|bound| &bound.title)
    }
}

/// Checks and scores files that have been [opened](crate::read::open).
///
/// The order in which the files are given changes nothing.
///
/// ```
/// use ip_scorecard::{assess::assess, read::{Input, open}};
///
/// let scheme = r#"{
///   "format": "ip-scorecard/scheme@1", "id": "s", "version": "1", "title": "示例", "status": "draft",
///   "period": { "start": "2025-01-01", "end": "2025-12-31" },
///   "groups": [{ "id": "town", "title": "镇" }],
///   "units": [{ "code": "120113100000", "title": "天穆镇", "group": "town" }],
///   "tree": [{ "id": "A", "title": "完成数", "weight": 100, "target": 60, "rule": { "kind": "completion" } }]
/// }"#;
/// let data = r#"{
///   "format": "ip-scorecard/data@1", "scheme": "s", "stage": "verified", "source": { "department": "甲局" },
///   "rows": [{ "unit": "120113100000", "values": { "A": 11 } }]
/// }"#;
/// let read = |name: &str, text: &str| open(&Input { name: name.into(), bytes: text.as_bytes().into() }, &|_| None);
/// let assessed = assess(vec![read("s.json", scheme), read("d.json", data)]);
/// let scored = assessed.scored.expect("no errors");
/// let total = scored.scores.units[0].total.as_ref().expect("a total");
/// assert_eq!(total.rounded.to_string(), "18.33");
/// ```
pub fn assess(mut files: Vec<Opened>) -> Assessed {
    files.sort_by(|a, b| (&a.name, &a.sha256).cmp(&(&b.name, &b.sha256)));
    let (assessment, mut issues) = check::check(&files);
    let scored = assessment.and_then(|assessment| match score::score(&assessment) {
        Ok((scores, found)) => {
            issues.extend(found);
            Some(Scored { assessment, scores })
        }
        Err(found) => {
            issues.extend(found);
            None
        }
    });
    issues.sort_by_key(|issue| (issue.severity(), issue.file.is_none(), issue.file, issue.at));
    Assessed { files, issues, scored }
}
