//! Word documents taken apart: parts, elements, paragraphs; and as pages, laid out by LibreOffice.

#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a test")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, str};

use ip_scorecard::assess::{Assessed, assess};
use ip_scorecard::office::File;
use ip_scorecard::office::word::{Paper, Wanted, make};
use ip_scorecard::text::Lang;
use ip_scorecard::text::office::word::{Letterhead, Naming};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::common::{open_all, root, sample_year};

/// The sample year with the year before it.
pub fn sample() -> Assessed {
    let mut files = sample_year();
    files.push(root().join("public/samples/2024/result-2024.json"));
    assess(open_all(&files))
}

/// What an office that issues papers fills in.
pub fn issued() -> Letterhead {
    Letterhead {
        issuer: "某区人民政府办公室".into(),
        number: "某政办发〔2026〕8号".into(),
        recipients: "各镇人民政府，各街道办事处".into(),
        date: "2026-03-05".into(),
    }
}

/// A notice that nobody issues yet.
pub fn notice(naming: Naming) -> Paper {
    Paper::Notice { naming, letterhead: Letterhead::default() }
}

/// What comes of a paper.
pub fn made(assessed: &Assessed, paper: Paper, lang: Lang) -> Vec<File> {
    make(assessed, &Wanted { paper, made_up: true }, lang, &mut |_: usize, _: usize| true).unwrap()
}

/// The one document that comes of a paper.
pub fn document(assessed: &Assessed, paper: Paper, lang: Lang) -> Parts {
    let files = made(assessed, paper, lang);
    assert_eq!(files.len(), 1);
    Parts::of(&files[0])
}

/// The codes of all units.
pub fn codes(assessed: &Assessed) -> Vec<String> {
    let plan = &assessed.scored.as_ref().unwrap().assessment.plan;
    plan.units.iter().map(|unit| unit.code.as_str().to_owned()).collect()
}

/// The members of a package by their names.
pub fn members(file: &File) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(&*file.bytes)).unwrap();
    let mut members = BTreeMap::new();
    for no in 0..zip.len() {
        let mut member = zip.by_index(no).unwrap();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        members.insert(member.name().to_owned(), bytes);
    }
    members
}

/// An element.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Element>,
    /// What stands in it directly.
    pub text: String,
}

impl Element {
    /// Reads a part; it must be well-formed.
    pub fn parse(part: &[u8]) -> Element {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().check_end_names = true;
        let mut open = vec![Element::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(begun(&start)),
                Event::Empty(start) => open.last_mut().unwrap().children.push(begun(&start)),
                Event::End(_) => {
                    let done = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(done);
                }
                Event::Text(text) => open.last_mut().unwrap().text.push_str(&text.decode().unwrap()),
                Event::GeneralRef(name) => {
                    let name = name.decode().unwrap();
                    let character = match &*name {
                        "lt" => '<',
                        "gt" => '>',
                        "amp" => '&',
                        "quot" => '"',
                        "apos" => '\'',
                        other => panic!("a reference to {other}"),
                    };
                    open.last_mut().unwrap().text.push(character);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(open.len(), 1);
        open.pop().unwrap().children.into_iter().next_back().unwrap()
    }

    /// Every element of this name, itself included, in the order of the text.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        if self.name == name {
            found.push(self);
        }
        found.extend(self.children.iter().flat_map(|child| child.all(name)));
        found
    }

    /// The first element of this name.
    pub fn first(&self, name: &str) -> Option<&Element> {
        self.all(name).into_iter().next()
    }

    /// An attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// `w:val` of the first element of this name.
    pub fn val(&self, name: &str) -> Option<&str> {
        self.first(name)?.get("w:val")
    }

    /// All that a reader reads in it.
    pub fn told(&self) -> String {
        self.all("w:t").iter().map(|text| text.text.as_str()).collect()
    }
}

fn begun(start: &BytesStart<'_>) -> Element {
    let name = |bytes: &[u8]| str::from_utf8(bytes).unwrap().to_owned();
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = String::from_utf8(attribute.value.to_vec()).unwrap();
        (name(attribute.key.as_ref()), value)
    });
    Element { name: name(start.name().as_ref()), attributes: attributes.collect(), ..Element::default() }
}

/// A document by its parts.
pub struct Parts {
    pub file: String,
    pub parts: BTreeMap<String, Element>,
}

impl Parts {
    /// Takes a document apart; every part must be well-formed.
    pub fn of(file: &File) -> Parts {
        assert!(file.name.ends_with(".docx"), "{}", file.name);
        let parts = members(file).into_iter().map(|(name, bytes)| (name, Element::parse(&bytes)));
        Parts { file: file.name.clone(), parts: parts.collect() }
    }

    pub fn part(&self, name: &str) -> &Element {
        &self.parts[name]
    }

    /// The text.
    pub fn body(&self) -> &Element {
        self.part("word/document.xml")
    }

    /// Paragraphs with something in them, each with its style.
    pub fn paragraphs(&self) -> Vec<(&str, String)> {
        let all = self.body().all("w:p").into_iter();
        all.map(|p| (p.val("w:pStyle").unwrap_or("Normal"), p.told()))
            .filter(|(_, told)| !told.is_empty())
            .collect()
    }

    /// Everything in every part, attributes included.
    pub fn everything(&self) -> String {
        fn gather(element: &Element, all: &mut String) {
            all.push_str(&element.text);
            all.extend(element.attributes.values().map(String::as_str));
            all.push('\n');
            element.children.iter().for_each(|child| gather(child, all));
        }
        let mut all = self.file.clone();
        // What is parted into lines reads as one.
        all.push_str(&self.parts.values().map(Element::told).collect::<String>());
        self.parts.values().for_each(|part| gather(part, &mut all));
        all
    }
}

/// A line of a page, by points from its upper left corner.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

/// The lines of every page of documents, laid out by LibreOffice in one go.
///
/// # Panics
///
/// When LibreOffice or poppler are not there; `make test` sets them up.
pub fn pages(name: &str, files: &[File]) -> Vec<Vec<Vec<Line>>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let paths: Vec<PathBuf> = (0..files.len()).map(|no| folder.join(format!("{no}.docx"))).collect();
    for (path, file) in paths.iter().zip(files) {
        fs::write(path, &file.bytes).unwrap();
    }
    let program = std::env::var_os("SOFFICE").unwrap_or_else(|| "soffice".into());
    let done = Command::new(program)
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(&folder)
        .args(&paths)
        .output()
        .expect("LibreOffice (soffice) must be installed; `make test` does it");
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    paths.iter().map(|path| lines(&path.with_extension("pdf"), &told)).collect()
}

fn lines(pdf: &Path, told: &str) -> Vec<Vec<Line>> {
    assert!(pdf.exists(), "no {}: {told}", pdf.display());
    let done = Command::new("pdftotext")
        .arg("-bbox")
        .arg(pdf)
        .arg("-")
        .output()
        .expect("pdftotext (poppler-utils) must be installed; `make test` does it");
    let text = String::from_utf8(done.stdout).unwrap();
    let html = text.split_once("<body>").unwrap().1.split_once("</body>").unwrap().0;
    let pages = Element::parse(format!("<doc>{html}</doc>").as_bytes());
    pages.all("page").into_iter().map(page).collect()
}

/// Words that stand beside each other are a line.
fn page(page: &Element) -> Vec<Line> {
    let number = |word: &Element, key: &str| word.get(key).unwrap().parse::<f64>().unwrap();
    let mut lines: Vec<Line> = Vec::new();
    let mut words = page.all("word");
    words.sort_by(|a, b| number(a, "xMin").total_cmp(&number(b, "xMin")));
    for word in words {
        let (left, right) = (number(word, "xMin"), number(word, "xMax"));
        let (top, bottom) = (number(word, "yMin"), number(word, "yMax"));
        let middle = (top + bottom) / 2.0;
        match lines.iter_mut().find(|line| line.top < middle && middle < line.bottom) {
            Some(line) => {
                line.text.push_str(&word.text);
                line.right = right;
            }
            None => lines.push(Line { text: word.text.clone(), left, right, top, bottom }),
        }
    }
    lines.sort_by(|a, b| a.top.total_cmp(&b.top));
    lines
}
