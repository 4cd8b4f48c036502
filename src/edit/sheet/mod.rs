//! 数据台: the data documents of one scheme as a sheet of units by indicators.
//!
//! A [`Sheet`] is a value: whatever is typed, pasted or cleared makes another one, which shares with the
//! first all that is the same, together with the [`Step`] that led to it. So a [`History`](super::History)
//! of sheets takes every step back. Its documents stay [`Tree`]s; what is typed goes into the document of
//! the department that reports the indicator, and what stands beside it is left as it was.
//!
//! - `column`: what a datum consists of, by its measure.
//! - `document`: one document, and where its rows stand.
//! - `cell`: what the documents say of a unit on an indicator.
//! - `typed`: texts, read or refused. `enter`: what was read, written into a document.
//! - `table`, `heading`, `aim`, `paste`: a block from a spreadsheet's clipboard. `block`: copy, fill, clear.
//! - `aside`: evidence, notes and reasons. `view`: which units and columns are looked at.

mod aim;
mod aside;
mod block;
mod cell;
mod column;
mod document;
mod draft;
mod enter;
mod heading;
mod paste;
mod step;
mod table;
mod typed;
mod view;

use std::rc::Rc;

pub use aside::{Piece, PieceDraft};
pub use block::Block;
pub use cell::Cell;
pub use column::{Column, Part};
pub use document::Document;
pub use heading::Headings;
pub use paste::{Pasted, Stray};
pub use step::{Edited, Step};
pub use table::{parse as parse_table, written as written_table};
pub use typed::{DONE, NOT_DONE, Refusal, Typed, state_word};
pub use view::{Filter, Only, View};

use crate::check::{LeafNo, Plan, UnitNo};
use crate::edit::Tree;
use crate::issue::Spot;
use crate::json::{Path, Step as PathStep};
use crate::model::data::Stage;
use crate::model::scheme::Scheme;

/// A cell's place: a unit and the number of a [`Column`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The unit.
    pub unit: UnitNo,
    /// The number of the column in [`Sheet::columns`].
    pub column: usize,
}

/// Units by indicators, over the data documents of one stage.
#[derive(Clone, Debug)]
pub struct Sheet {
    frame: Rc<Frame>,
    documents: Rc<Vec<Document>>,
}

/// What stays the same while data are typed.
#[derive(Debug)]
struct Frame {
    plan: Plan,
    columns: Vec<Column>,
    stage: Stage,
    /// Who reports what the scheme names no department for.
    office: Rc<str>,
}

impl Sheet {
    /// Opens data documents of a scheme without errors. Documents of another scheme are kept as they are;
    /// those of the other stage show their targets. `office` is the department for which a document is
    /// begun when data are typed that the scheme names no source for.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use ip_scorecard::edit::{Tree, sheet::{Place, Sheet}};
    /// use ip_scorecard::{check::UnitNo, model::data::Stage, read::{Input, open}};
    ///
    /// let scheme = r#"{
    ///   "format": "ip-scorecard/scheme@1", "id": "s", "version": "1", "title": "示例", "status": "draft",
    ///   "period": { "start": "2025-01-01", "end": "2025-12-31" },
    ///   "groups": [{ "id": "town", "title": "镇" }],
    ///   "units": [{ "code": "120113100000", "title": "天穆镇", "group": "town" }],
    ///   "tree": [{ "id": "A", "title": "完成数", "weight": 100, "target": 60, "source": "甲局",
    ///              "rule": { "kind": "completion" } }]
    /// }"#;
    /// let opened = open(&Input { name: "s.json".into(), bytes: scheme.as_bytes().into() }, &|_| None);
    /// let sheet = Sheet::open(opened.scheme().unwrap(), Vec::new(), Stage::Verified, "考核办");
    /// let place = Place { unit: UnitNo(0), column: 0 };
    /// let edited = sheet.type_in(place, "36").unwrap().unwrap();
    /// assert_eq!(edited.sheet.text(place), "36");
    /// assert_eq!(edited.sheet.documents()[0].department(), "甲局");
    /// assert!(sheet.documents().is_empty(), "the sheet before is as it was");
    /// ```
    pub fn open(scheme: &Rc<Scheme>, documents: Vec<Tree>, stage: Stage, office: &str) -> Sheet {
        let plan = Plan::of(scheme.clone());
        let documents = documents.into_iter().map(|tree| Document::open(&plan, stage, tree)).collect();
        let columns = Column::all(&plan);
        let frame = Frame { plan, columns, stage, office: office.into() };
        Sheet { frame: Rc::new(frame), documents: Rc::new(documents) }
    }

    /// The scheme, resolved.
    pub fn plan(&self) -> &Plan {
        &self.frame.plan
    }

    /// All columns, in the scheme's order of indicators.
    pub fn columns(&self) -> &[Column] {
        &self.frame.columns
    }

    /// The stage whose figures are shown.
    pub fn stage(&self) -> Stage {
        self.frame.stage
    }

    /// The documents: those that were opened, in their order, and then those that the sheet has begun.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The document and the way in it to what a cell shows; none while nothing is written there.
    pub fn path(&self, place: Place) -> Option<(usize, Path)> {
        let column = self.columns().get(place.column)?;
        let id = column.id(self.plan());
        let mut held = self.held(place.unit, column.leaf);
        let held = held.find(|held| cell::content(held.datum, column.part, id).is_some())?;
        let leaf = self.plan().leaf(column.leaf).indicator.id.text();
        Some((held.document, document::datum_path(held.row, &leaf)))
    }

    /// The datum that a way in a document leads to or into, as an issue gives it, and the part of it
    /// where the way goes that far.
    pub fn find(&self, document: usize, path: &Path) -> Option<(UnitNo, LeafNo, Option<usize>)> {
        let [PathStep::Key(rows), PathStep::Item(row), PathStep::Key(values), PathStep::Key(id), rest @ ..] =
            path.steps()
        else {
            return None;
        };
        if &**rows != "rows" || &**values != "values" {
            return None;
        }
        let unit = self.documents.get(document)?.unit(self.plan(), *row)?;
        let leaf = self.plan().leaf_by_id(id)?;
        let is_meant = |column: &Column| match rest {
            [PathStep::Key(field), rest @ ..] if **field == *column.part.field().key() => {
                match (column.id(self.plan()), rest) {
                    (Some(id), [PathStep::Key(level), ..]) => id == level,
                    (Some(_), _) => false,
                    (None, _) => true,
                }
            }
            _ => false,
        };
        let column = self.columns().iter().position(|column| column.leaf == leaf && is_meant(column));
        Some((unit, leaf, column))
    }

    /// Unit and indicator of a cell as a sentence names them; none outside of the sheet.
    pub fn spot_of(&self, place: Place) -> Option<Spot> {
        let column = self.columns().get(place.column)?;
        self.plan().units.get(place.unit.0)?;
        Some(self.spot(place.unit, column.leaf))
    }

    fn spot(&self, unit: UnitNo, leaf: LeafNo) -> Spot {
        Spot { unit: self.plan().unit(unit).title.clone(), indicator: self.plan().leaf(leaf).label() }
    }
}
