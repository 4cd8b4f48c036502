//! What changed is written, one writing at a time.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::tabs::CLEARED;
use super::{DESK, Desk, Inner};
use crate::platform::store::{self, Refused};
use crate::platform::tab;
use crate::ui::kept::{Kept, Own};

impl Inner {
    /// Forgets whatever there was to know of the database.
    pub(super) fn lose_all(&self) {
        tab::remember(DESK, None);
        let mut now = self.now.borrow_mut();
        (now.name, now.text, now.newer) = (None, None, 0);
        now.found.clear();
    }

    /// Writes what has changed, unless that is being done.
    pub(super) fn write(self: &Rc<Inner>) {
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

    /// Keeps the desk under this tab's name, or under a fresh one when that is another tab's by now.
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
