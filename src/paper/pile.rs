//! Made-up sheets on their way out: numbered, with their backs, and dealt a portion at a time.
//!
//! A table of thousands of units takes hundreds of sheets, which no browser draws in one go. How many there
//! are is known before the first is drawn, so each says its number and of how many from the start.

use std::collections::VecDeque;

use super::document::Face;
use super::make_up::Sheet;

/// One side of a sheet of paper, `D` being the document that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side<D> {
    /// A page of a document.
    Page {
        /// The document.
        document: D,
        /// What of it stands here.
        sheet: Sheet,
        /// Its number, and of how many: 第1页　共3页.
        number: (usize, usize),
        /// Whether it is the back of the side before.
        back: bool,
    },
    /// The empty back of the last page of a document, where the next one begins on a sheet of its own.
    Empty(Face),
}

/// The sides that are still to be dealt, in order.
///
/// ```
/// use ip_scorecard::paper::{Face, Pile, Sheet, Side};
///
/// let mut pile = Pile::new(true);
/// pile.put(&"A", Face::Upright, vec![Sheet::default(); 3]);
/// pile.put(&"B", Face::Upright, vec![Sheet::default(); 2]);
/// let told = |side: Side<&str>| match side {
///     Side::Page { document, number: (no, of), .. } => format!("{document} {no}/{of}"),
///     Side::Empty(_) => "-".to_owned(),
/// };
/// assert_eq!(pile.deal(2).map(told).collect::<Vec<_>>(), ["A 1/3", "A 2/3"]);
/// assert_eq!(pile.left(), 4);
/// assert_eq!(pile.deal(9).map(told).collect::<Vec<_>>(), ["A 3/3", "-", "B 1/2", "B 2/2"]);
/// ```
#[derive(Clone, Debug)]
pub struct Pile<D> {
    sides: VecDeque<Side<D>>,
    duplex: bool,
    /// How the last sheet lies, while nothing stands on its back.
    open: Option<Face>,
}

impl<D: Clone> Pile<D> {
    /// Nothing yet; `duplex` when sheets are printed on both sides.
    pub fn new(duplex: bool) -> Pile<D> {
        Pile { sides: VecDeque::new(), duplex, open: None }
    }

    /// Puts the sheets of a whole document below those that are there, and numbers them.
    pub fn put(&mut self, document: &D, face: Face, sheets: Vec<Sheet>) {
        if sheets.is_empty() {
            return;
        }
        self.sides.extend(self.open.take().map(Side::Empty));
        let (of, duplex) = (sheets.len(), self.duplex);
        self.sides.extend(sheets.into_iter().enumerate().map(|(no, sheet)| Side::Page {
            document: document.clone(),
            sheet,
            number: (no + 1, of),
            back: duplex && no % 2 == 1,
        }));
        self.open = (duplex && of % 2 == 1).then_some(face);
    }

    /// Takes the next sides off the top, so many or as many as there are.
    pub fn deal(&mut self, portion: usize) -> impl Iterator<Item = Side<D>> {
        self.sides.drain(..portion.min(self.sides.len()))
    }

    /// How many sides are still there.
    pub fn left(&self) -> usize {
        self.sides.len()
    }
}
