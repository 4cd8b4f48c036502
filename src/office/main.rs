//! The office's module: the library with its libraries for workbooks and documents, run in a worker.
//!
//! `worker.js` beside this file loads it, calls [`run`] once and ends. A panic is told to it before the
//! module is gone.

#[path = "../platform/gb18030.rs"]
mod gb18030;

use ip_scorecard::office::{File, job::Job};
use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::prelude::*;

fn main() {
    std::panic::set_hook(Box::new(|info| broken(&info.to_string())));
}

#[wasm_bindgen]
unsafe extern "C" {
    /// Tells the page what stopped the work (`worker.js`).
    #[wasm_bindgen(js_name = broken)]
    fn broken(detail: &str);
}

/// Does a job: in JSON, with its files as pairs of name and bytes. `progress` is called with the steps
/// done and the steps there are. Returns the answer in JSON, followed by the files as pairs.
///
/// # Errors
///
/// Where the page and the module do not understand each other, which is a fault of the program's.
#[wasm_bindgen]
pub fn run(job: &str, files: Array, progress: &Function) -> Result<Array, JsValue> {
    let job: Job = serde_json::from_str(job).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let files = files.iter().map(file).collect::<Option<Vec<File>>>().ok_or("files: no pairs")?;
    let mut watch = |done: usize, of: usize| {
        // Who no longer waits ends the worker; nobody has to be asked.
        let _ = progress.call2(&JsValue::NULL, &(done as u32).into(), &(of as u32).into());
        true
    };
    let done = job.run(files, &gb18030::decode, &mut watch).ok_or("the job did not end")?;
    let answer = serde_json::to_string(&done.answer).map_err(|error| error.to_string())?;
    let files = done.files.iter().map(|file| pair(&file.name.as_str().into(), &file.bytes));
    Ok(std::iter::once(answer.into()).chain(files).collect())
}

fn file(pair: JsValue) -> Option<File> {
    let pair: Array = pair.dyn_into().ok()?;
    let bytes: Uint8Array = pair.get(1).dyn_into().ok()?;
    Some(File { name: pair.get(0).as_string()?, bytes: bytes.to_vec() })
}

fn pair(name: &JsValue, bytes: &[u8]) -> JsValue {
    Array::of2(name, &Uint8Array::from(bytes)).into()
}
