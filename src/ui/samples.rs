//! What is built into the page: the proposed scheme, a complete demonstration year, and one file full
//! of faults. Built in because the page asks no server for anything once it runs.

use std::rc::Rc;

use ip_scorecard::read::Input;

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

/// The proposed scheme.
pub static SCHEME: Sample = sample!("schemes", "beichen-ip-2025.json");

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

/// The scheme and the whole year.
pub fn year() -> Vec<Input> {
    std::iter::once(&SCHEME).chain(&YEAR).map(Sample::input).collect()
}

/// The same, with the faulty file in its department's place.
pub fn faulty_year() -> Vec<Input> {
    let others = YEAR.iter().filter(|sample| **sample != REPLACED_BY_FAULTY);
    [&SCHEME, &FAULTY].into_iter().chain(others).map(Sample::input).collect()
}

/// Whether figures are made up: a built-in file to the byte, or one that still says so of itself.
pub fn is_demonstration(bytes: &[u8], department: Option<&Rc<str>>) -> bool {
    YEAR.iter().chain([&FAULTY]).any(|sample| sample.bytes == bytes)
        || department.is_some_and(|department| department.contains(DEMONSTRATION))
}
