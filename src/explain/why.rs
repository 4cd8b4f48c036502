//! Why marks were lost: the one fact that a town's mayor asks for.

use super::Expr;
use crate::check::{Cell, Entry, GroupNo};
use crate::exact::Exact;
use crate::issue::Field as DataField;
use crate::model::rule::{Rule, Statistic};
use crate::model::scheme::Indicator;
use crate::score::field::Field;
use crate::score::{Name, NodeScore, NodeState, Note, Op};

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
    /// The value lies short of the point of full marks.
    ShortOfFull {
        /// The value.
        x: Exact,
        /// The point of full marks.
        full: Exact,
    },
    /// The value is in a lower band than the best.
    LowerBand {
        /// The best band, by its place in the rule.
        best: usize,
    },
    /// The value is on the wrong side of the reference.
    ShortOfReference {
        /// The value.
        x: Exact,
        /// The reference.
        reference: Exact,
    },
    /// Another unit of the group is better (极差法).
    ShortOfBest {
        /// The value.
        x: Exact,
        /// The best value of the group.
        best: Exact,
    },
    /// The value lies short of the last point of a curve.
    ShortOfTop {
        /// The value.
        x: Exact,
        /// The point with the highest rate.
        top: Exact,
    },
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
    rate_expr: Option<&Expr>,
    standing: (&Field, GroupNo),
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
    Why::Lost {
        points: marks - &points.rounded,
        cause: cause(indicator, cell, score, notes, rate_expr, standing),
    }
}

fn cause(
    indicator: &Indicator,
    cell: &Cell,
    score: &NodeScore,
    notes: &[Note],
    rate_expr: Option<&Expr>,
    (field, group): (&Field, GroupNo),
) -> Cause {
    if notes.contains(&Note::NoTarget) {
        return Cause::NoTarget;
    }
    let special = |note: &Note| {
        matches!(
            note,
            Note::ZeroTarget | Note::EndsCoincide { .. } | Note::EndsReversed { .. } | Note::AloneWithValue
        )
    };
    if notes.iter().any(special) {
        return Cause::Given;
    }
    let Some(x) = score.x.clone() else { return Cause::Given };
    match (&indicator.rule, &cell.target) {
        (Rule::Completion(_) | Rule::Threshold(_), Some(target)) => {
            Cause::ShortOfTarget { x, target: target.value.clone() }
        }
        (Rule::Linear(_) | Rule::Efficacy(_), _) => match rate_expr.and_then(full_point) {
            Some(full) => Cause::ShortOfFull { x, full },
            None => Cause::Given,
        },
        (Rule::Minmax(_), _) => match field.statistic(Statistic::GroupBest, group) {
            Some(best) => Cause::ShortOfBest { x, best },
            None => Cause::Given,
        },
        (Rule::Piecewise(rule), _) => {
            let top = rule.points.iter().max_by(|a, b| a.rate.cmp(&b.rate).then(b.x.cmp(&a.x)));
            top.map_or(Cause::Given, |top| Cause::ShortOfTop { x, top: top.x.clone() })
        }
        (Rule::Bands(rule), _) => {
            let best =
                rule.bands.iter().enumerate().max_by(|(a, x), (b, y)| x.rate.cmp(&y.rate).then(b.cmp(a)));
            best.map_or(Cause::Given, |(best, _)| Cause::LowerBand { best })
        }
        (Rule::Steps(rule), _) if score.rate.as_ref() == Some(&rule.start_rate) => Cause::Starting,
        (Rule::Steps(_), _) => match rate_expr.and_then(reference) {
            Some(reference) => Cause::ShortOfReference { x, reference },
            None => Cause::Given,
        },
        (Rule::Rank(_), _) => Cause::Place { place: field.place(&x, group), of: field.count(group) },
        _ => Cause::Given,
    }
}

/// The point of full marks in the formula of a linear rule: what the first difference in its divisor
/// is taken from.
fn full_point(expr: &Expr) -> Option<Exact> {
    let Expr::Result { op, terms, .. } = expr else { return None };
    match (op, terms.as_slice()) {
        (Op::Over, [_, span]) => match span.as_ref() {
            Expr::Result { op: Op::Minus, terms, .. } => terms.first().map(|full| full.value().clone()),
            _ => None,
        },
        _ => terms.iter().find_map(|term| full_point(term)),
    }
}

/// The reference in the formula of a rule by steps: what the value is measured from.
fn reference(expr: &Expr) -> Option<Exact> {
    let Expr::Result { op, terms, .. } = expr else { return None };
    let is_x = |term: &Expr| matches!(term, Expr::Known { name: Name::X, .. });
    match (op, terms.as_slice()) {
        (Op::Minus, [a, b]) if is_x(a) => Some(b.value().clone()),
        (Op::Minus, [a, b]) if is_x(b) => Some(a.value().clone()),
        _ => terms.iter().find_map(|term| reference(term)),
    }
}
