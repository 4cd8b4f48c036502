//! How high the browser makes what it draws: blocks, and the rows of tables.

use gloo::utils::window;
use ip_scorecard::paper::{Length, Lines};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTableElement};

/// A block as it was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Its height.
    pub height: Length,
    /// Where its lines are; of a table, where those of its first row are in the row.
    pub lines: Lines,
    /// The heights of its rows; none when it is no table.
    pub rows: Vec<Length>,
    /// The height of what stands above the rows.
    pub head: Length,
}

/// The height of an element.
pub fn height(element: &Element) -> Length {
    length(element.get_bounding_client_rect().height())
}

/// The children of an element, from top to bottom.
pub fn children(element: &Element) -> Vec<Measured> {
    let children = element.children();
    (0..children.length()).filter_map(|no| children.item(no)).map(|child| measure(&child)).collect()
}

fn measure(block: &Element) -> Measured {
    let rows = block.dyn_ref::<HtmlTableElement>().map(rows).unwrap_or_default();
    let top = block.get_bounding_client_rect().top();
    let head = rows.first().map(|row| length(row.get_bounding_client_rect().top() - top));
    let first = rows.first().and_then(Element::first_element_child);
    Measured {
        height: height(block),
        lines: lines(first.as_ref().unwrap_or(block)),
        rows: rows.iter().map(height).collect(),
        head: head.unwrap_or_default(),
    }
}

fn rows(table: &HtmlTableElement) -> Vec<Element> {
    let rows = table.t_bodies().item(0).map(|body| body.children());
    rows.map(|rows| (0..rows.length()).filter_map(|no| rows.item(no)).collect()).unwrap_or_default()
}

fn lines(element: &Element) -> Lines {
    let style = window().get_computed_style(element).ok().flatten();
    let read = |name: &str| {
        let value = style.as_ref().and_then(|style| style.get_property_value(name).ok());
        length(value.and_then(|value| value.trim_end_matches("px").parse().ok()).unwrap_or_default())
    };
    Lines { above: read("padding-top"), each: read("line-height") }
}

/// Up to the next step of the grid, so that what was measured never turns out higher.
fn length(pixels: f64) -> Length {
    // Saturates: no block is four million pixels high.
    Length((pixels * 64.0).ceil().max(0.0) as u32)
}
