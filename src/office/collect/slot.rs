//! 填报项: what a cell of a collection workbook says of a unit, and the key that a template keeps of it.

use std::collections::BTreeMap;

use crate::check::{LeafNo, Plan};
use crate::edit::sheet::{Column, Part};
use crate::text::Lang;
use crate::text::office::collect as say;

/// What a cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// A part of a datum: a figure, marks, a task.
    Figure(Column),
    /// 状态 of a datum as a whole.
    State(LeafNo),
    /// 说明 beside a datum: its reason where it has a state, its note where it has none.
    Note(LeafNo),
}

impl Slot {
    /// The indicator.
    pub fn leaf(self) -> LeafNo {
        match self {
            Slot::Figure(column) => column.leaf,
            Slot::State(leaf) | Slot::Note(leaf) => leaf,
        }
    }

    /// What stands above its column.
    pub fn title(self, lang: Lang, plan: &Plan) -> String {
        match self {
            Slot::Figure(column) => say::part(lang, plan, &column),
            Slot::State(_) => say::STATE.of(lang).to_owned(),
            Slot::Note(_) => say::NOTE.of(lang).to_owned(),
        }
    }

    /// Whether it is the target of a datum.
    pub fn is_target(self) -> bool {
        matches!(self, Slot::Figure(column) if column.part == Part::Target)
    }
}

/// All that can be said by a scheme, each with its key: "T5-1/value", "T2-1/levels/national", "T5-1/state".
#[derive(Debug)]
pub struct Slots<'p> {
    /// The scheme, resolved.
    pub plan: &'p Plan,
    /// All columns, as the data desk has them.
    pub columns: Vec<Column>,
    by_key: BTreeMap<String, Slot>,
}

impl<'p> Slots<'p> {
    /// Of a scheme.
    pub fn of(plan: &'p Plan) -> Slots<'p> {
        let columns = Column::all(plan);
        let mut slots = Slots { plan, columns, by_key: BTreeMap::new() };
        let figures = slots.columns.iter().copied().map(Slot::Figure);
        let aside = plan.leaf_numbers().flat_map(|leaf| [Slot::State(leaf), Slot::Note(leaf)]);
        slots.by_key = figures.chain(aside).map(|slot| (slots.key(slot), slot)).collect();
        slots
    }

    /// The key of a slot.
    pub fn key(&self, slot: Slot) -> String {
        let id = &self.plan.leaf(slot.leaf()).indicator.id;
        match slot {
            Slot::Figure(column) => {
                let part = column.part.field().key();
                match column.id(self.plan) {
                    Some(of_part) => format!("{id}/{part}/{of_part}"),
                    None => format!("{id}/{part}"),
                }
            }
            Slot::State(_) => format!("{id}/state"),
            Slot::Note(_) => format!("{id}/note"),
        }
    }

    /// What a key stands for; none when the scheme does not have it.
    pub fn find(&self, key: &str) -> Option<Slot> {
        self.by_key.get(key.trim()).copied()
    }

    /// The parts of an indicator's datum, its target last.
    pub fn figures(&self, leaf: LeafNo) -> impl Iterator<Item = Column> {
        self.columns.iter().copied().filter(move |column| column.leaf == leaf)
    }
}
