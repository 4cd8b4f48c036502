//! Bytes → documents: encoding, fingerprint, format and version.

use std::rc::Rc;

use sha2::{Digest, Sha256};

use crate::issue::{At, BytesProblem, Problem, ShapeProblem};
use crate::json::{Faults, FromJson, Json, parse};
use crate::model::data::Data;
use crate::model::result::Outcome;
use crate::model::scheme::Scheme;
use crate::model::{DATA_FORMAT, RESULT_FORMAT, SCHEME_FORMAT};

/// Bytes that are read of one file: 64 MiB.
pub const MAX_BYTES: usize = 64 << 20;

/// A file as it comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its name, for people.
    pub name: Rc<str>,
    /// What is in it.
    pub bytes: Rc<[u8]>,
}

/// Turns GB 18030 bytes into text, or gives `None` when they are not that.
///
/// The browser and the host have decoders of their own, so the core is handed one.
pub type Gb18030<'d> = &'d dyn Fn(&[u8]) -> Option<String>;

/// A file that has been read, with whatever was wrong with it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its name.
    pub name: Rc<str>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: Rc<str>,
    /// Its text, when it could be decoded.
    pub text: Rc<str>,
    /// What it says that it is.
    pub kind: Option<Kind>,
    /// What was read of it; with faults it may be incomplete.
    pub document: Option<Document>,
    /// The faults, each with its place.
    pub faults: Vec<(Option<At>, Problem)>,
}

/// The kinds of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 考核方案
    Scheme,
    /// 考核数据
    Data,
    /// 考核结果 of an earlier period
    Result,
}

/// A document that has been read.
#[derive(Clone, Debug)]
pub enum Document {
    /// 考核方案
    Scheme(Rc<Scheme>),
    /// 考核数据
    Data(Rc<Data>),
    /// 考核结果 of an earlier period
    Result(Rc<Outcome>),
}

impl Opened {
    /// The scheme in it, if it is one.
    pub fn scheme(&self) -> Option<&Rc<Scheme>> {
        match &self.document {
            Some(Document::Scheme(scheme)) => Some(scheme),
            _ => None,
        }
    }

    /// The data in it, if it has some.
    pub fn data(&self) -> Option<&Rc<Data>> {
        match &self.document {
            Some(Document::Data(data)) => Some(data),
            _ => None,
        }
    }

    /// The earlier result in it, if it is one.
    pub fn result(&self) -> Option<&Rc<Outcome>> {
        match &self.document {
            Some(Document::Result(result)) => Some(result),
            _ => None,
        }
    }

    /// Whether it has a fault that keeps it from being used.
    pub fn is_faulty(&self) -> bool {
        self.faults.iter().any(|(_, problem)| problem.severity() == crate::issue::Severity::Error)
    }
}

/// Reads a file.
///
/// ```
/// use ip_scorecard::read::{Input, open};
///
/// let bytes = br#"{"format": "ip-scorecard/scheme@9"}"#;
/// let opened = open(&Input { name: "a.json".into(), bytes: bytes[..].into() }, &|_| None);
/// assert_eq!(opened.faults[0].1.code(), "shape.unknown_format");
/// ```
pub fn open(input: &Input, gb18030: Gb18030<'_>) -> Opened {
    let mut opened = Opened {
        name: input.name.clone(),
        sha256: fingerprint(&input.bytes),
        text: "".into(),
        kind: None,
        document: None,
        faults: Vec::new(),
    };
    match decode(&input.bytes, gb18030) {
        Ok(text) => {
            opened.text = text.into();
            let text = opened.text.clone();
            read(&text, &mut opened);
        }
        Err(problem) => opened.faults.push((None, problem.into())),
    }
    opened
}

/// SHA-256 in hexadecimal.
///
/// ```
/// assert!(ip_scorecard::read::fingerprint(b"").starts_with("e3b0c442"));
/// ```
pub fn fingerprint(bytes: &[u8]) -> Rc<str> {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into()
}

fn decode(bytes: &[u8], gb18030: Gb18030<'_>) -> Result<String, BytesProblem> {
    if bytes.len() > MAX_BYTES {
        return Err(BytesProblem::TooLarge { size: bytes.len(), limit: MAX_BYTES });
    }
    let known: [(&[u8], &'static str); 4] = [
        (b"PK\x03\x04", "xlsx/docx"),
        (b"\xd0\xcf\x11\xe0", "xls/doc"),
        (b"%PDF", "pdf"),
        (b"\x89PNG", "png"),
    ];
    if let Some((_, kind)) = known.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(BytesProblem::NotJson { kind });
    }
    let utf16: [&[u8]; 4] = [&[0xff, 0xfe], &[0xfe, 0xff], b"{\0", b"\0{"];
    if utf16.iter().any(|start| bytes.starts_with(start)) {
        return Err(BytesProblem::Utf16);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(BytesProblem::Empty);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => gb18030(bytes).filter(|text| says_its_format(text)).ok_or(BytesProblem::UnknownEncoding),
    }
}

/// Whether a text parses as one of our formats: the proof that its encoding was guessed rightly.
fn says_its_format(text: &str) -> bool {
    parse(text).is_ok_and(|json| {
        json.get("format").and_then(Json::text).is_some_and(|f| f.starts_with("ip-scorecard/"))
    })
}

fn read(text: &str, opened: &mut Opened) {
    let json = match parse(text) {
        Ok(json) => json,
        Err((at, syntax)) => {
            opened.faults.push((Some(at), BytesProblem::Syntax(syntax).into()));
            return;
        }
    };
    let mut faults = Faults::default();
    match json.get("format").map(|format| (format.at, format.text())) {
        Some((_, Some(SCHEME_FORMAT))) => {
            opened.kind = Some(Kind::Scheme);
            opened.document =
                Scheme::from_json(&json, &mut faults).map(|scheme| Document::Scheme(Rc::new(scheme)));
        }
        Some((_, Some(DATA_FORMAT))) => {
            opened.kind = Some(Kind::Data);
            opened.document = Data::from_json(&json, &mut faults).map(|data| Document::Data(Rc::new(data)));
        }
        Some((_, Some(RESULT_FORMAT))) => {
            opened.kind = Some(Kind::Result);
            opened.document =
                Outcome::from_json(&json, &mut faults).map(|result| Document::Result(Rc::new(result)));
        }
        Some((at, found)) => {
            faults.add(at, ShapeProblem::UnknownFormat { found: found.unwrap_or("").into() })
        }
        None => faults.add(json.at, ShapeProblem::NoFormat),
    }
    opened.faults.extend(faults.into_vec().into_iter().map(|(at, problem)| (Some(at), problem)));
}
