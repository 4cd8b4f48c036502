//! What can be wrong with the input: codes, places and the facts of the case; never a sentence.
//!
//! The sentences are made in [`text`](crate::text) from the same facts, so that the page, the host
//! program and the result file say the same.

mod bytes;
mod data;
mod scheme;
mod shape;

use std::rc::Rc;

pub use bytes::{BytesProblem, Syntax};
pub use data::{DataProblem, Field, Spot};
pub use scheme::{Named, Range, SchemeProblem};
pub use shape::{Expected, ShapeProblem};

/// A place in a file's text, in bytes from its start.
///
/// Path, line and column are found from it when an issue is shown, so that a document without faults
/// pays nothing for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At(pub u32);

/// The number of a file among the files of one assessment, in the order of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileNo(pub u32);

/// How much an issue weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 错误: nothing is scored until it is settled.
    Error,
    /// 提醒: scored, but someone should look.
    Warning,
    /// 说明: nothing to do.
    Note,
}

impl Severity {
    /// The word of the result file.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One thing found in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// What it is.
    pub problem: Problem,
    /// The file that it stands in; none when it belongs to no file.
    pub file: Option<FileNo>,
    /// The place in that file; none when the file as a whole is meant.
    pub at: Option<At>,
    /// The indicator, notice or goal that it is about, where the problem itself does not say.
    pub subject: Option<Quote>,
}

impl Issue {
    /// An issue at a place of a file.
    pub fn at(file: FileNo, at: At, problem: impl Into<Problem>) -> Issue {
        Issue { problem: problem.into(), file: Some(file), at: Some(at), subject: None }
    }

    /// An issue of a file as a whole.
    pub fn of_file(file: FileNo, problem: impl Into<Problem>) -> Issue {
        Issue { problem: problem.into(), file: Some(file), at: None, subject: None }
    }

    /// An issue of the assessment as a whole.
    pub fn of_all(problem: impl Into<Problem>) -> Issue {
        Issue { problem: problem.into(), file: None, at: None, subject: None }
    }

    /// The same issue, about a named thing.
    pub fn about(self, subject: Option<Quote>) -> Issue {
        Issue { subject, ..self }
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }

    /// Whether nothing may be scored while it stands.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}

/// Everything that can be wrong, by the step that finds it.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// The bytes are not a document.
    Bytes(BytesProblem),
    /// The document does not have the shape of its format.
    Shape(ShapeProblem),
    /// The scheme does not hold together.
    Scheme(SchemeProblem),
    /// The data do not fit the scheme or each other.
    Data(DataProblem),
}

impl Problem {
    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        match self {
            Problem::Bytes(_) => Severity::Error,
            Problem::Shape(problem) => problem.severity(),
            Problem::Scheme(problem) => problem.severity(),
            Problem::Data(problem) => problem.severity(),
        }
    }

    /// Whether it says that something was not sent.
    pub fn is_gap(&self) -> bool {
        use DataProblem as P;
        matches!(
            self,
            Problem::Data(P::NotReported { .. } | P::NoEvidence { .. } | P::Part { .. } | P::NoData)
        )
    }

    /// Whether it may be due to something that was sent and could not be read.
    pub fn follows_from_a_gap(&self) -> bool {
        use DataProblem as P;
        matches!(self, Problem::Data(P::NoTarget { .. } | P::PendingWithoutValue { .. }))
    }

    /// The stable code under which the handbook describes it.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::Bytes(problem) => problem.code(),
            Problem::Shape(problem) => problem.code(),
            Problem::Scheme(problem) => problem.code(),
            Problem::Data(problem) => problem.code(),
        }
    }
}

macro_rules! joins {
    ($($Kind:ident($Inner:ident)),*) => {$(
        impl From<$Inner> for Problem {
            fn from(problem: $Inner) -> Problem {
                Problem::$Kind(problem)
            }
        }
    )*};
}
joins!(Bytes(BytesProblem), Shape(ShapeProblem), Scheme(SchemeProblem), Data(DataProblem));

/// A text of the user's that an issue quotes.
pub type Quote = Rc<str>;
