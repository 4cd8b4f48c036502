//! The total as a sum whose lines add up, to the last digit, to the number shown.

use super::join;
use super::lang::{Lang, say};
use super::number::{date, shown, signed};
use crate::assess::Scored;
use crate::check::{NodeNo, UnitNo};
use crate::exact::Exact;
use crate::model::adjust::Item;
use crate::model::scheme::{Aggregate, Inapplicable};
use crate::score::adjust::LineKind;
use crate::score::{NodeState, Score, UnitScore};

/// One line of the sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumLine {
    /// What it is.
    pub label: String,
    /// Its points, with the sign in adjustments.
    pub points: String,
    /// Its part in the sum.
    pub role: SumRole,
    /// How it came about.
    pub note: Option<String>,
    /// The dimension or indicator that it opens to.
    pub node: Option<NodeNo>,
}

/// A line's part in the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumRole {
    /// 各维度得分
    Part,
    /// 标化, or what rounding the sum makes of it
    Stretch,
    /// 基础分: the parts and the stretch
    Base,
    /// 加分、减分、复核调整
    Adjustment,
    /// A common limit that bit.
    Limit,
    /// 总分: base and adjustments
    Total,
}

/// The sum of a unit's total; only the base when the total is withheld, nothing when nothing applies.
pub fn total(lang: Lang, scored: &Scored, unit: UnitNo) -> Vec<SumLine> {
    let result = scored.scores.unit(unit);
    let Some(base) = &result.base else { return Vec::new() };
    let mut lines = match combination(lang, scored, unit, NodeNo(0)) {
        Some(note) => vec![SumLine {
            label: lang.pick("各部分合成", "The parts combined").to_owned(),
            points: points(scored, &base.rounded),
            role: SumRole::Part,
            note: Some(note),
            node: None,
        }],
        None => {
            let mut lines = parts(lang, scored, unit);
            lines.extend(stretch(lang, scored, unit, base));
            lines
        }
    };
    lines.push(SumLine {
        label: lang.pick("基础分", "Base score").to_owned(),
        points: points(scored, &base.rounded),
        role: SumRole::Base,
        note: None,
        node: Some(NodeNo(0)),
    });
    for line in &result.lines {
        let (label, role, mut note) = adjustment(lang, scored, &line.what);
        for told in passed_over(lang, scored, result, &line.what) {
            note = Some(
                note.map_or_else(|| told.clone(), |note| say!(lang, "{note}；{told}", "{note}; {told}")),
            );
        }
        let points = signed(&points(scored, &line.points));
        lines.push(SumLine { label, points, role, note, node: None });
    }
    if let Some(total) = &result.total {
        lines.push(SumLine {
            label: lang.pick("总分", "Total").to_owned(),
            points: points(scored, &total.rounded),
            role: SumRole::Total,
            note: None,
            node: None,
        });
    }
    lines
}

/// The bonus items that the item of a line leaves without points, because it is the highest of their set.
fn passed_over(lang: Lang, scored: &Scored, result: &UnitScore, what: &LineKind) -> Vec<String> {
    let plan = &scored.assessment.plan;
    let set = |item: &usize| match plan.item(*item) {
        Some(Item::Bonus(bonus)) => bonus.exclusive.clone(),
        _ => None,
    };
    let LineKind::Item { item, .. } = what else { return Vec::new() };
    let rivals = result.passed_over.iter().filter(|rival| set(rival).is_some() && set(rival) == set(item));
    let titles = rivals.filter_map(|rival| plan.item(*rival).map(|rival| rival.title().to_string()));
    titles
        .map(|title| {
            say!(
                lang,
                "“{title}”与本项就高不重复，不另计分",
                "“{title}” earns nothing beside it: the highest of the set counts"
            )
        })
        .collect()
}

/// How a dimension's rate comes from its parts, where their scores do not simply add up:
/// "几何平均：T1 得分率0.9、权重40，……，合成得分率0.83".
pub fn combination(lang: Lang, scored: &Scored, unit: UnitNo, no: NodeNo) -> Option<String> {
    let plan = &scored.assessment.plan;
    let node = plan.node(no);
    let method = match node.aggregate {
        Aggregate::Geometric => lang.pick("加权几何平均", "Weighted geometric mean"),
        Aggregate::Harmonic => lang.pick("加权调和平均", "Weighted harmonic mean"),
        Aggregate::Sum | Aggregate::Mean => return None,
    };
    let parts = plan.children(no).filter_map(|child| {
        let score = scored.scores.node(unit, child);
        let (rate, marks) = (score.rate.as_ref()?, score.marks.as_ref()?);
        let label = &plan.node(child).id;
        let floor = node.floor.as_ref().filter(|floor| rate < *floor).map(|number| shown(lang, number));
        let (rate, marks) = (shown(lang, rate), shown(lang, marks));
        Some(match floor {
            Some(floor) => say!(
                lang,
                "{label} 得分率{rate}（按下限{floor}计）、权重{marks}",
                "{label} score rate {rate} (counted as the least rate {floor}) with weight {marks}"
            ),
            None => say!(
                lang,
                "{label} 得分率{rate}、权重{marks}",
                "{label} score rate {rate} with weight {marks}"
            ),
        })
    });
    let parts = join::parts(lang, parts);
    let rate = scored.scores.node(unit, no).rate.as_ref();
    let rate = match rate.map(|number| shown(lang, number)) {
        Some(rate) => say!(lang, "合成得分率{rate}", "combined score rate {rate}"),
        None => lang.pick("无法合成", "there is no such mean").to_owned(),
    };
    Some(say!(lang, "{method}：{parts}；{rate}", "{method}: {parts}; {rate}"))
}

/// A score of an item; without rounding, an endless one as a fraction, so that the lines add up.
fn item(scored: &Scored, score: &Exact) -> String {
    endless(scored, score).unwrap_or_else(|| scored.rounding().show_item(score))
}

/// A base score, a total, or points between them, likewise.
fn points(scored: &Scored, score: &Exact) -> String {
    endless(scored, score).unwrap_or_else(|| scored.rounding().show_total(score))
}

fn endless(scored: &Scored, score: &Exact) -> Option<String> {
    (scored.rounding().places.is_some() && !score.ends()).then(|| score.fraction())
}

/// The nodes right below the root.
fn parts(lang: Lang, scored: &Scored, unit: UnitNo) -> Vec<SumLine> {
    let plan = &scored.assessment.plan;
    let nodes = plan.children(NodeNo(0)).map(|no| (no, scored.scores.node(unit, no)));
    let existing = nodes.filter(|(_, node)| node.state != NodeState::Absent);
    let lines = existing.map(|(no, node)| {
        let named = plan.node(no);
        SumLine {
            label: format!("{} {}", named.id, named.title),
            points: node
                .score
                .as_ref()
                .map_or_else(|| lang.pick("不适用", "n/a").to_owned(), |score| item(scored, &score.rounded)),
            role: SumRole::Part,
            note: None,
            node: Some(no),
        }
    });
    lines.collect()
}

/// The line that leads from the sum of the parts to the base score, when they differ.
fn stretch(lang: Lang, scored: &Scored, unit: UnitNo, base: &Score) -> Option<SumLine> {
    let plan = &scored.assessment.plan;
    let scores = plan.children(NodeNo(0)).filter_map(|no| scored.scores.node(unit, no).score.as_ref());
    let earned: Exact = scores.map(|score| &score.rounded).sum();
    let difference = &base.rounded - &earned;
    let full = &plan.scheme.full_marks;
    let applicable = &scored.scores.unit(unit).applicable;
    let rescaled = plan.scheme.missing.not_applicable == Inapplicable::Rescale && applicable < full;
    if !rescaled && difference.is_zero() {
        return None;
    }
    let rounding = scored.rounding();
    let (label, note) = if rescaled {
        let (earned, base) = (item(scored, &earned), points(scored, &base.rounded));
        let note = say!(
            lang,
            "各项得分之和{earned} ÷ 应得满分{applicable} × {full} = {base}；不适用：{without}",
            "sum of the parts {earned} ÷ applicable marks {applicable} × {full} = {base}; not applicable: {without}",
            applicable = shown(lang, applicable),
            full = shown(lang, full),
            without = not_applicable(lang, scored, unit)
        );
        (lang.pick("标化", "Rescaled to full marks"), note)
    } else {
        (
            lang.pick("修约尾差", "Rounding difference"),
            if rounding.items_first {
                lang.pick("总分按小数位数修约", "the total is rounded to its own decimals")
            } else {
                lang.pick(
                    "各项未修约得分先相加，后修约一次",
                    "scores are added before rounding, and the sum is rounded once",
                )
            }
            .to_owned(),
        )
    };
    let points = signed(&show_difference(scored, &difference));
    Some(SumLine { label: label.to_owned(), points, role: SumRole::Stretch, note: Some(note), node: None })
}

/// A difference with as many decimals as the finer of items and totals.
fn show_difference(scored: &Scored, difference: &Exact) -> String {
    let rounding = scored.rounding();
    if rounding.item_places > rounding.total_places {
        item(scored, difference)
    } else {
        points(scored, difference)
    }
}

fn not_applicable(lang: Lang, scored: &Scored, unit: UnitNo) -> String {
    let plan = &scored.assessment.plan;
    let leaves = plan
        .leaves
        .iter()
        .filter(|leaf| scored.scores.node(unit, leaf.node).state == NodeState::NotApplicable);
    join::names(lang, leaves.map(|leaf| leaf.label()))
}

fn adjustment(lang: Lang, scored: &Scored, what: &LineKind) -> (String, SumRole, Option<String>) {
    let plan = &scored.assessment.plan;
    let rules = &plan.scheme.adjustments;
    let title = |item: &usize| plan.item(*item).map_or_else(String::new, |item| item.title().to_string());
    let limit = |cap: &Option<Exact>| {
        cap.as_ref()
            .map(|number| shown(lang, number))
            .map(|cap| say!(lang, "上限{cap}分", "limited to {cap}"))
    };
    match what {
        LineKind::Item { item, count, uncapped } => {
            let id = plan.item(*item).map_or("", |item| item.id().as_str());
            let mut note = match (lang, *count == Exact::ONE) {
                (Lang::En, true) => "once".to_owned(),
                _ => say!(lang, "{count}次", "{count} times", count = shown(lang, count)),
            };
            if let Some(uncapped) = uncapped {
                note.push_str(&say!(
                    lang,
                    "，应计{points}分，超过本项上限",
                    ", would be {points}, which is beyond the item’s limit",
                    points = shown(lang, uncapped)
                ));
            }
            (format!("{id} {}", title(item)), SumRole::Adjustment, Some(note))
        }
        LineKind::Correction(id) => {
            let event = scored.assessment.data_files.iter().flat_map(|(_, data)| &data.events);
            let event = event.into_iter().find(|event| event.id.value == *id);
            let told = event.map(|event| {
                let reason = event.reason.as_deref().unwrap_or("");
                let by = event.by.as_deref().unwrap_or("");
                let date = event.date.as_ref().map_or_else(String::new, |told| date(lang, told.value));
                say!(lang, "{reason}（{by}，{date}）", "{reason} ({by}, {date})")
            });
            (say!(lang, "复核调整 {id}", "Correction after review {id}"), SumRole::Adjustment, told)
        }
        LineKind::BonusCap => (
            say!(lang, "超过加分合计上限", "Beyond the limit of all bonuses"),
            SumRole::Limit,
            limit(&rules.bonus_cap),
        ),
        LineKind::DeductionCap => (
            say!(lang, "超过减分合计上限", "Beyond the limit of all deductions"),
            SumRole::Limit,
            limit(&rules.deduction_cap),
        ),
        LineKind::ZeroFloor => {
            (say!(lang, "总分不低于零", "A total is not below zero"), SumRole::Limit, None)
        }
        LineKind::TotalCap => (
            say!(lang, "超过总分上限", "Beyond the limit of the total"),
            SumRole::Limit,
            limit(&rules.total_cap),
        ),
        LineKind::ZeroTotal(veto) => {
            (say!(lang, "一票否决，总分归零", "Vetoed: the total is zero"), SumRole::Limit, Some(title(veto)))
        }
    }
}
