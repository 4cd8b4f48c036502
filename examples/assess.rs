//! The same calculation on the host, for whoever has to reproduce an archived result.
//!
//! `cargo run --release --example assess -- scheme.json data1.json data2.json …` prints the result
//! file to standard output and the issues to standard error. It exits with 0 when the input was
//! scored; with 2 when it has errors, and then prints an object with the list of issues instead.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use ip_scorecard::assess::assess;
use ip_scorecard::read::{Input, open};
use ip_scorecard::result;
use ip_scorecard::text::{self, Lang};

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("用法：assess 考核方案.json 考核数据1.json 考核数据2.json …");
        return ExitCode::from(2);
    }
    let mut files = Vec::new();
    for path in &paths {
        match std::fs::read(path) {
            Ok(bytes) => files.push(open(&Input { name: name(path).into(), bytes: bytes.into() }, &gb18030)),
            Err(error) => {
                eprintln!("{path}：无法读取（{error}）；请核对文件路径");
                return ExitCode::from(2);
            }
        }
    }
    let assessed = assess(files);
    for told in text::issues(Lang::Zh, &assessed) {
        let place = match (&told.file, told.line, told.column) {
            (Some((_, name)), Some(line), Some(column)) => format!("{name}:{line}:{column} {}：", told.path),
            (Some((_, name)), ..) => format!("{name}："),
            (None, ..) => String::new(),
        };
        eprintln!(
            "[{}] {place}{}。{}。（{}）",
            text::severity(Lang::Zh, told.severity),
            told.message,
            told.remedy,
            told.code
        );
    }
    let (document, code) = match result::document(&assessed) {
        Some(document) => (Some(document), ExitCode::SUCCESS),
        None => (result::issues_document(&assessed), ExitCode::from(2)),
    };
    let written = document.map(|document| std::io::stdout().write_all(document.as_bytes()));
    if matches!(written, Some(Ok(()))) { code } else { ExitCode::from(2) }
}

/// The last part of a path: folders differ from machine to machine, a result must not.
fn name(path: &str) -> String {
    Path::new(path).file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}

fn gb18030(bytes: &[u8]) -> Option<String> {
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}
