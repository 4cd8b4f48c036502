//! Makes the papers that are wanted.

use std::collections::BTreeSet;

use super::page::Frame;
use super::{Paper, Wanted, official, printed};
use crate::assess::{Assessed, Scored};
use crate::check::{UnitNo, sound_scheme};
use crate::office::archive::bundle;
use crate::office::{File, Watch};
use crate::text::office::word as told;
use crate::text::printed as sheets;
use crate::text::{self, Lang};

/// The papers that are wanted, in one file: a document, or a package of one document for each unit.
///
/// None when it was cancelled. An empty list when there is nothing to make it of: files with errors, units
/// that the scheme does not have.
pub fn make(assessed: &Assessed, wanted: &Wanted, lang: Lang, watch: &mut dyn Watch) -> Option<Vec<File>> {
    if wanted.paper == Paper::Bylaw {
        return Some(bylaw(assessed, lang).into_iter().collect());
    }
    let Some(scored) = &assessed.scored else { return Some(Vec::new()) };
    let maker = Maker { assessed, scored, wanted, lang };
    match &wanted.paper {
        Paper::Notice { naming, letterhead } => {
            let notice = told::notice(lang, scored, *naming, letterhead);
            let created = letterhead.day().unwrap_or(scored.assessment.plan.scheme.period.end);
            let bytes = official::document(lang, &notice, &maker.frame(false), created)?;
            Some(vec![named(&notice.name, "docx", bytes)])
        }
        Paper::Talk { units, .. } | Paper::Correction { units } | Paper::Sheet { units } => {
            maker.of_units(&maker.units(units), watch)
        }
        Paper::Bylaw => Some(Vec::new()),
    }
}

/// 考核细则, which needs no data.
fn bylaw(assessed: &Assessed, lang: Lang) -> Option<File> {
    let (file, plan) = sound_scheme(&assessed.files)?;
    let document = text::bylaw(lang, &plan);
    let frame = Frame {
        marks: sheets::scheme_marks(lang, &plan.scheme, false),
        foot: sheets::scheme_foot(lang, assessed, file, &plan.scheme),
    };
    let bytes = printed::document(lang, &document, &frame, plan.scheme.period.end)?;
    Some(named(&document.name, "docx", bytes))
}

struct Maker<'a> {
    assessed: &'a Assessed,
    scored: &'a Scored,
    wanted: &'a Wanted,
    lang: Lang,
}

impl Maker<'_> {
    /// What stands on every page: how the figures came about and, on papers that are checked, from which files.
    fn frame(&self, files: bool) -> Frame {
        let foot =
            if files { sheets::foot(self.lang, self.assessed, self.scored) } else { sheets::Foot::default() };
        Frame { marks: sheets::marks(self.lang, self.scored, self.wanted.made_up, false), foot }
    }

    /// The units with these codes, in the order of groups and places, each once.
    fn units(&self, codes: &[String]) -> Vec<UnitNo> {
        let plan = &self.scored.assessment.plan;
        let wanted: BTreeSet<UnitNo> = codes.iter().filter_map(|code| plan.unit_by_code(code)).collect();
        let units = plan.group_numbers().flat_map(|group| self.scored.scores.ranking(plan, group));
        units.filter(|unit| wanted.contains(unit)).collect()
    }

    fn of_units(&self, units: &[UnitNo], watch: &mut dyn Watch) -> Option<Vec<File>> {
        if let [unit] = units {
            return Some(vec![self.of_unit(*unit)?]);
        }
        if units.is_empty() {
            return Some(Vec::new());
        }
        let mut files = Vec::new();
        for (done, unit) in units.iter().enumerate() {
            watch.go_on(done, units.len()).then_some(())?;
            files.push(self.of_unit(*unit)?);
        }
        told_apart(&mut files);
        let name = match &self.wanted.paper {
            Paper::Talk { .. } => told::TALKS,
            Paper::Correction { .. } => told::CORRECTIONS,
            _ => told::SHEETS,
        };
        let package = format!("{}.zip", name.of(self.lang));
        Some(vec![bundle(&package, &files, &mut |_, _| true)?])
    }

    fn of_unit(&self, unit: UnitNo) -> Option<File> {
        let Maker { assessed, scored, lang, .. } = *self;
        let created = scored.assessment.plan.scheme.period.end;
        let document = match &self.wanted.paper {
            Paper::Talk { letterhead, .. } => {
                let talk = told::talk(lang, assessed, scored, unit, letterhead);
                let created = letterhead.day().unwrap_or(created);
                let bytes = official::document(lang, &talk, &self.frame(false), created)?;
                return Some(named(&talk.name, "docx", bytes));
            }
            Paper::Correction { .. } => told::correction_list(lang, assessed, scored, unit),
            _ => sheets::unit_sheet(lang, assessed, scored, unit),
        };
        let bytes = printed::document(lang, &document, &self.frame(true), created)?;
        Some(named(&document.name, "docx", bytes))
    }
}

/// A file whose name no system refuses.
fn named(name: &str, extension: &str, bytes: Vec<u8>) -> File {
    const LONGEST: usize = 80;
    let refused = |c: char| c.is_control() || "\\/:*?\"<>|".contains(c);
    let name: String = name.chars().map(|c| if refused(c) { '_' } else { c }).take(LONGEST).collect();
    File { name: format!("{}.{extension}", name.trim().trim_end_matches('.')), bytes }
}

/// Tells files of one name apart by numbers.
fn told_apart(files: &mut [File]) {
    let mut names = BTreeSet::new();
    for file in files {
        let (stem, extension) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
        let mut no = 1;
        let mut name = file.name.clone();
        while !names.insert(name.clone()) {
            no += 1;
            name = format!("{stem}-{no}.{extension}");
        }
        file.name = name;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_nothing_that_a_system_refuses() {
        assert_eq!(named("甲/乙：“丙”?", "docx", Vec::new()).name, "甲_乙：“丙”_.docx");
        assert_eq!(named(&"长".repeat(200), "zip", Vec::new()).name.chars().count(), 84);
    }

    #[test]
    fn two_units_of_one_name_get_a_file_each() {
        let mut files = vec![named("甲镇评分表", "docx", vec![1]); 3];
        told_apart(&mut files);
        let names: Vec<&str> = files.iter().map(|file| &*file.name).collect();
        assert_eq!(names, ["甲镇评分表.docx", "甲镇评分表-2.docx", "甲镇评分表-3.docx"]);
    }
}
