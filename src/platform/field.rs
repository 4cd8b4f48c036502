//! What stands in a field of a form, as an event reports it.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// The text of the input or the text area, or the value of the selection that an event comes from; empty for others.
pub fn value(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    let other = match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => return input.value(),
        Err(other) => other,
    };
    match other.dyn_into::<HtmlTextAreaElement>() {
        Ok(area) => area.value(),
        Err(other) => other.dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default(),
    }
}

/// Whether the box or the button of choice that an event comes from is marked.
pub fn is_checked(event: &Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
}
