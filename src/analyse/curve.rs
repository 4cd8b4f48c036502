//! 计分曲线: the rate that an indicator's rule gives to each value, with every unit on it.
//!
//! All rates come from [`rule::rate`], the code that scores; this file only chooses the values that it
//! is asked for. Those are the values where a rule may bend or jump ([`bends`](mod@bends)) and three
//! between each two of them. Where these three lie on a line, so does the whole piece, and what it
//! tends to at its ends follows exactly; the one other shape that rules have, T ÷ x, has no jumps and
//! is drawn through many points.
//!
//! # What stands on the axis
//!
//! The value itself, as long as units share their targets. Where targets differ, the value of one
//! unit says nothing about that of another; then it is the completion x ÷ T, when the rule looks at
//! nothing else, or the distance x − T, when the rule counts steps of fixed size from the target. One
//! curve then serves everybody. Otherwise each target, base, weight or group that makes a difference
//! has its own curve.

mod bends;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::assess::Scored;
use crate::check::{Entry, GroupNo, Input, LeafNo, UnitNo};
use crate::exact::Exact;
use crate::model::rule::{NoTarget, PerKind, Reference, Rule, Statistic};
use crate::score::field::Field;
use crate::score::rule::{self, Rated, Standing};
use crate::score::{NodeState, Plain};
use bends::{Bends, landmarks};

/// Curves that one picture holds; of more, those with the most units.
pub const CURVES: usize = 24;

/// The curves of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Curves {
    /// What stands on the axis.
    pub axis: Axis,
    /// The curves, those with the most units first.
    pub curves: Vec<Curve>,
    /// Every unit with a rate that has a place on the axis, in the scheme's order.
    pub dots: Vec<Dot>,
    /// Units with a rate that have none: without a target, or with one of 0, where the axis is in
    /// terms of it.
    pub aside: Vec<UnitNo>,
}

/// What stands on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// 指标值
    Value,
    /// 完成率: the value by the unit's target.
    Completion,
    /// 与目标值之差
    Distance,
}

/// One curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What makes it differ from the other curves.
    pub case: Case,
    /// The units that it holds for.
    pub units: Vec<UnitNo>,
    /// Its pieces, from left to right; between them it jumps.
    pub runs: Vec<Run>,
}

/// What a rule asks about a unit besides its value, as far as it asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// 考核组
    pub group: Option<GroupNo>,
    /// 目标值; 1 and 0 where the axis is in terms of it.
    pub target: Option<Exact>,
    /// 基期数
    pub base: Option<Exact>,
    /// 分值
    pub marks: Option<Exact>,
}

/// A piece without a jump.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Values and rates from left to right, to be joined by lines.
    pub points: Vec<(Exact, Exact)>,
    /// Whether the first point belongs to it.
    pub from_included: bool,
    /// Whether the last point belongs to it.
    pub to_included: bool,
}

/// A unit on its curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// The unit.
    pub unit: UnitNo,
    /// Its place on the axis.
    pub x: Exact,
    /// 得分率
    pub rate: Exact,
    /// Its curve; none when there were too many.
    pub curve: Option<usize>,
}

impl Curve {
    /// What the drawn curve says of a value; none beside its ends.
    pub fn at(&self, x: &Exact) -> Option<Exact> {
        self.runs.iter().find_map(|run| run.at(x))
    }
}

impl Run {
    /// Leaves out the points between which the line goes straight on.
    fn straighten(&mut self) {
        let straight = |(a, f): &(Exact, Exact), (b, g): &(Exact, Exact), (c, h): &(Exact, Exact)| {
            &(g - f) * &(c - b) == &(h - g) * &(b - a)
        };
        let mut kept: Vec<(Exact, Exact)> = Vec::with_capacity(self.points.len());
        for point in self.points.drain(..) {
            if let [.., before, last] = kept.as_slice()
                && straight(before, last, &point)
            {
                kept.pop();
            }
            kept.push(point);
        }
        self.points = kept;
    }

    fn at(&self, x: &Exact) -> Option<Exact> {
        let exactly = self.points.iter().position(|(at, _)| at == x);
        if let Some(no) = exactly {
            let (first, last) = (no == 0, no + 1 == self.points.len());
            let belongs = (!first || self.from_included) && (!last || self.to_included);
            return self.points.get(no).filter(|_| belongs).map(|(_, rate)| rate.clone());
        }
        let right = self.points.partition_point(|(at, _)| at < x);
        let ((low, from), (high, to)) = (self.points.get(right.checked_sub(1)?)?, self.points.get(right)?);
        Some(from + &(&(to - from) * &(x - low).over(&(high - low))?))
    }
}

/// The curves of an indicator; without curves when no unit has a rate.
pub fn curves(scored: &Scored, leaf: LeafNo) -> Curves {
    let (plan, scores) = (&scored.assessment.plan, &scored.scores);
    let indicator = &plan.leaf(leaf).indicator;
    let none = Curves { axis: Axis::Value, curves: Vec::new(), dots: Vec::new(), aside: Vec::new() };
    let Some(field) = scores.fields.get(leaf.0) else { return none };

    let rated: Vec<(UnitNo, Facts<'_>)> =
        plan.unit_numbers().filter_map(|unit| Some((unit, Facts::of(scored, unit, leaf)?))).collect();
    let axis = Axis::of(&indicator.rule, rated.iter().filter_map(|(_, facts)| facts.target));
    let mut cases: BTreeMap<Case, Vec<UnitNo>> = BTreeMap::new();
    let (mut dots, mut aside) = (Vec::with_capacity(rated.len()), Vec::new());
    for (unit, facts) in &rated {
        let Some(x) = axis.place(facts) else {
            aside.push(*unit);
            continue;
        };
        let case = facts.case(&indicator.rule, axis);
        cases.entry(case.clone()).or_default().push(*unit);
        dots.push((*unit, x, facts.rate.clone(), case));
    }

    let mut cases: Vec<(Case, Vec<UnitNo>)> = cases.into_iter().collect();
    cases.sort_by_key(|(_, units)| (Reverse(units.len()), units.first().copied()));
    cases.truncate(CURVES);
    let ask = |case: &Case, x: &Exact| ask(&indicator.rule, case, x, indicator.direction, field);
    let values = |case: &Case| -> Vec<Exact> {
        let same = dots.iter().filter(|(_, _, _, other)| other.group == case.group);
        same.map(|(_, x, _, _)| x.clone()).collect()
    };
    let ends = ends(dots.iter().map(|(_, x, _, _)| x.clone()).chain(
        cases.iter().flat_map(|(case, _)| landmarks(&indicator.rule, &of(case, indicator.direction, field))),
    ));
    let curves: Vec<Curve> = cases
        .into_iter()
        .filter_map(|(case, units)| {
            let ends = ends.as_ref()?;
            let values = values(&case);
            let bends = Bends::of(&indicator.rule, &of(&case, indicator.direction, field), ends, &values);
            let runs = runs(&|x| ask(&case, x), &bends, &values)?;
            Some(Curve { case, units, runs })
        })
        .collect();
    let dots = dots.into_iter().map(|(unit, x, rate, case)| {
        let curve = curves.iter().position(|curve| curve.case == case);
        Dot { unit, x, rate, curve }
    });
    Curves { axis, dots: dots.collect(), aside, curves }
}

/// What a rule may ask about a unit.
struct Facts<'a> {
    x: &'a Exact,
    rate: &'a Exact,
    target: Option<&'a Exact>,
    base: Option<&'a Exact>,
    marks: &'a Exact,
    group: GroupNo,
}

impl<'a> Facts<'a> {
    /// Of a unit whose value the rule has rated.
    fn of(scored: &'a Scored, unit: UnitNo, leaf: LeafNo) -> Option<Facts<'a>> {
        let plan = &scored.assessment.plan;
        let node = scored.scores.node(unit, plan.leaf(leaf).node);
        if !matches!(node.state, NodeState::Scored | NodeState::Pending) {
            return None;
        }
        let cell = scored.assessment.ledger.cell(unit, leaf);
        let base = match &cell.entry {
            Entry::Reported(Input::Periods { base, .. }) | Entry::Pending(Input::Periods { base, .. }) => {
                Some(base)
            }
            _ => None,
        };
        Some(Facts {
            x: node.x.as_ref()?,
            rate: node.rate.as_ref()?,
            target: cell.target.as_ref().map(|target| &target.value),
            base,
            marks: plan.weight(leaf, unit)?,
            group: plan.unit(unit).group,
        })
    }

    /// What of it the rule asks.
    fn case(&self, rule: &Rule, axis: Axis) -> Case {
        let asks = Asks::of(rule, self.target.is_some());
        let target = match axis {
            Axis::Value => self.target.cloned(),
            Axis::Completion => Some(Exact::ONE),
            Axis::Distance => Some(Exact::ZERO),
        };
        Case {
            group: asks.group.then_some(self.group),
            target: target.filter(|_| asks.target),
            base: self.base.cloned().filter(|_| asks.base),
            marks: asks.marks.then(|| self.marks.clone()),
        }
    }
}

/// What a rule asks besides the value.
#[derive(Clone, Copy, Default)]
struct Asks {
    group: bool,
    target: bool,
    base: bool,
    marks: bool,
}

impl Asks {
    fn of(rule: &Rule, target: bool) -> Asks {
        if let (false, Some(policy)) = (target, rule.on_no_target()) {
            return match policy {
                NoTarget::Rule(own) => Asks::of(own, false),
                NoTarget::Error | NoTarget::NotApplicable | NoTarget::Rate(_) => Asks::default(),
            };
        }
        match rule {
            Rule::Completion(_) | Rule::Threshold(_) => Asks { target: true, ..Asks::default() },
            Rule::Minmax(_) | Rule::Rank(_) => Asks { group: true, ..Asks::default() },
            Rule::Piecewise(_) | Rule::Bands(_) => Asks::default(),
            Rule::Linear(rule) => Asks::default().about(&rule.zero_at).about(&rule.full_at),
            Rule::Efficacy(rule) => Asks::default().about(&rule.unacceptable).about(&rule.satisfactory),
            Rule::Steps(rule) => Asks { marks: true, ..Asks::default() }.about(&rule.reference),
        }
    }

    fn about(mut self, reference: &Reference) -> Asks {
        use Statistic as S;
        match reference {
            Reference::Number(_) => {}
            Reference::Target => self.target = true,
            Reference::Base => self.base = true,
            Reference::Statistic(S::GroupBest | S::GroupWorst | S::GroupMean | S::GroupMedian) => {
                self.group = true
            }
            Reference::Statistic(S::AllBest | S::AllWorst | S::AllMean | S::AllMedian) => {}
        }
        self
    }
}

impl Axis {
    /// The axis on which units with these targets share a curve, if there is one.
    fn of<'t>(rule: &Rule, targets: impl Iterator<Item = &'t Exact> + Clone) -> Axis {
        let differ = targets.clone().zip(targets.skip(1)).any(|(one, next)| one != next);
        let only = |references: [&Reference; 2]| {
            let fits = |reference: &Reference| match reference {
                Reference::Target => true,
                Reference::Number(number) => number.is_zero(),
                Reference::Base | Reference::Statistic(_) => false,
            };
            references.contains(&&Reference::Target) && references.into_iter().all(fits)
        };
        let steps = |kind| matches!(rule, Rule::Steps(steps) if steps.reference == Reference::Target && steps.per_kind == kind);
        let by_share = match rule {
            Rule::Completion(_) | Rule::Threshold(_) => true,
            Rule::Linear(rule) => only([&rule.zero_at, &rule.full_at]),
            Rule::Efficacy(rule) => only([&rule.unacceptable, &rule.satisfactory]),
            _ => steps(PerKind::Percent),
        };
        match () {
            () if differ && by_share => Axis::Completion,
            () if differ && steps(PerKind::Absolute) => Axis::Distance,
            () => Axis::Value,
        }
    }

    fn place(self, facts: &Facts<'_>) -> Option<Exact> {
        match self {
            Axis::Value => Some(facts.x.clone()),
            Axis::Completion => facts.x.over(facts.target.filter(|target| target.is_positive())?),
            Axis::Distance => Some(facts.x - facts.target?),
        }
    }
}

/// The standing of a unit of this case, its value still open.
fn of<'a>(case: &'a Case, direction: crate::model::scheme::Direction, field: &'a Field) -> Standing<'a> {
    Standing {
        x: &Exact::ZERO,
        target: case.target.as_ref(),
        base: case.base.as_ref(),
        marks: case.marks.as_ref().unwrap_or(&Exact::ONE),
        direction,
        field,
        group: case.group.unwrap_or(GroupNo(0)),
    }
}

/// The rate of a value, by the code that scores.
fn ask(
    rule: &Rule,
    case: &Case,
    x: &Exact,
    direction: crate::model::scheme::Direction,
    field: &Field,
) -> Option<Exact> {
    match rule::rate(&mut Plain, rule, &Standing { x, ..of(case, direction, field) }) {
        Ok(Rated::Rate(rate)) => Some(rate),
        Ok(Rated::NotApplicable) | Err(rule::PercentOfZero) => None,
    }
}

/// The ends of the axis: all that must be seen and a tenth more, but not below 0 for that alone.
fn ends(seen: impl Iterator<Item = Exact> + Clone) -> Option<(Exact, Exact)> {
    let (low, high) = (seen.clone().min()?, seen.max()?);
    let tenth = |number: &Exact| number.over(&Exact::from(10)).unwrap_or_default();
    let edge = match tenth(&(&high - &low)) {
        none if none.is_zero() => tenth(&high.abs()).max(Exact::ONE),
        some => some,
    };
    let left = &low - &edge;
    Some((if low.is_negative() { left } else { left.max(Exact::ZERO) }, &high + &edge))
}

/// What lies between two values where the rule may bend.
struct Piece {
    /// What it tends to at its left end.
    from: Exact,
    /// Points strictly inside, where a line would not do.
    inside: Vec<(Exact, Exact)>,
    /// What it tends to at its right end.
    to: Exact,
}

/// Points through which a piece is drawn that is no line.
const SAMPLES: i64 = 24;

impl Piece {
    fn of(
        ask: &impl Fn(&Exact) -> Option<Exact>,
        (low, high): (&Exact, &Exact),
        too_fine: bool,
        values: &[Exact],
    ) -> Option<Piece> {
        let at = |part: i64, of: i64| Some(low + &(&(high - low) * &Exact::ratio(part, of)?));
        let (a, b, c) = (ask(&at(1, 4)?)?, ask(&at(2, 4)?)?, ask(&at(3, 4)?)?);
        let rise = &b - &a;
        if rise == &c - &b && !too_fine {
            return Some(Piece { from: &a - &rise, inside: Vec::new(), to: &c + &rise });
        }
        let own = values.iter().filter(|x| low < *x && *x < high).cloned();
        let mut inside: Vec<Exact> = (1..SAMPLES).filter_map(|part| at(part, SAMPLES)).chain(own).collect();
        inside.sort_unstable();
        inside.dedup();
        let inside: Option<Vec<_>> = inside.into_iter().map(|x| Some((x.clone(), ask(&x)?))).collect();
        Some(Piece { from: ask(low)?, inside: inside?, to: ask(high)? })
    }
}

/// The pieces of a curve, cut where it jumps; none where the rule gives no rate.
fn runs(ask: &impl Fn(&Exact) -> Option<Exact>, bends: &Bends, values: &[Exact]) -> Option<Vec<Run>> {
    let begin = |x: &Exact, rate: Exact, from_included| Run {
        points: vec![(x.clone(), rate)],
        from_included,
        to_included: true,
    };
    let first = bends.at.first()?;
    let mut here = ask(first)?;
    let mut run = begin(first, here.clone(), true);
    let mut runs = Vec::new();
    for (low, high) in bends.at.iter().zip(bends.at.iter().skip(1)) {
        let piece = Piece::of(ask, (low, high), bends.too_fine, values)?;
        if piece.from != here {
            runs.push(std::mem::replace(&mut run, begin(low, piece.from, false)));
        }
        run.points.extend(piece.inside);
        here = ask(high)?;
        run.points.push((high.clone(), piece.to.clone()));
        if piece.to != here {
            run.to_included = false;
            runs.push(std::mem::replace(&mut run, begin(high, here.clone(), true)));
        }
    }
    runs.push(run);
    runs.iter_mut().for_each(Run::straighten);
    Some(runs)
}
