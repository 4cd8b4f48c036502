//! Workbooks for tests: templates filled in as a person would, and saved by LibreOffice.

#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use ip_scorecard::check::Plan;
use ip_scorecard::office::File;
use ip_scorecard::office::collect::{Book, Matching};
use ip_scorecard::office::collect::{Incoming, Kind, take_in, templates};
use ip_scorecard::read::Opened;
use ip_scorecard::text::Lang;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub fn plan(opened: &Opened) -> Plan {
    Plan::of(opened.scheme().unwrap().clone())
}

pub fn made(plan: &Plan, kind: Kind) -> Vec<File> {
    templates(plan, kind, Lang::Zh, &mut |_, _| true).unwrap()
}

pub fn of_name(files: Vec<File>, name: &str) -> File {
    files.into_iter().find(|file| file.name == name).unwrap_or_else(|| panic!("no {name}"))
}

/// What a person types into a cell: `n:5`, `s:text`, `b:1`, `e:#DIV/0!`, `f:=A1` (without a result).
pub fn fill(file: &File, sheet: usize, cells: &[(&str, &str)]) -> File {
    change(file, &format!("xl/worksheets/sheet{sheet}.xml"), |mut xml| {
        for (cell, typed) in cells {
            let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
            let end = start + xml[start..].find('>').unwrap() + 1;
            let style = xml[start..end]
                .split("s=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .unwrap()
                .to_owned();
            let after =
                if xml[..end].ends_with("/>") { end } else { end + xml[end..].find("</c>").unwrap() + 4 };
            let (kind, content) = typed.split_once(':').unwrap();
            let escaped = content.replace('&', "&amp;").replace('<', "&lt;");
            let body = match kind {
                "n" => format!("<c r=\"{cell}\" s=\"{style}\"><v>{escaped}</v></c>"),
                "s" => format!(
                    "<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{escaped}</t></is></c>"
                ),
                "b" => format!("<c r=\"{cell}\" s=\"{style}\" t=\"b\"><v>{escaped}</v></c>"),
                "e" => format!("<c r=\"{cell}\" s=\"{style}\" t=\"e\"><v>{escaped}</v></c>"),
                "f" => format!("<c r=\"{cell}\" s=\"{style}\"><f>{escaped}</f></c>"),
                _ => panic!("{kind}"),
            };
            xml.replace_range(start..after, &body);
        }
        xml
    })
}

/// Changes one part of a package.
pub fn change(file: &File, part: &str, change: impl FnOnce(String) -> String) -> File {
    let mut zip = ZipArchive::new(Cursor::new(file.bytes.clone())).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let mut change = Some(change);
    for no in 0..zip.len() {
        let mut entry = zip.by_index(no).unwrap();
        let name = entry.name().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name == part {
            bytes = change.take().unwrap()(String::from_utf8(bytes).unwrap()).into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    assert!(change.is_none(), "no part {part}");
    File { name: file.name.clone(), bytes: out.finish().unwrap().into_inner() }
}

/// The file as LibreOffice saves it in another format, "xlsx" or "xls"; none where LibreOffice is not there.
pub fn resaved(file: &File, format: &str) -> Option<File> {
    let folder = scratch(&format!("{}-{format}", std::process::id()));
    let from = folder.join("in");
    std::fs::create_dir_all(&from).unwrap();
    let path = from.join(&file.name);
    std::fs::write(&path, &file.bytes).unwrap();
    let bytes = convert(&path, &folder.join("out"), format)?;
    let stem = file.name.rsplit_once('.').unwrap().0;
    Some(File { name: format!("{stem}.{format}"), bytes })
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("collect").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Converts with a profile of its own, because LibreOffice runs once for each profile.
fn convert(path: &Path, out: &Path, format: &str) -> Option<Vec<u8>> {
    let profile = scratch("profile");
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", format, "--outdir"])
        .args([out, path])
        .output();
    let output = match status {
        Ok(output) => output,
        Err(_) if std::env::var_os("CI").is_none() => return None,
        Err(error) => panic!("LibreOffice (soffice) is needed: {error}"),
    };
    let made = out.join(path.with_extension(format).file_name().unwrap());
    Some(std::fs::read(&made).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr))))
}

pub fn gb18030(bytes: &[u8]) -> Option<String> {
    let (text, wrong) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    (!wrong).then(|| text.into_owned())
}

/// What becomes of one file.
pub fn took(plan: &Plan, file: &File, matching: Option<Matching>) -> Book {
    let incoming = Incoming { file: file.clone(), matching };
    take_in(plan, &[incoming], &gb18030, &mut |_, _| true).unwrap().books.remove(0)
}

/// The faults as "镇!C7 what".
pub fn faults(book: &Book) -> Vec<String> {
    book.faults
        .iter()
        .map(|fault| {
            let spot =
                fault.spot.as_ref().map_or_else(String::new, |spot| format!("{}!{} ", spot.sheet, spot.cell));
            format!("{spot}{}", fault.what.of(Lang::Zh))
        })
        .collect()
}

/// The remarks, likewise.
pub fn remarks(book: &Book) -> Vec<String> {
    book.remarks
        .iter()
        .map(|remark| {
            let spot = remark
                .spot
                .as_ref()
                .map_or_else(String::new, |spot| format!("{}!{} ", spot.sheet, spot.cell));
            format!("{spot}{}", remark.what.of(Lang::Zh))
        })
        .collect()
}
