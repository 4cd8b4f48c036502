//! 模拟 in words: the changes, what became of them, and the numbers of rules by their names.

#![allow(clippy::unwrap_used, reason = "a test")]

#[path = "common/changes.rs"]
mod changes;
mod common;

use changes::*;
use common::*;
use ip_scorecard::analyse::whatif::{Cap, Change, Figures, Misfit, Parameter, Scope, Siblings, parameters};
use ip_scorecard::text::{Lang, page};
use serde_json::{Value, json};

/// Nothing Chinese in a sentence about things with English names.
#[track_caller]
fn assert_told(zh: &str, en: &str) {
    assert!(!zh.is_empty() && !en.is_empty(), "{zh:?} {en:?}");
    let strange = en.chars().find(|c| !c.is_ascii() && !"“”’…—−".contains(*c));
    assert_eq!(strange, None, "{en}");
}

#[test]
fn changes_and_what_became_of_them_are_told_in_both_languages() {
    let english = |text: String| {
        let names = [("维度", "Part"), ("镇", "Towns"), ("示例方案", "Plan"), ("甲", "One"), ("乙", "Two")];
        let text = names.iter().fold(text, |text, (zh, en)| text.replace(zh, en));
        serde_json::from_str::<Value>(&text).unwrap()
    };
    let rows =
        json!({ "甲": { "A": 25, "B": 20, "C": 5, "E": 10 }, "乙": { "A": 50, "B": 5, "C": 5, "E": 10 } });
    let formal = run(english(tree().to_string()), [english(verified(rows).to_string())]);
    let town = || Some("town".into());
    for change in [
        weight("A", "12.5"),
        weight_alone("D", "3"),
        Change::Weight { node: "A".into(), group: town(), value: exact("1"), siblings: Siblings::Stay },
        target(Scope::All, "0.1"),
        target(Scope::Group("town".into()), "7"),
        target(Scope::Unit(code("One").as_str().into()), "8"),
        datum("One", "A", Figures::Value(exact("-3"))),
        datum("One", "A", Figures::Ratio { num: exact("3"), den: None }),
        datum("One", "A", Figures::Ratio { num: exact("3"), den: Some(exact("4")) }),
        datum("One", "A", Figures::Periods { current: exact("3"), base: exact("4") }),
        datum("One", "A", Figures::Levels([("n".into(), exact("2"))].into())),
        datum("One", "A", Figures::Marks(vec![exact("70"), exact("80")])),
        datum("One", "A", Figures::Done([].into())),
        datum("One", "A", Figures::NotReported),
        datum("One", "A", Figures::NotApplicable),
        parameter("cap", "3"),
        Change::Cap { cap: Cap::Deduction, value: exact("3") },
        weight("Z", "1"),
    ] {
        let told =
            [Lang::Zh, Lang::En].map(|lang| page::whatif::change(lang, Some(formal.scored()), &change));
        let [zh, en] = &told;
        for (zh, en) in [
            (&zh.subject, &en.subject),
            (&zh.what, &en.what),
            (&zh.before, &en.before),
            (&zh.after, &en.after),
        ] {
            assert_told(zh, en);
        }
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| page::whatif::change(lang, None, &change));
        assert_eq!(zh.after.is_empty(), en.after.is_empty());
    }
    let no_room =
        |rest: &str| Misfit::NoRoom { parent: "D".into(), group: "Towns".into(), rest: exact(rest) };
    for misfit in [
        Misfit::NothingScored,
        Misfit::NoNode,
        Misfit::NoGroup,
        Misfit::NoUnit,
        Misfit::NotAssessed,
        Misfit::NoParameter,
        Misfit::OtherFigures,
        Misfit::NoData,
        no_room("-1"),
        no_room("1"),
    ] {
        assert_told(&page::whatif::misfit(Lang::Zh, &misfit), &page::whatif::misfit(Lang::En, &misfit));
    }
}

#[test]
fn the_numbers_of_every_rule_have_names() {
    let bands =
        json!([{ "to": 1, "rate": 0 }, { "from": 1, "to": 2, "rate": 0.5 }, { "from": 2, "rate": 1 }]);
    for (rule, names) in [
        (
            json!({ "kind": "bands", "bands": bands }),
            "第1、2档的分界 第1档的得分率（0.6即60%） 第2、3档的分界 第2档的得分率（0.6即60%） 第3档的得分率（0.6即60%）",
        ),
        (
            json!({ "kind": "completion", "on_no_target": { "rule": { "kind": "minmax" } } }),
            "封顶完成率（0.6即60%） 没有目标时：各单位数值都相同时的得分率（0.6即60%）",
        ),
        (
            json!({ "kind": "efficacy", "unacceptable": 1, "satisfactory": 2 }),
            "不允许值 满意值 不允许值处的得分率（0.6即60%） 两端重合时的得分率（0.6即60%）",
        ),
        (
            json!({ "kind": "piecewise", "points": [[0, 0], [1, 1]] }),
            "第1个节点的指标值 第1个节点的得分率（0.6即60%） 第2个节点的指标值 第2个节点的得分率（0.6即60%）",
        ),
        (
            json!({ "kind": "rank", "drop": 0.1 }),
            "每低一名减少的得分率（0.6即60%） 最低得分率（0.6即60%） 仅一个单位有数时的得分率（0.6即60%）",
        ),
        (
            json!({ "kind": "steps", "reference": 3, "per": 1 }),
            "基准 每档幅度 优于基准每档加分 劣于基准每档扣分 起始得分率（0.6即60%） 最低得分率（0.6即60%） 最高得分率（0.6即60%）",
        ),
    ] {
        let outcome = run(scheme(["甲"], [json!({ "target": 10, "rule": rule })]), [verified(json!({}))]);
        let rule = &outcome.scored().assessment.plan.leaves[0].indicator.rule;
        let name =
            |lang: Lang, number: &Parameter| page::whatif::parameter(lang, rule, &number.path).label(lang);
        let numbers = parameters(rule);
        for number in &numbers {
            assert_told(&name(Lang::Zh, number), &name(Lang::En, number));
        }
        assert_eq!(numbers.iter().map(|number| name(Lang::Zh, number)).collect::<Vec<_>>().join(" "), names);
    }
}
