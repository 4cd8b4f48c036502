//! Opens a package and checks it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::container::{self, CHECKS, is_safe};
use super::{About, Checked, Finding, MANIFEST, Reproduction};
use crate::assess::assess;
use crate::issue::Severity;
use crate::json::{Faults, FromJson, Json, locate, parse};
use crate::model::ARCHIVE_FORMAT;
use crate::model::archive::{ArchivedFile, Manifest, Role};
use crate::office::{File, Watch};
use crate::read::{Gb18030, Input, Opened, fingerprint, open};
use crate::result::{self, ENGINE};

/// Checks a package, and gives the files of which the assessment was made; none when it was cancelled.
///
/// Files that are not what the manifest says come out all the same: the findings name them.
pub fn unpack(package: &File, gb18030: Gb18030<'_>, watch: &mut dyn Watch) -> Option<(Checked, Vec<File>)> {
    let refused = |finding| Some((Checked::refused(&package.name, finding), Vec::new()));
    let contents = match container::read(&package.bytes, gb18030, watch)? {
        Ok(contents) => contents,
        Err(finding) => return refused(finding),
    };
    let steps = contents.entries + CHECKS;
    let (mut files, mut findings) = (within(contents.files), contents.findings);
    let Some(written) = files.remove(MANIFEST) else {
        findings.insert(0, Finding::NoManifest);
        let mut checked = Checked::refused(&package.name, Finding::NoManifest);
        checked.findings = findings;
        return Some((checked, Vec::new()));
    };
    let manifest = match manifest(&written) {
        Ok(manifest) => manifest,
        Err(finding) => return refused(finding),
    };

    let (mut out, mut matching) = (Vec::new(), 0);
    for wanted in &manifest.files {
        match held(wanted, &mut files, &findings) {
            Ok((bytes, finding)) => {
                matching += usize::from(finding.is_none());
                findings.extend(finding);
                out.push((wanted.role, File { name: wanted.name.to_string(), bytes }));
            }
            Err(finding) => findings.extend(finding),
        }
    }
    findings.extend(files.into_keys().map(|path| Finding::Extra { path }));
    watch.go_on(steps - 1, steps).then_some(())?;

    let (inputs, others): (Vec<_>, Vec<_>) = out.into_iter().partition(|(role, _)| role.is_input());
    let inputs: Vec<File> = inputs.into_iter().map(|(_, file)| file).collect();
    let result = others.into_iter().find(|(role, _)| *role == Role::Result).map(|(_, file)| file.bytes);
    let opened: Vec<Opened> = inputs
        .iter()
        .map(|file| open(&Input { name: file.name.as_str().into(), bytes: Rc::from(&*file.bytes) }, gb18030))
        .collect();
    findings.extend(opened.iter().filter_map(Opened::scheme).find_map(|scheme| {
        let same = *scheme.id.as_str() == *manifest.scheme.id && scheme.version == manifest.scheme.version;
        let (scheme, version) = (scheme.id.as_str().to_owned(), scheme.version.to_string());
        (!same).then_some(Finding::OtherScheme { scheme, version })
    }));
    findings.sort();
    let reproduction = Some(reproduced(opened, result.as_deref(), &manifest.engine));
    watch.go_on(steps, steps).then_some(())?;
    let about = Some(About {
        sha256: fingerprint(&written).to_string(),
        engine: manifest.engine.to_string(),
        scheme: manifest.scheme.id.to_string(),
        version: manifest.scheme.version.to_string(),
        title: manifest.scheme.title.to_string(),
        files: manifest.files.len(),
    });
    Some((Checked { name: package.name.clone(), about, matching, findings, reproduction }, inputs))
}

/// The files of a package that someone has unpacked and packed again together with its folder.
fn within(files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let top = files.keys().next().and_then(|path| path.split('/').next()).unwrap_or_default();
    let folder = format!("{top}/");
    let all_in_it = files.keys().all(|path| path.starts_with(&folder));
    if !all_in_it || !files.contains_key(&format!("{folder}{MANIFEST}")) {
        return files;
    }
    let inside = |path: String| path.strip_prefix(&folder).map(str::to_owned).unwrap_or(path);
    files.into_iter().map(|(path, bytes)| (inside(path), bytes)).collect()
}

fn manifest(bytes: &[u8]) -> Result<Manifest, Finding> {
    let unreadable = Finding::BadManifest { place: None };
    let text = std::str::from_utf8(bytes).map_err(|_| unreadable)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let bad = |at| {
        let place = locate(text, &[at]).first().map(|place| (place.line, place.column));
        Finding::BadManifest { place }
    };
    let json = parse(text).map_err(|(at, _)| bad(at))?;
    match json.get("format").and_then(Json::text) {
        Some(ARCHIVE_FORMAT) => {}
        found => return Err(Finding::UnknownFormat { found: found.unwrap_or_default().to_owned() }),
    }
    let mut faults = Faults::default();
    let manifest = Manifest::from_json(&json, &mut faults);
    let first = faults.into_vec().into_iter().find(|(_, problem)| problem.severity() == Severity::Error);
    match (manifest, first) {
        (Some(manifest), None) => Ok(manifest),
        (_, Some((at, _))) => Err(bad(at)),
        (None, None) => Err(bad(json.at)),
    }
}

/// A file that the manifest names, and what is wrong with its bytes.
///
/// # Errors
///
/// What is to be said where it is not there; nothing where that has been said.
fn held(
    wanted: &ArchivedFile,
    files: &mut BTreeMap<String, Vec<u8>>,
    said: &[Finding],
) -> Result<(Vec<u8>, Option<Finding>), Option<Finding>> {
    let path = wanted.path.to_string();
    if !is_safe(&path) {
        return Err(Some(Finding::Unsafe { path }));
    }
    let Some(bytes) = files.remove(&path) else {
        let told = [Finding::Locked { path: path.clone() }, Finding::Damaged { path: path.clone() }];
        let known = said.iter().any(|finding| told.contains(finding));
        return Err((!known).then_some(Finding::Missing { path }));
    };
    let found = fingerprint(&bytes);
    let expected = wanted.sha256.to_string();
    let changed =
        (*found != *expected).then(|| Finding::Changed { path, expected, found: found.to_string() });
    Ok((bytes, changed))
}

/// 复算
fn reproduced(files: Vec<Opened>, archived: Option<&[u8]>, engine: &str) -> Reproduction {
    let assessed = assess(files);
    let Some(again) = result::document(&assessed) else {
        let errors = assessed.issues.iter().filter(|issue| issue.severity() == Severity::Error).count();
        return Reproduction::NotScored { errors };
    };
    match archived {
        None => Reproduction::NoResult,
        Some(archived) if archived == again.as_bytes() => Reproduction::Same,
        Some(archived) => {
            let same = archived.split(|b| *b == b'\n').zip(again.as_bytes().split(|b| *b == b'\n'));
            let line = same.take_while(|(before, now)| before == now).count() + 1;
            Reproduction::Differs { line, engine: (engine != ENGINE).then(|| engine.to_owned()) }
        }
    }
}
