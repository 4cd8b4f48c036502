//! 打开: bytes → sheets. What a file is, its first bytes say, not its name.

use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetVisible, Xls, XlsError, Xlsx, XlsxError};

use super::csv;
use super::grid::{At, Cell, Grid, Workbook};
use super::percent;
use crate::read::{Gb18030, MAX_BYTES};

/// Cells that are read of one workbook: 40,000 units by 50 columns.
pub const MAX_CELLS: usize = 2_000_000;

/// Why a file cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing in it.
    Empty,
    /// Larger than is read, in bytes.
    TooLarge(usize),
    /// More than [`MAX_CELLS`].
    TooManyCells,
    /// It wants a password.
    Locked,
    /// Neither a workbook nor a table: what it is instead.
    Other(&'static str),
    /// Text that is neither UTF-8 nor GB 18030.
    Encoding,
    /// A workbook that is broken.
    Broken,
}

/// Opens a workbook (.xlsx, .xls) or a table as text (.csv, .txt).
///
/// # Errors
///
/// Why it cannot be read at all.
pub fn open(bytes: &[u8], gb18030: Gb18030<'_>) -> Result<Workbook, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge(bytes.len()));
    }
    let starts = |start: &[u8]| bytes.starts_with(start);
    if starts(b"PK\x03\x04") {
        xlsx(bytes)
    } else if starts(b"\xd0\xcf\x11\xe0") {
        xls(bytes)
    } else if starts(b"%PDF") {
        Err(Unreadable::Other("PDF"))
    } else if starts(b"\x89PNG") || starts(b"\xff\xd8\xff") {
        Err(Unreadable::Other("PNG/JPEG"))
    } else if starts(b"Rar!") || starts(b"7z\xbc\xaf") {
        Err(Unreadable::Other("RAR/7Z"))
    } else {
        text(bytes, gb18030)
    }
}

fn text(bytes: &[u8], gb18030: Gb18030<'_>) -> Result<Workbook, Unreadable> {
    // Excel's "Unicode text" is UTF-16.
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Unreadable::Encoding);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => gb18030(bytes).ok_or(Unreadable::Encoding)?,
    };
    if text.contains('\0') {
        return Err(Unreadable::Encoding);
    }
    let start = text.trim_start().get(..5).unwrap_or("").to_ascii_lowercase();
    if start.starts_with("<htm") || start.starts_with("<!doc") || start.starts_with("<tabl") {
        return Err(Unreadable::Other("HTML"));
    }
    if start.starts_with("<?xml") {
        return Err(Unreadable::Other("XML"));
    }
    let grid = csv::parse(&text);
    if grid.cells.len() > MAX_CELLS {
        Err(Unreadable::TooManyCells)
    } else {
        Ok(Workbook { sheets: vec![grid] })
    }
}

fn xlsx(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Unreadable::Locked,
        // A package without a workbook: a Word file, a drawing, any zip.
        XlsxError::FileNotFound(_) => Unreadable::Other("ZIP/DOCX"),
        _ => Unreadable::Broken,
    })?;
    let percentages = percent::of_xlsx(bytes);
    let mut left = MAX_CELLS;
    let mut sheets = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let mut grid = Grid {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
            merged: merged.iter().map(|area| (area.start, area.end)).collect(),
            ..Grid::default()
        };
        // Chart sheets have no cells.
        if let Ok(mut reader) = book.worksheet_cells_reader(&sheet.name) {
            let shown = percentages.get(&sheet.name);
            while let Some(record) =
                reader.next_cell_with_formula_metadata().map_err(|_| Unreadable::Broken)?
            {
                let percent = shown.is_some_and(|cells| cells.contains(&record.pos));
                let cell = match record.value {
                    DataRef::Empty if record.formula.is_some() => Some(Cell::Uncounted),
                    value => cell(Data::from(value), percent),
                };
                left = left.checked_sub(1).ok_or(Unreadable::TooManyCells)?;
                grid.cells.extend(cell.map(|cell| (record.pos, cell)));
            }
        }
        sheets.push(grid);
    }
    Ok(Workbook { sheets })
}

fn xls(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Unreadable::Locked,
        // Compound files without a workbook: an encrypted .xlsx is one, and a Word file.
        XlsError::Cfb(_) if holds(bytes, "EncryptedPackage") => Unreadable::Locked,
        XlsError::Cfb(_) if holds(bytes, "WordDocument") => Unreadable::Other("DOC"),
        _ => Unreadable::Broken,
    })?;
    let percentages = percent::of_xls(bytes);
    let mut sheets = Vec::new();
    let mut left = MAX_CELLS;
    for (no, sheet) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let mut grid = Grid {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
            merged: merged.iter().map(|area| (area.start, area.end)).collect(),
            ..Grid::default()
        };
        let shown = percentages.get(no);
        if let Ok(range) = book.worksheet_range(&sheet.name) {
            let (row, column) = range.start().unwrap_or_default();
            for (r, c, value) in range.used_cells() {
                let at: At = (row + r as u32, column + c as u32);
                let percent = shown.is_some_and(|cells| cells.contains(&at));
                left = left.checked_sub(1).ok_or(Unreadable::TooManyCells)?;
                grid.cells.extend(cell(value.clone(), percent).map(|cell| (at, cell)));
            }
        }
        sheets.push(grid);
    }
    Ok(Workbook { sheets })
}

/// Whether the directory of a compound file names a stream, in UTF-16.
fn holds(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

fn cell(value: Data, percent: bool) -> Option<Cell> {
    Some(match value {
        Data::Empty => return None,
        Data::Int(number) => Cell::number(number as f64, percent),
        Data::Float(number) => Cell::number(number, percent),
        Data::String(text) => Cell::Text(text),
        Data::Bool(truth) => Cell::Truth(truth),
        Data::DateTime(date) => Cell::Date(iso(&date)),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::Date(text),
        Data::Error(error) => Cell::Error(error.to_string()),
    })
}

/// A date as "2025-12-31", with a time as "2025-12-31 08:30"; a time of day alone as "08:30".
fn iso(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    match (date.as_f64() < 1.0, hour, minute) {
        (true, ..) => format!("{hour:02}:{minute:02}"),
        (_, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
    }
}
