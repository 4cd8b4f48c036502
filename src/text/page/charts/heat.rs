//! 得分率热力图: the rates of units by indicators.

use super::unit_title;
use crate::assess::Scored;
use crate::check::{LeafNo, UnitNo};
use crate::exact::Exact;
use crate::score::NodeState;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::{percent, shown};
use crate::text::page::NOTHING;
use crate::text::{join, node_state};

/// How a heat map is read.
pub const NOTE: Words = words(
    "格内数字为得分率（%，舍去小数），颜色越重得分率越低；×未报送，／不适用，*数据待核，空白为此项不考核。",
    "Figures are score rates in % without decimals; the stronger the colour, the lower. × not reported, ／ not applicable, \
     * not yet verified, blank: not assessed.",
);

/// The caption of a heat map.
pub fn title(lang: Lang, units: usize, indicators: usize) -> String {
    say!(
        lang,
        "得分率一览：{units}个单位、{indicators}项指标",
        "Score rates of {units} units on {indicators} indicators"
    )
}

/// A heat map in words: each unit's weakest indicator and what it has not reported.
pub fn description(lang: Lang, scored: &Scored, units: &[UnitNo], leaves: &[LeafNo]) -> String {
    let plan = &scored.assessment.plan;
    let told = units.iter().map(|unit| {
        let nodes = leaves.iter().map(|leaf| plan.leaf(*leaf).node);
        let rates = nodes.clone().filter_map(|no| Some((scored.scores.node(*unit, no).rate.as_ref()?, no)));
        let weakest = rates.min().map(|(rate, no)| (percent(rate), plan.node(no).id.clone()));
        let missing =
            nodes.filter(|no| scored.scores.node(*unit, *no).state == NodeState::NotReported).count();
        let unit = unit_title(scored, *unit);
        match (weakest, missing) {
            (Some((rate, id)), 0) => say!(lang, "{unit}最低为{id}，{rate}", "{unit}: lowest {id}, {rate}"),
            (Some((rate, id)), missing) => say!(
                lang,
                "{unit}最低为{id}，{rate}，未报送{missing}项",
                "{unit}: lowest {id}, {rate}, {missing} not reported"
            ),
            (None, missing) => say!(lang, "{unit}未报送{missing}项", "{unit}: {missing} not reported"),
        }
    });
    let told = join::statements(lang, told);
    say!(
        lang,
        "方格图，行为单位，列为指标，格内为得分率。{told}。",
        "Grid of units by indicators with the score rate in each cell. {told}."
    )
}

/// A class of rates: "60%以下", "60%～80%（不含）", "100%及以上".
pub fn class(lang: Lang, from: Option<i64>, below: Option<i64>) -> String {
    match (from, below) {
        (Some(from), Some(below)) => say!(lang, "{from}%～{below}%以下", "{from}% to under {below}%"),
        (Some(from), None) => say!(lang, "{from}%及以上", "{from}% and above"),
        (None, Some(below)) => say!(lang, "{below}%以下", "under {below}%"),
        (None, None) => NOTHING.to_owned(),
    }
}

/// A cell whose value is still to be verified.
pub fn pending(lang: Lang, percent: &Exact) -> String {
    format!("{}*", shown(lang, percent))
}

/// A cell under the mouse.
pub fn tip(lang: Lang, scored: &Scored, unit: UnitNo, leaf: LeafNo) -> String {
    let leaf = scored.assessment.plan.leaf(leaf);
    let node = scored.scores.node(unit, leaf.node);
    let (unit, leaf) = (unit_title(scored, unit), leaf.label());
    let told = match (&node.rate, &node.score, node.state) {
        (Some(rate), Some(score), NodeState::Scored | NodeState::Pending) => {
            let (rate, score) = (percent(rate), scored.rounding().show_item(&score.rounded));
            let full = node.marks.as_ref().map_or_else(String::new, |marks| shown(lang, marks));
            say!(lang, "得分率{rate}，{score}分，满分{full}分", "{rate}, {score} of {full}")
        }
        (_, _, other) => node_state(lang, other).to_owned(),
    };
    let pending = match node.state {
        NodeState::Pending => format!("\n{}", node_state(lang, NodeState::Pending)),
        _ => String::new(),
    };
    format!("{unit}\n{leaf}\n{told}{pending}")
}
