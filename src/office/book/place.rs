//! Addresses of cells, as formulas write them.

use std::fmt;

/// A cell of a sheet, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The row.
    pub row: u32,
    /// The column.
    pub col: u16,
}

impl Spot {
    /// A cell by row and column.
    pub fn new(row: u32, col: u16) -> Spot {
        Spot { row, col }
    }

    /// "$B$7": the same wherever the formula is copied to.
    pub fn fixed(self) -> String {
        format!("${}${}", letters(self.col), self.row + 1)
    }

    /// "K$4": the head of a column.
    pub fn head(self) -> String {
        format!("{}${}", letters(self.col), self.row + 1)
    }

    /// "'镇'!$B$7": from another sheet.
    pub fn of(self, sheet: &str) -> String {
        format!("{}!{}", quoted(sheet), self.fixed())
    }
}

/// "B7": moves with the formula.
impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", letters(self.col), self.row + 1)
    }
}

/// Rows that are filled with units, from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The first.
    pub first: u32,
    /// The last.
    pub last: u32,
}

impl Rows {
    /// "K$6:K$17": a column of them.
    pub fn of(self, col: u16) -> String {
        format!("{}:{}", Spot::new(self.first, col).head(), Spot::new(self.last, col).head())
    }

    /// "$K$6:$K$17": a column of them, as other columns see it.
    pub fn fixed(self, col: u16) -> String {
        format!("{}:{}", Spot::new(self.first, col).fixed(), Spot::new(self.last, col).fixed())
    }

    /// "'镇'!$K$6:$K$17": a column of them, as other sheets see it.
    pub fn of_sheet(self, sheet: &str, col: u16) -> String {
        format!("{}!{}", quoted(sheet), self.fixed(col))
    }
}

/// A sheet's name as formulas write it.
pub fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

/// A text as formulas write it.
pub fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// "A", "Z", "AA"
fn letters(col: u16) -> String {
    let mut rest = u32::from(col) + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Arguments of a function that takes any number of them; Excel takes 255 at most, and what is longer is
/// nested.
pub fn sum(terms: &[String]) -> String {
    const AT_ONCE: usize = 250;
    match terms {
        [] => "0".to_owned(),
        few if few.len() <= AT_ONCE => format!("SUM({})", few.join(",")),
        many => sum(&many.chunks(AT_ONCE).map(sum).collect::<Vec<_>>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_excel_does() {
        let named: Vec<String> = [0, 25, 26, 51, 701, 702, 16383].map(letters).to_vec();
        assert_eq!(named, ["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn names_and_texts_cannot_break_out() {
        assert_eq!(Spot::new(6, 1).of("a'b"), "'a''b'!$B$7");
        assert_eq!(literal("a\"b"), "\"a\"\"b\"");
    }

    #[test]
    fn long_sums_are_nested() {
        let terms: Vec<String> = (0..501).map(|no| format!("A{no}")).collect();
        assert!(sum(&terms).starts_with("SUM(SUM(A0,"));
        assert_eq!(sum(&[]), "0");
    }
}
