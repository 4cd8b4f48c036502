//! 离上一等次还差: the points to the next grade and the next place, and for each indicator the value
//! that would win its lost marks, with everything else as it is.

use crate::check::{Assessment, Cell, Entry, Input, LeafNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::model::measure::Measure;
use crate::model::rule::{Band, Clamp, Completion, LowerForm, Point, Reference, Rule, Statistic, Steps};
use crate::model::scheme::Direction;
use crate::score::grade::Standing;
use crate::score::rule::Standing as Place;
use crate::score::{NodeState, Scores};

/// What a unit lacks to the next grade and the next place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ahead {
    /// The grade above, by its place in the scheme, and the points to its bound.
    pub grade: Option<(usize, Exact)>,
    /// The unit that stands right before, and the points to it.
    pub place: Option<(UnitNo, Exact)>,
}

/// The points to the next grade and the next place; nothing for a unit without total.
pub fn ahead(assessment: &Assessment, scores: &Scores, unit: UnitNo) -> Ahead {
    let plan = &assessment.plan;
    let score = scores.unit(unit);
    let (Some(total), Some(rank)) = (&score.total, score.rank) else { return Ahead::default() };
    let bounds = plan.scheme.grades.as_ref().map_or(&[][..], |grades| &grades.bounds);
    let grade = match &score.grade {
        Standing::Given { grade, .. } => grade.checked_sub(1),
        Standing::Open { grade } => Some(*grade),
        Standing::None => bounds.len().checked_sub(1),
    };
    let grade = grade.and_then(|grade| {
        let missing = &bounds.get(grade)?.from - &total.rounded;
        missing.is_positive().then_some((grade, missing))
    });
    let before = plan.group(plan.unit(unit).group).units.iter().copied();
    let before = before.filter(|other| scores.unit(*other).rank.is_some_and(|other| other < rank));
    let nearest = before.max_by_key(|other| (scores.unit(*other).rank, std::cmp::Reverse(*other)));
    let place = nearest.and_then(|other| {
        let theirs = &scores.unit(other).total.as_ref()?.rounded;
        Some((other, theirs - &total.rounded))
    });
    Ahead { grade, place }
}

/// What would win the marks that an indicator lost.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// 指标值 for full marks, or for the highest rate that the rule gives.
    pub x: Exact,
    /// Whether that number itself suffices; else it must be passed.
    pub included: bool,
    /// The rate that it earns.
    pub rate: Exact,
    /// The figure of the data that makes it: a numerator or a present value, the rest as reported.
    pub figure: Option<Figure>,
    /// Whether the reference is a statistic over the units and would move with the value.
    pub moving: bool,
}

/// A figure of the data.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// 分子
    Numerator(Exact),
    /// 本期数
    Current(Exact),
}

/// What would win an indicator's lost marks; none when none were lost or no value would do.
pub fn need(assessment: &Assessment, scores: &Scores, unit: UnitNo, leaf: LeafNo) -> Option<Need> {
    let plan = &assessment.plan;
    let node = scores.node(unit, plan.leaf(leaf).node);
    let cell = assessment.ledger.cell(unit, leaf);
    let lost = match node.state {
        NodeState::Scored | NodeState::Pending => node.rate.as_ref().is_some_and(|rate| *rate < Exact::ONE),
        NodeState::NotReported => true,
        NodeState::Absent | NodeState::NotApplicable => false,
    };
    if !lost {
        return None;
    }
    let x = node.x.clone().unwrap_or_default();
    let place = Place::of(plan, unit, leaf, &x, cell, scores.fields.get(leaf.0)?)?;
    let mut need = invert(&plan.leaf(leaf).indicator.rule, &place)?;
    if node.rate.as_ref().is_some_and(|rate| *rate >= need.rate) {
        return None;
    }
    let direction = plan.leaf(leaf).indicator.direction;
    if matches!(&cell.entry, Entry::Reported(Input::Value(value)) | Entry::Pending(Input::Value(value)) if value.is_whole())
    {
        need.x = whole(need.x, direction);
    }
    need.figure = figure(plan, leaf, cell, &need.x, direction);
    Some(need)
}

/// The value for the highest rate up to 1 under a rule.
fn invert(rule: &Rule, place: &Place<'_>) -> Option<Need> {
    let at = |x: Exact| Need { x, included: true, rate: Exact::ONE, figure: None, moving: false };
    match rule {
        Rule::Completion(rule) => {
            let target = place.target.filter(|target| target.is_positive())?;
            let share = match &rule.bands {
                None => rule.cap.clone().min(Exact::ONE),
                Some(bands) => return completion_band(rule, bands, place, target),
            };
            let x = match (place.direction, rule.lower_form) {
                (Direction::Higher, _) => target * &share,
                (Direction::Lower, Some(LowerForm::Mirror)) => target * &(&Exact::from(2) - &share),
                (Direction::Lower, _) => target.over(&share)?,
            };
            Some(Need { rate: share, ..at(x) })
        }
        Rule::Threshold(_) => place.target.map(|target| at(target.clone())),
        Rule::Linear(rule) => {
            let (zero, full) = (value(&rule.zero_at, place)?, value(&rule.full_at, place)?);
            let most = if matches!(rule.clamp, Clamp::Both | Clamp::Top) {
                rule.cap.clone().min(Exact::ONE)
            } else {
                Exact::ONE
            };
            let x = &zero + &(&(&full - &zero) * &most);
            let moving = moves(&rule.zero_at) || moves(&rule.full_at);
            Some(Need { rate: most, moving, ..at(x) })
        }
        Rule::Efficacy(rule) => {
            let moving = moves(&rule.satisfactory) || moves(&rule.unacceptable);
            value(&rule.satisfactory, place).map(|x| Need { moving, ..at(x) })
        }
        Rule::Minmax(_) => {
            let best = place.field.statistic(Statistic::GroupBest, place.group)?;
            Some(Need { moving: true, ..at(best) })
        }
        Rule::Piecewise(rule) => {
            let nearer = |a: &Point, b: &Point| match place.direction {
                Direction::Higher => b.x.cmp(&a.x),
                Direction::Lower => a.x.cmp(&b.x),
            };
            let top = rule.points.iter().max_by(|a, b| a.rate.cmp(&b.rate).then(nearer(a, b)))?;
            Some(Need { rate: top.rate.clone(), ..at(top.x.clone()) })
        }
        Rule::Bands(rule) => best_band(&rule.bands, place.direction),
        Rule::Steps(rule) => steps(rule, place),
        Rule::Rank(_) => {
            let best = place.field.statistic(Statistic::GroupBest, place.group)?;
            Some(Need { moving: true, ..at(best) })
        }
    }
}

/// A reference as it stands now.
fn value(reference: &Reference, place: &Place<'_>) -> Option<Exact> {
    match reference {
        Reference::Number(number) => Some(number.clone()),
        Reference::Target => place.target.cloned(),
        Reference::Base => place.base.cloned(),
        Reference::Statistic(statistic) => place.field.statistic(*statistic, place.group),
    }
}

fn moves(reference: &Reference) -> bool {
    matches!(reference, Reference::Statistic(_))
}

/// The nearer end of the band with the highest rate.
fn best_band(bands: &[Band], direction: Direction) -> Option<Need> {
    let best = bands.iter().max_by(|a, b| a.rate.cmp(&b.rate))?;
    let (x, included) = match direction {
        Direction::Higher => (best.from.clone()?, best.from_included),
        Direction::Lower => (best.to.clone()?, best.to_included),
    };
    Some(Need { x, included, rate: best.rate.clone(), figure: None, moving: false })
}

/// The value that brings a completion into the best band that it can reach below its cap.
fn completion_band(rule: &Completion, bands: &[Band], place: &Place<'_>, target: &Exact) -> Option<Need> {
    let reachable = |band: &&Band| band.from.as_ref().is_none_or(|from| *from <= rule.cap);
    let reachable: Vec<Band> = bands.iter().filter(reachable).cloned().collect();
    let need = best_band(&reachable, Direction::Higher)?;
    let x = match (place.direction, rule.lower_form) {
        (Direction::Higher, _) => target * &need.x,
        (Direction::Lower, Some(LowerForm::Mirror)) => target * &(&Exact::from(2) - &need.x),
        (Direction::Lower, _) => target.over(&need.x)?,
    };
    Some(Need { x, ..need })
}

/// The value at which steps have made up for a low start, or the reference itself.
fn steps(rule: &Steps, place: &Place<'_>) -> Option<Need> {
    let reference = value(&rule.reference, place)?;
    let most = rule.max_rate.clone().min(Exact::ONE);
    let moving = moves(&rule.reference);
    let need = |x: Exact, rate: Exact| Some(Need { x, included: true, rate, figure: None, moving });
    if rule.start_rate >= most || !rule.gain.is_positive() {
        return need(reference, rule.start_rate.clone().min(most));
    }
    let wanted = &(&most - &rule.start_rate) * place.marks;
    let per = match rule.per_kind {
        crate::model::rule::PerKind::Absolute => rule.per.clone(),
        crate::model::rule::PerKind::Percent => (&rule.per * &reference.abs()).over(&Exact::from(100))?,
    };
    let count = wanted.over(&rule.gain)?;
    let count = match rule.step_mode {
        crate::model::rule::StepMode::Linear => count,
        crate::model::rule::StepMode::Floor | crate::model::rule::StepMode::Ceil => count.ceil(),
    };
    let distance = &count * &per;
    match place.direction {
        Direction::Higher => need(&reference + &distance, most),
        Direction::Lower => need(&reference - &distance, most),
    }
}

/// The whole number that suffices: things that are counted come one by one.
fn whole(number: Exact, direction: Direction) -> Exact {
    match direction {
        Direction::Higher => number.ceil(),
        Direction::Lower => number.floor(),
    }
}

/// The figure of the data that makes a value, the other one as reported.
fn figure(plan: &Plan, leaf: LeafNo, cell: &Cell, x: &Exact, direction: Direction) -> Option<Figure> {
    let (Entry::Reported(input) | Entry::Pending(input)) = &cell.entry else { return None };
    match (&plan.leaf(leaf).indicator.measure, input) {
        (Measure::Ratio(measure), Input::Ratio(num, den)) => {
            let needed = (x * den).over(&measure.scale)?;
            Some(Figure::Numerator(if num.is_whole() { whole(needed, direction) } else { needed }))
        }
        (Measure::Growth(_), Input::Periods { base, current }) => {
            let needed = base + &(base * &x.over(&Exact::from(100))?);
            Some(Figure::Current(if current.is_whole() { whole(needed, direction) } else { needed }))
        }
        (Measure::Change(_), Input::Periods { base, .. }) => Some(Figure::Current(base + x)),
        _ => None,
    }
}
