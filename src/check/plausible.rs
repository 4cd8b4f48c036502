//! Figures that may be right and often are not: a share for a percentage, 元 for 万元, targets sent
//! back as values.

use super::ledger::{Entry, Input, Ledger};
use super::plan::{LeafNo, Plan, UnitNo};
use super::rows::spot;
use crate::exact::Exact;
use crate::issue::{DataProblem, Issue};
use crate::model::measure::Measure;
use crate::model::result::Outcome;

/// A figure so many times larger or smaller than the others is taken for a slip of 10⁴: figures of
/// like units rarely differ by a factor of three either way of that.
const FAR: i64 = 3000;

/// Units that must all have sent their target as value before that is remarkable.
const MANY: usize = 3;

/// Notes what should be looked at.
pub(super) fn check(plan: &Plan, ledger: &Ledger, earlier: Option<&Outcome>, issues: &mut Vec<Issue>) {
    for leaf in plan.leaf_numbers() {
        let values: Vec<(UnitNo, &Exact)> = plan
            .unit_numbers()
            .filter_map(|unit| match &ledger.cell(unit, leaf).entry {
                Entry::Reported(input) | Entry::Pending(input) => Some((unit, size(input)?)),
                _ => None,
            })
            .collect();
        let mut sorted: Vec<&Exact> =
            values.iter().map(|(_, value)| *value).filter(|value| value.is_positive()).collect();
        sorted.sort();
        Column { plan, ledger, leaf, values: &values, sorted: &sorted, earlier }.check(issues);
    }
}

/// The figure of a datum whose size can be compared: the value, a numerator, a present value.
fn size(input: &Input) -> Option<&Exact> {
    match input {
        Input::Value(value) => Some(value),
        Input::Ratio(num, _) => Some(num),
        Input::Periods { current, .. } => Some(current),
        Input::Levels(_) | Input::Marks(_) | Input::Done(_) => None,
    }
}

struct Column<'c> {
    plan: &'c Plan,
    ledger: &'c Ledger,
    leaf: LeafNo,
    values: &'c [(UnitNo, &'c Exact)],
    /// The positive ones among them, from the lowest.
    sorted: &'c [&'c Exact],
    earlier: Option<&'c Outcome>,
}

impl Column<'_> {
    fn check(&self, issues: &mut Vec<Issue>) {
        for (unit, value) in self.values {
            if let Some(problem) = self.slip(*unit, value) {
                let source = self.ledger.cell(*unit, self.leaf).record.first();
                issues.push(match source {
                    Some(source) => Issue::at(source.file, source.at, problem),
                    None => Issue::of_all(problem),
                });
            }
        }
        let equals_target = |(unit, value): &(UnitNo, &Exact)| {
            let target = self.ledger.cell(*unit, self.leaf).target.as_ref();
            target.is_some_and(|target| target.value == **value)
        };
        let comparable = matches!(self.plan.leaf(self.leaf).indicator.measure, Measure::Value(_));
        if comparable && self.values.len() >= MANY && self.values.iter().all(equals_target) {
            let indicator = self.plan.leaf(self.leaf).label();
            issues.push(Issue::of_all(DataProblem::AllEqualTarget { indicator }));
        }
    }

    fn slip(&self, unit: UnitNo, value: &Exact) -> Option<DataProblem> {
        let spot = || spot(self.plan, unit, self.leaf);
        let shown = value.clone();
        if let Some(earlier) = self.earlier_value(unit).filter(|earlier| far(value, earlier)) {
            return Some(DataProblem::FarFromEarlier { spot: spot(), value: shown, earlier });
        }
        let typical = self.typical(value)?;
        if !matches!(self.plan.leaf(self.leaf).indicator.measure, Measure::Value(_)) {
            return far(value, &typical).then(|| DataProblem::FarFromOthers {
                spot: spot(),
                value: shown,
                typical,
            });
        }
        let label = self.plan.leaf(self.leaf).indicator.unit_label.as_deref().unwrap_or("");
        let (one, hundred) = (Exact::ONE, Exact::from(100));
        let within = |number: &Exact| number.is_positive() && *number <= one;
        if label.contains(['%', '％']) && within(value) && typical > one {
            return Some(DataProblem::ShareForPercent { spot: spot(), value: shown });
        }
        if !label.contains(['%', '％']) && within(&typical) && *value > Exact::from(2) && *value <= hundred {
            let others_within = self.values.iter().all(|(other, value)| *other == unit || within(value));
            if others_within && self.values.len() > MANY && !value.is_whole() {
                return Some(DataProblem::PercentForShare { spot: spot(), value: shown });
            }
        }
        far(value, &typical).then(|| DataProblem::FarFromOthers { spot: spot(), value: shown, typical })
    }

    /// The middle one of the other units' positive values, when there are enough.
    fn typical(&self, own: &Exact) -> Option<Exact> {
        let place = self.sorted.binary_search(&own).ok();
        let others = self.sorted.len() - usize::from(place.is_some());
        let middle = others / 2;
        let shifted = place.is_some_and(|place| place <= middle);
        if others < MANY {
            None
        } else {
            self.sorted.get(middle + usize::from(shifted)).map(|value| (*value).clone())
        }
    }

    /// The last period's figure: the base of a growth, else the value of the earlier result.
    fn earlier_value(&self, unit: UnitNo) -> Option<Exact> {
        if let Entry::Reported(Input::Periods { base, .. }) | Entry::Pending(Input::Periods { base, .. }) =
            &self.ledger.cell(unit, self.leaf).entry
        {
            return Some(base.clone());
        }
        if !matches!(self.plan.leaf(self.leaf).indicator.measure, Measure::Value(_)) {
            return None; // an earlier result holds the ratio, not its parts
        }
        let code = self.plan.unit(unit).code.as_str();
        let id = self.plan.leaf(self.leaf).indicator.id.as_str();
        let units = self.earlier?.groups.iter().flat_map(|group| &group.units);
        let node =
            units.into_iter().find(|unit| &*unit.code == code)?.nodes.iter().find(|node| &*node.id == id)?;
        node.x.0.as_ref().map(|x| x.0.clone()).filter(Exact::is_positive)
    }
}

/// Whether one number is thousands of times the other.
fn far(a: &Exact, b: &Exact) -> bool {
    let far = Exact::from(FAR);
    a.is_positive() && b.is_positive() && (*a >= b * &far || *b >= a * &far)
}
