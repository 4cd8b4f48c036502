//! 加分、减分、一票否决、复核调整: the lines between the base score and the total.

use super::tree::BaseScore;
use super::{Score, UnitScore, UnitState};
use crate::check::{Deed, Incident, Plan};
use crate::exact::Exact;
use crate::model::EventId;
use crate::model::adjust::{Bonus, Effect, Item};

/// One signed line of the sum from base score to total.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is for.
    pub what: LineKind,
    /// Points, with their sign.
    pub points: Exact,
}

/// What a line is for.
#[derive(Clone, Debug, PartialEq)]
pub enum LineKind {
    /// A bonus or a deduction of the scheme, by its place in the list.
    Item {
        /// Its place in the scheme's list.
        item: usize,
        /// How often it happened.
        count: Exact,
        /// What it would come to without its own cap, when that bit.
        uncapped: Option<Exact>,
    },
    /// 复核调整
    Correction(EventId),
    /// 加分合计上限
    BonusCap,
    /// 减分合计上限
    DeductionCap,
    /// 总分不低于零
    ZeroFloor,
    /// 总分上限
    TotalCap,
    /// 一票否决：总分归零, by the veto's place in the list
    ZeroTotal(usize),
}

/// A unit's result up to its total; place, grade and notices come later.
pub fn total(plan: &Plan, base: BaseScore, incidents: &[Incident]) -> UnitScore {
    let (lines, passed_over) = match &base.score {
        Some(score) if base.state != UnitState::Withheld => lines(plan, &score.rounded, incidents),
        _ => (Vec::new(), Vec::new()),
    };
    let total = base.score.clone().filter(|_| base.state != UnitState::Withheld).map(|score| {
        let points: Exact = lines.iter().map(|line| &line.points).sum();
        Score { exact: exact_total(plan, &score.exact, &lines), rounded: &score.rounded + &points }
    });
    UnitScore {
        state: base.state,
        applicable: base.applicable,
        thin: base.thin,
        base: base.score,
        lines,
        passed_over,
        total,
        rank: None,
        broken_by: None,
        grade: super::grade::Standing::None,
        notices: Vec::new(),
        self_total: None,
    }
}

/// How often an item happened to a unit.
pub fn times(incidents: &[Incident], item: usize) -> Exact {
    let counts = incidents.iter().filter_map(|incident| match &incident.deed {
        Deed::Item { item: other, count } if *other == item => Some(count),
        _ => None,
    });
    counts.sum()
}

/// The first veto of this effect that befell a unit.
pub fn vetoed(plan: &Plan, incidents: &[Incident], effect: Effect) -> Option<usize> {
    vetoes(plan, incidents, effect).next()
}

/// Each veto item of this effect that befell a unit, once however often it happened.
pub fn vetoes<'a>(
    plan: &'a Plan,
    incidents: &'a [Incident],
    effect: Effect,
) -> impl Iterator<Item = usize> + 'a {
    let items = plan.scheme.adjustments.items.iter().enumerate();
    let of_effect = items.filter(move |(_, item)| matches!(item, Item::Veto(veto) if veto.effect == effect));
    of_effect.map(|(no, _)| no).filter(|no| times(incidents, *no).is_positive())
}

/// The lines between a shown base score and the total, and the bonus items that are passed over.
pub fn lines(plan: &Plan, base: &Exact, incidents: &[Incident]) -> (Vec<Line>, Vec<usize>) {
    let rules = &plan.scheme.adjustments;
    let (mut lines, passed_over) = bonuses(plan, incidents);
    limit(&mut lines, 0, rules.bonus_cap.as_ref(), LineKind::BonusCap);
    let from = lines.len();
    for (no, item) in rules.items.iter().enumerate() {
        if let Item::Deduction(deduction) = item {
            let earned = earned(incidents, no, &deduction.points, deduction.cap.as_ref());
            lines.extend(earned.map(|line| Line { points: -&line.points, ..line }));
        }
    }
    limit(&mut lines, from, rules.deduction_cap.as_ref(), LineKind::DeductionCap);
    lines.extend(incidents.iter().filter_map(|incident| match &incident.deed {
        Deed::Correction { points } => {
            Some(Line { what: LineKind::Correction(incident.id.clone()), points: points.clone() })
        }
        _ => None,
    }));
    hold(plan, base, &mut lines, incidents);
    (lines, passed_over)
}

/// Each bonus item after its own cap, without those that a higher one of their set excludes.
fn bonuses(plan: &Plan, incidents: &[Incident]) -> (Vec<Line>, Vec<usize>) {
    let items = plan.scheme.adjustments.items.iter().enumerate();
    let earned: Vec<(usize, &Bonus, Line)> = items
        .filter_map(|(no, item)| match item {
            Item::Bonus(bonus) => {
                earned(incidents, no, &bonus.points, bonus.cap.as_ref()).map(|line| (no, bonus, line))
            }
            _ => None,
        })
        .collect();
    let beaten = |no: usize, bonus: &Bonus, line: &Line| {
        bonus.exclusive.is_some()
            && earned.iter().any(|(other, rival, rival_line)| {
                rival.exclusive == bonus.exclusive
                    && (rival_line.points > line.points || (rival_line.points == line.points && *other < no))
            })
    };
    let passed_over =
        earned.iter().filter(|(no, bonus, line)| beaten(*no, bonus, line)).map(|(no, ..)| *no).collect();
    let counted = earned.iter().filter(|(no, bonus, line)| !beaten(*no, bonus, line));
    (counted.map(|(.., line)| line.clone()).collect(), passed_over)
}

fn earned(incidents: &[Incident], item: usize, points: &Exact, cap: Option<&Exact>) -> Option<Line> {
    let count = times(incidents, item);
    if count.is_zero() {
        return None;
    }
    let all = &count * points;
    let (points, uncapped) = match cap {
        Some(cap) if *cap < all => (cap.clone(), Some(all)),
        _ => (all, None),
    };
    Some(Line { what: LineKind::Item { item, count, uncapped }, points })
}

/// Adds the line of a common limit when the lines from `from` on exceed it in size.
fn limit(lines: &mut Vec<Line>, from: usize, cap: Option<&Exact>, what: LineKind) {
    let sum: Exact = lines.iter().skip(from).map(|line| &line.points).sum();
    if let Some(cap) = cap
        && sum.abs() > *cap
    {
        let allowed = if sum.is_negative() { -cap } else { cap.clone() };
        lines.push(Line { what, points: &allowed - &sum });
    }
}

/// Holds the total at or above 0 and at or below its cap, and lets a veto bring it to 0.
fn hold(plan: &Plan, base: &Exact, lines: &mut Vec<Line>, incidents: &[Incident]) {
    let sum = |lines: &[Line]| base + &lines.iter().map(|line| &line.points).sum();
    let total = sum(lines);
    if total.is_negative() {
        lines.push(Line { what: LineKind::ZeroFloor, points: -&total });
    }
    if let Some(cap) = &plan.scheme.adjustments.total_cap
        && total > *cap
    {
        lines.push(Line { what: LineKind::TotalCap, points: cap - &total });
    }
    if let Some(veto) = vetoed(plan, incidents, Effect::ZeroTotal) {
        let total = sum(lines);
        if !total.is_zero() {
            lines.push(Line { what: LineKind::ZeroTotal(veto), points: -&total });
        }
    }
}

/// The total of the unrounded base score, under the same limits.
fn exact_total(plan: &Plan, base: &Exact, lines: &[Line]) -> Exact {
    if lines.iter().any(|line| matches!(line.what, LineKind::ZeroTotal(_))) {
        return Exact::ZERO;
    }
    let own = lines.iter().filter(|line| !matches!(line.what, LineKind::ZeroFloor | LineKind::TotalCap));
    let total = (base + &own.map(|line| &line.points).sum()).max(Exact::ZERO);
    match &plan.scheme.adjustments.total_cap {
        Some(cap) => total.min(cap.clone()),
        None => total,
    }
}
