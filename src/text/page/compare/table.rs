//! The tables of the comparison: units, and in them dimensions and indicators, in both results.

use std::rc::Rc;

use super::{GONE_PART, NEW_PART, NEW_UNIT, ONLY_RATES};
use crate::analyse::compare::{Change, parts};
use crate::assess::Scored;
use crate::check::UnitNo;
use crate::exact::{Exact, Rounding};
use crate::text::lang::{Lang, say};
use crate::text::number::{shown, signed};
use crate::text::{page, unit};

/// A change of something that rises and falls, for a table's cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// "▲", "▼" or nothing.
    pub mark: &'static str,
    /// "+1.20", "升2位", "降一等", "不变".
    pub text: String,
}

impl Shift {
    fn of(up: Option<bool>, text: String) -> Shift {
        Shift { mark: up.map_or("", |up| if up { "▲" } else { "▼" }), text }
    }

    /// Of a number that rises, rounded as it is shown.
    fn number(rise: &Exact, told: &str) -> Shift {
        match (rise.is_zero(), rise.is_negative()) {
            (true, _) => Shift::of(None, "0".into()),
            (_, down) => Shift::of(Some(!down), signed(told)),
        }
    }
}

/// A unit in both results, as its row in the table says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The earlier total and today's.
    pub totals: [String; 2],
    /// What became of the total.
    pub rise: Shift,
    /// The earlier place and today's.
    pub places: [String; 2],
    /// What became of the place.
    pub moved: Shift,
    /// The earlier grade and today's.
    pub grades: [String; 2],
    /// What became of the grade.
    pub graded: Shift,
    /// That the unit is new, or comes from another group.
    pub note: Option<String>,
}

/// A unit's row.
pub fn row(lang: Lang, scored: &Scored, unit: UnitNo, change: Option<&Change>) -> Row {
    let rounding = scored.rounding();
    let result = scored.scores.unit(unit);
    let none = || page::NOTHING.to_owned();
    let total = result.total.as_ref().map_or_else(none, |total| rounding.show_total(&total.rounded));
    let place = result.rank.map_or_else(none, |rank| rank.to_string());
    let grade = unit::grade(lang, scored, unit).in_words(lang);
    let Some(change) = change else {
        return Row {
            totals: [none(), total],
            rise: Shift::default(),
            places: [none(), place],
            moved: Shift::default(),
            grades: [none(), grade],
            graded: Shift::default(),
            note: Some(NEW_UNIT.of(lang).into()),
        };
    };
    Row {
        totals: [change.total.as_ref().map_or_else(none, |total| rounding.show_total(total)), total],
        rise: change
            .rise
            .as_ref()
            .map(|rise| Shift::number(rise, &rounding.show_total(rise)))
            .unwrap_or_default(),
        places: [change.rank.map_or_else(none, |rank| rank.to_string()), place],
        moved: change.up.map(|up| moved(lang, up)).unwrap_or_default(),
        grades: [earlier_grade(lang, scored, change), grade],
        graded: change.grades_up.map(|up| graded(lang, up)).unwrap_or_default(),
        note: change.moved_from.as_deref().map(|group| {
            let group = group_title(scored, group);
            say!(lang, "上期在{group}组，名次不比较", "was in the group {group}; places are not compared")
        }),
    }
}

fn moved(lang: Lang, up: i64) -> Shift {
    let size = up.unsigned_abs();
    match up {
        0 => Shift::of(None, lang.pick("未变", "same").into()),
        1.. => Shift::of(Some(true), say!(lang, "升{size}位", "up {size}")),
        _ => Shift::of(Some(false), say!(lang, "降{size}位", "down {size}")),
    }
}

fn graded(lang: Lang, up: i64) -> Shift {
    let size = up.unsigned_abs();
    let steps = match size {
        1 => "一".to_owned(),
        2 => "两".to_owned(),
        size => size.to_string(),
    };
    match up {
        0 => Shift::of(None, lang.pick("未变", "same").into()),
        1.. => Shift::of(Some(true), say!(lang, "升{steps}等", "up {size}")),
        _ => Shift::of(Some(false), say!(lang, "降{steps}等", "down {size}")),
    }
}

/// The earlier grade by today's title, or by its id where the scheme knows it no more.
fn earlier_grade(lang: Lang, scored: &Scored, change: &Change) -> String {
    if change.grade_open {
        return page::ranking::TO_DECIDE.of(lang).to_owned();
    }
    let Some(id) = &change.grade else { return page::NOTHING.to_owned() };
    let bounds = scored.assessment.plan.scheme.grades.iter().flat_map(|grades| &grades.bounds);
    let title = bounds.into_iter().find(|bound| bound.id.as_str() == &**id).map(|bound| &bound.title);
    title.unwrap_or(id).to_string()
}

fn group_title(scored: &Scored, id: &str) -> Rc<str> {
    let mut groups = scored.assessment.plan.scheme.groups.iter();
    groups.find(|group| group.id.as_str() == id).map_or_else(|| id.into(), |group| group.title.clone())
}

/// A dimension or an indicator in both results, as its row says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartRow {
    /// 编号
    pub id: Rc<str>,
    /// 名称; empty where today's scheme does not have it.
    pub title: String,
    /// Its level below the root; none where today's scheme does not have it.
    pub depth: Option<usize>,
    /// Whether it is a dimension.
    pub dimension: bool,
    /// Earlier and present score.
    pub scores: [String; 2],
    /// Earlier and present marks, where they are not the same.
    pub full: [String; 2],
    /// What became of the score; nothing where it counts for other marks.
    pub rise: Shift,
    /// Earlier and present rate in per cent.
    pub rates: [String; 2],
    /// What became of the rate, in points of a per cent.
    pub rate_rise: Shift,
    /// That it is new or gone, or counts for other marks.
    pub note: &'static str,
}

/// The dimensions and indicators of a unit.
pub fn part_rows(lang: Lang, scored: &Scored, unit: UnitNo) -> Vec<PartRow> {
    let plan = &scored.assessment.plan;
    let rounding = scored.rounding();
    let row = |part: parts::Part| {
        let sides = [part.before.as_ref(), part.now.as_ref()];
        let none = || page::NOTHING.to_owned();
        let scores = sides.map(|side| {
            side.and_then(|side| side.score.as_ref()).map_or_else(none, |score| rounding.show_item(score))
        });
        let rates = sides.map(|side| {
            side.and_then(|side| side.rate.as_ref())
                .map_or_else(none, |rate| hundredfold(rate).fixed(2, HALF_UP))
        });
        let node = part.node.map(|no| plan.node(no));
        PartRow {
            title: node.map(|node| node.title.to_string()).unwrap_or_default(),
            depth: node.map(|node| node.depth),
            dimension: node.is_some_and(|node| node.leaf.is_none()),
            full: sides.map(|side| side.map_or_else(none, |side| shown(lang, &side.full))),
            rise: match part.rise() {
                Some(rise) if !part.reweighted() => Shift::number(&rise, &rounding.show_item(&rise)),
                _ => Shift::default(),
            },
            rate_rise: part.rate_rise().map(|rise| points(&rise)).unwrap_or_default(),
            note: match (&part.before, &part.now) {
                (Some(_), None) => GONE_PART.of(lang),
                (None, _) => NEW_PART.of(lang),
                _ if part.reweighted() => ONLY_RATES.of(lang),
                _ => "",
            },
            id: part.id,
            scores,
            rates,
        }
    };
    parts::parts(&scored.assessment, &scored.scores, unit).into_iter().map(row).collect()
}

const HALF_UP: Rounding = Rounding::HalfUp;

fn hundredfold(share: &Exact) -> Exact {
    share * &Exact::from(100)
}

fn points(rise: &Exact) -> Shift {
    let rise = hundredfold(rise).round(2, HALF_UP);
    Shift::number(&rise, &rise.fixed(2, HALF_UP))
}
