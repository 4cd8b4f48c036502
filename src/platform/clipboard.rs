//! The clipboard, as its own events hand it over: no permission is asked.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};

const PLAIN: &str = "text/plain";

/// The text that is pasted.
pub fn text(event: &Event) -> Option<String> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?.get_data(PLAIN).ok()
}

/// Puts a text on the clipboard in the place of what the browser would copy.
pub fn put(event: &Event, text: &str) {
    let transfer = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    if transfer.is_some_and(|transfer| transfer.set_data(PLAIN, text).is_ok()) {
        event.prevent_default();
    }
}
