//! What the reader sees and where the keyboard is: focus, scrolling, printing.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, HtmlElement};

/// Moves the keyboard to the element with this id, which scrolls into view.
pub fn focus(id: &str) {
    let found = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found {
        // Refused only by an element that has just gone.
        let _ = element.focus();
    }
}

/// Moves the keyboard to the first element that a selector fits.
pub fn focus_first(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Refused only by an element that has just gone.
        let _ = element.focus();
    }
}

/// Calls `printing` before the page is printed and after, until the listeners are dropped.
pub fn watch_printing(printing: impl Fn(bool) + Clone + 'static) -> [EventListener; 2] {
    [("beforeprint", true), ("afterprint", false)].map(|(kind, now)| {
        let printing = printing.clone();
        EventListener::new(&window(), kind, move |_| printing(now))
    })
}

/// Has the browser ask whoever leaves the page whether they mean it, while something `would` be lost, until
/// the listener is dropped.
pub fn watch_leaving(would: impl Fn() -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
        if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>().filter(|_| would()) {
            event.prevent_default();
            // Older kernels go by this alone; what it says is shown nowhere any more.
            event.set_return_value("?");
        }
    })
}

/// Shows the top of the page.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Gives the document a title.
pub fn title(title: &str) {
    let document = document();
    if document.title() != title {
        document.set_title(title);
    }
}

/// Says in which language the document is, for screen readers and fonts.
pub fn language(tag: &str) {
    if let Some(root) = document().document_element() {
        // A valid attribute is never refused.
        let _ = root.set_attribute("lang", tag);
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    // Refused only in a frame that may not print.
    let _ = window().print();
}

/// Whether the reader is marking text, so that a click is not meant as one.
pub fn is_marking() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}
