//! 合成方法、缺项处理、修约和计算规则: from the scores of indicators to the base score.

use super::indicators::in_points;
use super::writer::Writer;
use crate::check::NodeNo;
use crate::model::outcome::Mode;
use crate::model::rule::Rule;
use crate::model::scheme::{Aggregate, Inapplicable, Unreported};
use crate::text::lang::{Lang, say, words};
use crate::text::number::shown;
use crate::text::rule::{earned, share};

/// 合成方法
pub fn combination(writer: &mut Writer<'_>) {
    let (lang, plan) = (writer.lang, writer.plan);
    writer.section(words("合成方法", "How indicators combine"));
    let mut dimensions: Vec<NodeNo> =
        plan.node_numbers().skip(1).filter(|no| plan.node(*no).leaf.is_none()).collect();
    let all_sums = dimensions.iter().all(|no| plan.node(*no).aggregate == Aggregate::Sum);
    if all_sums && plan.node(NodeNo(0)).aggregate == Aggregate::Sum {
        writer.say(match dimensions.is_empty() {
            true => lang.pick("基础分为各项指标得分之和。", "The base score is the sum of all indicators’ scores."),
            false => lang.pick(
                "维度得分为所属各项得分之和，基础分为各维度得分之和。",
                "A dimension’s score is the sum of what is in it; the base score is the sum of all dimensions.",
            ),
        });
        return;
    }
    writer.say(lang.pick(
        "得分率为得分与分值之比，得分为得分率乘以分值。表中写权重的，按权重合成，其后所注分值为按权重折合的分值。",
        "A score rate is a score over its marks; a score is the rate times the marks. Where the tables give weights, \
         parts combine by these, and the marks beside a weight are its share of the marks above it.",
    ));
    dimensions.insert(0, NodeNo(0));
    for no in dimensions {
        let told = way(writer, no);
        writer.item(told);
    }
    let steps = plan
        .leaves
        .iter()
        .any(|leaf| matches!(leaf.indicator.rule, Rule::Steps(_)) && !in_points(plan, leaf.node));
    if steps {
        writer.item(lang.pick(
            "写权重的指标按档增减分的，每档分数以该项权重为满分计算。",
            "Where an indicator with a weight gains or loses marks by steps, these count against its weight as full marks.",
        ));
    }
}

/// How one dimension, or the whole, comes from what is in it.
fn way(writer: &Writer<'_>, no: NodeNo) -> String {
    let (lang, node) = (writer.lang, writer.plan.node(no));
    let (id, title) = (&node.id, &node.title);
    let what = match no {
        NodeNo(0) => lang.pick("基础分", "The base score").to_owned(),
        _ => say!(lang, "“{id} {title}”", "“{id} {title}”"),
    };
    let told = match node.aggregate {
        Aggregate::Sum if node.parent.is_none_or(|_| in_points(writer.plan, no)) => {
            say!(lang, "{what}的得分为下级各项得分之和", "{what} is the sum of the scores of what is in it")
        }
        Aggregate::Sum | Aggregate::Mean => say!(
            lang,
            "{what}的得分率为下级各项得分率的加权平均，即Σ（权重×得分率）÷Σ权重",
            "{what} has the weighted mean of the score rates in it: Σ (weight × rate) ÷ Σ weight"
        ),
        Aggregate::Geometric => say!(
            lang,
            "{what}的得分率为下级各项得分率的加权几何平均，即各得分率的（权重÷Σ权重）次方之积",
            "{what} has the weighted geometric mean of the score rates in it: the product of the rates, each to the \
             power of weight ÷ Σ weight"
        ),
        Aggregate::Harmonic => say!(
            lang,
            "{what}的得分率为下级各项得分率的加权调和平均，即Σ权重÷Σ（权重÷得分率）",
            "{what} has the weighted harmonic mean of the score rates in it: Σ weight ÷ Σ (weight ÷ rate)"
        ),
    };
    let compensates = matches!(node.aggregate, Aggregate::Sum | Aggregate::Mean);
    let floor = match &node.floor {
        _ if compensates => String::new(),
        Some(floor) => {
            let floor = share(lang, floor);
            say!(lang, "，下级得分率低于{floor}的按{floor}计", "; a rate below {floor} counts as {floor}")
        }
        None => say!(
            lang,
            "，下级有得分率不大于0的，该单位暂缓出分",
            "; where a rate in it is not above 0 the unit’s total is withheld"
        ),
    };
    say!(lang, "{told}{floor}。", "{told}{floor}.")
}

/// 缺项处理
pub fn missing(writer: &mut Writer<'_>) {
    let (lang, plan) = (writer.lang, writer.plan);
    let missing = &plan.scheme.missing;
    writer.section(words("缺项处理", "What is missing"));
    let full = shown(lang, &plan.scheme.full_marks);
    writer.item(match &missing.not_applicable {
        Inapplicable::Rescale => say!(
            lang,
            "不适用的指标不计分，按适用分值标化：基础分＝适用各项得分之和÷适用分值之和×{full}。",
            "What does not apply is not scored, and the rest is rescaled: base score = scores of what applies ÷ marks \
             of what applies × {full}."
        ),
        Inapplicable::RescaleSiblings => say!(
            lang,
            "不适用的指标不计分，其分值按分值比例分给同级其他各项；一个维度全部不适用的，其分值按比例分给同级其他维度。",
            "What does not apply is not scored. Its marks go to its siblings in proportion to theirs; those of a \
             dimension in which nothing applies go to its siblings likewise."
        ),
        Inapplicable::Rate(rate) => {
            let earned = earned(lang, rate);
            say!(lang, "不适用的指标{earned}。", "What does not apply earns {earned}.")
        }
    });
    let relative = plan.leaves.iter().any(|leaf| !in_points(plan, leaf.node));
    if relative && missing.not_applicable == Inapplicable::Rescale {
        writer.item(lang.pick(
            "按权重合成的维度，其中有不适用指标的，该维度的权重按适用部分所占比例减少。",
            "A dimension that combines by weights loses as much of its own weight as the part of it that does not apply.",
        ));
    }
    writer.item(match missing.not_reported {
        Unreported::Zero => lang.pick(
            "未报送的指标按0分计，并在结果中注明。",
            "What is not reported scores 0, and the result says so.",
        ),
        Unreported::Blocks => lang.pick(
            "有指标未报送的单位暂缓出分，不排名、不评等次，报送后再行计算。",
            "A unit with anything not reported has no total, place or grade until it is.",
        ),
    });
    writer.item(lang.pick(
        "数据文件中没有列出的指标，以及只报送了一部分的（如有目标值而无数值），都按未报送处理；实际为0的照常计分。",
        "An indicator that the data leave out is not reported, nor is one of which a part is missing, such as a target \
         without a figure. A real 0 is scored like any other figure.",
    ));
    let least = share(lang, &missing.min_applicable);
    writer.item(say!(
        lang,
        "适用分值低于满分{least}的，照常计分，并注明得分的代表性不足；没有任何适用指标的，不计分、不排名、不评等次，也不计入名额基数。",
        "Where less than {least} of full marks apply, the score stands and is marked as resting on little. A unit to \
         which nothing applies has no score, place or grade, and counts towards no quota."
    ));
}

/// 修约和计算规则
pub fn rounding(writer: &mut Writer<'_>) {
    let (lang, plan) = (writer.lang, writer.plan);
    let rounding = &plan.scheme.rounding;
    writer.section(words("修约和计算规则", "Rounding and computation"));
    if rounding.places.is_some() {
        writer.item(lang.pick("各项得分和总分都不修约。", "Neither scores nor totals are rounded."));
        return;
    }
    writer.item(lang.pick(
        "指标值、得分率和各步计算都不修约，只修约得分。",
        "Values, rates and intermediate steps are not rounded; only scores are.",
    ));
    let (item, total) = (places(lang, rounding.item_places), places(lang, rounding.total_places));
    let mode = match rounding.mode {
        Mode::HalfUp => lang.pick("四舍五入", "rounded half up"),
        Mode::HalfEven => lang.pick("按GB/T 8170修约", "rounded half to even (GB/T 8170)"),
    };
    writer.item(say!(
        lang,
        "指标得分{item}，总分{total}，{mode}。",
        "Indicators’ scores have {item} and totals {total}, {mode}."
    ));
    let root_sums = plan.node(NodeNo(0)).aggregate == Aggregate::Sum;
    writer.item(match rounding.items_first && root_sums {
        true => lang.pick(
            "各项指标得分先修约，再相加得出维度得分和基础分。",
            "The scores of indicators are rounded first and then added up to those of dimensions and to the base score.",
        ),
        false => lang.pick(
            "各项指标得分以未修约的数合成，得出的基础分修约一次。",
            "Unrounded scores of indicators are combined, and the base score is rounded once.",
        ),
    });
    if rounding.items_first && root_sums && plan.leaves.iter().any(|leaf| !in_points(plan, leaf.node)) {
        writer.item(lang.pick(
            "按权重合成的维度，其得分作为一项修约，所属各项在合成前不修约。",
            "The score of a dimension that combines by weights is rounded as one item; nothing in it is rounded before.",
        ));
    }
    if plan.scheme.missing.not_applicable == Inapplicable::Rescale {
        writer.item(lang.pick(
            "标化在各项得分相加之后进行，标化后的基础分再修约。",
            "Rescaling comes after the scores are added, and the base score is rounded after it.",
        ));
    }
}

fn places(lang: Lang, places: u32) -> String {
    match (lang, places) {
        (Lang::Zh, 0) => "保留到整数".to_owned(),
        (Lang::Zh, _) => format!("保留{places}位小数"),
        (Lang::En, 0) => "no decimals".to_owned(),
        (Lang::En, 1) => "1 decimal".to_owned(),
        (Lang::En, _) => format!("{places} decimals"),
    }
}
