//! From the sum of the parts to the total, as formulas with what they come to.

use super::layout::lead;
use super::measure::words;
use super::node::Line;
use crate::check::{Deed, Incident, NodeNo};
use crate::exact::Exact;
use crate::model::adjust::{Effect, Item};
use crate::model::scheme::{Aggregate, Inapplicable, Unreported};
use crate::office::book::frame::Param;
use crate::office::book::place::{literal, quoted, sum};
use crate::office::book::rounding;
use crate::office::book::sheet::{Live, Value};
use crate::score::adjust::{LineKind, lines};
use crate::score::{NodeState, UnitScore, UnitState};
use crate::text;
use crate::text::page::NOTHING;

impl Line<'_> {
    /// The unit's result.
    pub fn result(&self) -> &UnitScore {
        self.frame.scored.scores.unit(self.unit)
    }

    /// The events that befell the unit.
    pub fn incidents(&self) -> &[Incident] {
        self.frame.scored.assessment.ledger.incidents(self.unit)
    }

    /// Whether the root adds up scores that are rounded already.
    fn by_items(&self) -> bool {
        let scheme = &self.frame.plan().scheme;
        scheme.rounding.items_first && scheme.aggregate == Aggregate::Sum
    }

    /// An amount of the root, rescaled to full marks.
    fn stretched(&self, amount: &str) -> String {
        let Some(root) = self.layout.node(NodeNo(0)) else { return amount.to_owned() };
        match self.frame.plan().scheme.missing.not_applicable {
            Inapplicable::Rescale => {
                format!("{amount}*{}/{}", self.layout.full(root).head(), self.cell(root.marks))
            }
            Inapplicable::RescaleSiblings | Inapplicable::Rate(_) => amount.to_owned(),
        }
    }

    /// 各部分得分之和, 基础分（未修约）, 基础分
    pub fn base(&self) -> Option<[Live; 3]> {
        let root = self.layout.node(NodeNo(0))?;
        let (exact, items) = (self.cell(root.exact), self.cell(self.layout.sum.items));
        let rules = self.frame.scored.rounding();
        let result = self.result();
        let absent = || match self.root(root).2.value {
            Value::Words(words) => words,
            Value::Number(_) => String::new(),
        };
        let (formula, value) = if self.by_items() {
            let parts = self.children(NodeNo(0));
            let cells: Vec<String> =
                parts.iter().map(|(_, cols)| self.cell(cols.score).to_string()).collect();
            let scores = parts.iter().filter_map(|(no, _)| {
                self.frame.scored.scores.node(self.unit, *no).score.as_ref().map(|score| &score.rounded)
            });
            let value = match &result.base {
                Some(_) => Value::number(&scores.sum()),
                None => Value::words(absent()),
            };
            (rounding::sum_of_items(rules, &sum(&cells)), value)
        } else {
            (exact.to_string(), self.root(root).2.value)
        };
        let items_live = Live::new(format!("IF(ISNUMBER({exact}),{formula},{exact})"), value);
        let or_absent = |score: Option<&Exact>| score.map_or_else(|| Value::words(absent()), Value::number);
        let unrounded = self.stretched(&exact.to_string());
        let shown = rounding::total(rules, &self.stretched(&items.to_string()));
        Some([
            items_live,
            Live::new(
                format!("IF(ISNUMBER({exact}),{unrounded},{exact})"),
                or_absent(result.base.as_ref().map(|base| &base.exact)),
            ),
            Live::new(
                format!("IF(ISNUMBER({items}),{shown},{items})"),
                or_absent(result.base.as_ref().map(|base| &base.rounded)),
            ),
        ])
    }

    /// 状态
    pub fn state(&self) -> Option<Live> {
        let root = self.layout.node(NodeNo(0))?;
        let lang = self.frame.lang;
        let told = |state| literal(text::unit_state(lang, state));
        let (_, missing) = words(self.frame);
        let (first, last) = (lead::END, root.first);
        let range = |by: u16| format!("{}:{}", self.cell(first + by), self.cell(last + by));
        let mut withheld = format!("NOT(ISNUMBER({}))", self.cell(lead::BASE));
        if self.frame.plan().scheme.missing.not_reported == Unreported::Blocks {
            withheld = format!("OR({withheld},COUNTIF({},{missing})>0)", range(0));
        }
        let pending = literal(text::node_state(lang, NodeState::Pending));
        let any = literal(">=-1E+300");
        let pending = format!("COUNTIFS({},{pending},{},{any},{},{any})>0", range(0), range(1), range(2));
        let formula = format!(
            "IF({}=0,{},IF({withheld},{},IF({pending},{},{})))",
            self.cell(root.applicable),
            told(UnitState::NotScored),
            told(UnitState::Withheld),
            told(UnitState::Provisional),
            told(UnitState::Final),
        );
        Some(Live::new(formula, Value::words(text::unit_state(lang, self.result().state))))
    }

    /// How often an item happened.
    pub fn times(&self, item: usize) -> Exact {
        crate::score::adjust::times(self.incidents(), item)
    }

    /// What an item comes to after its own cap; none for a veto.
    pub fn earned(&self, no: usize, item: &Item) -> Option<Live> {
        let (points, cap) = match item {
            Item::Bonus(bonus) => (&bonus.points, bonus.cap.as_ref()),
            Item::Deduction(deduction) => (&deduction.points, deduction.cap.as_ref()),
            Item::Veto(_) => return None,
        };
        let (count, _) = *self.layout.sum.events.get(no)?;
        let all = format!("{}*{}", self.cell(count), self.frame.param(&Param::Points(no))?);
        let formula = match self.frame.param(&Param::Cap(no)) {
            Some(most) => format!("MIN({most},{all})"),
            None => all,
        };
        let earned = &self.times(no) * points;
        let earned = cap.map_or_else(|| earned.clone(), |cap| earned.clone().min(cap.clone()));
        Some(Live::new(formula, Value::number(&earned)))
    }

    /// 加分合计, 减分合计
    pub fn bonus_and_deduction(&self) -> [Live; 2] {
        let rules = &self.frame.plan().scheme.adjustments;
        let points = |no: usize| {
            self.layout
                .sum
                .events
                .get(no)
                .map(|(_, points)| self.cell(*points).to_string())
                .unwrap_or_default()
        };
        let (mut bonuses, mut deductions) = (Vec::new(), Vec::new());
        let mut sets: Vec<(&str, Vec<String>)> = Vec::new();
        for (no, item) in rules.items.iter().enumerate() {
            match item {
                Item::Bonus(bonus) => match &bonus.exclusive {
                    None => bonuses.push(points(no)),
                    Some(set) => match sets.iter_mut().find(|(known, _)| *known == &**set) {
                        Some((_, members)) => members.push(points(no)),
                        None => sets.push((set, vec![points(no)])),
                    },
                },
                Item::Deduction(_) => deductions.push(points(no)),
                Item::Veto(_) => {}
            }
        }
        bonuses.extend(sets.iter().map(|(_, members)| format!("MAX({})", members.join(","))));
        let capped = |parts: &[String], cap: Param| match self.frame.param(&cap) {
            Some(cap) => format!("MIN({cap},{})", sum(parts)),
            None => sum(parts),
        };
        let (bonus, deduction, _) = self.adjustments();
        [
            Live::new(capped(&bonuses, Param::BonusCap), Value::number(&bonus)),
            Live::new(capped(&deductions, Param::DeductionCap), Value::number(&deduction)),
        ]
    }

    /// 加分, 减分 and 复核调整 of the unit, whether or not it has a total.
    fn adjustments(&self) -> (Exact, Exact, Exact) {
        let plan = self.frame.plan();
        let (mut bonus, mut deduction, mut correction) = (Exact::ZERO, Exact::ZERO, Exact::ZERO);
        for line in lines(plan, &Exact::ZERO, self.incidents()).0 {
            match line.what {
                LineKind::Item { item, .. } if matches!(plan.item(item), Some(Item::Bonus(_))) => {
                    bonus = &bonus + &line.points;
                }
                LineKind::Item { .. } | LineKind::DeductionCap => deduction = &deduction - &line.points,
                LineKind::BonusCap => bonus = &bonus + &line.points,
                LineKind::Correction(_) => correction = &correction + &line.points,
                LineKind::ZeroFloor | LineKind::TotalCap | LineKind::ZeroTotal(_) => {}
            }
        }
        (bonus, deduction, correction)
    }

    /// 复核调整: one figure, or the sum of several.
    pub fn correction(&self) -> Option<Live> {
        let points: Vec<Exact> = self
            .incidents()
            .iter()
            .filter_map(|incident| match &incident.deed {
                Deed::Correction { points } => Some(points.clone()),
                Deed::Item { .. } | Deed::GradeDecision { .. } => None,
            })
            .collect();
        let told: Vec<String> = points.iter().map(|points| format!("({points})")).collect();
        let formula = (points.len() > 1).then(|| told.join("+"));
        (!points.is_empty()).then(|| Live { formula, value: Value::number(&points.iter().sum()) })
    }

    /// The cells of the vetoes with an effect.
    pub fn vetoes(&self, effect: Effect) -> Vec<String> {
        let items = self.frame.plan().scheme.adjustments.items.iter().zip(&self.layout.sum.events);
        let of_effect = items.filter(|(item, _)| matches!(item, Item::Veto(veto) if veto.effect == effect));
        of_effect.map(|(_, (count, _))| self.cell(*count).to_string()).collect()
    }

    /// 总分（未修约）, 总分, 加减分
    pub fn total(&self) -> [Live; 3] {
        let cols = &self.layout.sum;
        let lang = self.frame.lang;
        let (bonus, deduction) = (self.cell(cols.bonus), self.cell(cols.deduction));
        let correction = self.cell(cols.correction);
        let to_zero = self.vetoes(Effect::ZeroTotal);
        let held = |base: String| {
            let held = format!("MAX(0,{base}+{bonus}-{deduction}+{correction})");
            let held = match self.frame.param(&Param::TotalCap) {
                Some(cap) => format!("MIN({cap},{held})"),
                None => held,
            };
            if to_zero.is_empty() { held } else { format!("IF({}>0,0,{held})", sum(&to_zero)) }
        };
        let (state, total) = (self.cell(lead::STATE), self.cell(lead::TOTAL));
        let base = self.cell(lead::BASE);
        let rules = self.frame.scored.rounding();
        let [none, withheld] =
            [UnitState::NotScored, UnitState::Withheld].map(|state| literal(text::unit_state(lang, state)));
        let nothing = literal(NOTHING);
        let shown = rounding::sum_of_totals(rules, &held(base.to_string()));
        let shown = format!("IF(OR({state}={none},{state}={withheld}),{nothing},{shown})");
        let unrounded = held(self.cell(cols.base).to_string());
        let more = rounding::sum_of_totals(rules, &format!("{total}-{base}"));
        let result = self.result();
        let (score, base_score) = (result.total.as_ref(), result.base.as_ref());
        let difference = score.zip(base_score).map(|(total, base)| &total.rounded - &base.rounded);
        [
            Live::new(
                format!("IF(ISNUMBER({total}),{unrounded},{nothing})"),
                Value::or(score.map(|total| &total.exact), NOTHING),
            ),
            Live::new(shown, Value::or(score.map(|total| &total.rounded), NOTHING)),
            Live::new(
                format!("IF(ISNUMBER({total}),{more},{nothing})"),
                Value::or(difference.as_ref(), NOTHING),
            ),
        ]
    }

    /// A cell of the row, as other sheets see it.
    pub fn seen(&self, col: u16) -> String {
        format!("{}!{}", quoted(&self.layout.name), self.cell(col).fixed())
    }
}
