//! 考核单位 from a spreadsheet: lines of names, with their codes and groups as far as they are written.
//!
//! Columns are known by their headings, and without headings by what stands in them: a group's id or title
//! is the group, digits are the code, and the rest is the name. A line of nothing but a group is a heading
//! of its own, for the lines below it.

use std::rc::Rc;

use super::{text, top};
use crate::edit::Tree;
use crate::json::Path;

/// What came of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many units are new.
    pub added: usize,
    /// How many had another name or group.
    pub changed: usize,
    /// What was left out: the number of its line from 1, and why.
    pub left: Vec<(usize, Stray)>,
}

/// Why a line was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stray {
    /// It has no name.
    NoName,
    /// Nothing says which group its unit belongs to.
    NoGroup,
    /// The scheme has no such group.
    UnknownGroup(String),
    /// A line before has the same code or, without codes, the same name.
    Twice(String),
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Code,
    Name,
    Group,
    /// 序号 and whatever else is no part of a unit.
    Other,
}

impl Column {
    fn of(heading: &str) -> Option<Column> {
        match heading.trim() {
            "单位代码" | "代码" | "区划代码" | "行政区划代码" | "编码" | "编号" | "code" | "Code" => {
                Some(Column::Code)
            }
            "单位名称" | "单位" | "名称" | "考核单位" | "被考核单位" | "镇街" | "name" | "Name" | "title"
            | "unit" | "Unit" => Some(Column::Name),
            "考核组" | "组别" | "组" | "类别" | "分组" | "group" | "Group" => Some(Column::Group),
            "序号" | "No." => Some(Column::Other),
            _ => None,
        }
    }
}

/// A line of the table.
#[derive(Default)]
struct Line {
    code: Option<Rc<str>>,
    name: Option<Rc<str>>,
    group: Option<Rc<str>>,
}

/// Puts the units of a table into a scheme. A unit that the scheme has, by its code or else by its name,
/// gets what the table says of it; all others are new, and those without a code get one.
///
/// ```
/// use ip_scorecard::edit::{Tree, scheme::roster::take_in, sheet::parse_table};
///
/// let mut scheme = Tree::read(r#"{ "groups": [{ "id": "town", "title": "镇" }], "units": [] }"#).unwrap();
/// let taken = take_in(&mut scheme, &parse_table("单位名称\t单位代码\n天穆镇\t120113100000\n北仓镇\t120113101000\n"));
/// assert_eq!((taken.added, taken.left.len()), (2, 0));
/// assert_eq!(scheme.to_string(), r#"{"groups":[{"id":"town","title":"镇"}],"units":[{"code":"120113100000","title":"天穆镇","group":"town"},{"code":"120113101000","title":"北仓镇","group":"town"}]}"#);
/// ```
pub fn take_in(scheme: &mut Tree, table: &[Vec<String>]) -> Taken {
    let groups: Vec<(Rc<str>, Rc<str>)> =
        items(scheme, "groups").iter().map(|group| (text(group, "id"), text(group, "title"))).collect();
    let group_of =
        |cell: &str| groups.iter().find(|(id, title)| **id == *cell || **title == *cell).map(|(id, _)| id);
    let headings: Option<Vec<Option<Column>>> = table.first().and_then(|line| {
        let columns: Vec<_> = line.iter().map(|cell| Column::of(cell)).collect();
        columns.contains(&Some(Column::Name)).then_some(columns)
    });
    let list = top("units");
    if scheme.get(&list).is_none() {
        scheme.put(&list, Tree::list());
    }
    let mut taken = Taken::default();
    let mut seen: Vec<Rc<str>> = Vec::new();
    let mut below = None;
    for (no, cells) in table.iter().enumerate().skip(usize::from(headings.is_some())) {
        let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
        let filled: Vec<&&str> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        if let [only] = filled[..]
            && let Some(group) = group_of(only)
        {
            below = Some(group.clone());
            continue;
        }
        if filled.is_empty() {
            continue;
        }
        let line = match &headings {
            Some(columns) => by_headings(&cells, columns),
            None => by_contents(&filled, |cell| group_of(cell).is_some()),
        };
        match line.unit(&groups, &below, scheme, &mut seen) {
            Ok((at, unit)) => match at {
                Some(at) => taken.changed += usize::from(merge(scheme, &list.then(at), &unit)),
                None => {
                    let end = items(scheme, "units").len();
                    scheme.insert(&list, end, unit);
                    taken.added += 1;
                }
            },
            Err(stray) => taken.left.push((no + 1, stray)),
        }
    }
    taken
}

fn items<'t>(scheme: &'t Tree, key: &str) -> &'t [Tree] {
    scheme.at(key).map_or(&[], Tree::items)
}

fn by_headings(cells: &[&str], columns: &[Option<Column>]) -> Line {
    let of = |wanted: Column| {
        let here = cells.iter().zip(columns).filter(|(cell, _)| !cell.is_empty());
        here.into_iter().find(|(_, column)| **column == Some(wanted)).map(|(cell, _)| Rc::from(*cell))
    };
    Line { code: of(Column::Code), name: of(Column::Name), group: of(Column::Group) }
}

/// Of several codes the longest: a 序号 is short.
fn by_contents(filled: &[&&str], is_group: impl Fn(&str) -> bool) -> Line {
    let mut line = Line::default();
    for cell in filled {
        let is_code = cell.bytes().all(|byte| byte.is_ascii_digit());
        if is_code {
            if line.code.as_ref().is_none_or(|code| code.len() < cell.len()) {
                line.code = Some(Rc::from(**cell));
            }
        } else if line.group.is_none() && is_group(cell) {
            line.group = Some(Rc::from(**cell));
        } else if line.name.is_none() {
            line.name = Some(Rc::from(**cell));
        } else if line.group.is_none() {
            // No name has two parts: this was meant for a group.
            line.group = Some(Rc::from(**cell));
        }
    }
    // A lonely number of one or two digits counts lines.
    line.code = line.code.filter(|code| code.len() > 2);
    line
}

impl Line {
    /// The unit of the line, and its place when the scheme has it.
    fn unit(
        self,
        groups: &[(Rc<str>, Rc<str>)],
        below: &Option<Rc<str>>,
        scheme: &Tree,
        seen: &mut Vec<Rc<str>>,
    ) -> Result<(Option<usize>, Tree), Stray> {
        let name = self.name.ok_or(Stray::NoName)?;
        let units = items(scheme, "units");
        let known = match &self.code {
            Some(code) => units.iter().position(|unit| text(unit, "code") == *code),
            None => units.iter().position(|unit| text(unit, "title") == name),
        };
        let mark = self.code.clone().unwrap_or_else(|| name.clone());
        if seen.contains(&mark) {
            return Err(Stray::Twice(mark.to_string()));
        }
        let group = match self.group {
            Some(cell) => {
                let found = groups.iter().find(|(id, title)| *id == cell || *title == cell);
                Some(found.ok_or_else(|| Stray::UnknownGroup(cell.to_string()))?.0.clone())
            }
            None => below.clone(),
        };
        let before = known.and_then(|at| units.get(at)).map(|unit| text(unit, "group"));
        let group = group.or(before.filter(|group| !group.is_empty())).or_else(|| match groups {
            [(only, _)] => Some(only.clone()),
            _ => None,
        });
        let group = group.ok_or(Stray::NoGroup)?;
        seen.push(mark);
        let code = self.code.unwrap_or_else(|| free_code(units));
        let unit =
            [("code", Tree::from(&*code)), ("title", Tree::from(&*name)), ("group", Tree::from(&*group))];
        Ok((known, unit.into_iter().collect()))
    }
}

/// A code that no unit has: U1, U2, …
fn free_code(units: &[Tree]) -> Rc<str> {
    let numbers = units.iter().filter_map(|unit| text(unit, "code").strip_prefix('U')?.parse::<u32>().ok());
    format!("U{}", numbers.max().unwrap_or(0).saturating_add(1)).into()
}

/// Writes a unit's name and group over those it had; whether they were others.
fn merge(scheme: &mut Tree, at: &Path, unit: &Tree) -> bool {
    let mut changed = false;
    for key in ["title", "group"] {
        let (at, new) = (at.then(key), text(unit, key));
        if scheme.get(&at).and_then(Tree::text) != Some(&new) {
            scheme.put(&at, Tree::from(&*new));
            changed = true;
        }
    }
    changed
}
