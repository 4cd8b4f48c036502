//! What no sheet would hold is parted before it is laid on sheets.
//!
//! A title of a thousand characters is no title, but it must come out of the printer all the same. How
//! many lines a text takes is estimated from above, with every character as wide as it is high; the
//! pieces are so short that they fit in any face.

use super::document::{Block, Cell, Document, Face, Row, Table};

/// What stands where a text was parted, at the end of one piece and at the beginning of the next.
const GOES_ON: &str = "…";

/// Characters before the end of a piece among which a better place to part is looked for.
const BACK: usize = 24;

/// How much text an area holds: characters of a line across it, and lines of a piece.
struct Measure {
    line: usize,
    lines: usize,
}

impl Face {
    /// In tables: 五号 on 156 mm, or 小五 on 225 mm; two thirds of a sheet.
    fn of_tables(self) -> Measure {
        match self {
            Face::Upright => Measure { line: 42, lines: 30 },
            Face::Lying => Measure { line: 70, lines: 22 },
        }
    }

    /// In paragraphs: 小四 on 156 mm, or 五号 on 225 mm.
    fn of_paragraphs(self) -> Measure {
        match self {
            Face::Upright => Measure { line: 36, lines: 24 },
            Face::Lying => Measure { line: 60, lines: 20 },
        }
    }
}

impl Document {
    /// The document with its over-long rows and paragraphs in pieces that a sheet holds.
    pub fn parted(self) -> Document {
        let face = self.face;
        let blocks = self.blocks.into_iter().flat_map(|block| match block {
            Block::Paragraph(text) => {
                let Measure { line, lines } = face.of_paragraphs();
                pieces(&text, line * lines).into_iter().map(Block::Paragraph).collect()
            }
            Block::Table(table) => vec![Block::Table(table.parted(&face.of_tables()))],
            other => vec![other],
        });
        Document { blocks: blocks.collect(), ..self }
    }
}

impl Table {
    fn parted(self, measure: &Measure) -> Table {
        let all: u32 = self.columns.iter().map(|column| column.width).sum();
        // A character less for the room beside the text.
        let line =
            |width: u32| (measure.line * width as usize / all.max(1) as usize).saturating_sub(1).max(1);
        let widths: Vec<u32> = self.columns.iter().map(|column| column.width).collect();
        let rows = self.rows.into_iter().flat_map(|row| {
            let mut column = 0;
            let limits = row.cells.iter().map(|cell| {
                let own = widths.iter().skip(column).take(cell.over + 1).sum();
                column += cell.over + 1;
                line(own) * measure.lines
            });
            let limits: Vec<usize> = limits.collect();
            row.parted(&limits)
        });
        Table { rows: rows.collect(), ..self }
    }
}

impl Row {
    /// The row in as many rows as its longest cell has pieces; notes stand in the last.
    fn parted(self, limits: &[usize]) -> Vec<Row> {
        let fits = self.cells.iter().zip(limits).all(|(cell, limit)| cell.text.chars().count() <= *limit);
        if fits {
            return vec![self];
        }
        let texts: Vec<Vec<String>> =
            self.cells.iter().zip(limits).map(|(cell, limit)| pieces(&cell.text, *limit)).collect();
        let rows = texts.iter().map(Vec::len).max().unwrap_or(1);
        let row = |no: usize| {
            let cells = self.cells.iter().zip(&texts).map(|(cell, pieces)| Cell {
                text: pieces.get(no).cloned().unwrap_or_default(),
                note: cell.note.clone().filter(|_| no + 1 == rows),
                over: cell.over,
            });
            Row { role: self.role, cells: cells.collect() }
        };
        (0..rows).map(row).collect()
    }
}

/// A text in pieces of at most so many characters with their marks, each parted behind a mark of punctuation or a space
/// where there is one near its end.
fn pieces(text: &str, limit: usize) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= limit {
        return vec![text.to_owned()];
    }
    let room = limit.saturating_sub(2 * GOES_ON.chars().count()).max(1);
    let mut pieces = Vec::new();
    let mut from = 0;
    while characters.len() - from > room {
        let most = from + room;
        let near =
            characters.iter().enumerate().take(most).skip(from.max(most.saturating_sub(BACK)) + 1).rev();
        let good = near.into_iter().find(|(_, character)| "，、；。：,; ".contains(**character));
        let to = good.map_or(most, |(no, _)| no + 1);
        pieces.push((from, to));
        from = to;
    }
    pieces.push((from, characters.len()));
    let last = pieces.len() - 1;
    let told = pieces.into_iter().enumerate().map(|(no, (from, to))| {
        let before = if no > 0 { GOES_ON } else { "" };
        let after = if no < last { GOES_ON } else { "" };
        let piece: String = characters.iter().take(to).skip(from).collect();
        format!("{before}{piece}{after}")
    });
    told.collect()
}
