//! Dimensions and indicators (维度、指标): where they stand, and adding, moving and copying them.

use std::rc::Rc;

use super::ids::{self, Ids};
use super::{in_list, split, text, top, weights};
use crate::edit::Tree;
use crate::json::{Path, Step};

/// A dimension or an indicator where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeAt {
    /// The way to it.
    pub path: Path,
    /// Its id; empty where it has none.
    pub id: Rc<str>,
    /// Its title; empty where it has none.
    pub title: Rc<str>,
    /// How many dimensions it stands below.
    pub depth: usize,
    /// Whether it is a dimension.
    pub is_dimension: bool,
}

/// All dimensions and indicators, each dimension before what is below it.
pub fn nodes(scheme: &Tree) -> Vec<NodeAt> {
    let mut found = Vec::new();
    collect(scheme.at("tree"), &top("tree"), 0, &mut found);
    found
}

fn collect(list: Option<&Tree>, path: &Path, depth: usize, found: &mut Vec<NodeAt>) {
    for (item, node) in list.map_or(&[][..], Tree::items).iter().enumerate() {
        let path = path.then(item);
        let children = node.at("children");
        found.push(NodeAt {
            id: text(node, "id"),
            title: text(node, "title"),
            depth,
            is_dimension: children.is_some(),
            path: path.clone(),
        });
        collect(children, &path.then("children"), depth + 1, found);
    }
}

/// The way to the dimension or indicator with an id; to the first of several.
pub fn find(scheme: &Tree, id: &str) -> Option<Path> {
    nodes(scheme).into_iter().find(|node| &*node.id == id).map(|node| node.path)
}

/// A place between two nodes, or before the first, or after the last of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The list: that of the scheme, or the children of a dimension.
    pub list: Path,
    /// The number that what is put there gets, as things stand now.
    pub item: usize,
}

impl Place {
    /// The place before a node.
    pub fn before(node: &Path) -> Option<Place> {
        in_list(node).map(|(list, item)| Place { list, item })
    }

    /// The place after a node, with all below it.
    pub fn after(node: &Path) -> Option<Place> {
        in_list(node).map(|(list, item)| Place { list, item: item + 1 })
    }

    /// The last place in a dimension; none in an indicator.
    pub fn last_in(scheme: &Tree, dimension: &Path) -> Option<Place> {
        let list = dimension.then("children");
        let item = scheme.get(&list)?.items().len();
        Some(Place { list, item })
    }

    /// The last place of the scheme.
    pub fn last(scheme: &Tree) -> Place {
        let item = scheme.at("tree").map_or(0, |list| list.items().len());
        Place { list: top("tree"), item }
    }
}

/// What is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// 维度
    Dimension,
    /// 指标
    Indicator,
}

/// Adds a dimension without children, or an indicator on which nobody is assessed yet, with the next free id
/// in the style of its siblings; gives the way to it.
///
/// ```
/// use ip_scorecard::edit::{Tree, scheme::nodes::{NodeKind, Place, add}};
///
/// let mut scheme = Tree::read(r#"{"tree": [{"id": "T8", "title": "其他", "children": []}]}"#).unwrap();
/// let last = Place::last(&scheme);
/// let node = add(&mut scheme, NodeKind::Indicator, &last, "新指标").unwrap();
/// assert_eq!(scheme.get(&node.then("id")), Some(&Tree::from("T9")));
/// ```
pub fn add(scheme: &mut Tree, kind: NodeKind, place: &Place, title: &str) -> Option<Path> {
    let id = Ids::of(scheme).next_at(scheme, &place.list);
    let mut members: Vec<(&str, Tree)> = vec![("id", Tree::from(&*id)), ("title", Tree::from(title))];
    match kind {
        NodeKind::Dimension => members.push(("children", Tree::list())),
        NodeKind::Indicator => {
            let rule = [("kind", Tree::from("completion"))].into_iter().collect();
            members.extend([("weight", Tree::object()), ("rule", rule)]);
        }
    }
    insert(scheme, place, members.into_iter().collect())
}

fn insert(scheme: &mut Tree, place: &Place, node: Tree) -> Option<Path> {
    if scheme.get(&place.list).is_none() && place.list == top("tree") {
        scheme.put(&place.list, Tree::list());
    }
    scheme.insert(&place.list, place.item, node).then(|| place.list.then(place.item))
}

/// Moves a node with all below it, and gives the way to where it stands then; none, and nothing changed,
/// where there is no such node or place, or the place lies within the node.
pub fn move_to(scheme: &mut Tree, node: &Path, place: &Place) -> Option<Path> {
    if place.list.is_within(node) {
        return None;
    }
    let mut next = scheme.clone();
    let (list, item) = in_list(node)?;
    let follow = weights::Follow::of(scheme);
    let moved = next.take(node)?;
    let path = insert(&mut next, &place.without(&list, item), moved)?;
    follow.write(&mut next);
    *scheme = next;
    Some(path)
}

impl Place {
    /// The same place once an item of a list is gone.
    fn without(&self, list: &Path, item: usize) -> Place {
        let one_less = |number: usize| if number > item { number - 1 } else { number };
        if self.list == *list {
            return Place { list: self.list.clone(), item: one_less(self.item) };
        }
        let mut steps = self.list.steps().to_vec();
        if self.list.is_within(list)
            && let Some(Step::Item(number)) = steps.get_mut(list.steps().len())
        {
            *number = one_less(*number);
        }
        Place { list: steps.into(), item: self.item }
    }
}

/// A move by one step, as keys and buttons make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// 上移: before the sibling above.
    Up,
    /// 下移: after the sibling below.
    Down,
    /// 降级: into the dimension above it, as the last of its children.
    In,
    /// 升级: out of its dimension, after it.
    Out,
}

impl Way {
    /// All ways.
    pub const ALL: [Way; 4] = [Way::Up, Way::Down, Way::In, Way::Out];
}

/// Where a step leads; none where there is none to be made.
pub fn place_of(scheme: &Tree, node: &Path, way: Way) -> Option<Place> {
    let (list, item) = in_list(node)?;
    match way {
        Way::Up => Some(Place { item: item.checked_sub(1)?, list }),
        Way::Down => {
            let below = item + 1 < scheme.get(&list)?.items().len();
            below.then_some(Place { list, item: item + 2 })
        }
        Way::In => Place::last_in(scheme, &list.then(item.checked_sub(1)?)),
        Way::Out => match split(&list)? {
            (dimension, Step::Key(key)) if &**key == "children" => Place::after(&dimension),
            _ => None,
        },
    }
}

/// Copies a node with all below it, under free ids, to the place after it; gives the way to the copy.
///
/// Ids below that begin with the id of their dimension begin with its new one: of T5 with T5-1 the copy is
/// T8 with T8-1.
pub fn copy(scheme: &mut Tree, node: &Path) -> Option<Path> {
    let place = Place::after(node)?;
    let mut copied = scheme.get(node)?.clone();
    let mut ids = Ids::of(scheme);
    let id = ids.next_at(scheme, &place.list);
    ids::renew(&mut copied, &id, &mut ids);
    let follow = weights::Follow::of(scheme);
    let path = insert(scheme, &place, copied)?;
    follow.write(scheme);
    Some(path)
}
