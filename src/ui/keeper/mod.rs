//! Keeps this tab's desk on this machine, and brings it back.
//!
//! The keeper follows the state: whatever changes in the open files or in the view is written a moment
//! later, one writing at a time, and of the files only those that are not there yet.
//!
//! Each tab has a desk of its own, whose name it remembers through a reload and a crash. A duplicated tab
//! remembers its original's, and finds out in two ways. It asks the others who they are before it takes
//! anything up; and a writing that finds another text than it left there goes to a new desk instead. The
//! second way alone makes sure that no tab overwrites another's work; the first spares a detour.
//!
//! A tab that fell over while its desk came back does not bring it back again by itself.
//!
//! [`desk`] is what is kept, [`writing`] keeps it, [`returning`] brings it back, [`tabs`] speaks with the
//! other tabs.

mod desk;
mod returning;
mod tabs;
mod writing;

pub use desk::Desk;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use ip_scorecard::read::Input;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::folder::Arrival;
use super::kept::{Keep, Kept, Left, Own};
use crate::platform::store::{self, Refused};
use crate::platform::tab;

/// How long changes gather before they are written.
const GATHER_MS: u32 = 250;

/// How long the page has to stand after a return before the return is taken for a success.
const STANDS_MS: u32 = 1_000;

/// Under which the tab remembers its desk.
const DESK: &str = "ip-scorecard.desk";

/// Under which the tab remembers a return that has not succeeded yet.
const RETURNING: &str = "ip-scorecard.returning";

/// Reads a file that came back, as one that is opened is read.
pub type Open = fn(&Input) -> Arrival;

/// Keeps this tab's desk.
#[derive(Debug)]
pub struct Keeper {
    inner: Rc<Inner>,
    _listeners: [EventListener; 2],
}

/// The keeper as its listeners and what it does in the background hold it.
#[derive(Debug)]
struct Inner {
    open: Open,
    say: Callback<Kept>,
    channel: RefCell<Option<tab::Channel>>,
    now: RefCell<Now>,
}

/// What the keeper knows at the moment.
#[derive(Debug, Default)]
struct Now {
    /// This tab's desk, when one is kept.
    name: Option<Rc<str>>,
    /// The text that stands there, as far as this tab knows.
    text: Option<Rc<str>>,
    /// What the state was when it was last looked at.
    desk: Option<Desk>,
    /// Whether that is still to be written.
    changed: bool,
    /// Whether everything is to be cleared first.
    forget: bool,
    /// Whether something is being written.
    writing: bool,
    /// Whether another tab has cleared everything: then a look elsewhere is no reason to keep it again.
    forgotten: bool,
    /// Whether the last writing was refused.
    refused: bool,
    /// Whether this tab has taken up whatever it was to take up.
    settled: bool,
    /// Writes when changes have gathered.
    gathering: Option<Timeout>,
    /// Watches whether the page stands after a return.
    standing: Option<Timeout>,
    /// The desks of other tabs that said they are there.
    present: BTreeSet<Rc<str>>,
    /// What was found of others, whether they are there or not.
    found: Vec<Left>,
    /// How many desks a newer version of the page has left.
    newer: usize,
}

impl Keeper {
    /// Takes up this tab's desk, and looks for what others have left; tells by `say` what came of it.
    pub fn new(open: Open, say: Callback<Kept>) -> Keeper {
        let inner = Rc::new(Inner { open, say, channel: RefCell::default(), now: RefCell::default() });
        let (heard, hidden) = (Rc::downgrade(&inner), Rc::downgrade(&inner));
        let channel = tab::Channel::join(move |message| {
            if let Some(inner) = heard.upgrade() {
                inner.hear(&message);
            }
        });
        inner.channel.replace(Some(channel));
        let listeners = tab::watch(
            move || {
                if let Some(inner) = hidden.upgrade() {
                    inner.write();
                }
            },
            || tab::remember(RETURNING, None),
        );
        spawn_local(inner.clone().begin());
        Keeper { inner, _listeners: listeners }
    }

    /// Whether a desk is about to come back.
    pub fn is_awaited() -> bool {
        tab::remembered(DESK).is_some() && tab::remembered(RETURNING).is_none()
    }

    /// Takes note of what the state is now.
    pub fn follow(&self, desk: Desk) {
        let mut now = self.inner.now.borrow_mut();
        if !now.settled || now.desk.as_ref() == Some(&desk) {
            return;
        }
        let looked =
            now.desk.as_ref().is_some_and(|last| last.folder == desk.folder && last.span == desk.span);
        now.desk = Some(desk);
        if now.forgotten && looked {
            return;
        }
        (now.changed, now.forgotten) = (true, false);
        let inner = self.inner.clone();
        now.gathering = Some(Timeout::new(GATHER_MS, move || inner.write()));
    }

    /// The page has been computed and drawn.
    pub fn drawn(&self) {
        let mut now = self.inner.now.borrow_mut();
        if now.settled && now.standing.is_none() {
            now.standing = Some(Timeout::new(STANDS_MS, || tab::remember(RETURNING, None)));
        }
    }

    /// Does what the reader wants.
    pub fn perform(&self, keep: Keep) {
        let inner = self.inner.clone();
        match keep {
            Keep::Resume(name) => {
                if let Some(left) = inner.take(&name) {
                    spawn_local(async move { inner.bring_back(left, true).await });
                }
            }
            Keep::Discard(name) => {
                if let Some(left) = inner.take(&name) {
                    // Taken up by another tab meanwhile, it is that tab's and stays.
                    spawn_local(async move {
                        let _ = store::remove(&left.name, &left.text).await;
                    });
                }
            }
            Keep::Forget => {
                inner.now.borrow_mut().forget = true;
                inner.write();
            }
        }
    }
}

impl Inner {
    /// The browser keeps nothing.
    fn refuse(&self, refused: Refused) {
        self.now.borrow_mut().refused = true;
        self.say.emit(Kept::Stands(Own::Refused(refused)));
    }

    /// From now on changes are written.
    fn settle(&self) {
        self.now.borrow_mut().settled = true;
    }
}
