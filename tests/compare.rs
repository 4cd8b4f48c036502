//! 与上期比较 by hand: two small years whose schemes, groups and units are not the same.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::*;
use ip_scorecard::analyse::compare::{change, changes, gone, parts, terms};
use ip_scorecard::check::UnitNo;
use ip_scorecard::exact::Exact;
use ip_scorecard::text::Lang;
use ip_scorecard::text::page::compare as words;
use serde_json::{Value, json};

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn two_groups(units: Value, leaves: Value, version: &str) -> Value {
    scheme([], []).with_all(&json!({
        "version": version,
        "full_marks": 100,
        "groups": [{ "id": "town", "title": "镇" }, { "id": "street", "title": "街道" }],
        "units": units,
        "tree": leaves,
        "grades": { "bounds": [{ "id": "A", "title": "优秀", "from": 90 }, { "id": "B", "title": "良好", "from": 60 },
                               { "id": "C", "title": "一般", "from": 0 }] },
    }))
}

fn leaf(id: &str, weight: u32) -> Value {
    scored(weight).with_all(&json!({ "id": id, "title": format!("指标{id}") }))
}

/// | unit | before: A of 60, B of 40 | total, place, grade | now: A of 50, C of 50 | total, place, grade |
/// |---|---|---|---|---|
/// | 甲 | 30, 40 | 70, 2, 良好 | 50, 45 | 95, 1, 优秀 |
/// | 乙 | 60, 20 | 80, 1, 良好 | 25, 25 | 50, 3, 一般 |
/// | 丙 | 60, 40 as a street | 100, 1, 优秀 | 50, 30 as a town | 80, 2, 良好 |
/// | 丁 | 0, 10 | 10, 3, 一般 | | |
/// | 戊 | | | 0, 0 | 0, 4, 一般 |
fn two_years() -> Outcome {
    let before = two_groups(
        json!([unit("甲", "town"), unit("乙", "town"), unit("丙", "street"), unit("丁", "town")]),
        json!([leaf("A", 60), leaf("B", 40)]),
        "2024",
    );
    let earlier = run(
        before,
        [verified(
            json!({ "甲": { "A": 30, "B": 40 }, "乙": { "A": 60, "B": 20 }, "丙": { "A": 60, "B": 40 },
                          "丁": { "A": 0, "B": 10 } }),
        )],
    );
    let now = two_groups(
        json!([unit("甲", "town"), unit("乙", "town"), unit("丙", "town"), unit("戊", "town")]),
        json!([leaf("A", 50), leaf("C", 50)]),
        "2025",
    );
    let data =
        verified(json!({ "甲": { "A": 50, "C": 45 }, "乙": { "A": 25, "C": 25 }, "丙": { "A": 50, "C": 30 },
                                "戊": { "A": 0, "C": 0 } }));
    run(now, [data, earlier.result])
}

#[test]
fn units_are_compared_with_themselves_and_places_within_one_group() {
    let outcome = two_years();
    let scored = outcome.scored();
    let all = changes(&scored.assessment, &scored.scores);
    let told = |title: &str| {
        let change = all.get(&outcome.unit_no(title))?;
        let rise = change.rise.clone()?;
        Some((rise, change.rank, change.up, change.grades_up, change.moved_from.as_deref()))
    };
    assert_eq!(told("甲"), Some((exact("25"), Some(2), Some(1), Some(1), None)));
    assert_eq!(told("乙"), Some((exact("-30"), Some(1), Some(-2), Some(-1), None)));
    assert_eq!(told("丙"), Some((exact("-20"), None, None, Some(-1), Some("street"))));
    assert_eq!(told("戊"), None, "there was none to compare with");
    for unit in (0..4).map(UnitNo) {
        let alone = change(&scored.assessment, &scored.scores, unit);
        assert_eq!(alone.as_ref(), all.get(&unit), "one by one as all together");
    }
}

#[test]
fn who_is_assessed_no_more_is_named() {
    let outcome = two_years();
    let gone = gone(&outcome.scored().assessment);
    let told: Vec<_> =
        gone.iter().map(|gone| (&*gone.title, &*gone.group, gone.total.clone(), gone.rank)).collect();
    assert_eq!(told, [("丁", "town", Some(exact("10")), Some(3))]);
    assert_eq!(words::gone(Lang::Zh, outcome.scored(), &gone[0]), "丁（上期10.00分，第3名）");
}

#[test]
fn what_counts_for_other_marks_is_compared_by_its_rate() {
    let outcome = two_years();
    let scored = outcome.scored();
    let parts = parts::parts(&scored.assessment, &scored.scores, outcome.unit_no("甲"));
    let told: Vec<_> =
        parts.iter().map(|part| (&*part.id, part.reweighted(), part.rise(), part.rate_rise())).collect();
    assert_eq!(
        told,
        [
            ("A", true, Some(exact("20")), Some(Exact::ratio(1, 2).unwrap())),
            ("C", false, None, None),
            ("B", false, None, None),
        ]
    );
    let rows = words::part_rows(Lang::Zh, scored, outcome.unit_no("甲"));
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.full.clone(),
                row.rise.text.as_str(),
                row.rates.clone(),
                row.rate_rise.text.as_str(),
                row.note,
            )
        })
        .collect();
    let pair = |before: &str, now: &str| [before.to_owned(), now.to_owned()];
    assert_eq!(
        told,
        [
            (pair("60", "50"), "", pair("50.00", "100.00"), "+50.00", "分值有变，看得分率"),
            (pair("—", "50"), "", pair("—", "90.00"), "", "本期新增"),
            (pair("40", "—"), "", pair("100.00", "—"), "", "本期不再考核"),
        ]
    );
}

#[test]
fn what_became_of_the_scheme_is_said() {
    let outcome = two_years();
    let terms = terms::terms(&outcome.scored().assessment);
    let plan = &outcome.scored().assessment.plan;
    assert!(!terms.same());
    assert_eq!(terms.added, [plan.node_by_id("C").unwrap()]);
    assert_eq!(terms.dropped, ["B".into()]);
    let told: Vec<_> = terms
        .reweighted
        .iter()
        .map(|change| {
            (&*plan.node(change.node).id, change.group.0, change.before.clone(), change.now.clone())
        })
        .collect();
    assert_eq!(
        told,
        [("A", 0, Some(exact("60")), Some(exact("50"))), ("A", 1, Some(exact("60")), Some(exact("50")))]
    );
    let lines = words::scheme_changes(Lang::Zh, outcome.scored()).join("\n");
    for words in [
        "上期2024，本期2025",
        "本期新增：C 指标C。",
        "本期不再考核：B。",
        "A 指标A（镇）60→50；A 指标A（街道）60→50",
    ] {
        assert!(lines.contains(words), "{words} in\n{lines}");
    }
    let changes = changes(&outcome.scored().assessment, &outcome.scored().scores);
    assert_eq!(
        words::summary(Lang::Zh, &changes),
        "两期都有的3个单位中，总分上升1个、下降2个；等次上升1个、下降2个。"
    );
    let most = |upwards| words::extremes(outcome.scored(), &changes, upwards);
    assert_eq!(most(true), Some((vec![outcome.unit_no("甲")], "+25.00".into())));
    assert_eq!(most(false), Some((vec![outcome.unit_no("乙")], "−30.00".into())));
}

#[test]
fn the_same_year_again_changes_nothing() {
    let scheme = || by_score(["甲", "乙"]);
    let data = || figures([("甲", json!("33.333")), ("乙", json!(50))]);
    let earlier = run(scheme(), [data()]).result;
    let outcome = run(scheme(), [data(), earlier]);
    let scored = outcome.scored();
    assert_eq!(terms::terms(&scored.assessment), terms::Terms::default());
    assert!(words::scheme_changes(Lang::Zh, scored).is_empty());
    for unit in (0..2).map(UnitNo) {
        let row =
            words::row(Lang::Zh, scored, unit, change(&scored.assessment, &scored.scores, unit).as_ref());
        assert_eq!([row.rise.text.as_str(), row.moved.text.as_str()], ["0", "未变"]);
        for part in parts::parts(&scored.assessment, &scored.scores, unit) {
            assert!(!part.reweighted());
            assert_eq!([part.rise(), part.rate_rise()], [Some(Exact::default()), Some(Exact::default())]);
        }
    }
}
