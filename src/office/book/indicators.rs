//! 指标: the tree with weights and marks, how each indicator is scored, and the parameters that formulas
//! refer to.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::frame::{Frame, ROOT, VALUE, first_parameter};
use super::look::{Kind, Look};
use super::place::{Spot, sum};
use super::print;
use super::sheet::{Live, Sheet, Value};
use crate::check::NodeNo;
use crate::exact::Exact;
use crate::model::scheme::Aggregate;
use crate::text;
use crate::text::office::book as word;

/// Widths of columns, in half-width characters.
const NAME: f64 = 40.0;
const SCORING: f64 = 70.0;
const CLAUSES: f64 = 36.0;
const SHORT: f64 = 14.0;

/// Writes the sheet.
pub fn write(frame: &Frame<'_>, look: &Look) -> Result<Worksheet, XlsxError> {
    let (lang, plan) = (frame.lang, frame.plan());
    let mut sheet = Sheet::new(&frame.sheets.indicators, look, word::STIFF.of(lang))?;
    sheet.text(Spot::new(0, 0), word::INDICATORS.of(lang), Kind::Title)?;
    sheet.text(Spot::new(1, 0), word::INDICATORS_HINT.of(lang), Kind::Hint)?;
    let mut titles: Vec<String> =
        [word::ID, word::NODE, word::MEASURED].map(|title| title.of(lang).to_owned()).to_vec();
    for group in &plan.groups {
        titles.extend([word::WEIGHT, word::MARKS].map(|what| word::of_group(lang, &group.title, what)));
    }
    let behind = u16::try_from(titles.len()).unwrap_or(u16::MAX);
    titles.extend(
        [word::SCORING, word::CLAUSES, word::DUTY, word::SOURCE].map(|title| title.of(lang).to_owned()),
    );
    for (col, title) in (0u16..).zip(&titles) {
        sheet.text(Spot::new(ROOT - 1, col), title, Kind::Head)?;
    }
    for no in plan.node_numbers() {
        node(frame, &mut sheet, no, behind)?;
    }
    parameters(frame, &mut sheet)?;
    let raw = &mut sheet.raw;
    raw.set_row_height(0, 26)?;
    raw.set_row_height(ROOT - 1, 36)?;
    raw.set_column_width(0, 12)?;
    raw.set_column_width(1, NAME)?;
    raw.set_column_range_width(2, behind - 1, 11)?;
    raw.set_column_width(behind, SCORING)?;
    raw.set_column_width(behind + 1, CLAUSES)?;
    raw.set_column_range_width(behind + 2, behind + 3, SHORT)?;
    raw.set_freeze_panes(ROOT, 2)?;
    print::set_up(raw, frame, print::Face::LyingWhole)?;
    raw.set_repeat_rows(ROOT - 1, ROOT - 1)?;
    Ok(sheet.raw)
}

fn node(frame: &Frame<'_>, sheet: &mut Sheet<'_>, no: NodeNo, behind: u16) -> Result<(), XlsxError> {
    let (lang, plan) = (frame.lang, frame.plan());
    let node = plan.node(no);
    let row = ROOT + u32::try_from(no.0).unwrap_or_default();
    let at = |col| Spot::new(row, col);
    let name = if node.leaf.is_some() { Kind::Name } else { Kind::Lead };
    let title = if no == NodeNo(0) { word::WHOLE.of(lang) } else { &node.title };
    sheet.text(at(0), &node.id, name)?;
    sheet.text(at(1), title, name)?;
    let indicator = node.leaf.map(|leaf| &plan.leaf(leaf).indicator);
    let measure = indicator.and_then(|indicator| indicator.unit_label.as_deref()).unwrap_or("");
    sheet.text(at(2), measure, Kind::Word)?;
    for group in plan.group_numbers() {
        weight(frame, sheet, no, group.0)?;
    }
    let (mut told, mut clauses, mut duty, mut source) = (String::new(), String::new(), "", "");
    if let (Some(indicator), Some(leaf)) = (indicator, node.leaf) {
        told = text::scoring(lang, plan, indicator);
        if !frame.follows(leaf) {
            told = format!("{told}{}", word::TOO_MANY_STEPS.of(lang));
        }
        clauses = text::join::statements(lang, text::clauses(lang, frame.scored, leaf));
        duty = indicator.duty.map_or("", |duty| text::duty(lang, duty));
        source = indicator.source.as_deref().unwrap_or("");
    }
    sheet.fit(row, &[(title, NAME), (&told, SCORING), (&clauses, CLAUSES), (source, SHORT)])?;
    sheet.text(at(behind), &told, Kind::Text)?;
    sheet.text(at(behind + 1), &clauses, Kind::Text)?;
    sheet.text(at(behind + 2), duty, Kind::Word)?;
    sheet.text(at(behind + 3), source, Kind::Word)
}

/// A node's weight in a group, and its marks: its share of its parent's by weight.
fn weight(frame: &Frame<'_>, sheet: &mut Sheet<'_>, no: NodeNo, group: usize) -> Result<(), XlsxError> {
    let plan = frame.plan();
    let (weight_at, marks_at) = Frame::weight_and_marks(no, group);
    let of = |list: &[Option<Exact>]| list.get(group).cloned().flatten();
    let node = plan.node(no);
    let (Some(weight), Some(marks)) = (of(&node.weights), of(&node.marks)) else {
        sheet.text(weight_at, "", Kind::Word)?;
        return sheet.text(marks_at, "", Kind::Word);
    };
    let existing = |parent| plan.children(parent).filter(|child| of(&plan.node(*child).weights).is_some());
    let cell_of = |no| Frame::weight_and_marks(no, group).0.to_string();
    let Some(parent) = node.parent else {
        sheet.value(marks_at, &Value::number(&marks), Kind::Datum)?;
        let children: Vec<String> = existing(no).map(cell_of).collect();
        let all: Exact = existing(no).filter_map(|child| of(&plan.node(child).weights)).sum();
        return sheet.live(weight_at, &Live::new(sum(&children), Value::number(&all)), Kind::Number);
    };
    let in_points = node.aggregate == Aggregate::Sum && plan.node(parent).aggregate == Aggregate::Sum;
    if node.leaf.is_none() && in_points {
        let children: Vec<String> = existing(no).map(cell_of).collect();
        sheet.live(weight_at, &Live::new(sum(&children), Value::number(&weight)), Kind::Number)?;
    } else {
        sheet.value(weight_at, &Value::number(&weight), Kind::Datum)?;
    }
    let siblings: Vec<String> = existing(parent).map(cell_of).collect();
    let whole = Frame::weight_and_marks(parent, group).1;
    let formula = format!("{whole}*{weight_at}/{}", sum(&siblings));
    sheet.live(marks_at, &Live::new(formula, Value::number(&marks)), Kind::Number)
}

fn parameters(frame: &Frame<'_>, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let lang = frame.lang;
    let first = first_parameter(frame.plan());
    sheet.text(Spot::new(first - 2, 0), word::PARAMETERS.of(lang), Kind::Title)?;
    let titles = [word::ID, word::PARAMETER, word::FIGURE];
    for (col, title) in (0u16..).zip(titles) {
        sheet.text(Spot::new(first - 1, col), title.of(lang), Kind::Head)?;
    }
    for (row, listed) in (first..).zip(&frame.listed) {
        let name = word::parameter(lang, &listed.of, &listed.name);
        sheet.text(Spot::new(row, 0), &listed.id, Kind::Name)?;
        sheet.text(Spot::new(row, 1), &name, Kind::Name)?;
        sheet.fit(row, &[(&listed.id, 12.0), (&name, NAME)])?;
        sheet.value(Spot::new(row, VALUE), &listed.value, Kind::Datum)?;
    }
    Ok(())
}
