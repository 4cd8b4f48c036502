//! What holds for any scheme and any data, not only for the cases that someone thought of.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
#[path = "common/year.rs"]
mod year;

use std::collections::BTreeMap;

use common::*;
use ip_scorecard::assess::assess;
use ip_scorecard::check::NodeNo;
use ip_scorecard::exact::Exact;
use ip_scorecard::read::Opened;
use ip_scorecard::result;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use year::{ABSOLUTE, ANY, Year, absolute_leaf, cases, years};

fn assessed(year: &Year) -> Outcome {
    let outcome = run(year.scheme.clone(), [year.one_file()]);
    outcome.scored();
    outcome
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn exact_rate(outcome: &Outcome, title: &str) -> Exact {
    outcome.scored().scores.node(outcome.unit_no(title), NodeNo(1)).rate.clone().unwrap()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_order_of_units_rows_and_files_changes_nothing(
        (year, scheme, files) in years(ANY).prop_flat_map(reordered),
    ) {
        prop_assert_eq!(findings(&assessed(&year)), findings(&run(scheme, files)));
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(year in years(ANY)) {
        let files = || -> Vec<Opened> {
            let data = year.file_for_each_indicator().into_iter().enumerate();
            let data = data.map(|(no, data)| file(&format!("{no}.json"), data.to_string()));
            data.chain([file("scheme.json", year.scheme.to_string())]).collect()
        };
        let one = result::document(&assess(files()));
        prop_assert!(one.is_some());
        prop_assert_eq!(one, result::document(&assess(files().into_iter().rev().collect())));
    }

    #[test]
    fn sums_add_up(year in years(ANY)) {
        let outcome = assessed(&year);
        assert_sums_add_up(outcome.scored());
        let (plan, scores) = (&outcome.scored().assessment.plan, &outcome.scored().scores);
        let dimensions: Vec<NodeNo> =
            plan.node_numbers().skip(1).filter(|no| plan.node(*no).leaf.is_none()).collect();
        for unit in plan.unit_numbers() {
            for dimension in &dimensions {
                let Some(score) = &scores.node(unit, *dimension).score else { continue };
                let children: Vec<NodeNo> = plan.children(*dimension).collect();
                let parts = || children.iter().filter_map(|child| scores.node(unit, *child).score.as_ref());
                prop_assert_eq!(&score.exact, &parts().map(|part| &part.exact).sum());
                if year.scheme["rounding"]["items_first"] == true {
                    prop_assert_eq!(&score.rounded, &parts().map(|part| &part.rounded).sum());
                }
            }
        }
    }

    #[test]
    fn places_follow_the_totals(year in years(ANY)) {
        let outcome = assessed(&year);
        let ranking = &year.scheme["ranking"];
        let total = |unit: &Value| unit["total"][ranking["rank_on"].as_str().unwrap()].as_str().map(decimal);
        for group in list(&outcome.result["groups"]) {
            let (ranked, others): (Vec<&Value>, Vec<&Value>) =
                list(&group["units"]).iter().partition(|unit| total(unit).is_some());
            prop_assert!(others.iter().all(|unit| unit["rank"].is_null() && unit["grade"].is_null()));
            let place = |unit: &Value| unit["rank"].as_u64().unwrap() as usize;
            prop_assert!(ranked.is_empty() || ranked.iter().any(|unit| place(unit) == 1));
            for one in &ranked {
                prop_assert!((1..=ranked.len()).contains(&place(one)));
                for other in &ranked {
                    let order = total(one).cmp(&total(other));
                    prop_assert!(order.is_le() || place(one) < place(other));
                    prop_assert!(order.is_ne() || ranking["break_by"] != json!([]) || place(one) == place(other));
                }
            }
        }
    }

    #[test]
    fn a_quota_is_exceeded_only_when_all_who_tie_come_in(year in years(ANY)) {
        let outcome = assessed(&year);
        let grades = &year.scheme["grades"];
        for group in list(&outcome.result["groups"]) {
            let units: Vec<&Value> =
                list(&group["units"]).iter().filter(|unit| !unit["total"].is_null()).collect();
            for bound in list(&grades["bounds"]).iter().filter(|bound| bound["quota"].is_object()) {
                let holders: Vec<&Value> =
                    units.iter().copied().filter(|unit| unit["grade"] == bound["id"]).collect();
                let tied = |unit: &Value| holders.iter().filter(|other| other["rank"] == unit["rank"]).count() > 1;
                let all_in = grades["ties_at_quota"] == "all_in" && holders.iter().any(|unit| tied(unit));
                prop_assert!(all_in || holders.len() <= places(&bound["quota"], units.len()), "{bound}");
            }
        }
    }

    #[test]
    fn what_the_result_says_reads_back(year in years(ANY)) {
        let outcome = assessed(&year);
        let mut numbers = Vec::new();
        exact_numbers(&outcome.result["groups"], &mut numbers);
        for number in numbers {
            let digits = number.trim_start_matches('-').replace('.', "");
            prop_assert!(digits.trim_start_matches('0').len() <= 28, "{number}");
            prop_assert!(!number.contains('.') || !number.ends_with('0'), "{number}");
            prop_assert!(!number.contains(['e', 'E', '+']), "{number}");
            // The reader of the files takes 28 decimals, not 28 digits after any number of zeros.
            if number.split_once('.').is_none_or(|(_, decimals)| decimals.len() <= 28) {
                prop_assert_eq!(number.parse::<Exact>().unwrap().to_string(), number);
            }
        }
    }

    #[test]
    fn more_is_never_worse_nor_is_less_where_less_is_better(
        leaf in absolute_leaf(), tenths in -100..400i64, more in 0..100i64,
    ) {
        let [low, high] = [tenths, tenths + more].map(|tenths| json!(format!("{tenths}e-1")));
        let scheme = scheme(["低", "高"], [leaf.clone().with("weight", json!(10))]);
        let outcome = run(scheme, [figures([("低", low), ("高", high)])]);
        let [low, high] = ["低", "高"].map(|title| exact_rate(&outcome, title));
        prop_assert!(if leaf["direction"] == "lower" { low >= high } else { low <= high }, "{leaf}");
    }

    #[test]
    fn a_better_value_never_lowers_its_rate_by_place(
        others in vec(0..6i64, 0..6), x in 0..6i64, more in 1..5i64,
        lower in any::<bool>(), linear in any::<bool>(),
    ) {
        let how = if linear { json!({ "scale": "linear" }) } else { json!({ "drop": 0.3 }) };
        let leaf = json!({ "direction": if lower { "lower" } else { "higher" } })
            .with("rule", json!({ "kind": "rank" }).with_all(&how));
        let rate = |x: i64| {
            let titles = ["甲", "乙", "丙", "丁", "戊", "己"];
            let data = titles.into_iter().zip(std::iter::once(x).chain(others.iter().copied()));
            let data = figures(data.map(|(title, x)| (title, json!(x))));
            exact_rate(&run(scheme(titles, [leaf.clone()]), [data]), "甲")
        };
        let better = if lower { x - more } else { x + more };
        prop_assert!(rate(better) >= rate(x));
    }

    /// Vetoes and the like are left out, since they hold whatever the value.
    #[test]
    fn better_values_never_lower_a_total_nor_touch_another(
        year in years(ABSOLUTE), unit in any::<Index>(), more in 1..50i64,
    ) {
        let before = Year { events: Vec::new(), ..year };
        let title = unit.get(&before.units()).clone();
        let mut after = before.clone();
        for leaf in leaves(&before.scheme) {
            let values = after.data.get_mut(&title).unwrap();
            if let Some(datum) = values.get_mut(leaf["id"].as_str().unwrap()) {
                add(datum, if leaf["direction"] == "lower" { -more } else { more });
            }
        }
        let totals = |year: &Year| -> Vec<(String, Option<Exact>)> {
            let total = |outcome: &Outcome, title: &str| {
                let total = outcome.unit(title)["total"]["rounded"].as_str().map(|total| total.parse().unwrap());
                (title.to_owned(), total)
            };
            assessed(year).each(total)
        };
        for ((other, before), (_, after)) in totals(&before).into_iter().zip(totals(&after)) {
            prop_assert!(before == after || (other == title && before < after), "{other}: {before:?}, {after:?}");
        }
    }
}

/// The same year in another order: units, rows, events, files; a file for each indicator.
fn reordered(year: Year) -> impl Strategy<Value = (Year, Value, Vec<Value>)> {
    let shuffled =
        |list: &Value| Just(list.as_array().unwrap().clone()).prop_shuffle().prop_map(Value::Array);
    let units = shuffled(&year.scheme["units"]);
    let files = year.file_for_each_indicator();
    let lists: Vec<_> =
        files.iter().map(|file| (shuffled(&file["rows"]), shuffled(&file["events"]))).collect();
    (Just((year, files)), units, lists).prop_flat_map(|((year, files), units, lists)| {
        let scheme = year.scheme.clone().with("units", units);
        let files = files.into_iter().zip(lists);
        let files = files.map(|(file, (rows, events))| file.with("rows", rows).with("events", events));
        (Just(year), Just(scheme), Just(files.collect::<Vec<Value>>()).prop_shuffle())
    })
}

/// All that was found of each unit, apart from where the data came from.
fn findings(outcome: &Outcome) -> BTreeMap<String, Value> {
    let units = outcome.units().map(|unit| {
        let mut unit = unit.clone();
        for node in unit["nodes"].as_array_mut().unwrap() {
            node.as_object_mut().unwrap().remove("trace");
        }
        (unit["code"].to_string(), unit)
    });
    units.collect()
}

/// A decimal of any length, as whole part and decimals that compare like numbers; never negative.
fn decimal(text: &str) -> (Exact, String) {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    (whole.parse().unwrap(), decimals.to_owned())
}

/// The places of a quota of tenths.
fn places(quota: &Value, units: usize) -> usize {
    let tenths: usize = quota["share"].as_str().unwrap()[2..].parse().unwrap();
    let share = tenths * units;
    let whole = match quota["rounding"].as_str().unwrap() {
        "floor" => share / 10,
        "ceil" => share.div_ceil(10),
        _ => (share + 5) / 10,
    };
    whole.max(quota["at_least"].as_u64().unwrap() as usize).min(units)
}

/// The numbers under `exact`, `rate`, `x` and `applicable`.
fn exact_numbers<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| exact_numbers(item, found)),
        Value::Object(members) => {
            for (key, member) in members {
                match (key.as_str(), member) {
                    ("exact" | "rate" | "x" | "applicable", Value::String(number)) => found.push(number),
                    _ => exact_numbers(member, found),
                }
            }
        }
        _ => {}
    }
}

fn leaves(scheme: &Value) -> Vec<Value> {
    let below = |node: &Value| node["children"].as_array().cloned().unwrap_or_else(|| vec![node.clone()]);
    list(&scheme["tree"]).iter().flat_map(below).collect()
}

/// Adds to the value of a datum, where it has one.
fn add(datum: &mut Value, more: i64) {
    let value = if datum.is_object() { datum.get_mut("value") } else { Some(datum) };
    if let Some(value) = value {
        let number: Exact = value.as_str().map_or_else(|| value.to_string(), str::to_owned).parse().unwrap();
        *value = json!((&number + &Exact::from(more)).to_string());
    }
}
