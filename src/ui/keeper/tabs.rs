//! The other tabs: what they say, what they have left, and what they are told.

use std::rc::Rc;

use super::Inner;
use crate::ui::kept::{Kept, Left, Own};

/// Asks the other tabs for their desks.
pub(super) const WHO: &str = "who";
/// Answers, with the desk's name behind it.
const HERE: &str = "here ";
/// Says that everything was cleared.
pub(super) const CLEARED: &str = "cleared";

impl Inner {
    /// Takes a desk from what was found.
    pub(super) fn take(&self, name: &str) -> Option<Left> {
        let found = {
            let mut now = self.now.borrow_mut();
            let place = now.found.iter().position(|left| *left.name == *name)?;
            now.found.remove(place)
        };
        self.tell();
        Some(found)
    }

    /// Tells the page what others have left.
    pub(super) fn tell(&self) {
        let found = {
            let now = self.now.borrow();
            let left = now.found.iter().filter(|left| !now.present.contains(&left.name)).cloned().collect();
            Kept::Found { left, newer: now.newer }
        };
        self.say.emit(found);
    }

    /// Speaks to the other tabs, where the browser lets tabs speak.
    pub(super) fn tell_others(&self, message: &str) {
        if let Some(channel) = &*self.channel.borrow() {
            channel.say(message);
        }
    }

    /// Another tab has spoken.
    pub(super) fn hear(self: &Rc<Inner>, message: &str) {
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
}
