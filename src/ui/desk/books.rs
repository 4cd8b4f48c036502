//! The documents behind the sheet: the open data files, as they are typed and as they were.

use std::rc::Rc;

use ip_scorecard::edit::Tree;
use ip_scorecard::edit::sheet::Sheet;
use ip_scorecard::model::data::Stage;
use ip_scorecard::model::scheme::Scheme;
use ip_scorecard::read::{Kind, Opened};
use ip_scorecard::text::page::sheet as words;

use crate::ui::folder::{Draft, FileId, Folder};
use crate::ui::report::Shared;
use crate::ui::state::Originals;

/// A sheet over the data files of a folder.
#[derive(Clone)]
pub struct Books {
    files: Vec<Book>,
    scheme: Rc<Scheme>,
    originals: Originals,
    /// The data as they are now.
    pub sheet: Sheet,
    /// The data as they were opened or last saved.
    pub before: Sheet,
}

/// An open data file.
#[derive(Clone, PartialEq)]
struct Book {
    id: FileId,
    opened: Shared<Opened>,
    tree: Shared<Tree>,
}

impl Books {
    /// Opens the data files of a folder; what the sheet `before` this one knows already is not read again.
    pub fn open(
        scheme: &Rc<Scheme>,
        folder: &Folder,
        originals: &Originals,
        stage: Stage,
        before: Option<&Books>,
    ) -> Books {
        let known = |id: FileId, opened: &Shared<Opened>| {
            let book = before?.files.iter().find(|book| book.id == id && book.opened == *opened)?;
            Some(book.tree.clone())
        };
        let data = folder.files().iter().filter(|file| file.opened.kind == Some(Kind::Data));
        let files: Vec<Book> = data
            .filter_map(|file| {
                let read = if file.is_edited() { None } else { known(file.id, &file.opened) };
                let tree = read.or_else(|| file.tree())?;
                Some(Book { id: file.id, opened: file.opened.clone(), tree })
            })
            .collect();
        if let Some(before) = before
            && before.sheet.stage() == stage
            && Rc::ptr_eq(&before.scheme, scheme)
            && Rc::ptr_eq(&before.originals, originals)
            && before.files.len() == files.len()
            && before.files.iter().zip(&files).all(|(a, b)| a.id == b.id && a.tree == b.tree)
        {
            // What was read of the files may be new; what is written in them is not.
            return Books { files, ..before.clone() };
        }
        let sheet = |trees: Vec<Tree>| Sheet::open(scheme, trees, stage, words::OFFICE);
        let original = |book: &Book| (**originals.get(&book.id).unwrap_or(&book.tree)).clone();
        Books {
            sheet: sheet(files.iter().map(|book| (*book.tree).clone()).collect()),
            before: sheet(files.iter().map(original).collect()),
            files,
            scheme: scheme.clone(),
            originals: originals.clone(),
        }
    }

    /// What an edited sheet makes of the files.
    pub fn drafts(&self, edited: &Sheet) -> Vec<Draft> {
        let documents = edited.documents().iter().enumerate();
        let drafts = documents.filter_map(|(no, document)| match self.files.get(no) {
            Some(book) if is_same(&book.tree, &document.tree) => None,
            Some(book) => Some(Draft::Of(book.id, document.tree.clone())),
            None => Some(Draft::New {
                name: words::file_name(document.department()).into(),
                kind: Kind::Data,
                tree: document.tree.clone(),
            }),
        });
        drafts.collect()
    }

    /// The document that the file with this number is.
    pub fn document(&self, id: FileId) -> Option<usize> {
        self.files.iter().position(|book| book.id == id)
    }

    /// The name of a document's file.
    pub fn name(&self, document: usize) -> Option<&Rc<str>> {
        self.files.get(document).map(|book| &book.opened.name)
    }
}

/// Whether two documents are one and the same, told in no time.
fn is_same(a: &Tree, b: &Tree) -> bool {
    match (a, b) {
        (Tree::Object(a), Tree::Object(b)) => Rc::ptr_eq(a, b),
        _ => false,
    }
}
