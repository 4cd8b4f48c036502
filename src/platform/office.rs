//! The office's module: started in a worker for one job, and ended with it.
//!
//! The page's HTML carries `<template id="office">` with the worker's script in it, and so its address. To
//! make an address of code from a string needs a policy for trusted types; this one, whatever it is asked,
//! lets only that address through. The worker loads the module's program itself (`src/office/worker.js`),
//! so that nothing is loaded before it is needed, and whoever cancels ends the worker and with it all that
//! it holds in memory.

use std::cell::OnceCell;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use ip_scorecard::office::File;
use ip_scorecard::office::job::{Done, Job};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlTemplateElement, MessageEvent, Worker};

/// Where the page's HTML keeps the worker's script, and what the policy is called there.
const NAME: &str = "office";

/// Why nothing came of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The module did not arrive, with what the browser says of it.
    Unavailable(String),
    /// It fell over, with what it said last.
    Broken(String),
}

/// What is heard of a job that is under way.
#[derive(Debug)]
pub enum Heard {
    /// So many steps of so many are done.
    Progress(usize, usize),
    /// It is done.
    Done(Done),
    /// Nothing comes of it.
    Trouble(Trouble),
}

/// A job under way; dropped, it is cancelled.
#[derive(Debug)]
pub struct Running {
    worker: Worker,
    _listeners: [EventListener; 2],
}

/// Has a job done with these files, given as name and bytes. Whether the module arrives and what comes of
/// it is told to `hear`.
///
/// # Errors
///
/// When the browser does not even start a worker.
pub fn start<'f>(
    job: &Job,
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    hear: impl Fn(Heard) + Clone + 'static,
) -> Result<Running, Trouble> {
    let unavailable = |error: JsValue| Trouble::Unavailable(told(&error));
    let worker = worker().map_err(unavailable)?;
    let to_heard = hear.clone();
    let listeners = [
        EventListener::new(&worker, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                to_heard(read(&event.data()));
            }
        }),
        // The script is not there, or is none; what happens in it later, it says itself.
        EventListener::new(&worker, "error", move |event| {
            let said = Reflect::get(event, &"message".into()).unwrap_or_default();
            hear(Heard::Trouble(Trouble::Unavailable(told(&said))));
        }),
    ];
    let job = serde_json::to_string(job).unwrap_or_default();
    let (pairs, buffers) = (Array::new(), Array::new());
    for (name, bytes) in files {
        let bytes = Uint8Array::from(bytes);
        buffers.push(&bytes.buffer());
        pairs.push(&Array::of2(&name.into(), &bytes));
    }
    worker.post_message_with_transfer(&Array::of2(&job.into(), &pairs), &buffers).map_err(unavailable)?;
    Ok(Running { worker, _listeners: listeners })
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// What a message of the worker says.
fn read(message: &JsValue) -> Heard {
    let parts = Array::from(message);
    let detail = told(&parts.get(1));
    let number = |no: u32| parts.get(no).as_f64().unwrap_or_default() as usize;
    match parts.get(0).as_string().as_deref() {
        Some("progress") => Heard::Progress(number(1), number(2)),
        Some("unavailable") => Heard::Trouble(Trouble::Unavailable(detail)),
        Some("done") => match serde_json::from_str(&detail) {
            Ok(answer) => {
                Heard::Done(Done { answer, files: parts.iter().skip(2).filter_map(file).collect() })
            }
            Err(error) => Heard::Trouble(Trouble::Broken(error.to_string())),
        },
        _ => Heard::Trouble(Trouble::Broken(detail)),
    }
}

fn file(pair: JsValue) -> Option<File> {
    let pair: Array = pair.dyn_into().ok()?;
    let bytes: Uint8Array = pair.get(1).dyn_into().ok()?;
    Some(File { name: pair.get(0).as_string()?, bytes: bytes.to_vec() })
}

/// What a browser says, as text.
fn told(value: &JsValue) -> String {
    value
        .as_string()
        .or_else(|| Some(String::from(value.dyn_ref::<Object>()?.to_string())))
        .unwrap_or_default()
}

fn worker() -> Result<Worker, JsValue> {
    let make: Function = Reflect::get(&window(), &"Worker".into())?.dyn_into()?;
    // Not through the binding, which takes strings only.
    Reflect::construct(&make, &Array::of1(&trusted(&address()?)?))?.dyn_into()
}

/// Where the worker's script is.
fn address() -> Result<String, JsValue> {
    let template = document().get_element_by_id(NAME).ok_or("no template")?;
    let content = template.dyn_into::<HtmlTemplateElement>()?.content();
    let script = content.query_selector("script")?.ok_or("no script")?;
    Ok(script.get_attribute("src").ok_or("no address")?)
}

thread_local! {
    /// The policy, which a page can make only once.
    static POLICY: OnceCell<JsValue> = const { OnceCell::new() };
}

/// The worker's address in the form that the page's policy wants; as it is where browsers know none.
fn trusted(address: &str) -> Result<JsValue, JsValue> {
    let factory = Reflect::get(&window(), &"trustedTypes".into())?;
    if factory.is_undefined() {
        return Ok(address.into());
    }
    let policy = POLICY.with(|kept| -> Result<JsValue, JsValue> {
        if let Some(policy) = kept.get() {
            return Ok(policy.clone());
        }
        let rules = Object::new();
        let own = address.to_owned();
        let only = Closure::<dyn Fn() -> String>::new(move || own.clone()).into_js_value();
        Reflect::set(&rules, &"createScriptURL".into(), &only)?;
        let create: Function = Reflect::get(&factory, &"createPolicy".into())?.dyn_into()?;
        let policy = create.call2(&factory, &NAME.into(), &rules)?;
        Ok(kept.get_or_init(|| policy).clone())
    })?;
    let make: Function = Reflect::get(&policy, &"createScriptURL".into())?.dyn_into()?;
    make.call1(&policy, &address.into())
}
