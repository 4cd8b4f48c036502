//! JSON with places: text → [`Json`] → typed records, every fault at once.
//!
//! - [`parse`] keeps each value's place and each number as it was written.
//! - [`FromJson`] and the [`record!`](crate::record), [`choice!`](crate::choice) and
//!   [`words!`](crate::words) macros turn values into types. The same declaration yields the
//!   reader, the list of known keys and the published JSON Schema, so that they cannot disagree.
//! - [`locate`] finds path, line and column of the places that are to be shown.

mod fields;
mod locate;
mod nearest;
mod path;
mod record;
mod schema;
mod tree;
mod values;

pub use fields::Fields;
pub use locate::{Location, locate};
pub use nearest::nearest;
pub use path::{Path, Step};
pub use schema::SchemaBook;
pub use tree::{Json, MAX_DEPTH, Member, Value, parse};
pub use values::{ByKey, Computed, Keyed, Nullable, Tried, one_of, read_id, show_hidden};
pub(crate) use values::{quote, wrong};

use crate::issue::{At, Problem, Severity};

/// The faults found while a document is read, in the order of finding.
#[derive(Debug, Default)]
pub struct Faults {
    found: Vec<(At, Problem)>,
    errors: usize,
}

impl Faults {
    /// Notes a fault at a place.
    pub fn add(&mut self, at: At, problem: impl Into<Problem>) {
        let problem = problem.into();
        self.errors += usize::from(problem.severity() == Severity::Error);
        self.found.push((at, problem));
    }

    /// How many of them are errors.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<(At, Problem)> {
        self.found
    }
}

/// A type that can be read from a JSON value.
pub trait FromJson: Sized {
    /// Whether `null` says something here.
    const MAY_BE_NULL: bool = false;

    /// Reads the value; `None` when a fault that has been noted leaves nothing to go on with.
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Self>;

    /// The value as files write it, where it is one that a field may have by default.
    fn written(&self) -> Option<serde_json::Value> {
        None
    }

    /// The JSON Schema of what is read.
    fn schema(book: &mut SchemaBook) -> serde_json::Value;
}
