//! 方案对比: what one version of a scheme changes of another, as facts.
//!
//! Records are compared field by field as the format declares them, so that no field is forgotten: what is not
//! written counts as its default, numbers by their value. Things are matched by their ids, dimensions and
//! indicators that have a new one by their titles.

mod marks;
mod normal;
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::edit::Tree;
use crate::edit::form::{Entry, Field, Form, every};
use crate::exact::Exact;

pub use marks::Whom;

/// What has changed between two versions of a scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The changes, in the order of the format and of the later version's tree.
    pub facts: Vec<Fact>,
    /// What references mean, by their text: titles of nodes, groups, units, and the numbers of clauses.
    pub names: BTreeMap<Rc<str>, Rc<str>>,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is a change of.
    pub owner: Owner,
    /// The change.
    pub change: Change,
}

/// Something that has an id, or the scheme itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Its record: "Scheme", "Indicator", "Unit", "Item.bonus".
    pub record: String,
    /// Its id or code.
    pub id: Rc<str>,
    /// Its title in the later version, as long as it is in it.
    pub title: Rc<str>,
}

/// How something has changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// 新增
    Added(Tree),
    /// 删除
    Removed(Tree),
    /// A dimension or an indicator stands below another dimension; none for the first level.
    Moved {
        /// Where it was.
        from: Option<Rc<str>>,
        /// Where it is.
        to: Option<Rc<str>>,
    },
    /// What stands below it has another order.
    Reordered,
    /// An indicator became a dimension, or the reverse.
    Became,
    /// 分值或权重
    Weight {
        /// For whom.
        whom: Whom,
        /// Whether it is marks.
        is_marks: bool,
        /// Before; none where the group was not assessed on it.
        before: Option<Exact>,
        /// After.
        after: Option<Exact>,
    },
    /// 目标值
    Target {
        /// For whom.
        whom: Whom,
        /// Before.
        before: Option<Exact>,
        /// After.
        after: Option<Exact>,
    },
    /// Any other field.
    Field {
        /// The fields and things that it stands in.
        trail: Vec<Trail>,
        /// The field.
        field: Box<Field>,
        /// Before, with its default where it was not written.
        before: Option<Tree>,
        /// After.
        after: Option<Tree>,
    },
}

/// A step on the way to a field, within what it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub enum Trail {
    /// A field that holds a record.
    Field(Field),
    /// One of several under names of their own: a level, a task, an attribute.
    Named(Rc<str>),
}

/// Compares two versions of a scheme.
///
/// ```
/// use ip_scorecard::{analyse::revision::{Change, revision}, edit::Tree};
///
/// let scheme = |places: &str| Tree::read(&format!(r#"{{"rounding": {{"total_places": {places}}}}}"#)).unwrap();
/// assert!(revision(&scheme("2"), &Tree::object()).facts.is_empty(), "2 is what holds when nothing is written");
/// let facts = revision(&scheme("2"), &scheme("1")).facts;
/// assert!(matches!(&facts[0].change, Change::Field { field, .. } if field.key == "total_places"));
/// ```
pub fn revision(before: &Tree, after: &Tree) -> Revision {
    let mut comparison = Comparison {
        forms: every().into_iter().map(|form| (form.record.clone(), form)).collect(),
        weights: marks::Weights::of(before, after),
        before,
        after,
        renamed: BTreeMap::new(),
        facts: Vec::new(),
    };
    let owner = Owner::of("Scheme", after);
    comparison.record(&owner, &[], "Scheme", before, after);
    Revision { facts: comparison.facts, names: normal::names(before, after) }
}

struct Comparison<'t> {
    forms: BTreeMap<String, Form>,
    before: &'t Tree,
    after: &'t Tree,
    weights: marks::Weights,
    /// Nodes whose id is another one: the later id, and the earlier.
    renamed: BTreeMap<Rc<str>, Rc<str>>,
    facts: Vec<Fact>,
}

impl Owner {
    fn of(record: &str, tree: &Tree) -> Owner {
        let text = |key: &str| tree.at(key).and_then(Tree::text).cloned();
        let id = text("id").or_else(|| text("code")).unwrap_or_default();
        Owner { record: record.to_owned(), id, title: text("title").unwrap_or_default() }
    }
}

impl Comparison<'_> {
    fn add(&mut self, owner: &Owner, change: Change) {
        self.facts.push(Fact { owner: owner.clone(), change });
    }

    /// Compares two records of one kind, field by field.
    fn record(&mut self, owner: &Owner, trail: &[Trail], record: &str, before: &Tree, after: &Tree) {
        let fields = self.forms.get(record).map(|form| form.fields.clone()).unwrap_or_default();
        for field in fields {
            match (record, field.key) {
                ("Scheme", "format") | ("Dimension", "children") => {}
                ("Scheme", "tree") => self.tree(owner),
                // They are compared with the tree, where groups are known.
                ("Indicator" | "Dimension", "weight") => self.weights(owner),
                ("Indicator", "target") => self.targets(owner, &field, before, after),
                (_, key) => self.field(owner, trail, &field, before.at(key), after.at(key)),
            }
        }
    }

    fn field(
        &mut self,
        owner: &Owner,
        trail: &[Trail],
        field: &Field,
        before: Option<&Tree>,
        after: Option<&Tree>,
    ) {
        let nothing = Tree::object();
        let further = || [trail, &[Trail::Field(field.clone())]].concat();
        match &field.entry {
            Entry::Record(name) if self.is_implied(name) || before.is_some() && after.is_some() => {
                let (before, after) = (before.unwrap_or(&nothing), after.unwrap_or(&nothing));
                self.record(owner, &further(), name, before, after);
            }
            Entry::Kinds(name, _) => {
                let default = field.default.as_ref();
                let (before, after) = (before.or(default), after.or(default));
                match (before, after, kind(before), kind(after)) {
                    (Some(before), Some(after), Some(kind), Some(other)) if kind == other => {
                        self.record(owner, &further(), &format!("{name}.{kind}"), before, after);
                    }
                    _ => self.value(owner, trail, field, before, after),
                }
            }
            Entry::List(item) if self.has_id(item) => self.list(item, before, after),
            Entry::Map(inner) => {
                let keys = |tree: Option<&Tree>| tree.map(keys).unwrap_or_default();
                let all: BTreeSet<Rc<str>> = keys(before).into_iter().chain(keys(after)).collect();
                for key in all {
                    let (before, after) =
                        (before.and_then(|map| map.at(&key)), after.and_then(|map| map.at(&key)));
                    let title = |tree: Option<&Tree>| tree?.at("title").and_then(Tree::text).cloned();
                    let name = title(after).or_else(|| title(before)).unwrap_or_else(|| key.clone());
                    let trail = [further(), vec![Trail::Named(name)]].concat();
                    match (&**inner, before, after) {
                        (Entry::Record(name), Some(before), Some(after)) => {
                            self.record(owner, &trail, name, before, after);
                        }
                        _ => {
                            let one = Field { entry: (**inner).clone(), default: None, ..field.clone() };
                            self.value(owner, &trail, &one, before, after);
                        }
                    }
                }
            }
            _ => self.value(owner, trail, field, before, after),
        }
    }

    /// Whether a record that is absent is one with nothing in it.
    fn is_implied(&self, record: &str) -> bool {
        let form = self.forms.get(record);
        form.is_some_and(|form| form.fields.iter().all(|field| !field.required) && record != "When")
    }

    /// Compares two values as a whole.
    fn value(
        &mut self,
        owner: &Owner,
        trail: &[Trail],
        field: &Field,
        before: Option<&Tree>,
        after: Option<&Tree>,
    ) {
        let normal =
            |tree: Option<&Tree>| tree.or(field.default.as_ref()).map(|tree| self.normal(&field.entry, tree));
        // An empty list is none.
        let normal = |tree| normal(tree).filter(|tree| *tree != Tree::list());
        let (before, after) = (normal(before), normal(after));
        if before != after {
            let field = Box::new(field.clone());
            self.add(owner, Change::Field { trail: trail.to_vec(), field, before, after });
        }
    }

    /// Whether the items of a list have ids of their own.
    fn has_id(&self, item: &Entry) -> bool {
        let record = match item {
            Entry::Record(name) => (*name).to_owned(),
            Entry::Kinds(name, kinds) => format!("{name}.{}", kinds.first().copied().unwrap_or_default()),
            _ => return false,
        };
        let form = self.forms.get(&record);
        form.is_some_and(|form| form.field("id").or_else(|| form.field("code")).is_some())
    }

    /// Compares two lists of things with ids.
    fn list(&mut self, item: &Entry, before: Option<&Tree>, after: Option<&Tree>) {
        let record = |tree: &Tree| match item {
            Entry::Kinds(name, _) => format!("{name}.{}", kind(Some(tree)).unwrap_or_default()),
            Entry::Record(name) => (*name).to_owned(),
            _ => String::new(),
        };
        let owners = |list: Option<&Tree>| -> Vec<(Owner, Tree)> {
            let items = list.map_or(&[][..], Tree::items).iter();
            items.map(|item| (Owner::of(&record(item), item), item.clone())).collect()
        };
        let (before, after) = (owners(before), owners(after));
        let by_id = |list: &[(Owner, Tree)]| -> BTreeMap<Rc<str>, (Owner, Tree)> {
            list.iter().rev().map(|(owner, tree)| (owner.id.clone(), (owner.clone(), tree.clone()))).collect()
        };
        let (earlier, later) = (by_id(&before), by_id(&after));
        for (owner, tree) in before.into_iter().filter(|(owner, _)| !later.contains_key(&owner.id)) {
            self.add(&owner, Change::Removed(tree));
        }
        for (owner, tree) in after {
            match earlier.get(&owner.id) {
                Some((same, before)) if same.record == owner.record => {
                    self.record(&owner, &[], &same.record, before, &tree);
                }
                Some((other, before)) => {
                    self.add(other, Change::Removed(before.clone()));
                    self.add(&owner, Change::Added(tree));
                }
                None => self.add(&owner, Change::Added(tree)),
            }
        }
    }
}

/// The word of a record's kind.
fn kind(tree: Option<&Tree>) -> Option<&str> {
    tree?.at("kind").and_then(Tree::text).map(|kind| &**kind)
}

/// The keys of an object, people's own remarks aside.
fn keys(tree: &Tree) -> Vec<Rc<str>> {
    let keys = tree.members().iter().map(|(key, _)| key.clone());
    keys.filter(|key| !key.starts_with("x_")).collect()
}
