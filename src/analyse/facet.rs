//! 筛选: what units can be told apart by, and which units somebody wants to see.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::assess::Scored;
use crate::check::UnitNo;
use crate::model::outcome::NoticeLevel;
use crate::score::UnitState;
use crate::score::grade::Standing;

/// Something that a unit is or has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// The unit is in the group with this id.
    Group(Rc<str>),
    /// It holds the grade with this id.
    Grade(Rc<str>),
    /// 等次待定: it ties across a quota line.
    GradeOpen,
    /// 无等次
    NoGrade,
    /// 约谈
    Talk,
    /// 通报
    Notice,
    /// Neither.
    NoNotice,
    /// 正式
    Final,
    /// 暂定
    Provisional,
    /// 暂缓出分
    Withheld,
    /// 不计分
    NotScored,
    /// 适用分值少
    Thin,
}

/// What facets are about. A unit has one or more facets of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 考核组
    Group,
    /// 等次
    Grade,
    /// 通报约谈
    Notice,
    /// 状态
    State,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Kind; 4] = [Kind::Group, Kind::Grade, Kind::Notice, Kind::State];
}

/// What the word of a facet begins with that is a group, or a grade.
const GROUP: &str = "group:";
const GRADE: &str = "grade:";

impl Facet {
    /// The facets that do not depend on the scheme.
    const FIXED: [Facet; 10] = [
        Facet::GradeOpen,
        Facet::NoGrade,
        Facet::Talk,
        Facet::Notice,
        Facet::NoNotice,
        Facet::Final,
        Facet::Provisional,
        Facet::Withheld,
        Facet::NotScored,
        Facet::Thin,
    ];

    /// The facet as one word, to keep a view by: "thin", "grade:A".
    pub fn word(&self) -> String {
        let word = match self {
            Facet::Group(id) => return format!("{GROUP}{id}"),
            Facet::Grade(id) => return format!("{GRADE}{id}"),
            Facet::GradeOpen => "grade-open",
            Facet::NoGrade => "no-grade",
            Facet::Talk => "talk",
            Facet::Notice => "notice",
            Facet::NoNotice => "no-notice",
            Facet::Final => "final",
            Facet::Provisional => "provisional",
            Facet::Withheld => "withheld",
            Facet::NotScored => "not-scored",
            Facet::Thin => "thin",
        };
        word.to_owned()
    }

    /// The facet of a word.
    pub fn of_word(word: &str) -> Option<Facet> {
        match (word.strip_prefix(GROUP), word.strip_prefix(GRADE)) {
            (Some(id), _) => Some(Facet::Group(id.into())),
            (_, Some(id)) => Some(Facet::Grade(id.into())),
            _ => Facet::FIXED.into_iter().find(|facet| facet.word() == word),
        }
    }

    /// What it is about.
    pub fn kind(&self) -> Kind {
        match self {
            Facet::Group(_) => Kind::Group,
            Facet::Grade(_) | Facet::GradeOpen | Facet::NoGrade => Kind::Grade,
            Facet::Talk | Facet::Notice | Facet::NoNotice => Kind::Notice,
            Facet::Final | Facet::Provisional | Facet::Withheld | Facet::NotScored | Facet::Thin => {
                Kind::State
            }
        }
    }

    /// Every facet that the scheme knows, kind by kind.
    pub fn all(scored: &Scored) -> Vec<Facet> {
        let scheme = &scored.assessment.plan.scheme;
        let groups = scheme.groups.iter().map(|group| Facet::Group(group.id.text()));
        let grades = scheme.grades.iter().flat_map(|grades| {
            let given = grades.bounds.iter().map(|bound| Facet::Grade(bound.id.text()));
            given.chain([Facet::GradeOpen, Facet::NoGrade])
        });
        let notices =
            [Facet::Talk, Facet::Notice, Facet::NoNotice].into_iter().filter(|_| !scheme.notices.is_empty());
        let states = [Facet::Final, Facet::Provisional, Facet::Withheld, Facet::NotScored, Facet::Thin];
        groups.chain(grades).chain(notices).chain(states).collect()
    }

    /// Whether it holds for a unit.
    pub fn holds(&self, scored: &Scored, unit: UnitNo) -> bool {
        let plan = &scored.assessment.plan;
        let score = scored.scores.unit(unit);
        match self {
            Facet::Group(id) => {
                let group = plan.scheme.groups.get(plan.unit(unit).group.0);
                group.is_some_and(|group| group.id.as_str() == &**id)
            }
            Facet::Grade(id) => match (&score.grade, &plan.scheme.grades) {
                (Standing::Given { grade, .. }, Some(grades)) => {
                    grades.bounds.get(*grade).is_some_and(|bound| bound.id.as_str() == &**id)
                }
                _ => false,
            },
            Facet::GradeOpen => matches!(score.grade, Standing::Open { .. }),
            Facet::NoGrade => score.grade == Standing::None,
            Facet::Talk => score.is_raised(plan, NoticeLevel::Talk),
            Facet::Notice => score.is_raised(plan, NoticeLevel::Notice),
            Facet::NoNotice => score.notices.is_empty(),
            Facet::Final => score.state == UnitState::Final,
            Facet::Provisional => score.state == UnitState::Provisional,
            Facet::Withheld => score.state == UnitState::Withheld,
            Facet::NotScored => score.state == UnitState::NotScored,
            Facet::Thin => score.thin,
        }
    }
}

/// The facets that somebody chose: a unit is wanted when it has, of every kind that something was chosen
/// of, one of the chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice(BTreeSet<Facet>);

impl Choice {
    /// Whether nothing was chosen, so that every unit is wanted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was chosen, kind by kind.
    pub fn facets(&self) -> impl Iterator<Item = &Facet> {
        self.0.iter()
    }

    /// Whether a facet was chosen.
    pub fn has(&self, facet: &Facet) -> bool {
        self.0.contains(facet)
    }

    /// Chooses a facet, or no longer.
    pub fn toggle(&mut self, facet: Facet) {
        if !self.0.remove(&facet) {
            self.0.insert(facet);
        }
    }

    /// Whether a unit is wanted.
    pub fn wants(&self, scored: &Scored, unit: UnitNo) -> bool {
        Kind::ALL.into_iter().all(|kind| self.wants_of(kind, scored, unit))
    }

    fn wants_of(&self, kind: Kind, scored: &Scored, unit: UnitNo) -> bool {
        let mut chosen = self.0.iter().filter(|facet| facet.kind() == kind).peekable();
        chosen.peek().is_none() || chosen.any(|facet| facet.holds(scored, unit))
    }

    /// How many of these units would be shown for a facet, were it the only one chosen of its kind.
    pub fn count(&self, scored: &Scored, units: &[UnitNo], facet: &Facet) -> usize {
        let others = || Kind::ALL.into_iter().filter(|kind| *kind != facet.kind());
        let wanted = |unit: &&UnitNo| {
            facet.holds(scored, **unit) && others().all(|kind| self.wants_of(kind, scored, **unit))
        };
        units.iter().filter(wanted).count()
    }
}

impl FromIterator<Facet> for Choice {
    fn from_iter<I: IntoIterator<Item = Facet>>(facets: I) -> Choice {
        Choice(facets.into_iter().collect())
    }
}
