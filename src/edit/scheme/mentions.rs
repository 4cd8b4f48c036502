//! Where something of a scheme is referred to (引用); renaming it with all references, and removing it.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::nodes::nodes;
use super::{split, text, top, weights};
use crate::edit::Tree;
use crate::issue::Named;
use crate::json::{Path, Step};

/// A place that refers to something by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The way to what refers: an item, a field, or a member under the id as its key.
    pub path: Path,
    /// What refers.
    pub by: By,
    /// The id and the title of what it belongs to: "G1 有效注册商标量".
    pub owner: Rc<str>,
    /// What is referred to, as written.
    id: Rc<str>,
}

/// What refers to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// 分值 of a group.
    Weight,
    /// 目标值 of a group or a unit.
    Target,
    /// 依据条款 of an indicator or a goal.
    Clause,
    /// 考核组 of a unit.
    Membership,
    /// 同分时依次比较
    TieBreak,
    /// 全区目标 that is taken from an indicator.
    Goal,
}

/// Every reference of a scheme, in the order of the document's parts.
fn mentions(scheme: &Tree) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut add = |path: Path, by: By, owner: &Rc<str>, id: &Rc<str>| {
        found.push(Mention { path, by, owner: owner.clone(), id: id.clone() });
    };
    for (item, unit) in items(scheme, "units") {
        if let Some(group) = unit.at("group").and_then(Tree::text) {
            let path = top("units").then(item).then("group");
            add(path, By::Membership, &text(unit, "title"), group);
        }
    }
    for node in nodes(scheme) {
        let Some(tree) = scheme.get(&node.path) else { continue };
        let owner = label(tree);
        for (key, by) in [("weight", By::Weight), ("target", By::Target)] {
            for (id, _) in tree.at(key).map_or(&[][..], Tree::members) {
                add(node.path.then(key).then(&**id), by, &owner, id);
            }
        }
        clauses(tree, &node.path, &owner, &mut add);
    }
    let tie_breaks = scheme.at("ranking").and_then(|ranking| ranking.at("break_by"));
    for (item, id) in tie_breaks.map_or(&[][..], Tree::items).iter().enumerate() {
        if let Some(id) = id.text() {
            add(top("ranking").then("break_by").then(item), By::TieBreak, &Rc::default(), id);
        }
    }
    for (item, goal) in items(scheme, "goals") {
        let (path, owner) = (top("goals").then(item), label(goal));
        if let Some(of) = goal.at("of").and_then(Tree::text) {
            add(path.then("of"), By::Goal, &owner, of);
        }
        clauses(goal, &path, &owner, &mut add);
    }
    found
}

fn clauses(tree: &Tree, path: &Path, owner: &Rc<str>, add: &mut impl FnMut(Path, By, &Rc<str>, &Rc<str>)) {
    for (item, clause) in tree.at("clauses").map_or(&[][..], Tree::items).iter().enumerate() {
        if let Some(clause) = clause.text() {
            add(path.then("clauses").then(item), By::Clause, owner, clause);
        }
    }
}

fn items<'t>(scheme: &'t Tree, key: &str) -> impl Iterator<Item = (usize, &'t Tree)> {
    scheme.at(key).map_or(&[][..], Tree::items).iter().enumerate()
}

/// 编号和名称
fn label(tree: &Tree) -> Rc<str> {
    format!("{} {}", text(tree, "id"), text(tree, "title")).trim().into()
}

/// Something of a scheme that has an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub what: Named,
    /// Its id, of a clause that within its document; empty where it has none.
    pub id: Rc<str>,
    /// The document that a clause belongs to.
    basis: Rc<str>,
}

/// What the record is that a path leads to, among those that have ids.
pub fn subject(scheme: &Tree, record: &Path) -> Option<Subject> {
    let record_tree = scheme.get(record)?;
    let keys: Vec<&str> = record
        .steps()
        .iter()
        .filter_map(|step| if let Step::Key(key) = step { Some(&**key) } else { None })
        .collect();
    matches!(record.steps().last(), Some(Step::Item(_))).then_some(())?;
    let what = match keys.as_slice() {
        ["tree", rest @ ..] if rest.iter().all(|key| *key == "children") => Named::Node,
        ["groups"] => Named::Group,
        ["units"] => Named::UnitCode,
        ["basis"] => Named::Basis,
        ["basis", "clauses"] => Named::Clause,
        ["grades", "bounds"] => Named::Grade,
        ["adjustments", "items"] => Named::Item,
        ["notices"] => Named::Notice,
        ["goals"] => Named::Goal,
        _ => return None,
    };
    let basis = record.steps().get(..2).and_then(|steps| scheme.get(&steps.to_vec().into()));
    let basis = basis.filter(|_| what == Named::Clause).map(|basis| text(basis, "id"));
    Some(Subject { id: text(record_tree, key_of(what)), what, basis: basis.unwrap_or_default() })
}

/// The key under which such a thing has its id.
fn key_of(what: Named) -> &'static str {
    if what == Named::UnitCode { "code" } else { "id" }
}

impl Subject {
    /// Whether a reference is to this.
    fn is_meant_by(&self, mention: &Mention) -> bool {
        self.renamed(mention, "").is_some()
    }

    /// What a reference to this says when it has another id; none where it refers to something else.
    fn renamed(&self, mention: &Mention, to: &str) -> Option<String> {
        let same = *mention.id == *self.id;
        match (self.what, mention.by) {
            (Named::Node, By::TieBreak | By::Goal)
            | (Named::Group, By::Weight | By::Target | By::Membership)
            | (Named::UnitCode, By::Target) => same.then(|| to.to_owned()),
            (Named::Basis, By::Clause) => {
                let clause = mention.id.strip_prefix(&*self.id)?.strip_prefix('#')?;
                Some(format!("{to}#{clause}"))
            }
            (Named::Clause, By::Clause) => {
                (*mention.id == format!("{}#{}", self.basis, self.id)).then(|| format!("{}#{to}", self.basis))
            }
            _ => None,
        }
    }

    /// All ids of its kind in a scheme.
    fn ids(&self, scheme: &Tree, record: &Path) -> Vec<Rc<str>> {
        if self.what == Named::Node {
            return nodes(scheme).into_iter().map(|node| node.id).collect();
        }
        let list = split(record).and_then(|(list, _)| scheme.get(&list));
        let items = list.map_or(&[][..], Tree::items).iter();
        items.map(|item| text(item, key_of(self.what))).collect()
    }
}

/// Who refers to the record that a path leads to, or to anything below it; what it says of itself aside.
pub fn references(scheme: &Tree, record: &Path) -> Vec<Mention> {
    let mut subjects: Vec<Subject> = subject(scheme, record).into_iter().collect();
    let below = nodes(scheme).into_iter().filter(|node| node.path.is_within(record) && node.path != *record);
    subjects.extend(below.filter_map(|node| subject(scheme, &node.path)));
    subjects.retain(|subject| !subject.id.is_empty());
    let outside = mentions(scheme).into_iter().filter(|mention| !mention.path.is_within(record));
    outside.filter(|mention| subjects.iter().any(|subject| subject.is_meant_by(mention))).collect()
}

/// Why something cannot get an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is nothing that has an id.
    NoRecord,
    /// It is empty.
    Empty,
    /// Such ids are for people's own remarks: `x_…`.
    Reserved,
    /// Another of its kind has it.
    Taken,
}

/// A renaming that has been done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// What was renamed, under its earlier id.
    pub subject: Subject,
    /// Its new id.
    pub to: Rc<str>,
    /// How many references followed.
    pub references: usize,
}

/// Gives the record that a path leads to another id, and all references with it. Where several had the same
/// id, references stay: nobody knows whom they mean.
///
/// # Errors
///
/// Why it cannot have the id; nothing is changed then.
///
/// ```
/// use ip_scorecard::edit::{Tree, scheme::mentions::{Unfit, rename}};
/// use ip_scorecard::json::Path;
///
/// let mut scheme = Tree::read(r#"{"groups":[{"id":"a"},{"id":"b"}],"units":[{"group":"a"}]}"#).unwrap();
/// let group = Path::default().then("groups").then(0);
/// assert_eq!(rename(&mut scheme, &group, "b"), Err(Unfit::Taken));
/// assert_eq!(rename(&mut scheme, &group, "town").unwrap().references, 1);
/// assert_eq!(scheme.to_string(), r#"{"groups":[{"id":"town"},{"id":"b"}],"units":[{"group":"town"}]}"#);
/// ```
pub fn rename(scheme: &mut Tree, record: &Path, to: &str) -> Result<Renamed, Unfit> {
    let subject = subject(scheme, record).ok_or(Unfit::NoRecord)?;
    let ids = subject.ids(scheme, record);
    let others = ids.iter().filter(|id| ***id == *to).count();
    match to {
        _ if *subject.id == *to => {}
        _ if to.trim().is_empty() => return Err(Unfit::Empty),
        _ if to.starts_with("x_") => return Err(Unfit::Reserved),
        _ if others > 0 => return Err(Unfit::Taken),
        _ => {}
    }
    let is_known = !subject.id.is_empty() && ids.iter().filter(|id| **id == subject.id).count() == 1;
    let mut references = 0;
    for mention in mentions(scheme).into_iter().filter(|_| is_known) {
        let Some(renamed) = subject.renamed(&mention, to) else { continue };
        references += 1;
        match mention.by {
            By::Weight | By::Target => rename_key(scheme, &mention.path, &renamed),
            _ => _ = scheme.put(&mention.path, Tree::from(&*renamed)),
        }
    }
    scheme.put(&record.then(key_of(subject.what)), Tree::from(to));
    Ok(Renamed { subject, to: to.into(), references })
}

/// Gives a member of an object another key, in its place.
fn rename_key(tree: &mut Tree, member: &Path, to: &str) {
    let Some((object, Step::Key(key))) = split(member) else { return };
    let Some(Tree::Object(members)) = tree.get_mut(&object) else { return };
    for (found, _) in Rc::make_mut(members) {
        if found == key {
            *found = to.into();
        }
    }
}

impl Renamed {
    /// Renames it in the departments' data, too: values by indicator, rows and events by unit, events by
    /// item and grade. How many places there were.
    pub fn in_data(&self, data: &mut Tree) -> usize {
        let mut keys = Vec::new();
        let mut values = Vec::new();
        let (what, id) = (self.subject.what, &self.subject.id);
        let mut value = |record: &Tree, path: &Path, key: &str| {
            if record.at(key).and_then(Tree::text) == Some(id) {
                values.push(path.then(key));
            }
        };
        for (item, row) in items(data, "rows") {
            let path = top("rows").then(item);
            match what {
                Named::UnitCode => value(row, &path, "unit"),
                Named::Node if row.at("values").is_some_and(|values| values.at(id).is_some()) => {
                    keys.push(path.then("values").then(&**id));
                }
                _ => {}
            }
        }
        for (item, event) in items(data, "events") {
            let path = top("events").then(item);
            match what {
                Named::UnitCode => value(event, &path, "unit"),
                Named::Item => value(event, &path, "item"),
                Named::Grade => value(event, &path, "grade"),
                _ => {}
            }
        }
        for key in &keys {
            rename_key(data, key, &self.to);
        }
        for value in &values {
            data.put(value, Tree::from(&*self.to));
        }
        keys.len() + values.len()
    }
}

/// A removal that has been done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// What was removed.
    pub tree: Tree,
    /// References that went with it: weights and targets of a group or unit, clauses, tie breaks, and the
    /// goals that were taken from an indicator.
    pub gone: Vec<Mention>,
    /// References that stay, and are faults until someone decides: units keep the group that is gone.
    pub dangling: Vec<Mention>,
}

/// Removes the item of a list that a path leads to, with all below it, and what referred to it.
pub fn remove(scheme: &mut Tree, record: &Path) -> Option<Removed> {
    let tree = scheme.get(record)?.clone();
    let follow = weights::Follow::of(scheme);
    let mut removed = Removed { tree, gone: Vec::new(), dangling: Vec::new() };
    let subject = subject(scheme, record);
    let shared = subject.as_ref().is_some_and(|subject| {
        subject.ids(scheme, record).iter().filter(|id| **id == subject.id).count() > 1
    });
    if !shared {
        let (dangling, gone) =
            references(scheme, record).into_iter().partition(|mention| mention.by == By::Membership);
        (removed.dangling, removed.gone) = (dangling, gone);
    }
    let paths = removed.gone.iter().filter_map(|mention| match mention.by {
        By::Goal => split(&mention.path).map(|(goal, _)| goal),
        _ => Some(mention.path.clone()),
    });
    // The last ones first, so that the numbers of the others stay; what lies within another goes with it.
    let mut paths: BTreeSet<Path> = paths.collect();
    paths.insert(record.clone());
    for path in paths.iter().rev() {
        scheme.take(path);
    }
    follow.write(scheme);
    Some(removed)
}
