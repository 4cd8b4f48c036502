//! A sheet that is being written: texts that stay texts, formulas with what they come to.

use rust_xlsxwriter::{Formula, Note, Worksheet, XlsxError};

use super::look::{Kind, Look};
use super::place::Spot;
use crate::exact::Exact;

/// Characters that Excel takes in a cell.
const LONGEST_TEXT: usize = 32_767;

/// Characters that Excel takes in a formula.
const LONGEST_FORMULA: usize = 8_192;

/// Height of a line of text, in points.
const LINE: f64 = 13.0;

/// Lines that a row has room for; Excel makes none higher than 409 points.
const MOST_LINES: u32 = 30;

/// What a cell comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, as it is written.
    Number(String),
    /// Words.
    Words(String),
}

impl Value {
    /// A number.
    pub fn number(number: &Exact) -> Value {
        Value::Number(written(number))
    }

    /// A whole number.
    pub fn count(count: usize) -> Value {
        Value::Number(count.to_string())
    }

    /// Words.
    pub fn words(words: impl Into<String>) -> Value {
        Value::Words(words.into())
    }

    /// A number, or the words that stand where there is none.
    pub fn or(number: Option<&Exact>, words: &str) -> Value {
        number.map_or_else(|| Value::words(words), Value::number)
    }
}

/// A formula and what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Live {
    /// Without the equals sign; none where Excel has no way to say it.
    pub formula: Option<String>,
    /// What we computed.
    pub value: Value,
}

impl Live {
    /// A formula with its value.
    pub fn new(formula: impl Into<String>, value: Value) -> Live {
        Live { formula: Some(formula.into()), value }
    }
}

/// A sheet of a workbook.
pub struct Sheet<'b> {
    /// The library's sheet.
    pub raw: Worksheet,
    look: &'b Look,
    stiff: &'b str,
}

impl<'b> Sheet<'b> {
    /// An empty sheet; `stiff` is said of values that no formula gives.
    pub fn new(name: &str, look: &'b Look, stiff: &'b str) -> Result<Sheet<'b>, XlsxError> {
        let mut raw = Worksheet::new();
        raw.set_name(name)?;
        // A formula that comes to no words holds none, where the library would write 0.
        raw.set_formula_result_default("");
        Ok(Sheet { raw, look, stiff })
    }

    /// Writes words as words, whatever they begin with.
    pub fn text(&mut self, spot: Spot, text: &str, kind: Kind) -> Result<(), XlsxError> {
        let format = self.look.of(kind);
        if text.is_empty() {
            self.raw.write_blank(spot.row, spot.col, format)?;
            return Ok(());
        }
        let short: String = text.chars().filter(|c| is_written(*c)).take(LONGEST_TEXT).collect();
        self.raw.write_string_with_format(spot.row, spot.col, short, format)?;
        Ok(())
    }

    /// Writes what is no formula.
    pub fn value(&mut self, spot: Spot, value: &Value, kind: Kind) -> Result<(), XlsxError> {
        match value {
            Value::Number(number) => match number.parse::<f64>() {
                Ok(number) => {
                    self.raw.write_number_with_format(spot.row, spot.col, number, self.look.of(kind))?;
                    Ok(())
                }
                Err(_) => self.text(spot, number, kind),
            },
            Value::Words(words) => self.text(spot, words, kind),
        }
    }

    /// Writes a formula with its value, or the value with a note where there is no formula.
    pub fn live(&mut self, spot: Spot, live: &Live, kind: Kind) -> Result<(), XlsxError> {
        match &live.formula {
            Some(formula) if formula.chars().count() < LONGEST_FORMULA => {
                let (Value::Number(result) | Value::Words(result)) = &live.value;
                let formula = Formula::new(formula).set_result(result);
                self.raw.write_formula_with_format(spot.row, spot.col, formula, self.look.of(kind))?;
            }
            _ => {
                self.value(spot, &live.value, Kind::Stiff)?;
                self.note(spot, self.stiff)?;
            }
        }
        Ok(())
    }

    /// Writes a note to a cell.
    pub fn note(&mut self, spot: Spot, text: &str) -> Result<(), XlsxError> {
        let note = Note::new(text).add_author_prefix(false).set_width(240);
        self.raw.insert_note(spot.row, spot.col, &note)?;
        Ok(())
    }

    /// Makes a row high enough for texts in columns of these widths.
    pub fn fit(&mut self, row: u32, texts: &[(&str, f64)]) -> Result<(), XlsxError> {
        let lines = texts.iter().map(|(text, width)| lines(text, *width)).max().unwrap_or(1);
        self.raw.set_row_height(row, f64::from(lines.min(MOST_LINES)) * LINE + 3.0)?;
        Ok(())
    }

    /// Writes words over several cells of a row.
    pub fn across(&mut self, spot: Spot, last: u16, text: &str, kind: Kind) -> Result<(), XlsxError> {
        self.text(spot, text, kind)?;
        if last <= spot.col {
            return Ok(());
        }
        let format = self.look.of(kind);
        let short: String = text.chars().filter(|c| is_written(*c)).take(LONGEST_TEXT).collect();
        self.raw.merge_range(spot.row, spot.col, spot.row, last, &short, format)?;
        Ok(())
    }
}

/// Lines that a text takes in a column of a width in half-width characters.
fn lines(text: &str, width: f64) -> u32 {
    let of = |line: &str| {
        let wide: u32 = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        let mut left = f64::from(wide);
        let mut lines = 1;
        while left > width - 1.0 && lines < MOST_LINES {
            left -= width - 1.0;
            lines += 1;
        }
        lines
    };
    text.split('\n').map(of).sum()
}

/// Whether XML has the character at all.
fn is_written(c: char) -> bool {
    !c.is_control() || matches!(c, '\n' | '\t')
}

/// A number as a cell holds it: in full where it ends, else to the last digit of a float.
pub fn written(number: &Exact) -> String {
    if number.ends() { number.to_string() } else { number.approximate().to_string() }
}

/// Whether a cell can hold a number to its last digit, and formulas can compute with it as we do.
///
/// ```
/// use ip_scorecard::office::book::is_plain;
///
/// assert!(is_plain(&"5200.125".parse().unwrap()));
/// assert!(!is_plain(&"1234567890.1234567".parse().unwrap()));
/// assert!(!is_plain(&"0.00000000001".parse().unwrap()));
/// ```
pub fn is_plain(number: &Exact) -> bool {
    const DIGITS: usize = 15;
    const DECIMALS: usize = 10;
    let text = number.to_string();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    number.ends() && digits <= DIGITS && decimals <= DECIMALS
}
