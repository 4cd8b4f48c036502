//! Formulas and notes of a trace, as JSON.

use serde_json::{Value, json};

use crate::explain::Expr;
use crate::score::{Name, Note, Op};

/// `{ "op": "over", "terms": […], "value": "0.95" }`, and `{ "name": "num", "value": "19" }` at the ends.
pub(super) fn formula(expr: &Expr) -> Value {
    match expr {
        Expr::Known { name, value } => {
            let (name, of) = named(name);
            let mut out = json!({ "name": name, "value": value.to_string() });
            if let (Some(of), Some(object)) = (of, out.as_object_mut()) {
                object.insert("of".into(), of.into());
            }
            out
        }
        Expr::Constant(value) => json!({ "value": value.to_string() }),
        Expr::Result { op, terms, value } => json!({
            "op": operation(*op),
            "terms": terms.iter().map(|term| formula(term)).collect::<Vec<_>>(),
            "value": value.to_string(),
        }),
    }
}

fn operation(op: Op) -> &'static str {
    match op {
        Op::Plus => "plus",
        Op::Minus => "minus",
        Op::Times => "times",
        Op::Over => "over",
        Op::AtMost => "at_most",
        Op::AtLeast => "at_least",
        Op::Floor => "floor",
        Op::Ceil => "ceil",
        Op::Abs => "abs",
    }
}

fn named(name: &Name) -> (&'static str, Option<&str>) {
    match name {
        Name::X => ("x", None),
        Name::Value => ("value", None),
        Name::Numerator => ("num", None),
        Name::Denominator => ("den", None),
        Name::Attribute(attribute) => ("attribute", Some(attribute)),
        Name::Scale => ("scale", None),
        Name::Current => ("current", None),
        Name::Base => ("base", None),
        Name::Count(title) => ("count", Some(title)),
        Name::Factor(title) => ("factor", Some(title)),
        Name::Mark => ("mark", None),
        Name::Marks => ("marks", None),
        Name::Share(title) => ("share", Some(title)),
        Name::Target => ("target", None),
        Name::Cap => ("cap", None),
        Name::ZeroAt => ("zero_at", None),
        Name::FullAt => ("full_at", None),
        Name::Reference => ("reference", None),
        Name::Statistic(statistic) => (statistic.word(), None),
        Name::Per => ("per", None),
        Name::Gain => ("gain", None),
        Name::Loss => ("loss", None),
        Name::StartRate => ("start_rate", None),
        Name::MinRate => ("min_rate", None),
        Name::MaxRate => ("max_rate", None),
        Name::Weight => ("full", None),
        Name::Place => ("place", None),
        Name::Reporting => ("units_with_value", None),
        Name::Drop => ("drop", None),
        Name::FloorRate => ("floor_rate", None),
        Name::Unacceptable => ("unacceptable", None),
        Name::Satisfactory => ("satisfactory", None),
        Name::LowPoint => ("low_point", None),
        Name::HighPoint => ("high_point", None),
        Name::LowRate => ("low_rate", None),
        Name::HighRate => ("high_rate", None),
        Name::GivenRate => ("given_rate", None),
        Name::Rate => ("rate", None),
    }
}

pub(super) fn note(note: &Note) -> Value {
    match note {
        Note::ExtremesDropped { highest, lowest } => {
            json!({ "note": "extremes_dropped", "highest": highest.to_string(), "lowest": lowest.to_string() })
        }
        Note::NothingToDivide => json!({ "note": "nothing_to_divide" }),
        Note::NoBaseToGrowFrom => json!({ "note": "no_base" }),
        Note::ZeroBaseGiven => json!({ "note": "zero_base_given" }),
        Note::NoTarget => json!({ "note": "no_target" }),
        Note::ZeroTarget => json!({ "note": "zero_target" }),
        Note::EndsCoincide { reached } => json!({ "note": "ends_coincide", "reached": reached }),
        Note::EndsReversed { reached } => json!({ "note": "ends_reversed", "reached": reached }),
        Note::AloneWithValue => json!({ "note": "alone_with_value" }),
        Note::TargetMet => json!({ "note": "target_met" }),
        Note::TargetMissed => json!({ "note": "target_missed" }),
        Note::Completion(share) => json!({ "note": "completion", "share": share.to_string() }),
        Note::BelowPoints => json!({ "note": "below_points" }),
        Note::AbovePoints => json!({ "note": "above_points" }),
        Note::InBand(band) => json!({ "note": "in_band", "band": band }),
    }
}
