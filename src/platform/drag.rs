//! Parts of the page that the mouse carries to another place.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event};

/// Begins to carry something; Firefox does so only with something to hand over.
pub fn begin(event: &DragEvent) {
    if let Some(carried) = event.data_transfer() {
        carried.set_effect_allowed("move");
        // Refused only after the event is over.
        let _ = carried.set_data("text/plain", "");
    }
}

/// How far down the list item under the mouse is, from 0 at its top to 1 at its bottom.
pub fn share_of_height(event: &DragEvent) -> f64 {
    let target =
        event.dyn_ref::<Event>().and_then(Event::target).and_then(|target| target.dyn_into::<Element>().ok());
    let Some(item) = target.and_then(|target| target.closest("li").ok().flatten()) else { return 0.0 };
    let part = item.get_bounding_client_rect();
    if part.height() > 0.0 { (f64::from(event.client_y()) - part.top()) / part.height() } else { 0.0 }
}
