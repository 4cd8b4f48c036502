//! What was computed of the open files, as every view shares it.

use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

use ip_scorecard::assess::{Assessed, Scored, assess};
use ip_scorecard::check::{Plan, sound_scheme};
use ip_scorecard::issue::{FileNo, Issue, Severity};
use ip_scorecard::text::{self, Lang, Told};
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
    fn of<'i>(issues: impl Iterator<Item = &'i Issue>) -> Counts {
        let mut counts = Counts::default();
        for issue in issues {
            match issue.severity() {
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
    /// 模拟: whether something was changed that no file says, so that nothing here is a result.
    pub simulated: bool,
    /// The scheme by itself, resolved when the assessment has none.
    alone: OnceCell<Option<(FileNo, Plan)>>,
    /// The issues in words, told when a language is first asked for.
    told: [OnceCell<Vec<Told>>; Lang::ALL.len()],
}

impl Report {
    /// Assesses a folder.
    pub fn of(folder: &Folder) -> Report {
        let assessed = assess(folder.files().iter().map(|file| (*file.opened).clone()).collect());
        Report { assessed, simulated: false, alone: OnceCell::new(), told: Default::default() }
    }

    /// 模拟: what came of changes that no file says.
    pub fn simulated(assessed: Assessed) -> Report {
        Report { assessed, simulated: true, alone: OnceCell::new(), told: Default::default() }
    }

    /// The scores, when nothing stands against them.
    pub fn scored(&self) -> Option<&Scored> {
        self.assessed.scored.as_ref()
    }

    /// The scheme, when it is sound: its file and what it says. It needs no data, and none without errors.
    pub fn scheme(&self) -> Option<(FileNo, &Plan)> {
        if let Some(Scored { assessment, .. }) = self.scored() {
            return Some((assessment.scheme_file, &assessment.plan));
        }
        let alone = self.alone.get_or_init(|| sound_scheme(&self.assessed.files));
        alone.as_ref().map(|(file, plan)| (*file, plan))
    }

    /// The issues, the gravest first.
    pub fn issues(&self, lang: Lang) -> &[Told] {
        self.told[lang as usize].get_or_init(|| text::issues(lang, &self.assessed))
    }

    /// How many issues there are.
    pub fn counts(&self) -> Counts {
        Counts::of(self.assessed.issues.iter())
    }

    /// How many issues one file has.
    pub fn counts_of(&self, file: &OpenFile) -> Counts {
        let files = (0u32..).map(FileNo).zip(&self.assessed.files);
        let numbers: Vec<FileNo> =
            files.filter(|(_, known)| known.name == file.opened.name).map(|(no, _)| no).collect();
        let of_file = |issue: &&Issue| issue.file.is_some_and(|no| numbers.contains(&no));
        Counts::of(self.assessed.issues.iter().filter(of_file))
    }
}
