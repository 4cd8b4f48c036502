//! Why marks were lost: the one fact that a town's mayor asks for.

use crate::check::{Cell, Entry, GroupNo};
use crate::exact::Exact;
use crate::issue::Field as DataField;
use crate::model::rule::Rule;
use crate::model::scheme::Indicator;
use crate::score::field::Field;
use crate::score::{NodeScore, NodeState, Note};

/// Why a score is what it is, against full marks.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Nothing was lost.
    Full,
    /// More than full marks.
    Above {
        /// Points above full marks.
        gained: Exact,
    },
    /// Full marks before rounding, and rounding took or gave something; or the reverse.
    Rounded,
    /// 不适用, and so neither earned nor lost; the reason as reported.
    NotApplicable {
        /// The rate that the scheme gives for that, if any.
        rate: Option<Exact>,
    },
    /// 未报送
    NotReported {
        /// What was missing when a part was sent.
        missing: Vec<DataField>,
    },
    /// Marks were lost.
    Lost {
        /// How many, as published.
        points: Exact,
        /// On what ground.
        cause: Cause,
    },
}

/// On what ground marks were lost.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// The target was missed by so much.
    ShortOfTarget {
        /// The value.
        x: Exact,
        /// The target.
        target: Exact,
    },
    /// There is no target, and the scheme gives this rate then.
    NoTarget,
    /// The value lies below the point of full marks.
    ShortOfFull,
    /// The value is in a lower band.
    LowerBand,
    /// The value is on the wrong side of the reference.
    ShortOfReference,
    /// The starting rate itself is below full marks.
    Starting,
    /// Others stand before this unit.
    Place {
        /// The place.
        place: usize,
        /// Units with a value.
        of: usize,
    },
    /// A rate that the scheme gives for a special case.
    Given,
}

pub(super) fn why(
    indicator: &Indicator,
    cell: &Cell,
    score: &NodeScore,
    marks: &Exact,
    notes: &[Note],
    field: &Field,
    group: GroupNo,
) -> Why {
    match score.state {
        NodeState::NotApplicable => return Why::NotApplicable { rate: score.rate.clone() },
        NodeState::NotReported | NodeState::Absent => {
            let missing = match &cell.entry {
                Entry::Partial(missing) => missing.clone(),
                _ => Vec::new(),
            };
            return Why::NotReported { missing };
        }
        NodeState::Scored | NodeState::Pending => {}
    }
    let (Some(points), Some(rate)) = (&score.score, &score.rate) else { return Why::Full };
    if points.rounded == *marks {
        return if *rate == Exact::ONE { Why::Full } else { Why::Rounded };
    }
    if points.rounded > *marks {
        return Why::Above { gained: &points.rounded - marks };
    }
    if *rate == Exact::ONE {
        return Why::Rounded;
    }
    Why::Lost { points: marks - &points.rounded, cause: cause(indicator, cell, score, notes, field, group) }
}

fn cause(
    indicator: &Indicator,
    cell: &Cell,
    score: &NodeScore,
    notes: &[Note],
    field: &Field,
    group: GroupNo,
) -> Cause {
    if notes.contains(&Note::NoTarget) {
        return Cause::NoTarget;
    }
    let special =
        |note: &Note| matches!(note, Note::ZeroTarget | Note::EndsCoincide { .. } | Note::AloneWithValue);
    if notes.iter().any(special) {
        return Cause::Given;
    }
    let Some(x) = score.x.clone() else { return Cause::Given };
    match (&indicator.rule, &cell.target) {
        (Rule::Completion(_) | Rule::Threshold(_), Some(target)) => {
            Cause::ShortOfTarget { x, target: target.value.clone() }
        }
        (Rule::Linear(_), _) => Cause::ShortOfFull,
        (Rule::Bands(_), _) => Cause::LowerBand,
        (Rule::Steps(rule), _) if score.rate.as_ref() == Some(&rule.start_rate) => Cause::Starting,
        (Rule::Steps(_), _) => Cause::ShortOfReference,
        (Rule::Rank(_), _) => Cause::Place { place: field.place(&x, group), of: field.count(group) },
        _ => Cause::Given,
    }
}
