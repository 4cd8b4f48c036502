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
        "目标完成率法：得分率为完成率（指标值÷目标值），最高120%。",
        "Completion of target: the score rate is the completion (value ÷ target), at most 120%.",
    );
    check(
        json!({ "target": 60, "direction": "lower", "rule": { "kind": "completion", "lower_form": "mirror",
            "on_no_target": "zero", "on_zero_target": 1 } }),
        "目标完成率法：得分率为完成率（2−指标值÷目标值），最高100%。 目标值为零的得100%。 没有目标值的得0%。",
        "Completion of target: the score rate is the completion (2 − value ÷ target), at most 100%. A target of 0 \
         earns 100%. Without a target: 0%.",
    );
    check(
        json!({ "target": 60, "rule": { "kind": "completion", "bands": [
            { "from": 0, "to": "0.9", "rate": "0.5" }, { "from": "0.9", "rate": 1 } ] } }),
        "目标完成率法：完成率（指标值÷目标值，最高100%）分档：0%（含）至90%得50%，90%（含）以上得100%。",
        "Completion of target: completion (value ÷ target, at most 100%) in bands: 0% (included) to 90%: 50%; from \
         90% (included): 100%.",
    );
}

#[test]
fn lines() {
    check(
        json!({ "rule": { "kind": "linear", "zero_at": "group_worst", "full_at": 90 } }),
        "线性插值：组内最差值得0%，90得100%，其间按比例；超出两端的按两端，最高100%。 两端相同且达到的得100%。",
        "Linear scale: 0% at the worst of the group, 100% at 90, in proportion between; beyond either end as at that \
         end, at most 100%. Where both ends are equal and reached: 100%.",
    );
    check(
        json!({ "rule": { "kind": "efficacy", "unacceptable": 50, "satisfactory": "all_best", "clamp": "none" } }),
        "功效系数法：不允许值（50）得60%，满意值（各组最优值）得100%，其间按比例；超出两端的照样推算。",
        "Efficacy coefficient: 60% at the least acceptable value (50), 100% at the satisfactory one (the best of all \
         groups), in proportion between; beyond both ends by the same proportion.",
    );
    check(
        json!({ "rule": { "kind": "minmax" } }),
        "极差法：组内最差值得0%，最优值得100%，其间按比例。 各单位数值都相同的得100%。",
        "Range between worst and best: 0% for the worst value of the group, 100% for the best, in proportion between. \
         Where all values are equal: 100%.",
    );
    check(
        json!({ "rule": { "kind": "piecewise", "points": [[60, "0.2"], [90, 1]], "below": "zero" } }),
        "分段插值：60得20%，90得100%，其间按比例；低于第一个节点的不得分。",
        "Curve through points: 20% at 60, 100% at 90, in proportion between; nothing below the first point.",
    );
}

#[test]
fn jumps() {
    check(
        json!({ "rule": { "kind": "bands", "bands": [{ "to": 6, "rate": 0 }, { "from": 6, "rate": 1 }] } }),
        "分档赋分：6以下得0%，6（含）以上得100%。",
        "Bands: up to 6: 0%; from 6 (included): 100%.",
    );
    check(
        json!({ "target": 6, "rule": { "kind": "threshold", "otherwise": "proportional" } }),
        "达标法：达到目标值得100%，未达到的按完成目标值的比例得分。",
        "Threshold: 100% from the target upwards, otherwise in proportion to the target.",
    );
    check(
        json!({ "rule": { "kind": "steps", "reference": 5, "per": 2, "gain": "0.5", "loss": 1, "step_mode": "ceil" } }),
        "按档增减分：等于5得100%；每优于2加0.5分，每劣于2扣1分，不足一档的按一档。 得分率最低0%，最高100%。",
        "Steps from a reference: 100% at 5; 0.5 marks more for every 2 better, 1 fewer for every 2 worse, a step begun \
         counts. The score rate is at least 0% and at most 100%.",
    );
    check(
        json!({ "rule": { "kind": "rank", "drop": "0.05", "floor_rate": "0.6" } }),
        "排名赋分：组内第一名得100%，每低一名减5%，最低60%。",
        "Rank in the group: 100% for the first of the group, 5% less for each place below, at least 60%.",
    );
}
