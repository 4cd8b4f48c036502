//! .xlsx: a zip of parts in XML. Styles have number formats, cells have styles.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read, Seek};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::is_percentage;
use crate::office::collect::grid::At;

/// The cells of each sheet that show a percentage, by the sheets' names. What cannot be read has none: the
/// reader of the cells will say what is wrong with the file.
pub fn percentages(bytes: &[u8]) -> BTreeMap<String, BTreeSet<At>> {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    let styles = styles(&mut zip);
    if styles.is_empty() {
        return BTreeMap::new();
    }
    let paths = targets(&mut zip);
    let mut found = BTreeMap::new();
    for (name, id) in sheets(&mut zip) {
        if let Some(path) = paths.get(&id) {
            found.insert(name, cells(&mut zip, path, &styles));
        }
    }
    found
}

/// Goes through the elements of a part; nothing where there is no such part.
fn each(zip: &mut ZipArchive<impl Read + Seek>, path: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    let path = path.trim_start_matches('/');
    let known = zip.file_names().find(|known| known.replace('\\', "/").eq_ignore_ascii_case(path));
    let Some(known) = known.map(str::to_owned) else { return };
    let Ok(part) = zip.by_name(&known) else { return };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(element) | Event::Empty(element) => see(&element),
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let all = attributes.with_checks(false).flatten();
    let value = all.into_iter().find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())?;
    let text = std::str::from_utf8(&value.value).ok()?.to_owned();
    quick_xml::escape::unescape(&text).ok().map(|text| text.into_owned())
}

/// The numbers of the cell styles that show a percentage.
fn styles(zip: &mut ZipArchive<impl Read + Seek>) -> BTreeSet<usize> {
    // 0% and 0.00% are built in.
    let mut formats: BTreeSet<String> = ["9", "10"].map(str::to_owned).into();
    let mut styles = BTreeSet::new();
    // Those of cells stand in `cellXfs`; `cellStyleXfs`, before it, are named styles.
    let (mut in_cells, mut no) = (false, 0);
    each(zip, "xl/styles.xml", |element| match element.local_name().as_ref() {
        b"numFmt" => {
            let code = attribute(element, "formatCode").unwrap_or_default();
            if let Some(id) = attribute(element, "numFmtId").filter(|_| is_percentage(&code)) {
                formats.insert(id);
            }
        }
        b"cellStyleXfs" | b"cellStyles" | b"dxfs" => in_cells = false,
        b"cellXfs" => in_cells = true,
        b"xf" if in_cells => {
            if attribute(element, "numFmtId").is_some_and(|id| formats.contains(&id)) {
                styles.insert(no);
            }
            no += 1;
        }
        _ => {}
    });
    styles
}

/// The sheets' names with the ids of their parts.
fn sheets(zip: &mut ZipArchive<impl Read + Seek>) -> Vec<(String, String)> {
    let mut sheets = Vec::new();
    each(zip, "xl/workbook.xml", |element| {
        if element.local_name().as_ref() == b"sheet" {
            sheets.extend(attribute(element, "name").zip(attribute(element, "id")));
        }
    });
    sheets
}

/// The paths of the workbook's parts by their ids.
fn targets(zip: &mut ZipArchive<impl Read + Seek>) -> BTreeMap<String, String> {
    let mut targets = BTreeMap::new();
    each(zip, "xl/_rels/workbook.xml.rels", |element| {
        if let Some((id, target)) = attribute(element, "Id").zip(attribute(element, "Target")) {
            let path = if target.starts_with('/') { target } else { format!("xl/{target}") };
            targets.insert(id, path);
        }
    });
    targets
}

fn cells(zip: &mut ZipArchive<impl Read + Seek>, path: &str, styles: &BTreeSet<usize>) -> BTreeSet<At> {
    let mut found = BTreeSet::new();
    each(zip, path, |element| {
        if element.local_name().as_ref() != b"c" {
            return;
        }
        let style = attribute(element, "s").and_then(|style| style.parse().ok());
        let at = attribute(element, "r").and_then(|place| place_of(&place));
        found.extend(at.filter(|_| style.is_some_and(|style| styles.contains(&style))));
    });
    found
}

/// The row and the column of "C7".
fn place_of(text: &str) -> Option<At> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let column = letters.bytes().try_fold(0u32, |column, letter| {
        let place = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        column.checked_mul(26)?.checked_add(place)
    })?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read() {
        for (text, expect) in
            [("A1", Some((0, 0))), ("AA10", Some((9, 26))), ("A0", None), ("7", None), ("", None)]
        {
            assert_eq!(place_of(text), expect, "{text}");
        }
    }
}
