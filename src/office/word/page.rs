//! The sheet by GB/T 9704—2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters, page
//! numbers in 四号 on the outer side, 7 mm below the type area.
//!
//! A lying sheet is an upright one turned. Marks such as 参考稿 stand at the head of every page; what tells
//! which files the figures came from, below the page number.

use docx_rs::{
    DocGrid, DocGridType, Docx, Footer, Header, PageMargin, PageOrientationType, Paragraph, Run, TextBorder,
};

use super::styles::Style;
use super::words::{empty, paragraph, run};
use crate::paper::Face;
use crate::text::Lang;
use crate::text::printed::Foot;

/// Twentieths of a point in so many tenths of a millimetre, rounded.
///
/// ```text
/// 25.4 mm = 1 inch = 72 pt = 1440 twips
/// ```
pub const fn twips(tenths_of_mm: u32) -> u32 {
    (tenths_of_mm * 1440 + 127) / 254
}

/// 版心 upright: 156 mm.
pub const MEASURE: u32 = twips(1560);

/// A line of the grid: 225 mm ÷ 22, cut to a whole twip so that the 22nd line still fits.
pub const LINE: u32 = twips(2250) / 22;

/// 三号, in half points.
pub const BODY_SIZE: usize = 32;

/// What is taken from each character of 三号, in twips: 28 characters of 16 pt are wider than 156 mm.
///
/// Word's grid could do the same (`w:charSpace`), but LibreOffice gives a character two cells as soon as the
/// cell is narrower than the face.
pub const CLOSER: u32 = 5;

/// A character of the body, in twips.
pub const CHARACTER: u32 = 10 * BODY_SIZE as u32 - CLOSER;

/// The size from which Word counts the characters of the grid, in half points: 28 in a line.
pub const GRID_SIZE: usize = 31;

/// What stands on every page beside the text.
pub struct Frame {
    /// "参考稿", "演示数据": what a reader must not overlook.
    pub marks: Vec<&'static str>,
    /// The fingerprints of scheme and files; empty on what is issued.
    pub foot: Foot,
}

/// Gives a document its page, with head and foot.
pub fn lay(docx: Docx, lang: Lang, face: Face, frame: &Frame) -> Docx {
    let (width, height) = (twips(2100), twips(2970));
    let margin = |top, right, bottom, left| PageMargin {
        top: twips(top) as i32,
        right: twips(right) as i32,
        bottom: twips(bottom) as i32,
        left: twips(left) as i32,
        header: 0,
        footer: 0,
        gutter: 0,
    };
    let (docx, margin, below) = match face {
        Face::Upright => (docx.page_size(width, height), margin(370, 260, 350, 280), 350),
        Face::Lying => (
            docx.page_size(height, width).page_orient(PageOrientationType::Landscape),
            margin(280, 370, 260, 350),
            260,
        ),
    };
    let room = match face {
        Face::Upright => 1560,
        Face::Lying => 2250,
    };
    let margin = PageMargin {
        header: twips(match face {
            Face::Upright => 220,
            Face::Lying => 130,
        }) as i32,
        footer: (twips(below) - NUMBER_BELOW).saturating_sub(notes_height(&frame.foot, room)) as i32,
        ..margin
    };
    let mut docx = docx
        .page_margin(margin)
        .header(head(lang, frame))
        .even_header(head(lang, frame))
        .footer(foot(lang, frame, Style::NumberOdd))
        .even_footer(foot(lang, frame, Style::NumberEven));
    let grid = DocGrid::new().grid_type(DocGridType::LinesAndChars).line_pitch(LINE as usize);
    docx.document = docx.document.doc_grid(grid);
    docx
}

/// From the type area to the lower edge of the line with the page number, the middle of which lies at 7 mm.
const NUMBER_BELOW: u32 = twips(70) + 200;

/// A line of notes in 六号.
pub const NOTE_LINE: u32 = 200;

/// How high the notes below the page number are.
fn notes_height(foot: &Foot, room: u32) -> u32 {
    let lines: u32 = notes(foot).map(|note| lines(note, room)).sum();
    lines * NOTE_LINE
}

fn notes(foot: &Foot) -> impl Iterator<Item = &str> {
    [&*foot.scheme, &*foot.files].into_iter().filter(|note| !note.is_empty())
}

/// Lines of 六号 (7.5 pt) that a text takes across so many tenths of a millimetre, from above.
fn lines(text: &str, room: u32) -> u32 {
    let halves = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<u32>();
    let fit = (twips(room) / 75).saturating_sub(4).max(1);
    halves.div_ceil(fit)
}

fn head(lang: Lang, frame: &Frame) -> Header {
    let mark = |all: Paragraph, mark: &&str| {
        let border = TextBorder::new().size(6).space(1);
        all.add_run(run(lang, &format!(" {mark} ")).text_border(border)).add_run(Run::new().add_text("  "))
    };
    Header::new().add_paragraph(frame.marks.iter().fold(empty(Style::Mark), mark))
}

fn foot(lang: Lang, frame: &Frame, side: Style) -> Footer {
    let number = empty(side)
        .add_run(Run::new().add_text("— "))
        .add_page_num(docx_rs::PageNum::new())
        .add_run(Run::new().add_text(" —"));
    notes(&frame.foot).fold(Footer::new().add_paragraph(number), |foot, note| {
        foot.add_paragraph(paragraph(lang, Style::Foot, note))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_fills_the_type_area() {
        assert_eq!((MEASURE, twips(2250), LINE), (8844, 12756, 579));
        assert_eq!(twips(2250) / LINE, 22);
        assert_eq!((MEASURE / CHARACTER, MEASURE as usize / (10 * GRID_SIZE)), (28, 28));
    }

    #[test]
    fn long_notes_take_more_lines() {
        assert_eq!(lines(&"方".repeat(50), 1560), 1);
        assert_eq!(lines(&"方".repeat(70), 1560), 2);
        assert_eq!(lines(&"方".repeat(70), 2250), 1);
    }
}
