//! What comes to the state, and what it wants done outside.

use std::rc::Rc;

use ip_scorecard::issue::Severity;
use ip_scorecard::read::Input;
use ip_scorecard::text::Lang;

use super::{Edit, Event, Order, Turn};
use crate::platform::file::{File, Unread};
use crate::ui::downloads::{Download, Saved};
use crate::ui::folder::{Arrival, FileId, Folder};
use crate::ui::kept::{Keep, Kept};
use crate::ui::ranking::Look;
use crate::ui::report::{Report, Shared};
use crate::ui::route::Route;
use crate::ui::samples::BuiltIn;
use crate::ui::simulation::{Outcome, Wish};

/// What happened.
#[derive(Debug)]
pub enum Msg {
    /// Files are held above the page, or no longer.
    Dragging(bool),
    /// The reader handed over files.
    Handed(Vec<File>, Place),
    /// Files of the page's own are to be opened instead of everything that is open.
    OpenSample(Vec<Input>),
    /// A built-in scheme is to be opened, in the place of the one that is open if there is one.
    UseScheme(&'static BuiltIn),
    /// The same, to read its rules.
    ReadBylaw(&'static BuiltIn),
    /// Files were read.
    Arrived(Arrived),
    /// Documents are typed into.
    Edit(Edit),
    /// For a moment nothing more was typed into this folder.
    Rested(Rc<Folder>),
    /// A folder was assessed.
    Computed {
        /// Which one.
        folder: Rc<Folder>,
        /// The same with everything read that was typed.
        settled: Rc<Folder>,
        /// What came of it.
        report: Shared<Report>,
    },
    /// The reader wants something of the simulation.
    Simulate(Wish),
    /// Changes were assessed, on top of this report.
    Simulated(Shared<Report>, Shared<Outcome>),
    /// A file is to be closed.
    Remove(FileId),
    /// All files are to be closed.
    Clear,
    /// The last step is to be taken back.
    Undo,
    /// The step that was taken back last is to be taken again.
    Redo,
    /// The last event has been read.
    Dismiss,
    /// This event has stood there long enough.
    Passed(Shared<Event>),
    /// The reader wants to go to the element with this id.
    Find(String),
    /// The address names another view.
    Went(Route),
    /// The remarks on the goals of the whole are to be shown in full, or not.
    ToggleGoals,
    /// The ranking is to be looked at in another way.
    Look(Look),
    /// An indicator's trace is to be opened or closed.
    Toggle(Rc<str>),
    /// All these traces are to be opened, and no others.
    OpenTraces(Vec<Rc<str>>),
    /// The page is to speak another language.
    Speak(Lang),
    /// Issues of a weight are to be shown or hidden.
    Show(Severity),
    /// A file is to be saved.
    Save(Download),
    /// These open files are to be saved, as they are typed.
    SaveOpen(Vec<FileId>),
    /// Something happened to what is kept on this machine.
    Kept(Kept),
    /// The view is to be printed.
    Print,
    /// Something happens in the office.
    Office(Turn),
}

/// Files that were read, on their way into the folder.
#[derive(Debug, Default)]
pub struct Arrived {
    /// What was read.
    pub files: Vec<Arrival>,
    /// What could not be.
    pub unread: Vec<Unread>,
    /// What they take the place of.
    pub place: Place,
}

/// What files that are opened take the place of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Nothing: they come beside what is open.
    #[default]
    Beside,
    /// This file.
    Of(FileId),
    /// The scheme that is open, if there is one.
    OfScheme(&'static BuiltIn),
    /// Everything.
    OfAll,
}

/// What has to be done outside.
#[derive(Debug)]
pub enum Task {
    /// Read files and answer [`Msg::Arrived`].
    Read(Vec<File>, Place),
    /// Read files that are for the office and answer [`Turn::Received`].
    Receive(Vec<File>),
    /// Have this done by the office's module, and answer [`Turn::Heard`] with everything that it says.
    Office(Shared<Order>),
    /// End what the office's module is doing.
    StopOffice,
    /// Read what is in memory already and answer [`Msg::Arrived`].
    Open(Vec<Input>, Place),
    /// Assess the folder and answer [`Msg::Computed`].
    Compute,
    /// Answer [`Msg::Rested`] after a moment.
    LetRest(Rc<Folder>),
    /// Assess the changes of the simulation and answer [`Msg::Simulated`].
    Simulate,
    /// Answer [`Msg::Passed`] after a while.
    LetPass(Shared<Event>),
    /// Move the keyboard to the element with this id once the view is drawn, after a new view from its top.
    Focus {
        /// The element.
        id: String,
        /// Whether the view is a new one, to be read from its top.
        from_top: bool,
    },
    /// Go to another view.
    Go(Route),
    /// Save a file.
    Save(Download),
    /// Save what is in these files.
    SaveFiles(Vec<Saved>),
    /// Keep the language for the next visit.
    KeepLanguage(Lang),
    /// Do something about what is kept on this machine.
    Keep(Keep),
    /// Print the view.
    Print,
}
