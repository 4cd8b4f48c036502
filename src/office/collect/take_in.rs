//! 收件: workbooks and tables in, data files out.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::gather::Gathering;
use super::grid::{Cell, Grid, Workbook};
use super::marked::{self, About};
use super::open::{MAX_CELLS, Unreadable, open};
use super::plain;
use super::slot::Slots;
use super::stamp::{Found, Keys, Stamp};
use crate::check::Plan;
use crate::edit::sheet::Sheet;
use crate::edit::{Tree, canonical};
use crate::model::DATA_FORMAT;
use crate::model::data::Stage;
use crate::office::collect::intake::{Book, Intake, Matching, Spot, Table, Taken};
use crate::office::{File, Watch};
use crate::read::{Gb18030, Kind, MAX_BYTES, fingerprint};
use crate::text::Lang;
use crate::text::office::collect as say;
use crate::text::page::sheet::OFFICE;

/// A file that came in, with what a person said of it where it had to be asked.
#[derive(Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The file.
    pub file: File,
    /// What stands where, confirmed.
    pub matching: Option<Matching>,
}

/// Reads workbooks and tables for a scheme. Templates say themselves what stands where; of plain tables it is
/// guessed, and nothing is taken until the guess comes back confirmed.
///
/// A cell that is not taken keeps no other cell from being taken; whoever uses the data decides whether they
/// are enough without it.
///
/// None when nobody waits for it any more.
pub fn take_in(
    plan: &Plan,
    incoming: &[Incoming],
    gb18030: Gb18030<'_>,
    watch: &mut dyn Watch,
) -> Option<Intake> {
    let slots = Slots::of(plan);
    let sheet = Sheet::open(&plan.scheme, Vec::new(), Stage::Verified, OFFICE);
    let mut names = BTreeSet::new();
    let mut intake = Intake::default();
    for (no, one) in incoming.iter().enumerate() {
        if !watch.go_on(no, incoming.len()) {
            return None;
        }
        let mut book = book(&slots, &sheet, one, gb18030);
        if let Some(taken) = &mut book.taken {
            taken.name = unused(&taken.name, &mut names);
        }
        intake.books.push(book);
    }
    watch.go_on(incoming.len(), incoming.len()).then_some(intake)
}

fn book(slots: &Slots<'_>, sheet: &Sheet, incoming: &Incoming, gb18030: Gb18030<'_>) -> Book {
    let name = incoming.file.name.clone();
    let mut found = Gathering::new(slots);
    let (taken, asked) = match open(&incoming.file.bytes, gb18030) {
        Err(why) => {
            found.fault(None, |lang| unreadable(lang, &why));
            (None, None)
        }
        Ok(book) => read(slots, sheet, incoming, &book, &mut found),
    };
    Book { name, taken, asked, faults: found.faults, remarks: found.remarks }
}

fn read(
    slots: &Slots<'_>,
    sheet: &Sheet,
    incoming: &Incoming,
    book: &Workbook,
    found: &mut Gathering<'_>,
) -> (Option<Taken>, Option<Matching>) {
    let scheme = &slots.plan.scheme;
    if let Some(matching) = &incoming.matching {
        for table in matching.tables.iter().filter(|table| table.wanted) {
            if let Some(grid) = book.sheets.iter().find(|grid| grid.name == table.sheet) {
                plain::take(slots, grid, table, found);
            }
        }
        let source = Source {
            department: matching.department.trim().to_owned(),
            stage: matching.stage,
            as_of: matching.as_of.parse().ok(),
            submitted: None,
            file_no: None,
        };
        return (data(slots, incoming, source, found), None);
    }
    let is_marked = |grid: &Grid| Keys::find(grid).is_some();
    match Stamp::find(&book.sheets) {
        Found::Newer(format) => {
            found.fault(None, |lang| say::newer(lang, &format));
            (None, None)
        }
        Found::Stamp(stamp) if stamp.scheme != scheme.id.as_str() => {
            found.fault(None, |lang| say::other_scheme(lang, &stamp.scheme, scheme.id.as_str()));
            (None, None)
        }
        Found::Stamp(stamp) if book.sheets.iter().any(is_marked) => {
            if *stamp.version != *scheme.version {
                found.remark(None, |lang| say::other_version(lang, &stamp.version, &scheme.version));
            }
            let about = marked::take(slots, &book.sheets, &stamp, found);
            let source = source(about, stamp.stage, found);
            (data(slots, incoming, source, found), None)
        }
        Found::None | Found::Spoilt | Found::Stamp(_) => (None, ask(slots, sheet, incoming, book, found)),
    }
}

/// Where data come from.
#[derive(Debug)]
struct Source {
    department: String,
    stage: Stage,
    as_of: Option<NaiveDate>,
    submitted: Option<NaiveDate>,
    file_no: Option<String>,
}

fn source(about: About, stage: Stage, found: &mut Gathering<'_>) -> Source {
    let [as_of, submitted, file_no] = about.said;
    let mut date = |said: Option<(Cell, Spot)>| {
        let (cell, spot) = said?;
        let date = date(&cell);
        if date.is_none() {
            let text = cell.to_text();
            found.fault(Some(spot), |lang| say::no_date(lang, &text));
        }
        date
    };
    let (as_of, submitted) = (date(as_of), date(submitted));
    let line = |cell: Cell| cell.to_text().split_whitespace().collect::<Vec<_>>().join(" ");
    let file_no = file_no.map(|(cell, _)| line(cell));
    Source { department: about.department, stage, as_of, submitted, file_no }
}

/// A date, as a spreadsheet keeps it or as people write it: 2025-12-31, 2025.12.31, 2025年12月31日, 20251231.
fn date(cell: &Cell) -> Option<NaiveDate> {
    let text = cell.to_text();
    let day = text.split([' ', 'T']).next().unwrap_or("");
    let parts: Vec<u32> = match day {
        day if day.len() == 8 && day.bytes().all(|digit| digit.is_ascii_digit()) => {
            [&day[..4], &day[4..6], &day[6..]].iter().filter_map(|part| part.parse().ok()).collect()
        }
        day => day
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .filter_map(|part| part.parse().ok())
            .collect(),
    };
    match parts.as_slice() {
        [year @ 1900..=9999, month, day] => NaiveDate::from_ymd_opt(*year as i32, *month, *day),
        _ => None,
    }
}

/// The data file of what was gathered; none when that is nothing.
fn data(slots: &Slots<'_>, incoming: &Incoming, source: Source, found: &mut Gathering<'_>) -> Option<Taken> {
    let scheme = &slots.plan.scheme;
    let rows = found.rows();
    let figures = found.taken;
    if rows.is_empty() {
        if found.faults.is_empty() {
            found.fault(None, say::nothing);
        }
        return None;
    }
    let units = rows.len();
    let department = if source.department.is_empty() { OFFICE } else { &source.department };
    let as_of = source.as_of.unwrap_or(scheme.period.end).to_string();
    let text = |text: &str| Tree::from(text);
    let workbook: Tree =
        [("name", text(&incoming.file.name)), ("sha256", text(&fingerprint(&incoming.file.bytes)))]
            .into_iter()
            .collect();
    let told = [
        ("department", Some(text(department))),
        ("file_no", source.file_no.as_deref().map(text)),
        ("submitted", source.submitted.map(|date| text(&date.to_string()))),
        ("x_workbook", Some(workbook)),
    ];
    let told: Tree = told.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    let tree: Tree = [
        ("format", text(DATA_FORMAT)),
        ("scheme", text(scheme.id.as_str())),
        ("stage", text(source.stage.word())),
        ("as_of", text(&as_of)),
        ("source", told),
        ("rows", rows.into_iter().collect()),
    ]
    .into_iter()
    .collect();
    let name = format!("{}.json", stem(&incoming.file.name));
    Some(Taken { name, text: canonical(&tree, Kind::Data), units, figures })
}

/// A name without its ending.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn unused(name: &str, names: &mut BTreeSet<String>) -> String {
    let numbered = |no: usize| if no == 1 { name.to_owned() } else { format!("{} ({no}).json", stem(name)) };
    let free = (1..=names.len() + 1).map(numbered).find(|name| !names.contains(name));
    let free = free.unwrap_or_else(|| name.to_owned());
    names.insert(free.clone());
    free
}

/// What has to be confirmed of a workbook that does not say itself what stands where.
fn ask(
    slots: &Slots<'_>,
    sheet: &Sheet,
    incoming: &Incoming,
    book: &Workbook,
    found: &mut Gathering<'_>,
) -> Option<Matching> {
    for grid in book.sheets.iter().filter(|grid| grid.hidden && !grid.cells.is_empty()) {
        let spot = Spot { sheet: grid.name.clone(), cell: String::new() };
        found.remark(Some(spot), say::hidden_passed);
    }
    let shown = book.sheets.iter().filter(|grid| !grid.hidden);
    let tables: Vec<Table> = shown.filter_map(|grid| plain::guess(slots, sheet, grid)).collect();
    if tables.is_empty() {
        found.fault(None, say::no_match);
        return None;
    }
    let name = &incoming.file.name;
    let self_assessed = name.contains("自评") || tables.iter().any(|table| table.sheet.contains("自评"));
    let department = department(slots, name, &tables);
    Some(Matching {
        department,
        stage: if self_assessed { Stage::SelfAssessed } else { Stage::Verified },
        as_of: slots.plan.scheme.period.end.to_string(),
        tables,
    })
}

/// Who sent a table: the department that the file's name names, else the one that reports all that is in it.
fn department(slots: &Slots<'_>, name: &str, tables: &[Table]) -> String {
    let all = super::form::departments(slots.plan);
    let short = |department: &str| department.trim_start_matches(['区', '市']).to_owned();
    if let Some(named) = all.iter().find(|department| name.contains(&*short(department))) {
        return named.to_string();
    }
    let keys = tables.iter().flat_map(|table| &table.columns).filter_map(|across| across.key.as_deref());
    let from: BTreeSet<&str> =
        keys.filter_map(|key| Some(super::form::department(slots.plan, slots.find(key)?.leaf()))).collect();
    match from.into_iter().collect::<Vec<_>>().as_slice() {
        [one] => (*one).to_owned(),
        _ => String::new(),
    }
}

fn unreadable(lang: Lang, why: &Unreadable) -> [String; 2] {
    match why {
        Unreadable::Empty => say::empty(lang),
        Unreadable::TooLarge(size) => say::too_large(lang, size >> 20, MAX_BYTES >> 20),
        Unreadable::TooManyCells => say::too_many_cells(lang, MAX_CELLS),
        Unreadable::Locked => say::locked(lang),
        Unreadable::Other(kind) => say::other_kind(lang, kind),
        Unreadable::Encoding => say::encoding(lang),
        Unreadable::Broken => say::broken(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let expect = NaiveDate::from_ymd_opt(2025, 12, 3);
        for text in ["2025-12-03", "2025.12.3", "2025/12/3", "2025年12月3日", "20251203", "2025-12-03 08:30"]
        {
            assert_eq!(date(&Cell::Text(text.into())), expect, "{text}");
        }
        for text in ["12-03", "2025-13-01", "45000", "去年底", "25-12-3"] {
            assert_eq!(date(&Cell::Text(text.into())), None, "{text}");
        }
    }
}
