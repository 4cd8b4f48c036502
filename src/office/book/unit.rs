//! 评分表: each unit's scores with the reasons, on a sheet of its own or, of very many, on one sheet.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::frame::Frame;
use super::group::{Layout, UnitLine, lead};
use super::look::{Kind, Look};
use super::place::Spot;
use super::print;
use super::rounding;
use super::sheet::{Live, Sheet, Value};
use super::summary::line;
use crate::check::{NodeNo, UnitNo};
use crate::exact::Exact;
use crate::score::NodeState;
use crate::text::office::book as word;
use crate::text::page::NOTHING;
use crate::text::page::ranking::{GRADE, OWN_TOTAL, PLACE, TOTAL, UNIT};
use crate::text::page::unit::{FULL, INDICATOR, LOST, NOTICES, SCORE, STATE};
use crate::text::{self, printed};

/// The columns of a unit's table.
const COLUMNS: u16 = 6;
/// Their width together.
const WHOLE: f64 = 130.0;

/// Writes a unit's sheet.
pub fn write(
    frame: &Frame<'_>,
    look: &Look,
    name: &str,
    unit: UnitNo,
) -> Result<Option<Worksheet>, XlsxError> {
    let (lang, plan) = (frame.lang, frame.plan());
    let group = plan.unit(unit).group;
    let Some(layout) = frame.groups.get(group.0) else { return Ok(None) };
    let Some(line) = line(frame, layout, unit) else { return Ok(None) };
    let mut sheet = Sheet::new(name, look, word::STIFF.of(lang))?;
    sheet.text(Spot::new(0, 0), &printed::unit_title(lang, &plan.unit(unit).title), Kind::Title)?;
    sheet.text(Spot::new(1, 0), word::UNIT_HINT.of(lang), Kind::Hint)?;
    facts(frame, layout, &line, &mut sheet)?;
    const HEAD: u32 = 6;
    let titles = [INDICATOR, FULL, SCORE, word::RATE, LOST, word::WHY];
    for (col, title) in (0u16..).zip(titles) {
        sheet.text(Spot::new(HEAD, col), title.of(lang), Kind::Head)?;
    }
    let mut row = HEAD + 1;
    for no in plan.node_numbers().skip(1).filter(|no| layout.node(*no).is_some()) {
        node(frame, layout, &line, &mut sheet, Spot::new(row, 0), no)?;
        row += 1;
    }
    row = sums(frame, layout, &line, &mut sheet, row)?;
    row += 1;
    for (heading, texts) in
        [(NOTICES.of(lang), notices(frame, unit)), (word::READING_UNIT.of(lang), remarks(frame, unit))]
    {
        if texts.is_empty() {
            continue;
        }
        sheet.across(Spot::new(row, 0), COLUMNS - 1, heading, Kind::Lead)?;
        for told in texts {
            row += 1;
            sheet.across(Spot::new(row, 0), COLUMNS - 1, &told, Kind::Text)?;
            sheet.fit(row, &[(&told, WHOLE)])?;
        }
        row += 2;
    }
    for (place, signer) in (0u16..).zip(printed::unit_signers(lang)) {
        sheet.across(Spot::new(row, 2 * place), 2 * place + 1, signer, Kind::Text)?;
    }
    sheet.raw.set_row_height(row, 56)?;
    set_up(frame, &mut sheet.raw, HEAD)?;
    Ok(Some(sheet.raw))
}

fn set_up(frame: &Frame<'_>, raw: &mut Worksheet, head: u32) -> Result<(), XlsxError> {
    raw.set_row_height(0, 26)?;
    for (col, width) in (0u16..).zip([34, 9, 11, 10, 10, 56]) {
        raw.set_column_width(col, width)?;
    }
    raw.set_freeze_panes(head + 1, 1)?;
    print::set_up(raw, frame, print::Face::UprightWhole)?;
    raw.set_repeat_rows(head, head)?;
    Ok(())
}

fn facts(
    frame: &Frame<'_>,
    layout: &Layout,
    line: &UnitLine<'_>,
    sheet: &mut Sheet<'_>,
) -> Result<(), XlsxError> {
    let (lang, plan) = (frame.lang, frame.plan());
    let unit = plan.unit(line.unit);
    let fixed = |told: &str| Live { formula: None, value: Value::words(told) };
    let seen = |col: u16, value: Value| Live::new(line.seen(col), value);
    let own = frame.scored.scores.unit(line.unit).self_total.as_ref().map(|own| &own.rounded);
    let state = line.state().map_or_else(|| Value::words(""), |state| state.value);
    let [_, total, _] = line.total();
    let facts = [
        (word::GROUP, fixed(&plan.group(layout.group).title), Kind::Word),
        (word::CODE, fixed(unit.code.as_str()), Kind::Word),
        (TOTAL, seen(lead::TOTAL, total.value), Kind::Main),
        (PLACE, seen(lead::RANK, line.place().0.value), Kind::Word),
        (GRADE, seen(lead::GRADE, line.grades().1.value), Kind::Word),
        (STATE, seen(lead::STATE, state), Kind::Word),
        (OWN_TOTAL, Live { formula: None, value: Value::or(own, NOTHING) }, Kind::Total),
        (word::PERIOD, fixed(&printed::period(lang, frame.scored)), Kind::Word),
    ];
    for (no, (label, value, kind)) in facts.iter().enumerate() {
        let (row, left) = (2 + u32::try_from(no / 2).unwrap_or_default(), no % 2 == 0);
        let (name, first, last) = if left { (0, 1, 2) } else { (3, 4, 5) };
        sheet.text(Spot::new(row, name), label.of(lang), Kind::Head)?;
        sheet.across(Spot::new(row, first), last, "", *kind)?;
        match &value.formula {
            Some(_) => sheet.live(Spot::new(row, first), value, *kind)?,
            None => sheet.value(Spot::new(row, first), &value.value, *kind)?,
        }
    }
    Ok(())
}

/// A node's row: its name, and what the group's sheet says of it.
fn node(
    frame: &Frame<'_>,
    layout: &Layout,
    line: &UnitLine<'_>,
    sheet: &mut Sheet<'_>,
    at: Spot,
    no: NodeNo,
) -> Result<(), XlsxError> {
    let (lang, plan) = (frame.lang, frame.plan());
    let Some(cols) = layout.node(no) else { return Ok(()) };
    let cells = line.node(no, cols, false);
    let score = frame.scored.scores.node(line.unit, no);
    let rules = frame.scored.rounding();
    let spot = |col: u16| Spot::new(at.row, at.col + col);
    let name = if cols.leaf.is_some() { Kind::Name } else { Kind::Lead };
    sheet.text(spot(0), &plan.node(no).label(), name)?;
    let counted = line.counted(no);
    sheet.live(spot(1), &Live::new(line.seen(cols.marks), Value::number(&counted)), Kind::Number)?;
    sheet.live(spot(2), &Live::new(line.seen(cols.score), cells.score.value), Kind::Item)?;
    let rate = match (score.state, &score.rate, score.score.is_some()) {
        (NodeState::NotApplicable, _, _) if cols.leaf.is_some() => {
            Value::words(text::node_state(lang, NodeState::NotApplicable))
        }
        (NodeState::NotReported, ..) => Value::count(0),
        (_, rate, _) => cells.rate.map_or_else(|| Value::or(rate.as_ref(), ""), |live| live.value),
    };
    sheet.live(spot(3), &Live::new(line.seen(cols.rate), rate), Kind::Fine)?;
    let lost: Option<Exact> = score.score.as_ref().map(|score| &counted - &score.rounded);
    let difference = rounding::item(rules, &format!("{}-{}", spot(1), spot(2)));
    let formula = format!("IF(ISNUMBER({}),{difference},\"\")", spot(2));
    let lost = lost.map(|lost| rules.item(&lost));
    sheet.live(spot(4), &Live::new(formula, Value::or(lost.as_ref(), "")), Kind::Item)?;
    let full = lost.as_ref().is_none_or(|lost| !lost.is_positive()) && score.state == NodeState::Scored;
    let why = match plan.node(no).leaf {
        None => text::combination(lang, frame.scored, line.unit, no).unwrap_or_default(),
        Some(_) if full => String::new(),
        Some(leaf) => text::reason(lang, frame.assessed, frame.scored, line.unit, leaf),
    };
    sheet.text(spot(5), &why, Kind::Text)?;
    let label = plan.node(no).label();
    sheet.fit(at.row, &[(&why, 56.0), (&label, 34.0)])
}

/// The sum from base score to total, each line signed, so that it adds up.
fn sums(
    frame: &Frame<'_>,
    layout: &Layout,
    line: &UnitLine<'_>,
    sheet: &mut Sheet<'_>,
    first: u32,
) -> Result<u32, XlsxError> {
    let lang = frame.lang;
    let cols = &layout.sum;
    let [bonus, deduction] = line.bonus_and_deduction();
    let [_, total, adjusted] = line.total();
    let base = line.base().map_or_else(|| Value::words(""), |[.., base]| base.value);
    let at = |no: u32| Spot::new(first + no, 2);
    let minus = |value: &Value| match value {
        Value::Number(number) if number == "0" => value.clone(),
        Value::Number(number) => Value::Number(format!("-{number}")),
        Value::Words(_) => value.clone(),
    };
    let correction = line.correction().map_or_else(|| Value::count(0), |live| live.value);
    let limits = limits(frame, line);
    let more = format!("{}-{}-{}-{}-{}", at(5), at(0), at(1), at(2), at(3));
    let more = rounding::sum_of_totals(frame.scored.rounding(), &more);
    let nothing = crate::office::book::place::literal(NOTHING);
    let more = format!("IF(ISNUMBER({}),{more},{nothing})", at(5));
    let limits = match adjusted.value {
        Value::Number(_) => Value::number(&limits),
        Value::Words(words) => Value::Words(words),
    };
    let lines = [
        (word::BASE, Live::new(line.seen(lead::BASE), base), Kind::Total),
        (word::BONUS, Live::new(line.seen(cols.bonus), bonus.value), Kind::Total),
        (
            word::DEDUCTION,
            Live::new(format!("-{}", line.seen(cols.deduction)), minus(&deduction.value)),
            Kind::Total,
        ),
        (word::CORRECTION, Live::new(line.seen(cols.correction), correction), Kind::Total),
        (word::LIMITS, Live::new(more, limits), Kind::Total),
        (TOTAL, Live::new(line.seen(lead::TOTAL), total.value), Kind::Main),
    ];
    let told = text::total(lang, frame.scored, line.unit);
    let mut row = first;
    for (label, live, kind) in lines {
        sheet.across(Spot::new(row, 0), 1, label.of(lang), Kind::Lead)?;
        sheet.live(Spot::new(row, 2), &live, kind)?;
        sheet.across(Spot::new(row, 3), COLUMNS - 1, "", Kind::Text)?;
        row += 1;
    }
    // How each line came about, where the sum has something to say of it.
    let notes = told.iter().filter_map(|line| {
        let (label, points) = (&line.label, &line.points);
        line.note.as_ref().map(|note| word::sum_note(lang, label, points, note))
    });
    for note in notes {
        sheet.across(Spot::new(row, 0), COLUMNS - 1, &note, Kind::Text)?;
        sheet.fit(row, &[(&note, WHOLE)])?;
        row += 1;
    }
    Ok(row)
}

/// What the floor, the cap and vetoes do to a total.
fn limits(frame: &Frame<'_>, line: &UnitLine<'_>) -> Exact {
    use crate::score::adjust::LineKind as K;
    let lines = frame.scored.scores.unit(line.unit).lines.iter();
    let held = lines.filter(|line| matches!(line.what, K::ZeroFloor | K::TotalCap | K::ZeroTotal(_)));
    held.map(|line| &line.points).sum()
}

fn notices(frame: &Frame<'_>, unit: UnitNo) -> Vec<String> {
    let told = text::notices(frame.lang, frame.scored, unit).into_iter();
    told.map(|told| printed::notice_line(frame.lang, &told)).collect()
}

fn remarks(frame: &Frame<'_>, unit: UnitNo) -> Vec<String> {
    text::page::unit::remarks(frame.lang, frame.scored, unit)
}

/// Writes all units on one sheet, which can be filtered; `step` is called before each and may end it.
pub fn write_all(
    frame: &Frame<'_>,
    look: &Look,
    step: &mut dyn FnMut() -> bool,
) -> Result<Option<Worksheet>, XlsxError> {
    const HEAD: u32 = 2;
    const LAST: u16 = 7;
    const ROWS: u32 = 1_048_000;
    let (lang, plan) = (frame.lang, frame.plan());
    let mut sheet = Sheet::new(&frame.sheets.all_units, look, word::STIFF.of(lang))?;
    sheet.text(Spot::new(0, 0), word::ALL_UNITS.of(lang), Kind::Title)?;
    let many = word::too_many_units(lang, plan.units.len(), super::frame::UNIT_SHEETS);
    sheet.text(Spot::new(1, 0), &many, Kind::Hint)?;
    let titles = [word::GROUP, UNIT, INDICATOR, FULL, SCORE, word::RATE, LOST, word::WHY];
    for (col, title) in (0u16..).zip(titles) {
        sheet.text(Spot::new(HEAD, col), title.of(lang), Kind::Head)?;
    }
    let mut row = HEAD;
    for layout in &frame.groups {
        for unit in frame.scored.scores.ranking(plan, layout.group) {
            if !step() {
                return Ok(None);
            }
            let Some(line) = line(frame, layout, unit) else { continue };
            for no in plan.node_numbers().skip(1).filter(|no| layout.node(*no).is_some()) {
                if row >= ROWS {
                    break;
                }
                row += 1;
                sheet.text(Spot::new(row, 0), &plan.group(layout.group).title, Kind::Word)?;
                sheet.text(Spot::new(row, 1), &plan.unit(unit).title, Kind::Name)?;
                node(frame, layout, &line, &mut sheet, Spot::new(row, 2), no)?;
            }
        }
    }
    let raw = &mut sheet.raw;
    raw.autofilter(HEAD, 0, row, LAST)?;
    for (col, width) in (0u16..).zip([12, 18, 34, 9, 11, 10, 10, 56]) {
        raw.set_column_width(col, width)?;
    }
    raw.set_freeze_panes(HEAD + 1, 3)?;
    print::set_up(raw, frame, print::Face::LyingWhole)?;
    raw.set_repeat_rows(HEAD, HEAD)?;
    Ok(Some(sheet.raw))
}
