//! 方案设计: what one does to a scheme while one designs it, as changes of its [`Tree`](super::Tree).
//!
//! | | |
//! |---|---|
//! | [`nodes`] | dimensions and indicators: where they stand, adding, moving, copying |
//! | [`ids`] | the next free id in the style of those around it |
//! | [`mentions`] | where something is referred to; renaming with all references, removing |
//! | [`roster`] | 考核单位 from a spreadsheet |
//! | [`weights`] | 分值表: leaves by groups, with sums; setting one |
//! | [`share`] | 分摊余数、按比例调整到满分: weights on a step with exact sums |
//! | [`start`] | an empty scheme, a copy, a new version of an adopted one |
//!
//! Nothing here judges a scheme: what is wrong with it, its reader says.

pub mod ids;
pub mod mentions;
pub mod nodes;
pub mod roster;
pub mod share;
pub mod start;
pub mod weights;

use std::rc::Rc;

use super::Tree;
use crate::json::{Path, Step};

/// The way to a key of the document itself.
fn top(key: &str) -> Path {
    Path::default().then(key)
}

/// The text under a key; empty where there is none.
fn text(tree: &Tree, key: &str) -> Rc<str> {
    tree.at(key).and_then(Tree::text).cloned().unwrap_or_default()
}

/// A way without its last step, and that step.
fn split(path: &Path) -> Option<(Path, &Step)> {
    let (last, before) = path.steps().split_last()?;
    Some((before.to_vec().into(), last))
}

/// The list that an item stands in, and its number.
fn in_list(path: &Path) -> Option<(Path, usize)> {
    match split(path)? {
        (list, Step::Item(item)) => Some((list, *item)),
        _ => None,
    }
}
