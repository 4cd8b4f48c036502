//! 考核细则: the rules of a scheme as a document.
//!
//! The whole text of the built-in schemes is kept in `tests/golden-bylaw`; `UPDATE=1 cargo test --test
//! bylaw` rewrites it, and the difference is to be read against the scheme before it is committed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;

use std::fmt::Write;
use std::fs;

use common::*;
use ip_scorecard::check::{Plan, sound_scheme};
use ip_scorecard::model::scheme::Scheme;
use ip_scorecard::paper::{Block, Document, RowRole};
use ip_scorecard::read::{Input, open};
use ip_scorecard::text::{Lang, bylaw, scoring};
use serde_json::{Value, json};

/// The plan of a scheme that must be sound.
#[track_caller]
fn plan(scheme: &str) -> Plan {
    let file = open(&Input { name: "s.json".into(), bytes: scheme.as_bytes().into() }, &|_| None);
    assert!(!file.is_faulty(), "{:?}", file.faults);
    let scheme: &std::rc::Rc<Scheme> = file.scheme().unwrap();
    Plan::of(scheme.clone())
}

/// A document as plain text, a line for each paragraph and row.
fn plain(document: &Document) -> String {
    let mut text = String::new();
    for block in &document.blocks {
        match block {
            Block::Title(told) => writeln!(text, "# {told}").unwrap(),
            Block::Subtitle(told) | Block::Paragraph(told) => writeln!(text, "{told}").unwrap(),
            Block::Heading(told) => writeln!(text, "\n## {told}").unwrap(),
            Block::Table(table) => {
                let columns: Vec<&str> = table.columns.iter().map(|column| &*column.title).collect();
                writeln!(text, "|{}|", columns.join("|")).unwrap();
                for row in &table.rows {
                    let cells = row.cells.iter().map(|cell| match &cell.note {
                        Some(note) => format!("{}〔{note}〕", cell.text),
                        None => cell.text.clone(),
                    });
                    let lead = if row.role == RowRole::Lead { "*" } else { "" };
                    writeln!(text, "{lead}|{}|", cells.collect::<Vec<_>>().join("|")).unwrap();
                }
            }
            other => panic!("{other:?}"),
        }
    }
    text
}

#[test]
fn the_built_in_schemes_read_as_documents() {
    for name in ["beichen-ip-2025", "beichen-yshj-2025"] {
        let scheme = fs::read_to_string(root().join(format!("public/schemes/{name}.json"))).unwrap();
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let text = plain(&bylaw(lang, &plan(&scheme)));
            let path = root().join(format!("tests/golden-bylaw/{name}.{tag}.txt"));
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&path, &text).unwrap();
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            for (no, (found, expected)) in text.lines().zip(expected.lines()).enumerate() {
                assert_eq!(found, expected, "{name}, {tag}, line {}", no + 1);
            }
            assert_eq!(text.lines().count(), expected.lines().count(), "{name}, {tag}");
        }
    }
}

/// A scheme of one indicator and one more that does nothing special.
fn of_leaf(leaf: Value) -> Value {
    scheme(["甲镇", "乙镇"], [leaf, scored(90)])
}

/// How the first indicator is scored, in one sentence.
#[track_caller]
fn sentence(leaf: Value, zh: &str, en: &str) {
    let plan = plan(&of_leaf(json!({ "weight": 10 }).with_all(&leaf)).to_string());
    let indicator = &plan.leaves[0].indicator;
    assert_eq!(scoring(Lang::Zh, &plan, indicator), zh);
    assert_eq!(scoring(Lang::En, &plan, indicator), en);
}

#[test]
fn a_sentence_begins_with_what_is_measured() {
    let bands = json!({ "kind": "bands", "bands": [{ "rate": 1 }] });
    let (zh, en) = ("；计分规则为分档赋分：一律得满分。", "; scored by bands: always full marks.");
    let cases = [
        (json!({ "kind": "value" }), "指标值为报送的数值", "The value is the figure reported"),
        (
            json!({ "kind": "ratio" }),
            "指标值为分子÷分母×100；分子、分母都为0的作不适用处理",
            "The value is numerator ÷ denominator × 100; where both are 0 it does not apply",
        ),
        (
            json!({ "kind": "ratio", "scale": 1, "den_attribute": "population" }),
            "指标值为分子÷单位属性“population”；分子、分母都为0的作不适用处理",
            "The value is numerator ÷ the unit’s attribute “population”; where both are 0 it does not apply",
        ),
        (
            json!({ "kind": "growth" }),
            "指标值为（本期数−基期数）÷基期数×100；基期数不大于0的作不适用处理",
            "The value is (this period’s figure − the base period’s) ÷ the base period’s × 100; where the base period’s \
             figure is not above 0 it does not apply",
        ),
        (
            json!({ "kind": "growth", "on_zero_base": 5 }),
            "指标值为（本期数−基期数）÷基期数×100；基期数不大于0的，指标值按5计",
            "The value is (this period’s figure − the base period’s) ÷ the base period’s × 100; where the base period’s \
             figure is not above 0 the value counts as 5",
        ),
        (
            json!({ "kind": "change" }),
            "指标值为本期数−基期数",
            "The value is this period’s figure − the base period’s",
        ),
        (
            json!({ "kind": "levels", "levels": { "a": { "title": "国家级", "factor": 3 }, "b": { "title": "市级", "factor": "1.5" } } }),
            "指标值为各级别数量乘以折算系数（国家级3、市级1.5）之和",
            "The value is the sum of the counts, each times the factor of its level (国家级 3, 市级 1.5)",
        ),
        (
            json!({ "kind": "judged", "trim_from": 7 }),
            "指标值为各份评分的平均数，评分达到7份的先去掉一个最高分和一个最低分",
            "The value is the mean of the marks, from 7 marks on without one highest and one lowest",
        ),
        (
            json!({ "kind": "checklist", "items": { "a": { "title": "进企业" }, "b": { "title": "进学校" } } }),
            "指标值为已完成事项的占比之和×100（进企业、进学校，各项占比相同）",
            "The value is the sum of the shares of what is done × 100 (进企业, 进学校, all of equal share)",
        ),
        (
            json!({ "kind": "checklist", "items": { "a": { "title": "进企业", "share": "0.125" }, "b": { "title": "进学校", "share": "0.875" } } }),
            "指标值为已完成事项的占比之和×100（进企业12.5%、进学校87.5%）",
            "The value is the sum of the shares of what is done × 100 (进企业 12.5%, 进学校 87.5%)",
        ),
    ];
    for (measure, said, told) in cases {
        let leaf = json!({ "measure": measure, "rule": bands });
        sentence(leaf, &format!("{said}{zh}"), &format!("{told}{en}"));
    }
}

#[test]
fn a_sentence_ends_with_the_targets() {
    let completion = json!({ "kind": "completion" });
    let leaf = |target: Value| json!({ "unit_label": "件", "target": target, "rule": completion });
    let rule = "指标值为报送的数值；计分规则为目标完成率法：得分为分值乘以完成率（指标值÷目标值），完成率最低0、最高100%";
    let told = "The value is the figure reported; scored by completion of target: the marks times the completion (value ÷ \
                target), which counts from 0 up to 100%";
    let cases = [
        (leaf(json!(60)), "目标值为60件", "the target is 60 件"),
        (leaf(json!({ "town": 60 })), "目标值为镇60件", "the targets are 镇 60 件"),
        (
            leaf(json!({ "1201-甲镇": 60 })),
            "目标值为甲镇60件，其余在考核数据中报送",
            "the targets are 甲镇 60 件, the others’ come with the data",
        ),
        (json!({ "rule": completion }), "目标值在考核数据中报送", "targets come with the data"),
    ];
    for (leaf, zh, en) in cases {
        sentence(leaf, &format!("{rule}；{zh}。"), &format!("{told}; {en}."));
    }
}

/// The worked examples of the calculation: from each sentence the score beside it can be computed by hand.
#[test]
fn the_worked_examples_can_be_computed_from_their_sentences() {
    let value = "指标值为报送的数值；计分规则为";
    let cases = [
        // short 5, 2, 1, 0 of weight 100: 99.5, 99.8, 99.9, 100
        (
            json!({ "direction": "lower", "rule": { "kind": "steps", "reference": 0, "per": 1, "loss": "0.1" } }),
            "按档增减分：指标值等于0的得满分，每高出1扣0.1分，不满一档的按比例计，最低0分。",
        ),
        // completion 20, 18, 17, 23 of 20: 15, 9, 0, 15 of 15
        (
            json!({ "target": 20, "rule": { "kind": "completion", "bands": [
                { "to": "0.9", "rate": 0 }, { "from": "0.9", "to": 1, "rate": "0.6" }, { "from": 1, "rate": 1 }] } }),
            "目标完成率法：按完成率（指标值÷目标值；最低0、最高100%）分档，90%（不含）以下不得分，\
             90%（含）至100%（不含）按分值的60%计分，100%（含）以上得满分；目标值为20。",
        ),
        // x = 5.81: (5.81 − 6) ÷ (12 − 6) × 40 + 60 = 58.73 of 100
        (
            json!({ "rule": { "kind": "efficacy", "unacceptable": 6, "satisfactory": 12, "clamp": "none" } }),
            "功效系数法：不允许值6按分值的60%计分，满意值12得满分，其余按同一比例推算，不设下限，不设上限。",
        ),
        // 90, 77.5: 9, 7 of 10
        (
            json!({ "rule": { "kind": "piecewise", "points":
                [[60, "0.2"], [70, "0.4"], [75, "0.6"], [80, "0.8"], [100, 1]] } }),
            "分段插值：60按分值的20%计分，70按分值的40%计分，75按分值的60%计分，80按分值的80%计分，100得满分，\
             相邻两点之间按比例计分；低于60的按60计分，高于100的按100计分。",
        ),
        // 12 % above, 5 % below the mean: 11, 9.5 of 10
        (
            json!({ "rule": { "kind": "steps", "reference": "group_mean", "per": 5, "per_kind": "percent",
                "gain": "0.5", "loss": "0.5", "step_mode": "floor", "max_rate": "1.2" } }),
            "按档增减分：指标值等于组内平均值的得满分，每高出组内平均值的5%加0.5分，每低组内平均值的5%扣0.5分，\
             不满一档的不计，最低0分，最高分值的120%。",
        ),
        // 95 of 100: 8 of 10
        (
            json!({ "target": 100, "rule": { "kind": "steps", "reference": "target", "per": 2, "per_kind": "percent",
                "loss": 1, "step_mode": "floor" } }),
            "按档增减分：指标值等于目标值的得满分，每低目标值的2%扣1分，不满一档的不计，最低0分；目标值为100。",
        ),
    ];
    for (leaf, zh) in cases {
        let lower = leaf["direction"] == "lower";
        let plan = plan(&of_leaf(json!({ "weight": 10 }).with_all(&leaf)).to_string());
        let lead = if lower { "逆向指标，数值越小越好；" } else { "" };
        assert_eq!(scoring(Lang::Zh, &plan, &plan.leaves[0].indicator), format!("{lead}{value}{zh}"));
    }
}

/// What is said of a scheme with something else in it.
#[track_caller]
fn says(change: Value, zh: &[&str]) {
    let scheme = of_leaf(scored(10)).with_all(&change);
    let text = plain(&bylaw(Lang::Zh, &plan(&scheme.to_string())));
    for expected in zh {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

#[test]
fn every_policy_is_said() {
    let leaf = |id: &str| json!({ "id": id, "title": id, "weight": 1, "target": 1, "rule": { "kind": "completion" } });
    let mean = |aggregate: &str| json!({ "aggregate": aggregate, "tree": [leaf("A"), leaf("B")] });
    let bound = |quota: Value| {
        json!({ "grades": { "bounds": [{ "id": "A", "title": "优秀", "from": 90, "quota": quota },
            { "id": "B", "title": "合格", "from": 60 }] } })
    };
    let cases: [(Value, &[&str]); 31] = [
        (mean("mean"), &["|权重1〔合50分〕|"]),
        (mean("mean"), &["基础分的得分率为下级各项得分率的加权平均，即Σ（权重×得分率）÷Σ权重。"]),
        (
            mean("geometric"),
            &["加权几何平均，即各得分率的（权重÷Σ权重）次方之积，下级有得分率不大于0的，该单位暂缓出分。"],
        ),
        (
            mean("harmonic").with("floor", json!("0.01")),
            &["加权调和平均，即Σ权重÷Σ（权重÷得分率），下级得分率低于1%的按1%计。"],
        ),
        (
            json!({ "missing": { "not_applicable": "rescale_siblings" } }),
            &["其分值按分值比例分给同级其他各项"],
        ),
        (json!({ "missing": { "not_applicable": "full" } }), &["不适用的指标得满分。"]),
        (json!({ "missing": { "not_applicable": "0.6" } }), &["不适用的指标按分值的60%计分。"]),
        (json!({ "missing": { "not_reported": "blocks" } }), &["有指标未报送的单位暂缓出分"]),
        (json!({ "missing": { "min_applicable": "0.5" } }), &["适用分值低于满分50%的"]),
        (json!({ "rounding": { "places": "exact" } }), &["各项得分和总分都不修约。"]),
        (
            json!({ "rounding": { "mode": "half_even", "item_places": 0, "total_places": 1, "items_first": false } }),
            &[
                "指标得分保留到整数，总分保留1位小数，按GB/T 8170修约。",
                "以未修约的数合成，得出的基础分修约一次",
            ],
        ),
        (json!({}), &["不设加分、减分和一票否决事项。", "不评等次。", "未设通报、约谈条件。"]),
        (
            json!({ "adjustments": { "deduction_cap": 6, "total_cap": 105, "items": [
                { "id": "D1", "kind": "deduction", "title": "甲", "points": 2 },
                { "id": "V1", "kind": "veto", "title": "乙", "effect": "zero_total", "basis": "某文件第三条" }] } }),
            &[
                "减分合计最多6分",
                "最低0分，最高105分",
                "|V1|一票否决|乙|总分归零|某文件第三条|",
                "一票否决的后果",
            ],
        ),
        (
            json!({ "adjustments": { "items": [{ "id": "B1", "kind": "bonus", "title": "甲", "points": 1 }] } }),
            &["加分合计不设上限", "|每次加1分|", "不设一票否决事项。"],
        ),
        (json!({ "ranking": { "ties": "dense" } }), &["其后的名次不空出，如1、2、2、3"]),
        (json!({ "ranking": { "rank_on": "exact" } }), &["按未修约的总分由高到低排名"]),
        (json!({ "ranking": { "break_by": ["B"] } }), &["该项不适用的在后，都相同的才并列：B 指标B。"]),
        (
            bound(json!({ "share": "0.3" })),
            &["低于60分的不评等次", "本组有总分单位数的30%，小数舍去|", "等次待定，由考核办研究决定"],
        ),
        (bound(json!({ "share": "0.3", "rounding": "ceil", "at_least": 2 })), &["30%，小数进一，至少2个|"]),
        (bound(json!({ "share": "0.3", "rounding": "half_up" })), &["30%，小数四舍五入|"]),
        (
            json!({ "grades": { "grade_on": "exact", "ties_at_quota": "all_in", "bounds": [
                { "id": "A", "title": "优秀", "from": 90, "quota": { "share": "0.3" } }] } }),
            &["等次按未修约的总分评定", "一并列入该等次，可以超过名额"],
        ),
        (
            json!({ "grades": { "ties_at_quota": "all_out", "bounds": [
                { "id": "A", "title": "优秀", "from": 90, "quota": { "share": "0.3" } },
                { "id": "B", "title": "良好", "from": 0, "quota": { "share": "0.5" } }] } }),
            &["一并列入下一等次", "只在其本身的名额内评定"],
        ),
        (
            json!({ "notices": [{ "id": "N1", "level": "talk", "title": "约谈", "when": { "last_places": 2, "total_below": 60 } }] }),
            &["|N1|约谈|约谈|总分低于60分；在本组列末2位之内|", "末位并列的都算末位"],
        ),
        (
            json!({ "notices": [{ "id": "N1", "level": "notice", "title": "通报", "when": { "behind_schedule": 3 } }] }),
            &["3项及以上指标进度滞后"],
        ),
        (
            json!({ "tree": [leaf("A").with("weight", json!(100)).with("progress", json!("cumulative"))] }),
            &["## 九、时序进度", "截至数据日期考核期已过天数", "等于应完成比例的为按期"],
        ),
        (
            json!({ "tree": [leaf("A").with("weight", json!(100)).with("progress", json!("cumulative"))],
                "progress": { "tolerance": "0.05", "schedule": [{ "by": "2025-06-30", "share": "0.4" }] } }),
            &["第一个时点之前为0：2025年6月30日40%。", "相差不超过5个百分点的为按期"],
        ),
        (
            json!({ "goals": [{ "id": "G1", "title": "总量", "of": "A", "how": "sum", "target": 9, "unit_label": "件",
                "baseline": { "value": 5, "date": "2021-12-31" } }] }),
            &["|G1|总量|9件（含）以上|—|5件（2021年12月31日）|各单位“A 指标A”之和。|—|"],
        ),
        (
            json!({ "goals": [{ "id": "G1", "title": "比", "of": "A", "how": "ratio", "den": 8, "scale": 1, "target": 9, "direction": "lower" }] }),
            &["9（含）以下", "之和÷全区分母8。"],
        ),
        (
            json!({ "status": "adopted", "adopted": { "title": "某办〔2025〕1号", "date": "2025-03-01" } }),
            &["由某办〔2025〕1号印发，2025年3月1日　版本1", "|镇分值|"],
        ),
        (json!({}), &["参考稿　版本1", "|镇建议分值|", "均为建议值"]),
        (
            json!({ "basis": [{ "id": "p", "title": "方案", "clauses": [{ "id": "1", "label": "一", "title": "总则" }] }],
                "tree": [leaf("A").with("weight", json!(100)).with("clauses", json!(["p#1"])).with("core", json!(true))] }),
            &["〔核心指标〕", "|一|可附|", "## 附：依据文件和条款", "|一|总则|A|"],
        ),
    ];
    for (change, zh) in cases {
        says(change, zh);
    }
}

#[test]
fn an_adopted_scheme_proposes_nothing() {
    let scheme = of_leaf(scored(10))
        .with("status", json!("adopted"))
        .with("adopted", json!({ "title": "某文件", "date": "2025-03-01" }));
    let text = plain(&bylaw(Lang::Zh, &plan(&scheme.to_string())));
    assert!(!text.contains("建议") && !text.contains("参考稿"), "{text}");
}

/// Whatever the scheme, its headings count from 一 on without a gap, and its rows have a cell for each column.
#[test]
fn the_document_holds_together() {
    for name in ["beichen-ip-2025", "beichen-yshj-2025"] {
        let scheme = fs::read_to_string(root().join(format!("public/schemes/{name}.json"))).unwrap();
        for lang in Lang::ALL {
            let document = bylaw(lang, &plan(&scheme));
            let headings = document.blocks.iter().filter(|block| matches!(block, Block::Heading(_))).count();
            assert_eq!(headings, 12, "{name}");
            for block in &document.blocks {
                let Block::Table(table) = block else { continue };
                for row in &table.rows {
                    let taken: usize = row.cells.iter().map(|cell| 1 + cell.over).sum();
                    assert_eq!(taken, table.columns.len(), "{name}: {:?}", row.cells);
                }
            }
        }
    }
}

/// A scheme written in English reads as an English document: none of our own words are left in Chinese.
#[test]
fn nothing_of_ours_is_chinese_in_english() {
    let rules = [
        json!({ "kind": "completion", "on_no_target": "zero", "on_zero_target": 1 }),
        json!({ "kind": "linear", "zero_at": "group_worst", "full_at": "all_best", "clamp": "none" }),
        json!({ "kind": "efficacy", "unacceptable": 1, "satisfactory": "target", "clamp": "top", "on_no_target": "not_applicable" }),
        json!({ "kind": "minmax" }),
        json!({ "kind": "piecewise", "points": [[0, 0], [9, 1]], "below": "zero" }),
        json!({ "kind": "bands", "bands": [{ "to": 5, "rate": 0 }, { "from": 5, "rate": 1 }] }),
        json!({ "kind": "threshold", "otherwise": "proportional" }),
        json!({ "kind": "steps", "reference": "group_median", "per": 5, "per_kind": "percent", "gain": 1, "loss": 2 }),
        json!({ "kind": "rank", "scale": "linear", "floor_rate": "0.2" }),
    ];
    let measures = [
        json!({ "kind": "ratio" }),
        json!({ "kind": "growth", "on_zero_base": 3 }),
        json!({ "kind": "change" }),
        json!({ "kind": "levels", "levels": { "n": { "title": "national", "factor": 3 } } }),
        json!({ "kind": "judged" }),
        json!({ "kind": "checklist", "items": { "s": { "title": "schools" } } }),
        json!({ "kind": "value" }),
    ];
    let leaves = rules.iter().enumerate().map(|(no, rule)| {
        json!({ "id": format!("A{no}"), "title": "Indicator", "weight": 10, "rule": rule, "duty": "direct",
            "measure": measures[no % measures.len()], "progress": "cumulative", "core": true, "note": "as agreed" })
    });
    let leaves: Vec<Value> = leaves.collect();
    for aggregate in ["sum", "mean", "geometric", "harmonic"] {
        let scheme = json!({
            "format": "ip-scorecard/scheme@1", "id": "s", "version": "1", "title": "A scheme", "status": "draft",
            "note": "for a trial",
            "period": { "start": "2025-01-01", "end": "2025-12-31" }, "full_marks": 90, "aggregate": aggregate,
            "groups": [{ "id": "t", "title": "Towns" }],
            "units": [{ "code": "1", "title": "Tianmu", "group": "t" }],
            "tree": [{ "id": "D", "title": "All", "aggregate": aggregate, "weight": 90, "children": leaves }],
            "adjustments": { "bonus_cap": 5, "items": [
                { "id": "B1", "kind": "bonus", "title": "Prize", "points": 1, "cap": 2, "exclusive": "p" },
                { "id": "B2", "kind": "bonus", "title": "Award", "points": 1, "exclusive": "p" },
                { "id": "D1", "kind": "deduction", "title": "Fraud", "points": 3 },
                { "id": "V1", "kind": "veto", "title": "Harm", "effect": "lower_one_grade", "basis": "law" }] },
            "ranking": { "break_by": ["D"] },
            "grades": { "bounds": [{ "id": "A", "title": "Good", "from": 80, "quota": { "share": "0.3", "at_least": 1 } }] },
            "notices": [{ "id": "N", "level": "talk", "title": "Talk", "when": { "total_below": 60, "last_places": 1,
                "core_rate_below": "0.6", "grades_fallen": 1, "behind_schedule": 1 } }],
            "progress": { "tolerance": "0.1", "schedule": [{ "by": "2025-06-30", "share": "0.5" }] },
            "goals": [{ "id": "G", "title": "Goal", "of": "A0", "how": "ratio", "target": 9, "due": "2025-12-31" }],
        });
        let text = plain(&bylaw(Lang::En, &plan(&scheme.to_string())));
        let chinese = |letter: char| {
            ('\u{3000}'..='\u{9fff}').contains(&letter) || ('\u{ff00}'..='\u{ffef}').contains(&letter)
        };
        let left: Vec<&str> = text
            .lines()
            .filter(|line| line.chars().any(|letter| chinese(letter) && letter != '〔' && letter != '〕'))
            .collect();
        assert!(left.is_empty(), "{left:#?}");
    }
}

#[test]
fn a_sound_scheme_is_found_among_faulty_files() {
    let file =
        |name: &str, text: &str| open(&Input { name: name.into(), bytes: text.as_bytes().into() }, &|_| None);
    let sound = of_leaf(scored(10)).to_string();
    let faulty = of_leaf(json!({ "weight": 10, "rule": { "kind": "linear", "zero_at": 1, "full_at": 1 } }))
        .to_string();
    let found = |texts: &[&str]| {
        let files: Vec<_> = texts.iter().enumerate().map(|(no, text)| file(&no.to_string(), text)).collect();
        sound_scheme(&files).map(|(no, _)| no.0)
    };
    assert_eq!(found(&[&sound]), Some(0));
    assert_eq!(found(&["{ \"format\": \"ip-scorecard/data@1\" }", &sound]), Some(1), "faulty data");
    assert_eq!(found(&[&sound, &sound]), Some(0), "the same file twice");
    assert_eq!(found(&[&sound, &faulty]), None, "two schemes");
    assert_eq!(found(&[&faulty]), None, "a faulty scheme");
    assert_eq!(found(&[]), None);
}
