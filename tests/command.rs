//! The host program (`examples/assess.rs`): its exit codes and what it writes where.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::*;
use ip_scorecard::assess::assess;
use ip_scorecard::result;
use serde_json::{Value, json};

/// Cargo builds the examples before it runs the tests, and puts them beside the tests' own folder.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let target = test.parent().and_then(Path::parent).unwrap();
    let program = target.join("examples").join(format!("assess{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "with --test alone, first: cargo build --example assess");
    program
}

fn run_program(paths: &[PathBuf]) -> Output {
    Command::new(program()).args(paths).output().unwrap()
}

fn written(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn said(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn a_scored_year_goes_to_standard_output_and_its_issues_to_standard_error() {
    let output = run_program(&sample_year());
    assert_eq!(output.status.code(), Some(0));
    let expected = result::document(&assess(open_all(&sample_year()))).unwrap();
    assert!(output.stdout == expected.into_bytes(), "not the bytes that the library gives");
    assert!(said(&output).lines().count() >= 1);
    for line in said(&output).lines() {
        assert!(line.starts_with("[提醒]") || line.starts_with("[说明]"), "{line}");
    }
}

#[test]
fn the_order_of_the_arguments_changes_nothing() {
    let mut paths = sample_year();
    let one = run_program(&paths);
    paths.reverse();
    assert_eq!(one, run_program(&paths));
}

#[test]
fn errors_exit_with_2_and_an_object_with_the_list_of_issues() {
    let paths = ["public/samples/faulty/03-jrj-2025-faulty.json", "public/schemes/beichen-ip-2025.json"];
    let output = run_program(&paths.map(|path| root().join(path)));
    assert_eq!(output.status.code(), Some(2));
    let issues = written(&output)["issues"].as_array().unwrap().clone();
    assert!(written(&output).get("groups").is_none());
    assert!(issues.iter().any(|issue| issue["severity"] == "error" && issue["code"] == "shape.unknown_key"));
    assert_eq!(said(&output).lines().count(), issues.len());
    assert!(
        said(&output).contains("[错误] 03-jrj-2025-faulty.json:14:19 rows[0].values.T5-1.vlaue："),
        "{}",
        said(&output)
    );
}

#[test]
fn without_files_or_with_one_that_is_not_there_it_says_what_to_do() {
    let output = run_program(&[]);
    assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(2), true));
    assert!(said(&output).contains("用法"));
    let output = run_program(&[root().join("没有这个文件.json")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("没有这个文件.json"));
}

#[test]
fn files_in_gb_18030_are_read() {
    let folder = std::env::temp_dir().join(format!("ip-scorecard-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let scheme = by_score(["双环邨街道"]);
    let data = figures([("双环邨街道", json!(52))]);
    let paths = [("方案.json", scheme), ("数据.json", data)].map(|(name, document)| {
        let path = folder.join(name);
        std::fs::write(&path, encoding_rs::GB18030.encode(&document.to_string()).0).unwrap();
        path
    });
    let output = run_program(&paths);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(written(&output)["groups"][0]["units"][0]["total"]["rounded"], "52.00");
    assert_eq!(written(&output)["files"][0]["name"], "数据.json");
}

/// Runs the program on a package.
#[cfg(feature = "office")]
fn run_package(name: &str, bytes: &[u8]) -> Output {
    let folder = std::env::temp_dir().join(format!("ip-scorecard-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("存档包.ZIP");
    std::fs::write(&path, bytes).unwrap();
    let output = run_program(&[path]);
    std::fs::remove_dir_all(&folder).unwrap();
    output
}

#[cfg(feature = "office")]
#[test]
fn a_package_is_checked_and_its_result_computed_anew() {
    use ip_scorecard::office::{File, archive::pack};

    let files = sample_year().into_iter().map(|path| File {
        name: path.file_name().unwrap().to_string_lossy().into_owned(),
        bytes: std::fs::read(path).unwrap(),
    });
    let (assessed, files) = (assess(open_all(&sample_year())), files.collect::<Vec<_>>());
    let package = pack(ip_scorecard::text::Lang::Zh, &assessed, &files, &mut |_, _| true).unwrap().bytes;

    let output = run_package("sound", &package);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout == result::document(&assessed).unwrap().into_bytes());
    assert!(said(&output).starts_with("核对一致"));

    let mut zip = zip::ZipWriter::new_append(std::io::Cursor::new(package)).unwrap();
    zip.start_file("数据/后加.json", zip::write::SimpleFileOptions::default()).unwrap();
    let output = run_package("extra", &zip.finish().unwrap().into_inner());
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(said(&output).contains("[不符] “数据/后加.json”不在清单之中"), "{}", said(&output));

    let output = run_package("none", b"no zip");
    assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(2), true));
    assert!(said(&output).contains("不是 .zip 格式"), "{}", said(&output));
}

#[cfg(not(feature = "office"))]
#[test]
fn without_the_office_it_says_how_a_package_is_checked() {
    let output = run_program(&["存档包.zip".into()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("--features office"));
}
