//! The same calculation on the host, for whoever has to reproduce an archived result.
//!
//! `cargo run --release --example assess -- scheme.json data1.json data2.json …` prints the result
//! file to standard output and the issues to standard error. It exits with 0 when the input was
//! scored; with 2 when it has errors, and then prints an object with the list of issues instead.
//!
//! `cargo run --release --features office --example assess -- archive.zip` checks an archive package: it
//! prints the result that the package's files give now to standard output, and to standard error what is
//! not as the manifest says. It exits with 0 when every file is unchanged and the result is the same, byte
//! for byte; with 3 when anything differs; with 2 when the package cannot be read or its files not scored.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use ip_scorecard::assess::{Assessed, assess};
use ip_scorecard::read::{Input, open};
use ip_scorecard::result;
use ip_scorecard::text::{self, Lang};

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("用法：assess 考核方案.json 考核数据1.json 考核数据2.json …，或者：assess 存档包.zip");
        return ExitCode::from(2);
    }
    if let [path] = &paths[..]
        && path.to_lowercase().ends_with(".zip")
    {
        return package(path);
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
    if tell(&assess(files)) { ExitCode::SUCCESS } else { ExitCode::from(2) }
}

/// Says what is wrong with the input and writes the result, or the list of issues where there is none;
/// whether there is one, and it could be written.
fn tell(assessed: &Assessed) -> bool {
    for told in text::issues(Lang::Zh, assessed) {
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
    let result = result::document(assessed);
    let is_scored = result.is_some();
    let document = result.or_else(|| result::issues_document(assessed));
    let written = document.map(|document| std::io::stdout().write_all(document.as_bytes()));
    is_scored && matches!(written, Some(Ok(())))
}

/// Checks an archive package.
#[cfg(feature = "office")]
fn package(path: &str) -> ExitCode {
    use ip_scorecard::office::archive::{MAX_PACKED, unpack};
    use ip_scorecard::office::{File, job::assessed};
    use ip_scorecard::text::office::archive as words;

    /// Something is not as it was.
    const DIFFERS: u8 = 3;

    let bytes = match std::fs::metadata(path).map(|data| data.len()) {
        Ok(size) if size > MAX_PACKED => {
            eprintln!("{path}：超过{} MiB，没有打开；请确认是本程序生成的存档包", MAX_PACKED >> 20);
            return ExitCode::from(2);
        }
        _ => std::fs::read(path),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{path}：无法读取（{error}）；请核对文件路径");
            return ExitCode::from(2);
        }
    };
    let file = File { name: name(path), bytes };
    let Some((checked, files)) = unpack(&file, &gb18030, &mut |_, _| true) else { return ExitCode::from(2) };
    eprintln!("{}", words::verdict(Lang::Zh, &checked));
    if let Some(about) = &checked.about {
        eprintln!("{}\n{}", words::about(Lang::Zh, about), words::digest(Lang::Zh, about));
    }
    let findings = checked.findings.iter().map(|finding| words::finding(Lang::Zh, finding));
    let again = checked.reproduction.iter().map(|again| words::reproduction(Lang::Zh, again));
    for told in findings.chain(again.filter(|_| !checked.is_sound())) {
        eprintln!("[不符] {}。{}。", told.message, told.remedy);
    }
    if files.is_empty() {
        return ExitCode::from(2);
    }
    match (tell(&assessed(&files, &gb18030)), checked.is_sound()) {
        (true, true) => ExitCode::SUCCESS,
        (true, false) => ExitCode::from(DIFFERS),
        (false, _) => ExitCode::from(2),
    }
}

/// Says how an archive package can be checked.
#[cfg(not(feature = "office"))]
fn package(path: &str) -> ExitCode {
    eprintln!("{path}：核对存档包，请用 cargo run --release --features office --example assess -- {path}");
    ExitCode::from(2)
}

/// The last part of a path: folders differ from machine to machine, a result must not.
fn name(path: &str) -> String {
    Path::new(path).file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}

fn gb18030(bytes: &[u8]) -> Option<String> {
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}
