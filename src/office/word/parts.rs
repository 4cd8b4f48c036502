//! What docx-rs cannot write, put into the package that it made: the one place where parts are made or changed by hand.
//!
//! | part | what docx-rs lacks |
//! |---|---|
//! | `word/styles.xml` | a default style, the language, widow control, elements in the order of the schema |
//! | `word/fontTable.xml` | fonts of one's own, and what to take in their place (`w:altName`) |
//! | `word/settings.xml` | the order of the schema, punctuation as Chinese Word sets it |
//! | `docProps/core.xml` | title and author |
//! | `word/document.xml` | heads of tables that are repeated on each page (`w:tblHeader`); properties in the [order] of the schema |
//! | `word/header1.xml`, `word/footer1.xml` … | the same order |
//!
//! [order]: super::order
//!
//! The package is also compressed, and holds nothing that changes from one run to the next.

use std::io::{Cursor, Read, Write};

use chrono::NaiveDate;
use docx_rs::Docx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::order::ordered;
use super::styles::{font_table, styles};
use super::words::clean;
use crate::text::Lang;
use crate::text::page::frame::NAME;

/// How every part begins.
pub const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

/// The namespace of documents.
pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The style of tables whose first row is their head.
pub const HEADED: &str = "Headed";

/// What a document says of itself.
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// Who issues it; the program where nobody does.
    pub author: Option<&'a str>,
    /// 成文日期, or the end of the period: never the day on which it was made, so that the same input gives the same bytes.
    pub created: NaiveDate,
}

/// The document as a file.
pub fn package(docx: Docx, lang: Lang, about: &About<'_>) -> Option<Vec<u8>> {
    let mut made = Cursor::new(Vec::new());
    docx.pack(&mut made).ok()?;
    let mut made = ZipArchive::new(made).ok()?;
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for no in 0..made.len() {
        let mut part = made.by_index(no).ok()?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().to_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).ok()?;
        let text = match name.as_str() {
            "word/styles.xml" => styles(lang),
            "word/fontTable.xml" => font_table(),
            "word/settings.xml" => settings(),
            "docProps/core.xml" => core(lang, about),
            "word/document.xml" => ordered(&with_repeated_heads(&text)),
            name if name.starts_with("word/header") || name.starts_with("word/footer") => ordered(&text),
            _ => text,
        };
        package.start_file(name, deflated).ok()?;
        package.write_all(text.as_bytes()).ok()?;
    }
    Some(package.finish().ok()?.into_inner())
}

/// Odd and even pages differ; the tab stop is two characters of the body.
fn settings() -> String {
    format!(
        "{XML}<w:settings xmlns:w=\"{W}\"><w:zoom w:percent=\"100\"/><w:evenAndOddHeaders/><w:bordersDoNotSurroundHeader/>\
         <w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val=\"640\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>\
         <w:doNotExpandShiftReturn/><w:useFELayout/>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}

fn core(lang: Lang, about: &About<'_>) -> String {
    let title = escaped(about.title);
    let author = about.author.map_or_else(|| NAME.of(lang).to_owned(), escaped);
    let created = about.created;
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>\
         <cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{created}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{created}T00:00:00Z</dcterms:modified></cp:coreProperties>"
    )
}

fn escaped(text: &str) -> String {
    clean(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Says of the first row of each [headed](HEADED) table that it is the head.
fn with_repeated_heads(document: &str) -> String {
    const ROW: &str = "<w:trPr>";
    let style = format!("<w:tblStyle w:val=\"{HEADED}\" />");
    let mut parts = document.split(&style);
    let mut marked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        marked.push_str(&part.replacen(ROW, "<w:trPr><w:tblHeader/>", 1));
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_row_of_a_headed_table_is_its_head() {
        let row = "<w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr>";
        let headed = format!("<w:tblStyle w:val=\"{HEADED}\" />");
        let document = format!("<w:tbl>{row}</w:tbl><w:tbl>{headed}{row}{row}</w:tbl><w:tbl>{row}</w:tbl>");
        let marked = with_repeated_heads(&document);
        assert_eq!(marked.matches("<w:tblHeader/>").count(), 1);
        let head = marked.find("<w:tblHeader/>").unwrap();
        assert_eq!(marked[..head].matches("<w:tr>").count(), 2);
    }

    #[test]
    fn what_a_document_says_of_itself_is_no_markup() {
        let created = NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
        let about = About { title: "<b>&\u{1}", author: None, created };
        let core = core(Lang::Zh, &about);
        assert!(core.contains("<dc:title>&lt;b&gt;&amp;</dc:title>"), "{core}");
        assert!(core.contains("2025-12-31T00:00:00Z"), "{core}");
    }
}
