//! The same bytes everywhere: the fingerprint of every golden case's result, as the host computes it.
//!
//! `tests/e2e/same-bytes.test.js` drops the same files on the page, in every kernel, saves the result,
//! and compares its SHA-256 with `tests/golden/fingerprints.txt`. `UPDATE=1 cargo test --test
//! fingerprints` writes that file anew.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::fs;
use std::path::{Path, PathBuf};

use ip_scorecard::assess::assess;
use ip_scorecard::read::{Input, fingerprint, open};
use ip_scorecard::result;

/// Folders with input files: those that list them in `inputs.txt`, and those that hold a scheme.
fn cases(folder: &Path, found: &mut Vec<PathBuf>) {
    if folder.join("inputs.txt").exists() || folder.join("scheme.json").exists() {
        found.push(folder.to_owned());
        return;
    }
    let mut below: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    below.sort();
    below.iter().filter(|path| path.is_dir()).for_each(|path| cases(path, found));
}

fn inputs(case: &Path) -> Vec<PathBuf> {
    if let Ok(list) = fs::read_to_string(case.join("inputs.txt")) {
        return list.lines().map(PathBuf::from).collect();
    }
    let files = fs::read_dir(case).unwrap().map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|e| e == "json") && !path.ends_with("result.json"))
        .collect()
}

#[test]
fn results_have_the_fingerprints_that_the_browsers_are_held_to() {
    let mut folders = Vec::new();
    cases(Path::new("tests/golden"), &mut folders);
    let mut lines = String::new();
    for case in folders {
        let read = |path: &PathBuf| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            open(&Input { name: name.into(), bytes: fs::read(path).unwrap().into() }, &|_| None)
        };
        let assessed = assess(inputs(&case).iter().map(read).collect());
        let result = result::document(&assessed).map(|text| fingerprint(text.as_bytes()));
        let name = case.strip_prefix("tests/golden").unwrap().to_string_lossy().into_owned();
        lines.push_str(&format!("{} {name}\n", result.as_deref().unwrap_or("not-scored")));
    }
    let path = "tests/golden/fingerprints.txt";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &lines).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), lines, "see the head of this file");
}
