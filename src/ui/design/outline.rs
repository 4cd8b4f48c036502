//! The tree of dimensions and indicators, by keyboard and by buttons.

use std::rc::Rc;

use ip_scorecard::edit::Tree;
use ip_scorecard::edit::scheme::mentions::{Mention, references};
use ip_scorecard::edit::scheme::nodes::{
    self, NodeAt, NodeKind, Place, Way, add, copy, move_to, nodes, place_of,
};
use ip_scorecard::json::Path;
use ip_scorecard::text::Lang;
use ip_scorecard::text::page::design as words;
use yew::prelude::*;

use super::carry::Carried;
use super::desk::{Desk, count, field_id};
use super::list::ask;
use crate::platform::{address, view};
use crate::ui::route::Route;
use crate::ui::state::Msg;

/// What the [`Outline`] needs.
#[derive(PartialEq, Properties)]
pub struct OutlineProps {
    /// The scheme.
    pub desk: Desk,
    /// The node that is open.
    pub open: Option<Path>,
    /// Whether nothing can be changed.
    pub locked: bool,
}

/// The tree, with one of its nodes in reach of the tabulator.
#[component]
pub fn Outline(props: &OutlineProps) -> Html {
    let OutlineProps { desk, open, locked } = props;
    let lang = desk.lang;
    let all = nodes(&desk.tree);
    let at = use_state(|| None::<Path>);
    let asking = use_state(|| None::<(Path, Vec<Mention>)>);
    // The keyboard follows a node that was moved.
    let follow = use_mut_ref(|| false);
    {
        // What is opened elsewhere is in reach, too.
        let at = at.clone();
        use_effect_with(open.clone(), move |open| {
            if open.is_some() {
                at.set(open.clone());
            }
        });
    }
    let here = at.as_ref().filter(|path| all.iter().any(|node| node.path == **path)).or(open.as_ref());
    let here = here.cloned().or_else(|| all.first().map(|node| node.path.clone()));
    {
        let (follow, id) = (follow.clone(), here.as_ref().map(node_id));
        use_effect(move || {
            if follow.take()
                && let Some(id) = id
            {
                view::focus(&id);
            }
        });
    }
    let carried = use_state_eq(|| None::<Carried>);
    let carried = (!locked).then_some(carried);
    let tool = Tool { desk: desk.clone(), at: at.clone(), follow: follow.clone(), carried };
    let removal = {
        let (desk, asking, open) = (desk.clone(), asking.clone(), open.clone());
        Callback::from(move |path: Path| match references(&desk.tree, &path) {
            found if found.is_empty() => remove(&desk, &path, open.as_ref()),
            found => asking.set(Some((path, found))),
        })
    };
    let onkeydown = {
        let (tool, all, here, locked, removal) =
            (tool.clone(), all.clone(), here.clone(), *locked, removal.clone());
        Callback::from(move |event: KeyboardEvent| {
            if tool.key(&event, &all, here.as_ref(), locked, &removal) {
                event.prevent_default();
            }
        })
    };
    let done = {
        let (desk, asking, open, follow) = (desk.clone(), asking.clone(), open.clone(), follow.clone());
        Callback::from(move |yes: bool| {
            if let Some((path, _)) = asking.as_ref().filter(|_| yes) {
                remove(&desk, path, open.as_ref());
            }
            follow.replace(true);
            asking.set(None);
        })
    };
    html! {
        <div class="design-outline">
            <h3 id="design-tree">{ words::TREE.of(lang) }</h3>
            <fieldset class="design-tools" disabled={*locked}>
                { tool.buttons(lang, here.as_ref(), &removal) }
            </fieldset>
            if let Some((path, found)) = &*asking {
                { ask(lang, &desk.name(path)(lang), found, &done) }
            }
            if all.is_empty() {
                <p class="muted">{ words::NO_NODES.of(lang) }</p>
            } else {
                <ul role="tree" class="design-tree" aria-labelledby="design-tree" aria-describedby="design-keys" {onkeydown}>
                    { for all.iter().map(|node| item(desk, node, open.as_ref(), here.as_ref(), &tool)) }
                </ul>
            }
            <p class="design-help" id="design-keys">{ words::TREE_KEYS.of(lang) }</p>
        </div>
    }
}

/// Removes a node, and leaves its form when that is open.
fn remove(desk: &Desk, path: &Path, open: Option<&Path>) {
    desk.remove(path);
    if open.is_some_and(|open| open.is_within(path)) {
        address::go(&Route::Design("".into()).href());
    }
}

/// The id of a node's item.
fn node_id(path: &Path) -> String {
    format!("item-{}", field_id(path))
}

fn item(desk: &Desk, node: &NodeAt, open: Option<&Path>, here: Option<&Path>, tool: &Tool) -> Html {
    let found = desk.within(&node.path).filter(|fault| {
        // What is found in a child is counted there.
        !(node.is_dimension
            && fault.path.is_within(&node.path.then("children"))
            && fault.path.steps().len() > node.path.steps().len() + 1)
    });
    let (path, opener) = (node.path.clone(), tool.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        opener.at.set(Some(path.clone()));
        opener.open(&path);
    });
    let is_open = open == Some(&node.path);
    let depth = node.depth.min(6);
    let carried = tool.carried.as_ref().and_then(|carried| (**carried).clone());
    let over = carried.and_then(|carried| carried.over).filter(|(over, _)| *over == node.path);
    html! {
        <li key={node_id(&node.path)} id={node_id(&node.path)} role="treeitem" aria-level={(node.depth + 1).to_string()}
            aria-selected={is_open.to_string()} aria-expanded={node.is_dimension.then_some("true")}
            class={classes!(format!("design-depth-{depth}"), node.is_dimension.then_some("design-dimension"),
                over.map(|(_, side)| side.class()))}
            draggable={tool.carried.is_some().then_some("true")} ondragstart={tool.carry(node)} ondragover={tool.over(node)}
            ondrop={tool.drop(node)} ondragend={tool.let_go()}
            tabindex={if here == Some(&node.path) { "0" } else { "-1" }} {onclick}>
            <b>{ &*node.id }</b>{ " " }{ &*node.title }{ count(desk.lang, found.count()) }
        </li>
    }
}

/// What a button does to a node.
type Act = Rc<dyn Fn(&Tool, &Path)>;

/// What is done to the tree.
#[derive(Clone)]
pub(super) struct Tool {
    pub(super) desk: Desk,
    at: UseStateHandle<Option<Path>>,
    follow: Rc<std::cell::RefCell<bool>>,
    /// The node that the mouse carries, and where it would be put; none while nothing can be changed.
    pub(super) carried: Option<UseStateHandle<Option<Carried>>>,
}

impl Tool {
    /// Opens a node's form.
    fn open(&self, path: &Path) {
        address::go(&Route::Design(self.desk.address(path)).href());
    }

    /// Does what a key says; whether it was one of ours.
    fn key(
        &self,
        event: &KeyboardEvent,
        all: &[NodeAt],
        here: Option<&Path>,
        locked: bool,
        removal: &Callback<Path>,
    ) -> bool {
        let Some(here) = here else { return false };
        let number = all.iter().position(|node| node.path == *here).unwrap_or_default();
        let node =
            |number: Option<usize>| number.and_then(|number| all.get(number)).map(|node| node.path.clone());
        let parent = || {
            (0..number).rev().find(|above| all.get(*above).is_some_and(|above| here.is_within(&above.path)))
        };
        let key = event.key();
        if event.ctrl_key() || event.meta_key() {
            return false;
        }
        if event.alt_key() {
            let way = match &*key {
                "ArrowUp" => Way::Up,
                "ArrowDown" => Way::Down,
                "ArrowRight" => Way::In,
                "ArrowLeft" => Way::Out,
                _ => return false,
            };
            if !locked {
                self.shift(here, way);
            }
            return true;
        }
        let to = match &*key {
            "ArrowDown" => node(Some(number + 1)),
            "ArrowUp" => node(number.checked_sub(1)),
            "Home" => node(Some(0)),
            "End" => node(all.len().checked_sub(1)),
            "ArrowLeft" => node(parent()),
            "ArrowRight" => node(Some(number + 1)).filter(|next| next.is_within(here)),
            "Enter" | " " => {
                self.open(here);
                return true;
            }
            "Insert" | "Delete" | "F2" if locked => return true,
            "Insert" => {
                self.add(
                    if event.shift_key() { NodeKind::Dimension } else { NodeKind::Indicator },
                    Some(here),
                );
                return true;
            }
            "Delete" => {
                removal.emit(here.clone());
                self.follow.replace(true);
                return true;
            }
            "F2" => {
                self.name(here, &self.desk);
                return true;
            }
            _ => return false,
        };
        if let Some(to) = to {
            view::focus(&node_id(&to));
            self.at.set(Some(to));
        }
        true
    }

    /// Opens a node with the keyboard in its name.
    fn name(&self, path: &Path, desk: &Desk) {
        let route = Route::Design(desk.address(path));
        desk.send.emit(Msg::Went(route.clone()));
        desk.send.emit(Msg::Find(field_id(&path.then("title"))));
        address::go(&route.href());
    }

    fn shift(&self, node: &Path, way: Way) {
        if let Some(place) = place_of(&self.desk.tree, node, way) {
            self.put(node, &place);
        }
    }

    /// Puts a node elsewhere; the keyboard goes with it.
    pub(super) fn put(&self, node: &Path, place: &Place) {
        let mut tree = (*self.desk.tree).clone();
        let name = self.desk.name(node);
        if let Some(path) = move_to(&mut tree, node, place) {
            self.desk.take(|lang| words::moved(lang, &name(lang)), tree, Vec::new());
            self.follow.replace(true);
            self.at.set(Some(path));
        }
    }

    /// Adds a node: in a dimension as its last, after an indicator.
    fn add(&self, kind: NodeKind, here: Option<&Path>) {
        let mut tree = (*self.desk.tree).clone();
        let inside =
            here.filter(|_| kind == NodeKind::Indicator).and_then(|here| Place::last_in(&tree, here));
        let place = inside.or_else(|| here.and_then(Place::after)).unwrap_or_else(|| Place::last(&tree));
        let title = match kind {
            NodeKind::Dimension => words::NEW_DIMENSION,
            NodeKind::Indicator => words::NEW_INDICATOR,
        };
        let Some(path) = add(&mut tree, kind, &place, title.of(self.desk.lang)) else { return };
        self.desk.renew(&mut tree, &path);
        self.took(|lang| words::added(lang, title.of(lang)), tree, &path);
    }

    /// Takes a tree with a node that is new, and leads to that.
    fn took(&self, told: impl Fn(Lang) -> String, tree: Tree, path: &Path) {
        let next = Desk { tree: crate::ui::report::Shared::new(tree.clone()), ..self.desk.clone() };
        self.desk.take(told, tree, Vec::new());
        self.at.set(Some(path.clone()));
        self.name(path, &next);
    }

    fn copy(&self, node: &Path) {
        let mut tree = (*self.desk.tree).clone();
        let name = self.desk.name(node);
        if let Some(path) = copy(&mut tree, node) {
            self.desk.renew(&mut tree, &path);
            self.took(|lang| words::copied(lang, &name(lang)), tree, &path);
        }
    }

    fn buttons(&self, lang: Lang, here: Option<&Path>, removal: &Callback<Path>) -> Html {
        let button = |label: &'static str, disabled: bool, act: Act| {
            let disabled = disabled || here.is_none();
            let (tool, here) = (self.clone(), here.cloned());
            let onclick = Callback::from(move |_: MouseEvent| {
                if let Some(here) = &here {
                    act(&tool, here);
                }
            });
            html! { <button type="button" class="button" {disabled} {onclick}>{ label }</button> }
        };
        let adds = |kind: NodeKind| {
            let (tool, here) = (self.clone(), here.cloned());
            let onclick = Callback::from(move |_: MouseEvent| tool.add(kind, here.as_ref()));
            html! { <button type="button" class="button" {onclick}>{ words::add(lang, kind) }</button> }
        };
        let can = |way: Way| here.is_some_and(|here| nodes::place_of(&self.desk.tree, here, way).is_some());
        let removal = removal.clone();
        html! {
            <>
                { adds(NodeKind::Indicator) }
                { adds(NodeKind::Dimension) }
                for way in Way::ALL {
                    { button(words::way(lang, way), !can(way), Rc::new(move |tool: &Tool, here: &Path| tool.shift(here, way))) }
                }
                { button(words::COPY.of(lang), false, Rc::new(|tool: &Tool, here: &Path| tool.copy(here))) }
                { button(words::REMOVE.of(lang), false, Rc::new(move |_: &Tool, here: &Path| removal.emit(here.clone()))) }
            </>
        }
    }
}
