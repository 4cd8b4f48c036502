//! Tables: of results, of facts, of places to sign.

use docx_rs::{
    AlignmentType, HeightRule, Table, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    WidthType,
};

use super::page::{MEASURE, twips};
use super::parts::HEADED;
use super::styles::{Style, in_heading_face};
use super::words::{empty, paragraph, run};
use crate::paper::{self, Align, Cell, Face, Fact, Row, RowRole, Signatures};
use crate::text::Lang;

/// Makes the tables of one paper.
pub struct Tables {
    /// The language.
    pub lang: Lang,
    /// How the sheet lies.
    pub face: Face,
    /// Whether they stand in an annex of what is issued, in larger type and wider lines.
    pub annexed: bool,
}

impl Tables {
    /// The width of the type area.
    fn width(&self) -> u32 {
        match self.face {
            Face::Upright => MEASURE,
            Face::Lying => twips(2250),
        }
    }

    fn cell(&self) -> Style {
        match self.face {
            _ if self.annexed => Style::AnnexCell,
            Face::Upright => Style::Cell,
            Face::Lying => Style::SmallCell,
        }
    }

    fn grid(&self, widths: &[usize], rows: Vec<TableRow>) -> Table {
        let (above, side) = match self.face {
            _ if self.annexed => (60, 80),
            Face::Upright => (30, 60),
            Face::Lying => (30, 30),
        };
        Table::new(rows)
            .set_grid(widths.to_vec())
            .width(widths.iter().sum(), WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .margins(TableCellMargins::new().margin(above, side, above, side))
    }

    /// A table whose head is repeated on each page. `with_next`: its last row stays with what follows.
    pub fn table(&self, table: &paper::Table, with_next: bool) -> Table {
        let shares: Vec<u32> = table.columns.iter().map(|column| column.width).collect();
        let widths = shared(self.width(), &shares);
        let head = table.columns.iter().zip(&widths).map(|(column, width)| {
            let text = in_heading_face(self.lang, run(self.lang, &column.title));
            let title = empty(self.cell()).align(AlignmentType::Center).keep_next(true).add_run(text);
            TableCell::new()
                .add_paragraph(title)
                .width(*width, WidthType::Dxa)
                .vertical_align(VAlignType::Center)
        });
        let mut rows = vec![TableRow::new(head.collect()).cant_split()];
        rows.extend(table.rows.iter().enumerate().map(|(no, row)| {
            let stays = table.stays_with_next(no, with_next);
            self.row(&table.columns, &widths, row, stays)
        }));
        self.grid(&widths, rows).style(HEADED)
    }

    fn row(&self, columns: &[paper::Column], widths: &[usize], row: &Row, with_next: bool) -> TableRow {
        let mut at = 0;
        let cells = row.cells.iter().map(|cell| {
            let width = widths.iter().skip(at).take(cell.over + 1).sum::<usize>();
            let align = columns.get(at).map_or(Align::Start, |column| column.align);
            let first = at == 0;
            at += cell.over + 1;
            let (align, heavy) = match row.role {
                RowRole::Plain => (align, false),
                RowRole::Lead => (align, true),
                RowRole::Sum => (align, at <= 3),
                RowRole::Line => (Align::Middle, first),
            };
            // What runs across columns is no figure of the first of them.
            let align = if cell.over > 0 && row.role != RowRole::Line { Align::Start } else { align };
            self.filled(cell, align, heavy, with_next).grid_span(cell.over + 1).width(width, WidthType::Dxa)
        });
        TableRow::new(cells.collect()).cant_split()
    }

    fn filled(&self, cell: &Cell, align: Align, heavy: bool, with_next: bool) -> TableCell {
        let align = match align {
            Align::Start => AlignmentType::Left,
            Align::Middle => AlignmentType::Center,
            Align::End => AlignmentType::Right,
        };
        let text = run(self.lang, &cell.text);
        let text = if heavy { in_heading_face(self.lang, text) } else { text };
        let line = empty(self.cell()).align(align).keep_next(with_next).add_run(text);
        let filled = TableCell::new().add_paragraph(line);
        match &cell.note {
            Some(note) => filled
                .add_paragraph(paragraph(self.lang, Style::Note, note).align(align).keep_next(with_next)),
            None => filled,
        }
    }

    /// Labels with their values, two pairs to a row.
    pub fn facts(&self, facts: &[Fact]) -> Table {
        let widths = shared(self.width(), &[14, 36, 14, 36]);
        let rows = facts.chunks(2).map(|pair| {
            let mut cells: Vec<TableCell> = Vec::new();
            for fact in pair {
                let label = in_heading_face(self.lang, run(self.lang, &fact.label));
                let value = run(self.lang, &fact.value);
                let value = if fact.main { in_heading_face(self.lang, value).size(24) } else { value };
                for text in [label, value] {
                    let line = empty(self.cell()).keep_next(true).add_run(text);
                    cells.push(TableCell::new().add_paragraph(line).vertical_align(VAlignType::Center));
                }
            }
            cells.resize_with(widths.len(), || TableCell::new().add_paragraph(empty(self.cell())));
            let cells =
                cells.into_iter().zip(&widths).map(|(cell, width)| cell.width(*width, WidthType::Dxa));
            TableRow::new(cells.collect()).cant_split()
        });
        self.grid(&widths, rows.collect())
    }

    /// Places to sign, side by side.
    pub fn signatures(&self, signatures: &Signatures) -> Table {
        let widths = shared(self.width(), &vec![1; signatures.places.len().max(1)]);
        let height = match self.face {
            Face::Upright => twips(340),
            Face::Lying => twips(170),
        };
        let align = self.lang.pick(AlignmentType::Right, AlignmentType::Left);
        let places = signatures.places.iter().zip(&widths).map(|(place, width)| {
            let mut cell = TableCell::new().add_paragraph(paragraph(self.lang, self.cell(), &place.label));
            let lines = match self.face {
                Face::Upright => 4,
                Face::Lying => 1,
            };
            for _ in 0..lines {
                cell = cell.add_paragraph(empty(self.cell()));
            }
            cell.add_paragraph(paragraph(self.lang, self.cell(), &place.date).align(align))
                .width(*width, WidthType::Dxa)
        });
        let row = TableRow::new(places.collect())
            .cant_split()
            .row_height(height as f32)
            .height_rule(HeightRule::AtLeast);
        self.grid(&widths, vec![row])
    }
}

/// A width shared out by parts, whole and without a rest.
fn shared(width: u32, parts: &[u32]) -> Vec<usize> {
    let all = u64::from(parts.iter().sum::<u32>().max(1));
    let edge = |until: u32| (u64::from(width) * u64::from(until) / all) as usize;
    let mut done = 0;
    let widths = parts.iter().map(|part| {
        let from = edge(done);
        done += part;
        edge(done) - from
    });
    widths.collect()
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn columns_fill_the_width() {
        for parts in [&[1, 1, 1][..], &[50, 13, 16, 17, 14, 56], &[7]] {
            assert_eq!(shared(8844, parts).iter().sum::<usize>(), 8844);
        }
        assert_eq!(shared(100, &[1, 1, 1]), [33, 33, 34]);
    }
}
