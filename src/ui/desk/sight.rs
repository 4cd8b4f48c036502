//! Which lines and columns are drawn: those in view, a few around them, and the active ones wherever they
//! are, because the keyboard is there.

use std::ops::Range;

use super::key::At;
use crate::platform::board::Sight;

/// The height of a line; styles/desk.css says the same.
pub const LINE: usize = 32;
/// The width of a column; styles/desk.css says the same.
pub const COLUMN: usize = 112;

/// Lines and columns beyond the edges of what is in view.
const AROUND: usize = 4;
/// What is taken to be in view before anything has been drawn.
const FIRST: Sight = Sight { top: 0, left: 0, height: 640, width: 1280 };

/// Lines that are in view at once.
pub fn page(sight: Sight) -> usize {
    (sight.height / LINE).saturating_sub(3).max(1)
}

/// What is drawn of a table of so many lines and columns, around what is in view.
pub fn drawn(sight: Sight, (lines, columns): At) -> (Range<usize>, Range<usize>) {
    let sight = if sight.height == 0 { FIRST } else { sight };
    let range = |from: usize, length: usize, each: usize, all: usize| {
        let (first, last) = (from / each, (from + length) / each + 1);
        first.saturating_sub(AROUND).min(all)..(last + AROUND).min(all)
    };
    (range(sight.top, sight.height, LINE, lines), range(sight.left, sight.width, COLUMN, columns))
}

/// A range with one more, and before each how many are left out.
pub fn with(range: &Range<usize>, more: usize) -> Vec<(usize, usize)> {
    let before = Some(more).filter(|more| *more < range.start);
    let after = Some(more).filter(|more| *more >= range.end);
    let mut next = 0;
    let all = before.into_iter().chain(range.clone()).chain(after);
    all.map(|no| {
        let gap = no - next;
        next = no + 1;
        (no, gap)
    })
    .collect()
}
