//! The folder changes: files come and go, and the reader is told.

use std::rc::Rc;

use ip_scorecard::edit::History;
use ip_scorecard::read::MAX_BYTES;
use ip_scorecard::text::{Lang, page};

use super::{Arrived, Place, State, Task};
use crate::platform::file::Unread;
use crate::ui::folder::{Added, Draft, Folder};
use crate::ui::report::Shared;
use crate::ui::route::Route;

/// The last event that the reader should know of.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What happened.
    pub told: Told,
    /// Whether it is the last step, which can be taken back.
    pub is_step: bool,
}

/// Something that happened, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told(Rc<[String; Lang::ALL.len()]>);

impl Told {
    /// Says it in each language.
    pub fn new(text: impl Fn(Lang) -> String) -> Told {
        Told(Rc::new(Lang::ALL.map(text)))
    }

    /// What happened.
    pub fn text(&self, lang: Lang) -> &str {
        &self.0[lang as usize]
    }
}

/// What is typed: the documents as they are now, and the step in words.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The documents.
    pub drafts: Vec<Draft>,
    /// What was done.
    pub told: Told,
}

impl State {
    /// Takes in files that were read.
    pub(super) fn arrive(&mut self, arrived: Arrived) -> Vec<Task> {
        let Arrived { files, unread, place } = arrived;
        let base = match place {
            Place::OfAll => Folder::default(),
            Place::Of(id) if !files.is_empty() => self.folder().without(id),
            Place::OfScheme(_) => self.folder().without_scheme(),
            Place::Of(_) | Place::Beside => (**self.folder()).clone(),
        };
        let (folder, added) = base.with(files);
        self.safe.opened(&folder, self.history.now());
        let changed = match place {
            Place::OfScheme(scheme) if base != **self.folder() => Some(scheme.label),
            _ => None,
        };
        let text = |lang| match changed {
            Some(scheme) => page::start::changed_scheme(lang, scheme),
            None => told(lang, &added, &unread),
        };
        if added.changed() {
            // Whoever cleared the desk from the list of files does not want to see that list again.
            let afresh = self.folder().is_empty() && matches!(self.route, Route::Files | Route::Issues);
            let mut tasks = self.change(folder, text);
            if afresh {
                tasks.push(Task::Go(Route::Home));
            }
            return tasks;
        }
        self.busy = false;
        let mut tasks = vec![self.tell(text)];
        tasks.extend(self.collect_held());
        tasks
    }

    /// Says what happened. What cannot be taken back passes by itself; what can stays until it is read.
    pub(in crate::ui) fn tell(&mut self, text: impl Fn(Lang) -> String) -> Task {
        self.say(Told::new(text), false)
    }

    fn say(&mut self, told: Told, is_step: bool) -> Task {
        let event = Shared::new(Event { told, is_step });
        self.event = Some(event.clone());
        Task::LetPass(event)
    }

    /// Puts another folder in the place of this one, as a step that can be taken back, and says so. What
    /// comes to an empty desk is a beginning and no step.
    pub(super) fn change(&mut self, folder: Folder, text: impl Fn(Lang) -> String) -> Vec<Task> {
        let (folder, told) = (Rc::new(folder), Told::new(text));
        let is_step = !self.folder().is_empty();
        if is_step {
            self.history.step(folder, told.clone());
        } else {
            self.history = History::new(folder);
        }
        let told = self.say(told, is_step);
        let mut tasks = self.compute();
        tasks.push(told);
        tasks
    }

    /// Takes in what was typed, as a step; it is read when nothing more is typed for a moment.
    pub(super) fn edit(&mut self, edit: Edit) -> Vec<Task> {
        if self.simulation.is_on() {
            return vec![self.tell(|lang| page::sheet::SIMULATED.of(lang).to_owned())];
        }
        let folder = Rc::new(self.folder().edited(edit.drafts));
        self.safe.edited(self.history.now(), &folder);
        self.history.step(folder.clone(), edit.told);
        self.event = None;
        vec![Task::LetRest(folder)]
    }

    /// Takes the last step back, or takes it again, and says which it was.
    pub(super) fn travel(&mut self, back: bool) -> Vec<Task> {
        let step = if back { self.history.undo() } else { self.history.redo() };
        let Some(step) = step else { return Vec::new() };
        let told = self.tell(|lang| page::frame::travelled(lang, back, step.text(lang)));
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
        text += &unread_told(lang, unread, MAX_BYTES);
    }
    text
}

/// What could not be read; of files that are larger than the limit, none is.
pub(super) fn unread_told(lang: Lang, unread: &[Unread], limit: usize) -> String {
    let (mut too_large, mut refused) = (Vec::new(), Vec::new());
    for file in unread {
        match file {
            Unread::TooLarge { name } => too_large.push(name),
            Unread::Refused { name } => refused.push(name),
        }
    }
    page::files::unread(lang, &too_large, &refused, limit >> 20)
}
