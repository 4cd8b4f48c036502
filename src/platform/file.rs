//! Reading the files that the reader hands over.

use std::rc::Rc;

use ip_scorecard::read::{Input, MAX_BYTES};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;
use web_sys::{Event, FileList, HtmlInputElement};

/// Why a file could not be read; what is in it is another matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Larger than anything that is read; not even its bytes are taken.
    TooLarge {
        /// Its name.
        name: Rc<str>,
    },
    /// The browser refuses: a folder, a file that is gone, or one that another program holds.
    Refused {
        /// Its name.
        name: Rc<str>,
    },
}

/// Reads a document's bytes.
///
/// # Errors
///
/// When it is too large or the browser refuses.
pub async fn read(file: File) -> Result<Input, Unread> {
    read_up_to(MAX_BYTES, file).await
}

/// Reads a file's bytes.
///
/// # Errors
///
/// When there are more of them than `limit`, or the browser refuses.
pub async fn read_up_to(limit: usize, file: File) -> Result<Input, Unread> {
    let name: Rc<str> = file.name().into();
    if file.size() > limit as f64 {
        return Err(Unread::TooLarge { name });
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(Input { name, bytes: Uint8Array::new(&buffer).to_vec().into() }),
        Err(_) => Err(Unread::Refused { name }),
    }
}

/// Whether a file in a folder is for us; a folder holds other things, too.
pub fn may_be_ours(file: &File) -> bool {
    let name = file.name().to_lowercase();
    name.ends_with(".json") || name.ends_with(".txt") || is_book(&name)
}

/// Whether a file is for the office's module, by its name: a package, a workbook, a table.
pub fn for_office(file: &File) -> bool {
    is_package(file) || is_book(&file.name().to_lowercase())
}

/// Whether a file is a package, by its name.
pub fn is_package(file: &File) -> bool {
    is_package_name(&file.name())
}

/// Whether a name is that of a package.
pub fn is_package_name(name: &str) -> bool {
    name.to_lowercase().ends_with(".zip")
}

/// Whether a name, in small letters, is that of a workbook or a table.
fn is_book(name: &str) -> bool {
    [".xlsx", ".xls", ".csv", ".et"].iter().any(|ending| name.ends_with(ending))
}

/// The files of a browser's list.
pub fn list(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|no| files.get(no)).collect()
}

/// The files chosen in an `<input type="file">`, which forgets them, so that choosing the same ones
/// again is a change again.
pub fn chosen(event: &Event) -> Vec<File> {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = input.files().map(|files| list(&files)).unwrap_or_default();
    input.set_value("");
    files
}
