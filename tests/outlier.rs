//! What lies far from its group: fences worked by hand, and what no numbers can change about them.

#![allow(clippy::unwrap_used, reason = "a test")]

use ip_scorecard::analyse::outlier::{ENOUGH, Fences, Outlier, Side, outliers};
use ip_scorecard::check::{GroupNo, LeafNo};
use ip_scorecard::exact::Exact;
use proptest::prelude::*;
use serde_json::json;

mod common;
use common::{figures, run, scheme, scored, unit};

/// Numbers, and their fences as fractions.
#[track_caller]
fn check(numbers: &str, expected: Option<[&str; 2]>) {
    let numbers = numbers.split_whitespace().map(|number| number.parse::<Exact>().unwrap());
    let fences = Fences::of(numbers).map(|fences| [fences.low.fraction(), fences.high.fraction()]);
    assert_eq!(fences, expected.map(|fences| fences.map(str::to_owned)));
}

#[test]
fn fences_by_hand() {
    // Quartiles 2 and 4.
    check("1 2 3 4 5", Some(["-1", "7"]));
    // QUARTILE.INC: 3.5 and 9.25; 5.75 × 1.5 = 8.625.
    check("1 2 4 7 8 9 10 12", Some(["-41/8", "143/8"]));
    // Whatever the order, and however far the farthest.
    check("1000000 3 1 4 2", Some(["-1", "7"]));
    // Thirds stay thirds.
    check("0 0.1 0.2 0.3 0.4", Some(["-1/5", "3/5"]));
}

#[test]
fn too_few_or_too_alike() {
    check("", None);
    check("1 2 3 1000", None);
    check("5 5 5 5 1000", None);
    check("0 0 0 0 0 0 0 1", None);
    check("0 0 0 1 1", Some(["-3/2", "5/2"]));
}

#[test]
fn on_the_fence_is_within() {
    let fences = Fences::of([1, 2, 3, 4, 5].map(Exact::from)).unwrap();
    let side = |value: &str| fences.side(&value.parse().unwrap());
    assert_eq!(side("7"), None);
    assert_eq!(side("7.0000000000000000000001"), Some(Side::Above));
    assert_eq!(side("-1"), None);
    assert_eq!(side("-1.0000000000000000000001"), Some(Side::Below));
}

/// Two groups on one indicator: each is held against its own fences only.
#[test]
fn each_group_by_itself() {
    let towns = ["甲镇", "乙镇", "丙镇", "丁镇", "戊镇", "己镇"];
    let parks = ["东园", "西园", "南园", "北园", "中园"];
    let units =
        towns.map(|title| unit(title, "town")).into_iter().chain(parks.map(|title| unit(title, "park")));
    let mut scheme = scheme([], [scored(10)]);
    scheme["groups"] = json!([{ "id": "town", "title": "镇" }, { "id": "park", "title": "园" }]);
    scheme["units"] = units.collect();
    let reported = [
        ("甲镇", json!(1)),
        ("乙镇", json!(2)),
        ("丙镇", json!(3)),
        ("丁镇", json!(4)),
        ("戊镇", json!(99)),
        ("东园", json!(97)),
        ("西园", json!(98)),
        ("南园", json!(99)),
        ("北园", json!(100)),
        ("中园", json!(1)),
    ];
    let outcome = run(scheme, [figures(reported)]);
    let found = |group| outliers(outcome.scored(), LeafNo(0), GroupNo(group));
    assert_eq!(found(0), [Outlier { unit: outcome.unit_no("戊镇"), side: Side::Above }]);
    assert_eq!(found(1), [Outlier { unit: outcome.unit_no("中园"), side: Side::Below }]);
}

fn values() -> impl Strategy<Value = Vec<Exact>> {
    let fraction = (-1000i64..1000, 1i64..40).prop_map(|(num, den)| Exact::ratio(num, den).unwrap());
    prop::collection::vec(fraction, 0..30)
}

proptest! {
    #[test]
    fn never_the_half_in_the_middle(values in values()) {
        let Some(fences) = Fences::of(values.clone()) else { return Ok(()) };
        let beyond = values.iter().filter(|value| fences.side(value).is_some()).count();
        prop_assert!(values.len() >= ENOUGH);
        prop_assert!(beyond * 2 <= values.len());
    }

    #[test]
    fn another_unit_of_measure_changes_nothing(values in values(), factor in 1i64..9, shift in -9i64..9) {
        let moved = |value: &Exact| &(value * &Exact::from(factor)) + &Exact::from(shift);
        let sides = |values: &[Exact]| {
            let fences = Fences::of(values.to_vec());
            values.iter().map(|value| fences.as_ref().and_then(|fences| fences.side(value))).collect::<Vec<_>>()
        };
        prop_assert_eq!(sides(&values), sides(&values.iter().map(moved).collect::<Vec<_>>()));
    }
}
