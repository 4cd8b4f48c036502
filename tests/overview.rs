//! What the overview says of a whole assessment: what has come in, how units see themselves, who holds
//! which grade, and what is to be done next. The sample year is counted by hand from its files.

#![allow(clippy::unwrap_used, reason = "a test")]

use ip_scorecard::analyse::agenda::{Late, Task, agenda};
use ip_scorecard::analyse::completeness::{Completeness, Gap, Tally, completeness};
use ip_scorecard::analyse::grading::grading;
use ip_scorecard::analyse::own;
use ip_scorecard::assess::{Scored, assess};
use ip_scorecard::check::{GroupNo, UnitNo};
use ip_scorecard::model::outcome::NoticeLevel;
use proptest::prelude::*;
use serde_json::{Value, json};

mod common;
use common::{
    Outcome, With, by_score, decision, figures, open_all, own as self_assessed, run, sample_year, scheme,
    scored, verified,
};

fn year() -> Outcome {
    Outcome::of(assess(open_all(&sample_year())))
}

fn come_in(outcome: &Outcome) -> Completeness {
    completeness(&outcome.scored().assessment, &outcome.scored().scores)
}

fn titles(scored: &Scored, units: &[UnitNo]) -> String {
    let title = |unit: &UnitNo| scored.assessment.plan.unit(*unit).title.to_string();
    units.iter().map(title).collect::<Vec<_>>().join("、")
}

/// "T2-4 西堤头镇"
fn gaps(scored: &Scored, gaps: &[Gap]) -> Vec<String> {
    let told = |gap: &Gap| {
        format!("{} {}", scored.assessment.plan.leaf(gap.leaf).indicator.id, titles(scored, &gap.units))
    };
    gaps.iter().map(told).collect()
}

fn numbers(tally: Tally) -> [usize; 5] {
    [tally.expected(), tally.reported, tally.pending, tally.not_applicable, tally.missing]
}

/// A leaf whose data a department sends.
fn from(department: &str) -> Value {
    scored(10).with("source", json!(department))
}

fn silent_not_applicable() -> Value {
    json!({ "state": "not_applicable", "reason": "没有" })
}

mod what_has_come_in {
    use super::*;

    #[test]
    fn of_the_sample_year() {
        let outcome = year();
        let told = come_in(&outcome);
        let each: Vec<_> = told
            .departments
            .iter()
            .map(|one| (one.name.as_deref().unwrap(), one.leaves.len(), numbers(one.tally)))
            .collect();
        // Units × indicators that exist for their group: T1-1, T1-2, T3-3 and G2-1 are not for the 8 streets,
        // T4-3 is for the 9 towns only.
        assert_eq!(
            each,
            [
                ("区科技局", 4, [14 + 22 + 14 + 22, 70, 1, 1, 0]),
                ("区工信局", 2, [14 + 22, 35, 0, 0, 1]),
                ("区市场监管局", 16, [16 * 22, 343, 1, 7, 1]),
                ("区农业农村委", 1, [9, 7, 0, 2, 0]),
                ("区金融局", 2, [44, 43, 0, 1, 0]),
                ("区知识产权局", 4, [88, 74, 0, 14, 0]),
                ("区教育局", 1, [22, 22, 0, 0, 0]),
                ("区财政局", 1, [14, 13, 0, 1, 0]),
            ]
        );
        assert_eq!(numbers(told.whole), [637, 607, 2, 26, 2]);
        assert_eq!(told.whole.share().unwrap().fraction(), "635/637");
        let scored = outcome.scored();
        let missing: Vec<String> =
            told.departments.iter().flat_map(|one| gaps(scored, &one.missing)).collect();
        assert_eq!(missing, ["T2-4 西堤头镇", "T8-1 双环邨街道"]);
        let pending: Vec<String> =
            told.departments.iter().flat_map(|one| gaps(scored, &one.pending)).collect();
        assert_eq!(pending, ["T5-3 双口镇", "T6-4 广源街道"]);
        assert!(told.departments.iter().all(|one| !one.is_silent()));
    }

    #[test]
    fn nothing_came_from_one_department_but_targets() {
        let without: Vec<_> =
            sample_year().into_iter().filter(|path| !path.ends_with("08-zscqj-2025.json")).collect();
        let outcome = Outcome::of(assess(open_all(&without)));
        let told = come_in(&outcome);
        let silent: Vec<_> = told.departments.iter().filter(|one| one.is_silent()).collect();
        // The same office sent the year's targets, which are no data of its four indicators.
        assert_eq!(silent.len(), 1);
        assert_eq!(silent[0].name.as_deref(), Some("区知识产权局"));
        assert_eq!(numbers(silent[0].tally), [88, 0, 0, 0, 88]);
        assert_eq!(silent[0].missing.len(), 4);
    }

    #[test]
    fn a_state_is_an_answer_and_a_part_is_not() {
        let ratio = json!({ "measure": { "kind": "ratio" }, "target": 1, "rule": { "kind": "completion" } });
        let leaves = [from("甲局"), ratio.with("source", json!("甲局")), from("乙局"), scored(10)];
        let rows = json!({
            "甲": { "A": silent_not_applicable(), "B": { "num": 1 }, "D": 5 },
            "乙": { "A": { "state": "not_reported", "reason": "在催" }, "B": { "num": 1, "den": 2 } },
        });
        let outcome = run(scheme(["甲", "乙"], leaves), [verified(rows)]);
        let told = come_in(&outcome);
        let each: Vec<_> = told
            .departments
            .iter()
            .map(|one| (one.name.as_deref(), numbers(one.tally), one.is_silent()))
            .collect();
        assert_eq!(
            each,
            [
                (Some("甲局"), [4, 1, 0, 1, 2], false),
                (Some("乙局"), [2, 0, 0, 0, 2], true),
                (None, [2, 1, 0, 0, 1], false),
            ]
        );
        assert_eq!(gaps(outcome.scored(), &told.departments[0].missing), ["A 乙", "B 甲"]);
    }

    #[test]
    fn without_data_everything_is_missing() {
        let outcome = run(scheme(["甲", "乙"], [from("甲局")]), []);
        let told = come_in(&outcome);
        assert_eq!(numbers(told.whole), [2, 0, 0, 0, 2]);
        assert!(told.departments[0].is_silent());
    }

    proptest! {
        /// What one sees by department is what one sees cell by cell.
        #[test]
        fn adds_up(sent in prop::collection::vec(prop::option::of(0..3u8), 12)) {
            let units = ["甲", "乙", "丙", "丁"];
            let datum = |sent: u8| match sent {
                0 => json!(3),
                1 => json!({ "value": 3, "state": "pending" }),
                _ => silent_not_applicable(),
            };
            let row = |no: usize| {
                let row = sent[3 * no..3 * no + 3].iter().zip(["A", "B", "C"]);
                Value::Object(row.filter_map(|(sent, id)| Some((id.to_owned(), datum((*sent)?)))).collect())
            };
            let rows = units.iter().enumerate().map(|(no, unit)| ((*unit).to_owned(), row(no)));
            let leaves = [from("甲局"), from("乙局"), from("甲局")];
            let outcome = run(scheme(units, leaves), [verified(Value::Object(rows.collect()))]);
            let told = come_in(&outcome);
            let count = |of: Option<u8>| sent.iter().filter(|sent| **sent == of).count();
            let expected = [12, count(Some(0)), count(Some(1)), count(Some(2)), count(None)];
            prop_assert_eq!(numbers(told.whole), expected);
            for one in &told.departments {
                let missing: usize = one.missing.iter().map(|gap| gap.units.len()).sum();
                let pending: usize = one.pending.iter().map(|gap| gap.units.len()).sum();
                prop_assert_eq!((missing, pending), (one.tally.missing, one.tally.pending));
                prop_assert_eq!(one.is_silent(), one.tally.arrived() == 0);
            }
        }
    }
}

mod how_units_see_themselves {
    use super::*;

    #[test]
    fn in_the_sample_year() {
        let outcome = year();
        let scored = outcome.scored();
        let plan = &scored.assessment.plan;
        let totals = own::totals(plan, &scored.scores).unwrap();
        let above = |title: &str| totals[outcome.unit_no(title).0].above.as_ref().unwrap().to_string();
        assert_eq!(totals.len(), 22);
        assert_eq!(above("宜兴埠镇"), "4.29"); // 99.21 − 94.92
        assert_eq!(above("瑞景街道"), "0.98"); // 95.34 − 94.36
        let excessive: Vec<UnitNo> =
            totals.iter().filter(|unit| unit.excessive).map(|unit| unit.unit).collect();
        assert_eq!(titles(scored, &excessive), "西堤头镇"); // 67.42 − 53.67 = 13.75
    }

    #[test]
    fn indicator_by_indicator() {
        let leaves = [scored(10), scored(20), scored(5), scored(5)];
        let verified = verified(json!({
            "甲": { "A": 4, "B": 10, "C": 5, "D": 2 },
            "乙": { "A": 5, "B": 10, "D": { "value": 2, "state": "pending" } },
        }));
        let own = self_assessed(json!({
            "甲": { "A": 6, "B": 9, "C": silent_not_applicable(), "D": 2 },
            "乙": { "A": 6, "B": 10, "C": 5, "D": 5 },
        }));
        let outcome = run(scheme(["甲", "乙"], leaves), [verified, own]);
        let scored = outcome.scored();
        let (plan, scores) = (&scored.assessment.plan, &scored.scores);
        let told = |title: &str| -> Vec<String> {
            let told = own::differences(plan, scores, outcome.unit_no(title));
            let id = |leaf| plan.leaf(leaf).indicator.id.text();
            told.iter()
                .map(|one| format!("{} {}−{}={}", id(one.leaf), one.own, one.verified, one.above))
                .collect()
        };
        assert_eq!(told("甲"), ["A 6−4=2", "B 9−10=-1"]);
        assert_eq!(told("乙"), ["D 5−2=3", "A 6−5=1"], "what was not reported is no difference");
        let leanings = own::leanings(plan, scores);
        let told: Vec<String> = leanings
            .iter()
            .map(|one| {
                let (unit, most) = &one.farthest;
                let id = plan.leaf(one.leaf).indicator.id.text();
                format!(
                    "{id} {} +{} −{} {} {} {most}",
                    one.compared,
                    one.above,
                    one.below,
                    one.mean,
                    plan.unit(*unit).title
                )
            })
            .collect();
        assert_eq!(told, ["A 2 +2 −0 1.5 甲 2", "D 2 +1 −0 1.5 乙 3", "B 2 +0 −1 -0.5 甲 -1"]);
    }

    #[test]
    fn nothing_to_compare() {
        for data in [verified(json!({ "甲": { "A": 4 } })), self_assessed(json!({ "甲": { "A": 4 } }))] {
            let outcome = run(scheme(["甲"], [scored(10)]), [data]);
            let scored = outcome.scored();
            assert_eq!(own::totals(&scored.assessment.plan, &scored.scores), None);
            assert_eq!(own::differences(&scored.assessment.plan, &scored.scores, UnitNo(0)), []);
            assert_eq!(own::leanings(&scored.assessment.plan, &scored.scores), []);
        }
    }
}

mod grades {
    use super::*;

    /// Every grade of a group: "优秀 1/2 open 2 out 0".
    fn told(scored: &Scored, group: usize) -> Vec<String> {
        let grading = grading(&scored.assessment.plan, &scored.scores, GroupNo(group));
        let places =
            |places: Option<usize>| places.map_or_else(|| "∞".to_owned(), |places| places.to_string());
        grading
            .grades
            .iter()
            .map(|held| {
                format!(
                    "{} {}/{} open {} out {}",
                    scored.grade_title(held.grade).unwrap(),
                    held.units.len(),
                    places(held.places),
                    held.open.len(),
                    held.crowded_out.len()
                )
            })
            .collect()
    }

    #[test]
    fn of_the_sample_year() {
        let outcome = year();
        let scored = outcome.scored();
        assert_eq!(
            told(scored, 0),
            [
                "优秀 2/2 open 0 out 1",
                "良好 4/∞ open 0 out 0",
                "一般 2/∞ open 0 out 0",
                "较差 1/∞ open 0 out 0"
            ]
        );
        assert_eq!(
            told(scored, 1),
            [
                "优秀 1/2 open 2 out 0",
                "良好 1/∞ open 0 out 0",
                "一般 4/∞ open 0 out 0",
                "较差 0/∞ open 0 out 0"
            ]
        );
        assert_eq!(told(scored, 2)[..2], ["优秀 1/1 open 0 out 1", "良好 3/∞ open 0 out 0"]);
    }

    #[test]
    fn every_unit_is_told_once() {
        let outcome = year();
        let scored = outcome.scored();
        for group in (0..3).map(GroupNo) {
            let plan = &scored.assessment.plan;
            let grading = grading(plan, &scored.scores, group);
            let held = grading.grades.iter().flat_map(|held| held.units.iter().chain(&held.open));
            let mut units: Vec<UnitNo> =
                held.chain(&grading.ungraded).chain(&grading.unscored).copied().collect();
            units.sort();
            assert_eq!(units, plan.group(group).units);
        }
    }

    #[test]
    fn below_the_lowest_and_without_total() {
        let grades =
            json!({ "bounds": [{ "id": "A", "title": "好", "from": 60, "quota": { "share": "0.5" } }] });
        let data = figures([
            ("甲", json!(90)),
            ("乙", json!(80)),
            ("丙", json!(50)),
            ("丁", silent_not_applicable()),
        ]);
        let outcome = run(by_score(["甲", "乙", "丙", "丁"]).with("grades", grades), [data]);
        let scored = outcome.scored();
        let grading = grading(&scored.assessment.plan, &scored.scores, GroupNo(0));
        assert_eq!(told(scored, 0), ["好 1/1 open 0 out 0"]);
        // 乙 reached the grade, found it full, and there is none below.
        assert_eq!(titles(scored, &grading.ungraded), "乙、丙");
        assert_eq!(titles(scored, &grading.unscored), "丁");
        let none = run(by_score(["甲"]), [figures([("甲", json!(90))])]);
        assert!(told(none.scored(), 0).is_empty());
    }
}

mod what_is_to_be_done {
    use super::*;

    /// The tasks as short words.
    fn told(outcome: &Outcome) -> Vec<String> {
        let units = |units: &[UnitNo]| titles(outcome.scored(), units);
        agenda(&outcome.assessed)
            .into_iter()
            .map(|task| match task {
                Task::Mend { errors } => format!("mend {errors}"),
                Task::OpenData => "open data".to_owned(),
                Task::Check { warnings } => format!("check {warnings}"),
                Task::CollectVerified { missing } => format!("collect, {missing} missing"),
                Task::Urge { late } => {
                    let silent = |silent| if silent { ", silent" } else { "" };
                    let one = |one: &Late| {
                        let name = one.department.as_deref().unwrap_or("?");
                        format!("{name} {}{}", one.missing, silent(one.silent))
                    };
                    format!("urge {}", late.iter().map(one).collect::<Vec<_>>().join("; "))
                }
                Task::Verify { pending } => format!("verify {pending}"),
                Task::Decide { group, grade, free, units: tied } => {
                    format!("decide {} {grade} {free} {}", group.0, units(&tied))
                }
                Task::Notify { level: NoticeLevel::Talk, units: all } => format!("talk {}", units(&all)),
                Task::Notify { level: NoticeLevel::Notice, units: all } => format!("notice {}", units(&all)),
                Task::Pursue { goals } => format!("pursue {goals:?}"),
                Task::Adopt => "adopt".to_owned(),
            })
            .collect()
    }

    #[test]
    fn in_the_sample_year() {
        let outcome = year();
        let warnings = outcome.codes(ip_scorecard::issue::Severity::Warning).len();
        assert_eq!(
            told(&outcome),
            [
                &format!("check {warnings}"),
                "urge 区工信局 1; 区市场监管局 1",
                "verify 2",
                "decide 1 0 1 果园新村街道、集贤里街道",
                "talk 西堤头镇",
                "notice 青光镇、西堤头镇、双环邨街道、天津陆路港物流装备产业园",
                "adopt",
            ]
        );
    }

    #[test]
    fn before_and_after_the_year() {
        let plain = || by_score(["甲", "乙"]);
        assert_eq!(told(&run(plain(), [])), ["open data", "adopt"]);
        let half = figures([("甲", json!(90))]);
        assert_eq!(told(&run(plain(), [half]))[1..], ["urge ? 1", "adopt"]);
        let own = self_assessed(json!({ "甲": { "A": 90 } }));
        assert!(told(&run(plain(), [own])).contains(&"collect, 1 missing".to_owned()));
        let adopted = plain()
            .with("status", json!("adopted"))
            .with("adopted", json!({ "title": "通知", "date": "2025-03-01" }));
        let all = figures([("甲", json!(90)), ("乙", json!(80))]);
        assert_eq!(told(&run(adopted, [all])), Vec::<String>::new());
    }

    #[test]
    fn the_silent_first_then_who_lacks_most() {
        let leaves = [from("甲局"), from("乙局"), from("乙局"), from("丙局")];
        let rows = json!({ "甲": { "A": 1, "B": 1, "C": 1 }, "乙": { "C": 1 } });
        let outcome = run(scheme(["甲", "乙", "丙"], leaves), [verified(rows)]);
        assert!(told(&outcome).contains(&"urge 丙局 3, silent; 乙局 3; 甲局 2".to_owned()));
    }

    #[test]
    fn errors_before_everything() {
        let outcome = run(by_score(["甲"]), [figures([("丙", json!(1))])]);
        assert_eq!(agenda(&outcome.assessed), [Task::Mend { errors: 1 }]);
    }

    #[test]
    fn a_decision_settles_the_line() {
        let grades = json!({ "bounds": [
            { "id": "A", "title": "好", "from": 60, "quota": { "share": "0.5" } }, { "id": "B", "title": "中", "from": 0 }] });
        let scheme = || by_score(["甲", "乙"]).with("grades", grades.clone());
        let data = || figures([("甲", json!(90)), ("乙", json!(90))]);
        assert_eq!(told(&run(scheme(), [data()])), ["decide 0 0 1 甲、乙", "adopt"]);
        let decided = data().with("events", json!([decision("1", "甲", "A"), decision("2", "乙", "B")]));
        assert_eq!(told(&run(scheme(), [decided])), ["adopt"]);
    }
}
