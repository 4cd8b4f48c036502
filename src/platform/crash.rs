//! What the reader sees after a panic.
//!
//! The release build aborts, so after a panic no Rust code runs again and the page would stand there
//! dead. The hook therefore hands over to `boot.js`, which takes the page away and draws a card with
//! plain DOM calls. Contract: `window.__scorecardFail(code, detail)`, both strings; the codes and their
//! sentences stand in `boot.js`; only the first failure is shown; an unknown code is shown as [`CRASH`].

use gloo::utils::window;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The program stopped.
const CRASH: &str = "Q06";

/// Shows every later panic as a failure card. Set through Yew, which would otherwise put its own hook
/// over ours when it starts.
pub fn report_panics() {
    yew::set_custom_panic_hook(Box::new(|info| show_failure(CRASH, &info.to_string())));
}

/// Replaces the page by the card for `code`; `detail` is for whoever repairs it.
fn show_failure(code: &str, detail: &str) {
    let window = window();
    let fail = Reflect::get(&window, &JsValue::from_str("__scorecardFail"))
        .and_then(|value| value.dyn_into::<Function>());
    if let Ok(fail) = fail {
        // Nothing is left to do when even this fails.
        let _ = fail.call2(&window, &JsValue::from_str(code), &JsValue::from_str(detail));
    }
}
