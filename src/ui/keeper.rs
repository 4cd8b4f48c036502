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

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use ip_scorecard::kept::{KeptFile, Reading, Record, Span, read};
use ip_scorecard::read::Input;
use serde_json::{Map, Value};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::folder::{Arrival, Folder};
use super::kept::{Keep, Kept, Left, Own};
use crate::platform::store::{self, KeptDesk, Refused};
use crate::platform::{clock, tab};

/// How long changes gather before they are written.
const GATHER_MS: u32 = 250;

/// How long the other tabs have to say that they are there.
const LISTEN_MS: u32 = 200;

/// How long the page has to stand after a return before the return is taken for a success.
const STANDS_MS: u32 = 1_000;

/// Under which the tab remembers its desk.
const DESK: &str = "ip-scorecard.desk";

/// Under which the tab remembers a return that has not succeeded yet.
const RETURNING: &str = "ip-scorecard.returning";

/// Asks the other tabs for their desks.
const WHO: &str = "who";
/// Answers, with the desk's name behind it.
const HERE: &str = "here ";
/// Says that everything was cleared.
const CLEARED: &str = "cleared";

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

/// Reads a file that came back, as one that is opened is read.
pub type Open = fn(&Input) -> Arrival;

/// Keeps this tab's desk.
#[derive(Debug)]
pub struct Keeper {
    inner: Rc<Inner>,
    _listeners: [EventListener; 2],
}

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
    async fn begin(self: Rc<Inner>) {
        let own: Option<Rc<str>> = tab::remembered(DESK).map(Rc::from);
        let fell = tab::remembered(RETURNING).is_some();
        self.tell_others(WHO);
        let desks = match store::desks().await {
            Ok(desks) => desks,
            Err(refused) => {
                self.settle();
                return self.refuse(refused);
            }
        };
        if !desks.is_empty() {
            TimeoutFuture::new(LISTEN_MS).await;
        }
        let mine = self.sort(desks, own.as_ref(), fell).await;
        tab::remember(RETURNING, None);
        match mine {
            Some(mine) => {
                let alone = !self.now.borrow().present.contains(&mine.name);
                self.bring_back(mine, alone).await;
            }
            None => {
                tab::remember(DESK, None);
                self.settle();
                self.say.emit(if own.is_some() && !fell { Kept::Gone } else { Kept::Stands(Own::None) });
            }
        }
        self.tell();
    }

    /// Removes what is due, and notes what is left; gives this tab's own desk, unless that fell over.
    async fn sort(&self, desks: Vec<KeptDesk>, own: Option<&Rc<str>>, fell: bool) -> Option<Left> {
        let mut mine = None;
        for KeptDesk { name, text } in desks {
            let reading = read(&text);
            if reading.is_due(clock::now()) {
                // A tab that has written it anew meanwhile keeps it.
                let _ = store::remove(&name, &text).await;
                continue;
            }
            match reading {
                Reading::Record(record) => {
                    let own = own == Some(&name);
                    let left = Left { name, text, record: Rc::new(record), crashed: own && fell };
                    if own && !fell {
                        mine = Some(left);
                    } else {
                        self.now.borrow_mut().found.push(left);
                    }
                }
                Reading::Newer { .. } => self.now.borrow_mut().newer += 1,
                Reading::Unreadable => {} // is due
            }
        }
        self.now.borrow_mut().found.sort_by_key(|left| std::cmp::Reverse(left.record.changed));
        mine
    }

    /// Brings a desk back: as this tab's own, or as a copy of what another tab has open.
    async fn bring_back(&self, left: Left, own: bool) {
        let Left { name, text, record, crashed } = left;
        tab::remember(RETURNING, Some(&name));
        tab::remember(DESK, own.then_some(&*name));
        if own {
            let mut now = self.now.borrow_mut();
            now.name = Some(name.clone());
            now.text = Some(text);
        }
        let digests: Vec<Rc<str>> = record.files.iter().map(|file| file.sha256.clone()).collect();
        let found = store::files(&name, &digests).await.unwrap_or_else(|_| vec![None; digests.len()]);
        let (mut files, mut missing) = (Vec::new(), Vec::new());
        for (file, bytes) in record.files.iter().zip(found) {
            let arrival = bytes.map(|bytes| (self.open)(&Input { name: file.name.clone(), bytes }));
            match arrival.filter(|arrival| arrival.opened.sha256 == file.sha256) {
                Some(arrival) => files.push(arrival),
                None => missing.push(file.name.clone()),
            }
        }
        self.settle();
        self.now.borrow_mut().standing = None;
        self.say.emit(Kept::Returned { record, files, missing, with_view: !crashed });
    }

    fn refuse(&self, refused: Refused) {
        self.now.borrow_mut().refused = true;
        self.say.emit(Kept::Stands(Own::Refused(refused)));
    }

    fn settle(&self) {
        self.now.borrow_mut().settled = true;
    }

    /// Takes a desk from what was found.
    fn take(&self, name: &str) -> Option<Left> {
        let found = {
            let mut now = self.now.borrow_mut();
            let place = now.found.iter().position(|left| *left.name == *name)?;
            now.found.remove(place)
        };
        self.tell();
        Some(found)
    }

    /// Tells the page what others have left.
    fn tell(&self) {
        let found = {
            let now = self.now.borrow();
            let left = now.found.iter().filter(|left| !now.present.contains(&left.name)).cloned().collect();
            Kept::Found { left, newer: now.newer }
        };
        self.say.emit(found);
    }

    fn tell_others(&self, message: &str) {
        if let Some(channel) = &*self.channel.borrow() {
            channel.say(message);
        }
    }

    fn hear(self: &Rc<Inner>, message: &str) {
        let name = self.now.borrow().name.clone();
        match (message, message.strip_prefix(HERE)) {
            (WHO, _) => {
                if let Some(name) = name {
                    self.tell_others(&format!("{HERE}{name}"));
                }
            }
            (CLEARED, _) => {
                self.lose_all();
                if name.is_some() {
                    self.now.borrow_mut().forgotten = true;
                    self.say.emit(Kept::Stands(Own::Forgotten));
                }
                self.tell();
            }
            // A namesake that did not answer in time: from now on this tab has a desk of its own.
            (_, Some(other)) if name.as_deref() == Some(other) => {
                {
                    let mut now = self.now.borrow_mut();
                    now.name = None;
                    now.changed = now.desk.is_some();
                }
                self.write();
            }
            (_, Some(other)) => {
                let news = self.now.borrow_mut().present.insert(other.into());
                if news && self.now.borrow().settled {
                    self.tell();
                }
            }
            _ => {} // a later version of the page says more
        }
    }

    /// Forgets whatever there was to know of the database.
    fn lose_all(&self) {
        tab::remember(DESK, None);
        let mut now = self.now.borrow_mut();
        (now.name, now.text, now.newer) = (None, None, 0);
        now.found.clear();
    }

    /// Writes what has changed, unless that is being done.
    fn write(self: &Rc<Inner>) {
        {
            let mut now = self.now.borrow_mut();
            now.gathering = None;
            if now.writing || !(now.changed || now.forget) {
                return;
            }
            now.writing = true;
        }
        let inner = self.clone();
        spawn_local(async move {
            while inner.write_next().await {}
            inner.now.borrow_mut().writing = false;
        });
    }

    /// Writes once; says whether there was something to write.
    async fn write_next(&self) -> bool {
        let (forget, desk) = {
            let mut now = self.now.borrow_mut();
            let changed = std::mem::take(&mut now.changed);
            (std::mem::take(&mut now.forget), now.desk.clone().filter(|_| changed))
        };
        match desk {
            _ if forget => {
                let cleared = store::clear().await.is_ok();
                if cleared {
                    self.lose_all();
                    self.tell_others(CLEARED);
                    self.tell();
                }
                self.say.emit(Kept::Forgotten(cleared));
            }
            Some(desk) if desk.folder.is_empty() => self.empty().await,
            Some(desk) => self.keep(&desk).await,
            None => return false,
        }
        true
    }

    /// Keeps nothing any more of this tab.
    async fn empty(&self) {
        let (name, text) = {
            let mut now = self.now.borrow_mut();
            (now.name.take(), now.text.take())
        };
        tab::remember(DESK, None);
        if let (Some(name), Some(text)) = (name, text) {
            // What another tab has written there is that tab's.
            let _ = store::remove(&name, &text).await;
        }
        if !self.now.borrow().refused {
            self.say.emit(Kept::Stands(Own::None));
        }
    }

    async fn keep(&self, desk: &Desk) {
        let record = desk.record();
        let (text, blobs): (Rc<str>, _) = (record.write().into(), desk.blobs());
        loop {
            let (name, before) = {
                let now = self.now.borrow();
                match &now.name {
                    Some(name) => (name.clone(), now.text.clone()),
                    None => (tab::fresh_name().into(), None),
                }
            };
            match store::keep(&name, before.as_deref(), &text, &blobs).await {
                Ok(()) => {
                    tab::remember(DESK, Some(&name));
                    {
                        let mut now = self.now.borrow_mut();
                        (now.name, now.text, now.refused) = (Some(name), Some(text), false);
                    }
                    return self.say.emit(Kept::Stands(Own::Until(record.until)));
                }
                // Another tab's now; a fresh name is nobody's, so this comes once.
                Err(Refused::Taken) => self.now.borrow_mut().name = None,
                Err(refused) => return self.refuse(refused),
            }
        }
    }
}

impl Desk {
    fn record(&self) -> Record {
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
    fn blobs(&self) -> Vec<(&str, &[u8])> {
        self.folder.files().iter().map(|file| (&*file.opened.sha256, file.bytes())).collect()
    }
}
