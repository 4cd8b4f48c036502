//! Where a design starts: from nothing, from a copy, from an adopted scheme.

use super::top;
use crate::edit::Tree;
use crate::model::SCHEME_FORMAT;

/// What an empty scheme is given.
#[derive(Clone, Copy, Debug)]
pub struct Empty<'t> {
    /// 方案编号
    pub id: &'t str,
    /// 名称
    pub title: &'t str,
    /// The year that is assessed, and the version.
    pub year: u32,
    /// The id and the title of the one group.
    pub group: (&'t str, &'t str),
}

/// An empty scheme: a draft for a calendar year, with one group, and neither units nor indicators yet.
pub fn empty(of: Empty<'_>) -> Tree {
    let year = format!("{:04}", of.year);
    let day = |day: &str| Tree::from(&*format!("{year}-{day}"));
    let group: Tree =
        [("id", Tree::from(of.group.0)), ("title", Tree::from(of.group.1))].into_iter().collect();
    [
        ("format", Tree::from(SCHEME_FORMAT)),
        ("id", Tree::from(of.id)),
        ("version", Tree::from(&*year)),
        ("title", Tree::from(of.title)),
        ("status", Tree::from("draft")),
        ("period", [("start", day("01-01")), ("end", day("12-31"))].into_iter().collect()),
        ("full_marks", Tree::from(100)),
        ("groups", [group].into_iter().collect()),
        ("units", Tree::list()),
        ("tree", Tree::list()),
    ]
    .into_iter()
    .collect()
}

/// A copy of a scheme as a draft of one's own.
pub fn copy(scheme: &Tree, id: &str, version: &str) -> Tree {
    let mut copy = scheme.clone();
    copy.put(&top("id"), Tree::from(id));
    copy.put(&top("version"), Tree::from(version));
    draft(copy)
}

/// 修订稿: a new version of a scheme, under its id, as a draft without the document that adopted the old one.
///
/// `taken` are versions that are known already.
pub fn revise(scheme: &Tree, taken: &[&str]) -> Tree {
    let mut next = scheme.clone();
    let version = scheme.at("version").and_then(Tree::text).map_or("", |version| version);
    next.put(&top("version"), Tree::from(&*next_version(version, taken)));
    draft(next)
}

fn draft(mut scheme: Tree) -> Tree {
    scheme.put(&top("status"), Tree::from("draft"));
    scheme.take(&top("adopted"));
    scheme
}

/// Whether a scheme is adopted (已印发), and therefore only to be read.
pub fn is_adopted(scheme: &Tree) -> bool {
    scheme.at("status").and_then(Tree::text).is_some_and(|status| &**status == "adopted")
}

/// The version after one: of "2025" its first revision "2025.1", after that "2025.2".
///
/// ```
/// use ip_scorecard::edit::scheme::start::next_version;
///
/// assert_eq!(next_version("2025", &[]), "2025.1");
/// assert_eq!(next_version("2025.1", &["2025.2"]), "2025.3");
/// ```
pub fn next_version(version: &str, taken: &[&str]) -> String {
    let numbered = version.rsplit_once('.').and_then(|(head, number)| Some((head, number.parse().ok()?)));
    let (head, mut number) = numbered.unwrap_or((version, 0_u32));
    loop {
        number = number.saturating_add(1);
        let next = if head.is_empty() { number.to_string() } else { format!("{head}.{number}") };
        if number == u32::MAX || !taken.contains(&&*next) {
            return next;
        }
    }
}
