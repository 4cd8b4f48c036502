//! What a step on the sheet did, as facts; the sentence is made in [`text`](crate::text).

use std::rc::Rc;

use super::Sheet;
use crate::issue::Spot;
use crate::model::data::State;

/// A sheet after a step, and the step.
#[derive(Clone, Debug)]
pub struct Edited {
    /// The sheet.
    pub sheet: Sheet,
    /// What was done.
    pub step: Step,
}

/// What was done. Units and indicators are named as they were called then, so that the sentence stays true
/// when the scheme is changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// One cell was typed into.
    Typed {
        /// The datum.
        spot: Spot,
        /// What stood in the cell.
        before: Rc<str>,
        /// What stands in it now.
        after: Rc<str>,
    },
    /// A block was pasted; so many cells have changed.
    Pasted {
        /// Cells.
        cells: usize,
    },
    /// Cells were filled from the first line of a block.
    Filled {
        /// Cells.
        cells: usize,
    },
    /// Cells were cleared.
    Cleared {
        /// Cells.
        cells: usize,
    },
    /// Data were given a state, or relieved of theirs.
    Stated {
        /// The state.
        state: Option<State>,
        /// Data.
        data: usize,
    },
    /// 说明 of a datum
    Noted {
        /// The datum.
        spot: Spot,
    },
    /// 原因 of a datum's state
    Reasoned {
        /// The datum.
        spot: Spot,
    },
    /// A piece of evidence was given to a datum.
    Attached {
        /// The datum.
        spot: Spot,
        /// What it is called.
        title: Rc<str>,
    },
    /// A piece of evidence was taken from a datum.
    Detached {
        /// The datum.
        spot: Spot,
        /// What it is called.
        title: Rc<str>,
    },
    /// What is said of a piece of evidence was changed.
    Described {
        /// What it is called now.
        title: Rc<str>,
    },
}
