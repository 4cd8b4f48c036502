//! Who moved, in words.

use crate::analyse::whatif::{Shift, shifts};
use crate::assess::Scored;
use crate::check::UnitNo;
use crate::text::GradeTold;
use crate::text::lang::{Lang, say};
use crate::text::number::signed;
use crate::text::page::{NOTHING, counted};
use crate::text::unit::{grade, total_score};

/// What a screen reader hears when a simulation is there.
pub fn announced(lang: Lang, formal: &Scored, simulated: &Scored) -> String {
    moved(lang, &shifts(&formal.scores, &simulated.scores))
}

/// Who moved, in one sentence.
pub fn moved(lang: Lang, shifts: &[Shift]) -> String {
    let of = |what: &dyn Fn(&Shift) -> bool| shifts.iter().filter(|shift| what(shift)).count();
    let totals = of(&|shift| shift.appeared || shift.rise.as_ref().is_some_and(|rise| !rise.is_zero()));
    let places = of(&|shift| shift.up.is_some_and(|up| up != 0));
    let grades = of(&|shift| shift.regraded);
    say!(
        lang,
        "模拟：{totals}个单位总分有变动，{places}个单位名次有变动，{grades}个单位等次有变动。",
        "Simulation: the total moved for {total}, the place for {place}, the grade for {grade}.",
        total = counted(totals, "unit"),
        place = counted(places, "unit"),
        grade = counted(grades, "unit")
    )
}

/// A unit's way in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftTold {
    /// The total before and after.
    pub totals: [String; 2],
    /// By how much it rises, with a sign; none where it stays.
    pub rise: Option<String>,
    /// The place before and after.
    pub places: [String; 2],
    /// By how many places it moves, with an arrow, and in words; none where it stays.
    pub up: Option<(String, String)>,
    /// Notices that come and go: "新增约谈：…".
    pub notices: Vec<(bool, String)>,
}

/// A unit's way in words.
pub fn shift(lang: Lang, formal: &Scored, simulated: &Scored, shift: &Shift) -> ShiftTold {
    let both = [formal, simulated];
    let unit = |scored: &Scored| scored.scores.unit(shift.unit).clone();
    let rounding = formal.rounding();
    let notice = |no: &usize| {
        formal
            .assessment
            .plan
            .scheme
            .notices
            .get(*no)
            .map_or_else(String::new, |notice| notice.title.to_string())
    };
    let gained =
        shift.gained.iter().map(|no| (true, say!(lang, "新增：{title}", "New: {title}", title = notice(no))));
    let lost = shift
        .lost
        .iter()
        .map(|no| (false, say!(lang, "不再：{title}", "No longer: {title}", title = notice(no))));
    ShiftTold {
        totals: both.map(|scored| {
            unit(scored).total.map_or_else(|| NOTHING.to_owned(), |total| total_score(scored, &total))
        }),
        rise: shift
            .rise
            .as_ref()
            .filter(|rise| !rise.is_zero())
            .map(|rise| signed(&rounding.show_total(rise))),
        places: both
            .map(|scored| unit(scored).rank.map_or_else(|| NOTHING.to_owned(), |rank| rank.to_string())),
        up: shift.up.filter(|up| *up != 0).map(|up| {
            let (size, rises) = (up.unsigned_abs(), up > 0);
            let mark = if rises { "▲" } else { "▼" };
            let words = if rises {
                say!(lang, "升{size}名", "up {size}")
            } else {
                say!(lang, "降{size}名", "down {size}")
            };
            (format!("{mark}{size}"), words)
        }),
        notices: gained.chain(lost).collect(),
    }
}

/// The grades before and after: one where they are the same.
pub fn grades(lang: Lang, formal: &Scored, simulated: &Scored, unit: UnitNo) -> Vec<GradeTold> {
    let (before, after) = (grade(lang, formal, unit), grade(lang, simulated, unit));
    if (&before.title, before.open) == (&after.title, after.open) { vec![after] } else { vec![before, after] }
}
