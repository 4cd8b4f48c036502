//! Keys that hold for the whole page.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// A key that was pressed anywhere but in a field, which has keys of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Ctrl+Z, or ⌘Z.
    Undo,
    /// Ctrl+Y or Ctrl+Shift+Z, or the same with ⌘.
    Redo,
}

/// Watches for keys until the listener is dropped.
pub fn watch(pressed: impl Fn(Key) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|_| !in_field(event)).and_then(key) else {
            return;
        };
        event.prevent_default();
        pressed(key);
    })
}

fn key(event: &KeyboardEvent) -> Option<Key> {
    let commands = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.default_prevented();
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        _ if !commands => None,
        ("z", false) => Some(Key::Undo),
        ("z", true) | ("y", false) => Some(Key::Redo),
        _ => None,
    }
}

/// Whether an event comes from a field that takes back its own typing.
fn in_field(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
            || element.tag_name() == "INPUT" && element.get_attribute("type").as_deref() != Some("checkbox")
    })
}
