//! 指标值 as a formula: from the figures of one datum to one value.

use super::layout::LeafCols;
use crate::check::LeafNo;
use crate::model::measure::Measure;
use crate::office::book::frame::{Frame, Param};
use crate::office::book::place::{Spot, literal, sum};
use crate::score::NodeState;
use crate::text;

/// The formula of an indicator's value in a row; none where a parameter has no cell.
///
/// What is not reported or does not apply comes to the words for it, which sums and statistics leave out.
pub fn value(frame: &Frame<'_>, leaf: LeafNo, cols: &LeafCols, row: u32) -> Option<String> {
    let measure = &frame.plan().leaf(leaf).indicator.measure;
    let cells: Vec<String> = cols.inputs.iter().map(|col| Spot::new(row, *col).to_string()).collect();
    let (first, last) = (cells.first()?, cells.last()?);
    let all = if first == last { first.clone() } else { format!("{first}:{last}") };
    let needed = match measure {
        Measure::Ratio(_) | Measure::Growth(_) | Measure::Change(_) => 2,
        Measure::Value(_) | Measure::Levels(_) | Measure::Judged(_) | Measure::Checklist(_) => 1,
    };
    let state = Spot::new(row, cols.state);
    let (none, missing) = words(frame);
    let figure = figure(frame, leaf, measure, &cells, &all)?;
    Some(format!(
        "IF({state}={none},{none},IF(OR({state}={missing},COUNT({all})<{needed}),{missing},{figure}))"
    ))
}

/// 不适用 and 未报送, as formulas write them.
pub fn words(frame: &Frame<'_>) -> (String, String) {
    let word = |state| literal(text::node_state(frame.lang, state));
    (word(NodeState::NotApplicable), word(NodeState::NotReported))
}

fn figure(frame: &Frame<'_>, leaf: LeafNo, measure: &Measure, cells: &[String], all: &str) -> Option<String> {
    let (none, _) = words(frame);
    // Differences and sums of decimals are decimals; the rounding takes away what binary fractions add.
    Some(match (measure, cells) {
        (Measure::Ratio(_), [num, den]) => {
            let scale = frame.param(&Param::Scale(leaf))?;
            // A negative denominator is an error in the data, and shown as one.
            format!("IF(AND({num}=0,{den}=0),{none},{num}*{scale}/IF({den}>0,{den},0))")
        }
        (Measure::Growth(_), [current, base]) => {
            let otherwise = frame.param(&Param::ZeroBase(leaf)).unwrap_or(none);
            format!("IF({base}<=0,{otherwise},ROUND({current}-{base},10)*100/{base})")
        }
        (Measure::Change(_), [current, base]) => format!("ROUND({current}-{base},10)"),
        (Measure::Levels(_), _) => {
            let factor = |no: usize| frame.param(&Param::Factor(leaf, no));
            let parts: Option<Vec<String>> =
                cells.iter().enumerate().map(|(no, cell)| Some(format!("{cell}*{}", factor(no)?))).collect();
            format!("ROUND({},10)", sum(&parts?))
        }
        (Measure::Judged(_), _) => {
            let from = frame.param(&Param::TrimFrom(leaf))?;
            let trimmed = format!("ROUND(SUM({all})-MAX({all})-MIN({all}),10)/(COUNT({all})-2)");
            format!("IF(COUNT({all})>={from},{trimmed},ROUND(SUM({all}),10)/COUNT({all}))")
        }
        (Measure::Checklist(list), _) if list.items.iter().all(|(_, task)| task.share.is_none()) => {
            format!("SUM({all})*100/{}", cells.len())
        }
        (Measure::Checklist(_), _) => {
            let shares = cells.iter().enumerate().map(|(no, cell)| {
                let share = frame.param(&Param::Share(leaf, no))?;
                Some(format!("{cell}*{share}"))
            });
            format!("ROUND({}*100,10)", sum(&shares.collect::<Option<Vec<_>>>()?))
        }
        (Measure::Value(_), [value]) => value.clone(),
        _ => return None,
    })
}
