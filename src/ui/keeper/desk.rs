//! The desk, and the record that is written of it.

use std::rc::Rc;

use ip_scorecard::kept::{KeptFile, Record, Span};
use serde_json::{Map, Value};

use crate::platform::clock;
use crate::ui::folder::Folder;

/// What of the state is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The open files.
    pub folder: Rc<Folder>,
    /// What is assessed.
    pub subject: Option<Rc<str>>,
    /// What is being looked at and how.
    pub view: Map<String, Value>,
    /// How long it may be kept.
    pub span: Span,
}

impl Desk {
    /// What is written of it now.
    pub(super) fn record(&self) -> Record {
        let files = self
            .folder
            .files()
            .iter()
            .map(|file| KeptFile { name: file.opened.name.clone(), sha256: file.opened.sha256.clone() });
        Record {
            subject: self.subject.clone(),
            files: files.collect(),
            view: self.view.clone(),
            ..Record::new(clock::now(), self.span)
        }
    }

    /// Digest and bytes of each file.
    pub(super) fn blobs(&self) -> Vec<(&str, &[u8])> {
        self.folder.files().iter().map(|file| (&*file.opened.sha256, file.bytes())).collect()
    }
}
