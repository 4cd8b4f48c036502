//! Issues as a list to be worked off: what, where, and what to do.

use std::rc::Rc;

use super::lang::{Lang, Words, say};
use super::{issue_data, issue_scheme, issue_shape};
use crate::assess::Assessed;
use crate::issue::{At, FileNo, Issue, Problem, Severity};
use crate::json::{Location, Path, locate};
use crate::read::Opened;

/// An issue as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// How much it weighs.
    pub severity: Severity,
    /// Its stable code.
    pub code: &'static str,
    /// The file, when it belongs to one.
    pub file: Option<(FileNo, Rc<str>)>,
    /// The way to the place in the file; empty for a file as a whole.
    pub path: Path,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The character in the line, from 1.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// All issues with their places and sentences, errors first, each file's together.
pub fn issues(lang: Lang, assessed: &Assessed) -> Vec<Told> {
    let places = Places::of(assessed);
    let told = assessed.issues.iter().map(|issue| places.tell(lang, issue));
    told.collect()
}

/// Where the places of all issues stand, found in one pass for each file.
pub(super) struct Places<'a> {
    files: &'a [Opened],
    found: Vec<(FileNo, At, Location)>,
}

impl<'a> Places<'a> {
    fn of(assessed: &'a Assessed) -> Places<'a> {
        let mut found = Vec::new();
        for (no, file) in (0u32..).map(FileNo).zip(&assessed.files) {
            let mut places: Vec<At> = Vec::new();
            for issue in &assessed.issues {
                places.extend(issue.at.filter(|_| issue.file == Some(no)));
                places.extend(other_place(issue).filter(|(file, _)| *file == no).map(|(_, at)| at));
            }
            places.sort_unstable();
            places.dedup();
            let located = locate(&file.text, &places);
            found.extend(places.into_iter().zip(located).map(|(at, location)| (no, at, location)));
        }
        Places { files: &assessed.files, found }
    }

    fn location(&self, file: FileNo, at: At) -> Option<&Location> {
        let index = self.found.binary_search_by(|(no, place, _)| (*no, *place).cmp(&(file, at))).ok()?;
        self.found.get(index).map(|(_, _, location)| location)
    }

    fn tell(&self, lang: Lang, issue: &Issue) -> Told {
        let location = issue.file.zip(issue.at).and_then(|(file, at)| self.location(file, at));
        let (message, remedy) = match &issue.problem {
            Problem::Bytes(problem) => issue_shape::bytes(lang, problem),
            Problem::Shape(problem) => issue_shape::shape(lang, problem),
            Problem::Scheme(problem) => issue_scheme::scheme(lang, problem),
            Problem::Data(problem) => issue_data::data(lang, problem, self),
        };
        let message = match &issue.subject {
            Some(subject) => say!(lang, "{subject}：{message}", "{subject}: {message}"),
            None => message,
        };
        Told {
            severity: issue.severity(),
            code: issue.problem.code(),
            file: issue.file.map(|no| (no, self.file_name(no))),
            path: location.map(|location| location.path.clone()).unwrap_or_default(),
            line: location.map(|location| location.line),
            column: location.map(|location| location.column),
            message,
            remedy,
        }
    }

    /// A file's name.
    pub(super) fn file_name(&self, no: FileNo) -> Rc<str> {
        self.files.get(no.0 as usize).map_or_else(|| "".into(), |file| file.name.clone())
    }

    /// "03-jrj-2025.json第12行", "line 12 of 03-jrj-2025.json"
    pub(super) fn place(&self, lang: Lang, (file, at): (FileNo, At)) -> String {
        let name = self.file_name(file);
        match self.location(file, at).map(|location| location.line) {
            Some(line) => say!(lang, "{name}第{line}行", "line {line} of {name}"),
            None => name.to_string(),
        }
    }
}

/// The second place that an issue speaks of.
fn other_place(issue: &Issue) -> Option<(FileNo, At)> {
    use crate::issue::DataProblem as P;
    match &issue.problem {
        Problem::Data(
            P::Conflict { first, .. }
            | P::SameTwice { first, .. }
            | P::EventConflict { first, .. }
            | P::EventTwice { first, .. }
            | P::StateDeniesValue { value: first, .. },
        ) => Some(*first),
        _ => None,
    }
}

/// "是否应为“weight”？"
pub(super) fn or_rather(lang: Lang, word: &str) -> String {
    say!(lang, "是否应为“{word}”？", "Did you mean “{word}”?")
}

/// What to do about a word that nothing bears: take the one that resembles it, or what is said otherwise.
pub(super) fn mend(lang: Lang, suggestion: Option<&str>, otherwise: Words) -> String {
    match suggestion {
        Some(word) => format!("{}{}", or_rather(lang, word), lang.pick("请改正", " Correct it")),
        None => otherwise.of(lang).to_owned(),
    }
}
