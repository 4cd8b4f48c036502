//! Which view is drawn, and by which ids the places in it are found.

use std::rc::Rc;

use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::model::scheme::Scheme;

use super::State;
use crate::ui::kept::Own;
use crate::ui::print::Wanted;
use crate::ui::route::Route;

/// What is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Nothing is open.
    Start,
    /// The first result is on its way.
    Waiting,
    /// 总览
    Overview,
    /// 排名
    Ranking,
    /// A unit's card.
    Unit(UnitNo),
    /// The card of a unit that does not exist.
    NoUnit,
    /// All indicators.
    Indicators,
    /// All units on one indicator.
    Indicator(LeafNo),
    /// An indicator that does not exist.
    NoIndicator,
    /// 考核细则
    Bylaw,
    /// 与上期比较
    Compare,
    /// 模拟
    WhatIf,
    /// Papers to be printed.
    Print,
    /// 导出
    Export,
    /// 收件
    Collect,
    /// 数据台
    Desk,
    /// 方案设计
    Design,
    /// What was found in the files.
    Issues,
    /// The open files.
    Files,
}

impl State {
    /// The scheme that data can be typed for, whatever is wrong with the data.
    pub fn typed_for(&self) -> Option<&Rc<Scheme>> {
        let report = self.report.as_ref().filter(|_| !self.folder().is_empty())?;
        report.scheme().map(|(_, plan)| &plan.scheme)
    }

    /// What is to be drawn.
    pub fn view(&self) -> View {
        // A scheme can be designed as long as it can be read at all, with whatever faults.
        if matches!(self.route, Route::Design(_)) && self.folder().designed().is_some() {
            return View::Design;
        }
        let Some(report) = self.shown().filter(|_| !self.folder().is_empty()) else {
            let empty = self.folder().is_empty() && !self.busy && self.keeping.own != Own::Returning;
            return if empty { View::Start } else { View::Waiting };
        };
        let plan = report.scored().map(|scored| &scored.assessment.plan);
        match (&self.route, plan) {
            (Route::Files, _) => View::Files,
            // The rules of a sound scheme can be read and printed whatever is wrong with the data.
            (Route::Bylaw(_), _) if report.scheme().is_some() => View::Bylaw,
            (Route::Print(what), None) if **what == *Wanted::BYLAW && report.scheme().is_some() => {
                View::Print
            }
            (Route::Export, _) if report.scheme().is_some() => View::Export,
            (Route::Collect, _) if self.typed_for().is_some() => View::Collect,
            (Route::Desk, _) if self.typed_for().is_some() => View::Desk,
            (Route::Issues | Route::Desk | Route::Export | Route::Collect, _) | (_, None) => View::Issues,
            (Route::Home | Route::Overview, _) => View::Overview,
            (Route::Ranking, _) => View::Ranking,
            (Route::Unit(code), Some(plan)) => plan.unit_by_code(code).map_or(View::NoUnit, View::Unit),
            (Route::Indicators, _) => View::Indicators,
            (Route::Indicator(id), Some(plan)) => {
                plan.leaf_by_id(id).map_or(View::NoIndicator, View::Indicator)
            }
            (Route::Bylaw(_), Some(_)) => View::Bylaw,
            (Route::Compare, _) => View::Compare,
            (Route::WhatIf(_), _) => View::WhatIf,
            (Route::Print(_), _) => View::Print,
            (Route::Design(_), _) => View::Issues,
        }
    }
}

/// The id of every view's heading.
pub const HEADING: &str = "heading";

/// The id of the panel that says how far a job is.
pub const PANEL: &str = "office-panel";

/// The id of the heading of the list of changes.
pub const CHANGES: &str = "whatif-changes";

/// The id of a section's heading in the rules: "bylaw-3.1".
pub fn section_id(section: &str) -> String {
    format!("bylaw-{section}")
}

/// The id of a dimension's or an indicator's row in a unit's card.
pub fn node_id(id: &str) -> String {
    format!("node-{id}")
}

/// The id of the link to a unit's card in the ranking.
pub fn unit_id(code: &str) -> String {
    format!("unit-{code}")
}
