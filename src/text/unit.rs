//! What is said of a unit: grade, notices, and the lines of a ranking.

use super::lang::{Lang, say};
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

impl GradeTold {
    /// In words alone, where no colour and no mark goes with it: "优秀", "待定（优秀或良好）".
    pub fn in_words(self, lang: Lang) -> String {
        let GradeTold { title, open, .. } = self;
        if open { say!(lang, "待定（{title}）", "to decide ({title})") } else { title }
    }
}

/// The grade of a unit.
pub fn grade(lang: Lang, scored: &Scored, unit: UnitNo) -> GradeTold {
    match &scored.scores.unit(unit).grade {
        Standing::None => GradeTold { title: "—".to_owned(), why: None, open: false, index: None },
        Standing::Open { grade } => {
            let (upper, lower) = (title(lang, scored, *grade), title(lang, scored, grade + 1));
            GradeTold {
                why: Some(say!(
                    lang,
                    "同分并列在“{upper}”名额线上，等次由考核办研究决定",
                    "Equal totals at the quota line of “{upper}”; the assessment office decides"
                )),
                title: say!(lang, "{upper}或{lower}", "{upper} or {lower}"),
                open: true,
                index: None,
            }
        }
        Standing::Given { grade, moves } => {
            let told: Vec<String> = moves.iter().map(|step| told_move(lang, scored, step)).collect();
            let why = (!told.is_empty()).then(|| told.join(lang.pick("；", ". ")));
            GradeTold { title: title(lang, scored, *grade), why, open: false, index: Some(*grade) }
        }
    }
}

fn title(lang: Lang, scored: &Scored, grade: usize) -> String {
    scored
        .grade_title(grade)
        .map_or_else(|| lang.pick("无等次", "no grade").to_owned(), |title| title.to_string())
}

fn told_move(lang: Lang, scored: &Scored, step: &Move) -> String {
    let item = |no: &usize| {
        scored.assessment.plan.item(*no).map_or_else(String::new, |item| item.title().to_string())
    };
    match step {
        Move::Lowered(veto) => {
            say!(lang, "因“{item}”降一等", "One grade lower for “{item}”", item = item(veto))
        }
        Move::Barred(veto) => {
            say!(lang, "因“{item}”取消评优", "Barred from the top grade for “{item}”", item = item(veto))
        }
        Move::QuotaFull { grade } => {
            let title = scored.grade_title(*grade).map_or_else(String::new, |title| title.to_string());
            say!(
                lang,
                "总分达到“{title}”，名额已满，列入下一等次",
                "The total reaches “{title}”, but the quota is filled, hence the next grade"
            )
        }
        Move::Decided(event) => say!(
            lang,
            "同分并列，由考核办决定（事项{event}）",
            "Equal totals, decided by the assessment office (event {event})"
        ),
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
pub fn notices(lang: Lang, scored: &Scored, unit: UnitNo) -> Vec<NoticeTold> {
    let rules = &scored.assessment.plan.scheme.notices;
    let raised = scored.scores.unit(unit).notices.iter();
    let told = raised.filter_map(|raised| {
        let rule = rules.get(raised.notice)?;
        let figures = raised.figures.iter().map(|figure| told_figure(lang, scored, figure)).collect();
        Some(NoticeTold { level: rule.level, title: rule.title.to_string(), figures })
    });
    told.collect()
}

fn told_figure(lang: Lang, scored: &Scored, figure: &Figure) -> String {
    match figure {
        Figure::TotalBelow { total, bound } => say!(
            lang,
            "总分{total}分，低于{bound}分",
            "Total of {total}, below {bound}",
            total = scored.rounding().show_total(total),
            bound = shown(lang, bound)
        ),
        Figure::LastPlaces { from_bottom: 1, of, .. } => {
            say!(lang, "本组{of}个单位中列末位", "Last of the group’s {of} units")
        }
        Figure::LastPlaces { from_bottom, of, places } => say!(
            lang,
            "本组{of}个单位中列倒数第{from_bottom}位，在末{places}位之内",
            "No. {from_bottom} from the bottom of the group’s {of} units, within the last {places}"
        ),
        Figure::GradesFallen { from, to, steps } => {
            let from = scored.grade_title(*from).map_or_else(String::new, |title| title.to_string());
            let to = to.map_or_else(
                || lang.pick("无等次", "no grade").to_owned(),
                |to| scored.grade_title(to).map_or_else(String::new, |title| title.to_string()),
            );
            let grades = if *steps == 1 { "grade" } else { "grades" };
            match lang {
                Lang::Zh => format!("等次由上期{from}降为{to}，下降{steps}等"),
                Lang::En => format!("Fell from {from} last period to {to}, {steps} {grades} down"),
            }
        }
        Figure::BehindSchedule { leaf } => {
            let label = scored.assessment.plan.leaf(*leaf).label();
            say!(lang, "{label}进度滞后", "{label}: behind schedule")
        }
        Figure::CoreRateBelow { leaf, rate, bound } => say!(
            lang,
            "核心指标{label}得分率{rate}，低于{bound}",
            "Core indicator {label}: score rate {rate}, below {bound}",
            label = scored.assessment.plan.leaf(*leaf).label(),
            rate = percent(rate),
            bound = percent(bound)
        ),
    }
}

/// A quota line in a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaLine {
    /// How many ranked rows stand above it.
    pub after: usize,
    /// "“优秀”名额2个，以上为名额之内"
    pub label: String,
}

/// The quota lines of a group's ranking, in the order of places.
///
/// A line is drawn where it decides something: where the last unit above it holds the grade, or ties
/// for it. A quota that is not used up draws none.
pub fn quota_lines(lang: Lang, scored: &Scored, group: GroupNo) -> Vec<QuotaLine> {
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
                label: match (lang, filling.places) {
                    (Lang::En, 1) => format!("Quota for “{title}”: 1 place, above this line"),
                    (_, places) => say!(
                        lang,
                        "“{title}”名额{places}个，以上为名额之内",
                        "Quota for “{title}”: {places} places, above this line"
                    ),
                },
            });
        }
    }
    lines
}
