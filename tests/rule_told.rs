//! Every rule in words, with each of its parameters.

#![allow(clippy::unwrap_used, reason = "a test")]

use ip_scorecard::check::LeafNo;
use ip_scorecard::text::{Lang, rule_told};
use serde_json::{Value, json};

mod common;
use common::{figures, run, scheme};

/// What is said of an indicator with this rule.
#[track_caller]
fn check(leaf: Value, zh: &str, en: &str) {
    let mut leaf = leaf;
    leaf["weight"] = 10.into();
    let outcome = run(scheme(["甲镇", "乙镇"], [leaf]), [figures([("甲镇", json!(5)), ("乙镇", json!(7))])]);
    let indicator = &outcome.scored().assessment.plan.leaf(LeafNo(0)).indicator;
    let told = |lang: Lang| rule_told(lang, indicator).join(" ");
    assert_eq!(told(Lang::Zh), zh);
    assert_eq!(told(Lang::En), en);
}

#[test]
fn completion() {
    check(
        json!({ "target": 60, "rule": { "kind": "completion", "cap": "1.2" } }),
        "目标完成率法：得分为分值乘以完成率（指标值÷目标值），完成率最低0、最高120%。",
        "Completion of target: the marks times the completion (value ÷ target), which counts from 0 up to 120%.",
    );
    check(
        json!({ "target": 60, "direction": "lower", "rule": { "kind": "completion", "lower_form": "mirror",
            "on_no_target": "zero", "on_zero_target": 1 } }),
        "目标完成率法：得分为分值乘以完成率（2−指标值÷目标值），完成率最低0、最高100%。 目标值为0的得满分。 \
         没有目标值的不得分。",
        "Completion of target: the marks times the completion (2 − value ÷ target), which counts from 0 up to 100%. \
         Where the target is 0: full marks. Without a target: nothing.",
    );
    check(
        json!({ "target": 60, "direction": "lower", "rule": { "kind": "completion", "lower_form": "inverse" } }),
        "目标完成率法：得分为分值乘以完成率（目标值÷指标值，指标值不大于0的为100%），完成率最低0、最高100%。",
        "Completion of target: the marks times the completion (target ÷ value, 100% where the value is not above 0), \
         which counts from 0 up to 100%.",
    );
    check(
        json!({ "target": 60, "rule": { "kind": "completion", "bands": [
            { "from": 0, "to": "0.9", "rate": "0.5" }, { "from": "0.9", "rate": 1 } ] } }),
        "目标完成率法：按完成率（指标值÷目标值；最低0、最高100%）分档，0%（含）至90%（不含）按分值的50%计分，\
         90%（含）以上得满分。",
        "Completion of target: by the completion (value ÷ target; from 0 up to 100%) in bands, from 0% (included) to \
         90% (not included): 50% of the marks, from 90% (included): full marks.",
    );
    check(
        json!({ "target": 60, "rule": { "kind": "completion",
            "on_no_target": { "rule": { "kind": "rank", "drop": "0.05" } } } }),
        "目标完成率法：得分为分值乘以完成率（指标值÷目标值），完成率最低0、最高100%。 没有目标值的按排名赋分计分\
         （组内第一名得满分，每后一名少分值的5%，最低0分，数值相同的并列，都按较前的名次计分，\
         组内只有一个单位有数的得满分）。",
        "Completion of target: the marks times the completion (value ÷ target), which counts from 0 up to 100%. Without \
         a target: rank in the group (full marks for the first of the group, 5% of the marks less for each place below, \
         at least 0, equal values share the better place, where only one unit of the group has a value: full marks).",
    );
}

#[test]
fn lines() {
    check(
        json!({ "unit_label": "%", "rule": { "kind": "linear", "zero_at": 60, "full_at": 90 } }),
        "线性插值：60%及以下不得分，90%及以上得满分，其间按比例计分。",
        "Linear scale: nothing up to 60%, full marks from 90%, in proportion between.",
    );
    check(
        json!({ "direction": "lower", "unit_label": "件", "rule": { "kind": "linear", "zero_at": 9, "full_at": 1 } }),
        "线性插值：9件及以上不得分，1件及以下得满分，其间按比例计分。",
        "Linear scale: nothing from 9 件 upwards, full marks at 1 件 and below, in proportion between.",
    );
    check(
        json!({ "rule": { "kind": "linear", "zero_at": "group_worst", "full_at": 90, "cap": "1.2" } }),
        "线性插值：组内最差值得0分，90得满分，其余按同一比例推算，最低0分，最高分值的120%。 满分点与零分点相同或\
         比它差时，达到满分点的得满分，未达到的不得分。",
        "Linear scale: 0 at the worst of the group, full marks at 90, everything else in the same proportion, at least \
         0, at most 120% of the marks. Where the end of full marks is no better than the other end, reaching it earns \
         full marks, falling short of it nothing.",
    );
    // What is not held has no cap either.
    check(
        json!({ "rule": { "kind": "linear", "zero_at": 0, "full_at": 9, "clamp": "bottom" } }),
        "线性插值：0得0分，9得满分，其余按同一比例推算，最低0分，不设上限。",
        "Linear scale: 0 at 0, full marks at 9, everything else in the same proportion, at least 0, without an upper \
         limit.",
    );
    check(
        json!({ "rule": { "kind": "efficacy", "unacceptable": 50, "satisfactory": "all_best", "clamp": "none" } }),
        "功效系数法：不允许值50按分值的60%计分，满意值各组最优值得满分，其余按同一比例推算，不设下限，不设上限。 \
         满意值与不允许值相同或比它差时，达到满意值的得满分，未达到的为分值的60%。",
        "Efficacy coefficient: 60% of the marks at the least acceptable value (50), full marks at the satisfactory one \
         (the best of all groups), everything else in the same proportion, without a lower limit, without an upper \
         limit. Where the satisfactory value is no better than the other, reaching it earns full marks, falling short \
         of it 60% of the marks.",
    );
    check(
        json!({ "rule": { "kind": "efficacy", "unacceptable": 6, "satisfactory": 12, "clamp": "top" } }),
        "功效系数法：不允许值6按分值的60%计分，满意值12得满分，其余按同一比例推算，最低0分，最高满分。",
        "Efficacy coefficient: 60% of the marks at the least acceptable value (6), full marks at the satisfactory one \
         (12), everything else in the same proportion, at least 0, at most full marks.",
    );
    check(
        json!({ "rule": { "kind": "minmax" } }),
        "极差法：组内最差值不得分，最优值得满分，其间按比例计分。 各单位数值都相同的得满分。",
        "Range between worst and best: nothing for the worst value of the group, full marks for the best, in proportion \
         between. Where all values are equal: full marks.",
    );
    check(
        json!({ "rule": { "kind": "piecewise", "points": [[60, "0.2"], [90, 1]], "below": "zero" } }),
        "分段插值：60按分值的20%计分，90得满分，相邻两点之间按比例计分。 低于60的不得分，高于90的按90计分。",
        "Curve through points: 20% of the marks at 60, full marks at 90, in proportion between these points. Nothing \
         below 60, above 90 as at 90.",
    );
}

#[test]
fn jumps() {
    check(
        json!({ "unit_label": "家", "rule": { "kind": "bands", "bands": [{ "to": 6, "rate": 0 }, { "from": 6, "rate": 1 }] } }),
        "分档赋分：6家（不含）以下不得分，6家（含）以上得满分。",
        "Bands: up to 6 家 (not included): nothing, from 6 家 (included): full marks.",
    );
    check(
        json!({ "target": 6, "rule": { "kind": "threshold" } }),
        "达标法：指标值不低于目标值的得满分，未达标的不得分。",
        "Threshold: full marks from the target upwards, nothing otherwise.",
    );
    check(
        json!({ "target": 6, "direction": "lower", "rule": { "kind": "threshold", "otherwise": "proportional" } }),
        "达标法：指标值不高于目标值的得满分，未达标的得分为分值乘以目标值÷指标值（最低0分，目标值不大于0的不得分）。",
        "Threshold: full marks at the target and below, otherwise the marks times target ÷ value (at least 0, and \
         nothing where the target is not above 0).",
    );
    check(
        json!({ "unit_label": "%", "rule": { "kind": "steps", "reference": 5, "per": 2, "gain": "0.5", "loss": 1, "step_mode": "ceil" } }),
        "按档增减分：指标值等于5%的得满分，每高出2个百分点加0.5分，每低2个百分点扣1分，不满一档的按一档计，最低0分，\
         最高满分。",
        "Steps from a reference: full marks at 5%, 0.5 marks more for every 2 percentage points above, 1 mark off for \
         every 2 percentage points below, a step begun counts as a whole one, at least 0, at most full marks.",
    );
    check(
        json!({ "direction": "lower", "unit_label": "件", "rule": { "kind": "steps", "reference": 0, "per": 1, "loss": "0.5",
            "step_mode": "floor" } }),
        "按档增减分：指标值等于0件的得满分，每高出1件扣0.5分，不满一档的不计，最低0分。",
        "Steps from a reference: full marks at 0 件, 0.5 marks off for every 1 件 above, whole steps only, at least 0.",
    );
    check(
        json!({ "rule": { "kind": "steps", "reference": "group_mean", "per": 5, "per_kind": "percent", "gain": "0.5",
            "loss": "0.5", "start_rate": "0.8", "max_rate": "1.2" } }),
        "按档增减分：指标值等于组内平均值的按分值的80%计分，每高出组内平均值的5%加0.5分，每低组内平均值的5%扣0.5分，\
         不满一档的按比例计，最低0分，最高分值的120%。",
        "Steps from a reference: 80% of the marks at the mean of the group, 0.5 marks more for every 5% of the mean of \
         the group above, 0.5 marks off for every 5% of the mean of the group below, parts of a step in proportion, at \
         least 0, at most 120% of the marks.",
    );
    check(
        json!({ "rule": { "kind": "rank", "drop": "0.05", "floor_rate": "0.6" } }),
        "排名赋分：组内第一名得满分，每后一名少分值的5%，最低分值的60%。 数值相同的并列，都按较前的名次计分。 \
         组内只有一个单位有数的得满分。",
        "Rank in the group: full marks for the first of the group, 5% of the marks less for each place below, at least \
         60% of the marks. Equal values share the better place. Where only one unit of the group has a value: full \
         marks.",
    );
    check(
        json!({ "rule": { "kind": "rank", "scale": "linear", "when_equal": "0.5" } }),
        "排名赋分：得分为分值乘以（组内有数单位数−名次）÷（组内有数单位数−1）。 数值相同的并列，都按较前的名次计分。 \
         组内只有一个单位有数的按分值的50%计分。",
        "Rank in the group: the marks times (units of the group with a value − place) ÷ (those units − 1). Equal values \
         share the better place. Where only one unit of the group has a value: 50% of the marks.",
    );
}
