//! The next free id in the style of those around it: after T5-1 and T5-2 comes T5-3, after T8 comes T9.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::nodes::nodes;
use super::{split, text};
use crate::edit::Tree;
use crate::json::{Path, Step};

/// The ids that dimensions and indicators have.
#[derive(Clone, Debug, Default)]
pub struct Ids(BTreeSet<Rc<str>>);

impl Ids {
    /// Those of a scheme.
    pub fn of(scheme: &Tree) -> Ids {
        Ids(nodes(scheme).into_iter().map(|node| node.id).collect())
    }

    /// Takes the next free id for a node in a list.
    pub(super) fn next_at(&mut self, scheme: &Tree, list: &Path) -> Rc<str> {
        let siblings = scheme.get(list).map_or(&[][..], Tree::items);
        let ids: Vec<Rc<str>> = siblings.iter().map(|node| text(node, "id")).collect();
        self.take(ids.last().filter(|id| !id.is_empty()).map_or_else(
            || first_below(scheme, list),
            |last| {
                let style = Style::of(last);
                let number = ids.iter().filter_map(|id| style.number(id)).max().unwrap_or(0);
                style.write(number + 1)
            },
        ))
    }

    /// Takes an id, or the next one in its style that is free.
    fn take(&mut self, wanted: Rc<str>) -> Rc<str> {
        let style = Style::of(&wanted);
        let mut number = style.number(&wanted).unwrap_or(0);
        let mut id = wanted;
        while !self.0.insert(id.clone()) {
            number += 1;
            id = style.write(number);
        }
        id
    }
}

/// The first id below a dimension, joined as elsewhere in the scheme.
fn first_below(scheme: &Tree, list: &Path) -> Rc<str> {
    let dimension = split(list).filter(|(_, last)| **last == Step::from("children"));
    let dimension = dimension.and_then(|(dimension, _)| Some(text(scheme.get(&dimension)?, "id")));
    let Some(dimension) = dimension.filter(|id| !id.is_empty()) else { return "T1".into() };
    let joints = nodes(scheme).into_iter().filter(|node| node.is_dimension).filter_map(|node| {
        let child = text(scheme.get(&node.path.then("children").then(0))?, "id");
        let joint = child.strip_prefix(&*node.id)?.trim_end_matches(|c: char| c.is_ascii_digit());
        Some(Rc::<str>::from(joint))
    });
    let joint = joints.into_iter().next().unwrap_or_else(|| "-".into());
    format!("{dimension}{joint}1").into()
}

/// How an id is made of a number: what stands before it, and how many digits it has at least.
struct Style {
    head: String,
    width: usize,
}

impl Style {
    fn of(id: &str) -> Style {
        let head = id.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &id[head.len()..];
        match digits {
            "" => Style { head: format!("{id}-"), width: 1 },
            _ => Style { head: head.to_owned(), width: digits.len() },
        }
    }

    fn number(&self, id: &str) -> Option<u64> {
        let digits = id.strip_prefix(&self.head)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    }

    fn write(&self, number: u64) -> Rc<str> {
        format!("{}{number:0width$}", self.head, width = self.width).into()
    }
}

/// Gives a node an id, and all below it ids that go with it.
pub(super) fn renew(node: &mut Tree, id: &str, ids: &mut Ids) {
    let before = text(node, "id");
    node.put(&Path::default().then("id"), Tree::from(id));
    let Some(Tree::List(children)) = node.get_mut(&Path::default().then("children")) else { return };
    for child in Rc::make_mut(children) {
        let old = text(child, "id");
        let wanted = match old.strip_prefix(&*before).filter(|rest| !rest.is_empty() && !before.is_empty()) {
            Some(rest) => format!("{id}{rest}").into(),
            None => old,
        };
        let id = ids.take(wanted);
        renew(child, &id, ids);
    }
}
