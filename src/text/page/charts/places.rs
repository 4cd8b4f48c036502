//! 名次升降: a group's places in two periods.

use super::{group_title, unit_title};
use crate::assess::Scored;
use crate::check::{GroupNo, UnitNo};
use crate::model::result::Outcome;
use crate::text::join;
use crate::text::lang::{Lang, say};

/// The caption of places in two periods.
pub fn title(lang: Lang, scored: &Scored, group: GroupNo) -> String {
    let group = group_title(scored, group);
    say!(lang, "{group}：名次升降", "{group}: places then and now")
}

/// The moves of a group in words.
pub fn description(lang: Lang, scored: &Scored, group: GroupNo, moves: &[(UnitNo, usize, usize)]) -> String {
    let told = moves.iter().map(|(unit, from, to)| {
        let unit = unit_title(scored, *unit);
        say!(lang, "{unit}第{from}名到第{to}名", "{unit} from {from} to {to}")
    });
    let told = join::parts(lang, told);
    let group = group_title(scored, group);
    say!(
        lang,
        "斜线图，左为上期名次，右为本期名次，每个单位一条线。{group}：{told}。",
        "Slope chart with earlier places on the left and present ones on the right. {group}: {told}."
    )
}

/// How the lines are read, and who has none.
pub fn note(lang: Lang, shown: usize, all: usize) -> String {
    let lines = say!(
        lang,
        "粗实线上升，虚线下降，细线不变。",
        "Bold lines rose, dashed ones fell, thin ones stayed."
    );
    if shown == all {
        return lines;
    }
    let rest = all.saturating_sub(shown);
    let rest = say!(
        lang,
        "另有{rest}个单位两期不都有名次，或者超出图的容量，见表格。",
        " {rest} more units lack a place in one period or exceed the chart; see the table."
    );
    lines + &rest
}

/// The earlier period at the head of its places.
pub fn earlier_period(lang: Lang, earlier: &Outcome) -> String {
    let period = earlier.period.0.as_deref().unwrap_or(&earlier.scheme.version);
    say!(lang, "上期（{period}）", "Earlier ({period})")
}

/// The present period at the head of its places.
pub fn this_period(lang: Lang, scored: &Scored) -> String {
    let version = &scored.assessment.plan.scheme.version;
    say!(lang, "本期（{version}）", "Now ({version})")
}

/// A place with the units that have it: "3 天穆镇、小淀镇".
pub fn label(lang: Lang, scored: &Scored, place: usize, units: &[UnitNo]) -> String {
    format!("{place} {}", join::names(lang, units.iter().map(|unit| unit_title(scored, *unit))))
}

/// A unit's move under the mouse.
pub fn tip(lang: Lang, scored: &Scored, unit: UnitNo, from: usize, to: usize) -> String {
    let unit = unit_title(scored, unit);
    match from.checked_sub(to) {
        Some(0) => say!(lang, "{unit}\n第{to}名，不变", "{unit}\nplace {to}, unchanged"),
        Some(up) => {
            say!(lang, "{unit}\n第{from}名到第{to}名，上升{up}名", "{unit}\nfrom {from} to {to}, up {up}")
        }
        None => {
            let down = to - from;
            say!(
                lang,
                "{unit}\n第{from}名到第{to}名，下降{down}名",
                "{unit}\nfrom {from} to {to}, down {down}"
            )
        }
    }
}
