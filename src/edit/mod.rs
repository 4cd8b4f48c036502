//! 编辑: documents as people change them, and the one form in which they are written.
//!
//! A document is a [`Tree`] here: nothing that was written is lost, whether the formats know it or not.
//! What is typed is written by [`canonical`] and read by [`read`](mod@crate::read) like any other file, so
//! that there is one reader, one list of faults, and one way to a score.
//!
//! [`form`] describes the fields of a scheme's records; [`scheme`] holds what one does while one designs one.

mod canonical;
pub mod form;
mod history;
mod schema;
pub mod scheme;
pub mod sheet;
mod tree;

pub use canonical::canonical;
pub use history::History;
pub use tree::Tree;
