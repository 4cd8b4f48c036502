//! The total as a sum whose lines add up, to the last digit, to the number shown.

use super::number::{shown, signed};
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
pub fn total(scored: &Scored, unit: UnitNo) -> Vec<SumLine> {
    let result = scored.scores.unit(unit);
    let Some(base) = &result.base else { return Vec::new() };
    let mut lines = match combination(scored, unit, NodeNo(0)) {
        Some(note) => vec![SumLine {
            label: "各部分合成".to_owned(),
            points: points(scored, &base.rounded),
            role: SumRole::Part,
            note: Some(note),
            node: None,
        }],
        None => {
            let mut lines = parts(scored, unit);
            lines.extend(stretch(scored, unit, base));
            lines
        }
    };
    lines.push(SumLine {
        label: "基础分".to_owned(),
        points: points(scored, &base.rounded),
        role: SumRole::Base,
        note: None,
        node: Some(NodeNo(0)),
    });
    for line in &result.lines {
        let (label, role, mut note) = adjustment(scored, &line.what);
        for told in passed_over(scored, result, &line.what) {
            note = Some(note.map_or_else(|| told.clone(), |note| format!("{note}；{told}")));
        }
        let points = signed(&points(scored, &line.points));
        lines.push(SumLine { label, points, role, note, node: None });
    }
    if let Some(total) = &result.total {
        lines.push(SumLine {
            label: "总分".to_owned(),
            points: points(scored, &total.rounded),
            role: SumRole::Total,
            note: None,
            node: None,
        });
    }
    lines
}

/// The bonus items that the item of a line leaves without points, because it is the highest of their set.
fn passed_over(scored: &Scored, result: &UnitScore, what: &LineKind) -> Vec<String> {
    let plan = &scored.assessment.plan;
    let set = |item: &usize| match plan.item(*item) {
        Some(Item::Bonus(bonus)) => bonus.exclusive.clone(),
        _ => None,
    };
    let LineKind::Item { item, .. } = what else { return Vec::new() };
    let rivals = result.passed_over.iter().filter(|rival| set(rival).is_some() && set(rival) == set(item));
    let titles = rivals.filter_map(|rival| plan.item(*rival).map(|rival| rival.title().to_string()));
    titles.map(|title| format!("“{title}”与本项就高不重复，不另计分")).collect()
}

/// How a dimension's rate comes from its parts, where their scores do not simply add up:
/// "几何平均：T1 得分率0.9、权重40，……，合成得分率0.83".
pub fn combination(scored: &Scored, unit: UnitNo, no: NodeNo) -> Option<String> {
    let plan = &scored.assessment.plan;
    let node = plan.node(no);
    let method = match node.aggregate {
        Aggregate::Geometric => "加权几何平均",
        Aggregate::Harmonic => "加权调和平均",
        Aggregate::Sum | Aggregate::Mean => return None,
    };
    let parts = plan.children(no).filter_map(|child| {
        let score = scored.scores.node(unit, child);
        let (rate, marks) = (score.rate.as_ref()?, score.marks.as_ref()?);
        let label = &plan.node(child).id;
        Some(match &node.floor {
            Some(floor) if rate < floor => {
                format!("{label} 得分率{}（按下限{}计）、权重{}", shown(rate), shown(floor), shown(marks))
            }
            _ => format!("{label} 得分率{}、权重{}", shown(rate), shown(marks)),
        })
    });
    let parts = parts.collect::<Vec<_>>().join("，");
    let rate = scored.scores.node(unit, no).rate.as_ref();
    let rate = rate.map_or_else(|| "无法合成".to_owned(), |rate| format!("合成得分率{}", shown(rate)));
    Some(format!("{method}：{parts}；{rate}"))
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
fn parts(scored: &Scored, unit: UnitNo) -> Vec<SumLine> {
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
                .map_or_else(|| "不适用".to_owned(), |score| item(scored, &score.rounded)),
            role: SumRole::Part,
            note: None,
            node: Some(no),
        }
    });
    lines.collect()
}

/// The line that leads from the sum of the parts to the base score, when they differ.
fn stretch(scored: &Scored, unit: UnitNo, base: &Score) -> Option<SumLine> {
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
        let note = format!(
            "各项得分之和{earned} ÷ 应得满分{} × {} = {base}；不适用：{}",
            shown(applicable),
            shown(full),
            not_applicable(scored, unit)
        );
        ("标化", note)
    } else {
        (
            "修约尾差",
            if rounding.items_first {
                "总分按小数位数修约"
            } else {
                "各项未修约得分先相加，后修约一次"
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

fn not_applicable(scored: &Scored, unit: UnitNo) -> String {
    let plan = &scored.assessment.plan;
    let leaves = plan
        .leaves
        .iter()
        .filter(|leaf| scored.scores.node(unit, leaf.node).state == NodeState::NotApplicable);
    leaves.map(|leaf| leaf.label().to_string()).collect::<Vec<_>>().join("、")
}

fn adjustment(scored: &Scored, what: &LineKind) -> (String, SumRole, Option<String>) {
    let plan = &scored.assessment.plan;
    let rules = &plan.scheme.adjustments;
    let title = |item: &usize| plan.item(*item).map_or_else(String::new, |item| item.title().to_string());
    let limit = |cap: &Option<Exact>| cap.as_ref().map(|cap| format!("上限{}分", shown(cap)));
    match what {
        LineKind::Item { item, count, uncapped } => {
            let id = plan.item(*item).map_or("", |item| item.id().as_str());
            let mut note = format!("{}次", shown(count));
            if let Some(uncapped) = uncapped {
                note.push_str(&format!("，应计{}分，超过本项上限", shown(uncapped)));
            }
            (format!("{id} {}", title(item)), SumRole::Adjustment, Some(note))
        }
        LineKind::Correction(id) => {
            let event = scored.assessment.data_files.iter().flat_map(|(_, data)| &data.events);
            let event = event.into_iter().find(|event| event.id.value == *id);
            let told = event.map(|event| {
                let reason = event.reason.as_deref().unwrap_or("");
                let by = event.by.as_deref().unwrap_or("");
                let date = event.date.as_ref().map_or_else(String::new, |date| date.value.to_string());
                format!("{reason}（{by}，{date}）")
            });
            (format!("复核调整 {id}"), SumRole::Adjustment, told)
        }
        LineKind::BonusCap => ("超过加分合计上限".to_owned(), SumRole::Limit, limit(&rules.bonus_cap)),
        LineKind::DeductionCap => {
            ("超过减分合计上限".to_owned(), SumRole::Limit, limit(&rules.deduction_cap))
        }
        LineKind::ZeroFloor => ("总分不低于零".to_owned(), SumRole::Limit, None),
        LineKind::TotalCap => ("超过总分上限".to_owned(), SumRole::Limit, limit(&rules.total_cap)),
        LineKind::ZeroTotal(veto) => ("一票否决，总分归零".to_owned(), SumRole::Limit, Some(title(veto))),
    }
}
