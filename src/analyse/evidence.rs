//! 佐证清单: which evidence a unit's data need, and what has been filed.

use crate::check::{Assessment, LeafNo, UnitNo};
use crate::issue::FileNo;
use crate::model::data::{Evidence, EvidenceStatus};
use crate::model::scheme::EvidenceNeed;
use crate::score::{NodeState, Scores};

/// How far the evidence of an indicator is settled; what is most urgent comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Settled {
    /// 缺: nothing was filed, though something was reported.
    Missing,
    /// 不予采信: whatever was filed was rejected.
    Rejected,
    /// 未核验: something was filed, and not all of it is checked.
    Unchecked,
    /// 已核验
    Checked,
    /// 无需佐证: nothing was reported or it does not apply, so there is nothing to give evidence of.
    Idle,
}

/// A piece of evidence that was filed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece<'a> {
    /// The file that lists it.
    pub file: FileNo,
    /// What that says of it.
    pub evidence: &'a Evidence,
}

/// An indicator and its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<'a> {
    /// The indicator.
    pub leaf: LeafNo,
    /// Whether the scheme demands evidence (必备); else it was filed of free will.
    pub required: bool,
    /// How far it is settled.
    pub settled: Settled,
    /// What was filed, in the order of the files.
    pub pieces: Vec<Piece<'a>>,
}

/// A unit's checklist: each indicator that demands evidence, what is missing first, then those where
/// some was filed of free will.
pub fn checklist<'a>(assessment: &'a Assessment, scores: &Scores, unit: UnitNo) -> Vec<Item<'a>> {
    let leaves = assessment.plan.leaf_numbers();
    let mut items: Vec<Item<'a>> = leaves.filter_map(|leaf| item(assessment, scores, unit, leaf)).collect();
    items.sort_by_key(|item| (!item.required, item.settled));
    items
}

fn item<'a>(assessment: &'a Assessment, scores: &Scores, unit: UnitNo, leaf: LeafNo) -> Option<Item<'a>> {
    let state = scores.node(unit, assessment.plan.leaf(leaf).node).state;
    if state == NodeState::Absent {
        return None;
    }
    let required = assessment.plan.leaf(leaf).indicator.evidence == EvidenceNeed::Required;
    let pieces = pieces(assessment, unit, leaf);
    if !required && pieces.is_empty() {
        return None;
    }
    let reported = matches!(state, NodeState::Scored | NodeState::Pending);
    Some(Item { leaf, required, settled: settled(reported, &pieces), pieces })
}

/// What the files that gave an indicator's data filed with them, each piece once.
fn pieces(assessment: &Assessment, unit: UnitNo, leaf: LeafNo) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for source in &assessment.ledger.cell(unit, leaf).record {
        let Some((file, data)) = assessment.data_files.iter().find(|(no, _)| *no == source.file) else {
            continue;
        };
        let filed = source.evidence.iter().filter_map(|no| data.evidence.get(*no));
        for piece in filed.map(|evidence| Piece { file: *file, evidence }) {
            if !pieces.contains(&piece) {
                pieces.push(piece);
            }
        }
    }
    pieces
}

fn settled(reported: bool, pieces: &[Piece<'_>]) -> Settled {
    let status = |piece: &Piece<'_>| piece.evidence.status.unwrap_or(EvidenceStatus::Unchecked);
    let mut held = pieces.iter().map(status).filter(|status| *status != EvidenceStatus::Rejected).peekable();
    if pieces.is_empty() {
        return if reported { Settled::Missing } else { Settled::Idle };
    }
    if held.peek().is_none() {
        return Settled::Rejected;
    }
    if held.all(|status| status == EvidenceStatus::Checked) { Settled::Checked } else { Settled::Unchecked }
}
