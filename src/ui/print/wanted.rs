//! What is to be printed, and which papers that are.

use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, Plan, UnitNo};
use ip_scorecard::paper::{Document, Face};
use ip_scorecard::text::{self, Lang, printed};

use crate::ui::report::Report;
use crate::ui::route::Route;
use crate::ui::state::View;

/// What the reader wants on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// 汇总表 of all groups
    #[default]
    Summaries,
    /// 汇总表 of one group
    Summary(GroupNo),
    /// 评分表 of all units
    Units,
    /// 评分表 of the units of one group
    UnitsOf(GroupNo),
    /// 评分表 of one unit
    Unit(UnitNo),
    /// 通报约谈清单
    Notices,
    /// 考核细则
    Bylaw,
    /// All of it.
    Everything,
}

/// One paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 评分表
    Unit(UnitNo),
    /// 汇总表
    Group(GroupNo),
    /// 通报约谈清单
    Notices,
    /// 考核细则
    Bylaw,
    /// 所用文件清单
    Files(Face),
}

impl Wanted {
    /// The word of the address for the one paper that needs no scores.
    pub const BYLAW: &'static str = "bylaw";

    /// Reads the subject of the address; what it does not know, such as the unit of another scheme, is
    /// the [default](Wanted::Summaries).
    pub fn read(plan: &Plan, subject: &str) -> Wanted {
        let group =
            |id: &str| plan.scheme.groups.iter().position(|group| group.id.as_str() == id).map(GroupNo);
        let read = match subject.split_once(':') {
            None => match subject {
                "units" => Some(Wanted::Units),
                "notices" => Some(Wanted::Notices),
                Wanted::BYLAW => Some(Wanted::Bylaw),
                "everything" => Some(Wanted::Everything),
                _ => None,
            },
            Some(("summary", id)) => group(id).map(Wanted::Summary),
            Some(("units", id)) => group(id).map(Wanted::UnitsOf),
            Some(("unit", code)) => plan.unit_by_code(code).map(Wanted::Unit),
            Some(_) => None,
        };
        read.unwrap_or_default()
    }

    /// What the reader of a view most likely wants to take along.
    pub fn beside(view: View) -> Wanted {
        match view {
            View::Unit(unit) => Wanted::Unit(unit),
            View::Bylaw => Wanted::Bylaw,
            _ => Wanted::Summaries,
        }
    }

    /// The way here.
    pub fn route(self, plan: &Plan) -> Route {
        let group = |no: GroupNo| plan.scheme.groups.get(no.0).map_or("", |group| group.id.as_str());
        let subject = match self {
            Wanted::Summaries => "summary".to_owned(),
            Wanted::Summary(no) => format!("summary:{}", group(no)),
            Wanted::Units => "units".to_owned(),
            Wanted::UnitsOf(no) => format!("units:{}", group(no)),
            Wanted::Unit(no) => format!("unit:{}", plan.unit(no).code.as_str()),
            Wanted::Notices => "notices".to_owned(),
            Wanted::Bylaw => Wanted::BYLAW.to_owned(),
            Wanted::Everything => "everything".to_owned(),
        };
        Route::Print(subject.into())
    }

    /// The papers, units in the order of their places.
    pub fn papers(self, scored: &Scored) -> Vec<Paper> {
        let plan = &scored.assessment.plan;
        let groups = || (0..plan.groups.len()).map(GroupNo);
        let units = |group: GroupNo| scored.scores.ranking(plan, group).into_iter().map(Paper::Unit);
        match self {
            Wanted::Summaries => groups().map(Paper::Group).collect(),
            Wanted::Summary(group) => vec![Paper::Group(group)],
            Wanted::Units => groups().flat_map(units).collect(),
            Wanted::UnitsOf(group) => units(group).collect(),
            Wanted::Unit(unit) => vec![Paper::Unit(unit)],
            Wanted::Notices => vec![Paper::Notices],
            Wanted::Bylaw => vec![Paper::Bylaw],
            // Chromium 86 makes no page higher than the first, so what stands upright comes first.
            Wanted::Everything => {
                groups().flat_map(units).chain(groups().map(Paper::Group)).chain([Paper::Notices]).collect()
            }
        }
    }
}

impl Paper {
    /// How it lies.
    pub fn face(self) -> Face {
        match self {
            Paper::Unit(_) => Face::Upright,
            Paper::Group(_) | Paper::Notices | Paper::Bylaw => Face::Lying,
            Paper::Files(face) => face,
        }
    }

    /// What stands on it; nothing while there are no scores that it could show.
    pub fn document(self, lang: Lang, report: &Report) -> Option<Document> {
        let (assessed, scored) = (&report.assessed, report.scored());
        Some(match self {
            Paper::Bylaw => text::bylaw(lang, report.scheme()?.1),
            Paper::Unit(unit) => printed::unit_sheet(lang, assessed, scored?, unit),
            Paper::Group(group) => printed::group_summary(lang, scored?, group),
            Paper::Notices => printed::notice_list(lang, scored?),
            Paper::Files(face) => printed::files(lang, assessed, scored?, face),
        })
    }
}
