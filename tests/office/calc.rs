//! LibreOffice as the reader of our files: it recalculates a folder of workbooks in one go.

#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};

/// Always recalculate what was opened, whoever saved it.
const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// A folder of its own for a test, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Has every workbook of a folder recalculated and saved into another; `to` is "xlsx" or "pdf".
///
/// # Panics
///
/// When LibreOffice is not there; `make test` sets it up.
pub fn convert(from: &Path, to: &str) -> PathBuf {
    let (profile, out) = (from.join("profile"), from.join(to));
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), PROFILE).unwrap();
    let mut files: Vec<PathBuf> = fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "xlsx"));
    files.sort();
    let program = std::env::var_os("SOFFICE").unwrap_or_else(|| "soffice".into());
    let done = Command::new(program)
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(&out)
        .args(&files)
        .output()
        .expect("LibreOffice (soffice) must be installed; `make test` does it");
    let made = fs::read_dir(&out).map_or(0, |entries| entries.count());
    assert_eq!(made, files.len(), "{}", String::from_utf8_lossy(&done.stderr));
    out
}

/// The sheets of a workbook by their names, each from its first cell.
pub fn sheets(path: &Path) -> BTreeMap<String, Range<Data>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let names = book.sheet_names();
    let whole = |range: Range<Data>| match range.end() {
        Some(end) => range.range((0, 0), end),
        None => range,
    };
    names.into_iter().map(|name| (name.clone(), whole(book.worksheet_range(&name).unwrap()))).collect()
}

/// What a cell shows, as text.
pub fn shown(cell: Option<&Data>) -> String {
    cell.map_or_else(String::new, ToString::to_string)
}
