//! 等次: bounds, vetoes, quotas, and what the staff decide where units tie across a quota line.

use super::adjust::{vetoed, vetoes};
use super::{Scores, UnitScore};
use crate::check::{Deed, GroupNo, Ledger, Plan, UnitNo};
use crate::exact::{Exact, Rounding};
use crate::issue::{DataProblem, Issue};
use crate::model::EventId;
use crate::model::adjust::Effect;
use crate::model::outcome::{Grades, Precision, Quota, QuotaRounding, QuotaTies};

/// A unit's grade, by its place among the scheme's grades.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Without grade: below the lowest bound, without total, or no grades in the scheme.
    None,
    /// A grade, and what moved the unit there from its bound.
    Given {
        /// The grade.
        grade: usize,
        /// Why it is not the grade of the total alone.
        moves: Vec<Move>,
    },
    /// Tied across a quota line: the grade, or the next one, as the staff decide.
    Open {
        /// The grade that is short of places.
        grade: usize,
    },
}

/// Why a grade differs from what the total alone would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// 降一等, by the veto's place in the list
    Lowered(usize),
    /// 取消评优, by the veto's place in the list
    Barred(usize),
    /// 名额已满
    QuotaFull {
        /// The grade that had no place left.
        grade: usize,
    },
    /// The staff's decision at the quota line.
    Decided(EventId),
}

/// How full a grade with a quota is, in one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filling {
    /// The grade.
    pub grade: usize,
    /// Places that the quota gives.
    pub places: usize,
}

/// The places that each grade with a quota has in a group.
pub fn fillings(plan: &Plan, scores: &Scores, group: GroupNo) -> Vec<Filling> {
    let Some(grades) = &plan.scheme.grades else { return Vec::new() };
    let n = plan.group(group).units.iter().filter(|unit| scores.unit(**unit).total.is_some()).count();
    let with_quota =
        grades.bounds.iter().enumerate().filter_map(|(grade, bound)| Some((grade, bound.quota.as_ref()?)));
    with_quota.map(|(grade, quota)| Filling { grade, places: places(quota, n) }).collect()
}

fn places(quota: &Quota, n: usize) -> usize {
    let share = &quota.share * &Exact::count(n);
    let whole = match quota.rounding {
        QuotaRounding::Floor => share.floor(),
        QuotaRounding::Ceil => share.ceil(),
        QuotaRounding::HalfUp => share.round(0, Rounding::HalfUp),
    };
    whole.to_string().parse::<usize>().unwrap_or(0).max(quota.at_least as usize).min(n)
}

pub(super) fn assign(plan: &Plan, ledger: &Ledger, scores: &mut Scores, issues: &mut Vec<Issue>) {
    let Some(grades) = &plan.scheme.grades else { return };
    for group in 0..plan.groups.len() {
        let group = GroupNo(group);
        let ranking = scores.ranking(plan, group);
        for unit in &ranking {
            scores.units[unit.0].grade = by_total(plan, scores.unit(*unit), ledger, *unit);
        }
        for filling in fillings(plan, scores, group) {
            Line { plan, grades, ledger, group, filling }.draw(&ranking, scores, issues);
        }
        idle_decisions(plan, ledger, scores, &ranking, issues);
    }
}

/// The grade of the total, lowered and barred by vetoes, before any quota.
pub fn by_total(plan: &Plan, score: &UnitScore, ledger: &Ledger, unit: UnitNo) -> Standing {
    let (Some(grades), Some(total)) = (&plan.scheme.grades, &score.total) else { return Standing::None };
    let total = match grades.grade_on {
        Precision::Rounded => &total.rounded,
        Precision::Exact => &total.exact,
    };
    let Some(mut grade) = grades.bounds.iter().position(|bound| *total >= bound.from) else {
        return Standing::None;
    };
    let incidents = ledger.incidents(unit);
    let mut moves = Vec::new();
    let lowest = grades.bounds.len() - 1;
    for veto in vetoes(plan, incidents, Effect::LowerOneGrade) {
        if grade < lowest {
            grade += 1;
            moves.push(Move::Lowered(veto));
        }
    }
    if let Some(veto) = vetoed(plan, incidents, Effect::BarTopGrade)
        && grade == 0
    {
        if lowest == 0 {
            return Standing::None;
        }
        grade = 1;
        moves.push(Move::Barred(veto));
    }
    Standing::Given { grade, moves }
}

/// One quota line of one group.
struct Line<'a> {
    plan: &'a Plan,
    grades: &'a Grades,
    ledger: &'a Ledger,
    group: GroupNo,
    filling: Filling,
}

impl Line<'_> {
    fn draw(&self, ranking: &[UnitNo], scores: &mut Scores, issues: &mut Vec<Issue>) {
        let Filling { grade, places } = self.filling;
        let holds = |unit: &&UnitNo| matches!(scores.unit(**unit).grade, Standing::Given { grade: g, .. } if g == grade);
        let candidates: Vec<UnitNo> = ranking.iter().filter(holds).copied().collect();
        if candidates.len() <= places {
            return;
        }
        let rank = |unit: UnitNo| scores.unit(unit).rank;
        let tied_across = places > 0 && rank(candidates[places - 1]) == rank(candidates[places]);
        let line_rank = rank(candidates[places]);
        let tied: Vec<UnitNo> =
            candidates.iter().copied().filter(|unit| tied_across && rank(*unit) == line_rank).collect();
        let clear = candidates.iter().position(|unit| tied.contains(unit)).unwrap_or(places);
        for unit in candidates.iter().skip(clear).filter(|unit| !tied.contains(unit)) {
            self.push_down(scores, *unit, Move::QuotaFull { grade });
        }
        let mut in_by_decision = 0;
        for unit in &tied {
            match (self.decision(*unit), self.grades.ties_at_quota) {
                (Some((event, decided)), QuotaTies::Ask) if decided == grade => {
                    self.keep(scores, *unit, Move::Decided(event));
                    in_by_decision += 1;
                }
                (Some((event, _)), QuotaTies::Ask) => self.push_down(scores, *unit, Move::Decided(event)),
                (None, QuotaTies::Ask) => scores.units[unit.0].grade = Standing::Open { grade },
                (_, QuotaTies::AllIn) => {}
                (_, QuotaTies::AllOut) => self.push_down(scores, *unit, Move::QuotaFull { grade }),
            }
        }
        if clear + in_by_decision > places {
            issues.push(Issue::of_all(DataProblem::DecisionOverQuota {
                group: self.plan.group(self.group).title.clone(),
                grade: self.grades.bounds[grade].title.clone(),
                places,
                units: clear + in_by_decision,
            }));
        }
    }

    /// The grade that the staff decided on for a unit, when it is one that this line can lead to: this
    /// grade, the next one, or one below that where the quotas in between may push further down.
    fn decision(&self, unit: UnitNo) -> Option<(EventId, usize)> {
        let grade = self.filling.grade;
        let leads_to = |decided: usize| {
            let between = self.grades.bounds.iter().take(decided).skip(grade + 1);
            decided >= grade && between.into_iter().all(|bound| bound.quota.is_some())
        };
        self.ledger.incidents(unit).iter().find_map(|incident| match incident.deed {
            Deed::GradeDecision { grade: decided } if leads_to(decided) => {
                Some((incident.id.clone(), decided))
            }
            _ => None,
        })
    }

    fn keep(&self, scores: &mut Scores, unit: UnitNo, why: Move) {
        if let Standing::Given { moves, .. } = &mut scores.units[unit.0].grade {
            moves.push(why);
        }
    }

    fn push_down(&self, scores: &mut Scores, unit: UnitNo, why: Move) {
        let standing = &mut scores.units[unit.0].grade;
        if let Standing::Given { grade, moves } = standing {
            *grade += 1;
            moves.push(why);
            if *grade >= self.grades.bounds.len() {
                *standing = Standing::None;
            }
        }
    }
}

/// Decisions that decided nothing.
fn idle_decisions(
    plan: &Plan,
    ledger: &Ledger,
    scores: &Scores,
    ranking: &[UnitNo],
    issues: &mut Vec<Issue>,
) {
    for unit in ranking {
        let used = |id: &EventId, decided: usize| match &scores.unit(*unit).grade {
            Standing::Given { grade, moves } => {
                *grade == decided && moves.contains(&Move::Decided(id.clone()))
            }
            _ => false,
        };
        for incident in ledger.incidents(*unit) {
            if let Deed::GradeDecision { grade } = incident.deed
                && !used(&incident.id, grade)
            {
                let problem = DataProblem::DecisionIdle {
                    id: incident.id.text(),
                    unit: plan.unit(*unit).title.clone(),
                };
                issues.push(Issue::at(incident.file, incident.at, problem));
            }
        }
    }
}
