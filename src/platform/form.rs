//! What was chosen in a form.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

/// The value of the choice in a `<select>`; empty without one.
pub fn chosen(event: &Event) -> String {
    let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    select.map(|select| select.value()).unwrap_or_default()
}
