//! What the office is at: one job after the other, and what becomes of each.

use std::rc::Rc;

use ip_scorecard::office::archive::{Checked, MAX_PACKED};
use ip_scorecard::office::job::{Answer, Done, Job};
use ip_scorecard::read::Input;
use ip_scorecard::text::{Words, office as words, page};

use super::{Collecting, HEADING, PANEL, Place, State, Task};
use crate::platform::file::{self, File, Unread};
use crate::platform::office::{Heard, Trouble};
use crate::ui::downloads::{Saved, kind_of};
use crate::ui::folder::Folder;
use crate::ui::report::Shared;

/// Something that the module is asked for.
#[derive(Debug)]
pub struct Order {
    /// What to do.
    pub job: Job,
    /// With which files.
    pub files: Material,
    /// What is said while it is done.
    pub title: Words,
}

/// The files that a job is about.
#[derive(Debug)]
pub enum Material {
    /// Those that are open.
    Open(Rc<Folder>),
    /// Those that the reader handed over.
    Given(Vec<Input>),
    /// Workbooks and tables, each with its number among those that came in when it is read again, for the
    /// scheme that is open.
    Incoming {
        /// The open files.
        folder: Rc<Folder>,
        /// The files that came in.
        books: Vec<(Option<usize>, Input)>,
    },
}

impl Material {
    /// Name and bytes of each.
    pub fn files(&self) -> Vec<(&str, &[u8])> {
        match self {
            Material::Open(folder) => {
                folder.files().iter().map(|file| (&*file.opened.name, file.bytes())).collect()
            }
            Material::Given(inputs) => inputs.iter().map(|input| (&*input.name, &*input.bytes)).collect(),
            Material::Incoming { folder, books } => {
                let scheme = folder.designed().map(|file| (&*file.opened.name, file.bytes()));
                let books = books.iter().map(|(_, input)| (&*input.name, &*input.bytes));
                scheme.into_iter().chain(books).collect()
            }
        }
    }
}

/// What the office is at.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Office {
    /// Nothing.
    #[default]
    Idle,
    /// A job is under way.
    Working {
        /// Which.
        order: Shared<Order>,
        /// Steps done, and steps there are; none until the module is there.
        step: Option<(usize, usize)>,
    },
    /// Nothing came of a job.
    Failed {
        /// Which.
        order: Shared<Order>,
        /// Why.
        trouble: Trouble,
    },
    /// 存档包 opened: what was found stands there until it is closed.
    Checked(Shared<Checked>),
}

/// What happens in the office.
#[derive(Debug)]
pub enum Turn {
    /// The reader wants this of the open files; the words say what is being done.
    Make(Job, Words),
    /// The reader handed over files that are for the office.
    Received(Vec<Input>, Vec<Unread>),
    /// What is under way is not wanted any more.
    Cancel,
    /// What failed is to be tried again.
    Retry,
    /// What is said has been read.
    Close,
    /// The reader does something about the workbooks that came in.
    Collect(Collecting),
    /// The module says something.
    Heard(Heard),
}

impl State {
    /// Takes in what happens in the office.
    pub(super) fn office(&mut self, turn: Turn) -> Vec<Task> {
        match turn {
            Turn::Make(job, title) => {
                if self.shown().is_some_and(|report| report.simulated) && job.is_of_result() {
                    return vec![self.tell(|lang| page::whatif::NO_EXPORT.of(lang).to_owned())];
                }
                let files = Material::Open(Rc::new(self.folder().settled()));
                self.order(Order { job, files, title })
            }
            Turn::Received(inputs, unread) => self.receive(inputs, &unread),
            Turn::Cancel => {
                self.office = Office::Idle;
                vec![Task::StopOffice, self.tell(|lang| words::CANCELLED.of(lang).to_owned()), near(HEADING)]
            }
            Turn::Retry => match std::mem::take(&mut self.office) {
                Office::Failed { order, .. } => {
                    let mut tasks = self.begin(order);
                    tasks.push(near(PANEL));
                    tasks
                }
                other => {
                    self.office = other;
                    Vec::new()
                }
            },
            Turn::Close => {
                self.office = Office::Idle;
                vec![near(HEADING)]
            }
            Turn::Collect(act) => self.collecting(act),
            Turn::Heard(heard) => self.hear(heard),
        }
    }

    pub(super) fn order(&mut self, order: Order) -> Vec<Task> {
        if matches!(self.office, Office::Working { .. }) {
            return vec![self.tell(|lang| words::BUSY.of(lang).to_owned())];
        }
        self.begin(Shared::new(order))
    }

    fn begin(&mut self, order: Shared<Order>) -> Vec<Task> {
        self.office = Office::Working { order: order.clone(), step: None };
        vec![Task::Office(order)]
    }

    /// Hands over files some of which are for the office: a package by itself, workbooks beside documents.
    pub(super) fn hand_over(&mut self, files: Vec<File>, place: Place) -> Vec<Task> {
        if files.iter().any(file::is_package) {
            if files.len() > 1 {
                return vec![self.tell(|lang| words::archive::ONE_AT_A_TIME.of(lang).to_owned())];
            }
            return vec![Task::Receive(files)];
        }
        let (books, documents): (Vec<File>, Vec<File>) = files.into_iter().partition(file::for_office);
        let mut tasks = Vec::new();
        if !documents.is_empty() {
            self.busy = true;
            tasks.push(Task::Read(documents, place));
        }
        tasks.push(Task::Receive(books));
        tasks
    }

    /// Takes in files that are for the office.
    fn receive(&mut self, inputs: Vec<Input>, unread: &[Unread]) -> Vec<Task> {
        let mut tasks = Vec::new();
        if !unread.is_empty() {
            tasks.push(self.tell(|lang| super::change::unread_told(lang, unread, MAX_PACKED as usize)));
        }
        let is_package = |input: &Input| file::is_package_name(&input.name);
        match inputs.as_slice() {
            [] => {}
            [one] if is_package(one) => tasks.extend(self.order(Order {
                job: Job::Unpack,
                files: Material::Given(inputs),
                title: words::archive::CHECKING,
            })),
            _ => tasks.extend(self.collect_in(inputs)),
        }
        tasks
    }

    fn hear(&mut self, heard: Heard) -> Vec<Task> {
        let Office::Working { order, step } = &mut self.office else { return Vec::new() };
        match heard {
            Heard::Progress(done, of) => {
                *step = Some((done, of));
                Vec::new()
            }
            Heard::Trouble(trouble) => {
                self.office = Office::Failed { order: order.clone(), trouble };
                vec![Task::StopOffice]
            }
            Heard::Done(done) => {
                let order = order.clone();
                self.office = Office::Idle;
                let mut tasks = self.answered(done, &order);
                tasks.insert(0, Task::StopOffice);
                tasks
            }
        }
    }

    /// What becomes of an answer.
    fn answered(&mut self, done: Done, order: &Order) -> Vec<Task> {
        match done.answer {
            Answer::Made => {
                let names: Vec<&str> = done.files.iter().map(|file| &*file.name).collect();
                let told = self.tell(|lang| words::made(lang, &names));
                let saved = done.files.into_iter();
                let saved =
                    saved.map(|file| Saved { kind: kind_of(&file.name), name: file.name, bytes: file.bytes });
                vec![Task::SaveFiles(saved.collect()), told]
            }
            Answer::Unpacked(checked) => {
                self.office = Office::Checked(Shared::new(*checked));
                if done.files.is_empty() {
                    return Vec::new();
                }
                self.busy = true;
                let inputs = done.files.into_iter();
                let inputs = inputs.map(|file| Input { name: file.name.into(), bytes: file.bytes.into() });
                vec![Task::Open(inputs.collect(), Place::OfAll)]
            }
            Answer::TakenIn(intake) => self.collected(*intake, order),
            Answer::NoResult => vec![self.tell(|lang| words::NO_RESULT.of(lang).to_owned())],
            Answer::TooLarge => vec![self.tell(|lang| words::book::TOO_LARGE.of(lang).to_owned())],
        }
    }
}

/// A button goes with what it closed; the keyboard stays near it.
fn near(id: &str) -> Task {
    Task::Focus { id: id.into(), from_top: false }
}
