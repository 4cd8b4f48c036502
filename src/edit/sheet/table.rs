//! A block of cells as spreadsheets put it on the clipboard: lines of cells with tabs between them.

/// Takes a clipboard's text apart, as Excel and WPS write it: a cell with a tab, a line break or a quotation
/// mark in it stands in quotation marks, those in it doubled. Lines may be of different lengths.
///
/// ```
/// use ip_scorecard::edit::sheet::parse_table;
///
/// assert_eq!(parse_table("甲\t\"说 \"\"一\n二\"\"\"\r\n3\r\n"), [vec!["甲", "说 \"一\n二\""], vec!["3"]]);
/// assert_eq!(parse_table("5\"\t\"6"), [vec!["5\"", "\"6"]], "a lonely mark is itself");
/// assert!(parse_table("").is_empty());
/// ```
pub fn parse(text: &str) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (cell, after) = cell(rest);
        line.push(cell);
        rest = match after.strip_prefix('\t') {
            // A tab at the very end is followed by an empty cell.
            Some("") => {
                line.push(String::new());
                ""
            }
            Some(more) => {
                rest = more;
                continue;
            }
            None => after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or(after),
        };
        lines.push(std::mem::take(&mut line));
    }
    lines
}

/// The first cell of a text, and what follows it: a tab, a line break, or nothing.
fn cell(text: &str) -> (String, &str) {
    let is_end = |c: char| matches!(c, '\t' | '\n' | '\r');
    if let Some((quoted, after)) = text.strip_prefix('"').and_then(quoted)
        && (after.is_empty() || after.starts_with(is_end))
    {
        return (quoted, after);
    }
    let (cell, after) = text.split_at(text.find(is_end).unwrap_or(text.len()));
    (cell.to_owned(), after)
}

/// What stands in quotation marks, and what follows them; none when they are not closed.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (part, after) = rest.split_at(rest.find('"')?);
        cell.push_str(part);
        let after = after.strip_prefix('"')?;
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => return Some((cell, after)),
        }
    }
}

/// Writes lines of cells as a clipboard has them.
///
/// ```
/// use ip_scorecard::edit::sheet::{parse_table, written_table};
///
/// let lines = vec![vec!["天穆镇".to_owned(), "92 88".to_owned()], vec![String::new(), "a\tb".to_owned()]];
/// assert_eq!(written_table(&lines), "天穆镇\t92 88\r\n\t\"a\tb\"\r\n");
/// assert_eq!(parse_table(&written_table(&lines)), lines);
/// ```
pub fn written(lines: &[Vec<String>]) -> String {
    let mut text = String::new();
    for line in lines {
        for (no, cell) in line.iter().enumerate() {
            if no > 0 {
                text.push('\t');
            }
            if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}
