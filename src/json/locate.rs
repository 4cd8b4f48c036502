//! From a place in bytes to what a person looks for: path, line and column.

use super::{Json, Value, parse};
use crate::issue::At;

/// Where something stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The way to it, as in `rows[3].values.T5-1`; empty for the document itself.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in its line, from 1.
    pub column: usize,
}

/// Finds path, line and column of places in one text, in one pass for all of them.
///
/// ```
/// use ip_scorecard::{issue::At, json::locate};
///
/// let text = "{\"rows\": [\n  {\"a.b\": 1}\n]}";
/// let found = &locate(text, &[At(21)])[0];
/// assert_eq!((found.path.as_str(), found.line, found.column), (r#"rows[0]["a.b"]"#, 2, 11));
/// ```
pub fn locate(text: &str, places: &[At]) -> Vec<Location> {
    let mut sought: Vec<At> = places.to_vec();
    sought.sort_unstable();
    sought.dedup();
    let mut found = lines(text, &sought);
    if let Ok(json) = parse(text) {
        Walk { sought: &sought, found: &mut found, path: String::new() }.value(&json);
    }
    let index = |at: &At| sought.binary_search(at).ok();
    places.iter().map(|at| index(at).and_then(|i| found.get(i)).cloned().unwrap_or_default()).collect()
}

fn lines(text: &str, sought: &[At]) -> Vec<Location> {
    let (mut line, mut column, mut done) = (1, 1, 0);
    let mut found = Vec::with_capacity(sought.len());
    for at in sought {
        let end = (at.0 as usize).min(text.len());
        for byte in &text.as_bytes()[done..end] {
            match byte {
                b'\n' => (line, column) = (line + 1, 1),
                0x80..=0xbf => {} // goes on with a character that has been counted
                _ => column += 1,
            }
        }
        done = end;
        found.push(Location { path: String::new(), line, column });
    }
    found
}

struct Walk<'w> {
    sought: &'w [At],
    found: &'w mut [Location],
    path: String,
}

impl Walk<'_> {
    fn note(&mut self, at: At) {
        if let Ok(index) = self.sought.binary_search(&at) {
            self.found[index].path.clone_from(&self.path);
        }
    }

    fn value(&mut self, json: &Json<'_>) {
        self.note(json.at);
        let length = self.path.len();
        match &json.value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.path.push_str(&format!("[{index}]"));
                    self.value(item);
                    self.path.truncate(length);
                }
            }
            Value::Object(members) => {
                for member in members {
                    self.step(&member.key);
                    self.note(member.at);
                    self.value(&member.value);
                    self.path.truncate(length);
                }
            }
            _ => {}
        }
    }

    fn step(&mut self, key: &str) {
        if key.is_empty() || key.contains(['.', '[', ']', '"', ' ']) {
            self.path.push_str(&format!("[{key:?}]"));
        } else {
            if !self.path.is_empty() {
                self.path.push('.');
            }
            self.path.push_str(key);
        }
    }
}
