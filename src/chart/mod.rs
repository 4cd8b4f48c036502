//! Charts as data: what each says in words, and how the charting library is to draw it.
//!
//! A builder takes scores and returns a [`Chart`], which needs no browser; the page draws it. Nothing
//! is in a chart that the table beside it does not say. No meaning hangs on colour: parts that stand
//! side by side differ by pattern or carry their id, marks differ by shape, states are words or signs.
//!
//! Colours are names of CSS variables (`paint`), so that one chart serves every theme. Exact numbers
//! become floats here and only here, as lengths on a screen.

mod heat;
mod layout;
mod paint;
mod picture;
mod places;
mod profile;
mod rule;
mod totals;

pub use heat::{HEAT_ROWS, heat};
pub use picture::picture;
pub use places::places;
pub use profile::profile;
pub use rule::rule;
pub use totals::{TOTAL_ROWS, totals};

use layout::Layout;
use serde_json::Value;

/// A chart, ready to be drawn at any width.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The caption.
    pub title: String,
    /// What is to be seen, for those who do not see it.
    pub description: String,
    /// How to read it, where that is not plain.
    pub note: Option<String>,
    /// Whose figures these are: scheme, version, stage, and whether it is a draft.
    pub source: String,
    layout: Layout,
    option: Value,
}

impl Chart {
    /// The size that it takes where this much width is to be had, in CSS pixels. Wider than that
    /// when it could not be read otherwise.
    pub fn size(&self, available: u32) -> (u32, u32) {
        self.layout.size(available)
    }

    /// The drawing at a width, as the JSON that the charting library takes.
    pub fn option(&self, available: u32) -> String {
        self.layout.fit(&self.option, available).to_string()
    }
}
