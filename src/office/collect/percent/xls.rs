//! .xls: a compound file with a stream of records (MS-CFB, MS-XLS). Format records have number formats, XF
//! records have formats, cells have XF records.

use std::collections::BTreeSet;

use super::is_percentage;
use crate::office::collect::grid::At;

/// The cells of each sheet that show a percentage, in the order of the sheets. What cannot be read has none:
/// the reader of the cells will say what is wrong with the file.
pub fn percentages(bytes: &[u8]) -> Vec<BTreeSet<At>> {
    stream(bytes).map_or_else(Vec::new, |stream| of_stream(&stream))
}

fn of_stream(stream: &[u8]) -> Vec<BTreeSet<At>> {
    // 0% and 0.00% are built in.
    let mut formats: BTreeSet<u16> = [9, 10].into();
    let mut styles = Vec::new();
    let mut sheets = Vec::new();
    for (kind, data) in records(stream) {
        match kind {
            FORMAT => formats.extend(u16_at(data, 0).filter(|_| is_percentage(&format_code(data)))),
            XF => styles.push(u16_at(data, 2).unwrap_or(0)),
            BOUND_SHEET => sheets.extend(u32_at(data, 0)),
            _ => {}
        }
    }
    let is_shown = |style: u16| styles.get(usize::from(style)).is_some_and(|format| formats.contains(format));
    let of_sheet = |start: u32| {
        let mut found = BTreeSet::new();
        for (kind, data) in records(stream.get(start as usize..).unwrap_or(&[])) {
            for (at, style) in cells(kind, data) {
                found.extend(is_shown(style).then_some(at));
            }
        }
        found
    };
    sheets.into_iter().map(of_sheet).collect()
}

const FORMULA: u16 = 0x0006;
const EOF: u16 = 0x000a;
const BOUND_SHEET: u16 = 0x0085;
const MUL_RK: u16 = 0x00bd;
const XF: u16 = 0x00e0;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027e;
const FORMAT: u16 = 0x041e;

/// The records up to the end of what begins here: their kinds and their data.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let kind = u16_at(stream, 0)?;
        let length = usize::from(u16_at(stream, 2)?);
        let data = stream.get(4..4 + length)?;
        stream = stream.get(4 + length..)?;
        (kind != EOF).then_some((kind, data))
    })
}

/// The cells of a record that hold numbers, with their styles.
fn cells(kind: u16, data: &[u8]) -> Vec<(At, u16)> {
    let at = |column: usize| Some((u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?) + column as u32));
    match kind {
        NUMBER | RK | FORMULA => at(0).zip(u16_at(data, 4)).into_iter().collect(),
        // A row's number, its first column, six bytes for each cell, the last column.
        MUL_RK => {
            let count = data.len().saturating_sub(6) / 6;
            (0..count).filter_map(|no| at(no).zip(u16_at(data, 4 + no * 6))).collect()
        }
        _ => Vec::new(),
    }
}

/// The code of a number format: its number, the count of its characters, how these are kept, and they.
fn format_code(data: &[u8]) -> String {
    let count = usize::from(u16_at(data, 2).unwrap_or(0));
    let wide = data.get(4).is_some_and(|flags| flags & 1 == 1);
    let text = data.get(5..).unwrap_or(&[]);
    if wide {
        let units: Vec<u16> = (0..count).filter_map(|no| u16_at(text, no * 2)).collect();
        String::from_utf16_lossy(&units)
    } else {
        text.iter().take(count).map(|byte| char::from(*byte)).collect()
    }
}

/// The stream of the workbook.
fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let size =
        1usize.checked_shl(u32::from(u16_at(bytes, 30)?)).filter(|size| (512..=4096).contains(size))?;
    // The head takes the place of the first sector.
    let file = Sectors { bytes: bytes.get(size..)?, size };
    // Where the table of chains stands: 109 sectors are named in the head, more in a chain of their own.
    let mut tables = numbers(bytes.get(76..512)?);
    let mut next = u32_at(bytes, 68)?;
    for _ in 0..bytes.len() / size {
        let Some(data) = file.sector(next) else { break };
        let mut more = numbers(data);
        next = more.pop()?;
        tables.extend(more);
    }
    let chains: Vec<u32> = tables.into_iter().filter_map(|no| file.sector(no)).flat_map(numbers).collect();
    let directory = file.chain(&chains, u32_at(bytes, 48)?);
    let (entries, _) = directory.as_chunks::<128>();
    let start = |entry: &[u8]| u32_at(entry, 116);
    let workbook = entries.iter().find(|entry| ["Workbook", "Book"].contains(&&*name(&entry[..])))?;
    let length = u32_at(workbook, 120)?;
    let mut stream = if length < u32_at(bytes, 56)? {
        // Short streams share the stream of the first entry, in sectors of 64 bytes.
        let shared = file.chain(&chains, start(entries.first()?)?);
        let chains = numbers(&file.chain(&chains, u32_at(bytes, 60)?));
        Sectors { bytes: &shared, size: 64 }.chain(&chains, start(workbook)?)
    } else {
        file.chain(&chains, start(workbook)?)
    };
    stream.truncate(length as usize);
    Some(stream)
}

/// Bytes in sectors of one size.
struct Sectors<'b> {
    bytes: &'b [u8],
    size: usize,
}

impl Sectors<'_> {
    /// One of them; the last may be cut short. None beyond the end, as the marks for ends are.
    fn sector(&self, no: u32) -> Option<&[u8]> {
        let start = usize::try_from(no).ok()?.checked_mul(self.size)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        rest.get(..self.size.min(rest.len()))
    }

    /// What stands in a chain of them, by the table that names for each the next.
    fn chain(&self, chains: &[u32], start: u32) -> Vec<u8> {
        let mut data = Vec::new();
        let mut no = start;
        // No chain is longer than all of them.
        for _ in 0..=self.bytes.len() / self.size {
            let Some(part) = self.sector(no) else { break };
            data.extend_from_slice(part);
            let Some(next) = chains.get(no as usize) else { break };
            no = *next;
        }
        data
    }
}

fn numbers(data: &[u8]) -> Vec<u32> {
    data.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect()
}

/// The name of a stream: UTF-16, with its length in bytes and a zero at the end.
fn name(entry: &[u8]) -> String {
    let count = usize::from(u16_at(entry, 64).unwrap_or(0)) / 2;
    let units: Vec<u16> = (0..count.saturating_sub(1)).filter_map(|no| u16_at(entry, no * 2)).collect();
    String::from_utf16_lossy(&units)
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    let bytes = data.get(at..)?.first_chunk::<2>()?;
    Some(u16::from_le_bytes(*bytes))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*bytes))
}
