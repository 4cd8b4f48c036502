//! 单位画像: a unit's rates by dimension against its group.

use super::unit_title;
use crate::analyse::peers;
use crate::analyse::spread::Spread;
use crate::assess::Scored;
use crate::check::{NodeNo, UnitNo};
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::percent;
use crate::text::{join, node_state};

/// The mark of 组内中位数.
pub const MEDIAN: Words = words("组内中位数", "Group median");
/// The mark of 组内最高.
pub const BEST: Words = words("组内最高", "Best in group");

/// The caption of a unit's profile.
pub fn title(lang: Lang, scored: &Scored, unit: UnitNo) -> String {
    let unit = unit_title(scored, unit);
    say!(lang, "{unit}：各维度得分率与本组比较", "{unit}: score rates against the group")
}

/// A unit's profile in words.
pub fn description(lang: Lang, scored: &Scored, unit: UnitNo, nodes: &[NodeNo]) -> String {
    let (plan, scores) = (&scored.assessment.plan, &scored.scores);
    let group = plan.unit(unit).group;
    let told = nodes.iter().map(|no| {
        let spread = peers::rate_spread(plan, scores, group, *no);
        let rates = join::parts(lang, rates(lang, scored, unit, *no, spread.as_ref()));
        let node = plan.node(*no).label();
        say!(lang, "{node}{rates}", "{node} {rates}")
    });
    let told = join::statements(lang, told);
    let unit = unit_title(scored, unit);
    say!(
        lang,
        "横条图，{unit}各维度的得分率，短线标出组内中位数，菱形标出组内最高。{told}。",
        "Bar chart of the score rates of {unit} by dimension; a tick marks the group's median, a diamond its best. {told}."
    )
}

/// A row of a profile under the mouse.
pub fn tip(lang: Lang, scored: &Scored, unit: UnitNo, node: NodeNo, spread: Option<&Spread>) -> String {
    let rates = rates(lang, scored, unit, node, spread);
    format!("{}\n{}", scored.assessment.plan.node(node).label(), rates.join("\n"))
}

/// A unit's rate, or why it has none, and between which ones of its group it lies.
fn rates(lang: Lang, scored: &Scored, unit: UnitNo, node: NodeNo, spread: Option<&Spread>) -> Vec<String> {
    let own = scored.scores.node(unit, node);
    let mut told = vec![own.rate.as_ref().map_or_else(|| node_state(lang, own.state).to_owned(), percent)];
    if let Some(spread) = spread {
        let (median, best) = (percent(&spread.median), percent(&spread.greatest));
        told.push(say!(lang, "组内中位数{median}", "group median {median}"));
        told.push(say!(lang, "组内最高{best}", "best {best}"));
    }
    told
}
