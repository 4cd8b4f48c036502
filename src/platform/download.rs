//! Hands a file to the reader, without any server.

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to fetch the file from memory.
const KEPT_MS: u32 = 60_000;

/// How long one download waits for the one before it.
const BETWEEN_MS: usize = 150;

/// Saves a file of a media type under a name, the way a click on a download link does.
///
/// Made for plain `http://` intranets, where neither the File System Access interface nor a service
/// worker exists.
pub fn save(name: &str, kind: &str, bytes: &[u8]) {
    // Each step fails only where downloads are forbidden; the browser has told the reader by then.
    let _ = hand_over(name, kind, bytes);
}

/// Saves one file after the other, as [`save`] does: of more than ten at once Chromium drops the rest.
pub fn save_all<'f>(files: impl IntoIterator<Item = (&'f str, &'f str, &'f [u8])>) {
    for (after, (name, kind, bytes)) in (0..).step_by(BETWEEN_MS).zip(files) {
        if after == 0 {
            save(name, kind, bytes);
            continue;
        }
        let (name, kind, bytes) = (name.to_owned(), kind.to_owned(), bytes.to_vec());
        Timeout::new(after, move || save(&name, &kind, &bytes)).forget();
    }
}

fn hand_over(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    save_blob(name, &Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)
}

/// Saves what the browser has made itself, such as a picture.
///
/// # Errors
///
/// What the browser says where downloads are forbidden.
pub fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(KEPT_MS, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
