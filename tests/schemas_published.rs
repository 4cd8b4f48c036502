//! The published JSON Schemas: current, and true of every file that we ship, by the word of a
//! validator that is not ours.
//!
//! `UPDATE=1 cargo test --test schemas_published` writes them anew.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::fs;
use std::path::{Path, PathBuf};

use ip_scorecard::assess::assess;
use ip_scorecard::model::{archive_schema, data_schema, result_schema, scheme_schema};
use ip_scorecard::read::{Input, open};
use ip_scorecard::result;
use serde_json::Value;

fn published() -> [(&'static str, Value); 4] {
    [
        ("scheme@1", scheme_schema()),
        ("data@1", data_schema()),
        ("result@1", result_schema()),
        ("archive@1", archive_schema()),
    ]
}

fn validator(format: &str) -> jsonschema::Validator {
    let (_, schema) = published().into_iter().find(|(name, _)| format.ends_with(name)).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

fn json_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            json_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
}

fn faults(document: &Value) -> Vec<String> {
    let format = document["format"].as_str().unwrap();
    let validator = validator(format);
    validator.iter_errors(document).map(|error| format!("{} at {}", error, error.instance_path())).collect()
}

#[test]
fn the_published_schemas_are_current() {
    for (name, schema) in published() {
        let path = format!("public/schemas/{name}.json");
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            text,
            "{path} is not current; see the head of this file"
        );
    }
}

#[test]
fn the_schemas_are_schemas_and_every_field_has_a_chinese_title_and_explanation() {
    for (name, schema) in published() {
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name}");
        for (record, definition) in schema["$defs"].as_object().unwrap() {
            let kinds = definition["oneOf"].as_array().cloned().unwrap_or_else(|| vec![definition.clone()]);
            for properties in kinds.iter().filter_map(|kind| kind["properties"].as_object()) {
                for (key, property) in properties {
                    for part in ["title", "description"] {
                        let text = property[part].as_str().unwrap_or("");
                        assert!(!text.is_ascii(), "{name} {record}.{key}: {part} {text:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_file_that_we_ship_is_valid() {
    let mut files = Vec::new();
    json_files(Path::new("public/schemes"), &mut files);
    json_files(Path::new("public/samples"), &mut files);
    files.retain(|path| !path.to_string_lossy().contains("faulty"));
    assert!(files.len() > 10);
    for path in files {
        let document = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(faults(&document), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn faults_of_shape_are_faults_to_the_validator_too() {
    let text = fs::read_to_string("public/samples/faulty/03-jrj-2025-faulty.json").unwrap();
    let faults = faults(&serde_json::from_str(&text).unwrap()).join("\n");
    // A code as number, an unknown key, full-width digits, nothing, null, a percent sign, a strange
    // state: the rest needs a scheme or a calendar.
    for place in ["/rows/0/", "/rows/1/", "/rows/2/", "/rows/3/", "/rows/5/", "/rows/11/", "/rows/13/"] {
        assert!(faults.contains(place), "{place} in\n{faults}");
    }
}

#[test]
fn a_result_is_valid_and_can_be_read_again() {
    let mut paths = vec![PathBuf::from("public/schemes/beichen-ip-2025.json")];
    json_files(Path::new("public/samples/2025"), &mut paths);
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        open(&Input { name: name.into(), bytes: fs::read(path).unwrap().into() }, &|_| None)
    };
    let document = result::document(&assess(paths.iter().map(read).collect())).unwrap();
    assert_eq!(faults(&serde_json::from_str(&document).unwrap()), Vec::<String>::new());
    let again = open(&Input { name: "result.json".into(), bytes: document.as_bytes().into() }, &|_| None);
    assert!(!again.is_faulty());
    let units: usize = again.result().unwrap().groups.iter().map(|group| group.units.len()).sum();
    assert_eq!(units, 22);
}
