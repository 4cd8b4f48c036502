//! 图案与颜色: what fills and lines are made of. Every colour is a CSS variable of styles/charts.css.

use serde_json::{Value, json};

/// Text, axes and outlines.
pub const INK: &str = "var(--chart-ink)";
/// Text of lesser weight.
pub const QUIET: &str = "var(--chart-quiet)";
/// Grid lines.
pub const LINE: &str = "var(--chart-line)";
/// The ground.
pub const SHEET: &str = "var(--chart-sheet)";
/// What the chart is about, among what it is compared with.
pub const ACCENT: &str = "var(--chart-accent)";

/// Plain tones; with each pattern they come anew.
const TONES: [&str; 4] = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)"];

/// The look of the part with this number: twelve that differ without colour, then again from the first.
pub fn part(no: usize) -> Value {
    let pattern = match no / TONES.len() % 3 {
        0 => json!("none"),
        1 => hatched(),
        _ => dotted(),
    };
    outlined(TONES[no % TONES.len()], pattern)
}

/// A fill with a pattern on it.
pub fn outlined(colour: &str, pattern: Value) -> Value {
    json!({ "color": colour, "borderColor": SHEET, "borderWidth": 1, "decal": pattern })
}

/// Slanting lines.
pub fn hatched() -> Value {
    let symbol = json!({ "symbol": "rect", "dashArrayX": [1, 0], "dashArrayY": [1.5, 5], "rotation": 0.785 });
    coloured(symbol)
}

/// Small dots.
pub fn dotted() -> Value {
    let symbol = json!({ "symbol": "circle", "symbolSize": 0.5, "dashArrayX": [[6, 6], [0, 6, 6, 0]], "dashArrayY": [6, 0] });
    coloured(symbol)
}

fn coloured(mut pattern: Value) -> Value {
    pattern["color"] = json!("var(--chart-pattern)");
    pattern
}

/// Text on a fill, legible on any of them.
pub fn label() -> Value {
    json!({
        "show": true, "color": INK, "fontSize": 11,
        "textBorderColor": SHEET, "textBorderWidth": 2,
    })
}
