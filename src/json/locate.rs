//! From a place in bytes to what a person looks for: path, line and column.

use super::{Json, Path, Step, Value, parse};
use crate::issue::At;

/// Where something stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The way to it.
    pub path: Path,
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
/// assert_eq!((found.path.to_string().as_str(), found.line, found.column), (r#"rows[0]["a.b"]"#, 2, 11));
/// ```
pub fn locate(text: &str, places: &[At]) -> Vec<Location> {
    let mut sought: Vec<At> = places.to_vec();
    sought.sort_unstable();
    sought.dedup();
    let mut found = lines(text, &sought);
    if let Ok(json) = parse(text) {
        Walk { sought: &sought, found: &mut found, way: Vec::new() }.value(&json);
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
        found.push(Location { path: Path::default(), line, column });
    }
    found
}

/// A step of the walk, as the document has it.
#[derive(Clone, Copy)]
enum Ahead<'j> {
    Key(&'j str),
    Item(usize),
}

struct Walk<'w, 'j> {
    sought: &'w [At],
    found: &'w mut [Location],
    way: Vec<Ahead<'j>>,
}

impl<'j> Walk<'_, 'j> {
    fn note(&mut self, at: At) {
        if let Ok(index) = self.sought.binary_search(&at) {
            let steps = self.way.iter().map(|ahead| match *ahead {
                Ahead::Key(key) => Step::from(key),
                Ahead::Item(item) => Step::from(item),
            });
            self.found[index].path = steps.collect::<Vec<_>>().into();
        }
    }

    fn value(&mut self, json: &'j Json<'_>) {
        self.note(json.at);
        match &json.value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.way.push(Ahead::Item(index));
                    self.value(item);
                    self.way.pop();
                }
            }
            Value::Object(members) => {
                for member in members {
                    self.way.push(Ahead::Key(&member.key));
                    self.note(member.at);
                    self.value(&member.value);
                    self.way.pop();
                }
            }
            _ => {}
        }
    }
}
