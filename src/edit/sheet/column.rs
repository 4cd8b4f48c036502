//! 列: what a datum consists of by its indicator's measure, each part a column of its own.

use std::rc::Rc;

use crate::check::{LeafNo, Plan};
use crate::issue::Field;
use crate::model::measure::Measure;

/// A part of a datum that is typed into one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// 数值
    Value,
    /// 分子
    Num,
    /// 分母
    Den,
    /// 本期数
    Current,
    /// 基期数
    Base,
    /// 某一级别的数量, by the place of the level in the scheme.
    Level(usize),
    /// 评分, all of them in one cell: "92 88 90".
    Marks,
    /// 某一事项是否完成, by the place of the task in the scheme.
    Task(usize),
    /// 目标值, which belongs to every measure.
    Target,
}

impl Part {
    /// The parts of a datum that a measure computes with.
    pub fn of(measure: &Measure) -> Vec<Part> {
        match measure {
            Measure::Value(_) => vec![Part::Value],
            Measure::Ratio(ratio) if ratio.den_attribute.is_some() => vec![Part::Num],
            Measure::Ratio(_) => vec![Part::Num, Part::Den],
            Measure::Growth(_) | Measure::Change(_) => vec![Part::Current, Part::Base],
            Measure::Levels(measure) => (0..measure.levels.0.len()).map(Part::Level).collect(),
            Measure::Judged(_) => vec![Part::Marks],
            Measure::Checklist(measure) => (0..measure.items.0.len()).map(Part::Task).collect(),
        }
    }

    /// The field of the files that it stands in.
    pub fn field(self) -> Field {
        match self {
            Part::Value => Field::Value,
            Part::Num => Field::Num,
            Part::Den => Field::Den,
            Part::Current => Field::Current,
            Part::Base => Field::Base,
            Part::Level(_) => Field::Levels,
            Part::Marks => Field::Marks,
            Part::Task(_) => Field::Done,
            Part::Target => Field::Target,
        }
    }
}

/// A column of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    /// The indicator.
    pub leaf: LeafNo,
    /// The part of its datum.
    pub part: Part,
}

impl Column {
    /// All columns of a scheme: of each indicator the parts of its datum, and then 目标值.
    pub fn all(plan: &Plan) -> Vec<Column> {
        let parts = |leaf: LeafNo| {
            let parts = Part::of(&plan.leaf(leaf).indicator.measure).into_iter();
            parts.chain([Part::Target]).map(move |part| Column { leaf, part })
        };
        plan.leaf_numbers().flat_map(parts).collect()
    }

    /// The id of the level or the task, in the files.
    pub fn id<'p>(&self, plan: &'p Plan) -> Option<&'p Rc<str>> {
        match (self.part, &plan.leaf(self.leaf).indicator.measure) {
            (Part::Level(no), Measure::Levels(measure)) => measure.levels.0.get(no).map(|(id, _)| &id.value),
            (Part::Task(no), Measure::Checklist(measure)) => measure.items.0.get(no).map(|(id, _)| &id.value),
            _ => None,
        }
    }

    /// The title of the level or the task.
    pub fn title<'p>(&self, plan: &'p Plan) -> Option<&'p Rc<str>> {
        match (self.part, &plan.leaf(self.leaf).indicator.measure) {
            (Part::Level(no), Measure::Levels(measure)) => {
                measure.levels.0.get(no).map(|(_, level)| &level.title)
            }
            (Part::Task(no), Measure::Checklist(measure)) => {
                measure.items.0.get(no).map(|(_, task)| &task.title)
            }
            _ => None,
        }
    }

    /// What a table's heading may call the part, the first of them being what a copied block calls it.
    pub(super) fn names<'p>(&self, plan: &'p Plan) -> Vec<&'p str> {
        match self.part {
            Part::Value => vec!["数值", "完成值"],
            Part::Num => vec!["分子"],
            Part::Den => vec!["分母"],
            Part::Current => vec!["本期数", "本期"],
            Part::Base => vec!["基期数", "基期", "上期"],
            Part::Marks => vec!["评分"],
            Part::Target => vec!["目标值", "目标"],
            Part::Level(_) | Part::Task(_) => {
                [self.title(plan), self.id(plan)].into_iter().flatten().map(|name| &**name).collect()
            }
        }
    }
}
