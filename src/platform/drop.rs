//! Files and folders dropped anywhere on the page.
//!
//! The listeners sit on the window, because a browser opens a file that is dropped beside a drop zone,
//! and the page with everything in it would be gone.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, DragEvent, Event};

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
        EventListener::new_with_options(&window(), kind, options, move |event| read(event, &on))
    })
}

fn read(event: &Event, on: &(impl Fn(Drag) + Clone + 'static)) {
    let Some(event) = event.dyn_ref::<DragEvent>() else { return };
    let Some(transfer) = event.data_transfer() else { return };
    if !transfer.types().iter().any(|kind| kind == "Files") {
        return; // a piece of text or a link that the reader moves about
    }
    event.prevent_default();
    match event.type_().as_str() {
        "drop" => dropped(&transfer, on.clone()),
        // Leaving one element enters the next; only the window's edge has nothing behind it.
        "dragleave" if event.related_target().is_none() => on(Drag::Gone),
        "dragleave" => {}
        _ => on(Drag::Over),
    }
}

/// Files are handed on at once, folders when they have been looked through. A folder without any
/// file for us is handed on like a file, and refused by whoever reads it.
fn dropped(transfer: &DataTransfer, on: impl Fn(Drag) + 'static) {
    let files = transfer.files().map(|files| file::list(&files)).unwrap_or_default();
    let entries = entries(transfer); // only now: the browser forgets them after the event
    if !entries.iter().any(is_folder) {
        return on(Drag::Dropped(files));
    }
    on(Drag::Gone);
    spawn_local(async move {
        let found = look_through(entries).await;
        on(Drag::Dropped(if found.is_empty() { files } else { found }));
    });
}

// Browsers have had these since long before they had a standard; they are reached by name, because
// the bindings know them only in part.

fn entries(transfer: &DataTransfer) -> Vec<JsValue> {
    let items = Array::from(&get(transfer, "items"));
    let entries = items.iter().filter_map(|item| {
        let entry = get(&item, "webkitGetAsEntry").dyn_into::<Function>().ok()?.call0(&item).ok()?;
        entry.is_object().then_some(entry)
    });
    entries.collect()
}

/// The files for us in files and folders, however deep.
async fn look_through(entries: Vec<JsValue>) -> Vec<File> {
    let mut found = Vec::new();
    let mut ahead = entries;
    while let Some(entry) = ahead.pop() {
        if !is_folder(&entry) {
            let file = JsFuture::from(ask(&entry, "file")).await;
            found.extend(file.ok().and_then(|file| file.dyn_into::<File>().ok()).filter(file::may_be_ours));
            continue;
        }
        let Some(reader) = get(&entry, "createReader").dyn_into::<Function>().ok() else { continue };
        let Ok(reader) = reader.call0(&entry) else { continue };
        // A folder is told in portions, the last of which is empty.
        while let Ok(portion) = JsFuture::from(ask(&reader, "readEntries")).await {
            let portion = Array::from(&portion);
            if portion.length() == 0 {
                break;
            }
            ahead.extend(portion.iter());
        }
    }
    found.sort_by_key(File::name);
    found
}

fn is_folder(entry: &JsValue) -> bool {
    get(entry, "isDirectory").is_truthy()
}

fn get(of: &JsValue, key: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method that answers through two callbacks.
fn ask(of: &JsValue, method: &str) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let asked = match get(of, method).dyn_into::<Function>() {
            Ok(method) => method.call2(of, &resolve, &reject),
            Err(other) => Err(other),
        };
        if let Err(error) = asked {
            // A promise can always be refused.
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        }
    })
}
