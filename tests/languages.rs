//! The two languages: nothing Chinese is left in English, and the same is said in both.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use std::path::Path;

use common::told::{assert_english, everything};
use common::*;
use ip_scorecard::assess::{Assessed, assess};
use ip_scorecard::text::Lang;

/// The same file in ASCII: each other character is replaced by letters that stand for it alone.
fn in_ascii(path: &Path) -> (String, String) {
    let text = std::fs::read_to_string(path).unwrap();
    let letters = |c: char| if c.is_ascii() { c.to_string() } else { format!("u{:x}", c as u32) };
    (path.file_name().unwrap().to_string_lossy().into_owned(), text.chars().map(letters).collect())
}

/// The sample year with the year before it, and with the file that has faults.
fn samples() -> [Vec<std::path::PathBuf>; 2] {
    let of_the_root = |path: &str| root().join(path);
    let mut complete = sample_year();
    complete.push(of_the_root("public/samples/2024/result-2024.json"));
    let faulty = ["public/samples/faulty/03-jrj-2025-faulty.json", "public/schemes/beichen-ip-2025.json"];
    [complete, faulty.map(of_the_root).to_vec()]
}

fn assessed(files: Vec<(String, String)>) -> Assessed {
    assess(files.into_iter().map(|(name, text)| file(&name, text)).collect())
}

#[test]
fn of_input_in_ascii_nothing_else_is_said_in_english() {
    for sample in samples() {
        let assessed = assessed(sample.iter().map(|path| in_ascii(path)).collect());
        let everything = everything(Lang::En, &assessed);
        assert!(everything.len() > 50, "{everything:?}");
        for told in everything {
            let strange = told.chars().find(|c| !c.is_ascii() && !"“”’…—−×÷".contains(*c));
            assert_eq!(strange, None, "{told}");
        }
    }
}

#[test]
fn what_is_chinese_in_english_is_the_users_own() {
    for sample in samples() {
        assert_english(&assess(open_all(&sample)));
    }
}

#[test]
fn as_much_is_said_in_one_language_as_in_the_other() {
    for sample in samples() {
        let assessed = assess(open_all(&sample));
        let (zh, en) = (everything(Lang::Zh, &assessed), everything(Lang::En, &assessed));
        assert_eq!(zh.len(), en.len());
        for (zh, en) in zh.iter().zip(&en) {
            assert!(!zh.is_empty() && !en.is_empty(), "{zh:?} {en:?}");
            assert!(
                !en.contains("  ") && !en.contains(" ,") && !en.contains("..") && en.trim() == en,
                "{en:?}"
            );
        }
    }
}
