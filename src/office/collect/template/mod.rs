//! 采集表: the workbooks that go out to be filled in.
//!
//! Each has notes on how to fill it in, a sheet for each group, and a hidden sheet that says what it is. What
//! may be typed is checked by the spreadsheet itself, and everything else is protected, without a password:
//! protection is there against slips, not against anybody.

mod guide;
mod list;
mod look;
mod table;

use std::collections::BTreeSet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::form::{Form, Owner};
use super::kind::Kind;
use super::slot::Slots;
use super::stamp::{SHEET, Stamp};
use crate::check::Plan;
use crate::office::{File, Watch};
use crate::text::Lang;
use crate::text::office::collect as say;
use look::Look;

/// The templates of one kind: one for each department that reports, or one for each unit. None when nobody
/// waits for them any more.
///
/// ```
/// use std::rc::Rc;
/// use ip_scorecard::check::Plan;
/// use ip_scorecard::office::collect::{Kind, templates};
/// use ip_scorecard::read::{Input, open};
/// use ip_scorecard::text::Lang;
///
/// let scheme = r#"{
///   "format": "ip-scorecard/scheme@1", "id": "s", "version": "1", "title": "示例", "status": "draft",
///   "period": { "start": "2025-01-01", "end": "2025-12-31" },
///   "groups": [{ "id": "town", "title": "镇" }],
///   "units": [{ "code": "120113100000", "title": "天穆镇", "group": "town" }],
///   "tree": [{ "id": "A", "title": "完成数", "weight": 100, "target": 60, "source": "甲局",
///              "rule": { "kind": "completion" } }]
/// }"#;
/// let opened = open(&Input { name: "s.json".into(), bytes: scheme.as_bytes().into() }, &|_| None);
/// let plan = Plan::of(opened.scheme().unwrap().clone());
/// let made = templates(&plan, Kind::Departments, Lang::Zh, &mut |_, _| true).unwrap();
/// assert_eq!(made[0].name, "采集表-甲局.xlsx");
/// assert!(templates(&plan, Kind::Units, Lang::Zh, &mut |_, _| false).is_none());
/// ```
pub fn templates(plan: &Plan, kind: Kind, lang: Lang, watch: &mut dyn Watch) -> Option<Vec<File>> {
    let slots = Slots::of(plan);
    let forms = Form::all(&slots, kind);
    let mut made = Vec::with_capacity(forms.len());
    let mut names = BTreeSet::new();
    for (no, form) in forms.iter().enumerate() {
        if !watch.go_on(no, forms.len()) {
            return None;
        }
        let bytes = workbook(&slots, form, lang).ok()?;
        let stem = say::file_stem(lang, &owner(plan, form), kind == Kind::Units);
        made.push(File { name: unused(&plain(&stem, 100), &mut names) + ".xlsx", bytes });
    }
    watch.go_on(forms.len(), forms.len()).then_some(made)
}

/// What the one who fills a form in is called.
fn owner(plan: &Plan, form: &Form) -> String {
    match &form.owner {
        Owner::Department(name) => name.to_string(),
        Owner::Unit(unit) => plan.unit(*unit).title.to_string(),
    }
}

fn workbook(slots: &Slots<'_>, form: &Form, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let plan = slots.plan;
    let look = Look::new();
    let mut book = Workbook::new();
    // The same scheme makes the same bytes: a clock would not.
    let start = plan.scheme.period.start.to_string();
    let made = ExcelDateTime::parse_from_str(&start)?;
    let title = say::title(lang, &plan.scheme.title, matches!(form.owner, Owner::Unit(_)));
    book.set_properties(&DocProperties::new().set_title(text(&title)).set_creation_datetime(&made));

    let mut names: BTreeSet<String> = [SHEET, "history"].map(str::to_owned).into();
    let guide_name = sheet_name(say::GUIDE.of(lang), &mut names);
    let named: Vec<String> =
        form.sheets.iter().map(|sheet| sheet_name(&plan.group(sheet.group).title, &mut names)).collect();

    let guide = guide::write(slots, form, &named, &look, lang)?;
    push(&mut book, guide, &guide_name)?;
    for (sheet, name) in form.sheets.iter().zip(&named) {
        let written = match form.owner {
            Owner::Department(_) => table::write(slots, form, sheet, &look, lang)?,
            Owner::Unit(unit) => list::write(slots, unit, sheet, &look, lang)?,
        };
        push(&mut book, written, name)?;
    }
    let stamp = Stamp::of(slots, form, |slot| say::slot(lang, plan, slot.leaf(), &slot.title(lang, plan)));
    let mut hidden = Worksheet::new();
    for (row, line) in stamp.lines().iter().enumerate() {
        for (column, cell) in line.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            hidden.write_string(row as u32, column as u16, text(cell))?;
        }
    }
    hidden.set_very_hidden(true).protect();
    push(&mut book, hidden, SHEET)?;
    book.save_to_buffer()
}

fn push(book: &mut Workbook, mut sheet: Worksheet, name: &str) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    book.push_worksheet(sheet);
    Ok(())
}

/// A text as a cell can hold it: no more than 32,767 characters.
fn text(text: &str) -> String {
    text.chars().take(32_000).collect()
}

/// A name that file systems take.
fn plain(name: &str, length: usize) -> String {
    let plain = |c: char| if c.is_control() || r#"\/:*?"<>|[]"#.contains(c) { '-' } else { c };
    name.trim().chars().map(plain).take(length).collect()
}

/// A name that no other has, however the letters are cased: "甲局", "甲局 (2)".
fn unused(name: &str, names: &mut BTreeSet<String>) -> String {
    let numbered = |no: usize| if no == 1 { name.to_owned() } else { format!("{name} ({no})") };
    let free = (1..=names.len() + 1).map(numbered).find(|name| !names.contains(&name.to_lowercase()));
    let free = free.unwrap_or_else(|| name.to_owned());
    names.insert(free.to_lowercase());
    free
}

/// A name that a sheet can have: 31 characters, some of them not at all.
fn sheet_name(title: &str, names: &mut BTreeSet<String>) -> String {
    let name = plain(title, 25);
    let name = name.trim_matches('\'');
    unused(if name.is_empty() { "-" } else { name }, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_fit_and_told_apart() {
        let mut names: BTreeSet<String> = ["history".to_owned()].into();
        let made = ["镇/街[1]:*", "'镇'", "镇", "", "", "History", &"长".repeat(40)]
            .map(|title| sheet_name(title, &mut names));
        let long = "长".repeat(25);
        assert_eq!(made, ["镇-街-1---", "镇", "镇 (2)", "-", "- (2)", "History (2)", &long]);
    }
}
