//! Measured blocks → sheets.
//!
//! A galley is the whole document as one long strip, as printers call it; to make up is to cut the
//! strip into sheets. Each sheet takes as much as it holds and ends at the last place where a break
//! does no harm:
//!
//! 1. no row of a table is torn, and the head of the table stands again above its next rows;
//! 2. a heading stands on the sheet on which what it heads begins, signatures on the sheet on which
//!    what is signed ends;
//! 3. no sheet takes along a single row of a longer table.
//!
//! Where these leave no place for a break, the third gives way, then the second. The first gives way only
//! to a row that is taller than a sheet: it is cut between its lines. Nothing is ever left out.

use std::ops::{Add, Sub};

/// A length on paper, in 1/64 of a CSS pixel: the grid on which browsers lay out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(pub u32);

impl Add for Length {
    type Output = Length;

    fn add(self, other: Length) -> Length {
        Length(self.0.saturating_add(other.0))
    }
}

impl Sub for Length {
    type Output = Length;

    fn sub(self, other: Length) -> Length {
        Length(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Length {
    fn sum<I: Iterator<Item = Length>>(lengths: I) -> Length {
        lengths.fold(Length(0), Add::add)
    }
}

/// A document as one strip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Galley {
    /// Its parts, from top to bottom.
    pub parts: Vec<Part>,
}

/// A part of the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A block by itself.
    Block(Item),
    /// A table.
    Table {
        /// The height of its head where it begins.
        head: Length,
        /// The height of its head on each further sheet.
        again: Length,
        /// Its rows.
        rows: Vec<Item>,
    },
}

/// A block or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its height.
    pub height: Length,
    /// Where its lines are, to cut between them when it is taller than a sheet.
    pub lines: Lines,
    /// Whether it must stand on the sheet on which the next one begins.
    pub with_next: bool,
}

/// Lines of one height, one below the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines {
    /// What lies above the first.
    pub above: Length,
    /// The height of each.
    pub each: Length,
}

/// What stands on one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The parts, or pieces of them, from top to bottom.
    pub runs: Vec<Run>,
}

/// What stands on one sheet of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The part.
    pub part: usize,
    /// Whether some of it stands on a sheet before.
    pub continued: bool,
    /// What of it: rows of a table, or the one block.
    pub cuts: Vec<Cut>,
}

/// A row or a block, or a piece of one that is taller than a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The row; 0 for a block by itself.
    pub row: usize,
    /// The piece; none for the whole.
    pub window: Option<Window>,
}

/// A piece of something taller than a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// What stands on sheets before.
    pub from: Length,
    /// How much of it stands here.
    pub height: Length,
}

/// Lays a galley on sheets with so much room each.
///
/// ```
/// use ip_scorecard::paper::{Galley, Item, Length, Lines, Part, make_up};
///
/// let item = |height, with_next| Item {
///     height: Length(height),
///     lines: Lines { above: Length(0), each: Length(10) },
///     with_next,
/// };
/// let rows = vec![item(30, false); 4];
/// let table = Part::Table { head: Length(20), again: Length(25), rows };
/// let sheets = make_up(&Galley { parts: vec![Part::Block(item(20, true)), table] }, Length(110));
/// let rows = |sheet: usize| sheets[sheet].runs.last().map(|run| (run.continued, run.cuts.len()));
/// assert_eq!(rows(0), Some((false, 2)));
/// assert_eq!(rows(1), Some((true, 2)));
/// ```
pub fn make_up(galley: &Galley, room: Length) -> Vec<Sheet> {
    let strip = Strip::of(galley);
    let mut sheets = Vec::new();
    let mut at = Spot::default();
    while at.item < strip.items.len() {
        let (sheet, next) = strip.fill(at, room);
        sheets.push(sheet);
        at = next;
    }
    sheets
}

/// Lines of something cut that may not stand alone on either side.
const FEWEST_LINES: u32 = 2;

/// How far the strip has been laid on sheets.
#[derive(Clone, Copy, Default)]
struct Spot {
    /// The next item.
    item: usize,
    /// How much of it stands on sheets before.
    done: Length,
}

/// An item with its place in the galley.
struct Placed {
    item: Item,
    part: usize,
    row: usize,
    /// How many rows of its table follow it.
    left: usize,
    /// The heights of the head of its table: where it begins, and again; nothing for a block.
    heads: (Length, Length),
}

struct Strip {
    items: Vec<Placed>,
}

/// What speaks against a break, the lesser first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Harm {
    None,
    LoneRow,
    PartsKept,
}

impl Strip {
    fn of(galley: &Galley) -> Strip {
        let mut items = Vec::new();
        for (part, of) in galley.parts.iter().enumerate() {
            match of {
                Part::Block(item) => {
                    let heads = Default::default();
                    items.push(Placed { item: *item, part, row: 0, left: 0, heads });
                }
                Part::Table { head, again, rows } => {
                    let placed = rows.iter().enumerate().map(|(row, item)| {
                        let left = rows.len() - 1 - row;
                        Placed { item: *item, part, row, left, heads: (*head, *again) }
                    });
                    items.extend(placed);
                }
            }
        }
        Strip { items }
    }

    /// Fills one sheet, and says where the next begins.
    fn fill(&self, start: Spot, room: Length) -> (Sheet, Spot) {
        let (end, left) = self.fitting(start, room);
        let Some(next) = self.items.get(end) else {
            return (self.sheet(start, end, None), Spot { item: end, done: Length(0) });
        };
        // What no sheet holds begins where there is room for it, and goes on as long as it takes.
        let alone = end == start.item;
        let done = if alone { start.done } else { Length(0) };
        let left = left - self.head_of(end, start);
        if (alone || next.item.height + next.heads.0.max(next.heads.1) > room)
            && let Some(height) = cut(&next.item, done, left, alone)
        {
            let window = Window { from: done, height };
            let done = done + height;
            let rest = if done < next.item.height {
                Spot { item: end, done }
            } else {
                Spot { item: end + 1, done: Length(0) }
            };
            return (self.sheet(start, end, Some(window)), rest);
        }
        let breaks = (start.item + 1..=end).rev();
        let best = breaks.min_by_key(|at| self.harm(*at, start.item)).unwrap_or(end);
        (self.sheet(start, best, None), Spot { item: best, done: Length(0) })
    }

    /// The first item that does not fit on a sheet any more, and the room that those before it leave.
    fn fitting(&self, start: Spot, room: Length) -> (usize, Length) {
        let mut left = room;
        let mut done = start.done;
        for (no, placed) in self.items.iter().enumerate().skip(start.item) {
            let height = placed.item.height - done + self.head_of(no, start);
            if height > left {
                return (no, left);
            }
            left = left - height;
            done = Length(0);
        }
        (self.items.len(), left)
    }

    /// The height of the head that stands above an item: of its table, when the item is the first of it
    /// on the sheet.
    fn head_of(&self, no: usize, start: Spot) -> Length {
        let placed = &self.items[no];
        let first = no == start.item;
        match (first && (placed.row > 0 || start.done > Length(0)), first || placed.row == 0) {
            (true, _) => placed.heads.1,
            (_, true) => placed.heads.0,
            _ => Length(0),
        }
    }

    /// What speaks against a break before an item, on a sheet that begins with `first`.
    fn harm(&self, at: usize, first: usize) -> Harm {
        let (Some(before), Some(after)) = (self.items.get(at - 1), self.items.get(at)) else {
            return Harm::None;
        };
        if before.item.with_next {
            return Harm::PartsKept;
        }
        if before.part == after.part {
            let here = before.row.min(at - 1 - first) + 1;
            if here < 2 || after.left == 0 {
                return Harm::LoneRow;
            }
        }
        Harm::None
    }

    /// The items from `start` up to `end`, and a piece of the one at `end`.
    fn sheet(&self, start: Spot, end: usize, piece: Option<Window>) -> Sheet {
        let mut sheet = Sheet::default();
        let mut add = |placed: &Placed, window: Option<Window>| {
            let cut = Cut { row: placed.row, window };
            match sheet.runs.last_mut().filter(|run| run.part == placed.part) {
                Some(run) => run.cuts.push(cut),
                None => {
                    let continued = placed.row > 0 || window.is_some_and(|window| window.from > Length(0));
                    sheet.runs.push(Run { part: placed.part, continued, cuts: vec![cut] });
                }
            }
        };
        for no in start.item..end {
            let placed = &self.items[no];
            let rest = (no == start.item && start.done > Length(0))
                .then(|| Window { from: start.done, height: placed.item.height - start.done });
            add(placed, rest);
        }
        if let Some(placed) = self.items.get(end).filter(|_| piece.is_some()) {
            add(placed, piece);
        }
        sheet
    }
}

/// How much of an item, of which `done` stands on sheets before, stands in the room that is left: whole
/// lines. Nothing when that is hardly anything and the item can begin on the next sheet; `must` it begin
/// here, at least one line does.
fn cut(item: &Item, done: Length, left: Length, must: bool) -> Option<Length> {
    let Lines { above, each } = item.lines;
    let each = each.0.max(1);
    let lines = |upto: Length| (upto - above).0 / each;
    let before = lines(done);
    let all = lines(item.height);
    let mut fitting = lines(done + left).saturating_sub(before);
    if all.saturating_sub(before + fitting) < FEWEST_LINES {
        fitting = fitting.min(all.saturating_sub(before + FEWEST_LINES));
    }
    if fitting < FEWEST_LINES && !must {
        return None;
    }
    let line = before + fitting.max(1);
    let end = Length(above.0.saturating_add(line.saturating_mul(each))).min(item.height);
    Some(if end > done { end - done } else { item.height - done })
}
