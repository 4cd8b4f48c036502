//! What stands beside the figures of a datum: evidence, notes, reasons.

use std::rc::Rc;

use super::Sheet;
use super::enter::place_of;
use super::step::{Edited, Step};
use super::typed::Refusal;
use crate::check::{LeafNo, UnitNo};
use crate::edit::Tree;
use crate::issue::{Problem, Severity};
use crate::json::{Faults, FromJson, Path, parse};
use crate::model::data::{Evidence, EvidenceStatus};

/// 佐证材料 that a datum names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The document in which it is listed.
    pub document: usize,
    /// 编号, within that document.
    pub id: Rc<str>,
    /// What is said of it; none when the document does not list it.
    pub told: Option<PieceDraft>,
}

/// What is said of a piece of evidence, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PieceDraft {
    /// 名称
    pub title: String,
    /// 文号; may be empty.
    pub file_no: String,
    /// 日期, such as 2025-12-31; may be empty.
    pub date: String,
    /// 核验情况
    pub status: Option<EvidenceStatus>,
}

impl PieceDraft {
    fn of(tree: &Tree) -> PieceDraft {
        let text =
            |key: &str| tree.at(key).and_then(Tree::text).map_or_else(String::new, |text| text.to_string());
        let word = text("status");
        let status = EvidenceStatus::ALL.iter().copied().find(|status| status.word() == word);
        PieceDraft { title: text("title"), file_no: text("file_no"), date: text("date"), status }
    }

    /// Writes it over what a document lists; keys that are not ours stay.
    fn onto(&self, mut tree: Tree) -> Result<Tree, Refusal> {
        let status = self.status.map_or("", EvidenceStatus::word);
        let fields =
            [("title", &*self.title), ("file_no", &self.file_no), ("date", &self.date), ("status", status)];
        for (key, text) in fields {
            let path = Path::default().then(key);
            match text.trim() {
                "" if key != "title" => _ = tree.take(&path),
                text => _ = tree.put(&path, Tree::from(text)),
            }
        }
        readable::<Evidence>(&tree)?;
        Ok(tree)
    }
}

/// Whether the reader of the files takes a value.
fn readable<T: FromJson>(tree: &Tree) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    if let Ok(json) = parse(&tree.to_string()) {
        T::from_json(&json, &mut faults);
    }
    let problem = faults.into_vec().into_iter().find_map(|(_, problem)| match problem {
        Problem::Shape(problem) if problem.severity() == Severity::Error => Some(problem),
        _ => None,
    });
    problem.map_or(Ok(()), |problem| Err(Refusal::Unreadable(problem)))
}

impl Sheet {
    /// The evidence of a datum, in the order of its documents.
    pub fn evidence(&self, unit: UnitNo, leaf: LeafNo) -> Vec<Piece> {
        let of_datum = self.figures(unit, leaf).flat_map(|held| {
            let ids = held.datum.at("evidence").map_or(&[][..], Tree::items);
            ids.iter().filter_map(Tree::text).map(move |id| (held.document, id))
        });
        let told = |document, id| self.listed(document, id).map(|(_, tree)| PieceDraft::of(tree));
        of_datum.map(|(document, id)| Piece { document, id: id.clone(), told: told(document, id) }).collect()
    }

    /// All evidence that a document lists, for a datum to name.
    pub fn evidence_of(&self, document: usize) -> Vec<Piece> {
        let listed = self.list(document).iter().filter_map(|tree| {
            let id = tree.at("id")?.text()?.clone();
            Some(Piece { document, id, told: Some(PieceDraft::of(tree)) })
        });
        listed.collect()
    }

    fn list(&self, document: usize) -> &[Tree] {
        let document = self.documents.get(document);
        document.and_then(|document| document.tree.at("evidence")).map_or(&[], Tree::items)
    }

    fn listed(&self, document: usize, id: &str) -> Option<(usize, &Tree)> {
        let is_it = |tree: &Tree| tree.at("id").and_then(Tree::text).is_some_and(|known| **known == *id);
        self.list(document).iter().enumerate().find(|(_, tree)| is_it(tree))
    }

    /// 说明 of a datum.
    pub fn note(&self, unit: UnitNo, leaf: LeafNo) -> Option<Rc<str>> {
        self.figures(unit, leaf).find_map(|held| held.datum.at("note")?.text().cloned())
    }

    /// 原因 of a datum's state.
    pub fn reason(&self, unit: UnitNo, leaf: LeafNo) -> Option<Rc<str>> {
        self.figures(unit, leaf).find_map(|held| held.datum.at("reason")?.text().cloned())
    }

    /// Writes the note of a datum; an empty one takes it out.
    ///
    /// # Errors
    ///
    /// What the reader of the files says against the text, such as a line break.
    pub fn set_note(&self, unit: UnitNo, leaf: LeafNo, text: &str) -> Result<Option<Edited>, Refusal> {
        let step = Step::Noted { spot: self.spot(unit, leaf) };
        self.set_text(unit, leaf, "note", text, step)
    }

    /// Writes the reason of a datum's state; an empty one takes it out.
    ///
    /// # Errors
    ///
    /// As for [`set_note`](Sheet::set_note).
    pub fn set_reason(&self, unit: UnitNo, leaf: LeafNo, text: &str) -> Result<Option<Edited>, Refusal> {
        let step = Step::Reasoned { spot: self.spot(unit, leaf) };
        self.set_text(unit, leaf, "reason", text, step)
    }

    fn set_text(
        &self,
        unit: UnitNo,
        leaf: LeafNo,
        key: &str,
        text: &str,
        step: Step,
    ) -> Result<Option<Edited>, Refusal> {
        let text = Tree::from(text.trim());
        let is_empty = text.text().is_some_and(|text| text.is_empty());
        if !is_empty {
            readable::<Rc<str>>(&text)?;
            self.assessed(unit, leaf)?;
        }
        let mut sheet = self.clone();
        let holder = self.figures(unit, leaf).find(|held| held.datum.at(key).is_some()).map(place_of);
        let place = match holder {
            Some(holder) => Some(holder),
            None if is_empty => None,
            None => sheet.datum_place(unit, leaf),
        };
        let changed = place.is_some_and(|place| {
            sheet.rewrite(place, leaf, |draft| if is_empty { draft.take(key) } else { draft.put(key, text) })
        });
        Ok(changed.then_some(Edited { sheet, step }))
    }

    fn assessed(&self, unit: UnitNo, leaf: LeafNo) -> Result<(), Refusal> {
        if self.is_assessed(unit, leaf) { Ok(()) } else { Err(Refusal::NotAssessed) }
    }

    /// Where a datum's figures stand, or would.
    fn datum_place(&mut self, unit: UnitNo, leaf: LeafNo) -> Option<(usize, usize)> {
        let first = self.columns_of(leaf).first().copied()?;
        self.place_for(unit, &first)
    }

    /// Gives a datum a new piece of evidence, which its document lists from now on.
    ///
    /// # Errors
    ///
    /// What the reader of the files says against it.
    pub fn attach(&self, unit: UnitNo, leaf: LeafNo, piece: &PieceDraft) -> Result<Option<Edited>, Refusal> {
        self.assessed(unit, leaf)?;
        let mut sheet = self.clone();
        let Some((document, row)) = sheet.datum_place(unit, leaf) else { return Ok(None) };
        let id = sheet.next_id(document);
        let entry = piece.onto([("id", Tree::from(&*id))].into_iter().collect())?;
        let list = Path::default().then("evidence");
        let Some(of) = Rc::make_mut(&mut sheet.documents).get_mut(document) else { return Ok(None) };
        if !matches!(of.tree.at("evidence"), Some(Tree::List(_))) {
            of.tree.put(&list, Tree::list());
        }
        let end = of.tree.at("evidence").map_or(0, |list| list.items().len());
        of.tree.insert(&list, end, entry);
        sheet.name((document, row), leaf, &id);
        let step = Step::Attached { spot: self.spot(unit, leaf), title: piece.title.trim().into() };
        Ok(Some(Edited { sheet, step }))
    }

    /// Lets a datum name a piece of evidence that a document lists already.
    pub fn link(&self, unit: UnitNo, leaf: LeafNo, document: usize, id: &str) -> Option<Edited> {
        let title = PieceDraft::of(self.listed(document, id)?.1).title.into();
        if !self.is_assessed(unit, leaf) || !self.documents.get(document)?.is_shown() {
            return None;
        }
        let mut sheet = self.clone();
        let here = self.figures(unit, leaf).find(|held| held.document == document).map(place_of);
        let place = match here {
            Some(place) => place,
            None => {
                let row = Rc::make_mut(&mut sheet.documents).get_mut(document)?.row(self.plan(), unit);
                (document, row)
            }
        };
        let step = Step::Attached { spot: self.spot(unit, leaf), title };
        sheet.name(place, leaf, id).then_some(Edited { sheet, step })
    }

    /// Puts the id of a piece of evidence behind those that a datum names.
    fn name(&mut self, place: (usize, usize), leaf: LeafNo, id: &str) -> bool {
        self.rewrite(place, leaf, |draft| {
            let mut ids = draft.get("evidence").map_or(&[][..], Tree::items).to_vec();
            if !ids.iter().any(|known| known.text().is_some_and(|known| **known == *id)) {
                ids.push(Tree::from(id));
            }
            draft.put("evidence", ids.into_iter().collect());
        })
    }

    /// Changes what a document says of a piece of evidence.
    ///
    /// # Errors
    ///
    /// What the reader of the files says against it.
    pub fn describe(&self, document: usize, id: &str, piece: &PieceDraft) -> Result<Option<Edited>, Refusal> {
        let Some((no, before)) = self.listed(document, id) else { return Ok(None) };
        let entry = piece.onto(before.clone())?;
        if entry == *before {
            return Ok(None);
        }
        let mut sheet = self.clone();
        let path = Path::default().then("evidence").then(no);
        if let Some(document) = Rc::make_mut(&mut sheet.documents).get_mut(document) {
            document.tree.put(&path, entry);
        }
        Ok(Some(Edited { sheet, step: Step::Described { title: piece.title.trim().into() } }))
    }

    /// Takes a piece of evidence from a datum, and out of the document's list when nothing else names it.
    pub fn detach(&self, unit: UnitNo, leaf: LeafNo, document: usize, id: &str) -> Option<Edited> {
        let listed = self.listed(document, id);
        let title = listed.map_or_else(|| id.into(), |(_, tree)| PieceDraft::of(tree).title.into());
        let is_it = |known: &Tree| known.text().is_some_and(|known| **known == *id);
        let mut sheet = self.clone();
        let here = self.figures(unit, leaf).filter(|held| held.document == document).map(place_of);
        let mut changed = false;
        for place in here.collect::<Vec<_>>() {
            changed |= sheet.rewrite(place, leaf, |draft| {
                let ids = draft.get("evidence").map_or(&[][..], Tree::items);
                let rest: Vec<Tree> = ids.iter().filter(|known| !is_it(known)).cloned().collect();
                if rest.is_empty() {
                    draft.take("evidence");
                } else {
                    draft.put("evidence", rest.into_iter().collect());
                }
            });
        }
        if let Some((no, _)) = listed.filter(|_| changed && !sheet.is_named(document, id))
            && let Some(document) = Rc::make_mut(&mut sheet.documents).get_mut(document)
        {
            document.tree.take(&Path::default().then("evidence").then(no));
        }
        changed.then(|| Edited { sheet, step: Step::Detached { spot: self.spot(unit, leaf), title } })
    }

    /// Whether any datum or event of a document names a piece of evidence.
    fn is_named(&self, document: usize, id: &str) -> bool {
        let Some(document) = self.documents.get(document) else { return false };
        let items = |key: &str| document.tree.at(key).map_or(&[][..], Tree::items).iter();
        let data = items("rows").filter_map(|row| row.at("values"));
        let data = data.flat_map(|values| values.members().iter().map(|(_, datum)| datum));
        let named = data.chain(items("events")).filter_map(|holder| holder.at("evidence"));
        named.flat_map(Tree::items).any(|known| known.text().is_some_and(|known| **known == *id))
    }

    /// An id that no piece of evidence of a document has, after the manner of the last one.
    fn next_id(&self, document: usize) -> String {
        let pieces = self.evidence_of(document);
        let last = pieces.last().map_or("E0", |piece| &*piece.id);
        let stem = last.trim_end_matches(|c: char| c.is_ascii_digit());
        let stem = if stem.len() == last.len() { "E" } else { stem };
        let is_free = |id: &String| !pieces.iter().any(|piece| *piece.id == **id);
        let from = last
            .strip_prefix(stem)
            .and_then(|no| no.parse::<usize>().ok())
            .map_or(1, |no| no.saturating_add(1));
        let ids = (from..).map(|no| format!("{stem}{no}"));
        ids.take(pieces.len() + 1).find(is_free).unwrap_or_else(|| stem.to_owned())
    }
}
