//! `.zip` files: written so that the same content is the same bytes, and read with distrust.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{Finding, MAX_FILES, MAX_UNPACKED};
use crate::office::{File, Watch};
use crate::read::Gb18030;

/// Several files in one `.zip`, for whoever has to hand over many at once; none when it was cancelled.
///
/// ```
/// use ip_scorecard::office::{File, archive::bundle};
///
/// let file = File { name: "甲局.xlsx".into(), bytes: vec![1, 2, 3] };
/// let zip = bundle("采集表.zip", &[file], &mut |_, _| true).unwrap();
/// assert!(zip.bytes.starts_with(b"PK"));
/// ```
pub fn bundle(name: &str, files: &[File], watch: &mut dyn Watch) -> Option<File> {
    let mut zip = Writer::new();
    for (done, file) in files.iter().enumerate() {
        watch.go_on(done, files.len()).then_some(())?;
        zip.add(&file.name, &file.bytes)?;
    }
    Some(File { name: name.to_owned(), bytes: zip.finish()? })
}

/// Writes a `.zip` without any date or place that was not given.
pub(super) struct Writer(ZipWriter<Cursor<Vec<u8>>>);

impl Writer {
    pub(super) fn new() -> Writer {
        Writer(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// Adds a file; none where the format's own limits are reached.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) -> Option<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.0.start_file(path, options).ok()?;
        self.0.write_all(bytes).ok()
    }

    pub(super) fn finish(self) -> Option<Vec<u8>> {
        self.0.finish().ok().map(Cursor::into_inner)
    }
}

/// Steps that follow when all is unpacked: the digests, and the result.
pub(super) const CHECKS: usize = 2;

/// What was in a `.zip`, by path.
#[derive(Default)]
pub(super) struct Contents {
    /// What could be unpacked.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// What could not, and why.
    pub(super) findings: Vec<Finding>,
    /// How many entries there were.
    pub(super) entries: usize,
}

/// Unpacks everything into memory; none when it was cancelled.
///
/// # Errors
///
/// What keeps all of it from being used.
pub(super) fn read(
    bytes: &[u8],
    gb18030: Gb18030<'_>,
    watch: &mut dyn Watch,
) -> Option<Result<Contents, Finding>> {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return Some(Err(Finding::NotZip)) };
    if zip.len() > MAX_FILES {
        return Some(Err(Finding::TooMany { files: zip.len(), limit: MAX_FILES }));
    }
    let mut contents = Contents { entries: zip.len(), ..Contents::default() };
    let mut room = MAX_UNPACKED;
    for no in 0..zip.len() {
        watch.go_on(no, zip.len() + CHECKS).then_some(())?;
        let raw = match zip.by_index_raw(no) {
            Ok(entry) if entry.is_dir() => continue,
            Ok(entry) => entry.name_raw().to_owned(),
            Err(_) => return Some(Err(Finding::NotZip)),
        };
        let path = decode(&raw, gb18030);
        if !is_safe(&path) {
            contents.findings.push(Finding::Unsafe { path });
            continue;
        }
        let entry = match zip.by_index(no) {
            Ok(entry) => entry,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                contents.findings.push(Finding::Locked { path });
                continue;
            }
            Err(_) => {
                contents.findings.push(Finding::Damaged { path });
                continue;
            }
        };
        // What an entry says of its size is only what it says.
        let mut unpacked = Vec::new();
        let complete = entry.take(room + 1).read_to_end(&mut unpacked).is_ok();
        let size = unpacked.len() as u64;
        if size > room {
            return Some(Err(Finding::TooLarge { limit: MAX_UNPACKED }));
        }
        room -= size;
        if complete {
            contents.files.insert(path, unpacked);
        } else {
            contents.findings.push(Finding::Damaged { path });
        }
    }
    Some(Ok(contents))
}

/// Names are UTF-8; programs of Chinese Windows write them in its own encoding when they pack anew.
fn decode(name: &[u8], gb18030: Gb18030<'_>) -> String {
    match std::str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) => gb18030(name).unwrap_or_else(|| String::from_utf8_lossy(name).into_owned()),
    }
}

/// Whether a path stays in the package, whatever system unpacks it.
pub(super) fn is_safe(path: &str) -> bool {
    let strange = |c: char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    !path.contains(strange) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_leads_elsewhere_is_not_safe() {
        for path in ["manifest.json", "数据/a.json", "存档包/数据/a b (2).json", "数据/..json"] {
            assert!(is_safe(path), "{path}");
        }
        for path in
            ["", "/etc/passwd", "../a", "数据/../../a", "C:/a", "数据\\a", "数据//a", "./a", "数据/a\u{0}"]
        {
            assert!(!is_safe(path), "{path:?}");
        }
    }
}
