//! 存档包: made, opened again, and everything that can be wrong with one.

#![cfg(feature = "office")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use ip_scorecard::assess::assess;
use ip_scorecard::model::ARCHIVE_FORMAT;
use ip_scorecard::office::archive::{Checked, Finding, MANIFEST, Reproduction, unpack};
use ip_scorecard::office::job::{Answer, Done, Job, assessed};
use ip_scorecard::office::{File, Watch};
use ip_scorecard::read::{Input, fingerprint, open};
use ip_scorecard::result;
use ip_scorecard::text::{Lang, office::archive as told};
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What is in a package, in any order.
type Members = BTreeMap<String, Vec<u8>>;

fn gb18030(bytes: &[u8]) -> Option<String> {
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
}

/// The demonstration year, with last year's result.
fn year() -> Vec<File> {
    let read = |path: std::path::PathBuf| File {
        name: path.file_name().unwrap().to_string_lossy().into_owned(),
        bytes: fs::read(path).unwrap(),
    };
    let mut paths: Vec<_> =
        fs::read_dir("public/samples/2025").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.push("public/schemes/beichen-ip-2025.json".into());
    paths.push("public/samples/2024/result-2024.json".into());
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.into_iter().map(read).collect()
}

fn run(job: Job, files: Vec<File>) -> Done {
    job.run(files, &gb18030, &mut |_, _| true).unwrap()
}

fn packed(files: Vec<File>) -> File {
    let done = run(Job::Pack { lang: Lang::Zh }, files);
    assert_eq!(done.answer, Answer::Made);
    done.files.into_iter().next().unwrap()
}

/// The package of the demonstration year.
fn archived() -> File {
    static PACKAGE: LazyLock<File> = LazyLock::new(|| packed(year()));
    PACKAGE.clone()
}

fn check(package: &[u8]) -> (Checked, Vec<File>) {
    let package = File { name: "包.zip".into(), bytes: package.to_vec() };
    unpack(&package, &gb18030, &mut |_, _| true).unwrap()
}

fn members(package: &[u8]) -> Members {
    let mut zip = ZipArchive::new(Cursor::new(package)).unwrap();
    let entries = zip.len();
    let read = |no| {
        let mut entry = zip.by_index(no).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (entry.name().to_owned(), bytes)
    };
    (0..entries).map(read).collect()
}

fn zipped(members: &Members) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in members {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn change(members: &mut Members, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(members[path].clone()).unwrap();
    assert!(text.contains(from), "{path} has {from}");
    members.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
}

#[test]
fn the_same_files_make_the_same_package_in_whatever_order() {
    let mut backwards = year();
    backwards.reverse();
    let package = archived();
    assert_eq!(package.name, "考核存档-beichen-ip-2025.zip");
    assert_eq!(fingerprint(&package.bytes), fingerprint(&packed(backwards).bytes));
}

#[test]
fn a_package_holds_every_file_byte_for_byte_beside_its_digest() {
    let (files, package) = (year(), archived());
    let members = members(&package.bytes);
    let manifest: Value = serde_json::from_slice(&members[MANIFEST]).unwrap();
    assert_eq!(manifest["format"], ARCHIVE_FORMAT);
    assert_eq!(manifest["engine"], result::ENGINE);
    assert_eq!(manifest["scheme"]["id"], "beichen-ip");
    let listed = manifest["files"].as_array().unwrap();
    assert_eq!(listed.len(), members.len() - 1);
    for file in listed {
        let bytes = &members[file["path"].as_str().unwrap()];
        assert_eq!(file["sha256"], *fingerprint(bytes));
        assert_eq!(file["size"], bytes.len());
    }
    let of = |role: &str| listed.iter().filter(|file| file["role"] == role).count();
    assert_eq!((of("scheme"), of("earlier"), of("result"), of("paper")), (1, 1, 1, 3));
    assert_eq!(of("data"), files.len() - 2);
    for file in &files {
        assert!(members.values().any(|bytes| *bytes == file.bytes), "{}", file.name);
    }
    let document = result::document(&assessed(&files, &gb18030)).unwrap();
    assert!(members.values().any(|bytes| *bytes == document.as_bytes()));
}

#[test]
fn a_manifest_is_valid_to_a_validator_of_other_peoples() {
    let manifest = serde_json::from_slice(&members(&archived().bytes)[MANIFEST]).unwrap();
    let validator = jsonschema::draft202012::new(&ip_scorecard::model::archive_schema()).unwrap();
    assert_eq!(validator.iter_errors(&manifest).map(|error| error.to_string()).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn opened_again_it_gives_the_same_files_and_the_same_result() {
    let (checked, files) = check(&archived().bytes);
    assert!(checked.is_sound(), "{checked:?}");
    assert_eq!(checked.matching, checked.about.as_ref().unwrap().files);
    let sorted = |mut files: Vec<File>| {
        files.sort_by(|a, b| a.name.cmp(&b.name));
        files
    };
    assert!(sorted(files) == sorted(year()));
    assert!(told::verdict(Lang::Zh, &checked).starts_with("核对一致"));
}

/// Two files of one name, one of them in GB 18030, and their scheme.
fn few() -> Vec<File> {
    let leaf = || serde_json::json!({ "target": 10, "rule": { "kind": "completion" } });
    let scheme = common::scheme(["甲镇"], [leaf(), leaf()]);
    let data = |id: &str, department: &str| {
        let rows = serde_json::json!([{ "unit": common::code("甲镇"), "values": { id: 5 } }]);
        serde_json::json!({
            "format": "ip-scorecard/data@1", "scheme": "s", "stage": "verified",
            "source": { "department": department }, "rows": rows,
        })
    };
    let file = |name: &str, bytes: Vec<u8>| File { name: name.into(), bytes };
    vec![
        file("方案.json", scheme.to_string().into_bytes()),
        file("数据.json", encoding_rs::GB18030.encode(&data("A", "甲局").to_string()).0.into_owned()),
        file("数据.json", data("B", "乙局").to_string().into_bytes()),
    ]
}

#[test]
fn two_files_of_one_name_and_a_file_in_gb_18030_come_out_as_they_went_in() {
    let package = packed(few());
    let (checked, out) = check(&package.bytes);
    assert!(checked.is_sound(), "{checked:?}");
    assert!(few().iter().all(|file| out.contains(file)));
    assert!(members(&package.bytes).contains_key("数据/数据 (2).json"));
}

/// The paths of a package's files, by the beginning of each.
fn path(members: &Members, begins: &str) -> String {
    members.keys().find(|path| path.starts_with(begins)).unwrap().clone()
}

#[test]
fn everything_that_is_not_as_it_was_is_said_at_once() {
    let mut members = members(&archived().bytes);
    let (data, paper) = (path(&members, "数据/01"), path(&members, "文书/"));
    change(&mut members, &data, "（演示数据）", "(演示数据)");
    members.remove(&paper);
    members.insert("数据/后加.json".into(), b"{}".to_vec());
    let (checked, files) = check(&zipped(&members));
    let [
        Finding::Missing { path: gone },
        Finding::Changed { path: changed, .. },
        Finding::Extra { path: added },
    ] = &checked.findings[..]
    else {
        panic!("{checked:?}")
    };
    assert_eq!((gone, changed, &**added), (&paper, &data, "数据/后加.json"));
    assert!(matches!(checked.reproduction, Some(Reproduction::Differs { engine: None, .. })), "{checked:?}");
    assert_eq!(files.len(), year().len(), "they come out all the same");
    let matching = checked.matching;
    assert_eq!(
        told::verdict(Lang::Zh, &checked),
        format!("核对不一致：{matching}个文件未改动，另有4处不符。")
    );
    let english = told::verdict(Lang::En, &checked);
    assert_eq!(english, format!("Not as it was: {matching} files unchanged, 4 things wrong."));
}

#[test]
fn a_result_that_was_changed_differs_from_the_line_on_that_was_changed() {
    let mut members = members(&archived().bytes);
    let result = path(&members, "考核结果/");
    let line =
        String::from_utf8(members[&result].clone()).unwrap().lines().position(|line| line.contains("天穆镇"));
    change(&mut members, &result, "天穆镇", "天穆");
    let (checked, _) = check(&zipped(&members));
    assert_eq!(checked.reproduction, Some(Reproduction::Differs { line: line.unwrap() + 1, engine: None }));
    assert_eq!(checked.findings.len(), 1);

    // Whoever changes the manifest, too, is found by computing.
    let digest = fingerprint(&members[&result]);
    let mut manifest: Value = serde_json::from_slice(&members[MANIFEST]).unwrap();
    let entry =
        manifest["files"].as_array_mut().unwrap().iter_mut().find(|file| file["role"] == "result").unwrap();
    entry["sha256"] = (*digest).into();
    manifest["engine"] = "0.0.9".into();
    members.insert(MANIFEST.into(), manifest.to_string().into_bytes());
    let (checked, _) = check(&zipped(&members));
    assert_eq!(checked.findings, []);
    assert!(!checked.is_sound());
    let Some(Reproduction::Differs { engine: Some(engine), .. }) = &checked.reproduction else {
        panic!("{checked:?}")
    };
    assert_eq!(engine, "0.0.9");
    assert!(told::verdict(Lang::Zh, &checked).contains("未能复算"));
}

#[test]
fn any_changed_byte_of_any_file_is_found() {
    let package = packed(few());
    let all = members(&package.bytes);
    for name in all.keys().filter(|name| *name != MANIFEST) {
        let mut changed = all.clone();
        let bytes = changed.get_mut(name).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        let (checked, _) = check(&zipped(&changed));
        assert!(
            checked
                .findings
                .iter()
                .any(|found| matches!(found, Finding::Changed { path, .. } if path == name)),
            "{name}"
        );
    }
}

#[test]
fn no_flipped_bit_in_the_package_itself_passes_or_panics() {
    let package = packed(few()).bytes;
    let whole = check(&package).0;
    for at in (0..package.len()).step_by(7) {
        let mut broken = package.clone();
        broken[at] ^= 0x10;
        let (checked, _) = check(&broken);
        // A bit that means nothing (a time, an attribute) may change; then everything must still hold.
        assert!(!checked.is_sound() || checked.about == whole.about, "byte {at}");
    }
    for cut in [0, 1, 30, package.len() / 2, package.len() - 1] {
        assert_eq!(check(&package[..cut]).0.findings, [Finding::NotZip], "cut after {cut}");
    }
}

#[test]
fn what_is_no_package_is_refused_with_the_reason() {
    let manifest = |text: &str| zipped(&[(MANIFEST.to_owned(), text.as_bytes().to_vec())].into());
    let cases = [
        (b"PK but no zip".to_vec(), Finding::NotZip),
        (zipped(&[("a.txt".to_owned(), b"a".to_vec())].into()), Finding::NoManifest),
        (manifest("{"), Finding::BadManifest { place: Some((1, 2)) }),
        (
            manifest("{\"format\": \"ip-scorecard/archive@1\",\n \"engine\": 1}"),
            Finding::BadManifest { place: Some((2, 12)) },
        ),
        (
            manifest("{\"format\": \"ip-scorecard/archive@9\"}"),
            Finding::UnknownFormat { found: "ip-scorecard/archive@9".into() },
        ),
        (zipped(&[(MANIFEST.to_owned(), vec![0xff, 0xfe, 0])].into()), Finding::BadManifest { place: None }),
    ];
    for (bytes, finding) in cases {
        let (checked, files) = check(&bytes);
        assert_eq!((&checked.findings[..], files.len()), (&[finding.clone()][..], 0));
        for lang in Lang::ALL {
            let said = told::finding(lang, &finding);
            assert!(!said.message.is_empty() && !said.remedy.is_empty());
        }
        assert_eq!(told::verdict(Lang::Zh, &checked), "“包.zip”没有打开。");
    }
}

#[test]
fn paths_that_lead_elsewhere_are_not_taken_out() {
    let mut members = members(&archived().bytes);
    for path in ["../外.json", "/etc/外.json", "数据/../../外.json", "C:\\外.json"] {
        members.insert(path.into(), b"{}".to_vec());
    }
    let (checked, files) = check(&zipped(&members));
    let unsafe_paths =
        checked.findings.iter().filter(|found| matches!(found, Finding::Unsafe { .. })).count();
    assert_eq!((unsafe_paths, checked.findings.len()), (4, 4), "{checked:?}");
    assert_eq!(files.len(), year().len());
}

#[test]
fn a_package_that_was_unpacked_and_packed_again_with_its_folder_still_holds() {
    let members = members(&archived().bytes);
    let inside = members.into_iter().map(|(path, bytes)| (format!("考核存档/{path}"), bytes)).collect();
    assert!(check(&zipped(&inside)).0.is_sound());
}

#[test]
fn a_file_that_swells_is_refused_before_memory_is_full() {
    let mut members: Members = [(MANIFEST.to_owned(), b"{}".to_vec())].into();
    for no in 0..9 {
        members.insert(format!("数据/{no}"), vec![0; 64 << 20]);
    }
    let bomb = zipped(&members);
    assert!(bomb.len() < 1 << 20, "it is small while it is packed");
    assert_eq!(check(&bomb).0.findings, [Finding::TooLarge { limit: 512 << 20 }]);
}

#[test]
fn without_a_result_nothing_is_packed() {
    let mut files = year();
    files.retain(|file| !file.name.contains("beichen-ip"));
    let done = run(Job::Pack { lang: Lang::Zh }, files);
    assert_eq!((done.answer, done.files.len()), (Answer::NoResult, 0));
}

#[test]
fn who_cancels_gets_nothing_and_steps_only_rise() {
    let mut steps = Vec::new();
    let mut watch = |done: usize, of: usize| {
        steps.push((done, of));
        true
    };
    let package = Job::Pack { lang: Lang::En }.run(year(), &gb18030, &mut watch).unwrap().files;
    assert!(steps.windows(2).all(|pair| pair[0].0 <= pair[1].0 && pair[0].1 == pair[1].1), "{steps:?}");
    assert_eq!(steps.last().unwrap().0, steps.last().unwrap().1);
    let mut opened = Vec::new();
    let mut watch_opening = |done: usize, of: usize| {
        opened.push((done, of));
        true
    };
    Job::Unpack.run(package.clone(), &gb18030, &mut watch_opening).unwrap();
    assert!(opened.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 == pair[1].1), "{opened:?}");
    for stop in 0..3 {
        let watch: &mut dyn Watch = &mut |done: usize, _: usize| done < stop;
        assert!(Job::Pack { lang: Lang::Zh }.run(year(), &gb18030, watch).is_none());
        let watch: &mut dyn Watch = &mut |done: usize, _: usize| done < stop;
        assert!(Job::Unpack.run(package.clone(), &gb18030, watch).is_none());
    }
}

#[test]
fn jobs_and_answers_survive_the_way_between_page_and_module() {
    for job in [Job::Pack { lang: Lang::En }, Job::Unpack] {
        assert_eq!(serde_json::from_str::<Job>(&serde_json::to_string(&job).unwrap()).unwrap(), job);
    }
    let mut members = members(&archived().bytes);
    members.remove(&path(&members, "文书/"));
    let answer = Answer::Unpacked(Box::new(check(&zipped(&members)).0));
    assert_eq!(serde_json::from_str::<Answer>(&serde_json::to_string(&answer).unwrap()).unwrap(), answer);
}

#[test]
fn a_package_of_a_scheme_with_errors_says_so() {
    let mut members = members(&archived().bytes);
    let scheme = path(&members, "方案/");
    change(&mut members, &scheme, "\"full_marks\": 100", "\"full_marks\": 99");
    let (checked, files) = check(&zipped(&members));
    assert!(matches!(checked.reproduction, Some(Reproduction::NotScored { errors: 1.. })), "{checked:?}");
    assert_eq!(files.len(), year().len());
    let open =
        |file: &File| open(&Input { name: (*file.name).into(), bytes: (*file.bytes).into() }, &gb18030);
    assert!(assess(files.iter().map(open).collect()).scored.is_none());
}
