//! What is typed into a field, also through an input method.
//!
//! While somebody composes Chinese, the field holds letters that are not meant yet, and the Enter that
//! takes a candidate is no command. Browsers differ in whether the last `input` comes before or after
//! `compositionend`, so both are heard; hearing one text twice does no harm.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use web_sys::{HtmlInputElement, KeyboardEvent};

/// What browsers call a key that an input method has taken.
const TAKEN: u32 = 229;

/// Calls `typed` with every text that is meant, until the listeners are dropped.
pub fn watch(field: &HtmlInputElement, typed: impl Fn(String) + 'static) -> [EventListener; 3] {
    let (composing, typed) = (Rc::new(Cell::new(false)), Rc::new(typed));
    ["compositionstart", "compositionend", "input"].map(|kind| {
        let (composing, typed, of) = (composing.clone(), typed.clone(), field.clone());
        EventListener::new(field, kind, move |_| {
            if kind != "input" {
                composing.set(kind == "compositionstart");
            }
            if !composing.get() {
                typed(of.value());
            }
        })
    })
}

/// Puts a text into a field, unless the keyboard is there: what somebody is typing is newer.
pub fn put(field: &HtmlInputElement, text: &str) {
    let typing = document().active_element().is_some_and(|active| active.is_same_node(Some(field)));
    if !typing && field.value() != text {
        field.set_value(text);
    }
}

/// Empties a field, which tells nobody.
pub fn empty(field: &HtmlInputElement) {
    field.set_value("");
}

/// Whether a key belongs to the input method.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == TAKEN
}
