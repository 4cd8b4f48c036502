//! Small settings that the browser keeps for this page from one visit to the next.

use gloo::utils::window;

/// What is kept under a name; nothing where the browser keeps nothing.
pub fn kept(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(&full(name)).ok().flatten()
}

/// Keeps something under a name.
pub fn keep(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // A browser that keeps nothing asks again next time.
        let _ = storage.set_item(&full(name), value);
    }
}

fn full(name: &str) -> String {
    format!("ip-scorecard.{name}")
}
