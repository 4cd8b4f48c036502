//! How much of a long table is drawn: a part at first, and what the reader asks for beyond it in steps,
//! between which the page stays alive.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Rows that the tables of a view begin with, all of them together.
const ROWS: usize = 240;

/// What a table begins with at most, and at least however many there are.
const MOST: usize = 100;
const FEWEST: usize = 10;

/// Rows that are added in one go.
const STEP: usize = 200;

/// How many rows each of so many tables of a view begins with.
pub fn at_first(tables: usize) -> usize {
    (ROWS / tables.max(1)).clamp(FEWEST, MOST)
}

/// How many of the rows that are wanted are drawn now: a first step at once, then one more each time the page
/// has been drawn. Fewer are fewer at once.
#[hook]
pub fn use_steps(wanted: usize) -> usize {
    let reached = use_state_eq(|| wanted.min(STEP));
    let now = wanted.min((*reached).max(STEP));
    use_effect_with((*reached, wanted), move |(_, wanted)| {
        let next = wanted.min(&(now + STEP)).to_owned();
        let step = (next != *reached).then(|| Timeout::new(0, move || reached.set(next)));
        move || drop(step)
    });
    now
}
