//! What of the open files is safe elsewhere, because it was opened from there or saved.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use ip_scorecard::edit::Tree;
use ip_scorecard::text::page;
use serde_json::{Map, Value};

use super::{State, Task};
use crate::ui::downloads::{JSON, Saved};
use crate::ui::folder::{FileId, Folder};
use crate::ui::report::Shared;

/// The name under which it is kept which contents were not saved.
pub const UNSAVED: &str = "unsaved";

/// The documents of files that were edited, as they were opened or last saved.
pub type Originals = Rc<BTreeMap<FileId, Shared<Tree>>>;

/// What was opened or saved.
#[derive(Debug, Default)]
pub struct Safe {
    /// Contents by their digests. A step that is taken back may lead to any of them.
    contents: BTreeSet<Rc<str>>,
    originals: Originals,
}

impl Safe {
    /// The documents of files that were edited, as they were opened or last saved.
    pub fn originals(&self) -> &Originals {
        &self.originals
    }

    /// Files were opened beside those that were there before.
    pub(super) fn opened(&mut self, folder: &Folder, before: &Folder) {
        for file in folder.files() {
            let known = before.by_id(file.id).is_some_and(|before| before.opened == file.opened);
            if !known {
                self.contents.insert(file.opened.sha256.clone());
                Rc::make_mut(&mut self.originals).remove(&file.id);
            }
        }
    }

    /// Files came back that were kept; some of them were never saved.
    pub fn returned(&mut self, folder: &Folder, view: &Map<String, Value>) {
        let unsaved = view.get(UNSAVED).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let is_safe = |digest: &str| !unsaved.iter().any(|known| known.as_str() == Some(digest));
        let digests = folder.files().iter().map(|file| file.opened.sha256.clone());
        self.contents.extend(digests.filter(|digest| is_safe(digest)));
    }

    /// Files are typed into: what they were before is remembered, of one that is begun that it was nothing.
    pub(super) fn edited(&mut self, before: &Folder, after: &Folder) {
        for file in after.files() {
            let original = match before.by_id(file.id) {
                Some(before) if before == file => continue,
                Some(before) => before.tree(),
                None => Some(Shared::new(Tree::object())),
            };
            if let Some(original) = original.filter(|_| !self.originals.contains_key(&file.id)) {
                Rc::make_mut(&mut self.originals).insert(file.id, original);
            }
        }
    }
}

impl State {
    /// The files with content that was neither opened nor saved.
    pub fn unsaved(&self) -> Vec<FileId> {
        let files = self.folder().files().iter();
        let unsafe_files =
            files.filter(|file| file.is_behind() || !self.safe.contents.contains(&file.opened.sha256));
        unsafe_files.map(|file| file.id).collect()
    }

    /// The digests of contents that were neither opened nor saved, as far as they have been read.
    pub fn unsaved_contents(&self) -> Vec<&str> {
        let digests = self.folder().files().iter().map(|file| &*file.opened.sha256);
        digests.filter(|digest| !self.safe.contents.contains(*digest)).collect()
    }

    /// Saves open files as they are typed.
    pub(super) fn save_open(&mut self, ids: &[FileId]) -> Vec<Task> {
        let folder = self.folder().settled();
        let mut saved = Vec::new();
        for file in ids.iter().filter_map(|id| folder.by_id(*id)) {
            self.safe.contents.insert(file.opened.sha256.clone());
            if let Some(tree) = file.tree() {
                Rc::make_mut(&mut self.safe.originals).insert(file.id, tree);
            }
            saved.push(Saved {
                name: file.opened.name.to_string(),
                kind: JSON,
                bytes: file.bytes().to_vec(),
            });
        }
        let names: Vec<&str> = saved.iter().map(|saved| &*saved.name).collect();
        let told = self.tell(|lang| page::sheet::saved(lang, &names));
        vec![Task::SaveFiles(saved), told]
    }
}
