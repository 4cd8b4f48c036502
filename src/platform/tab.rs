//! This tab among the others: what it remembers of itself, who else is there, and when it goes.
//!
//! A tab's own memory survives a reload and a crash. It is copied when the tab is duplicated, so that
//! two tabs may believe to be one; they find out over the channel that all of them share.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use js_sys::Math;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, Storage};

/// The channel on which the tabs talk.
const CHANNEL: &str = "ip-scorecard";

/// What this tab remembers under a name; nothing where the browser forbids remembering.
pub fn remembered(name: &str) -> Option<String> {
    memory()?.get_item(name).ok().flatten()
}

/// Remembers something, or forgets it.
pub fn remember(name: &str, value: Option<&str>) {
    let Some(memory) = memory() else { return };
    // Where there is no room nothing is remembered, as where it is forbidden.
    let _ = match value {
        Some(value) => memory.set_item(name, value),
        None => memory.remove_item(name),
    };
}

fn memory() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// A name that no other tab has, of digits and letters.
pub fn fresh_name() -> String {
    let half = || (Math::random() * 2f64.powi(53)) as u64;
    format!("{:014x}{:014x}", half(), half())
}

/// The way to the other tabs of this page; a dead end where the browser has none.
#[derive(Debug)]
pub struct Channel {
    channel: Option<BroadcastChannel>,
    _listener: Option<EventListener>,
}

impl Channel {
    /// Calls `heard` for everything that another tab says, until the channel is dropped.
    pub fn join(heard: impl Fn(String) + 'static) -> Channel {
        let channel = js_sys::Reflect::has(&window(), &JsValue::from_str("BroadcastChannel"))
            .ok()
            .filter(|known| *known)
            .and_then(|_| BroadcastChannel::new(CHANNEL).ok());
        let listener = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let message = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                if let Some(message) = message {
                    heard(message);
                }
            })
        });
        Channel { channel, _listener: listener }
    }

    /// Says something to all other tabs.
    pub fn say(&self, message: &str) {
        if let Some(channel) = &self.channel {
            // Refused only by a channel that is closed.
            let _ = channel.post_message(&JsValue::from_str(message));
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

/// Calls `hidden` whenever the tab goes out of sight, which may be for good, and `left` when the page
/// goes in an orderly way. A crash calls neither.
pub fn watch(hidden: impl Fn() + 'static, left: impl Fn() + 'static) -> [EventListener; 2] {
    [
        EventListener::new(&document(), "visibilitychange", move |_| {
            if document().hidden() {
                hidden();
            }
        }),
        EventListener::new(&window(), "pagehide", move |_| {
            // After a panic the page is still told of its end, but that end is no orderly one.
            let state = document().document_element().and_then(|root| root.get_attribute("data-scorecard"));
            if state.as_deref() != Some("failed") {
                left();
            }
        }),
    ]
}
