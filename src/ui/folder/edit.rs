//! Files that are edited in the page.
//!
//! What is typed changes the document's [`Tree`] at once. The file is written and read anew a moment later,
//! when nothing more is typed: until then what was read of it is behind.

use std::rc::Rc;

use ip_scorecard::edit::{Tree, canonical};
use ip_scorecard::read::{Input, Kind, Opened, open};

use super::{Arrival, FileId, Folder, OpenFile};
use crate::ui::report::Shared;

/// What a document is about to become.
#[derive(Clone, Debug)]
pub enum Draft {
    /// An open file's document.
    Of(FileId, Tree),
    /// An open file's document, which gets a file of another name.
    Own {
        /// The file.
        of: FileId,
        /// The name, if it is free.
        name: Rc<str>,
        /// What it says.
        tree: Tree,
    },
    /// A document that has no file yet.
    New {
        /// The name of its file, if it is free.
        name: Rc<str>,
        /// What it is.
        kind: Kind,
        /// What it says.
        tree: Tree,
    },
}

impl OpenFile {
    /// The document as it is edited; none of a file that is no JSON.
    pub fn tree(&self) -> Option<Shared<Tree>> {
        self.tree.clone().or_else(|| Tree::read(&self.opened.text).ok().map(Shared::new))
    }

    /// Whether the document was edited since it was opened.
    pub fn is_edited(&self) -> bool {
        self.tree.is_some()
    }

    /// Whether something was typed that has not been read yet.
    pub fn is_behind(&self) -> bool {
        self.behind
    }

    /// The file, read as it is typed.
    fn settled(&self) -> OpenFile {
        let (Some(tree), Some(kind)) = (&self.tree, self.opened.kind) else { return self.clone() };
        let text = canonical(tree, kind);
        let input = Input { name: self.opened.name.clone(), bytes: text.into_bytes().into() };
        OpenFile { opened: Shared::new(open(&input, &|_| None)), raw: None, behind: false, ..self.clone() }
    }
}

impl Folder {
    /// The folder with documents as they are typed.
    pub fn edited(&self, drafts: impl IntoIterator<Item = Draft>) -> Folder {
        let mut folder = self.clone();
        for draft in drafts {
            match draft {
                Draft::Of(id, tree) => {
                    if let Some(file) = folder.files.iter_mut().find(|file| file.id == id) {
                        (file.tree, file.behind) = (Some(Shared::new(tree)), true);
                    }
                }
                Draft::Own { of, name, tree } => {
                    let name = if folder.by_name(&name).is_none() { name } else { folder.free_name(&name) };
                    if let Some(file) = folder.files.iter_mut().find(|file| file.id == of) {
                        file.opened = Shared::new(Opened { name, ..(*file.opened).clone() });
                        (file.tree, file.behind) = (Some(Shared::new(tree)), true);
                    }
                }
                Draft::New { name, kind, tree } => {
                    let name = if folder.by_name(&name).is_none() { name } else { folder.free_name(&name) };
                    let input = Input { name, bytes: canonical(&tree, kind).into_bytes().into() };
                    folder.push(Arrival::new(open(&input, &|_| None), &input.bytes, false));
                }
            }
        }
        folder
    }

    /// Whether something was typed that has not been read yet.
    pub fn is_behind(&self) -> bool {
        self.files.iter().any(OpenFile::is_behind)
    }

    /// The folder with every file read as it is typed.
    pub fn settled(&self) -> Folder {
        let files = self.files.iter();
        let files = files.map(|file| if file.behind { file.settled() } else { file.clone() }).collect();
        Folder { files, next: self.next }
    }
}
