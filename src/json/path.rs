//! The way to a value in a document.

use std::fmt;
use std::rc::Rc;

/// One step of a way: into an object by a key, or into a list by an item's number from 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The value under a key.
    Key(Rc<str>),
    /// An item of a list.
    Item(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Step {
        Step::Key(key.into())
    }
}

impl From<usize> for Step {
    fn from(item: usize) -> Step {
        Step::Item(item)
    }
}

/// The way from a document to a value in it; empty for the document itself.
///
/// ```
/// use ip_scorecard::json::Path;
///
/// let path = Path::default().then("rows").then(3).then("values").then("T5-1");
/// assert_eq!(path.to_string(), "rows[3].values.T5-1");
/// assert_eq!(Path::default().then("a.b").to_string(), r#"["a.b"]"#);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Vec<Step>);

impl Path {
    /// The way one step further.
    pub fn then(&self, step: impl Into<Step>) -> Path {
        let mut further = self.clone();
        further.0.push(step.into());
        further
    }

    /// The steps, from the document on.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Whether it is the way to the document itself.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it leads through a key, or ends there.
    pub fn has_key(&self, key: &str) -> bool {
        self.0.iter().any(|step| matches!(step, Step::Key(found) if &**found == key))
    }

    /// Whether it leads to this value or into it.
    pub fn is_within(&self, outer: &Path) -> bool {
        self.0.starts_with(&outer.0)
    }
}

impl From<Vec<Step>> for Path {
    fn from(steps: Vec<Step>) -> Path {
        Path(steps)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (no, step) in self.0.iter().enumerate() {
            match step {
                Step::Item(item) => write!(f, "[{item}]")?,
                Step::Key(key) if key.is_empty() || key.contains(['.', '[', ']', '"', ' ']) => {
                    write!(f, "[{key:?}]")?;
                }
                Step::Key(key) if no == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
            }
        }
        Ok(())
    }
}
