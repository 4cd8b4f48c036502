//! Fields that name other parts of the scheme: ids, weights by group, clauses, nodes, keys.

use ip_scorecard::edit::Tree;
use ip_scorecard::edit::form::Entry;
use ip_scorecard::edit::scheme::nodes::nodes;
use ip_scorecard::edit::scheme::weights::{Cell, grid, set};
use ip_scorecard::issue::Named;
use ip_scorecard::json::Path;
use ip_scorecard::text;
use ip_scorecard::text::page::design as words;
use yew::prelude::*;

use super::desk::{Desk, faults, faults_id, field_id};
use super::form::{Spot, choice, draw, entry, is_plain, typed};
use super::line::Line;
use super::list::blank;
use crate::platform::{address, field};
use crate::ui::route::Route;
use crate::ui::state::Msg;

/// An id, which everything that refers to it follows.
pub fn id(desk: &Desk, spot: &Spot, record: &Path) -> Html {
    let lang = desk.lang;
    let value = desk.tree.get(&spot.path).and_then(Tree::text).cloned();
    // The scheme's own id is a text like others; what has no id yet gets one by being written.
    if record.is_empty() {
        return draw(desk, spot);
    }
    let (owner, record, is_node) = (desk.clone(), record.clone(), record.has_key("tree"));
    let set = Callback::from(move |text: String| {
        owner.rename(&record, &text)?;
        if is_node {
            // The view stays on what has another id now.
            let route = Route::Design(text.as_str().into());
            owner.send.emit(Msg::Went(route.clone()));
            address::go(&route.href());
        }
        Ok(())
    });
    let found = desk.within(&spot.path).next().map(|_| faults_id(&spot.path));
    html! {
        <>
            <label for={field_id(&spot.path)}>
                { text::form::label(lang, &spot.field) }<small class="muted">{ " " }{ words::REQUIRED.of(lang) }</small>
            </label>
            <Line key={field_id(&spot.path)} id={field_id(&spot.path)} value={value.map(|id| id.to_string()).unwrap_or_default()} {found} {set} />
            <p class="design-help">{ text::form::help(lang, &spot.field) }</p>
            { faults(&spot.path, desk.within(&spot.path)) }
        </>
    }
}

/// 分值: what a node weighs for each group; nothing for a dimension whose parts add up.
pub fn by_group(desk: &Desk, spot: &Spot, record: &Path) -> Html {
    let lang = desk.lang;
    let grid = grid(&desk.tree);
    let Some(row) = grid.row(record).filter(|row| row.is_set) else { return Html::default() };
    html! {
        <fieldset class="design-part">
            <legend>{ text::form::label(lang, &spot.field) }</legend>
            <p class="design-help">{ text::form::help(lang, &spot.field) }</p>
            <div class="design-groups">
                for (group, cell) in grid.groups.iter().zip(&row.cells) {
                    <div key={group.id.to_string()}>
                        <label for={field_id(&spot.path.then(&*group.id))}>{ &*group.title }</label>
                        { weight(desk, record, &group.id, cell, None, None) }
                    </div>
                }
            </div>
            { faults(&spot.path, desk.within(&spot.path)) }
        </fieldset>
    }
}

/// A weight of a node for a group.
pub fn weight(
    desk: &Desk,
    node: &Path,
    group: &str,
    cell: &Cell,
    label: Option<String>,
    onkey: Option<Callback<KeyboardEvent>>,
) -> Html {
    let path = node.then("weight").then(group);
    let value = match cell {
        Cell::Absent => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Unreadable(text) => text.to_string(),
    };
    let (owner, node, of_group) = (desk.clone(), node.clone(), group.to_owned());
    let set_weight = Callback::from(move |text: String| {
        let name = owner.name(&node);
        let told = |lang| {
            words::changed(
                lang,
                &name(lang),
                words::WEIGHT.of(lang),
                Some(&text).filter(|text| !text.is_empty()).map(|text| &**text),
            )
        };
        owner.change(told, |tree| _ = set(tree, &node, &of_group, typed(&text, true)));
        Ok(())
    });
    let found = desk.within(&path).next().map(|_| faults_id(&path));
    html! {
        <Line key={field_id(&path)} id={field_id(&path)} {value} {label} {found} numeric=true class="design-weight"
            set={set_weight} {onkey} />
    }
}

/// 依据条款: ticked among those of the basis documents.
pub fn clauses(desk: &Desk, spot: &Spot) -> Html {
    let lang = desk.lang;
    let list = |tree: &Tree, key: &str| tree.at(key).map(|list| list.items().to_vec()).unwrap_or_default();
    let text_of = |tree: &Tree, key: &str| {
        tree.at(key).and_then(Tree::text).map(|text| text.to_string()).unwrap_or_default()
    };
    let known = list(&desk.tree, "basis").into_iter().flat_map(|basis| {
        let document = text_of(&basis, "id");
        list(&basis, "clauses").into_iter().map(move |clause| {
            let title = format!("{} {}", text_of(&clause, "label"), text_of(&clause, "title"));
            (format!("{document}#{}", text_of(&clause, "id")), title)
        })
    });
    let mut known: Vec<(String, String)> = known.collect();
    let ticked: Vec<String> =
        desk.tree.get(&spot.path).map_or(&[][..], Tree::items).iter().map(super::form::scalar).collect();
    known.extend(
        ticked
            .iter()
            .filter(|id| known.iter().all(|(known, _)| known != *id))
            .map(|id| (id.clone(), id.clone()))
            .collect::<Vec<_>>(),
    );
    let order: Vec<String> = known.iter().map(|(id, _)| id.clone()).collect();
    let tick = |id: &str| {
        let (owner, at, label, id, ticked, order) =
            (desk.clone(), spot.path.clone(), spot.label(), id.to_owned(), ticked.clone(), order.clone());
        Callback::from(move |event: Event| {
            let mut now = ticked.clone();
            now.retain(|other| *other != id);
            if field::is_checked(&event) {
                now.push(id.clone());
                now.sort_by_key(|id| order.iter().position(|other| other == id));
            }
            let now: Option<Tree> =
                (!now.is_empty()).then(|| now.iter().map(|id| Tree::from(&**id)).collect());
            owner.put(&at, &label, now);
        })
    };
    html! {
        <fieldset class="design-part">
            <legend>{ text::form::label(lang, &spot.field) }</legend>
            { faults(&spot.path, desk.within(&spot.path)) }
            if known.is_empty() {
                <p class="muted">{ words::NO_CLAUSES.of(lang) }</p>
            }
            <div class="design-clauses">
                for (id, title) in &known {
                    <label key={id.clone()}>
                        <input type="checkbox" checked={ticked.contains(id)} onchange={tick(id)} />
                        <span>{ title }</span>
                    </label>
                }
            </div>
        </fieldset>
    }
}

/// A dimension or an indicator, of which the last are all that some fields take.
pub fn node_choice(desk: &Desk, spot: &Spot) -> Html {
    let only_leaves = spot.field.names == Some(Named::Indicator);
    let nodes = nodes(&desk.tree).into_iter().filter(|node| !(only_leaves && node.is_dimension));
    choice(
        desk,
        spot,
        nodes.map(|node| (node.id.to_string(), format!("{} {}", node.id, node.title))).collect(),
    )
}

/// A map: keys with an entry under each, and a line for one more.
pub fn keyed(desk: &Desk, spot: &Spot) -> Html {
    let lang = desk.lang;
    let Entry::Map(each) = &spot.entry else { return Html::default() };
    let members = desk.tree.get(&spot.path).map_or(&[][..], Tree::members);
    let mut keys: Vec<(String, String)> =
        members.iter().map(|(key, _)| (key.to_string(), key.to_string())).collect();
    let mut offered = Vec::new();
    if spot.field.names == Some(Named::GroupOrUnit) {
        for (list, id) in [("groups", "id"), ("units", "code")] {
            for record in desk.tree.at(list).map_or(&[][..], Tree::items) {
                let text = |key: &str| {
                    record.at(key).and_then(Tree::text).map(|text| text.to_string()).unwrap_or_default()
                };
                let (id, title) = (text(id), text("title"));
                match keys.iter_mut().find(|(key, _)| *key == id) {
                    Some((_, name)) => *name = title,
                    None if list == "groups" => keys.push((id, title)),
                    None => offered.push((id, title)),
                }
            }
        }
    }
    let add = {
        let (owner, at, label, empty) = (desk.clone(), spot.path.clone(), spot.label(), blank(each));
        Callback::from(move |key: String| {
            if !key.is_empty() && owner.tree.get(&at.then(&*key)).is_none() {
                owner.put(&at.then(&*key), &label, Some(empty.clone()));
            }
            Ok(())
        })
    };
    let remove = |key: &str| {
        let (owner, at, label) = (desk.clone(), spot.path.then(key), spot.label());
        Callback::from(move |_: MouseEvent| owner.put(&at, &label, None))
    };
    let list = format!("{}-offered", field_id(&spot.path));
    html! {
        <div class="design-map">
            for (key, name) in &keys {
                <div key={key.clone()} class="design-key">
                    <span class="design-key-name">{ name }</span>
                    { entry(desk, &spot.part(&**key, each, name.clone())) }
                    if members.iter().any(|(member, _)| **member == **key) {
                        <button type="button" class="button design-small" onclick={remove(key)} aria-label={format!("{} {name}", words::REMOVE.of(lang))}>{ "×" }</button>
                    }
                    if is_plain(each) {
                        { faults(&spot.path.then(&**key), desk.within(&spot.path.then(&**key))) }
                    }
                </div>
            }
            <label class="design-new-key">
                <span>{ words::ADD_KEY.of(lang) }</span>
                <Line id={format!("{}-new", field_id(&spot.path))} value="" list={list.clone()} set={add} />
            </label>
            <datalist id={list}>
                for (id, title) in offered {
                    <option value={id}>{ title }</option>
                }
            </datalist>
        </div>
    }
}
