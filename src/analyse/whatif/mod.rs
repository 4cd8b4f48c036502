//! 模拟: what would come out if a weight, a target, a value or a rule were another.
//!
//! A simulation is a list of [`Change`]s to what is open. [`simulate`] writes them into copies of the
//! documents and has these assessed like any others, by the same checks and the same scoring; the
//! documents themselves stay as they are. So a simulation is a function of the files and the list:
//! undoing a change is leaving it out, and no changes are the formal result.
//!
//! | | |
//! |---|---|
//! | [`Change`] | what can be changed, and on what |
//! | `weights` | how siblings give way, so that weights still add up |
//! | `documents` | the changes written into copies of scheme and data, `datum` those of one unit's data |
//! | [`parameters`] | the numbers of a rule by their names |
//! | [`shifts`] | who moved, from where to where |
//! | [`write()`], [`read`] | a list of changes as text, for work that is kept |

mod change;
mod datum;
mod documents;
mod kept;
mod parameter;
mod shift;
mod weights;

pub use change::{Cap, Change, Figures, Scope, Siblings};
pub use datum::figures;
pub use kept::{FORMAT, read, write};
pub use parameter::{Key, Parameter, Path, Step, parameters};
pub use shift::{Shift, shifts};

use std::rc::Rc;

use crate::assess::{Assessed, Scored, assess};
use crate::exact::Exact;

/// What came of a list of changes.
#[derive(Debug)]
pub struct Simulation {
    /// The assessment with the changes that are in effect; none while none is.
    pub assessed: Option<Assessed>,
    /// What became of each change, in the order of the list.
    pub fates: Vec<Fate>,
}

/// What became of a change.
#[derive(Debug)]
pub enum Fate {
    /// It is in effect.
    InEffect,
    /// It is not: it does not fit what is open.
    Misfit(Misfit),
    /// It is not: with it, nothing could be scored. The assessment says why.
    Refused(Box<Assessed>),
}

/// Why a change does not fit what is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Misfit {
    /// What is open has no score of its own.
    NothingScored,
    /// The scheme has no such dimension or indicator.
    NoNode,
    /// The scheme has no such group.
    NoGroup,
    /// The scheme has no such unit.
    NoUnit,
    /// The unit's group is not assessed on the indicator.
    NotAssessed,
    /// The rule has no such parameter any more.
    NoParameter,
    /// The indicator's value is made of other figures.
    OtherFigures,
    /// No open file holds data, so that there is none to write a datum into.
    NoData,
    /// The siblings cannot give way: what is left for them is below 0, or none of them has a weight.
    NoRoom {
        /// The dimension whose parts must add up; the scheme's title for the whole.
        parent: Rc<str>,
        /// The group.
        group: Rc<str>,
        /// What is left for those that were not changed.
        rest: Exact,
    },
}

/// Has a list of changes assessed.
///
/// The whole list is in effect when it can be scored. Otherwise the changes come one after the other, and
/// one with which nothing could be scored is held back. It is tried again with each one after it: two
/// weights that only together add up come into effect with the second.
///
/// ```
/// use ip_scorecard::analyse::whatif::{Change, Scope, simulate};
/// use ip_scorecard::{assess::assess, read::{Input, open}};
///
/// let scheme = r#"{
///   "format": "ip-scorecard/scheme@1", "id": "s", "version": "1", "title": "示例", "status": "draft",
///   "period": { "start": "2025-01-01", "end": "2025-12-31" },
///   "groups": [{ "id": "town", "title": "镇" }],
///   "units": [{ "code": "120113100000", "title": "天穆镇", "group": "town" }],
///   "tree": [{ "id": "A", "title": "完成数", "weight": 100, "target": 60, "rule": { "kind": "completion" } }]
/// }"#;
/// let data = r#"{
///   "format": "ip-scorecard/data@1", "scheme": "s", "stage": "verified", "source": { "department": "甲局" },
///   "rows": [{ "unit": "120113100000", "values": { "A": 11 } }]
/// }"#;
/// let read = |name: &str, text: &str| open(&Input { name: name.into(), bytes: text.as_bytes().into() }, &|_| None);
/// let formal = assess(vec![read("s.json", scheme), read("d.json", data)]);
///
/// let target = |value: i64| Change::Target { indicator: "A".into(), scope: Scope::All, value: value.into() };
/// let simulated = simulate(&formal, &[target(44)]);
/// let scored = simulated.assessed.unwrap().scored.unwrap();
/// assert_eq!(scored.scores.units[0].total.as_ref().unwrap().rounded.to_string(), "25");
///
/// // A target of 0 is refused, as it would be in a file.
/// assert!(simulate(&formal, &[target(0)]).assessed.is_none());
/// ```
pub fn simulate(formal: &Assessed, changes: &[Change]) -> Simulation {
    let Some(scored) = &formal.scored else {
        let fates = changes.iter().map(|_| Fate::Misfit(Misfit::NothingScored)).collect();
        return Simulation { assessed: None, fates };
    };
    let mut fold = Fold { formal, scored, changes, fates: Vec::new(), assessed: None };
    let all: Vec<usize> = (0..changes.len()).collect();
    match fold.attempt(&all) {
        Attempt::Scored(assessed) if !changes.is_empty() => {
            fold.fates = changes.iter().map(|_| Fate::InEffect).collect();
            fold.assessed = Some(*assessed);
        }
        _ => (0..changes.len()).for_each(|no| fold.take(no)),
    }
    Simulation { assessed: fold.assessed, fates: fold.fates }
}

/// What a set of changes comes to.
enum Attempt {
    Scored(Box<Assessed>),
    Misfit(Misfit),
    Refused(Box<Assessed>),
}

/// The changes one after the other.
struct Fold<'f> {
    formal: &'f Assessed,
    scored: &'f Scored,
    changes: &'f [Change],
    fates: Vec<Fate>,
    assessed: Option<Assessed>,
}

impl Fold<'_> {
    fn attempt(&self, numbers: &[usize]) -> Attempt {
        let changes: Vec<&Change> = numbers.iter().filter_map(|no| self.changes.get(*no)).collect();
        match documents::apply(self.scored, &self.formal.files, &changes) {
            Err(misfit) => Attempt::Misfit(misfit),
            Ok(files) => {
                let assessed = Box::new(assess(files));
                if assessed.scored.is_some() { Attempt::Scored(assessed) } else { Attempt::Refused(assessed) }
            }
        }
    }

    /// Takes the next change: together with all that were held back, or else alone, or not.
    fn take(&mut self, no: usize) {
        let held = self.fates.iter().any(|fate| !matches!(fate, Fate::InEffect));
        if held {
            let all: Vec<usize> = (0..=no).collect();
            if let Attempt::Scored(assessed) = self.attempt(&all) {
                self.assessed = Some(*assessed);
                self.fates = all.iter().map(|_| Fate::InEffect).collect();
                return;
            }
        }
        let in_effect = self.fates.iter().enumerate().filter(|(_, fate)| matches!(fate, Fate::InEffect));
        let numbers: Vec<usize> = in_effect.map(|(no, _)| no).chain([no]).collect();
        let fate = match self.attempt(&numbers) {
            Attempt::Scored(assessed) => {
                self.assessed = Some(*assessed);
                Fate::InEffect
            }
            Attempt::Misfit(misfit) => Fate::Misfit(misfit),
            Attempt::Refused(assessed) => Fate::Refused(assessed),
        };
        self.fates.push(fate);
    }
}
