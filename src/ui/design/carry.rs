//! Nodes of the tree that the mouse carries to another place.

use ip_scorecard::edit::Tree;
use ip_scorecard::edit::scheme::nodes::{NodeAt, Place};
use ip_scorecard::json::Path;
use yew::prelude::*;

use super::outline::Tool;
use crate::platform::drag;

/// A node that the mouse carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    node: Path,
    /// The node that it is over, and which side of that.
    pub over: Option<(Path, Side)>,
}

/// Where something is dropped on a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Above it.
    Before,
    /// Below it.
    After,
    /// Into it, as its last.
    Into,
}

impl Side {
    /// On a dimension, by how far down it the mouse is, from 0 to 1: before it or into it. On an indicator: before or after.
    fn of(is_dimension: bool, down: f64) -> Side {
        match is_dimension {
            true if down < 0.3 => Side::Before,
            true => Side::Into,
            false if down < 0.5 => Side::Before,
            false => Side::After,
        }
    }

    fn place(self, tree: &Tree, node: &Path) -> Option<Place> {
        match self {
            Side::Before => Place::before(node),
            Side::After => Place::after(node),
            Side::Into => Place::last_in(tree, node),
        }
    }

    /// How that is shown.
    pub fn class(self) -> &'static str {
        match self {
            Side::Before => "design-drop-before",
            Side::After => "design-drop-after",
            Side::Into => "design-drop-into",
        }
    }
}

impl Tool {
    /// Begins to carry a node.
    pub fn carry(&self, node: &NodeAt) -> Callback<DragEvent> {
        let (carried, node) = (self.carried.clone(), node.path.clone());
        Callback::from(move |event: DragEvent| {
            if let Some(carried) = &carried {
                drag::begin(&event);
                carried.set(Some(Carried { node: node.clone(), over: None }));
            }
        })
    }

    /// Shows where the node would be put, as far as it can be put there.
    pub fn over(&self, node: &NodeAt) -> Callback<DragEvent> {
        let (tool, path, is_dimension) = (self.clone(), node.path.clone(), node.is_dimension);
        Callback::from(move |event: DragEvent| {
            let Some((carried, now)) = tool.carried.as_ref().and_then(|c| Some((c, (**c).clone()?))) else {
                return;
            };
            let side = Side::of(is_dimension, drag::share_of_height(&event));
            let place = side.place(&tool.desk.tree, &path);
            let fits = place.is_some_and(|place| !place.list.is_within(&now.node) && path != now.node);
            if fits {
                event.prevent_default();
            }
            carried.set(Some(Carried { over: fits.then(|| (path.clone(), side)), ..now }));
        })
    }

    /// Puts the node there.
    pub fn drop(&self, node: &NodeAt) -> Callback<DragEvent> {
        let (tool, path, is_dimension) = (self.clone(), node.path.clone(), node.is_dimension);
        Callback::from(move |event: DragEvent| {
            let Some((carried, now)) = tool.carried.as_ref().and_then(|c| Some((c, (**c).clone()?))) else {
                return;
            };
            event.prevent_default();
            carried.set(None);
            let side = Side::of(is_dimension, drag::share_of_height(&event));
            if let Some(place) = side.place(&tool.desk.tree, &path).filter(|_| path != now.node) {
                tool.put(&now.node, &place);
            }
        })
    }

    /// Lets it go where it cannot be put.
    pub fn let_go(&self) -> Callback<DragEvent> {
        let carried = self.carried.clone();
        Callback::from(move |_: DragEvent| {
            if let Some(carried) = &carried {
                carried.set(None);
            }
        })
    }
}
