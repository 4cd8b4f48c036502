//! Files dropped anywhere on the page.
//!
//! The listeners sit on the window, because a browser opens a file that is dropped beside a drop zone,
//! and the page with everything in it would be gone.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event};

use super::file::{self, File};

/// What happens to files above the page.
#[derive(Clone, Debug)]
pub enum Drag {
    /// They came, or are still there.
    Over,
    /// They went away.
    Gone,
    /// They were let go.
    Dropped(Vec<File>),
}

/// Calls `on` for everything that happens, until the listeners are dropped.
pub fn watch(on: impl Fn(Drag) + Clone + 'static) -> [EventListener; 4] {
    ["dragenter", "dragover", "dragleave", "drop"].map(|kind| {
        let on = on.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window(), kind, options, move |event| {
            if let Some(drag) = read(event) {
                on(drag);
            }
        })
    })
}

fn read(event: &Event) -> Option<Drag> {
    let event = event.dyn_ref::<DragEvent>()?;
    let transfer = event.data_transfer()?;
    if !transfer.types().iter().any(|kind| kind == "Files") {
        return None; // a piece of text or a link that the reader moves about
    }
    event.prevent_default();
    match event.type_().as_str() {
        "drop" => Some(Drag::Dropped(transfer.files().map(|files| file::list(&files)).unwrap_or_default())),
        // Leaving one element enters the next; only the window's edge has nothing behind it.
        "dragleave" => event.related_target().is_none().then_some(Drag::Gone),
        _ => Some(Drag::Over),
    }
}
