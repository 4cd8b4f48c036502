//! A document as people change it: every key that was written, those that are not ours too, and every
//! number as it was written.

use std::rc::Rc;

use crate::exact::Exact;
use crate::issue::{At, Syntax};
use crate::json::{Json, Path, Step, Value, parse};

/// A value of a document. Copies share what they have in common, so that an earlier state costs next to
/// nothing to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as written.
    Number(Rc<str>),
    /// A text.
    Text(Rc<str>),
    /// A list.
    List(Rc<Vec<Tree>>),
    /// An object with its members as they stand, repeated ones too.
    Object(Rc<Vec<(Rc<str>, Tree)>>),
}

impl Tree {
    /// An object without members.
    pub fn object() -> Tree {
        Tree::Object(Rc::default())
    }

    /// A list without items.
    pub fn list() -> Tree {
        Tree::List(Rc::default())
    }

    /// Reads a document.
    ///
    /// # Errors
    ///
    /// The place and kind of the first breach of JSON's grammar.
    ///
    /// ```
    /// use ip_scorecard::{edit::Tree, json::Path};
    ///
    /// let tree = Tree::read(r#"{"x_ours": [1.50]}"#).unwrap();
    /// let first = Path::default().then("x_ours").then(0);
    /// assert_eq!(tree.get(&first), Some(&Tree::Number("1.50".into())));
    /// ```
    pub fn read(text: &str) -> Result<Tree, (At, Syntax)> {
        Ok(Tree::of(&parse(text)?))
    }

    fn of(json: &Json<'_>) -> Tree {
        match &json.value {
            Value::Null => Tree::Null,
            Value::Bool(truth) => Tree::Bool(*truth),
            Value::Number(written) => Tree::Number((*written).into()),
            Value::String(text) => Tree::Text((&**text).into()),
            Value::Array(items) => Tree::List(Rc::new(items.iter().map(Tree::of).collect())),
            Value::Object(members) => {
                let members = members.iter().map(|member| ((&*member.key).into(), Tree::of(&member.value)));
                Tree::Object(Rc::new(members.collect()))
            }
        }
    }

    /// The value that a path leads to; of repeated keys the first.
    pub fn get(&self, path: &Path) -> Option<&Tree> {
        path.steps().iter().try_fold(self, Tree::step)
    }

    /// The value under a key.
    pub fn at(&self, key: &str) -> Option<&Tree> {
        self.members().iter().find(|(found, _)| &**found == key).map(|(_, value)| value)
    }

    fn step(&self, step: &Step) -> Option<&Tree> {
        match step {
            Step::Key(key) => self.at(key),
            Step::Item(item) => self.items().get(*item),
        }
    }

    /// The members, when this is an object; none otherwise.
    pub fn members(&self) -> &[(Rc<str>, Tree)] {
        match self {
            Tree::Object(members) => members,
            _ => &[],
        }
    }

    /// The items, when this is a list; none otherwise.
    pub fn items(&self) -> &[Tree] {
        match self {
            Tree::List(items) => items,
            _ => &[],
        }
    }

    /// The text, when this is one.
    pub fn text(&self) -> Option<&Rc<str>> {
        match self {
            Tree::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number that it is, or that a text spells.
    pub fn number(&self) -> Option<Exact> {
        match self {
            Tree::Number(written) | Tree::Text(written) => written.parse().ok(),
            _ => None,
        }
    }

    /// Puts a value where a path leads: in the place of what is there, else as a new member; objects on the
    /// way that are missing are made. An item can be put in the place of another or after the last one.
    /// Whether there was a way.
    ///
    /// ```
    /// use ip_scorecard::{edit::Tree, json::Path};
    ///
    /// let mut tree = Tree::object();
    /// let weight = Path::default().then("weight").then("town");
    /// assert!(tree.put(&weight, Tree::from(5)));
    /// assert_eq!(tree.to_string(), r#"{"weight":{"town":5}}"#);
    /// assert!(!tree.put(&weight.then(0), Tree::Null), "a number has no items");
    /// ```
    pub fn put(&mut self, path: &Path, value: Tree) -> bool {
        let Some(place) = self.make(path.steps()) else { return false };
        *place = value;
        true
    }

    /// The place that a way leads to, made where it is missing; nothing is made where there is no way.
    fn make(&mut self, steps: &[Step]) -> Option<&mut Tree> {
        let Some((step, rest)) = steps.split_first() else { return Some(self) };
        // What is made are objects, and an object has no items.
        let can_be_made = rest.iter().all(|step| matches!(step, Step::Key(_)));
        let next = match (step, self) {
            (Step::Key(key), Tree::Object(members)) => {
                let found = members.iter().position(|(found, _)| found == key);
                if found.is_none() && !can_be_made {
                    return None;
                }
                let members = Rc::make_mut(members);
                let at = found.unwrap_or_else(|| {
                    members.push((key.clone(), Tree::object()));
                    members.len() - 1
                });
                members.get_mut(at).map(|(_, value)| value)
            }
            (Step::Item(item), Tree::List(items)) => {
                if *item == items.len() && can_be_made {
                    Rc::make_mut(items).push(Tree::object());
                }
                if *item >= items.len() {
                    return None;
                }
                Rc::make_mut(items).get_mut(*item)
            }
            _ => None,
        };
        next?.make(rest)
    }

    /// The value that a path leads to, to be changed.
    pub fn get_mut(&mut self, path: &Path) -> Option<&mut Tree> {
        path.steps().iter().try_fold(self, |tree, step| match (step, tree) {
            (Step::Key(key), Tree::Object(members)) => {
                Rc::make_mut(members).iter_mut().find(|(found, _)| found == key).map(|(_, value)| value)
            }
            (Step::Item(item), Tree::List(items)) => Rc::make_mut(items).get_mut(*item),
            _ => None,
        })
    }

    /// Takes out what a path leads to; nothing where it leads nowhere, or is the way to the document itself.
    ///
    /// ```
    /// use ip_scorecard::{edit::Tree, json::Path};
    ///
    /// let mut tree = Tree::read(r#"{"a": [1, 2, 3]}"#).unwrap();
    /// assert_eq!(tree.take(&Path::default().then("a").then(1)), Some(Tree::from(2)));
    /// assert_eq!(tree.to_string(), r#"{"a":[1,3]}"#);
    /// ```
    pub fn take(&mut self, path: &Path) -> Option<Tree> {
        let (last, before) = path.steps().split_last()?;
        match (last, self.get_mut(&before.to_vec().into())?) {
            (Step::Key(key), Tree::Object(members)) => {
                let at = members.iter().position(|(found, _)| found == key)?;
                Some(Rc::make_mut(members).remove(at).1)
            }
            (Step::Item(item), Tree::List(items)) if *item < items.len() => {
                Some(Rc::make_mut(items).remove(*item))
            }
            _ => None,
        }
    }

    /// Puts a new item into the list that a path leads to, before the one that has its number now, or after
    /// the last. Whether there was such a list.
    pub fn insert(&mut self, list: &Path, item: usize, value: Tree) -> bool {
        match self.get_mut(list) {
            Some(Tree::List(items)) if item <= items.len() => {
                Rc::make_mut(items).insert(item, value);
                true
            }
            _ => false,
        }
    }
}

impl From<&str> for Tree {
    fn from(text: &str) -> Tree {
        Tree::Text(text.into())
    }
}

impl From<i64> for Tree {
    fn from(number: i64) -> Tree {
        Tree::Number(number.to_string().into())
    }
}

impl From<&Exact> for Tree {
    /// The number as a decimal; one that does not end is cut to 28 digits.
    fn from(number: &Exact) -> Tree {
        Tree::Number(number.to_string().into())
    }
}

impl FromIterator<Tree> for Tree {
    fn from_iter<I: IntoIterator<Item = Tree>>(items: I) -> Tree {
        Tree::List(Rc::new(items.into_iter().collect()))
    }
}

impl<K: Into<Rc<str>>> FromIterator<(K, Tree)> for Tree {
    fn from_iter<I: IntoIterator<Item = (K, Tree)>>(members: I) -> Tree {
        Tree::Object(Rc::new(members.into_iter().map(|(key, value)| (key.into(), value)).collect()))
    }
}
