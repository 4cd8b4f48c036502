//! A place that scrolls, of which only what is in view is drawn.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, HtmlInputElement, MutationObserver, MutationObserverInit,
};

/// What of a board is in view, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Above it.
    pub top: usize,
    /// To the left of it.
    pub left: usize,
    /// Its height.
    pub height: usize,
    /// Its width.
    pub width: usize,
}

/// What of a board is in view.
pub fn sight(board: &Element) -> Sight {
    let size = |pixels: i32| usize::try_from(pixels).unwrap_or_default();
    Sight {
        top: size(board.scroll_top()),
        left: size(board.scroll_left()),
        height: size(board.client_height()),
        width: size(board.client_width()),
    }
}

/// Scrolls a board as little as it takes to show one of its parts beside the corner that stays.
pub fn reveal(board: &Element, part: &Element, corner: &Element) {
    let (of, part, corner) = (
        board.get_bounding_client_rect(),
        part.get_bounding_client_rect(),
        corner.get_bounding_client_rect(),
    );
    let over = |begin: f64, end: f64, from: f64, to: f64| {
        if begin < from || end - begin > to - from { begin - from } else { (end - to).max(0.0) }
    };
    let (right, bottom) =
        (of.left() + f64::from(board.client_width()), of.top() + f64::from(board.client_height()));
    let across = over(part.left(), part.right(), of.left() + corner.width(), right);
    let down = over(part.top(), part.bottom(), of.top() + corner.height(), bottom);
    // Whole pixels: a browser that rounds in its own way must not scroll back.
    board.set_scroll_left(board.scroll_left() + across.round() as i32);
    board.set_scroll_top(board.scroll_top() + down.round() as i32);
}

/// Calls `resized` whenever the window has another size, until the listener is dropped.
pub fn watch_size(resized: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "resize", move |_| resized())
}

/// The line and the column of the cell that an event comes from.
pub fn cell(event: &Event) -> Option<(usize, usize)> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let cell = element.closest("[data-line]").ok().flatten()?;
    let number = |name: &str| cell.get_attribute(name)?.parse().ok();
    Some((number("data-line")?, number("data-column")?))
}

/// Takes the keyboard out of a field beside the board that is pressed, which hands over what was typed there.
pub fn leave_others(event: &Event) {
    let board = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let board = board.and_then(|target| target.closest("[role=grid]").ok().flatten());
    let active = document().active_element();
    if let (Some(board), Some(active)) = (board, active)
        && !board.contains(Some(&active))
        && let Some(active) = active.dyn_ref::<HtmlElement>()
    {
        // Refused only by an element that has just gone.
        let _ = active.blur();
    }
}

/// Moves the keyboard into a field and marks what stands there, so that typing replaces it.
pub fn take(field: &HtmlInputElement) {
    let still = FocusOptions::new();
    still.set_prevent_scroll(true);
    // Refused only by a field that has just gone.
    let _ = field.focus_with_options(&still);
    field.select();
}

/// Moves the keyboard into fields that are drawn with the attribute `data-take`, at once.
///
/// On a busy machine Yew lets the browser go on before it calls `rendered`, and whatever is typed meanwhile
/// would find no field; an observer hears of a new field before any other event is handled.
pub struct Taker {
    observer: MutationObserver,
    _told: Closure<dyn FnMut()>,
}

impl Taker {
    /// Watches everything below an element, until it is dropped; none where a browser cannot.
    pub fn new(of: &Element) -> Option<Taker> {
        let root = of.clone();
        let told = Closure::<dyn FnMut()>::new(move || take_wanted(&root));
        let observer = MutationObserver::new(told.as_ref().unchecked_ref()).ok()?;
        let all = MutationObserverInit::new();
        all.set_child_list(true);
        all.set_subtree(true);
        observer.observe_with_options(of, &all).ok()?;
        Some(Taker { observer, _told: told })
    }
}

impl Drop for Taker {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn take_wanted(root: &Element) {
    let Some(field) = root.query_selector("[data-take]").ok().flatten() else { return };
    // Once: it may be left for another place before it is drawn anew.
    let _ = field.remove_attribute("data-take");
    if let Some(field) = field.dyn_ref::<HtmlInputElement>().filter(|field| !has_keyboard(field)) {
        take(field);
    }
}

/// Whether the keyboard is in a field.
pub fn has_keyboard(field: &HtmlInputElement) -> bool {
    document().active_element().as_ref() == field.dyn_ref::<Element>()
}

/// Marks what stands in the field that an event comes from.
pub fn mark(event: &Event) {
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// Puts the caret behind what stands in a field.
pub fn caret_to_end(field: &HtmlInputElement) {
    let end = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
    // Refused only by fields that have no caret.
    let _ = field.set_selection_range(end, end);
}
