//! 办公文书: the office's papers, in and out.
//!
//! The libraries for workbooks and documents are larger than all the rest, so the page has them in a
//! second WebAssembly module, which it loads on first use and runs in a worker. What needs those libraries
//! exists with the feature `office` only; on the host it is a part of the library like any other. What
//! both modules must know of each other is always here: the [jobs](job), and what comes back.
//!
//! | | |
//! |---|---|
//! | [`job`] | what the page asks of the module, and what it answers |
//! | [`archive`] | 存档包: everything of an assessment in one file that can be checked |
//! | [`word`] | Word documents: notice, call to a talk, correction list, score sheet, rules |
//! | `book` | 考核结果工作簿: the result as a workbook of live formulas |
//!
//! Whatever is made here is made of the same scores and traces as the page, so that they cannot disagree.

pub mod archive;
#[cfg(feature = "office")]
pub mod book;
pub mod collect;
pub mod job;
pub mod word;

use std::fmt;

/// A file that came in or was made.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// Its name without folders: "考核结果.xlsx".
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

/// Told how far a long job has come; it may say that nobody waits for the rest any more.
///
/// ```
/// use ip_scorecard::office::Watch;
///
/// let mut seen = Vec::new();
/// let mut watch = |done: usize, of: usize| {
///     seen.push((done, of));
///     true
/// };
/// assert!(Watch::go_on(&mut watch, 1, 22));
/// assert_eq!(seen, [(1, 22)]);
/// ```
pub trait Watch {
    /// `done` steps of `of` are done. The job ends early when this is false.
    fn go_on(&mut self, done: usize, of: usize) -> bool;
}

impl<F: FnMut(usize, usize) -> bool> Watch for F {
    fn go_on(&mut self, done: usize, of: usize) -> bool {
        self(done, of)
    }
}
