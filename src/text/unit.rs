//! What is said of a unit: grade, notices, and the lines of a ranking.

use super::number::{percent, shown};
use crate::assess::Scored;
use crate::check::{GroupNo, UnitNo};
use crate::model::outcome::NoticeLevel;
use crate::score::Score;
use crate::score::grade::{self, Move, Standing};
use crate::score::notice::Figure;

/// An indicator's or a dimension's score, as published.
pub fn item_score(scored: &Scored, score: &Score) -> String {
    scored.rounding().show_item(&score.rounded)
}

/// A base score or a total, as published.
pub fn total_score(scored: &Scored, score: &Score) -> String {
    scored.rounding().show_total(&score.rounded)
}

/// A grade as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeTold {
    /// "优秀", "优秀或良好", or a dash.
    pub title: String,
    /// What moved the unit from the grade of its total.
    pub why: Option<String>,
    /// Whether the staff must still decide.
    pub open: bool,
    /// Its place among the grades, 0 being the top; none when open or without grade.
    pub index: Option<usize>,
}

/// The grade of a unit.
pub fn grade(scored: &Scored, unit: UnitNo) -> GradeTold {
    let title = |grade: usize| {
        scored.grade_title(grade).map_or_else(|| "无等次".to_owned(), |title| title.to_string())
    };
    match &scored.scores.unit(unit).grade {
        Standing::None => GradeTold { title: "—".to_owned(), why: None, open: false, index: None },
        Standing::Open { grade } => GradeTold {
            title: format!("{}或{}", title(*grade), title(grade + 1)),
            why: Some(format!("同分并列在“{}”名额线上，等次由考核办研究决定", title(*grade))),
            open: true,
            index: None,
        },
        Standing::Given { grade, moves } => {
            let told: Vec<String> = moves.iter().map(|step| told_move(scored, step)).collect();
            let why = (!told.is_empty()).then(|| told.join("；"));
            GradeTold { title: title(*grade), why, open: false, index: Some(*grade) }
        }
    }
}

fn told_move(scored: &Scored, step: &Move) -> String {
    let item = |no: &usize| {
        scored.assessment.plan.item(*no).map_or_else(String::new, |item| item.title().to_string())
    };
    match step {
        Move::Lowered(veto) => format!("因“{}”降一等", item(veto)),
        Move::Barred(veto) => format!("因“{}”取消评优", item(veto)),
        Move::QuotaFull { grade } => {
            let title = scored.grade_title(*grade).map_or_else(String::new, |title| title.to_string());
            format!("总分达到“{title}”，名额已满，列入下一等次")
        }
        Move::Decided(event) => format!("同分并列，由考核办决定（事项{event}）"),
    }
}

/// A notice as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeTold {
    /// 通报 or 约谈
    pub level: NoticeLevel,
    /// "通报：…"
    pub title: String,
    /// The figures that raised it.
    pub figures: Vec<String>,
}

/// The notices raised for a unit, with their figures.
pub fn notices(scored: &Scored, unit: UnitNo) -> Vec<NoticeTold> {
    let rules = &scored.assessment.plan.scheme.notices;
    let raised = scored.scores.unit(unit).notices.iter();
    let told = raised.filter_map(|raised| {
        let rule = rules.get(raised.notice)?;
        let figures = raised.figures.iter().map(|figure| told_figure(scored, figure)).collect();
        Some(NoticeTold { level: rule.level, title: rule.title.to_string(), figures })
    });
    told.collect()
}

fn told_figure(scored: &Scored, figure: &Figure) -> String {
    match figure {
        Figure::TotalBelow { total, bound } => {
            format!("总分{}分，低于{}分", scored.rounding().show_total(total), shown(bound))
        }
        Figure::LastPlaces { from_bottom: 1, of, .. } => format!("本组{of}个单位中列末位"),
        Figure::LastPlaces { from_bottom, of, places } => {
            format!("本组{of}个单位中列倒数第{from_bottom}位，在末{places}位之内")
        }
        Figure::GradesFallen { from, to, steps } => {
            let title =
                |grade: usize| scored.grade_title(grade).map_or_else(String::new, |title| title.to_string());
            let to = to.map_or_else(|| "无等次".to_owned(), title);
            format!("等次由上期{}降为{to}，下降{steps}等", title(*from))
        }
        Figure::BehindSchedule { leaf } => {
            format!("{}进度滞后", scored.assessment.plan.leaf(*leaf).label())
        }
        Figure::CoreRateBelow { leaf, rate, bound } => {
            let label = scored.assessment.plan.leaf(*leaf).label();
            format!("核心指标{label}得分率{}，低于{}", percent(rate), percent(bound))
        }
    }
}

/// A quota line in a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaLine {
    /// How many ranked rows stand above it.
    pub after: usize,
    /// "优秀名额2个"
    pub label: String,
}

/// The quota lines of a group's ranking, in the order of places.
///
/// A line is drawn where it decides something: where the last unit above it holds the grade, or ties
/// for it. A quota that is not used up draws none.
pub fn quota_lines(scored: &Scored, group: GroupNo) -> Vec<QuotaLine> {
    let plan = &scored.assessment.plan;
    let ranking = scored.scores.ranking(plan, group);
    let ranked = ranking.iter().filter(|unit| scored.scores.unit(**unit).rank.is_some()).count();
    let mut lines = Vec::new();
    let mut above = 0;
    for filling in grade::fillings(plan, &scored.scores, group) {
        let Some(title) = scored.grade_title(filling.grade) else { continue };
        above += filling.places;
        let last = above.checked_sub(1).and_then(|last| ranking.get(last));
        let decides = last.is_some_and(|unit| match scored.scores.unit(*unit).grade {
            Standing::Given { grade, .. } | Standing::Open { grade } => grade <= filling.grade,
            Standing::None => false,
        });
        if decides && above < ranked {
            lines.push(QuotaLine {
                after: above,
                label: format!("“{title}”名额{}个，以上为名额之内", filling.places),
            });
        }
    }
    lines
}
