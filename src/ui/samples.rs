//! What is built into the page: two proposed schemes, a complete demonstration year with the result of
//! the year before, and one file full of faults. Built in because the page asks no server for anything once it runs.

use std::rc::Rc;

use ip_scorecard::read::{Input, Opened};
use ip_scorecard::text::{Words, page};

/// The word by which every demonstration file calls itself.
const DEMONSTRATION: &str = "演示数据";

/// A built-in file.
#[derive(Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its name when it is saved.
    pub name: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
}

macro_rules! sample {
    ($folder:literal, $name:literal) => {
        Sample { name: $name, bytes: include_bytes!(concat!("../../public/", $folder, "/", $name)) }
    };
}

/// A built-in scheme: a proposal, and marked as one.
#[derive(Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// What it is called.
    pub label: Words,
    /// The same where there is little room.
    pub short: Words,
    /// Its file.
    pub file: Sample,
}

/// The appraisal of the work on intellectual property.
pub static PERFORMANCE: BuiltIn = BuiltIn {
    label: page::start::PERFORMANCE,
    short: page::start::PERFORMANCE_SHORT,
    file: sample!("schemes", "beichen-ip-2025.json"),
};

/// The part of intellectual property in the appraisal of the business environment, over the same data.
pub static BUSINESS: BuiltIn = BuiltIn {
    label: page::start::BUSINESS,
    short: page::start::BUSINESS_SHORT,
    file: sample!("schemes", "beichen-yshj-2025.json"),
};

/// The built-in schemes; what one of them scores, the other does too.
pub static SCHEMES: [&BuiltIn; 2] = [&PERFORMANCE, &BUSINESS];

/// The departments' files of the demonstration year.
pub static YEAR: [Sample; 11] = [
    sample!("samples/2025", "00-rwmb-2025.json"),
    sample!("samples/2025", "01-scjgj-2025.json"),
    sample!("samples/2025", "02-kjj-2025.json"),
    REPLACED_BY_FAULTY,
    sample!("samples/2025", "04-gxj-2025.json"),
    sample!("samples/2025", "05-nyncw-2025.json"),
    sample!("samples/2025", "06-jyj-2025.json"),
    sample!("samples/2025", "07-czj-2025.json"),
    sample!("samples/2025", "08-zscqj-2025.json"),
    sample!("samples/2025", "10-zp-zhenjie-2025.json"),
    sample!("samples/2025", "11-zp-yuanqu-2025.json"),
];

/// The result of the year before it.
pub static EARLIER: Sample = sample!("samples/2024", "result-2024.json");

/// A department's file with some twenty faults.
pub static FAULTY: Sample = sample!("samples/faulty", "03-jrj-2025-faulty.json");

/// The same department's file without them.
const REPLACED_BY_FAULTY: Sample = sample!("samples/2025", "03-jrj-2025.json");

impl Sample {
    /// As if the reader had opened it.
    pub fn input(&self) -> Input {
        Input { name: self.name.into(), bytes: self.bytes.into() }
    }
}

/// A scheme, the whole year and the result of the year before.
pub fn year(scheme: &BuiltIn) -> Vec<Input> {
    std::iter::once(&scheme.file).chain(&YEAR).chain([&EARLIER]).map(Sample::input).collect()
}

/// The year without the one before, and with the faulty file in its department's place.
pub fn faulty_year() -> Vec<Input> {
    let others = YEAR.iter().filter(|sample| **sample != REPLACED_BY_FAULTY);
    [&PERFORMANCE.file, &FAULTY].into_iter().chain(others).map(Sample::input).collect()
}

/// The built-in scheme that this file is, to the byte: one that somebody has changed could not be got
/// back by a click.
pub fn built_in(file: &Opened) -> Option<&'static BuiltIn> {
    SCHEMES.into_iter().find(|scheme| scheme.file.bytes == file.text.as_bytes())
}

/// Whether figures are made up: a built-in file to the byte, or one that still says so of itself or of
/// what it was made of.
pub fn is_demonstration(bytes: &[u8], opened: &Opened) -> bool {
    let says_so = |department: &Rc<str>| department.contains(DEMONSTRATION);
    YEAR.iter().chain([&FAULTY, &EARLIER]).any(|sample| sample.bytes == bytes)
        || opened.data().is_some_and(|data| says_so(&data.source.department))
        || opened.result().is_some_and(|result| result.files.iter().any(|file| says_so(&file.department)))
}
