//! A unit's card.

pub mod change;
pub mod evidence;
pub mod own;
pub mod profile;

use super::ranking::OWN_TOTAL;
use crate::analyse::next::Next;
use crate::assess::Scored;
use crate::check::{LeafNo, NodeNo, UnitNo};
use crate::exact::{Exact, Rounding};
use crate::score::UnitState;
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::shown;

pub const BACK: Words = words("返回排名", "Back to the ranking");
pub const WAY: Words = words("前后单位", "Units before and after");
pub const PREVIOUS: Words = words("上一名", "Previous");
pub const NEXT: Words = words("下一名", "Next");
pub const SUM: Words = words("总分构成", "How the total adds up");
pub const NO_SUM: Words =
    words("没有得出总分，原因见本页开头。", "There is no total; the top of this page says why.");
pub const ITEM: Words = words("项目", "Item");
pub const INDICATORS: Words = words("各项得分", "Scores");
pub const INDICATOR: Words = words("指标", "Indicator");
pub const SCORE: Words = words("得分", "Score");
pub const FULL: Words = words("满分", "Full marks");
pub const LOST: Words = words("失分", "Lost");
pub const STATE: Words = words("状态", "State");
pub const RATE: Words = words("得分率%", "Rate %");
pub const CORE: Words = words("核心", "core");
pub const OPEN_ALL: Words = words("展开全部依据", "Show all grounds");
pub const CLOSE_ALL: Words = words("收起全部依据", "Hide all grounds");
pub const INDICATORS_HINT: Words = words(
    "点击指标，查看数据来源、计算过程和依据条款。",
    "Click an indicator to see where its data come from, the computation and the clause.",
);
pub const LOSSES: Words = words("失分在哪里", "Where marks were lost");
pub const WHY_AND_HOW: Words = words("为何失分，怎样补回", "Why, and what would win them back");
pub const NOTHING_LOST: Words = words("各项都没有失分。", "No marks were lost.");
pub const FEWER_LOSSES: Words = words("只看失分最多的", "The largest losses only");
pub const NOTICES: Words = words("通报约谈", "Notices and talks");
pub const NO_NOTICE: Words = words("没有触发通报、约谈。", "No notice and no talk was raised.");
pub const SECTIONS: Words = words("本页各部分", "Parts of this card");
pub const NEXT_STEP: Words = words("下一步", "To do next");
pub const GO_THERE: Words = words("去处理", "Go there");
pub const SHEET: Words = words("打印评分表", "Print the score sheet");
pub const NO_WAY_TOLD: Words = words("见该项计分依据", "see the grounds of its score");

/// The way to the unit before or after in the ranking: "上一名：小淀镇".
pub fn neighbour(lang: Lang, which: Words, unit: &str) -> String {
    let which = which.of(lang);
    say!(lang, "{which}：{unit}", "{which}: {unit}")
}

/// 满分 of a dimension or an indicator for a unit: what it counts for, after what does not apply left
/// its marks to siblings.
pub fn full(lang: Lang, scored: &Scored, unit: UnitNo, node: NodeNo) -> String {
    marks(scored, unit, node).map(|number| shown(lang, number)).unwrap_or_default()
}

/// The marks that the scheme gives a node, where it counts for others.
pub fn full_before(lang: Lang, scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<String> {
    let given = planned(scored, unit, node)?;
    let told = shown(lang, given);
    (given != marks(scored, unit, node)?).then(|| say!(lang, "原{told}", "was {told}"))
}

/// The marks that a node lost; nothing when none are missing.
pub fn lost_marks(scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<Exact> {
    missing(scored, unit, node).filter(Exact::is_positive)
}

/// The indicators that cost marks, the most first; of equal ones the first in the scheme.
pub fn losses(scored: &Scored, unit: UnitNo) -> Vec<(Exact, LeafNo)> {
    let plan = &scored.assessment.plan;
    let lost = |leaf: LeafNo| Some((lost_marks(scored, unit, plan.leaf(leaf).node)?, leaf));
    let mut losses: Vec<(Exact, LeafNo)> = plan.leaf_numbers().filter_map(lost).collect();
    losses.sort_by(|a, b| b.0.cmp(&a.0));
    losses
}

/// 失分: what is missing as published; more than full marks with a sign, nothing when nothing is missing.
pub fn lost(lang: Lang, scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<String> {
    let lost = missing(scored, unit, node)?;
    let size = scored.rounding().show_item(&lost.abs());
    match (lost.is_zero(), lost.is_negative()) {
        (true, _) => None,
        (_, true) => Some(say!(lang, "多得{size}", "{size} extra")),
        _ => Some(size),
    }
}

fn missing(scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<Exact> {
    let score = scored.scores.node(unit, node).score.as_ref()?;
    Some(&counted(scored, unit, node) - &score.rounded)
}

/// The marks that count of a node: what does not apply loses nothing.
fn counted(scored: &Scored, unit: UnitNo, node: NodeNo) -> Exact {
    let plan = &scored.assessment.plan;
    if plan.node(node).leaf.is_none() {
        return plan.children(node).map(|child| counted(scored, unit, child)).sum();
    }
    let score = scored.scores.node(unit, node);
    score.marks.clone().filter(|_| score.score.is_some()).unwrap_or_default()
}

/// 自评总分 beside the verified one, with the difference.
pub fn own_total(lang: Lang, scored: &Scored, unit: UnitNo) -> Option<String> {
    let result = scored.scores.unit(unit);
    let own = &result.self_total.as_ref()?.rounded;
    let show = |points: &Exact| scored.rounding().show_total(points);
    let beside = match result.total.as_ref().map(|total| own - &total.rounded) {
        None => String::new(),
        Some(more) if more.is_zero() => say!(lang, "，与核定相同", ", the same as verified"),
        Some(more) if more.is_negative() => {
            say!(lang, "，比核定低{size}分", ", {size} below the verified one", size = show(&more.abs()))
        }
        Some(more) => say!(lang, "，比核定高{size}分", ", {size} above the verified one", size = show(&more)),
    };
    let (label, own) = (OWN_TOTAL.of(lang), show(own));
    Some(say!(lang, "{label}{own}分{beside}", "{label} {own}{beside}"))
}

/// What a reader should know of a unit's total, place and grade beside the figures.
pub fn remarks(lang: Lang, scored: &Scored, unit: UnitNo) -> Vec<String> {
    let result = scored.scores.unit(unit);
    let mut remarks = Vec::new();
    match result.state {
        UnitState::Final => {}
        UnitState::Provisional => remarks.push(say!(
            lang,
            "有数据待核，总分为暂定，核实后可能变动。",
            "Some data are still to be verified: the total is provisional and may change."
        )),
        UnitState::Withheld => remarks.push(say!(
            lang,
            "有必须报送的数据未报送，暂不出总分。",
            "Data that must be reported are missing: no total is given for now."
        )),
        UnitState::NotScored => {
            remarks.push(say!(lang, "没有适用的指标，不计分。", "No indicator applies: not scored."))
        }
    }
    if result.thin {
        let (applicable, full) =
            (shown(lang, &result.applicable), shown(lang, &scored.assessment.plan.scheme.full_marks));
        remarks.push(say!(
            lang,
            "满分{full}分中只有{applicable}分适用，得分的代表性不足。",
            "Only {applicable} of {full} marks apply: the score says little."
        ));
    }
    if let Some(breaker) = result.broken_by {
        let label = scored.assessment.plan.node(breaker).label();
        remarks.push(say!(
            lang,
            "与其他单位总分相同，按“{label}”的得分率排定先后。",
            "Total shared with other units; ordered by the rate of “{label}”."
        ));
    }
    if let Some(why) = crate::text::grade(lang, scored, unit).why {
        remarks.push(say!(lang, "{why}。", "{why}."));
    }
    remarks
}

fn marks(scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<&Exact> {
    scored.scores.node(unit, node).marks.as_ref().or_else(|| planned(scored, unit, node))
}

fn planned(scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<&Exact> {
    let plan = &scored.assessment.plan;
    plan.node(node).marks.get(plan.unit(unit).group.0)?.as_ref()
}

/// A title with its unit of measure below it: "高价值发明专利（件）".
pub fn measured(lang: Lang, title: &str, unit: &str) -> String {
    match unit {
        "" => title.to_owned(),
        unit => say!(lang, "{title}（{unit}）", "{title} ({unit})"),
    }
}

/// 得分率, in percent; the column says so.
pub fn rate(scored: &Scored, unit: UnitNo, node: NodeNo) -> Option<String> {
    let rate = scored.scores.node(unit, node).rate.as_ref()?;
    Some((rate * &Exact::from(100)).fixed(2, Rounding::HalfUp))
}

/// The table of a unit's indicators, for a screen reader.
pub fn unit_caption(lang: Lang, unit: &str) -> String {
    say!(lang, "{unit}各项得分", "Scores of {unit}")
}

/// "共失46.33分，其中失分最多的5项失25.10分"
pub fn lost_in_all(lang: Lang, scored: &Scored, losses: &[Exact], shown: usize) -> String {
    let show = |points: &[Exact]| scored.rounding().show_item(&points.iter().sum());
    let (count, all) = (losses.len(), show(losses));
    if count > shown {
        let most = show(losses.get(..shown).unwrap_or(losses));
        say!(
            lang,
            "{count}项共失{all}分，其中最多的{shown}项失{most}分",
            "{all} on {count} indicators, {most} of them on the {shown} below"
        )
    } else {
        say!(lang, "{count}项共失{all}分", "{all} on {told}", told = super::counted(count, "indicator"))
    }
}

/// The button that shows every loss.
pub fn all_losses(lang: Lang, count: usize) -> String {
    say!(lang, "显示全部{count}项", "Show all {count}")
}

/// What is to be done next about a unit.
pub fn next(lang: Lang, scored: &Scored, next: &Next) -> String {
    let named = |leaves: &[LeafNo]| some_of(lang, scored, leaves);
    match next {
        Next::Urge(leaves) => say!(
            lang,
            "催报未报送的数据：{named}",
            "Get the data that are missing: {named}",
            named = named(leaves)
        ),
        Next::Verify(leaves) => {
            say!(lang, "核实待核的数据：{named}", "Verify what is pending: {named}", named = named(leaves))
        }
        Next::File(leaves) => say!(
            lang,
            "补充必备的佐证材料：{named}",
            "Get the evidence that is required: {named}",
            named = named(leaves)
        ),
        Next::Notify(count) => say!(
            lang,
            "落实已触发的通报约谈{count}件",
            "Act on what was raised: {told}",
            told = super::counted(*count, "notice")
        ),
        Next::Explain => say!(
            lang,
            "请该单位说明：自评总分明显高于核定总分",
            "Ask the unit to explain: it assessed itself far above the verified total"
        ),
        Next::Print => {
            say!(lang, "数据和佐证齐全，可以打印评分表", "Everything is in: the score sheet can be printed")
        }
    }
}

/// Up to three indicators with the departments that they come from: "T2-4（区工信局）、T8-1等5项".
fn some_of(lang: Lang, scored: &Scored, leaves: &[LeafNo]) -> String {
    const NAMED: usize = 3;
    let named = leaves.iter().take(NAMED).map(|leaf| {
        let indicator = &scored.assessment.plan.leaf(*leaf).indicator;
        let id = &indicator.id;
        match &indicator.source {
            Some(source) => say!(lang, "{id}（{source}）", "{id} ({source})"),
            None => id.to_string(),
        }
    });
    let named = join::names(lang, named);
    match leaves.len() {
        count if count > NAMED => say!(lang, "{named}等{count}项", "{named} and others ({count} in all)"),
        _ => named,
    }
}
