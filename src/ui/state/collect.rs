//! 收件: workbooks and tables that came in, and what the reader says of them.

use std::rc::Rc;

use ip_scorecard::office::collect::{Book, Intake, Matching};
use ip_scorecard::office::job::Job;
use ip_scorecard::read::{Input, fingerprint};
use ip_scorecard::text::office::collect as words;

use super::{Material, Order, Place, State, Task};
use crate::ui::folder::Folder;
use crate::ui::report::Shared;
use crate::ui::route::Route;

/// A file that came in, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The file.
    pub input: Input,
    /// What became of it.
    pub book: Rc<Book>,
}

impl Entry {
    /// Whether the data that were taken of it are open.
    pub fn is_open(&self, folder: &Folder) -> bool {
        self.book.taken.as_ref().is_some_and(|taken| {
            let sha256 = fingerprint(taken.text.as_bytes());
            let mut files = folder.files().iter();
            files.any(|file| *file.opened.name == *taken.name || file.opened.sha256 == sha256)
        })
    }

    /// Whether a person has to look at it.
    fn is_settled(&self) -> bool {
        self.book.asked.is_none() && self.book.faults.is_empty()
    }
}

/// What the reader does about the files that came in, by their numbers.
#[derive(Debug)]
pub enum Collecting {
    /// Says what stands where.
    Match(usize, Matching),
    /// Confirms it.
    Confirm(usize),
    /// Takes the data although something of them is missing, or again after they were taken back.
    Take(usize),
    /// Has read what is said of one.
    Drop(usize),
    /// Has read all.
    DropAll,
}

impl State {
    /// Reads workbooks and tables for the scheme that is open; waits for the scheme while it is read.
    pub(super) fn collect_in(&mut self, inputs: Vec<Input>) -> Vec<Task> {
        if self.busy {
            self.held.extend(inputs);
            return Vec::new();
        }
        let inputs = inputs.into_iter().map(|input| (None, input)).collect();
        self.read_books(inputs, Vec::new())
    }

    /// Reads what waited for the scheme.
    pub(super) fn collect_held(&mut self) -> Vec<Task> {
        let held = std::mem::take(&mut self.held);
        if held.is_empty() { Vec::new() } else { self.collect_in(held) }
    }

    fn read_books(
        &mut self,
        books: Vec<(Option<usize>, Input)>,
        matchings: Vec<Option<Matching>>,
    ) -> Vec<Task> {
        if self.typed_for().is_none() {
            return vec![self.tell(|lang| words::NO_SCHEME.of(lang).to_owned())];
        }
        let folder = Rc::new(self.folder().settled());
        let files = Material::Incoming { folder, books };
        self.order(Order { job: Job::TakeIn { matchings }, files, title: words::READING })
    }

    /// Takes in what came of files; what is sound is opened, all of it in one step.
    pub(super) fn collected(&mut self, intake: Intake, order: &Order) -> Vec<Task> {
        let Material::Incoming { books, .. } = &order.files else { return Vec::new() };
        let mut entries = (*self.collect).clone();
        let mut sound = Vec::new();
        let mut asks = false;
        for ((at, input), book) in books.iter().zip(intake.books) {
            let entry = Entry { input: input.clone(), book: Rc::new(book) };
            asks |= !entry.is_settled() || !entry.book.remarks.is_empty();
            sound.extend(entry.book.taken.as_ref().filter(|_| entry.is_settled()).map(opened));
            // A corrected version takes the older one's place.
            let namesake = || entries.iter().position(|known| known.input.name == entry.input.name);
            match at.or_else(namesake).and_then(|at| entries.get_mut(at)) {
                Some(older) => *older = entry,
                None => entries.push(entry),
            }
        }
        self.collect = Shared::new(entries);
        let mut tasks = Vec::new();
        if !sound.is_empty() {
            self.busy = true;
            tasks.push(Task::Open(sound, Place::Beside));
        }
        match books.as_slice() {
            [(Some(no), _)] => tasks.push(stay_at(*no)),
            _ if asks => tasks.push(Task::Go(Route::Collect)),
            _ => {}
        }
        tasks
    }

    /// Does what the reader wants.
    pub(super) fn collecting(&mut self, act: Collecting) -> Vec<Task> {
        let mut entries = (*self.collect).clone();
        match act {
            Collecting::Match(no, matching) => {
                if let Some(entry) = entries.get_mut(no) {
                    entry.book = Rc::new(Book { asked: Some(matching), ..(*entry.book).clone() });
                }
            }
            Collecting::Confirm(no) => {
                let Some(entry) = entries.get(no) else { return Vec::new() };
                return self
                    .read_books(vec![(Some(no), entry.input.clone())], vec![entry.book.asked.clone()]);
            }
            Collecting::Take(no) => {
                let Some(taken) = entries.get(no).and_then(|entry| entry.book.taken.as_ref()) else {
                    return Vec::new();
                };
                self.busy = true;
                // The button goes with what it did; the keyboard stays near it.
                return vec![Task::Open(vec![opened(taken)], Place::Beside), stay_at(no)];
            }
            Collecting::Drop(no) => {
                if no < entries.len() {
                    entries.remove(no);
                }
            }
            Collecting::DropAll => entries.clear(),
        }
        self.collect = Shared::new(entries);
        Vec::new()
    }
}

fn stay_at(no: usize) -> Task {
    Task::Focus { id: entry_id(no), from_top: false }
}

/// The id of the heading of a file that came in.
pub fn entry_id(no: usize) -> String {
    format!("collect-{no}")
}

/// The data file that was made.
fn opened(taken: &ip_scorecard::office::collect::Taken) -> Input {
    Input { name: taken.name.as_str().into(), bytes: taken.text.as_bytes().into() }
}
