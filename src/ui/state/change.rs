//! The folder changes: files come and go, and the reader is told.

use std::rc::Rc;

use ip_scorecard::read::MAX_BYTES;
use ip_scorecard::text::{Lang, page};

use super::{Arrived, Place, State, Task};
use crate::platform::file::Unread;
use crate::ui::folder::{Added, Folder};
use crate::ui::report::Shared;
use crate::ui::route::Route;

/// The last event that the reader should know of.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What happened, in each language.
    pub texts: [String; Lang::ALL.len()],
    /// The folder before it, while it can be taken back.
    pub before: Option<Rc<Folder>>,
}

impl Event {
    /// What happened.
    pub fn text(&self, lang: Lang) -> &str {
        &self.texts[lang as usize]
    }
}

impl State {
    /// Takes in files that were read.
    pub(super) fn arrive(&mut self, arrived: Arrived) -> Vec<Task> {
        let Arrived { files, unread, place } = arrived;
        let base = match place {
            Place::OfAll => Folder::default(),
            Place::Of(id) if !files.is_empty() => self.folder.without(id),
            Place::OfScheme(_) => self.folder.without_scheme(),
            Place::Of(_) | Place::Beside => (*self.folder).clone(),
        };
        let (folder, added) = base.with(files);
        let changed = match place {
            Place::OfScheme(scheme) if base != *self.folder => Some(scheme.label),
            _ => None,
        };
        let text = |lang| match changed {
            Some(scheme) => page::start::changed_scheme(lang, scheme),
            None => told(lang, &added, &unread),
        };
        if added.changed() {
            // Whoever cleared the desk from the list of files does not want to see that list again.
            let afresh = self.folder.is_empty() && matches!(self.route, Route::Files | Route::Issues);
            let mut tasks = self.change(folder, text);
            if afresh {
                tasks.push(Task::Go(Route::Home));
            }
            return tasks;
        }
        self.busy = false;
        vec![self.tell(text, None)]
    }

    /// Says what happened. What cannot be taken back passes by itself; what can stays until it is read.
    pub(in crate::ui) fn tell(&mut self, text: impl Fn(Lang) -> String, before: Option<Rc<Folder>>) -> Task {
        let event = Shared::new(Event { texts: Lang::ALL.map(text), before });
        self.event = Some(event.clone());
        Task::LetPass(event)
    }

    /// Puts another folder in the place of this one, and says so.
    pub(super) fn change(&mut self, folder: Folder, text: impl Fn(Lang) -> String) -> Vec<Task> {
        let before = std::mem::replace(&mut self.folder, Rc::new(folder));
        let told = self.tell(text, Some(before).filter(|before| !before.is_empty()));
        let mut tasks = self.compute();
        tasks.push(told);
        tasks
    }
}

/// What came of files that were opened.
fn told(lang: Lang, added: &Added, unread: &[Unread]) -> String {
    let mut text = String::new();
    if *added != Added::default() {
        text = page::files::opened(lang, added.new.len(), &added.replaced, &added.renamed, &added.same);
    }
    if !unread.is_empty() {
        let (mut too_large, mut refused) = (Vec::new(), Vec::new());
        for file in unread {
            match file {
                Unread::TooLarge { name } => too_large.push(name),
                Unread::Refused { name } => refused.push(name),
            }
        }
        text += &page::files::unread(lang, &too_large, &refused, MAX_BYTES >> 20);
    }
    text
}
