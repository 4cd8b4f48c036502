//! 等次分布: how many units of a group hold each grade, and who stands at a quota line.

use crate::check::{GroupNo, Plan, UnitNo};
use crate::score::Scores;
use crate::score::grade::{Move, Standing, fillings};

/// The grades of one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grading {
    /// Every grade of the scheme, from the top; empty where the scheme has none.
    pub grades: Vec<Held>,
    /// Units with a total below the lowest grade, and those that a full quota left without one.
    pub ungraded: Vec<UnitNo>,
    /// Units without total.
    pub unscored: Vec<UnitNo>,
}

/// One grade in one group; its units stand in the order of their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The grade, by its place in the scheme.
    pub grade: usize,
    /// Units that hold it.
    pub units: Vec<UnitNo>,
    /// 名额: how many may hold it; none where the scheme sets no limit.
    pub places: Option<usize>,
    /// 待定: units tied across its quota line, for the staff to decide.
    pub open: Vec<UnitNo>,
    /// Units that reached it and found its quota full.
    pub crowded_out: Vec<UnitNo>,
}

impl Held {
    /// Places that are still free while every tie is open; none without quota.
    pub fn free(&self) -> Option<usize> {
        self.places.map(|places| places.saturating_sub(self.units.len()))
    }
}

/// How the grades of a group are held.
pub fn grading(plan: &Plan, scores: &Scores, group: GroupNo) -> Grading {
    let Some(grades) = &plan.scheme.grades else { return Grading::default() };
    let fillings = fillings(plan, scores, group);
    let places = |grade| fillings.iter().find(|filling| filling.grade == grade).map(|filling| filling.places);
    let held = |grade| Held {
        grade,
        units: Vec::new(),
        places: places(grade),
        open: Vec::new(),
        crowded_out: Vec::new(),
    };
    let mut grading = Grading { grades: (0..grades.bounds.len()).map(held).collect(), ..Grading::default() };
    for unit in scores.ranking(plan, group) {
        grading.add(scores, unit);
    }
    grading
}

impl Grading {
    fn add(&mut self, scores: &Scores, unit: UnitNo) {
        let score = scores.unit(unit);
        match &score.grade {
            Standing::Given { grade, moves } => {
                if let Some(held) = self.grades.get_mut(*grade) {
                    held.units.push(unit);
                }
                for step in moves {
                    if let Move::QuotaFull { grade } = step
                        && let Some(full) = self.grades.get_mut(*grade)
                    {
                        full.crowded_out.push(unit);
                    }
                }
            }
            Standing::Open { grade } => {
                if let Some(held) = self.grades.get_mut(*grade) {
                    held.open.push(unit);
                }
            }
            Standing::None if score.total.is_none() => self.unscored.push(unit),
            Standing::None => self.ungraded.push(unit),
        }
    }
}
