//! 考核组计算表: a group's sheet, units by indicators, from the data to the grade.
//!
//! Each node has a block of columns. An indicator's holds its figures, target and state, which may be changed,
//! then value, rate, marks that count, score before rounding, score; a dimension's only the last four. Behind
//! them stand the sums of the whole tree, the events, and what decides place and grade. The columns right of
//! the unit's name repeat what came out.

mod grade;
mod heads;
mod layout;
mod measure;
mod node;
mod outcome;
mod rule;
mod statistics;

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

pub use layout::{Layout, lead};
pub use rule::too_many_steps;

use super::frame::Frame;
use super::look::{Kind, Look};
use super::place::Spot;
use super::print;
use super::sheet::{Live, Sheet, Value, is_plain};
use crate::check::{Entry, Input, LeafNo, NodeNo, UnitNo};
use crate::exact::Exact;
use crate::model::measure::Measure;
use crate::model::scheme::Aggregate;
use crate::score::NodeState;
use crate::text;
use crate::text::office::book as word;
use layout::{LeafCols, NodeCols, head};
use node::Line;
pub use node::Line as UnitLine;

/// Writes a group's sheet, unit by unit; `step` is called before each and may end it.
pub fn write(
    frame: &Frame<'_>,
    layout: &Layout,
    look: &Look,
    step: &mut dyn FnMut() -> bool,
) -> Result<Option<Worksheet>, XlsxError> {
    let mut group =
        Group { frame, layout, sheet: Sheet::new(&layout.name, look, word::STIFF.of(frame.lang))? };
    group.heads()?;
    let units = &frame.plan().group(layout.group).units;
    for (place, unit) in units.iter().enumerate() {
        if !step() {
            return Ok(None);
        }
        group.unit(*unit, layout.row(place))?;
    }
    group.statistics()?;
    group.set_up()?;
    Ok(Some(group.sheet.raw))
}

struct Group<'f> {
    frame: &'f Frame<'f>,
    layout: &'f Layout,
    sheet: Sheet<'f>,
}

impl Group<'_> {
    fn unit(&mut self, unit: UnitNo, row: u32) -> Result<(), XlsxError> {
        let (frame, layout) = (self.frame, self.layout);
        let plan = frame.plan();
        let line = Line { frame, layout, unit, row };
        self.sheet.text(line.cell(lead::UNIT), &plan.unit(unit).title, Kind::Name)?;
        if let Some(own) = layout.own {
            let total = frame.scored.scores.unit(unit).self_total.as_ref();
            self.sheet.value(line.cell(own), &Value::or(total.map(|own| &own.rounded), ""), Kind::Stiff)?;
        }
        for no in plan.node_numbers().skip(1) {
            if let Some(cols) = layout.node(no) {
                if let (Some(leaf), Some(own)) = (plan.node(no).leaf, &cols.leaf) {
                    self.leaf(&line, leaf, own, cols)?;
                }
                let in_points = text::in_points(plan, no) && plan.node(no).aggregate == Aggregate::Sum;
                let cells = line.node(no, cols, in_points);
                if let Some(rate) = &cells.rate {
                    self.sheet.live(line.cell(cols.rate), rate, Kind::Fine)?;
                }
                self.common(&line, cols, (&cells.marks, cells.applicable.as_ref()), &cells.exact)?;
                self.sheet.live(line.cell(cols.score), &cells.score, Kind::Item)?;
            }
        }
        self.sums(&line)?;
        self.outcome(&line)
    }

    fn common(
        &mut self,
        line: &Line<'_>,
        cols: &NodeCols,
        (marks, applicable): (&Live, Option<&Live>),
        exact: &Live,
    ) -> Result<(), XlsxError> {
        self.sheet.live(line.cell(cols.marks), marks, Kind::Number)?;
        if let Some(applicable) = applicable {
            self.sheet.live(line.cell(cols.applicable), applicable, Kind::Number)?;
        }
        self.sheet.live(line.cell(cols.exact), exact, Kind::Fine)
    }

    /// Data, value and rate of an indicator.
    fn leaf(
        &mut self,
        line: &Line<'_>,
        leaf: LeafNo,
        own: &LeafCols,
        cols: &NodeCols,
    ) -> Result<(), XlsxError> {
        let (frame, lang) = (self.frame, self.frame.lang);
        let cell = frame.scored.assessment.ledger.cell(line.unit, leaf);
        let figures = figures(frame, line.unit, leaf);
        for (no, col) in own.inputs.iter().enumerate() {
            let value =
                figures.get(no).and_then(Option::as_ref).map_or_else(|| Value::words(""), Value::number);
            self.sheet.value(line.cell(*col), &value, Kind::Datum)?;
        }
        if let Some(col) = own.target {
            let target = cell.target.as_ref().map(|target| &target.value);
            self.sheet.value(line.cell(col), &Value::or(target, ""), Kind::Datum)?;
        }
        let state = match cell.entry {
            Entry::Pending(_) => text::node_state(lang, NodeState::Pending),
            Entry::NotApplicable => text::node_state(lang, NodeState::NotApplicable),
            Entry::Reported(_) | Entry::Absent | Entry::Partial(_) | Entry::Foreign => "",
        };
        self.sheet.text(line.cell(own.state), state, Kind::DatumWord)?;
        let exactly = figures.iter().flatten().chain(cell.target.as_ref().map(|target| &target.value));
        let plain = exactly.into_iter().all(is_plain);
        let (x, rate) = self.value_and_rate(line, leaf, own);
        let only = |live: Live| if plain { live } else { Live { formula: None, ..live } };
        self.sheet.live(line.cell(own.x), &only(x), Kind::Number)?;
        self.sheet.live(line.cell(cols.rate), &only(rate), Kind::Fine)
    }

    fn value_and_rate(&self, line: &Line<'_>, leaf: LeafNo, own: &LeafCols) -> (Live, Live) {
        let (frame, layout) = (self.frame, self.layout);
        let plan = frame.plan();
        let node = frame.scored.scores.node(line.unit, plan.leaf(leaf).node);
        let word = |state| text::node_state(frame.lang, state);
        let (none, missing) = measure::words(frame);
        let x = line.cell(own.x);
        let statistic = |which| self.statistic(which, own.x);
        let periods = matches!(plan.leaf(leaf).indicator.measure, Measure::Growth(_) | Measure::Change(_));
        let (weight, _) = Frame::weight_and_marks(plan.leaf(leaf).node, layout.group.0);
        let cells = rule::Cells {
            frame,
            leaf,
            x: x.to_string(),
            target: own.target.map(|col| line.cell(col).to_string()),
            base: own.inputs.get(1).filter(|_| periods).map(|col| line.cell(*col).to_string()),
            weight: weight.of(&frame.sheets.indicators),
            field: layout.rows.of(own.x),
            statistic: &statistic,
            count: Spot::new(layout.counts(), own.x).head(),
            none: none.clone(),
        };
        let rate = rule::rate(&cells);
        let rate = rate.map(|rate| format!("IF(ISNUMBER({x}),{rate},IF({x}={missing},0,{none}))"));
        let absent = match node.state {
            NodeState::NotReported => word(NodeState::NotReported),
            _ => word(NodeState::NotApplicable),
        };
        let told = match node.state {
            NodeState::NotApplicable => Value::words(word(NodeState::NotApplicable)),
            NodeState::NotReported => Value::count(0),
            _ => Value::or(node.rate.as_ref(), ""),
        };
        let x = Live {
            formula: measure::value(frame, leaf, own, line.row),
            value: Value::or(node.x.as_ref(), absent),
        };
        (x, Live { formula: rate, value: told })
    }

    fn sums(&mut self, line: &Line<'_>) -> Result<(), XlsxError> {
        let cols = &self.layout.sum;
        let items = &self.frame.plan().scheme.adjustments.items;
        if let Some(root) = self.layout.node(NodeNo(0)) {
            let (marks, applicable, exact) = line.root(root);
            let rate = Live::new(
                format!("IF(ISNUMBER({0}),{0}/{1},{0})", line.cell(root.exact), line.cell(root.marks)),
                self.root_rate(line, &exact),
            );
            self.sheet.live(line.cell(root.rate), &rate, Kind::Fine)?;
            self.common(line, root, (&marks, applicable.as_ref()), &exact)?;
            if let Some([parts, unrounded, base]) = line.base() {
                let shown =
                    Live { formula: Some(line.cell(lead::BASE).to_string()), value: base.value.clone() };
                self.sheet.live(line.cell(cols.items), &parts, Kind::Item)?;
                self.sheet.live(line.cell(cols.base), &unrounded, Kind::Fine)?;
                self.sheet.live(line.cell(lead::BASE), &base, Kind::Total)?;
                self.sheet.live(line.cell(root.score), &shown, Kind::Total)?;
            }
        }
        for (no, (item, (count, points))) in items.iter().zip(&cols.events).enumerate() {
            let times = line.times(no);
            let value = if times.is_zero() { Value::words("") } else { Value::number(&times) };
            self.sheet.value(line.cell(*count), &value, Kind::Datum)?;
            match line.earned(no, item) {
                Some(earned) => self.sheet.live(line.cell(*points), &earned, Kind::Number)?,
                None => self.sheet.text(line.cell(*points), "", Kind::Word)?,
            }
        }
        let [bonus, deduction] = line.bonus_and_deduction();
        self.sheet.live(line.cell(cols.bonus), &bonus, Kind::Total)?;
        self.sheet.live(line.cell(cols.deduction), &deduction, Kind::Total)?;
        match line.correction() {
            None => self.sheet.text(line.cell(cols.correction), "", Kind::Datum)?,
            Some(Live { formula: None, value }) => {
                self.sheet.value(line.cell(cols.correction), &value, Kind::Datum)?
            }
            Some(several) => self.sheet.live(line.cell(cols.correction), &several, Kind::Datum)?,
        }
        let [unrounded, total, adjusted] = line.total();
        self.sheet.live(line.cell(cols.total), &unrounded, Kind::Fine)?;
        self.sheet.live(line.cell(lead::TOTAL), &total, Kind::Main)?;
        self.sheet.live(line.cell(lead::ADJUSTED), &adjusted, Kind::Total)?;
        match line.state() {
            Some(state) => self.sheet.live(line.cell(lead::STATE), &state, Kind::Word),
            None => Ok(()),
        }
    }

    fn root_rate(&self, line: &Line<'_>, exact: &Live) -> Value {
        let score = self.frame.scored.scores.unit(line.unit).base.as_ref();
        match (&exact.value, score) {
            (Value::Words(words), _) => Value::words(words.clone()),
            (Value::Number(_), score) => {
                let rate: Option<Exact> =
                    score.and_then(|score| score.exact.over(&self.frame.plan().scheme.full_marks));
                Value::or(rate.as_ref(), "")
            }
        }
    }

    fn outcome(&mut self, line: &Line<'_>) -> Result<(), XlsxError> {
        let cols = &self.layout.outcome;
        if let Some(key) = cols.key {
            self.sheet.live(line.cell(key), &line.key(), Kind::Number)?;
        }
        for (no, col) in &cols.breakers {
            if let Some(rate) = line.breaker(*no) {
                self.sheet.live(line.cell(*col), &rate, Kind::Fine)?;
            }
        }
        let (place, helpers) = line.place();
        self.sheet.live(line.cell(lead::RANK), &place, Kind::Word)?;
        if let (Some((gaps, first)), Some([gap, is_first])) = (cols.dense, helpers) {
            self.sheet.live(line.cell(gaps), &gap, Kind::Word)?;
            self.sheet.live(line.cell(first), &is_first, Kind::Word)?;
        }
        if let Some(col) = cols.decision {
            let decided = line.decision().map_or_else(|| Value::words(""), Value::count);
            self.sheet.value(line.cell(col), &decided, Kind::DatumWord)?;
        }
        if let (Some(col), Some(grade)) = (cols.by_total, line.by_total()) {
            self.sheet.live(line.cell(col), &grade, Kind::Word)?;
        }
        let (stages, grade) = line.grades();
        for ((_, col), stage) in cols.lines.iter().zip(stages) {
            self.sheet.live(line.cell(*col), &stage, Kind::Word)?;
        }
        self.sheet.live(line.cell(lead::GRADE), &grade, Kind::Word)
    }

    fn set_up(&mut self) -> Result<(), XlsxError> {
        let (layout, lang) = (self.layout, self.frame.lang);
        let states = [NodeState::NotApplicable, NodeState::NotReported, NodeState::Pending];
        let states = states.map(|state| text::node_state(lang, state));
        let list = DataValidation::new().allow_list_strings(&states)?;
        let raw = &mut self.sheet.raw;
        let last = u16::try_from(layout.end.saturating_sub(1)).unwrap_or(u16::MAX);
        raw.set_column_range_width(0, last, 10)?;
        raw.set_column_width(lead::UNIT, 18)?;
        raw.set_column_width(lead::GRADE, 14)?;
        for cols in layout.nodes.iter().flatten() {
            if let Some(own) = &cols.leaf {
                raw.add_data_validation(layout.rows.first, own.state, layout.rows.last, own.state, &list)?;
            }
        }
        for (count, _) in &layout.sum.events {
            raw.set_column_width(*count, 24)?;
        }
        raw.set_row_height(head::TITLE, 26)?;
        raw.set_row_height(head::NODE, 32)?;
        raw.set_row_height(head::COLUMN, 54)?;
        raw.set_freeze_panes(head::COLUMN + 1, lead::GRADE)?;
        print::set_up(raw, self.frame, print::Face::Lying)?;
        raw.set_repeat_rows(head::NODE, head::COLUMN)?;
        raw.set_repeat_columns(lead::UNIT, lead::UNIT)?;
        Ok(())
    }
}

/// The figures of a datum, in the order of its columns; an attribute stands there whatever was reported.
fn figures(frame: &Frame<'_>, unit: UnitNo, leaf: LeafNo) -> Vec<Option<Exact>> {
    let some = |numbers: &[Exact]| numbers.iter().cloned().map(Some).collect();
    match layout::input(&frame.scored.assessment.ledger, unit, leaf) {
        Some(Input::Value(value)) => vec![Some(value.clone())],
        Some(Input::Ratio(num, den)) => vec![Some(num.clone()), Some(den.clone())],
        Some(Input::Periods { current, base }) => vec![Some(current.clone()), Some(base.clone())],
        Some(Input::Levels(counts)) => some(counts),
        Some(Input::Marks(marks)) => some(marks),
        Some(Input::Done(done)) => done.iter().map(|done| Some(Exact::count(usize::from(*done)))).collect(),
        None => match &frame.plan().leaf(leaf).indicator.measure {
            Measure::Ratio(ratio) => {
                let name = ratio.den_attribute.as_ref();
                vec![None, name.and_then(|name| frame.plan().attribute(unit, &name.value).cloned())]
            }
            _ => Vec::new(),
        },
    }
}
