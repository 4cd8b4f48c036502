//! The heads of a group's sheet: whose columns they are, and what each holds.

use rust_xlsxwriter::XlsxError;

use super::layout::{NodeCols, head, lead};
use super::{Group, node};
use crate::check::{LeafNo, NodeNo};
use crate::model::adjust::Item;
use crate::model::measure::Measure;
use crate::office::book::look::Kind;
use crate::office::book::place::Spot;
use crate::text;
use crate::text::office::book as word;
use crate::text::page::ranking::{ADJUSTED, GRADE, OWN_TOTAL, PLACE, TOTAL, UNIT};
use crate::text::page::unit::{FULL, SCORE, STATE};

impl Group<'_> {
    fn head(&mut self, col: u16, title: &str) -> Result<(), XlsxError> {
        self.sheet.text(Spot::new(head::COLUMN, col), title, Kind::Head)
    }

    /// Writes all heads.
    pub fn heads(&mut self) -> Result<(), XlsxError> {
        let (frame, layout, lang) = (self.frame, self.layout, self.frame.lang);
        let group = &frame.plan().group(layout.group).title;
        self.sheet.text(Spot::new(head::TITLE, 0), &word::group_title(lang, group), Kind::Title)?;
        self.sheet.text(Spot::new(head::HINT, 0), word::GROUP_HINT.of(lang), Kind::Hint)?;
        self.sheet.across(Spot::new(head::NODE, 0), lead::END - 1, word::RESULT.of(lang), Kind::Head)?;
        self.sheet.across(Spot::new(head::FULL, 0), lead::END - 1, FULL.of(lang), Kind::Head)?;
        let leads = [
            (lead::UNIT, UNIT),
            (lead::RANK, PLACE),
            (lead::GRADE, GRADE),
            (lead::TOTAL, TOTAL),
            (lead::BASE, word::BASE),
            (lead::ADJUSTED, ADJUSTED),
            (lead::STATE, STATE),
        ];
        for (col, title) in leads {
            self.head(col, title.of(lang))?;
        }
        if let Some(own) = layout.own {
            self.head(own, OWN_TOTAL.of(lang))?;
            self.sheet.note(Spot::new(head::COLUMN, own), word::OWN_STIFF.of(lang))?;
        }
        for no in frame.plan().node_numbers() {
            if let Some(cols) = layout.node(no) {
                self.node_head(no, cols)?;
            }
        }
        self.sum_heads()?;
        self.outcome_heads()
    }

    fn node_head(&mut self, no: NodeNo, cols: &NodeCols) -> Result<(), XlsxError> {
        let (frame, lang) = (self.frame, self.frame.lang);
        let plan = frame.plan();
        let title =
            if no == NodeNo(0) { word::WHOLE.of(lang).to_owned() } else { plan.node(no).label().to_string() };
        let unit = plan.node(no).leaf.and_then(|leaf| plan.leaf(leaf).indicator.unit_label.clone());
        let title = unit.map_or_else(|| title.clone(), |unit| word::in_measure(lang, &title, &unit));
        self.sheet.across(Spot::new(head::NODE, cols.first), cols.score, &title, Kind::Head)?;
        for col in cols.first..cols.score {
            self.sheet.text(Spot::new(head::FULL, col), "", Kind::Head)?;
        }
        self.sheet.live(node::full_spot(cols), &node::full_marks(frame, self.layout, no), Kind::Number)?;
        if let (Some(leaf), Some(own)) = (plan.node(no).leaf, &cols.leaf) {
            for (col, title) in own.inputs.iter().zip(self.input_titles(leaf, own.inputs.len())) {
                self.head(*col, &title)?;
            }
            if let Some(target) = own.target {
                self.head(target, word::TARGET.of(lang))?;
            }
            self.head(own.state, STATE.of(lang))?;
            self.head(own.x, word::VALUE.of(lang))?;
            if !frame.follows(leaf) {
                self.sheet.note(Spot::new(head::COLUMN, cols.rate), word::TOO_MANY_STEPS.of(lang))?;
            }
        }
        self.head(cols.rate, word::RATE.of(lang))?;
        self.head(cols.marks, word::COUNTED.of(lang))?;
        if cols.applicable != cols.marks {
            self.head(cols.applicable, word::APPLICABLE.of(lang))?;
        }
        self.head(cols.exact, word::UNROUNDED.of(lang))?;
        self.head(cols.score, SCORE.of(lang))
    }

    fn input_titles(&self, leaf: LeafNo, count: usize) -> Vec<String> {
        use crate::issue::Field as F;
        let lang = self.frame.lang;
        let field = |field| text::field(lang, field).to_owned();
        match &self.frame.plan().leaf(leaf).indicator.measure {
            Measure::Value(_) => vec![field(F::Value)],
            Measure::Ratio(ratio) => {
                let den =
                    ratio.den_attribute.as_ref().map_or_else(|| field(F::Den), |name| name.value.to_string());
                vec![field(F::Num), den]
            }
            Measure::Growth(_) | Measure::Change(_) => vec![field(F::Current), field(F::Base)],
            Measure::Levels(levels) => {
                levels.levels.iter().map(|(_, level)| level.title.to_string()).collect()
            }
            Measure::Judged(_) => (1..=count).map(|no| word::mark(lang, no)).collect(),
            Measure::Checklist(list) => {
                list.items.iter().map(|(_, task)| word::done(lang, &task.title)).collect()
            }
        }
    }

    fn sum_heads(&mut self) -> Result<(), XlsxError> {
        let (layout, lang) = (self.layout, self.frame.lang);
        let cols = &layout.sum;
        let items = &self.frame.plan().scheme.adjustments.items;
        self.sheet.across(Spot::new(head::NODE, cols.items), cols.base, word::BASE.of(lang), Kind::Head)?;
        self.sheet.across(
            Spot::new(head::NODE, cols.events_first),
            cols.total,
            ADJUSTED.of(lang),
            Kind::Head,
        )?;
        for col in cols.items..=cols.total {
            self.sheet.text(Spot::new(head::FULL, col), "", Kind::Head)?;
        }
        self.head(cols.items, word::PARTS.of(lang))?;
        self.head(cols.base, word::BASE_UNROUNDED.of(lang))?;
        for (item, (count, points)) in items.iter().zip(&cols.events) {
            self.head(*count, &word::times(lang, item.id().as_str(), item.title()))?;
            let earned = match item {
                Item::Veto(veto) => text::effect(veto.effect).of(lang),
                Item::Bonus(_) | Item::Deduction(_) => word::POINTS_OF.of(lang),
            };
            self.head(*points, earned)?;
        }
        self.head(cols.bonus, word::BONUS.of(lang))?;
        self.head(cols.deduction, word::DEDUCTION.of(lang))?;
        self.head(cols.correction, word::CORRECTION.of(lang))?;
        self.head(cols.total, word::TOTAL_UNROUNDED.of(lang))
    }

    fn outcome_heads(&mut self) -> Result<(), XlsxError> {
        let (layout, lang) = (self.layout, self.frame.lang);
        let cols = &layout.outcome;
        let mut heads: Vec<(u16, String)> = Vec::new();
        heads.extend(cols.key.map(|col| (col, word::KEY.of(lang).to_owned())));
        for (no, col) in &cols.breakers {
            heads.push((*col, word::breaker(lang, &self.frame.plan().node(*no).label())));
        }
        if let Some((gaps, first)) = cols.dense {
            heads.push((gaps, word::WITH_GAPS.of(lang).to_owned()));
            heads.push((first, word::FIRST_OF.of(lang).to_owned()));
        }
        heads.extend(cols.decision.map(|col| (col, word::DECISION.of(lang).to_owned())));
        heads.extend(cols.by_total.map(|col| (col, word::BY_TOTAL.of(lang).to_owned())));
        for (grade, col) in &cols.lines {
            let title = self.frame.scored.grade_title(*grade).map_or("", |title| title);
            heads.push((*col, word::after_quota(lang, title)));
        }
        if let (Some((first, _)), Some((last, _))) = (heads.first(), heads.last()) {
            self.sheet.across(Spot::new(head::NODE, *first), *last, word::OUTCOME.of(lang), Kind::Head)?;
        }
        for (col, title) in heads {
            self.sheet.text(Spot::new(head::FULL, col), "", Kind::Head)?;
            self.head(col, &title)?;
        }
        Ok(())
    }
}
