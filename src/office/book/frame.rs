//! What every part of the workbook knows: the assessment, the names of sheets, where parameters stand.

use std::collections::BTreeMap;

use super::group::Layout;
use super::names::Names;
use super::place::Spot;
use super::sheet::Value;
use crate::analyse::whatif::parameters;
use crate::assess::{Assessed, Scored};
use crate::check::{LeafNo, NodeNo, Plan};
use crate::model::adjust::Item;
use crate::model::measure::{Measure, ZeroBase};
use crate::model::rule::Rule;
use crate::model::scheme::Inapplicable;
use crate::text::Lang;
use crate::text::office::book as word;
use crate::text::page::whatif::parameter;

/// Units that get a sheet of their own; of more, all are on one sheet that can be filtered.
pub const UNIT_SHEETS: usize = 300;

/// A number of the scheme that formulas refer to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Param {
    /// A number of an indicator's rule, by its path.
    Rule(LeafNo, String),
    /// 倍数
    Scale(LeafNo),
    /// The value when the base is 0 or below.
    ZeroBase(LeafNo),
    /// 折算系数 of a level
    Factor(LeafNo, usize),
    /// 占比 of a task
    Share(LeafNo, usize),
    /// 去高去低起点
    TrimFrom(LeafNo),
    /// 得分率下限 of a dimension
    Floor(NodeNo),
    /// The rate of what does not apply.
    Inapplicable,
    /// 每次加分、每次减分
    Points(usize),
    /// 本项上限
    Cap(usize),
    /// 加分合计上限
    BonusCap,
    /// 减分合计上限
    DeductionCap,
    /// 总分上限
    TotalCap,
    /// A grade's title.
    GradeTitle(usize),
    /// A grade's lower bound.
    GradeFrom(usize),
    /// 名额比例
    QuotaShare(usize),
    /// 名额至少
    QuotaLeast(usize),
}

/// A parameter as the sheet lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which.
    pub param: Param,
    /// The id of what it belongs to: "T5-1".
    pub id: String,
    /// Whose it is: "知识产权质押融资额".
    pub of: String,
    /// What it is.
    pub name: String,
    /// What it comes to.
    pub value: Value,
}

/// The names of the sheets.
#[derive(Clone, Debug)]
pub struct Sheets {
    /// 总表
    pub summary: String,
    /// 图表
    pub charts: String,
    /// One for each group.
    pub groups: Vec<String>,
    /// One for each unit, or none where there are too many.
    pub units: Vec<String>,
    /// All units on one sheet, where there are too many.
    pub all_units: String,
    /// 指标
    pub indicators: String,
    /// 通报约谈
    pub notices: String,
    /// 问题清单
    pub issues: String,
    /// 来源与说明
    pub provenance: String,
}

/// The assessment, and where everything stands in the workbook.
pub struct Frame<'a> {
    /// The language of the sheets.
    pub lang: Lang,
    /// The open files.
    pub assessed: &'a Assessed,
    /// What came of them.
    pub scored: &'a Scored,
    /// The names of the sheets.
    pub sheets: Sheets,
    /// The parameters, in the order of the sheet.
    pub listed: Vec<Listed>,
    /// The groups' sheets.
    pub groups: Vec<Layout>,
    rows: BTreeMap<Param, u32>,
}

/// The column of the parameters' numbers.
pub const VALUE: u16 = 2;
/// The row of the tree's root on the sheet of indicators.
pub const ROOT: u32 = 4;

impl<'a> Frame<'a> {
    /// Lays out a workbook.
    pub fn of(lang: Lang, assessed: &'a Assessed, scored: &'a Scored) -> Frame<'a> {
        let plan = &scored.assessment.plan;
        let sheets = sheets(lang, plan);
        let ledger = &scored.assessment.ledger;
        let own = scored.scores.units.iter().any(|unit| unit.self_total.is_some());
        let names = plan.group_numbers().zip(sheets.groups.iter().cloned());
        let groups = names.map(|(group, name)| Layout::of(plan, ledger, group, name, own)).collect();
        let listed = listed(lang, plan);
        let first = first_parameter(plan);
        let rows = (first..).zip(&listed).map(|(row, listed)| (listed.param.clone(), row)).collect();
        Frame { lang, assessed, scored, sheets, listed, groups, rows }
    }

    /// The scheme.
    pub fn plan(&self) -> &'a Plan {
        &self.scored.assessment.plan
    }

    /// The cell of a parameter, as other sheets see it.
    pub fn param(&self, param: &Param) -> Option<String> {
        let row = self.rows.get(param)?;
        Some(Spot::new(*row, VALUE).of(&self.sheets.indicators))
    }

    /// The cells of a node's weight and marks in a group, on the sheet of indicators.
    pub fn weight_and_marks(node: NodeNo, group: usize) -> (Spot, Spot) {
        let row = ROOT + u32::try_from(node.0).unwrap_or_default();
        let col = 3 + 2 * u16::try_from(group).unwrap_or_default();
        (Spot::new(row, col), Spot::new(row, col + 1))
    }

    /// Whether formulas can follow an indicator at all.
    pub fn follows(&self, leaf: LeafNo) -> bool {
        !super::group::too_many_steps(&self.plan().leaf(leaf).indicator.rule)
    }
}

/// The row of the first parameter.
pub fn first_parameter(plan: &Plan) -> u32 {
    ROOT + u32::try_from(plan.nodes.len()).unwrap_or_default() + 3
}

fn sheets(lang: Lang, plan: &Plan) -> Sheets {
    let mut names = Names::default();
    let mut fixed = |words: crate::text::Words| names.give(words.of(lang));
    let (summary, charts) = (fixed(word::SUMMARY), fixed(word::CHARTS));
    let (indicators, notices) = (fixed(word::INDICATORS), fixed(word::NOTICES));
    let (issues, provenance) = (fixed(word::ISSUES), fixed(word::PROVENANCE));
    let all_units = fixed(word::ALL_UNITS);
    let groups = plan.groups.iter().map(|group| names.give(&group.title)).collect();
    let own = plan.units.len() <= UNIT_SHEETS;
    let units = plan.units.iter().filter(|_| own).map(|unit| names.give(&unit.title)).collect();
    Sheets { summary, charts, groups, units, all_units, indicators, notices, issues, provenance }
}

fn listed(lang: Lang, plan: &Plan) -> Vec<Listed> {
    let mut list = List { lang, listed: Vec::new() };
    for leaf in plan.leaf_numbers() {
        let indicator = &plan.leaf(leaf).indicator;
        let of = (indicator.id.as_str(), &*indicator.title);
        list.measure(leaf, of, &indicator.measure);
        list.rule(leaf, of, &indicator.rule);
    }
    for no in plan.node_numbers() {
        if let Some(floor) = &plan.node(no).floor {
            let name = word::FLOOR.of(lang);
            let node = plan.node(no);
            list.add(Param::Floor(no), (&node.id, &node.title), name, Value::number(floor));
        }
    }
    list.outcome(plan);
    list.listed
}

struct List {
    lang: Lang,
    listed: Vec<Listed>,
}

impl List {
    fn add(&mut self, param: Param, (id, of): (&str, &str), name: &str, value: Value) {
        let (id, of, name) = (id.to_owned(), of.to_owned(), name.to_owned());
        self.listed.push(Listed { param, id, of, name, value });
    }

    fn measure(&mut self, leaf: LeafNo, of: (&str, &str), measure: &Measure) {
        let lang = self.lang;
        match measure {
            Measure::Ratio(ratio) => {
                self.add(Param::Scale(leaf), of, word::SCALE.of(lang), Value::number(&ratio.scale));
            }
            Measure::Growth(growth) => {
                if let ZeroBase::Value(value) = &growth.on_zero_base {
                    let name = word::ZERO_BASE.of(lang);
                    self.add(Param::ZeroBase(leaf), of, name, Value::number(value));
                }
            }
            Measure::Levels(levels) => {
                for (no, (_, level)) in levels.levels.iter().enumerate() {
                    let name = word::factor(lang, &level.title);
                    self.add(Param::Factor(leaf, no), of, &name, Value::number(&level.factor));
                }
            }
            Measure::Judged(judged) => {
                let from = Value::count(judged.trim_from as usize);
                self.add(Param::TrimFrom(leaf), of, word::TRIM_FROM.of(lang), from);
            }
            Measure::Checklist(checklist) => {
                for (no, (_, task)) in checklist.items.iter().enumerate() {
                    if let Some(share) = &task.share {
                        let name = word::share(lang, &task.title);
                        self.add(Param::Share(leaf, no), of, &name, Value::number(share));
                    }
                }
            }
            Measure::Value(_) | Measure::Change(_) => {}
        }
    }

    fn rule(&mut self, leaf: LeafNo, of: (&str, &str), rule: &Rule) {
        for found in parameters(rule) {
            let name = parameter(self.lang, rule, &found.path).name;
            self.add(Param::Rule(leaf, found.path.to_string()), of, &name, Value::number(&found.value));
        }
    }

    fn outcome(&mut self, plan: &Plan) {
        let lang = self.lang;
        let whole = ("", word::WHOLE.of(lang));
        if let Inapplicable::Rate(rate) = &plan.scheme.missing.not_applicable {
            self.add(Param::Inapplicable, whole, word::INAPPLICABLE.of(lang), Value::number(rate));
        }
        let rules = &plan.scheme.adjustments;
        for (no, item) in rules.items.iter().enumerate() {
            let of = (item.id().as_str(), &**item.title());
            let (points, cap) = match item {
                Item::Bonus(bonus) => (Some(&bonus.points), bonus.cap.as_ref()),
                Item::Deduction(deduction) => (Some(&deduction.points), deduction.cap.as_ref()),
                Item::Veto(_) => (None, None),
            };
            if let Some(points) = points {
                self.add(Param::Points(no), of, word::POINTS.of(lang), Value::number(points));
            }
            if let Some(cap) = cap {
                self.add(Param::Cap(no), of, word::CAP.of(lang), Value::number(cap));
            }
        }
        let caps = [
            (Param::BonusCap, word::BONUS_CAP, &rules.bonus_cap),
            (Param::DeductionCap, word::DEDUCTION_CAP, &rules.deduction_cap),
            (Param::TotalCap, word::TOTAL_CAP, &rules.total_cap),
        ];
        for (param, name, cap) in caps {
            if let Some(cap) = cap {
                self.add(param, whole, name.of(lang), Value::number(cap));
            }
        }
        for (no, bound) in plan.scheme.grades.iter().flat_map(|grades| &grades.bounds).enumerate() {
            let title = word::grade_of(lang, &bound.title);
            let of = (bound.id.as_str(), title.as_str());
            let name = Value::words(&*bound.title);
            self.add(Param::GradeTitle(no), of, word::GRADE_TITLE.of(lang), name);
            self.add(Param::GradeFrom(no), of, word::GRADE_FROM.of(lang), Value::number(&bound.from));
            if let Some(quota) = &bound.quota {
                let (share, least) = (Value::number(&quota.share), Value::count(quota.at_least as usize));
                self.add(Param::QuotaShare(no), of, word::QUOTA_SHARE.of(lang), share);
                self.add(Param::QuotaLeast(no), of, word::QUOTA_LEAST.of(lang), least);
            }
        }
    }
}
