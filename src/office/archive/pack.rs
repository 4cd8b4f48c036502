//! Makes a package.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::json;

use super::MANIFEST;
use super::container::Writer;
use super::papers::{self, papers};
use super::steps::Steps;
use crate::assess::{Assessed, Scored};
use crate::model::ARCHIVE_FORMAT;
use crate::model::archive::Role;
use crate::office::{File, Watch};
use crate::read::{Document, Opened, fingerprint};
use crate::result::{self, ENGINE};
use crate::text::{Lang, office::archive as words, page};

/// Steps that packing is, however many files there are.
const PACKING: usize = 20;

/// Packs an assessment with the files that it was made of; none when it has no result or was cancelled.
///
/// Papers are in the language that is given; everything else is the same in both.
pub fn pack(lang: Lang, assessed: &Assessed, files: &[File], watch: &mut dyn Watch) -> Option<File> {
    let scored = assessed.scored.as_ref()?;
    let scheme = &scored.assessment.plan.scheme;
    let (id, version) = (scheme.id.as_str(), &*scheme.version);
    // The result and the papers are made, and every file is packed.
    let mut steps = Steps::new(watch, 1 + papers::STEPS + PACKING);

    let mut load = Load::default();
    for opened in &assessed.files {
        let is_it = |file: &&File| *file.name == *opened.name && fingerprint(&file.bytes) == opened.sha256;
        load.put(role(opened)?, &opened.name, (&*files.iter().find(is_it)?.bytes).into());
    }
    let result = result::document(assessed)?.into_bytes();
    load.put(Role::Result, &page::result_name(Lang::Zh, id, version), result.into());
    steps.step()?;
    for paper in papers(lang, assessed, scored, &mut steps)? {
        load.put(Role::Paper, &paper.name, paper.bytes.into());
    }

    load.0.sort_by(|a, b| a.path.cmp(&b.path));
    let mut zip = Writer::new();
    zip.add(MANIFEST, &load.manifest(scored)?)?;
    steps.part(PACKING, |watch| {
        let mut files = (1..).zip(&load.0);
        files.try_for_each(|(done, packed)| {
            zip.add(&packed.path, &packed.bytes)?;
            watch.go_on(done, load.0.len()).then_some(())
        })
    })?;
    Some(File { name: words::package_name(lang, id, version), bytes: zip.finish()? })
}

/// What an open file was there for.
fn role(opened: &Opened) -> Option<Role> {
    Some(match opened.document.as_ref()? {
        Document::Scheme(_) => Role::Scheme,
        Document::Data(_) => Role::Data,
        Document::Result(_) => Role::Earlier,
    })
}

/// A file on its way into the package.
struct Packed<'f> {
    role: Role,
    path: String,
    name: Rc<str>,
    bytes: Cow<'f, [u8]>,
}

/// Everything that goes into the package but the manifest.
#[derive(Default)]
struct Load<'f>(Vec<Packed<'f>>);

impl<'f> Load<'f> {
    fn put(&mut self, role: Role, name: &str, bytes: Cow<'f, [u8]>) {
        let taken: BTreeSet<String> = self.0.iter().map(|packed| packed.path.to_lowercase()).collect();
        let path = free_path(role, name, |path| taken.contains(&path.to_lowercase()));
        self.0.push(Packed { role, path, name: name.into(), bytes });
    }

    fn manifest(&self, scored: &Scored) -> Option<Vec<u8>> {
        let scheme = &scored.assessment.plan.scheme;
        let files = self.0.iter().map(|file| {
            json!({
                "role": file.role.word(), "path": file.path, "name": &*file.name,
                "size": file.bytes.len(), "sha256": &*fingerprint(&file.bytes),
            })
        });
        let manifest = json!({
            "format": ARCHIVE_FORMAT, "engine": ENGINE,
            "scheme": { "id": scheme.id.as_str(), "version": &*scheme.version, "title": &*scheme.title },
            "files": files.collect::<Vec<_>>(),
        });
        Some((serde_json::to_string_pretty(&manifest).ok()? + "\n").into_bytes())
    }
}

/// "数据/甲局.json", with what no file system takes replaced, and a number where that is taken already.
fn free_path(role: Role, name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let strange =
        |c: char| c.is_control() || matches!(c, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let name = name.replace(strange, "_");
    let name = name.trim_matches(['.', ' ']);
    let name = if name.is_empty() { "_" } else { name };
    let (stem, ending) = name.rfind('.').map_or((name, ""), |dot| name.split_at(dot));
    let folder = role.folder();
    let first = std::iter::once(format!("{folder}/{name}"));
    let others = (2..).map(|number| format!("{folder}/{stem} ({number}){ending}"));
    first.chain(others).find(|path| !is_taken(path)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_can_be_unpacked_anywhere_and_are_not_taken_twice() {
        let cases = [
            ("甲局.json", "数据/甲局.json"),
            ("../../甲.json", "数据/_.._甲.json"),
            ("C:\\a.json", "数据/C__a.json"),
            ("...", "数据/_"),
            ("taken.json", "数据/taken (2).json"),
        ];
        for (name, path) in cases {
            assert_eq!(free_path(Role::Data, name, |path| path == "数据/taken.json"), path, "{name}");
        }
    }
}
