//! CSV: a table as text, with commas, semicolons or tabs between its cells.

use super::grid::{Cell, Grid};

/// Reads a text as a table. What separates the cells is what the first line with any separator
/// has most of.
///
/// Cells between quotation marks may hold separators and line breaks; two marks within are one (RFC 4180).
/// A line `sep=;`, which Excel writes and reads, says what separates and is no data.
pub fn parse(text: &str) -> Grid {
    let (separator, text) = separator(text);
    let mut grid = Grid::default();
    let (mut row, mut column) = (0, 0);
    let mut cell = String::new();
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    let mut put = |row: u32, column: u32, cell: &mut String| {
        let text = std::mem::take(cell);
        if !text.is_empty() {
            grid.cells.insert((row, column), Cell::Text(text));
        }
    };
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            c if quoted => cell.push(c),
            c if c == separator => {
                put(row, column, &mut cell);
                column += 1;
            }
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                put(row, column, &mut cell);
                (row, column) = (row + 1, 0);
            }
            c => cell.push(c),
        }
    }
    put(row, column, &mut cell);
    grid
}

fn separator(text: &str) -> (char, &str) {
    if let Some(rest) = text.strip_prefix("sep=") {
        let mut chars = rest.chars();
        if let Some(separator) = chars.next() {
            return (separator, chars.as_str().trim_start_matches(['\r', '\n']));
        }
    }
    const SEPARATORS: [char; 3] = [';', '\t', ','];
    // Below the headings a comma may be a decimal one.
    let head = text.lines().find(|line| line.contains(SEPARATORS)).unwrap_or("");
    let most = SEPARATORS.into_iter().max_by_key(|separator| head.matches(*separator).count());
    (most.unwrap_or(','), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&[&str]]) {
        let grid = parse(text);
        let height = grid.cells.keys().map(|(row, _)| row + 1).max().unwrap_or(0);
        let found: Vec<Vec<String>> = (0..height)
            .map(|row| {
                let width = grid.cells.keys().filter(|at| at.0 == row).map(|at| at.1 + 1).max().unwrap_or(0);
                (0..width).map(|column| grid.text((row, column))).collect()
            })
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn cells_and_lines_are_told_apart() {
        check("a,b\r\n1,2\r\n", &[&["a", "b"], &["1", "2"]]);
        check("a\tb\n1\t2,5", &[&["a", "b"], &["1", "2,5"]]);
        check("a;b\n1,5;2,5\n", &[&["a", "b"], &["1,5", "2,5"]]);
        check("sep=;\r\na,b;c", &[&["a,b", "c"]]);
        check(
            "\"甲，\"\"乙\"\"\",\"1,200\"\n\"两\n行\",x\"y",
            &[&["甲，\"乙\"", "1,200"], &["两\n行", "x\"y"]],
        );
        check("a,,c\n,,\nd", &[&["a", "", "c"], &[], &["d"]]);
        check("", &[]);
        check("\"open,\n", &[&["open,"]]);
    }
}
