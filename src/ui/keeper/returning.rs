//! A tab begins: what is kept is sorted, and its own desk comes back.

use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use ip_scorecard::kept::{Reading, read};
use ip_scorecard::read::Input;

use super::tabs::WHO;
use super::{DESK, Inner, RETURNING};
use crate::platform::store::{self, KeptDesk};
use crate::platform::{clock, tab};
use crate::ui::kept::{Kept, Left, Own};

/// How long the other tabs have to say that they are there.
const LISTEN_MS: u32 = 200;

impl Inner {
    /// Takes up what is this tab's, and tells the page what there is besides.
    pub(super) async fn begin(self: Rc<Inner>) {
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
    pub(super) async fn bring_back(&self, left: Left, own: bool) {
        let Left { name, text, record, crashed } = left;
        tab::remember(RETURNING, Some(&name));
        tab::remember(DESK, own.then_some(&*name));
        {
            let mut now = self.now.borrow_mut();
            // The page is still empty. To write that now would remove what is about to come back.
            (now.settled, now.changed, now.gathering) = (false, false, None);
            if own {
                now.name = Some(name.clone());
                now.text = Some(text);
            }
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
}
