//! How numbers lie: against figures worked by hand and by a spreadsheet, and whatever the numbers are.

#![allow(clippy::unwrap_used, reason = "a test")]

use ip_scorecard::analyse::peers::{self, Place};
use ip_scorecard::analyse::spread::Spread;
use ip_scorecard::check::{GroupNo, NodeNo};
use ip_scorecard::exact::{Exact, mean, quantile};
use proptest::prelude::*;
use serde_json::json;

mod common;
use common::{Outcome, by_score, figures, open_all, run, sample_year, scheme, scored, verified};

/// Numbers, and their five numbers with the mean, as fractions.
#[track_caller]
fn check(numbers: &str, expected: &str) {
    let numbers = numbers.split_whitespace().map(|number| number.parse::<Exact>().unwrap());
    let spread = Spread::of(numbers).unwrap();
    let told: Vec<String> =
        spread.five().into_iter().chain([&spread.mean]).map(|number| number.fraction()).collect();
    assert_eq!(told.join(" "), expected);
}

#[test]
fn by_hand() {
    check("7", "7 7 7 7 7 7");
    // A quarter of the way from 1 to 2.
    check("2 1", "1 5/4 3/2 7/4 2 3/2");
    check("3 1 2", "1 3/2 2 5/2 3 2");
    // QUARTILE.INC({1,2,4,7,8,9,10,12}, 0…4): 1, 3.5, 7.5, 9.25, 12.
    check("1 2 4 7 8 9 10 12", "1 7/2 15/2 37/4 12 53/8");
    // R's quantile(c(6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49), type = 7): 6, 25.5, 40, 42.5, 49.
    check("6 7 15 36 39 40 41 42 43 47 49", "6 51/2 40 85/2 49 365/11");
    // Ties count as often as they stand there.
    check("5 5 5 9", "5 5 5 6 9 6");
    check("-1 0 0.1", "-1 -1/2 0 1/20 1/10 -3/10");
}

#[test]
fn parts_that_are_none() {
    let numbers = [1, 2, 3].map(Exact::from);
    assert_eq!(quantile(&numbers, 3, 2), None);
    assert_eq!(quantile(&numbers, 0, 0), None);
    assert_eq!(quantile(&[], 1, 2), None);
    assert_eq!(mean(&[]), None);
    assert_eq!(quantile(&numbers, 0, 1), Some(Exact::ONE));
    assert_eq!(quantile(&numbers, 1, 1), Some(Exact::from(3)));
}

fn fractions() -> impl Strategy<Value = Vec<Exact>> {
    let fraction = (-1000i64..1000, 1i64..40).prop_map(|(num, den)| Exact::ratio(num, den).unwrap());
    prop::collection::vec(fraction, 1..40)
}

proptest! {
    #[test]
    fn whatever_the_numbers(numbers in fractions(), factor in 1i64..9, shift in -9i64..9) {
        let spread = Spread::of(numbers.clone()).unwrap();
        prop_assert!(spread.five().is_sorted());
        prop_assert!(spread.least <= spread.mean && spread.mean <= spread.greatest);
        let reversed = Spread::of(numbers.iter().rev().cloned());
        prop_assert_eq!(reversed.as_ref(), Some(&spread));
        // Of the steps between the numbers, no more than its share lie beyond a quartile on either side.
        for (part, quartile) in [(1, &spread.lower), (2, &spread.median), (3, &spread.upper)] {
            let steps = numbers.len() - 1;
            let below = numbers.iter().filter(|number| *number <= quartile).count();
            let above = numbers.iter().filter(|number| *number >= quartile).count();
            prop_assert!(4 * below > part * steps && 4 * above > (4 - part) * steps);
        }
        // Another unit of measure changes the figures as it changes the numbers.
        let turned = |x: &Exact| &(x * &Exact::from(factor)) + &Exact::from(shift);
        let other = Spread::of(numbers.iter().map(turned)).unwrap();
        prop_assert_eq!(other.five().map(Exact::clone), spread.five().map(turned));
        prop_assert_eq!(other.mean, turned(&spread.mean));
    }
}

#[test]
fn totals_of_the_sample_year() {
    let outcome = Outcome::of(ip_scorecard::assess::assess(open_all(&sample_year())));
    let scored = outcome.scored();
    let spread = |group| {
        let spread = peers::total_spread(&scored.assessment.plan, &scored.scores, GroupNo(group)).unwrap();
        spread.five().map(ToString::to_string).join(" ")
    };
    // docs/sample.md: of nine the 1st, 3rd, 5th, 7th, 9th from below.
    assert_eq!(spread(0), "53.67 71.07 87.62 92.71 94.92");
    // Of eight: 74.19 − ¼ · (74.19 − 69.77), (75.17 + 86.01) ÷ 2, 91.21.
    assert_eq!(spread(1), "62.08 73.085 80.59 91.21 94.36");
    assert_eq!(spread(2), "60 83.19 86 91.39 97.72");
}

#[test]
fn places_on_a_node() {
    let rows = json!({
        "甲": { "A": 4, "B": 6 }, "乙": { "A": 2, "B": 3 }, "丙": { "A": 4, "B": 0 },
        "丁": { "B": 6 }, "戊": { "A": { "state": "not_applicable", "reason": "没有" }, "B": 1 },
        "己": { "A": { "value": 1, "state": "pending" }, "B": 2 },
    });
    let outcome = run(scheme(["甲", "乙", "丙", "丁", "戊", "己"], [scored(4), scored(6)]), [verified(rows)]);
    let scored = outcome.scored();
    let (plan, scores) = (&scored.assessment.plan, &scored.scores);
    let a = plan.node_by_id("A").unwrap();
    let place = |title: &str| peers::place(plan, scores, outcome.unit_no(title), a);
    assert_eq!(place("甲"), Some(Place { place: 1, sharing: 2, of: 4 }));
    assert_eq!(place("丙"), Some(Place { place: 1, sharing: 2, of: 4 }));
    assert_eq!(place("乙"), Some(Place { place: 3, sharing: 1, of: 4 }));
    assert_eq!(place("己"), Some(Place { place: 4, sharing: 1, of: 4 }));
    assert_eq!((place("丁"), place("戊")), (None, None), "late and not applicable");
    let rates = peers::rate_spread(plan, scores, GroupNo(0), a).unwrap();
    assert_eq!((rates.count, rates.median.to_string()), (4, "0.75".to_owned()));
    // The root is a node like others: 甲 10, 乙 5, 丙 4, 丁 6 of 10, 戊 1 of 6, 己 3.
    let whole = peers::rate_spread(plan, scores, GroupNo(0), NodeNo(0)).unwrap();
    assert_eq!((whole.count, whole.least.fraction(), whole.greatest), (6, "1/6".to_owned(), Exact::ONE));
}

#[test]
fn nobody_has_a_total() {
    let outcome = run(
        by_score(["甲", "乙"]),
        [figures([
            ("甲", json!({ "state": "not_applicable", "reason": "没有" })),
            ("乙", json!({ "state": "not_applicable", "reason": "没有" })),
        ])],
    );
    let scored = outcome.scored();
    let (plan, scores) = (&scored.assessment.plan, &scored.scores);
    assert_eq!(peers::total_spread(plan, scores, GroupNo(0)), None);
    assert_eq!(peers::rate_spread(plan, scores, GroupNo(0), NodeNo(1)), None);
}
