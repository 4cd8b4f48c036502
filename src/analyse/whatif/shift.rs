//! 变动: who moved, from where to where.

use crate::check::UnitNo;
use crate::exact::Exact;
use crate::score::grade::Standing;
use crate::score::{Scores, UnitScore};

/// A unit's way from the formal result to the simulated one.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// The unit.
    pub unit: UnitNo,
    /// By how much the published total rises; none where one of the two is missing.
    pub rise: Option<Exact>,
    /// By how many places the unit moves up; none where one of the two is missing.
    pub up: Option<i64>,
    /// Whether the grade is another.
    pub regraded: bool,
    /// Notices that come, by their places among the scheme's.
    pub gained: Vec<usize>,
    /// Notices that fall away.
    pub lost: Vec<usize>,
    /// Whether a total comes or goes.
    pub appeared: bool,
}

impl Shift {
    /// Whether anything is another.
    pub fn is_any(&self) -> bool {
        self.is_notable() || self.rise.as_ref().is_some_and(|rise| !rise.is_zero())
    }

    /// Whether more is another than the points.
    pub fn is_notable(&self) -> bool {
        let moves = self.up.is_some_and(|up| up != 0);
        let notices = !self.gained.is_empty() || !self.lost.is_empty();
        moves || notices || self.regraded || self.appeared
    }
}

impl Shift {
    /// How far it goes, to order by: first by places, then by points.
    pub fn size(&self) -> (bool, u64, Exact) {
        let rise = self.rise.as_ref().map(Exact::abs).unwrap_or_default();
        (self.appeared, self.up.unwrap_or(0).unsigned_abs(), rise)
    }
}

/// Each unit's way, in the scheme's order. Both results are of one list of units.
pub fn shifts(formal: &Scores, simulated: &Scores) -> Vec<Shift> {
    let pairs = formal.units.iter().zip(&simulated.units).enumerate();
    pairs.map(|(no, (before, after))| shift(UnitNo(no), before, after)).collect()
}

fn shift(unit: UnitNo, before: &UnitScore, after: &UnitScore) -> Shift {
    let notices = |of: &UnitScore| of.notices.iter().map(|raised| raised.notice).collect::<Vec<usize>>();
    let (had, has) = (notices(before), notices(after));
    let without = |these: &[usize], those: &[usize]| -> Vec<usize> {
        these.iter().filter(|notice| !those.contains(notice)).copied().collect()
    };
    let totals = before.total.as_ref().zip(after.total.as_ref());
    let places = before.rank.zip(after.rank);
    Shift {
        unit,
        rise: totals.map(|(before, after)| &after.rounded - &before.rounded),
        up: places.and_then(|(before, after)| Some(i64::try_from(before).ok()? - i64::try_from(after).ok()?)),
        regraded: held(&before.grade) != held(&after.grade),
        gained: without(&has, &had),
        lost: without(&had, &has),
        appeared: before.total.is_some() != after.total.is_some(),
    }
}

/// The grade, and whether it is still to be decided; why it is that grade is no change of it.
fn held(standing: &Standing) -> Option<(usize, bool)> {
    match standing {
        Standing::None => None,
        Standing::Given { grade, .. } => Some((*grade, false)),
        Standing::Open { grade } => Some((*grade, true)),
    }
}
