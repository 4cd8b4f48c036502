//! The open files, each read once.
//!
//! A folder never changes; opening or removing a file makes another one, so that any step can be undone
//! by going back to the folder before it. [`edit`] has what is typed into the files.

mod edit;

pub use edit::Draft;

use std::rc::Rc;

use ip_scorecard::edit::Tree;
use ip_scorecard::model::scheme::Scheme;
use ip_scorecard::read::{Kind, Opened};

use super::report::Shared;

/// The number of a file, given when it is opened and never again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(u32);

impl std::fmt::Display for FileId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// An open file.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenFile {
    /// Its number.
    pub id: FileId,
    /// What was read of it.
    pub opened: Shared<Opened>,
    /// Its bytes, where its text in UTF-8 is something else; see [`bytes`](OpenFile::bytes).
    raw: Option<Rc<[u8]>>,
    /// Whether its figures are made up.
    pub demonstration: bool,
    /// The document as it is edited, once it has been.
    tree: Option<Shared<Tree>>,
    /// Whether what was read of the file is behind what was typed.
    behind: bool,
}

impl OpenFile {
    /// What is in it, byte for byte.
    pub fn bytes(&self) -> &[u8] {
        self.raw.as_deref().unwrap_or(self.opened.text.as_bytes())
    }
}

/// A file that was read and is to be opened.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// What was read of it.
    pub opened: Opened,
    /// Its bytes, where its text in UTF-8 is something else. Most files are not in memory twice.
    pub raw: Option<Rc<[u8]>>,
    /// Whether its figures are made up.
    pub demonstration: bool,
}

impl Arrival {
    /// A file that was read of these bytes.
    pub fn new(opened: Opened, bytes: &Rc<[u8]>, demonstration: bool) -> Arrival {
        let raw = (opened.text.as_bytes() != &**bytes).then(|| bytes.clone());
        Arrival { opened, raw, demonstration }
    }
}

/// What became of the files that were opened, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// New beside the others.
    pub new: Vec<Rc<str>>,
    /// In the place of an older file of the same name and sender.
    pub replaced: Vec<Rc<str>>,
    /// Open already, with the same content.
    pub same: Vec<Rc<str>>,
    /// Kept beside another sender's file of the same name, under a new name.
    pub renamed: Vec<Rc<str>>,
}

impl Added {
    /// Whether the folder is another one now.
    pub fn changed(&self) -> bool {
        !(self.new.is_empty() && self.replaced.is_empty() && self.renamed.is_empty())
    }
}

/// The open files, in the order of opening.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folder {
    files: Vec<OpenFile>,
    next: u32,
}

impl Folder {
    /// The files.
    pub fn files(&self) -> &[OpenFile] {
        &self.files
    }

    /// Whether any file holds 演示数据.
    pub fn is_made_up(&self) -> bool {
        self.files.iter().any(|file| file.demonstration)
    }

    /// Whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The file with this name; names are unique here.
    pub fn by_name(&self, name: &str) -> Option<&OpenFile> {
        self.files.iter().find(|file| *file.opened.name == *name)
    }

    /// The file with this number.
    pub fn by_id(&self, id: FileId) -> Option<&OpenFile> {
        self.files.iter().find(|file| file.id == id)
    }

    /// Opens files beside the others.
    ///
    /// A file of the same name takes the older one's place, as a corrected version should, unless both
    /// name their senders and these differ: then two departments chose the same name, and both stay.
    pub fn with(&self, arrivals: impl IntoIterator<Item = Arrival>) -> (Folder, Added) {
        let (mut folder, mut added) = (self.clone(), Added::default());
        for arrival in arrivals {
            folder.open(arrival, &mut added);
        }
        (folder, added)
    }

    /// The scheme that is open, when there is one.
    pub fn scheme(&self) -> Option<&Rc<Scheme>> {
        self.files.iter().find_map(|file| file.opened.scheme())
    }

    /// The scheme file that is designed, with whatever faults.
    pub fn designed(&self) -> Option<&OpenFile> {
        self.files.iter().find(|file| file.opened.kind == Some(Kind::Scheme))
    }

    /// The folder without one file.
    pub fn without(&self, id: FileId) -> Folder {
        let files = self.files.iter().filter(|file| file.id != id).cloned().collect();
        Folder { files, next: self.next }
    }

    /// The folder without any scheme.
    pub fn without_scheme(&self) -> Folder {
        let files =
            self.files.iter().filter(|file| file.opened.kind != Some(Kind::Scheme)).cloned().collect();
        Folder { files, next: self.next }
    }

    fn open(&mut self, mut arrival: Arrival, added: &mut Added) {
        let name = arrival.opened.name.clone();
        let namesake = self.files.iter().position(|file| file.opened.name == name);
        let older = namesake.and_then(|no| self.files.get_mut(no));
        match older {
            Some(older) if older.opened.sha256 == arrival.opened.sha256 => added.same.push(name),
            Some(older) if same_sender(&older.opened, &arrival.opened) => {
                older.opened = Shared::new(arrival.opened);
                older.raw = arrival.raw;
                older.demonstration = arrival.demonstration;
                (older.tree, older.behind) = (None, false);
                added.replaced.push(name);
            }
            Some(_) => {
                let name = self.free_name(&name);
                arrival.opened.name = name.clone();
                self.push(arrival);
                added.renamed.push(name);
            }
            None => {
                self.push(arrival);
                added.new.push(name);
            }
        }
    }

    fn push(&mut self, arrival: Arrival) {
        let Arrival { opened, raw, demonstration } = arrival;
        let (id, opened) = (FileId(self.next), Shared::new(opened));
        self.files.push(OpenFile { id, opened, raw, demonstration, tree: None, behind: false });
        self.next += 1;
    }

    /// "数据.json" → "数据 (2).json", or the next number that is free.
    fn free_name(&self, name: &str) -> Rc<str> {
        let (stem, ending) = name.rfind('.').map_or((name, ""), |dot| name.split_at(dot));
        let names = (2..).map(|number| format!("{stem} ({number}){ending}"));
        let free = names.into_iter().find(|name| self.by_name(name).is_none());
        free.unwrap_or_else(|| name.to_owned()).into()
    }
}

/// Whether two files of one name are versions of one file, as far as they tell.
fn same_sender(older: &Opened, newer: &Opened) -> bool {
    let sender = |file: &Opened| file.data().map(|data| (data.source.department.clone(), data.stage));
    match (sender(older), sender(newer)) {
        (Some(older), Some(newer)) => older == newer,
        _ => older.kind.is_none() || newer.kind.is_none() || older.kind == newer.kind,
    }
}
