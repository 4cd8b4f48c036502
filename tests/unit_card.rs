//! What a unit's card says beside its scores: strengths and weaknesses, evidence, what to do next.

#![allow(clippy::unwrap_used, reason = "a test")]

use ip_scorecard::analyse::evidence::{Settled, checklist};
use ip_scorecard::analyse::next::{Next, next};
use ip_scorecard::analyse::peers::Place;
use ip_scorecard::analyse::profile::{Line, Trait, profile, standing_out};
use ip_scorecard::check::LeafNo;
use proptest::prelude::*;
use serde_json::{Value, json};

mod common;
use common::{Outcome, With, figures, own, run, scheme, scored, verified};

const EIGHT: [&str; 8] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"];

fn lines(outcome: &Outcome, title: &str) -> Vec<Line> {
    let scored = outcome.scored();
    profile(&scored.assessment.plan, &scored.scores, outcome.unit_no(title))
}

fn ids(outcome: &Outcome, leaves: &[LeafNo]) -> String {
    let plan = &outcome.scored().assessment.plan;
    leaves.iter().map(|leaf| plan.leaf(*leaf).indicator.id.to_string()).collect::<Vec<_>>().join(" ")
}

mod strengths_and_weaknesses {
    use super::*;

    /// Whether each of eight units with these figures is strong, weak or neither.
    fn of(marks: [u32; 8]) -> String {
        let data = EIGHT.into_iter().zip(marks.map(|mark| json!(mark)));
        let outcome = run(scheme(EIGHT, [scored(10)]), [figures(data)]);
        let letter = |title: &&str| match lines(&outcome, title).first().and_then(|line| line.quality) {
            Some(Trait::Strength) => '+',
            Some(Trait::Weakness) => '-',
            None => '.',
        };
        EIGHT.iter().map(letter).collect()
    }

    #[test]
    fn a_quarter_of_the_units_at_most() {
        assert_eq!(of([10, 9, 8, 7, 6, 5, 4, 3]), "++....--");
        assert_eq!(of([3, 4, 5, 6, 7, 8, 9, 10]), "--....++", "in whatever order they stand");
        assert_eq!(of([10, 10, 8, 7, 6, 5, 3, 3]), "++....--", "two that are equal");
        assert_eq!(of([10, 10, 10, 7, 6, 3, 3, 3]), "........", "what more than a quarter reach");
        assert_eq!(of([10, 9, 9, 7, 6, 4, 4, 3]), "+......-", "who shares a rate with too many");
        assert_eq!(of([5; 8]), "........", "all alike");
        assert_eq!(of([1, 0, 0, 0, 0, 0, 0, 0]), "+.......", "by rank and not by the rate itself");
    }

    #[test]
    fn nobody_stands_out_of_three() {
        for of in 1..4 {
            for place in 1..=of {
                assert_eq!(Trait::of(Place { place, sharing: 1, of }), None);
            }
        }
    }

    #[test]
    fn what_is_missing_or_does_not_apply_counts_for_nobody() {
        let units = ["甲", "乙", "丙", "丁", "戊"];
        let data = verified(json!({
            "甲": { "A": 10 }, "乙": { "A": 8 }, "丙": { "A": 6 },
            "丁": { "A": { "state": "not_applicable", "reason": "没有" } },
        }));
        let outcome = run(scheme(units, [scored(10)]), [data]);
        let line = |title| lines(&outcome, title).remove(0);
        assert_eq!(line("甲").place, Some(Place { place: 1, sharing: 1, of: 3 }));
        assert_eq!(line("甲").quality, None, "three are too few");
        assert_eq!(line("戊").own, None);
        assert_eq!(line("丁").place, None);
        let group = line("戊").group.unwrap();
        assert_eq!((group.count, group.median.to_string()), (3, "0.8".to_owned()));
    }

    #[test]
    fn what_stands_out_most_comes_first() {
        let leaves = [scored(10), scored(10), scored(10), scored(10)];
        let rows = EIGHT.iter().zip([8u32, 7, 6, 5, 4, 3, 2, 1]).map(|(title, mark)| {
            let (up, second) = (
                mark,
                if mark == 8 {
                    7
                } else if mark == 7 {
                    8
                } else {
                    mark
                },
            );
            ((*title).to_owned(), json!({ "A": second, "B": up, "C": 9 - second, "D": 9 - up }))
        });
        let outcome = run(scheme(EIGHT, leaves), [verified(Value::Object(rows.collect()))]);
        let plan = &outcome.scored().assessment.plan;
        let lines = lines(&outcome, "甲");
        assert_eq!(ids(&outcome, &standing_out(plan, &lines, Trait::Strength)), "B A");
        assert_eq!(ids(&outcome, &standing_out(plan, &lines, Trait::Weakness)), "D C");
    }

    #[test]
    fn what_a_group_is_not_assessed_on_is_no_line() {
        let mut document = scheme(["甲", "乙"], [scored(10), scored(10)]);
        document["groups"] = json!([{ "id": "town", "title": "镇" }, { "id": "zone", "title": "园区" }]);
        document["units"][1]["group"] = json!("zone");
        document["tree"][0]["weight"] = json!({ "town": 10, "zone": 20 });
        document["tree"][1]["weight"] = json!({ "town": 10 });
        let outcome = run(document, [verified(json!({ "甲": { "A": 1, "B": 1 }, "乙": { "A": 1 } }))]);
        assert_eq!((lines(&outcome, "甲").len(), lines(&outcome, "乙").len()), (2, 1));
    }

    proptest! {
        /// With all signs turned, strengths are weaknesses.
        #[test]
        fn strengths_mirror_weaknesses(marks in proptest::array::uniform8(0u32..5)) {
            let mirrored = of(marks.map(|mark| 10 - mark));
            let turned: String = mirrored.chars().map(|c| match c { '+' => '-', '-' => '+', c => c }).collect();
            prop_assert_eq!(of(marks), turned);
        }
    }
}

mod evidence {
    use super::*;

    fn required() -> Value {
        scored(10).with("evidence", json!("required"))
    }

    /// The sample: what the first unit filed for each of its indicators, A to F demanding evidence.
    fn filed() -> Outcome {
        let data = verified(json!({ "甲": {
            "A": { "value": 5, "evidence": ["ok"] },
            "B": { "value": 5, "evidence": ["ok", "open", "ok"] },
            "C": { "value": 5, "evidence": ["bad"] },
            "D": 5,
            "E": { "state": "not_applicable", "reason": "没有" },
            "F": { "value": 5, "evidence": ["ok", "bad"] },
            "G": { "value": 5, "evidence": ["unknown"] },
            "H": 5,
        } }))
        .with(
            "evidence",
            json!([
                { "id": "ok", "title": "证书", "status": "checked" },
                { "id": "open", "title": "清单", "status": "unchecked" },
                { "id": "bad", "title": "照片", "status": "rejected" },
                { "id": "unknown", "title": "说明" },
            ]),
        );
        let leaves = (0..6).map(|_| required()).chain([scored(10), scored(10)]);
        run(scheme(["甲"], leaves), [data])
    }

    #[test]
    fn the_missing_comes_first_and_the_voluntary_last() {
        let outcome = filed();
        let scored = outcome.scored();
        let items = checklist(&scored.assessment, &scored.scores, outcome.unit_no("甲"));
        let told: Vec<_> = items
            .iter()
            .map(|item| (ids(&outcome, &[item.leaf]), item.required, item.settled, item.pieces.len()))
            .collect();
        let told: Vec<_> = told
            .iter()
            .map(|(id, required, settled, count)| (id.as_str(), *required, *settled, *count))
            .collect();
        assert_eq!(
            told,
            [
                ("D", true, Settled::Missing, 0),
                ("C", true, Settled::Rejected, 1),
                ("B", true, Settled::Unchecked, 2),
                ("A", true, Settled::Checked, 1),
                ("F", true, Settled::Checked, 2),
                ("E", true, Settled::Idle, 0),
                ("G", false, Settled::Unchecked, 1),
            ]
        );
    }
}

mod what_to_do_next {
    use super::*;

    fn next_of(outcome: &Outcome) -> Next {
        let scored = outcome.scored();
        next(&scored.assessment, &scored.scores, outcome.unit_no("甲"))
    }

    /// One unit and two indicators of ten marks, the second of which demands evidence.
    fn of(data: Value) -> Next {
        let leaves = [scored(10), scored(10).with("evidence", json!("required"))];
        let scheme = scheme(["甲"], leaves).with(
            "notices",
            json!([{ "id": "N1", "level": "talk", "title": "低分", "when": { "total_below": 12 } }]),
        );
        let evidence =
            json!([{ "id": "E", "title": "证书" }, { "id": "X", "title": "照片", "status": "rejected" }]);
        next_of(&run(scheme, [verified(json!({ "甲": data })).with("evidence", evidence)]))
    }

    #[test]
    fn the_most_urgent_thing() {
        let with = |value: u32, id: &str| json!({ "value": value, "evidence": [id] });
        assert_eq!(of(json!({ "B": { "value": 1, "state": "pending" } })), Next::Urge(vec![LeafNo(0)]));
        assert_eq!(
            of(json!({ "A": { "value": 1, "state": "pending" }, "B": 1 })),
            Next::Verify(vec![LeafNo(0)])
        );
        assert_eq!(of(json!({ "A": 1, "B": 1 })), Next::File(vec![LeafNo(1)]));
        assert_eq!(
            of(json!({ "A": 1, "B": with(1, "X") })),
            Next::File(vec![LeafNo(1)]),
            "what was rejected is none"
        );
        assert_eq!(of(json!({ "A": 1, "B": with(1, "E") })), Next::Notify(1));
        assert_eq!(of(json!({ "A": 10, "B": with(10, "E") })), Next::Print);
    }

    #[test]
    fn a_self_assessment_far_above_is_to_be_explained() {
        let totals = |verified_mark: u32| {
            let data = [verified(json!({ "甲": { "A": verified_mark } })), own(json!({ "甲": { "A": 10 } }))];
            next_of(&run(scheme(["甲"], [scored(10)]), data))
        };
        assert_eq!(totals(8), Next::Explain);
        assert_eq!(totals(9), Next::Print, "a tenth of full marks is tolerated");
    }
}
