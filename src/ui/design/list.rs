//! Lists: what is in them, in their order, and what can be done to each.

use ip_scorecard::edit::Tree;
use ip_scorecard::edit::form::Entry;
use ip_scorecard::edit::scheme::mentions::{Mention, references, subject};
use ip_scorecard::json::Path;
use ip_scorecard::text;
use ip_scorecard::text::Lang;
use ip_scorecard::text::page::design as words;
use yew::prelude::*;

use super::desk::{Desk, count, written};
use super::form::{Spot, entry};
use crate::ui::controls::More;

/// How many items are drawn at once.
const PORTION: usize = 60;

/// What is put in where nothing is written yet.
pub fn blank(entry: &Entry) -> Tree {
    match entry {
        Entry::Record("OwnRule") => {
            [("rule", blank(&Entry::Kinds("Rule", vec!["completion"])))].into_iter().collect()
        }
        Entry::Record(_) | Entry::Map(_) => Tree::object(),
        Entry::Kinds(_, kinds) => kinds
            .first()
            .map(|kind| [("kind", Tree::from(*kind))].into_iter().collect())
            .unwrap_or_else(Tree::object),
        Entry::List(_) => Tree::list(),
        Entry::Tuple(each, count) => (0..*count).map(|_| blank(each)).collect(),
        Entry::Flag => Tree::Bool(false),
        _ => Tree::from(""),
    }
}

/// What a [`List`] needs.
#[derive(PartialEq, Properties)]
pub struct ListProps {
    /// The scheme.
    pub desk: Desk,
    /// The list.
    pub spot: Spot,
}

/// A list. Items that have names are opened one at a time; others stand there as they are.
#[component]
pub fn List(props: &ListProps) -> Html {
    let ListProps { desk, spot } = props;
    let lang = desk.lang;
    let open = use_state(|| None::<usize>);
    let portion = use_state_eq(|| PORTION);
    let Entry::List(each) = &spot.entry else { return Html::default() };
    let label = text::form::label(lang, &spot.field);
    let items = desk.tree.get(&spot.path).map_or(0, |list| list.items().len());
    let add = {
        let (desk, at, empty, open, each) =
            (desk.clone(), spot.path.clone(), blank(each), open.clone(), (**each).clone());
        Callback::from(move |_: MouseEvent| {
            let told = |lang: Lang| words::added(lang, &words::item(lang, items + 1));
            desk.change(told, |tree| {
                if tree.get(&at).is_none() {
                    tree.put(&at, Tree::list());
                }
                tree.insert(&at, items, empty.clone());
            });
            if matches!(each, Entry::Record(_) | Entry::Kinds(..)) {
                open.set(Some(items));
            }
        })
    };
    let shown = items.min(*portion);
    let onmore = {
        let portion = portion.clone();
        Callback::from(move |more: usize| portion.set(more))
    };
    html! {
        <div class="design-list">
            <ol>
                for item in 0..shown {
                    <li key={item}>{ one(desk, spot, each, item, items, &open) }</li>
                }
            </ol>
            <More {shown} all={items} portion={PORTION} {onmore} />
            <button type="button" class="button" onclick={add}>{ words::add_to(lang, label) }</button>
        </div>
    }
}

fn one(
    desk: &Desk,
    list: &Spot,
    each: &Entry,
    item: usize,
    items: usize,
    open: &UseStateHandle<Option<usize>>,
) -> Html {
    let path = list.path.then(item);
    let name = desk.name(&path)(desk.lang);
    let spot = list.part(item, each, name.clone());
    let named = subject(&desk.tree, &path).is_some();
    let is_open = **open == Some(item) || !named;
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set((*open != Some(item)).then_some(item)))
    };
    let tools = html! {
        <span class="design-tools">
            { shift(desk, list, item, items, true) }
            { shift(desk, list, item, items, false) }
            <Remove key={written(&path)} desk={desk.clone()} path={path.clone()} />
        </span>
    };
    html! {
        <>
            <div class="design-item">
                if named {
                    <button type="button" class="design-opener" aria-expanded={is_open.to_string()} onclick={toggle}>
                        { name }{ count(desk.lang, desk.within(&path).count()) }
                    </button>
                } else {
                    <div class="design-inline">{ entry(desk, &spot) }</div>
                }
                { tools }
            </div>
            if named && is_open {
                <div class="design-opened">{ entry(desk, &spot) }</div>
            }
        </>
    }
}

/// One place up or down.
fn shift(desk: &Desk, list: &Spot, item: usize, items: usize, up: bool) -> Html {
    let word = if up { words::UP } else { words::DOWN };
    let to = if up { item.checked_sub(1) } else { Some(item + 1).filter(|to| *to < items) };
    let name = desk.name(&list.path.then(item));
    let label = format!("{} {}", word.of(desk.lang), name(desk.lang));
    let (desk, at) = (desk.clone(), list.path.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let Some(to) = to else { return };
        desk.change(
            |lang| words::moved(lang, &name(lang)),
            |tree| {
                if let Some(moved) = tree.take(&at.then(item)) {
                    tree.insert(&at, to, moved);
                }
            },
        );
    });
    html! {
        <button type="button" class="button design-small" disabled={to.is_none()} aria-label={label} {onclick}>
            { if up { "↑" } else { "↓" } }
        </button>
    }
}

/// What [`Remove`] needs.
#[derive(PartialEq, Properties)]
pub struct RemoveProps {
    /// The scheme.
    pub desk: Desk,
    /// What is to be removed.
    pub path: Path,
}

/// Removes an item; where others refer to it, it names them first.
#[component]
pub fn Remove(props: &RemoveProps) -> Html {
    let RemoveProps { desk, path } = props;
    let asking = use_state(|| None::<Vec<Mention>>);
    let name = desk.name(path)(desk.lang);
    let onclick = {
        let (desk, path, asking) = (desk.clone(), path.clone(), asking.clone());
        Callback::from(move |_: MouseEvent| match references(&desk.tree, &path) {
            found if found.is_empty() => desk.remove(&path),
            found => asking.set(Some(found)),
        })
    };
    let done = {
        let (desk, path, asking) = (desk.clone(), path.clone(), asking.clone());
        Callback::from(move |yes: bool| {
            asking.set(None);
            if yes {
                desk.remove(&path);
            }
        })
    };
    html! {
        <>
            <button type="button" class="button design-small" {onclick} aria-label={format!("{} {name}", words::REMOVE.of(desk.lang))}>{ "×" }</button>
            if let Some(found) = &*asking {
                { ask(desk.lang, &name, found, &done) }
            }
        </>
    }
}

/// The references that go with a removal, and the two ways from there.
pub fn ask(lang: Lang, name: &str, found: &[Mention], done: &Callback<bool>) -> Html {
    html! {
        <div class="design-ask" role="alert">
            <p>{ words::ask(lang, name, found.len()) }</p>
            <ul>{ for found.iter().map(|mention| html! { <li>{ words::mention(lang, mention) }</li> }) }</ul>
            <button type="button" class="button button-alarm" id="design-remove" onclick={done.reform(|_: MouseEvent| true)}>
                { words::REMOVE.of(lang) }
            </button>
            <button type="button" class="button" onclick={done.reform(|_: MouseEvent| false)}>{ words::CANCEL.of(lang) }</button>
        </div>
    }
}
