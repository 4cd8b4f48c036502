//! How sheets come out of a printer: A4, repeated heads, page numbers as official papers have them.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::frame::Frame;
use crate::text::printed;

/// How a sheet lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// 横向
    Lying,
    /// 横向, as wide as the paper
    LyingWhole,
    /// 纵向, as wide as the paper
    UprightWhole,
}

const A4: u8 = 9;
/// Characters that Excel takes at the head or foot of a page.
const LONGEST: usize = 255;

/// Sets a sheet up for printing.
pub fn set_up(raw: &mut Worksheet, frame: &Frame<'_>, face: Face) -> Result<(), XlsxError> {
    raw.set_paper_size(A4);
    match face {
        Face::Lying | Face::LyingWhole => raw.set_landscape(),
        Face::UprightWhole => raw.set_portrait(),
    };
    if face != Face::Lying {
        raw.set_print_fit_to_pages(1, 0);
    }
    raw.set_margins(0.5, 0.5, 0.7, 0.7, 0.35, 0.35);
    raw.set_footer("&C— &P —");
    let marks = printed::marks(frame.lang, frame.scored, false, false);
    let marks = marks.join(frame.lang.pick("　", "  ")).replace('&', "&&");
    let marks: String = marks.chars().take(LONGEST - 2).collect();
    if !marks.is_empty() {
        raw.set_header(format!("&R{marks}"));
    }
    Ok(())
}
