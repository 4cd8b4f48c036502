//! What was computed of the open files, as every view shares it.

use std::ops::Deref;
use std::rc::Rc;

use ip_scorecard::assess::{Assessed, Scored, assess};
use ip_scorecard::issue::Severity;
use ip_scorecard::text::{self, Told};
use yew::html::ImplicitClone;

use super::folder::{Folder, OpenFile};

/// A snapshot that is equal to its copies only: compared by address, in no time.
#[derive(Debug)]
pub struct Shared<T: ?Sized>(Rc<T>);

impl<T> Shared<T> {
    /// Shares a value.
    pub fn new(value: T) -> Shared<T> {
        Shared(Rc::new(value))
    }
}

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        Shared(self.0.clone())
    }
}

/// Lets `html!` pass it on without saying `clone`.
impl<T: ?Sized> ImplicitClone for Shared<T> {}

impl<T: ?Sized> PartialEq for Shared<T> {
    fn eq(&self, other: &Shared<T>) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// How many issues there are of each weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// 错误
    pub errors: usize,
    /// 提醒
    pub warnings: usize,
    /// 说明
    pub notes: usize,
}

impl Counts {
    fn of<'t>(issues: impl Iterator<Item = &'t Told>) -> Counts {
        let mut counts = Counts::default();
        for issue in issues {
            match issue.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }

    /// How many of one weight.
    pub fn of_severity(self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Note => self.notes,
        }
    }

    /// How many together.
    pub fn all(self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

/// The assessment of one folder, with its issues in words.
#[derive(Debug)]
pub struct Report {
    /// What the core made of the files.
    pub assessed: Assessed,
    /// The issues, the gravest first.
    pub issues: Vec<Told>,
}

impl Report {
    /// Assesses a folder.
    pub fn of(folder: &Folder) -> Report {
        let assessed = assess(folder.files().iter().map(|file| (*file.opened).clone()).collect());
        let issues = text::issues(&assessed);
        Report { assessed, issues }
    }

    /// The scores, when nothing stands against them.
    pub fn scored(&self) -> Option<&Scored> {
        self.assessed.scored.as_ref()
    }

    /// How many issues there are.
    pub fn counts(&self) -> Counts {
        Counts::of(self.issues.iter())
    }

    /// How many issues one file has.
    pub fn counts_of(&self, file: &OpenFile) -> Counts {
        let name = &file.opened.name;
        Counts::of(self.issues.iter().filter(|issue| issue.file.as_ref().is_some_and(|(_, of)| of == name)))
    }
}
