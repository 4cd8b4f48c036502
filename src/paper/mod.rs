//! Paper: what a printed document consists of, and how it is laid on sheets.
//!
//! [`document`] holds a document as data: title, facts, tables, places for signatures; [`official`] holds one that
//! is issued to units, which an office program lays out. What of the former no sheet would
//! hold is parted first, then [`make_up`] lays the measured blocks on sheets, and a [`Pile`] numbers these
//! and deals them. None knows what is said nor how it is drawn: the sentences come from
//! [`text`](crate::text), the heights from whoever draws, because only a browser knows where its lines
//! break.
//!
//! Browsers can break pages by themselves, but before Chromium 131 they cannot number them, nor say
//! at the head of a table that it is continued. So the sheets are made here, and the browser prints them as they are.

pub mod document;
pub mod make_up;
pub mod official;
mod part;
pub mod pile;

pub use document::{
    Align, Block, Cell, Column, Document, Face, Fact, Place, Row, RowRole, Signatures, Table,
};
pub use make_up::{Cut, Galley, Item, Length, Lines, Part, Run, Sheet, Window, make_up};
pub use official::{Annex, Clause, Level, Masthead, Official, Signed};
pub use pile::{Pile, Side};
