//! The headings of a pasted table: units named at the left, indicators at the top.

use std::ops::Range;

use super::Sheet;
use super::column::{Column, Part};
use crate::check::{LeafNo, UnitNo};
use crate::exact::Exact;

/// What the headings of a table say of where its cells belong. It is offered, and used when the person who
/// pastes wants it so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headings {
    /// Lines at the top that hold no data.
    pub lines: usize,
    /// The line among them that names the indicators.
    pub head: Option<usize>,
    /// Columns at the left that hold no data.
    pub leading: usize,
    /// The unit of each line below the headings; none where the table names no units.
    pub units: Option<Vec<Option<UnitNo>>>,
    /// The number of the sheet's column for each of the table's; none where it names no indicators.
    pub columns: Option<Vec<Option<usize>>>,
}

/// Lines, and columns, among which headings are looked for: above them may stand a title, before them
/// numbers in sequence and codes.
const DEPTH: usize = 3;

impl Headings {
    /// Finds units by code, name or alias and indicators by id or title, each exactly as the scheme has
    /// them. None when the table names neither.
    pub fn of(sheet: &Sheet, table: &[Vec<String>]) -> Option<Headings> {
        let width = table.iter().map(Vec::len).max().unwrap_or(0);
        let naming: Vec<usize> =
            (0..width.min(DEPTH)).filter(|column| names_units(sheet, table, *column)).collect();
        let leading = naming.last().map_or(0, |last| last + 1);
        let top = table
            .iter()
            .take(DEPTH)
            .position(|line| line.iter().skip(leading).any(|text| heading(sheet, text).is_some()));
        let mut lines = 0;
        let mut columns = None;
        if let Some(top) = top {
            let head = table.get(top)?;
            let below = table.get(top + 1).filter(|below| names_parts(sheet, head, below, leading));
            lines = top + 1 + usize::from(below.is_some());
            columns = Some(columns_of(sheet, head, below, leading..width));
        }
        let unit_of = |line: &Vec<String>| naming.iter().find_map(|column| unit(sheet, line.get(*column)?));
        let units = (!naming.is_empty()).then(|| table.iter().skip(lines).map(unit_of).collect());
        (units.is_some() || columns.is_some()).then_some(Headings {
            lines,
            head: top,
            leading,
            units,
            columns,
        })
    }
}

impl Sheet {
    /// The indicator that a heading names exactly, and the number of the column where it names the part too.
    pub fn named(&self, text: &str) -> Option<(LeafNo, Option<usize>)> {
        heading(self, text)
    }

    /// The number of the column of an indicator whose part is called exactly so.
    pub fn part_named(&self, leaf: LeafNo, text: &str) -> Option<usize> {
        part(self, leaf, text)
    }
}

/// Whether at least half of what stands in a column are units of the scheme.
fn names_units(sheet: &Sheet, table: &[Vec<String>], column: usize) -> bool {
    let written = table.iter().filter_map(|line| line.get(column)).filter(|text| !text.trim().is_empty());
    let (found, all) = written
        .fold((0, 0), |(found, all), text| (found + usize::from(unit(sheet, text).is_some()), all + 1));
    found > 0 && found * 2 >= all
}

fn unit(sheet: &Sheet, text: &str) -> Option<UnitNo> {
    let text = text.trim();
    // A code as short as a figure is taken for a figure.
    let by_code = || sheet.plan().unit_by_code(text).filter(|_| text.len() >= 6 || !is_number(text));
    sheet.plan().unit_by_name(text).or_else(by_code)
}

fn is_number(text: &str) -> bool {
    text.parse::<Exact>().is_ok()
}

/// The indicator that a heading names, and the number of the column where it names the part as well.
fn heading(sheet: &Sheet, text: &str) -> Option<(LeafNo, Option<usize>)> {
    let text = text.trim();
    let mut best: Option<(usize, LeafNo, Option<usize>)> = None;
    for leaf in sheet.plan().leaf_numbers() {
        let indicator = &sheet.plan().leaf(leaf).indicator;
        let (id, title) = (indicator.id.as_str(), &*indicator.title);
        let both = [format!("{id} {title}"), format!("{id}{title}")];
        for name in both.iter().map(String::as_str).chain([title, id]).filter(|name| !is_number(name)) {
            let Some(rest) = text.strip_prefix(name) else { continue };
            let rest = rest.trim_matches(|c: char| c.is_whitespace() || "（）()[]：:/·、-—".contains(c));
            let is_measured = || indicator.unit_label.as_deref() == Some(rest);
            let part = match rest {
                "" => None,
                rest => match part(sheet, leaf, rest) {
                    None if is_measured() => None,
                    None => continue,
                    part => part,
                },
            };
            if best.is_none_or(|(length, ..)| name.len() > length) {
                best = Some((name.len(), leaf, part));
            }
        }
    }
    best.map(|(_, leaf, part)| (leaf, part))
}

/// The number of the column of an indicator whose part is called so.
fn part(sheet: &Sheet, leaf: LeafNo, name: &str) -> Option<usize> {
    let is_it = |column: &Column| column.names(sheet.plan()).contains(&name.trim());
    sheet.column_numbers(leaf).find(|no| sheet.columns().get(*no).is_some_and(is_it))
}

/// Whether a second line of headings names the parts of the indicators in the first.
fn names_parts(sheet: &Sheet, head: &[String], below: &[String], leading: usize) -> bool {
    let mut leaf = None;
    let mut found = false;
    for (no, text) in below.iter().enumerate().skip(leading) {
        let above = head.get(no).map_or("", |head| head.trim());
        if !above.is_empty() {
            leaf = heading(sheet, above).map(|(leaf, _)| leaf);
        }
        match (leaf, text.trim()) {
            (_, "") => {}
            (Some(leaf), text) if part(sheet, leaf, text).is_some() => found = true,
            (Some(_), _) => return false,
            (None, _) => {}
        }
    }
    found
}

/// The sheet's columns for those of the table; a heading over several cells goes on to the next part.
fn columns_of(
    sheet: &Sheet,
    head: &[String],
    below: Option<&Vec<String>>,
    columns: Range<usize>,
) -> Vec<Option<usize>> {
    let mut current: Option<(LeafNo, usize)> = None;
    let leading = vec![None; columns.start];
    let found = columns.map(|no| {
        let text = head.get(no).map_or("", |text| text.trim());
        let named = heading(sheet, text);
        current = match (named, current, text) {
            (Some((leaf, None)), _, _) => Some((leaf, 0)),
            (Some((_, Some(column))), _, _) => {
                current = None;
                return Some(column);
            }
            (None, Some((leaf, part)), "") => Some((leaf, part + 1)),
            _ => None,
        };
        let (leaf, place) = current?;
        let below = below.and_then(|below| below.get(no)).and_then(|text| part(sheet, leaf, text));
        let figures = || {
            let is_figure =
                |no: &usize| sheet.columns().get(*no).is_some_and(|column| column.part != Part::Target);
            sheet.column_numbers(leaf).filter(is_figure).nth(place)
        };
        below.or_else(figures)
    });
    leading.into_iter().chain(found).collect()
}
