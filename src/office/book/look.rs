//! How cells look: fonts, borders, formats of numbers.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::model::outcome::Rounding;
use crate::text::Lang;

/// What a cell is, which decides how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 标题
    Title,
    /// A line of explanation.
    Hint,
    /// Head of a column.
    Head,
    /// A name at the beginning of a row.
    Name,
    /// A short word in the middle.
    Word,
    /// A text that may take several lines.
    Text,
    /// A figure that came in and may be changed.
    Datum,
    /// A word that came in and may be changed.
    DatumWord,
    /// A number in full.
    Number,
    /// A rate, or a score before rounding.
    Fine,
    /// A score with the places of indicators.
    Item,
    /// A score with the places of totals.
    Total,
    /// A total that matters most.
    Main,
    /// A value that no formula could give.
    Stiff,
    /// A dimension's name.
    Lead,
}

/// Every look, made once for a workbook.
pub struct Look {
    plain: Format,
    formats: Vec<(Kind, Format)>,
}

const INPUT: u32 = 0xFF_F8_DC;
const HEAD: u32 = 0xE8_EE_F4;
const LEAD: u32 = 0xF4_F6_F8;
const STIFF: u32 = 0xEE_EE_EE;
const LINE: u32 = 0xA0_A8_B0;

impl Look {
    /// The looks of a workbook whose scores have these places.
    pub fn new(lang: Lang, rounding: &Rounding) -> Look {
        use Kind as K;
        let plain = || Format::new().set_font_name(lang.pick("宋体", "Calibri")).set_font_size(10);
        let cell = || {
            let lined = plain().set_border(FormatBorder::Thin).set_border_color(Color::RGB(LINE));
            lined.set_align(FormatAlign::VerticalCenter)
        };
        let shade = |format: Format, colour| format.set_background_color(Color::RGB(colour));
        let figure = |places: u32| match (rounding.places, places) {
            (Some(_), _) => "General".to_owned(),
            (None, 0) => "0".to_owned(),
            (None, places) => format!("0.{}", "0".repeat(places.min(30) as usize)),
        };
        let number = |format: &str| cell().set_num_format(format).set_align(FormatAlign::Right);
        let (item, total) = (figure(rounding.item_places), figure(rounding.total_places));
        let middle = || cell().set_align(FormatAlign::Center).set_text_wrap();
        let left = || cell().set_align(FormatAlign::Left).set_text_wrap();
        let formats = vec![
            (K::Title, plain().set_font_size(16).set_bold().set_align(FormatAlign::VerticalCenter)),
            (K::Hint, plain().set_font_color(Color::RGB(0x50_58_60)).set_align(FormatAlign::VerticalCenter)),
            (K::Head, shade(middle().set_bold(), HEAD)),
            (K::Name, left()),
            (K::Word, middle()),
            (K::Text, left()),
            (K::Datum, shade(number("General"), INPUT)),
            (K::DatumWord, shade(middle(), INPUT)),
            (K::Number, number("General")),
            (K::Fine, number("0.0000")),
            (K::Item, number(&item)),
            (K::Total, number(&total)),
            (K::Main, number(&total).set_bold()),
            (K::Stiff, shade(number("General").set_italic(), STIFF)),
            (K::Lead, shade(left().set_bold(), LEAD)),
        ];
        Look { plain: plain(), formats }
    }

    /// The look of a kind of cell.
    pub fn of(&self, kind: Kind) -> &Format {
        let own = self.formats.iter().find(|(known, _)| *known == kind);
        own.map_or(&self.plain, |(_, format)| format)
    }
}
