//! 版面: how much room legend, labels and plot take at a width.
//!
//! The charting library lets a legend run into the plot; so its lines are counted here, from the
//! widths that characters have in every face (a Chinese one is as wide as high).

use serde_json::{Value, json};

use super::paint::{INK, LINE, QUIET, SHEET};
use crate::exact::Exact;

/// Type size of labels.
const FONT: f64 = 12.0;
/// One line of the legend with the gap below.
const LEGEND_LINE: f64 = 24.0;
/// The sign before a word of the legend, and the gaps around both.
const LEGEND_SIGN: f64 = 38.0;

/// What a chart needs around and inside its plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The words of the legend; none, no legend.
    pub legend: Vec<String>,
    /// Room left and right of the plot.
    pub sides: (Side, Side),
    /// Room above and below the plot for axes, in pixels.
    pub above: f64,
    /// Room below the plot.
    pub below: f64,
    /// The plot's height.
    pub plot: f64,
    /// The least width of the plot; the page scrolls sideways when there is less.
    pub least: f64,
    /// The width beyond which the plot grows no more; 0 for none.
    pub most: f64,
    /// Labels above columns: how many, and the width of the longest. They stand upright where columns
    /// are narrower.
    pub heads: Option<(f64, f64)>,
}

/// Room at one side of a plot.
#[derive(Clone, Debug, PartialEq)]
pub enum Side {
    /// As much as these labels take, broken into two lines beyond a third of the width.
    Labels(f64),
    /// Pixels.
    Fixed(f64),
}

impl Default for Side {
    fn default() -> Side {
        Side::Fixed(16.0)
    }
}

impl Side {
    /// Room for the longest of these labels.
    pub fn of<'l>(labels: impl IntoIterator<Item = &'l str>) -> Side {
        Side::Labels(labels.into_iter().map(width).fold(0.0, f64::max))
    }

    fn room(&self, available: f64) -> f64 {
        match self {
            Side::Labels(longest) => (longest + 4.0).min(available * 0.3) + 12.0,
            Side::Fixed(room) => *room,
        }
    }
}

/// The width of a text in labels, in pixels; rather too much than too little.
pub fn width(text: &str) -> f64 {
    text.chars().map(|c| if c < '\u{2000}' { 0.62 } else { 1.0 }).sum::<f64>() * FONT
}

/// A share in hundredths, as a length.
pub fn percent(share: &Exact) -> f64 {
    share.approximate() * 100.0
}

impl Layout {
    fn full_width(&self, available: u32) -> f64 {
        let available = f64::from(available);
        let sides = self.sides.0.room(available) + self.sides.1.room(available);
        let full = available.max(self.least + sides);
        if self.most > 0.0 { full.min(self.most + sides) } else { full }
    }

    /// Whether the labels above columns stand upright, and the room that they take.
    fn heads(&self, available: u32) -> (bool, f64) {
        let Some((columns, longest)) = self.heads else { return (false, 0.0) };
        let sides = self.sides.0.room(f64::from(available)) + self.sides.1.room(f64::from(available));
        let upright = (self.full_width(available) - sides) / columns < longest;
        (upright, if upright { longest } else { FONT } + 10.0)
    }

    /// The legend stays in sight when the rest scrolls sideways.
    fn legend_lines(&self, available: u32) -> u32 {
        let room = f64::from(available);
        let mut lines = u32::from(!self.legend.is_empty());
        let mut taken = 0.0;
        for word in &self.legend {
            let item = LEGEND_SIGN + width(word);
            if taken > 0.0 && taken + item > room {
                lines += 1;
                taken = 0.0;
            }
            taken += item;
        }
        lines
    }

    fn legend_height(&self, available: u32) -> f64 {
        f64::from(self.legend_lines(available)) * LEGEND_LINE
    }

    /// Width and height, in pixels.
    pub fn size(&self, available: u32) -> (u32, u32) {
        let full = self.full_width(available);
        let above = self.above + self.heads(available).1;
        let height = self.legend_height(available) + above + self.plot + self.below;
        (whole(full), whole(height))
    }

    /// The option with everything in its place.
    pub fn fit(&self, option: &Value, available: u32) -> Value {
        let (upright, heads) = self.heads(available);
        let top = self.legend_height(available) + self.above + heads;
        let (left, right) =
            (self.sides.0.room(f64::from(available)), self.sides.1.room(f64::from(available)));
        let mut option = option.clone();
        option["animation"] = json!(false);
        option["darkMode"] = json!(false);
        option["textStyle"] = json!({ "fontSize": FONT, "color": INK });
        option["grid"] = json!({
            "left": left, "right": right, "top": top, "bottom": self.below, "outerBoundsMode": "none",
        });
        option["tooltip"] = json!({
            "renderMode": "richText", "confine": true, "transitionDuration": 0,
            "backgroundColor": SHEET, "borderColor": INK, "borderWidth": 1, "borderRadius": 2, "shadowBlur": 0,
            "padding": [8, 10], "textStyle": { "color": INK, "fontSize": FONT, "lineHeight": 18 },
        });
        if !self.legend.is_empty() {
            option["legend"] = json!({
                "data": self.legend, "left": 0, "top": 0, "width": available, "padding": 0, "align": "left",
                "itemWidth": 18, "itemHeight": 12, "itemGap": 10, "selectedMode": false,
                "textStyle": { "color": INK, "fontSize": FONT, "lineHeight": 14 }, "inactiveColor": QUIET,
            });
        }
        for axis in ["xAxis", "yAxis"] {
            finish_axis(&mut option[axis], left);
        }
        if upright {
            option["xAxis"]["axisLabel"]["rotate"] = json!(90);
        }
        option
    }
}

/// What all axes have in common.
fn finish_axis(axis: &mut Value, left: f64) {
    let vertical_labels = axis["type"] == "category" && axis["inverse"] == true;
    let set = |part: &mut Value, key: &str, value: Value| {
        if part[key].is_null() {
            part[key] = value;
        }
    };
    set(axis, "axisTick", json!({ "show": false }));
    set(axis, "axisLine", json!({ "show": true, "onZero": false, "lineStyle": { "color": LINE } }));
    set(axis, "splitLine", json!({ "show": axis["type"] == "value", "lineStyle": { "color": LINE } }));
    set(axis, "nameTextStyle", json!({ "color": QUIET, "fontSize": FONT }));
    set(&mut axis["axisLabel"], "color", json!(INK));
    set(&mut axis["axisLabel"], "fontSize", json!(FONT));
    if vertical_labels {
        // All labels stand; in narrow columns they break.
        axis["axisLabel"]["interval"] = json!(0);
        axis["axisLabel"]["width"] = json!(left - 12.0);
        axis["axisLabel"]["overflow"] = json!("break");
        axis["axisLabel"]["lineHeight"] = json!(13);
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a screen")]
fn whole(pixels: f64) -> u32 {
    pixels.ceil().max(0.0) as u32
}
