//! The fragment of the page's address: what the reader is looking at, in a form that the browser's
//! back button understands.

use gloo::events::EventListener;
use gloo::utils::window;

/// The fragment, without `#`; empty when there is none.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Goes to a fragment, as a click on a link would.
pub fn go(fragment: &str) {
    // Only a document without an address of its own refuses; then nothing moves and nothing is lost.
    let _ = window().location().set_hash(fragment);
}

/// Calls `changed` whenever the fragment changes, until the listener is dropped.
pub fn watch(changed: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| changed())
}
