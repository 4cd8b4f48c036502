//! 方案对比: what a version changes, as facts and in sentences.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::*;
use ip_scorecard::analyse::revision::{Change, revision};
use ip_scorecard::edit::scheme::mentions::{remove, rename};
use ip_scorecard::edit::scheme::nodes::{NodeKind, Place, add, find, move_to};
use ip_scorecard::edit::scheme::weights::set;
use ip_scorecard::edit::{Tree, canonical};
use ip_scorecard::json::{Path, Step};
use ip_scorecard::read::Kind;
use ip_scorecard::text::Lang;
use ip_scorecard::text::page::revision::{sentences, summary};

fn path(steps: &str) -> Path {
    let step = |step: &str| step.parse().map_or_else(|_| Step::from(step), |item: usize| Step::from(item));
    steps.split('/').filter(|step| !step.is_empty()).map(step).collect::<Vec<_>>().into()
}

fn tree(text: &str) -> Tree {
    Tree::read(text).unwrap()
}

fn built_in() -> Tree {
    tree(&std::fs::read_to_string(root().join("public/schemes/beichen-ip-2025.json")).unwrap())
}

/// What is said of a change of the built-in scheme.
fn told(lang: Lang, change: impl FnOnce(&mut Tree)) -> Vec<String> {
    let before = built_in();
    let mut after = before.clone();
    change(&mut after);
    sentences(lang, &revision(&before, &after))
}

/// The way into a node of the built-in scheme.
fn at(scheme: &Tree, id: &str, rest: &str) -> Path {
    let node = find(scheme, id).unwrap();
    let steps: Vec<Step> = node.steps().iter().chain(path(rest).steps()).cloned().collect();
    steps.into()
}

fn put(id: &str, rest: &str, value: &str) -> [Vec<String>; 2] {
    Lang::ALL.map(|lang| told(lang, |scheme| assert!(scheme.put(&at(scheme, id, rest), tree(value)))))
}

fn put_at(way: &str, value: &str) -> [Vec<String>; 2] {
    Lang::ALL.map(|lang| told(lang, |scheme| assert!(scheme.put(&path(way), tree(value)))))
}

#[track_caller]
fn says(told: [Vec<String>; 2], zh: &str, en: &str) {
    assert_eq!(told[0].join("\n"), zh);
    assert_eq!(told[1].join("\n"), en);
}

#[test]
fn changes_of_an_indicator_are_told() {
    let t31 = "T3-1 高价值发明专利拥有量";
    says(
        put("T3-1", "weight/town", "7"),
        &format!("{t31}：镇分值由8分改为7分。"),
        &format!("{t31}: marks for 镇 8 → 7."),
    );
    says(
        put("T3-1", "weight", "8"),
        &format!("{t31}：街道分值由5分改为8分。\n{t31}：开发区（园区）分值由12分改为8分。"),
        &format!("{t31}: marks for 街道 5 → 8.\n{t31}: marks for 开发区（园区） 12 → 8."),
    );
    says(
        put("T1-1", "weight/street", "3"),
        "T1-1 专利导航、专利布局项目数：街道新增考核此项，分值3分。",
        "T1-1 专利导航、专利布局项目数: now assessed for 街道, marks 3.",
    );
    says(
        put("T1-1", "weight/town", "0"),
        "T1-1 专利导航、专利布局项目数：镇不再考核此项（原分值2分）。",
        "T1-1 专利导航、专利布局项目数: no longer assessed for 镇 (marks 2 before).",
    );
    says(
        put("T3-1", "rule/cap", "1.2"),
        &format!("{t31}：计分规则的封顶完成率由1改为1.2。"),
        &format!("{t31}: scoring rule, cap 1 → 1.2."),
    );
    says(
        put("T3-1", "rule", r#"{"kind": "linear", "zero_at": 0, "full_at": "group_best"}"#),
        &format!("{t31}：计分规则由目标完成率法改为线性插值（零分点0，满分点组内最优值）。"),
        &format!(
            "{t31}: scoring rule Completion of target → Linear scale (no marks at 0, full marks at best of the group)."
        ),
    );
    says(
        put("T3-1", "target", "120"),
        &format!("{t31}：目标值定为120。"),
        &format!("{t31}: target set to 120."),
    );
    says(
        put("G1-1", "target/town", "3"),
        "G1-1 专题研究与统筹协调：镇目标值由2改为3。",
        "G1-1 专题研究与统筹协调: target for 镇 2 → 3.",
    );
    says(
        put("T3-1", "direction", "\"lower\""),
        &format!("{t31}：方向由正向（越高越好）改为逆向（越低越好）。"),
        &format!("{t31}: direction More is better → Less is better."),
    );
    says(
        put("T3-1", "title", "\"高价值专利\""),
        "T3-1 高价值专利：名称由“高价值发明专利拥有量”改为“高价值专利”。",
        "T3-1 高价值专利: name “高价值发明专利拥有量” → “高价值专利”.",
    );
    says(
        put("T3-1", "clauses", r#"["plan#5.3"]"#),
        &format!("{t31}：依据条款由五（三）、三（目标一）改为五（三）。"),
        &format!("{t31}: clauses 五（三）, 三（目标一） → 五（三）."),
    );
    says(
        put("T2-1", "measure/levels/city/factor", "2"),
        "T2-1 新增知识产权优势示范企业（按级别折算）：指标值算法的级别“市级”的折算系数由1.5改为2。",
        "T2-1 新增知识产权优势示范企业（按级别折算）: figure, levels “市级”, factor 1.5 → 2.",
    );
}

#[test]
fn changes_of_the_scheme_are_told() {
    says(put_at("full_marks", "120"), "满分由100改为120。", "Full marks 100 → 120.");
    says(
        put_at("period/end", "\"2026-01-31\""),
        "考核期的结束日期由2025年12月31日改为2026年1月31日。",
        "Period, last day 31 December 2025 → 31 January 2026.",
    );
    says(
        put_at("missing/not_reported", "\"blocks\""),
        "缺项处理的未报送由按零分并提示改为暂缓出分。",
        "Missing data, not reported No marks, with an alert → Total withheld.",
    );
    says(
        put_at("rounding/item_places", "1"),
        "修约的指标得分小数位由2改为1。",
        "Rounding, decimals of items 2 → 1.",
    );
    says(
        put_at("ranking/break_by", r#"["T3-1"]"#),
        "排名的同分时依次比较定为T3-1 高价值发明专利拥有量。",
        "Ranking, ties separated by set to T3-1 高价值发明专利拥有量.",
    );
    says(
        put_at("grades/bounds/0/quota/share", "0.2"),
        "等次“优秀”：名额的比例由0.3改为0.2。",
        "Grade “优秀”: quota, share 0.3 → 0.2.",
    );
    says(
        put_at("notices/0/when/total_below", "65"),
        "通报约谈规则“N1 约谈：总分低于60分（建议值）”：条件的总分低于由60改为65。",
        "Notice rule “N1 约谈：总分低于60分（建议值）”: when, total below 60 → 65.",
    );
    says(
        put_at("adjustments/bonus_cap", "3"),
        "加分、减分、一票否决的加分合计上限由5改为3。",
        "Bonuses, deductions and vetoes, cap of all bonuses 5 → 3.",
    );
    says(
        put_at("units/0/group", "\"street\""),
        "考核单位“天穆镇”：考核组由镇改为街道。",
        "Unit “天穆镇”: group 镇 → 街道.",
    );
    says(
        put_at("units/0/attributes/population", "12.3"),
        "考核单位“天穆镇”：属性“population”定为12.3。",
        "Unit “天穆镇”: attributes “population” set to 12.3.",
    );
    let bound = r#"{"id": "E", "title": "差", "from": -1}"#;
    says(put_at("grades/bounds/4", bound), "新增等次“差”（-1分以上）。", "New grade “差” (from -1).");
}

#[test]
fn changes_of_the_tree_are_told() {
    let both = |change: &dyn Fn(&mut Tree)| Lang::ALL.map(|lang| told(lang, change));
    says(
        both(&|scheme| {
            let place = Place::last_in(scheme, &find(scheme, "T8").unwrap()).unwrap();
            let node = add(scheme, NodeKind::Indicator, &place, "新指标").unwrap();
            set(scheme, &node, "town", Some(Tree::from(3)));
        }),
        "新增指标“T8-4 新指标”（分值镇3，目标完成率法）。",
        "New indicator “T8-4 新指标” (weight 镇 3, Completion of target).",
    );
    says(
        both(&|scheme| _ = remove(scheme, &find(scheme, "G1-1").unwrap())),
        "删除指标“G1-1 专题研究与统筹协调”。",
        "The indicator “G1-1 专题研究与统筹协调” is gone.",
    );
    says(
        both(&|scheme| {
            let place = Place::last_in(scheme, &find(scheme, "G3").unwrap()).unwrap();
            move_to(scheme, &find(scheme, "G1-1").unwrap(), &place).unwrap();
        }),
        "G1-1 专题研究与统筹协调：由“G1 加强党的领导”移到“G3 加强考核监督”。",
        "G1-1 专题研究与统筹协调: moved from “G1 加强党的领导” to “G3 加强考核监督”.",
    );
    says(
        both(&|scheme| _ = move_to(scheme, &path("tree/0"), &Place { list: path("tree"), item: 2 })),
        "第一级的次序有调整。",
        "What stands on the first level has another order.",
    );
    says(
        both(&|scheme| _ = rename(scheme, &find(scheme, "T8").unwrap(), "T9")),
        "T9 厚植知识产权文化理念：编号由“T8”改为“T9”。",
        "T9 厚植知识产权文化理念: id “T8” → “T9”.",
    );
}

#[test]
fn what_means_the_same_is_no_change() {
    let scheme = built_in();
    assert_eq!(revision(&scheme, &scheme).facts, []);
    assert_eq!(summary(Lang::Zh, &revision(&scheme, &scheme)), "两个方案没有实质差别。");
    let written = tree(&canonical(&scheme, Kind::Scheme));
    assert_eq!(revision(&scheme, &written).facts, [], "another order of keys");
    let same = [
        ("missing", "{}"),
        ("rounding/total_places", "\"2\""),
        ("full_marks", "1e2"),
        ("x_ours", "1"),
        ("aggregate", "\"sum\""),
        ("tree/0/aggregate", "\"sum\""),
        ("tree/0/children/0/core", "false"),
        ("tree/0/children/0/weight", r#"{"zone": 4, "town": 2, "street": 0}"#),
        ("tree/0/children/1/rule/bands/0", r#"{"to": 1, "to_included": false, "rate": 0.0}"#),
        ("ranking/break_by", "[]"),
    ];
    for (at, value) in same {
        let mut other = scheme.clone();
        assert!(other.put(&path(at), tree(value)), "{at}");
        assert_eq!(revision(&scheme, &other).facts, [], "{at}");
        assert_eq!(revision(&other, &scheme).facts, [], "{at}, the other way round");
    }
}

#[test]
fn a_group_that_is_gone_is_said_once() {
    let before = built_in();
    let mut after = before.clone();
    remove(&mut after, &path("groups/1")).unwrap();
    let facts = revision(&before, &after).facts;
    let (removed, rest): (Vec<_>, Vec<_>) =
        facts.iter().partition(|fact| matches!(fact.change, Change::Removed(_)));
    assert_eq!(removed.len(), 1);
    assert!(rest.iter().all(|fact| matches!(fact.change, Change::Target { .. })), "{rest:?}");
}

/// Any two documents can be compared, and every fact has its sentence.
#[test]
fn any_documents_can_be_compared() {
    let schemes = ["beichen-ip-2025", "beichen-yshj-2025"].map(|name| {
        tree(&std::fs::read_to_string(root().join(format!("public/schemes/{name}.json"))).unwrap())
    });
    let odd = [
        r#"{}"#,
        "[]",
        "null",
        r#"{"tree": 1, "units": {}, "groups": [1, {}], "grades": []}"#,
        r#"{"tree": [{"id": "T1", "rule": {"kind": "none"}, "weight": [], "target": "x"}, 7], "goals": [{}, {}]}"#,
    ];
    let all: Vec<Tree> = schemes.into_iter().chain(odd.map(tree)).collect();
    for before in &all {
        for after in &all {
            let revision = revision(before, after);
            for lang in Lang::ALL {
                let told = sentences(lang, &revision);
                assert_eq!(told.len(), revision.facts.len());
                let end = lang.pick('。', '.');
                assert!(
                    told.iter().all(|sentence| sentence.len() > 3 && sentence.ends_with(end)),
                    "{told:?}"
                );
            }
            if before == after {
                assert_eq!(revision.facts, []);
            }
        }
    }
}
