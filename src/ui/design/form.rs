//! 表单: the fields of a record, drawn as its format describes them.

use ip_scorecard::edit::Tree;
use ip_scorecard::edit::form::{Entry, Field, form};
use ip_scorecard::exact::Exact;
use ip_scorecard::issue::Named;
use ip_scorecard::json::{Path, Step};
use ip_scorecard::text;
use ip_scorecard::text::page::design as words;
use yew::prelude::*;

use super::desk::{Desk, Label, faults, faults_id, field_id};
use super::line::Line;
use super::list::{List, blank};
use super::named::{by_group, clauses, id, keyed, node_choice};
use crate::platform::field;

/// A field where it stands.
#[derive(Clone, PartialEq)]
pub struct Spot {
    /// The way to it.
    pub path: Path,
    /// The field, or the one that it is a part of.
    pub field: Field,
    /// What is entered here.
    pub entry: Entry,
    /// Its name where it stands in a list or a map, whose label does not tell it apart.
    pub name: Option<String>,
}

impl Spot {
    /// What it is called, for steps.
    pub fn label(&self) -> Label {
        Label::new(&self.field)
    }

    /// A part of it.
    pub fn part(&self, step: impl Into<Step>, entry: &Entry, name: String) -> Spot {
        let path = self.path.then(step);
        Spot { path, entry: entry.clone(), name: Some(name), field: self.field.clone() }
    }
}

/// All fields of a record but some.
pub fn record(desk: &Desk, path: &Path, without: &[&str]) -> Html {
    let Some(form) = form(&desk.tree, path) else { return Html::default() };
    let fields = form.fields.iter().filter(|field| !without.contains(&field.key));
    html! {
        <>
            { faults(path, desk.at(path)) }
            for field in fields {
                <div key={field.key} class="design-row">{ of_record(desk, path, field) }</div>
            }
        </>
    }
}

/// A field of a record.
pub fn of_record(desk: &Desk, record: &Path, field: &Field) -> Html {
    let path = record.then(field.key);
    let spot = Spot { path, field: field.clone(), entry: field.entry.clone(), name: None };
    match (field.key, &field.names) {
        ("id" | "code", _) => id(desk, &spot, record),
        (_, Some(Named::Group)) if field.key == "weight" => by_group(desk, &spot, record),
        (_, Some(Named::Clause)) => clauses(desk, &spot),
        _ => draw(desk, &spot),
    }
}

/// A field with its label, what to write, and what was found.
pub fn draw(desk: &Desk, spot: &Spot) -> Html {
    let lang = desk.lang;
    let label = text::form::label(lang, &spot.field);
    let help = text::form::help(lang, &spot.field);
    let required = spot.field.required.then(|| words::REQUIRED.of(lang));
    let heading = html! {
        <>
            { label }
            if let Some(required) = required {
                <small class="muted">{ " " }{ required }</small>
            }
        </>
    };
    if is_plain(&spot.entry) {
        return html! {
            <>
                <label for={field_id(&spot.path)}>{ heading }</label>
                { entry(desk, spot) }
                <p class="design-help">{ help }</p>
                { faults(&spot.path, desk.within(&spot.path)) }
            </>
        };
    }
    // What is drawn inside tells what was found there.
    let found = match spot.entry {
        Entry::Either(_) => desk.within(&spot.path).filter(|fault| fault.path == spot.path).collect(),
        Entry::Record(_) | Entry::Kinds(..) => Vec::new(),
        _ => desk.at(&spot.path),
    };
    html! {
        <fieldset class="design-part">
            <legend>{ heading }</legend>
            <p class="design-help">{ help }</p>
            { faults(&spot.path, found) }
            { entry(desk, spot) }
        </fieldset>
    }
}

/// Whether an entry is one line or one choice.
pub fn is_plain(entry: &Entry) -> bool {
    matches!(
        entry,
        Entry::Text
            | Entry::Number
            | Entry::Count
            | Entry::Date
            | Entry::Flag
            | Entry::Words(_)
            | Entry::Node
    )
}

/// What is entered, without its label.
pub fn entry(desk: &Desk, spot: &Spot) -> Html {
    let value = desk.tree.get(&spot.path);
    match &spot.entry {
        Entry::Text if spot.field.names == Some(Named::Group) => {
            let groups = desk.tree.at("groups").map_or(&[][..], Tree::items).iter();
            let groups = groups.filter_map(|group| {
                let text = |key: &str| group.at(key).and_then(Tree::text).map(|text| text.to_string());
                Some((text("id")?, text("title").unwrap_or_default()))
            });
            choice(desk, spot, groups.collect())
        }
        Entry::Text if matches!(spot.field.names, Some(Named::Node | Named::Indicator)) => {
            node_choice(desk, spot)
        }
        Entry::Text | Entry::Date | Entry::Node => line(desk, spot, false),
        Entry::Number | Entry::Count => line(desk, spot, true),
        Entry::Flag => flag(desk, spot),
        Entry::Words(known) => {
            let name =
                |word: &&str| text::form::word(desk.lang, spot.field.key, word).unwrap_or(word).to_owned();
            choice(desk, spot, known.iter().map(|word| ((*word).to_owned(), name(word))).collect())
        }
        Entry::Record(_) => match value {
            Some(_) => html! { <>{ record(desk, &spot.path, &[]) }{ clear(desk, spot) }</> },
            None if spot.field.required || spot.name.is_some() => record(desk, &spot.path, &[]),
            None => fill_in(desk, spot),
        },
        Entry::Kinds(of, known) => kinds(desk, spot, of, known),
        Entry::List(_) => html! { <List desk={desk.clone()} spot={spot.clone()} /> },
        Entry::Map(_) => keyed(desk, spot),
        Entry::Tuple(each, count) => {
            let part = |no: u64| {
                spot.part(
                    usize::try_from(no).unwrap_or_default(),
                    each,
                    words::item(desk.lang, usize::try_from(no + 1).unwrap_or_default()),
                )
            };
            html! { <span class="design-tuple">{ for (0..*count).map(|no| entry(desk, &part(no))) }</span> }
        }
        Entry::Either(kinds) => either(desk, spot, kinds),
    }
}

/// A line to write in.
fn line(desk: &Desk, spot: &Spot, numeric: bool) -> Html {
    let value = desk.tree.get(&spot.path).map(scalar).unwrap_or_default();
    let (at, label, owner) = (spot.path.clone(), spot.label(), desk.clone());
    let set = Callback::from(move |text: String| {
        owner.put(&at, &label, typed(&text, numeric));
        Ok(())
    });
    let found = desk.within(&spot.path).next().map(|_| faults_id(&spot.path));
    let long = matches!((&*spot.field.record, spot.field.key), (_, "note") | ("Clause", "title"));
    html! {
        <Line key={field_id(&spot.path)} id={field_id(&spot.path)} {value} label={spot.name.clone()} {found} {numeric} {long} {set} />
    }
}

/// What is written, as the document has it: none where nothing is, a text where a number was wanted and is none.
pub fn typed(text: &str, numeric: bool) -> Option<Tree> {
    if text.is_empty() {
        return None;
    }
    let digits = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let number = text.parse::<Exact>().ok().filter(|_| numeric && digits);
    Some(number.map_or_else(|| Tree::from(text), |number| Tree::from(&number)))
}

/// What is written, to be written over.
pub fn scalar(value: &Tree) -> String {
    match value {
        Tree::Text(text) | Tree::Number(text) => text.to_string(),
        Tree::Null => String::new(),
        other => other.to_string(),
    }
}

/// One of some words.
pub fn choice(desk: &Desk, spot: &Spot, known: Vec<(String, String)>) -> Html {
    let value = desk.tree.get(&spot.path).map(scalar);
    let default = spot.field.default.as_ref().map(scalar).filter(|_| spot.name.is_none());
    let default =
        default.and_then(|word| known.iter().find(|(of, _)| *of == word)).map(|(_, name)| name.clone());
    let (at, label, owner) = (spot.path.clone(), spot.label(), desk.clone());
    let onchange = Callback::from(move |event: Event| {
        let word = field::value(&event);
        owner.put(&at, &label, (!word.is_empty()).then(|| Tree::from(&*word)));
    });
    let unknown = value.clone().filter(|value| known.iter().all(|(word, _)| word != value));
    let unset = words::UNSET.of(desk.lang);
    let unset = default.map_or_else(|| unset.to_owned(), |name| format!("{unset} {name}"));
    html! {
        <select id={field_id(&spot.path)} {onchange} aria-label={spot.name.clone()}>
            <option value="" selected={value.is_none()}>{ unset }</option>
            if let Some(unknown) = unknown {
                <option value={unknown.clone()} selected=true>{ unknown.clone() }</option>
            }
            for (word, name) in known {
                <option value={word.clone()} selected={value.as_ref() == Some(&word)}>{ name }</option>
            }
        </select>
    }
}

fn flag(desk: &Desk, spot: &Spot) -> Html {
    let (lang, value) = (desk.lang, desk.tree.get(&spot.path));
    let (at, label, owner) = (spot.path.clone(), spot.label(), desk.clone());
    let onchange = Callback::from(move |event: Event| {
        let value = match &*field::value(&event) {
            "yes" => Some(Tree::Bool(true)),
            "no" => Some(Tree::Bool(false)),
            _ => None,
        };
        owner.put(&at, &label, value);
    });
    html! {
        <select id={field_id(&spot.path)} {onchange} aria-label={spot.name.clone()}>
            <option value="" selected={value.is_none()}>{ words::UNSET.of(lang) }</option>
            <option value="yes" selected={value == Some(&Tree::Bool(true))}>{ text::form::flag(lang, true) }</option>
            <option value="no" selected={value == Some(&Tree::Bool(false))}>{ text::form::flag(lang, false) }</option>
        </select>
    }
}

/// A record of several kinds: which one, what it does, and its fields.
fn kinds(desk: &Desk, spot: &Spot, of: &'static str, known: &[&'static str]) -> Html {
    let lang = desk.lang;
    let at = spot.path.then("kind");
    let value = desk.tree.get(&spot.path);
    let kind = desk.tree.get(&at).and_then(Tree::text).cloned();
    let told = |kind: &str| text::form::kind(lang, of, kind);
    let (way, label, owner) = (spot.path.clone(), spot.label(), desk.clone());
    let onchange = Callback::from(move |event: Event| {
        let kind = field::value(&event);
        let next = (!kind.is_empty()).then(|| of_kind(&owner.tree, &way, &kind));
        owner.put(&way, &label, next);
    });
    let default = spot.field.default.as_ref().and_then(|default| default.at("kind")?.text().cloned());
    let line = kind.as_deref().or(default.as_deref()).and_then(told).map(|(_, line)| line);
    html! {
        <div class="design-kinds">
            <select id={field_id(&at)} {onchange} aria-label={format!("{} {}", text::form::label(lang, &spot.field), words::KIND.of(lang))}>
                if !spot.field.required || value.is_none() {
                    <option value="" selected={value.is_none()}>
                        { words::UNSET.of(lang) }
                        if let Some((name, _)) = default.as_deref().and_then(told) {
                            { " " }{ name }
                        }
                    </option>
                }
                for word in known {
                    <option value={*word} selected={kind.as_deref() == Some(*word)}>{ told(word).map_or(*word, |(name, _)| name) }</option>
                }
            </select>
            if let Some(line) = line {
                <p class="design-explained">{ line }</p>
            }
            { faults(&at, desk.within(&at)) }
            if value.is_some() {
                { record(desk, &spot.path, &[]) }
            } else {
                { faults(&spot.path, desk.at(&spot.path)) }
            }
        </div>
    }
}

/// A record of another kind, with what both kinds have.
fn of_kind(tree: &Tree, path: &Path, kind: &str) -> Tree {
    let mut next: Tree = [("kind", Tree::from(kind))].into_iter().collect();
    let mut whole = tree.clone();
    whole.put(path, next.clone());
    let form = form(&whole, path);
    for (key, value) in tree.get(path).map_or(&[][..], Tree::members) {
        if form.as_ref().is_some_and(|form| form.field(key).is_some()) || key.starts_with("x_") {
            next.put(&Path::default().then(&**key), value.clone());
        }
    }
    next
}

/// One of several kinds of entry.
fn either(desk: &Desk, spot: &Spot, kinds: &[Entry]) -> Html {
    let (lang, value) = (desk.lang, desk.tree.get(&spot.path));
    let known =
        kinds.iter().filter_map(|kind| if let Entry::Words(words) = kind { Some(words) } else { None });
    let known: Vec<&'static str> = known.flatten().copied().collect();
    let chosen = match value {
        None => "",
        Some(Tree::Text(text)) if known.contains(&&**text) => text,
        Some(Tree::Object(_)) => "{}",
        Some(_) => "#",
    };
    let within = kinds.iter().find(|kind| match chosen {
        "{}" => matches!(kind, Entry::Map(_) | Entry::Record(_)),
        "#" => matches!(kind, Entry::Number | Entry::Count | Entry::Text),
        _ => false,
    });
    let (at, label, owner, all) = (spot.path.clone(), spot.label(), desk.clone(), kinds.to_vec());
    let onchange = Callback::from(move |event: Event| {
        let next = match &*field::value(&event) {
            "" => None,
            "#" => Some(Tree::from(0)),
            "{}" => all.iter().find(|kind| matches!(kind, Entry::Map(_) | Entry::Record(_))).map(blank),
            word => Some(Tree::from(word)),
        };
        owner.put(&at, &label, next);
    });
    let choice = path_choice(&spot.path);
    html! {
        <div class="design-either">
            <select id={choice} {onchange} aria-label={format!("{} {}", text::form::label(lang, &spot.field), words::KIND.of(lang))}>
                <option value="" selected={chosen.is_empty()}>{ words::UNSET.of(lang) }</option>
                for word in &known {
                    <option value={*word} selected={chosen == *word}>
                        { text::form::word(lang, spot.field.key, word).unwrap_or(word) }
                    </option>
                }
                for kind in kinds {
                    { match kind {
                        Entry::Number | Entry::Count | Entry::Text => html! { <option value="#" selected={chosen == "#"}>{ words::A_NUMBER.of(lang) }</option> },
                        Entry::Map(_) => html! { <option value="{}" selected={chosen == "{}"}>{ words::BY_GROUP.of(lang) }</option> },
                        Entry::Record(_) => html! { <option value="{}" selected={chosen == "{}"}>{ words::OWN_RECORD.of(lang) }</option> },
                        _ => Html::default(),
                    } }
                }
            </select>
            if let Some(kind) = within {
                { entry(desk, &Spot { entry: kind.clone(), name: Some(text::form::label(lang, &spot.field).to_owned()), ..spot.clone() }) }
            }
        </div>
    }
}

/// The id of the choice among kinds of entry.
fn path_choice(path: &Path) -> String {
    format!("{}-kind", field_id(path))
}

fn fill_in(desk: &Desk, spot: &Spot) -> Html {
    let (at, label, owner, empty) = (spot.path.clone(), spot.label(), desk.clone(), blank(&spot.entry));
    let onclick = Callback::from(move |_: MouseEvent| owner.put(&at, &label, Some(empty.clone())));
    html! { <button type="button" class="button" {onclick}>{ words::FILL_IN.of(desk.lang) }</button> }
}

/// Takes away an optional record; none where it has to be.
fn clear(desk: &Desk, spot: &Spot) -> Html {
    if spot.field.required || spot.name.is_some() {
        return Html::default();
    }
    let (at, label, owner) = (spot.path.clone(), spot.label(), desk.clone());
    let onclick = Callback::from(move |_: MouseEvent| owner.put(&at, &label, None));
    html! { <button type="button" class="button" {onclick}>{ words::CLEAR.of(desk.lang) }</button> }
}
