//! How the workbooks look: what is typed stands on white, what is not on grey.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The formats of cells.
pub struct Look {
    /// The title of a sheet.
    pub title: Format,
    /// A line below it.
    pub hint: Format,
    /// What stands above columns.
    pub head: Format,
    /// What stands above columns and explains them.
    pub about: Format,
    /// A line that begins a dimension.
    pub band: Format,
    /// What stands at the left of lines.
    pub side: Format,
    /// A code, as text.
    pub code: Format,
    /// A cell for a figure.
    pub figure: Format,
    /// A cell for a word of a list.
    pub choice: Format,
    /// A cell for text.
    pub words: Format,
    /// A cell for a date.
    pub date: Format,
    /// A label of the notes.
    pub label: Format,
    /// A paragraph of the notes.
    pub note: Format,
    /// A heading of the notes.
    pub heading: Format,
}

/// The face that every office machine has; others put theirs in its place.
const FACE: &str = "宋体";
const GREY: u32 = 0xf2f2f2;
const INPUT: u32 = 0xfffbe6;
const LINE: u32 = 0xbfbfbf;

impl Look {
    /// All formats.
    pub fn new() -> Look {
        let plain =
            || Format::new().set_font_name(FACE).set_font_size(11).set_align(FormatAlign::VerticalCenter);
        let framed = || plain().set_border(FormatBorder::Thin).set_border_color(LINE).set_text_wrap();
        let grey = || framed().set_background_color(GREY);
        let typed = || framed().set_background_color(INPUT).set_unlocked();
        Look {
            title: plain().set_bold().set_font_size(14),
            hint: plain().set_font_color(0x595959),
            head: grey().set_bold().set_align(FormatAlign::Center),
            about: grey().set_font_size(9).set_align(FormatAlign::Center),
            band: grey().set_bold(),
            side: grey(),
            code: grey().set_num_format("@"),
            figure: typed().set_align(FormatAlign::Right),
            choice: typed().set_align(FormatAlign::Center),
            words: typed().set_num_format("@"),
            date: typed().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            label: grey(),
            note: plain().set_text_wrap(),
            heading: plain().set_bold().set_font_size(12),
        }
    }
}

/// How wide a text stands: characters of two widths count twice.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// How high a line is that holds a text in so many narrow characters.
pub fn height(text: &str, across: f64, of_line: f64) -> f64 {
    let lines = text.lines().map(|line| (width(line) as f64 / (across - 1.0).max(1.0)).ceil().max(1.0));
    lines.sum::<f64>().max(1.0) * of_line + 4.0
}
