//! The charting library: fetched when the first chart is shown, then one drawing for each element.
//!
//! The page's HTML carries `<template id="charts">` with the library's script in it. A copy of it put
//! into the document runs; so this code needs no address, and neither a policy for trusted types nor
//! another way to make one from a string. An edition in one file puts the script's text there instead.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{body, document, head, window};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlImageElement, HtmlTemplateElement,
};

use super::download;

/// Where the page's HTML keeps the library's script.
const TEMPLATE: &str = "charts";
/// What the library calls itself once it runs (`.ci/charts.js`).
const LIBRARY: &str = "scorecardCharts";
/// Pixels of a picture for each of the screen's: sharp on paper.
const SHARPNESS: f64 = 2.0;

/// The library did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unavailable;

/// The charting library.
#[derive(Clone, Debug)]
pub struct Library(Object);

/// Fetches the library, the first time only.
///
/// # Errors
///
/// [`Unavailable`] when the file is missing or the network is; asking again tries again.
pub async fn library() -> Result<Library, Unavailable> {
    if let Some(library) = running() {
        return Ok(library);
    }
    fetch().await.map_err(|_| Unavailable)?;
    running().ok_or(Unavailable)
}

fn running() -> Option<Library> {
    Reflect::get(&window(), &LIBRARY.into()).ok()?.dyn_into().ok().map(Library)
}

/// Puts a copy of the template into the document and waits for its script. Charts that ask at the same
/// time share one script.
async fn fetch() -> Result<(), JsValue> {
    let fetched = match document().query_selector("script[data-charts]")? {
        Some(script) => settled(script),
        None => {
            let template = document().get_element_by_id(TEMPLATE).ok_or(JsValue::NULL)?;
            let copy = document()
                .import_node_with_deep(&template.unchecked_into::<HtmlTemplateElement>().content(), true)?;
            let script = copy.first_child().ok_or(JsValue::NULL)?.unchecked_into::<Element>();
            script.set_attribute("data-charts", "")?;
            let fetched = settled(script.clone());
            head().append_child(&copy)?;
            fetched
        }
    };
    JsFuture::from(fetched).await.map(|_| ())
}

/// Resolves when a script has run, and rejects when it cannot; then the script goes, so that the next
/// chart asks anew.
fn settled(script: Element) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        let done = move |_: &web_sys::Event| {
            let _ = resolve.call0(&JsValue::NULL);
        };
        EventListener::once(&script, "load", done).forget();
        let gone = script.clone();
        let failed = move |_: &web_sys::Event| {
            gone.remove();
            let _ = reject.call0(&JsValue::NULL);
        };
        EventListener::once(&script, "error", failed).forget();
    })
}

/// A chart in an element, which it leaves empty when dropped.
#[derive(Debug)]
pub struct Drawing(Object);

impl Library {
    /// Draws an option (JSON) into an element that has a size; none where it cannot be drawn.
    pub fn draw(&self, element: &Element, option: &str) -> Option<Drawing> {
        let draw: Function = Reflect::get(&self.0, &"draw".into()).ok()?.dyn_into().ok()?;
        draw.call2(&JsValue::NULL, element, &option.into()).ok()?.dyn_into().ok().map(Drawing)
    }
}

impl Drawing {
    /// Draws another option at the element's present size.
    pub fn redraw(&self, option: &str) {
        self.call("update", Some(option));
    }

    fn call(&self, name: &str, argument: Option<&str>) {
        let Some(method) =
            Reflect::get(&self.0, &name.into()).ok().and_then(|it| it.dyn_into::<Function>().ok())
        else {
            return;
        };
        // A chart that cannot be drawn leaves its table.
        let _ = match argument {
            Some(argument) => method.call1(&self.0, &argument.into()),
            None => method.call0(&self.0),
        };
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        self.call("dispose", None);
    }
}

/// Tells the width of an element now and whenever it changes, until dropped.
pub struct Watch {
    observer: web_sys::ResizeObserver,
    _told: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    /// Begins to watch an element.
    pub fn of(element: &Element, tell: impl Fn(u32) + 'static) -> Option<Watch> {
        let told = Closure::new(move |entries: js_sys::Array| {
            let last = entries.pop().unchecked_into::<web_sys::ResizeObserverEntry>();
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a screen")]
            tell(last.content_rect().width().max(0.0) as u32);
        });
        let observer = web_sys::ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Watch { observer, _told: told })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The drawing inside an element as SVG; none when nothing is drawn.
pub fn svg(element: &Element) -> Option<String> {
    let svg = element.query_selector("svg").ok()??;
    web_sys::XmlSerializer::new().ok()?.serialize_to_string(&svg).ok()
}

/// What CSS variables come to under a class, for instance that of white paper.
pub fn colours(class: &str) -> Option<impl Fn(&str) -> String + use<>> {
    let probe = document().create_element("span").ok()?;
    probe.set_class_name(class);
    body().append_child(&probe).ok()?;
    let style = window().get_computed_style(&probe).ok()??;
    let probe = Rc::new(Probe(probe));
    Some(move |name: &str| {
        let _kept = &probe;
        style.get_property_value(name).map(|value| value.trim().to_owned()).unwrap_or_default()
    })
}

/// An element that is there only to be asked for its style.
struct Probe(Element);

impl Drop for Probe {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// Saves an SVG document as a PNG under a name.
///
/// Through an image and a canvas, which need no secure context.
///
/// # Errors
///
/// What the browser says when it has no canvas or no memory for one.
pub async fn save_picture(name: &str, svg: &str, (width, height): (f64, f64)) -> Result<(), JsValue> {
    let address = format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(svg));
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    let (across, down) = (width * SHARPNESS, height * SHARPNESS);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a picture")]
    {
        canvas.set_width(across.ceil() as u32);
        canvas.set_height(down.ceil() as u32);
    }
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, across, down)?;
    let blob = JsFuture::from(Promise::new(&mut |resolve: Function, reject: Function| {
        if canvas.to_blob(&resolve).is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    }));
    let blob: Blob = blob.await?.dyn_into()?;
    download::save_blob(name, &blob)
}
