//! What every part of the designer sees of the scheme, and how it changes it.

use std::collections::BTreeSet;
use std::rc::Rc;

use ip_scorecard::edit::form::form;
use ip_scorecard::edit::scheme::mentions::{remove, rename};
use ip_scorecard::edit::scheme::nodes::nodes;
use ip_scorecard::edit::{Tree, form};
use ip_scorecard::issue::Severity;
use ip_scorecard::json::{Path, Step};
use ip_scorecard::read::Kind;
use ip_scorecard::text::page::design as words;
use ip_scorecard::text::{self, Lang};
use yew::prelude::*;

use crate::ui::folder::{Draft, FileId, Folder, OpenFile};
use crate::ui::report::{Report, Shared};
use crate::ui::samples;
use crate::ui::state::{Edit, Msg, Told};

/// What was found at a place of the scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is.
    pub path: Path,
    /// What is wrong, and what to do.
    pub text: String,
}

/// The scheme that is designed.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// The language of the page.
    pub lang: Lang,
    /// The open files.
    pub folder: Rc<Folder>,
    /// The scheme's file.
    pub file: FileId,
    /// The scheme.
    pub tree: Shared<Tree>,
    /// What was found in it.
    pub faults: Rc<Vec<Fault>>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

impl Desk {
    /// What was found in a file.
    pub fn found(lang: Lang, report: Option<&Report>, file: &OpenFile) -> Vec<Fault> {
        let issues = report.map_or(&[][..], |report| report.issues(lang)).iter();
        let of_file = issues.filter(|told| {
            let known = told.file.as_ref().is_some_and(|(_, name)| *name == file.opened.name);
            known && told.severity != Severity::Note
        });
        let fault = of_file.map(|told| Fault {
            severity: told.severity,
            path: told.path.clone(),
            text: format!("{}{}{}", told.message, lang.pick("。", ". "), told.remedy),
        });
        fault.collect()
    }

    /// Changes the scheme, as a step that `told` puts in words.
    pub fn change(&self, told: impl Fn(Lang) -> String, change: impl FnOnce(&mut Tree)) {
        let mut tree = (*self.tree).clone();
        change(&mut tree);
        self.take(told, tree, Vec::new());
    }

    /// Puts another document in the place of the scheme, and others beside it.
    pub fn take(&self, told: impl Fn(Lang) -> String, tree: Tree, mut others: Vec<Draft>) {
        if tree == *self.tree {
            return;
        }
        let built_in = self.folder.by_id(self.file).and_then(|file| samples::built_in(&file.opened));
        // A built-in scheme stays what it is: what is changed is the user's own.
        let own = built_in.map(|scheme| scheme.file.name.replace(".json", "-own.json"));
        let told = Told::new(|lang| match &own {
            Some(name) => words::own(lang, &told(lang), name),
            None => told(lang),
        });
        others.push(match own {
            Some(name) => Draft::Own { of: self.file, name: name.into(), tree },
            None => Draft::Of(self.file, tree),
        });
        self.send.emit(Msg::Edit(Edit { drafts: others, told }));
    }

    /// Writes a value, or takes it away.
    pub fn put(&self, path: &Path, label: &Label, value: Option<Tree>) {
        let shown = value.as_ref().map(|value| match value {
            Tree::Text(text) | Tree::Number(text) => Some(text.clone()),
            _ => None,
        });
        let owner = self.owner(path);
        let told = |lang: Lang| match &shown {
            Some(None) => words::edited(lang, &owner, label.of(lang)),
            Some(Some(text)) => words::changed(lang, &owner, label.of(lang), Some(label.shown(lang, text))),
            None => words::changed(lang, &owner, label.of(lang), None),
        };
        self.change(told, |tree| match value {
            Some(value) => _ = tree.put(path, value),
            None => _ = tree.take(path),
        });
    }

    /// Removes an item of a list with what refers to it.
    pub fn remove(&self, record: &Path) {
        let mut tree = (*self.tree).clone();
        let Some(removed) = remove(&mut tree, record) else { return };
        let name = self.name(record);
        self.take(|lang| words::removed(lang, &name(lang), removed.gone.len()), tree, Vec::new());
    }

    /// Gives something another id, in the scheme and in the departments' data; otherwise says why not.
    pub fn rename(&self, record: &Path, to: &str) -> Result<(), String> {
        let mut tree = (*self.tree).clone();
        let renamed = rename(&mut tree, record, to).map_err(|unfit| words::unfit(self.lang, unfit, to))?;
        let data = self.folder.files().iter().filter(|file| file.opened.kind == Some(Kind::Data));
        let (mut places, mut drafts) = (0, Vec::new());
        for file in data {
            let Some(mut data) = file.tree().map(|tree| (*tree).clone()) else { continue };
            let count = renamed.in_data(&mut data);
            if count > 0 {
                places += count;
                drafts.push(Draft::Of(file.id, data));
            }
        }
        let (from, references) = (renamed.subject.id.clone(), renamed.references);
        self.take(|lang| words::renamed(lang, &from, to, references, places), tree, drafts);
        Ok(())
    }

    /// Gives what is new at a place and below it ids that no data know: data of an indicator that was removed
    /// are not taken for those of a new one.
    pub fn renew(&self, tree: &mut Tree, path: &Path) {
        let data = self.folder.files().iter().filter(|file| file.opened.kind == Some(Kind::Data));
        let known: BTreeSet<Rc<str>> =
            data.filter_map(OpenFile::tree).flat_map(|data| reported(&data)).collect();
        for node in
            nodes(tree).into_iter().filter(|node| node.path.is_within(path) && known.contains(&node.id))
        {
            let taken: BTreeSet<Rc<str>> = nodes(tree).into_iter().map(|node| node.id).collect();
            let head = node.id.trim_end_matches(|c: char| c.is_ascii_digit());
            let number: u64 =
                node.id.get(head.len()..).and_then(|digits| digits.parse().ok()).unwrap_or_default();
            let free = (1..).map(|more| format!("{head}{}", number.saturating_add(more)));
            let free = free.into_iter().find(|id| !known.contains(&**id) && !taken.contains(&**id));
            if let Some(free) = free {
                // It is new: nothing refers to it, and nothing stands against an id that is free.
                let _ = rename(tree, &node.path, &free);
            }
        }
    }

    /// What was found at a place or below it.
    pub fn within(&self, path: &Path) -> impl Iterator<Item = &Fault> {
        let path = path.clone();
        self.faults.iter().filter(move |fault| fault.path.is_within(&path))
    }

    /// What was found at a place itself, and at keys below it that no form has.
    pub fn at(&self, path: &Path) -> Vec<&Fault> {
        let form = form(&self.tree, path);
        let here = self.faults.iter().filter(|fault| match fault.path.steps().get(path.steps().len()..) {
            _ if !fault.path.is_within(path) => false,
            Some([Step::Key(key), ..]) => {
                form.as_ref().is_some_and(|form| form.field(key).is_none() && &**key != "kind")
            }
            Some([]) => true,
            _ => false,
        });
        here.collect()
    }

    /// What was found in what a node weighs.
    pub fn at_or_below_weight(&self, node: &Path) -> Vec<&Fault> {
        self.within(&node.then("weight")).collect()
    }

    /// Whom a field belongs to: "T5 …"; empty for the scheme's own.
    fn owner(&self, path: &Path) -> String {
        let steps = path.steps();
        let records =
            (1..steps.len()).rev().filter_map(|end| Some((end, self.tree.get(&of(steps.get(..end)?))?)));
        let named = records.into_iter().find_map(|(_, record)| name_of(record));
        named.unwrap_or_default()
    }

    /// What an item of a list is called.
    pub fn name(&self, record: &Path) -> impl Fn(Lang) -> String + use<> {
        let name = self.tree.get(record).and_then(name_of);
        let number = match record.steps().last() {
            Some(Step::Item(item)) => item + 1,
            _ => 1,
        };
        move |lang| name.clone().unwrap_or_else(|| words::item(lang, number))
    }

    /// The address of a node: its id where that is its own, else the way to it.
    pub fn address(&self, path: &Path) -> Rc<str> {
        let nodes = nodes(&self.tree);
        let id = nodes.iter().find(|node| node.path == *path).map(|node| node.id.clone());
        let alone = |id: &Rc<str>| {
            !id.is_empty() && !id.starts_with('/') && nodes.iter().filter(|node| node.id == *id).count() == 1
        };
        id.filter(alone).unwrap_or_else(|| written(path).into())
    }

    /// The way that an address leads.
    pub fn path(&self, address: &str) -> Option<Path> {
        match address.strip_prefix('/') {
            Some(way) => {
                let step =
                    |step: &str| step.parse().map_or_else(|_| Step::from(step), |item: usize| item.into());
                Some(way.split('/').filter(|step| !step.is_empty()).map(step).collect::<Vec<_>>().into())
            }
            None => nodes(&self.tree).into_iter().find(|node| *node.id == *address).map(|node| node.path),
        }
    }
}

/// What a field is called, and its words, for steps in either language.
#[derive(Clone)]
pub struct Label(Rc<form::Field>);

impl Label {
    /// That of a field.
    pub fn new(field: &form::Field) -> Label {
        Label(Rc::new(field.clone()))
    }

    /// The label.
    pub fn of(&self, lang: Lang) -> &'static str {
        text::form::label(lang, &self.0)
    }

    /// A value as a reader sees it.
    fn shown<'t>(&self, lang: Lang, value: &'t str) -> &'t str {
        text::form::word(lang, self.0.key, value).unwrap_or(value)
    }
}

/// The ids of indicators that data are reported on.
fn reported(data: &Tree) -> Vec<Rc<str>> {
    let rows = data.at("rows").map_or(&[][..], Tree::items).iter();
    let values = rows.flat_map(|row| row.at("values").map_or(&[][..], Tree::members));
    values.map(|(id, _)| id.clone()).collect()
}

/// A way of some steps.
pub fn of(steps: &[Step]) -> Path {
    steps.to_vec().into()
}

/// 编号和名称 of a record that has them.
pub fn name_of(record: &Tree) -> Option<String> {
    let text = |key: &str| record.at(key).and_then(Tree::text).map_or("", |text| text);
    let id = if text("id").is_empty() { text("code") } else { text("id") };
    let name = format!("{id} {}", text("title"));
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// A way as it stands in an address: "/tree/0/children/2".
pub fn written(path: &Path) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => format!("/{}", key.replace(char::is_whitespace, "_")),
        Step::Item(item) => format!("/{item}"),
    };
    path.steps().iter().map(step).collect()
}

/// The id of the field that writes to a place.
pub fn field_id(path: &Path) -> String {
    format!("design{}", written(path))
}

/// The id of the words on what was found there.
pub fn faults_id(path: &Path) -> String {
    format!("found{}", written(path))
}

/// What was found at a place.
pub fn faults<'f>(path: &Path, found: impl IntoIterator<Item = &'f Fault>) -> Html {
    let found: Vec<&Fault> = found.into_iter().collect();
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="design-faults" id={faults_id(path)}>
            for fault in found {
                <li class={classes!((fault.severity == Severity::Error).then_some("design-error"))}>{ &fault.text }</li>
            }
        </ul>
    }
}

/// How much was found, beside a name.
pub fn count(lang: Lang, found: usize) -> Html {
    if found == 0 {
        return Html::default();
    }
    html! { <span class="badge badge-error" title={words::findings(lang, found)}>{ found }<span class="hidden">{ words::findings(lang, found) }</span></span> }
}
