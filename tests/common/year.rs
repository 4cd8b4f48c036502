//! Made-up years for tests of properties: any scheme within a shape, and any data for it.

#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value, json};

use crate::common::{With, correction, event, scheme, unit, verified};

/// So many cases from a fixed seed, so that what passes today passes tomorrow; to look further:
/// `PROPTEST_CASES=5000 PROPTEST_RNG_SEED=7 cargo test --release`.
pub fn cases(cases: u32) -> ProptestConfig {
    let own = ProptestConfig::default();
    let set = |key: &str| std::env::var_os(key).is_some();
    ProptestConfig {
        cases: if set("PROPTEST_CASES") { own.cases } else { cases },
        rng_seed: if set("PROPTEST_RNG_SEED") { own.rng_seed } else { RngSeed::Fixed(2025) },
        failure_persistence: None,
        ..own
    }
}

/// A scheme and the data of one stage, before they are written as files.
#[derive(Clone, Debug)]
pub struct Year {
    pub scheme: Value,
    /// Unit → indicator → datum.
    pub data: BTreeMap<String, Map<String, Value>>,
    pub events: Vec<Value>,
}

/// Which rules a year may have.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Rules that look at other units.
    relative: bool,
}

/// Only rules by which a unit's score is its own affair.
pub const ABSOLUTE: Shape = Shape { relative: false };
/// All rules.
pub const ANY: Shape = Shape { relative: true };

const UNITS: [&str; 7] = ["甲", "乙", "丙", "丁", "戊", "己", "庚"];

impl Year {
    pub fn units(&self) -> Vec<String> {
        self.data.keys().cloned().collect()
    }

    /// The data as one file.
    pub fn one_file(&self) -> Value {
        verified(json!(self.data)).with("events", json!(self.events))
    }

    /// The data as a file for each indicator, and one for the events.
    pub fn file_for_each_indicator(&self) -> Vec<Value> {
        let ids: BTreeSet<&String> = self.data.values().flat_map(Map::keys).collect();
        let file = |id: &String| {
            let with_it = self.data.iter().filter_map(|(unit, values)| Some((unit, values.get(id)?)));
            let rows: Map<String, Value> =
                with_it.map(|(unit, datum)| (unit.clone(), json!({ id: datum }))).collect();
            verified(Value::Object(rows)).with("events", json!([]))
        };
        let events = verified(json!({})).with("events", json!(self.events));
        ids.into_iter().map(file).chain([events]).collect()
    }
}

/// Any year of the shape.
pub fn years(shape: Shape) -> impl Strategy<Value = Year> {
    let leaf = if shape.relative {
        prop_oneof![absolute_leaf(), relative_leaf()].boxed()
    } else {
        absolute_leaf().boxed()
    };
    (1..=UNITS.len(), vec((leaf, 1..30u32), 1..5)).prop_flat_map(|(units, leaves)| {
        let data = vec(vec(datum(), leaves.len()), units);
        let parts = (vec(any::<bool>(), units), data, frame(), events(units));
        parts.prop_map(move |(streets, data, frame, events)| Year {
            scheme: written(&leaves, &streets).with_all(&frame),
            data: named(&data),
            events,
        })
    })
}

/// A scheme of two groups; of more than two indicators, all but the first are in a dimension.
fn written(leaves: &[(Value, u32)], streets: &[bool]) -> Value {
    let leaves = leaves.iter().map(|(leaf, weight)| leaf.clone().with("weight", json!(weight)));
    let mut scheme = scheme([], leaves);
    let mut tree = scheme["tree"].as_array().unwrap().clone();
    if tree.len() > 2 {
        let rest = tree.split_off(1);
        tree.push(json!({ "id": "维度", "title": "维度", "children": rest }));
    }
    scheme["tree"] = json!(tree);
    let group = |street: &bool| if *street { "street" } else { "town" };
    let units: Vec<Value> =
        UNITS.iter().zip(streets).map(|(title, street)| unit(title, group(street))).collect();
    let groups = json!([{ "id": "town", "title": "镇" }, { "id": "street", "title": "街道" }]);
    scheme.with("groups", groups).with("units", json!(units))
}

fn named(data: &[Vec<Option<Value>>]) -> BTreeMap<String, Map<String, Value>> {
    let values = |row: &Vec<Option<Value>>| {
        ('A'..).zip(row).filter_map(|(id, datum)| Some((id.to_string(), datum.clone()?))).collect()
    };
    UNITS.iter().zip(data).map(|(title, row)| ((*title).to_owned(), values(row))).collect()
}

fn direction(higher: bool) -> &'static str {
    if higher { "higher" } else { "lower" }
}

fn ruled(higher: bool, rule: Value) -> Value {
    json!({ "direction": direction(higher), "rule": rule })
}

/// Any indicator by whose rule a unit's score is its own affair, in either direction.
pub fn absolute_leaf() -> impl Strategy<Value = Value> {
    let form = select(vec![None, Some("inverse"), Some("mirror")]);
    let completion = (1..40i64, select(vec!["1", "1.2"]), form).prop_map(|(target, cap, form)| {
        let mut rule = json!({ "kind": "completion", "cap": cap });
        if let Some(form) = form {
            rule["lower_form"] = json!(form);
        }
        ruled(form.is_none(), rule).with("target", json!(target))
    });

    let clamp = select(vec!["both", "top", "bottom", "none"]);
    let linear = (-5..20i64, 1..20i64, clamp, any::<bool>()).prop_map(|(from, span, clamp, higher)| {
        let (zero_at, full_at) = if higher { (from, from + span) } else { (from + span, from) };
        ruled(higher, json!({ "kind": "linear", "zero_at": zero_at, "full_at": full_at, "clamp": clamp }))
    });

    let otherwise = select(vec!["zero", "proportional"]);
    let threshold = (-3..30i64, otherwise, any::<bool>()).prop_map(|(target, otherwise, higher)| {
        ruled(higher, json!({ "kind": "threshold", "otherwise": otherwise })).with("target", json!(target))
    });

    let reference = (-9..20i64).prop_filter("a percentage of 0", |reference| *reference != 0);
    let step = (1..8i64, select(vec!["absolute", "percent"]), select(vec!["linear", "floor", "ceil"]));
    let steps = (reference, step, 0..5i64, 0..5i64, any::<bool>());
    let steps = steps.prop_map(|(reference, (per, per_kind, mode), gain, loss, higher)| {
        let rule = json!({ "kind": "steps", "reference": reference, "per": per, "per_kind": per_kind });
        let rates =
            json!({ "gain": gain, "loss": loss, "step_mode": mode, "start_rate": 0.6, "max_rate": 1.1 });
        ruled(higher, rule.with_all(&rates))
    });

    prop_oneof![completion, linear, threshold, steps, bands()]
}

/// Bands that cover all numbers, the better ones with the higher rates.
fn bands() -> impl Strategy<Value = Value> {
    let cuts = proptest::collection::btree_set(-5..25i64, 1..4);
    (cuts, any::<bool>(), any::<bool>()).prop_map(|(cuts, higher, from_included)| {
        let count = cuts.len();
        let edges: Vec<Option<i64>> =
            std::iter::once(None).chain(cuts.into_iter().map(Some)).chain([None]).collect();
        let bands = edges.windows(2).enumerate().map(|(no, pair)| {
            let rate = format!("0.{}", if higher { no } else { count - no });
            let mut band =
                json!({ "rate": rate, "from_included": from_included, "to_included": !from_included });
            for (key, edge) in ["from", "to"].into_iter().zip(pair) {
                if let Some(edge) = edge {
                    band[key] = json!(edge);
                }
            }
            band
        });
        ruled(higher, json!({ "kind": "bands", "bands": bands.collect::<Vec<_>>() }))
    })
}

/// Any indicator of a rule that looks at the other units.
fn relative_leaf() -> impl Strategy<Value = Value> {
    let how = select(vec![json!({ "drop": 0.05 }), json!({ "drop": 0.4 }), json!({ "scale": "linear" })]);
    let rank = (how, any::<bool>())
        .prop_map(|(how, higher)| ruled(higher, json!({ "kind": "rank", "floor_rate": 0.2 }).with_all(&how)));

    let of = ["group_best", "group_worst", "group_mean", "group_median", "all_best", "all_worst", "all_mean"];
    let statistic = || select(of.to_vec());
    let linear = (statistic(), statistic(), any::<bool>()).prop_map(|(zero_at, full_at, higher)| {
        ruled(higher, json!({ "kind": "linear", "zero_at": zero_at, "full_at": full_at, "when_equal": 0.9 }))
    });
    let steps = (statistic(), any::<bool>()).prop_map(|(reference, higher)| {
        let rates = json!({ "gain": 1, "loss": 1, "start_rate": 0.7 });
        ruled(higher, json!({ "kind": "steps", "reference": reference, "per": 3 }).with_all(&rates))
    });
    prop_oneof![rank, linear, steps]
}

/// A decimal with one place.
fn tenths(range: Range<i64>) -> impl Strategy<Value = String> {
    let written = |tenths: i64| {
        format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10)
    };
    range.prop_map(written)
}

/// A datum of the measure `value`, in any state; often one of few numbers, so that units tie.
fn datum() -> impl Strategy<Value = Option<Value>> {
    let states = [json!({ "state": "not_applicable" }), json!({ "state": "not_reported" })];
    prop_oneof![
        6 => tenths(-50..300).prop_map(|x| Some(json!(x))),
        4 => select(vec![json!(0), json!(10), json!(20)]).prop_map(Some),
        2 => select(states.to_vec()).prop_map(Some),
        1 => tenths(0..300).prop_map(|x| Some(json!({ "value": x, "state": "pending" }))),
        1 => Just(None),
    ]
}

/// What a scheme says beside groups, units and tree.
fn frame() -> impl Strategy<Value = Value> {
    let rounding = (0..4u32, 1..4u32, any::<bool>(), select(vec!["half_up", "half_even"]));
    let rounding = rounding.prop_map(|(item, total, first, mode)| {
        json!({ "item_places": item, "total_places": total, "items_first": first, "mode": mode })
    });
    let inapplicable =
        select(vec![json!("rescale"), json!("rescale"), json!("full"), json!("zero"), json!(0.5)]);
    let missing = (inapplicable, select(vec!["zero", "zero", "blocks"])).prop_map(
        |(inapplicable, unreported)| json!({ "not_applicable": inapplicable, "not_reported": unreported }),
    );
    let breakers = select(vec![json!([]), json!(["A"])]);
    let ranking = (select(vec!["competition", "dense"]), breakers, select(vec!["rounded", "exact"]))
        .prop_map(|(ties, breakers, on)| json!({ "ties": ties, "break_by": breakers, "rank_on": on }));
    let total_cap = prop::option::of(80..100u32);
    (rounding, missing, ranking, grades(), total_cap).prop_map(
        |(rounding, missing, ranking, grades, total_cap)| {
            let mut adjustments = adjustments();
            if let Some(cap) = total_cap {
                adjustments["total_cap"] = json!(cap);
            }
            json!({
                "rounding": rounding, "missing": missing, "ranking": ranking, "grades": grades,
                "adjustments": adjustments,
                "notices": [
                    { "id": "N1", "level": "talk", "title": "低分", "when": { "total_below": 40 } },
                    { "id": "N2", "level": "notice", "title": "末位", "when": { "last_places": 2 } },
                ],
            })
        },
    )
}

fn grades() -> impl Strategy<Value = Value> {
    let quota = || {
        let parts = (0..10u32, select(vec!["floor", "ceil", "half_up"]), 0..2u32);
        parts.prop_map(|(tenths, rounding, least)| {
            json!({ "share": format!("0.{tenths}"), "rounding": rounding, "at_least": least })
        })
    };
    (quota(), quota(), select(vec!["ask", "all_in", "all_out"])).prop_map(|(first, second, ties)| {
        json!({ "ties_at_quota": ties, "bounds": [
            { "id": "优", "title": "优秀", "from": 60, "quota": first },
            { "id": "良", "title": "良好", "from": 40, "quota": second },
            { "id": "中", "title": "一般", "from": 0 },
        ] })
    })
}

fn adjustments() -> Value {
    json!({ "bonus_cap": 4, "deduction_cap": 3, "items": [
        { "id": "B1", "kind": "bonus", "title": "加分一", "points": 1.5, "cap": 4, "exclusive": "奖" },
        { "id": "B2", "kind": "bonus", "title": "加分二", "points": 2, "exclusive": "奖" },
        { "id": "B3", "kind": "bonus", "title": "加分三", "points": "0.5" },
        { "id": "D1", "kind": "deduction", "title": "减分", "points": 2 },
        { "id": "V1", "kind": "veto", "title": "取消评优", "effect": "bar_top_grade", "basis": "第九条" },
        { "id": "V2", "kind": "veto", "title": "降一等", "effect": "lower_one_grade", "basis": "第九条" },
        { "id": "V3", "kind": "veto", "title": "归零", "effect": "zero_total", "basis": "第九条" },
    ] })
}

fn events(units: usize) -> impl Strategy<Value = Vec<Value>> {
    #[derive(Clone, Debug)]
    enum What {
        Item(&'static str, u32),
        Correction(String),
    }
    let items = select(vec!["B1", "B2", "B3", "D1", "V1", "V2", "V3"]);
    let what = prop_oneof![
        2 => (items, 1..4u32).prop_map(|(item, count)| What::Item(item, count)),
        1 => tenths(-30..30).prop_map(What::Correction),
    ];
    vec((select(UNITS[..units].to_vec()), what), 0..5).prop_map(|events| {
        let made = events.into_iter().enumerate().map(|(no, (unit, what))| match what {
            What::Item(item, count) => event(&format!("2025-{no}"), unit, item, count),
            What::Correction(points) => correction(&format!("2025-{no}"), unit, &points),
        });
        made.collect()
    })
}
