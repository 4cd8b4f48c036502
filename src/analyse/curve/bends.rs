//! The values at which a rule may bend or jump. Too many do no harm; what happens there is asked of
//! the rule itself.

use crate::exact::Exact;
use crate::model::rule::{
    Band, Completion, Efficacy, LowerForm, NoTarget, PerKind, Reference, Rule, Statistic, StepMode, Steps,
};
use crate::model::scheme::Direction;
use crate::score::rule::Standing;

/// Steps that are looked at one by one; finer stairs look like a ramp.
const STEPS: usize = 200;

/// Where a curve may bend between its ends.
pub struct Bends {
    /// The ends and all bends between them, in order.
    pub at: Vec<Exact>,
    /// Whether there are bends besides that were too many.
    pub too_fine: bool,
}

impl Bends {
    /// The bends of a rule between two ends; `values` are those of the units of the group.
    pub fn of(rule: &Rule, standing: &Standing<'_>, ends: &(Exact, Exact), values: &[Exact]) -> Bends {
        let mut bends = landmarks(rule, standing);
        let (mut low, mut high) = ends.clone();
        let mut too_fine = false;
        match in_force(rule, standing) {
            Some(Rule::Steps(steps)) => too_fine = !stairs(steps, standing, ends, &mut bends),
            Some(Rule::Efficacy(efficacy)) => bends.extend(nothing(efficacy, standing)),
            Some(Rule::Rank(_)) => bends.extend(values.iter().cloned()),
            // Who lies beyond the best or the worst becomes it.
            Some(Rule::Minmax(_)) => {
                if let (Some(first), Some(last)) = (bends.iter().min(), bends.iter().max()) {
                    (low, high) = (first.clone(), last.clone());
                }
            }
            _ => {}
        }
        bends.push(Exact::ZERO); // where T ÷ x and x ÷ T are held
        bends.retain(|bend| low < *bend && *bend < high);
        bends.extend([low, high]);
        bends.sort_unstable();
        bends.dedup();
        Bends { at: bends, too_fine }
    }
}

/// The rule that holds with or without a target; none where a missing target is settled otherwise.
fn in_force<'r>(rule: &'r Rule, standing: &Standing<'_>) -> Option<&'r Rule> {
    match (standing.target, rule.on_no_target()) {
        (None, Some(NoTarget::Rule(own))) => in_force(own, standing),
        (None, Some(_)) => None,
        _ => Some(rule),
    }
}

/// The values by which a rule is known, which its picture must show.
pub fn landmarks(rule: &Rule, standing: &Standing<'_>) -> Vec<Exact> {
    let value = |reference: &Reference| value(reference, standing);
    let statistic = |statistic| standing.field.statistic(statistic, standing.group);
    let both = |one: Option<Exact>, other: Option<Exact>| one.into_iter().chain(other).collect();
    match in_force(rule, standing) {
        Some(Rule::Completion(rule)) => completion(rule, standing),
        Some(Rule::Threshold(_)) => standing.target.cloned().into_iter().collect(),
        Some(Rule::Minmax(_)) => both(statistic(Statistic::GroupWorst), statistic(Statistic::GroupBest)),
        Some(Rule::Piecewise(rule)) => rule.points.iter().map(|point| point.x.clone()).collect(),
        Some(Rule::Bands(rule)) => edges(&rule.bands).collect(),
        Some(Rule::Linear(rule)) => {
            let (zero, full) = (value(&rule.zero_at), value(&rule.full_at));
            let capped =
                zero.as_ref().zip(full.as_ref()).map(|(zero, full)| zero + &(&(full - zero) * &rule.cap));
            both(zero, full).into_iter().chain(capped).collect::<Vec<Exact>>()
        }
        Some(Rule::Efficacy(rule)) => both(value(&rule.unacceptable), value(&rule.satisfactory)),
        Some(Rule::Steps(rule)) => value(&rule.reference).into_iter().collect(),
        Some(Rule::Rank(_)) | None => Vec::new(),
    }
}

/// Where a line without a floor comes down to a rate of 0.
fn nothing(rule: &Efficacy, standing: &Standing<'_>) -> Option<Exact> {
    let (low, high) = (value(&rule.unacceptable, standing)?, value(&rule.satisfactory, standing)?);
    let below = rule.floor_rate.over(&(&Exact::ONE - &rule.floor_rate))?;
    Some(&low - &(&(&high - &low) * &below))
}

fn value(reference: &Reference, standing: &Standing<'_>) -> Option<Exact> {
    match reference {
        Reference::Number(number) => Some(number.clone()),
        Reference::Target => standing.target.cloned(),
        Reference::Base => standing.base.cloned(),
        Reference::Statistic(statistic) => standing.field.statistic(*statistic, standing.group),
    }
}

fn edges(bands: &[Band]) -> impl Iterator<Item = Exact> {
    bands.iter().flat_map(|band| [&band.from, &band.to]).flatten().cloned()
}

/// The values at which the completion reaches 0, its cap, or the edge of a band.
fn completion(rule: &Completion, standing: &Standing<'_>) -> Vec<Exact> {
    let Some(target) = standing.target else { return Vec::new() };
    let shares = rule.bands.iter().flat_map(|bands| edges(bands)).chain([Exact::ONE, rule.cap.clone()]);
    let x = |share: Exact| match (standing.direction, rule.lower_form) {
        (Direction::Higher, _) => Some(target * &share),
        (Direction::Lower, Some(LowerForm::Mirror)) => Some(target * &(&Exact::from(2) - &share)),
        (Direction::Lower, _) => target.over(&share),
    };
    let nothing = (rule.lower_form == Some(LowerForm::Mirror)).then_some(Exact::ZERO);
    shares.chain(nothing).filter_map(x).collect()
}

/// Adds where steps begin and where they end to count; false when there are too many of them.
fn stairs(
    rule: &Steps,
    standing: &Standing<'_>,
    (low, high): &(Exact, Exact),
    bends: &mut Vec<Exact>,
) -> bool {
    let Some(reference) = value(&rule.reference, standing) else { return true };
    let per = match rule.per_kind {
        PerKind::Absolute => Some(rule.per.clone()),
        PerKind::Percent => (&rule.per * &reference.abs()).over(&Exact::from(100)),
    };
    let Some(per) = per.filter(Exact::is_positive) else { return true };
    let reach =
        |points: &Exact, room: Exact| (&room * standing.marks).over(points).map(|steps| &steps * &per);
    let (gain, loss) = (
        reach(&rule.gain, &rule.max_rate - &rule.start_rate),
        reach(&rule.loss, &rule.start_rate - &rule.min_rate),
    );
    for distance in gain.iter().chain(&loss) {
        bends.extend([&reference + distance, &reference - distance]);
    }
    if rule.step_mode == StepMode::Linear {
        return true;
    }
    // Beyond the farther of the two, and beyond the ends, nothing changes any more.
    let farthest = (high - &reference).max(&reference - low);
    let farthest =
        gain.into_iter().chain(loss).max().map_or(farthest.clone(), |reach| (&reach + &per).min(farthest));
    let mut distance = per.clone();
    for _ in 0..STEPS {
        if distance > farthest {
            return true;
        }
        bends.extend([&reference + &distance, &reference - &distance]);
        distance = &distance + &per;
    }
    false
}
